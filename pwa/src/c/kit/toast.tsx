import { useEffect, useSyncExternalStore } from "react";

let message: string | null = null;
const listeners = new Set<() => void>();

/** Only for a success that leaves no trace on screen: one at a time, 4 s. Refusals never come here. */
export function toast(text: string | null): void {
  message = text;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

export function Toast() {
  const text = useSyncExternalStore(subscribe, () => message);
  useEffect(() => {
    if (!text) return;
    const timer = setTimeout(() => toast(null), 4_000);
    return () => clearTimeout(timer);
  }, [text]);
  return <div role="status" aria-live="polite">{text && <div className="toast">{text}</div>}</div>;
}
