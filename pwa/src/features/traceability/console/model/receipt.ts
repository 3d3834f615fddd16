import { t } from "@/packages/i18n";
import type { ItemChoice } from "@/features/masterdata/console/ItemPick";
import { isAbove } from "./amounts";

export interface Line {
  key: string;
  item: ItemChoice | null;
  quantity: string;
  number: string;
  supplierLot: string;
  manufacturedOn: string | null;
  expiresOn: string | null;
  grade: string;
  certificates: { sha256: string; name: string }[];
}

const QUANTITY = /^\d{1,12}(\.\d{1,6})?$/;
const LOT_NUMBER = /^[\p{L}\p{N}_][\p{L}\p{N}_./-]{0,59}$/u;
let made = 0;

export const isLotNumber = (text: string): boolean => LOT_NUMBER.test(text.trim());

export const emptyLine = (): Line => ({ key: `l${++made}`, item: null, quantity: "", number: "", supplierLot: "", manufacturedOn: null, expiresOn: null, grade: "", certificates: [] });

/** The next lot of the same delivery: same item and dates, its own number and quantity. */
export const copied = (line: Line): Line => ({ ...line, key: `l${++made}`, quantity: "", number: "", supplierLot: "" });

export function wrongOf(line: Line): Partial<Record<"item" | "quantity" | "number" | "expiresOn", string>> {
  return {
    ...(line.item ? {} : { item: t("new_order.item_missing") }),
    ...(QUANTITY.test(line.quantity) && isAbove(line.quantity) ? {} : { quantity: t("mat.quantity_wrong") }),
    ...(line.number.trim() && !isLotNumber(line.number) ? { number: t("receipt.number_wrong") } : {}),
    ...(line.manufacturedOn && line.expiresOn && line.expiresOn < line.manufacturedOn ? { expiresOn: t("receipt.dates_wrong") } : {}),
  };
}

/** The command's lot; only of a line with nothing wrong. */
export function asInput(line: Line) {
  if (!line.item) throw new TypeError("a lot needs its item");
  return {
    itemId: line.item.id, quantity: line.quantity, number: line.number.trim() || null, supplierLot: line.supplierLot.trim() || null,
    manufacturedOn: line.manufacturedOn, expiresOn: line.expiresOn, grade: line.grade.trim() || null, certificates: line.certificates.map((each) => each.sha256),
  };
}
