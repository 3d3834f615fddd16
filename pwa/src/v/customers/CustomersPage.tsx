import { IconDownload, IconPlus } from "@tabler/icons-react";
import { CustomersDocument, CustomerSummaryDocument, type CustomerFilter, type CustomerSort, type CustomerSummaryQuery } from "@/packages/api/generated/vendor/graphql";
import { count, locale, t } from "@/packages/i18n";
import { useRead, useRenew } from "@/c/data";
import { useNow } from "@/c/kit/clock";
import { DataTable, type Column, type Group } from "@/c/kit/DataTable";
import { FilterChip, Head, Segments } from "@/c/kit/parts";
import { Foot, Key, usePaging } from "@/c/kit/Pager";
import { PHONE, useMedia } from "@/c/kit/media";
import { Loaded, Note } from "@/c/kit/states";
import { useFacts } from "@/c/live";
import { go, href, refine, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { yuan } from "../money";
import { ONBOARD } from "../permissions";
import { CustomerFilters, partnerFilter, SortButton, sortOf } from "./CustomerFilters";
import { CustomerPanel } from "./CustomerPanel";
import { LastReport, Name, Number, Phase, Problem, Renewal, Seats, Silent, Spark, type Row } from "./cells";

const PAGE = 50;
const TABS = ["ALL", "TODO", "TRIAL", "ONBOARDING", "LIVE", "GRACE"] as const;
type Tab = (typeof TABS)[number];
type Summary = CustomerSummaryQuery["customerSummary"];

/** Whoever is in trouble stands first; who is well stays quiet. */
export default function CustomersPage() {
  const now = useNow();
  const { can } = useSession();
  const { query: route } = useRoute();
  const phone = useMedia(PHONE);
  const paging = usePaging(PAGE);
  const tab = TABS.find((each) => each === route.get("tab")) ?? "ALL";
  const sort = sortOf(route.get("sort"));
  const filter: CustomerFilter = { tab, search: route.get("search"), ...partnerFilter(route.get("partner")), industry: route.get("industry"), plan: route.get("plan") };
  const query = useRead(CustomersDocument, { first: PAGE, after: paging.after, filter, sort: [sort] }, { keep: true, refetchInterval: 60_000 });
  const summary = useRead(CustomerSummaryDocument, {}, { refetchInterval: 60_000 }).data?.customerSummary;
  const renew = useRenew(CustomersDocument, CustomerSummaryDocument);
  useFacts((fact) => /^vendor\.(customer|visit)_/.test(fact.name) && renew());
  const filtered = tab !== "ALL" || [filter.search, route.get("partner"), filter.industry, filter.plan].some(Boolean);
  const clear = (): void => refine({ tab: null, search: null, partner: null, industry: null, plan: null, pages: null });
  const wanted = route.get("customer");
  return (
    <div className="page">
      <Head
        title={t("rail.v.customers")}
        figures={summary && <Figures summary={summary} />}
        acts={can(ONBOARD) && <button type="button" className="btn primary" onClick={() => go("/onboard")}><IconPlus size={16} stroke={1.75} aria-hidden="true" />{t("v.onboard")}</button>}
      />
      <div className="tools">
        <Segments label={t("v.tabs")} current={tab} items={TABS.map((key) => ({ key, label: t(`v.tab.${key}`), count: summary ? count(countOf(summary, key)) : null, href: href("/customers", { tab: key === "ALL" ? null : key }) }))} />
        <CustomerFilters />
        {filter.search && <FilterChip onRemove={() => refine({ search: null, pages: null })}>{t("v.filter.search", { text: filter.search })}</FilterChip>}
        <div className="end"><SortButton /><a className="btn ghost" href={exportHref(filter, sort)} download><IconDownload size={16} stroke={1.75} aria-hidden="true" />{t("v.export")}</a></div>
      </div>
      <Loaded query={query} what={t("rail.v.customers")} rows={12}>
        {({ customers: page }) => (
          <>
            {page.nodes.length === 0 ? <Empty filtered={filtered} clear={clear} /> : (
              <DataTable label={t("rail.v.customers")} columns={phone ? cardLines(now) : columns(now)} groups={groups(page.nodes, sort === "TROUBLE", summary, filtered)} rowKey={(row) => row.id} onOpen={(row) => refine({ customer: row.id, cause: null })} minWidth={locale() === "zh" ? 1180 : 1216} />
            )}
            <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="v.n_customers"><Key names={["↑", "↓"]}>{t("v.keys.move")}</Key><Key names={["Enter"]}>{t("v.keys.open")}</Key></Foot>
          </>
        )}
      </Loaded>
      {wanted && <CustomerPanel key={wanted} id={wanted} cause={route.get("cause")} onClose={() => refine({ customer: null, cause: null })} />}
    </div>
  );
}

const countOf = (summary: Summary, tab: Tab): number =>
  ({ ALL: summary.total, TODO: summary.todo, TRIAL: summary.trial, ONBOARDING: summary.onboarding, LIVE: summary.live, GRACE: summary.grace })[tab];

function Figures({ summary }: { summary: Summary }) {
  return (
    <>
      <span>{t("v.figure.total")} <b>{count(summary.total)}</b> {t("v.figure.companies")}</span>
      <span>{t("v.figure.reports_today")} <b>{count(summary.reportsToday)}</b> {t("v.figure.times")}</span>
      <span>{t("v.figure.renewed")} <b>{yuan(summary.renewedThisMonth)}</b></span>
    </>
  );
}

const isBad = (row: Row): boolean => row.problems.some((each) => each.severity === "high");

/** Only where trouble decides the order do the two groups stand together. */
function groups(rows: readonly Row[], byTrouble: boolean, summary: Summary | undefined, filtered: boolean): Group<Row>[] {
  if (!byTrouble) return [{ key: "all", rows: [...rows] }];
  const bad = rows.filter(isBad);
  const well = rows.filter((row) => !isBad(row));
  const note = (n: number): string => t("v.n_customers", { n: count(n) });
  return [
    { key: "todo", title: t("v.group.todo"), note: note(!filtered && summary ? summary.todo : bad.length), rows: bad },
    { key: "well", title: t("v.group.well"), note: note(!filtered && summary ? summary.total - summary.todo : well.length), rows: well },
  ];
}

function Empty({ filtered, clear }: { filtered: boolean; clear: () => void }) {
  const { can } = useSession();
  if (filtered) return <Note title={t("v.customers.no_match")} acts={<button type="button" className="btn" onClick={clear}>{t("kit.clear_filters")}</button>} />;
  return <Note title={t("v.customers.none")} acts={can(ONBOARD) && <a className="btn primary" href={href("/onboard")}>{t("v.onboard")}</a>}>{t("v.customers.none_why")}</Note>;
}

function columns(now: number): Column<Row>[] {
  const long = locale() !== "zh"; // its words are
  return [
    { key: "name", title: t("v.column.customer"), width: long ? 156 : 158, phone: "title", cell: (row) => <Name row={row} /> },
    { key: "phase", title: t("v.column.phase"), width: long ? 132 : 84, phone: "corner", cell: (row) => <Phase row={row} /> },
    { key: "problem", title: t("v.column.problem"), bare: true, cell: (row) => <Problem row={row} /> },
    { key: "days", title: t("v.column.days"), width: 112, bare: true, cell: (row) => <Spark days={row.reportsPerDay} /> },
    { key: "last", title: t("v.column.last"), width: long ? 84 : 96, cell: (row) => <LastReport row={row} now={now} /> },
    { key: "silent", title: t("v.column.silent"), width: long ? 80 : 92, cell: (row) => <Silent row={row} now={now} /> },
    { key: "pending", title: t("v.column.pending"), width: long ? 62 : 52, align: "right", cell: (row) => <Number row={row} value={row.pendingIntents} kind="devices" codes={["devices_silent", "intents_pending"]} /> },
    { key: "rejected", title: t("v.column.rejected"), width: long ? 66 : 52, align: "right", cell: (row) => <Number row={row} value={row.rejectedIntents} kind="intents" codes={["intents_rejected"]} /> },
    { key: "dead", title: t("v.column.dead"), width: 52, align: "right", cell: (row) => <Number row={row} value={row.deadLetters} kind="letters" codes={["dead_letters"]} /> },
    { key: "errors", title: t("v.column.errors"), width: 62, align: "right", cell: (row) => <Number row={row} value={row.errorsPerHour} kind="errors" codes={["errors"]} /> },
    { key: "seats", title: t("v.column.seats"), width: 102, cell: (row) => <Seats row={row} /> },
    { key: "renewal", title: t("v.column.renewal"), width: long ? 152 : 134, cell: (row) => <Renewal row={row} now={now} /> },
  ];
}

/** On a phone what is in order is left out: no noughts, no empty cells. */
function cardLines(now: number): Column<Row>[] {
  const kept = new Set(["name", "phase", "problem", "days", "last", "renewal"]);
  const counted = (["pending", "rejected", "dead", "errors"] as const).map((key) => ({ key, value: { pending: (row: Row) => row.pendingIntents, rejected: (row: Row) => row.rejectedIntents, dead: (row: Row) => row.deadLetters, errors: (row: Row) => row.errorsPerHour }[key] }));
  const all = columns(now);
  const numbers = (row: Row) => counted.filter(({ value }) => value(row) > 0).map(({ key }) => <span key={key} className="counted"><span className="key">{t(`v.column.${key}`)}</span>{all.find((each) => each.key === key)?.cell(row)}</span>);
  return [
    ...all.filter((each) => kept.has(each.key)).map((each) => (each.key === "renewal" ? { ...each, bare: true } : each)),
    { key: "numbers", title: "", bare: true, cell: (row) => <span className="counts">{row.silentDevices > 0 && <Silent row={row} now={now} />}{numbers(row)}</span> },
    { key: "seats", title: t("v.column.seats"), cell: (row) => <Seats row={row} /> },
  ];
}

/** The whole list under the same filter, as a spreadsheet. */
function exportHref(filter: CustomerFilter, sort: CustomerSort): string {
  const given = Object.entries({ ...filter, sort }).filter((pair) => pair[1] !== null && pair[1] !== undefined).map(([name, value]) => [name, String(value)]);
  return `/api/vendor/customers.xlsx?${new URLSearchParams(given).toString()}`;
}
