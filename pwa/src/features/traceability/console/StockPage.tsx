import { Select } from "antd";
import type { ReactNode } from "react";
import { call } from "@/packages/api";
import { StockDocument, StockSort, StockTotalsDocument, type StockQuery, type StockTotalsQuery } from "@/packages/api/generated/graphql";
import { count, named, plantDay, quantity, t, unitName } from "@/packages/i18n";
import { useRead, useRenew } from "@/c/data";
import { DataTable, type Column, type Group } from "@/c/kit/DataTable";
import { FilterPopover } from "@/c/kit/FilterPopover";
import { FilterChip, Head, Pills, Segments } from "@/c/kit/parts";
import { Foot, Key, usePaging } from "@/c/kit/Pager";
import { SearchBox } from "@/c/kit/SearchBox";
import { Loaded, Note } from "@/c/kit/states";
import { useFacts } from "@/c/live";
import { go, href, refine, useRoute } from "@/c/router";
import { isZero, totals } from "./model/amounts";
import { dayAfter } from "./model/expiry";
import { STATUSES } from "./model/status";
import { DASH, everyRow, Expiry, ExportButton, ItemCell, LotLink, placeName, SortChoice, Status, statusName, StockTabs, useSort } from "./parts";
import { LocationPick, useLocation } from "./Picks";

const PAGE = 50;
const VIEWS = ["items", "lots", "places"] as const;
type View = (typeof VIEWS)[number];
const CUT = ["search", "item", "location", "status", "expiring", "issued"] as const;
type Balance = StockQuery["stock"]["nodes"][number];
type Total = StockTotalsQuery["stockTotals"]["nodes"][number];
const SORTS = [StockSort.ItemAsc, StockSort.LotAsc, StockSort.ExpiresAsc, StockSort.ReceivedAsc, StockSort.QuantityDesc] as const;

function useStock() {
  const { query } = useRoute();
  const get = (name: (typeof CUT)[number]): string | null => query.get(name);
  const any = CUT.some((name) => get(name));
  const view: View = VIEWS.find((each) => each === query.get("view")) ?? (any && !get("search") ? "lots" : "items");
  const filter = {
    search: get("search"), itemId: get("item"), locationId: get("location"), states: get("status") ? [get("status")!] : null,
    expiresBefore: get("expiring") ? dayAfter(plantDay(), Number(get("expiring"))) : null, issued: get("issued") ? get("issued") === "1" : null,
  };
  const clear = (): void => refine({ ...Object.fromEntries(CUT.map((name) => [name, null])), pages: null });
  return { view, filter, any, clear, cut: Object.fromEntries(CUT.map((name) => [name, get(name)])) };
}

/** What there is: so much of a lot at a place, free, packed or issued. Nothing else is stock. */
export default function StockPage() {
  const { view, cut } = useStock();
  const renew = useRenew(StockDocument, StockTotalsDocument);
  useFacts((fact) => fact.name.startsWith("traceability.") && renew());
  const segments = VIEWS.map((key) => ({ key, label: t(`stock.view.${key}`), href: href("/stock", { ...cut, view: key }) }));
  const tools = <><StockTabs current="stock" /><Segments label={t("stock.views")} current={view} items={segments} /><Filters /></>;
  return view === "items" ? <Totals tools={tools} /> : <Balances tools={tools} />;
}

function Empty() {
  const { any, clear } = useStock();
  if (any) return <Note title={t("stock.no_match")} acts={<button type="button" className="btn" onClick={clear}>{t("kit.clear_filters")}</button>} />;
  return <Note title={t("stock.empty")} acts={<a className="btn" href={href("/receipts", { new: "1" })}>{t("receipt.new")}</a>}>{t("stock.empty_why")}</Note>;
}

function Totals({ tools }: { tools: ReactNode }) {
  const { filter, any } = useStock();
  const paging = usePaging(PAGE);
  const query = useRead(StockTotalsDocument, { first: PAGE, after: paging.after, filter }, { keep: true });
  const rows = async (): Promise<string[][]> => [
    [t("item.code"), t("item.name"), t("stock.total"), t("stock.free"), t("stock.issued"), t("stock.blocked"), t("item.unit"), t("stock.lots"), t("stock.first_expiry")],
    ...(await everyRow(async (after) => (await call(StockTotalsDocument, { first: 200, after, filter })).stockTotals)).map((row) => [row.item.code, named(row.item.name), row.quantity, row.free, row.issued, row.blocked, unitName(row.item.unit), String(row.lots), row.expiresOn ?? ""]),
  ];
  return (
    <div className="page">
      <Head title={t("rail.stock")} figures={query.data && <span>{t(any ? "mat.found" : "stock.items")} <b>{count(query.data.stockTotals.pageInfo.total)}</b></span>} />
      <div className="tools">{tools}<div className="end"><ExportButton name={t("rail.stock")} rows={rows} /><Search /></div></div>
      <Loaded query={query} what={t("rail.stock")} rows={10}>
        {({ stockTotals: page }) => (
          <>
            {page.nodes.length === 0 ? <Empty /> : <DataTable label={t("rail.stock")} columns={totalColumns()} groups={[{ key: "all", rows: page.nodes }]} rowKey={(row) => row.item.id} onOpen={(row) => refine({ item: row.item.id, view: "lots", pages: null })} minWidth={900} />}
            <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="stock.n_items"><Key names={["↑", "↓"]}>{t("keys.move")}</Key><Key names={["Enter"]}>{t("stock.open_lots")}</Key></Foot>
          </>
        )}
      </Loaded>
    </div>
  );
}

