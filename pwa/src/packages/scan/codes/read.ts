import { CHINESE } from "./keyboard";
import { brackets, bracketed, checkRules, CodeInvalid, type Element, fullDate, GS, gtin14, link, RETAIL, scanData, SYMBOLS, unbracketed, valueOf } from "./gs1";
import { parseHibc } from "./hibc";
import { checkDigit } from "./linters";
import { readings } from "./lost";

export type Scheme = "plain" | "gs1" | "hibc" | "ma" | "ahm" | "link" | "url";
export type Verdict = "valid" | "ambiguous" | "invalid" | "plain";

/** What a scan is: the twin of infra/codes/scan.py. `values`: gtin, lot, serial, sscc, made_on, expires_on, di, quantity … */
export interface ReadScan {
  text: string;
  scheme: Scheme;
  verdict: Verdict;
  symbology: string | null;
  values: Record<string, string>;
  /** of an ambiguous code, the ways it may be meant */
  readings: Record<string, string>[];
  /** bracketed, for those who print or compare it */
  elements: string | null;
  /** what is wrong: words `scan.problem.<kind>` */
  problem: { rule: string; kind: string; part: string } | null;
  /** what was put right */
  repairs: string[];
}

/** Does the phone know this value of this AI (10 lot, 21 serial)? Decides between two ways to cut a code. */
export type Known = (ai: string, value: string) => boolean;

const SHOWN =
  /[{<[(](?:GS|FNC1|F8|0x1D|29|\\x1d)[}>\])]|\\x1d|\\u001d|&#(?:29|x1d);|%1d|\\F|\^\]|\u241d|\u21d4|\u001d/gi;
const MARKS = ["^", "~", "|", "`", "@", "#", "$"];
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u0000-\u0008\u000b\u000c\u000e-\u001c\u001e\u001f\u007f]/g;
const HAN = /[\u3400-\u9fff]/;
const NAMES: [string, string][] = [
  ["gtin", "01"], ["content", "02"], ["sscc", "00"], ["lot", "10"], ["serial", "21"], ["quantity", "30"], ["count", "37"],
  ["order_number", "400"], ["item", "240"], ["giai", "8004"], ["gln", "414"],
];
const DATES: [string, string[]][] = [["made_on", ["11"]], ["expires_on", ["17", "7003"]], ["best_before", ["15"]]];

export function readScan(text: string, known: Known | null = null, today: Date = new Date()): ReadScan {
  const { clean, repairs } = cleaned(text.slice(0, 2000));
  const mark = /^[\]}]([A-Za-z][0-9A-Za-z])/.exec(clean);
  const symbology = mark ? (mark[1] as string) : null;
  const body = mark ? clean.slice(3) : clean;
  const say = (scheme: Scheme, verdict: Verdict, more: Partial<ReadScan> = {}): ReadScan => ({
    text: body, scheme, verdict, symbology, values: {}, readings: [], elements: null, problem: null, repairs, ...more,
  });
  return (
    web(body, say, today) ?? issued(body, say) ?? health(body, say, today) ?? gs1(body, symbology, known, say, repairs, today) ?? plain(body, symbology, say)
  );
}

type Say = (scheme: Scheme, verdict: Verdict, more?: Partial<ReadScan>) => ReadScan;

function cleaned(text: string): { clean: string; repairs: string[] } {
  const swap = (from: string): string => [...from].map((sign) => CHINESE[sign] ?? sign).join("");
  const half = swap(swap(text).normalize("NFKC"));
  return { clean: half.replace(INVISIBLE, "").replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, ""), repairs: half === text ? [] : ["full_width"] };
}

const problemOf = (error: unknown): ReadScan["problem"] => {
  if (error instanceof CodeInvalid) return { rule: error.rule, kind: error.kind, part: error.part };
  throw error;
};

