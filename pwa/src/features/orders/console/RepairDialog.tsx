import { Select } from "antd";
import { useState } from "react";
import { DismantleOrderDocument, RepairOrderDocument, StepChoicesDocument } from "@/packages/api/generated/graphql";
import { instant, named, plantDay, t, unitName } from "@/packages/i18n";
import { useCommand, useRead } from "@/c/data";
import { DayPicker } from "@/c/kit/DayPicker";
import { Dialog } from "@/c/kit/Dialog";
import { Field } from "@/c/kit/parts";
import { amount } from "./kinds";
import type { OrderRow } from "./model";

const QUANTITY = /^\d{1,9}(\.\d{1,6})?$/;
const END_OF_DAY = "17:00";
const THREE_DAYS = 3 * 86_400_000;

/** Repair puts pieces right by operations chosen here (or by the item's own routing); dismantling gives its parts. */
export function RepairDialog({ order, kind, onClose, onDone }: { order: OrderRow; kind: "repair" | "dismantle"; onClose: () => void; onDone: () => void }) {
  const [pieces, setPieces] = useState("");
  const [day, setDay] = useState<string | null>(plantDay(Date.now() + THREE_DAYS));
  const [steps, setSteps] = useState<string[]>([]);
  const [note, setNote] = useState("");
  const [search, setSearch] = useState("");
  const [tried, setTried] = useState(false);
  const choices = useRead(StepChoicesDocument, { search: search || null }, { keep: true }).data?.operationDefinitions.nodes ?? [];
  const repair = useCommand(RepairOrderDocument, (reply) => reply.repairOrder);
  const dismantle = useCommand(DismantleOrderDocument, (reply) => reply.dismantleOrder);
  const command = kind === "repair" ? repair : dismantle;
  const wrong = {
    pieces: QUANTITY.test(pieces) && Number(pieces) > 0 ? null : t("new_order.quantity_wrong"),
    day: day ? null : t("new_order.day_missing"),
    steps: kind === "dismantle" && steps.length === 0 ? t("repair.steps_missing") : null,
  };
  const submit = (): void => {
    setTried(true);
    const first = Object.entries(wrong).find(([, text]) => text)?.[0];
    if (first) return document.getElementById(`repair-${first}`)?.focus();
    const input = { orderId: order.id, quantity: pieces, dueAt: instant(day ?? "", END_OF_DAY), steps: steps.map((id) => ({ operationDefinitionId: id })), note: note.trim() || null, release: true };
    if (kind === "repair") repair.mutate({ input }, { onSuccess: onDone });
    else dismantle.mutate({ input: { ...input, itemId: order.item.id } }, { onSuccess: onDone });
  };
  return (
    <Dialog open title={t(`repair.${kind}_title`, { number: order.number })} submit={QUANTITY.test(pieces) ? t(`repair.${kind}_submit_n`, { n: amount(pieces, order.unit) }) : t(`repair.${kind}_submit`)} busy={command.isPending} error={command.error} onSubmit={submit} onClose={onClose}>
      <p className="dialog-lead">{t(`repair.${kind}_effect`, { item: `${order.item.code} ${named(order.item.name)}` })}</p>
      <Field id="repair-pieces" label={t("order.quantity")} wrong={tried ? wrong.pieces : null}>
        <div className="with-unit">
          <input id="repair-pieces" className="input" inputMode="decimal" value={pieces} onChange={(event) => setPieces(event.target.value.trim())} />
          <span className="unit">{unitName(order.unit)}</span>
        </div>
      </Field>
      <Field id="repair-day" label={t("order.due")} wrong={tried ? wrong.day : null}><DayPicker id="repair-day" value={day} onChange={setDay} futureOnly /></Field>
      <Field id="repair-steps" label={t("repair.steps")} optional={kind === "repair"} hint={t(`repair.${kind}_steps_hint`)} wrong={tried ? wrong.steps : null}>
        <Select id="repair-steps" mode="multiple" showSearch filterOption={false} onSearch={setSearch} value={steps} onChange={setSteps} placeholder={t("repair.steps_choose")} options={choices.map((each) => ({ value: each.id, label: `${each.code} ${named(each.name)}` }))} />
      </Field>
      <Field id="repair-note" label={t("order.note")} optional>
        <textarea id="repair-note" className="input" rows={2} maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />
      </Field>
    </Dialog>
  );
}
