import { quantity, t } from "@/packages/i18n";
import type { Money } from "../model/wages";

/** "¥48.60", with a mark where the phone only reckons. */
export function yuan(cents: number): string {
  const size = (Math.abs(cents) / 100).toFixed(2);
  const [whole = "0", fraction = "00"] = size.split(".");
  return `${cents < 0 ? "\u2212" : ""}¥${quantity(whole)}.${fraction}`;
}

export const moneyWords = (money: Money): string => (money.estimated ? t("w.wage.estimated", { yuan: yuan(money.cents) }) : yuan(money.cents));
