import type { Handle } from "./idb";

const LEASE_MS = 30_000;

/**
 * One sender per phone. Web Locks where they exist; they need a secure context, so a page opened over plain http falls
 * back to a lease in IndexedDB. Either way a second sender would do no harm: the server locks the device row.
 */
export function leader(handle: Handle, name: string): (work: () => Promise<void>) => Promise<boolean> {
  const locks: LockManager | undefined = navigator.locks;
  if (!locks) return lease(handle, name);
  return (work) =>
    locks.request(name, { ifAvailable: true }, async (lock) => {
      if (lock) await work();
      return lock !== null;
    });
}

function lease(handle: Handle, name: string): (work: () => Promise<void>) => Promise<boolean> {
  const me = Math.random().toString(36).slice(2);
  const key = `lease:${name}`;
  const hold = (until: number) =>
    handle.run(async (db) => {
      const tx = db.transaction("meta", "readwrite");
      const held = (await tx.store.get(key)) as { by: string; until: number } | undefined;
      const free = !held || held.by === me || held.until < Date.now();
      if (free) await tx.store.put({ by: me, until }, key);
      await tx.done;
      return free;
    });
  return async (work) => {
    if (!(await hold(Date.now() + LEASE_MS))) return false;
    try {
      await work();
    } finally {
      await hold(0);
    }
    return true;
  };
}
