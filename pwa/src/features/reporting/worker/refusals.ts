import { ago, known, quantity, t, unitName } from "@/packages/i18n";
import type { TrayItem } from "@/packages/outbox";
import { entryOf, REPORT } from "@/w/model/fold";
import { decimal, micro } from "@/w/model/quantity";
import { problemWords } from "@/w/ui/words";

type Refused = Pick<TrayItem, "code" | "params" | "row">;

const text = (value: unknown): string => (value === null || value === undefined ? "" : Array.isArray(value) ? value.join(t("list.separator")) : String(value));

/** What did not happen. */
export function headlineOf({ code, params, row }: Refused): string {
  const over = quantity(text(params.over));
  return known(`w.refused.${code}`, { over, unit: unitName(text(row.note.unit)) }) ?? t("w.refused.any");
}

/** Why, in the worker's words; a code nobody translated yet is named so that it can be passed on. */
export function reasonOf({ code, params }: Refused): string {
  if (code === "reporting.over_reported") return overReason(params);
  const status = known(`w.store.state.${text(params.status)}`);
  return problemWords({ code, params: status ? { ...params, status } : params, text: "" });
}

function overReason(params: Refused["params"]): string {
  const remaining = quantity(text(params.remaining));
  const who = text(params.last_reporter ?? params.lastReporter);
  const at = text(params.last_at ?? params.lastAt);
  if (who === "" || at === "") return t("w.refused.over_left", { remaining });
  const n = quantity(text(params.last_quantity ?? params.lastQuantity));
  return t("w.refused.over_last", { who, n, when: ago(at), remaining });
}

/** Who can help, by name. */
export function whoHelps({ code, params }: Refused): string | null {
  const helper = text(params.helper ?? params.who);
  if (helper === "") return null;
  return known(`w.helps.${code}`, { helper }) ?? t("w.helps.any", { helper });
}

/** Whose telephone is known among those who can help. */
export function callersOf({ params }: Refused): { name: string; phone: string }[] {
  const helpers = Array.isArray(params.helpers) ? (params.helpers as { name?: unknown; phone?: unknown }[]) : [];
  return helpers.flatMap(({ name, phone }) => (phone ? [{ name: text(name), phone: text(phone) }] : [])).slice(0, 2);
}

/** The one-tap fix: the same report with the good quantity that still fits. */
export function adviceOf({ code, params, row }: Refused): { good: string; unit: string } | null {
  const room = code === "reporting.over_reported" ? params.remaining : code === "orders.gate_allows_less" ? params.allowed : null;
  if (row.type !== REPORT || room === null) return null;
  const entry = entryOf(row);
  const fits = micro(text(room)) - micro(entry.process) - micro(entry.material);
  return fits > 0 ? { good: decimal(fits), unit: unitName(text(row.note.unit)) } : null;
}
