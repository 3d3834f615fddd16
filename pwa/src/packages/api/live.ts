/** One fact of the plant, in the order the tenant's relay numbered it. */
export interface Fact {
  position: number;
  name: string;
  at: string;
  subject: string | null;
  data: Record<string, unknown>;
}

export type LiveState = "connecting" | "live" | "lost";

export interface LiveHandlers {
  fact: (fact: Fact) => void;
  state: (state: LiveState, since: number) => void;
  /** What was asked for is gone, or belongs to another history: load the screen again. */
  reset?: () => void;
}

const RETRY_MS = [500, 1000, 2000, 4000, 8000, 15000];

/**
 * One SSE stream per tab, resumed by position: after a break the server sends everything after the last fact seen, so a
 * lost connection loses nothing. EventSource's own retry is not used because it would re-open the first address.
 */
export function live(handlers: LiveHandlers, after: number | null = null): () => void {
  let position = after;
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let closed = false;

  const open = (): void => {
    if (closed) return;
    handlers.state("connecting", Date.now());
    source = new EventSource(position === null ? "/api/live" : `/api/live?after=${position}`);
    source.addEventListener("hello", (event) => {
      failures = 0;
      const hello = parse<{ position: number; reset?: boolean }>(event);
      if (hello && (position === null || hello.reset)) position = hello.position;
      if (hello?.reset) handlers.reset?.();
      handlers.state("live", Date.now());
    });
    source.addEventListener("fact", (event) => {
      const body = parse<Omit<Fact, "position">>(event);
      const at = Number((event as MessageEvent).lastEventId);
      if (!body || (position !== null && at <= position)) return;
      position = at;
      handlers.fact({ ...body, data: body.data ?? {}, position: at });
    });
    source.onerror = () => {
      source?.close();
      handlers.state("lost", Date.now());
      clearTimeout(timer);
      timer = setTimeout(open, RETRY_MS[Math.min(failures++, RETRY_MS.length - 1)]);
    };
  };

  const wake = (): void => {
    if (document.visibilityState !== "visible" || source?.readyState !== EventSource.CLOSED) return;
    clearTimeout(timer);
    open();
  };
  // a stream over a dead network may stay silent for minutes before the browser gives it up
  const sleep = (): void => {
    source?.close();
    handlers.state("lost", Date.now());
  };
  document.addEventListener("visibilitychange", wake);
  window.addEventListener("online", wake);
  window.addEventListener("offline", sleep);
  open();
  return () => {
    closed = true;
    clearTimeout(timer);
    source?.close();
    document.removeEventListener("visibilitychange", wake);
    window.removeEventListener("online", wake);
    window.removeEventListener("offline", sleep);
  };
}

function parse<T>(event: Event): T | null {
  try {
    return JSON.parse((event as MessageEvent<string>).data) as T;
  } catch {
    return null;
  }
}
