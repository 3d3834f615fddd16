import { useState } from "react";
import { CancelOrderDocument, ChangeOrderDocument, CloseOrderDocument, ReopenOrderDocument } from "@/packages/api/generated/graphql";
import { instant, plantDay, t, unitName } from "@/packages/i18n";
import { useCommand } from "@/c/data";
import { DayPicker } from "@/c/kit/DayPicker";
import { Dialog } from "@/c/kit/Dialog";
import { Field, Pills } from "@/c/kit/parts";
import { CustomFieldInputs, customInput, customValues } from "@/features/settings/console/CustomFields";
import { amount } from "./kinds";
import type { OrderRow } from "./model";

interface Props { order: OrderRow; onClose: () => void; onDone: () => void }

function Why({ reason, set, wrong }: { reason: string; set: (text: string) => void; wrong: boolean }) {
  return (
    <Field id="act-reason" label={t("act.reason")} wrong={wrong && !reason.trim() ? t("act.reason_missing") : null}>
      <textarea id="act-reason" className="input" rows={2} value={reason} onChange={(event) => set(event.target.value)} />
    </Field>
  );
}

/** Cancel, close (short, where something is missing) and reopen: each with its reason and its effect in words. */
export function EndDialog({ order, act, onClose, onDone }: Props & { act: "cancel" | "close" | "reopen" }) {
  const [reason, setReason] = useState("");
  const [more, setMore] = useState("");
  const [tried, setTried] = useState(false);
  const cancel = useCommand(CancelOrderDocument, (reply) => reply.cancelOrder);
  const close = useCommand(CloseOrderDocument, (reply) => reply.closeOrder);
  const reopen = useCommand(ReopenOrderDocument, (reply) => reply.reopenOrder);
  const command = { cancel, close, reopen }[act];
  const short = Math.max(Number(order.quantity) - Number(order.goodQuantity), 0);
  const submit = (): void => {
    setTried(true);
    if (!reason.trim()) return document.getElementById("act-reason")?.focus();
    const input = { orderId: order.id, reason: reason.trim() };
    if (act === "reopen") reopen.mutate({ input: { ...input, quantity: more.trim() || null } }, { onSuccess: onDone });
    else command.mutate({ input }, { onSuccess: onDone });
  };
  const effect = act === "close" && order.state === "released" && short > 0 ? t("act.close_short", { short: amount(short, order.unit) }) : t(`act.${act}_effect`);
  return (
    <Dialog open danger={act !== "reopen"} title={t(`act.${act}_title`, { number: order.number })} submit={t(`act.${act}_submit`, { number: order.number })} busy={command.isPending} error={command.error} onSubmit={submit} onClose={onClose}>
      <p className="dialog-lead">{effect}</p>
      {act === "reopen" && (
        <Field id="act-more" label={t("act.new_quantity")} optional hint={t("act.new_quantity_hint", { n: amount(order.quantity, order.unit) })}>
          <div className="with-unit"><input id="act-more" className="input" inputMode="decimal" value={more} onChange={(event) => setMore(event.target.value)} /><span className="unit">{unitName(order.unit)}</span></div>
        </Field>
      )}
      <Why reason={reason} set={setReason} wrong={tried} />
    </Dialog>
  );
}

const PRIORITIES = ["0", "3", "5", "9"];

/** What was promised, changed: due day, priority, purchase order, own fields; the reason stays in the trail. */
export function ChangeDialog({ order, onClose, onDone }: Props) {
  const [day, setDay] = useState<string | null>(plantDay(new Date(order.dueAt).getTime()));
  const [priority, setPriority] = useState(String(order.priority));
  const [po, setPo] = useState(order.customerPo ?? "");
  const [custom, setCustom] = useState(customValues(order.custom));
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const command = useCommand(ChangeOrderDocument, (reply) => reply.changeOrder);
  const moved = day !== plantDay(new Date(order.dueAt).getTime());
  const submit = (): void => {
    setTried(true);
    if (!reason.trim()) return document.getElementById("act-reason")?.focus();
    command.mutate(
      { input: { orderId: order.id, dueAt: moved && day ? instant(day, "17:00") : null, priority: Number(priority), customerPo: po, custom: customInput(custom), reason: reason.trim() } },
      { onSuccess: onDone },
    );
  };
  const levels = PRIORITIES.includes(priority) ? PRIORITIES : [...PRIORITIES, priority].sort();
  return (
    <Dialog open title={t("change.title", { number: order.number })} submit={t("change.submit", { number: order.number })} busy={command.isPending} error={command.error} onSubmit={submit} onClose={onClose}>
      <Field id="change-day" label={t("order.due")}><DayPicker id="change-day" value={day} onChange={setDay} /></Field>
      <Field id="change-priority" label={t("order.priority")} hint={t("order.priority_hint")}>
        <Pills name="change-priority" label={t("order.priority")} value={priority} onChange={setPriority} options={levels.map((value) => ({ value, label: t(`priority.${PRIORITIES.includes(value) ? value : "other"}`, { n: value }) }))} />
      </Field>
      <Field id="change-po" label={t("order.customer_po")} optional><input id="change-po" className="input" maxLength={60} value={po} onChange={(event) => setPo(event.target.value)} /></Field>
      <CustomFieldInputs subject="order" values={custom} onChange={setCustom} tried={tried} />
      <Why reason={reason} set={setReason} wrong={tried} />
    </Dialog>
  );
}
