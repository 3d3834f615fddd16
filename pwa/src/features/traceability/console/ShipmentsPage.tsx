import { IconPlus } from "@tabler/icons-react";
import { ShipmentsDocument, ShipmentSort, type ShipmentsQuery } from "@/packages/api/generated/graphql";
import { count, named, t } from "@/packages/i18n";
import { StatusMark, type Mark } from "@/packages/ui-tokens";
import { useRead } from "@/c/data";
import { useNow } from "@/c/kit/clock";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { FilterChip, Head, Segments } from "@/c/kit/parts";
import { Foot, Key, usePaging } from "@/c/kit/Pager";
import { SearchBox } from "@/c/kit/SearchBox";
import { Loaded, Note } from "@/c/kit/states";
import { go, href, refine, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { DASH, PaperTabs, SortChoice, useSort, When } from "./parts";
import { EDIT_SHIPMENTS } from "./permissions";
import { ShipmentPanel } from "./ShipmentPanel";

const PAGE = 50;
const STATES = ["draft", "shipped", "cancelled", "all"] as const;
const SORTS = [ShipmentSort.CreatedDesc, ShipmentSort.NumberDesc] as const;
type Shipment = ShipmentsQuery["shipments"]["nodes"][number];
const MARKS: Record<string, Mark> = { draft: "ready", shipped: "done", cancelled: "silent" };

export function ShipmentState({ state }: { state: string }) {
  return <StatusMark mark={MARKS[state] ?? "ready"} tone={state === "cancelled" ? "t3" : undefined}>{t(`ship.state.${state}`)}</StatusMark>;
}

export default function ShipmentsPage() {
  const { query: route } = useRoute();
  const { can } = useSession();
  const now = useNow();
  const paging = usePaging(PAGE);
  const search = route.get("search") ?? "";
  const state = STATES.find((each) => each === route.get("state")) ?? "draft";
  const sort = useSort(SORTS);
  const filter = { search: search || null, states: state === "all" ? null : [state] };
  const query = useRead(ShipmentsDocument, { first: PAGE, after: paging.after, filter, sort: [sort] }, { keep: true });
  const may = can(EDIT_SHIPMENTS);
  const add = may && <button type="button" className="btn primary" onClick={() => refine({ new: "1" })}><IconPlus size={16} stroke={1.75} aria-hidden="true" />{t("ship.new")}</button>;
  return (
    <div className="page">
      <Head title={t("ship.title")} figures={query.data && <span>{t(`ship.state.${state}`)} <b>{count(query.data.shipments.pageInfo.total)}</b></span>} acts={add} />
      <div className="tools">
        <PaperTabs current="shipments" />
        <Segments label={t("ship.states")} current={state} items={STATES.map((key) => ({ key, label: t(`ship.state.${key}`), href: href("/shipments", { state: key === "draft" ? null : key, search: search || null }) }))} />
        {search && <FilterChip onRemove={() => refine({ search: null, pages: null })}>{t("orders.filter_search", { text: search })}</FilterChip>}
        <div className="end"><SortChoice sorts={SORTS} current={sort} name={(key) => t(`ship.sort.${key}`)} /><SearchBox key={search} initial={search} /></div>
      </div>
      <Loaded query={query} what={t("ship.title")} rows={10}>
        {({ shipments: page }) => (
          <>
            {page.nodes.length === 0
              ? search ? <Note title={t("mat.no_match", { text: search })} acts={<button type="button" className="btn" onClick={() => refine({ search: null, pages: null })}>{t("kit.clear_filters")}</button>} /> : <Note title={t(`ship.empty.${state}`)} acts={state === "draft" && add}>{t("ship.empty_why")}</Note>
              : <DataTable label={t("ship.title")} columns={columns(now)} groups={[{ key: "all", rows: page.nodes }]} rowKey={(row) => row.id} onOpen={(row) => go(`/shipments/${row.id}`)} minWidth={860} />}
            <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="ship.n"><Key names={["↑", "↓"]}>{t("keys.move")}</Key><Key names={["Enter"]}>{t("keys.open")}</Key></Foot>
          </>
        )}
      </Loaded>
      {may && route.get("new") && <ShipmentPanel onClose={() => refine({ new: null })} />}
    </div>
  );
}

function columns(now: number): Column<Shipment>[] {
  return [
    { key: "number", title: t("ship.number"), width: 170, phone: "title", cell: (row) => <a className="id" href={href(`/shipments/${row.id}`)}>{row.number}</a> },
    { key: "customer", title: t("order.customer"), phone: "title", cell: (row) => <><div className="first">{named(row.customer.name)}</div><div className="second">{row.customerPo}</div></> },
    { key: "carrier", title: t("ship.carrier"), width: 190, cell: (row) => (row.carrier ? <><div className="first">{row.carrier}</div><div className="second">{row.trackingNumber}</div></> : DASH) },
    { key: "created", title: t("ship.created"), width: 130, cell: (row) => <When at={row.createdAt} now={now} /> },
    { key: "shipped", title: t("ship.shipped_at"), width: 150, cell: (row) => (row.shippedAt ? <><div><When at={row.shippedAt} now={now} /></div><div className="second">{row.shippedBy}</div></> : DASH) },
    { key: "state", title: t("order.state_title"), width: 120, phone: "corner", cell: (row) => <ShipmentState state={row.state} /> },
  ];
}
