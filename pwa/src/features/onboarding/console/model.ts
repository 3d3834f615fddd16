import type { ImportRowsQuery, ImportRunQuery, ImportRunsQuery } from "@/packages/api/generated/graphql";
import { asProblem, ProblemError, Unavailable } from "@/packages/api";
import { named, problemText, t } from "@/packages/i18n";

export type Run = NonNullable<ImportRunQuery["importRun"]>;
export type RunLine = ImportRunsQuery["importRuns"]["nodes"][number];
export type SheetRow = ImportRowsQuery["importRows"]["nodes"][number];
export type Counts = Run["counts"];
export type Target = Run["kind"]["columns"][number];

/** While one of these lasts, a worker is at it and the page asks every second. */
const BUSY = new Set(["checking", "importing", "rolling_back"]);
export const busy = (state: string): boolean => BUSY.has(state);

export const LARGEST = 20 * 2 ** 20;

/** Sends a sheet; the answer is the id its import is known by. A refusal keeps the server's words. */
export async function sendSheet(kind: string, file: File): Promise<string> {
  const path = `/api/imports/${kind}?name=${encodeURIComponent(file.name)}`;
  const response = await fetch(path, { method: "PUT", body: file, headers: { "content-type": "application/octet-stream" }, credentials: "same-origin" }).catch(() => null);
  if (!response) throw new Unavailable("no connection");
  const body: unknown = await response.json().catch(() => null);
  if (response.ok && body) return (body as { id: string }).id;
  if (response.status >= 500) throw new Unavailable("the server did not take it");
  throw new ProblemError(asProblem(body));
}

/** How far a run is, of the rows that had something to do. */
export function progress(counts: Counts, state: string): { done: number; of: number } {
  const bad = counts.refused + counts.held;
  if (state === "checking") return { done: counts.total - counts.planned, of: counts.total };
  if (state === "importing") return { done: counts.applied + bad, of: counts.applied + bad + counts.ready };
  return { done: counts.takenBack + counts.kept, of: counts.takenBack + counts.kept + counts.applied };
}

/** What a column is: `good@工序1` reads as the field with its operation. */
export function targetName(field: string, targets: readonly Target[]): string {
  const [name, operation] = field.split("@", 2);
  const target = targets.find((each) => each.field === name);
  const title = target ? named(target.title) : field;
  return operation ? t("import.of_operation", { field: title, operation }) : title;
}

export const reasonsOf = (row: SheetRow): string[] => row.problems.map((each) => problemText({ code: each.code, text: "", params: each.params as Record<string, unknown> }));
export const notesOf = (row: SheetRow): string[] => row.warnings.map((each) => problemText({ code: each.code, text: "", params: each.params as Record<string, unknown> }));

/** A value of a package: references are the words that name the row. */
export function valueText(value: unknown): string {
  if (value === null || value === undefined || value === "") return "–";
  if (Array.isArray(value)) return value.map(valueText).join(" / ");
  if (typeof value === "boolean") return t(value ? "pack.yes" : "pack.no");
  if (typeof value === "object") return JSON.stringify(value);
  return String(value).slice(0, 80);
}
