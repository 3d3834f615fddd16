import { micro } from "@/w/model/quantity";
import { type Balance, type Helper, type Item, type Location, type Lot, type Need, type Order, type Reservation, type Stock, usable } from "./stock";

export type Matter = "release" | "expired" | "pick" | "place";

/** Why the phone says no, in the server's own codes; `matter`: what somebody may do about it. */
export interface Refusal {
  code: string;
  params: Record<string, string>;
  who: Helper[];
  /** who may let it past can do so here, with a reason */
  overridable: boolean;
}

export interface Case {
  stock: Stock;
  order: Order;
  lot: Lot;
  /** the plant's calendar day, YYYY-MM-DD */
  day: string;
  offline: boolean;
  now: number;
}

const whoFor = (stock: Stock, matter: Matter): Helper[] => stock.helpers.filter((helper) => helper.matter === matter);

/** A lot may still be used on the day its date says. */
export const isOver = (lot: Lot, day: string): boolean => lot.expiresOn !== null && lot.expiresOn < day;

/** May this lot be used at all: its status, its date, where it lies. Pure; null: yes. */
export function judgeUse(stock: Stock, lot: Lot, day: string, from: Balance | null): Refusal | null {
  if (!usable(lot.state)) return { code: "traceability.lot_not_usable", params: { lot: lot.number, status: lot.state }, who: whoFor(stock, "release"), overridable: false };
  const item = itemOf(stock, lot);
  if (isOver(lot, day) && item?.expiryPolicy !== "warn") {
    const override = item?.expiryPolicy === "override";
    return { code: "traceability.lot_expired", params: { lot: lot.number, expired_on: lot.expiresOn ?? "", policy: item?.expiryPolicy ?? "block" }, who: override ? whoFor(stock, "expired") : [], overridable: override };
  }
  const location = from && locationOf(stock, from.locationId);
  if (location && !usable(location.status)) return { code: "traceability.location_not_usable", params: { location: location.code, status: location.status }, who: whoFor(stock, "place"), overridable: false };
  return null;
}

/** May it be issued to this order, now and from here? Pure; null: yes. The server decides again when it arrives. */
export function judgeIssue({ stock, order, lot, day, offline, now }: Case): Refusal | null {
  if (needsFor(order, lot).length === 0) {
    const wanted = order.needs.flatMap((need) => stock.items.find(({ id }) => id === need.itemId)?.code ?? []);
    return { code: "traceability.not_on_bom", params: { lot: lot.number, item: itemOf(stock, lot)?.code ?? "", order: order.number, wanted: wanted.join(", ") }, who: [], overridable: false };
  }
  const refused = judgeUse(stock, lot, day, sourceOf(stock, order, lot, now));
  if (refused) return refused;
  if (offline && keptFor(stock, order, lot, now).length === 0) return { code: "traceability.not_reserved", params: { lot: lot.number, order: order.number }, who: [], overridable: false };
  if (sourceOf(stock, order, lot, now) === null) return { code: "traceability.stock_none", params: { lot: lot.number }, who: [], overridable: false };
  return null;
}

export const itemOf = (stock: Stock, lot: Lot): Item | undefined => stock.items.find(({ id }) => id === lot.itemId);
export const locationOf = (stock: Stock, id: string): Location | undefined => stock.locations.find((location) => location.id === id);
export const needsFor = (order: Order, lot: Lot): Need[] => order.needs.filter(({ itemId }) => itemId === lot.itemId);

/** What this person's phone was promised of the lot for this order. */
export const keptFor = (stock: Stock, order: Order, lot: Lot, now: number): Reservation[] =>
  stock.reservations.filter((kept) => kept.orderId === order.id && kept.lotId === lot.id && micro(kept.left) > 0 && Date.parse(kept.endsAt) > now);

/** Where it would be taken from: the place it is kept at, else the fullest where it lies free. */
export function sourceOf(stock: Stock, order: Order | null, lot: Lot, now: number): Balance | null {
  const kept = order ? keptFor(stock, order, lot, now)[0] : undefined;
  const loose = lot.balances.filter(({ orderId }) => orderId === null);
  return loose.find(({ locationId }) => locationId === kept?.locationId) ?? [...loose].sort((left, right) => micro(right.quantity) - micro(left.quantity))[0] ?? null;
}

/** What puts a lot before another: its date where dates count, then the day it came. Lots of one day are equally old. */
const turnOf = (lot: Lot, rule: string): string => `${rule === "fefo" ? (lot.expiresOn ?? "9999") : ""}|${lot.receivedAt.slice(0, 10)}`;

/** Another lot has its turn before this one. */
export function outOfTurn(stock: Stock, lot: Lot, first: Lot): boolean {
  const rule = itemOf(stock, lot)?.pickRule ?? "fefo";
  return turnOf(first, rule) < turnOf(lot, rule);
}

/** Whose turn it is: what is kept for this order first, then by date or by arrival as the item says. Pure. */
export function proposals({ stock, order, day, offline, now }: Omit<Case, "lot">, need: Need): Lot[] {
  const rule = stock.items.find(({ id }) => id === need.itemId)?.pickRule ?? "fefo";
  const may = stock.lots.filter((lot) => lot.itemId === need.itemId && judgeIssue({ stock, order, lot, day, offline, now }) === null);
  const rank = (lot: Lot): string => `${keptFor(stock, order, lot, now).length > 0 ? 0 : 1}|${turnOf(lot, rule)}|${lot.receivedAt}|${lot.id}`;
  return may.sort((left, right) => (rank(left) < rank(right) ? -1 : 1));
}

/** What an order still takes of a lot's item. */
export function stillNeeded(order: Order, lot: Lot): number {
  return needsFor(order, lot).reduce((sum, need) => sum + micro(need.left), 0);
}
