import { languageTag, t } from "./locale";

let zone = "Asia/Shanghai";
const MINUTE = 60_000;
const DAY = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** Everything is shown in the plant's zone, wherever the browser stands. */
export function setZone(next: string): void {
  zone = next;
  formats.clear();
}
export const plantZone = (): string => zone;

interface Parts { year: number; month: number; day: number; hour: string; minute: string; second: string; weekday: string }

function parts(at: Date): Parts {
  const key = `${languageTag()} ${zone}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(languageTag(), {
      timeZone: zone, hourCycle: "h23", weekday: "short",
      year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit",
    });
    formats.set(key, format);
  }
  const found: Record<string, string> = {};
  for (const part of format.formatToParts(at)) found[part.type] = part.value;
  return {
    year: Number(found.year), month: Number(found.month), day: Number(found.day),
    hour: found.hour ?? "", minute: found.minute ?? "", second: found.second ?? "", weekday: found.weekday ?? "",
  };
}

const two = (value: number): string => String(value).padStart(2, "0");
const dayNumber = (p: Parts): number => Math.round(Date.UTC(p.year, p.month - 1, p.day) / DAY);

type Moment = string | number | Date;
const asDate = (at: Moment): Date => (at instanceof Date ? at : new Date(at));

/** Whole calendar days from now to then, in the plant's zone: 0 today, 1 tomorrow, −3 three days ago. */
export function dayDistance(at: Moment, now: Moment = Date.now()): number {
  return dayNumber(parts(asDate(at))) - dayNumber(parts(asDate(now)));
}

/** "11-20", with the year only when it is not this one. */
export function date(at: Moment, now: Moment = Date.now()): string {
  const p = parts(asDate(at));
  const short = `${two(p.month)}-${two(p.day)}`;
  return p.year === parts(asDate(now)).year ? short : `${p.year}-${short}`;
}

export const clock = (at: Moment): string => {
  const p = parts(asDate(at));
  return `${p.hour}:${p.minute}`;
};

export const weekday = (at: Moment): string => parts(asDate(at)).weekday;

/** "11-20 周五" / "11-20 Fri" */
export const dateWithDay = (at: Moment, now: Moment = Date.now()): string => `${date(at, now)} ${weekday(at)}`;

/** For records, trail and print: always absolute, with seconds. */
export function absolute(at: Moment): string {
  const p = parts(asDate(at));
  return `${p.year}-${two(p.month)}-${two(p.day)} ${p.hour}:${p.minute}:${p.second}`;
}

/** "刚刚", "8 分钟前", "今天 09:12", "昨天 17:20", "11-18". */
export function ago(at: Moment, now: Moment = Date.now()): string {
  const passed = asDate(now).getTime() - asDate(at).getTime();
  if (passed < MINUTE) return t("time.just_now");
  if (passed < 60 * MINUTE) return t("time.minutes_ago", { n: Math.floor(passed / MINUTE) });
  const days = dayDistance(at, now);
  if (days === 0) return clock(at);
  if (days === -1) return t("time.yesterday_at", { time: clock(at) });
  return date(at, now);
}

const isEndOfDay = (p: Parts): boolean => (p.hour === "23" && p.minute === "59") || (p.hour === "00" && p.minute === "00");

/** A promise: "今天 16:00", "明天", "3 天后", "逾期 3 天". `overdue` says which tone to use. */
export function due(at: Moment, now: Moment = Date.now()): { text: string; overdue: boolean; today: boolean } {
  const moment = asDate(at);
  const days = dayDistance(moment, now);
  const passed = asDate(now).getTime() > moment.getTime();
  if (days < 0) return { text: t("time.overdue_days", { n: -days }), overdue: true, today: false };
  if (days === 0) {
    const p = parts(moment);
    const text = isEndOfDay(p) ? t("time.today") : t("time.today_at", { time: `${p.hour}:${p.minute}` });
    return { text, overdue: passed && !isEndOfDay(p), today: true };
  }
  return { text: days === 1 ? t("time.tomorrow") : t("time.in_days", { n: days }), overdue: false, today: false };
}

/** "11-20 08:00–13:10"; both days when they differ. */
export function span(from: Moment | null, until: Moment | null): string {
  if (!from || !until) return "–";
  const sameDay = dayDistance(until, from) === 0;
  return `${date(from)} ${clock(from)}–${sameDay ? "" : `${date(until)} `}${clock(until)}`;
}

/** The UTC instant of a wall time in the plant's zone: `2026-11-20`, `16:00`. */
export function instant(day: string, time = "23:59"): string {
  const guess = new Date(`${day}T${time}:00Z`).getTime();
  const p = parts(new Date(guess));
  const seen = Date.UTC(p.year, p.month - 1, p.day, Number(p.hour), Number(p.minute), Number(p.second));
  return new Date(guess - (seen - guess)).toISOString();
}

/** The plant's calendar day of an instant, as `YYYY-MM-DD`. */
export function plantDay(at: Moment = Date.now()): string {
  const p = parts(asDate(at));
  return `${p.year}-${two(p.month)}-${two(p.day)}`;
}
