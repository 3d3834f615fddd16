import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { ago, due, instant, percent, problemText, quantity, register, setLocale, setZone, span, t } from ".";
import { common } from "./locales/common";
import { fill } from "./messages";

const SRC = join(__dirname, "../..");
const LOCALES = join(__dirname, "locales");
const load = (name: string): Record<string, string> => JSON.parse(readFileSync(join(LOCALES, name), "utf8"));
const bundleNames = readdirSync(LOCALES).filter((name) => name.endsWith(".zh.json")).map((name) => name.replace(".zh.json", ""));

function sources(dir: string): string[] {
  return readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) return entry.name === "generated" || entry.name === "locales" ? [] : sources(path);
    return /\.(ts|tsx|css|html)$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

describe("catalogues", () => {
  it.each(bundleNames)("%s: zh and en say the same things with the same params", (name) => {
    const [zh, en] = [load(`${name}.zh.json`), load(`${name}.en.json`)];
    expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
    for (const key of Object.keys(zh)) {
      const params = (text: string) => [...new Set([...text.matchAll(/\{(\w+)/g)].map((match) => match[1]))].sort();
      expect(params(en[key]!), key).toEqual(params(zh[key]!));
    }
  });

  it("every key a screen asks for exists", () => {
    const all = new Set(bundleNames.flatMap((name) => Object.keys(load(`${name}.zh.json`))));
    const missing: string[] = [];
    for (const path of sources(SRC)) {
      const text = readFileSync(path, "utf8");
      for (const [, key] of text.matchAll(/\bt\(\s*"([^"]+)"/g)) if (!all.has(key!)) missing.push(`${path.slice(SRC.length)}: ${key}`);
      // a key built from a value must at least have brothers: t(`order.state.${state}`)
      for (const [, prefix] of text.matchAll(/\bt\(\s*`([^`$]+)\$\{/g)) {
        if (![...all].some((key) => key.startsWith(prefix!))) missing.push(`${path.slice(SRC.length)}: ${prefix}…`);
      }
    }
    expect(missing).toEqual([]);
  });

  it("no Chinese is written outside the catalogues", () => {
    const read = sources(SRC).filter((path) => !path.endsWith("/scan/codes/keyboard.ts")); // what a keyboard types, not what we say
    const found = read.flatMap((path) =>
      readFileSync(path, "utf8").split("\n").flatMap((line, at) => {
        const code = line.replace(/\/\/.*$|\/\*.*?\*\/|^\s*\*.*$/g, "");
        return /[\u3400-\u9fff\uff00-\uffef\u3000-\u303f]/.test(code) ? [`${path.slice(SRC.length)}:${at + 1}`] : [];
      }),
    );
    expect(found).toEqual([]);
  });

  it("Chinese voice: no 您, no 请, no exclamation mark, no 操作成功", () => {
    for (const name of bundleNames) {
      for (const [key, text] of Object.entries(load(`${name}.zh.json`))) {
        expect(text, key).not.toMatch(/您|(?<![邀申])请(?!求)|[!！]|操作成功|暂无数据/);
      }
    }
  });
});

describe("figures and times", () => {
  const now = "2026-11-20T04:00:00Z"; // 12:00 in Shanghai, a Friday

  beforeEach(() => {
    register(common);
    setZone("Asia/Shanghai");
    setLocale("zh");
  });

  it.each([
    ["1234567", "1,234,567"], ["-4.50", "\u22124.5"], ["0", "0"], ["0.180", "0.18"], [null, "–"], ["1000.00", "1,000"],
  ])("quantity %s", (given, shown) => expect(quantity(given)).toBe(shown));

  it("percent keeps one decimal unless it is whole", () => {
    expect([percent("0.986"), percent(1), percent(0.92), percent(null)]).toEqual(["98.6%", "100%", "92%", "–"]);
  });

  it.each([
    ["2026-11-20T03:59:30Z", "刚刚", "just now"],
    ["2026-11-20T03:52:00Z", "8 分钟前", "8 min ago"],
    ["2026-11-20T01:12:00Z", "09:12", "09:12"],
    ["2026-11-19T09:20:00Z", "昨天 17:20", "yesterday 17:20"],
    ["2026-11-18T09:20:00Z", "11-18", "11-18"],
    ["2025-11-18T09:20:00Z", "2025-11-18", "2025-11-18"],
  ])("ago %s", (at, zh, en) => {
    expect(ago(at, now)).toBe(zh);
    setLocale("en");
    expect(ago(at, now)).toBe(en);
  });

  it.each([
    ["2026-11-20T08:00:00Z", "今天 16:00", false],
    ["2026-11-20T15:59:00Z", "今天", false],
    ["2026-11-20T02:00:00Z", "今天 10:00", true],
    ["2026-11-20T16:30:00Z", "明天", false],
    ["2026-11-23T08:00:00Z", "3 天后", false],
    ["2026-11-17T08:00:00Z", "逾期 3 天", true],
  ])("due %s in the plant's day, not the browser's", (at, text, overdue) => {
    expect(due(at, now)).toMatchObject({ text, overdue });
  });

  it("a wall time of the plant is one instant, also across a summer-time change", () => {
    expect(instant("2026-11-20", "16:00")).toBe("2026-11-20T08:00:00.000Z");
    setZone("Europe/Berlin");
    expect(instant("2026-07-01", "16:00")).toBe("2026-07-01T14:00:00.000Z");
    expect(instant("2026-01-01", "16:00")).toBe("2026-01-01T15:00:00.000Z");
  });

  it("a span names the second day only when there is one", () => {
    expect(span("2026-11-20T00:00:00Z", "2026-11-20T05:10:00Z")).toBe("11-20 08:00–13:10");
    expect(span("2026-11-20T00:00:00Z", "2026-11-21T05:10:00Z")).toBe("11-20 08:00–11-21 13:10");
  });
});

it("plural forms follow n, thousands included", () => {
  expect(fill("{n} {n|order|orders}", { n: 1 })).toBe("1 order");
  expect(fill("{n} {n|order|orders}", { n: "1,000" })).toBe("1,000 orders");
  expect(fill("{gone}", {})).toBe("{gone}");
});

it("an unknown code is never shown raw", () => {
  register(common);
  setLocale("zh");
  expect(problemText({ code: "orders.brand_new", params: {} })).toBe(t("error.unknown"));
});

it("a refusal says a unit by its name; a work unit keeps its own", async () => {
  register(common, { zh: { "error.x.low": "{there} {unit} {to_unit} {work_unit}" }, en: async () => ({ default: {} }) });
  await setLocale("zh");
  expect(problemText({ code: "x.low", params: { there: "3", unit: "KG", to_unit: "roll", work_unit: "M" } })).toBe("3 千克 roll M");
});
