import { useMemo, useState } from "react";
import { t } from "@/packages/i18n";
import { micro } from "@/w/model/quantity";
import { useApp } from "@/w/model/store";
import { act } from "./act";
import type { Found } from "./find";
import { oddWords, useFinder } from "./finder";
import { free } from "./fold";
import { useKept } from "./form";
import { itemOf, locationOf } from "./judge";
import { Amount, amountOf, type Figure, Flow, Go, LotLine, Note, placesOf, ScanBox, suggested } from "./parts";
import { useStock } from "./pull";
import { Picks } from "./Picks";
import { type Balance, type Lot, type Stock, usable } from "./stock";

interface Form {
  lotId: string;
  from: string;
  to: string;
  figure: Figure;
}

const BLANK: Form = { lotId: "", from: "", to: "", figure: { text: "0", fresh: true } };
export const TRANSFER = "traceability.transfer_lot";

/** What lies loose and free of a lot, place by place: only that can be put elsewhere. */
export const loose = (lot: Lot): Balance[] => lot.balances.filter(({ orderId, packId }) => orderId === null && packId === null);

/** 上架: the lot, then the place. Within one site it works without a network. */
export function Put() {
  const stock = useStock();
  const offline = useApp((state) => state.send.kind === "offline");
  const { form, change, id, done } = useKept<Form>("put", useMemo(() => BLANK, []));
  const [failure, setFailure] = useState<string | null>(null);
  const lot = stock.lots.find((each) => each.id === form.lotId);
  const from = lot && (loose(lot).find(({ locationId }) => locationId === form.from) ?? (loose(lot).length === 1 ? loose(lot)[0] : undefined));
  const to = locationOf(stock, form.to);
  const item = lot && itemOf(stock, lot);

  function begin(chosen: Lot): void {
    const only = loose(chosen).length === 1 ? loose(chosen)[0] : undefined;
    change({ lotId: chosen.id, from: only?.locationId ?? "", to: "", figure: suggested(micro(only?.quantity)) });
    if (loose(chosen).length === 0) say({ title: t("w.store.none_loose", { lot: chosen.number }), help: t("w.store.none_loose_help", { where: placesOf(stock, chosen) }) });
  }

  function found(what: Found, text: string): void {
    if (what.kind === "lot" && what.lots[0]) return begin(what.lots[0]);
    if (what.kind !== "location") return say(oddWords(what, text, offline));
    if (!lot) return say({ title: t("w.store.lot_first"), help: t("w.store.scan.lot") });
    if (!from) return change({ from: what.location.id, figure: suggested(micro(loose(lot).find(({ locationId }) => locationId === what.location.id)?.quantity)) });
    const wrong = wrongPlace(stock, from, what.location.id);
    if (wrong) return say(wrong);
    change({ to: what.location.id });
  }
  const { read, missed, say } = useFinder(stock, found);

  async function submit(): Promise<void> {
    if (!lot || !from || !to || !item || micro(form.figure.text) <= 0) return;
    const quantity = form.figure.text;
    const payload = { lotId: lot.id, fromLocationId: from.locationId, toLocationId: to.id, quantity };
    const words = await act({
      id: id(),
      type: TRANSFER,
      payload,
      effects: [{ kind: "move", lotId: lot.id, quantity, from: free(from.locationId), to: free(to.id) }],
      did: { key: "put", params: { what: amountOf(quantity, item.unit), lot: lot.number, place: to.code } },
      back: { type: TRANSFER, payload: { ...payload, fromLocationId: to.id, toLocationId: from.locationId, reason: t("w.undo.reason") } },
    });
    setFailure(words);
    if (words === null) done(BLANK);
  }

  const tooMuch = from !== undefined && micro(form.figure.text) > micro(from.quantity);
  const ready = Boolean(lot && from && to) && micro(form.figure.text) > 0 && !tooMuch;
  return (
    <Flow ask={<ScanBox prompt={t(!lot ? "w.store.scan.lot" : !from ? "w.store.scan.from" : to ? "w.store.scan.other_place" : "w.store.scan.place")} onText={read} />}
      title={t("w.store.act.put")}
      desk={
        lot &&
        from &&
        to &&
        item && (
          <>
            <Amount figure={form.figure} unit={item.unit} fractions={item.decimals > 0} label={tooMuch ? t("w.store.only_there", { n: amountOf(from.quantity, item.unit) }) : t("w.store.quantity")} change={(figure) => change({ figure })} />
            <Go label={t("w.store.do.put", { what: amountOf(form.figure.text, item.unit), place: to.code })} disabled={!ready} go={() => void submit()} />
          </>
        )
      }
    >
      {missed && <Note {...missed} />}
      {failure && <Note title={failure} />}
      {lot && (
        <ul className="rows">
          <li>
            <LotLine stock={stock} lot={lot} right={<span className="s16 c-t2">{placesOf(stock, lot)}</span>} />
          </li>
          {to && <li>{t("w.store.goes_to", { place: to.code })}</li>}
        </ul>
      )}
      {!lot && <Picks stock={stock} title={t("w.store.to_put")} lots={waiting(stock)} pick={begin} />}
    </Flow>
  );
}

/** What came in last and still lies where deliveries come to. */
const waiting = (stock: Stock): Lot[] =>
  stock.lots
    .filter((lot) => loose(lot).length > 0 && loose(lot).every(({ locationId }) => locationOf(stock, locationId)?.kind === "quarantine") && usable(lot.state))
    .sort((left, right) => (left.receivedAt < right.receivedAt ? 1 : -1));

function wrongPlace(stock: Stock, from: Balance, to: string): { title: string; help: string } | null {
  const [here, there] = [locationOf(stock, from.locationId), locationOf(stock, to)];
  if (!there || from.locationId === to) return { title: t("w.store.same_place"), help: t("w.store.scan.place") };
  if (here && here.siteId !== there.siteId) return { title: t("w.store.other_site", { place: there.code }), help: t("w.store.other_site_help") };
  return null;
}
