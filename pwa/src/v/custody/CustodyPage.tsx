import { CustodyJobDocument, CustodyJobsDocument } from "@/packages/api/generated/vendor/graphql";
import { absolute, ago, count, t } from "@/packages/i18n";
import { useRead, useRenew } from "@/c/data";
import { useNow } from "@/c/kit/clock";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { FilterChip, Head, Segments } from "@/c/kit/parts";
import { Foot, usePaging } from "@/c/kit/Pager";
import { SidePanel } from "@/c/kit/SidePanel";
import { Loaded, Note } from "@/c/kit/states";
import { useFacts } from "@/c/live";
import { href, refine, refined, useRoute } from "@/c/router";
import { JobActs, JobBody, jobName, JobState, type Job } from "./Job";

const PAGE = 50;
const KINDS = ["all", "export", "restore", "move", "close", "erase"] as const;

/** Everything that was done with whole companies: archives, restores, moves, closings, deletions. */
export default function CustodyPage() {
  const now = useNow();
  const { query: route } = useRoute();
  const paging = usePaging(PAGE);
  const kind = KINDS.find((each) => each === route.get("kind")) ?? "all";
  const customerId = route.get("customer");
  const wanted = route.get("job");
  const query = useRead(CustodyJobsDocument, { first: PAGE, after: paging.after, filter: { kind: kind === "all" ? null : kind, customerId } }, { keep: true });
  const one = useRead(CustodyJobDocument, { id: wanted ?? "" }, { enabled: wanted !== null, refetchInterval: 10_000 });
  const renew = useRenew(CustodyJobsDocument, CustodyJobDocument);
  useFacts((fact) => fact.name === "vendor.custody_advanced" && renew());
  const job = one.data?.custodyJob;
  const filtered = kind !== "all" || customerId !== null;
  return (
    <div className="page">
      <Head title={t("v.custody.title")} figures={query.data && <span>{t("v.acts.lines")} <b>{count(query.data.custodyJobs.pageInfo.total)}</b></span>} />
      <div className="tools">
        <Segments label={t("v.acts.kind")} current={kind} items={KINDS.map((key) => ({ key, label: t(`v.custody.tab.${key}`), href: href("/custody", { kind: key === "all" ? null : key, customer: customerId }) }))} />
        {customerId && <FilterChip onRemove={() => refine({ customer: null, pages: null })}>{t("v.custody.one_customer")}</FilterChip>}
      </div>
      {(kind === "restore" || kind === "export") && <p className="sm" style={{ padding: "0 24px 8px" }}>{t("v.custody.elsewhere")}</p>}
      <Loaded query={query} what={t("v.custody.title")} rows={6}>
        {({ custodyJobs: page }) => (
          <>
            {page.nodes.length === 0 ? (
              filtered ? <Note title={t("v.custody.no_match")} acts={<button type="button" className="btn" onClick={() => refine({ kind: null, customer: null, pages: null })}>{t("kit.clear_filters")}</button>} /> : <Note title={t("v.custody.none")}>{t("v.custody.none_why")}</Note>
            ) : <DataTable label={t("v.custody.title")} columns={columns(now)} groups={[{ key: "all", rows: page.nodes }]} rowKey={(row) => row.id} onOpen={(row) => refine({ job: row.id })} minWidth={760} />}
            <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="v.acts.n" />
          </>
        )}
      </Loaded>
      {wanted && <SidePanel title={job ? jobName(job) : t("v.custody.title")} onClose={() => refine({ job: null })} foot={job && <JobActs job={job} />}><Loaded query={one} what={t("v.custody.title")} rows={5}>{({ custodyJob }) => (custodyJob ? <JobBody job={custodyJob} /> : <Note title={t("v.custody.gone")} />)}</Loaded></SidePanel>}
    </div>
  );
}

function columns(now: number): Column<Job>[] {
  return [
    { key: "what", title: t("v.acts.what"), phone: "title", cell: (row) => <a className="first opens strong el" href={refined({ job: row.id })}>{jobName(row)}</a> },
    { key: "why", title: t("v.reason"), cell: (row) => row.why },
    { key: "by", title: t("v.acts.by"), width: 170, cell: (row) => row.askedBy },
    { key: "at", title: t("v.acts.at"), width: 130, cell: (row) => <time dateTime={row.askedAt} title={absolute(row.askedAt)}>{ago(row.askedAt, now)}</time> },
    { key: "state", title: t("v.announcement.state"), width: 150, phone: "corner", cell: (row) => <JobState job={row} /> },
  ];
}
