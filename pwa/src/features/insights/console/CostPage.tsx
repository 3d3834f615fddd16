import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { EnterCostDocument, OrderCostDocument, OrderCostsDocument, ReverseCostDocument, type CostLineRowFragment, type OrderCostQuery } from "@/packages/api/generated/graphql";
import { absolute, count, named, quantity, t, unitName } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { Dialog } from "@/c/kit/Dialog";
import { Dot, Field, Head, Pills } from "@/c/kit/parts";
import { Loaded } from "@/c/kit/states";
import { href } from "@/c/router";
import { useSession } from "@/c/session";
import { Difference, yuan } from "./CostsPage";
import { hours } from "./figures";

const SET_COST = "insights.cost:change";
type Cost = OrderCostQuery["orderCost"];
type Entry = OrderCostQuery["costEntries"][number];

export default function CostPage({ id }: { id?: string }) {
  return <div className="page scrolls insights">{id && <OrderCostPanel orderId={id} />}</div>;
}

/** An order's cost with its lines. Stands on its own page, and may be mounted as a tab of the order's. */
export function OrderCostPanel({ orderId, bare }: { orderId: string; bare?: boolean }) {
  const query = useRead(OrderCostDocument, { id: orderId });
  const { can } = useSession();
  const [entering, setEntering] = useState(false);
  const [reversing, setReversing] = useState<Entry | null>(null);
  const add = can(SET_COST) && <button type="button" className="btn" onClick={() => setEntering(true)}><IconPlus size={16} stroke={1.75} aria-hidden="true" />{t("cost.enter")}</button>;
  return (
    <Loaded query={query} what={t("cost.title")} rows={10} whole={!bare}>
      {({ orderCost: cost, costEntries: entries }) => (
        <>
          {!bare && <nav className="crumb insight-crumb" aria-label={t("daily.crumbs")}><a className="link" href={href("/order-costs")}>{t("cost.title")}</a></nav>}
          {bare ? <div className="tools"><div className="end">{add}</div></div> : (
            <Head title={t("cost.of", { order: cost.order.number })} figures={<><a className="link" href={href(`/orders/${cost.order.id}`)}>{named(cost.order.item.name)}</a><span>{t("cost.for_pieces", { n: quantity(cost.standardQuantity), unit: unitName(cost.order.unit) })}</span></>} acts={add} />
          )}
          {cost.missing > 0 && <div className="age" role="status">{t("cost.missing_why", { n: count(cost.missing) })}</div>}
          <Elements cost={cost} />
          <Lines title={t("cost.actual_lines")} lines={cost.actualLines} />
          <Lines title={t("cost.standard_lines")} lines={cost.standardLines} />
          <Lines title={t("cost.scrap_lines")} lines={cost.scrapLines} />
          {entries.length > 0 && <Entries entries={entries} onReverse={can(SET_COST) ? setReversing : null} />}
          {entering && <EnterDialog orderId={orderId} onClose={() => setEntering(false)} />}
          {reversing && <ReverseDialog entry={reversing} onClose={() => setReversing(null)} />}
        </>
      )}
    </Loaded>
  );
}

