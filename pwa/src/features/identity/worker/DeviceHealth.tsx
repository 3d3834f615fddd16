import { type ReactNode, useEffect, useState } from "react";
import { clock, date, t } from "@/packages/i18n";
import { exportFile, SKEW_LIMIT_MS } from "@/packages/outbox";
import { BUILD } from "@/w/model/build";
import { install, installWay } from "@/w/model/install";
import { kick } from "@/w/model/sending";
import { signOut, unenrol } from "@/w/model/session";
import { store, useApp } from "@/w/model/store";
import { takeUpdate } from "@/w/model/updates";
import { Button } from "@/w/ui/parts";
import { Sheet } from "@/w/ui/Sheet";
import { Shell } from "@/w/ui/Shell";
import { syncWords } from "@/w/ui/sync";
import { Display } from "./Display";

/** 本机: whether this phone can be trusted with entries, in words a lead can read out over the telephone. */
export default function DeviceHealth() {
  const state = useApp((whole) => whole);
  const [leaving, setLeaving] = useState(false);
  const [exported, setExported] = useState(false);
  const waiting = state.queue.length + state.photosWaiting;
  const sync = syncWords(state);
  return (
    <Shell tab="device" label={t("w.tab.device")}>
      <h1 className="title">{state.device?.name}</h1>
      <dl className="facts">
        <Fact name={t("w.device.state")} tone={sync.tone}>{sync.text}</Fact>
        <Fact name={t("w.device.queue")}>{t("w.device.queue_n", { n: state.queue.length })}</Fact>
        {state.photosWaiting > 0 && <Fact name={t("w.device.photos")}>{t("w.device.photos_n", { n: state.photosWaiting })}</Fact>}
        <Fact name={t("w.device.last_sync")}>{state.lastSync === null ? t("w.device.never") : clock(state.lastSync)}</Fact>
        <Skew offset={state.srvOffset} />
        <Storage persisted={state.persisted} />
        <Camera />
        <Offline />
        <Fact name={t("w.device.company")}>{state.device?.company}</Fact>
        <Fact name={t("w.device.build")}><code>{BUILD}</code></Fact>
        <Fact name={t("w.device.enrolled")}>{state.device ? `${date(state.device.enrolledAt)} ${clock(state.device.enrolledAt)}` : ""}</Fact>
      </dl>
      <div className="form">
        {waiting > 0 && <Button onClick={() => kick()}>{t("w.device.send_now")}</Button>}
        {waiting > 0 && <Button onClick={() => save(() => setExported(true))}>{t("w.device.export", { n: state.queue.length })}</Button>}
        {state.updateReady && <Button onClick={takeUpdate}>{t("w.update.take")}</Button>}
        {installWay() === "prompt" && <Button onClick={install}>{t("w.install.act")}</Button>}
        <Display />
        <h2>{t("w.device.hand_over")}</h2>
        <Button onClick={() => void signOut()}>{t("w.device.sign_out", { name: state.person?.name ?? "" })}</Button>
        {waiting > 0 && !(exported && state.send.kind === "revoked") ? (
          <p className="note" style={{ margin: 0 }}>
            {t("w.device.unenrol_blocked", { n: waiting })}
          </p>
        ) : (
          <Button tone="danger" onClick={() => setLeaving(true)}>
            {t("w.device.unenrol")}
          </Button>
        )}
      </div>
      {leaving && <Leave waiting={waiting} exported={exported} close={() => setLeaving(false)} />}
    </Shell>
  );
}

function Fact({ name, tone, children }: { name: string; tone?: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className={tone ? `c-${tone}` : undefined}>{children}</dd>
    </div>
  );
}

function Skew({ offset }: { offset: number | null }) {
  if (offset === null) return <Fact name={t("w.device.clock")}>{t("w.device.clock_unknown")}</Fact>;
  const seconds = Math.round(Math.abs(offset) / 1000);
  const words = seconds < 2 ? t("w.device.clock_right") : offset > 0 ? t("w.device.clock_slow", { n: seconds }) : t("w.device.clock_fast", { n: seconds });
  return (
    <Fact name={t("w.device.clock")} tone={Math.abs(offset) > SKEW_LIMIT_MS ? "warn" : undefined}>
      {words}
    </Fact>
  );
}

function Storage({ persisted }: { persisted: boolean | null }) {
  const [free, setFree] = useState<number | null>(null);
  useEffect(() => {
    void navigator.storage?.estimate?.().then(({ quota = 0, usage = 0 }) => setFree(Math.round((quota - usage) / 1e6)));
  }, []);
  return (
    <>
      <Fact name={t("w.device.storage")}>{persisted ? t("w.device.storage_kept") : t("w.device.storage_best")}</Fact>
      {free !== null && <Fact name={t("w.device.free")}>{t("w.device.free_mb", { n: free.toLocaleString("en") })}</Fact>}
    </>
  );
}

function Camera() {
  const [state, setState] = useState<"insecure" | "granted" | "denied" | "prompt" | "missing">(window.isSecureContext ? "prompt" : "insecure");
  useEffect(() => {
    if (!window.isSecureContext) return;
    void navigator.mediaDevices?.enumerateDevices().then((devices) => {
      if (!devices.some((device) => device.kind === "videoinput")) setState("missing");
    });
    navigator.permissions?.query({ name: "camera" as PermissionName }).then(
      (permission) => setState((before) => (before === "missing" ? before : permission.state)),
      () => undefined,
    );
  }, []);
  return <Fact name={t("w.device.camera")}>{t(`w.device.camera_${state}`)}</Fact>;
}

function Offline() {
  const ready = "serviceWorker" in navigator && navigator.serviceWorker.controller !== null;
  return <Fact name={t("w.device.offline")}>{ready ? t("w.device.offline_ready") : t("w.device.offline_not")}</Fact>;
}

function save(done: () => void): void {
  const { device, queue, tray } = store.get();
  const url = URL.createObjectURL(exportFile(device?.id ?? "", queue, tray, Date.now()));
  const link = document.createElement("a");
  link.href = url;
  link.download = `lotline-${device?.name ?? "phone"}-${queue.length}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
  done();
}

/** Repeats what is given up before it is. */
function Leave({ waiting, exported, close }: { waiting: number; exported: boolean; close: () => void }) {
  const name = useApp((state) => state.device?.name ?? "");
  const [failed, setFailed] = useState(false);
  return (
    <Sheet title={t("w.device.unenrol_title", { name })} close={close}>
      <p>{t("w.device.unenrol_effect")}</p>
      {waiting > 0 && <p>{t("w.device.unenrol_exported", { n: waiting })}</p>}
      {failed && (
        <p className="note danger" role="alert">
          {t("w.device.unenrol_failed")}
        </p>
      )}
      <div className="stack">
        <Button tone="danger" onClick={() => void unenrol(exported).then((done) => !done && setFailed(true))}>
          {t("w.device.unenrol")}
        </Button>
        <Button onClick={close}>{t("w.cancel")}</Button>
      </div>
    </Sheet>
  );
}
