import { absolute, quantity, t } from "@/packages/i18n";

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;
const NUMBER = /^-?\d+(\.\d+)?$/;

/** A stored value as a reader would write it; records are always absolute. */
export function shownValue(value: unknown): string {
  if (value === null || value === undefined || value === "") return t("trail.empty_value");
  if (typeof value === "boolean") return t(value ? "trail.yes" : "trail.no");
  if (typeof value === "number") return quantity(value);
  if (typeof value === "string") return INSTANT.test(value) ? absolute(value) : NUMBER.test(value) && value.length < 14 ? quantity(value) : value;
  return JSON.stringify(value);
}
