import { AndonCallsDocument, type AndonRowFragment } from "@/packages/api/generated/graphql";
import { absolute, ago, count, named, t } from "@/packages/i18n";
import { StatusMark } from "@/packages/ui-tokens";
import { useRead, useRenew } from "@/c/data";
import { useNow } from "@/c/kit/clock";
import { DataTable, type Column, type Group } from "@/c/kit/DataTable";
import { Dot, Head, Person, Segments } from "@/c/kit/parts";
import { Foot, usePaging } from "@/c/kit/Pager";
import { Loaded, Note } from "@/c/kit/states";
import { useFacts } from "@/c/live";
import { SET_ANDON_LEVELS } from "@/c/permissions";
import { href, refine, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { AndonLevelsPanel } from "./AndonLevelsPanel";
import { AndonPanel } from "./AndonPanel";
import { Opens } from "./Opens";
import { StopTabs } from "./ReportTabs";
import { lasting } from "./words";

const PAGE = 50;
const VIEWS = ["open", "resolved"] as const;
const SECOND_MS = 1_000;

/** Who calls for help, how long already, and who is called next. */
export default function AndonPage() {
  const now = useNow(5 * SECOND_MS);
  const { query: route } = useRoute();
  const { can } = useSession();
  const paging = usePaging(PAGE);
  const view = VIEWS.find((each) => each === route.get("view")) ?? "open";
  const query = useRead(AndonCallsDocument, { first: PAGE, after: paging.after, filter: { open: view === "open" }, sort: [view === "open" ? "CALLED_ASC" : "CALLED_DESC"] }, { keep: true, refetchInterval: 60 * SECOND_MS });
  const renew = useRenew(AndonCallsDocument);
  useFacts((fact) => fact.name.startsWith("reporting.andon_") && renew());
  const shown = query.data?.andons.nodes.find((row) => row.id === route.get("call"));
  return (
    <div className="page">
      <Head title={t("andon.title")} figures={query.data && <span>{t(`andon.view.${view}`)} <b>{count(query.data.andons.pageInfo.total)}</b></span>} acts={<StopTabs current="andon" />} />
      <div className="tools">
        <Segments label={t("andon.views")} current={view} items={VIEWS.map((key) => ({ key, label: t(`andon.view.${key}`), href: href("/andon", { view: key === "open" ? null : key }) }))} />
        {can(SET_ANDON_LEVELS) && <button type="button" className="btn" onClick={() => refine({ rules: "1", call: null })}>{t("andon.rules")}</button>}
      </div>
      <Loaded query={query} what={t("andon.title")} rows={6}>
        {({ andons: page }) => (
          <>
            {page.nodes.length === 0 ? <Note title={t(`andon.empty.${view}`)}>{t("andon.empty_why")}</Note> : (
              <DataTable label={t("andon.title")} columns={columns(now, view)} groups={groups(page.nodes, view)} rowKey={(row) => row.id} rowClass={(row) => (row.state === "called" ? "andon-waits" : "")} onOpen={(row) => refine({ call: row.id, rules: null })} minWidth={900} />
            )}
            <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="andon.n" />
          </>
        )}
      </Loaded>
      {shown && <AndonPanel key={shown.id} andon={shown} now={now} onClose={() => refine({ call: null })} onDone={renew} />}
      {route.get("rules") && !shown && <AndonLevelsPanel onClose={() => refine({ rules: null })} />}
    </div>
  );
}

function groups(rows: AndonRowFragment[], view: string): Group<AndonRowFragment>[] {
  if (view === "resolved") return [{ key: "all", rows }];
  return [
    { key: "called", title: t("andon.group.called"), rows: rows.filter((row) => row.state === "called") },
    { key: "acknowledged", title: t("andon.group.acknowledged"), rows: rows.filter((row) => row.state !== "called") },
  ];
}

function columns(now: number, view: string): Column<AndonRowFragment>[] {
  return [
    { key: "what", title: t("andon.what"), width: 260, phone: "title", cell: (row) => <><Opens with={{ call: row.id }}>{t(`andon.kind.${row.kind}`)}</Opens><div className="second">{row.note ?? row.cause ?? ""}</div></> },
    { key: "where", title: t("andon.where"), cell: (row) => <><div className="first">{row.workUnit ? named(row.workUnit.name) : named(row.workCenter.name)}</div>{row.operation && <div className="second">{row.operation.order.number}<Dot />{named(row.operation.name)}</div>}</> },
    { key: "who", title: t("andon.caller"), width: 140, cell: (row) => <Person name={row.calledBy} /> },
    view === "open"
      ? { key: "running", title: t("andon.running"), width: 130, align: "right", cell: (row) => <b className="strong" title={absolute(row.calledAt)}>{lasting(now - new Date(row.calledAt).getTime())}</b> }
      : { key: "took", title: t("andon.took"), width: 130, align: "right", cell: (row) => <span title={absolute(row.calledAt)}>{row.resolvedAt ? lasting(new Date(row.resolvedAt).getTime() - new Date(row.calledAt).getTime()) : "–"}</span> },
    { key: "level", title: t("andon.level"), width: 150, cell: (row) => <><div className="first">{t("andon.level_n", { n: count(row.level) })}</div>{row.escalatesAt && <div className="second">{t("andon.up_in", { span: lasting(new Date(row.escalatesAt).getTime() - now) })}</div>}</> },
    { key: "state", title: t("order.state_title"), width: 170, phone: "corner", cell: (row) => <AndonState row={row} now={now} /> },
  ];
}

export function AndonState({ row, now }: { row: AndonRowFragment; now: number }) {
  if (row.state === "resolved") return <><StatusMark mark="done">{t("andon.state.resolved")}</StatusMark><div className="second">{row.resolvedBy} {row.resolvedAt && ago(row.resolvedAt, now)}</div></>;
  if (row.state === "acknowledged") return <><StatusMark mark="running">{t("andon.state.acknowledged")}</StatusMark><div className="second">{row.acknowledgedBy} {row.acknowledgedAt && ago(row.acknowledgedAt, now)}</div></>;
  return <StatusMark mark="late">{t("andon.state.called")}</StatusMark>;
}
