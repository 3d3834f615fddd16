import { quantity } from "@/packages/i18n";

/** Yuan as a slip shows them: always two decimals, never rounded (the server did that). */
export function yuan(value: string): string {
  const [whole = "0", fraction = ""] = value.split(".");
  const cents = fraction.padEnd(2, "0");
  const text = quantity(whole);
  // a whole part of -0 loses its sign in the grouping
  const sign = value.startsWith("-") && !text.startsWith("−") ? "−" : "";
  return `${sign}${text}.${cents}`;
}

/** Months as the address names them: this one and the five before it. */
export function months(today: string): string[] {
  const [year = 2026, month = 1] = today.split("-").map(Number);
  return Array.from({ length: 6 }, (_, back) => {
    const at = year * 12 + month - 1 - back;
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`;
  });
}
