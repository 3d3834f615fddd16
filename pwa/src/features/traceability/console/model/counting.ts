import { isZero, minus } from "./amounts";

interface Line { id: string; counted?: string | null }
const QUANTITY = /^\d{1,12}(\.\d{1,6})?$/;

export type Typed = Record<string, string>;

/** What was typed and is not yet saved; a figure that says the same as before is no change. */
export function changed(lines: readonly Line[], typed: Typed): { id: string; quantity: string }[] {
  return lines.flatMap((line) => {
    const value = typed[line.id]?.trim();
    if (!value || !QUANTITY.test(value)) return [];
    return line.counted !== null && line.counted !== undefined && isZero(minus(line.counted, value)) ? [] : [{ id: line.id, quantity: value }];
  });
}

export const isWrong = (value: string | undefined): boolean => !!value?.trim() && !QUANTITY.test(value.trim());
