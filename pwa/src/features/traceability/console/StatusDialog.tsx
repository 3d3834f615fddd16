import { useState } from "react";
import { t } from "@/packages/i18n";
import { Dialog } from "@/c/kit/Dialog";
import { Field, Pills } from "@/c/kit/parts";
import { useSession } from "@/c/session";
import { movesOf, type Status as StatusCode } from "./model/status";
import { Status, statusName } from "./parts";

interface Props {
  /** What it is: "批次 L2611-044". */
  what: string;
  now: string;
  /** What a signature under it means, in the reader's words. */
  meaning: string;
  allowed?: (to: StatusCode) => boolean;
  /** Where the words of what it leads to stand; material's unless said. */
  effects?: "status.effect" | "status.equipment" | "status.place";
  effect?: string;
  busy: boolean;
  error: unknown;
  onSubmit: (to: StatusCode, reason: string) => void;
  onClose: () => void;
}

/** One dialog for lots, locations, areas and equipment: to which status, why, and what signing it says. */
export function StatusDialog({ what, now, meaning, allowed, effects = "status.effect", effect, busy, error, onSubmit, onClose }: Props) {
  const { me } = useSession();
  const choices = movesOf(now).filter((each) => allowed?.(each) ?? true);
  const [to, setTo] = useState<StatusCode | "">(choices.length === 1 ? choices[0]! : "");
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const submit = (): void => {
    setTried(true);
    if (to && reason.trim()) onSubmit(to, reason.trim());
  };
  return (
    <Dialog open title={t("status.title", { what })} submit={to ? t("status.submit", { status: statusName(to) }) : t("status.act")} danger={to === "rejected"} busy={busy} error={error} onSubmit={submit} onClose={onClose}>
      <p className="dialog-lead status-now">{t("status.now")} <Status status={now} /></p>
      <Field id="status-to" label={t("status.to")} wrong={tried && !to ? t("status.to_missing") : null}>
        <Pills name="status-to" label={t("status.to")} value={to} options={choices.map((value) => ({ value, label: statusName(value) }))} onChange={(value) => setTo(value as StatusCode)} />
      </Field>
      <Field id="status-reason" label={t("status.reason")} wrong={tried && !reason.trim() ? t("status.reason_missing") : null}>
        <textarea id="status-reason" className="input" rows={2} maxLength={200} value={reason} aria-invalid={tried && !reason.trim() ? true : undefined} onChange={(event) => setReason(event.target.value)} />
      </Field>
      {to && <div className="status-effect">{t(`${effects}.${to}`)}{effect && ` ${effect}`}</div>}
      <p className="sm muted">{t("status.signs", { name: me.name, meaning })}</p>
    </Dialog>
  );
}
