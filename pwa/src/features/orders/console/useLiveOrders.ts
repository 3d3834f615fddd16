import { useQueryClient, type QueryKey } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { call, type Fact } from "@/packages/api";
import { OrderRowByIdDocument, OrderSummaryDocument } from "@/packages/api/generated/graphql";
import { quantity, t } from "@/packages/i18n";
import { keyOf } from "@/c/data";
import { idsOf, useFacts } from "@/c/live";
import type { OrderRow } from "./model";

export interface Heat { at: number; tinted: boolean; cause: string | null }

const TINT_MS = 4_000;
const CAUSE_MS = 300_000;
// one read for a burst of facts about the same order; still far below the second a planner is promised
const GATHER_MS = 60;
const SUMMARY_MS = 3_000;

type Patch = (data: unknown, rows: Map<string, OrderRow>) => unknown;

/**
 * Live rows: a fact renews only the rows it speaks of, in place. Order, scroll and focus stay until the planner sorts;
 * the row is tinted for 4 s and says what happened.
 */
export function useLiveOrders(key: QueryKey, shown: Map<string, OrderRow>, patch: Patch): Record<string, Heat> {
  const client = useQueryClient();
  const [heat, setHeat] = useState<Record<string, Heat>>({});
  const waiting = useRef(new Map<string, Fact>());
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const summaryTimer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const latest = useRef({ key, shown, patch });
  latest.current = { key, shown, patch };

  const renew = async (): Promise<void> => {
    const facts = waiting.current;
    waiting.current = new Map();
    const found = await Promise.all([...facts.keys()].map((id) => call(OrderRowByIdDocument, { id }).then((reply) => reply.order, () => null)));
    const rows = new Map(found.filter((row): row is OrderRow => row !== null && row !== undefined).map((row) => [row.id, row]));
    if (rows.size === 0) return;
    const before = latest.current.shown;
    const at = Date.now();
    const changed = Object.fromEntries(
      [...rows.values()].flatMap((row) => {
        const old = before.get(row.id);
        const cause = causeOf(facts.get(row.id), row);
        return old && (cause !== null || differs(old, row)) ? [[row.id, { at, tinted: true, cause }]] : [];
      }),
    );
    client.setQueryData(latest.current.key, (data: unknown) => (data ? latest.current.patch(data, rows) : data));
    setHeat((all) => ({ ...keepRecent(all, at), ...changed }));
    setTimeout(() => setHeat((all) => Object.fromEntries(Object.entries(all).map(([id, each]) => [id, each.at === at ? { ...each, tinted: false } : each]))), TINT_MS);
  };

  useFacts((fact) => {
    for (const id of idsOf(fact)) if (latest.current.shown.has(id)) waiting.current.set(id, telling(waiting.current.get(id), fact));
    if (waiting.current.size > 0) {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void renew(), GATHER_MS);
    }
    if (!/^(orders|reporting)\./.test(fact.name) || summaryTimer.current) return;
    summaryTimer.current = setTimeout(() => {
      summaryTimer.current = undefined;
      void client.invalidateQueries({ queryKey: keyOf(OrderSummaryDocument) });
    }, SUMMARY_MS);
  });
  useEffect(() => () => { clearTimeout(timer.current); clearTimeout(summaryTimer.current); }, []);
  return heat;
}

const keepRecent = (all: Record<string, Heat>, now: number): Record<string, Heat> =>
  Object.fromEntries(Object.entries(all).filter(([, each]) => now - each.at < CAUSE_MS));

const differs = (old: OrderRow, row: OrderRow): boolean => JSON.stringify(old) !== JSON.stringify(row);

const REPORTED = "reporting.output_reported";

/** One report brings a train of facts (operation completed, order completed); the report is the one to name. */
const telling = (known: Fact | undefined, fact: Fact): Fact => (known?.name === REPORTED && fact.name !== REPORTED ? known : fact);

/** What the planner would want to know: "+37 王建国". Null when the change has no author worth naming. */
export function causeOf(fact: Fact | undefined, row: Pick<OrderRow, "hold">): string | null {
  switch (fact?.name) {
    case REPORTED: {
      const who = String(fact.data.reporter_name ?? "");
      const [good, scrap] = [Number(fact.data.good_quantity ?? 0), Number(fact.data.scrap_quantity ?? 0)];
      if (fact.data.reverses_id) return t("cause.reversed", { who });
      return good > 0 ? t("cause.good", { n: quantity(good), who }) : t("cause.scrap", { n: quantity(scrap), who });
    }
    case "orders.hold_placed":
      return t("cause.held", { who: row.hold?.placedBy ?? "" });
    case "orders.hold_lifted":
      return t("cause.lifted");
    case "orders.order_released":
      return t("cause.released");
    default:
      return null;
  }
}
