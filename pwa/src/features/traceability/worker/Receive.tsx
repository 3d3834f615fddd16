import { useMemo, useState } from "react";
import { named, t } from "@/packages/i18n";
import { uuid7 } from "@/packages/outbox";
import { Photos } from "@/features/reporting/worker/Reasons";
import { micro } from "@/w/model/quantity";
import { useApp } from "@/w/model/store";
import { Button } from "@/w/ui/parts";
import { act } from "./act";
import type { Found } from "./find";
import { oddWords, useFinder } from "./finder";
import { free } from "./fold";
import { useKept } from "./form";
import type { Label } from "./label";
import { Amount, amountOf, type Figure, Flow, Go, itemWords, Note, ScanBox } from "./parts";
import { today, useStock } from "./pull";
import type { Item, Stock } from "./stock";
import { dayAfter } from "./words";

interface Form {
  supplierId: string;
  itemId: string;
  supplierLot: string;
  expiresOn: string;
  locationId: string;
  lotId: string;
  figure: Figure;
}

const blank = (before?: Form): Form => ({ supplierId: before?.supplierId ?? "", itemId: "", supplierLot: "", expiresOn: "", locationId: before?.locationId ?? "", lotId: uuid7(), figure: { text: "0", fresh: true } });

/** 收料: what the label says is filled in; what it does not say is asked, the quantity last. */
export function Receive() {
  const stock = useStock();
  const offline = useApp((state) => state.send.kind === "offline");
  const { form, change, photos, setPhotos, id, done } = useKept<Form>("receive", useMemo(() => blank(), []));
  const [failure, setFailure] = useState<string | null>(null);
  const item = stock.items.find((each) => each.id === form.itemId);

  function found(what: Found, text: string): void {
    switch (what.kind) {
      case "item":
        return change({ ...chosen(what.item), ...(what.label ? told(what.label) : {}) });
      case "lot": // a label of a delivery we had before: the same maker's lot again
        return change({ itemId: what.lots[0]?.itemId ?? "", supplierLot: what.lots[0]?.supplierLot ?? "", expiresOn: what.lots[0]?.expiresOn ?? form.expiresOn });
      case "location":
        return change({ locationId: what.location.id });
      case "unknown":
        return change(what.label ? told(what.label) : { supplierLot: what.text.slice(0, 60) });
      default:
        return say(oddWords(what, text, offline));
    }
  }
  const { read, missed, say } = useFinder(stock, found);

  const chosen = (each: Item): Partial<Form> => ({ itemId: each.id, expiresOn: form.expiresOn || (each.shelfLifeDays === null ? "" : dayAfter(today(), each.shelfLifeDays)) });

  async function submit(): Promise<void> {
    if (!item || micro(form.figure.text) <= 0) return;
    const location = form.locationId || defaultPlace(stock, item);
    const line = {
      id: form.lotId, item_id: item.id, quantity: form.figure.text, supplier_lot: form.supplierLot || null, expires_on: form.expiresOn || null,
      location_id: location || null, certificates: photos.map(({ sha256 }) => sha256),
    };
    const lot = { id: form.lotId, number: form.supplierLot || t("w.store.new_lot"), kind: "lot", itemId: item.id, state: item.receivedAs, supplierLot: form.supplierLot || null, receivedAt: new Date().toISOString(), expiresOn: form.expiresOn || null, balances: [] };
    const what = `${amountOf(form.figure.text, item.unit)} ${named(item)}`;
    const entry = id();
    setFailure(
      await act({
        id: entry,
        type: "traceability.receive_lots",
        payload: { supplierId: form.supplierId || null, lots: [line] },
        effects: [{ kind: "lot", lot }, ...(location ? [{ kind: "move" as const, lotId: lot.id, quantity: form.figure.text, from: null, to: free(location) }] : [])],
        did: { key: "receive", params: { what } },
        photos,
      }).then((words) => {
        if (words === null) done(blank(form));
        return words;
      }),
    );
  }

  const ready = item !== undefined && micro(form.figure.text) > 0;
  return (
    <Flow ask={<ScanBox prompt={t(item ? "w.store.scan.more" : "w.store.scan.supplier")} onText={read} />}
      title={t("w.store.act.receive")}
      sub={item ? itemWords(item) : undefined}
      desk={
        item && (
          <>
            <Amount figure={form.figure} unit={item.unit} fractions={item.decimals > 0} label={t("w.store.quantity")} change={(figure) => change({ figure })} />
            <Go label={ready ? t("w.store.do.receive", { what: amountOf(form.figure.text, item.unit) }) : t("w.store.no_quantity")} disabled={!ready} go={() => void submit()} />
          </>
        )
      }
    >
      {missed && <Note {...missed} />}
      {failure && <Note title={failure} />}
      {!item && <ItemSearch stock={stock} pick={(each) => change(chosen(each))} lot={form.supplierLot} />}
      {item && (
        <div className="form">
          <div className="pair">
            <div className="field">
              <label htmlFor="receive-lot">{t("w.store.supplier_lot")}</label>
              <input id="receive-lot" value={form.supplierLot} onChange={(event) => change({ supplierLot: event.target.value })} maxLength={60} autoComplete="off" />
            </div>
            <div className="field">
              <label htmlFor="receive-until">{t("w.store.until")}</label>
              <input id="receive-until" type="date" value={form.expiresOn} onChange={(event) => change({ expiresOn: event.target.value })} />
            </div>
          </div>
          <div className="pair">
            <Choose id="receive-from" label={t("w.store.supplier")} value={form.supplierId} none={t("w.store.unsaid")} rows={stock.suppliers} pick={(supplierId) => change({ supplierId })} />
            <Choose id="receive-to" label={t("w.store.to")} value={form.locationId} none={t("w.store.to_default")} rows={stock.locations.filter(({ kind }) => kind === "store" || kind === "quarantine")} pick={(locationId) => change({ locationId })} />
          </div>
          <div className="why">
            <Photos photos={photos} setPhotos={setPhotos} word />
            <span className="c-t2 s16 grow-text">{t("w.store.certificate")}</span>
          </div>
          <Button tone="quiet" onClick={() => done(blank(form))}>
            {t("w.store.start_over")}
          </Button>
        </div>
      )}
    </Flow>
  );
}

