import { useState } from "react";
import { CloseRecallDocument, CompleteRecallTaskDocument, HoldRecalledDocument, RecallDetailDocument, RecallLotsDocument, RecallReachDocument, RecallsDocument, RecallSentLotsDocument, ReleaseRecalledDocument, ReturnFromCustomerDocument } from "@/packages/api/generated/graphql";
import { count, named, quantity, t, unitName } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { Dialog } from "@/c/kit/Dialog";
import { Field } from "@/c/kit/parts";
import { QuantityField, ReasonField } from "../LotDialogs";
import { isAbove, minus } from "../model/amounts";
import { LocationPick } from "../Picks";
import type { Recall, Scope, Task } from "./RecallPage";
import { holdText, isNothing } from "./parts";

const DECIMAL = /^\d{1,12}(\.\d{1,6})?$/;

export const useRenewRecall = () => useRenew(RecallDetailDocument, RecallReachDocument, RecallLotsDocument, RecallsDocument);

/** Names the number: so many lots stand still the second it is pressed. */
export function HoldDialog({ recall, scope, onClose }: { recall: Recall; scope: Scope; onClose: () => void }) {
  const command = useCommand(HoldRecalledDocument, (reply) => reply.holdRecalled);
  const renew = useRenewRecall();
  const drill = recall.kind === "drill";
  const n = count(scope.unheld);
  const text = holdText(recall, scope);
  return (
    <Dialog open title={text} submit={text} danger={!drill && scope.unheld > 0} busy={command.isPending} error={command.error} onClose={onClose}
      onSubmit={() => command.mutate({ input: { recallId: recall.id, reason: recall.why } }, { onSuccess: () => { renew(); onClose(); } })}>
      <p className="dialog-lead">{scope.unheld === 0 ? t("recall.hold_none_effect") : t(drill ? "recall.hold_drill_effect" : "recall.hold_effect", { n, recall: recall.number })}</p>
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

interface Shipped { shipmentId: string; number: string | null | undefined; unit: string; item: { id: string; name: { zh: string; en: string } } }

/** What a customer gave back of one shipment, lot by lot; it waits in quarantine and stands in the balance at once. */
export function RecoverDialog({ recall, sent, onClose }: { recall: Recall; sent: Shipped; onClose: () => void }) {
  const query = useRead(RecallSentLotsDocument, { id: recall.id, shipmentId: sent.shipmentId, itemId: sent.item.id });
  const lots = query.data?.recall?.scope.sentLots ?? [];
  const [picked, setPicked] = useState("");
  const [typed, setTyped] = useState<string | null>(null);
  const [to, setTo] = useState<string | null>(null);
  const [note, setNote] = useState("");
  const [tried, setTried] = useState(false);
  const command = useCommand(ReturnFromCustomerDocument, (reply) => reply.returnFromCustomer);
  const renew = useRenewRecall();
  const renewSent = useRenew(RecallSentLotsDocument);
  const lot = lots.find((each) => each.id === picked) ?? lots[0];
  const value = typed ?? (lot ? plainNumber(lot.out) : "");
  const tooMuch = !!lot && DECIMAL.test(value) && isAbove(minus(value, lot.out));
  const right = !!lot && DECIMAL.test(value) && isAbove(value) && !tooMuch;
  const said = (amount: string) => `${quantity(amount)} ${unitName(sent.unit)}`;
  const submit = (): void => {
    setTried(true);
    if (right) command.mutate({ input: { lotId: lot.id, quantity: value, locationId: to, shipmentId: sent.shipmentId, reason: note.trim() || recall.number } }, { onSuccess: () => { renew(); renewSent(); onClose(); } });
  };
  return (
    <Dialog open title={t("recall.recover_title", { shipment: sent.number ?? "", item: named(sent.item.name) })} submit={t("recall.recover_submit", { n: right ? said(value) : "" })} busy={command.isPending} disabled={!lot} error={command.error ?? query.error} onSubmit={submit} onClose={onClose}>
      <p className="dialog-lead">{t("recall.recover_effect")}</p>
      <Field id="recover-lot" label={t("lots.lot")} hint={lot ? t("recall.still_out", { n: said(lot.out) }) : query.data ? t("recall.none_out") : undefined}>
        <select id="recover-lot" className="input" value={lot?.id ?? ""} onChange={(event) => { setPicked(event.target.value); setTyped(null); }}>{lots.map((each) => <option key={each.id} value={each.id}>{each.number}</option>)}</select>
      </Field>
      <QuantityField id="recover-quantity" label={t("mat.quantity")} unit={sent.unit} value={value} wrong={tried && !right ? tooMuch ? t("recall.still_out", { n: said(lot.out) }) : t("mat.quantity_wrong") : null} onChange={setTyped} />
      <Field id="recover-to" label={t("mat.to")} optional><LocationPick id="recover-to" label={t("mat.to")} value={to} optional placeholder={t("lot.quarantine_place")} onPick={setTo} /></Field>
      <Field id="recover-note" label={t("recall.note")} optional><textarea id="recover-note" className="input" rows={2} maxLength={200} value={note} onChange={(event) => setNote(event.target.value)} /></Field>
    </Dialog>
  );
}

const plainNumber = (value: string): string => (isNothing(value) ? "" : value.includes(".") ? value.replace(/\.?0+$/, "") : value);
