import { useMemo, useState } from "react";
import { named, quantity, t, unitName } from "@/packages/i18n";
import { StatusShape } from "@/packages/ui-tokens";
import { decimal, micro } from "@/w/model/quantity";
import { useApp } from "@/w/model/store";
import type { Person } from "@/w/model/types";
import { useMay } from "@/w/model/view";
import { useNow } from "@/w/ui/hooks";
import { Button, Code } from "@/w/ui/parts";
import { act } from "./act";
import { refused } from "./fail";
import type { Found } from "./find";
import { oddWords, useFinder } from "./finder";
import { free } from "./fold";
import { useKept } from "./form";
import { judgeIssue, keptFor, needsFor, outOfTurn, proposals, type Refusal, sourceOf, stillNeeded } from "./judge";
import { Keep } from "./Keep";
import { Amount, amountOf, type Figure, Flow, Go, itemWords, LotLine, Note, ReasonChips, RefusalNote, ScanBox, suggested } from "./parts";
import { openOrder, today, useStock } from "./pull";
import { USE_EXPIRED } from "./rights";
import type { Lot, Need, Order, Stock } from "./stock";

interface Form {
  orderId: string;
  lotId: string;
  figure: Figure;
  reason: string;
  /** a lot over its date is let past by who may, with the reason */
  past: boolean;
}

const BLANK: Form = { orderId: "", lotId: "", figure: { text: "0", fresh: true }, reason: "", past: false };
const ISSUE = "traceability.issue_material";
const BACK = "traceability.give_back_material";
const MINUTE = 60_000;

