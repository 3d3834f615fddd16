import { refresh, switchAuthorization } from "./reading";
import { kick } from "./sending";
import { store } from "./store";

const RETRY_MS = [1_000, 2_000, 5_000, 15_000, 30_000];
const REFRESH_AFTER_MS = 1_500;

/**
 * The plant's live stream, while the app is in front of somebody. `hello` says the server is back before any timer does;
 * a fact means somebody else reported, held or released: read again. EventSource cannot carry the person's token.
 */
export function followPlant(): void {
  let stop: AbortController | null = null;
  let token = "";
  let failures = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;

  function adjust(): void {
    const { phase, person } = store.get();
    const wanted = phase === "in" && person && document.visibilityState === "visible" ? person.token : "";
    if (wanted === token) return;
    token = wanted;
    failures = 0;
    clearTimeout(retry);
    stop?.abort();
    if (token !== "") void follow(token);
  }

  async function follow(mine: string): Promise<void> {
    const controller = new AbortController();
    stop = controller;
    try {
      await read(controller.signal, () => {
        failures = 0;
      });
    } catch {
      // the server is away or the sign-in has ended; the next read finds out which
    }
    if (mine !== token || controller.signal.aborted) return;
    retry = setTimeout(() => void follow(mine), RETRY_MS[Math.min(failures++, RETRY_MS.length - 1)]);
  }

  store.subscribe(adjust);
  document.addEventListener("visibilitychange", adjust);
  adjust();
}

async function read(signal: AbortSignal, alive: () => void): Promise<void> {
  const response = await fetch("/api/live", { headers: { authorization: switchAuthorization(), accept: "text/event-stream" }, signal });
  if (!response.ok || !response.body) throw new Error(`live ${response.status}`);
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const lines = (rest + decoder.decode(part.value, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      if (!line.startsWith("event:")) continue;
      alive();
      if (line.includes("hello")) kick();
      if (line.includes("fact")) refreshSoon();
    }
  }
}

let soon: ReturnType<typeof setTimeout> | undefined;

/** A busy shift reports every second; the list is read once for what comes close together. */
function refreshSoon(): void {
  soon ??= setTimeout(() => {
    soon = undefined;
    void refresh();
  }, REFRESH_AFTER_MS);
}