export function valuesOf(elements: Element[], today: Date): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, ai] of NAMES) {
    const value = valueOf(elements, ai);
    if (value !== undefined) values[name] = value;
  }
  for (const [name, ais] of DATES) {
    const value = valueOf(elements, ...ais);
    if (value !== undefined) values[name] = fullDate(value, today);
  }
  return values;
}

const told = (say: Say, scheme: Scheme, elements: Element[], today: Date, more: Partial<ReadScan> = {}): ReadScan =>
  say(scheme, "valid", { values: valuesOf(elements, today), elements: brackets(elements), ...more });

function web(body: string, say: Say, today: Date): ReadScan | null {
  if (!/^https?:\/\//i.test(body)) return null;
  try {
    return told(say, "link", checkRules(link(body.replace(/^https?/i, (scheme) => scheme.toLowerCase()))), today);
  } catch (error) {
    const problem = problemOf(error);
    if (problem && ["no_key", "no_link", "illegal_uri_character"].includes(problem.rule)) return say("url", "plain");
    return say("link", "invalid", { problem });
  }
}

/** MA and AHM by their visible structure; their rules that no published text confirms are the server's to judge. */
function issued(body: string, say: Say): ReadScan | null {
  const ma = /^(MA\.\d{3}\.M0\.[0-9A-Za-z]{6}\.[0-9A-Za-z-]{3,20})((?:\.[SMLDEVPC][^.]*)*)$/.exec(body);
  const ahm = /^(AHM\.[0-9A-Za-z]+(?:\.(?!BN|SN|MD|BD|ED)[0-9A-Za-z-]+)?)((?:\.(?:BN|SN|MD|BD|ED)[0-9A-Za-z-]+)*)$/.exec(body);
  const found = ma ?? ahm;
  if (!found) return /^MA\.\d{3}\.M0\.|^AHM\./.test(body) ? say(body.startsWith("MA") ? "ma" : "ahm", "invalid", { problem: { rule: "malformed", kind: "syntax", part: "" } }) : null;
  const values: Record<string, string> = { di: found[1] as string };
  for (const unit of (found[2] as string).split(".").slice(1)) {
    const lot = ma ? /^L(.+)$/.exec(unit) : /^BN(.+)$/.exec(unit);
    const serial = ma ? /^S(.+)$/.exec(unit) : /^SN(.+)$/.exec(unit);
    if (lot) values.lot = lot[1] as string;
    else if (serial) values.serial = serial[1] as string;
  }
  return say(ma ? "ma" : "ahm", "valid", { values });
}

function health(body: string, say: Say, today: Date): ReadScan | null {
  const upper = body.toUpperCase();
  if (!/^\*?\+(?:[A-Z][A-Z0-9]{3}[A-Z0-9]|\$|[0-9]{5})/.test(upper)) return null;
  try {
    const { di, lot, serial, quantity, expires, made } = parseHibc(upper, today);
    const values: Record<string, string> = {};
    for (const [name, value] of Object.entries({ di, lot, serial, quantity, expires_on: expires, made_on: made })) if (value !== undefined) values[name] = value;
    return say("hibc", "valid", { text: upper, values });
  } catch (error) {
    return say("hibc", "invalid", { text: upper, problem: problemOf(error) });
  }
}

function plain(body: string, symbology: string | null, say: Say): ReadScan {
  const values: Record<string, string> = {};
  const gtin = symbology === null || ["C0", "I0", "I1", "X0"].includes(symbology) ? gtin14(body) : null;
  if (gtin) values.gtin = gtin;
  if (/^[0-9]{18}$/.test(body) && checkDigit(body.slice(0, -1)) === body.slice(-1)) values.sscc = body;
  const typed = HAN.test(body) && !/^\p{L}+$/u.test(body);
  return say("plain", "plain", { values, problem: typed ? { rule: "input_method", kind: "characters", part: "" } : null });
}

function gs1(body: string, symbology: string | null, known: Known | null, say: Say, repairs: string[], today: Date): ReadScan | null {
  if (symbology !== null && RETAIL[symbology] !== undefined) {
    try {
      return told(say, "gs1", checkRules(scanData(`]${symbology}${body}`) as Element[]), today);
    } catch (error) {
      return say("gs1", "invalid", { problem: problemOf(error) });
    }
  }
  const said = symbology !== null && SYMBOLS.has(symbology);
  const bare = body.replace(SHOWN, "").replace(/^[\^~|`@#$]+/, "").split(" ").join("");
  if (!said && !/^\(\d{2,4}\)/.test(body) && !/^(?:(?:01|02|03|8006)\d{14}|00\d{18})/.test(bare)) return null;
  let first: ReadScan["problem"] = null;
  for (const [data, more] of ways(body, !said)) {
    const found = attempt(data, symbology, known, (scheme, verdict, extra = {}) => say(scheme, verdict, { text: data, repairs: [...repairs, ...more, ...(extra.repairs ?? [])], ...without(extra) }), today);
    if ("scheme" in found) return found;
    first ??= found;
  }
  const match = /^0[123](\d{14})|^00(\d{18})/.exec(bare);
  const key = match ? (match[1] ?? (match[2] as string)) : "";
  const surely = key !== "" && checkDigit(key.slice(0, -1)) === key.slice(-1);
  return said || /^\(\d{2,4}\)/.test(body) || body.includes(GS) || surely ? say("gs1", "invalid", { problem: first }) : null;
}

function without(extra: Partial<ReadScan>): Partial<ReadScan> {
  const { repairs: _, ...rest } = extra;
  return rest;
}

function ways(body: string, blanks: boolean): [string, string[]][] {
  const shown = body.replace(SHOWN, GS);
  const found: [string, string[]][] = [[shown, shown.split(GS).join("") === body.split(GS).join("") ? [] : ["separator_shown"]]];
  const spaceless = blanks ? shown.split(" ").join("") : shown;
  if (spaceless !== shown) found.push([spaceless, [...(found[0] as [string, string[]])[1], "spaces"]]);
  const used = MARKS.filter((mark) => spaceless.includes(mark));
  if (used.length) found.push([[...spaceless].map((sign) => (used.includes(sign) ? GS : sign)).join(""), ["separator_shown"]]);
  if (spaceless.includes("'")) found.push([spaceless.split("'").join(""), ["input_method"]]);
  return found;
}

function attempt(data: string, symbology: string | null, known: Known | null, say: Say, today: Date): ReadScan | NonNullable<ReadScan["problem"]> {
  const bare = data.replace(/^\u001d+|\u001d+$/g, "");
  let strict: Element[] | null = null;
  let problem: ReadScan["problem"] = null;
  try {
    strict = checkRules(data.startsWith("(") ? bracketed(data) : unbracketed(bare));
  } catch (error) {
    problem = problemOf(error);
  }
  if (strict && (symbology !== null || bare.includes(GS) || data.startsWith("("))) return told(say, "gs1", strict, today);
  if (data.startsWith("(")) return problem as NonNullable<ReadScan["problem"]>;
  const found = readings(bare);
  if (!strict && found.length === 0) return problem as NonNullable<ReadScan["problem"]>;
  if (found.length === 1) return told(say, "gs1", found[0] as Element[], today, { repairs: strict ? [] : ["separator_restored"] });
  if (known) {
    const times = found.map((way) => way.filter((each) => ["10", "21"].includes(each.ai) && known(each.ai, each.value)).length);
    const most = Math.max(...times);
    const best = found.filter((_, at) => most > 0 && times[at] === most);
    if (best.length === 1) return told(say, "gs1", best[0] as Element[], today, { repairs: ["separator_restored", "known_value"] });
  }
  return say("gs1", "ambiguous", { readings: found.map((each) => valuesOf(each, today)) });
}
