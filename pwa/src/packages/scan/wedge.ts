export interface Stroke {
  code: string;
  key: string;
  shift: boolean;
  composing: boolean;
  at: number;
}

export interface Burst {
  /** the stroke belongs to a scanner: keep it from the page and the input method */
  swallow: boolean;
  scanned: string | null;
}

const GAP_MS = 30;
// a loaded phone delivers key events late; within a burst that has started the gap may be wider
const LATE_GAP_MS = 80;
const SHORTEST = 3;

const SYMBOLS: Record<string, [string, string]> = {
  Minus: ["-", "_"],
  Equal: ["=", "+"],
  Slash: ["/", "?"],
  Period: [".", ">"],
  Comma: [",", "<"],
  Semicolon: [";", ":"],
  Backslash: ["\\", "|"],
  BracketLeft: ["[", "{"],
  BracketRight: ["]", "}"],
  Quote: ["'", '"'],
  Space: [" ", " "],
};

/**
 * Tells a scanner from a typist: keys closer than 30 ms, closed by Enter. Characters come from the physical key, because
 * a Chinese input method swallows letters and reports `Process` instead.
 */
export class WedgeReader {
  private text = "";
  private previous = -Infinity;
  private fast = 0;

  stroke(stroke: Stroke): Burst {
    const gap = stroke.at - this.previous;
    const inBurst = this.fast >= 2;
    if (gap > (inBurst ? LATE_GAP_MS : GAP_MS)) this.reset();
    const isEnd = stroke.code === "Enter" || stroke.code === "NumpadEnter" || stroke.code === "Tab";
    if (isEnd) return this.finish();
    const character = characterOf(stroke);
    if (character === null) return { swallow: false, scanned: null };
    if (this.text !== "") this.fast += 1;
    this.text += character;
    this.previous = stroke.at;
    return { swallow: this.fast >= 2, scanned: null };
  }

  private finish(): Burst {
    const scanned = this.text.length >= SHORTEST && this.fast >= SHORTEST - 1 ? this.text : null;
    this.reset();
    return { swallow: scanned !== null, scanned };
  }

  private reset(): void {
    this.text = "";
    this.fast = 0;
    this.previous = -Infinity;
  }
}

const SHIFTED = ")!@#$%^&*(";
/** What a scanner sends for the separator of GS1 codes: Ctrl and the closing bracket, or F8. */
const SEPARATOR = "\u001d";

/** Digits and upper case by physical key; what a layout would make of it does not matter. */
function characterOf({ code, key, shift }: Stroke): string | null {
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code);
  if (digit) return shift && code.startsWith("Digit") ? shifted(digit[1] as string, key) : (digit[1] as string);
  if (code === "Separator" || code === "F8") return SEPARATOR;
  const letter = /^Key([A-Z])$/.exec(code);
  if (letter) return letter[1] as string;
  const symbol = SYMBOLS[code];
  if (symbol) return symbol[shift ? 1 : 0];
  if (code === "" && key.length === 1) return key;
  return null;
}

/** An input method says `Process` or a full-width sign where a bracket was meant. */
function shifted(digit: string, key: string): string {
  if (/^\d$/.test(key)) return digit;
  return /^[!-~]$/.test(key) ? key : (SHIFTED[Number(digit)] as string);
}

const FIELD_IDLE_MS = 120;
const FIELD_PACE_MS = 40;

/** The same question for text that arrives in a field: whole at once, or faster than anybody types. */
export class FieldReader {
  private text = "";
  private first = 0;
  private last = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly scanned: (text: string) => void;

  constructor(scanned: (text: string) => void) {
    this.scanned = scanned;
  }

  input(value: string, at: number): void {
    if (this.text === "") this.first = at;
    this.text = value;
    this.last = at;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.finish(), FIELD_IDLE_MS);
  }

  finish(): void {
    clearTimeout(this.timer);
    const text = this.text.trim();
    const pace = (this.last - this.first) / Math.max(1, text.length);
    this.text = "";
    if (text.length >= SHORTEST && pace <= FIELD_PACE_MS) this.scanned(text);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.text = "";
  }
}

/** Listens on the whole page. An Android wedge that types through an input method needs `WedgeField` as well. */
export function listenToWedge(target: Window, scanned: (text: string) => void): () => void {
  const reader = new WedgeReader();
  const onKey = (event: KeyboardEvent): void => {
    const separator = event.ctrlKey && event.code === "BracketRight";
    if ((event.ctrlKey && !separator) || event.altKey || event.metaKey || event.key === "Shift") return;
    const burst = reader.stroke({
      code: separator ? "Separator" : event.code,
      key: event.key,
      shift: event.shiftKey,
      composing: event.isComposing,
      at: event.timeStamp,
    });
    if (!burst.swallow) return;
    event.preventDefault();
    event.stopPropagation();
    if (burst.scanned !== null) scanned(burst.scanned);
  };
  target.addEventListener("keydown", onKey, true);
  return () => target.removeEventListener("keydown", onKey, true);
}
