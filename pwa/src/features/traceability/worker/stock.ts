import type { WorkerStockQuery } from "@/packages/api/generated/store/graphql";

type Pulled = WorkerStockQuery["phoneStock"];
type Rows<K extends keyof Pulled> = NonNullable<Pulled[K]>;

export type Item = Rows<"items">[number];
export type Location = Rows<"locations">[number];
export type Lot = Rows<"lots">[number];
export type Balance = Lot["balances"][number];
export type Order = Rows<"orders">[number];
export type Need = Order["needs"][number];
export type Reservation = Rows<"reservations">[number];
export type Count = Rows<"counts">[number];
export type CountLine = Count["lines"][number];
export type Pack = Rows<"packs">[number];
export type Supplier = Rows<"suppliers">[number];
export type Helper = Rows<"helpers">[number];

export const SETS = ["items", "locations", "lots", "orders", "reservations", "counts", "packs", "suppliers", "helpers"] as const;

/** What this phone holds of the store, for one person. */
export interface Stock {
  day: string;
  tags: string[];
  items: Item[];
  locations: Location[];
  lots: Lot[];
  orders: Order[];
  reservations: Reservation[];
  counts: Count[];
  packs: Pack[];
  suppliers: Supplier[];
  helpers: Helper[];
  /** orders whose cards were scanned here, the last first */
  opened: string[];
  at: number;
  /** acknowledgements up to this one are already in it */
  tick: number;
}

export const NO_STOCK: Stock = { day: "", tags: [], items: [], locations: [], lots: [], orders: [], reservations: [], counts: [], packs: [], suppliers: [], helpers: [], opened: [], at: 0, tick: 0 };

/** Sets that came as null are the ones the phone has. Pure. */
export function merged(before: Stock, pulled: Pulled, at: number, tick: number): Stock {
  const sets = Object.fromEntries(SETS.map((name) => [name, pulled[name] ?? before[name]]));
  return { ...before, ...sets, day: pulled.day, tags: pulled.tags, at, tick };
}

/** Statuses a thing may be used in (masterdata.statuses). */
export const usable = (status: string): boolean => status === "accepted" || status === "restricted";
