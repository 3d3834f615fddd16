import { describe, expect, it } from "vitest";
import type { Receipt, Row } from "@/packages/outbox";
import { find } from "./find";
import { type Effect, foldStock, free, reversed } from "./fold";
import { readLabel } from "./label";
import { judgeIssue, judgeUse, proposals, stillNeeded } from "./judge";
import { type Lot, merged, NO_STOCK, type Order, type Stock } from "./stock";

const lot = (id: string, over: Partial<Lot> = {}): Lot => ({
  id, number: `L2611-${id}`, kind: "lot", itemId: "steel", state: "accepted", supplierLot: null, receivedAt: "2026-11-01T00:00:00Z", expiresOn: null,
  balances: [{ locationId: "A", orderId: null, packId: null, quantity: "10" }], ...over,
});
const item = (id: string, over = {}) => ({
  id, code: id.toUpperCase(), zh: id, en: id, unit: "kg", decimals: 3, gtin: null, tracking: "lot", issueMethod: "scan", receivedAs: "quarantined",
  shelfLifeDays: null, expiryPolicy: "block", expiryWarnDays: 30, pickRule: "fefo", ...over,
});
const order: Order = { id: "o1", number: "MO-1", itemId: "shaft", quantity: "5", dueAt: "2026-11-30T00:00:00Z", cards: ["10017"], needs: [{ itemId: "steel", position: 10, alternativeOf: null, required: "12", issued: "0", left: "12" }] };
const stock = (over: Partial<Stock> = {}): Stock => ({
  ...NO_STOCK,
  items: [item("steel", { gtin: "06901234567892" }), item("oil", { expiryPolicy: "override" }), item("glue", { expiryPolicy: "warn" })],
  locations: [{ id: "A", code: "A-01", zh: "", en: "", kind: "store", siteId: "s", status: "accepted" }, { id: "B", code: "B-01", zh: "", en: "", kind: "store", siteId: "s", status: "held" }],
  orders: [order],
  helpers: [{ matter: "release", name: "刘洋", phone: "139" }, { matter: "expired", name: "周晓岚", phone: null }],
  ...over,
});
const kept = (lotId: string) => ({ id: `r${lotId}`, orderId: "o1", lotId, locationId: "A", left: "10", endsAt: "2026-12-01T00:00:00Z" });
const now = Date.parse("2026-11-20T12:00:00Z");
const judge = (each: Lot, over: Partial<Stock> = {}, offline = false) => judgeIssue({ stock: stock({ lots: [each], ...over }), order, lot: each, day: "2026-11-20", offline, now })?.code ?? null;

describe("an issue is refused at the scan", () => {
  it.each([
    ["the right one", lot("1"), null],
    ["another item", lot("2", { itemId: "oil" }), "traceability.not_on_bom"],
    ["held", lot("3", { state: "held" }), "traceability.lot_not_usable"],
    ["not released yet", lot("4", { state: "quarantined" }), "traceability.lot_not_usable"],
    ["expired yesterday", lot("5", { expiresOn: "2026-11-19" }), "traceability.lot_expired"],
    ["good until today", lot("6", { expiresOn: "2026-11-20" }), null],
    ["on a place on hold", lot("7", { balances: [{ locationId: "B", orderId: null, packId: null, quantity: "1" }] }), "traceability.location_not_usable"],
    ["all of it issued", lot("8", { balances: [{ locationId: "A", orderId: "o1", packId: null, quantity: "1" }] }), "traceability.stock_none"],
  ])("%s", (_, each, code) => expect(judge(each)).toBe(code));

  it("without a network only what is kept for the order, and only while it is", () => {
    expect(judge(lot("1"), {}, true)).toBe("traceability.not_reserved");
    expect(judge(lot("1"), { reservations: [kept("1")] }, true)).toBe(null);
    expect(judge(lot("1"), { reservations: [{ ...kept("1"), endsAt: "2026-11-20T11:59:00Z" }] }, true)).toBe("traceability.not_reserved");
    expect(judge(lot("1"), { reservations: [{ ...kept("1"), orderId: "o2" }] }, true)).toBe("traceability.not_reserved");
  });

  it("names who may let it past, and only where somebody may", () => {
    expect(judgeUse(stock(), lot("1", { state: "held" }), "2026-11-20", null)?.who.map(({ name }) => name)).toEqual(["刘洋"]);
    const over = (itemId: string) => judgeUse(stock(), lot("1", { itemId, expiresOn: "2026-01-01" }), "2026-11-20", null);
    expect(over("oil")).toMatchObject({ overridable: true, who: [{ name: "周晓岚" }] });
    expect(over("steel")).toMatchObject({ overridable: false, who: [] });
    expect(over("glue")).toBe(null);
  });
});

describe("whose turn it is", () => {
  const early = lot("1", { expiresOn: "2026-12-01", receivedAt: "2026-11-10T00:00:00Z" });
  const late = lot("2", { expiresOn: "2027-12-01", receivedAt: "2026-10-01T00:00:00Z" });
  const of = (over: Partial<Stock>) => proposals({ stock: stock({ lots: [late, early, lot("3", { state: "held" })], ...over }), order, day: "2026-11-20", offline: false, now }, order.needs[0] as Order["needs"][number]).map(({ id }) => id);
  it("first to expire goes first, held lots never", () => expect(of({})).toEqual(["1", "2"]));
  it("or first in, as the item says", () => expect(of({ items: [item("steel", { pickRule: "fifo" })] })).toEqual(["2", "1"]));
  it("what is kept for the order goes before both", () => expect(of({ reservations: [kept("2")] })).toEqual(["2", "1"]));
});

