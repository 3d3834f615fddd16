import { expect, it } from "vitest";
import { segment } from "./OperationLine";

const operation = { id: "1", state: "running", plannedQuantity: "200", goodQuantity: "84" };

it.each([
  ["running as far as done", operation, { good: 42, scrap: 0, tone: "running" }],
  ["one scrap in two hundred is still seen", { ...operation, processScrapQuantity: "1" }, { good: 42, scrap: 6, tone: "running" }],
  ["completed is full, whatever was scrapped", { ...operation, state: "completed", materialScrapQuantity: "9" }, { good: 100, scrap: 0, tone: "done" }],
  ["over-reported never overflows", { ...operation, goodQuantity: "260", processScrapQuantity: "1" }, { good: 94, scrap: 6, tone: "running" }],
  ["held keeps its fill", { ...operation, hold: {} }, { good: 42, scrap: 0, tone: "held" }],
  ["nothing planned divides nothing", { ...operation, state: "ready", plannedQuantity: "0", goodQuantity: "0" }, { good: 0, scrap: 0, tone: "waiting" }],
] as const)("%s", (_name, given, expected) => {
  expect(segment(given)).toEqual(expected);
});
