import { CustomersDocument } from "@/packages/api/generated/vendor/graphql";
import { absolute, count, date, known, named, t } from "@/packages/i18n";
import { useRead, useRenew } from "@/c/data";
import { useNow } from "@/c/kit/clock";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { Head, Segments } from "@/c/kit/parts";
import { PHONE, useMedia } from "@/c/kit/media";
import { Loaded, Note } from "@/c/kit/states";
import { useFacts } from "@/c/live";
import { href, refine, refined, useRoute } from "@/c/router";
import { CustomerPanel } from "../customers/CustomerPanel";
import { Dotted, servedBy, Spark, type Row } from "../customers/cells";
import { industryName, problemWords } from "../customers/words";

const MOST = 200;
const DAY = 86_400_000;
/** How far a company has come, from what its rows say. */
const MILESTONES = ["basics", "trying", "ready", "running", "live"] as const;
type Milestone = (typeof MILESTONES)[number];

const milestoneOf = (row: Row): Milestone => {
  if (row.phase === "live") return "live";
  if (row.reportsPerDay.some((each) => each > 0) && (row.readiness ?? 0) >= 90) return "running";
  if ((row.readiness ?? 0) >= 90) return "ready";
  return (row.readiness ?? 0) >= 60 ? "trying" : "basics";
};

/** Everybody who is being brought live, by how far they are; a company that went live stays a fortnight. */
export default function RolloutPage() {
  const now = useNow();
  const phone = useMedia(PHONE);
  const { query: route } = useRoute();
  const bringing = useRead(CustomersDocument, { first: MOST, filter: { tab: "ONBOARDING" }, sort: ["NAME"] }, { keep: true, refetchInterval: 60_000 });
  const trying = useRead(CustomersDocument, { first: MOST, filter: { tab: "TRIAL" }, sort: ["NAME"] }, { keep: true, refetchInterval: 60_000 });
  const live = useRead(CustomersDocument, { first: MOST, filter: { tab: "LIVE" }, sort: ["LAST_REPORT"] }, { keep: true, refetchInterval: 300_000 });
  const renew = useRenew(CustomersDocument);
  useFacts((fact) => fact.name.startsWith("vendor.customer_") && renew());
  const fresh = (live.data?.customers.nodes ?? []).filter((row) => row.liveSince && now - new Date(row.liveSince).getTime() < 14 * DAY);
  const rows = [...(bringing.data?.customers.nodes ?? []), ...(trying.data?.customers.nodes ?? []), ...fresh];
  const table = phone || route.get("view") === "table";
  const wanted = route.get("customer");
  const groups = MILESTONES.map((key) => ({ key, title: t(`v.milestone.${key}`), rows: rows.filter((row) => milestoneOf(row) === key) }));
  return (
    <div className="page">
      <Head title={t("rail.v.rollout")} figures={bringing.data && <><span>{t("v.tab.ONBOARDING")} <b>{count(bringing.data.customers.pageInfo.total)}</b></span><span>{t("v.tab.TRIAL")} <b>{count(trying.data?.customers.pageInfo.total ?? 0)}</b></span></>} />
      <div className="tools">
        {!phone && <Segments label={t("v.rollout.view")} current={table ? "table" : "board"} items={[{ key: "board", label: t("v.rollout.board"), href: href("/rollout") }, { key: "table", label: t("v.rollout.table"), href: href("/rollout", { view: "table" }) }]} />}
        <a className="btn ghost" href={href("/onboard")}>{t("v.onboard")}</a>
      </div>
      <Loaded query={bringing} what={t("rail.v.rollout")} rows={8}>
        {() => {
          if (rows.length === 0) return <Note title={t("v.rollout.none")}>{t("v.rollout.none_why")}</Note>;
          if (table) return <DataTable label={t("rail.v.rollout")} columns={columns(now)} groups={groups.map((group) => ({ ...group, note: t("v.n_customers", { n: count(group.rows.length) }) }))} rowKey={(row) => row.id} onOpen={(row) => refine({ customer: row.id })} minWidth={760} />;
          return (
            <div className="rollout" role="region" aria-label={t("rail.v.rollout")} tabIndex={0}>
              {groups.map((group) => (
                <section key={group.key}>
                  <h2>{group.title}<span>{count(group.rows.length)}</span></h2>
                  <ul>{group.rows.map((row) => <li key={row.id}><Card row={row} now={now} /></li>)}</ul>
                </section>
              ))}
            </div>
          );
        }}
      </Loaded>
      {wanted && <CustomerPanel key={wanted} id={wanted} cause={route.get("cause")} onClose={() => refine({ customer: null, cause: null })} />}
    </div>
  );
}

const stuckWords = (row: Row): string => (row.stuckAt ? t("v.rollout.stuck", { at: known(`v.word.${row.stuckAt}`) ?? row.stuckAt }) : "");

function Readiness({ row }: { row: Row }) {
  if (row.readiness === null || row.readiness === undefined) return <span className="faint sm">{t("v.rollout.unmeasured")}</span>;
  return (
    <div className="readiness">
      <span className="bar" aria-hidden="true"><i style={{ width: `${row.readiness}%` }} /></span>
      <span className="sm">{t("v.rollout.ready", { n: count(row.readiness) })}</span>
    </div>
  );
}

function Card({ row, now }: { row: Row; now: number }) {
  const worst = row.problems.find((each) => each.severity !== "low");
  return (
    <a className="rollout-card" href={refined({ customer: row.id, cause: row.stuckAt ? "readiness" : null })}>
      <b className="el">{named(row.name)}</b>
      <span className="second"><Dotted parts={[industryName(row.industry), servedBy(row)]} /></span>
      {row.phase === "live" ? <span className="muted sm">{row.liveSince ? t("v.rollout.live_since", { day: date(row.liveSince, now) }) : ""}</span> : <Readiness row={row} />}
      {row.stuckAt && row.phase !== "live" && <span className="muted sm">{stuckWords(row)}</span>}
      {worst && <span className="c-danger sm strong">{problemWords(worst)}</span>}
      <Spark days={row.reportsPerDay} />
    </a>
  );
}

function columns(now: number): Column<Row>[] {
  return [
    { key: "name", title: t("v.column.customer"), phone: "title", cell: (row) => <><a className="first opens strong el" href={refined({ customer: row.id })}>{named(row.name)}</a><div className="second"><Dotted parts={[industryName(row.industry), servedBy(row)]} /></div></> },
    { key: "ready", title: t("v.column.readiness"), width: 150, bare: true, cell: (row) => (row.phase === "live" ? <span className="muted">{row.liveSince ? <time dateTime={row.liveSince} title={absolute(row.liveSince)}>{t("v.rollout.live_since", { day: date(row.liveSince, now) })}</time> : ""}</span> : <Readiness row={row} />) },
    { key: "stuck", title: t("v.rollout.next"), bare: true, cell: (row) => (row.stuckAt && row.phase !== "live" ? <a className="link" href={refined({ customer: row.id, cause: "readiness" })}>{stuckWords(row)}</a> : <span className="faint">–</span>) },
    { key: "days", title: t("v.column.days"), width: 120, bare: true, cell: (row) => <Spark days={row.reportsPerDay} /> },
    { key: "phase", title: t("v.column.phase"), width: 90, phone: "corner", cell: (row) => t(`v.phase.${row.phase}`) },
  ];
}
