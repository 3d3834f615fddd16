import { useState } from "react";
import { DemandSummaryDocument, PushDownDocument, type DemandRowFragment } from "@/packages/api/generated/graphql";
import { count, named, t, unitName } from "@/packages/i18n";
import { useCommand, useRenew } from "@/c/data";
import { Dialog } from "@/c/kit/Dialog";
import { toast } from "@/c/kit/toast";
import { useRenewOrders } from "./useOrderActs";

/** What is left to plan stands in each line already: pushing all of it down is one key. */
export function PushDialog({ demands, onClose, onDone }: { demands: DemandRowFragment[]; onClose: () => void; onDone: () => void }) {
  const [amounts, setAmounts] = useState<Record<string, string>>(Object.fromEntries(demands.map((each) => [each.id, each.toPlanQuantity])));
  const [combine, setCombine] = useState(false);
  const [components, setComponents] = useState(false);
  const renewOrders = useRenewOrders();
  const renew = useRenew(DemandSummaryDocument);
  const command = useCommand(PushDownDocument, (reply) => reply.pushDown);
  const items = new Set(demands.map((each) => each.item.id)).size;
  const submit = (): void => command.mutate(
    { input: { lines: demands.map((each) => ({ demandId: each.id, quantity: amounts[each.id] || null })), combine, components } },
    { onSuccess: (done) => { renewOrders(); renew(); toast(t("push.done", { n: count(done.ids.length) })); onDone(); } },
  );
  return (
    <Dialog open width={560} title={t("push.title", { n: count(demands.length) })} submit={t("push.submit", { n: count(combine ? items : demands.length) })} busy={command.isPending} error={command.error} onSubmit={submit} onClose={onClose}>
      <p className="dialog-lead">{t("push.effect")}</p>
      <ul className="push-lines">
        {demands.map((each) => (
          <li key={each.id}>
            <label htmlFor={`push-${each.id}`}><b className="strong">{each.number}</b> {named(each.item.name)} {each.item.code}</label>
            <div className="with-unit"><input id={`push-${each.id}`} className="input" inputMode="decimal" value={amounts[each.id] ?? ""} onChange={(event) => setAmounts((all) => ({ ...all, [each.id]: event.target.value.trim() }))} /><span className="unit">{unitName(each.unit)}</span></div>
          </li>
        ))}
      </ul>
      <label className="check-line"><input type="checkbox" checked={combine} onChange={(event) => setCombine(event.target.checked)} /><span>{t("push.combine")}<small>{t("push.combine_why")}</small></span></label>
      <label className="check-line"><input type="checkbox" checked={components} onChange={(event) => setComponents(event.target.checked)} /><span>{t("push.components")}<small>{t("push.components_why")}</small></span></label>
    </Dialog>
  );
}
