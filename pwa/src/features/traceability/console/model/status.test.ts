import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { MOVES, movesOf, STATUSES } from "./status";

const SERVER = readFileSync(join(__dirname, "../../../../../../tenants/masterdata/statuses.py"), "utf8");

it("offers exactly the transitions the server's one table has", () => {
  const names = [...SERVER.matchAll(/^ {4}([A-Z]+): frozenset\(\{([A-Z, ]+)\}\)/gm)].map(([, from, to]) => [from!.toLowerCase(), to!.toLowerCase().split(", ").sort()]);
  expect(names).toHaveLength(STATUSES.length);
  expect(Object.fromEntries(names)).toEqual(Object.fromEntries(Object.entries(MOVES).map(([from, to]) => [from, [...to].sort()])));
});

it("offers nothing for a status it does not know, and always in one order", () => {
  expect(movesOf("melted")).toEqual([]);
  expect(movesOf("held")).toEqual(["quarantined", "accepted", "restricted", "rejected"]);
});
