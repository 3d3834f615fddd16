import { useState, type ReactNode } from "react";
import { t } from "@/packages/i18n";
import { Dialog } from "@/c/kit/Dialog";
import { Field } from "@/c/kit/parts";

interface Props { title: string; lead: ReactNode; label: string; submit: string; danger?: boolean; busy: boolean; error: unknown; onSubmit: (text: string) => void; onClose: () => void }

/** An act that wants one sentence: why, or what it was. */
export function ReasonDialog({ title, lead, label, submit, danger, busy, error, onSubmit, onClose }: Props) {
  const [text, setText] = useState("");
  const [tried, setTried] = useState(false);
  const send = (): void => {
    setTried(true);
    if (text.trim()) onSubmit(text.trim());
  };
  return (
    <Dialog open title={title} submit={submit} danger={danger} busy={busy} error={error} onSubmit={send} onClose={onClose}>
      <p className="dialog-lead">{lead}</p>
      <Field id="act-reason" label={label} wrong={tried && !text.trim() ? t("act.reason_missing") : null}>
        <textarea id="act-reason" className="input" rows={2} maxLength={500} value={text} onChange={(event) => setText(event.target.value)} />
      </Field>
    </Dialog>
  );
}
