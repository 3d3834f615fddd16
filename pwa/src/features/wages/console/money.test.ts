import { describe, expect, it } from "vitest";
import { months, yuan } from "./money";

describe("yuan", () => {
  it("shows cents, thousands and the sign", () => {
    expect(yuan("1234.5")).toBe("1,234.50");
    expect(yuan("0")).toBe("0.00");
    expect(yuan("-0.50")).toBe("−0.50");
    expect(yuan("-12345.67")).toBe("−12,345.67");
  });
});

describe("months", () => {
  it("goes back over the year's end", () => {
    expect(months("2026-02-11")).toEqual(["2026-02", "2026-01", "2025-12", "2025-11", "2025-10", "2025-09"]);
  });
});
