import { useMemo } from "react";
import { call, settled } from "@/packages/api";
import { WorkerShipDocument, WorkerShipmentsDocument, type WorkerShipmentsQuery } from "@/packages/api/generated/store/graphql";
import { named, quantity, t, unitName } from "@/packages/i18n";
import { uuid7 } from "@/packages/outbox";
import { StatusShape } from "@/packages/ui-tokens";
import { asPerson, useFetched } from "@/w/model/fetched";
import { decimal, micro } from "@/w/model/quantity";
import { useApp } from "@/w/model/store";
import { Fetching } from "@/w/ui/Fetching";
import { signal } from "@/w/ui/feedback";
import { Button, Code } from "@/w/ui/parts";
import type { Found } from "./find";
import { oddWords, useFinder } from "./finder";
import { useKept } from "./form";
import { itemOf, judgeUse } from "./judge";
import { NeedsPlant, OnlineGo, useOnline } from "./Online";
import { amountOf, Flow, LotLine, Note, ScanBox } from "./parts";
import { today, useStock } from "./pull";
import { loose } from "./Put";
import type { Lot, Stock } from "./stock";
import { refusalWords } from "./words";

type Shipment = WorkerShipmentsQuery["shipments"]["nodes"][number];

interface Form {
  shipmentId: string;
  lotIds: string[];
  packIds: string[];
  commandId: string;
}

const blank = (): Form => ({ shipmentId: "", lotIds: [], packIds: [], commandId: uuid7() });

