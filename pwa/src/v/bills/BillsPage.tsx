import { LedgerOrdersDocument, LedgerPaymentDocument, LedgerPaymentsDocument, type LedgerOrdersQuery } from "@/packages/api/generated/vendor/graphql";
import { absolute, count, date, named, t } from "@/packages/i18n";
import { useRead, useRenew } from "@/c/data";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { FilterChip, Head, Segments } from "@/c/kit/parts";
import { Foot, usePaging } from "@/c/kit/Pager";
import { SearchBox } from "@/c/kit/SearchBox";
import { Loaded, Note } from "@/c/kit/states";
import { useFacts } from "@/c/live";
import { href, refine, refined, useRoute } from "@/c/router";
import { OrderPanel } from "./OrderPanel";
import { PaymentPanel } from "./PaymentPanel";
import { OrderState, PaymentState } from "./State";
import { money, plan, problems, provider, type Payment } from "./words";

export type Order = LedgerOrdersQuery["ledgerOrders"]["nodes"][number];
const PAGE = 50;
const TABS = ["todo", "payments", "orders", "invoices"] as const;
type Tab = (typeof TABS)[number];

/** Money first: transfers two people have to look at, then money that fits no order. */
export default function BillsPage() {
  const { query: route } = useRoute();
  const tab: Tab = TABS.find((each) => each === route.get("tab")) ?? (route.get("order") ? "orders" : "todo");
  const tabs = TABS.map((key) => ({ key, label: t(`v.bills.${key}`), href: href("/bills", { tab: key === "todo" ? null : key }) }));
  return (
    <div className="page">
      <Head title={t("rail.v.bills")} acts={<a className="btn" href={href("/payment-ways")}>{t("v.ways.title")}</a>} />
      <div className="tools">
        <Segments label={t("rail.v.bills")} current={tab} items={tabs} />
        <SearchBox key={route.get("search") ?? ""} initial={route.get("search") ?? ""} />
        {route.get("search") && <FilterChip onRemove={() => refine({ search: null, pages: null })}>{route.get("search") ?? ""}</FilterChip>}
      </div>
      {tab === "todo" || tab === "payments" ? <Payments todo={tab === "todo"} search={route.get("search")} /> : <Orders invoices={tab === "invoices"} search={route.get("search")} />}
    </div>
  );
}

function Payments({ todo, search }: { todo: boolean; search: string | null }) {
  const { query: route } = useRoute();
  const paging = usePaging(PAGE);
  const filter = { states: todo ? ["pending", "exception"] : null, search };
  const query = useRead(LedgerPaymentsDocument, { first: PAGE, after: paging.after, filter, sort: [todo ? "WAITING" : "NEWEST"] }, { keep: true, staleTime: 0 });
  const wanted = route.get("payment");
  const listed = query.data?.ledgerPayments.nodes.find((each) => each.id === wanted);
  const asked = useRead(LedgerPaymentDocument, { id: wanted ?? "" }, { enabled: Boolean(wanted) && !listed, staleTime: 0 });
  const shown = listed ?? asked.data?.ledgerPayment ?? null;
  const renew = useRenew(LedgerPaymentsDocument, LedgerPaymentDocument);
  useFacts((fact) => fact.name.startsWith("plans.") && renew());
  return (
    <>
      <Loaded query={query} what={t("rail.v.bills")} rows={8}>
        {({ ledgerPayments: page }) => (
          <>
            {page.nodes.length === 0 ? <Empty search={search} none={todo ? "v.bills.nothing_todo" : "v.bills.no_payments"} /> : (
              <DataTable label={t("rail.v.bills")} columns={PAYMENTS()} groups={groups(page.nodes, todo)} rowKey={(row) => row.id} onOpen={(row) => refine({ payment: row.id })} minWidth={960} />
            )}
            <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="v.bills.n_payments" />
          </>
        )}
      </Loaded>
      {shown && <PaymentPanel key={shown.id} payment={shown} onClose={() => refine({ payment: null })} />}
    </>
  );
}

function groups(rows: Payment[], todo: boolean) {
  if (!todo) return [{ key: "all", rows }];
  return ["pending", "exception"].map((state) => ({ key: state, title: t(`v.bills.group.${state}`), rows: rows.filter((row) => row.state === state) })).filter((group) => group.rows.length > 0);
}

