import { IconCloudCheck, IconCloudOff, IconCloudUp, IconHandStop, IconWifiOff } from "@tabler/icons-react";
import { clock, t } from "@/packages/i18n";
import { useApp } from "../model/store";
import type { State } from "../model/types";

interface Words {
  text: string;
  tone: "ok" | "t2" | "warn" | "danger";
  Icon: typeof IconCloudCheck;
}

/** The truth about the queue, always in words. Pure. */
export function syncWords({ send, queue, lastSync, person, snapshots }: State): Words {
  const n = queue.length;
  switch (send.kind) {
    case "offline":
      return { text: n > 0 ? t("w.sync.offline_n", { n }) : t("w.sync.offline"), tone: "warn", Icon: IconWifiOff };
    case "revoked":
      return { text: t("w.sync.revoked"), tone: "danger", Icon: IconHandStop };
    case "gap":
    case "alarm":
      return { text: t("w.sync.halted", { n }), tone: "danger", Icon: IconHandStop };
    case "update":
      return { text: t("w.sync.update", { n }), tone: "warn", Icon: IconCloudOff };
    case "busy":
      return { text: t("w.sync.busy", { n }), tone: "warn", Icon: IconCloudOff };
    default:
      break;
  }
  if (n > 0) return { text: t("w.sync.sending", { n }), tone: "t2", Icon: IconCloudUp };
  const at = Math.max(lastSync ?? 0, person ? (snapshots[person.userId]?.at ?? 0) : 0);
  if (at === 0) return { text: t("w.sync.never"), tone: "t2", Icon: IconCloudUp };
  return { text: t("w.sync.done", { time: clock(at) }), tone: "ok", Icon: IconCloudCheck };
}

export function SyncWords({ size = 22 }: { size?: number }) {
  const state = useApp((whole) => whole);
  const { text, tone, Icon } = syncWords(state);
  return (
    <span className={`sync c-${tone}`}>
      <Icon className="icon" size={size} stroke={1.75} aria-hidden="true" />
      {text}
    </span>
  );
}

/** Without network the first thing to know is that work goes on. */
export function OfflineBand() {
  const kind = useApp((state) => state.send.kind);
  const n = useApp((state) => state.queue.length);
  if (kind !== "offline") return null;
  return (
    <div className="band" role="status">
      <IconWifiOff className="icon" size={28} stroke={1.75} aria-hidden="true" />
      <div>
        <b>{t("w.offline.title")}</b>
        <small>{n > 0 ? t("w.offline.queued", { n }) : t("w.offline.empty")}</small>
      </div>
    </div>
  );
}

/** What stops sending and needs a person, said where it is seen. */
export function HaltedBand() {
  const kind = useApp((state) => state.send.kind);
  if (kind !== "revoked" && kind !== "gap" && kind !== "alarm") return null;
  return (
    <div className="band warn" role="status">
      <IconHandStop className="icon c-warn" size={28} stroke={1.75} aria-hidden="true" />
      <div>
        <b>{t(`w.halted.${kind}`)}</b>
        <small>{t(`w.halted.${kind}_help`)}</small>
      </div>
    </div>
  );
}
