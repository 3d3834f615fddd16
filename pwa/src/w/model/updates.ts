import { handle } from "./local";
import { store } from "./store";

const CHECK_MS = 3_600_000;
let waiting: ServiceWorker | null = null;
let taking = false;

/** A new build waits until somebody on the idle home screen says so; it never reloads under an entry. */
export function watchUpdates(): void {
  if (!("serviceWorker" in navigator) || !import.meta.env.PROD) return;
  handle.onSuperseded = () => store.set({ updateReady: true });
  // the first worker claims this page too: only a change that was asked for reloads it
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    if (taking) location.reload();
  });
  navigator.serviceWorker
    .register("/w/sw.js", { scope: "/w/", updateViaCache: "none" })
    .then((registration) => {
      const offer = (worker: ServiceWorker | null): void => {
        if (!worker || !navigator.serviceWorker.controller) return;
        waiting = worker;
        store.set({ updateReady: true });
      };
      offer(registration.waiting);
      registration.addEventListener("updatefound", () => {
        const next = registration.installing;
        next?.addEventListener("statechange", () => next.state === "installed" && offer(next));
      });
      const check = (): void => void registration.update().catch(() => undefined);
      setInterval(check, CHECK_MS);
      document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && check());
    })
    .catch(() => undefined);
}

export function takeUpdate(): void {
  taking = true;
  if (waiting) waiting.postMessage({ type: "SKIP_WAITING" });
  else location.reload();
}
