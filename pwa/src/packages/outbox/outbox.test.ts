import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { backoff } from "./backoff";
import { offsetOf } from "./clock";
import { type Draft, type Envelope, type Row, stamp, wire } from "./envelope";
import { exportFile } from "./export";
import { sender, type SendState, Undelivered } from "./sender";
import { sha256Plain } from "./sha256";
import { NotSaved, type Settlement } from "./store";
import { uuid7 } from "./uuid7";
import { judge, type SyncReply, type Verdict } from "./verdicts";

const draft = (n: number, over: Partial<Draft> = {}): Draft => ({
  id: `id-${n}`, lane: "main", type: "reporting.report_output", v: 1, payload: { n }, switchId: "s1", workUnit: null,
  seenRev: null, blobs: [], fixes: null, note: {}, ...over,
});
const moment = { atWall: 1_795_000_000_000, atMono: 12, boot: "b", srvOffset: 40, build: "w-1" };
const row = (seq: number, over: Partial<Draft> = {}): Row => stamp(draft(seq, over), seq, moment);
const verdict = (of: Row, kind: string, over: Partial<Verdict> = {}): Verdict => ({ id: of.id, seq: of.seq, verdict: kind, ...over });
const reply = (verdicts: Verdict[], expectedSeq = 1): SyncReply => ({ serverTime: "2026-11-20T10:00:00.000Z", expectedSeq, verdicts });

