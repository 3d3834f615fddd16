import { useState } from "react";
import { CloseRecallDocument, CompleteRecallTaskDocument, HoldRecalledDocument, RecallDetailDocument, RecallLotsDocument, RecallReachDocument, RecallsDocument, ReleaseRecalledDocument } from "@/packages/api/generated/graphql";
import { count, named, quantity, t, unitName } from "@/packages/i18n";
import { useCommand, useRenew } from "@/c/data";
import { Dialog } from "@/c/kit/Dialog";
import { Field } from "@/c/kit/parts";
import { ReasonField } from "../LotDialogs";
import type { Recall, Scope, Task } from "./RecallPage";

export const useRenewRecall = () => useRenew(RecallDetailDocument, RecallReachDocument, RecallLotsDocument, RecallsDocument);

/** Names the number: so many lots stand still the second it is pressed. */
export function HoldDialog({ recall, scope, onClose }: { recall: Recall; scope: Scope; onClose: () => void }) {
  const command = useCommand(HoldRecalledDocument, (reply) => reply.holdRecalled);
  const renew = useRenewRecall();
  const drill = recall.kind === "drill";
  const n = count(scope.unheld);
  return (
    <Dialog open title={t(drill ? "recall.hold_drill" : "recall.hold", { n })} submit={t(drill ? "recall.hold_drill" : "recall.hold", { n })} danger={!drill} busy={command.isPending} error={command.error} onClose={onClose}
      onSubmit={() => command.mutate({ input: { recallId: recall.id, reason: recall.why } }, { onSuccess: () => { renew(); onClose(); } })}>
      <p className="dialog-lead">{t(drill ? "recall.hold_drill_effect" : "recall.hold_effect", { n, recall: recall.number })}</p>
    </Dialog>
  );
}

export function CloseDialog({ recall, onClose }: { recall: Recall; onClose: () => void }) {
  const [summary, setSummary] = useState("");
  const [tried, setTried] = useState(false);
  const command = useCommand(CloseRecallDocument, (reply) => reply.closeRecall);
  const renew = useRenewRecall();
  const submit = (): void => {
    setTried(true);
    if (summary.trim()) command.mutate({ input: { recallId: recall.id, summary: summary.trim() } }, { onSuccess: () => { renew(); onClose(); } });
  };
  return (
    <Dialog open title={t("recall.close_title", { recall: recall.number })} submit={t("recall.close_title", { recall: recall.number })} busy={command.isPending} error={command.error} onSubmit={submit} onClose={onClose}>
      <p className="dialog-lead">{t(recall.kind === "drill" ? "recall.close_drill_effect" : "recall.close_effect")}</p>
      <Field id="recall-summary" label={t("recall.summary")} wrong={tried && !summary.trim() ? t("recall.summary_missing") : null}>
        <textarea id="recall-summary" className="input" rows={4} maxLength={4000} value={summary} onChange={(event) => setSummary(event.target.value)} />
      </Field>
    </Dialog>
  );
}

export function TaskDialog({ task, onClose }: { task: Task; onClose: () => void }) {
  const [note, setNote] = useState("");
  const command = useCommand(CompleteRecallTaskDocument, (reply) => reply.completeRecallTask);
  const renew = useRenewRecall();
  return (
    <Dialog open title={`${t(`recall.task.${task.kind}`)} ${named(task.name)}`} submit={t("recall.mark_done")} busy={command.isPending} error={command.error} onClose={onClose}
      onSubmit={() => command.mutate({ input: { taskId: task.id, note: note.trim() || null } }, { onSuccess: () => { renew(); onClose(); } })}>
      <p className="dialog-lead">{t(`recall.task_effect.${task.kind}`, { n: `${quantity(task.quantity)} ${unitName(task.unit)}` })}</p>
      <Field id="recall-task-note" label={t("recall.note")} optional>
        <textarea id="recall-task-note" className="input" rows={2} maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />
      </Field>
    </Dialog>
  );
}

export function ReleaseDialog({ recall, lots, onClose, onDone }: { recall: Recall; lots: { id: string; number: string }[]; onClose: () => void; onDone: () => void }) {
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const command = useCommand(ReleaseRecalledDocument, (reply) => reply.releaseRecalled);
  const renew = useRenewRecall();
  const submit = (): void => {
    setTried(true);
    if (reason.trim()) command.mutate({ input: { recallId: recall.id, lotIds: lots.map((each) => each.id), reason: reason.trim() } }, { onSuccess: () => { renew(); onDone(); } });
  };
  return (
    <Dialog open title={t("recall.release_n", { n: count(lots.length) })} submit={t("recall.release_n", { n: count(lots.length) })} busy={command.isPending} error={command.error} onSubmit={submit} onClose={onClose}>
      <p className="dialog-lead">{t("recall.release_effect", { lots: lots.slice(0, 6).map((each) => each.number).join(", ") + (lots.length > 6 ? " …" : "") })}</p>
      <ReasonField id="recall-reason" value={reason} wrong={tried && !reason.trim() ? t("status.reason_missing") : null} onChange={setReason} />
    </Dialog>
  );
}
