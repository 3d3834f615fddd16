import { ago, clock, count, date, dayDistance, quantity, t, unitName } from "@/packages/i18n";

/** "预计 11-21 完成（估）": when it will be done, and how we know it. */
export function expectedText(order: { expectedAt?: string | null; expectedBasis?: string | null }, now?: number): string {
  if (!order.expectedAt) return t("order.not_known");
  const at = dayDistance(order.expectedAt, now) === 0 ? t("time.today_at", { time: clock(order.expectedAt) }) : date(order.expectedAt, now);
  return order.expectedBasis === "estimate" ? `${at} ${t("order.estimated")}` : at;
}

const DAY = 86_400;
const HOUR = 3_600;

/** "晚 6 天", "早 40 分钟"; nothing when it holds to the hour. */
export function lateText(lateBy: number | null | undefined): { text: string; late: boolean } | null {
  if (lateBy === null || lateBy === undefined || Math.abs(lateBy) < 60) return null;
  const size = Math.abs(lateBy);
  const [unit, n] = size >= DAY ? ["days", Math.round(size / DAY)] : size >= HOUR ? ["hours", Math.round(size / HOUR)] : ["minutes", Math.round(size / 60)];
  return { text: t(`order.${lateBy > 0 ? "late" : "early"}_${unit}`, { n: count(Number(n)) }), late: lateBy > 0 };
}

export const amount = (value: string | number, unit: string): string => `${quantity(value)} ${unitName(unit)}`;

export const printedText = (printed: { copy: number; printedBy: string; printedAt: string }): string =>
  t("print.last", { n: count(printed.copy), who: printed.printedBy, when: ago(new Date(printed.printedAt).getTime()) });
