import { Handle, queueOn, type Row } from "@/packages/outbox";
import { store } from "./store";
import type { Device, Operation, Person, Snapshot } from "./types";

export const handle = new Handle();
export const queue = queueOn(handle);

export async function getMeta<T>(key: string): Promise<T | undefined> {
  return handle.run((db) => db.get("meta", key)) as Promise<T | undefined>;
}

export async function setMeta(key: string, value: unknown): Promise<void> {
  await handle.run((db) => db.put("meta", value, key));
}

export async function dropMeta(key: string): Promise<void> {
  await handle.run((db) => db.delete("meta", key));
}

const SNAPSHOT = "snapshot:";

export async function saveSnapshot(userId: string, snapshot: Snapshot): Promise<void> {
  await handle.run((db) => db.put("docs", { name: SNAPSHOT + userId, ...snapshot }));
}

export async function saveOpened(opened: Operation[]): Promise<void> {
  await handle.run((db) => db.put("docs", { name: "opened", data: opened, at: Date.now(), tick: 0 }));
}

export async function savePerson(person: Person): Promise<void> {
  await handle.run((db) => db.put("people", person as never));
  const people = [person, ...store.get().people.filter((other) => other.userId !== person.userId)];
  store.set({ people: people.sort((left, right) => right.lastAt - left.lastAt) });
}

/** Everything the app shows, read once at the start; `dress` is awaited before anything of the person is shown. */
export async function loadAll(dress: (person: Person | null) => Promise<void>): Promise<void> {
  const [device, userId, people, docs] = await Promise.all([
    getMeta<Device>("device"),
    getMeta<string>("person"),
    handle.run((db) => db.getAll("people")) as unknown as Promise<Person[]>,
    handle.run((db) => db.getAll("docs")),
  ]);
  const snapshots: Record<string, Snapshot> = {};
  for (const { name, data, at, tick } of docs) {
    if (name.startsWith(SNAPSHOT)) snapshots[name.slice(SNAPSHOT.length)] = { data: data as Snapshot["data"], at, tick };
  }
  const person = people.find((candidate) => candidate.userId === userId && candidate.expiresAt > Date.now()) ?? null;
  await dress(person);
  store.set({
    device: device ?? null,
    people: people.sort((left, right) => right.lastAt - left.lastAt),
    person,
    snapshots,
    opened: (docs.find((doc) => doc.name === "opened")?.data as Operation[] | undefined) ?? [],
    phase: !device ? "enrol" : person ? "in" : "sign-in",
  });
  await loadQueue();
}

const LOAD_EVERY_MS = 120;
let loading: Promise<void> | null = null;
let dirty = false;

/**
 * The moving part: what waits, what came back. Called after every change, also by other tabs; changes close together
 * are one read, so a shift's full queue does not make each tap slower.
 */
export function loadQueue(): Promise<void> {
  dirty = true;
  loading ??= loadWhileDirty().finally(() => {
    loading = null;
  });
  return loading;
}

async function loadWhileDirty(): Promise<void> {
  while (dirty) {
    dirty = false;
    const began = performance.now();
    await readQueue();
    // a queue of thousands takes a while to read: never more than a fifth of the time goes into it
    const rest = Math.max(LOAD_EVERY_MS, 4 * (performance.now() - began));
    if (dirty) await new Promise((resolve) => setTimeout(resolve, rest));
  }
}

/** Saved while a read was under way, so not in what it will bring. */
let justSaved: Row[] = [];

/** Shows a saved entry at once; the next read confirms it. */
export function showQueued(row: Row): void {
  justSaved.push(row);
  const { queue: rows, receipts, tray } = store.get();
  store.set({ queue: [...rows, ...unknown([row], rows, receipts, tray)] });
}

function unknown(fresh: readonly Row[], ...known: readonly { id: string }[][]): Row[] {
  const ids = new Set(known.flatMap((list) => list.map(({ id }) => id)));
  return fresh.filter(({ id }) => !ids.has(id));
}

async function readQueue(): Promise<void> {
  justSaved = [];
  const { rows, ...rest } = await queue.look();
  store.set({ queue: [...rows, ...unknown(justSaved, rows, rest.receipts, rest.tray)], ...rest });
}
