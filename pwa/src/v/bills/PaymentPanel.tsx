import { useState } from "react";
import { absolute, named, t } from "@/packages/i18n";
import { SidePanel } from "@/c/kit/SidePanel";
import { href } from "@/c/router";
import { useSession } from "@/c/session";
import { APPROVE_PAYMENT, SETTLE_PAYMENT } from "../permissions";
import { PaymentDialog, type PaymentAct } from "./PaymentDialog";
import { PaymentState } from "./State";
import { money, problems, provider, type Payment } from "./words";

const ACTS: Record<string, PaymentAct[]> = { pending: ["reject"], exception: ["assign", "settle", "refund"], credited: ["refund"], settled: ["refund"], refused: ["refund"] };

/** The evidence of one payment, who has looked at it, and what can be done about it. */
export function PaymentPanel({ payment, onClose }: { payment: Payment; onClose: () => void }) {
  const { can, me } = useSession();
  const [act, setAct] = useState<PaymentAct | null>(null);
  const mine = payment.approvals.some((each) => each.approverId === me.id);
  const acts = can(SETTLE_PAYMENT) ? ACTS[payment.state] ?? [] : [];
  const mayApprove = payment.state === "pending" && can(APPROVE_PAYMENT) && !mine;
  const step = payment.approvals.length + 1;
  return (
    <SidePanel
      title={named(payment.order?.customer?.name) || payment.orderNumber}
      onClose={onClose}
      foot={(mayApprove || acts.length > 0) && (
        <>
          {mayApprove && <button type="button" className="btn primary" onClick={() => setAct("approve")}>{t("v.pay.approve", { step })}</button>}
          {acts.map((each) => <button key={each} type="button" className="btn" onClick={() => setAct(each)}>{t(`v.pay.${each}`)}</button>)}
        </>
      )}
    >
      <dl className="pairs">
        <dt>{t("v.bills.state")}</dt><dd><PaymentState state={payment.state} /></dd>
        <dt>{t("v.bills.amount")}</dt><dd><b>{money(payment.amount, payment.currency)}</b></dd>
        <dt>{t("v.bills.order")}</dt><dd>{payment.order ? <a className="link" href={href("/bills", { tab: "orders", search: payment.orderNumber })}>{payment.orderNumber}</a> : payment.orderNumber}</dd>
        <dt>{t("v.bills.way")}</dt><dd>{provider(payment.provider)}</dd>
        <dt>{t("v.bills.transaction")}</dt><dd className="wrap">{payment.transactionId}</dd>
        {payment.payer && <><dt>{t("v.bills.payer")}</dt><dd>{payment.payer}{payment.paidOn && <div className="second">{payment.paidOn}</div>}</dd></>}
        {payment.slipSha256 && <><dt>{t("v.bills.slip")}</dt><dd><a className="link" href={`/api/blobs/${payment.slipSha256}`} target="_blank" rel="noopener noreferrer">{t("v.bills.see_slip")}</a></dd></>}
        <dt>{t("v.bills.received")}</dt><dd>{absolute(payment.receivedAt)}</dd>
        {payment.creditedAt && <><dt>{t("v.bills.credited")}</dt><dd>{absolute(payment.creditedAt)}</dd></>}
        {payment.problems.length > 0 && <><dt>{t("v.bills.what")}</dt><dd className="c-danger">{problems(payment)}</dd></>}
        {payment.note && <><dt>{t("v.reason")}</dt><dd>{payment.note}{payment.settledBy && <div className="second">{payment.settledBy}</div>}</dd></>}
        {payment.approvals.map((each) => <Pair key={each.step} name={t("v.pay.step", { step: each.step })} value={each.approver} second={absolute(each.approvedAt)} />)}
        {payment.refunds.map((each) => <Pair key={each.id} name={t("v.pay.refunded")} value={`${money(each.amount, payment.currency)} ${each.reference}`} second={`${each.note} ${each.notedBy} ${absolute(each.notedAt)}`} />)}
      </dl>
      {payment.state === "pending" && mine && <p role="status">{t("v.pay.other_person")}</p>}
      {act && <PaymentDialog act={act} payment={payment} step={step} onClose={() => setAct(null)} />}
    </SidePanel>
  );
}

const Pair = ({ name, value, second }: { name: string; value: string; second: string }) => <><dt>{name}</dt><dd>{value}<div className="second">{second}</div></dd></>;
