import { named, plantDay, t } from "@/packages/i18n";
import { StatusMark, type Mark } from "@/packages/ui-tokens";
import { Segments } from "@/c/kit/parts";
import { href } from "@/c/router";

const MARKS: Record<string, Mark> = { compliant: "done", exempt: "restricted", expired: "late", undeclared: "missing", over_limit: "rejected" };

export function Verdict({ verdict }: { verdict: { state: string } }) {
  return <StatusMark mark={MARKS[verdict.state] ?? "missing"}>{t(`subst.verdict.${verdict.state}`)}</StatusMark>;
}

const SOON = 60;
export function stateOf(row: { validUntil?: string | null; withdrawnAt?: string | null }): "valid" | "ending" | "expired" | "withdrawn" {
  if (row.withdrawnAt) return "withdrawn";
  if (!row.validUntil) return "valid";
  const days = (Date.parse(row.validUntil) - Date.parse(plantDay())) / 86_400_000;
  return days < 0 ? "expired" : days <= SOON ? "ending" : "valid";
}

const STATE_MARKS: Record<string, Mark> = { valid: "done", ending: "quarantine", expired: "late", withdrawn: "silent" };
export function PaperState({ row }: { row: Parameters<typeof stateOf>[0] }) {
  const state = stateOf(row);
  return <StatusMark mark={STATE_MARKS[state] ?? "done"}>{t(`subst.state.${state}`)}</StatusMark>;
}

const TABS = ["declarations", "products", "lists"] as const;
export function SubstanceTabs({ current }: { current: (typeof TABS)[number] }) {
  return <Segments label={t("subst.title")} current={current} items={TABS.map((key) => ({ key, label: t(`subst.${key}`), href: href("/substances", { tab: key === "declarations" ? null : key }) }))} />;
}

export const LISTS = ["rohs", "svhc", "own"] as const;
export const bookName = (book: { name: { zh: string; en: string } } | undefined, code: string): string => (book ? named(book.name) : code);
