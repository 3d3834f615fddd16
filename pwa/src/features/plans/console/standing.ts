import { count, date, t } from "@/packages/i18n";

export interface Standing { plan: string | null; state: string; until: string | null; graceUntil: string | null }

const DAY = 86_400_000;
export const SOON = 7;

export const planName = (code: string | null): string => (code ? t(`plans.plan.${code}`) : t("plans.plan.none"));

/** Whole days that are left; the last one counts as one. */
export const daysLeft = (until: string, now: number): number => Math.max(0, Math.ceil((Date.parse(until) - now) / DAY));

/** Where the company stands, in one sentence: it heads the page, and the banner when it is urgent. */
export function sentence(standing: Standing, now: number): string {
  const name = planName(standing.plan);
  if (!standing.until) return t("plans.says.open", { plan: name });
  const until = date(standing.until);
  if (standing.state === "trial") return t("plans.says.trial", { plan: name, days: count(daysLeft(standing.until, now)), until });
  if (standing.state === "grace") return t("plans.says.grace", { plan: name, until, days: count(standing.graceUntil ? daysLeft(standing.graceUntil, now) : 0) });
  if (standing.state === "read_only") return t("plans.says.read_only", { until });
  return t("plans.says.active", { plan: name, days: count(daysLeft(standing.until, now)), until });
}

/** Whether everybody must see it: the term is nearly over, or over. */
export function urgent(standing: Standing, now: number): boolean {
  if (!standing.until) return false;
  return ["grace", "read_only"].includes(standing.state) || daysLeft(standing.until, now) <= SOON;
}
