import { date, named, quantity, t, unitName } from "@/packages/i18n";
import { expectedText, lateText } from "./kinds";
import { currentOf, type OrderRow } from "./model";

/** One sentence a salesperson can read out on the phone: where it is, how far, when it is done. */
export function answerOf(order: OrderRow & { mergedInto?: { number: string } | null }): string {
  const amount = `${quantity(order.goodQuantity)} / ${quantity(order.quantity)} ${unitName(order.unit)}`;
  if (order.state === "merged") return t("find.merged", { into: order.mergedInto?.number ?? "" });
  if (order.state === "cancelled") return t("find.cancelled");
  if (order.state === "completed" || order.state === "closed") return t("find.done", { amount, date: order.expectedAt ? date(order.expectedAt) : "–" });
  if (order.hold) return t("find.held", { amount, reason: order.hold.reason });
  if (order.state === "planned") return t("find.planned", { total: `${quantity(order.quantity)} ${unitName(order.unit)}`, date: date(order.dueAt) });
  const current = currentOf(order);
  const where = current ? t("find.at", { name: named(current.name), position: current.position, count: current.count, good: quantity(current.goodQuantity), planned: quantity(current.plannedQuantity) }) : t("find.between");
  const late = lateText(order.lateBy);
  return `${where}${t("find.finished", { amount })}${t("find.expected", { at: expectedText(order) })}${late ? t("find.late", { late: late.text }) : ""}`;
}
