import { useState } from "react";
import { LiftHoldDocument } from "@/packages/api/generated/graphql";
import { absolute, t } from "@/packages/i18n";
import { useCommand } from "@/c/data";
import { Dialog } from "@/c/kit/Dialog";
import { Field } from "@/c/kit/parts";
import { useReasonName } from "./reasons";
import type { OrderRow } from "./model";

export function LiftDialog({ order, onClose, onDone }: { order: OrderRow; onClose: () => void; onDone: () => void }) {
  const [reason, setReason] = useState("");
  const [wrong, setWrong] = useState(false);
  const reasonName = useReasonName();
  const command = useCommand(LiftHoldDocument, (reply) => reply.liftHold);
  const { hold } = order;
  if (!hold) return null;
  const submit = (): void => {
    if (!reason.trim()) return setWrong(true);
    command.mutate({ input: { holdId: hold.id, reason: reason.trim() } }, { onSuccess: onDone });
  };
  return (
    <Dialog open title={t("lift.title", { number: order.number })} submit={t("lift.submit", { number: order.number })} busy={command.isPending} error={command.error} onSubmit={submit} onClose={onClose}>
      <p className="dialog-lead">
        {t("lift.placed", { who: hold.placedBy, when: absolute(hold.placedAt), reason: reasonName(hold.reason) })}
        {hold.note ? ` ${hold.note}` : ""}
      </p>
      <Field id="lift-reason" label={t("lift.reason")} wrong={wrong && !reason.trim() ? t("lift.reason_missing") : null}>
        <textarea id="lift-reason" className="input" rows={2} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </Dialog>
  );
}