/** 发料: the order's card, then the lots. What is wrong is said at the scan, by what this phone holds. */
export function Issue() {
  const stock = useStock();
  const person = useApp((state) => state.person) as Person;
  const offline = useApp((state) => state.send.kind === "offline");
  const now = useNow(MINUTE);
  const { form, change, id, done } = useKept<Form>("issue", useMemo(() => BLANK, []));
  const [refusal, setRefusal] = useState<{ refusal: Refusal; lot: Lot } | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [strange, setStrange] = useState<Lot | null>(null);
  const order = stock.orders.find((each) => each.id === form.orderId);
  const lot = stock.lots.find((each) => each.id === form.lotId) ?? (strange?.id === form.lotId ? strange : undefined);
  const mayPast = useMay(USE_EXPIRED) === true;

  function begin(chosen: Order): void {
    setRefusal(null);
    change({ ...BLANK, orderId: chosen.id });
  }

  function take(scanned: Lot): void {
    if (!order) return;
    const known = stock.lots.some((each) => each.id === scanned.id);
    const wrong = judgeIssue({ stock, order, lot: scanned, day: today(), offline, now: Date.now() });
    setStrange(known ? null : scanned);
    if (wrong && !(wrong.code === "traceability.stock_none" && !known)) {
      refused(wrong);
      setRefusal({ refusal: wrong, lot: scanned });
      return change({ lotId: "", reason: "", past: false });
    }
    setRefusal(null);
    fill(scanned, false);
  }

  function fill(scanned: Lot, past: boolean): void {
    if (!order) return;
    const there = most(stock, order, scanned);
    const wanted = stillNeeded(order, scanned);
    change({ lotId: scanned.id, figure: suggested(there === null ? wanted : Math.min(there, wanted)), reason: "", past });
  }

  function found(what: Found, text: string): void {
    setFailure(null);
    if (what.kind === "order") return begin(what.order);
    if (what.kind === "elsewhere") {
      if (offline) return say({ title: t("w.store.miss.order_offline"), help: t("w.store.miss.order_offline_help") });
      return void openOrder(person, what.orderId).then(() => change({ ...BLANK, orderId: what.orderId })).catch(() => say({ title: t("w.store.miss.order_offline"), help: t("w.store.miss.order_offline_help") }));
    }
    if (what.kind !== "lot") return say(oddWords(what, text, offline));
    if (!order) return say({ title: t("w.store.order_first"), help: t("w.store.scan.order") });
    // one number may be on lots of several items: the one the order takes is meant
    take((what.lots.find((each) => needsFor(order, each).length > 0) ?? what.lots[0]) as Lot);
  }
  const { read, missed, say } = useFinder(stock, found);

  if (!order) {
    return (
      <Flow ask={<ScanBox prompt={t("w.store.scan.order")} onText={read} />} title={t("w.store.act.issue")}>
        {missed && <Note {...missed} />}
        {failure && <Note title={failure} />}
        <Orders stock={stock} pick={begin} />
      </Flow>
    );
  }

  const needs = lot ? needsFor(order, lot) : [];
  const need = needs.find((each) => micro(each.left) > 0) ?? needs[0];
  const item = lot && stock.items.find((each) => each.id === lot.itemId);
  const first = need && proposals({ stock, order, day: today(), offline, now }, need)[0];
  const otherwise = lot !== undefined && first !== undefined && lot.balances.length > 0 && keptFor(stock, order, lot, now).length === 0 && outOfTurn(stock, lot, first);
  const why = form.past ? "expired" : lot?.state === "restricted" ? "restricted" : otherwise ? "pick" : null;
  const over = lot !== undefined && micro(form.figure.text) > stillNeeded(order, lot);
  const there = lot ? most(stock, order, lot) : null;
  const tooMuch = there !== null && micro(form.figure.text) > there;
  const ready = lot !== undefined && micro(form.figure.text) > 0 && !over && !tooMuch && (why === null || form.reason !== "");

  async function submit(): Promise<void> {
    if (!lot || !order || !item) return;
    const source = sourceOf(stock, order, lot, Date.now());
    const kept = keptFor(stock, order, lot, Date.now())[0];
    const amount = form.figure.text;
    const payload = { orderId: order.id, lotId: lot.id, quantity: amount, ...(source ? { locationId: source.locationId, ...(source.packId ? { packId: source.packId } : {}) } : {}), ...(form.reason ? { reason: form.reason } : {}) };
    const words = await act({
      id: id(),
      type: ISSUE,
      payload,
      effects: source ? [{ kind: "move", lotId: lot.id, quantity: amount, from: source, to: { ...free(source.locationId), orderId: order.id }, ...(kept ? { reservationId: kept.id } : {}) }] : [],
      did: { key: "issue", params: { what: amountOf(amount, item.unit), lot: lot.number } },
      order: order.number,
      back: { type: BACK, payload: { orderId: order.id, lotId: lot.id, quantity: amount, ...(source ? { locationId: source.locationId } : {}), reason: t("w.undo.reason") } },
    });
    setFailure(words);
    if (words === null) done({ ...BLANK, orderId: order.id });
  }

  return (
    <Flow ask={<ScanBox prompt={t(lot ? "w.store.scan.other_lot" : "w.store.scan.lot_for")} onText={read} />}
      title={t("w.store.act.issue")}
      sub={order.number}
      desk={
        lot &&
        item && (
          <>
            <Amount
              figure={form.figure}
              unit={item.unit}
              fractions={item.decimals > 0}
              folded={why !== null && form.reason === ""}
              label={over ? t("w.store.over_need", { n: amountOf(decimal(stillNeeded(order, lot)), item.unit) }) : tooMuch && there !== null ? t("w.store.only_there", { n: amountOf(decimal(there), item.unit) }) : t("w.store.quantity")}
              change={(figure) => change({ figure })}
            />
            <Go label={t(why !== null && form.reason === "" ? "w.store.reason_first" : "w.store.do.issue", { what: amountOf(form.figure.text, item.unit), order: order.number })} disabled={!ready} go={() => void submit()} />
          </>
        )
      }
    >
      {missed && <Note {...missed} />}
      {failure && <Note title={failure} />}
      {refusal && (
        <RefusalNote refusal={refusal.refusal}>
          {refusal.refusal.overridable && mayPast && (
            <Button
              wide
              onClick={() => {
                fill(refusal.lot, true);
                setRefusal(null);
              }}
            >
              {t("w.store.let_past")}
            </Button>
          )}
        </RefusalNote>
      )}
      {lot && (
        <ul className="rows">
          <li>
            <LotLine stock={stock} lot={lot} right={<b>{there === null ? "" : amountOf(decimal(there), item?.unit ?? "")}</b>} />
          </li>
        </ul>
      )}
      {lot && why !== null && (
        <ReasonChips label={t(`w.store.why.${why}`, { lot: first?.number ?? "" })} reasons={t(`w.store.why.${why}.reasons`).split("|")} value={form.reason} pick={(reason) => change({ reason })} />
      )}
      {!lot && <Needs stock={stock} order={order} offline={offline} now={now} take={take} />}
      {!lot && <Keep stock={stock} order={order} offline={offline} />}
    </Flow>
  );
}

