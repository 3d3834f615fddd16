import { isAbove, minus, sum } from "./amounts";

const QUANTITY = /^\d{1,12}(\.\d{1,6})?$/;
export const isQuantity = (text: string): boolean => QUANTITY.test(text) && isAbove(text);

/** What parts take of what lies there: their sum, what stays, or how much too many they are. */
export function splitOf(parts: readonly { quantity: string }[], there: string): { total: string; left: string; over: string | null } {
  const total = sum(parts.map((each) => each.quantity).filter(isQuantity));
  const left = minus(there, total);
  return { total, left, over: left.startsWith("-") && isAbove(left.slice(1)) ? left.slice(1) : null };
}

interface Source { quantity: string; lot: { expiresOn?: string | null } }

/** What a merged lot has: all of them, and the date of the first that expires. */
export function mergeOf(sources: readonly Source[]): { total: string; expiresOn: string | null } {
  const days = sources.flatMap((each) => (each.lot.expiresOn ? [each.lot.expiresOn] : [])).sort();
  return { total: sum(sources.map((each) => each.quantity)), expiresOn: days[0] ?? null };
}
