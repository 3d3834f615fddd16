import { checkDigit, daysIn, LINTERS } from "./linters";
import { type Entry, entryAt, entryOf } from "./tables";

/** FNC1 within the data, as scanners send it. */
export const GS = "\u001d";

export interface Element {
  ai: string;
  value: string;
  entry: Entry;
}

/** A code the standard refuses. `kind` is what a person is told (words `scan.problem.<kind>`). */
export class CodeInvalid extends Error {
  constructor(
    readonly rule: string,
    readonly kind: string,
    readonly part = "",
    readonly at = 0,
    readonly length = 0,
  ) {
    super(`${part === "" ? "" : `(${part}) `}${rule}`);
  }
}

const KINDS: [string, string[]][] = [
  ["check", ["check_digit", "check_pair", "checksum"]],
  ["date", ["date", "month", "day"]],
  ["time", ["hour", "minute", "second"]],
  ["characters", ["character", "digit", "percent", "padding", "hyphen"]],
  ["length", ["short", "long", "length"]],
];
const kindOf = (rule: string): string => KINDS.find(([, parts]) => parts.some((part) => rule.includes(part)))?.[0] ?? "value";

/** How much of a value its components take. */
export function checkValue(entry: Entry, value: string): number {
  if (value === "") throw new CodeInvalid("data_empty", "length", entry.ai);
  let at = 0;
  for (const part of entry.components) {
    const piece = value.slice(at, at + part.most);
    if (part.optional && piece === "") continue;
    if (piece.length < part.least) throw new CodeInvalid("incorrect_length", "length", entry.ai, at, piece.length);
    for (const name of part.linters) {
      const bad = LINTERS[name]?.(piece);
      if (bad) throw new CodeInvalid(bad[0], kindOf(bad[0]), entry.ai, at + bad[1], bad[2]);
    }
    at += piece.length;
  }
  return at;
}

function whole(entry: Entry, value: string): Element {
  if (value.length > 0 && value.length < entry.least) throw new CodeInvalid("data_too_short", "length", entry.ai);
  if (value.length > entry.most || checkValue(entry, value) < value.length) throw new CodeInvalid("data_too_long", "length", entry.ai);
  return { ai: entry.ai, value, entry };
}

function known(ai: string): Entry {
  const entry = entryOf(ai);
  if (!entry) throw new CodeInvalid("unknown_ai", "unknown", ai.slice(0, 20));
  return entry;
}

/** Data as symbols carry them, after their first FNC1. */
export function unbracketed(text: string, fnc1: string = GS): Element[] {
  if (text === "") throw new CodeInvalid("empty", "syntax");
  const found: Element[] = [];
  let at = 0;
  while (at < text.length) {
    const entry = entryAt(text, at);
    if (!entry) throw new CodeInvalid("unknown_ai", "unknown", text.slice(at, at + 4), at);
    const begin = at + entry.ai.length;
    let end = text.indexOf(fnc1, begin);
    if (end < 0) end = text.length;
    if (entry.fixed) end = Math.min(end, begin + entry.most);
    const value = text.slice(begin, end);
    if (checkValue(entry, value) < value.length) throw new CodeInvalid("data_too_long", "length", entry.ai);
    found.push({ ai: entry.ai, value, entry });
    at = text[end] === fnc1 ? end + 1 : end;
  }
  return found;
}

