import { type Known, readScan } from "@/packages/scan/codes";

/** What a supplier's or the standard's code says of what it sticks on; dates as YYYY-MM-DD, quantity as a decimal. */
export interface Label {
  gtin: string | null;
  /** the maker's own part number (HIBC, MA, AHM) */
  part: string | null;
  lot: string | null;
  serial: string | null;
  expiresOn: string | null;
  madeOn: string | null;
  quantity: string | null;
  sscc: string | null;
}

export type Reading = { kind: "label"; label: Label } | { kind: "plain" } | { kind: "broken"; why: "invalid" | "ambiguous" };

/** Pure. `known`: does this phone hold such a lot or serial; it decides how a code that lost its separators is cut. */
export function readLabel(text: string, known: Known): Reading {
  const { scheme, verdict, values } = readScan(text, known);
  if (verdict === "invalid" || verdict === "ambiguous") return { kind: "broken", why: verdict };
  const of = (...names: string[]): string | null => names.map((name) => values[name]).find((value) => value !== undefined) ?? null;
  const label: Label = {
    gtin: of("gtin", "content"), part: of("di", "item"), lot: of("lot"), serial: of("serial"), expiresOn: of("expires_on", "best_before"),
    madeOn: of("made_on"), quantity: of("quantity", "count"), sscc: of("sscc"),
  };
  const says = scheme !== "url" && Object.values(label).some((value) => value !== null);
  return says ? { kind: "label", label } : { kind: "plain" };
}
