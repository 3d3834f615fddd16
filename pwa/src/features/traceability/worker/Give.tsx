import { useMemo, useState } from "react";
import { t } from "@/packages/i18n";
import { decimal, micro } from "@/w/model/quantity";
import { useApp } from "@/w/model/store";
import { Code } from "@/w/ui/parts";
import { act } from "./act";
import type { Found } from "./find";
import { oddWords, useFinder } from "./finder";
import { free } from "./fold";
import { useKept } from "./form";
import { itemOf, locationOf } from "./judge";
import { Amount, amountOf, type Figure, Flow, Go, itemWords, LotLine, Note, ScanBox, suggested } from "./parts";
import { Picks } from "./Picks";
import { useStock } from "./pull";
import type { Lot, Order, Stock } from "./stock";

interface Form {
  orderId: string;
  lotId: string;
  to: string;
  figure: Figure;
}

const BLANK: Form = { orderId: "", lotId: "", to: "", figure: { text: "0", fresh: true } };

/** What of a lot stands issued to the order. */
const issuedOf = (lot: Lot, orderId: string): number => lot.balances.filter((balance) => balance.orderId === orderId).reduce((sum, { quantity }) => sum + micro(quantity), 0);

/** 退料: what an order does not need after all goes back into the store. */
export function Give() {
  const stock = useStock();
  const offline = useApp((state) => state.send.kind === "offline");
  const { form, change, id, done } = useKept<Form>("give", useMemo(() => BLANK, []));
  const [failure, setFailure] = useState<string | null>(null);
  const order = stock.orders.find((each) => each.id === form.orderId);
  const lot = stock.lots.find((each) => each.id === form.lotId);
  const item = lot && itemOf(stock, lot);
  const most = lot && order ? issuedOf(lot, order.id) : 0;
  const to = locationOf(stock, form.to);

  function take(chosen: Lot, of: Order | undefined): void {
    const holder = of ?? stock.orders.find((each) => issuedOf(chosen, each.id) > 0);
    if (!holder || issuedOf(chosen, holder.id) === 0) return say({ title: t("w.store.no.not_issued", { lot: chosen.number }), help: t("w.store.no.not_issued.help") });
    change({ orderId: holder.id, lotId: chosen.id, figure: suggested(issuedOf(chosen, holder.id)) });
  }

  function found(what: Found, text: string): void {
    if (what.kind === "order") return change({ ...BLANK, orderId: what.order.id });
    if (what.kind === "location") return change({ to: what.location.id });
    if (what.kind !== "lot" || !what.lots[0]) return say(oddWords(what, text, offline));
    take(what.lots.find((each) => (order ? issuedOf(each, order.id) : 1) > 0) ?? what.lots[0], order);
  }
  const { read, missed, say } = useFinder(stock, found);

  async function submit(): Promise<void> {
    const from = lot?.balances.find(({ orderId }) => orderId === order?.id);
    if (!lot || !order || !item || !from) return;
    const quantity = form.figure.text;
    const target = to?.id ?? from.locationId;
    const words = await act({
      id: id(),
      type: "traceability.give_back_material",
      payload: { orderId: order.id, lotId: lot.id, quantity, ...(to ? { locationId: to.id } : {}) },
      effects: [{ kind: "move", lotId: lot.id, quantity, from, to: free(target) }],
      did: { key: "give", params: { what: amountOf(quantity, item.unit), lot: lot.number } },
      order: order.number,
      back: { type: "traceability.issue_material", payload: { orderId: order.id, lotId: lot.id, quantity, locationId: target, reason: t("w.undo.reason") } },
    });
    setFailure(words);
    if (words === null) done({ ...BLANK, orderId: order.id });
  }

  const tooMuch = micro(form.figure.text) > most;
  const issued = order ? stock.lots.filter((each) => issuedOf(each, order.id) > 0) : [];
  return (
    <Flow ask={<ScanBox prompt={t(lot ? "w.store.scan.back_to" : order ? "w.store.scan.lot" : "w.store.scan.order_or_lot")} onText={read} />}
      title={t("w.store.act.give")}
      sub={order?.number}
      desk={
        lot &&
        item &&
        order && (
          <>
            <Amount figure={form.figure} unit={item.unit} fractions={item.decimals > 0} label={tooMuch ? t("w.store.only_issued", { n: amountOf(decimal(most), item.unit) }) : t("w.store.quantity")} change={(figure) => change({ figure })} />
            <Go label={t("w.store.do.give", { what: amountOf(form.figure.text, item.unit), place: to?.code ?? t("w.store.where_it_stands") })} disabled={tooMuch || micro(form.figure.text) <= 0} go={() => void submit()} />
          </>
        )
      }
    >
      {missed && <Note {...missed} />}
      {failure && <Note title={failure} />}
      {lot && (
        <ul className="rows">
          <li>
            <LotLine stock={stock} lot={lot} right={<b>{amountOf(decimal(most), item?.unit ?? "")}</b>} />
          </li>
        </ul>
      )}
      {!lot && order && (issued.length > 0 ? <Picks stock={stock} title={t("w.store.issued_lots")} lots={issued} pick={(each) => take(each, order)} right={(each) => <b>{amountOf(decimal(issuedOf(each, order.id)), itemOf(stock, each)?.unit ?? "")}</b>} /> : <p className="caption">{t("w.store.nothing_issued")}</p>)}
      {!order && <Holders stock={stock} pick={(orderId) => change({ ...BLANK, orderId })} />}
    </Flow>
  );
}

function Holders({ stock, pick }: { stock: Stock; pick: (orderId: string) => void }) {
  const holding = stock.orders.filter((order) => stock.lots.some((lot) => issuedOf(lot, order.id) > 0)).slice(0, 6);
  if (holding.length === 0) return null;
  return (
    <ul className="rows">
      {holding.map((order) => (
        <li key={order.id} className="opens">
          <button type="button" onClick={() => pick(order.id)}>
            <span className="names">
              <b>
                <Code>{order.number}</Code>
              </b>
              <span className="s16 c-t2 block">{itemWords(stock.items.find(({ id }) => id === order.itemId))}</span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
