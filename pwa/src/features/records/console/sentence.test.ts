import { beforeAll, expect, it } from "vitest";
import { register, setLocale, setZone } from "@/packages/i18n";
import { common } from "@/packages/i18n/locales/common";
import { consoleWords } from "@/packages/i18n/locales/c";
import recordWords from "@/packages/i18n/locales/cr";
import { errors } from "@/packages/i18n/locales/errors";
import { act, fieldChanges, fieldName, refusal, tableName, type TrailRow } from "./sentence";
import { readable, shownValue } from "./values";

beforeAll(async () => {
  register(common, errors, consoleWords, recordWords);
  setZone("Asia/Shanghai");
  await setLocale("zh");
});

const line = (change: Partial<TrailRow>): TrailRow => ({
  id: "l", command: "orders.release_order", outcome: "applied", code: null, params: null, actorKind: "user", actorName: "周晓岚", device: null, seq: null,
  address: null, occurredAt: "2026-11-20T04:00:00Z", deviceAt: null, recordedAt: "2026-11-20T04:00:00Z", skewMs: null, reason: null, meaning: null,
  subjectId: null, payload: {}, sealedBatch: 1, changes: [], ...change,
});

it("a report says its quantities, a counter says that it counted", () => {
  const payload = { good_quantity: "37", process_scrap_quantity: "1", material_scrap_quantity: "0" };
  expect(act(line({ command: "reporting.report_output", payload }))).toBe("报工 37 好、1 工废");
  expect(act(line({ command: "reporting.report_output", payload: { good_quantity: "120" }, actorKind: "device" }))).toBe("计数器报 120 好");
});

it("a command the catalogue does not know yet is never shown by its code", () => {
  expect(act(line({ command: "scheduling.publish" }))).toBe("做了一项操作");
});

it("a refusal is told in the user's words", () => {
  const row = line({ outcome: "refused", code: "infra.permission_missing", params: { permission: "orders.order:release" } });
  expect(refusal(row)).toBe('需要"下达工单"权限，管理员能开通');
  expect(refusal(line({}))).toBeNull();
});

it("old → new, field by field, without housekeeping", () => {
  const changes = [
    { table: "orders_production_order", recordId: "r", revision: 2, before: { id: "r", revision: 1, due_at: "a", note: "x" }, after: { id: "r", revision: 2, due_at: "b", note: "x" } },
    { table: "orders_hold", recordId: "h", revision: 1, before: null, after: { tenant_id: "t", note: "y" } },
  ];
  expect(fieldChanges(line({ changes })).map(({ field, before, after, created }) => [field, before, after, created])).toEqual([
    ["due_at", "a", "b", false], ["note", null, "y", true],
  ]);
});

it.each([
  ["2026-11-20T08:00:00.000000Z", "2026-11-20 16:00:00"], [true, "是"], [null, "空"], [[], "空"], ["1234.50", "1,234.5"], ["running", "进行中"],
  ["orders.order:release", "下达工单"], ["MO-1012", "MO-1012"],
  [["running", "12"], "进行中、12"], [{ file_name: "a.csv", create_missing: false }, "文件名 a.csv、缺少的一并新建 否"],
])("stored %j is read as %s", (value, shown) => expect(shownValue(value)).toBe(shown));

it("ids, digests and snapshots stay out of lists", () => {
  expect([readable("01a1f889-ce64-75d3-9884-5f2d7cc035e9"), readable("/daily/01a1f889-ce64-75d3-9884-5f2d7cc035e9"), readable("a".repeat(64)), readable({ bom: [] }), readable("MO-1"), readable(null)]).toEqual([false, false, false, false, true, true]);
});

it("a field or record the catalogue does not know yet is never shown by its name in the database", () => {
  expect([fieldName("file_name"), fieldName("brand_new_field"), tableName("brand_new_table")]).toEqual(["文件名", "其他内容", "其他记录"]);
});
