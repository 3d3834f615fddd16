import { NotSaved, type Params, type QueuedBlob, uuid7 } from "@/packages/outbox";
import { t } from "@/packages/i18n";
import { sendCommand, UNDO_MS } from "@/w/model/reporting";
import { store } from "@/w/model/store";
import { signal } from "@/w/ui/feedback";
import { asNote, type Effect, reversed } from "./fold";

/** One act in the store: the command, what the phone foresees of it, and what takes it back. */
export interface Deed {
  /** made with the draft: a second tap on the same content is the same entry */
  id?: string;
  type: string;
  payload: Params;
  effects: Effect[];
  /** how the tray names it: a word of `w.store.did` and its parameters */
  did: { key: string; params: Record<string, string> };
  order?: string;
  photos?: QueuedBlob[];
  back?: { type: string; payload: Params } | null;
}

/** On disk first, then to the plant in its turn. Resolves to null, or to the words of why it could not be kept. */
export async function act({ id = uuid7(), type, payload, effects, did, order, photos, back }: Deed): Promise<string | null> {
  const { person } = store.get();
  if (!person) return t("w.report.not_saved_broken");
  const note: Params = { ...asNote(effects), did, ...(order ? { orderNumber: order } : {}) };
  try {
    await sendCommand(person, type, payload, { id, photos, note });
  } catch (error) {
    signal("fail");
    return t(`w.report.not_saved_${error instanceof NotSaved ? error.why : "broken"}`);
  }
  signal("pass");
  const text = t(`w.store.did.${did.key}`, did.params);
  const undone: Params = { ...asNote(reversed(effects)), did: { key: "undo", params: { what: text } } };
  store.set({ said: t("w.report.saved", { what: text }), undo: back ? { reportId: id, text, until: Date.now() + UNDO_MS, back: { ...back, note: undone } } : null });
  return null;
}