function totalColumns(): Column<Total>[] {
  const figure = (value: string, tone = "") => (isZero(value) ? <span className="faint">0</span> : <span className={tone}>{quantity(value)}</span>);
  return [
    { key: "item", title: t("lots.item"), phone: "title", cell: (row) => <a className="opens" href={href("/stock", { item: row.item.id, view: "lots" })}><ItemCell item={row.item} /></a> },
    { key: "total", title: t("stock.total"), width: 150, align: "right", phone: "corner", cell: (row) => <><b className="strong">{quantity(row.quantity)}</b> <span className="faint">{unitName(row.item.unit)}</span></> },
    { key: "free", title: t("stock.free"), width: 120, align: "right", cell: (row) => figure(row.free) },
    { key: "issued", title: t("stock.issued"), width: 120, align: "right", cell: (row) => figure(row.issued) },
    { key: "blocked", title: t("stock.blocked"), width: 120, align: "right", cell: (row) => figure(row.blocked, "hold-text") },
    { key: "lots", title: t("stock.lots"), width: 90, align: "right", cell: (row) => count(row.lots) },
    { key: "expires", title: t("stock.first_expiry"), width: 170, cell: (row) => <Expiry day={row.expiresOn} warnDays={row.item.expiryWarnDays} /> },
  ];
}

function Balances({ tools }: { tools: ReactNode }) {
  const { view, filter, any } = useStock();
  const paging = usePaging(PAGE);
  const chosen = useSort(SORTS);
  const sort = view === "places" ? [StockSort.LocationAsc] : [chosen];
  const query = useRead(StockDocument, { first: PAGE, after: paging.after, filter, sort }, { keep: true });
  const rows = async (): Promise<string[][]> => [HEADINGS(), ...(await everyRow(async (after) => (await call(StockDocument, { first: 200, after, filter, sort })).stock)).map(asRow)];
  return (
    <div className="page">
      <Head title={t("rail.stock")} figures={query.data && <span>{t(any ? "mat.found" : "mat.all")} <b>{count(query.data.stock.pageInfo.total)}</b></span>} />
      <div className="tools">
        {tools}
        <div className="end">{view === "lots" && <SortChoice sorts={SORTS} current={chosen} name={(key) => t(`stock.sort.${key}`)} />}<ExportButton name={t("rail.stock")} rows={rows} /><Search /></div>
      </div>
      <Loaded query={query} what={t("rail.stock")} rows={10}>
        {({ stock: page }) => (
          <>
            {page.nodes.length === 0 ? <Empty /> : <DataTable label={t("rail.stock")} columns={columns(view)} groups={grouped(page.nodes, view, page.pageInfo.hasNextPage || paging.from > 0)} rowKey={(row) => row.id} onOpen={(row) => go(`/lots/${row.lot.id}`)} minWidth={980} />}
            <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="stock.n"><Key names={["↑", "↓"]}>{t("keys.move")}</Key><Key names={["Enter"]}>{t("stock.open_lot")}</Key></Foot>
          </>
        )}
      </Loaded>
    </div>
  );
}

function Search() {
  const { query } = useRoute();
  const search = query.get("search") ?? "";
  return <SearchBox key={search} initial={search} />;
}

