import { backoff } from "./backoff";
import type { Queue } from "./queue";
import type { QueuedBlob } from "./store";

/** Resolves when the photo need not be sent again; throws to try later. */
export type PutBlob = (blob: QueuedBlob) => Promise<void>;

/** The photo lane: content-addressed, so repeating an upload is harmless and order does not matter. */
export function blobLane(queue: Queue, put: PutBlob, lead: (work: () => Promise<void>) => Promise<boolean>, changed: () => void) {
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = false;

  async function kick(): Promise<void> {
    if (running) return;
    running = true;
    clearTimeout(timer);
    try {
      await lead(drain);
      failures = 0;
    } catch {
      failures += 1;
      timer = setTimeout(() => void kick(), backoff(failures));
    } finally {
      running = false;
    }
  }

  async function drain(): Promise<void> {
    for (let blob = await queue.nextBlob(); blob; blob = await queue.nextBlob()) {
      await put(blob);
      await queue.blobDone(blob.sha256);
      changed();
    }
  }

  return { kick, stop: () => clearTimeout(timer) };
}
