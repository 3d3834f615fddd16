import { count, known, quantity, t, unitName } from "@/packages/i18n";
import { StatusMark } from "@/packages/ui-tokens";
import { DASH } from "../parts";

export interface Source { kind: string; id?: string | null; text?: string | null; since?: string | null; until?: string | null }

export const sourceText = (source: Source): string => {
  const window = source.since ? ` ${source.since.slice(0, 16).replace("T", " ")} – ${(source.until ?? "").slice(0, 16).replace("T", " ")}` : "";
  return `${known(`recall.from.${source.kind}`) ?? source.kind} ${source.text ?? ""}${window}`;
};

/** Seconds as a stop-watch shows them: 0:42, 1:05:09. */
export function stopwatch(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const shown = parts[0]! > 0 ? parts : parts.slice(1);
  return shown.map((each, at) => (at === 0 ? String(each) : String(each).padStart(2, "0"))).join(":");
}

/** Whole milliseconds; what took less than one did not take none. */
export const took = (ms: number): string => (ms < 1 ? t("recall.took_less") : t("recall.took", { ms: count(ms) }));

export const after = (from: string, at: string): number => (Date.parse(at) - Date.parse(from)) / 1000;

export function RecallState({ recall }: { recall: { kind: string; state: string; heldAt?: string | null } }) {
  if (recall.state === "closed") return <StatusMark mark="done">{t("recall.state.closed")}</StatusMark>;
  if (recall.kind === "drill") return <StatusMark mark="running">{t("recall.state.drill")}</StatusMark>;
  return <StatusMark mark={recall.heldAt ? "held" : "late"}>{t(recall.heldAt ? "recall.state.held" : "recall.state.open")}</StatusMark>;
}

export function KindMark({ recall }: { recall: { kind: string; level?: string | null } }) {
  return <span className={recall.kind === "drill" ? "faint" : "strong"}>{t(`recall.kind.${recall.kind}`)}{recall.level ? ` ${t("recall.level_n", { n: recall.level })}` : ""}</span>;
}

export function Grade({ grade }: { grade: string | null | undefined }) {
  return grade ? <b className={`recall-grade ${grade === "A" || grade === "B" ? "" : "bad"}`}>{grade}</b> : DASH;
}

export interface Amounts { amounts: { unit: string; quantity: string }[] }

/** 12 件 + 3.5 kg: quantities of different units never become one number. */
export const amountsText = (total: Amounts | undefined): string => (total && total.amounts.length > 0 ? total.amounts.map((each) => `${quantity(each.quantity)} ${unitName(each.unit)}`).join(" + ") : "0");

export const numberOf = (flows: { name: string; quantity: string }[], name: string): string => flows.find((each) => each.name === name)?.quantity ?? "0";

/** What the button that holds says: how many, or that they lie still already and only the time is noted. */
export const holdText = (recall: { kind: string }, scope: { unheld: number }): string => (scope.unheld === 0 ? t("recall.hold_none") : t(recall.kind === "drill" ? "recall.hold_drill" : "recall.hold", { n: count(scope.unheld) }));

export const isNothing = (value: string): boolean => /^-?0*\.?0*$/.test(value);
