import { beforeAll, describe, expect, it } from "vitest";
import type { Fact } from "@/packages/api";
import { register, setLocale, setZone } from "@/packages/i18n";
import { common } from "@/packages/i18n/locales/common";
import { consoleWords } from "@/packages/i18n/locales/c";
import { groupsOf, patchRows, type BoardData } from "./board";
import { answerOf } from "./answer";
import { expectedText, lateText } from "./kinds";
import { doneSoFar, possibleActs, shownOperations, stateOf, yieldOf, type OrderRow } from "./model";
import { ownFilters } from "./OrderFilters";
import { causeOf } from "./useLiveOrders";

const NOW = Date.parse("2026-11-20T04:00:00Z");

beforeAll(async () => {
  register(common, consoleWords);
  setZone("Asia/Shanghai");
  await setLocale("zh");
});

type Operation = OrderRow["operations"][number];
const operation = (id: string, change: Partial<Operation> = {}): Operation => ({
  id, state: "waiting", sequence: 10, position: 1, count: 2, name: { zh: "粗车", en: "Turning" }, plannedQuantity: "100", goodQuantity: "0",
  processScrapQuantity: "0", materialScrapQuantity: "0", remainingQuantity: "100", hold: null, gate: null, ...change,
});
const order = (id: string, change: Partial<OrderRow> = {}): OrderRow => ({
  id, number: id, state: "released", late: false, priority: 0, quantity: "100", unit: "pcs", goodQuantity: "0", scrapQuantity: "0",
  dueAt: "2026-11-23T09:00:00Z", expectedAt: null, expectedBasis: null, lateBy: null, kind: "production", relation: null, itemRevision: "A", customerPo: null, customerPoLine: null, custom: [], revision: 1,
  item: { id: "i", code: "I", name: { zh: "轴", en: "Shaft" } }, customer: null, hold: null,
  operations: [operation("o1"), operation("o2")], currentOperation: { id: "o1" }, ...change,
});
const hold = { id: "h", reason: "等质检放行", note: null, placedBy: "孙丽", placedAt: "2026-11-20T01:00:00Z" };

describe("the one word a planner would say", () => {
  it.each<[string, Partial<OrderRow>, string]>([
    ["a hold outranks everything", { hold, state: "planned" }, "held"],
    ["planned", { state: "planned" }, "pending"],
    ["released, nothing done yet", {}, "ready"],
    ["one piece makes it run", { operations: [operation("o1", { goodQuantity: "1" }), operation("o2")] }, "running"],
    ["scrap alone is work too", { operations: [operation("o1", { processScrapQuantity: "1" }), operation("o2")] }, "running"],
    ["a closed gate on the current operation", { operations: [operation("o1", { gate: { id: "g", kind: "first_piece", open: false } }), operation("o2")] }, "quarantine"],
    ["an open gate is no gate", { operations: [operation("o1", { gate: { id: "g", kind: "first_piece", open: true } }), operation("o2")] }, "ready"],
    ["completed", { state: "completed" }, "done"],
  ])("%s", (_name, change, mark) => expect(stateOf(order("a", change)).mark).toBe(mark));
});

it("a held order is hatched at one operation, the rest keep their own state", () => {
  const held = order("a", { hold, operations: [operation("o1", { hold }), operation("o2", { hold })] });
  expect(shownOperations(held).map((each) => each.hold)).toEqual([hold, null]);
});

it("yield counts every operation, and is unknown before the first piece", () => {
  expect(yieldOf(order("a"))).toBeNull();
  const run = order("a", { operations: [operation("o1", { goodQuantity: "97", processScrapQuantity: "3" }), operation("o2")] });
  expect(yieldOf(run)).toBeCloseTo(0.97);
});

it("done so far is the running operation's until the order is finished", () => {
  const operations = [operation("o1", { goodQuantity: "45" }), operation("o2")];
  expect(doneSoFar(order("a", { operations }))).toEqual({ good: "45", of: "100", here: true });
  expect(doneSoFar(order("a", { operations, state: "completed", goodQuantity: "99" }))).toEqual({ good: "99", of: "100", here: false });
});

