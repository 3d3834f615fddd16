import { IconCamera, IconCheck, IconTrash } from "@tabler/icons-react";
import { useEffect, useMemo, useState } from "react";
import { named, t } from "@/packages/i18n";
import { NotAPicture, pack, type QueuedBlob } from "@/packages/outbox";
import type { ReasonCode } from "@/w/model/types";
import { Button } from "@/w/ui/parts";
import { Sheet } from "@/w/ui/Sheet";
import { type Form, reasonKind } from "./form";

const SHOWN = 2;
const MOST_PHOTOS = 4;

interface Props {
  form: Form;
  reasons: readonly ReasonCode[];
  missing: boolean;
  photos: QueuedBlob[];
  pick: (code: string) => void;
  setPhotos: (photos: QueuedBlob[]) => void;
}

/** Reasons appear only when there is something to explain; the photo is always at hand. */
export function Reasons({ form, reasons, missing, photos, pick, setPhotos }: Props) {
  const [all, setAll] = useState(false);
  const kind = reasonKind(form);
  const fitting = reasons.filter((reason) => reason.kind === kind);
  const chosen = fitting.find((reason) => reason.code === form.reason);
  const first = fitting.slice(0, SHOWN);
  const shown = chosen && !first.includes(chosen) ? [chosen, ...first.slice(0, SHOWN - 1)] : first;
  return (
    <div className={missing ? "why missing" : "why"} role="group" aria-label={kind ? t(`w.reason.${kind}`) : t("w.photo.label")}>
      {kind && shown.map((reason) => <ReasonChip key={reason.id} reason={reason} on={reason === chosen} pick={pick} />)}
      {fitting.length > shown.length && (
        <button type="button" onClick={() => setAll(true)}>
          {t("w.reason.more")}
        </button>
      )}
      <Photos photos={photos} setPhotos={setPhotos} word={kind === null} />
      {all && (
        <Sheet title={t(`w.reason.${kind ?? "process_scrap"}`)} close={() => setAll(false)}>
          <div className="choices">
            {fitting.map((reason) => (
              <Button
                key={reason.id}
                className={reason === chosen ? "on" : undefined}
                onClick={() => {
                  pick(reason.code);
                  setAll(false);
                }}
              >
                {named(reason.name)}
              </Button>
            ))}
          </div>
          <Button wide tone="quiet" onClick={() => setAll(false)}>
            {t("w.cancel")}
          </Button>
        </Sheet>
      )}
    </div>
  );
}

function ReasonChip({ reason, on, pick }: { reason: ReasonCode; on: boolean; pick: (code: string) => void }) {
  return (
    <button type="button" className={on ? "on grow" : "grow"} aria-pressed={on} onClick={() => pick(reason.code)}>
      {on && <IconCheck className="icon" size={18} stroke={1.75} aria-hidden="true" />}
      {named(reason.name)}
    </button>
  );
}

export function Photos({ photos, setPhotos, word }: { photos: QueuedBlob[]; setPhotos: (photos: QueuedBlob[]) => void; word: boolean }) {
  const [failed, setFailed] = useState(false);
  const [looking, setLooking] = useState(false);

  async function add(file: File | undefined): Promise<void> {
    if (!file) return;
    setFailed(false);
    try {
      const photo = await pack(file);
      if (!photos.some((other) => other.sha256 === photo.sha256)) setPhotos([...photos, photo]);
    } catch (error) {
      if (!(error instanceof NotAPicture)) throw error;
      setFailed(true);
    }
  }

  const last = photos[photos.length - 1];
  return (
    <>
      {last ? (
        <button type="button" className="photo" aria-label={t("w.photo.look", { n: photos.length })} onClick={() => setLooking(true)}>
          <Picture photo={last} />
          <em aria-hidden="true">{photos.length}</em>
        </button>
      ) : (
        <Shutter className={word ? "grow" : undefined} word={word} add={add} />
      )}
      {failed && (
        <Sheet title={t("w.photo.unreadable")} close={() => setFailed(false)}>
          <Button wide onClick={() => setFailed(false)}>
            {t("w.back")}
          </Button>
        </Sheet>
      )}
      {looking && last && (
        <Sheet title={t("w.photo.look", { n: photos.length })} close={() => setLooking(false)}>
          <div className="shots">
            {photos.map((photo, at) => (
              <div key={photo.sha256}>
                <Picture photo={photo} />
                <Button wide onClick={() => setPhotos(photos.filter((other) => other !== photo))} aria-label={t("w.photo.remove", { n: at + 1 })}>
                  <IconTrash size={22} stroke={1.75} aria-hidden="true" />
                  {t("w.photo.remove_short")}
                </Button>
              </div>
            ))}
          </div>
          <div className="stack">
            {photos.length < MOST_PHOTOS && <Shutter className="btn" word add={add} />}
            <Button tone="primary" onClick={() => setLooking(false)}>
              {t("w.photo.done")}
            </Button>
          </div>
        </Sheet>
      )}
    </>
  );
}

/** The phone's own camera app: it knows its flash and focus better than a page does. */
function Shutter({ className, word, add }: { className?: string; word: boolean; add: (file: File | undefined) => Promise<void> }) {
  return (
    <label className={className}>
      <IconCamera className="icon" size={26} stroke={1.75} aria-hidden="true" />
      <span className={word ? undefined : "sr-only"}>{t("w.photo.take")}</span>
      <input
        className="sr-only"
        type="file"
        accept="image/*"
        capture="environment"
        onChange={(event) => {
          void add(event.target.files?.[0]);
          event.target.value = "";
        }}
      />
    </label>
  );
}

function Picture({ photo }: { photo: QueuedBlob }) {
  const url = useMemo(() => URL.createObjectURL(new Blob([photo.bytes], { type: photo.type })), [photo]);
  useEffect(() => () => URL.revokeObjectURL(url), [url]);
  return <img src={url} alt="" />;
}
