import type { Pass } from "./passes";

export interface Frame {
  data: Uint8ClampedArray<ArrayBuffer>;
  width: number;
  height: number;
}

export interface Ask {
  id: number;
  frame: Frame;
  passes: Pass[];
  /** every orientation and a denser grid: slower, for stills and for every third frame */
  thorough: boolean;
}

export interface Answer {
  id: number;
  text: string | null;
  pass: Pass | null;
  failed?: string;
}

/** A tenant may bring another decoder; the screen only knows this. */
export interface Decoder {
  decode(frame: Frame, passes: Pass[], thorough: boolean): Promise<{ text: string | null; pass: Pass | null }>;
  close(): void;
}

/** zxing in a worker thread: the picture on the screen never stutters while a frame is searched. */
export function workerDecoder(): Decoder {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
  const waiting = new Map<number, { resolve: (answer: Answer) => void; reject: (error: Error) => void }>();
  let next = 1;
  worker.onmessage = ({ data }: MessageEvent<Answer>) => {
    const asked = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.failed) asked?.reject(new Error(data.failed));
    else asked?.resolve(data);
  };
  worker.onerror = () => {
    for (const { reject } of waiting.values()) reject(new Error("decoder stopped"));
    waiting.clear();
  };
  return {
    decode: (frame, passes, thorough) =>
      new Promise((resolve, reject) => {
        const ask: Ask = { id: next++, frame, passes, thorough };
        waiting.set(ask.id, { resolve, reject });
        worker.postMessage(ask, [frame.data.buffer]);
      }),
    close: () => worker.terminate(),
  };
}
