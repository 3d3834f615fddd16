import { named } from "@/packages/i18n";
import type { Hit } from "@/c/kit/SearchCombo";

interface Candidate {
  kind: string;
  id: string;
  text: string;
  orderId?: string | null;
  item?: { code: string; name: { zh: string; en: string } } | null;
}

type Address = Pick<Hit, "path" | "query">;

const PLACES: Record<string, (thing: Candidate) => Address | null> = {
  lot: ({ id }) => ({ path: `/lots/${id}` }),
  piece: ({ id }) => ({ path: `/lots/${id}` }),
  pack: ({ id }) => ({ path: "/packs", query: { pack: id } }),
  order: ({ id }) => ({ path: `/orders/${id}` }),
  operation: ({ id, orderId }) => (orderId ? { path: `/orders/${orderId}`, query: { operation: id } } : null),
  location: ({ id }) => ({ path: "/stock", query: { location: id } }),
  shipment: ({ id }) => ({ path: `/shipments/${id}` }),
  receipt: ({ id }) => ({ path: "/receipts", query: { receipt: id } }),
  work_unit: ({ id }) => ({ path: "/work-centers", query: { place: id } }),
  item: ({ id }) => ({ path: `/items/${id}` }),
};

/** Where the console shows a thing that a scan or a typed number stands for; null: nowhere yet. */
export const addressOf = (thing: Candidate): Address | null => PLACES[thing.kind]?.(thing) ?? null;

export function hitsOf(candidates: readonly Candidate[], groupOf: (kind: string) => string): Hit[] {
  return candidates.flatMap((thing) => {
    const address = addressOf(thing);
    return address ? [{ key: thing.id, group: groupOf(thing.kind), code: thing.text, text: thing.item ? `${named(thing.item.name)} ${thing.item.code}` : "", ...address }] : [];
  });
}

/** One thing found in two ways is shown once, where it is found first. */
export const distinct = (hits: readonly Hit[]): Hit[] => hits.filter((hit, at) => hits.findIndex((each) => each.key === hit.key) === at);
