import { useState } from "react";
import { ImportRowsDocument, ImportRunDocument, RollBackImportDocument } from "@/packages/api/generated/graphql";
import { count, t } from "@/packages/i18n";
import { useCommand, useRenew } from "@/c/data";
import { Dialog } from "@/c/kit/Dialog";
import { Field } from "@/c/kit/parts";
import type { Run } from "./model";

export function RollBackDialog({ run, onClose }: { run: Run; onClose: () => void }) {
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const command = useCommand(RollBackImportDocument, (reply) => reply.rollBackImport);
  const renew = useRenew(ImportRunDocument, ImportRowsDocument);
  const n = count(run.counts.applied + run.counts.kept);
  const submit = (): void => {
    setTried(true);
    if (reason.trim()) command.mutate({ input: { runId: run.id, reason: reason.trim() } }, { onSuccess: () => { renew(); onClose(); } });
  };
  return (
    <Dialog open danger title={t("import.roll_back_title", { file: run.fileName })} submit={t("import.roll_back_submit", { n })} busy={command.isPending} error={command.error} onSubmit={submit} onClose={onClose}>
      <p className="dialog-lead">{t("import.roll_back_effect", { n })}</p>
      <Field id="roll-back-reason" label={t("import.reason")} wrong={tried && !reason.trim() ? t("import.reason_missing") : null}>
        <textarea id="roll-back-reason" className="input" rows={2} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </Dialog>
  );
}
