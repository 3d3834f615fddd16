import { useEffect, useMemo } from "react";
import { call } from "@/packages/api";
import { WorkerStockDocument } from "@/packages/api/generated/store/graphql";
import { plantDay } from "@/packages/i18n";
import { asPerson } from "@/w/model/fetched";
import { getMeta, handle } from "@/w/model/local";
import { store, useApp } from "@/w/model/store";
import type { Person } from "@/w/model/types";
import { foldStock } from "./fold";
import { mayStore } from "./rights";
import { merged, NO_STOCK, type Stock } from "./stock";

const PREFIX = "stock:";
let running: Promise<void> | null = null;

/** Only the sets that have changed travel; what waits on this phone is laid over them, never mixed in. */
export function readStock(person: Person, permissions: readonly string[]): Promise<void> {
  if (!mayStore(permissions)) return Promise.resolve();
  running ??= read(person).finally(() => {
    running = null;
  });
  return running;
}

async function read(person: Person): Promise<void> {
  const before = store.get().stocks[person.userId] ?? NO_STOCK;
  const tick = (await getMeta<number>("tick").catch(() => undefined)) ?? 0;
  const { phoneStock } = await call(WorkerStockDocument, { known: before.tags, opened: before.opened }, asPerson());
  const next = merged(before, phoneStock, Date.now(), tick);
  store.set({ stocks: { ...store.get().stocks, [person.userId]: next } });
  await handle.run((db) => db.put("docs", { name: PREFIX + person.userId, data: next, at: next.at, tick: 0 })).catch(() => undefined);
}

const OPENED = 10;

/** An order whose card was scanned is pulled too, whoever's it is. */
export async function openOrder(person: Person, orderId: string): Promise<void> {
  const before = store.get().stocks[person.userId] ?? NO_STOCK;
  const opened = [orderId, ...before.opened.filter((id) => id !== orderId)].slice(0, OPENED);
  store.set({ stocks: { ...store.get().stocks, [person.userId]: { ...before, opened } } });
  await running?.catch(() => undefined);
  await read(person);
}

/** At the start: what the last time with network left here. */
export async function loadStocks(): Promise<void> {
  const docs = await handle.run((db) => db.getAll("docs", IDBKeyRange.bound(PREFIX, `${PREFIX}\uffff`)));
  const kept = Object.fromEntries(docs.map(({ name, data }) => [name.slice(PREFIX.length), { ...NO_STOCK, ...(data as Stock) }]));
  store.set({ stocks: { ...kept, ...store.get().stocks } });
}

/** The store as this person sees it: what was pulled and everything this phone did since. */
export function useStock(): Stock {
  const person = useApp((state) => state.person);
  const stocks = useApp((state) => state.stocks);
  const queue = useApp((state) => state.queue);
  const receipts = useApp((state) => state.receipts);
  const stock = (person && stocks[person.userId]) ?? NO_STOCK;
  return useMemo(() => foldStock(stock, queue, receipts), [stock, queue, receipts]);
}

/** A screen of the store looks again when it opens; without network it shows what it has. */
export function useFresh(): void {
  const person = useApp((state) => state.person);
  const permissions = useApp((state) => (state.person ? state.snapshots[state.person.userId]?.data.me.permissions : undefined));
  useEffect(() => {
    if (person && permissions) void readStock(person, permissions).catch(() => undefined);
  }, [person, permissions]);
}

/** The plant's calendar day by the clock the server corrected. */
export const today = (): string => plantDay(Date.now() + (store.get().srvOffset ?? 0));