describe("the board", () => {
  const late = order("late", { dueAt: "2026-11-17T09:00:00Z", late: true });
  const held = order("held", { hold });
  const soon = order("soon");
  const later = order("later", { dueAt: "2026-12-24T09:00:00Z" });
  const data = {
    late: { nodes: [late], pageInfo: { total: 1 } }, held: { nodes: [held], pageInfo: { total: 1 } }, soon: { pageInfo: { total: 12 } },
    orders: { nodes: [late, held, soon, later], pageInfo: { endCursor: null, hasNextPage: true, total: 34 } },
  } as BoardData;

  it("puts each order in one group and counts what the page does not show", () => {
    expect(groupsOf(data, NOW).map((group) => [group.key, group.rows.map((row) => row.id), group.note])).toEqual([
      ["decide", ["late", "held"], "2 单"], ["week", ["soon"], "10 单"], ["later", ["later"], "22 单"],
    ]);
  });

  it("a live row is patched in place: same order, every group", () => {
    const fresh = order("held", { hold: null, revision: 2 });
    const patched = patchRows(data, new Map([["held", fresh]])) as Extract<BoardData, { late: unknown }>;
    expect(patched.held.nodes).toEqual([fresh]);
    expect(patched.orders.nodes.map((row) => row.id)).toEqual(["late", "held", "soon", "later"]);
    expect(patched.orders.nodes[1]).toBe(fresh);
  });
});

describe("the line of cause", () => {
  const fact = (name: string, data: Record<string, unknown> = {}): Fact => ({ position: 1, name, at: "", subject: "a", data });
  const report = (data: Record<string, unknown>) => fact("reporting.output_reported", { reporter_name: "王建国", good_quantity: "0", scrap_quantity: "0", ...data });
  it.each<[string, Fact, string | null]>([
    ["good", report({ good_quantity: "37" }), "+37 王建国"],
    ["scrap only", report({ scrap_quantity: "2" }), "废 2 王建国"],
    ["taken back", report({ good_quantity: "-37", reverses_id: "r" }), "撤回一笔 王建国"],
    ["held", fact("orders.hold_placed"), "冻结 孙丽"],
    ["planned anew has no author worth naming", fact("orders.plan_changed"), null],
  ])("%s", (_name, given, text) => expect(causeOf(given, { hold })).toBe(text));
});

describe("what may be done", () => {
  const begun = [operation("o1", { state: "running", goodQuantity: "4" })];
  it.each([
    ["planned", [], ["split", "merge", "repair", "dismantle", "change", "cancel"]],
    ["released", begun, ["split", "merge", "backorder", "repair", "dismantle", "change", "close"]],
    ["completed", begun, ["repair", "dismantle", "change", "reopen", "close"]],
    ["closed", begun, ["repair", "dismantle", "reopen"]],
    ["merged", [], []],
  ] as const)("%s", (state, operations, acts) => {
    expect(possibleActs(order("a", { state: state as OrderRow["state"], operations: [...operations] }))).toEqual(acts);
  });
  it("nothing is divided while it is held", () => {
    expect(possibleActs(order("a", { hold, operations: begun }))).not.toContain("split");
  });
});

describe("the answer in one sentence", () => {
  it("says where, how far and when, and that it is an estimate", () => {
    const asked = order("a", { goodQuantity: "3", operations: [operation("o1", { goodQuantity: "40" })], expectedAt: "2026-11-25T09:00:00Z", expectedBasis: "estimate", lateBy: 2 * 86_400 });
    expect(answerOf(asked)).toBe("现在做到 粗车（1/2），这道 40/100。完工 3 / 100 件。预计 11-25 （估） 完成，晚 2 天");
    expect(answerOf(order("a", { state: "planned" }))).toContain("还没下达");
    expect(answerOf(order("a", { hold }))).toContain("等质检放行");
    expect(answerOf({ ...order("a", { state: "merged" as OrderRow["state"] }), mergedInto: { number: "MO-9" } })).toBe("并入了 MO-9，看那张单。");
  });
  it("tells late from early, and nobody knows from on time", () => {
    expect([lateText(-2400)?.text, lateText(7200)?.late, lateText(30), lateText(null)]).toEqual(["早 40 分钟", true, null, null]);
    expect(expectedText({ expectedAt: null })).toBe("未定");
  });
});

it("own fields stand in the address", () => {
  expect(ownFilters("HEAT:contains:H:7~GRADE:eq:A~broken")).toEqual([{ code: "HEAT", op: "contains", value: "H:7" }, { code: "GRADE", op: "eq", value: "A" }]);
});
