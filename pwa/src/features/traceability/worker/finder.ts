import { useCallback, useRef, useState } from "react";
import { call, ProblemError } from "@/packages/api";
import { WorkerIdentifyDocument, type WorkerIdentifyQuery } from "@/packages/api/generated/store/graphql";
import { t } from "@/packages/i18n";
import { changeHands } from "@/features/orders/worker/open";
import { asPerson } from "@/w/model/fetched";
import { store } from "@/w/model/store";
import { failed } from "./fail";
import { cleaned, find, type Found } from "./find";
import { readLabel } from "./label";
import type { Lot, Stock } from "./stock";

export interface Missed {
  title: string;
  help: string;
}

/** What the phone cannot tell by itself the plant may know; null: nothing, or no network. */
async function asked(text: string): Promise<Found | null> {
  const reply = await call(WorkerIdentifyDocument, { text }, asPerson()).catch((error: unknown) => {
    if (error instanceof ProblemError) return null;
    throw error;
  });
  const only = reply?.identify.candidates.length === 1 ? reply.identify.candidates[0] : undefined;
  if (!only) return null;
  if (only.lot && only.itemId) return { kind: "lot", lots: [lotOf(only.lot, only.itemId, only.kind)] };
  if (only.kind === "work_unit") return { kind: "unit", code: only.text };
  if (only.orderId && (only.kind === "order" || only.kind === "operation")) return { kind: "elsewhere", orderId: only.orderId };
  return null;
}

type Told = NonNullable<WorkerIdentifyQuery["identify"]["candidates"][number]["lot"]>;

/** A lot the phone does not hold: where it lies is the plant's to say. */
const lotOf = ({ id, number, state, supplierLot, expiresOn }: Told, itemId: string, kind: string): Lot => ({ id, number, kind, itemId, state, supplierLot, expiresOn, receivedAt: "", balances: [] });

/** One door for every scan in the store: this phone first, then the plant, then words that say what to do. */
export function useFinder(stock: Stock, found: (found: Found, text: string) => void): { read: (text: string) => void; missed: Missed | null; say: (missed: Missed | null) => void } {
  const [missed, setMissed] = useState<Missed | null>(null);
  const latest = useRef({ stock, found });
  latest.current = { stock, found };

  const say = useCallback((words: Missed | null): void => {
    setMissed(words);
    if (words) failed(`${words.title} ${words.help}`);
  }, []);

  const read = useCallback(
    (text: string): void => {
      setMissed(null);
      const company = store.get().device?.company ?? null;
      const held = latest.current.stock;
      const reading = readLabel(text, (ai, value) => held.lots.some(({ number, supplierLot }) => number === value || (ai === "10" && supplierLot === value)));
      const here = find(held, text, company, reading.kind === "label" ? reading.label : null);
      if (here.kind === "badge") return changeHands(here.badge);
      if (here.kind === "foreign") return say({ title: t("w.miss.foreign"), help: t("w.store.miss.foreign_help") });
      if (here.kind !== "unknown") return latest.current.found(here, text);
      if (reading.kind === "broken") return say({ title: t(`w.store.miss.${reading.why}`), help: t(`w.store.miss.${reading.why}_help`) });
      asked(cleaned(text)).then(
        (there) => latest.current.found(there ?? here, text),
        () => latest.current.found(here, text),
      );
    },
    [say],
  );
  return { read, missed, say };
}

/** Words for what does not fit here. */
export function oddWords(found: Found, text: string, offline: boolean): Missed {
  if (found.kind === "unknown") return { title: t("w.store.miss.unknown", { text: text.slice(0, 40) }), help: t(offline ? "w.store.miss.unknown_offline" : "w.store.miss.unknown_help") };
  return { title: t(`w.store.miss.is_${found.kind}`), help: t("w.store.miss.is_help") };
}
