import { due, count, date, dayDistance, named, t, weekday } from "@/packages/i18n";
import { OperationLine } from "@/packages/lines";
import { StatusShape } from "@/packages/ui-tokens";
import type { Cockpit } from "../model/store";

type Order = Cockpit["orders"][number];
const HELD = {};

export function Orders({ cockpit }: { cockpit: Cockpit }) {
  const now = new Date(cockpit.now).getTime();
  return (
    <section className="card orders">
      <div className="top"><h2>{t("s.orders")}</h2><span>{t("s.late_first", { n: count(cockpit.ordersOpen) })}</span></div>
      {cockpit.orders.length === 0 ? <p className="empty">{t("s.no_orders")}</p> : (
        <ul>{cockpit.orders.map((order) => <Row key={order.id} order={order} now={now} />)}</ul>
      )}
    </section>
  );
}

function Row({ order, now }: { order: Order; now: number }) {
  const operations = order.operations.map((each) => ({ ...each, hold: each.held ? HELD : null }));
  const finished = operations.filter((each) => each.state === "completed").length;
  const mark = order.late ? "late" : order.held ? "held" : "running";
  const promise = order.held && !order.late ? t("s.held") : promised(order.dueAt, now);
  return (
    <li>
      <span><StatusShape mark={mark} size={28} /></span>
      <span className="name">{named(order.item) || order.number}</span>
      <span className="quiet">{named(order.customer) || order.number}</span>
      <OperationLine operations={operations} label={t("s.order_line", { order: order.number, done: finished, count: operations.length })} />
      <span className="step">{order.current && <><span>{named(order.current.name)}</span>{order.current.position}/{order.current.count}</>}</span>
      <span className={`due ${order.late ? "bad" : order.held ? "tone-hold-text" : ""}`}>{promise}</span>
    </li>
  );
}

/** Days further off are named by date: nobody on the floor counts days. */
function promised(at: string, now: number): string {
  return dayDistance(at, now) > 1 ? `${date(at, now)} ${weekday(at)}` : due(at, now).text;
}
