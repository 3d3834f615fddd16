import { known, t } from "@/packages/i18n";
import { StatusMark, type Mark } from "@/packages/ui-tokens";

const MARKS: Record<string, Mark> = { draft: "pending", published: "done", withdrawn: "silent" };
export function IdentifierState({ state }: { state: string }) {
  return <StatusMark mark={MARKS[state] ?? "pending"}>{t(`udi.state.${state}`)}</StatusMark>;
}

/** Whether the authority's record is complete; a package has no record of its own. */
export function Complete({ row }: { row: { level: string; missing: readonly string[] } }) {
  if (row.level !== "sale_unit") return <span className="faint">–</span>;
  if (row.missing.length === 0) return <StatusMark mark="done">{t("udi.complete")}</StatusMark>;
  return <StatusMark mark="missing">{t("udi.lacks_n", { n: row.missing.length })}</StatusMark>;
}

export const levelName = (level: string): string => known(`udi.level.${level}`) ?? level;
export const typeName = (type: string): string => known(`epcis.type.${type}`) ?? type;
