import { expect, it } from "vitest";
import { monday, plus, week } from "./days";

it.each([
  ["2026-11-20", "2026-11-16"], ["2026-11-16", "2026-11-16"], ["2026-11-22", "2026-11-16"], ["2027-01-01", "2026-12-28"],
])("the Monday of %s is %s", (day, first) => expect(monday(day)).toBe(first));

it("a week has seven days, also over a change of the clock and of the year", () => {
  expect(week("2026-12-28")).toEqual(["2026-12-28", "2026-12-29", "2026-12-30", "2026-12-31", "2027-01-01", "2027-01-02", "2027-01-03"]);
  expect(plus("2026-03-28", 2)).toBe("2026-03-30");
});
