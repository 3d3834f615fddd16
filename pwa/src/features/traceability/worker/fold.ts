import type { Params, Receipt, Row } from "@/packages/outbox";
import { decimal, micro } from "@/w/model/quantity";
import type { Balance, Lot, Pack, Stock } from "./stock";

export interface Place {
  locationId: string;
  orderId: string | null;
  packId: string | null;
}

/** What a command will have done, as the phone foresees it; kept in the entry's note, so any command folds the same way. */
export type Effect =
  | { kind: "lot"; lot: Lot }
  | { kind: "move"; lotId: string; quantity: string; from: Place | null; to: Place | null; reservationId?: string }
  | { kind: "count"; sheetId: string; lotId: string; packId: string | null; counted: string }
  | { kind: "pack"; pack: Pack };

export const effectsOf = (row: Row): Effect[] => ((row.note.effects as unknown as Effect[] | undefined) ?? []);

export const asNote = (effects: Effect[]): Params => ({ effects: effects as unknown as Params["effects"] as never });

export const free = (locationId: string): Place => ({ locationId, orderId: null, packId: null });

/** The same way back, for what is taken back. */
export function reversed(effects: readonly Effect[]): Effect[] {
  return effects.flatMap((effect): Effect[] => (effect.kind === "move" ? [{ ...effect, from: effect.to, to: effect.from }] : [])).reverse();
}

/** Optimistic view = what was pulled + fold(what waits, and what was booked since). Pure. */
export function foldStock(stock: Stock, queue: readonly Row[], receipts: readonly Receipt[]): Stock {
  const booked = receipts.filter(({ tick }) => tick > stock.tick).map(({ row }) => row);
  const effects = [...booked, ...queue].flatMap(effectsOf);
  return effects.length === 0 ? stock : effects.reduce(applied, stock);
}

export function applied(stock: Stock, effect: Effect): Stock {
  switch (effect.kind) {
    case "lot":
      return stock.lots.some(({ id }) => id === effect.lot.id) ? stock : { ...stock, lots: [...stock.lots, effect.lot] };
    case "move":
      return moved(stock, effect);
    case "count":
      return { ...stock, counts: stock.counts.map((sheet) => (sheet.id === effect.sheetId ? { ...sheet, lines: counted(sheet.lines, effect) } : sheet)) };
    case "pack":
      return { ...stock, packs: [effect.pack, ...stock.packs.filter(({ id }) => id !== effect.pack.id)] };
  }
}

type Move = Extract<Effect, { kind: "move" }>;

function moved(stock: Stock, move: Move): Stock {
  const amount = micro(move.quantity);
  const lots = stock.lots.map((lot) => (lot.id === move.lotId ? { ...lot, balances: changed(changed(lot.balances, move.from, -amount), move.to, amount) } : lot));
  const itemId = stock.lots.find(({ id }) => id === move.lotId)?.itemId;
  const issued = (orderId: string): number => (move.to?.orderId === orderId ? amount : 0) - (move.from?.orderId === orderId ? amount : 0);
  const orders = stock.orders.map((order) =>
    issued(order.id) === 0 ? order : { ...order, needs: order.needs.map((need) => (need.itemId === itemId ? { ...need, issued: decimal(micro(need.issued) + issued(order.id)), left: decimal(Math.max(0, micro(need.left) - issued(order.id))) } : need)) },
  );
  const reservations = stock.reservations.map((kept) => (kept.id === move.reservationId ? { ...kept, left: decimal(Math.max(0, micro(kept.left) + (move.to?.orderId ? -amount : amount))) } : kept));
  return { ...stock, lots, orders, reservations };
}

export const samePlace = (left: Place, right: Place): boolean => left.locationId === right.locationId && left.orderId === right.orderId && left.packId === right.packId;

function changed(balances: readonly Balance[], place: Place | null, by: number): Balance[] {
  if (place === null) return [...balances];
  const before = balances.find((balance) => samePlace(balance, place));
  const left = micro(before?.quantity) + by;
  const others = balances.filter((balance) => !samePlace(balance, place));
  // what another phone took meanwhile is the server's to say; here nothing is less than nothing
  return left > 0 ? [...others, { ...place, quantity: decimal(left) }] : others;
}

function counted(lines: Stock["counts"][number]["lines"], effect: Extract<Effect, { kind: "count" }>): Stock["counts"][number]["lines"] {
  const { lotId, packId } = effect;
  const there = lines.some((line) => line.lotId === lotId && line.packId === packId);
  if (!there) return [...lines, { lotId, packId, expected: null, counted: effect.counted }];
  return lines.map((line) => (line.lotId === lotId && line.packId === packId ? { ...line, counted: effect.counted } : line));
}
