import { describe, expect, it } from "vitest";
import type { Row } from "@/packages/outbox";
import { NO_HINTS } from "@/w/model/plant";
import type { Operation } from "@/w/model/types";
import type { Key } from "@/w/ui/Keypad";
import { sharesOf, toggled, weighed } from "./crew";
import { moreOf } from "./entry";
import { blank, chosen, type Form, inMode, lateOf, missing, pressed, recounted, touched } from "./form";
import { countedGood, noCount, scanned, takeBack, withList } from "./modes";
import { obstacleOf, overOf } from "./obstacles";
import { foldRuns } from "./running";
import { takenCodes } from "./taken";

const operation = { remainingQuantity: "75", availableQuantity: "60", plannedQuantity: "120", state: "running", hold: null, blockedBy: null } as unknown as Operation;
const hints = NO_HINTS;
const keys = (form: Form, ...all: Key[]): Form => all.reduce((before, key) => pressed(before, key, operation), form);
const none = new Set<string>();

describe("a counter", () => {
  const form = blank(operation, "counter", { reading: "12300.000000" });

  it("starts where it last stood and asks for the end", () => {
    expect(form.count).toMatchObject({ start: "12300", end: "12300" });
    expect(form).toMatchObject({ field: "end", good: "0" });
    expect(missing(form, [])).toBe("count_none");
  });

  it("has counted the scrap as well", () => {
    const read = keys(form, "1", "2", "3", "4", "5");
    expect(read.good).toBe("45");
    expect(chosen(read, "process", operation)).toMatchObject({ good: "44", process: "1" });
    expect(moreOf(read)).toEqual({ counterStart: "12300", counterEnd: "12345" });
  });

  it("never runs backwards", () => expect(missing(keys(form, "9"), [])).toBe("count_reading"));
});

describe("boxes", () => {
  const form = blank(operation, "box", { boxSize: "20" });

  it("are multiplied and the loose ones added", () => {
    const typed = keys(chosen(keys(form, "3"), "loose", operation), "7");
    expect(typed.good).toBe("67");
    expect(moreOf(typed)).toEqual({ boxes: 3, boxSize: "20", boxRest: "7", boxLabels: [] });
  });

  it("each label is one box; typing a number of boxes lets go of the labels", () => {
    const labelled = recounted(form, withList("box", form.count, ["B1", "B2"]), operation);
    expect(labelled).toMatchObject({ good: "40" });
    expect(keys(labelled, "5").count.labels).toEqual([]);
  });

  it("ask for their size, and for one more box when the loose ones fill it", () => {
    expect(missing(keys({ ...blank(operation, "box"), field: "boxes" }, "2"), [])).toBe("count_size");
    expect(missing(keys(chosen(form, "loose", operation), "2", "0"), [])).toBe("count_loose");
  });
});

describe("piece by piece", () => {
  const count = withList("serial", noCount(), ["S-1"]);

  it("takes each once, here and in earlier reports", () => {
    expect(scanned("serial", count, " ]C1S-2 ", "10017", none)).toMatchObject({ kind: "added", count: { serials: ["S-1", "S-2"] } });
    expect(scanned("serial", count, "S-1", "10017", none)).toEqual({ kind: "repeated", text: "S-1" });
    expect(scanned("serial", count, "S-9", "10017", new Set(["S-9"]))).toEqual({ kind: "repeated", text: "S-9" });
  });

  it("the card in the hand is no piece", () => {
    expect(scanned("serial", count, "10017", "10017", none).kind).toBe("card");
    expect(scanned("serial", count, "HTTPS://X/T/HENGZHUN/10017", "10017", none).kind).toBe("card");
    expect(scanned("serial", count, "", "10017", none).kind).toBe("invalid");
    expect(scanned("serial", count, "x".repeat(65), "10017", none).kind).toBe("invalid");
  });

  it("the last one is taken back, and the number of pieces is the number of codes", () => {
    expect(takeBack("serial", count).serials).toEqual([]);
    expect(countedGood("serial", count, 0)).toBe(1_000_000);
    expect(missing(blank(operation, "serial"), [])).toBe("count_none");
  });

  it("knows what waits in the queue or was booked here, and forgets what was taken back", () => {
    const row = (id: string, type: string, payload: Row["payload"]): Row => ({ id, type, payload }) as Row;
    const rows = [
      row("a", "reporting.report_output", { operationId: "O", serials: ["S-1"] }),
      row("b", "reporting.report_output", { operationId: "O", boxLabels: ["B-1"] }),
      row("c", "reporting.report_output", { operationId: "other", serials: ["S-7"] }),
      row("d", "reporting.reverse_output", { reportId: "b" }),
    ];
    expect([...takenCodes("O", rows)]).toEqual(["S-1"]);
  });
});

