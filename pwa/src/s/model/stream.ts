import { authorization } from "./key";

const RETRY_MS = [1_000, 2_000, 5_000, 15_000, 30_000];
/** The server beats every 15 s: a line silent for this long is dead, whatever the browser still believes. */
const SILENT_MS = 45_000;

export interface StreamHandlers {
  /** Something happened, or the line stands again: ask for the figures. */
  news: (what: "hello" | "fact") => void;
  state: (live: boolean) => void;
  /** The server does not know this screen any more. */
  unknown: () => void;
}

/**
 * The plant's live stream. EventSource cannot carry the display's key, so the stream is read by fetch; the position of
 * the last fact resumes it, and whatever happened meanwhile is one fresh set of figures anyway.
 */
export function follow(handlers: StreamHandlers): () => void {
  let position = "";
  let failures = 0;
  let closed = false;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let controller: AbortController | null = null;

  const open = async (): Promise<void> => {
    controller = new AbortController();
    const mine = controller;
    let silence: ReturnType<typeof setTimeout> | undefined;
    const alive = (): void => {
      clearTimeout(silence);
      silence = setTimeout(() => mine.abort(), SILENT_MS);
    };
    try {
      alive();
      const response = await fetch(`/api/live${position && `?after=${position}`}`, {
        headers: { authorization: authorization(), accept: "text/event-stream" }, signal: mine.signal, cache: "no-store",
      });
      if (response.status === 401) return handlers.unknown();
      if (!response.ok || !response.body) throw new Error(`live ${response.status}`);
      handlers.state(true);
      failures = 0;
      await read(response.body, (line) => {
        alive();
        if (line.startsWith("id:")) position = line.slice(3).trim();
        else if (line.startsWith("event:")) handlers.news(line.includes("hello") ? "hello" : "fact");
      });
    } catch {
      // the server or the network is away: the retry below finds out when it is back
    } finally {
      clearTimeout(silence);
    }
    if (closed) return;
    handlers.state(false);
    const wait = RETRY_MS[Math.min(failures++, RETRY_MS.length - 1)] ?? 30_000;
    retry = setTimeout(() => {
      retry = undefined;
      void open();
    }, wait * (0.8 + Math.random() * 0.4));
  };
  // while it waits for its next try only: an open line notices by itself
  const wake = (): void => {
    if (closed || retry === undefined) return;
    clearTimeout(retry);
    retry = undefined;
    void open();
  };
  addEventListener("online", wake);
  void open();
  return () => {
    closed = true;
    clearTimeout(retry);
    controller?.abort();
    removeEventListener("online", wake);
  };
}

async function read(body: ReadableStream<Uint8Array>, line: (text: string) => void): Promise<void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const lines = (rest + decoder.decode(part.value, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    lines.forEach(line);
  }
}
