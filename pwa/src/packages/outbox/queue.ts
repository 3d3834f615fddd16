import { type Draft, type Moment, type Row, stamp } from "./envelope";
import type { Database, Handle } from "./idb";
import type { QueuedBlob, QueueStore, Receipt, Settlement, TrayItem } from "./store";

const STRICT = { durability: "strict" } as const;
const RECEIPTS_KEPT = 200;
const BLOBS_QUEUED = 200;

export interface Look {
  rows: Row[];
  tray: TrayItem[];
  receipts: Receipt[];
  photosWaiting: number;
  lastSync: number | null;
  srvOffset: number | null;
}

export interface Queue extends QueueStore {
  /** Resolves only after the transaction is complete on disk: only then may a screen say "saved". */
  enqueue(draft: Draft, moment: Moment, photos?: QueuedBlob[]): Promise<Row>;
  /** Everything the screens show, of one moment: an entry is waiting or booked or refused, never two of them. */
  look(): Promise<Look>;
  resolve(id: string, by: string): Promise<void>;
  nextBlob(): Promise<QueuedBlob | undefined>;
  blobDone(sha256: string): Promise<void>;
  /**
   * A new enrolment is a new device whose numbers start at 1; refused while anything waits. `exported`: the plant has
   * revoked this phone, nothing here can ever be sent, and the person has taken the entries out as a file.
   */
  restart(exported?: boolean): Promise<boolean>;
}

export function queueOn(handle: Handle): Queue {
  return {
    enqueue: (draft, moment, photos = []) => handle.run((db) => enqueue(db, draft, moment, photos)),

    look: () => handle.run(look),
    head: (limit) => handle.run((db) => db.getAll("queue", null, limit)),

    settle: (settlement) =>
      handle.run(async (db) => {
        const tx = db.transaction(["meta", "queue", "receipts", "tray"], "readwrite", STRICT);
        const meta = tx.objectStore("meta");
        const tick = (((await meta.get("tick")) as number | undefined) ?? 0) + 1;
        for (const { row, result } of settlement.booked) {
          await tx.objectStore("queue").delete(row.seq);
          await tx.objectStore("receipts").put({ id: row.id, row, result, tick, at: settlement.at });
        }
        for (const refused of settlement.refused) {
          await tx.objectStore("queue").delete(refused.row.seq);
          await tx.objectStore("tray").put(trayItem(refused, settlement));
        }
        await meta.put(tick, "tick");
        await meta.put(settlement.srvOffset, "srvOffset");
        await meta.put(settlement.at, "lastSync");
        await trim();
        await tx.done;

        async function trim(): Promise<void> {
          const receipts = tx.objectStore("receipts");
          const surplus = (await receipts.count()) - RECEIPTS_KEPT;
          // uuid7 keys: the smallest are the oldest
          if (surplus > 0) for (const id of await receipts.getAllKeys(null, surplus)) await receipts.delete(id);
        }
      }),

    resolve: (id, by) =>
      handle.run(async (db) => {
        const tx = db.transaction("tray", "readwrite", STRICT);
        const item = await tx.store.get(id);
        if (item) await tx.store.put({ ...item, resolvedBy: by });
        await tx.done;
      }),

    nextBlob: () => handle.run(async (db) => (await db.getAll("blobs", null, 1))[0]),
    blobDone: (sha256) => handle.run((db) => db.delete("blobs", sha256)),

    restart: (exported = false) =>
      handle.run(async (db) => {
        const tx = db.transaction(["meta", "queue", "blobs", "tray", "receipts", "docs", "people"], "readwrite", STRICT);
        const waiting = (await tx.objectStore("queue").count()) + (await tx.objectStore("blobs").count());
        const free = waiting === 0 || exported;
        if (free) {
          await tx.objectStore("meta").delete("device");
          await tx.objectStore("meta").put(1, "seq");
          for (const name of ["queue", "blobs", "receipts", "tray", "docs", "people"] as const) await tx.objectStore(name).clear();
        }
        await tx.done;
        return free;
      }),
  };
}

async function look(db: Database): Promise<Look> {
  const tx = db.transaction(["meta", "queue", "tray", "receipts", "blobs"]);
  const [rows, tray, receipts, photosWaiting, lastSync, srvOffset] = await Promise.all([
    tx.objectStore("queue").getAll(),
    tx.objectStore("tray").getAll(),
    tx.objectStore("receipts").getAll(),
    tx.objectStore("blobs").count(),
    tx.objectStore("meta").get("lastSync"),
    tx.objectStore("meta").get("srvOffset"),
  ]);
  return {
    rows,
    tray: tray.filter((item) => item.resolvedBy === null),
    receipts,
    photosWaiting,
    lastSync: (lastSync as number | undefined) ?? null,
    srvOffset: (srvOffset as number | undefined) ?? null,
  };
}

function trayItem({ row, code, params }: Settlement["refused"][number], { at }: Settlement): TrayItem {
  return { id: row.id, row, code, params, refusedAt: at, resolvedBy: null };
}

async function enqueue(db: Database, draft: Draft, moment: Moment, photos: QueuedBlob[]): Promise<Row> {
  const tx = db.transaction(["meta", "queue", "receipts", "tray", "blobs"], "readwrite", STRICT);
  const finished = tx.done;
  try {
    // an earlier attempt may have been committed just before its handle died: the id tells
    const kept =
      (await tx.objectStore("queue").index("id").get(draft.id)) ??
      (await tx.objectStore("receipts").get(draft.id))?.row ??
      (await tx.objectStore("tray").get(draft.id))?.row;
    const row = kept ?? (await append());
    await finished;
    return row;
  } catch (error) {
    // a throw alone would let the requests made so far commit
    finished.catch(() => undefined);
    try {
      tx.abort();
    } catch {
      // already aborted or finished
    }
    throw error;
  }

  async function append(): Promise<Row> {
    const blobs = tx.objectStore("blobs");
    if (photos.length > 0 && (await blobs.count()) + photos.length > BLOBS_QUEUED) {
      throw new DOMException("photo lane is full", "QuotaExceededError");
    }
    const seq = ((await tx.objectStore("meta").get("seq")) as number | undefined) ?? 1;
    const row = stamp(draft, seq, moment);
    await tx.objectStore("queue").add(row);
    await tx.objectStore("meta").put(seq + 1, "seq");
    for (const photo of photos) await blobs.put(photo);
    return row;
  }
}
