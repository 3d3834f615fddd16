import type { DispatchRowFragment } from "@/packages/api/generated/graphql";
import { clock, dateWithDay, dayDistance, known, named, t } from "@/packages/i18n";
import type { Mark } from "@/packages/ui-tokens";

type Row = Pick<DispatchRowFragment, "why" | "blocker">;

/** Why it does not start earlier, or why it has no slot: one plain reason. */
export function reason(row: Row): string {
  const blocker = row.blocker ? `${row.blocker.order.number} ${named(row.blocker.name)}` : "";
  return known(`dispatch.why.${row.why}`, { operation: blocker }) ?? row.why;
}

export const MARKS: Record<string, Mark> = { running: "running", ready: "ready", held: "held", no_unit: "missing", no_time: "missing" };

/** "今天 08:00" is only a time; another day has its date. */
export function moment(at: string, now: number): string {
  return dayDistance(at, now) === 0 ? clock(at) : `${dateWithDay(at, now)} ${clock(at)}`;
}

/** Lateness in the coarsest unit that says enough: 3 天, 5 小时, 20 分钟. */
export function length(seconds: number): string {
  const minutes = Math.round(Math.abs(seconds) / 60);
  if (minutes < 90) return t("dispatch.minutes", { n: minutes });
  const hours = Math.round(minutes / 60);
  return hours < 48 ? t("dispatch.hours", { n: hours }) : t("dispatch.days", { n: Math.round(hours / 24) });
}
