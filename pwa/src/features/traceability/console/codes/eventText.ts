import { known } from "@/packages/i18n";

interface Told { bizStep?: string; action?: string; epcs: string[] }

const LISTS = ["epcList", "childEPCs", "inputEPCList", "outputEPCList"] as const;
const CLASSES = ["quantityList", "childQuantityList", "inputQuantityList", "outputQuantityList"] as const;

/** What a person looks for in an event: which step of business, and of what. Its text was checked when it came in. */
export function told(content: string): Told {
  const event = JSON.parse(content) as Record<string, unknown>;
  const text = (key: string): string | undefined => (typeof event[key] === "string" ? (event[key] as string) : undefined);
  const named = [text("parentID"), ...LISTS.flatMap((key) => (event[key] as string[] | undefined) ?? []), ...CLASSES.flatMap((key) => ((event[key] as { epcClass: string }[] | undefined) ?? []).map((each) => each.epcClass))];
  return { bizStep: text("bizStep"), action: text("action"), epcs: named.filter((each): each is string => each !== undefined) };
}

/** `https://ref.gs1.org/cbv/BizStep-shipping`, `urn:epcglobal:cbv:bizstep:shipping` and `shipping` are one step. */
export const stepCode = (step: string): string => step.replace(/^.*(?:BizStep-|bizstep:)/, "");
export const stepName = (step: string): string | null => known(`epcis.step.${stepCode(step)}`);
