import { CustomersDocument, CustomerSummaryDocument } from "@/packages/api/generated/vendor/graphql";
import { absolute, ago, count, named, t } from "@/packages/i18n";
import { StatusMark, type Mark } from "@/packages/ui-tokens";
import { useRead, useRenew } from "@/c/data";
import { useNow } from "@/c/kit/clock";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { Head, Segments } from "@/c/kit/parts";
import { Loaded, Note } from "@/c/kit/states";
import { useFacts } from "@/c/live";
import { href, refine, refined, useRoute } from "@/c/router";
import { CustomerPanel } from "../customers/CustomerPanel";
import { Dotted, servedBy, Spark, type Row } from "../customers/cells";
import { problemWords } from "../customers/words";

/** The worst come first, so beyond these nobody is in trouble. */
const WORST = 200;
const SEVERITIES = ["all", "high", "middle", "low"] as const;
const MARKS: Record<string, Mark> = { high: "late", middle: "quarantine", low: "ready" };
type Problem = Row["problems"][number];
interface Line { key: string; row: Row; problem: Problem }

/** Every problem of every company, by how badly it presses. */
export default function HealthPage() {
  const now = useNow();
  const { query: route } = useRoute();
  const query = useRead(CustomersDocument, { first: WORST, filter: { tab: "ALL" }, sort: ["TROUBLE"] }, { keep: true, refetchInterval: 60_000 });
  const renew = useRenew(CustomersDocument, CustomerSummaryDocument);
  useFacts((fact) => fact.name.startsWith("vendor.customer_") && renew());
  const shown = SEVERITIES.find((each) => each === route.get("severity")) ?? "all";
  const wanted = route.get("customer");
  const lines = linesOf(query.data?.customers.nodes ?? []);
  const number = (severity: string): number => lines.filter((each) => severity === "all" || each.problem.severity === severity).length;
  return (
    <div className="page">
      <Head title={t("rail.v.health")} figures={query.data && <Figures lines={lines} />} />
      <div className="tools">
        <Segments label={t("v.health.severity")} current={shown} items={SEVERITIES.map((key) => ({ key, label: t(`v.health.${key}`), count: query.data ? count(number(key)) : null, href: href("/health", { severity: key === "all" ? null : key }) }))} />
      </div>
      <Loaded query={query} what={t("rail.v.health")} rows={10}>
        {() => {
          const groups = SEVERITIES.slice(1).filter((key) => shown === "all" || key === shown).map((key) => ({ key, title: t(`v.health.${key}`), note: t("v.health.n", { n: count(number(key)) }), rows: lines.filter((each) => each.problem.severity === key) }));
          if (groups.every((group) => group.rows.length === 0)) return shown === "all" ? <Note title={t("v.health.well")}>{t("v.health.well_why")}</Note> : <Note title={t("v.health.no_match")} acts={<button type="button" className="btn" onClick={() => refine({ severity: null })}>{t("kit.clear_filters")}</button>} />;
          return <DataTable label={t("rail.v.health")} columns={columns(now)} groups={groups} rowKey={(line) => line.key} onOpen={(line) => refine({ customer: line.row.id, cause: line.problem.detail })} minWidth={820} />;
        }}
      </Loaded>
      {wanted && <CustomerPanel key={wanted} id={wanted} cause={route.get("cause")} onClose={() => refine({ customer: null, cause: null })} />}
    </div>
  );
}

const linesOf = (rows: readonly Row[]): Line[] => rows.flatMap((row) => row.problems.map((problem) => ({ key: `${row.id} ${problem.code}`, row, problem })));

function Figures({ lines }: { lines: Line[] }) {
  const sum = (read: (row: Row) => number): string => count([...new Map(lines.map(({ row }) => [row.id, row])).values()].reduce((all, row) => all + read(row), 0));
  return (
    <>
      <span>{t("v.column.pending")} <b>{sum((row) => row.pendingIntents)}</b></span>
      <span>{t("v.column.dead")} <b>{sum((row) => row.deadLetters)}</b></span>
      <span>{t("v.column.errors")} <b>{sum((row) => row.errorsPerHour)}</b></span>
    </>
  );
}

function columns(now: number): Column<Line>[] {
  return [
    { key: "problem", title: t("v.column.problem"), phone: "title", cell: ({ row, problem }) => <a className="opens" href={refined({ customer: row.id, cause: problem.detail })}><StatusMark mark={MARKS[problem.severity] ?? "ready"}>{problemWords(problem)}</StatusMark></a> },
    { key: "customer", title: t("v.column.customer"), width: 200, cell: ({ row }) => <><div className="first strong">{named(row.name)}</div><div className="second"><Dotted parts={[row.slug, servedBy(row)]} /></div></> },
    { key: "days", title: t("v.column.days"), width: 120, bare: true, cell: ({ row }) => <Spark days={row.reportsPerDay} /> },
    { key: "phase", title: t("v.column.phase"), width: 110, cell: ({ row }) => t(`v.phase.${row.phase}`) },
    { key: "version", title: t("v.column.version"), width: 80, cell: ({ row }) => row.version },
    { key: "measured", title: t("v.column.measured"), width: 120, cell: ({ row }) => <time dateTime={row.refreshedAt} title={absolute(row.refreshedAt)}>{ago(row.refreshedAt, now)}</time> },
  ];
}
