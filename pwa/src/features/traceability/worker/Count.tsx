import { useMemo, useState } from "react";
import { quantity, t, unitName } from "@/packages/i18n";
import { StatusShape } from "@/packages/ui-tokens";
import { useApp } from "@/w/model/store";
import { Code } from "@/w/ui/parts";
import { act } from "./act";
import type { Found } from "./find";
import { oddWords, useFinder } from "./finder";
import { useKept } from "./form";
import { itemOf, locationOf } from "./judge";
import { Amount, amountOf, type Figure, Flow, Go, itemWords, LotLine, Note, ScanBox } from "./parts";
import { useStock } from "./pull";
import type { Count as Sheet, CountLine, Lot, Stock } from "./stock";

interface Form {
  sheetId: string;
  lotId: string;
  packId: string | null;
  figure: Figure;
}

const BLANK: Form = { sheetId: "", lotId: "", packId: null, figure: { text: "0", fresh: true } };

/** 盘点: scan what lies there, say how much; the sheet is booked at the desk. */
export function Count() {
  const stock = useStock();
  const offline = useApp((state) => state.send.kind === "offline");
  const { form, change, id, done } = useKept<Form>("count", useMemo(() => BLANK, []));
  const [failure, setFailure] = useState<string | null>(null);
  const sheet = stock.counts.find((each) => each.id === form.sheetId);
  const lot = stock.lots.find((each) => each.id === form.lotId);
  const item = lot && itemOf(stock, lot);

  function take(chosen: Lot, line: CountLine | undefined): void {
    const guess = line?.counted ?? line?.expected ?? "0";
    change({ lotId: chosen.id, packId: line?.packId ?? null, figure: { text: quantityText(guess), fresh: true } });
  }

  function found(what: Found, text: string): void {
    if (what.kind === "location") {
      const open = stock.counts.find(({ locationId }) => locationId === what.location.id);
      return open ? change({ ...BLANK, sheetId: open.id }) : say({ title: t("w.store.no_sheet", { place: what.location.code }), help: t("w.store.no_sheet_help") });
    }
    if (what.kind !== "lot") return say(oddWords(what, text, offline));
    if (!sheet) return say({ title: t("w.store.sheet_first"), help: t("w.store.scan.count_place") });
    const chosen = what.lots.find((each) => sheet.lines.some(({ lotId }) => lotId === each.id)) ?? what.lots[0];
    if (chosen) take(chosen, sheet.lines.find(({ lotId }) => lotId === chosen.id));
  }
  const { read, missed, say } = useFinder(stock, found);

  async function submit(): Promise<void> {
    if (!sheet || !lot || !item) return;
    const words = await act({
      id: id(),
      type: "traceability.count_lots",
      payload: { sheetId: sheet.id, counted: [{ lot_id: lot.id, quantity: form.figure.text, pack_id: form.packId }] },
      effects: [{ kind: "count", sheetId: sheet.id, lotId: lot.id, packId: form.packId, counted: form.figure.text }],
      did: { key: "count", params: { what: amountOf(form.figure.text, item.unit), lot: lot.number } },
      order: sheet.number,
    });
    setFailure(words);
    if (words === null) done({ ...BLANK, sheetId: sheet.id });
  }

  if (!sheet) {
    return (
      <Flow ask={<ScanBox prompt={t("w.store.scan.count_place")} onText={read} />} title={t("w.store.act.count")}>
        {missed && <Note {...missed} />}
        <Sheets stock={stock} pick={(sheetId) => change({ ...BLANK, sheetId })} />
      </Flow>
    );
  }
  const known = sheet.lines.some(({ lotId }) => lotId === lot?.id);
  return (
    <Flow ask={<ScanBox prompt={t("w.store.scan.count_lot")} onText={read} />}
      title={t("w.store.act.count")}
      sub={`${sheet.number} ${locationOf(stock, sheet.locationId)?.code ?? ""}`}
      desk={
        lot &&
        item && (
          <>
            <Amount figure={form.figure} unit={item.unit} fractions={item.decimals > 0} label={t("w.store.counted")} change={(figure) => change({ figure })} />
            <Go label={t("w.store.do.count", { what: amountOf(form.figure.text, item.unit) })} go={() => void submit()} />
          </>
        )
      }
    >
      {missed && <Note {...missed} />}
      {failure && <Note title={failure} />}
      {lot && (
        <ul className="rows">
          <li>
            <LotLine stock={stock} lot={lot} right={known ? null : <span className="c-warn s16">{t("w.store.not_on_sheet")}</span>} />
          </li>
        </ul>
      )}
      {!lot && <Lines stock={stock} sheet={sheet} take={take} />}
    </Flow>
  );
}

const quantityText = (text: string): string => text.replace(/\.0*$/, "");

function Sheets({ stock, pick }: { stock: Stock; pick: (id: string) => void }) {
  if (stock.counts.length === 0) return <p className="caption">{t("w.store.no_sheets")}</p>;
  return (
    <ul className="rows">
      {stock.counts.map((sheet) => {
        const place = locationOf(stock, sheet.locationId);
        const counted = sheet.lines.filter((line) => line.counted !== null).length;
        return (
          <li key={sheet.id} className="opens">
            <button type="button" onClick={() => pick(sheet.id)}>
              <span className="names">
                <b>
                  <Code>{place?.code ?? sheet.number}</Code>
                </b>
                <span className="s16 c-t2 block">{sheet.number}</span>
              </span>
              <span className="q s16 c-t2">{t("w.store.counted_of", { n: counted, all: sheet.lines.length })}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** What is still to be counted comes first. */
function Lines({ stock, sheet, take }: { stock: Stock; sheet: Sheet; take: (lot: Lot, line: CountLine) => void }) {
  const lines = [...sheet.lines].sort((left, right) => Number(left.counted !== null) - Number(right.counted !== null));
  return (
    <ul className="rows">
      {lines.map((line) => {
        const lot = stock.lots.find(({ id }) => id === line.lotId);
        if (!lot) return null;
        const item = itemOf(stock, lot);
        const shown = line.counted ?? line.expected;
        return (
          <li key={`${line.lotId}${line.packId ?? ""}`} className="opens">
            <button type="button" onClick={() => take(lot, line)}>
              <StatusShape mark={line.counted === null ? "ready" : "done"} size={22} />
              <span className="names">
                <b>
                  <Code>{lot.number}</Code>
                </b>
                <span className="s16 c-t2 block">{itemWords(item)}</span>
              </span>
              <span className="q">
                {shown !== null && (
                  <b>
                    {quantity(shown)} {unitName(item?.unit ?? "")}
                  </b>
                )}
                <span className="s16 c-t2 block">{t(line.counted !== null ? "w.store.line_counted" : line.expected !== null ? "w.store.line_expected" : "w.store.line_blind")}</span>
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
