import { COUNTRIES, COUNTRY_CODES, CURRENCIES, DICTIONARY, MEDIA_TYPES, PACKAGE_TYPES } from "./tables.generated";

export interface Component {
  linters: string[];
  least: number;
  most: number;
  optional: boolean;
}

/** What the GS1 Barcode Syntax Dictionary says of one AI; the twin of infra/codes/dictionary.py. */
export interface Entry {
  ai: string;
  fixed: boolean;
  attribute: boolean;
  components: Component[];
  needs: string[][][];
  excludes: string[];
  qualifiers: string[][] | null;
  least: number;
  most: number;
}

const CSETS: Record<string, string> = { N: "csetnumeric", X: "cset82", Y: "cset39", Z: "cset64" };
const COMPONENT = /^(\[)?([NXYZ])(\.\.)?(\d+)\]?(?:,([\w,]+))?$/;

function component(match: RegExpExecArray): Component {
  const most = Number(match[4]);
  const more = match[5] ? match[5].split(",") : [];
  return { linters: [CSETS[match[2] as string] as string, ...more], least: match[3] ? 1 : most, most, optional: match[1] !== undefined };
}

function entries(line: string): Entry[] {
  const [ais = "", ...words] = line.split(" ");
  const flags = words.filter((word) => /^[*?"$%&!]+$/.test(word)).join("");
  const parts: Component[] = [];
  const needs: string[][][] = [];
  const excludes: string[] = [];
  let qualifiers: string[][] | null = null;
  for (const word of words) {
    const match = COMPONENT.exec(word);
    const [key = "", value = ""] = word.split("=");
    if (match) parts.push(component(match));
    else if (key === "req") needs.push(value.split(",").map((group) => group.split("+")));
    else if (key === "ex") excludes.push(...value.split(","));
    else if (key === "dlpkey") qualifiers = value === "" ? [] : value.split("|").map((way) => way.split(","));
  }
  const [first = "", last = first] = ais.split("-");
  const least = parts.reduce((sum, each) => sum + (each.optional ? 0 : each.least), 0);
  const most = parts.reduce((sum, each) => sum + each.most, 0);
  const found: Entry[] = [];
  for (let number = Number(first); number <= Number(last); number += 1)
    found.push({
      ai: String(number).padStart(first.length, "0"), fixed: flags.includes("*"), attribute: flags.includes("?"),
      components: parts, needs, excludes, qualifiers, least, most,
    });
  return found;
}

const KNOWN = new Map<string, Entry>();
const LENGTHS = new Map<string, number>();
for (const line of DICTIONARY.split("\n"))
  for (const entry of entries(line)) {
    KNOWN.set(entry.ai, entry);
    LENGTHS.set(entry.ai.slice(0, 2), entry.ai.length);
  }

export const entryOf = (ai: string): Entry | undefined => KNOWN.get(ai);

/** The AI that stands at this place. */
export function entryAt(text: string, at: number): Entry | undefined {
  const length = LENGTHS.get(text.slice(at, at + 2));
  return length === undefined ? undefined : KNOWN.get(text.slice(at, at + length));
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(" "));
export const LISTS = {
  countries: set(COUNTRIES), countryCodes: set(COUNTRY_CODES), currencies: set(CURRENCIES),
  packages: set(PACKAGE_TYPES), media: set(MEDIA_TYPES),
};
