import { useMemo, useState } from "react";
import { uuid7 } from "@/packages/outbox";
import { t } from "@/packages/i18n";
import { StatusShape } from "@/packages/ui-tokens";
import { micro } from "@/w/model/quantity";
import { useApp } from "@/w/model/store";
import { Button, Code } from "@/w/ui/parts";
import { act } from "./act";
import { refused } from "./fail";
import type { Found } from "./find";
import { oddWords, useFinder } from "./finder";
import { type Effect, free } from "./fold";
import { useKept } from "./form";
import { itemOf, judgeUse, locationOf, type Refusal } from "./judge";
import { Amount, amountOf, type Figure, Flow, Go, LotLine, Note, placesOf, RefusalNote, ScanBox, suggested } from "./parts";
import { today, useStock } from "./pull";
import { loose } from "./Put";
import type { Lot, Pack as Box, Stock } from "./stock";

interface Form {
  packId: string;
  /** what its label says: a box of ours already, or one that begins with the first thing in it */
  number: string;
  lotId: string;
  figure: Figure;
}

const BLANK: Form = { packId: "", number: "", lotId: "", figure: { text: "0", fresh: true } };
const LONGEST = 60;

/** 装箱: the box, then what goes into it; a piece goes in with its scan. */
export function Pack() {
  const stock = useStock();
  const offline = useApp((state) => state.send.kind === "offline");
  const { form, change, id, done } = useKept<Form>("pack", useMemo(() => BLANK, []));
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const box = stock.packs.find((each) => each.id === form.packId);
  const begun = form.packId !== "";
  const number = box?.number ?? form.number;
  const lot = stock.lots.find((each) => each.id === form.lotId);
  const item = lot && itemOf(stock, lot);
  const inside = begun ? stock.lots.filter((each) => each.balances.some(({ packId }) => packId === form.packId)) : [];
  const open = box === undefined || box.state === "open";

  function take(chosen: Lot): void {
    const there = beside(chosen, box);
    const wrong = judgeUse(stock, chosen, today(), there ?? null);
    if (wrong) {
      refused(wrong);
      return setRefusal(wrong);
    }
    if (!there) return say({ title: t("w.store.not_beside", { lot: chosen.number }), help: t("w.store.none_loose_help", { where: placesOf(stock, chosen) }) });
    if (chosen.kind === "piece") return void put(chosen, "1", uuid7());
    change({ lotId: chosen.id, figure: suggested(micro(there.quantity)) });
  }

  function found(what: Found, text: string): void {
    setRefusal(null);
    setFailure(null);
    if (what.kind === "pack") return change({ ...BLANK, packId: what.pack.id, number: what.pack.number });
    if (!begun) {
      if (what.kind !== "unknown") return say(oddWords(what, text, offline));
      return change({ ...BLANK, packId: uuid7(), number: what.label?.sscc ?? what.text.slice(0, LONGEST) });
    }
    if (what.kind === "lot" && what.lots[0]) return open ? take(what.lots[0]) : say({ title: t("w.store.box_closed", { box: number }), help: t("w.store.scan.box") });
    say(oddWords(what, text, offline));
  }
  const { read, missed, say } = useFinder(stock, found);

  async function put(chosen: Lot, quantity: string, entry: string): Promise<void> {
    const there = beside(chosen, box);
    const unit = itemOf(stock, chosen)?.unit ?? "";
    if (!there) return;
    if (!box) {
      const fresh: Box = { id: form.packId, number, kind: "box", state: "open", locationId: there.locationId, parentId: null };
      const words = await act({ id: form.packId, type: "traceability.open_pack", payload: { locationId: there.locationId, number }, effects: [{ kind: "pack", pack: fresh }], did: { key: "open", params: { box: number } } });
      if (words) return setFailure(words);
    }
    const effect: Effect = { kind: "move", lotId: chosen.id, quantity, from: free(there.locationId), to: { ...free(there.locationId), packId: form.packId } };
    const payload = { packId: form.packId, lotId: chosen.id, quantity };
    const words = await act({
      id: entry,
      type: "traceability.pack_lot",
      payload,
      effects: [effect],
      did: { key: "pack", params: { what: amountOf(quantity, unit), lot: chosen.number } },
      order: number,
      back: { type: "traceability.unpack_lot", payload: { ...payload, reason: t("w.undo.reason") } },
    });
    setFailure(words);
    if (words === null) done({ ...BLANK, packId: form.packId, number });
  }

  async function close(): Promise<void> {
    if (!box) return;
    const words = await act({ type: "traceability.close_pack", payload: { packId: box.id }, effects: [{ kind: "pack", pack: { ...box, state: "closed" } }], did: { key: "close", params: { box: box.number } } });
    setFailure(words);
    if (words === null) done(BLANK);
  }

  const there = lot && beside(lot, box);
  const tooMuch = there !== undefined && micro(form.figure.text) > micro(there?.quantity);
  return (
    <Flow ask={<ScanBox prompt={t(begun ? "w.store.scan.content" : "w.store.scan.box")} onText={read} />}
      title={t("w.store.act.pack")}
      sub={begun ? number : undefined}
      desk={
        lot && item ? (
          <>
            <Amount figure={form.figure} unit={item.unit} fractions={item.decimals > 0} label={tooMuch && there ? t("w.store.only_there", { n: amountOf(there.quantity, item.unit) }) : t("w.store.quantity")} change={(figure) => change({ figure })} />
            <Go label={t("w.store.do.pack", { what: amountOf(form.figure.text, item.unit) })} disabled={tooMuch || micro(form.figure.text) <= 0} go={() => void put(lot, form.figure.text, id())} />
          </>
        ) : (
          box && inside.length > 0 && open && <Go label={t("w.store.do.close")} go={() => void close()} />
        )
      }
    >
      {missed && <Note {...missed} />}
      {refusal && <RefusalNote refusal={refusal} />}
      {failure && <Note title={failure} />}
      {begun && (
        <>
          <h2 className="section">
            {box ? t(`w.store.pack.state_${box.state}`) : t("w.store.new_box")}
            <span>{box?.locationId ? (locationOf(stock, box.locationId)?.code ?? "") : ""}</span>
          </h2>
          {inside.length === 0 && <p className="caption">{t("w.store.empty_pack")}</p>}
          {inside.length > 0 && (
            <ul className="rows">
              {inside.map((each) => (
                <li key={each.id}>
                  <LotLine stock={stock} lot={each} right={<b>{amountOf(each.balances.find(({ packId }) => packId === form.packId)?.quantity ?? "0", itemOf(stock, each)?.unit ?? "")}</b>} />
                </li>
              ))}
            </ul>
          )}
          <div className="form">
            <Button tone="quiet" onClick={() => done(BLANK)}>
              {t("w.store.other_box")}
            </Button>
          </div>
        </>
      )}
      {!begun && <Boxes stock={stock} pick={(each) => change({ ...BLANK, packId: each.id, number: each.number })} />}
    </Flow>
  );
}

/** What lies loose beside the box; for a box that begins, where most of the lot lies. */
const beside = (lot: Lot, box: Box | undefined) =>
  loose(lot)
    .filter(({ locationId }) => !box || box.locationId === locationId)
    .sort((left, right) => micro(right.quantity) - micro(left.quantity))[0];

function Boxes({ stock, pick }: { stock: Stock; pick: (box: Box) => void }) {
  const open = stock.packs.filter(({ state }) => state === "open").slice(0, 6);
  if (open.length === 0) return null;
  return (
    <>
      <h2 className="section">{t("w.store.open_boxes")}</h2>
      <ul className="rows">
        {open.map((box) => (
          <li key={box.id} className="opens">
            <button type="button" onClick={() => pick(box)}>
              <StatusShape mark="running" size={22} />
              <span className="names">
                <b>
                  <Code>{box.number}</Code>
                </b>
                <span className="s16 c-t2 block">{t(`w.store.pack.${box.kind}`)}</span>
              </span>
              <span className="q s16 c-t2">{locationOf(stock, box.locationId ?? "")?.code}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
