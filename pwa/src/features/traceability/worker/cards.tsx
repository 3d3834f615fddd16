import { type ReactNode } from "react";
import { date, named, quantity, t, unitName } from "@/packages/i18n";
import { StatusMark } from "@/packages/ui-tokens";
import { uuid7 } from "@/packages/outbox";
import { keep } from "@/w/model/drafts";
import { micro } from "@/w/model/quantity";
import { knownOperations } from "@/w/model/reading";
import { go } from "@/w/model/router";
import { store, useApp } from "@/w/model/store";
import { Button, Code } from "@/w/ui/parts";
import type { Found } from "./find";
import { isOver, itemOf, locationOf } from "./judge";
import { LotLine, itemWords, markOf, suggested } from "./parts";
import { today } from "./pull";
import { type Act, mayAct } from "./rights";
import type { Balance, Location, Lot, Order, Pack, Stock } from "./stock";
import { dayWords } from "./words";

/** The card of whatever was scanned. */
export function Cards({ stock, thing }: { stock: Stock; thing: Found }) {
  switch (thing.kind) {
    case "lot":
      return thing.lots.map((lot) => <LotCard key={lot.id} stock={stock} lot={stock.lots.find(({ id }) => id === lot.id) ?? lot} />);
    case "location":
      return <LocationCard stock={stock} location={thing.location} />;
    case "pack":
      return <PackCard stock={stock} pack={stock.packs.find(({ id }) => id === thing.pack.id) ?? thing.pack} />;
    case "order":
      return <OrderCard stock={stock} order={stock.orders.find(({ id }) => id === thing.order.id) ?? thing.order} />;
    case "elsewhere": {
      const order = stock.orders.find(({ id }) => id === thing.orderId);
      return order ? <OrderCard stock={stock} order={order} /> : <p className="caption">{t("w.loading")}</p>;
    }
    case "item":
      return <ItemCard stock={stock} itemId={thing.item.id} label={thing.label} />;
    case "unknown":
      return thing.label ? <LabelFacts label={thing.label} /> : null;
    default:
      return null;
  }
}

function Facts({ rows }: { rows: readonly (readonly [string, ReactNode] | null)[] }) {
  return (
    <dl className="facts">
      {rows.flatMap((row) =>
        row
          ? [
              <div key={row[0]}>
                <dt>{row[0]}</dt>
                <dd>{row[1]}</dd>
              </div>,
            ]
          : [],
      )}
    </dl>
  );
}

const NONE: string[] = [];

/** What may be done with it next, by this person: each begins with the thing already scanned. */
function Next({ acts }: { acts: readonly { act: Act; form: object }[] }) {
  const permissions = useApp((state) => (state.person ? state.snapshots[state.person.userId]?.data.me.permissions : undefined)) ?? NONE;
  const may = acts.filter(({ act }) => mayAct(permissions, act));
  if (may.length === 0) return null;
  return (
    <div className="form">
      <div className="acts">
        {may.map(({ act, form }) => (
          <Button key={act} onClick={() => begin(act, form)}>
            {t(`w.store.act.${act}`)}
          </Button>
        ))}
      </div>
    </div>
  );
}

function begin(act: Act, form: object): void {
  const userId = store.get().person?.userId ?? "";
  keep(userId, `store:${act}`, form, { ...form, begun: uuid7() }, [], true);
  go(`/store/${act}`);
}

function LotCard({ stock, lot }: { stock: Stock; lot: Lot }) {
  const item = itemOf(stock, lot);
  const over = isOver(lot, today());
  const free = lot.balances.find(({ orderId, packId }) => orderId === null && packId === null);
  const issued = lot.balances.find(({ orderId }) => orderId !== null);
  const kept = stock.reservations.find(({ lotId }) => lotId === lot.id);
  return (
    <section aria-label={lot.number}>
      <div className="card thing">
        <h2>
          <Code>{lot.number}</Code>
        </h2>
        <p>{itemWords(item)}</p>
        <p className={`s16 state-line ${over ? "c-danger" : ""}`}>
          <StatusMark mark={over ? "late" : markOf(lot.state)} size={22}>
            {over ? t("w.store.state.expired") : t(`w.store.state.${lot.state}`)}
          </StatusMark>
        </p>
      </div>
      <Facts
        rows={[
          ...lot.balances.map((balance) => [whereOf(stock, balance), `${quantity(balance.quantity)} ${unitName(item?.unit ?? "")}`] as const),
          lot.balances.length === 0 ? ([t("w.store.where"), t(lot.receivedAt === "" ? "w.store.where_unknown" : "w.store.nowhere")] as const) : null,
          lot.expiresOn ? ([t("w.store.until"), dayWords(lot.expiresOn)] as const) : null,
          lot.supplierLot ? ([t("w.store.supplier_lot"), lot.supplierLot] as const) : null,
          lot.receivedAt ? ([t("w.store.received"), date(lot.receivedAt)] as const) : null,
          kept ? ([t("w.store.kept_for"), stock.orders.find(({ id }) => id === kept.orderId)?.number ?? "–"] as const) : null,
        ]}
      />
      <Next
        acts={[
          ...(free ? [{ act: "put" as const, form: { lotId: lot.id, from: free.locationId, to: "", figure: suggested(micro(free.quantity)) } }] : []),
          ...(issued ? [{ act: "give" as const, form: { orderId: issued.orderId, lotId: lot.id, to: "", figure: suggested(micro(issued.quantity)) } }] : []),
          { act: "status" as const, form: { lotId: lot.id } },
        ]}
      />
    </section>
  );
}

