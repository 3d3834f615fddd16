import { useMemo } from "react";
import { call, settled } from "@/packages/api";
import { WorkerTransferLotDocument } from "@/packages/api/generated/store/graphql";
import { uuid7 } from "@/packages/outbox";
import { t } from "@/packages/i18n";
import { asPerson } from "@/w/model/fetched";
import { micro } from "@/w/model/quantity";
import { useApp } from "@/w/model/store";
import type { Found } from "./find";
import { oddWords, useFinder } from "./finder";
import { useKept } from "./form";
import { itemOf, locationOf } from "./judge";
import { NeedsPlant, OnlineGo, useOnline } from "./Online";
import { Amount, amountOf, type Figure, Flow, LotLine, Note, placesOf, ScanBox, suggested } from "./parts";
import { useStock } from "./pull";
import { loose } from "./Put";
import type { Lot } from "./stock";

interface Form {
  lotId: string;
  from: string;
  to: string;
  figure: Figure;
  /** one id for one content: asked twice it happens once */
  commandId: string;
}

const blank = (): Form => ({ lotId: "", from: "", to: "", figure: { text: "0", fresh: true }, commandId: uuid7() });

/** 移库: between stores. Both sides rely on it at once, so the plant decides while one waits. */
export function Transfer() {
  const stock = useStock();
  const offline = useApp((state) => state.send.kind === "offline");
  const { form, change, done } = useKept<Form>("transfer", useMemo(blank, []));
  const online = useOnline();
  const lot = stock.lots.find((each) => each.id === form.lotId);
  const from = lot && (loose(lot).find(({ locationId }) => locationId === form.from) ?? (loose(lot).length === 1 ? loose(lot)[0] : undefined));
  const to = locationOf(stock, form.to);
  const item = lot && itemOf(stock, lot);

  function begin(chosen: Lot): void {
    const only = loose(chosen)[0];
    if (!only) return say({ title: t("w.store.none_loose", { lot: chosen.number }), help: t("w.store.none_loose_help", { where: placesOf(stock, chosen) }) });
    change({ lotId: chosen.id, from: loose(chosen).length === 1 ? only.locationId : "", to: "", figure: suggested(micro(only.quantity)), commandId: uuid7() });
  }

  function found(what: Found, text: string): void {
    online.clear();
    if (what.kind === "lot" && what.lots[0]) return begin(what.lots[0]);
    if (what.kind !== "location") return say(oddWords(what, text, offline));
    if (!lot) return say({ title: t("w.store.lot_first"), help: t("w.store.scan.lot") });
    if (!from) return change({ from: what.location.id, figure: suggested(micro(loose(lot).find(({ locationId }) => locationId === what.location.id)?.quantity)) });
    if (from.locationId === what.location.id) return say({ title: t("w.store.same_place"), help: t("w.store.scan.place") });
    change({ to: what.location.id });
  }
  const { read, missed, say } = useFinder(stock, found);

  async function submit(): Promise<void> {
    if (!lot || !from || !to || !item) return;
    const input = { id: form.commandId, lotId: lot.id, fromLocationId: from.locationId, toLocationId: to.id, quantity: form.figure.text };
    const said = t("w.store.did.put", { lot: lot.number, what: amountOf(form.figure.text, item.unit), place: to.code });
    if (await online.run(async () => settled((await call(WorkerTransferLotDocument, { input }, asPerson())).transferLot), said)) done(blank());
  }

  const tooMuch = from !== undefined && micro(form.figure.text) > micro(from.quantity);
  return (
    <Flow ask={<ScanBox prompt={t(!lot ? "w.store.scan.lot" : !from ? "w.store.scan.from" : to ? "w.store.scan.other_place" : "w.store.scan.place")} onText={read} />}
      title={t("w.store.act.transfer")}
      desk={
        lot &&
        from &&
        to &&
        item && (
          <>
            <Amount figure={form.figure} unit={item.unit} fractions={item.decimals > 0} label={tooMuch ? t("w.store.only_there", { n: amountOf(from.quantity, item.unit) }) : t("w.store.quantity")} change={(figure) => change({ figure, commandId: uuid7() })} />
            <OnlineGo label={t("w.store.do.transfer", { what: amountOf(form.figure.text, item.unit), place: to.code })} busy={online.busy} disabled={tooMuch || micro(form.figure.text) <= 0} go={() => void submit()} />
          </>
        )
      }
    >
      <NeedsPlant failure={online.failure} />
      {missed && <Note {...missed} />}
      {lot && (
        <ul className="rows">
          <li>
            <LotLine stock={stock} lot={lot} right={<span className="s16 c-t2">{placesOf(stock, lot)}</span>} />
          </li>
          {to && <li>{t("w.store.goes_to", { place: to.code })}</li>}
        </ul>
      )}
    </Flow>
  );
}
