import { useState } from "react";
import { DowntimesDocument, EndDowntimeDocument, ReverseDowntimeDocument, type DowntimesQuery } from "@/packages/api/generated/graphql";
import { absolute, ago, count, named, t } from "@/packages/i18n";
import { StatusMark } from "@/packages/ui-tokens";
import { useCommand, useRead, useRenew } from "@/c/data";
import { useNow } from "@/c/kit/clock";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { Head, Segments } from "@/c/kit/parts";
import { Foot, usePaging } from "@/c/kit/Pager";
import { SidePanel } from "@/c/kit/SidePanel";
import { Loaded, Note, Refused } from "@/c/kit/states";
import { useFacts } from "@/c/live";
import { REPORT_DOWNTIME, REVERSE_DOWNTIME } from "@/c/permissions";
import { href, refine, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { Opens } from "./Opens";
import { ReasonDialog } from "./ReasonDialog";
import { StopTabs } from "./ReportTabs";
import { lasting } from "./words";

const PAGE = 50;
const VIEWS = ["all", "open", "reversed"] as const;
const WANTED = { all: {}, open: { open: true }, reversed: { reversed: true } };
type Row = DowntimesQuery["downtimes"]["nodes"][number];

/** What stood still, why and for how long. */
export default function DowntimesPage() {
  const now = useNow();
  const { query: route } = useRoute();
  const paging = usePaging(PAGE);
  const view = VIEWS.find((each) => each === route.get("view")) ?? "all";
  const query = useRead(DowntimesDocument, { first: PAGE, after: paging.after, filter: WANTED[view], sort: null }, { keep: true });
  const renew = useRenew(DowntimesDocument);
  useFacts((fact) => fact.name === "reporting.downtime_changed" && renew());
  const shown = query.data?.downtimes.nodes.find((row) => row.id === route.get("stop"));
  return (
    <div className="page">
      <Head title={t("downtime.title")} figures={query.data && <span>{t(`downtime.view.${view}`)} <b>{count(query.data.downtimes.pageInfo.total)}</b></span>} acts={<StopTabs current="downtimes" />} />
      <div className="tools">
        <Segments label={t("downtime.views")} current={view} items={VIEWS.map((key) => ({ key, label: t(`downtime.view.${key}`), href: href("/downtimes", { view: key === "all" ? null : key }) }))} />
      </div>
      <Loaded query={query} what={t("downtime.title")} rows={8}>
        {({ downtimes: page }) => (
          <>
            {page.nodes.length === 0 ? <Note title={t(`downtime.empty.${view}`)}>{t("downtime.empty_why")}</Note> : (
              <DataTable label={t("downtime.title")} columns={columns(now)} groups={[{ key: "all", rows: page.nodes }]} rowKey={(row) => row.id} rowClass={(row) => (row.reversedAt ? "past" : "")} onOpen={(row) => refine({ stop: row.id })} minWidth={860} />
            )}
            <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="downtime.n" />
          </>
        )}
      </Loaded>
      {shown && <DowntimePanel key={shown.id} row={shown} now={now} onClose={() => refine({ stop: null })} onDone={renew} />}
    </div>
  );
}

const length = (row: Row, now: number): string => lasting((row.endedAt ? new Date(row.endedAt).getTime() : now) - new Date(row.startedAt).getTime());

function columns(now: number): Column<Row>[] {
  return [
    { key: "unit", title: t("downtime.unit"), width: 220, phone: "title", cell: (row) => <><Opens with={{ stop: row.id }}>{named(row.workUnit.name)}</Opens><div className="second">{row.workUnit.code}</div></> },
    { key: "reason", title: t("report.reason"), cell: (row) => <><div className="first">{named(row.reason.name)}</div><div className="second">{row.note}</div></> },
    { key: "from", title: t("downtime.from"), width: 150, cell: (row) => <time dateTime={row.startedAt} title={absolute(row.startedAt)}>{ago(row.startedAt, now)}</time> },
    { key: "length", title: t("downtime.length"), width: 120, align: "right", cell: (row) => <b className="strong">{length(row, now)}</b> },
    { key: "who", title: t("report.who"), width: 130, cell: (row) => row.reportedBy },
    { key: "state", title: t("order.state_title"), width: 140, phone: "corner", cell: (row) => <DowntimeState row={row} /> },
  ];
}

function DowntimeState({ row }: { row: Row }) {
  if (row.reversedAt) return <StatusMark mark="silent" tone="t3">{t("downtime.state.reversed")}</StatusMark>;
  return row.endedAt ? <span className="muted">{t("downtime.state.ended")}</span> : <StatusMark mark="late">{t("downtime.state.open")}</StatusMark>;
}

function DowntimePanel({ row, now, onClose, onDone }: { row: Row; now: number; onClose: () => void; onDone: () => void }) {
  const { can } = useSession();
  const [reversing, setReversing] = useState(false);
  const end = useCommand(EndDowntimeDocument, (reply) => reply.endDowntime);
  const reverse = useCommand(ReverseDowntimeDocument, (reply) => reply.reverseDowntime);
  const stands = !row.reversedAt;
  return (
    <SidePanel
      title={`${row.workUnit.code} ${named(row.reason.name)}`}
      onClose={onClose}
      foot={
        <>
          {stands && !row.endedAt && can(REPORT_DOWNTIME) && <button type="button" className="btn primary" disabled={end.isPending} onClick={() => end.mutate({ input: { downtimeId: row.id } }, { onSuccess: onDone })}>{t("downtime.end")}</button>}
          {stands && can(REVERSE_DOWNTIME) && <button type="button" className="btn" onClick={() => setReversing(true)}>{t("downtime.reverse")}</button>}
          {row.operation && <a className="btn" href={href(`/orders/${row.operation.order.id}`)}>{row.operation.order.number}</a>}
        </>
      }
    >
      <dl className="pairs">
        <dt>{t("order.state_title")}</dt><dd><DowntimeState row={row} /></dd>
        <dt>{t("downtime.unit")}</dt><dd>{row.workUnit.code} {named(row.workUnit.name)}</dd>
        <dt>{t("downtime.from")}</dt><dd>{absolute(row.startedAt)}</dd>
        {row.endedAt && <><dt>{t("downtime.until")}</dt><dd>{absolute(row.endedAt)} {row.endedBy}</dd></>}
        <dt>{t("downtime.length")}</dt><dd>{length(row, now)}</dd>
        <dt>{t("report.who")}</dt><dd>{row.reportedBy}</dd>
        {row.note && <><dt>{t("report.note")}</dt><dd>{row.note}</dd></>}
        {row.reversedAt && <><dt>{t("downtime.state.reversed")}</dt><dd>{row.reversedBy} {absolute(row.reversedAt)}<div className="second">{row.reverseReason}</div></dd></>}
      </dl>
      <Refused error={end.error} />
      {reversing && (
        <ReasonDialog
          title={t("downtime.reverse_title")} lead={t("downtime.reverse_effect", { unit: row.workUnit.code, span: length(row, now) })} label={t("reverse.reason")} submit={t("downtime.reverse")} danger
          busy={reverse.isPending} error={reverse.error} onClose={() => setReversing(false)}
          onSubmit={(reason) => reverse.mutate({ input: { downtimeId: row.id, reason } }, { onSuccess: () => { onDone(); onClose(); } })}
        />
      )}
    </SidePanel>
  );
}
