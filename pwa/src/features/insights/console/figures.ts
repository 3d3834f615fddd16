import type { FigureScopeInput, FigureValueFragment, ScopeFragment } from "@/packages/api/generated/graphql";
import { count, known, locale, percent, quantity, t } from "@/packages/i18n";
import { href } from "@/c/router";

type Value = Pick<FigureValueFragment, "key" | "value" | "unit">;

/** A figure in its own unit: hours for stops, percent for ratios; missing is "–", never a zero. */
export function shown({ value, unit }: { value?: string | null; unit: string }): string {
  if (value === null || value === undefined) return "–";
  if (unit === "ratio") return percent(value);
  if (unit === "seconds") return hours(Number(value));
  return unit === "pieces" ? quantity(value) : count(Number(value));
}

export function hours(seconds: number): string {
  if (seconds < 3_600) return t("figure.minutes", { n: Math.round(seconds / 60) });
  return t("figure.hours", { n: quantity((seconds / 3_600).toFixed(1)) });
}

export const figureName = (key: string): string => known(`figure.${key}`) ?? key;
export const find = <T extends Value>(figures: readonly T[], key: string): T | undefined => figures.find((each) => each.key === key);

const KEYS = ["firstDay", "lastDay", "siteId", "shiftId", "since", "until", "areaId", "workCenterId", "itemId", "asOf"] as const;

/** Where the rows of a number stand. The scope travels in the address, so the list can be sent to somebody. */
export function rowsHref(figure: string, scope: ScopeFragment | null, report?: string): string {
  const query: Record<string, string | null | undefined> = { figure, report };
  if (scope) for (const key of KEYS) query[key] = scope[key] ?? undefined;
  if (scope?.outsideShifts) query.outside = "1";
  return href("/figure", query);
}

export function scopeFrom(query: URLSearchParams): FigureScopeInput | null {
  const firstDay = query.get("firstDay");
  const lastDay = query.get("lastDay");
  if (!firstDay || !lastDay) return null;
  const rest = Object.fromEntries(KEYS.slice(2).map((key) => [key, query.get(key)]));
  return { firstDay, lastDay, ...rest, outsideShifts: query.get("outside") === "1" };
}

export const scopeInput = ({ ...scope }: ScopeFragment): FigureScopeInput => {
  const { " $fragmentName": _name, __typename: _type, ...rest } = scope as ScopeFragment & { " $fragmentName"?: string; __typename?: string };
  return rest;
};

export const excel = (path: string, query: Record<string, string | null | undefined> = {}): string => {
  const given: Record<string, string | null | undefined> = { ...query, lang: locale() };
  const set = Object.entries(given).filter((pair): pair is [string, string] => !!pair[1]);
  return `/api/insights/${path}?${new URLSearchParams(set).toString()}`;
};
