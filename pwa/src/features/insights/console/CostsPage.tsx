import { IconDownload } from "@tabler/icons-react";
import { OrderCostsDocument, type OrderCostsQuery } from "@/packages/api/generated/graphql";
import { count, named, quantity, t } from "@/packages/i18n";
import { useRead } from "@/c/data";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { Head, Segments } from "@/c/kit/parts";
import { Foot, usePaging } from "@/c/kit/Pager";
import { SearchBox } from "@/c/kit/SearchBox";
import { Loaded, Note } from "@/c/kit/states";
import { go, href, useRoute } from "@/c/router";
import { CostTabs } from "./CostTabs";
import { excel } from "./figures";

const PAGE = 50;
const STATES = ["all", "released", "completed", "closed"] as const;
type Row = OrderCostsQuery["orderCosts"]["nodes"][number];

export default function CostsPage() {
  const { query: route } = useRoute();
  const paging = usePaging(PAGE);
  const state = STATES.find((each) => each === route.get("state")) ?? "all";
  const search = route.get("search");
  const states = state === "all" ? null : [state];
  const query = useRead(OrderCostsDocument, { first: PAGE, after: paging.after, filter: { search, states }, sort: null }, { keep: true });
  return (
    <div className="page">
      <Head
        title={t("cost.title")}
        figures={query.data && <span>{t("cost.orders")} <b>{count(query.data.orderCosts.pageInfo.total)}</b></span>}
        acts={<a className="btn" href={excel("order-costs.xlsx", { search, states: states?.join(",") })} download><IconDownload size={16} stroke={1.75} aria-hidden="true" />{t("daily.excel")}</a>}
      />
      <div className="tools">
        <CostTabs current="orders" />
        <Segments label={t("cost.states")} current={state} items={STATES.map((key) => ({ key, label: t(`cost.state.${key}`), href: href("/order-costs", { state: key === "all" ? null : key, search }) }))} />
        <div className="end"><SearchBox initial={search ?? ""} /></div>
      </div>
      <Loaded query={query} what={t("cost.title")} rows={10}>
        {({ orderCosts: page }) => (page.nodes.length === 0 ? (
          <Note title={t("cost.empty")} acts={search && <a className="btn" href={href("/order-costs")}>{t("cost.clear")}</a>}>{t("cost.empty_why")}</Note>
        ) : (
          <>
            <DataTable label={t("cost.title")} columns={columns()} groups={[{ key: "all", rows: page.nodes }]} rowKey={(row) => row.order.id} onOpen={(row) => go(`/order-costs/${row.order.id}`)} minWidth={1080} />
            <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="figure.orders" />
          </>
        ))}
      </Loaded>
    </div>
  );
}

/** Cents stay visible in money, also when they are zero. */
export const yuan = (amount: string | number | null | undefined): string => {
  if (amount === null || amount === undefined) return "–";
  const [whole, cents] = Math.abs(Number(amount)).toFixed(2).split(".");
  return `${Number(amount) < 0 ? "\u2212" : ""}${quantity(whole)}.${cents}`;
};

export function Difference({ actual, standard, finished }: { actual: string; standard: string; finished: boolean }) {
  if (!finished) return <span className="faint">{t("cost.still_open")}</span>;
  const over = Number(actual) - Number(standard);
  return <span className={over > 0 ? "scrap" : ""}>{over > 0 ? "+" : ""}{yuan(over)}</span>;
}

function columns(): Column<Row>[] {
  const element = (kind: string): Column<Row> => ({
    key: kind, title: t(`cost.kind.${kind}`), width: 104, align: "right", cell: (row) => yuan(row.elements.find((each) => each.kind === kind)?.actual),
  });
  return [
    { key: "order", title: t("order.number"), width: 170, phone: "title", cell: ({ order }) => <><a className="id" tabIndex={-1} href={href(`/order-costs/${order.id}`)}>{order.number}</a><div className="second">{named(order.item.name)}</div></> },
    { key: "good", title: t("figure.good_quantity"), width: 90, align: "right", cell: (row) => quantity(row.goodQuantity) },
    element("material"), element("labour"), element("machine"), element("subcontract"),
    { key: "actual", title: t("cost.actual"), width: 120, align: "right", cell: (row) => <b className="strong">{yuan(row.actual)}</b> },
    { key: "standard", title: t("cost.standard"), width: 120, align: "right", cell: (row) => yuan(row.standard) },
    { key: "difference", title: t("cost.difference"), width: 120, align: "right", phone: "corner", cell: (row) => <Difference {...row} /> },
    { key: "scrap", title: t("cost.of_which_scrap"), align: "right", cell: (row) => (row.missing ? <span className="second">{t("cost.missing", { n: count(row.missing) })}</span> : yuan(row.scrap)) },
  ];
}
