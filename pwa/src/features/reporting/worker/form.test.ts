import { describe, expect, it } from "vitest";
import type { Operation } from "@/w/model/types";
import type { Key } from "@/w/ui/Keypad";
import { blank, chosen, follow, type Form, missing, pressed, rest, suggested } from "./form";
import { decimal } from "@/w/model/quantity";

const operation = { remainingQuantity: "75", availableQuantity: "75" } as Operation;
const reasons = [{ code: "DIM", kind: "process_scrap" }, { code: "SAND", kind: "material_scrap" }];
const keys = (form: Form, ...all: Key[]): Form => all.reduce((before, key) => pressed(before, key, operation), form);

describe("the report form", () => {
  it("starts with everything good: one tap reports it", () => {
    const form = blank(operation);
    expect(form.good).toBe("75");
    expect(missing(form, reasons)).toBeNull();
  });

  it("suggests no more than the step before has delivered", () => {
    expect(decimal(suggested({ remainingQuantity: "75", availableQuantity: "20" } as Operation))).toBe("20");
    expect(decimal(suggested({ remainingQuantity: "75", availableQuantity: "0" } as Operation))).toBe("75");
  });

  it("the first digit replaces the suggestion, the next ones follow it", () => {
    expect(keys(blank(operation), "3", "7").good).toBe("37");
    expect(keys(blank(operation), "3", "7", "back").good).toBe("3");
    expect(keys(blank(operation), "clear", "5").good).toBe("5");
    expect(keys(blank(operation), "minus", "minus").good).toBe("73");
    expect(keys(blank(operation), "clear", "minus").good).toBe("0");
  });

  it("one touch on a chip is one piece of scrap, taken from an untyped good figure", () => {
    const form = chosen(blank(operation), "process", operation);
    expect(form).toMatchObject({ process: "1", good: "74" });
    expect(decimal(rest(form, operation))).toBe("0");
    expect(missing(form, reasons)).toBe("reason");
    expect(missing({ ...form, reason: "DIM" }, reasons)).toBeNull();
  });

  it("a suggestion follows what others reported meanwhile, a typed figure does not", () => {
    const less = { remainingQuantity: "51", availableQuantity: "51" } as Operation;
    expect(follow(blank(operation), less).good).toBe("51");
    expect(follow(chosen(blank(operation), "process", operation), less).good).toBe("50");
    expect(follow(keys(blank(operation), "3", "7"), less).good).toBe("37");
  });

  it("a typed good figure is left alone", () => {
    const form = chosen(keys(blank(operation), "3", "7"), "process", operation);
    expect(form).toMatchObject({ process: "1", good: "37" });
  });

  it("the reason must fit the first scrap, as the server asks it", () => {
    const form = { ...chosen(blank(operation), "material", operation), reason: "DIM" };
    expect(missing(form, reasons)).toBe("reason");
    expect(missing({ ...form, reason: "SAND" }, reasons)).toBeNull();
  });

  it("scrap taken back asks for no reason any more", () => {
    const form = keys({ ...chosen(blank(operation), "process", operation), reason: "DIM" }, "clear");
    expect(form).toMatchObject({ process: "0", reason: null, good: "75" });
  });

  it("nothing is no report", () => expect(missing(keys(blank(operation), "clear"), reasons)).toBe("quantity"));

  it("a held key ends at seven digits, fractions at six", () => {
    expect(keys(blank(operation), "9", "9", "9", "9", "9", "9", "9", "9", "9").good).toBe("9999999");
    expect(keys(blank(operation), "1", ".", "2", ".", "5").good).toBe("1.25");
  });
});