describe("a scan is found on the phone", () => {
  const here = stock({ lots: [lot("1", { id: "01890000-0000-7000-8000-000000000001" }), lot("9", { number: "AB12", supplierLot: "HN-1" })], packs: [{ id: "p", number: "069012345678900001", kind: "box", state: "open", locationId: "A", parentId: null }] });
  const none = { gtin: null, part: null, lot: null, serial: null, expiresOn: null, madeOn: null, quantity: null, sscc: null };
  it.each([
    ["l2611-1", "lot"], ["Ｌ２６１１－１", "lot"], ["]C1L2611-1", "lot"], ["HTTPS://X/S/HZ/01890000000070008000000000000001", "lot"], ["https://x/s/hz/l2611-1", "lot"],
    ["AB12", "lot"], ["W-1001", "badge"], ["HN-1", "lot"], ["A-01", "location"], ["MO-1", "order"], ["10017", "order"], ["HTTPS://X/T/HZ/10017", "order"],
    ["HTTPS://X/U/HZ/CNC-2", "unit"], ["https://x/S/other/L2611-1", "foreign"], ["6901234567892", "item"], ["069012345678900001", "pack"], ["what", "unknown"],
  ])("%s is a %s", (text, kind) => expect(find(here, text, "hz", null).kind).toBe(kind));
  it("by what its label says", () => {
    expect(find(here, "(01)…", "hz", { ...none, gtin: "06901234567892", lot: "L2611-1" })).toMatchObject({ kind: "lot" });
    expect(find(here, "(01)…", "hz", { ...none, gtin: "06901234567892", lot: "NEW" })).toMatchObject({ kind: "item", item: { id: "steel" } });
    expect(find(here, "(00)…", "hz", { ...none, sscc: "069012345678900001" })).toMatchObject({ kind: "pack" });
  });
});

describe("a label", () => {
  const GS = "\u001d";
  const know = (_: string, value: string) => value === "L2611-1";
  it.each([
    [`]d20106901234567892172712311021L7${GS}30120`, { gtin: "06901234567892", expiresOn: "2027-12-31", lot: "21L7", quantity: "120" }],
    ["(01)06901234567892(10)L7(17)271231", { gtin: "06901234567892", lot: "L7", expiresOn: "2027-12-31" }],
    ["（０１）06901234567892（10）L7", { gtin: "06901234567892", lot: "L7" }],
    ["069012345678900002", { sscc: "069012345678900002" }],
  ])("%s", (text, says) => expect(readLabel(text, know)).toMatchObject({ kind: "label", label: says }));
  it("that fails its own check is said to", () => expect(readLabel("(01)06901234567893(10)L7", know)).toEqual({ kind: "broken", why: "invalid" }));
  it("of no standard is plain", () => expect(readLabel("L2611-044", know)).toEqual({ kind: "plain" }));
});

describe("the store as it will be", () => {
  const place = { locationId: "A", orderId: null, packId: null };
  const issue: Effect = { kind: "move", lotId: "1", quantity: "4", from: place, to: { ...place, orderId: "o1" }, reservationId: "r1" };
  const row = (effects: Effect[]): Row => ({ note: { effects: effects as never } }) as unknown as Row;
  const before = stock({ lots: [lot("1")], reservations: [kept("1")], tick: 5 });
  it("moves the lot, the need and the reservation; what takes it back undoes all three", () => {
    const after = foldStock(before, [row([issue])], []);
    expect(after.lots[0]?.balances.map(({ orderId, quantity }) => [orderId, quantity])).toEqual([[null, "6"], ["o1", "4"]]);
    expect(stillNeeded(after.orders[0] as Order, lot("1"))).toBe(8_000_000);
    expect(after.reservations[0]?.left).toBe("6");
    const undone = foldStock(before, [row([issue]), row(reversed([issue]))], []);
    expect([undone.lots[0]?.balances, undone.orders, undone.reservations]).toEqual([before.lots[0]?.balances, before.orders, before.reservations]);
  });
  it("counts what was booked since the pull, and only that", () => {
    const receipts = [4, 6].map((tick) => ({ tick, row: row([issue]) })) as unknown as Receipt[];
    expect(foldStock(before, [], receipts).reservations[0]?.left).toBe("6");
  });
  it("a lot received without a network can be put away", () => {
    const move = (from: string | null, to: string): Effect => ({ kind: "move", lotId: "n", quantity: "2", from: from ? free(from) : null, to: free(to) });
    const after = foldStock(before, [row([{ kind: "lot", lot: lot("n", { balances: [] }) }, move(null, "A")]), row([move("A", "B")])], []);
    expect(after.lots.find(({ id }) => id === "n")?.balances).toEqual([{ ...free("B"), quantity: "2" }]);
  });
  it("a set that did not change stays", () => {
    const pulled = { ...NO_STOCK, day: "2026-11-21", tags: ["x"], lots: null, items: [] } as never;
    expect(merged(before, pulled, 9, 7)).toMatchObject({ lots: before.lots, items: [], day: "2026-11-21", tick: 7 });
  });
});
