import { IconBarcode } from "@tabler/icons-react";
import { PrintJobsDocument, PrintJobDetailDocument, PrintJobSort, type PrintJobsQuery } from "@/packages/api/generated/graphql";
import { ago, count, known, named, t } from "@/packages/i18n";
import { useRead, useRenew } from "@/c/data";
import { useNow } from "@/c/kit/clock";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { FilterChip, Head, Segments } from "@/c/kit/parts";
import { Foot, Key, usePaging } from "@/c/kit/Pager";
import { Loaded, Note } from "@/c/kit/states";
import { useFacts } from "@/c/live";
import { href, refine, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { JobPanel } from "./JobPanel";
import { JobState, LabelTabs } from "./parts";
import { SCAN_BACK } from "./permissions";
import { ScanPanel } from "./ScanBack";
import "./labels.css";

const PAGE = 50;
const TABS = ["open", "all", "reprint"] as const;
type Job = PrintJobsQuery["printJobs"]["nodes"][number];

/** Every print: who asked for it, how far it is, why it was repeated. It moves while one looks. */
export default function JobsPage() {
  const { query: route } = useRoute();
  const { can } = useSession();
  const now = useNow();
  const paging = usePaging(PAGE);
  const renew = useRenew(PrintJobsDocument, PrintJobDetailDocument);
  useFacts((fact) => { if (fact.name === "labels.print_job_changed") renew(); });
  const tab = TABS.find((each) => each === route.get("tab")) ?? "all";
  const oldest = route.get("sort") === "OLDEST";
  const printer = route.get("printer");
  const filter = { states: null, open: tab === "open" ? true : null, printerId: printer, templateId: null, subjectId: route.get("subject"), reprint: tab === "reprint" ? true : null };
  const query = useRead(PrintJobsDocument, { first: PAGE, after: paging.after, filter, sort: [oldest ? PrintJobSort.Oldest : PrintJobSort.Newest] }, { keep: true });
  const nodes = query.data?.printJobs.nodes ?? [];
  const waiting = nodes.filter((each) => each.state === "unclear" || each.state === "failed");
  const others = nodes.filter((each) => !waiting.includes(each));
  return (
    <div className="page">
      <Head
        title={t("label.page.label-jobs")}
        figures={query.data && <span>{t(`label.tab.${tab}`)} <b>{count(query.data.printJobs.pageInfo.total)}</b></span>}
        acts={can(SCAN_BACK) && <button type="button" className="btn" onClick={() => refine({ scan: "1", job: null })}><IconBarcode size={16} stroke={1.75} aria-hidden="true" />{t("label.scan_back")}</button>}
      />
      <div className="tools">
        <LabelTabs current="label-jobs" />
        <Segments label={t("label.tabs")} current={tab} items={TABS.map((key) => ({ key, label: t(`label.tab.${key}`), href: href("/label-jobs", { tab: key === "all" ? null : key, printer }) }))} />
        {printer && <FilterChip onRemove={() => refine({ printer: null, pages: null })}>{named(nodes[0]?.printer?.name) || t("label.printer")}</FilterChip>}
        <div className="end"><button type="button" className="chip" onClick={() => refine({ sort: oldest ? null : "OLDEST", pages: null })}>{t(oldest ? "label.sort_oldest" : "label.sort_newest")}</button></div>
      </div>
      <Loaded query={query} what={t("label.page.label-jobs")} rows={8}>
        {({ printJobs: page }) => (
          <>
            {page.nodes.length === 0
              ? tab !== "all" || printer
                ? <Note title={t("label.no_jobs_here")} acts={<button type="button" className="btn" onClick={() => refine({ tab: null, printer: null, pages: null })}>{t("kit.clear_filters")}</button>} />
                : <Note title={t("label.no_jobs")}>{t("label.no_jobs_why")}</Note>
              : <DataTable label={t("label.page.label-jobs")} columns={columns(now)} groups={[{ key: "waiting", title: t("label.needs_you"), rows: waiting }, { key: "all", title: waiting.length > 0 ? t("label.others") : undefined, rows: others }]} rowKey={(row) => row.id} onOpen={(row) => refine({ job: row.id, scan: null })} minWidth={900} />}
            <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="label.n_jobs"><Key names={["↑", "↓"]}>{t("keys.move")}</Key><Key names={["Enter"]}>{t("keys.open")}</Key></Foot>
          </>
        )}
      </Loaded>
      {route.get("job") && <JobPanel key={route.get("job")} id={route.get("job") ?? ""} onClose={() => refine({ job: null })} />}
      {can(SCAN_BACK) && route.get("scan") && <ScanPanel lotId={route.get("lot")} onClose={() => refine({ scan: null, lot: null })} />}
    </div>
  );
}

function columns(now: number): Column<Job>[] {
  return [
    { key: "what", title: t("label.what"), phone: "title", cell: (row) => <><div className="first">{row.lines.map((each) => each.subject).join(t("list.separator"))}{row.labels > row.lines.length ? " …" : ""}</div><div className="second">{named(row.template.name)} · {t("label.version", { n: row.version })}</div></> },
    { key: "amount", title: t("label.amount"), width: 130, align: "right", cell: (row) => <>{row.state === "printed" || row.state === "handed" ? count(row.labels) : `${count(row.done)} / ${count(row.labels)}`}{row.copies > 1 && <div className="second">{t("label.copies_of", { n: row.copies })}</div>}</> },
    { key: "state", title: t("label.state"), width: 190, phone: "corner", cell: (row) => <><JobState state={row.state} />{row.fault && <div className="second">{known(`label.fault.${row.fault}`) ?? row.fault}</div>}</> },
    { key: "printer", title: t("label.printer"), width: 170, cell: (row) => (row.printer ? named(row.printer.name) : <span className="faint">{t("label.by_browser")}</span>) },
    { key: "reason", title: t("label.reprint"), width: 180, cell: (row) => (row.reprint ? <><div>{row.reason}</div><div className="second">{t("label.times", { n: Math.max(...row.lines.map((each) => each.printNumber)) })}</div></> : null) },
    { key: "who", title: t("label.asked"), width: 150, cell: (row) => <>{row.requestedBy}<div className="second">{ago(row.createdAt, now)}</div></> },
  ];
}
