import { expect, it } from "vitest";
import { isQuantity, mergeOf, splitOf } from "./convert";

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
