import { loadDrafts, watchDrafts } from "./drafts";
import { followPlant } from "./live";
import { handle, loadAll } from "./local";
import { standBy, wearPrefs } from "./prefs";
import { plantMoved, refresh } from "./reading";
import { heartbeat, startSending } from "./sending";
import { store } from "./store";

const REFRESH_MS = 60_000;
const HEARTBEAT_MS = 300_000;

let started = false;

export async function boot(): Promise<void> {
  try {
    await loadDrafts();
    await loadAll(wearPrefs);
  } catch {
    store.set({ phase: "broken" });
    return;
  }
  if (started) return;
  started = true;
  void import("./plantReading").then(({ loadPlants }) => loadPlants()).catch(() => undefined);
  startSending(() => {
    plantMoved();
    void refresh();
  });
  watchDrafts();
  followPlant();
  void refresh();
  setInterval(beat, REFRESH_MS);
  setInterval(() => void heartbeat(), HEARTBEAT_MS);
  window.addEventListener("online", () => void refresh());
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") void handle.probe().then(() => refresh());
  });
}

function beat(): void {
  const { person } = store.get();
  if (person && person.expiresAt <= Date.now()) {
    void standBy({ kind: "expired" });
    return;
  }
  if (document.visibilityState === "visible") void refresh();
}
