import { daysIn } from "./linters";
import { CodeInvalid } from "./gs1";

/** The twin of infra/codes/hibc.py. Dates as YYYY-MM-DD. */
export interface Hibc {
  di?: string;
  lot?: string;
  serial?: string;
  quantity?: string;
  expires?: string;
  made?: string;
}

const SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%";
const PRIMARY = /^[A-Z][A-Z0-9]{3}[A-Z0-9]{1,18}[0-9]$/;
const DATES: Record<string, string> = { 2: "mmddyy", 3: "yymmdd", 4: "yymmddhh", 5: "yyjjj", 6: "yyjjjhh", 7: "" };
const fail = (rule: string, kind: string): never => {
  throw new CodeInvalid(rule, kind, "HIBC");
};

export function checkCharacter(text: string): string {
  let total = 0;
  for (const sign of text) {
    const value = SIGNS.indexOf(sign);
    if (value < 0) fail("invalid_hibc_character", "characters");
    total += value;
  }
  return SIGNS[total % 43] as string;
}

function checked(text: string): string {
  if (checkCharacter(text.slice(0, -1)) !== text.slice(-1)) fail("incorrect_check_character", "check");
  return text.slice(0, -1);
}

export function parseHibc(text: string, today: Date): Hibc {
  const data = text.startsWith("*+") ? text.slice(1).replace(/\*$/, "") : text;
  if (data.length < 4 || !data.startsWith("+")) fail("no_hibc", "syntax");
  if (!/^\+[A-Z][A-Z0-9]{3}[A-Z0-9]{1,18}[0-9]/.test(data)) return field({}, checked(data).slice(1, -1), today, true);
  const head = data.slice(1).split("/")[0] as string;
  if (data.slice(1, -1).includes("/") && PRIMARY.test(head)) {
    const [, ...parts] = checked(data).slice(1).split("/");
    return parts.reduce<Hibc>((found, part, number) => field(found, part, today, number === 0), { di: head });
  }
  return inARow(data, today);
}

function inARow(data: string, today: Date): Hibc {
  for (let end = 7; end <= data.length; end += 1) {
    const body = data.slice(0, end - 1);
    if ((end < data.length && data[end] !== "+") || !PRIMARY.test(body.slice(1)) || checkCharacter(body) !== data[end - 1]) continue;
    return symbols(data.slice(end)).reduce<Hibc>((found, part) => {
      const bare = checked(part);
      if (bare.slice(-1) !== data[end - 1]) fail("link_character", "check");
      return field(found, bare.slice(1, -1), today, true);
    }, { di: body.slice(1) });
  }
  return fail(PRIMARY.test(data.slice(1, -1)) ? "incorrect_check_character" : "hibc_malformed", "check");
}

function symbols(rest: string): string[] {
  const found: string[] = [];
  let left = rest;
  while (left !== "") {
    const ends: number[] = [];
    for (let at = 3; at <= left.length; at += 1)
      if ((at === left.length || left[at] === "+") && checkCharacter(left.slice(0, at - 1)) === left[at - 1]) ends.push(at);
    const end = ends.find((at) => left[at - 1] !== "$") ?? ends[0];
    if (end === undefined) return fail("incorrect_check_character", "check");
    found.push(left.slice(0, end));
    left = left.slice(end);
  }
  return found;
}

function field(found: Hibc, part: string, today: Date, first: boolean): Hibc {
  if (part.startsWith("$$+")) return dated(found, part.slice(3), today, "serial");
  if (part.startsWith("$$")) return dated(found, part.slice(2), today, "lot");
  if (part.startsWith("$+")) return named(found, "serial", part.slice(2));
  if (part.startsWith("$")) return named(found, "lot", part.slice(1));
  if (first && /^[0-9]{5}/.test(part)) return named({ ...found, expires: moment(part.slice(0, 5), "yyjjj", today) }, "lot", part.slice(5));
  if (part.startsWith("14D")) return { ...found, expires: fullDay(part.slice(3)) };
  if (part.startsWith("16D")) return { ...found, made: fullDay(part.slice(3)) };
  if (part.startsWith("S")) return named(found, "serial", part.slice(1));
  if (/^Q[0-9]{1,5}$/.test(part)) return { ...found, quantity: String(Number(part.slice(1))) };
  return fail("hibc_field_unknown", "unknown");
}

function named(found: Hibc, name: "lot" | "serial", text: string): Hibc {
  if (!/^[A-Z0-9\-. ]{0,18}$/.test(text)) fail("hibc_field_malformed", "characters");
  return text === "" ? found : { ...found, [name]: text };
}

function dated(found: Hibc, text: string, today: Date, name: "lot" | "serial"): Hibc {
  let [data, told] = [text, found];
  const amount = /^(?:8([0-9]{2})|9([0-9]{5}))/.exec(data);
  if (amount) {
    told = { ...told, quantity: String(Number(amount[1] ?? amount[2])) };
    data = data.slice(amount[0].length);
  } else if (/^[89]/.test(data)) fail("hibc_quantity", "value");
  const form = /^[01]/.test(data) ? "mmyy" : DATES[data[0] ?? ""];
  if (form !== undefined) {
    const marked = /^[01]/.test(data) ? 0 : 1;
    if (form !== "") told = { ...told, expires: moment(data.slice(marked, marked + form.length), form, today) };
    data = data.slice(marked + form.length);
  }
  return named(told, name, data);
}

function moment(digits: string, form: string, today: Date): string {
  if (digits.length !== form.length || !/^[0-9]+$/.test(digits)) fail("hibc_date", "date");
  const of = (letter: string): number => {
    const at = form.indexOf(letter);
    return at < 0 ? 0 : Number(digits.slice(at, form.lastIndexOf(letter) + 1));
  };
  const now = today.getFullYear();
  const gap = of("y") - (now % 100);
  const year = now + gap + (gap >= 51 ? -100 : gap <= -50 ? 100 : 0);
  if (of("h") > 23) fail("hibc_date", "time");
  if (form.includes("j")) {
    const day = of("j");
    if (day < 1 || day > (daysIn(year, 2) === 29 ? 366 : 365)) fail("hibc_date", "date");
    return new Date(Date.UTC(year, 0, day)).toISOString().slice(0, 10);
  }
  return real(year, of("m"), form.includes("d") ? of("d") : 1);
}

function fullDay(digits: string): string {
  if (!/^[0-9]{8}$/.test(digits)) fail("hibc_date", "date");
  return real(Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6)));
}

function real(year: number, month: number, day: number): string {
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) fail("hibc_date", "date");
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
