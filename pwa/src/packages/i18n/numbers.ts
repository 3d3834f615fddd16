const MINUS = "\u2212";

/** Groups the wire's decimal string by thousands. Digits are never rounded away; trailing zeros of a scale are. */
export function quantity(value: string | number | null | undefined): string {
  if (value === null || value === undefined || value === "") return "–";
  const text = String(value);
  const negative = text.startsWith("-");
  const [whole = "0", fraction = ""] = text.replace(/^[-+]/, "").split(".");
  const decimals = fraction.replace(/0+$/, "");
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  return `${negative ? MINUS : ""}${grouped}${decimals ? `.${decimals}` : ""}`;
}

export const count = (value: number): string => quantity(Math.trunc(value));

/** 0.986 → "98.6%". The base stands beside it on screen. */
export function percent(ratio: string | number | null | undefined, digits = 1): string {
  if (ratio === null || ratio === undefined) return "–";
  const value = (Number(ratio) * 100).toFixed(digits);
  return `${value.replace(/\.0+$/, "")}%`;
}
