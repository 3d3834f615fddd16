import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { ReportsDocument, type OutputReportFilter } from "@/packages/api/generated/graphql";
import { count, instant, plantDay, t } from "@/packages/i18n";
import { keyOf, useRead, useRenew } from "@/c/data";
import { useNow } from "@/c/kit/clock";
import { Head, Segments } from "@/c/kit/parts";
import { Foot, usePaging } from "@/c/kit/Pager";
import { Loaded, Note } from "@/c/kit/states";
import { useFacts } from "@/c/live";
import { APPROVE_OUTPUT } from "@/c/permissions";
import { href, refine, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { ApproveBar } from "./ApproveBar";
import { ReportPanel } from "./ReportPanel";
import { ReportsTable } from "./ReportsTable";
import { ReportTabs } from "./ReportTabs";

const PAGE = 50;
const DAY_MS = 86_400_000;
const PERIODS = ["today", "week", "all"] as const;
const VIEWS = ["all", "pending", "flagged", "reversed"] as const;
type Period = (typeof PERIODS)[number];
type View = (typeof VIEWS)[number];

const since = (period: Period, now: number): string | null =>
  period === "all" ? null : instant(plantDay(now - (period === "week" ? 6 * DAY_MS : 0)), "00:00");

const WANTED: Record<View, OutputReportFilter> = { all: {}, pending: { approval: "pending", standing: true }, flagged: { flagged: true }, reversed: { state: "reversed" } };

export default function ReportsPage() {
  const now = useNow();
  const client = useQueryClient();
  const { can } = useSession();
  const { query: route } = useRoute();
  const paging = usePaging(PAGE);
  const view: View = VIEWS.find((each) => each === route.get("view")) ?? "all";
  // what waits for a decision waits whatever its day
  const period: Period = view === "pending" ? "all" : PERIODS.find((each) => each === route.get("period")) ?? "today";
  const [chosen, setChosen] = useState<string[]>([]);
  const filter = { ...WANTED[view], since: since(period, now) };
  const query = useRead(ReportsDocument, { first: PAGE, after: paging.after, filter, sort: null }, { keep: true });
  const waiting = useRead(ReportsDocument, { first: 1, after: null, filter: WANTED.pending, sort: null }).data?.outputReports.pageInfo.total ?? 0;
  const renewAll = useRenew(ReportsDocument);
  const fresh = useFreshReports(renewAll);
  const renew = (): void => {
    fresh.clear();
    if (paging.after) refine({ pages: null });
    void client.invalidateQueries({ queryKey: keyOf(ReportsDocument) });
  };
  const approving = view === "pending" && can(APPROVE_OUTPUT);
  const shown = route.get("report");
  return (
    <div className="page">
      <Head title={t("reports.title")} figures={query.data && <span>{t(view === "all" ? `reports.period.${period}` : `reports.view.${view}`)} <b>{count(query.data.outputReports.pageInfo.total)}</b> {t("reports.times")}</span>} acts={<ReportTabs current="reports" />} />
      <div className="tools">
        <Segments label={t("reports.views")} current={view} items={VIEWS.map((key) => ({ key, label: t(`reports.view.${key}`), count: key === "pending" && waiting > 0 ? count(waiting) : null, href: href("/reports", { view: key === "all" ? null : key }) }))} />
        {view !== "pending" && (
          <Segments
            label={t("reports.periods")}
            current={period}
            items={PERIODS.map((key) => ({ key, label: t(`reports.period.${key}`), href: href("/reports", { view: view === "all" ? null : view, period: key === "today" ? null : key }) }))}
          />
        )}
        {fresh.n > 0 && <button type="button" className="btn" onClick={renew}>{t("reports.show_new", { n: count(fresh.n) })}</button>}
      </div>
      <Loaded query={query} what={t("reports.title")} rows={10}>
        {({ outputReports: page }) => {
          const here = chosen.filter((id) => page.nodes.some((row) => row.id === id));
          return (
            <>
              {approving && page.nodes.length > 0 && <ApproveBar all={page.nodes.map((row) => row.id)} chosen={here} onChoose={setChosen} onDone={() => { setChosen([]); renewAll(); }} />}
              {page.nodes.length === 0 ? (
                <Note title={view === "all" ? t(`reports.empty.${period}`) : t(`reports.none.${view}`)} acts={period !== "all" && <a className="btn" href={href("/reports", { view: view === "all" ? null : view, period: "all" })}>{t("reports.show_all")}</a>}>{t(view === "all" ? "reports.none_yet_why" : `reports.none_why.${view}`)}</Note>
              ) : (
                <ReportsTable rows={page.nodes} now={now} withOrder onOpen={(row) => refine({ report: row.id })} choice={approving ? { chosen: here, onChoose: setChosen } : undefined} />
              )}
              <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="reports.n" />
            </>
          );
        }}
      </Loaded>
      {shown && <ReportPanel key={shown} id={shown} onOpen={(id) => refine({ report: id })} onClose={() => refine({ report: null })} />}
    </div>
  );
}

/** New reports wait behind a button: rows do not slide away under a reading eye. A decision shows at once. */
function useFreshReports(onDecided: () => void): { n: number; clear: () => void } {
  const [n, setN] = useState(0);
  const seen = useRef(new Set<number>());
  useFacts((fact) => {
    if (fact.name === "reporting.report_decided") onDecided();
    if (fact.name !== "reporting.output_reported" || seen.current.has(fact.position)) return;
    seen.current.add(fact.position);
    setN((old) => old + 1);
  });
  return { n, clear: () => setN(0) };
}
