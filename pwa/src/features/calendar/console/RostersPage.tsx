import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { CopyRosterWeekDocument, RostersDocument, type RostersQuery } from "@/packages/api/generated/graphql";
import { count, dateWithDay, instant, named, plantDay, t } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { Head, Segments } from "@/c/kit/parts";
import { Loaded, Note, Refused } from "@/c/kit/states";
import { toast } from "@/c/kit/toast";
import { useFacts } from "@/c/live";
import { EDIT_ROSTER } from "@/c/permissions";
import { href, refine, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { CalendarTabs } from "./CalendarTabs";
import { monday, plus, week } from "./days";
import { RosterPanel } from "./RosterPanel";
import "./calendar.css";

export type Rosters = RostersQuery;

/** Who works where: one week, one shift, a row per work center. */
export default function RostersPage() {
  const { query: route } = useRoute();
  const { can } = useSession();
  const first = monday(route.get("week") ?? undefined);
  const days = week(first);
  const query = useRead(RostersDocument, { since: first, days: 7 }, { keep: true });
  const renew = useRenew(RostersDocument);
  useFacts((fact) => /^(masterdata\.roster|identity\.absence)/.test(fact.name) && renew());
  const shifts = (query.data?.shifts ?? []).filter((each) => each.active);
  const shift = shifts.find((each) => each.id === route.get("shift")) ?? shifts[0];
  const center = query.data?.workCenters.find((each) => each.id === route.get("center"));
  const day = days.find((each) => each === route.get("day"));
  const copy = useCommand(CopyRosterWeekDocument, (reply) => reply.copyRosterWeek);
  const copyWeek = (): void =>
    copy.mutate({ input: { fromDay: first, toDay: plus(first, 7) } }, { onSuccess: (done) => { renew(); toast(t("roster.copied", { n: count(done.ids.length) })); refine({ week: plus(first, 7) }); } });
  const planned = query.data?.roster ?? [];
  const away = planned.filter((each) => each.absent).length;
  return (
    <div className="page">
      <Head
        title={t("calendar.tab.rosters")}
        figures={query.data && <><span>{t("roster.planned")} <b>{count(planned.length)}</b></span>{away > 0 && <span>{t("shift.absent")} <b>{count(away)}</b></span>}</>}
        acts={can(EDIT_ROSTER) && <button type="button" className="btn" disabled={copy.isPending} onClick={copyWeek}>{copy.isPending ? t("kit.sending") : t("roster.copy")}</button>}
      />
      <div className="tools">
        <CalendarTabs current="rosters" />
        {shifts.length > 1 && <Segments label={t("roster.shifts")} current={shift?.id ?? ""} items={shifts.map((each) => ({ key: each.id, label: named(each.name), href: href("/rosters", { week: route.get("week"), shift: each.id }) }))} />}
        <div className="end">
          <button type="button" className="btn ghost icon" aria-label={t("roster.week_before")} onClick={() => refine({ week: plus(first, -7) })}><IconChevronLeft size={16} stroke={1.75} aria-hidden="true" /></button>
          <span className="nowrap">{t("roster.week_of", { from: first.slice(5), to: plus(first, 6).slice(5) })}</span>
          <button type="button" className="btn ghost icon" aria-label={t("roster.week_after")} onClick={() => refine({ week: plus(first, 7) })}><IconChevronRight size={16} stroke={1.75} aria-hidden="true" /></button>
        </div>
      </div>
      <Refused error={copy.error} />
      <Loaded query={query} what={t("calendar.tab.rosters")} rows={10}>
        {(data) => (!shift ? <Note title={t("shift.none")} acts={<a className="btn" href={href("/calendar")}>{t("shift.to_calendar")}</a>}>{t("shift.none_why")}</Note> : (
          <Grid data={data} days={days} shiftId={shift.id} editable={can(EDIT_ROSTER)} />
        ))}
      </Loaded>
      {query.data && shift && center && day && <RosterPanel key={`${center.id} ${day} ${shift.id}`} data={query.data} day={day} shift={shift} center={center} onClose={() => refine({ center: null, day: null })} onDone={renew} />}
    </div>
  );
}

function Grid({ data, days, shiftId, editable }: { data: Rosters; days: string[]; shiftId: string; editable: boolean }) {
  const today = plantDay();
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={t("calendar.tab.rosters")}>
      <table className="table roster">
        <thead><tr><th scope="col" className="place">{t("dispatch.work_center")}</th>{days.map((day) => <th key={day} scope="col" aria-current={day === today ? "date" : undefined}>{dateWithDay(instant(day, "12:00"))}</th>)}</tr></thead>
        <tbody>
          {data.workCenters.map((center) => (
            <tr key={center.id}>
              <th scope="row" className="place">{named(center.name)}</th>
              {days.map((day) => {
                const people = data.roster.filter((each) => each.day === day && each.shiftId === shiftId && each.workCenterId === center.id);
                const names = people.map((each) => <span key={each.id} className={each.absent ? "away" : ""}>{each.user.name}{each.absent ? ` ${t("shift.absent")}` : ""}</span>);
                return (
                  <td key={day}>
                    {editable
                      ? <button type="button" className="cell" onClick={() => refine({ center: center.id, day })}><span className="sr-only">{t("roster.cell", { center: named(center.name), day: dateWithDay(instant(day, "12:00")), n: count(people.length) })}</span>{people.length ? names : <span className="faint">–</span>}</button>
                      : <div className="cell">{people.length ? names : <span className="faint">–</span>}</div>}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
