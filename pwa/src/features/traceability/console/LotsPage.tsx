import { Select } from "antd";
import { call } from "@/packages/api";
import { LotsDocument, LotSort, type LotsQuery } from "@/packages/api/generated/graphql";
import { absolute, count, known, named, plantDay, t, unitName } from "@/packages/i18n";
import { useRead, useRenew } from "@/c/data";
import { useNow } from "@/c/kit/clock";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { FilterPopover } from "@/c/kit/FilterPopover";
import { FilterChip, Head, Pills, Segments } from "@/c/kit/parts";
import { Foot, Key, usePaging } from "@/c/kit/Pager";
import { SearchBox } from "@/c/kit/SearchBox";
import { Loaded, Note } from "@/c/kit/states";
import { useFacts } from "@/c/live";
import { go, href, refine, useRoute } from "@/c/router";
import { customText, useCustomFields, type CustomField } from "@/features/settings/console/CustomFields";
import { isZero } from "./model/amounts";
import { dayAfter } from "./model/expiry";
import { STATUSES } from "./model/status";
import { Amount, DASH, everyRow, Expiry, ExportButton, ItemCell, LotLink, SortChoice, Status, statusName, useSort, When } from "./parts";

const PAGE = 50;
const ORIGINS = ["received", "produced", "opening", "split", "merged", "regraded", "relabelled", "returned"] as const;
const CUT = ["search", "item", "supplier", "kind", "origin", "expiring", "stocked"] as const;
const SORTS = [LotSort.ReceivedDesc, LotSort.ReceivedAsc, LotSort.NumberAsc, LotSort.ExpiresAsc, LotSort.QuantityDesc] as const;
type Lot = LotsQuery["lots"]["nodes"][number];

export const originName = (origin: string): string => known(`lot.origin.${origin}`) ?? origin;

export default function LotsPage() {
  const { query: route } = useRoute();
  const now = useNow();
  const paging = usePaging(PAGE);
  const sort = useSort(SORTS);
  const fields = useCustomFields("lot");
  const get = (name: (typeof CUT)[number]): string | null => route.get(name);
  const state = STATUSES.find((each) => each === route.get("state"));
  const filter = {
    search: get("search"), itemId: get("item"), supplierId: get("supplier"), states: state ? [state] : null, kinds: get("kind") ? [get("kind")!] : null, origins: get("origin") ? [get("origin")!] : null,
    inStock: get("stocked") ? true : null, expiresBefore: get("expiring") ? dayAfter(plantDay(), Number(get("expiring"))) : null,
  };
  const any = CUT.some((name) => get(name));
  const query = useRead(LotsDocument, { first: PAGE, after: paging.after, filter, sort: [sort] }, { keep: true });
  const renew = useRenew(LotsDocument);
  useFacts((fact) => fact.name.startsWith("traceability.") && renew());
  const rows = async (): Promise<string[][]> => [HEADINGS(fields), ...(await everyRow(async (after) => (await call(LotsDocument, { first: 200, after, filter, sort: [sort] })).lots)).map((row) => asRow(row, fields))];
  const clear = (): void => refine({ ...Object.fromEntries(CUT.map((name) => [name, null])), state: null, pages: null });
  const tabs = [{ key: "", label: t("lots.all") }, ...STATUSES.map((key) => ({ key, label: statusName(key) }))].map((each) => ({ ...each, href: href("/lots", { ...Object.fromEntries(CUT.map((name) => [name, get(name)])), state: each.key || null }) }));
  return (
    <div className="page">
      <Head title={t("lots.title")} figures={query.data && <span>{t(any || state ? "mat.found" : "lots.all")} <b>{count(query.data.lots.pageInfo.total)}</b></span>} />
      <div className="tools">
        <Segments label={t("lots.states")} current={state ?? ""} items={tabs} />
        <Filters />
        <div className="end"><SortChoice sorts={SORTS} current={sort} name={(key) => t(`lots.sort.${key}`)} /><ExportButton name={t("lots.title")} rows={rows} /><SearchBox key={get("search") ?? ""} initial={get("search") ?? ""} /></div>
      </div>
      <Loaded query={query} what={t("lots.title")} rows={10}>
        {({ lots: page }) => (
          <>
            {page.nodes.length === 0
              ? any || state ? <Note title={get("search") ? t("lots.no_match", { text: get("search")! }) : t("lots.none_such")} acts={<button type="button" className="btn" onClick={clear}>{t("kit.clear_filters")}</button>} /> : <Note title={t("lots.empty")} acts={<a className="btn" href={href("/receipts", { new: "1" })}>{t("receipt.new")}</a>}>{t("lots.empty_why")}</Note>
              : <DataTable label={t("lots.title")} columns={columns(fields, now)} groups={[{ key: "all", rows: page.nodes }]} rowKey={(row) => row.id} onOpen={(row) => go(`/lots/${row.id}`)} minWidth={1000 + fields.length * 120} />}
            <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="lots.n"><Key names={["↑", "↓"]}>{t("keys.move")}</Key><Key names={["Enter"]}>{t("keys.open")}</Key></Foot>
          </>
        )}
      </Loaded>
    </div>
  );
}

