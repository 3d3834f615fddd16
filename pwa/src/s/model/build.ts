const SCRIPT = /<script[^>]+type="module"[^>]*\ssrc="([^"]+)"/;

/** The entry script this page was started with; its name changes with every build. */
const running = (): string | null => document.querySelector<HTMLScriptElement>('script[type="module"][src]')?.getAttribute("src") ?? null;

/** Whether the server has another build than the one on screen. False when nobody can say. */
export async function isOutdated(): Promise<boolean> {
  if (import.meta.env.DEV) return false;
  try {
    const response = await fetch("/s/", { cache: "no-store" });
    if (!response.ok) return false;
    const offered = SCRIPT.exec(await response.text())?.[1];
    const here = running();
    return offered !== undefined && here !== null && offered !== here;
  } catch {
    return false;
  }
}

const RELOADED = "lotline.reloaded";
const LEAST_MS = 300_000;

/** Loads the page anew, at most every five minutes: a server that is older than the page must not make it spin. */
export function reload(): void {
  try {
    const last = Number(sessionStorage.getItem(RELOADED) ?? 0);
    if (Date.now() - last < LEAST_MS) return;
    sessionStorage.setItem(RELOADED, String(Date.now()));
  } catch {
    return; // without a memory it could not tell a loop from an update
  }
  location.reload();
}
