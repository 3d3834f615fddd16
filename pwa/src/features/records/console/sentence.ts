import type { TrailRowFragment } from "@/packages/api/generated/graphql";
import { isKnownProblem, known, problemText, quantity, t } from "@/packages/i18n";

export type TrailRow = TrailRowFragment;
type Json = Record<string, unknown>;

const asObject = (value: unknown): Json => (typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : {});

/** Payloads are journal text: snake_case names, decimals as strings. */
export function field(row: TrailRow, name: string): string | null {
  const value = asObject(row.payload)[name];
  return value === null || value === undefined || typeof value === "object" ? null : String(value);
}

/** "报工 37 好 1 废": what was done, without who. */
export function act(row: TrailRow): string {
  const said = OWN_WORDS[row.command]?.(row);
  return said ?? known(`command.${row.command}`) ?? t("command.unknown");
}

const OWN_WORDS: Record<string, (row: TrailRow) => string> = {
  "reporting.report_output": (row) => {
    const parts = [
      amount("report.n_good", field(row, "good_quantity"), true),
      amount("report.n_process", field(row, "process_scrap_quantity")),
      amount("report.n_material", field(row, "material_scrap_quantity")),
      amount("report.n_rework", field(row, "rework_quantity")),
    ].filter(Boolean);
    return t(row.actorKind === "device" ? "command.counter_reported" : "command.reported", { what: parts.join(t("list.separator")) });
  },
};

function amount(key: string, value: string | null, always = false): string {
  if (value === null || (Number(value) === 0 && !always)) return "";
  return t(key, { n: quantity(value) });
}

export function refusal(row: TrailRow): string | null {
  if (row.outcome !== "refused" || !row.code) return null;
  const problem = { code: row.code, params: asObject(row.params) };
  return isKnownProblem(row.code) ? problemText(problem) : row.code;
}

/** Who in words: people by name, machines and the system as what they are. */
export const actor = (row: TrailRow): string => (row.actorKind === "system" ? t("trail.system") : row.actorName || t("trail.system"));

export interface FieldChange { table: string; recordId: string; revision: number; field: string; before: unknown; after: unknown; created: boolean }

/** Housekeeping columns say nothing to a reader; the record's own fields do. */
const QUIET = new Set(["tenant_id", "id", "revision", "created_at", "updated_at"]);

export function fieldChanges(row: TrailRow): FieldChange[] {
  return row.changes.flatMap(({ table, recordId, revision, before, after }) => {
    const [old, next] = [asObject(before), asObject(after)];
    const names = [...new Set([...Object.keys(old), ...Object.keys(next)])].filter((name) => !QUIET.has(name));
    return names
      .filter((name) => JSON.stringify(old[name] ?? null) !== JSON.stringify(next[name] ?? null))
      .map((name) => ({ table, recordId, revision, field: name, before: old[name] ?? null, after: next[name] ?? null, created: before === null }));
  });
}

export const tableName = (table: string): string => known(`table.${table}`) ?? t("trail.other_record");
/** A name the catalogue does not know yet is never shown raw; the raw record stands below for whoever needs it. */
export const fieldName = (name: string): string => known(`column.${name}`) ?? t("trail.other_field");
