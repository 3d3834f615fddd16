import { readCode } from "@/packages/scan";
import type { Label } from "./label";
import type { Item, Location, Lot, Order, Pack, Stock } from "./stock";

/** What a scan is, as far as this phone can tell by itself. */
export type Found =
  | { kind: "lot"; lots: Lot[] }
  | { kind: "location"; location: Location }
  | { kind: "pack"; pack: Pack }
  | { kind: "order"; order: Order }
  | { kind: "item"; item: Item; label: Label | null }
  | { kind: "unit"; code: string }
  /** an order this phone does not hold */
  | { kind: "elsewhere"; orderId: string }
  | { kind: "badge"; badge: string }
  | { kind: "foreign"; company: string }
  | { kind: "unknown"; text: string; label: Label | null };

const LINK = /(?:^|[/:])([TSU])\/([A-Z0-9-]+)\/([^/?#\s]+)\/?$/i;
const AIM = /^\][A-Za-z][0-9a-z]/;
const HEX = /^[0-9a-f]{32}$/i;

/** Half width, without what the scanner puts in front. */
export const cleaned = (text: string): string => text.normalize("NFKC").trim().replace(AIM, "").trim();

/** Pure; `label` is what the supplier's or the standard's code says, if the text is one. */
export function find(stock: Stock, text: string, company: string | null, label: Label | null): Found {
  const term = cleaned(text);
  const link = LINK.exec(term);
  if (link) return linked(stock, (link[1] as string).toUpperCase(), (link[2] as string).toLowerCase(), link[3] as string, company);
  return byNumber(stock, term) ?? (label && byLabel(stock, label)) ?? bySupplierLot(stock, term) ?? rest(term, company, label);
}

function linked(stock: Stock, door: string, slug: string, code: string, company: string | null): Found {
  if (company !== null && slug !== company.toLowerCase()) return { kind: "foreign", company: slug };
  if (door === "U") return { kind: "unit", code: code.toUpperCase() };
  return (HEX.test(code) ? byId(stock, code) : byNumber(stock, code)) ?? { kind: "unknown", text: code, label: null };
}

function byId(stock: Stock, hex: string): Found | null {
  const id = hex.toLowerCase().replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  const same = (row: { id: string }): boolean => row.id === id;
  const lots = stock.lots.filter(same);
  if (lots.length > 0) return { kind: "lot", lots };
  const [location, pack, order] = [stock.locations.find(same), stock.packs.find(same), stock.orders.find(same)];
  if (location) return { kind: "location", location };
  if (pack) return { kind: "pack", pack };
  return order ? { kind: "order", order } : null;
}

function byNumber(stock: Stock, term: string): Found | null {
  const upper = term.toUpperCase();
  const same = (text: string | null): boolean => text === term || text === upper;
  const lots = stock.lots.filter(({ number }) => same(number));
  if (lots.length > 0) return { kind: "lot", lots };
  const location = stock.locations.find(({ code }) => same(code));
  if (location) return { kind: "location", location };
  const pack = stock.packs.find(({ number }) => same(number));
  if (pack) return { kind: "pack", pack };
  const order = stock.orders.find(({ number, cards }) => same(number) || cards.includes(term));
  if (order) return { kind: "order", order };
  const item = stock.items.find(({ code, gtin }) => same(code) || (gtin !== null && sameGtin(gtin, term)));
  return item ? { kind: "item", item, label: null } : null;
}

function byLabel(stock: Stock, label: Label): Found | null {
  const pack = label.sscc ? stock.packs.find(({ number }) => number === label.sscc) : undefined;
  if (pack) return { kind: "pack", pack };
  const item = stock.items.find(({ gtin, code }) => (label.gtin !== null && gtin !== null && sameGtin(gtin, label.gtin)) || (label.part !== null && code === label.part));
  const named = [label.serial, label.lot].filter((text) => text !== null);
  const lots = stock.lots.filter((lot) => (!item || lot.itemId === item.id) && (named.includes(lot.number) || (lot.supplierLot !== null && lot.supplierLot === label.lot)));
  if (lots.length > 0) return { kind: "lot", lots };
  return item ? { kind: "item", item, label } : null;
}

function bySupplierLot(stock: Stock, term: string): Found | null {
  const lots = stock.lots.filter(({ supplierLot }) => supplierLot === term);
  return lots.length > 0 ? { kind: "lot", lots } : null;
}

function rest(term: string, company: string | null, label: Label | null): Found {
  const code = readCode(term, company);
  if (code.kind === "badge") return { kind: "badge", badge: code.badge };
  return { kind: "unknown", text: term, label };
}

const sameGtin = (left: string, right: string): boolean => /^\d{8,14}$/.test(right) && left.padStart(14, "0") === right.padStart(14, "0");
