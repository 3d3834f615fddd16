import { type Key, type as typeKey } from "@/w/ui/Keypad";
import { decimal, type Micro, micro, pieces } from "@/w/model/quantity";
import type { Late, Operation } from "@/w/model/types";
import type { Hand } from "./crew";
import { COUNT_FIELDS, type Count, countedGood, type CountFault, countFault, type CountField, type CountHints, firstField, type Mode, noCount } from "./modes";

export type Field = "good" | "process" | "material" | "rework" | CountField;
export const SCRAP_FIELDS = ["process", "material", "rework"] as const;
type Figure = Exclude<Field, CountField>;

const REASON_KIND: Record<(typeof SCRAP_FIELDS)[number], string> = {
  process: "process_scrap",
  material: "material_scrap",
  rework: "rework",
};

/** Whose work it was, when, and what else is to be said; a plain report has none of it. */
export interface Extras {
  crew: Hand[];
  /** who did it, when the one who reports did not */
  worker: { id: string; name: string } | null;
  /** an earlier shift: 补报 */
  shift: { id: string; day: string; name: string } | null;
  note: string;
  custom: Record<string, string>;
  /** why it may pass although something speaks against it; only for whoever may let it pass */
  override: string;
}

export const NO_EXTRAS: Extras = { crew: [], worker: null, shift: null, note: "", custom: {}, override: "" };

export interface Form {
  good: string;
  process: string;
  material: string;
  rework: string;
  field: Field;
  /** the shown figure is a suggestion: the next digit replaces it */
  fresh: boolean;
  /** the good figure was typed; until then it follows the scrap so that the sum stays what is left */
  typed: boolean;
  reason: string | null;
  mode: Mode;
  count: Count;
  extras: Extras;
}

/** What is left here, but no more than the step before has delivered. */
export function suggested(operation: Operation): Micro {
  const left = micro(operation.remainingQuantity);
  const available = micro(operation.availableQuantity);
  return available > 0 ? Math.min(left, available) : left;
}

export function blank(operation: Operation, mode: Mode = "quantity", hints: CountHints = {}): Form {
  const good = decimal(suggested(operation));
  const count = noCount(hints);
  const form: Form = {
    good, process: "0", material: "0", rework: "0", field: "good", fresh: true, typed: false, reason: null, mode: "quantity", count, extras: NO_EXTRAS,
  };
  return mode === "quantity" ? form : inMode(form, mode, operation);
}

/** Another way of counting; what was counted the other way stays where it is. */
export function inMode(form: Form, mode: Mode, operation: Operation): Form {
  return follow({ ...form, mode, field: firstField(mode, form.count), fresh: true, typed: mode === "quantity" ? false : form.typed }, operation);
}

export const recounted = (form: Form, count: Count, operation: Operation): Form => follow({ ...form, count, fresh: true }, operation);

/** Opened to fill a gap: the shift is said already. */
export function lateOf(form: Form, late: Late | null): Form {
  if (!late) return form;
  const { worker, ...shift } = late;
  return { ...form, extras: { ...form.extras, shift, worker: worker ?? form.extras.worker } };
}

/** Filled in by a hand: worth keeping, and worth coming back to. */
export function touched(form: Form): boolean {
  const { count, extras } = form;
  const counted = form.mode === "counter" ? count.end !== count.start : form.mode !== "quantity" && micro(form.good) > 0;
  const said = extras.crew.length > 0 || extras.worker !== null || extras.shift !== null || extras.note !== "" || Object.keys(extras.custom).length > 0;
  return form.typed || counted || said || SCRAP_FIELDS.some((field) => micro(form[field]) > 0);
}

/** Booked against the plan; rework comes again and does not count. */
export const booked = (form: Form): Micro => micro(form.good) + micro(form.process) + micro(form.material);

export const total = (form: Form): Micro => booked(form) + micro(form.rework);

/** What stays after this report; negative is over-reported. */
export const rest = (form: Form, operation: Operation): Micro => micro(operation.remainingQuantity) - booked(form);

const step = (text: string, by: 1 | -1): string => decimal(Math.max(0, micro(text) + by * pieces(1)));

const isCount = (field: Field): field is CountField => (COUNT_FIELDS as readonly string[]).includes(field);

export const figureOf = (form: Form, field: Field): string => (isCount(field) ? form.count[field] : form[field]);

export function pressed(form: Form, key: Key, operation: Operation): Form {
  const { field } = form;
  const text = typeKey(figureOf(form, field), key, form.fresh, step);
  const next = isCount(field)
    ? { ...form, count: { ...form.count, [field]: text, ...(field === "boxes" ? { labels: [] } : {}) } }
    : { ...form, [field]: text, typed: form.typed || field === "good" };
  return follow({ ...next, fresh: key === "clear" }, operation);
}

/** A touch on an empty chip means one: scrap is counted one by one. */
export function chosen(form: Form, field: Field, operation: Operation): Form {
  if (isCount(field) || field === "good") return { ...form, field, fresh: true };
  const starts = micro(form[field]) === 0;
  const next = { ...form, field, fresh: true, [field as Figure]: starts ? "1" : form[field] };
  return follow(next, operation);
}

/** An untyped good figure is a suggestion: it follows the scrap and what others have reported meanwhile. */
export function follow(form: Form, operation: Operation): Form {
  const reason = reasonKind(form) ? form.reason : null;
  const scrap = micro(form.process) + micro(form.material) + micro(form.rework);
  const counted = countedGood(form.mode, form.count, scrap);
  if (counted !== null) return { ...form, reason, good: decimal(counted) };
  if (form.typed) return { ...form, reason };
  return { ...form, reason, good: decimal(Math.max(0, suggested(operation) - scrap)) };
}

/** The server asks for the reason of the first scrap above zero. */
export function reasonKind(form: Form): string | null {
  const field = SCRAP_FIELDS.find((candidate) => micro(form[candidate]) > 0);
  return field ? REASON_KIND[field] : null;
}

export type Missing = "quantity" | "reason" | `count_${NonNullable<CountFault>}` | null;

export function missing(form: Form, reasons: readonly { code: string; kind: string }[]): Missing {
  const fault = countFault(form.mode, form.count, total(form));
  if (fault) return `count_${fault}`;
  if (total(form) === 0) return "quantity";
  const kind = reasonKind(form);
  if (kind && !reasons.some((reason) => reason.kind === kind && reason.code === form.reason)) return "reason";
  return null;
}