/** `(01)12345678901231(10)AB`; a bracket within a value is written `\(`. */
export function bracketed(text: string): Element[] {
  const found: Element[] = [];
  let at = 0;
  while (at < text.length) {
    const match = /^\(([^)]*)\)((?:\\\(|[^(])*)/.exec(text.slice(at));
    if (!match) throw new CodeInvalid("brackets_malformed", "syntax", "", at);
    found.push(whole(known(match[1] as string), (match[2] as string).split("\\(").join("(")));
    at += match[0].length;
  }
  if (found.length === 0) throw new CodeInvalid("empty", "syntax");
  return found;
}

function matching(pattern: string, ais: string[], but: string): boolean {
  const fixed = pattern.replace(/n+$/, "");
  return ais.some((ai) => ai.length === pattern.length && ai.startsWith(fixed) && ai !== but);
}

/** The elements, if they may stand together on one thing. */
export function checkRules(elements: Element[]): Element[] {
  const ais = [...new Set(elements.map((each) => each.ai))];
  for (const each of elements)
    if (each.entry.excludes.some((pattern) => matching(pattern, ais, each.ai))) throw new CodeInvalid("excluded_pair", "excluded", each.ai);
  for (const each of elements)
    for (const ways of each.entry.needs)
      if (!ways.some((way) => way.every((pattern) => matching(pattern, ais, each.ai)))) throw new CodeInvalid("required_missing", "required", each.ai);
  const seen = new Map<string, string>();
  for (const each of elements) {
    if ((seen.get(each.ai) ?? each.value) !== each.value) throw new CodeInvalid("different_values", "repeated", each.ai);
    seen.set(each.ai, each.value);
  }
  if (seen.has("8030") && elements.some((each) => ["253", "255", "8003"].includes(each.ai) && each.value.length === each.entry.least))
    throw new CodeInvalid("serial_not_present", "required", "8030");
  return elements;
}

/** A GS1 Digital Link, uncompressed: a key with its qualifiers in the path, attributes in the query. */
export function link(text: string): Element[] {
  if (!/^[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]*$/.test(text)) throw new CodeInvalid("illegal_uri_character", "characters");
  const head = /^(?:https|HTTPS|http|HTTP):\/\/([A-Za-z0-9\-.:[\]]+)(\/[^?#]*)(?:\?([^#]*))?(?:#.*)?$/.exec(text);
  if (!head) throw new CodeInvalid("no_link", "syntax");
  const path = (head[2] as string).split("/").slice(1);
  let at = path.length - 2;
  while (at >= 0 && entryOf(path[at] as string) && !entryOf(path[at] as string)?.qualifiers) at -= 2;
  if (at < 0 || !entryOf(path[at] as string)) throw new CodeInvalid("no_key", "key");
  const read = (ai: string, value: string): Element => {
    const plain = value.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
    if (plain.includes("\0")) throw new CodeInvalid("illegal_null", "characters", ai);
    return whole(known(ai), ai === "01" && [8, 12, 13].includes(plain.length) ? plain.padStart(14, "0") : plain);
  };
  const found: Element[] = [];
  for (let pair = at; pair < path.length; pair += 2) found.push(read(path[pair] as string, path[pair + 1] as string));
  const sequence = found.map((each) => each.ai);
  if (!inOrder(sequence)) throw new CodeInvalid("qualifier_order", "key", sequence[0]);
  const inPath = found.length;
  for (const pair of (head[3] ?? "").split("&")) {
    const equals = pair.indexOf("=");
    const name = pair.slice(0, Math.max(equals, 0));
    if (equals > 0 && /^[0-9]+$/.test(name)) found.push(read(name, pair.slice(equals + 1).split("+").join(" ")));
  }
  checkAttributes(found, inPath);
  return found;
}

function inOrder(ais: string[]): boolean {
  const ways = entryOf(ais[0] as string)?.qualifiers ?? [];
  return (ways.length ? ways : [[]]).some((way) => {
    let from = 0;
    return ais.slice(1).every((ai) => {
      const place = way.indexOf(ai, from);
      from = place + 1;
      return place >= 0;
    });
  });
}

function checkAttributes(found: Element[], inPath: number): void {
  const path = found.slice(0, inPath).map((each) => each.ai);
  if (new Set(found.map((each) => each.ai)).size < found.length) throw new CodeInvalid("duplicate_ai", "repeated");
  for (const each of found.slice(inPath)) {
    if (!each.entry.attribute) throw new CodeInvalid("no_attribute", "key", each.ai);
    for (let at = 1; at <= path.length; at += 1)
      if (inOrder([...path.slice(0, at), each.ai, ...path.slice(at)])) throw new CodeInvalid("belongs_in_path", "key", each.ai);
  }
}

const PLAIN = new Set(["Q1", "d1", "J0"]);
export const SYMBOLS = new Set(["C1", "e0", "d2", "Q3", "J1"]);
export const RETAIL: Record<string, number> = { E0: 13, E4: 8 };

/** Scan data with its AIM symbology identifier; null: it carries no GS1 data. */
export function scanData(text: string): Element[] | null {
  const [mark, data] = [text.slice(1, 3), text.slice(3)];
  if (!text.startsWith("]") || mark.length < 2) throw new CodeInvalid("no_symbology", "syntax");
  const size = RETAIL[mark];
  if (size !== undefined) return retail(data, size);
  if (SYMBOLS.has(mark)) return carried(data);
  if (!PLAIN.has(mark)) throw new CodeInvalid("unknown_symbology", "syntax", mark);
  return /^(?:https|HTTPS|http|HTTP):\/\//.test(data) ? link(data) : null;
}

function carried(data: string): Element[] {
  if (data.includes("^")) throw new CodeInvalid("illegal_caret", "characters");
  return unbracketed(data);
}

function retail(data: string, size: number): Element[] {
  const [primary, rest] = [data.slice(0, size), data.slice(size)];
  if (primary.length < size || (rest !== "" && !rest.startsWith("|]e0"))) throw new CodeInvalid("incorrect_length", "length", "01");
  const gtin = whole(known("01"), primary.padStart(14, "0"));
  return rest === "" ? [gtin] : [gtin, ...carried(rest.slice(4))];
}

/** A GTIN-8, -12, -13 or -14 as fourteen digits, or null. */
export function gtin14(text: string): string | null {
  if (!/^(?:[0-9]{8}|[0-9]{12,14})$/.test(text)) return null;
  return checkDigit(text.slice(0, -1)) === text.slice(-1) ? text.padStart(14, "0") : null;
}

export const valueOf = (elements: Element[], ...ais: string[]): string | undefined =>
  ais.map((ai) => elements.find((each) => each.ai === ai)?.value).find((value) => value !== undefined);

export const brackets = (elements: Element[]): string =>
  elements.map((each) => `(${each.ai})${each.value.split("(").join("\\(")}`).join("");

/** YYMMDD as YYYY-MM-DD: the nearest century, day 00 the last of its month. */
export function fullDate(digits: string, today: Date): string {
  const now = today.getFullYear();
  const gap = Number(digits.slice(0, 2)) - (now % 100);
  const year = now + gap + (gap >= 51 ? -100 : gap <= -50 ? 100 : 0);
  const month = Number(digits.slice(2, 4));
  const day = Number(digits.slice(4, 6)) || daysIn(year, month);
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
