import { t } from "@/packages/i18n";
import type { ItemChoice } from "@/features/masterdata/console/ItemPick";
import { times } from "./amounts";
import { isQuantity } from "./convert";

/** A unit a quantity may be given in; `perLot`: what it is of the item's unit differs by lot, and is said in that unit. */
export interface UnitChoice { code: string; name: { zh: string; en: string }; perLot: string | null }

export interface Line {
  key: string;
  item: ItemChoice | null;
  quantity: string;
  /** None: the item's own. */
  unit: UnitChoice | null;
  factor: string;
  factorUnit: string | null;
  number: string;
  supplierLot: string;
  manufacturedOn: string | null;
  expiresOn: string | null;
  grade: string;
  certificates: { sha256: string; name: string }[];
}

const LOT_NUMBER = /^[\p{L}\p{N}_][\p{L}\p{N}_./-]{0,59}$/u;
let made = 0;

export const isLotNumber = (text: string): boolean => LOT_NUMBER.test(text.trim());

export const emptyLine = (): Line => ({ key: `l${++made}`, item: null, quantity: "", unit: null, factor: "", factorUnit: null, number: "", supplierLot: "", manufacturedOn: null, expiresOn: null, grade: "", certificates: [] });

/** The next lot of the same delivery: same item and dates, its own number and quantity. */
export const copied = (line: Line): Line => ({ ...line, key: `l${++made}`, quantity: "", factor: "", number: "", supplierLot: "" });

export function wrongOf(line: Line): Partial<Record<"item" | "quantity" | "factor" | "number" | "expiresOn", string>> {
  return {
    ...(line.item ? {} : { item: t("new_order.item_missing") }),
    ...(isQuantity(line.quantity) ? {} : { quantity: t("mat.quantity_wrong") }),
    ...(isQuantity(line.factor) || (!line.factor && !line.unit?.perLot) ? {} : { factor: t("receipt.factor_wrong") }),
    ...(line.number.trim() && !isLotNumber(line.number) ? { number: t("receipt.number_wrong") } : {}),
    ...(line.manufacturedOn && line.expiresOn && line.expiresOn < line.manufacturedOn ? { expiresOn: t("receipt.dates_wrong") } : {}),
  };
}

/** The command's lot; only of a line with nothing wrong. */
export function asInput(line: Line) {
  if (!line.item) throw new TypeError("a lot needs its item");
  return {
    itemId: line.item.id, quantity: line.quantity, unit: line.unit?.code ?? null, factor: line.factor || null, factorUnit: line.factor ? line.factorUnit : null, number: line.number.trim() || null, supplierLot: line.supplierLot.trim() || null,
    manufacturedOn: line.manufacturedOn, expiresOn: line.expiresOn, grade: line.grade.trim() || null, certificates: line.certificates.map((each) => each.sha256),
  };
}

interface Unit { code: string; name: { zh: string; en: string }; dimension?: string | null }
interface Conversion { perLot: boolean; unit: Unit }

/** The item's own unit first, then what is of its kind or joined to it by a conversion of the item, and of that kind. */
export function unitChoices(own: string, units: readonly Unit[], conversions: readonly Conversion[]): UnitChoice[] {
  const of = units.find((each) => each.code === own);
  const alike = (a: Unit, b: Unit): boolean => a.code === b.code || (!!a.dimension && a.dimension === b.dimension);
  const found = units.flatMap((unit): UnitChoice[] => {
    if (of && alike(unit, of)) return [{ code: unit.code, name: unit.name, perLot: null }];
    const by = conversions.find((each) => alike(each.unit, unit));
    return by ? [{ code: unit.code, name: unit.name, perLot: by.perLot ? by.unit.code : null }] : [];
  });
  return found.sort((a, b) => Number(b.code === own) - Number(a.code === own));
}

/** What comes into the books when the quantity is in the unit the lot's factor is of; null when only the server knows. */
export function bookedAs(line: Pick<Line, "quantity" | "unit" | "factor">, factorUnit: string | undefined): string | null {
  return line.unit && line.unit.code === factorUnit && isQuantity(line.factor) ? times(line.quantity, line.factor) : null;
}
