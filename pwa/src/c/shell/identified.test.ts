import { expect, it } from "vitest";
import { addressOf, distinct, hitsOf } from "./identified";

const thing = (kind: string, more: object = {}) => ({ kind, id: "7", text: "L-1", ...more });

it("opens the page of what a scan stands for", () => {
  expect(["lot", "piece", "order", "shipment", "item"].map((kind) => addressOf(thing(kind))?.path)).toEqual(["/lots/7", "/lots/7", "/orders/7", "/shipments/7", "/items/7"]);
  expect(addressOf(thing("pack"))).toEqual({ path: "/packs", query: { pack: "7" } });
  expect(addressOf(thing("operation", { orderId: "9" }))).toEqual({ path: "/orders/9", query: { operation: "7" } });
});

it("offers nothing it could not open", () => {
  expect(addressOf(thing("operation"))).toBeNull();
  expect(hitsOf([thing("comet"), thing("lot")], (kind) => kind).map((hit) => hit.group)).toEqual(["lot"]);
});

it("shows a thing once", () => {
  const hits = hitsOf([thing("lot"), thing("piece")], (kind) => kind);
  expect(distinct(hits).map((hit) => hit.group)).toEqual(["lot"]);
});
