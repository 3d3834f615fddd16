import { expect, it } from "vitest";
import { minor, money } from "./money";

it("shows whole amounts without their zeros", () => {
  expect(money(899_000, "CNY")).toBe("¥8,990");
  expect(money(29_905, "USD")).toBe("$299.05");
});

it("reads amounts exactly, or not at all", () => {
  expect(minor("8,990.00")).toBe(899_000);
  expect(minor("299.05")).toBe(29_905);
  expect(minor("1.15")).toBe(115);
  for (const wrong of ["", "-1", "1.005", "1e3", "8.990,00"]) expect(minor(wrong)).toBeNull();
});
