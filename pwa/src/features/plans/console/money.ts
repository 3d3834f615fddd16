import { quantity } from "@/packages/i18n";

const SIGNS: Record<string, string> = { CNY: "¥", USD: "$" };

/** Money travels in the currency's smallest unit; whole amounts are shown without their zeros. */
export const money = (amount: number, currency: string): string =>
  `${SIGNS[currency] ?? `${currency} `}${quantity(amount % 100 === 0 ? amount / 100 : (amount / 100).toFixed(2))}`;

/** "8990.00" as typed → 899000; null for what is no amount. */
export function minor(text: string): number | null {
  const clean = text.replace(/[,\s¥$]/g, "");
  return /^\d{1,9}(\.\d{1,2})?$/.test(clean) ? Math.round(Number(clean) * 100) : null;
}