const told = (label: Label): Partial<Form> => ({
  ...(label.lot ? { supplierLot: label.lot } : {}),
  ...(label.expiresOn ? { expiresOn: label.expiresOn } : {}),
  ...(label.quantity ? { figure: { text: label.quantity, fresh: true } } : {}),
});

/** Where the plant will put it when nobody says: quarantine or the store, as its status asks. */
function defaultPlace(stock: Stock, item: Item): string {
  const kind = item.receivedAs === "accepted" || item.receivedAs === "restricted" ? "store" : "quarantine";
  return stock.locations.find((location) => location.kind === kind)?.id ?? "";
}

export function Choose({ id, label, value, none, rows, pick }: { id: string; label: string; value: string; none: string; rows: readonly { id: string; code: string; zh: string; en: string }[]; pick: (id: string) => void }) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => pick(event.target.value)}>
        <option value="">{none}</option>
        {rows.map((row) => (
          <option key={row.id} value={row.id}>
            {row.code} {named(row)}
          </option>
        ))}
      </select>
    </div>
  );
}

const SHOWN = 6;

/** The label says nothing of the item: a few letters of its name or number are enough. */
function ItemSearch({ stock, pick, lot }: { stock: Stock; pick: (item: Item) => void; lot: string }) {
  const [text, setText] = useState("");
  const term = text.trim().toLowerCase();
  const fits = stock.items.filter((item) => term !== "" && `${item.code} ${item.zh} ${item.en}`.toLowerCase().includes(term)).slice(0, SHOWN);
  return (
    <div className="form">
      {lot && <p className="note">{t("w.store.lot_read", { lot })}</p>}
      <div className="field">
        <label htmlFor="receive-item">{t("w.store.which_item")}</label>
        <input id="receive-item" value={text} onChange={(event) => setText(event.target.value)} autoComplete="off" />
      </div>
      <div className="stack">
        {fits.map((item) => (
          <Button key={item.id} wide className="left" onClick={() => pick(item)}>
            {itemWords(item)}
          </Button>
        ))}
      </div>
    </div>
  );
}
