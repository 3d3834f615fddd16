import { useState } from "react";
import { DeclareCutOverDocument, GoLiveDocument } from "@/packages/api/generated/graphql";
import { t } from "@/packages/i18n";
import { useCommand, useRenew } from "@/c/data";
import { Dialog } from "@/c/kit/Dialog";
import { Field } from "@/c/kit/parts";

export function CutOverDialog({ onClose }: { onClose: () => void }) {
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const command = useCommand(DeclareCutOverDocument, (reply) => reply.declareCutOver);
  const renew = useRenew(GoLiveDocument);
  const submit = (): void => {
    setTried(true);
    if (reason.trim()) command.mutate({ input: { reason: reason.trim() } }, { onSuccess: () => { renew(); onClose(); } });
  };
  return (
    <Dialog open danger title={t("golive.declare")} submit={t("golive.declare_submit")} busy={command.isPending} error={command.error} onSubmit={submit} onClose={onClose}>
      <p className="dialog-lead">{t("golive.declare_effect")}</p>
      <Field id="cut-over-reason" label={t("golive.reason")} wrong={tried && !reason.trim() ? t("import.reason_missing") : null}>
        <textarea id="cut-over-reason" className="input" rows={2} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </Dialog>
  );
}
