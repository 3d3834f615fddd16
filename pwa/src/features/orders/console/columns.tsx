import { ago, clock, count, date, dateWithDay, dayDistance, due, named, quantity, t } from "@/packages/i18n";
import { OperationLine } from "@/packages/lines";
import { StatusMark, StatusShape } from "@/packages/ui-tokens";
import { href } from "@/c/router";
import type { Column } from "@/c/kit/DataTable";
import { Dot } from "@/c/kit/parts";
import { useReasonName } from "./reasons";
import { currentOf, doneSoFar, isFinished, lateDays, lineLabel, shownOperations, stateOf, type OrderRow } from "./model";
import type { Heat } from "./useLiveOrders";

export function OrderNumber({ order }: { order: OrderRow }) {
  return <a className="id" href={href(`/orders/${order.id}`)} tabIndex={-1}>{order.number}</a>;
}

export function ItemCell({ order }: { order: OrderRow }) {
  return (
    <>
      <div className="first" title={named(order.item.name)}>{named(order.item.name)}</div>
      <div className="second">{order.item.code}<Dot />{t("order.revision", { revision: order.itemRevision })}</div>
    </>
  );
}

function Progress({ order, heat, now }: { order: OrderRow; heat?: Heat; now: number }) {
  const current = currentOf(order) ?? order.operations[order.operations.length - 1];
  if (!current) return <span className="faint">{t("order.no_operations_yet")}</span>;
  return (
    <>
      <div className="progress">
        <OperationLine operations={shownOperations(order)} label={lineLabel(order)} />
        <span className="at" title={named(current.name)}><span className="el">{named(current.name)}</span> <em>{current.position}/{current.count}</em></span>
      </div>
      {heat?.cause && <div className="cause">{heat.cause}<Dot />{ago(heat.at, now)}</div>}
    </>
  );
}

function Done({ order }: { order: OrderRow }) {
  const { good, of: planned } = doneSoFar(order);
  return (
    <>
      <div className="nowrap">{Number(good) > 0 ? <b className="strong">{quantity(good)}</b> : <span className="faint">0</span>}<span className="faint"> / {quantity(planned)}</span></div>
      {Number(order.scrapQuantity) > 0 && <div className="second">{t("order.scrapped", { n: quantity(order.scrapQuantity) })}</div>}
    </>
  );
}

function Due({ order, now }: { order: OrderRow; now: number }) {
  if (isFinished(order)) return <div>{dateWithDay(order.dueAt, now)}</div>;
  const { text, overdue, today } = due(order.dueAt, now);
  return (
    <div className="due">
      <div className={overdue ? "overdue" : today ? "strong" : ""}>{overdue && <StatusShape mark="late" size={14} />}{text}</div>
      <div className="second">{dateWithDay(order.dueAt, now)}</div>
    </div>
  );
}

function Expected({ order, now }: { order: OrderRow; now: number }) {
  const reasonName = useReasonName();
  if (order.state === "completed" || order.state === "closed") return <span className="faint">–</span>;
  const late = lateDays(order);
  if (order.hold) {
    return (
      <>
        <div>{t("order.not_known")}</div>
        <div className="second held-note" title={order.hold.note ?? undefined}>{reasonName(order.hold.reason)}</div>
      </>
    );
  }
  if (!order.expectedAt) return <span className="faint">–</span>;
  const shown = dayDistance(order.expectedAt, now) === 0 ? t("time.today_at", { time: clock(order.expectedAt) }) : date(order.expectedAt, now);
  return (
    <>
      <div>{shown}{order.expectedBasis === "estimate" && <span className="faint" title={t("order.estimated_why")}> {t("order.estimated")}</span>}</div>
      {late !== null && <div className="second late-note">{t("order.late_by", { n: count(late) })}</div>}
    </>
  );
}

/** `narrow`: the rail is folded; lateness still shows in the due column, so the expected date gives way first. */
export function orderColumns(heat: Record<string, Heat>, now: number, narrow: boolean): Column<OrderRow>[] {
  const columns: Column<OrderRow>[] = [
    { key: "number", title: t("order.number"), width: 108, phone: "title", cell: (order) => <OrderNumber order={order} /> },
    { key: "item", title: t("order.item"), width: narrow ? 164 : 178, phone: "title", cell: (order) => <ItemCell order={order} /> },
    {
      key: "customer", title: t("order.customer"), width: narrow ? 128 : 150, phone: "hide",
      cell: (order) => order.customer && (<><div className="first" title={named(order.customer.name)}>{named(order.customer.name)}</div><div className="second">{order.customerPo}</div></>),
    },
    { key: "progress", title: t("order.progress"), width: narrow ? 240 : 284, phone: "line", bare: true, cell: (order) => <Progress order={order} heat={heat[order.id]} now={now} /> },
    { key: "done", title: t("order.done_here"), width: 112, align: "right", phone: "line", cell: (order) => <Done order={order} /> },
    { key: "due", title: t("order.due"), width: 130, phone: "line", cell: (order) => <Due order={order} now={now} /> },
    { key: "expected", title: t("order.expected"), width: 124, phone: "hide", cell: (order) => <Expected order={order} now={now} /> },
    {
      key: "state", title: t("order.state_title"), phone: "corner",
      cell: (order) => { const { mark, tone, word } = stateOf(order); return <StatusMark mark={mark} tone={tone}>{word}</StatusMark>; },
    },
  ];
  return narrow ? columns.filter((column) => column.key !== "expected") : columns;
}