describe("a crew", () => {
  const me = { userId: "me", name: "me" };
  const other = { userId: "li", name: "li" };

  it("shares equally, to exactly one", () => {
    expect(sharesOf([])).toEqual([]);
    for (const parts of [[1, 1], [1, 1, 1], [3, 2, 2], [1, 1, 1, 1, 1, 1, 1]]) {
      const shares = sharesOf(parts.map((each, at) => ({ userId: String(at), name: "", parts: each })));
      expect(shares.reduce((sum, share) => sum + Math.round(Number(share) * 10_000), 0)).toBe(10_000);
    }
    expect(sharesOf([{ ...me, parts: 2 }, { ...other, parts: 1 }])).toEqual(["0.6667", "0.3333"]);
  });

  it("the reporter is in it from the first touch, and alone it is none", () => {
    const two = toggled([], me, other);
    expect(two.map(({ userId }) => userId)).toEqual(["me", "li"]);
    expect(toggled(two, me, other)).toEqual([]);
    expect(toggled(two, me, me).map(({ userId }) => userId)).toEqual(["li"]);
    expect(weighed(two, "li", -1)).toEqual(two);
  });

  it("equal shares are left to the plant, others are said", () => {
    const form = blank(operation);
    const crew = toggled([], me, other);
    expect(moreOf({ ...form, extras: { ...form.extras, crew } }).shares).toEqual([{ user_id: "me" }, { user_id: "li" }]);
    expect(moreOf({ ...form, extras: { ...form.extras, crew: weighed(crew, "me", 1) } }).shares).toEqual([
      { user_id: "me", share: "0.6667" },
      { user_id: "li", share: "0.3333" },
    ]);
  });
});

describe("what else a report says", () => {
  it("a plain one says nothing more and is nobody's draft", () => {
    expect(moreOf(blank(operation))).toEqual({});
    expect(touched(blank(operation))).toBe(false);
    expect(touched(keys(blank(operation), "3"))).toBe(true);
    expect(touched(inMode(blank(operation), "serial", operation))).toBe(false);
  });

  it("an earlier shift, somebody else's work, a note, own fields, a reason to let it pass", () => {
    const form = lateOf(blank(operation), { id: "N", day: "2026-11-19", name: "night", worker: { id: "li", name: "li" } });
    expect(touched(form)).toBe(true);
    const extras = { ...form.extras, note: " hot ", custom: { tool: "T4", empty: "" }, override: "agreed" };
    expect(moreOf({ ...form, extras })).toEqual({ workerId: "li", shiftId: "N", shiftDay: "2026-11-19", note: "hot", custom: [{ code: "tool", value: "T4" }], override: true, reason: "agreed" });
  });
});

describe("refused at entry", () => {
  const typed = (...all: Key[]): Form => keys(blank(operation), ...all);

  it("held, gated, done and unread, in this order", () => {
    const held = { ...operation, hold: { reason: "" } } as unknown as Operation;
    expect(obstacleOf(held, 1)?.code).toBe("hold");
    expect(obstacleOf({ ...operation, blockedBy: { code: "orders.gate_closed", params: {} } } as unknown as Operation, 0)?.code).toBe("orders.gate_closed");
    expect(obstacleOf({ ...operation, blockedBy: { code: "orders.predecessor_unfinished", params: {} } } as unknown as Operation, 0)).toBeNull();
    expect(obstacleOf({ ...operation, state: "completed" } as Operation, 0)?.code).toBe("completed");
    expect(obstacleOf(operation, 2)).toMatchObject({ code: "unread", steps: 2 });
  });

  it("too many, beyond what the step allows to everybody", () => {
    expect(overOf(typed("7", "9"), operation, hints, false)).toMatchObject({ code: "over", over: "4", left: "75" });
    expect(overOf(typed("7", "9"), operation, { ...hints, overPercent: 5 }, false)).toBeNull();
    expect(overOf(typed("8", "9"), operation, { ...hints, overPercent: 5 }, false)).toMatchObject({ over: "8", left: "81" });
  });

  it("more than the step before delivered, unless it may be skipped or nobody can know without network", () => {
    const strict = { ...hints, skipAllowed: false };
    expect(overOf(typed("7", "0"), operation, strict, false)).toMatchObject({ code: "skipped", over: "10", left: "60" });
    expect(overOf(typed("7", "0"), operation, strict, true)).toBeNull();
    expect(overOf(typed("7", "0"), operation, hints, false)).toBeNull();
    expect(overOf(typed("6", "0"), operation, strict, false)).toBeNull();
  });
});

describe("runs", () => {
  const row = (type: string, operationId: string, atWall: number, userId = "me"): Row => ({ id: `${type}${atWall}`, type: `reporting.${type}`, payload: { operationId }, note: { userId }, atWall }) as unknown as Row;
  const known = [{ id: "r", operationId: "A", startedAt: "2026-11-20T01:00:00.000Z", running: true }];

  it("several at once, each with its own time", () => {
    const runs = foldRuns(known, [row("start_run", "B", 0), row("start_run", "C", 1, "li")], "me");
    expect(runs.map(({ operationId }) => operationId)).toEqual(["A", "B"]);
  });

  it("pause, resume, end; what was never begun stays so", () => {
    expect(foldRuns(known, [row("pause_run", "A", 1)], "me")).toMatchObject([{ running: false }]);
    expect(foldRuns(known, [row("pause_run", "A", 1), row("resume_run", "A", 2)], "me")).toMatchObject([{ running: true, startedAt: "1970-01-01T00:00:00.002Z" }]);
    expect(foldRuns(known, [row("end_run", "A", 1), row("pause_run", "X", 2)], "me")).toEqual([]);
  });
});
