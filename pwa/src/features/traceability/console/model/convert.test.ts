import { expect, it } from "vitest";
import { times } from "./amounts";
import { isQuantity, mergeOf, splitOf } from "./convert";
import { asInput, bookedAs, emptyLine, unitChoices, wrongOf } from "./receipt";

it("parts leave the rest of a lot, never less than nothing", () => {
  expect(splitOf([{ quantity: "2.5" }, { quantity: "1" }], "10")).toEqual({ total: "3.5", left: "6.5", over: null });
  expect(splitOf([{ quantity: "10" }], "10.000")).toEqual({ total: "10", left: "0.000", over: null });
  expect(splitOf([{ quantity: "10.1" }, { quantity: "" }], "10")).toEqual({ total: "10.1", left: "-0.1", over: "0.1" });
  expect(["0", "", "-1", "1e3", "0.5"].map(isQuantity)).toEqual([false, false, false, false, true]);
});

it("what is merged expires with the first of them", () => {
  const of = (quantity: string, expiresOn?: string) => ({ quantity, lot: { expiresOn } });
  expect(mergeOf([of("1", "2027-02-01"), of("2.5", "2026-12-31"), of("3")])).toEqual({ total: "6.5", expiresOn: "2026-12-31" });
  expect(mergeOf([of("1")]).expiresOn).toBeNull();
});

const name = { zh: "", en: "" };
const UNITS = [{ code: "kg", name, dimension: "mass" }, { code: "t", name, dimension: "mass" }, { code: "roll", name, dimension: null }, { code: "m", name, dimension: "length" }, { code: "mm", name, dimension: "length" }, { code: "l", name, dimension: "volume" }];

it("an item counts in its own kind of unit and in what its conversions join", () => {
  const found = unitChoices("kg", UNITS, [{ perLot: true, unit: UNITS[2]! }, { perLot: false, unit: UNITS[3]! }]);
  expect(found.map((each) => [each.code, each.perLot])).toEqual([["kg", null], ["t", null], ["roll", "roll"], ["m", null], ["mm", null]]);
  expect(unitChoices("pcs", UNITS, [])).toEqual([]);
});

it("a catch weight must say what one is of this lot", () => {
  const roll = { code: "roll", name, perLot: "roll" };
  const line = { ...emptyLine(), item: { id: "i", unit: "kg" } as never, quantity: "3", unit: roll };
  expect(Object.keys(wrongOf(line))).toEqual(["factor"]);
  const weighed = { ...line, factor: "12.345", factorUnit: "roll" };
  expect(wrongOf(weighed)).toEqual({});
  expect(bookedAs(weighed, "roll")).toBe("37.035");
  expect(asInput(weighed)).toMatchObject({ quantity: "3", unit: "roll", factor: "12.345", factorUnit: "roll" });
  expect(asInput({ ...line, unit: null })).toMatchObject({ unit: null, factor: null, factorUnit: null });
  expect([times("0.1", "0.1"), times("-2", "1.50"), times("3", "4")]).toEqual(["0.01", "-3.00", "12"]);
});
