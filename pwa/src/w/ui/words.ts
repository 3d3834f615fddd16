import { clock, due, isKnownProblem, known, named, problemText, quantity, t } from "@/packages/i18n";
import type { Problem } from "@/packages/api";
import type { Mark } from "@/packages/ui-tokens";
import { micro } from "../model/quantity";
import type { Operation } from "../model/types";

interface Amounts {
  good: string;
  process: string;
  material: string;
  rework: string;
}

/** "37 好 1 废 2 返工": only what is above zero. */
export function amountWords({ good, process, material, rework }: Amounts): string {
  const scrap = micro(process) + micro(material);
  const parts: string[] = [];
  if (micro(good) !== 0) parts.push(t("w.amount.good", { n: quantity(good) }));
  if (scrap !== 0) parts.push(t("w.amount.scrap", { n: quantity(String(scrap / 1_000_000)) }));
  if (micro(rework) !== 0) parts.push(t("w.amount.rework", { n: quantity(rework) }));
  return parts.join(t("w.amount.joint"));
}

/** Pieces have no fractions; what is weighed or measured has. */
export const hasFractions = (unit: string): boolean => /^(kg|g|t|m|m2|m²|m3|m³|l|mm|cm)$/i.test(unit);

export function stateOf(operation: Operation): { mark: Mark; word: string } {
  if (operation.hold) return { mark: "held", word: t("w.state.held") };
  const blocked = blockOf(operation);
  if (blocked?.code === "orders.predecessor_unfinished") return { mark: "paused", word: t("w.state.waiting") };
  if (blocked?.code === "orders.gate_closed") return { mark: "quarantine", word: t("w.state.gate") };
  if (blocked && isHardBlock(blocked)) return { mark: "paused", word: t("w.state.blocked") };
  switch (operation.state) {
    case "running":
      return { mark: "running", word: t("w.state.running") };
    case "completed":
      return { mark: "done", word: t("w.state.completed") };
    case "paused":
      return { mark: "paused", word: t("w.state.paused") };
    case "ready":
      return { mark: "ready", word: t("w.state.ready") };
    default:
      return { mark: "paused", word: t("w.state.waiting") };
  }
}

export interface Block {
  code: string;
  params: Record<string, unknown>;
}

export function blockOf(operation: Operation): Block | null {
  const blocked = operation.blockedBy as Partial<Block> | null;
  if (typeof blocked?.code !== "string") return null;
  return { code: blocked.code, params: blocked.params ?? {} };
}

/** Short for a row; the catalogue's full sentence where there is no short one. */
export function blockWords({ code, params }: Block): string {
  return known(`w.blocked.${code}`, shown(params)) ?? problemWords({ code, params, text: "" });
}

const shown = (params: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(Object.entries(params).map(([name, value]) => [name, typeof value === "string" && /^\d+(\.\d+)?$/.test(value) ? quantity(value) : nameOf(value)]));

function nameOf(value: unknown): string {
  if (value !== null && typeof value === "object" && "zh" in value) return named(value as { zh: string; en: string });
  return value === null || value === undefined ? "" : String(value);
}

/** A step whose predecessor is behind may be reported: another phone may be offline. The rest stands in the way. */
export const isHardBlock = (block: Block | null): boolean => block !== null && block.code !== "orders.predecessor_unfinished" && block.code !== "orders.gate_allows_less";

export const itemWords = (operation: Operation): string => `${named(operation.order.item.name)} ${operation.order.item.code}`;

/** The version of the drawing the piece is made by; some plants keep the drawing's number in its place. */
export function drawingOf({ order }: Operation): string {
  return order.drawing && order.drawing.length <= 3 ? order.drawing : order.itemRevision;
}

/** A promise that has passed says so in words; red alone is no state. */
export function dueWords(at: string, now: number): { text: string; overdue: boolean } {
  const { text, overdue, today } = due(at, now);
  return { text: overdue && today ? t("w.due_passed", { time: clock(at) }) : text, overdue };
}

export const placeWord = (operation: Operation): string => operation.workUnit?.code ?? operation.workCenter.code;

/** A refusal nobody has translated yet still carries the code that somebody can be told. */
export function problemWords(problem: Problem): string {
  const sentence = problemText(problem);
  return isKnownProblem(problem.code) ? sentence : `${sentence}: ${problem.code}`;
}

/** Team and shift names may be stored bilingual. */
export function storedName(text: string): string {
  if (!text.startsWith("{")) return text;
  try {
    return named(JSON.parse(text) as { zh: string; en: string });
  } catch {
    return text;
  }
}
