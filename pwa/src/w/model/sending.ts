import { asProblem, call, ProblemError, SignedOut, Unavailable, UpdateNeeded } from "@/packages/api";
import { WorkerSyncDocument } from "@/packages/api/generated/worker/graphql";
import { blobLane, leader, offsetOf, type QueuedBlob, sender, Undelivered } from "@/packages/outbox";
import { handle, loadQueue, queue } from "./local";
import { store } from "./store";

const SYNC_TIMEOUT_MS = 25_000;
const channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("lotline-outbox");

export function timeout(ms: number): AbortSignal {
  const controller = new AbortController();
  setTimeout(() => controller.abort(), ms);
  return controller.signal;
}

/** Unreachable or answered-but-not-decided: nothing was said about the entries either way. */
export function unreachable(error: unknown): boolean {
  return (error instanceof Unavailable && error.message === "no connection") || (error instanceof DOMException && error.name === "AbortError");
}

function undelivered(error: unknown): Undelivered {
  if (unreachable(error)) return new Undelivered("offline");
  if (error instanceof UpdateNeeded) return new Undelivered("update");
  if (error instanceof SignedOut) return new Undelivered("revoked");
  if (error instanceof ProblemError && /revoked|device/.test(error.problem.code)) return new Undelivered("revoked");
  return new Undelivered("busy");
}

export const deviceAuthorization = (): string => `Device ${store.get().device?.key ?? ""}`;

let moved = false;

export const outboxSender = sender({
  store: queue,
  device: () => store.get().device?.id ?? null,
  sync: async (envelopes) => {
    try {
      const options = { authorization: deviceAuthorization(), signal: timeout(SYNC_TIMEOUT_MS) };
      return (await call(WorkerSyncDocument, { envelopes: envelopes as never }, options)).sync;
    } catch (error) {
      throw undelivered(error);
    }
  },
  lead: leader(handle, "lotline-outbox"),
  now: () => Date.now(),
  later: (work, ms) => {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
  changed: (send, settled) => {
    const before = store.get().send;
    // an empty queue says nothing about the network: what a failed read found out stands
    if (before.kind === "offline" && send.kind === "idle" && !moved) return;
    store.set({ send: before.kind === send.kind ? { ...send, since: before.since } : send });
    if (settled) {
      moved = true;
      void changedHere();
    } else if (moved && send.kind !== "sending") {
      // once per drain, not per batch: a full queue must not also ask for the work list fifty times
      moved = false;
      void changedHere().then(() => afterSettled());
    }
  },
});

const photos = blobLane(queue, putBlob, leader(handle, "lotline-photos"), () => void changedHere());

async function putBlob(blob: QueuedBlob): Promise<void> {
  const response = await fetch(`/api/blobs/${blob.sha256}`, {
    method: "PUT",
    headers: { "content-type": blob.type, authorization: deviceAuthorization() },
    body: blob.bytes,
    signal: timeout(60_000),
  });
  if (response.ok) return;
  const problem = asProblem(await response.json().catch(() => null));
  // bytes that will never be right must not hold up every later photo
  if (problem.code === "api.blob_unreadable" || problem.code === "api.blob_too_large") return;
  throw new Error(`photo not taken: ${response.status}`);
}

let afterSettled: () => void = () => undefined;

/** Tells this tab's screens and the other tabs that the queue moved. */
export async function changedHere(): Promise<void> {
  channel?.postMessage("changed");
  await loadQueue().catch(() => undefined);
}

/** Tells the plant that this phone is alive and has nothing to send; a phone that says nothing is shown as silent. */
export async function heartbeat(): Promise<void> {
  const { device, queue: rows } = store.get();
  if (!device || rows.length > 0) return;
  const sentAt = Date.now();
  const reply = await call(WorkerSyncDocument, { envelopes: [] }, { authorization: deviceAuthorization(), signal: timeout(SYNC_TIMEOUT_MS) }).catch(() => null);
  if (!reply) return;
  const at = Date.now();
  await queue.settle({ booked: [], refused: [], srvOffset: offsetOf(reply.sync.serverTime, sentAt, at), at }).catch(() => undefined);
  await loadQueue().catch(() => undefined);
}

export function kick(patient = false): void {
  void outboxSender.kick(patient);
  void photos.kick();
}

/** Web.md §5.2: after a submit, on `online`, on becoming visible, every 20 s. iOS has no background sync. */
export function startSending(onSettled: () => void): void {
  afterSettled = onSettled;
  channel?.addEventListener("message", () => {
    void loadQueue().catch(() => undefined);
    kick(true);
  });
  window.addEventListener("online", () => kick());
  window.addEventListener("offline", () => store.set({ send: { kind: "offline", since: Date.now() } }));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") void handle.probe().then(() => kick());
  });
  void navigator.storage?.persist?.().then((persisted) => store.set({ persisted }));
  kick();
}
