import { beforeAll, describe, expect, it } from "vitest";
import { register, setLocale, setZone } from "@/packages/i18n";
import { common } from "@/packages/i18n/locales/common";
import { errors } from "@/packages/i18n/locales/errors";
import { w } from "@/packages/i18n/locales/w";
import { wl } from "@/packages/i18n/locales/wl";
import type { Row, SendState } from "@/packages/outbox";
import type { State } from "@/w/model/types";
import { syncWords } from "@/w/ui/sync";
import { amountWords, problemWords } from "@/w/ui/words";
import { adviceOf, headlineOf, reasonOf, whoHelps } from "./refusals";

beforeAll(async () => {
  register(common, errors, w, wl);
  setZone("Asia/Shanghai");
  await setLocale("zh");
});

const row = (payload: Row["payload"]): Row => ({ type: "reporting.report_output", payload, note: { unit: "pcs" } }) as unknown as Row;
const over = {
  code: "reporting.over_reported",
  params: { over: "4.000000", remaining: "13.000000", last_reporter: "李敏", last_quantity: "24", last_at: "2020-11-20T02:12:00Z", helper: "陈志强" },
  row: row({ goodQuantity: "17" }),
};

describe("a refusal says what, why, who", () => {
  it("over-reported", () => {
    expect(headlineOf(over)).toBe("多报 4 件，没有入账");
    expect(reasonOf(over)).toBe("李敏 2020-11-20 交过 24，这道工序只剩 13");
    expect(whoHelps(over)).toBe("陈志强 能批超报");
    expect(adviceOf(over)).toEqual({ good: "13", unit: "件" });
  });

  it("the fix leaves room for the scrap already counted, and none where none is left", () => {
    expect(adviceOf({ ...over, row: row({ goodQuantity: "17", processScrapQuantity: "2" }) })?.good).toBe("11");
    expect(adviceOf({ ...over, params: { ...over.params, remaining: "0" } })).toBeNull();
    expect(adviceOf({ ...over, code: "orders.order_on_hold" })).toBeNull();
  });

  it("nobody reported before, nobody can help", () => {
    const alone = { ...over, params: { over: "4", remaining: "13", last_reporter: "", last_at: null, helper: "" } };
    expect(reasonOf(alone)).toBe("这道工序只剩 13");
    expect(whoHelps(alone)).toBeNull();
  });

  it("a code nobody translated yet can still be told", () => {
    expect(headlineOf({ ...over, code: "reporting.brand_new" })).toBe("没有入账");
    expect(problemWords({ code: "reporting.brand_new", text: "", params: {} })).toContain("reporting.brand_new");
  });
});

describe("amounts", () => {
  const none = { good: "0", process: "0", material: "0", rework: "0" };
  it.each([
    [{ ...none, good: "37", process: "1" }, "37 好 1 废"],
    [{ ...none, good: "1200" }, "1,200 好"],
    [{ ...none, process: "1", material: "2", rework: "3" }, "3 废 3 返工"],
    [none, ""],
  ])("%o", (amounts, words) => expect(amountWords(amounts)).toBe(words));
});

describe("the queue, always in words", () => {
  const state = (send: Partial<SendState> & { kind: SendState["kind"] }, queued: number, lastSync: number | null = null): State =>
    ({ send: { since: 0, ...send }, queue: Array(queued).fill(null), lastSync, person: null, snapshots: {} }) as unknown as State;
  it.each([
    [state({ kind: "idle" }, 0, Date.parse("2026-11-20T01:41:00Z")), "已同步 09:41", "ok"],
    [state({ kind: "idle" }, 0), "还没同步过", "t2"],
    [state({ kind: "sending" }, 3), "正在发送 3 条", "t2"],
    [state({ kind: "offline" }, 4), "没有网络，4 条在本机", "warn"],
    [state({ kind: "busy" }, 2), "服务器忙，2 条在本机", "warn"],
    [state({ kind: "update" }, 2), "更新后再发，2 条在本机", "warn"],
    [state({ kind: "revoked" }, 2), "本机已停用", "danger"],
    [state({ kind: "gap", expectedSeq: 1 } as never, 2), "发送停住了，2 条在本机", "danger"],
  ])("%#", (given, text, tone) => expect(syncWords(given)).toMatchObject({ text, tone }));
});
