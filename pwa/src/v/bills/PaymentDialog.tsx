import { useState } from "react";
import { ApproveTransferDocument, AssignPaymentDocument, LedgerPaymentDocument, LedgerPaymentsDocument, NoteRefundDocument, RejectTransferDocument, SettlePaymentDocument } from "@/packages/api/generated/vendor/graphql";
import { named, t } from "@/packages/i18n";
import { minor } from "@/features/plans/console/money";
import { useCommand, useRenew } from "@/c/data";
import { Dialog } from "@/c/kit/Dialog";
import { Field } from "@/c/kit/parts";
import { toast } from "@/c/kit/toast";
import { money, type Payment } from "./words";

export type PaymentAct = "approve" | "reject" | "assign" | "settle" | "refund";
interface Act { ready: boolean; busy: boolean; error: unknown; run: (done: { onSuccess: () => void }) => void }

/** What is typed is what stands on the bank's statement: nothing is prefilled that somebody is to check. */
export function PaymentDialog({ act, payment, step, onClose }: { act: PaymentAct; payment: Payment; step: number; onClose: () => void }) {
  const [amount, setAmount] = useState("");
  const [number, setNumber] = useState("");
  const [reason, setReason] = useState("");
  const { ready, busy, error, run } = useActs(payment, minor(amount), number.trim(), reason.trim())[act];
  const renew = useRenew(LedgerPaymentsDocument, LedgerPaymentDocument);
  const asksAmount = act === "approve" || act === "refund";
  const submit = (): void => run({ onSuccess: () => { renew(); toast(t(`v.pay.${act}.done`)); onClose(); } });
  return (
    <Dialog open title={t(`v.pay.${act}.title`, { step })} submit={t(act === "approve" ? "v.pay.approve.submit" : `v.pay.${act}`, { step })} danger={act === "reject"} busy={busy} error={error} disabled={!ready} onSubmit={submit} onClose={onClose}>
      <p className="dialog-lead">{t(`v.pay.${act}.lead`, { customer: named(payment.order?.customer?.name) || payment.orderNumber, number: payment.orderNumber, amount: money(payment.amount, payment.currency) })}</p>
      {asksAmount && (
        <Field id="pay-amount" label={t(`v.pay.${act}.amount`)} hint={act === "approve" ? t("v.pay.approve.amount_hint") : undefined}>
          <div className="with-unit"><input id="pay-amount" className="input" inputMode="decimal" autoComplete="off" value={amount} onChange={(event) => setAmount(event.target.value)} /><span className="unit">{payment.currency}</span></div>
        </Field>
      )}
      {(act === "assign" || act === "refund") && (
        <Field id="pay-number" label={t(`v.pay.${act}.number`)}><input id="pay-number" className="input" autoComplete="off" value={number} onChange={(event) => setNumber(event.target.value)} /></Field>
      )}
      {act !== "approve" && (
        <Field id="pay-reason" label={t("v.reason")} hint={act === "reject" ? t("v.pay.reject.reason_hint") : undefined}><textarea id="pay-reason" className="input" rows={2} value={reason} onChange={(event) => setReason(event.target.value)} /></Field>
      )}
    </Dialog>
  );
}

function useActs(payment: Payment, amount: number | null, number: string, reason: string): Record<PaymentAct, Act> {
  const approve = useCommand(ApproveTransferDocument, (reply) => reply.approveTransfer);
  const reject = useCommand(RejectTransferDocument, (reply) => reply.rejectTransfer);
  const assign = useCommand(AssignPaymentDocument, (reply) => reply.assignPayment);
  const settle = useCommand(SettlePaymentDocument, (reply) => reply.settlePayment);
  const refund = useCommand(NoteRefundDocument, (reply) => reply.noteRefund);
  const paymentId = payment.id;
  return {
    approve: { ready: amount !== null, busy: approve.isPending, error: approve.error, run: (done) => approve.mutate({ input: { paymentId, amount: amount ?? 0 } }, done) },
    reject: { ready: reason !== "", busy: reject.isPending, error: reject.error, run: (done) => reject.mutate({ input: { paymentId, reason } }, done) },
    assign: { ready: number !== "" && reason !== "", busy: assign.isPending, error: assign.error, run: (done) => assign.mutate({ input: { paymentId, orderNumber: number, reason } }, done) },
    settle: { ready: reason !== "", busy: settle.isPending, error: settle.error, run: (done) => settle.mutate({ input: { paymentId, reason } }, done) },
    refund: { ready: amount !== null && number !== "" && reason !== "", busy: refund.isPending, error: refund.error, run: (done) => refund.mutate({ input: { paymentId, amount: amount ?? 0, reference: number, reason } }, done) },
  };
}
