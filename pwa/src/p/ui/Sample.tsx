import { OperationLine } from "@/packages/lines";
import { t } from "@/packages/i18n";

const line = (...steps: (readonly [string, number])[]) =>
  steps.map(([state, good], at) => ({ id: String(at), state, plannedQuantity: "100", goodQuantity: String(good) }));

const ORDERS = [
  { number: "MO-1012", item: "p.sample.sleeve", steps: line(["completed", 100], ["running", 72], ["waiting", 0], ["waiting", 0], ["waiting", 0]), done: "82 / 120" },
  { number: "MO-1015", item: "p.sample.seat", steps: line(["completed", 100], ["completed", 100], ["completed", 100], ["running", 40], ["waiting", 0]), done: "24 / 60" },
  { number: "MO-1017", item: "p.sample.cover", steps: line(["running", 15], ["waiting", 0], ["waiting", 0]), done: "30 / 200" },
];

/** What it looks like: the worker's phone and the planner's orders, drawn with the product's own parts. */
export function Sample() {
  return (
    <div className="sample" role="img" aria-label={t("p.sample.label")}>
      <div className="phone" aria-hidden="true">
        <p className="who">
          <span className="disc">{t("p.sample.initial")}</span>
          <span>
            <b>{t("p.sample.worker")}</b>
            <small>{t("p.sample.team")}</small>
          </span>
        </p>
        <div className="card">
          <b className="op">{t("p.sample.operation")}</b>
          <small>{t("p.sample.sleeve")} LT-2041-03</small>
          <p className="left">
            {t("p.sample.left")} <b>75</b> {t("p.sample.pieces")}
          </p>
          <span className="bar">
            <b style={{ width: "38%" }} />
          </span>
          <small className="ends">
            <span>{t("p.sample.done")} 45 / 120</span>
            <span>MO-1012</span>
          </small>
        </div>
        <span className="scan">{t("p.sample.scan")}</span>
      </div>
      <div className="board" aria-hidden="true">
        {ORDERS.map((order) => (
          <p key={order.number}>
            <span>
              <b>{order.number}</b>
              <small>{t(order.item)}</small>
            </span>
            <OperationLine operations={order.steps} label="" width="100%" height={8} />
            <small className="num">{order.done}</small>
          </p>
        ))}
      </div>
    </div>
  );
}
