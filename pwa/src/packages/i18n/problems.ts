import { known, named, t, unitName } from "./locale";
import { quantity } from "./numbers";
import type { Params } from "./messages";

interface ProblemLike { code: string; text?: string; params: Record<string, unknown> }

/**
 * The user's sentence for a refusal, by code + params. A code the catalogue does not know yet is never shown raw: the
 * general sentence stands with the code small beside it (see `problemCode`).
 */
export function problemText(problem: ProblemLike): string {
  return known(`error.${problem.code}`, flat(problem.params)) ?? t("error.unknown");
}

export function isKnownProblem(code: string): boolean {
  return known(`error.${code}`) !== null;
}

// these name a unit of measure; a work unit is a machine
const UNIT = /^((from|to)_)?unit$/;

function flat(params: Record<string, unknown>): Params {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, UNIT.test(name) && typeof value === "string" ? unitName(value) : shown(value)]));
}

// permissions, roles, fields and kinds of gate travel as codes
const CODE = /^[A-Za-z_]+([.:][a-z_]+)*$/;
const NUMERIC = /^-?\d+(\.\d+)?$/;

function shown(value: unknown): string | number {
  if (value === null || value === undefined) return "–";
  if (typeof value === "number") return quantity(value);
  if (typeof value === "string" && CODE.test(value)) return known(`permission.${value}`) ?? known(`value.${value}`) ?? known(`column.${value}`) ?? value;
  if (typeof value === "string") return NUMERIC.test(value) && value.length < 12 ? quantity(value) : value;
  if (typeof value === "object" && "zh" in value && "en" in value) return named(value as { zh: string; en: string });
  if (Array.isArray(value)) return value.map(shown).join(t("list.separator"));
  return JSON.stringify(value);
}
