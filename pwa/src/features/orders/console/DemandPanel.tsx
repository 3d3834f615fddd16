import { useState } from "react";
import { CancelDemandDocument, ChangeDemandDocument, DemandsPageDocument, DemandSummaryDocument, type DemandRowFragment } from "@/packages/api/generated/graphql";
import { dateWithDay, instant, named, plantDay, quantity, t, unitName } from "@/packages/i18n";
import { useCommand, useRenew } from "@/c/data";
import { DayPicker } from "@/c/kit/DayPicker";
import { Dialog } from "@/c/kit/Dialog";
import { Field, Pills } from "@/c/kit/parts";
import { SidePanel } from "@/c/kit/SidePanel";
import { CANCEL_DEMAND, CREATE_ORDER, EDIT_DEMANDS } from "@/c/permissions";
import { href } from "@/c/router";
import { useSession } from "@/c/session";
import { State, pushable } from "./DemandsPage";
import { amount, expectedText, lateText } from "./kinds";

const useRenewDemands = (): (() => void) => useRenew(DemandsPageDocument, DemandSummaryDocument);

export function DemandPanel({ demand, onPush, onClose }: { demand: DemandRowFragment; onPush: () => void; onClose: () => void }) {
  const { can } = useSession();
  const [open, setOpen] = useState<"change" | "cancel" | null>(null);
  const late = lateText(demand.lateBy);
  const alive = demand.state === "open";
  return (
    <SidePanel
      title={`${demand.number} ${named(demand.item.name)}`}
      onClose={onClose}
      foot={alive && (
        <>
          {can(CREATE_ORDER) && pushable(demand) && <button type="button" className="btn primary" onClick={onPush}>{t("push.one", { n: amount(demand.toPlanQuantity, demand.unit) })}</button>}
          {can(EDIT_DEMANDS) && <button type="button" className="btn" onClick={() => setOpen("change")}>{t("act.change")}</button>}
          {can(CANCEL_DEMAND) && <button type="button" className="btn" onClick={() => setOpen("cancel")}>{t("demand.cancel")}</button>}
        </>
      )}
    >
      <p style={{ marginBottom: 12 }}><State row={demand} /></p>
      <dl className="pairs">
        <dt>{t("order.item")}</dt><dd>{demand.item.code} {named(demand.item.name)}</dd>
        <dt>{t("order.customer")}</dt><dd>{demand.customer ? <>{named(demand.customer.name)} {demand.customerPo} {demand.customerPoLine && t("order.po_line", { line: demand.customerPoLine })}</> : t("demand.kind.mts")}</dd>
        <dt>{t("order.quantity")}</dt><dd>{amount(demand.quantity, demand.unit)}</dd>
        <dt>{t("demands.planned")}</dt><dd>{quantity(demand.plannedQuantity)} <span className="muted">{t("demands.left", { n: quantity(demand.toPlanQuantity) })}</span></dd>
        <dt>{t("order.done_of")}</dt><dd>{quantity(demand.goodQuantity)}</dd>
        <dt>{t("order.due")}</dt><dd>{dateWithDay(demand.dueAt)}</dd>
        <dt>{t("order.expected")}</dt><dd>{expectedText(demand)} {late && <span className={late.late ? "late-note" : "muted"}>{late.text}</span>}</dd>
        {demand.note && <><dt>{t("order.note")}</dt><dd>{demand.note}</dd></>}
      </dl>
      <h3>{t("orders.title")}</h3>
      {demand.orders.length === 0 ? <p className="muted">{t("demands.no_orders")}</p> : (
        <ul className="plain">{demand.orders.map((order) => <li key={order.id}><a href={href(`/orders/${order.id}`)}>{order.number}</a><span>{quantity(order.goodQuantity)} / {quantity(order.quantity)} {unitName(demand.unit)}</span><span className="faint">{t(`order.state.${order.state}`)}</span></li>)}</ul>
      )}
      {open === "change" && <ChangeDemand demand={demand} onClose={() => setOpen(null)} />}
      {open === "cancel" && <CancelDemand demand={demand} onClose={() => setOpen(null)} />}
    </SidePanel>
  );
}

function ChangeDemand({ demand, onClose }: { demand: DemandRowFragment; onClose: () => void }) {
  const [pieces, setPieces] = useState(demand.quantity);
  const [day, setDay] = useState<string | null>(plantDay(new Date(demand.dueAt).getTime()));
  const [priority, setPriority] = useState(String(demand.priority));
  const renew = useRenewDemands();
  const command = useCommand(ChangeDemandDocument, (reply) => reply.changeDemand);
  const moved = day !== plantDay(new Date(demand.dueAt).getTime());
  const submit = (): void => command.mutate(
    { input: { demandId: demand.id, quantity: pieces.trim() || null, dueAt: moved && day ? instant(day, "17:00") : null, priority: Number(priority) } },
    { onSuccess: () => { renew(); onClose(); } },
  );
  const levels = [...new Set(["0", "3", "5", "9", priority])].sort();
  return (
    <Dialog open title={t("demand.change_title", { number: demand.number })} submit={t("change.submit", { number: demand.number })} busy={command.isPending} error={command.error} onSubmit={submit} onClose={onClose}>
      <p className="dialog-lead">{t("demand.change_effect")}</p>
      <Field id="demand-pieces" label={t("order.quantity")}><div className="with-unit"><input id="demand-pieces" className="input" inputMode="decimal" value={pieces} onChange={(event) => setPieces(event.target.value)} /><span className="unit">{unitName(demand.unit)}</span></div></Field>
      <Field id="demand-due" label={t("order.due")}><DayPicker id="demand-due" value={day} onChange={setDay} /></Field>
      <Field id="demand-priority" label={t("order.priority")}><Pills name="demand-priority" label={t("order.priority")} value={priority} onChange={setPriority} options={levels.map((value) => ({ value, label: t(`priority.${["0", "3", "5", "9"].includes(value) ? value : "other"}`, { n: value }) }))} /></Field>
    </Dialog>
  );
}

function CancelDemand({ demand, onClose }: { demand: DemandRowFragment; onClose: () => void }) {
  const [orders, setOrders] = useState("keep");
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const renew = useRenewDemands();
  const command = useCommand(CancelDemandDocument, (reply) => reply.cancelDemand);
  const submit = (): void => {
    setTried(true);
    if (!reason.trim()) return document.getElementById("demand-reason")?.focus();
    command.mutate({ input: { demandId: demand.id, orders, reason: reason.trim() } }, { onSuccess: () => { renew(); onClose(); } });
  };
  return (
    <Dialog open danger title={t("demand.cancel_title", { number: demand.number })} submit={t("demand.cancel_submit", { number: demand.number })} busy={command.isPending} error={command.error} onSubmit={submit} onClose={onClose}>
      {demand.orders.length > 0 && (
        <Field id="demand-orders" label={t("demand.cancel_orders")} hint={t(`demand.cancel_${orders}_why`)}>
          <Pills name="demand-orders" label={t("demand.cancel_orders")} value={orders} onChange={setOrders} options={["keep", "cancel"].map((value) => ({ value, label: t(`demand.cancel_${value}`) }))} />
        </Field>
      )}
      <Field id="demand-reason" label={t("act.reason")} wrong={tried && !reason.trim() ? t("act.reason_missing") : null}><textarea id="demand-reason" className="input" rows={2} value={reason} onChange={(event) => setReason(event.target.value)} /></Field>
    </Dialog>
  );
}
