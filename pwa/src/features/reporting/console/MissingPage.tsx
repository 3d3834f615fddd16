import { useState } from "react";
import { CheckShiftDocument, DismissMissingDocument, MissingReportsDocument, ShiftsToCheckDocument, type MissingReportsQuery } from "@/packages/api/generated/graphql";
import { absolute, count, named, t } from "@/packages/i18n";
import { StatusMark } from "@/packages/ui-tokens";
import { useCommand, useRead, useRenew } from "@/c/data";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { Dot, Head, Person, Segments } from "@/c/kit/parts";
import { Foot, usePaging } from "@/c/kit/Pager";
import { SidePanel } from "@/c/kit/SidePanel";
import { Loaded, Note, Refused } from "@/c/kit/states";
import { useFacts } from "@/c/live";
import { CHECK_SHIFT, DISMISS_MISSING } from "@/c/permissions";
import { href, refine, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { Opens } from "./Opens";
import { ReasonDialog } from "./ReasonDialog";
import { ReportTabs } from "./ReportTabs";

const PAGE = 50;
const VIEWS = ["open", "reported", "dismissed"] as const;
type Row = MissingReportsQuery["missingReports"]["nodes"][number];

/** 漏报: people and operations of which a shift holds no report, until they are reported late or explained. */
export default function MissingPage() {
  const { query: route } = useRoute();
  const { can } = useSession();
  const paging = usePaging(PAGE);
  const view = VIEWS.find((each) => each === route.get("view")) ?? "open";
  const query = useRead(MissingReportsDocument, { first: PAGE, after: paging.after, filter: { state: view }, sort: null }, { keep: true });
  const renew = useRenew(MissingReportsDocument);
  useFacts((fact) => (fact.name === "reporting.reports_missing" || fact.name === "reporting.missing_settled") && renew());
  const shown = query.data?.missingReports.nodes.find((row) => row.id === route.get("row"));
  return (
    <div className="page">
      <Head title={t("missing.title")} figures={query.data && <span>{t(`missing.view.${view}`)} <b>{count(query.data.missingReports.pageInfo.total)}</b></span>} acts={<ReportTabs current="missing" />} />
      <div className="tools">
        <Segments label={t("missing.views")} current={view} items={VIEWS.map((key) => ({ key, label: t(`missing.view.${key}`), href: href("/missing", { view: key === "open" ? null : key }) }))} />
        {can(CHECK_SHIFT) && <CheckShift onDone={renew} />}
      </div>
      <Loaded query={query} what={t("missing.title")} rows={8}>
        {({ missingReports: page }) => (
          <>
            {page.nodes.length === 0 ? <Note title={t(`missing.empty.${view}`)}>{t("missing.empty_why")}</Note> : (
              <DataTable label={t("missing.title")} columns={columns(view)} groups={[{ key: "all", rows: page.nodes }]} rowKey={(row) => row.id} onOpen={(row) => refine({ row: row.id })} minWidth={820} />
            )}
            <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="missing.n" />
          </>
        )}
      </Loaded>
      {shown && <MissingPanel key={shown.id} row={shown} onClose={() => refine({ row: null })} onDone={renew} />}
    </div>
  );
}

const subject = (row: Row): string => row.userName ?? named(row.operation?.name);

function columns(view: string): Column<Row>[] {
  return [
    { key: "subject", title: t("missing.subject"), phone: "title", cell: (row) => (row.userName ? <Opens with={{ row: row.id }}><Person name={row.userName} /></Opens> : <><Opens with={{ row: row.id }}>{named(row.operation?.name)}</Opens><div className="second">{row.operation?.order.number}</div></>) },
    { key: "shift", title: t("report.shift"), width: 170, cell: (row) => <>{named(row.shift)}<div className="second">{row.shiftDay}</div></> },
    { key: "why", title: t("missing.why_title"), width: 220, cell: (row) => t(`missing.why.${row.why}`) },
    { key: "place", title: t("missing.place"), width: 180, cell: (row) => (row.workCenter ? <>{named(row.workCenter.name)}{row.workUnit && <><Dot />{row.workUnit.code}</>}</> : <span className="faint">–</span>) },
    view === "open"
      ? { key: "state", title: t("order.state_title"), width: 130, phone: "corner", cell: () => <StatusMark mark="missing">{t("missing.view.open")}</StatusMark> }
      : { key: "settled", title: t("missing.settled"), width: 240, cell: (row) => <><div className="first">{row.dismissReason ?? t("missing.view.reported")}</div><div className="second">{row.settledBy} {row.settledAt && absolute(row.settledAt)}</div></> },
  ];
}

/** The list is made by itself after each shift; looking earlier is a lead's wish. */
function CheckShift({ onDone }: { onDone: () => void }) {
  const shifts = useRead(ShiftsToCheckDocument, {}, { staleTime: 60_000 }).data?.reportableShifts ?? [];
  const command = useCommand(CheckShiftDocument, (reply) => reply.checkShift);
  const last = shifts.find((each) => !each.current);
  if (!last) return null;
  return (
    <>
      <button type="button" className="btn" disabled={command.isPending} onClick={() => command.mutate({ input: { shiftId: last.shiftId, shiftDay: last.day } }, { onSuccess: onDone })}>
        {t("missing.check", { shift: named(last.name), day: last.day })}
      </button>
      <Refused error={command.error} />
    </>
  );
}

function MissingPanel({ row, onClose, onDone }: { row: Row; onClose: () => void; onDone: () => void }) {
  const { can } = useSession();
  const [dismissing, setDismissing] = useState(false);
  const command = useCommand(DismissMissingDocument, (reply) => reply.dismissMissing);
  const open = row.state === "open";
  return (
    <SidePanel
      title={subject(row)}
      onClose={onClose}
      foot={
        <>
          {open && can(DISMISS_MISSING) && <button type="button" className="btn" onClick={() => setDismissing(true)}>{t("missing.dismiss")}</button>}
          {row.operation && <a className="btn" href={href(`/orders/${row.operation.order.id}`, { tab: "reports" })}>{t("missing.open_order", { order: row.operation.order.number })}</a>}
          {row.reportId && <a className="btn" href={href("/reports", { period: "all", report: row.reportId })}>{t("missing.open_report")}</a>}
        </>
      }
    >
      <dl className="pairs">
        <dt>{t("report.shift")}</dt><dd>{named(row.shift)} {row.shiftDay}</dd>
        <dt>{t("missing.why_title")}</dt><dd>{t(`missing.why.${row.why}`)}</dd>
        {row.workCenter && <><dt>{t("missing.place")}</dt><dd>{named(row.workCenter.name)} {row.workUnit?.code}</dd></>}
        {row.settledBy && <><dt>{t("missing.settled")}</dt><dd>{row.settledBy} {row.settledAt && absolute(row.settledAt)}</dd></>}
        {row.dismissReason && <><dt>{t("missing.reason")}</dt><dd>{row.dismissReason}</dd></>}
      </dl>
      {open && <p className="muted sm">{t("missing.how")}</p>}
      {dismissing && (
        <ReasonDialog
          title={t("missing.dismiss_title")} lead={t("missing.dismiss_effect", { who: subject(row), shift: named(row.shift), day: row.shiftDay })} label={t("missing.reason")} submit={t("missing.dismiss")}
          busy={command.isPending} error={command.error} onClose={() => setDismissing(false)}
          onSubmit={(reason) => command.mutate({ input: { missingId: row.id, reason } }, { onSuccess: () => { onDone(); onClose(); } })}
        />
      )}
    </SidePanel>
  );
}
