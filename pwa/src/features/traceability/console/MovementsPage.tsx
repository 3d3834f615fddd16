import { Select } from "antd";
import { useState } from "react";
import { call } from "@/packages/api";
import { MovementsDocument, MovementSort, type MovementRowFragment } from "@/packages/api/generated/graphql";
import { absolute, ago, count, date, instant, known, named, quantity, t, unitName } from "@/packages/i18n";
import { useRead } from "@/c/data";
import { useNow } from "@/c/kit/clock";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { DayPicker } from "@/c/kit/DayPicker";
import { FilterPopover } from "@/c/kit/FilterPopover";
import { FilterChip, Head } from "@/c/kit/parts";
import { Foot, usePaging } from "@/c/kit/Pager";
import { Loaded, Note } from "@/c/kit/states";
import { href, refine, useRoute } from "@/c/router";
import { DASH, everyRow, ExportButton, LotLink, placeName, SortChoice, StockTabs, useSort } from "./parts";
import { LocationPick, useLocation } from "./Picks";

const PAGE = 50;
const KINDS = ["receive", "transfer", "issue", "give_back", "consume", "produce", "ship", "scrap", "found", "lost", "open", "withdraw", "return_to_supplier", "return_from_customer", "pack", "unpack", "split", "merge", "regrade", "relabel", "send_out", "take_in"] as const;
const SORTS = [MovementSort.OccurredDesc, MovementSort.OccurredAsc] as const;
const CUT = ["kind", "location", "from", "to", "lot", "order", "document", "actor"] as const;

export type Movement = MovementRowFragment;
export const kindName = (kind: string): string => known(`move.kind.${kind}`) ?? kind;

export default function MovementsPage() {
  const { query: route } = useRoute();
  const now = useNow();
  const paging = usePaging(PAGE);
  const sort = useSort(SORTS);
  const get = (name: (typeof CUT)[number]): string | null => route.get(name);
  const [from, to] = [get("from"), get("to")];
  const filter = {
    lotId: get("lot"), orderId: get("order"), documentId: get("document"), locationId: get("location"), kinds: get("kind") ? [get("kind")!] : null, actorId: get("actor"),
    since: from ? instant(from, "00:00") : null, until: to ? new Date(new Date(instant(to, "23:59")).getTime() + 60_000).toISOString() : null,
  };
  const any = CUT.some((name) => get(name));
  const clear = (): void => refine({ ...Object.fromEntries(CUT.map((name) => [name, null])), pages: null });
  const query = useRead(MovementsDocument, { first: PAGE, after: paging.after, filter, sort }, { keep: true });
  const rows = async (): Promise<string[][]> => [HEADINGS(), ...(await everyRow(async (after) => (await call(MovementsDocument, { first: 200, after, filter, sort })).movements)).map(asRow)];
  return (
    <div className="page">
      <Head title={t("move.title")} figures={query.data && <span>{t(any ? "mat.found" : "mat.all")} <b>{count(query.data.movements.pageInfo.total)}</b></span>} />
      <div className="tools">
        <StockTabs current="movements" />
        <Filters />
        <div className="end"><SortChoice sorts={SORTS} current={sort} name={(key) => t(`move.sort.${key}`)} /><ExportButton name={t("move.title")} rows={rows} /></div>
      </div>
      <Loaded query={query} what={t("move.title")} rows={10}>
        {({ movements: page }) => (
          <>
            {page.nodes.length === 0 ? <Note title={t(any ? "move.no_match" : "move.empty")} acts={any && <button type="button" className="btn" onClick={clear}>{t("kit.clear_filters")}</button>}>{!any && t("move.empty_why")}</Note>
              : <DataTable label={t("move.title")} columns={movementColumns(now)} groups={[{ key: "all", rows: page.nodes }]} rowKey={(row) => row.id} minWidth={1080} />}
            <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="move.n" />
          </>
        )}
      </Loaded>
    </div>
  );
}

