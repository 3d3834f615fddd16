import { describe, expect, it } from "vitest";
import { register, setLocale } from "@/packages/i18n";
import bundle from "@/packages/i18n/locales/ct";
import { atPath, excerpt } from "./jsonPath";
import { missingFirst, packagesOf } from "./levels";
import { problemWords } from "./problems";
import { eventsAddress, nmpaAddress } from "./transfer";

describe("a refusal is shown at its place", () => {
  const document = { epcisBody: { eventList: [{ type: "ObjectEvent" }, { type: "ObjectEvent", bizStep: "flying" }] } };
  it("finds what stands at a path", () => {
    expect(atPath(document, "$.epcisBody.eventList[1].bizStep")).toBe("flying");
    expect(atPath(document, "$.epcisBody.eventList[7].bizStep")).toBeUndefined();
    expect(atPath(document, "$")).toBe(document);
  });
  it("shows what surrounds a thing that is missing, and nothing of what is no JSON", () => {
    const text = JSON.stringify(document);
    expect(excerpt(text, "$.epcisBody.eventList[1].bizStep")).toBe('"flying"');
    expect(excerpt(text, "$.epcisBody.eventList[0].action")).toContain("ObjectEvent");
    expect(excerpt("{", "$")).toBeNull();
  });
});

describe("packages", () => {
  const row = (id: string, level: string, containsId: string | null = null) => ({ id, level, containsId });
  it("the outermost first, each once", () => {
    const rows = [row("s", "sale_unit"), row("c", "case", "b"), row("b", "box", "s")];
    expect(packagesOf(rows).map(({ row: { id }, depth }) => [id, depth])).toEqual([["c", 0], ["b", 1], ["s", 2]]);
  });
  it("a unit within two packages stands under the first and is named once", () => {
    const rows = [row("s", "sale_unit"), row("b", "box", "s"), row("c", "case", "s")];
    expect(packagesOf(rows).map(({ row: { id } }) => id)).toEqual(["c", "s", "b"]);
  });
});

it("what is missing stands before what is there", () => {
  const field = (key: string, required: boolean, value: string | null) => ({ key, label: key, required, company: false, yesNo: false, value });
  expect(missingFirst([field("a", false, null), field("b", true, "x"), field("c", true, null)]).map(({ key }) => key)).toEqual(["c", "b", "a"]);
});

it("what is wrong is said in the reader's words", async () => {
  register(bundle);
  await setLocale("zh", { remember: false });
  expect(problemWords("is no date and time: day is out of range for month")).not.toContain("is no date");
  expect(problemWords("is unknown: MoveEvent")).toContain("MoveEvent");
  expect(problemWords("has 3 digits instead of 13")).toBe("has 3 digits instead of 13");
});

it("addresses name only what was chosen", () => {
  expect(eventsAddress({ lot: null, reach: "forward", since: null, until: null })).toBe("/api/epcis/events");
  expect(eventsAddress({ lot: "1", reach: "both", since: "2026-11-01T00:00:00Z", until: null })).toBe("/api/epcis/events?lot=1&reach=both&since=2026-11-01T00%3A00%3A00Z");
  expect(nmpaAddress(["1", "2"])).toBe("/api/udi/nmpa.xlsx?id=1&id=2");
});
