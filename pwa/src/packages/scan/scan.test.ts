import { describe, expect, it } from "vitest";
import { readCode } from "./code";
import { luhnHolds } from "./luhn";
import { apply, CASCADE, type Plane } from "./passes";
import { ScanSource } from "./source";
import { FieldReader, type Stroke, WedgeReader } from "./wedge";

describe("luhn", () => {
  it.each(["10017", "10025", "79927398713"])("%s holds", (card) => expect(luhnHolds(card)).toBe(true));
  it("finds every single wrong digit", () => {
    for (let at = 0; at < 5; at++) {
      for (let digit = 0; digit < 10; digit++) {
        const changed = "10017".slice(0, at) + digit + "10017".slice(at + 1);
        expect(luhnHolds(changed)).toBe(changed === "10017");
      }
    }
  });
  it.each(["", "0", "7"])("%j is no card", (text) => expect(luhnHolds(text)).toBe(false));
});

describe("readCode", () => {
  const company = "hengzhun";
  it.each([
    ["HTTPS://MES.EXAMPLE.CN/T/HENGZHUN/10017", { kind: "card", card: "10017" }],
    ["]Q3HTTPS://MES.EXAMPLE.CN/T/HENGZHUN/10017\r\n", { kind: "card", card: "10017" }],
    ["http://127.0.0.1:8000/w/#/scan/10017?company=hengzhun", { kind: "card", card: "10017" }],
    ["http://127.0.0.1:8000/w/#/scan/10017", { kind: "card", card: "10017" }],
    [" 10017 ", { kind: "card", card: "10017" }],
    ["10018", { kind: "misread", text: "10018" }],
    ["HTTPS://MES.EXAMPLE.CN/T/RUIXING/10017", { kind: "foreign", company: "ruixing" }],
    ["http://h/w/#/scan/10017?company=ruixing", { kind: "foreign", company: "ruixing" }],
    ["b1001", { kind: "badge", badge: "B1001" }],
    ["HTTPS://H/E/HENGZHUN/0A1B2C3D4E", { kind: "enrol", company: "hengzhun", code: "0A1B2C3D4E" }],
    ["http://h/w/#/enroll/0A1B2C3D4E?company=hengzhun", { kind: "enrol", company: "hengzhun", code: "0A1B2C3D4E" }],
    ["http://evil.example/?q=1", { kind: "unknown", text: "http://evil.example/?q=1" }],
    ["<script>alert(1)</script>", { kind: "unknown", text: "<script>alert(1)</script>" }],
    ["", { kind: "unknown", text: "" }],
    ["9".repeat(400), { kind: "unknown", text: "9".repeat(400) }],
  ])("%s", (text, expected) => expect(readCode(text, company)).toEqual(expected));

  it("a phone without a plant takes the card as it is", () => {
    expect(readCode("HTTPS://H/T/RUIXING/10017", null)).toEqual({ kind: "card", card: "10017" });
  });
});

describe("one stream of scans", () => {
  it("the same text within 1.5 s is one scan, from whatever source; typing is never one too many", () => {
    const source = new ScanSource();
    const seen: string[] = [];
    source.listen((scan) => seen.push(`${scan.source}:${scan.text}`));
    source.emit("camera", "1", 0);
    source.emit("camera", "1", 1000);
    source.emit("wedge", "1", 2000);
    source.emit("camera", "2", 2100);
    source.emit("manual", "2", 2200);
    source.emit("camera", "1", 4000);
    expect(seen).toEqual(["camera:1", "camera:2", "manual:2", "camera:1"]);
  });

  it("the screen in front gets it; when it leaves, the one below does", () => {
    const source = new ScanSource();
    const seen: string[] = [];
    source.listen(() => seen.push("home"));
    const leave = source.listen(() => seen.push("scan"));
    source.emit("wedge", "a", 0);
    leave();
    source.emit("wedge", "b", 10);
    expect(seen).toEqual(["scan", "home"]);
  });
});

