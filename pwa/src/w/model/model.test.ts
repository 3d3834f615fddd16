import { describe, expect, it } from "vitest";
import type { Receipt, Row } from "@/packages/outbox";
import { foldDay, foldOperations, REPORT, REVERSE, unseen } from "./fold";
import { hashPin, pinMatches } from "./pin";
import { decimal, micro } from "./quantity";
import { parseRoute } from "./router";
import type { DayReport, Operation, Snapshot } from "./types";

const operation = (over: Partial<Operation> = {}): Operation =>
  ({
    id: "op1", state: "ready", plannedQuantity: "120.000000", goodQuantity: "45", processScrapQuantity: "0", materialScrapQuantity: "0",
    reworkQuantity: "0", remainingQuantity: "75", availableQuantity: "75", ...over,
  }) as Operation;

let seq = 0;
function row(type: string, payload: Row["payload"], over: Partial<Row> = {}): Row {
  seq += 1;
  return {
    id: `r${seq}`, seq, lane: "main", type, v: 1, payload, switchId: "s", workUnit: null, seenRev: null, blobs: [], fixes: null,
    note: { userId: "u1", operationName: { zh: "车", en: "Turn" }, orderNumber: "MO-1", unit: "pcs" }, atWall: seq, atMono: 0, boot: "b",
    srvOffset: 0, build: "w", ...over,
  };
}
const report = (good: string, over: Row["payload"] = {}): Row => row(REPORT, { operationId: "op1", goodQuantity: good, ...over });
const day = (id: string, good: string): DayReport =>
  ({
    id, operation: { id: "op1", name: { zh: "车", en: "Turn" }, order: { id: "o", number: "MO-1", item: { id: "i", unit: "pcs" } } },
    goodQuantity: good, processScrapQuantity: "1", materialScrapQuantity: "0", reworkQuantity: "0", photos: [], occurredAt: "2026-11-20T08:00:00Z",
    recordedAt: "2026-11-20T08:00:00Z", reversedById: null, reversesId: null, state: "booked",
  }) as DayReport;

describe("quantities", () => {
  it.each(["0", "37", "-4.5", "0.000001", "1000000.25", "0.18"])("%s survives", (text) => expect(decimal(micro(text))).toBe(text));
  it("adds exactly where floats do not", () => expect(decimal(micro("0.1") + micro("0.2"))).toBe("0.3"));
  it.each([["120.000000", "120"], ["", "0"], ["x", "0"], [null, "0"], ["007", "7"]])("%j reads as %s", (text, plain) => expect(decimal(micro(text))).toBe(plain));
});

describe("optimistic view", () => {
  it("a waiting report moves the bar, the remainder and the state", () => {
    const [folded] = foldOperations([operation()], [report("37", { processScrapQuantity: "1" })], [], []);
    expect(folded).toMatchObject({ goodQuantity: "82", processScrapQuantity: "1", remainingQuantity: "37", availableQuantity: "37", state: "running" });
  });

  it("everything reported is done; too much never shows a negative rest", () => {
    expect(foldOperations([operation()], [report("75")], [], [])[0]).toMatchObject({ state: "completed", remainingQuantity: "0" });
    expect(foldOperations([operation()], [report("80")], [], [])[0]).toMatchObject({ remainingQuantity: "0" });
  });

  it("report and undo leave the numbers as they were", () => {
    const reported = report("75", { processScrapQuantity: "2" });
    const undone = row(REVERSE, { reportId: reported.id });
    const [folded] = foldOperations([operation({ state: "running" })], [reported, undone], [reported, undone], []);
    expect(folded).toMatchObject({ goodQuantity: "45", processScrapQuantity: "0", remainingQuantity: "75", state: "running" });
  });

  it("undoing what the server has booked already takes it from the snapshot's figures", () => {
    const [folded] = foldOperations([operation({ goodQuantity: "60", remainingQuantity: "60" })], [row(REVERSE, { reportId: "booked" })], [], [day("booked", "15")]);
    expect(folded).toMatchObject({ goodQuantity: "45", processScrapQuantity: "-1" });
  });

  it("rework is shown but comes again: it does not use up the remainder", () => {
    expect(foldOperations([operation()], [report("0", { reworkQuantity: "5" })], [], [])[0]).toMatchObject({ reworkQuantity: "5", remainingQuantity: "75" });
  });

  it("an acknowledgement the snapshot has seen is not counted twice", () => {
    const old: Receipt = { id: "a", row: report("10"), result: {}, tick: 4, at: 0 };
    const fresh: Receipt = { id: "b", row: report("20"), result: {}, tick: 5, at: 0 };
    const arrived = report("30");
    const snapshot = { tick: 4, data: { myDay: { reports: [{ id: arrived.id }] } } } as Snapshot;
    const rows = unseen(snapshot, [report("1"), arrived], [old, fresh]);
    expect(rows.map((each) => each.payload.goodQuantity)).toEqual(["20", "1"]);
  });
});

describe("today", () => {
  it("waiting and booked add up; the same report is one line", () => {
    const waiting = report("18");
    const known = report("24");
    const folded = foldDay("u1", [day(known.id, "24")], [known, waiting], new Set([waiting.id]));
    expect(folded).toMatchObject({ good: "42", scrap: "1", count: 2 });
    expect(folded.lines.map((line) => line.mark).sort()).toEqual(["done", "pending"]);
  });

  it("an undone report stays visible and counts nothing", () => {
    const reported = report("18");
    const folded = foldDay("u1", [], [reported, row(REVERSE, { reportId: reported.id })], new Set());
    expect(folded).toMatchObject({ good: "0", count: 0 });
    expect(folded.lines).toMatchObject([{ mark: "reversed" }]);
  });

  it("another person's entries on this phone are not mine", () => {
    expect(foldDay("u2", [], [report("18")], new Set()).count).toBe(0);
  });
});

describe("addresses", () => {
  it.each([
    ["#/scan/10017?company=ruixing", { name: "card", param: "10017", company: "ruixing", badge: null }],
    ["#/scan", { name: "scan", param: "", company: null, badge: null }],
    ["#/enroll/0A1B?company=hengzhun", { name: "enroll", param: "0A1B", company: "hengzhun", badge: null }],
    ["#/switch/%2Freport%2Fx", { name: "switch", param: "/report/x", company: null, badge: null }],
    ["#/report/%E0%A4%A", { name: "report", param: "", company: null, badge: null }],
    ["#/nowhere", { name: "home", param: "", company: null, badge: null }],
    ["", { name: "home", param: "", company: null, badge: null }],
  ])("%s", (hash, route) => expect(parseRoute(hash)).toEqual(route));
});

it("a PIN is kept as a salted hash and nothing else opens it", async () => {
  const kept = await hashPin("1357");
  expect(JSON.stringify(kept)).not.toContain("1357");
  expect(await pinMatches("1357", kept as NonNullable<typeof kept>)).toBe(true);
  expect(await pinMatches("1358", kept as NonNullable<typeof kept>)).toBe(false);
});
