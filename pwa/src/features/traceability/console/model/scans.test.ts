import { expect, it } from "vitest";
import { has, scannedOf, shareOut, verdict, wanted, type Scan } from "./scans";

const lot = (id: string, itemId: string, quantity: string): Scan => ({ kind: "lot", id, text: id, itemId, unit: "pcs", quantity, most: quantity, name: { zh: "", en: "" } });
const box: Scan = { kind: "pack", id: "B", text: "B", contents: [{ itemId: "a", quantity: "4" }, { itemId: "b", quantity: "1" }] };
const asks = (...of: [string, string][]) => of.map(([id, quantity]) => ({ item: { id }, quantity }));

it("counts what lies in a pack with what was scanned loose", () => {
  expect(scannedOf([lot("1", "a", "1.5"), box], "a")).toBe("5.5");
  expect(has([box], "B")).toBe(true);
});

it("fills several lines of one item from the top", () => {
  expect(shareOut(asks(["a", "3"], ["a", "3"], ["b", "2"]), [box])).toEqual(["3", "1", "1"]);
});

it.each([
  [asks(["a", "4"], ["b", "1"]), [box], "exact"],
  [asks(["a", "5"], ["b", "1"]), [box], "short"],
  [asks(["a", "4"]), [box], "over"],
  [asks(["a", "4"]), [], "empty"],
  [asks(["a", "1"], ["a", "3"], ["b", "1.0"]), [box], "exact"],
])("says before the server does whether it is all: %j", (lines, scans, said) => expect(verdict(lines, scans)).toBe(said));

it("proposes what is still asked for, never more than there is", () => {
  expect([wanted(asks(["a", "100"]), [lot("1", "a", "64")], "a", "295"), wanted(asks(["a", "100"]), [], "a", "64"), wanted(asks(["b", "1"]), [], "a", "7"), wanted(asks(["a", "4"]), [box], "a", "9")]).toEqual(["36", "64", "7", "9"]);
});
