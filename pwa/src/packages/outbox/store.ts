import type { Params, Row } from "./envelope";
import type { Booked, Refused } from "./verdicts";

/** A refused entry in 需处理. It stays until a person has dealt with it. */
export interface TrayItem extends Refused {
  id: string;
  refusedAt: number;
  /** the id of the entry that replaced it, or "dropped" */
  resolvedBy: string | null;
}

/** A booked entry. `tick` orders acknowledgements against snapshots without trusting any clock. */
export interface Receipt {
  id: string;
  row: Row;
  result: Params;
  tick: number;
  at: number;
}

export interface Settlement {
  booked: Booked[];
  refused: Refused[];
  srvOffset: number;
  at: number;
}

export interface QueuedBlob {
  sha256: string;
  bytes: ArrayBuffer;
  type: string;
  addedAt: number;
}

/** What the sender needs; IndexedDB in the phone, arrays in the tests. Each call is one transaction. */
export interface QueueStore {
  head(limit: number): Promise<Row[]>;
  settle(settlement: Settlement): Promise<void>;
}

/** The phone could not keep the entry: the screen keeps the form and never says "saved". */
export class NotSaved extends Error {
  readonly why: "full" | "broken";
  readonly source: unknown;

  constructor(cause: unknown) {
    const why = named(cause, "QuotaExceededError") ? "full" : "broken";
    super(`not saved: ${why}`);
    this.why = why;
    this.source = cause;
  }
}

export function named(error: unknown, name: string): boolean {
  return error instanceof Error || error instanceof DOMException ? error.name === name : false;
}