function Filters() {
  const { query } = useRoute();
  const set = (changes: Record<string, string | null>): void => refine({ ...changes, pages: null });
  const [kind, origin, expiring, stocked] = [query.get("kind"), query.get("origin"), query.get("expiring"), query.get("stocked")];
  return (
    <>
      {query.get("search") && <FilterChip onRemove={() => set({ search: null })}>{t("orders.filter_search", { text: query.get("search")! })}</FilterChip>}
      {query.get("item") && <FilterChip onRemove={() => set({ item: null })}>{t("stock.one_item")}</FilterChip>}
      {query.get("supplier") && <FilterChip onRemove={() => set({ supplier: null })}>{t("lots.one_supplier")}</FilterChip>}
      {kind && <FilterChip onRemove={() => set({ kind: null })}>{t(`search.kind.${kind}`)}</FilterChip>}
      {origin && <FilterChip onRemove={() => set({ origin: null })}>{originName(origin)}</FilterChip>}
      {expiring && <FilterChip onRemove={() => set({ expiring: null })}>{expiring === "0" ? t("stock.over") : t("stock.expiring_n", { n: expiring })}</FilterChip>}
      {stocked && <FilterChip onRemove={() => set({ stocked: null })}>{t("lots.in_stock")}</FilterChip>}
      <FilterPopover>
        {() => (
          <>
            <fieldset><legend>{t("lots.kind")}</legend><Pills name="lot-kind" label={t("lots.kind")} value={kind ?? ""} options={[{ value: "", label: t("mat.all") }, { value: "lot", label: t("search.kind.lot") }, { value: "piece", label: t("search.kind.piece") }]} onChange={(value) => set({ kind: value || null })} /></fieldset>
            <fieldset><legend><label htmlFor="lot-origin">{t("lot.origin")}</label></legend><Select id="lot-origin" allowClear style={{ width: "100%" }} value={origin} options={ORIGINS.map((value) => ({ value: value as string, label: originName(value) }))} onChange={(next: string | undefined) => set({ origin: next ?? null })} /></fieldset>
            <fieldset><legend>{t("lot.expires_on")}</legend><Pills name="lot-expiring" label={t("lot.expires_on")} value={expiring ?? ""} options={[{ value: "", label: t("stock.any_day") }, { value: "0", label: t("stock.over") }, { value: "30", label: t("stock.days", { n: 30 }) }, { value: "90", label: t("stock.days", { n: 90 }) }]} onChange={(value) => set({ expiring: value || null })} /></fieldset>
            <label className="check"><input type="checkbox" checked={!!stocked} onChange={(event) => set({ stocked: event.target.checked ? "1" : null })} />{t("lots.in_stock")}</label>
          </>
        )}
      </FilterPopover>
    </>
  );
}

function columns(fields: CustomField[], now: number): Column<Lot>[] {
  return [
    { key: "number", title: t("lots.number"), width: 200, phone: "title", cell: (row) => <><LotLink lot={row} />{row.supplierLot && <div className="second">{row.supplierLot}</div>}</> },
    { key: "item", title: t("lots.item"), phone: "title", cell: (row) => <ItemCell item={row.item} /> },
    { key: "onHand", title: t("lot.on_hand"), width: 140, align: "right", cell: (row) => (isZero(row.onHand) ? <span className="faint">0</span> : <b className="strong"><Amount value={row.onHand} unit={row.unit} /></b>) },
    { key: "origin", title: t("lot.origin"), width: 150, cell: (row) => <><div className="first">{originName(row.origin)}</div><div className="second">{row.supplier ? named(row.supplier.name) : row.order?.number}</div></> },
    { key: "received", title: t("lots.received"), width: 120, cell: (row) => <When at={row.receivedAt} now={now} /> },
    { key: "expires", title: t("lot.expires_on"), width: 150, cell: (row) => <Expiry day={row.expiresOn} warnDays={row.item.expiryWarnDays} /> },
    ...fields.map((field): Column<Lot> => ({ key: `custom-${field.code}`, title: named(field.name), width: 120, cell: (row) => {
      const found = row.custom.find((each) => each.code === field.code);
      return found ? customText(field, found.value) : DASH;
    } })),
    { key: "state", title: t("lots.state"), width: 136, phone: "corner", cell: (row) => <Status status={row.state} /> },
  ];
}

const HEADINGS = (fields: CustomField[]): string[] => [t("lots.number"), t("item.code"), t("item.name"), t("lot.on_hand"), t("lots.quantity"), t("item.unit"), t("lots.state"), t("lot.origin"), t("receipt.supplier"), t("lots.supplier_lot"), t("lots.received"), t("lot.expires_on"), ...fields.map((field) => named(field.name))];

const asRow = (row: Lot, fields: CustomField[]): string[] => [
  row.number, row.item.code, named(row.item.name), row.onHand, row.quantity, unitName(row.unit), statusName(row.state), originName(row.origin), row.supplier ? named(row.supplier.name) : "", row.supplierLot ?? "", absolute(row.receivedAt), row.expiresOn ?? "",
  ...fields.map((field) => row.custom.find((each) => each.code === field.code)?.value ?? ""),
];
