import { count, t } from "@/packages/i18n";

const MINUTE_MS = 60_000;

/** How long something took or is taking: minutes below an hour, then hours and minutes. */
export function lasting(ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / MINUTE_MS));
  return minutes < 60 ? t("lasting.minutes", { n: count(minutes) }) : t("lasting.hours", { h: count(Math.floor(minutes / 60)), m: count(minutes % 60) });
}
