import { absolute, known, named, unitName } from "@/packages/i18n";

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

/** A to-do's sentence: `todo.<kind>` filled from its params; names in the reader's language, moments in the plant's time. */
export function todoTitle(todo: { kind: string; params: unknown }): string {
  const given = todo.params && typeof todo.params === "object" ? (todo.params as Record<string, unknown>) : {};
  const params = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, name === "unit" && typeof value === "string" ? unitName(value) : plain(value)]));
  return known(`todo.${todo.kind}`, params) ?? [todo.kind, ...Object.values(params)].join(" ");
}

function plain(value: unknown): string | number {
  if (typeof value === "number") return value;
  if (typeof value === "string") return MOMENT.test(value) ? absolute(value) : value;
  if (value && typeof value === "object" && "zh" in value) return named(value as { zh: string; en: string });
  return "";
}
