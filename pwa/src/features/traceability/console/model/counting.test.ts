import { expect, it } from "vitest";
import { changed, isWrong } from "./counting";

const lines = [{ id: "a", counted: null }, { id: "b", counted: "5" }, { id: "c", counted: "1.5" }, { id: "d", counted: "2" }];

it("saves only what was typed anew, zero included", () => {
  expect(changed(lines, { a: "0", b: "5.00", c: "x", d: "" })).toEqual([{ id: "a", quantity: "0" }]);
  expect([isWrong("1,5"), isWrong(" 7 "), isWrong(undefined)]).toEqual([true, false, false]);
});
