import { type Draft, type Moment, type Params, type QueuedBlob, type Row, type TrayItem, uuid7 } from "@/packages/outbox";
import { BOOT, BUILD } from "./build";
import { REPORT, REVERSE } from "./fold";
import { queue, showQueued } from "./local";
import { changedHere, kick } from "./sending";
import { store } from "./store";
import type { Operation, Person } from "./types";

export const UNDO_MS = 10_000;

export interface OutputEntry {
  good: string;
  process: string;
  material: string;
  rework: string;
  reason: string | null;
  photos: QueuedBlob[];
  /** what only some reports say: how it was counted, who worked, which shift */
  more?: Params;
  /** the same for the phone's own eyes while it waits */
  told?: Params;
}

function moment(): Moment {
  return { atWall: Date.now(), atMono: Math.round(performance.now()), boot: BOOT, srvOffset: store.get().srvOffset, build: BUILD };
}

function draft(id: string, person: Person, type: string, payload: Params, note: Params, seenRev: number | null, blobs: string[], fixes: string | null = null): Draft {
  return {
    id,
    lane: "main",
    type,
    v: 1,
    payload,
    switchId: person.switchId,
    workUnit: null,
    seenRev,
    blobs,
    fixes,
    note: { userId: person.userId, userName: person.name, ...note },
  };
}

/** Resolves when the entry is on disk; until then nothing on screen says "saved". Throws NotSaved. */
export async function reportOutput(id: string, person: Person, operation: Operation, entry: OutputEntry): Promise<void> {
  const blobs = entry.photos.map((photo) => photo.sha256);
  const payload: Params = {
    operationId: operation.id,
    goodQuantity: entry.good,
    processScrapQuantity: entry.process,
    materialScrapQuantity: entry.material,
    reworkQuantity: entry.rework,
    scrapReason: entry.reason,
    photos: blobs,
    ...entry.more,
  };
  const note: Params = { ...noteOf(operation), ...entry.told };
  saved(await queue.enqueue(draft(id, person, REPORT, payload, note, operation.revision, blobs), moment(), entry.photos));
}

const noteOf = (operation: Operation): Params => ({
  operationName: operation.name,
  orderNumber: operation.order.number,
  card: operation.card,
  unit: operation.order.item.unit,
});

interface Command {
  id?: string;
  operation?: Operation | null;
  photos?: QueuedBlob[];
  note?: Params;
}

/** Any other command a person gives on the floor takes the same road: on disk first, then to the plant, in order. */
export async function sendCommand(person: Person, type: string, payload: Params, { id = uuid7(), operation = null, photos = [], note = {} }: Command = {}): Promise<string> {
  const told: Params = { ...(operation ? noteOf(operation) : {}), ...note };
  const blobs = photos.map((photo) => photo.sha256);
  saved(await queue.enqueue(draft(id, person, type, payload, told, operation?.revision ?? null, blobs), moment(), photos));
  return id;
}

/** Never takes a row out of the queue: the report may already be on its way. A second entry takes it back. */
export async function undoReport(reportId: string, person: Person, reason: string): Promise<void> {
  const original = [...store.get().queue, ...store.get().receipts.map(({ row }) => row)].find((row) => row.id === reportId);
  const note: Params = original ? { ...original.note, undoes: reportId } : { undoes: reportId };
  const back = store.get().undo?.back;
  const taken = back ? draft(uuid7(), person, back.type, back.payload, { ...note, ...back.note }, null, []) : draft(uuid7(), person, REVERSE, { reportId, reason }, note, null, []);
  const row = await queue.enqueue(taken, moment());
  store.set({ undo: null });
  saved(row);
}

/** The one-tap fix of a refused report: a new entry with another quantity that names the one it replaces. */
export async function resubmit(item: TrayItem, person: Person, good: string): Promise<void> {
  const id = uuid7();
  const payload: Params = { ...item.row.payload, goodQuantity: good };
  const { type, note, seenRev, blobs } = item.row;
  const row = await queue.enqueue(draft(id, person, type, payload, note, seenRev, blobs, item.id), moment());
  await queue.resolve(item.id, id);
  saved(row);
}

export async function dropFromTray(item: TrayItem): Promise<void> {
  await queue.resolve(item.id, "dropped");
  await changedHere();
}

function saved(row: Row): void {
  showQueued(row);
  void changedHere();
  kick();
}
