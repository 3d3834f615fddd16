import { count, dayDistance, known, t } from "@/packages/i18n";

interface ProblemLike { code: string; params: unknown }

/** "2 台设备静默 26 小时，12 条待传": a problem by code + params, as the server never sends sentences. */
export function problemWords({ code, params }: ProblemLike): string {
  const given = (params ?? {}) as Record<string, string | number | boolean | null>;
  const words = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, typeof value === "number" ? count(value) : typeof value === "string" ? (known(`v.word.${value}`) ?? value) : String(value ?? "")]));
  const key = `v.problem.${code}`;
  const variant = VARIANTS[code]?.(given);
  return known(variant ? `${key}.${variant}` : key, words) ?? known(key, words) ?? code;
}

type Params = Record<string, string | number | boolean | null>;
/** What is left out when there is nothing to say about it. */
const VARIANTS: Record<string, (params: Params) => string | null> = {
  devices_silent: (params) => (params.pending ? "pending" : null),
  payment_overdue: (params) => (params.left === null ? null : "left"),
  dead_letters: (params) => (params.actor ? "actor" : null),
  readiness: (params) => (params.stuck ? "stuck" : null),
  trial_ending: (params) => (params.daily ? "daily" : null),
};

/** "114 天", "欠 9 天": whole days until the renewal, in the reader's calendar. */
export function renewal(row: { renewsAt?: string | null; phase: string; state: string }, now: number): { text: string; tone: "danger" | "warn" | "none" | "plain" } {
  if (!row.renewsAt) return { text: t("v.not_signed"), tone: "none" };
  const days = dayDistance(row.renewsAt, now);
  if (days < 0) return { text: t("v.renewal.overdue", { n: count(-days) }), tone: "danger" };
  return { text: t("v.renewal.days", { n: count(days) }), tone: days <= 30 ? "warn" : "plain" };
}

/** How long something is silent: minutes under an hour, then hours, from three days on days. */
export function silence(since: string, now: number): string {
  const minutes = Math.max(0, Math.floor((now - new Date(since).getTime()) / 60_000));
  if (minutes < 60) return t("v.for_minutes", { n: count(minutes) });
  if (minutes < 72 * 60) return t("v.for_hours", { n: count(Math.floor(minutes / 60)) });
  return t("v.for_days", { n: count(Math.floor(minutes / 1_440)) });
}

export const industryName = (code: string): string => (code ? (known(`v.industry.${code}`) ?? code) : t("v.industry.none"));
