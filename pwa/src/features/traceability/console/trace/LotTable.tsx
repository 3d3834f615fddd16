import { TraceRowsDocument, type TraceDirection, type TraceRowsQuery, type TraceSort, type TraceStart } from "@/packages/api/generated/graphql";
import { absolute, count, named, quantity, t, unitName } from "@/packages/i18n";
import { useRead } from "@/c/data";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { FilterChip } from "@/c/kit/parts";
import { Foot, usePaging } from "@/c/kit/Pager";
import { SearchBox } from "@/c/kit/SearchBox";
import { Loaded, Note } from "@/c/kit/states";
import { go, refine, useRoute } from "@/c/router";
import { Amount, DASH, ItemCell, SortChoice, Status, statusName, useSort, When } from "../parts";
import { useNow } from "@/c/kit/clock";
import { STATUSES } from "../model/status";
import { originName } from "../LotsPage";
import type { Trace } from "./answer";

const PAGE = 50;
const PRINTED = 500;
const SORTS = ["RECEIVED_ASC", "RECEIVED_DESC", "NUMBER_ASC", "QUANTITY_DESC"] as const satisfies readonly TraceSort[];
type Row = TraceRowsQuery["traceLots"]["nodes"][number];

/** The graph's twin: every reached lot as a row, page by page. */
export function LotTable({ variables }: { variables: { start: TraceStart; direction: TraceDirection } }) {
  const { query } = useRoute();
  const paging = usePaging(PAGE);
  const sort = useSort(SORTS);
  const now = useNow();
  const search = query.get("search") ?? "";
  const state = STATUSES.find((each) => each === query.get("state")) ?? null;
  const filter = search || state ? { search: search || null, states: state ? [state] : null } : null;
  const rows = useRead(TraceRowsDocument, { ...variables, first: PAGE, after: paging.after, filter, sort: [sort] }, { keep: true });
  const columns: Column<Row>[] = [
    { key: "number", title: t("lots.number"), width: 190, phone: "title", cell: (row) => <b className="strong nowrap">{row.number}</b> },
    { key: "item", title: t("lots.item"), phone: "title", cell: (row) => <ItemCell item={row.item} /> },
    { key: "origin", title: t("trace.origin"), width: 110, cell: (row) => originName(row.origin) },
    { key: "quantity", title: t("lots.quantity"), width: 130, align: "right", cell: (row) => <Amount value={row.quantity} unit={row.unit} /> },
    { key: "state", title: t("lots.state"), width: 120, phone: "corner", cell: (row) => <Status status={row.state} /> },
    { key: "supplier", title: t("lots.supplier_lot"), width: 150, cell: (row) => row.supplierLot ?? DASH },
    { key: "at", title: t("trace.at"), width: 130, cell: (row) => <When at={row.receivedAt} now={now} /> },
  ];
  return (
    <>
      <div className="tools">
        {search && <FilterChip onRemove={() => refine({ search: null, pages: null })}>{t("orders.filter_search", { text: search })}</FilterChip>}
        {STATUSES.map((each) => (
          <button key={each} type="button" className={`chip ${state === each ? "set" : ""}`} aria-pressed={state === each} onClick={() => refine({ state: state === each ? null : each, pages: null })}>{statusName(each)}</button>
        ))}
        <div className="end"><SortChoice sorts={SORTS} current={sort} name={(key) => t(`trace.sort.${key}`)} /><SearchBox key={search} initial={search} /></div>
      </div>
      <Loaded query={rows} what={t("trace.view.table")} rows={8}>
        {({ traceLots: page }) => (
          <>
            {page.nodes.length === 0
              ? <Note title={t("trace.no_rows")} acts={<button type="button" className="btn" onClick={() => refine({ search: null, state: null, pages: null })}>{t("kit.clear_filters")}</button>} />
              : <DataTable label={t("trace.view.table")} columns={columns} groups={[{ key: "all", rows: page.nodes }]} rowKey={(row) => row.id} minWidth={920} onOpen={(row) => go(`/lots/${row.id}`)} />}
            <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="lots.n" />
          </>
        )}
      </Loaded>
    </>
  );
}

/** The lots on paper, all of them up to a limit that is said. */
export function PrintedLots({ trace }: { trace: Trace }) {
  const { lots, items, orders } = trace;
  return (
    <table className="tr-printed">
      <caption>{t("trace.printed", { n: count(Math.min(PRINTED, lots.id.length)), all: count(lots.id.length), at: absolute(Date.now()) })}</caption>
      <thead><tr><th>{t("lots.number")}</th><th>{t("lots.item")}</th><th>{t("trace.order")}</th><th>{t("lots.quantity")}</th><th>{t("lots.state")}</th><th>{t("lots.supplier_lot")}</th><th>{t("trace.at")}</th></tr></thead>
      <tbody>
        {lots.id.slice(0, PRINTED).map((id, lot) => {
          const item = items[lots.itemId[lot]!];
          const order = lots.orderId[lot];
          return (
            <tr key={id}>
              <td>{lots.number[lot]}</td><td>{item && `${named(item.name)} ${item.code}`}</td><td>{order === null || order === undefined ? "–" : orders[order]?.number}</td>
              <td>{quantity(lots.quantity[lot])} {unitName(lots.unit[lot]!)}</td><td>{statusName(lots.state[lot]!)}</td><td>{lots.supplierLot[lot] ?? "–"}</td>
              <td>{absolute(new Date(lots.receivedAt[lot]! * 1000))}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
