import { plantDay } from "@/packages/i18n";

const DAY_MS = 86_400_000;

/** Calendar days as `YYYY-MM-DD`: counted in UTC, where every day has 24 hours. */
export const plus = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** The Monday of a day's week. */
export function monday(day: string = plantDay()): string {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return plus(day, -weekday);
}

export const week = (first: string): string[] => Array.from({ length: 7 }, (_, at) => plus(first, at));
