const SCRIPT = /<script[^>]+type="module"[^>]*\ssrc="([^"]+)"/;

/** The entry script this page was started with; its name changes with every build. */
const running = (): string | null => document.querySelector<HTMLScriptElement>('script[type="module"][src]')?.getAttribute("src") ?? null;

/** Whether the server has another build than the one on screen. False when nobody can say. */
export async function isOutdated(): Promise<boolean> {
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
