export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type Params = { [key: string]: Json };

/** What a screen asks for; the outbox adds order and time. */
export interface Draft {
  /** made once at the tap: saving the same draft twice keeps one row */
  id: string;
  lane: string;
  type: string;
  v: number;
  payload: Params;
  switchId: string;
  workUnit: string | null;
  seenRev: number | null;
  blobs: string[];
  /** the refused entry this one replaces */
  fixes: string | null;
  /** how the phone shows the entry while it waits; never sent */
  note: Params;
}

/** What the clock and the build said at the tap. */
export interface Moment {
  atWall: number;
  atMono: number;
  boot: string;
  srvOffset: number | null;
  build: string;
}

/** One row of the queue: a draft that has its place. */
export interface Row extends Draft, Moment {
  seq: number;
}

/** The wire form: `EnvelopeInput` of the schema. */
export interface Envelope {
  id: string;
  device: string;
  seq: number;
  lane: string;
  type: string;
  v: number;
  payload: Params;
  switch: string;
  workUnit: string | null;
  atWall: string;
  atMono: number;
  boot: string;
  srvOffset: number | null;
  build: string;
  seenRev: number | null;
  blobs: string[];
  fixes: string | null;
}

export function stamp(draft: Draft, seq: number, moment: Moment): Row {
  return { ...draft, ...moment, seq };
}

/** The client never rewrites a queued payload: an old row leaves as it was written, the server upgrades it by `v`. */
export function wire(row: Row, device: string): Envelope {
  return {
    id: row.id,
    device,
    seq: row.seq,
    lane: row.lane,
    type: row.type,
    v: row.v,
    payload: row.payload,
    switch: row.switchId,
    workUnit: row.workUnit,
    atWall: new Date(row.atWall).toISOString(),
    atMono: row.atMono,
    boot: row.boot,
    srvOffset: row.srvOffset,
    build: row.build,
    seenRev: row.seenRev,
    blobs: row.blobs,
    fixes: row.fixes,
  };
}
