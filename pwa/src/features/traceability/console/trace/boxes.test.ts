import { expect, test } from "vitest";
import type { Links, Lots } from "./answer";
import { draw, levelsOf, LIMIT, sumOf, wayOf, worstOf } from "./boxes";

/** `levels` of `wide` lots, each made of two of the level before; one order and one item a level. */
function plant(levels: number, wide: number, orders = 1): { lots: Lots; links: Links } {
  const count = levels * wide;
  const at = Array.from({ length: count }, (_, lot) => Math.floor(lot / wide));
  const fill = <T>(of: (lot: number) => T): T[] => at.map((_, lot) => of(lot));
  const lots: Lots = {
    id: fill(String), number: fill((lot) => `L${lot}`), kind: fill(() => "lot"), state: fill(() => "accepted"), origin: fill(() => "produced"),
    quantity: fill(() => "1.5"), unit: fill(() => "pcs"), supplierLot: fill(() => null), receivedAt: fill(() => 0), expiresOn: fill(() => null),
    itemId: at, orderId: fill((lot) => at[lot]! * orders + (lot % orders)), supplierId: fill(() => null),
  };
  const links: Links = { sources: [], targets: [] };
  for (let lot = wide; lot < count; lot += 1) for (const step of [0, 7]) { links.sources.push((at[lot]! - 1) * wide + ((lot + step) % wide)); links.targets.push(lot); }
  return { lots, links };
}

test("2,000 lots are at most forty boxes at first", () => {
  for (const [levels, wide, orders] of [[20, 100, 1], [5, 400, 40], [60, 35, 1], [2, 1000, 1000]] as const) {
    const { lots, links } = plant(levels, wide, orders);
    const { boxes } = draw(lots, links, new Set());
    expect(boxes.length).toBeLessThanOrEqual(LIMIT);
    expect(boxes.flatMap((box) => box.lots).sort((a, b) => a - b)).toEqual(lots.id.map(Number));
  }
});

test("a box opens in place, and nothing is lost by it", () => {
  const { lots, links } = plant(5, 100, 4);
  const before = draw(lots, links, new Set());
  const [box] = before.boxes;
  const after = draw(lots, links, new Set([box!.key]));
  expect(after.boxes.length).toBeGreaterThan(before.boxes.length);
  expect(after.boxes.flatMap((each) => each.lots).length).toBe(500);
  const few = plant(2, 100);
  const wide = draw(few.lots, few.links, new Set(["l0.i0.o0"]));
  expect(wide.boxes.filter((each) => each.column === 0).length).toBe(61);
  expect(wide.boxes.find((each) => each.rest)?.lots.length).toBe(40);
});

test("few lots stand each for themselves, left of what they went into", () => {
  const { lots } = plant(1, 4);
  const links = { sources: [0, 1, 0, 2], targets: [1, 2, 2, 3] };
  expect(levelsOf(4, links)).toEqual([0, 1, 2, 3]);
  const { boxes, edges, columns } = draw(lots, links, new Set());
  expect([columns, edges.length, boxes.map((box) => box.column)]).toEqual([4, 4, [0, 1, 2, 3]]);
  expect([...wayOf(boxes[1]!.key, edges)].length).toBe(4);
});

test("the worst state and the sum of a box", () => {
  const { lots } = plant(1, 3);
  expect([worstOf(lots, [0, 1]), sumOf(lots, [0, 1, 2])]).toEqual(["accepted", { quantity: "4.5", unit: "pcs" }]);
  const mixed = { ...lots, state: ["accepted", "restricted", "held"], unit: ["pcs", "kg", "pcs"] };
  expect([worstOf(mixed, [0, 1, 2]), sumOf(mixed, [0, 1])]).toEqual(["held", null]);
});