function Filters() {
  const { query } = useRoute();
  const location = useLocation(query.get("location"));
  const [from, to] = [query.get("from"), query.get("to")];
  const drop = (...names: string[]) => () => refine({ ...Object.fromEntries(names.map((name) => [name, null])), pages: null });
  const set = (changes: Record<string, string | null>): void => refine({ ...changes, pages: null });
  const day = (text: string | null): string => (text ? date(instant(text, "12:00")) : "");
  const [kind] = useState(() => KINDS.map((value) => ({ value: value as string, label: kindName(value) })));
  return (
    <>
      {query.get("kind") && <FilterChip onRemove={drop("kind")}>{kindName(query.get("kind")!)}</FilterChip>}
      {location && <FilterChip onRemove={drop("location")}>{placeName(location)}</FilterChip>}
      {query.get("lot") && <FilterChip onRemove={drop("lot")}>{t("move.of_lot")}</FilterChip>}
      {query.get("order") && <FilterChip onRemove={drop("order")}>{t("move.of_order")}</FilterChip>}
      {query.get("document") && <FilterChip onRemove={drop("document")}>{t("move.of_document")}</FilterChip>}
      {query.get("actor") && <FilterChip onRemove={drop("actor")}>{t("move.of_person")}</FilterChip>}
      {(from || to) && <FilterChip onRemove={drop("from", "to")}>{`${day(from)} – ${day(to)}`}</FilterChip>}
      <FilterPopover>
        {() => (
          <>
            <fieldset><legend><label htmlFor="move-kind">{t("move.kind")}</label></legend><Select id="move-kind" allowClear style={{ width: "100%" }} value={query.get("kind")} options={kind} onChange={(next: string | undefined) => set({ kind: next ?? null })} /></fieldset>
            <fieldset><legend><label htmlFor="move-location">{t("mat.location")}</label></legend><LocationPick id="move-location" label={t("mat.location")} value={query.get("location")} optional onPick={(id) => set({ location: id })} /></fieldset>
            <fieldset><legend><label htmlFor="move-from">{t("move.since")}</label></legend><DayPicker id="move-from" value={from} onChange={(next) => set({ from: next })} /></fieldset>
            <fieldset><legend><label htmlFor="move-to">{t("move.until")}</label></legend><DayPicker id="move-to" value={to} onChange={(next) => set({ to: next })} /></fieldset>
          </>
        )}
      </FilterPopover>
    </>
  );
}

/** One movement a row; `without` leaves out what all of them share. */
export function movementColumns(now: number, without: readonly string[] = []): Column<Movement>[] {
  const all: Column<Movement>[] = [
    { key: "at", title: t("move.at"), width: 116, phone: "corner", cell: (row) => <time dateTime={row.occurredAt} title={absolute(row.occurredAt)}>{ago(row.occurredAt, now)}</time> },
    { key: "kind", title: t("move.kind"), width: 104, phone: "title", cell: (row) => <><div className={row.reversesId ? "muted" : "strong"}>{kindName(row.kind)}</div>{row.reversesId && <div className="second">{t("move.reversal")}</div>}</> },
    { key: "lot", title: t("lots.number"), width: 190, phone: "title", cell: (row) => <><LotLink lot={row.lot} /><div className="second">{named(row.lot.item.name)}</div></> },
    { key: "quantity", title: t("lots.quantity"), width: 116, align: "right", cell: (row) => <>{quantity(row.quantity)} <span className="faint">{unitName(row.lot.unit)}</span></> },
    { key: "from", title: t("mat.from"), width: 140, cell: (row) => <Side place={row.fromLocation} pack={row.fromPackNumber} /> },
    { key: "to", title: t("mat.to"), width: 140, cell: (row) => <Side place={row.toLocation} pack={row.toPackNumber} target={row.targetLot} /> },
    { key: "order", title: t("search.order"), width: 100, cell: (row) => (row.order ? <a className="id" href={href(`/orders/${row.order.id}`)}>{row.order.number}</a> : DASH) },
    { key: "who", title: t("move.who"), cell: (row) => <><div className="first">{row.actorName}</div>{row.reason && <div className="second" title={row.reason}>{row.reason}</div>}</> },
  ];
  return all.filter((column) => !without.includes(column.key));
}

interface SideProps { place: Movement["fromLocation"]; pack: string | null | undefined; target?: Movement["targetLot"] }

function Side({ place, pack, target }: SideProps) {
  if (target && !place) return <LotLink lot={target} />;
  if (!place) return DASH;
  return <><div className="first" title={named(place.name)}>{named(place.name)}</div><div className="second">{pack ?? place.code}</div></>;
}

const HEADINGS = (): string[] => [t("move.at"), t("move.kind"), t("lots.number"), t("item.code"), t("item.name"), t("lots.quantity"), t("item.unit"), t("mat.from"), t("mat.to"), t("search.order"), t("move.who"), t("mat.reason")];

const asRow = (row: Movement): string[] => [
  absolute(row.occurredAt), kindName(row.kind), row.lot.number, row.lot.item.code, named(row.lot.item.name), row.quantity, unitName(row.lot.unit), row.fromLocation?.code ?? "", row.targetLot?.number ?? row.toLocation?.code ?? "", row.order?.number ?? "", row.actorName, row.reason ?? "",
];