/** 发货: what is scanned is checked against the shipment here, and again by the plant before it leaves. */
export function Ship() {
  const stock = useStock();
  const offline = useApp((state) => state.send.kind === "offline");
  const page = useFetched("shipments", async () => (await call(WorkerShipmentsDocument, {}, asPerson())).shipments.nodes);
  const { form, change, done } = useKept<Form>("ship", useMemo(blank, []));
  const online = useOnline();
  const shipment = page.data?.find(({ id }) => id === form.shipmentId);
  const scanned = form.lotIds.flatMap((id) => stock.lots.filter((lot) => lot.id === id));
  const boxes = form.packIds.flatMap((id) => stock.packs.filter((pack) => pack.id === id));

  function add(lot: Lot): void {
    const refused = judgeUse(stock, lot, today(), loose(lot)[0] ?? null);
    if (refused) {
      const { title, why } = refusalWords(refused);
      return say({ title, help: why });
    }
    if (!shipment?.lines.some(({ item }) => item.id === lot.itemId)) return say({ title: t("w.store.not_on_shipment", { what: lot.number }), help: t("w.store.not_on_shipment_help") });
    if (form.lotIds.includes(lot.id)) return say({ title: t("w.store.scanned_twice", { what: lot.number }), help: t("w.store.scanned_twice_help") });
    signal("pass");
    change({ lotIds: [...form.lotIds, lot.id], commandId: uuid7() });
  }

  function found(what: Found, text: string): void {
    online.clear();
    if (!shipment) return say({ title: t("w.store.shipment_first"), help: t("w.store.shipment_first_help") });
    if (what.kind === "lot" && what.lots[0]) return add(what.lots[0]);
    if (what.kind !== "pack") return say(oddWords(what, text, offline));
    if (what.pack.state === "open") return say({ title: t("w.store.box_open", { box: what.pack.number }), help: t("w.store.box_open_help") });
    if (form.packIds.includes(what.pack.id)) return say({ title: t("w.store.scanned_twice", { what: what.pack.number }), help: t("w.store.scanned_twice_help") });
    signal("pass");
    change({ packIds: [...form.packIds, what.pack.id], commandId: uuid7() });
  }
  const { read, missed, say } = useFinder(stock, found);

  async function submit(): Promise<void> {
    if (!shipment) return;
    const input = { id: form.commandId, shipmentId: shipment.id, packIds: form.packIds, lots: form.lotIds.map((lotId) => ({ lotId })) };
    const worked = await online.run(async () => settled((await call(WorkerShipDocument, { input }, asPerson())).ship), t("w.store.shipped", { number: shipment.number }));
    if (!worked) return;
    done(blank());
    page.again();
  }

  if (!shipment) {
    return (
      <Flow title={t("w.store.act.ship")}>
        <NeedsPlant failure={online.failure} />
        <Fetching page={page} />
        {page.data && <Shipments shipments={page.data} pick={(shipmentId) => change({ ...blank(), shipmentId })} />}
      </Flow>
    );
  }
  const short = shipment.lines.some((line) => micro(line.quantity) > sentOf(stock, line.item.id, form));
  return (
    <Flow ask={<ScanBox prompt={t("w.store.scan.shipment_content")} onText={read} />}
      title={t("w.store.act.ship")}
      sub={`${shipment.number} ${named(shipment.customer.name)}`}
      desk={<OnlineGo label={t(short ? "w.store.scan_all" : "w.store.do.ship", { number: shipment.number })} busy={online.busy} disabled={short} go={() => void submit()} />}
    >
      <NeedsPlant failure={online.failure} />
      {missed && <Note {...missed} />}
      <ul className="rows">
        {shipment.lines.map((line) => {
          const sent = sentOf(stock, line.item.id, form);
          return (
            <li key={line.id}>
              <StatusShape mark={sent >= micro(line.quantity) ? "done" : "ready"} size={22} />
              <span className="names">
                <b>{named(line.item.name)}</b>
                <span className="s16 c-t2 block">{line.item.code}</span>
              </span>
              <span className="q">
                <b>{quantity(decimal(sent))}</b> / {quantity(line.quantity)} <span className="s16 c-t2">{unitName(line.item.unit)}</span>
              </span>
            </li>
          );
        })}
      </ul>
      {scanned.length + boxes.length > 0 && (
        <>
          <h2 className="section">{t("w.store.scanned", { n: scanned.length + boxes.length })}</h2>
          <ul className="rows">
            {boxes.map((pack) => (
              <li key={pack.id}>
                <b>
                  <Code>{pack.number}</Code>
                </b>
              </li>
            ))}
            {scanned.map((lot) => (
              <li key={lot.id}>
                <LotLine stock={stock} lot={lot} right={<b>{amountOf(decimal(sum(loose(lot))), itemOf(stock, lot)?.unit ?? "")}</b>} />
              </li>
            ))}
          </ul>
        </>
      )}
      <div className="form">
        <Button tone="quiet" onClick={() => done(blank())}>
          {t("w.store.start_over")}
        </Button>
      </div>
    </Flow>
  );
}

const sum = (balances: readonly { quantity: string }[]): number => balances.reduce((total, { quantity: n }) => total + micro(n), 0);

/** What of an item was scanned out so far, boxes included. */
function sentOf(stock: Stock, itemId: string, form: Form): number {
  return stock.lots
    .filter((lot) => lot.itemId === itemId)
    .reduce((total, lot) => total + (form.lotIds.includes(lot.id) ? sum(loose(lot)) : 0) + sum(lot.balances.filter(({ packId }) => packId !== null && form.packIds.includes(packId))), 0);
}

function Shipments({ shipments, pick }: { shipments: readonly Shipment[]; pick: (id: string) => void }) {
  if (shipments.length === 0) return <p className="caption">{t("w.store.no_shipments")}</p>;
  return (
    <ul className="rows">
      {shipments.map((shipment) => (
        <li key={shipment.id} className="opens">
          <button type="button" onClick={() => pick(shipment.id)}>
            <span className="names">
              <b>
                <Code>{shipment.number}</Code>
              </b>
              <span className="s16 c-t2 block">
                {named(shipment.customer.name)} {shipment.customerPo}
              </span>
            </span>
            <span className="q s16 c-t2">{t("w.store.lines", { n: shipment.lines.length })}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
