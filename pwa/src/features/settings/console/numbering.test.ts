import { expect, test } from "vitest";
import { example } from "./numbering";

test("an example shows the day, the width and where the check character stands", () => {
  const day = new Date(2026, 10, 20);
  expect(example("MO{yy}{MM}{dd}-{line}-{seq:3}{check}", day)).toBe("MO261120-CNC-001?");
  expect(example("{yyyy}W{ww}-{seq}", day)).toBe("2026W47-1");
  expect(example("{ww}{nothing}{seq}", new Date(2027, 0, 1))).toBe("53{nothing}1");
});
