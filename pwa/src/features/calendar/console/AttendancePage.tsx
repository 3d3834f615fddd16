import { AbsencesDocument, AttendancesDocument, AttendanceSort, CancelAbsenceDocument, type AbsencesQuery, type AttendancesQuery } from "@/packages/api/generated/graphql";
import { absolute, clock, count, dateWithDay, instant, plantDay, span, t } from "@/packages/i18n";
import { StatusMark } from "@/packages/ui-tokens";
import { useCommand, useRead, useRenew } from "@/c/data";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { Avatar, Head, Segments } from "@/c/kit/parts";
import { Foot, usePaging } from "@/c/kit/Pager";
import { Loaded, Note, Refused } from "@/c/kit/states";
import { useFacts } from "@/c/live";
import { CORRECT_ATTENDANCE, RECORD_ATTENDANCE } from "@/c/permissions";
import { href, refine, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { AbsencePanel, CorrectPanel, StampPanel } from "./AttendancePanels";
import { CalendarTabs } from "./CalendarTabs";
import { plus } from "./days";
import "./calendar.css";

const PAGE = 100;
const VIEWS = ["present", "week", "forgotten", "absences"] as const;
type View = (typeof VIEWS)[number];
export type Stay = AttendancesQuery["attendances"]["nodes"][number];
type Away = AbsencesQuery["absences"][number];

/** Who is here, who came and left, what nobody stamped, and who is away. */
export default function AttendancePage() {
  const { query: route } = useRoute();
  const { can } = useSession();
  const paging = usePaging(PAGE);
  const today = plantDay();
  const view: View = VIEWS.find((each) => each === route.get("view")) ?? "present";
  const filter = { userId: null, since: view === "week" ? instant(plus(today, -7), "00:00") : null, until: null, open: view === "present" ? true : null, autoClosed: view === "forgotten" ? true : null };
  const stays = useRead(AttendancesDocument, { first: PAGE, after: paging.after, filter, sort: [AttendanceSort.CameDesc] }, { keep: true, enabled: view !== "absences" });
  const absences = useRead(AbsencesDocument, { since: instant(plus(today, -1), "00:00"), until: instant(plus(today, 60), "00:00") }, { enabled: view === "absences" });
  const renew = useRenew(AttendancesDocument, AbsencesDocument);
  useFacts((fact) => /^identity\.(attendance|absence)/.test(fact.name) && renew());
  const cancel = useCommand(CancelAbsenceDocument, (reply) => reply.cancelAbsence);
  const record = can(RECORD_ATTENDANCE);
  const shown = stays.data?.attendances.nodes.find((row) => row.id === route.get("stay"));
  const close = (): void => refine({ new: null, stay: null });
  return (
    <div className="page">
      <Head
        title={t("calendar.tab.attendance")}
        figures={view !== "absences" && stays.data && <span>{t(`attendance.view.${view}`)} <b>{count(stays.data.attendances.pageInfo.total)}</b></span>}
        acts={record && (
          <>
            <button type="button" className="btn" onClick={() => refine({ new: "stamp" })}>{t("attendance.stamp")}</button>
            <button type="button" className="btn primary" onClick={() => refine({ new: "absence" })}>{t("attendance.absence")}</button>
          </>
        )}
      />
      <div className="tools">
        <CalendarTabs current="attendance" />
        <Segments label={t("attendance.views")} current={view} items={VIEWS.map((key) => ({ key, label: t(`attendance.view.${key}`), href: href("/attendance", { view: key === "present" ? null : key }) }))} />
      </div>
      <Refused error={cancel.error} />
      {view === "absences" ? (
        <Loaded query={absences} what={t("attendance.view.absences")} rows={6}>
          {(data) => (data.absences.length === 0 ? <Note title={t("attendance.no_absences")}>{t("attendance.no_absences_why")}</Note> : (
            <DataTable label={t("attendance.view.absences")} columns={awayColumns(record ? (id) => cancel.mutate({ input: { absenceId: id } }, { onSuccess: renew }) : null)} groups={[{ key: "all", rows: data.absences }]} rowKey={(row) => row.id} minWidth={760} />
          ))}
        </Loaded>
      ) : (
        <Loaded query={stays} what={t("calendar.tab.attendance")} rows={10}>
          {({ attendances: page }) => (
            <>
              {page.nodes.length === 0 ? <Note title={t(`attendance.none.${view}`)}>{t("attendance.none_why")}</Note> : (
                <DataTable label={t("calendar.tab.attendance")} columns={columns()} groups={[{ key: "all", rows: page.nodes }]} rowKey={(row) => row.id} onOpen={can(CORRECT_ATTENDANCE) ? (row) => refine({ stay: row.id }) : undefined} minWidth={760} />
              )}
              <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="attendance.n" />
            </>
          )}
        </Loaded>
      )}
      {route.get("new") === "stamp" && <StampPanel onClose={close} onDone={renew} />}
      {route.get("new") === "absence" && <AbsencePanel onClose={close} onDone={renew} />}
      {shown && <CorrectPanel key={shown.id} stay={shown} onClose={close} onDone={renew} />}
    </div>
  );
}

const who = (name: string) => <span className="person"><Avatar name={name} small /><span className="first strong">{name}</span></span>;

function columns(): Column<Stay>[] {
  return [
    { key: "who", title: t("people.name"), phone: "title", cell: (row) => who(row.user.name) },
    { key: "came", title: t("attendance.came"), width: 170, cell: (row) => <span title={absolute(row.cameAt)}>{dateWithDay(row.cameAt)} {clock(row.cameAt)}</span> },
    { key: "left", title: t("attendance.left"), width: 170, cell: (row) => (row.leftAt ? <span title={absolute(row.leftAt)}>{dateWithDay(row.leftAt)} {clock(row.leftAt)}</span> : <span className="faint">–</span>) },
    { key: "by", title: t("attendance.by"), width: 170, cell: (row) => t(`attendance.by.${row.cameBy}`) },
    { key: "state", title: t("order.state_title"), width: 180, phone: "corner", cell: (row) => (row.autoClosed ? <StatusMark mark="missing">{t("attendance.auto")}</StatusMark> : row.leftAt ? <StatusMark mark="done">{t("attendance.gone")}</StatusMark> : <StatusMark mark="running">{t("shift.status.present")}</StatusMark>) },
  ];
}

function awayColumns(cancel: ((id: string) => void) | null): Column<Away>[] {
  const shown: Column<Away>[] = [
    { key: "who", title: t("people.name"), phone: "title", cell: (row) => who(row.user.name) },
    { key: "kind", title: t("shift.kind"), width: 110, phone: "corner", cell: (row) => t(`absence.kind.${row.kind}`) },
    { key: "when", title: t("calendar.when"), width: 260, cell: (row) => span(row.startsAt, row.endsAt) },
    { key: "note", title: t("calendar.note"), cell: (row) => row.note ?? <span className="faint">–</span> },
  ];
  if (!cancel) return shown;
  return [...shown, { key: "act", title: t("calendar.acts"), width: 104, bare: true, cell: (row) => <button type="button" className="btn ghost" aria-label={t("attendance.cancel_of", { name: row.user.name })} onClick={() => cancel(row.id)}>{t("attendance.cancel")}</button> }];
}
