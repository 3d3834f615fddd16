import type { OrderDetailQuery, OrderRowFragment } from "@/packages/api/generated/graphql";
import { dayDistance, named, quantity, t } from "@/packages/i18n";
import type { OrderAct } from "./useOrderActs";
import type { Mark, Tone } from "@/packages/ui-tokens";

export type OrderRow = OrderRowFragment;
export type OrderFull = NonNullable<OrderDetailQuery["order"]>;
export type OperationFull = OrderFull["operations"][number];

export interface Shown { mark: Mark; tone?: Tone; word: string }

/** One lifecycle and a hold beside it, read as the one word a planner would say. */
export function stateOf(order: OrderRow): Shown {
  if (order.hold) return { mark: "held", word: t("order.state.held") };
  if (order.state === "planned") return { mark: "pending", tone: "t3", word: t("order.state.planned") };
  if (order.state === "completed") return { mark: "done", word: t("order.state.completed") };
  if (order.state === "closed") return { mark: "done", tone: "t3", word: t("order.state.closed") };
  if (order.state === "merged") return { mark: "silent", tone: "t3", word: t("order.state.merged") };
  if (order.state === "cancelled") return { mark: "silent", tone: "t3", word: t("order.state.cancelled") };
  const current = currentOf(order);
  if (current?.gate && !current.gate.open) return { mark: "quarantine", word: t(`gate.${known(GATES, current.gate.kind)}`) };
  if (current?.state === "paused") return { mark: "paused", word: t("order.state.paused") };
  return started(order) ? { mark: "running", word: t("order.state.running") } : { mark: "ready", word: t("order.state.released") };
}

const GATES = ["first_piece", "patrol", "gauge", "person"];
const known = (list: string[], value: string): string => (list.includes(value) ? value : "other");

export function operationState(operation: { state: string; hold?: object | null; gate?: { open: boolean; kind: string } | null }): Shown {
  if (operation.state === "completed") return { mark: "done", word: t("operation.state.completed") };
  if (operation.hold) return { mark: "held", word: t("order.state.held") };
  if (operation.gate && !operation.gate.open) return { mark: "quarantine", word: t(`gate.${known(GATES, operation.gate.kind)}`) };
  if (operation.state === "paused") return { mark: "paused", word: t("operation.state.paused") };
  if (operation.state === "running") return { mark: "running", word: t("operation.state.running") };
  return { mark: "ready", word: t(operation.state === "ready" ? "operation.state.ready" : "operation.state.waiting") };
}

export const currentOf = (order: OrderRow) => order.operations.find((each) => each.id === order.currentOperation?.id) ?? null;

export const started = (order: OrderRow): boolean =>
  order.operations.some((each) => each.state === "running" || each.state === "completed" || Number(each.goodQuantity) > 0 || scrapOf(each) > 0);

export const scrapOf = (operation: { processScrapQuantity: string; materialScrapQuantity: string }): number =>
  Number(operation.processScrapQuantity) + Number(operation.materialScrapQuantity);

export const isFinished = (order: OrderRow): boolean => ["completed", "closed", "cancelled", "merged"].includes(order.state);
export const canRelease = (order: OrderRow): boolean => order.state === "planned" && !order.hold;
export const canDivide = (order: OrderRow): boolean => !order.hold && (order.state === "planned" || order.state === "released") && order.kind !== "phantom" && order.kind !== "dismantle";

/** What may be done with an order in its state; who may do it is asked beside. */
export function possibleActs(order: OrderRow): OrderAct[] {
  const open = order.state === "planned" || order.state === "released";
  const begun = started(order);
  return [
    ...(canDivide(order) ? (["split", "merge"] as const) : []),
    ...(order.state === "released" && begun && !order.hold ? (["backorder"] as const) : []),
    ...(order.state === "cancelled" || order.state === "merged" ? [] : (["repair", "dismantle"] as const)),
    ...(open || order.state === "completed" ? (["change"] as const) : []),
    ...(order.state === "completed" || order.state === "closed" ? (["reopen"] as const) : []),
    ...(order.state === "completed" || (order.state === "released" && begun) ? (["close"] as const) : []),
    ...(open && !begun ? (["cancel"] as const) : []),
  ];
}

export const canHold = (order: OrderRow): boolean => !order.hold && !isFinished(order);

/** A held order stops at one place: the hatch stands on the operation that would run, not on all that follow. */
export function shownOperations<T extends OrderRow["operations"][number]>(order: Omit<OrderRow, "operations"> & { operations: T[] }): T[] {
  const follows = (each: T): boolean => each.id !== order.currentOperation?.id && each.hold?.id === order.hold?.id;
  return order.operations.map((each) => (order.hold && follows(each) ? { ...each, hold: null } : each));
}

/** What the order has got so far: of the operation that runs, or of the whole once it is finished. */
export function doneSoFar(order: OrderRow): { good: string; of: string; here: boolean } {
  const current = currentOf(order);
  if (isFinished(order) || !current) return { good: order.goodQuantity, of: order.quantity, here: false };
  return { good: current.goodQuantity, of: current.plannedQuantity, here: true };
}

/** "3 of 6 done, milling 84 of 200": the operation line for those who hear it. */
export function lineLabel(order: OrderRow): string {
  const done = order.operations.filter((each) => each.state === "completed").length;
  const current = currentOf(order);
  const head = t("order.line_done", { done, count: order.operations.length });
  if (!current) return head;
  return `${head}${t("list.separator")}${t("order.line_current", { name: named(current.name), good: quantity(current.goodQuantity), planned: quantity(current.plannedQuantity) })}`;
}

/** Days the expected end is later than the promise; null when it holds. */
export function lateDays(order: OrderRow): number | null {
  if (!order.expectedAt) return null;
  const days = dayDistance(order.expectedAt, order.dueAt);
  return days > 0 ? days : null;
}

/** Over all operations: the last one alone would say 0 % until the first piece is finished. */
export const yieldOf = (order: OrderRow): number | null => {
  const good = order.operations.reduce((sum, each) => sum + Number(each.goodQuantity), 0);
  const scrap = order.operations.reduce((sum, each) => sum + scrapOf(each), 0);
  return good + scrap > 0 ? good / (good + scrap) : null;
};
