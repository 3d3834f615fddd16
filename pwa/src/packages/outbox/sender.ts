import { backoff } from "./backoff";
import { offsetOf } from "./clock";
import { type Envelope, wire } from "./envelope";
import type { QueueStore } from "./store";
import { judge, type SyncReply } from "./verdicts";

const BATCH = 50;
const BEAT_MS = 20_000;

export type SendState =
  | { kind: "idle"; since: number }
  | { kind: "sending"; since: number }
  | { kind: "offline"; since: number }
  | { kind: "busy"; since: number }
  | { kind: "update"; since: number }
  | { kind: "revoked"; since: number }
  | { kind: "gap"; since: number; expectedSeq: number }
  | { kind: "alarm"; since: number };

/** How a transport says why it could not deliver. */
export class Undelivered extends Error {
  readonly why: "offline" | "busy" | "update" | "revoked";

  constructor(why: Undelivered["why"]) {
    super(why);
    this.why = why;
  }
}

export interface SenderPorts {
  store: QueueStore;
  /** null while the phone is not enrolled */
  device: () => string | null;
  sync: (envelopes: Envelope[]) => Promise<SyncReply>;
  /** runs the work only when no other tab does */
  lead: (work: () => Promise<void>) => Promise<boolean>;
  now: () => number;
  later: (work: () => void, ms: number) => () => void;
  changed: (state: SendState, settled: boolean) => void;
}

export interface Sender {
  /** Try now; `patient` keeps a running backoff. Never throws. */
  kick(patient?: boolean): Promise<void>;
  stop(): void;
}

/** Drains the queue in seq order. Nothing here decides anything: the server does, envelope by envelope. */
export function sender(ports: SenderPorts): Sender {
  let failures = 0;
  let running: Promise<void> | null = null;
  let again = false;
  let waiting = false;
  let cancel: () => void = () => undefined;

  function schedule(ms: number): void {
    cancel();
    cancel = ports.later(() => void kick(), ms);
  }

  async function kick(patient = false): Promise<void> {
    if (patient && waiting) return;
    if (running) {
      again = true;
      return running;
    }
    running = turn().finally(() => {
      running = null;
    });
    await running;
  }

  async function turn(): Promise<void> {
    waiting = false;
    let delay = BEAT_MS;
    do {
      again = false;
      await ports.lead(async () => {
        const end = await drain(ports).catch((): SendState => ({ kind: "busy", since: ports.now() }));
        failures = end.kind === "idle" ? 0 : failures + 1;
        waiting = failures > 0;
        delay = waiting ? backoff(failures) : BEAT_MS;
        ports.changed(end, false);
      });
    } while (again && !waiting);
    schedule(delay);
  }

  return { kick, stop: () => cancel() };
}

async function drain(ports: SenderPorts): Promise<SendState> {
  for (;;) {
    const device = ports.device();
    const rows = device === null ? [] : await ports.store.head(BATCH);
    if (device === null || rows.length === 0) return { kind: "idle", since: ports.now() };
    ports.changed({ kind: "sending", since: ports.now() }, false);
    const sentAt = ports.now();
    let reply: SyncReply;
    try {
      reply = await ports.sync(rows.map((row) => wire(row, device)));
    } catch (error) {
      return { kind: error instanceof Undelivered ? error.why : "busy", since: ports.now() };
    }
    const at = ports.now();
    const { booked, refused, stop } = judge(rows, reply);
    try {
      await ports.store.settle({ booked, refused, srvOffset: offsetOf(reply.serverTime, sentAt, at), at });
    } catch {
      // the phone cannot write: the rows stay queued and the server answers "duplicate" next time
      return { kind: "busy", since: ports.now() };
    }
    ports.changed({ kind: "sending", since: at }, true);
    if (stop === "gap") return { kind: "gap", since: at, expectedSeq: reply.expectedSeq };
    if (stop !== null) return { kind: stop === "alarm" ? "alarm" : "busy", since: at };
  }
}
