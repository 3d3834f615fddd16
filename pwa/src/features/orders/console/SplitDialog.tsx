import { IconPlus, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { BackorderOrderDocument, SplitOrderDocument } from "@/packages/api/generated/graphql";
import { count, quantity, t, unitName } from "@/packages/i18n";
import { useCommand } from "@/c/data";
import { Dialog } from "@/c/kit/Dialog";
import { Field, Pills } from "@/c/kit/parts";
import { amount } from "./kinds";
import type { OrderRow } from "./model";

const QUANTITY = /^\d{1,9}(\.\d{1,6})?$/;

/** How much goes into each part; what is left stays with the order, in words before it happens. */
export function SplitDialog({ order, onClose, onDone }: { order: OrderRow; onClose: () => void; onDone: () => void }) {
  const [parts, setParts] = useState([""]);
  const [progress, setProgress] = useState("stays");
  const [tried, setTried] = useState(false);
  const command = useCommand(SplitOrderDocument, (reply) => reply.splitOrder);
  const taken = parts.reduce((sum, each) => sum + (Number(each) || 0), 0);
  const rest = Math.round((Number(order.quantity) - taken) * 1e6) / 1e6;
  const wrong = parts.some((each) => !QUANTITY.test(each) || Number(each) <= 0) ? t("split.part_wrong") : rest <= 0 ? t("split.rest_missing", { number: order.number }) : null;
  const submit = (): void => {
    setTried(true);
    if (wrong) return document.getElementById("split-0")?.focus();
    command.mutate({ input: { orderId: order.id, parts: parts.map((each) => ({ quantity: each })), progress } }, { onSuccess: onDone });
  };
  return (
    <Dialog open title={t("split.title", { number: order.number })} submit={t("split.submit", { n: count(parts.length + 1) })} busy={command.isPending} error={command.error} onSubmit={submit} onClose={onClose}>
      <p className="dialog-lead">{t("split.effect", { total: amount(order.quantity, order.unit) })}</p>
      {parts.map((each, at) => (
        <Field key={at} id={`split-${at}`} label={t("split.part", { n: count(at + 1) })} wrong={tried && at === parts.length - 1 ? wrong : null}>
          <div className="with-act">
            <div className="with-unit">
              <input id={`split-${at}`} className="input" inputMode="decimal" value={each} onChange={(event) => setParts((all) => all.map((old, n) => (n === at ? event.target.value.trim() : old)))} />
              <span className="unit">{unitName(order.unit)}</span>
            </div>
            {parts.length > 1 && (
              <button type="button" className="btn ghost icon" onClick={() => setParts((all) => all.filter((_, n) => n !== at))} aria-label={t("split.remove", { n: count(at + 1) })}><IconX size={16} stroke={1.75} /></button>
            )}
          </div>
        </Field>
      ))}
      <div className="split-foot">
        {parts.length < 20 && <button type="button" className="btn ghost" onClick={() => setParts((all) => [...all, ""])}><IconPlus size={16} stroke={1.75} aria-hidden="true" />{t("split.add")}</button>}
        <span className="faint" aria-live="polite">{t("split.rest", { number: order.number, rest: `${quantity(Math.max(rest, 0))} ${unitName(order.unit)}` })}</span>
      </div>
      <Field id="split-progress" label={t("split.progress")}>
        <Pills name="split-progress" label={t("split.progress")} value={progress} onChange={setProgress} options={["stays", "moves"].map((value) => ({ value, label: t(`split.${value}`) }))} />
      </Field>
    </Dialog>
  );
}

/** What is through the last operation is finished as this order; the rest goes on as another. */
export function BackorderDialog({ order, onClose, onDone }: { order: OrderRow; onClose: () => void; onDone: () => void }) {
  const command = useCommand(BackorderOrderDocument, (reply) => reply.backorderOrder);
  const last = order.operations[order.operations.length - 1];
  const through = last ? Number(last.goodQuantity) + Number(last.processScrapQuantity) + Number(last.materialScrapQuantity) : 0;
  const rest = Math.max(Number(order.quantity) - through, 0);
  const submit = (): void => command.mutate({ input: { orderId: order.id } }, { onSuccess: onDone });
  return (
    <Dialog open title={t("backorder.title", { number: order.number })} submit={t("backorder.submit", { rest: amount(rest, order.unit) })} busy={command.isPending} error={command.error} onSubmit={submit} onClose={onClose}>
      <p className="dialog-lead">{t("backorder.effect", { number: order.number, done: amount(through, order.unit), rest: amount(rest, order.unit) })}</p>
    </Dialog>
  );
}
