import { date, instant, known, t } from "@/packages/i18n";
import type { Refusal } from "./judge";

/** "11-20", with the year only when it is not this one. */
export const dayWords = (day: string): string => date(instant(day, "12:00"));

/** Three sentences: what did not happen, why, who helps. */
export function refusalWords({ code, params, who }: Pick<Refusal, "code" | "params" | "who">): { title: string; why: string; help: string | null } {
  const name = code.split(".")[1] ?? code;
  const shown = { ...params, status: params.status ? t(`w.store.state.${params.status}`) : "", expired_on: params.expired_on ? dayWords(params.expired_on) : "" };
  const helper = who.map((each) => each.name).join(t("list.separator"));
  const special = params.policy === "block" ? known(`w.store.no.${name}.nobody`) : null;
  return {
    title: known(`w.store.no.${name}`, shown) ?? t("w.refused.any"),
    why: known(`w.store.no.${name}.why`, shown) ?? known(`error.${code}`, shown) ?? code,
    help: special ?? (helper ? (known(`w.store.no.${name}.who`, { ...shown, helper }) ?? t("w.helps.any", { helper })) : known(`w.store.no.${name}.help`, shown)),
  };
}

/** The calendar day so many days later. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
