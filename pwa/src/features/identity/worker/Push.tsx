import { IconBell } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { asProblem, call, ProblemError, settled } from "@/packages/api";
import { WorkerPushKeyDocument, WorkerSubscribePushDocument, WorkerUnsubscribePushDocument } from "@/packages/api/generated/worker/graphql";
import { t } from "@/packages/i18n";
import { asPerson } from "@/w/model/fetched";
import { useApp } from "@/w/model/store";
import { Button } from "@/w/ui/parts";
import { problemWords } from "@/w/ui/words";

type Way = "asking" | "off" | "on" | "denied" | "impossible";

/** What waits is told on this phone too, if the person wants that. */
export function Push() {
  const [way, setWay] = useState<Way>("asking");
  const [problem, setProblem] = useState<string | null>(null);
  const offline = useApp((state) => state.send.kind === "offline");

  useEffect(() => {
    void present().then(setWay);
  }, []);

  async function change(work: () => Promise<Way>): Promise<void> {
    setProblem(null);
    try {
      setWay(await work());
    } catch (failure) {
      setProblem(failure instanceof ProblemError ? problemWords(asProblem(failure.problem)) : t("w.push.failed"));
    }
  }

  if (way === "asking" || way === "impossible") return null;
  return (
    <div className="form" style={{ marginTop: "auto" }}>
      {way === "denied" ? (
        <p className="s16 c-t2">{t("w.push.denied")}</p>
      ) : (
        <Button wide aria-pressed={way === "on"} disabled={offline} onClick={() => void change(way === "on" ? leave : join)}>
          <IconBell size={26} stroke={1.75} aria-hidden="true" />
          {offline ? t("w.push.connect") : t(way === "on" ? "w.push.on" : "w.push.off")}
        </Button>
      )}
      {problem && (
        <p className="note danger" role="alert" style={{ margin: 0 }}>
          {problem}
        </p>
      )}
    </div>
  );
}

/** Without a secure page, a service worker or the browser's push service there is nothing to offer. */
async function present(): Promise<Way> {
  if (!("PushManager" in window) || !("Notification" in window) || !navigator.serviceWorker?.controller) return "impossible";
  if (Notification.permission === "denied") return "denied";
  const registration = await navigator.serviceWorker.ready;
  return (await registration.pushManager.getSubscription().catch(() => null)) ? "on" : "off";
}

async function join(): Promise<Way> {
  if ((await Notification.requestPermission()) !== "granted") return Notification.permission === "denied" ? "denied" : "off";
  const { pushKey } = await call(WorkerPushKeyDocument, {}, asPerson());
  const registration = await navigator.serviceWorker.ready;
  const subscription = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(pushKey) });
  const { endpoint, keys } = subscription.toJSON();
  const input = { endpoint: endpoint ?? subscription.endpoint, p256dh: keys?.p256dh ?? "", auth: keys?.auth ?? "", browser: navigator.userAgent.slice(0, 120) };
  try {
    settled((await call(WorkerSubscribePushDocument, { input }, asPerson())).subscribePush);
  } catch (failure) {
    await subscription.unsubscribe().catch(() => undefined);
    throw failure;
  }
  return "on";
}

async function leave(): Promise<Way> {
  const registration = await navigator.serviceWorker.ready;
  const subscription = await registration.pushManager.getSubscription();
  if (!subscription) return "off";
  settled((await call(WorkerUnsubscribePushDocument, { input: { endpoint: subscription.endpoint } }, asPerson())).unsubscribePush);
  await subscription.unsubscribe();
  return "off";
}

function bytes(base64url: string): Uint8Array<ArrayBuffer> {
  const base64 = base64url.replace(/-/g, "+").replace(/_/g, "/").padEnd(Math.ceil(base64url.length / 4) * 4, "=");
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}
