import { useState } from "react";
import { IssueInvoiceDocument, LedgerOrdersDocument } from "@/packages/api/generated/vendor/graphql";
import { absolute, date, named, t } from "@/packages/i18n";
import { useCommand, useRenew } from "@/c/data";
import { Dialog } from "@/c/kit/Dialog";
import { Field } from "@/c/kit/parts";
import { SidePanel } from "@/c/kit/SidePanel";
import { toast } from "@/c/kit/toast";
import { href } from "@/c/router";
import { useSession } from "@/c/session";
import { ISSUE_INVOICE } from "../permissions";
import type { Order } from "./BillsPage";
import { OrderState, PaymentState } from "./State";
import { money, plan, provider } from "./words";

const DATA = ["title", "taxNumber", "address", "phone", "bank", "account", "email"] as const;

export function OrderPanel({ order, onClose }: { order: Order; onClose: () => void }) {
  const { can } = useSession();
  const [issuing, setIssuing] = useState(false);
  const invoice = order.invoice;
  return (
    <SidePanel title={order.number} onClose={onClose} foot={invoice?.state === "requested" && can(ISSUE_INVOICE) && <button type="button" className="btn primary" onClick={() => setIssuing(true)}>{t("v.invoice.issue")}</button>}>
      <dl className="pairs">
        <dt>{t("v.bills.state")}</dt><dd><OrderState state={order.state} /></dd>
        <dt>{t("v.column.customer")}</dt><dd>{order.customer ? <a className="link" href={href("/customers", { customer: order.customer.id })}>{named(order.customer.name)}</a> : "–"}</dd>
        <dt>{t("v.column.plan")}</dt><dd>{plan(order.plan)} {t(`v.period.${order.period}`)}</dd>
        <dt>{t("v.bills.amount")}</dt><dd><b>{money(order.amount, order.currency)}</b></dd>
        <dt>{t("v.bills.placed")}</dt><dd>{absolute(order.placedAt)} {order.placedBy}</dd>
        {order.paidAt && <><dt>{t("v.bills.paid")}</dt><dd>{absolute(order.paidAt)} {provider(order.provider)}</dd></>}
        {order.state === "paid" && order.startsAt && order.until && <><dt>{t("v.bills.term")}</dt><dd>{date(order.startsAt)} – {date(order.until)}</dd></>}
        {order.payments.map((each) => <div key={each.id} className="contents"><dt>{provider(each.provider)}</dt><dd><a className="link" href={href("/bills", { tab: "payments", search: order.number, payment: each.id })}>{money(each.amount, each.currency)}</a> <PaymentState state={each.state} /></dd></div>)}
        {invoice && <><dt>{t("v.bills.invoice")}</dt><dd>{t(`v.invoice.${invoice.state}`)} {invoice.number}{invoice.issuedBy && <div className="second">{invoice.issuedBy}</div>}</dd></>}
        {invoice && <><dt>{t("v.invoice.kind")}</dt><dd>{t(`v.invoice.kind.${invoice.kind}`)}</dd></>}
        {invoice && DATA.filter((key) => invoice[key]).map((key) => <div key={key} className="contents"><dt>{t(`v.invoice.${key}`)}</dt><dd className="wrap">{invoice[key]}</dd></div>)}
      </dl>
      {issuing && <IssueDialog order={order} onClose={() => setIssuing(false)} />}
    </SidePanel>
  );
}

function IssueDialog({ order, onClose }: { order: Order; onClose: () => void }) {
  const [number, setNumber] = useState("");
  const command = useCommand(IssueInvoiceDocument, (reply) => reply.issueInvoice);
  const renew = useRenew(LedgerOrdersDocument);
  const submit = (): void => command.mutate({ input: { orderId: order.id, number: number.trim() } }, { onSuccess: () => { renew(); toast(t("v.invoice.done")); onClose(); } });
  return (
    <Dialog open title={t("v.invoice.issue_title", { number: order.number })} submit={t("v.invoice.issue")} busy={command.isPending} error={command.error} disabled={!number.trim()} onSubmit={submit} onClose={onClose}>
      <p className="dialog-lead">{order.invoice?.title} {order.invoice?.taxNumber} {money(order.amount, order.currency)}</p>
      <Field id="invoice-number" label={t("v.invoice.number")} hint={t("v.invoice.number_hint")}><input id="invoice-number" className="input" inputMode="numeric" value={number} onChange={(event) => setNumber(event.target.value)} /></Field>
    </Dialog>
  );
}
