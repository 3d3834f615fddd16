import { describe, expect, it, vi } from "vitest";

vi.mock("./local", () => ({ getMeta: async () => undefined, setMeta: async () => undefined }));
const { languageOf, PLAIN } = await import("./prefs");

describe("whose language", () => {
  it.each([
    ["the person's own choice", { ...PLAIN, locale: "en" as const }, "zh-CN", "zh" as const, "en"],
    ["the account's English on a Chinese phone", PLAIN, "en", "zh" as const, "en"],
    ["the phone's, where the account says what accounts say by default", PLAIN, "zh-CN", "en" as const, "en"],
    ["the account's, where the phone says nothing", PLAIN, "zh-CN", null, "zh"],
    ["Chinese, where nobody says anything", PLAIN, null, null, "zh"],
  ])("%s", (_, prefs, account, device, language) => expect(languageOf(prefs, account, device)).toBe(language));
});
