import { type QueuedBlob, uuid7 } from "@/packages/outbox";
import type { Form } from "./form";

interface Kept {
  form: Form;
  photos: QueuedBlob[];
  /** the id of the entry this draft becomes; the same content is never saved under two ids */
  id: string;
  content: string;
}

const drafts = new Map<string, Kept>();
const KEY = "lotline.w.draft:";

/** Every typed figure survives going back, another person signing in, and a reload. Photos survive all but the reload. */
export function recall(operationId: string): Pick<Kept, "form" | "photos"> | null {
  const kept = drafts.get(operationId);
  if (kept) return kept;
  try {
    const text = sessionStorage.getItem(KEY + operationId);
    return text ? { form: JSON.parse(text) as Form, photos: [] } : null;
  } catch {
    return null;
  }
}

export function keep(operationId: string, form: Form, photos: QueuedBlob[]): void {
  const content = JSON.stringify([form.good, form.process, form.material, form.rework, form.reason, photos.map((photo) => photo.sha256)]);
  const before = drafts.get(operationId);
  drafts.set(operationId, { form, photos, content, id: before?.content === content ? before.id : uuid7() });
  try {
    sessionStorage.setItem(KEY + operationId, JSON.stringify(form));
  } catch {
    // memory alone then
  }
}

export const entryId = (operationId: string): string => drafts.get(operationId)?.id ?? uuid7();

export function forgetDraft(operationId: string): void {
  drafts.delete(operationId);
  try {
    sessionStorage.removeItem(KEY + operationId);
  } catch {
    // nothing was kept
  }
}
