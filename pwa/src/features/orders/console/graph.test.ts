import { expect, it } from "vitest";
import { layout } from "./graph";

const step = (id: string, sequence: number, ...predecessorIds: string[]) => ({ id, sequence, predecessorIds });

it("parallel operations share a column and meet again", () => {
  const { nodes, edges, columns, rows } = layout([
    step("a", 10), step("b", 20, "a"), step("c", 30, "b"), step("d", 40, "b"), step("e", 50, "c", "d"), step("f", 60, "e"),
  ]);
  expect(nodes.map(({ id, column, row }) => `${id}${column}${row}`)).toEqual(["a00", "b10", "c20", "d21", "e30", "f40"]);
  expect(edges).toHaveLength(6);
  expect([columns, rows]).toEqual([5, 2]);
});

it("a predecessor that is not on the order draws no edge", () => {
  expect(layout([step("a", 10, "gone")])).toMatchObject({ edges: [], columns: 1 });
});

it("a cycle still ends", () => {
  expect(layout([step("a", 10, "b"), step("b", 20, "a")]).nodes).toHaveLength(2);
});
