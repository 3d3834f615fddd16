import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Params, Row } from "./envelope";
import { NotSaved, named, type QueuedBlob, type Receipt, type TrayItem } from "./store";

/** Only ever grows (web.md §5.7): an old tab must be able to read what a new one wrote. */
export interface Schema extends DBSchema {
  meta: { key: string; value: unknown };
  queue: { key: number; value: Row; indexes: { id: string } };
  tray: { key: string; value: TrayItem };
  receipts: { key: string; value: Receipt };
  blobs: { key: string; value: QueuedBlob };
  docs: { key: string; value: { name: string; data: unknown; at: number; tick: number } };
  people: { key: string; value: Params & { userId: string } };
}

export type Database = IDBPDatabase<Schema>;

const NAME = "lotline-w";
const VERSION = 1;
const REOPENS = 3;

/**
 * One healing handle. WebKit kills IndexedDB connections of apps in the background; the cure is to drop the handle and
 * open again, at most three times per call. Work given to `run` must therefore be safe to repeat.
 */
export class Handle {
  private opening: Promise<Database> | null = null;
  /** another tab runs a newer build and waits for us: the page should reload when idle */
  onSuperseded: () => void = () => undefined;

  async run<T>(work: (db: Database) => Promise<T>): Promise<T> {
    let last: unknown;
    for (let attempt = 0; attempt <= REOPENS; attempt++) {
      try {
        return await work(await this.open());
      } catch (error) {
        if (named(error, "QuotaExceededError")) throw new NotSaved(error);
        last = error;
        this.drop();
      }
    }
    throw new NotSaved(last);
  }

  /** A read before the first write after the app was in the background: finds a dead handle while nothing is at stake. */
  async probe(): Promise<boolean> {
    return this.run((db) => db.count("queue")).then(
      () => true,
      () => false,
    );
  }

  drop(): void {
    const opening = this.opening;
    this.opening = null;
    opening?.then((db) => db.close()).catch(() => undefined);
  }

  private open(): Promise<Database> {
    this.opening ??= openDB<Schema>(NAME, VERSION, {
      upgrade: (db) => create(db),
      blocking: () => {
        this.drop();
        this.onSuperseded();
      },
      terminated: () => this.drop(),
    }).catch((error: unknown) => {
      this.opening = null;
      throw error;
    });
    return this.opening;
  }
}

function create(db: Database): void {
  db.createObjectStore("meta");
  db.createObjectStore("queue", { keyPath: "seq" }).createIndex("id", "id", { unique: true });
  db.createObjectStore("tray", { keyPath: "id" });
  db.createObjectStore("receipts", { keyPath: "id" });
  db.createObjectStore("blobs", { keyPath: "sha256" });
  db.createObjectStore("docs", { keyPath: "name" });
  db.createObjectStore("people", { keyPath: "userId" });
}
