import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { ReportsDocument } from "@/packages/api/generated/graphql";
import { count, instant, plantDay, t } from "@/packages/i18n";
import { keyOf, useRead } from "@/c/data";
import { useNow } from "@/c/kit/clock";
import { Head, Segments } from "@/c/kit/parts";
import { Foot, usePaging } from "@/c/kit/Pager";
import { Loaded, Note } from "@/c/kit/states";
import { useFacts } from "@/c/live";
import { href, refine, useRoute } from "@/c/router";
import { ReportsTable } from "./ReportsTable";

const PAGE = 50;
const DAY_MS = 86_400_000;
const PERIODS = ["today", "week", "all"] as const;
type Period = (typeof PERIODS)[number];

const since = (period: Period, now: number): string | null =>
  period === "all" ? null : instant(plantDay(now - (period === "week" ? 6 * DAY_MS : 0)), "00:00");

export default function ReportsPage() {
  const now = useNow();
  const client = useQueryClient();
  const { query: route } = useRoute();
  const paging = usePaging(PAGE);
  const period = PERIODS.find((each) => each === route.get("period")) ?? "today";
  const variables = { first: PAGE, after: paging.after, filter: { since: since(period, now) }, sort: null };
  const query = useRead(ReportsDocument, variables, { keep: true });
  const fresh = useFreshReports();
  const renew = (): void => {
    fresh.clear();
    if (paging.after) refine({ pages: null });
    void client.invalidateQueries({ queryKey: keyOf(ReportsDocument) });
  };
  return (
    <div className="page">
      <Head title={t("reports.title")} figures={query.data && <span>{t(`reports.period.${period}`)} <b>{count(query.data.outputReports.pageInfo.total)}</b> {t("reports.times")}</span>} />
      <div className="tools">
        <Segments
          label={t("reports.periods")}
          current={period}
          items={PERIODS.map((key) => ({ key, label: t(`reports.period.${key}`), href: href("/reports", { period: key === "today" ? null : key }) }))}
        />
        {fresh.n > 0 && <button type="button" className="btn" onClick={renew}>{t("reports.show_new", { n: count(fresh.n) })}</button>}
      </div>
      <Loaded query={query} what={t("reports.title")} rows={10}>
        {({ outputReports: page }) => (
          <>
            {page.nodes.length === 0 ? (
              <Note title={t(`reports.empty.${period}`)} acts={period !== "all" && <a className="btn" href={href("/reports", { period: "all" })}>{t("reports.show_all")}</a>}>{t("reports.none_yet_why")}</Note>
            ) : (
              <ReportsTable rows={page.nodes} now={now} withOrder />
            )}
            <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="reports.n" />
          </>
        )}
      </Loaded>
    </div>
  );
}

/** New reports wait behind a button: rows do not slide away under a reading eye. */
function useFreshReports(): { n: number; clear: () => void } {
  const [n, setN] = useState(0);
  const seen = useRef(new Set<number>());
  useFacts((fact) => {
    if (fact.name !== "reporting.output_reported" || seen.current.has(fact.position)) return;
    seen.current.add(fact.position);
    setN((old) => old + 1);
  });
  return { n, clear: () => setN(0) };
}
