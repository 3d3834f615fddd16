import type { BomDetailQuery } from "@/packages/api/generated/graphql";
import { DECIMAL } from "./FormPanel";
import type { ItemChoice } from "./ItemPick";

type Bom = NonNullable<BomDetailQuery["bom"]>;

/** A line as it is being written: text until it is sent. `key` follows the row when others move. */
export interface DraftLine { key: number; item: ItemChoice | null; quantity: string; unitId: string; scrap: string; step: string; phantom: boolean; alternativeOf: number | null; note: string }

let made = 0;
export const newLine = (): DraftLine => ({ key: ++made, item: null, quantity: "", unitId: "", scrap: "", step: "", phantom: false, alternativeOf: null, note: "" });

export function linesOf(bom: Bom | null | undefined): DraftLine[] {
  const keys = new Map<number, number>();
  const lines = (bom?.lines ?? []).map((line) => {
    const draft: DraftLine = {
      ...newLine(), item: line.item, quantity: line.quantity, unitId: line.unitId ?? "", scrap: Number(line.scrapPercent) > 0 ? line.scrapPercent : "",
      step: line.stepSequence ? String(line.stepSequence) : "", phantom: line.phantom, note: line.note ?? "",
    };
    keys.set(line.position, draft.key);
    return { draft, of: line.alternativeOf };
  });
  return lines.map(({ draft, of }) => ({ ...draft, alternativeOf: of === null || of === undefined ? null : (keys.get(of) ?? null) }));
}

/** Positions run 10, 20, 30 in the order shown; an alternative names the position of its line. */
export function inputOf(lines: readonly DraftLine[]) {
  const position = new Map(lines.map((line, at) => [line.key, 10 * (at + 1)]));
  return lines.map((line) => ({
    itemId: line.item?.id ?? "", quantity: line.quantity.trim(), position: position.get(line.key) ?? 0, unitId: line.unitId || null, scrapPercent: line.scrap.trim() || "0",
    phantom: line.phantom, alternativeOf: line.alternativeOf === null ? null : (position.get(line.alternativeOf) ?? null), stepSequence: line.step.trim() ? Number(line.step) : null, note: line.note.trim() || null,
  }));
}

/** Keys of lines that cannot be sent as they are. */
export function wrongLines(lines: readonly DraftLine[]): Set<number> {
  const wrong = lines.filter((line) => !line.item || !DECIMAL.test(line.quantity.trim()) || Number(line.quantity) <= 0 || (line.scrap.trim() && !(DECIMAL.test(line.scrap.trim()) && Number(line.scrap) < 100)) || (line.step.trim() && !/^[1-9]\d{0,3}$/.test(line.step.trim())));
  return new Set(wrong.map((line) => line.key));
}

export function moved<T>(rows: readonly T[], at: number, by: number): T[] {
  const next = [...rows];
  const [row] = next.splice(at, 1);
  if (row !== undefined) next.splice(Math.max(0, Math.min(rows.length - 1, at + by)), 0, row);
  return next;
}