function whereOf(stock: Stock, balance: Balance): string {
  const place = locationOf(stock, balance.locationId)?.code ?? "?";
  const order = balance.orderId ? stock.orders.find(({ id }) => id === balance.orderId)?.number : undefined;
  const pack = balance.packId ? stock.packs.find(({ id }) => id === balance.packId)?.number : undefined;
  if (balance.orderId) return t("w.store.at_order", { place, order: order ?? "" });
  return balance.packId ? t("w.store.at_pack", { place, pack: pack ?? "" }) : place;
}

const LYING_SHOWN = 20;

function LocationCard({ stock, location }: { stock: Stock; location: Location }) {
  const lying = stock.lots.filter((lot) => lot.balances.some(({ locationId }) => locationId === location.id));
  const sheet = stock.counts.find(({ locationId }) => locationId === location.id);
  return (
    <section aria-label={location.code}>
      <div className="card thing">
        <h2>
          <Code>{location.code}</Code>
        </h2>
        <p>{named(location)}</p>
        <p className="s16 state-line">
          <StatusMark mark={markOf(location.status)} size={22}>
            {t(`w.store.state.${location.status}`)}
          </StatusMark>
        </p>
      </div>
      <LotRows stock={stock} lots={lying.slice(0, LYING_SHOWN)} empty={t("w.store.empty_place")} />
      {sheet && <Next acts={[{ act: "count", form: { sheetId: sheet.id, lotId: "", packId: null, figure: suggested(0) } }]} />}
    </section>
  );
}

function LotRows({ stock, lots, empty }: { stock: Stock; lots: readonly Lot[]; empty: string }) {
  if (lots.length === 0) return <p className="caption">{empty}</p>;
  return (
    <ul className="rows">
      {lots.map((lot) => (
        <li key={lot.id} className="opens">
          <button type="button" onClick={() => go(`/what/${encodeURIComponent(lot.number)}`)}>
            <LotLine stock={stock} lot={lot} />
          </button>
        </li>
      ))}
    </ul>
  );
}

function PackCard({ stock, pack }: { stock: Stock; pack: Pack }) {
  const inside = stock.lots.filter((lot) => lot.balances.some(({ packId }) => packId === pack.id));
  return (
    <section aria-label={pack.number}>
      <div className="card thing">
        <h2>
          <Code>{pack.number}</Code>
        </h2>
        <p>{t(`w.store.pack.${pack.kind}`)}</p>
        <p className="s16 state-line">
          <StatusMark mark={pack.state === "open" ? "running" : "done"} size={22}>
            {t(`w.store.pack.state_${pack.state}`)}
          </StatusMark>
        </p>
      </div>
      <LotRows stock={stock} lots={inside} empty={t("w.store.empty_pack")} />
      {pack.state === "open" && <Next acts={[{ act: "pack", form: { packId: pack.id } }]} />}
    </section>
  );
}

function OrderCard({ stock, order }: { stock: Stock; order: Order }) {
  const operation = knownOperations().find((each) => each.order.id === order.id);
  const open = order.needs.filter((need) => micro(need.left) > 0).length;
  return (
    <section aria-label={order.number}>
      <div className="card thing">
        <h2>
          <Code>{order.number}</Code>
        </h2>
        <p>{itemWords(stock.items.find(({ id }) => id === order.itemId))}</p>
        <p className="s16 c-t2">{order.needs.length === 0 ? t("w.store.no_needs") : open > 0 ? t("w.store.open_needs", { n: open }) : t("w.store.all_issued")}</p>
      </div>
      {operation && (
        <div className="form">
          <a className="btn wide" href={`#/report/${operation.id}`}>
            {t("w.store.report")}
          </a>
        </div>
      )}
      <Next
        acts={[
          { act: "issue", form: { orderId: order.id, lotId: "", figure: suggested(0), reason: "", past: false } },
          { act: "give", form: { orderId: order.id, lotId: "", to: "", figure: suggested(0) } },
        ]}
      />
    </section>
  );
}

function ItemCard({ stock, itemId, label }: { stock: Stock; itemId: string; label: Extract<Found, { kind: "item" }>["label"] }) {
  const item = stock.items.find(({ id }) => id === itemId);
  const lots = stock.lots.filter((lot) => lot.itemId === itemId && lot.balances.length > 0);
  return (
    <section aria-label={item?.code}>
      <div className="card thing">
        <h2>{item ? named(item) : ""}</h2>
        <p>
          <Code>{item?.code}</Code>
        </p>
      </div>
      {label && <LabelFacts label={label} />}
      <LotRows stock={stock} lots={lots.slice(0, LYING_SHOWN)} empty={t("w.store.no_lots")} />
      {item && <Next acts={[{ act: "receive", form: { itemId: item.id, ...(label?.lot ? { supplierLot: label.lot } : {}), ...(label?.expiresOn ? { expiresOn: label.expiresOn } : {}) } }]} />}
    </section>
  );
}

/** What the code on it says of itself. */
function LabelFacts({ label }: { label: NonNullable<Extract<Found, { kind: "item" }>["label"]> }) {
  const fact = (key: string, value: string | null): readonly [string, string] | null => (value ? [t(`w.store.label.${key}`), value] : null);
  return (
    <Facts
      rows={[
        fact("gtin", label.gtin), fact("part", label.part), fact("lot", label.lot), fact("serial", label.serial), fact("sscc", label.sscc),
        fact("made", label.madeOn && dayWords(label.madeOn)), fact("until", label.expiresOn && dayWords(label.expiresOn)), fact("quantity", label.quantity),
      ]}
    />
  );
}
