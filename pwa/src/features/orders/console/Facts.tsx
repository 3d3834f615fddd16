import type { ReactNode } from "react";
import { clock, count, date, dateWithDay, dayDistance, due, percent, quantity, t, unitName } from "@/packages/i18n";
import { OperationLine } from "@/packages/lines";
import { doneSoFar, isFinished, lateDays, lineLabel, scrapOf, shownOperations, yieldOf, type OrderFull } from "./model";

export function Facts({ order }: { order: OrderFull }) {
  const done = doneSoFar(order);
  const process = sum(order, "processScrapQuantity");
  const material = sum(order, "materialScrapQuantity");
  const parts = [
    process > 0 ? `${t("report.process_scrap")} ${quantity(process)}` : null,
    material > 0 ? `${t("report.material_scrap")} ${quantity(material)}` : null,
  ].filter((each): each is string => each !== null);
  return (
    <dl className="facts">
      <Fact title={t(done.here ? "order.done_here" : "order.done_of")}>
        {quantity(done.good)} <small>/ {quantity(done.of)} {unitName(order.unit)}</small>
        <OperationLine operations={shownOperations(order)} label={lineLabel(order)} width={96} height={6} />
      </Fact>
      <Fact title={t("order.scrap")}>
        {quantity(process + material)} <small>{parts.length > 1 ? parts.join(t("list.separator")) : parts.length === 1 ? `${unitName(order.unit)} ${process > 0 ? t("report.process_scrap") : t("report.material_scrap")}` : unitName(order.unit)}</small>
      </Fact>
      <Fact title={t("order.yield")}>{yieldOf(order) === null ? <small>{t("order.no_reports_yet")}</small> : percent(yieldOf(order))}</Fact>
      <DueFact order={order} />
      <ExpectedFact order={order} />
    </dl>
  );
}

function Fact({ title, children }: { title: string; children: ReactNode }) {
  return <div><dt>{title}</dt><dd>{children}</dd></div>;
}

function DueFact({ order }: { order: OrderFull }) {
  if (isFinished(order)) return <Fact title={t("order.due")}>{dateWithDay(order.dueAt)}</Fact>;
  const { text, overdue } = due(order.dueAt);
  return <Fact title={t("order.due")}><span className={overdue ? "late-note" : ""}>{text}</span> <small>{dateWithDay(order.dueAt)}</small></Fact>;
}

function ExpectedFact({ order }: { order: OrderFull }) {
  if (order.completedAt) return <Fact title={t("order.completed_at")}>{date(order.completedAt)} <small>{clock(order.completedAt)}</small></Fact>;
  if (order.hold || !order.expectedAt) return <Fact title={t("order.expected")}><small>{t("order.not_known")}</small></Fact>;
  const late = lateDays(order);
  const today = dayDistance(order.expectedAt) === 0;
  return (
    <Fact title={t("order.expected")}>
      {today ? clock(order.expectedAt) : date(order.expectedAt)} {late !== null ? <small className="late-note">{t("order.late_by", { n: count(late) })}</small> : <small>{today ? t("time.today") : clock(order.expectedAt)}</small>}
    </Fact>
  );
}

const sum = (order: OrderFull, field: "processScrapQuantity" | "materialScrapQuantity"): number =>
  Math.round(order.operations.reduce((total, operation) => total + scrapOf({ processScrapQuantity: "0", materialScrapQuantity: "0", [field]: operation[field] }), 0) * 1e6) / 1e6;