function Elements({ cost }: { cost: Cost }) {
  return (
    <section className="figure-group">
      <h2>{t("cost.elements")}</h2>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={t("cost.elements")}>
        <table className="table figure-table">
          <thead><tr><th scope="col">{t("cost.element")}</th><th scope="col" className="num">{t("cost.actual")}</th><th scope="col" className="num">{t("cost.standard")}</th><th scope="col" className="num">{t("cost.difference")}</th></tr></thead>
          <tbody>
            {cost.elements.filter((each) => Number(each.actual) || Number(each.standard)).map((each) => (
              <tr key={each.kind}><th scope="row">{t(`cost.kind.${each.kind}`)}</th><td className="num">{yuan(each.actual)}</td><td className="num">{yuan(each.standard)}</td><td className="num"><Difference {...each} finished={cost.finished} /></td></tr>
            ))}
            <tr className="sum"><th scope="row">{t("cost.total")}</th><td className="num"><b>{yuan(cost.actual)}</b></td><td className="num">{yuan(cost.standard)}</td><td className="num"><Difference actual={cost.actual} standard={cost.standard} finished={cost.finished} /></td></tr>
            {Number(cost.scrap) > 0 && <tr><th scope="row">{t("cost.of_which_scrap")}</th><td className="num">{yuan(cost.scrap)}</td><td /><td /></tr>}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** Where a line's amount comes from: its item, operation or entry, how much of it, at which price. */
function Lines({ title, lines }: { title: string; lines: CostLineRowFragment[] }) {
  if (lines.length === 0) return null;
  return (
    <section className="figure-group">
      <h2>{title}</h2>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={title}>
        <table className="table figure-table">
          <thead><tr><th scope="col">{t("cost.line")}</th><th scope="col">{t("cost.basis")}</th><th scope="col" className="num">{t("cost.quantity")}</th><th scope="col" className="num">{t("cost.rate")}</th><th scope="col" className="num">{t("cost.amount")}</th></tr></thead>
          <tbody>
            {lines.map((line, at) => (
              <tr key={`${line.kind} ${line.source} ${at}`}>
                <th scope="row">{named(line.name)}<span className="second"> {t(`cost.kind.${line.kind}`)}</span></th>
                <td>{t(`cost.basis.${line.basis}`)}</td>
                <td className="num">{line.unit === "s" ? hours(Number(line.quantity)) : `${quantity(line.quantity)} ${line.unit ? unitName(line.unit) : ""}`}</td>
                <td className="num">{line.rate ? quantity(line.rate) : "–"}</td>
                <td className="num">{line.amount === null || line.amount === undefined ? <span className="scrap">{t("cost.no_price")}</span> : yuan(line.amount)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Entries({ entries, onReverse }: { entries: Entry[]; onReverse: ((entry: Entry) => void) | null }) {
  const reversed = new Set(entries.map((each) => each.reversesId).filter(Boolean));
  return (
    <section className="figure-group">
      <h2>{t("cost.entries")}</h2>
      <ul className="cost-entries">
        {entries.map((entry) => (
          <li key={entry.id} className={reversed.has(entry.id) || entry.reversesId ? "faint" : ""}>
            <span>{absolute(entry.occurredAt)} {entry.enteredBy}</span>
            <span>{t(`cost.kind.${entry.kind}`)}<Dot />{entry.note}</span>
            <b className="strong">{yuan(entry.amount)}</b>
            {onReverse && !entry.reversesId && !reversed.has(entry.id) && <button type="button" className="btn ghost" onClick={() => onReverse(entry)}>{t("cost.reverse")}</button>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function EnterDialog({ orderId, onClose }: { orderId: string; onClose: () => void }) {
  const [kind, setKind] = useState("subcontract");
  const [amount, setAmount] = useState("");
  const [note, setNote] = useState("");
  const [tried, setTried] = useState(false);
  const renew = useRenew(OrderCostDocument, OrderCostsDocument);
  const command = useCommand(EnterCostDocument, (reply) => reply.enterCost);
  const submit = (): void => {
    setTried(true);
    if (amount.trim() && note.trim()) command.mutate({ input: { orderId, kind, amount: amount.trim(), note: note.trim() } }, { onSuccess: () => { renew(); onClose(); } });
  };
  return (
    <Dialog open title={t("cost.enter")} submit={t("cost.enter_submit")} busy={command.isPending} error={command.error} onSubmit={submit} onClose={onClose}>
      <Field id="cost-kind" label={t("cost.element")}>
        <Pills name="cost-kind" label={t("cost.element")} value={kind} onChange={setKind} options={["subcontract", "other"].map((value) => ({ value, label: t(`cost.kind.${value}`) }))} />
      </Field>
      <Field id="cost-amount" label={t("cost.amount_yuan")} wrong={tried && !amount.trim() ? t("cost.amount_missing") : null}>
        <input id="cost-amount" className="input" inputMode="decimal" value={amount} onChange={(event) => setAmount(event.target.value)} />
      </Field>
      <Field id="cost-note" label={t("cost.note")} wrong={tried && !note.trim() ? t("cost.note_missing") : null}>
        <input id="cost-note" className="input" maxLength={200} value={note} onChange={(event) => setNote(event.target.value)} />
      </Field>
    </Dialog>
  );
}

function ReverseDialog({ entry, onClose }: { entry: Entry; onClose: () => void }) {
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const renew = useRenew(OrderCostDocument, OrderCostsDocument);
  const command = useCommand(ReverseCostDocument, (reply) => reply.reverseCost);
  const submit = (): void => {
    setTried(true);
    if (reason.trim()) command.mutate({ input: { entryId: entry.id, reason: reason.trim() } }, { onSuccess: () => { renew(); onClose(); } });
  };
  return (
    <Dialog open title={t("cost.reverse")} submit={t("cost.reverse_submit", { n: yuan(entry.amount) })} danger busy={command.isPending} error={command.error} onSubmit={submit} onClose={onClose}>
      <p className="dialog-lead">{t("cost.reverse_effect", { note: entry.note, n: yuan(entry.amount) })}</p>
      <Field id="cost-reason" label={t("reverse.reason")} wrong={tried && !reason.trim() ? t("reverse.reason_missing") : null}>
        <input id="cost-reason" className="input" value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </Dialog>
  );
}
