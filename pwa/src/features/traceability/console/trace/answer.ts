import type { TraceGraphQuery, TraceSumsQuery, TraceStart } from "@/packages/api/generated/graphql";
import { instant } from "@/packages/i18n";

/** Lots as the server answers them: columns of equal length (`TraceColumns` in the schema). */
export interface Lots {
  id: string[]; number: string[]; kind: string[]; state: string[]; origin: string[]; quantity: string[]; unit: string[];
  supplierLot: (string | null)[]; receivedAt: number[]; expiresOn: (string | null)[];
  /** Places in the answer's items, orders and suppliers. */
  itemId: number[]; orderId: (number | null)[]; supplierId: (number | null)[];
}

/** Two lists of equal length with the places of lots (`TraceLinks` in the schema). */
export interface Links { sources: number[]; targets: number[] }

export type Trace = Omit<TraceGraphQuery["trace"], "lots" | "links"> & { lots: Lots; links: Links };
export type Sums = TraceSumsQuery["trace"]["figures"];

export const traceOf = ({ trace }: TraceGraphQuery): Trace => ({ ...trace, lots: trace.lots as Lots, links: trace.links as Links });

export const DIRECTIONS = ["both", "backward", "forward"] as const;
export type Way = (typeof DIRECTIONS)[number];

/** What an address begins with, by the kind `identify` names. */
export const STARTS = {
  lot: "lotIds", piece: "lotIds", order: "orderId", operation: "operationId", pack: "packId", shipment: "shipmentId",
  receipt: "receiptId", location: "locationId", item: "itemId", work_unit: "workUnitId", person: "personId",
} as const;
export const isStart = (kind: string): kind is keyof typeof STARTS => kind in STARTS;

/** The start that an address names; null where it names none. */
export function startOf(query: URLSearchParams): TraceStart | null {
  const start: TraceStart = {};
  for (const [kind, field] of Object.entries(STARTS)) {
    const id = query.get(kind);
    if (id) Object.assign(start, { [field]: field === "lotIds" ? [id] : id });
  }
  const [supplier, since, until] = [query.get("supplier_lot"), query.get("since"), query.get("until")];
  if (supplier) start.supplierLot = supplier;
  if (since) start.since = instant(since, "00:00");
  if (until) start.until = new Date(Date.parse(instant(until, "23:59")) + 60_000).toISOString();
  return Object.keys(start).length > 0 ? start : null;
}
