import { describe, expect, it } from "vitest";
import { fresh, moved, resized, snapped, turned, without, type Design } from "./design";

const label: Design = { width: 80, height: 50, dpi: 203, elements: [{ id: "a", kind: "text", x: 10, y: 10, width: 20, height: 5, text: "x" }] };

describe("a label's design", () => {
  it("snaps to half a millimetre and stays on the label", () => {
    expect(snapped(3.26)).toBe(3.5);
    expect(moved(label, "a", 0.3, -0.1).elements[0]).toMatchObject({ x: 10.5, y: 10 });
    expect(moved(label, "a", 500, -500).elements[0]).toMatchObject({ x: 60, y: 0 });
    expect(moved(label, "a", 0.1, 0, 0.1).elements[0]).toMatchObject({ x: 10.1 });
    expect(moved(label, "nobody", 1, 1)).toBe(label);
  });

  it("is resized at its corner and never to nothing", () => {
    expect(resized(label, "a", 100, -100).elements[0]).toMatchObject({ width: 70, height: 1 });
    const line: Design = { ...label, elements: [{ id: "l", kind: "line", x: 0, y: 0, width: 40, height: 0.3 }] };
    expect(resized(line, "l", 5, 0).elements[0]).toMatchObject({ width: 45, height: 0.3 });
  });

  it("lies the other way when turned by a quarter, and stays on the label", () => {
    const quarter = turned(label, "a", 90);
    expect(quarter.elements[0]).toMatchObject({ turn: 90, width: 5, height: 20, x: 10, y: 10 });
    expect(turned(quarter, "a", 270).elements[0]).toMatchObject({ turn: 270, width: 5, height: 20 });
    expect(turned(moved(quarter, "a", 65, 20), "a", 0).elements[0]).toMatchObject({ turn: 0, width: 20, height: 5, x: 60 });
    expect(turned(resized(label, "a", 50, 0), "a", 270).elements[0]).toMatchObject({ width: 5, height: 50, y: 0 });
  });

  it("gives every new element an id of its own", () => {
    const one = fresh("text", label, "code.number");
    const two = fresh("text", { ...label, elements: [...label.elements, one] }, "code.number");
    expect([one.id, two.id, one.text]).toEqual(["text1", "text2", "{code.number}"]);
    expect(without({ ...label, elements: [one, two] }, "text1").elements).toEqual([two]);
  });
});
