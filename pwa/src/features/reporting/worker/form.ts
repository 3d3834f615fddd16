import { type Key, type as typeKey } from "@/w/ui/Keypad";
import { decimal, type Micro, micro, pieces } from "@/w/model/quantity";
import type { Operation } from "@/w/model/types";

export type Field = "good" | "process" | "material" | "rework";
export const SCRAP_FIELDS = ["process", "material", "rework"] as const;

const REASON_KIND: Record<(typeof SCRAP_FIELDS)[number], string> = {
  process: "process_scrap",
  material: "material_scrap",
  rework: "rework",
};

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
}

/** What is left here, but no more than the step before has delivered. */
export function suggested(operation: Operation): Micro {
  const left = micro(operation.remainingQuantity);
  const available = micro(operation.availableQuantity);
  return available > 0 ? Math.min(left, available) : left;
}

export function blank(operation: Operation): Form {
  const good = decimal(suggested(operation));
  return { good, process: "0", material: "0", rework: "0", field: "good", fresh: true, typed: false, reason: null };
}

/** Booked against the plan; rework comes again and does not count. */
export const booked = (form: Form): Micro => micro(form.good) + micro(form.process) + micro(form.material);

export const total = (form: Form): Micro => booked(form) + micro(form.rework);

/** What stays after this report; negative is over-reported. */
export const rest = (form: Form, operation: Operation): Micro => micro(operation.remainingQuantity) - booked(form);

const step = (text: string, by: 1 | -1): string => decimal(Math.max(0, micro(text) + by * pieces(1)));

export function pressed(form: Form, key: Key, operation: Operation): Form {
  const text = typeKey(form[form.field], key, form.fresh, step);
  const next: Form = { ...form, [form.field]: text, fresh: key === "clear", typed: form.typed || form.field === "good" };
  return follow(next, operation);
}

/** A touch on an empty chip means one: scrap is counted one by one. */
export function chosen(form: Form, field: Field, operation: Operation): Form {
  const starts = field !== "good" && micro(form[field]) === 0;
  const next = { ...form, field, fresh: true, [field]: starts ? "1" : form[field] };
  return follow(next, operation);
}

/** An untyped good figure is a suggestion: it follows the scrap and what others have reported meanwhile. */
export function follow(form: Form, operation: Operation): Form {
  const reason = reasonKind(form) ? form.reason : null;
  if (form.typed) return { ...form, reason };
  const scrap = micro(form.process) + micro(form.material) + micro(form.rework);
  return { ...form, reason, good: decimal(Math.max(0, suggested(operation) - scrap)) };
}

/** The server asks for the reason of the first scrap above zero. */
export function reasonKind(form: Form): string | null {
  const field = SCRAP_FIELDS.find((candidate) => micro(form[candidate]) > 0);
  return field ? REASON_KIND[field] : null;
}

export type Missing = "quantity" | "reason" | null;

export function missing(form: Form, reasons: readonly { code: string; kind: string }[]): Missing {
  if (total(form) === 0) return "quantity";
  const kind = reasonKind(form);
  if (kind && !reasons.some((reason) => reason.kind === kind && reason.code === form.reason)) return "reason";
  return null;
}
