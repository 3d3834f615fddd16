import { IconCamera, IconCheck, IconX } from "@tabler/icons-react";
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
      {on && <IconCheck className="icon" size={20} stroke={1.75} aria-hidden="true" />}
      {named(reason.name)}
    </button>
  );
}

function Photos({ photos, setPhotos, word }: { photos: QueuedBlob[]; setPhotos: (photos: QueuedBlob[]) => void; word: boolean }) {
  const [failed, setFailed] = useState(false);

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

  return (
    <>
      {photos.map((photo, at) => (
        <Photo key={photo.sha256} photo={photo} n={at + 1} remove={() => setPhotos(photos.filter((other) => other !== photo))} />
      ))}
      {photos.length < MOST_PHOTOS && (
        <label className={word ? "grow" : undefined}>
          <IconCamera className="icon" size={26} stroke={1.75} aria-hidden="true" />
          <span className={word && photos.length === 0 ? undefined : "sr-only"}>{t("w.photo.take")}</span>
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
      )}
      {failed && (
        <p className="c-danger s16" role="alert" style={{ border: 0 }}>
          {t("w.photo.unreadable")}
        </p>
      )}
    </>
  );
}

function Photo({ photo, n, remove }: { photo: QueuedBlob; n: number; remove: () => void }) {
  const url = useMemo(() => URL.createObjectURL(new Blob([photo.bytes], { type: photo.type })), [photo]);
  useEffect(() => () => URL.revokeObjectURL(url), [url]);
  return (
    <button type="button" className="photo" aria-label={t("w.photo.remove", { n })} onClick={remove}>
      <img src={url} alt="" />
      <IconX className="icon" size={20} stroke={1.75} aria-hidden="true" />
    </button>
  );
}
