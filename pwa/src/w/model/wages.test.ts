import { describe, expect, it } from "vitest";
import { centsOf, estimate, moneyOf, moneyToday, type Rate } from "./wages";

const rate: Rate = { operationId: "O", yuan: "0.6500", basis: "piece", factors: { processScrap: "-1", materialScrap: "0", rework: "0.5" } };
const none = { good: "0", process: "0", material: "0", rework: "0" };
const line = { ...none, id: "a", operationId: "O", share: "1", mark: "pending" };

describe("an estimate", () => {
  it.each([
    ["good pieces", { good: "37" }, "1", 2405],
    ["工废 deducts, 料废 does not, rework earns half", { good: "37", process: "1", material: "5", rework: "2" }, "1", 2405],
    ["a third of it", { good: "10" }, "0.3333", 217],
    ["half a cent goes up", { good: "0.1" }, "1", 7],
    ["and below zero away from it", { process: "0.1" }, "1", -7],
    ["nothing", {}, "1", 0],
  ])("%s", (_, amounts, share, cents) => expect(estimate(rate, { ...none, ...amounts }, share)).toBe(cents));

  it("is not made without a piece rate", () => {
    expect(estimate(undefined, none, "1")).toBeNull();
    expect(estimate({ ...rate, yuan: null }, none, "1")).toBeNull();
    expect(estimate({ ...rate, basis: "hour" }, none, "1")).toBeNull();
  });
});

describe("today", () => {
  const wages = { rates: [rate], disputes: [], reports: [{ reportId: "b", yuan: "12.30", state: "paid" }] };

  it("the plant's word stands before the estimate", () => {
    expect(moneyOf({ ...line, id: "b", good: "99" }, wages)).toEqual({ cents: 1230, estimated: false, state: "paid" });
    expect(moneyOf({ ...line, good: "10" }, wages)).toEqual({ cents: 650, estimated: true, state: null });
    expect(moneyOf({ ...line, operationId: "X" }, wages)).toBeNull();
    expect(moneyOf({ ...line, mark: "reversed" }, wages)).toBeNull();
  });

  it("sums both and says that it estimates", () => {
    expect(moneyToday([{ ...line, id: "b" }, { ...line, good: "10" }], wages)).toMatchObject({ cents: 1880, estimated: true });
    expect(moneyToday([{ ...line, id: "b" }], wages)).toMatchObject({ cents: 1230, estimated: false });
    expect(centsOf("1234.5600")).toBe(123456);
  });
});
