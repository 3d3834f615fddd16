import { useEffect, useMemo, useState } from "react";
import type { QueuedBlob } from "@/packages/outbox";
import { entryId, forgetDraft, keep, recall } from "@/w/model/drafts";
import { useApp } from "@/w/model/store";

export interface Kept<F> {
  form: F;
  change: (patch: Partial<F>) => void;
  photos: QueuedBlob[];
  setPhotos: (photos: QueuedBlob[]) => void;
  /** the id the entry of this content gets, however often it is handed in */
  id: () => string;
  /** it is handed in: the next one begins */
  done: (next: F) => void;
}

/** What a person began in one flow survives going back, a reload and a flat battery. */
export function useKept<F extends object>(flow: string, fresh: F): Kept<F> {
  const userId = useApp((state) => state.person?.userId ?? "");
  const name = `store:${flow}`;
  const [form, setForm] = useState<F>(() => ({ ...fresh, ...recall<F>(userId, name)?.form }));
  const [photos, setPhotos] = useState<QueuedBlob[]>(() => recall(userId, name)?.photos ?? []);
  const blank = useMemo(() => JSON.stringify(fresh), []);
  useEffect(() => {
    keep(userId, name, form, form, photos, JSON.stringify(form) !== blank || photos.length > 0);
  }, [userId, name, form, photos, blank]);
  return {
    form,
    change: (patch) => setForm((before) => ({ ...before, ...patch })),
    photos,
    setPhotos,
    id: () => entryId(userId, name),
    done: (next) => {
      forgetDraft(userId, name);
      setForm(next);
      setPhotos([]);
    },
  };
}