/** As much as may be taken from where it would be taken; null: this phone does not know. */
function most(stock: Stock, order: Order, lot: Lot): number | null {
  const source = sourceOf(stock, order, lot, Date.now());
  return source ? micro(source.quantity) : null;
}

const ORDERS_SHOWN = 6;

function Orders({ stock, pick }: { stock: Stock; pick: (order: Order) => void }) {
  const open = stock.orders.filter((order) => order.needs.some((need) => micro(need.left) > 0)).slice(0, ORDERS_SHOWN);
  if (open.length === 0) return <p className="caption">{t("w.store.no_orders")}</p>;
  return (
    <>
      <h2 className="section">{t("w.store.orders_next")}</h2>
      <ul className="rows">
        {open.map((order) => (
          <li key={order.id} className="opens">
            <button type="button" onClick={() => pick(order)}>
              <span className="names">
                <b>
                  <Code>{order.number}</Code>
                </b>
                <span className="s16 c-t2 block">{itemWords(stock.items.find(({ id }) => id === order.itemId))}</span>
              </span>
              <span className="q s16 c-t2">{t("w.store.open_needs", { n: order.needs.filter((need) => micro(need.left) > 0).length })}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What the order still takes, each with the lot whose turn it is. */
function Needs({ stock, order, offline, now, take }: { stock: Stock; order: Order; offline: boolean; now: number; take: (lot: Lot) => void }) {
  if (order.needs.length === 0) return <p className="caption">{t("w.store.no_needs")}</p>;
  return (
    <ul className="rows needs">
      {order.needs.map((need) => (
        <NeedRow key={need.position} stock={stock} need={need} first={micro(need.left) > 0 ? proposals({ stock, order, day: today(), offline, now }, need)[0] : undefined} take={take} kept={stock.reservations.some(({ orderId }) => orderId === order.id)} />
      ))}
    </ul>
  );
}

function NeedRow({ stock, need, first, take, kept }: { stock: Stock; need: Need; first: Lot | undefined; take: (lot: Lot) => void; kept: boolean }) {
  const item = stock.items.find(({ id }) => id === need.itemId);
  const left = micro(need.left);
  const place = first && stock.locations.find(({ id }) => id === first.balances.find(({ orderId }) => orderId === null)?.locationId);
  const row = (
    <>
      <StatusShape mark={left > 0 ? (first ? "ready" : "late") : "done"} size={22} />
      <span className="names">
        <b>{item ? named(item) : t("w.store.item_unknown")}</b>
        <span className="s16 c-t2 block">{item?.code}</span>
        {left > 0 && (
          <span className={`s16 block ${first ? "" : "c-danger"}`}>{first ? t(kept ? "w.store.take_kept" : "w.store.take", { lot: first.number, place: place?.code ?? "" }) : t("w.store.nothing_usable")}</span>
        )}
      </span>
      <span className="q">
        <b>{left > 0 ? quantity(need.left) : quantity(need.issued)}</b> <span className="s16 c-t2">{unitName(item?.unit ?? "")}</span>
        <span className="s16 c-t2 block">{t(left > 0 ? "w.store.still" : "w.store.issued_all")}</span>
      </span>
    </>
  );
  return first && left > 0 ? (
    <li className="opens">
      <button type="button" onClick={() => take(first)}>
        {row}
      </button>
    </li>
  ) : (
    <li>{row}</li>
  );
}
