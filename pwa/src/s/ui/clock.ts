import { useSyncExternalStore } from "react";
import { store } from "../model/store";

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let second = 0;

const tick = (): void => {
  const next = Math.floor(Date.now() / 1_000);
  if (next === second) return;
  second = next;
  for (const listener of listeners) listener();
};

/** One timer for everything that shows passing time; only those parts draw again. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, 1_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

const read = (): number => {
  if (second === 0) second = Math.floor(Date.now() / 1_000);
  return second;
};

/** This device's time, to the second. */
export const useLocalNow = (): number => useSyncExternalStore(subscribe, read) * 1_000;

/** The plant's time: a TV stick's own clock may be anywhere. */
export const usePlantNow = (): number => useLocalNow() + store.get().offset;
