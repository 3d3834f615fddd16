import { useState } from "react";
import { MergeChoicesDocument, SettleShortfallDocument, ShortfallsDocument, ShortfallSort, type ShortfallsQuery } from "@/packages/api/generated/graphql";
import { count, named, quantity, t, unitName } from "@/packages/i18n";
import { StatusMark, type Mark } from "@/packages/ui-tokens";
import { useCommand, useRead, useRenew } from "@/c/data";
import { useNow } from "@/c/kit/clock";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { Dialog } from "@/c/kit/Dialog";
import { Field, FilterChip, Head, Pills, Segments } from "@/c/kit/parts";
import { Foot, usePaging } from "@/c/kit/Pager";
import { Loaded, Note } from "@/c/kit/states";
import { href, refine, refined, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { QuantityField } from "./LotDialogs";
import { isAbove, minus } from "./model/amounts";
import { amount, DASH, ItemCell, LotLink, PlaceCell, placeName, SortChoice, StockTabs, useSort, When } from "./parts";
import { SETTLE_SHORTFALLS } from "./permissions";
import { LotPick, type LotChoice } from "./Picks";

const PAGE = 50;
const STATES = ["open", "settled", "cancelled", "all"] as const;
const SORTS = [ShortfallSort.OccurredAsc, ShortfallSort.OccurredDesc, ShortfallSort.QuantityDesc] as const;
const MARKS: Record<string, Mark> = { open: "quarantine", settled: "done", cancelled: "silent" };
type Row = ShortfallsQuery["shortfalls"]["nodes"][number];

/** What backflush did not find at the line side: the report stood, which lot it was is said here. */
export default function ShortfallsPage() {
  const { query: route } = useRoute();
  const { can } = useSession();
  const now = useNow();
  const paging = usePaging(PAGE);
  const sort = useSort(SORTS);
  const [wanted, order, operation] = [route.get("shortfall"), route.get("order"), route.get("operation")];
  const cut = order ?? operation;
  const state = STATES.find((each) => each === route.get("state")) ?? "open";
  const query = useRead(ShortfallsDocument, { first: PAGE, after: paging.after, filter: { states: state === "all" ? null : [state], orderId: order, operationId: operation }, sort: [sort] }, { keep: true });
  const may = can(SETTLE_SHORTFALLS);
  const settling = may ? query.data?.shortfalls.nodes.find((each) => each.id === wanted && each.state === "open") : undefined;
  return (
    <div className="page">
      <Head title={t("short.title")} figures={query.data && <span>{t(`short.state.${state}`)} <b>{count(query.data.shortfalls.pageInfo.total)}</b></span>} />
      <div className="tools">
        <StockTabs current="shortfalls" />
        <Segments label={t("short.states")} current={state} items={STATES.map((key) => ({ key, label: t(`short.state.${key}`), href: href("/shortfalls", { state: key === "open" ? null : key, order, operation }) }))} />
        {cut && <FilterChip onRemove={() => refine({ order: null, operation: null, pages: null })}>{t(order ? "move.of_order" : "short.of_operation")}</FilterChip>}
        <div className="end"><SortChoice sorts={SORTS} current={sort} name={(key) => t(`short.sort.${key}`)} /></div>
      </div>
      <Loaded query={query} what={t("short.title")} rows={6}>
        {({ shortfalls: page }) => (
          <>
            {page.nodes.length === 0 ? <Note title={t(cut ? "short.none_of_order" : `short.empty.${state}`)} acts={cut && <button type="button" className="btn" onClick={() => refine({ order: null, operation: null, pages: null })}>{t("kit.clear_filters")}</button>}>{t("short.empty_why")}</Note>
              : <DataTable label={t("short.title")} columns={columns(now, may)} groups={[{ key: "all", rows: page.nodes }]} rowKey={(row) => row.id} onOpen={may ? (row) => row.state === "open" && refine({ shortfall: row.id }) : undefined} minWidth={980} />}
            <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="short.n" />
          </>
        )}
      </Loaded>
      {settling && <SettleDialog key={settling.id} row={settling} onClose={() => refine({ shortfall: null })} />}
    </div>
  );
}

const left = (row: Row): string => minus(row.quantity, row.settled);

function columns(now: number, may: boolean): Column<Row>[] {
  return [
    { key: "item", title: t("lots.item"), phone: "title", cell: (row) => (may && row.state === "open" ? <a className="opens" href={refined({ shortfall: row.id })}><ItemCell item={row.item} /></a> : <ItemCell item={row.item} />) },
    { key: "left", title: t("short.left"), width: 150, align: "right", phone: "corner", cell: (row) => <><b className="strong">{quantity(left(row))}</b> <span className="faint">/ {quantity(row.quantity)} {unitName(row.item.unit)}</span></> },
    { key: "order", title: t("search.order"), width: 170, cell: (row) => <><a className="id" href={href(`/orders/${row.order.id}`)}>{row.order.number}</a><div className="second">{row.operation && named(row.operation.name)}</div></> },
    { key: "place", title: t("short.place"), width: 180, cell: (row) => <PlaceCell place={row.location} /> },
    { key: "into", title: t("short.into"), width: 170, cell: (row) => (row.target ? <LotLink lot={row.target} /> : DASH) },
    { key: "at", title: t("move.at"), width: 120, cell: (row) => <When at={row.occurredAt} now={now} /> },
    { key: "state", title: t("order.state_title"), width: 120, cell: (row) => <StatusMark mark={MARKS[row.state] ?? "ready"} tone={row.state === "cancelled" ? "t3" : undefined}>{t(`short.state.${row.state}`)}</StatusMark> },
  ];
}

const QUANTITY = /^\d{1,12}(\.\d{1,6})?$/;

function SettleDialog({ row, onClose }: { row: Row; onClose: () => void }) {
  const [lot, setLot] = useState<LotChoice | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [value, setValue] = useState(left(row));
  const [tried, setTried] = useState(false);
  const command = useCommand(SettleShortfallDocument, (reply) => reply.settleShortfall);
  const renew = useRenew(ShortfallsDocument);
  const right = QUANTITY.test(value) && isAbove(value);
  const lying = useRead(MergeChoicesDocument, { filter: { lotId: lot?.id ?? null, issued: false } }, { enabled: !!lot });
  const places = (lot && lying.data?.stock.nodes.filter((each) => each.location && !each.packId)) || [];
  // at the line side that was short, if some of it lies there
  const from = places.find((each) => each.location?.id === chosen) ?? places.find((each) => each.location?.id === row.location?.id) ?? places[0];
  const submit = (): void => {
    setTried(true);
    if (lot && right && lying.data) command.mutate({ input: { shortfallId: row.id, lotId: lot.id, locationId: from?.location?.id ?? null, quantity: value } }, { onSuccess: () => { renew(); onClose(); } });
  };
  return (
    <Dialog open title={t("short.settle_title", { item: named(row.item.name) })} submit={t("short.settle", { n: right ? amount(value, row.item.unit) : "" })} busy={command.isPending} error={command.error} onSubmit={submit} onClose={onClose}>
      <p className="dialog-lead">{t("short.settle_lead", { order: row.order.number, n: amount(left(row), row.item.unit) })}</p>
      <Field id="settle-lot" label={t("search.kind.lot")} wrong={tried && !lot ? t("packs.lot_missing") : null}><LotPick id="settle-lot" label={t("search.kind.lot")} value={lot} itemId={row.item.id} invalid={tried && !lot} onPick={setLot} /></Field>
      {places.length === 1 && from?.location && <p className="dialog-lead">{t("mat.from")} <b className="strong">{placeName(from.location)}</b> {amount(from.quantity, row.item.unit)}</p>}
      {places.length > 1 && <Field id="settle-from" label={t("mat.from")}><Pills name="settle-from" label={t("mat.from")} value={from?.location?.id ?? ""} options={places.map((each) => ({ value: each.location?.id ?? "", label: `${each.location ? placeName(each.location) : ""} ${amount(each.quantity, row.item.unit)}` }))} onChange={setChosen} /></Field>}
      <QuantityField id="settle-quantity" label={t("mat.quantity")} unit={row.item.unit} value={value} wrong={tried && !right ? t("mat.quantity_wrong") : null} onChange={setValue} />
    </Dialog>
  );
}
