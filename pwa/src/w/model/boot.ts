import { handle, loadAll } from "./local";
import { refresh } from "./reading";
import { startSending } from "./sending";
import { store } from "./store";

const REFRESH_MS = 60_000;

export async function boot(): Promise<void> {
  try {
    await loadAll();
  } catch {
    store.set({ phase: "broken" });
    return;
  }
  startSending(() => void refresh());
  void refresh();
  setInterval(beat, REFRESH_MS);
  window.addEventListener("online", () => void refresh());
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") void handle.probe().then(() => refresh());
  });
}

function beat(): void {
  const { person } = store.get();
  if (person && person.expiresAt <= Date.now()) {
    store.set({ person: null, phase: "sign-in", notice: { kind: "expired" } });
    return;
  }
  if (document.visibilityState === "visible") void refresh();
}