describe("envelope", () => {
  it("the note and the order of the phone's own fields never leave the phone", () => {
    const sent = wire(row(7, { note: { operationName: "x" }, fixes: "old" }), "device-1");
    expect(sent).toMatchObject({ device: "device-1", seq: 7, switch: "s1", atWall: "2026-11-18T11:06:40.000Z", srvOffset: 40, fixes: "old" });
    expect(sent).not.toHaveProperty("note");
    expect(sent).not.toHaveProperty("switchId");
  });

  it("an old payload leaves as it was written, whatever the version", () => {
    expect(wire(row(1, { v: 0, payload: { quantity: "3" } }), "d").payload).toEqual({ quantity: "3" });
  });

  it("uuid7 carries the time and sorts by it", () => {
    const early = uuid7(1_700_000_000_000);
    const late = uuid7(1_700_000_000_001);
    expect(early).toMatch(/^018bcfe5-6800-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(early < late).toBe(true);
    expect(new Set(Array.from({ length: 500 }, () => uuid7())).size).toBe(500);
  });
});

describe("judge", () => {
  const rows = [row(1), row(2), row(3)];
  const [one, two, three] = rows as [Row, Row, Row];

  it("applied and duplicate are booked, rejected goes to the tray, the queue goes on", () => {
    const judged = judge(rows, reply([verdict(one, "applied", { result: { ids: ["x"] } }), verdict(two, "rejected", { code: "orders.operation_on_hold", params: { reason: "y" } }), verdict(three, "duplicate")]));
    expect(judged.booked.map((each) => each.row.seq)).toEqual([1, 3]);
    expect(judged.refused).toEqual([{ row: two, code: "orders.operation_on_hold", params: { reason: "y" } }]);
    expect(judged.stop).toBeNull();
  });

  it("a replayed refusal is a refusal", () => {
    expect(judge([one], reply([verdict(one, "duplicate", { code: "reporting.over_reported" })])).refused).toHaveLength(1);
  });

  it.each(["retry_later", "gap", "alarm"] as const)("%s stops; nothing behind it is settled", (kind) => {
    const judged = judge(rows, reply([verdict(one, "applied"), verdict(two, kind), verdict(three, "applied")]));
    expect(judged.booked.map((each) => each.row.seq)).toEqual([1]);
    expect(judged.stop).toBe(kind);
  });

  it("a row the server does not mention stays queued", () => {
    expect(judge(rows, reply([verdict(one, "applied")]))).toMatchObject({ booked: [{ row: one }], stop: "retry_later" });
  });

  it("an unknown verdict of a newer server waits instead of dropping the entry", () => {
    expect(judge([one], reply([verdict(one, "parked")])).stop).toBe("retry_later");
  });
});

describe("backoff and clock", () => {
  it("doubles to a minute, half of it jitter", () => {
    expect([1, 2, 3, 6, 7, 50].map((failures) => backoff(failures, 1))).toEqual([1000, 2000, 4000, 32000, 60000, 60000]);
    expect(backoff(3, 0)).toBe(2000);
  });

  it("the offset takes half the round trip", () => {
    const sent = Date.parse("2026-11-20T09:59:58.000Z");
    expect(offsetOf("2026-11-20T10:00:00.000Z", sent, sent + 1000)).toBe(1500);
  });
});

describe("sha256 without crypto.subtle", () => {
  it.each([0, 1, 55, 56, 63, 64, 65, 1000, 100_003])("%i bytes", (size) => {
    const bytes = Uint8Array.from({ length: size }, (_, at) => (at * 31 + size) % 256);
    expect(Buffer.from(sha256Plain(bytes)).toString("hex")).toBe(createHash("sha256").update(bytes).digest("hex"));
  });
});

it("an exported queue carries what a person needs to enter it again", async () => {
  const file = exportFile("device-1", [row(1, { note: { orderNumber: "MO-1012" } })], [], 0);
  expect(JSON.parse(await file.text())).toMatchObject({ device: "device-1", envelopes: [{ seq: 1, payload: { n: 1 }, shown: { orderNumber: "MO-1012" } }] });
});

/** A phone's queue and a server that keeps the device's counter; both in memory, nothing else replaced. */
function plant(options: { drop?: (call: number) => boolean; down?: (call: number) => boolean } = {}) {
  const queue: Row[] = [];
  const settled: Settlement[] = [];
  const applied: number[] = [];
  const known = new Set<string>();
  const states: SendState[] = [];
  const sizes: number[] = [];
  const timers: { work: () => void; ms: number }[] = [];
  let calls = 0;
  let leads = true;
  let broken = false;

  async function sync(envelopes: Envelope[]): Promise<SyncReply> {
    calls += 1;
    if (options.down?.(calls)) throw new Undelivered("offline");
    sizes.push(envelopes.length);
    const verdicts = envelopes.map((each): Verdict => {
      if (known.has(each.id)) return { id: each.id, seq: each.seq, verdict: "duplicate" };
      if (each.seq !== applied.length + 1) return { id: each.id, seq: each.seq, verdict: "gap" };
      known.add(each.id);
      applied.push(each.seq);
      return { id: each.id, seq: each.seq, verdict: "applied" };
    });
    if (options.drop?.(calls)) throw new Undelivered("offline");
    return { serverTime: new Date().toISOString(), expectedSeq: applied.length + 1, verdicts };
  }

  const sending = sender({
    store: {
      head: async (limit) => queue.slice(0, limit),
      settle: async (settlement) => {
        if (broken) throw new NotSaved(new Error("handle is dead"));
        settled.push(settlement);
        const gone = new Set([...settlement.booked, ...settlement.refused].map((each) => each.row.seq));
        queue.splice(0, queue.length, ...queue.filter((each) => !gone.has(each.seq)));
      },
    },
    device: () => "device-1",
    sync,
    lead: async (work) => {
      if (leads) await work();
      return leads;
    },
    now: () => Date.now(),
    later: (work, ms) => {
      timers.push({ work, ms });
      return () => undefined;
    },
    changed: (state) => states.push(state),
  });
  return {
    sending, queue, applied, states, sizes, timers, settled,
    calls: () => calls,
    setLeads: (value: boolean) => { leads = value; },
    setBroken: (value: boolean) => { broken = value; },
    last: () => states[states.length - 1]?.kind,
  };
}

describe("sender", () => {
  it("drains in order, fifty at a time", async () => {
    const { sending, queue, applied, sizes, last } = plant();
    for (let seq = 1; seq <= 120; seq++) queue.push(row(seq));
    await sending.kick();
    expect(sizes).toEqual([50, 50, 20]);
    expect(applied).toEqual(Array.from({ length: 120 }, (_, at) => at + 1));
    expect(queue).toEqual([]);
    expect(last()).toBe("idle");
  });

  it("lost replies and outages: nothing lost, nothing doubled, nothing out of order", async () => {
    const { sending, queue, applied, calls } = plant({ drop: (call) => call % 3 === 0, down: (call) => call % 7 === 1 });
    for (let seq = 1; seq <= 500; seq++) queue.push(row(seq));
    for (let attempt = 0; queue.length > 0 && attempt < 100; attempt++) await sending.kick();
    expect(applied).toEqual(Array.from({ length: 500 }, (_, at) => at + 1));
    expect(calls()).toBeGreaterThan(10);
  });

  it("offline waits with backoff and does not hurry while it waits", async () => {
    const { sending, queue, timers, calls, last } = plant({ down: () => true });
    queue.push(row(1));
    await sending.kick();
    await sending.kick(true);
    expect(calls()).toBe(1);
    await sending.kick();
    await sending.kick();
    expect(last()).toBe("offline");
    const waits = timers.map(({ ms }) => ms);
    expect(waits[0]).toBeGreaterThanOrEqual(500);
    expect(waits[2]).toBeGreaterThanOrEqual(2000);
  });

  it("two kicks at once send once", async () => {
    const { sending, queue, applied } = plant();
    queue.push(row(1), row(2));
    await Promise.all([sending.kick(), sending.kick(), sending.kick()]);
    expect(applied).toEqual([1, 2]);
  });

  it("another tab leads: nothing is sent here, and it is tried again later", async () => {
    const { sending, queue, calls, setLeads, timers } = plant();
    queue.push(row(1));
    setLeads(false);
    await sending.kick();
    expect(calls()).toBe(0);
    expect(timers).toHaveLength(1);
    setLeads(true);
    await sending.kick();
    expect(queue).toEqual([]);
  });

  it("a phone that cannot write its own acknowledgement keeps the rows and hears duplicate later", async () => {
    const { sending, queue, applied, setBroken, settled, last } = plant();
    queue.push(row(1));
    setBroken(true);
    await sending.kick();
    expect(queue).toHaveLength(1);
    expect(last()).toBe("busy");
    setBroken(false);
    await sending.kick();
    expect(applied).toEqual([1]);
    expect(settled[0]?.booked).toHaveLength(1);
    expect(queue).toEqual([]);
  });

  it("a gap stops and says which number the server expects", async () => {
    const { sending, queue, states } = plant();
    queue.push(row(5));
    await sending.kick();
    expect(states[states.length - 1]).toMatchObject({ kind: "gap", expectedSeq: 1 });
    expect(queue).toHaveLength(1);
  });
});
