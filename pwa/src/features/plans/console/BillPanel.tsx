import { useState } from "react";
import { AskInvoiceDocument, BillsDocument, CancelBillDocument, InvoiceProfileDocument } from "@/packages/api/generated/graphql";
import { absolute, date, known, problemText, t } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { Dialog } from "@/c/kit/Dialog";
import { SidePanel } from "@/c/kit/SidePanel";
import { Refused } from "@/c/kit/states";
import { toast } from "@/c/kit/toast";
import { MANAGE_SUBSCRIPTION } from "@/c/permissions";
import { href } from "@/c/router";
import { useSession } from "@/c/session";
import { BillState, type Bill } from "./BillsPage";
import { money } from "./money";
import { PaySection, wayName } from "./PaySection";
import { planName } from "./standing";

export function BillPanel({ bill, onClose }: { bill: Bill; onClose: () => void }) {
  const { can } = useSession();
  const may = can(MANAGE_SUBSCRIPTION);
  const [cancelling, setCancelling] = useState(false);
  const open = bill.state === "open" || bill.state === "placed";
  return (
    <SidePanel title={bill.number} onClose={onClose} foot={may && open && <button type="button" className="btn" onClick={() => setCancelling(true)}>{t("plans.cancel")}</button>}>
      <dl className="pairs">
        <dt>{t("plans.state")}</dt><dd><BillState state={bill.state} /></dd>
        <dt>{t("plans.plan")}</dt><dd>{planName(bill.plan)} {t(`plans.period.${bill.period}`)}</dd>
        <dt>{t("plans.to_pay")}</dt><dd><b>{money(bill.amount, bill.currency)}</b>{bill.credit > 0 && <div className="second">{t("plans.credited", { list: money(bill.listAmount, bill.currency), credit: money(bill.credit, bill.currency) })}</div>}</dd>
        <dt>{t("plans.placed")}</dt><dd>{absolute(bill.placedAt)} {bill.placedBy}</dd>
        {bill.paidAt && <><dt>{t("plans.paid")}</dt><dd>{absolute(bill.paidAt)}{bill.provider && <> {wayName(bill.provider)}</>}</dd></>}
        {bill.state === "paid" && bill.startsAt && bill.until && <><dt>{t("plans.term")}</dt><dd>{date(bill.startsAt)} – {date(bill.until)}</dd></>}
        {bill.slipSha256 && <><dt>{t("plans.slip")}</dt><dd><a className="link" href={`/api/blobs/${bill.slipSha256}`} target="_blank" rel="noopener noreferrer">{t("plans.see_slip")}</a></dd></>}
        {bill.refunded > 0 && <><dt>{t("plans.refunded")}</dt><dd>{money(bill.refunded, bill.currency)}</dd></>}
      </dl>
      {bill.problem && <p className="inline-problem" role="status">{problemOf(bill.problem)}</p>}
      {bill.state === "placed" && <p role="status">{t("plans.on_its_way")}</p>}
      {bill.state === "checking" && <p role="status">{t("plans.being_checked")}</p>}
      {bill.state === "open" && may && <PaySection bill={bill} />}
      {bill.state === "paid" && <Invoice bill={bill} may={may} />}
      {cancelling && <CancelDialog bill={bill} onClose={() => setCancelling(false)} onDone={onClose} />}
    </SidePanel>
  );
}

/** A code of ours, or what the vendor's people wrote when they refused a slip. */
export function problemOf(problem: string): string {
  const refused = /^slip_refused:(.*)$/s.exec(problem);
  if (refused) return t("plans.slip_refused", { reason: refused[1] ?? "" });
  return known(`plans.problem.${problem}`) ?? problemText({ code: problem, params: {} });
}

function Invoice({ bill, may }: { bill: Bill; may: boolean }) {
  const profile = useRead(InvoiceProfileDocument, {}, { staleTime: 5_000 });
  const command = useCommand(AskInvoiceDocument, (reply) => reply.askInvoice);
  const renew = useRenew(BillsDocument);
  const ask = (): void => command.mutate({ input: { billId: bill.id } }, { onSuccess: () => { renew(); toast(t("plans.invoice.asked")); } });
  return (
    <section className="pay-way" aria-label={t("plans.invoice")}>
      <h3>{t("plans.invoice")}</h3>
      {bill.invoiceState === "issued" ? <p>{t("plans.invoice.number", { number: bill.invoiceNumber ?? "" })}</p> : bill.invoiceState === "requested" ? <p>{t("plans.invoice.requested_why")}</p> : profile.data?.invoiceProfile ? (
        <>
          <p>{profile.data.invoiceProfile.title}<br /><span className="faint sm">{profile.data.invoiceProfile.taxNumber}</span></p>
          {may && <button type="button" className="btn" disabled={command.isPending} onClick={ask}>{t("plans.invoice.ask")}</button>}
        </>
      ) : <p>{t("plans.invoice.none")} <a className="link" href={href("/invoice-data")}>{t("plans.invoice.fill_in")}</a></p>}
      <Refused error={command.error} />
    </section>
  );
}

function CancelDialog({ bill, onClose, onDone }: { bill: Bill; onClose: () => void; onDone: () => void }) {
  const command = useCommand(CancelBillDocument, (reply) => reply.cancelBill);
  const renew = useRenew(BillsDocument);
  return (
    <Dialog open title={t("plans.cancel_title", { number: bill.number })} submit={t("plans.cancel")} danger busy={command.isPending} error={command.error} onSubmit={() => command.mutate({ input: { billId: bill.id } }, { onSuccess: () => { renew(); onDone(); } })} onClose={onClose}>
      <p className="dialog-lead">{t("plans.cancel_lead", { plan: planName(bill.plan), amount: money(bill.amount, bill.currency) })}</p>
    </Dialog>
  );
}
