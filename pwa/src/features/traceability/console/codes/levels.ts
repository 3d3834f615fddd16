/** Packaging levels from the smallest to the largest, as the server orders them. */
export const LEVELS = ["use_unit", "sale_unit", "inner", "box", "case", "pallet"] as const;
export const ISSUERS = ["GS1", "MA", "AHM", "HIBC"] as const;
export const rank = (level: string): number => LEVELS.findIndex((each) => each === level);

interface Packed { id: string; level: string; containsId?: string | null }

/** Packages of an item, the outermost first, what is in them indented beneath; each row once. */
export function packagesOf<Row extends Packed>(rows: readonly Row[]): { row: Row; depth: number }[] {
  const seen = new Set<string>();
  const found: { row: Row; depth: number }[] = [];
  const byId = new Map(rows.map((row) => [row.id, row]));
  for (const outer of [...rows].sort((one, other) => rank(other.level) - rank(one.level))) {
    let depth = 0;
    for (let row: Row | undefined = outer; row && !seen.has(row.id); row = row.containsId ? byId.get(row.containsId) : undefined) {
      seen.add(row.id);
      found.push({ row, depth });
      depth += 1;
    }
  }
  return found;
}

export interface RecordField { key: string; label: string; required: boolean; company: boolean; yesNo: boolean; value?: string | null }

/** What must be filled and is not, then what must be, then the rest. */
export function missingFirst<Field extends RecordField>(fields: readonly Field[]): Field[] {
  const weight = (field: Field): number => (field.required ? (field.value ? 1 : 0) : 2);
  return [...fields].sort((one, other) => weight(one) - weight(other));
}

// values of the authority's file, which is Chinese whatever the screen's language
export const YES = "\u662f";
export const NO = "\u5426";
