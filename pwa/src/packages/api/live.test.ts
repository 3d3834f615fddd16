import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { live, type Fact, type LiveState } from "./live";

class Stream extends EventTarget {
  static opened: Stream[] = [];
  static readonly CLOSED = 2;
  readyState = 1;
  onerror: (() => void) | null = null;
  readonly url: string;
  constructor(url: string) {
    super();
    this.url = url;
    Stream.opened.push(this);
  }
  close(): void {
    this.readyState = Stream.CLOSED;
  }
  says(name: string, data: object, lastEventId = ""): void {
    this.dispatchEvent(new MessageEvent(name, { data: JSON.stringify(data), lastEventId }));
  }
}

let facts: Fact[];
let states: LiveState[];
let reset: number;
const begin = (after: number | null = null) =>
  live({ fact: (fact) => facts.push(fact), state: (state) => states.push(state), reset: () => (reset += 1) }, after);
const last = (): Stream => Stream.opened[Stream.opened.length - 1]!;

beforeEach(() => {
  vi.useFakeTimers();
  [facts, states, reset] = [[], [], 0];
  Stream.opened = [];
  vi.stubGlobal("EventSource", Stream);
  vi.stubGlobal("document", Object.assign(new EventTarget(), { visibilityState: "visible" }));
  vi.stubGlobal("window", new EventTarget());
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it("resumes after the last fact, so a break loses nothing and repeats nothing", () => {
  begin();
  last().says("hello", { position: 41 });
  last().says("fact", { name: "a", at: "", subject: null, data: {} }, "42");
  last().onerror?.();
  vi.advanceTimersByTime(500);
  expect(last().url).toBe("/api/live?after=42");
  last().says("hello", { position: 50 });
  last().says("fact", { name: "a", at: "", subject: null, data: {} }, "42");
  last().says("fact", { name: "b", at: "", subject: null, data: {} }, "43");
  expect(facts.map((fact) => fact.position)).toEqual([42, 43]);
  expect(states).toEqual(["connecting", "live", "lost", "connecting", "live"]);
});

it("a reset takes the new position and tells the screen to load again", () => {
  begin(900);
  last().says("hello", { position: 7, reset: true });
  last().says("fact", { name: "a", at: "", subject: null, data: {} }, "8");
  expect([reset, facts.length]).toEqual([1, 1]);
});

it("a dead network is said at once and left at once", () => {
  begin();
  last().says("hello", { position: 1 });
  window.dispatchEvent(new Event("offline"));
  expect(states[states.length - 1]).toBe("lost");
  window.dispatchEvent(new Event("online"));
  expect(Stream.opened).toHaveLength(2);
});

it("closed means closed", () => {
  const close = begin();
  close();
  last().onerror?.();
  vi.advanceTimersByTime(60_000);
  expect(Stream.opened).toHaveLength(1);
});
