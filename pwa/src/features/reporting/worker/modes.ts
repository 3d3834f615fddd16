import { decimal, type Micro, micro } from "@/w/model/quantity";

export const MODES = ["quantity", "counter", "box", "serial"] as const;
export type Mode = (typeof MODES)[number];

export const COUNT_FIELDS = ["start", "end", "boxes", "size", "loose"] as const;
export type CountField = (typeof COUNT_FIELDS)[number];

/** How the pieces were counted, where nobody types them. All figures are decimal strings. */
export interface Count {
  start: string;
  end: string;
  boxes: string;
  size: string;
  loose: string;
  /** labels of full boxes, each once */
  labels: string[];
  serials: string[];
}

export interface CountHints {
  reading?: string | null;
  boxSize?: string | null;
}

export const noCount = ({ reading, boxSize }: CountHints = {}): Count => ({
  start: reading ? decimal(micro(reading)) : "0",
  end: reading ? decimal(micro(reading)) : "0",
  boxes: "0",
  size: boxSize ? decimal(micro(boxSize)) : "0",
  loose: "0",
  labels: [],
  serials: [],
});

/** The field a mode starts with: what is known already is not asked again. */
export function firstField(mode: Mode, count: Count): "good" | CountField {
  if (mode === "counter") return "end";
  if (mode === "box") return micro(count.size) > 0 ? "boxes" : "size";
  return "good";
}

/**
 * The good pieces that follow from the count, in millionths; null where they are typed. A counter has counted the scrap
 * as well; boxes and serial numbers hold good pieces only.
 */
export function countedGood(mode: Mode, count: Count, scrap: Micro): Micro | null {
  switch (mode) {
    case "counter":
      return Math.max(0, micro(count.end) - micro(count.start) - scrap);
    case "box":
      return times(count.boxes, count.size) + micro(count.loose);
    case "serial":
      return micro(String(count.serials.length));
    default:
      return null;
  }
}

/** Whole boxes times pieces a box: boxes are counted, so one factor is whole and nothing is rounded. */
const times = (boxes: string, size: string): Micro => Math.trunc(micro(boxes) / 1_000_000) * micro(size);

export type CountFault = "reading" | "size" | "loose" | "none" | null;

export function countFault(mode: Mode, count: Count, total: Micro): CountFault {
  if (mode === "counter" && micro(count.end) < micro(count.start)) return "reading";
  if (mode === "box" && micro(count.boxes) > 0 && micro(count.size) === 0) return "size";
  // so many loose ones are one more box
  if (mode === "box" && micro(count.size) > 0 && micro(count.loose) >= micro(count.size)) return "loose";
  return mode !== "quantity" && total === 0 ? "none" : null;
}

export type Scanned = { kind: "added"; count: Count } | { kind: "repeated"; text: string } | { kind: "card" } | { kind: "invalid" };

const LONGEST = 64;
const LINK = /\/(T|E)\/|#\/(scan|enroll)\//i;
const AIM = /^\][A-Za-z][0-9a-z]/;

/** What the person meant by a scan while he scans pieces or boxes one after the other. `card` is the card in his hand. */
export function scanned(mode: "box" | "serial", count: Count, raw: string, card: string, taken: ReadonlySet<string>): Scanned {
  const text = raw.trim().replace(AIM, "").trim();
  if (LINK.test(text) || text === card) return { kind: "card" };
  if (text === "" || text.length > LONGEST || /[\u0000-\u001f]/.test(text.replace(/\u001d/g, ""))) return { kind: "invalid" };
  const list = mode === "serial" ? count.serials : count.labels;
  if (list.includes(text) || taken.has(text)) return { kind: "repeated", text };
  return { kind: "added", count: withList(mode, count, [...list, text]) };
}

export function withList(mode: "box" | "serial", count: Count, list: string[]): Count {
  return mode === "serial" ? { ...count, serials: list } : { ...count, labels: list, boxes: String(list.length) };
}

export function takeBack(mode: "box" | "serial", count: Count, text?: string): Count {
  const list = mode === "serial" ? count.serials : count.labels;
  return withList(mode, count, text === undefined ? list.slice(0, -1) : list.filter((other) => other !== text));
}