function Filters() {
  const { query } = useRoute();
  const location = useLocation(query.get("location"));
  const set = (changes: Record<string, string | null>): void => refine({ ...changes, pages: null });
  const [status, expiring, issued] = [query.get("status"), query.get("expiring"), query.get("issued")];
  return (
    <>
      {query.get("search") && <FilterChip onRemove={() => set({ search: null })}>{t("orders.filter_search", { text: query.get("search")! })}</FilterChip>}
      {query.get("item") && <FilterChip onRemove={() => set({ item: null, view: null })}>{t("stock.one_item")}</FilterChip>}
      {location && <FilterChip onRemove={() => set({ location: null })}>{placeName(location)}</FilterChip>}
      {status && <FilterChip onRemove={() => set({ status: null })}>{statusName(status)}</FilterChip>}
      {expiring && <FilterChip onRemove={() => set({ expiring: null })}>{expiring === "0" ? t("stock.over") : t("stock.expiring_n", { n: expiring })}</FilterChip>}
      {issued && <FilterChip onRemove={() => set({ issued: null })}>{t(issued === "1" ? "stock.issued" : "stock.not_issued")}</FilterChip>}
      <FilterPopover>
        {() => (
          <>
            <fieldset><legend><label htmlFor="stock-location">{t("mat.location")}</label></legend><LocationPick id="stock-location" label={t("mat.location")} value={query.get("location")} optional onPick={(id) => set({ location: id })} /></fieldset>
            <fieldset><legend><label htmlFor="stock-status">{t("lots.state")}</label></legend><Select id="stock-status" allowClear style={{ width: "100%" }} value={status} options={STATUSES.map((value) => ({ value: value as string, label: statusName(value) }))} onChange={(next: string | undefined) => set({ status: next ?? null })} /></fieldset>
            <fieldset><legend>{t("lot.expires_on")}</legend><Pills name="stock-expiring" label={t("lot.expires_on")} value={expiring ?? ""} options={[{ value: "", label: t("stock.any_day") }, { value: "0", label: t("stock.over") }, { value: "30", label: t("stock.days", { n: 30 }) }, { value: "90", label: t("stock.days", { n: 90 }) }]} onChange={(value) => set({ expiring: value || null })} /></fieldset>
            <fieldset><legend>{t("stock.for")}</legend><Pills name="stock-issued" label={t("stock.for")} value={issued ?? ""} options={[{ value: "", label: t("mat.all") }, { value: "0", label: t("stock.not_issued") }, { value: "1", label: t("stock.issued") }]} onChange={(value) => set({ issued: value || null })} /></fieldset>
          </>
        )}
      </FilterPopover>
    </>
  );
}

/** By place, with totals where the whole list is on screen: part of a sum would be a wrong sum. */
function grouped(rows: Balance[], view: View, cut: boolean): Group<Balance>[] {
  if (view !== "places") return [{ key: "all", rows }];
  return [...new Set(rows.map((row) => row.location.id))].map((id) => {
    const own = rows.filter((row) => row.location.id === id);
    const sums = totals(own.map((row) => ({ quantity: row.quantity, unit: row.lot.unit }))).map((each) => `${quantity(each.quantity)} ${unitName(each.unit)}`);
    return { key: id, title: placeName(own[0]!.location), note: cut ? undefined : sums.join(t("list.separator")), rows: own };
  });
}

function columns(view: View): Column<Balance>[] {
  const all: (Column<Balance> | false)[] = [
    { key: "lot", title: t("lots.number"), width: 200, phone: "title", cell: (row) => <><LotLink lot={row.lot} />{row.lot.supplierLot && <div className="second">{row.lot.supplierLot}</div>}</> },
    { key: "item", title: t("lots.item"), phone: "title", cell: (row) => <ItemCell item={row.lot.item} /> },
    view !== "places" && { key: "place", title: t("mat.location"), width: 180, cell: (row) => <><div className="first">{named(row.location.name)}</div><div className="second">{row.location.code}</div></> },
    { key: "quantity", title: t("lots.quantity"), width: 140, align: "right", cell: (row) => <><b className="strong">{quantity(row.quantity)}</b> <span className="faint">{unitName(row.lot.unit)}</span></> },
    { key: "for", title: t("stock.for"), width: 140, cell: (row) => row.order ? <a className="id" href={href(`/orders/${row.order.id}`)}>{row.order.number}</a> : row.packId ? <a className="id" href={href("/packs", { pack: row.packId })}>{row.packNumber}</a> : <span className="faint">{t("stock.not_issued")}</span> },
    { key: "expires", title: t("lot.expires_on"), width: 150, cell: (row) => <Expiry day={row.lot.expiresOn} warnDays={row.lot.item.expiryWarnDays} /> },
    { key: "grade", title: t("lot.grade"), width: 80, phone: "hide", cell: (row) => row.lot.grade ?? DASH },
    { key: "state", title: t("lots.state"), width: 136, phone: "corner", cell: (row) => <Status status={row.lot.state} /> },
  ];
  return all.filter((each): each is Column<Balance> => each !== false);
}

const HEADINGS = (): string[] => [t("item.code"), t("item.name"), t("lots.number"), t("lots.supplier_lot"), t("mat.location"), t("lots.quantity"), t("item.unit"), t("lots.state"), t("lot.expires_on"), t("search.order"), t("search.kind.pack")];

const asRow = (row: Balance): string[] => [
  row.lot.item.code, named(row.lot.item.name), row.lot.number, row.lot.supplierLot ?? "", placeName(row.location), row.quantity, unitName(row.lot.unit), statusName(row.lot.state), row.lot.expiresOn ?? "", row.order?.number ?? "", row.packNumber ?? "",
];
