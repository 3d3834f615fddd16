import { absolute, known, quantity, t } from "@/packages/i18n";

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;
const NUMBER = /^-?\d+(\.\d+)?$/;

const UUID = /\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/i; // also within an address
const DIGEST = /^[0-9a-f]{32,}$|^\$argon2/i;

/** Ids, digests and snapshots are evidence, not reading matter: whole in the panel, absent from a list. */
export function readable(value: unknown): boolean {
  if (typeof value === "string") return !UUID.test(value) && !DIGEST.test(value);
  return value === null || typeof value !== "object";
}

/** A stored value as a reader would write it; records are always absolute. */
export function shownValue(value: unknown): string {
  if (value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0)) return t("trail.empty_value");
  if (typeof value === "boolean") return t(value ? "trail.yes" : "trail.no");
  if (typeof value === "number") return quantity(value);
  const word = typeof value === "string" ? (known(`stored.${value}`) ?? known(`permission.${value}`) ?? known(`todo_kind.${value}`)) : null;
  if (word !== null) return word;
  if (typeof value === "string") return INSTANT.test(value) ? absolute(value) : NUMBER.test(value) && value.length < 14 ? quantity(value) : value;
  if (Array.isArray(value)) return value.map(shownValue).join(t("list.separator"));
  return Object.entries(value as object).map(([name, each]) => `${known(`column.${name}`) ?? name} ${shownValue(each)}`).join(t("list.separator"));
}
