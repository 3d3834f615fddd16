import { describe, expect, it } from "vitest";
import { isAbove, isZero, minus, sum, totals } from "./amounts";
import { csv } from "./csv";
import { expiryOf } from "./expiry";

describe("amounts", () => {
  it.each([
    [["0.1", "0.2"], "0.3"], [["1", "2.50", "-0.5"], "3.00"], [[], "0"], [["-0.001", "0.001"], "0.000"], [["99999999999999999.999", "0.001"], "100000000000000000.000"],
  ])("%j add up to %s", (values, total) => expect(sum(values)).toBe(total));

  it("a difference keeps its sign and its digits", () => {
    expect([minus("10", "12.5"), minus("3", "3.000"), minus("1", "-1")]).toEqual(["-2.5", "0.000", "2"]);
    expect([isZero("0.000"), isZero("-0"), isZero("0.001"), isAbove("0.001"), isAbove("-1"), isAbove("0")]).toEqual([true, true, false, true, false, false]);
  });

  it("units are never added to each other", () => {
    expect(totals([{ quantity: "1.5", unit: "kg" }, { quantity: "3", unit: "pcs" }, { quantity: "2.5", unit: "kg" }])).toEqual([{ unit: "kg", quantity: "4.0" }, { unit: "pcs", quantity: "3" }]);
  });
});

describe("expiry", () => {
  it.each([
    [null, "none"], ["2026-11-20", "soon"], ["2026-11-19", "over"], ["2026-12-20", "soon"], ["2026-12-21", "good"],
  ])("%s is %s", (day, state) => expect(expiryOf(day, "2026-11-20", 30).state).toBe(state));
});

it("a sheet reads Chinese, keeps commas and quotes, and runs no formula", () => {
  expect(csv([["批号", "数量"], ['L"1,2', "-3.5"], ["=HYPERLINK(1)", "-cmd"]])).toBe("\uFEFF批号,数量\r\n\"L\"\"1,2\",-3.5\r\n'=HYPERLINK(1),'-cmd\r\n");
});
