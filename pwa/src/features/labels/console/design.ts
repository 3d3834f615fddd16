/** A label's design as the server reads it (infra/print/label/design.py): millimetres and points. */
export interface Element {
  id: string;
  kind: Kind;
  x: number;
  y: number;
  width: number;
  height: number;
  text?: string;
  size?: number;
  bold?: boolean;
  align?: "left" | "center" | "right";
  symbology?: string;
  picture?: string;
  stroke?: number;
  turn?: Turn;
}

export interface Design {
  width: number;
  height: number;
  dpi: number;
  gap?: number;
  elements: Element[];
}

export const KINDS = ["text", "barcode", "line", "box", "picture"] as const;
export type Kind = (typeof KINDS)[number];
export const SUBJECTS = ["lot", "piece", "pack", "location", "work_unit", "order"] as const;
export const SYMBOLOGIES = ["qr", "datamatrix", "gs1_datamatrix", "code128", "gs1_128"] as const;
export const TURNS = [0, 90, 180, 270] as const;
export type Turn = (typeof TURNS)[number];
export const GRID = 0.5;

const round = (value: number): number => Math.round(value * 100) / 100;
export const snapped = (value: number, grid = GRID): number => round(Math.round(value / grid) * grid);

/** A fresh element of its kind, where it fits on the label. */
export function fresh(kind: Kind, design: Design, field: string): Element {
  const taken = new Set(design.elements.map((each) => each.id));
  let n = 1;
  while (taken.has(`${kind}${n}`)) n += 1;
  const sizes: Record<Kind, [number, number]> = { text: [30, 6], barcode: [18, 18], line: [30, 0.3], box: [30, 15], picture: [15, 15] };
  const [width, height] = sizes[kind];
  const base = { id: `${kind}${n}`, kind, x: 2, y: 2, width: Math.min(width, design.width - 4), height: Math.min(height, design.height - 4) };
  if (kind === "text") return { ...base, text: `{${field}}`, size: 9 };
  if (kind === "barcode") return { ...base, text: `{${field}}`, symbology: "qr" };
  if (kind === "box") return { ...base, stroke: 0.3 };
  return base;
}

export const replaced = (design: Design, id: string, change: Partial<Element>): Design => ({ ...design, elements: design.elements.map((each) => (each.id === id ? { ...each, ...change } : each)) });
export const without = (design: Design, id: string): Design => ({ ...design, elements: design.elements.filter((each) => each.id !== id) });

/** Moved by so many millimetres, kept on the label. */
export function moved(design: Design, id: string, dx: number, dy: number, grid = GRID): Design {
  const element = design.elements.find((each) => each.id === id);
  if (!element) return design;
  const x = clamp(snapped(element.x + dx, grid), 0, design.width - element.width);
  const y = clamp(snapped(element.y + dy, grid), 0, design.height - element.height);
  return replaced(design, id, { x, y });
}

/** Resized by so many millimetres at its lower right corner. */
export function resized(design: Design, id: string, dx: number, dy: number, grid = GRID): Design {
  const element = design.elements.find((each) => each.id === id);
  if (!element) return design;
  const least = element.kind === "line" ? 0.1 : 1;
  const width = clamp(snapped(element.width + dx, grid), least, design.width - element.x);
  const height = element.kind === "line" && dy === 0 ? element.height : clamp(snapped(element.height + dy, grid), least, design.height - element.y);
  return replaced(design, id, { width, height });
}

/** Turned clockwise: what it takes on the label lies the other way, cut to what the label has room for. */
export function turned(design: Design, id: string, turn: Turn): Design {
  const element = design.elements.find((each) => each.id === id);
  if (!element) return design;
  const across = ((turn - (element.turn ?? 0)) / 90) % 2 !== 0;
  const sides = across ? [element.height, element.width] : [element.width, element.height];
  const [width, height] = [Math.min(sides[0]!, design.width), Math.min(sides[1]!, design.height)];
  const [x, y] = [clamp(element.x, 0, design.width - width), clamp(element.y, 0, design.height - height)];
  return replaced(design, id, { turn, x, y, width, height });
}

const clamp = (value: number, least: number, most: number): number => round(Math.max(least, Math.min(Math.max(least, most), value)));

export const designOf = (value: unknown): Design => value as Design;