describe("wedge", () => {
  const strokes = (codes: string[], gap: number, over: Partial<Stroke> = {}): Stroke[] =>
    codes.map((code, at) => ({ code, key: "", shift: false, composing: false, at: at * gap, ...over }));
  const feed = (reader: WedgeReader, all: Stroke[]) => all.map((stroke) => reader.stroke(stroke));
  const last = <T>(all: T[]): T | undefined => all[all.length - 1];
  const b1001 = ["KeyB", "Digit1", "Digit0", "Digit0", "Digit1", "Enter"];

  it("a burst closed by Enter is a scan; its tail is kept from the page", () => {
    const bursts = feed(new WedgeReader(), strokes(b1001, 8));
    expect(last(bursts)).toEqual({ swallow: true, scanned: "B1001" });
    expect(bursts.slice(2).every(({ swallow }) => swallow)).toBe(true);
  });

  it("a Chinese input method reports Process: the physical key decides", () => {
    const bursts = feed(new WedgeReader(), strokes(b1001, 8, { key: "Process", composing: true }));
    expect(last(bursts)?.scanned).toBe("B1001");
  });

  it("a person typing is left alone", () => {
    const bursts = feed(new WedgeReader(), strokes(b1001, 140));
    expect(bursts.every(({ swallow, scanned }) => !swallow && scanned === null)).toBe(true);
  });

  it("a bracket typed through an input method, and the separator of GS1 codes", () => {
    const typed = strokes(["Digit9", "Digit0", "Digit1", "Digit0", "Separator", "KeyA", "Enter"], 6, { key: "Process", composing: true });
    (typed[0] as Stroke).shift = true;
    Object.assign(typed[3] as Stroke, { shift: true, key: "）" });
    expect(last(feed(new WedgeReader(), typed))?.scanned).toBe("(01)\u001dA");
  });
  it("a link with symbols and shift arrives whole", () => {
    const shifted = strokes(["KeyH", "Semicolon", "Slash", "Slash", "KeyT", "Slash", "Digit1", "Enter"], 6);
    (shifted[1] as Stroke).shift = true;
    expect(last(feed(new WedgeReader(), shifted))?.scanned).toBe("H://T/1");
  });

  it("late key events on a loaded phone do not cut a scan that has begun", () => {
    const late = strokes(b1001, 10);
    (late[4] as Stroke).at = 90;
    (late[5] as Stroke).at = 100;
    expect(last(feed(new WedgeReader(), late))?.scanned).toBe("B1001");
  });

  it("Enter after slow typing submits a form as ever", () => {
    const reader = new WedgeReader();
    feed(reader, strokes(["Digit1", "Digit2"], 200));
    expect(reader.stroke({ code: "Enter", key: "Enter", shift: false, composing: false, at: 600 })).toEqual({ swallow: false, scanned: null });
  });
});

describe("text that arrives in a field", () => {
  const read = (steps: [string, number][]): string[] => {
    const scanned: string[] = [];
    const reader = new FieldReader((text) => scanned.push(text));
    for (const [value, at] of steps) reader.input(value, at);
    reader.finish();
    return scanned;
  };

  it("whole at once or faster than anybody types is a scan", () => {
    expect(read([["B1001", 5]])).toEqual(["B1001"]);
    expect(read([["B", 0], ["B1", 12], ["B10", 25], ["B100", 37], ["B1001\n", 50]])).toEqual(["B1001"]);
  });

  it("typing is not", () => {
    expect(read([["1", 0], ["10", 200], ["100", 420]])).toEqual([]);
    expect(read([["1", 0]])).toEqual([]);
  });
});

describe("passes", () => {
  const plane = (width: number, height: number, at: (x: number, y: number) => number): Plane => ({
    width, height, data: Uint8ClampedArray.from({ length: width * height }, (_, index) => at(index % width, Math.floor(index / width))),
  });

  it("base is the frame itself, invert is its negative", () => {
    const frame = plane(3, 1, (x) => x * 100);
    expect(apply("base", frame)).toBe(frame);
    expect([...apply("invert", frame).data]).toEqual([255, 155, 55]);
  });

  it("median takes out a single speck", () => {
    const speck = plane(5, 5, (x, y) => (x === 2 && y === 2 ? 255 : 10));
    expect([...new Set(apply("median", speck).data)]).toEqual([10]);
  });

  it("unsharp steepens an edge and leaves flat areas alone", () => {
    const edge = plane(20, 5, (x) => (x < 10 ? 60 : 180));
    const out = apply("unsharp", edge);
    const at = (x: number): number => out.data[2 * 20 + x] as number;
    expect(at(0)).toBe(60);
    expect(at(19)).toBe(180);
    expect(at(10) - at(9)).toBeGreaterThan(180 - 60);
  });

  it("rotate keeps every pass square and the middle in the middle", () => {
    const dot = plane(41, 41, (x, y) => (Math.hypot(x - 20, y - 20) < 4 ? 0 : 255));
    const out = apply("rotate35", dot);
    const middle = Math.floor(out.width / 2);
    expect(out.data[middle * out.width + middle]).toBe(0);
    expect(out.width).toBe(out.height);
  });

  it("the cascade is the measured one", () => {
    expect(CASCADE).toEqual(["base", "unsharp", "median", "invert", "rotate35"]);
  });
});
