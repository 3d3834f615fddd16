import { isAbove, minus, sum } from "./amounts";

/** What stands on the scan-out list: a lot or piece with how much of it, or a closed pack with all that is in it. */
export type Scan =
  | { kind: "lot"; id: string; text: string; itemId: string; unit: string; quantity: string; most: string; name: { zh: string; en: string } }
  | { kind: "pack"; id: string; text: string; contents: { itemId: string; quantity: string }[] };

interface Asked { item: { id: string }; quantity: string }

export const has = (scans: readonly Scan[], id: string): boolean => scans.some((each) => each.id === id);

/** Per item: what was scanned so far, packs with what they hold. */
export function scannedOf(scans: readonly Scan[], itemId: string): string {
  return sum(scans.flatMap((each) => (each.kind === "lot" ? [each] : each.contents)).filter((each) => each.itemId === itemId).map((each) => each.quantity || "0"));
}

/** Several lines may ask for one item; what is scanned fills them from the top, as the server does. */
export function shareOut(lines: readonly Asked[], scans: readonly Scan[]): string[] {
  const left = new Map<string, string>();
  return lines.map(({ item, quantity }) => {
    const there = left.get(item.id) ?? scannedOf(scans, item.id);
    const got = isAbove(minus(there, quantity)) ? quantity : there;
    left.set(item.id, minus(there, got));
    return got;
  });
}

export function verdict(lines: readonly Asked[], scans: readonly Scan[]): "empty" | "over" | "short" | "exact" {
  if (scans.length === 0) return "empty";
  const items = [...new Set([...lines.map((each) => each.item.id), ...scans.flatMap((each) => (each.kind === "lot" ? [each.itemId] : each.contents.map((inner) => inner.itemId)))])];
  const gaps = items.map((id) => minus(scannedOf(scans, id), sum(lines.filter((each) => each.item.id === id).map((each) => each.quantity))));
  if (gaps.some(isAbove)) return "over";
  return gaps.some((each) => each.startsWith("-") && isAbove(each.slice(1))) ? "short" : "exact";
}

/** How much of a lot just scanned is meant: what the lines still ask for, at most what there is; all of it where they ask for none. */
export function wanted(lines: readonly Asked[], scans: readonly Scan[], itemId: string, most: string): string {
  const open = minus(sum(lines.filter((each) => each.item.id === itemId).map((each) => each.quantity)), scannedOf(scans, itemId));
  return isAbove(open) && isAbove(minus(most, open)) ? open : most;
}
