import type { VendorActsQuery } from "@/packages/api/generated/vendor/graphql";
import { count, known, locale, problemText, t } from "@/packages/i18n";

export type Act = VendorActsQuery["vendorActs"]["nodes"][number];

/** "延长 14 天": an act with what was decided in it. */
export function actWords(act: Act): string {
  const payload = (act.payload ?? {}) as Record<string, unknown>;
  const shown = Object.fromEntries(Object.entries(payload).map(([name, value]) => [name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()), typeof value === "number" ? count(value) : typeof value === "string" ? (known(`v.word.${value}`) ?? value) : ""]));
  for (const both of ["title", "name"]) shown[both] = shown[`${both}${locale() === "zh" ? "Zh" : "En"}`] ?? "";
  const name = act.command.replace(/^vendor\./, "");
  if (name === "note_act") return t(payload.outcome === "done" ? "v.act.note_act.done" : "v.act.note_act.refused", { act: known(`v.act.${String(payload.act)}_customer.plain`) ?? String(payload.act) });
  return known(`v.act.${name}`, shown) ?? known(`command.${act.command}`) ?? act.command;
}

/** Why it was refused, here or at the customer's. */
export function refusalOf(act: Act): string | null {
  const payload = (act.payload ?? {}) as { outcome?: string; code?: string; params?: Record<string, unknown> };
  if (act.outcome === "refused" && act.code) return problemText({ code: act.code, params: (act.params ?? {}) as Record<string, unknown> });
  if (act.command === "vendor.note_act" && payload.outcome !== "done" && payload.code) return problemText({ code: payload.code, params: payload.params ?? {} });
  return null;
}
