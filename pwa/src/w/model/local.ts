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

/** Everything the app shows, read once at the start. */
export async function loadAll(): Promise<void> {
  const [device, userId, people, docs, large] = await Promise.all([
    getMeta<Device>("device"),
    getMeta<string>("person"),
    handle.run((db) => db.getAll("people")) as unknown as Promise<Person[]>,
    handle.run((db) => db.getAll("docs")),
    getMeta<boolean>("large"),
  ]);
  const snapshots: Record<string, Snapshot> = {};
  for (const { name, data, at, tick } of docs) {
    if (name.startsWith(SNAPSHOT)) snapshots[name.slice(SNAPSHOT.length)] = { data: data as Snapshot["data"], at, tick };
  }
  const person = people.find((candidate) => candidate.userId === userId && candidate.expiresAt > Date.now()) ?? null;
  store.set({
    device: device ?? null,
    people: people.sort((left, right) => right.lastAt - left.lastAt),
    person,
    snapshots,
    opened: (docs.find((doc) => doc.name === "opened")?.data as Operation[] | undefined) ?? [],
    large: large ?? false,
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
    await readQueue();
    if (dirty) await new Promise((resolve) => setTimeout(resolve, LOAD_EVERY_MS));
  }
}

/** Shows a saved entry at once; the next read confirms it. */
export function showQueued(row: Row): void {
  const { queue: rows, receipts, tray } = store.get();
  const known = rows.some(({ id }) => id === row.id) || receipts.some(({ id }) => id === row.id) || tray.some(({ id }) => id === row.id);
  if (!known) store.set({ queue: [...rows, row] });
}

async function readQueue(): Promise<void> {
  const [rows, tray, receipts, photosWaiting, lastSync, srvOffset] = await Promise.all([
    queue.all(),
    queue.tray(),
    queue.receipts(),
    queue.blobCount(),
    getMeta<number>("lastSync"),
    getMeta<number>("srvOffset"),
  ]);
  store.set({ queue: rows, tray, receipts, photosWaiting, lastSync: lastSync ?? null, srvOffset: srvOffset ?? null });
}
