import type { DayFiguresQuery, DayHoursQuery } from "@/packages/api/generated/graphql";
import { clock, count, percent, quantity, t } from "@/packages/i18n";

export interface HourPair {
  hour: number;
  startsAt: string | null;
  /** null: still to come, or nothing known. */
  good: number | null;
  before: number | null;
}

type Hours = DayHoursQuery["today"];
const SHOWN = 14;

/** Today's hours beside the same hours of yesterday, in the order of the production day. */
export function hourPairs(today: Hours, yesterday: Hours): HourPair[] {
  const hourOf = (at: string): number => Number(clock(at).slice(0, 2));
  const found = new Map<number, HourPair>();
  const add = (hours: Hours, field: "good" | "before"): void => {
    for (const each of hours) {
      const hour = hourOf(each.startsAt);
      const pair = found.get(hour) ?? { hour, startsAt: null, good: null, before: null };
      pair[field] = each.good === null || each.good === undefined ? null : Number(each.good);
      if (field === "good") pair.startsAt = each.startsAt;
      found.set(hour, pair);
    }
  };
  add(yesterday, "before");
  add(today, "good");
  const worked = [...found.values()].filter((each) => each.good || each.before);
  return worked.sort((a, b) => fromShift(a.hour) - fromShift(b.hour)).slice(-SHOWN);
}

/** Hours before six belong to the night that began yesterday evening. */
const fromShift = (hour: number): number => (hour + 18) % 24;

/** The day in one sentence, before any table. */
export function sentence(figures: DayFiguresQuery["today"]): string {
  const value = (key: string): string | null | undefined => figures.find((each) => each.key === key)?.value;
  const late = Number(value("orders_late") ?? 0);
  const calls = Number(value("andon_open") ?? 0);
  const parts = [
    t("today.said_good", { n: quantity(value("good_quantity") ?? 0) }),
    value("quality_ratio") ? t("today.said_yield", { n: percent(value("quality_ratio")) }) : null,
    late > 0 ? t("today.said_late", { n: count(late) }) : t("today.said_none_late"),
    calls > 0 ? t("today.said_andon", { n: count(calls) }) : null,
  ];
  return parts.filter((each) => each !== null).join(t("today.said_comma")) + t("today.said_stop");
}