function Empty({ search, none }: { search: string | null; none: string }) {
  if (search) return <Note title={t("v.bills.no_match", { search })} acts={<button type="button" className="btn" onClick={() => refine({ search: null, pages: null })}>{t("kit.clear_filters")}</button>} />;
  return <Note title={t(none)}>{t(`${none}_why`)}</Note>;
}

const PAYMENTS = (): Column<Payment>[] => [
  { key: "customer", title: t("v.column.customer"), phone: "title", cell: (row) => <><a className="first opens strong" href={refined({ payment: row.id })}>{named(row.order?.customer?.name) || t("v.bills.nobody")}</a><div className="second">{row.orderNumber}</div></> },
  { key: "amount", title: t("v.bills.amount"), width: 130, align: "right", cell: (row) => money(row.amount, row.currency) },
  { key: "way", title: t("v.bills.way"), width: 200, cell: (row) => <><div>{provider(row.provider)}</div><div className="second">{row.payer ?? row.transactionId}</div></> },
  { key: "why", title: t("v.bills.what"), width: 220, cell: (row) => (row.state === "pending" ? t("v.bills.approved_by", { n: count(row.approvals.length), names: row.approvals.map((each) => each.approver).join(t("list.separator")) || "–" }) : row.problems.length ? <span className="c-danger">{problems(row)}</span> : <span className="faint">–</span>) },
  { key: "at", title: t("v.bills.received"), width: 150, cell: (row) => <time dateTime={row.receivedAt} title={absolute(row.receivedAt)}>{date(row.receivedAt)}</time> },
  { key: "state", title: t("v.bills.state"), width: 130, phone: "corner", cell: (row) => <PaymentState state={row.state} /> },
];

function Orders({ invoices, search }: { invoices: boolean; search: string | null }) {
  const { query: route } = useRoute();
  const paging = usePaging(PAGE);
  const filter = { search, invoice: invoices ? "requested" : null };
  const query = useRead(LedgerOrdersDocument, { first: PAGE, after: paging.after, filter, sort: [invoices ? "WAITING" : "NEWEST"] }, { keep: true, staleTime: 0 });
  const shown = query.data?.ledgerOrders.nodes.find((each) => each.id === route.get("order"));
  const renew = useRenew(LedgerOrdersDocument);
  useFacts((fact) => fact.name.startsWith("plans.") && renew());
  return (
    <>
      <Loaded query={query} what={t("rail.v.bills")} rows={8}>
        {({ ledgerOrders: page }) => (
          <>
            {page.nodes.length === 0 ? <Empty search={search} none={invoices ? "v.bills.no_invoices" : "v.bills.no_orders"} /> : (
              <DataTable label={t("rail.v.bills")} columns={ORDERS()} groups={[{ key: "all", rows: page.nodes }]} rowKey={(row) => row.id} onOpen={(row) => refine({ order: row.id })} minWidth={960} />
            )}
            <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="v.bills.n_orders" />
          </>
        )}
      </Loaded>
      {shown && <OrderPanel key={shown.id} order={shown} onClose={() => refine({ order: null })} />}
    </>
  );
}

const ORDERS = (): Column<Order>[] => [
  { key: "customer", title: t("v.column.customer"), phone: "title", cell: (row) => <><a className="first opens strong" href={refined({ order: row.id })}>{named(row.customer?.name) || row.number}</a><div className="second">{row.number}</div></> },
  { key: "plan", title: t("v.column.plan"), width: 150, cell: (row) => <>{plan(row.plan)}<div className="second">{t(`v.period.${row.period}`)}</div></> },
  { key: "amount", title: t("v.bills.amount"), width: 130, align: "right", cell: (row) => <>{money(row.amount, row.currency)}{row.refunded > 0 && <div className="second c-danger">−{money(row.refunded, row.currency)}</div>}</> },
  { key: "placed", title: t("v.bills.placed"), width: 170, cell: (row) => <><time dateTime={row.placedAt} title={absolute(row.placedAt)}>{date(row.placedAt)}</time><div className="second">{row.placedBy}</div></> },
  { key: "way", title: t("v.bills.way"), width: 120, cell: (row) => provider(row.provider) },
  { key: "invoice", title: t("v.bills.invoice"), width: 150, cell: (row) => (row.invoiceState ? <>{t(`v.invoice.${row.invoiceState}`)}{row.invoiceNumber && <div className="second">{row.invoiceNumber}</div>}</> : <span className="faint">–</span>) },
  { key: "state", title: t("v.bills.state"), width: 120, phone: "corner", cell: (row) => <OrderState state={row.state} /> },
];
