import { useState } from "react";
import { MergeCandidatesDocument, MergeOrdersDocument, OrderState } from "@/packages/api/generated/graphql";
import { count, dateWithDay, named, quantity, t } from "@/packages/i18n";
import { useCommand, useRead } from "@/c/data";
import { Dialog } from "@/c/kit/Dialog";
import { Loaded } from "@/c/kit/states";
import { amount } from "./kinds";
import type { OrderRow } from "./model";

/** Orders of the same item in the same state; whether their snapshots agree, the server says in its refusal. */
export function MergeDialog({ order, onClose, onDone }: { order: OrderRow; onClose: () => void; onDone: () => void }) {
  const query = useRead(MergeCandidatesDocument, { filter: { itemIds: [order.item.id], states: [order.state as OrderState] } });
  const [chosen, setChosen] = useState<string[]>([]);
  const command = useCommand(MergeOrdersDocument, (reply) => reply.mergeOrders);
  const others = query.data?.orders.nodes.filter((each) => each.id !== order.id) ?? [];
  const total = others.filter((each) => chosen.includes(each.id)).reduce((sum, each) => sum + Number(each.quantity), Number(order.quantity));
  const submit = (): void => command.mutate({ input: { orderId: order.id, orderIds: chosen } }, { onSuccess: onDone });
  return (
    <Dialog open title={t("merge.title", { number: order.number })} submit={chosen.length ? t("merge.submit", { n: count(chosen.length + 1), total: amount(total, order.unit) }) : t("merge.act")} busy={command.isPending} disabled={chosen.length === 0} error={command.error} onSubmit={submit} onClose={onClose}>
      <p className="dialog-lead">{t("merge.effect", { number: order.number })}</p>
      <Loaded query={query} what={t("orders.title")} rows={3}>
        {() => others.length === 0 ? <p className="muted">{t("merge.none", { item: order.item.code })}</p> : (
          <fieldset className="choices">
            <legend className="sr-only">{t("merge.choose")}</legend>
            {others.map((each) => (
              <label key={each.id}>
                <input type="checkbox" checked={chosen.includes(each.id)} onChange={(event) => setChosen((all) => (event.target.checked ? [...all, each.id] : all.filter((id) => id !== each.id)))} />
                <b className="strong">{each.number}</b><span>{quantity(each.quantity)}</span><span>{[named(each.customer?.name), each.customerPo].filter(Boolean).join(" ")}</span><span className="faint">{dateWithDay(each.dueAt)}</span>
              </label>
            ))}
          </fieldset>
        )}
      </Loaded>
    </Dialog>
  );
}
