export type Source = "camera" | "wedge" | "bridge" | "photo" | "manual";

export interface Scan {
  source: Source;
  text: string;
  at: number;
}

export type Listener = (scan: Scan) => void;

const DEDUPE_MS = 1_500;

/**
 * One stream for all sources. The same text within 1.5 s is one scan, whichever source saw it; the newest listener gets
 * it, because only one screen is in front of the worker.
 */
export class ScanSource {
  private last: Scan | null = null;
  private readonly listeners: Listener[] = [];

  emit(source: Source, text: string, at: number = Date.now()): boolean {
    const scan = { source, text, at };
    const repeated = this.last !== null && this.last.text === text && at - this.last.at < DEDUPE_MS && source !== "manual";
    // a code held before the camera keeps being one scan until it has been away for 1.5 s
    this.last = scan;
    if (repeated) return false;
    this.listeners[this.listeners.length - 1]?.(scan);
    return true;
  }

  listen(listener: Listener): () => void {
    this.listeners.push(listener);
    return () => {
      const at = this.listeners.lastIndexOf(listener);
      if (at >= 0) this.listeners.splice(at, 1);
    };
  }
}
