import { IconBolt, IconCamera, IconKeyboard } from "@tabler/icons-react";
import { useCallback, useEffect, useRef, useState } from "react";
import { t } from "@/packages/i18n";
import { luhnHolds } from "@/packages/scan";
import { scans } from "@/w/model/scans";
import { store, useApp } from "@/w/model/store";
import { signal } from "@/w/ui/feedback";
import { DigitPad, type Key } from "@/w/ui/Keypad";
import { Button } from "@/w/ui/parts";
import { Main, SubHead } from "@/w/ui/Shell";
import { OfflineBand } from "@/w/ui/sync";
import { WedgeField } from "@/w/ui/WedgeField";
import { useCamera, usePhotoReader } from "./camera";
import { type Miss, openCode } from "./open";

export default function Scan() {
  const company = useApp((state) => state.device?.company ?? null);
  const [miss, setMiss] = useState<Miss | null>(null);
  const [typing, setTyping] = useState(false);
  const open = useCallback(
    (text: string) => {
      setMiss(null);
      void openCode(text, company).then((missed) => {
        if (!missed) return;
        signal("fail");
        setMiss(missed);
        store.set({ said: `${missed.title} ${missed.help}` });
      });
    },
    [company],
  );
  useEffect(() => scans.listen((scan) => open(scan.text)), [open]);
  return (
    <div className="app">
      <OfflineBand />
      <SubHead title={t("w.scan.title")} back="#/" />
      <Main label={t("w.scan.title")}>
        <WedgeField />
        {typing ? <Typed close={() => setTyping(false)} /> : <Finder miss={miss} type={() => setTyping(true)} />}
        {miss && <MissNote miss={miss} />}
      </Main>
    </div>
  );
}

export function MissNote({ miss }: { miss: Miss }) {
  return (
    <div className="note danger" role="alert">
      <div>
        <p>
          <b>{miss.title}</b>
        </p>
        <p>{miss.help}</p>
      </div>
    </div>
  );
}

function Finder({ miss, type }: { miss: Miss | null; type: () => void }) {
  return (
    <>
      <Viewer miss={miss} />
      <div className="form" style={{ marginTop: "auto" }}>
        <PhotoButton />
        <Button wide onClick={type}>
          <IconKeyboard size={26} stroke={1.75} aria-hidden="true" />
          {t("w.scan.type")}
        </Button>
        <p className="c-t2 s16">{t("w.scan.wedge")}</p>
      </div>
    </>
  );
}

/** The live picture, or in words why there is none and what works instead. */
export function Viewer({ miss }: { miss: Miss | null }) {
  const video = useRef<HTMLVideoElement>(null);
  const { state, retry, torch } = useCamera(video);
  if (state.kind === "none") {
    return (
      <div className="note" role="status">
        <div>
          <p>
            <b>{t(`w.camera.${state.why}`)}</b>
          </p>
          <p>{t(`w.camera.${state.why}_help`)}</p>
          {state.why !== "insecure" && (
            <Button onClick={retry} style={{ marginTop: 8 }}>
              {t("w.retry")}
            </Button>
          )}
        </div>
      </div>
    );
  }
  return (
    <>
      <div className="viewer">
        <video ref={video} muted playsInline aria-label={t("w.scan.picture")} />
        <span className="frame" aria-hidden="true" />
        <p>{state.kind === "starting" ? t("w.scan.starting") : miss ? t("w.scan.again") : t(`w.scan.hint_${state.hint}`)}</p>
      </div>
      {torch && (
        <div className="form">
          <Button aria-pressed={torch.on} onClick={torch.toggle}>
            <IconBolt size={26} stroke={1.75} aria-hidden="true" />
            {torch.on ? t("w.scan.torch_off") : t("w.scan.torch_on")}
          </Button>
        </div>
      )}
    </>
  );
}

export function PhotoButton() {
  const { read, state } = usePhotoReader();
  return (
    <>
      <label className="btn wide">
        <IconCamera size={26} stroke={1.75} aria-hidden="true" />
        {state === "reading" ? t("w.scan.photo_reading") : t("w.scan.photo")}
        <input
          className="sr-only"
          type="file"
          accept="image/*"
          capture="environment"
          disabled={state === "reading"}
          onChange={(event) => {
            const file = event.target.files?.[0];
            event.target.value = "";
            if (file) void read(file);
          }}
        />
      </label>
      {state === "failed" && (
        <p className="note danger" role="alert">
          {t("w.scan.photo_failed")}
        </p>
      )}
    </>
  );
}

function Typed({ close }: { close: () => void }) {
  const [digits, setDigits] = useState("");
  const complete = luhnHolds(digits) && digits.length >= 4;

  function press(key: Key): void {
    if (key === "back") setDigits(digits.slice(0, -1));
    else if (key === "ok") scans.emit("manual", digits);
    else if (digits.length < 18) setDigits(digits + key);
  }

  return (
    <>
      <p className="caption">{t("w.scan.type_help")}</p>
      <div className="typed" role="status" aria-label={t("w.scan.typed")}>
        {digits === "" ? <span>{t("w.scan.type_empty")}</span> : <b>{digits}</b>}
      </div>
      {digits.length >= 5 && !complete && <p className="caption c-warn">{t("w.scan.check_digit")}</p>}
      <div className="desk">
        <DigitPad press={press} okText={t("w.scan.open")} okDisabled={!complete} />
        <div className="go">
          <Button wide onClick={close}>
            {t("w.scan.camera")}
          </Button>
        </div>
      </div>
    </>
  );
}
