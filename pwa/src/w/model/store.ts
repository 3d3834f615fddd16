import { useSyncExternalStore } from "react";
import type { State } from "./types";

export function createStore<T extends object>(initial: T) {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    get: (): T => state,
    set(patch: Partial<T>): void {
      state = { ...state, ...patch };
      for (const listener of listeners) listener();
    },
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export const store = createStore<State>({
  phase: "starting",
  device: null,
  people: [],
  person: null,
  snapshots: {},
  opened: [],
  queue: [],
  tray: [],
  receipts: [],
  intents: [],
  photosWaiting: 0,
  send: { kind: "idle", since: 0 },
  reading: { kind: "idle" },
  lastSync: null,
  srvOffset: null,
  persisted: null,
  notice: null,
  undo: null,
  said: "",
  updateReady: false,
  late: null,
  plants: {},
  stocks: {},
  steps: {},
  prefs: { locale: null, large: false, hand: null },
});

/** The selector must return a part of the state, never a fresh object. */
export function useApp<T>(select: (state: State) => T): T {
  return useSyncExternalStore(store.subscribe, () => select(store.get()));
}
