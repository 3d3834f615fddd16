import { type QueuedBlob, uuid7 } from "@/packages/outbox";
import { handle } from "./local";

/** What one person has begun to fill in for one operation. The form is the screen's own business. */
export interface Draft<F = unknown> {
  userId: string;
  operationId: string;
  form: F;
  photos: QueuedBlob[];
  /** the id of the entry this draft becomes; the same content is never saved under two ids */
  id: string;
  content: string;
  /** the person has filled in something; what a screen only suggests is nobody's draft */
  touched: boolean;
  at: number;
}

const drafts = new Map<string, Draft>();
const PREFIX = "draft:";
const SAVE_AFTER_MS = 150;
const KEPT_MS = 7 * 24 * 3_600_000;
const unsaved = new Set<string>();
let timer: ReturnType<typeof setTimeout> | undefined;

const keyOf = (userId: string, operationId: string): string => `${PREFIX}${userId}:${operationId}`;

/** Every typed figure and photo survives going back, another person signing in, a reload and a flat battery. */
export function recall<F>(userId: string, operationId: string): Draft<F> | null {
  return (drafts.get(keyOf(userId, operationId)) as Draft<F> | undefined) ?? null;
}

export function keep(userId: string, operationId: string, form: unknown, content: unknown, photos: QueuedBlob[], touched: boolean): void {
  const key = keyOf(userId, operationId);
  const before = drafts.get(key);
  const text = JSON.stringify([content, photos.map((photo) => photo.sha256)]);
  const id = before?.content === text ? before.id : uuid7();
  drafts.set(key, { userId, operationId, form, photos, id, content: text, touched, at: Date.now() });
  if (!touched && !before?.touched) return; // a glance at a card writes nothing
  unsaved.add(key);
  timer ??= setTimeout(() => void flush(), SAVE_AFTER_MS);
}

export const entryId = (userId: string, operationId: string): string => drafts.get(keyOf(userId, operationId))?.id ?? uuid7();

export function forgetDraft(userId: string, operationId: string): void {
  const key = keyOf(userId, operationId);
  drafts.delete(key);
  unsaved.delete(key);
  void handle.run((db) => db.delete("docs", key)).catch(() => undefined);
}

/** What this person left unfinished, newest first. */
export function unfinished(userId: string): Draft[] {
  return [...drafts.values()].filter((draft) => draft.touched && draft.userId === userId).sort((left, right) => right.at - left.at);
}

async function flush(): Promise<void> {
  timer = undefined;
  const keys = [...unsaved];
  unsaved.clear();
  await handle
    .run(async (db) => {
      const tx = db.transaction("docs", "readwrite");
      for (const name of keys) {
        const data = drafts.get(name);
        if (data?.touched) await tx.store.put({ name, data, at: data.at, tick: 0 });
        else await tx.store.delete(name);
      }
      await tx.done;
    })
    .catch(() => undefined); // memory alone then
}

export async function loadDrafts(): Promise<void> {
  const docs = await handle.run((db) => db.getAll("docs", IDBKeyRange.bound(PREFIX, `${PREFIX}\uffff`)));
  for (const { name, data, at } of docs) {
    if (at > Date.now() - KEPT_MS) drafts.set(name, data as Draft);
    else void handle.run((db) => db.delete("docs", name)).catch(() => undefined);
  }
}

export function watchDrafts(): void {
  window.addEventListener("pagehide", () => void flush());
}

/** The phone is given back: what was begun on it goes with its queue. */
export function dropDrafts(): void {
  drafts.clear();
  unsaved.clear();
}
