import { Select } from "antd";
import { useState } from "react";
import { HoldOrderDocument, HoldReasonsDocument } from "@/packages/api/generated/graphql";
import { named, quantity, t, unitName } from "@/packages/i18n";
import { useCommand, useRead } from "@/c/data";
import { Dialog } from "@/c/kit/Dialog";
import { Field, Pills } from "@/c/kit/parts";
import type { OrderRow } from "./model";

const AS_CHIPS = 5;

export function HoldDialog({ order, onClose, onDone }: { order: OrderRow; onClose: () => void; onDone: () => void }) {
  const reasons = useRead(HoldReasonsDocument, {}, { staleTime: 600_000 }).data?.reasonCodes.filter((each) => each.kind === "hold") ?? [];
  const [reason, setReason] = useState("");
  const [note, setNote] = useState("");
  const [wrong, setWrong] = useState(false);
  const command = useCommand(HoldOrderDocument, (reply) => reply.holdOrder);
  const options = reasons.map((each) => ({ value: each.code, label: named(each.name) }));

  const submit = (): void => {
    if (!reason) return setWrong(true);
    command.mutate({ input: { orderId: order.id, reasonCode: reason, note: note.trim() || null } }, { onSuccess: onDone });
  };
  const rest = Math.max(0, Number(order.quantity) - Number(order.goodQuantity));
  return (
    <Dialog open title={t("hold.title", { number: order.number })} submit={t("hold.submit", { number: order.number })} busy={command.isPending} error={command.error} onSubmit={submit} onClose={onClose}>
      <div className="hold-effect">{t("hold.effect", { item: named(order.item.name), rest: quantity(rest), unit: unitName(order.unit) })}</div>
      <Field id="hold-reason" label={t("hold.reason")} wrong={wrong && !reason ? t("hold.reason_missing") : null}>
        {options.length > AS_CHIPS ? (
          <Select id="hold-reason" value={reason || undefined} options={options} onChange={setReason} placeholder={t("hold.reason_choose")} showSearch optionFilterProp="label" />
        ) : (
          <Pills name="hold-reason" label={t("hold.reason")} options={options} value={reason} onChange={setReason} />
        )}
      </Field>
      <Field id="hold-note" label={t("hold.note")} optional>
        <textarea id="hold-note" className="input" rows={2} value={note} onChange={(event) => setNote(event.target.value)} />
      </Field>
    </Dialog>
  );
}
