import { IconPlus } from "@tabler/icons-react";
import { CalendarDocument, CopyHolidaysDocument, RemoveCalendarDayDocument, RemoveCalendarWindowDocument, RemovePlaceCalendarDocument, SetWorkCalendarDocument, type CalendarQuery } from "@/packages/api/generated/graphql";
import { count, dateWithDay, instant, named, plantDay, span, t } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { DataTable, type Column, type Group } from "@/c/kit/DataTable";
import { Head } from "@/c/kit/parts";
import { Loaded, Refused } from "@/c/kit/states";
import { useFacts } from "@/c/live";
import { EDIT_PLANT } from "@/c/permissions";
import { refine, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { CalendarTabs } from "./CalendarTabs";
import { DayPanel, PlacePanel, ShiftPanel, WindowPanel } from "./CalendarPanels";
import { plus } from "./days";
import "./calendar.css";

export type Calendar = CalendarQuery;
interface Line { key: string; when: string; what: string; where: string; note: string; open?: () => void; remove?: () => void; removing: string }

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];

/** When the plant works: weekdays, shifts, and everything that differs from them. */
export default function CalendarPage() {
  const { query: route } = useRoute();
  const { can } = useSession();
  const today = plantDay();
  const since = `${today.slice(0, 4)}-01-01`;
  const until = plus(today, 400);
  const query = useRead(CalendarDocument, { since, until, from: instant(plus(today, -7), "00:00"), to: instant(until, "00:00") }, { keep: true });
  const renew = useRenew(CalendarDocument);
  useFacts((fact) => fact.name === "masterdata.calendar_changed" && renew());
  const removeDay = useCommand(RemoveCalendarDayDocument, (reply) => reply.removeCalendarDay);
  const removeWindow = useCommand(RemoveCalendarWindowDocument, (reply) => reply.removeCalendarWindow);
  const removePlace = useCommand(RemovePlaceCalendarDocument, (reply) => reply.removePlaceCalendar);
  const copy = useCommand(CopyHolidaysDocument, (reply) => reply.copyHolidays);
  const edit = can(EDIT_PLANT);
  const site = query.data?.sites[0];
  const years = query.data?.holidayYears ?? [];
  const kind = route.get("new");
  const close = (): void => refine({ new: null, shift: null });
  const done = { onSuccess: renew };
  const acts = {
    day: (id: string) => removeDay.mutate({ input: { calendarDayId: id } }, done),
    window: (id: string) => removeWindow.mutate({ input: { calendarWindowId: id } }, done),
    place: (id: string) => removePlace.mutate({ input: { placeId: id } }, done),
  };
  return (
    <div className="page">
      <Head
        title={t("calendar.tab.calendar")}
        acts={edit && site && (
          <>
            {years.map((year) => <button key={year} type="button" className="btn" disabled={copy.isPending} onClick={() => copy.mutate({ input: { siteId: site.id, year } }, done)}>{t("calendar.copy_year", { year })}</button>)}
            {(["day", "window", "place", "shift"] as const).map((each) => <button key={each} type="button" className="btn" onClick={() => refine({ new: each })}><IconPlus size={16} stroke={1.75} aria-hidden="true" />{t(`calendar.new.${each}`)}</button>)}
          </>
        )}
      />
      <div className="tools"><CalendarTabs current="calendar" /></div>
      <Refused error={removeDay.error ?? removeWindow.error ?? removePlace.error ?? copy.error} />
      <Loaded query={query} what={t("calendar.tab.calendar")} rows={10}>
        {(data) => (
          <>
            {site && <Weekdays data={data} siteId={site.id} editable={edit} onDone={renew} />}
            <DataTable label={t("calendar.tab.calendar")} columns={columns(edit)} groups={groups(data, edit, acts)} rowKey={(row) => row.key} onOpen={edit ? (row) => row.open?.() : undefined} minWidth={860} />
          </>
        )}
      </Loaded>
      {query.data && site && kind === "day" && <DayPanel data={query.data} siteId={site.id} onClose={close} onDone={renew} />}
      {query.data && site && kind === "window" && <WindowPanel data={query.data} siteId={site.id} onClose={close} onDone={renew} />}
      {query.data && kind === "place" && <PlacePanel data={query.data} onClose={close} onDone={renew} />}
      {query.data && site && (kind === "shift" || route.get("shift")) && <ShiftPanel key={route.get("shift") ?? "new"} siteId={site.id} shift={query.data.shifts.find((each) => each.id === route.get("shift"))} onClose={close} onDone={renew} />}
    </div>
  );
}

function Weekdays({ data, siteId, editable, onDone }: { data: Calendar; siteId: string; editable: boolean; onDone: () => void }) {
  const command = useCommand(SetWorkCalendarDocument, (reply) => reply.setWorkCalendar);
  const worked = data.workCalendars.find((each) => each.siteId === siteId)?.weekdays ?? [];
  const toggle = (day: number): void => {
    const weekdays = worked.includes(day) ? worked.filter((each) => each !== day) : [...worked, day];
    command.mutate({ input: { siteId, weekdays } }, { onSuccess: onDone });
  };
  return (
    <>
      <fieldset className="weekdays" aria-label={t("calendar.weekdays")}>
        <span className="muted">{t("calendar.weekdays")}</span>
        {WEEKDAYS.map((day) => <label key={day} className="check"><input type="checkbox" disabled={!editable || command.isPending} checked={worked.includes(day)} onChange={() => toggle(day)} />{t(`calendar.weekday.${day}`)}</label>)}
      </fieldset>
      <Refused error={command.error} />
    </>
  );
}

interface Acts { day: (id: string) => void; window: (id: string) => void; place: (id: string) => void }

function groups(data: Calendar, edit: boolean, acts: Acts): Group<Line>[] {
  const places = new Map(data.workCenters.flatMap((center) => [[center.id, named(center.name)] as const, ...center.workUnits.map((unit) => [unit.id, unit.code] as const)]));
  const shifts = new Map(data.shifts.map((each) => [each.id, named(each.name)]));
  const remove = (act: (id: string) => void, id: string) => (edit ? () => act(id) : undefined);
  const shiftLines = data.shifts.map((each): Line => ({
    key: each.id, when: `${each.startsAt.slice(0, 5)}–${each.endsAt.slice(0, 5)}`, what: named(each.name), where: each.active ? t("calendar.worked") : t("calendar.not_worked"),
    note: each.breaks.length ? t("calendar.breaks_are", { breaks: each.breaks.map((one) => `${one.starts}–${one.ends}`).join(t("list.separator")) }) : t("calendar.no_breaks"),
    open: () => refine({ shift: each.id }), removing: "",
  }));
  const windowLines = data.calendarWindows.map((each): Line => ({
    key: each.id, when: span(each.startsAt, each.endsAt), what: t(`calendar.window.${each.kind}`), where: places.get(each.workUnitId ?? each.workCenterId ?? "") ?? t("calendar.whole_site"), note: each.note,
    remove: remove(acts.window, each.id), removing: t("calendar.remove_named", { what: each.note }),
  }));
  const placeLines = data.placeCalendars.map((each): Line => ({
    key: each.id, when: each.weekdays.length === 7 ? t("calendar.every_day") : each.weekdays.map((day) => t(`calendar.weekday.${day}`)).join(t("list.separator")), what: each.shiftIds ? each.shiftIds.map((id) => shifts.get(id) ?? "").join(t("list.separator")) : t("calendar.every_shift"),
    where: places.get(each.placeId) ?? "", note: each.throughHolidays ? t("calendar.through") : "", remove: remove(acts.place, each.placeId), removing: t("calendar.remove_named", { what: places.get(each.placeId) ?? "" }),
  }));
  const dayLines = [...data.calendarDays].sort((one, other) => other.day.localeCompare(one.day)).map((each): Line => ({
    key: each.id, when: `${each.day.slice(0, 4)}-${dateWithDay(instant(each.day, "12:00")).replace(/^\d{4}-/, "")}`, what: named(each.name), where: t("calendar.whole_site"), note: each.working ? t("calendar.day_worked") : t("calendar.day_off"),
    remove: remove(acts.day, each.id), removing: t("calendar.remove_named", { what: `${each.day} ${named(each.name)}` }),
  }));
  const group = (key: string, rows: Line[]): Group<Line> => ({ key, title: t(`calendar.group.${key}`), note: t("calendar.n", { n: count(rows.length) }), rows });
  return [group("shifts", shiftLines), group("windows", windowLines), group("places", placeLines), group("days", dayLines)];
}

function columns(edit: boolean): Column<Line>[] {
  const last: Column<Line> = {
    key: "act", title: t("calendar.acts"), width: 104, phone: "corner", bare: true,
    cell: (row) => (row.remove ? <button type="button" className="btn ghost" aria-label={row.removing} onClick={row.remove}>{t("calendar.remove")}</button> : row.open ? <button type="button" className="btn ghost" aria-label={t("calendar.change_named", { what: row.what })} onClick={row.open}>{t("calendar.change")}</button> : null),
  };
  const shown: Column<Line>[] = [
    { key: "when", title: t("calendar.when"), width: 250, phone: "title", cell: (row) => <span className="first strong">{row.when}</span> },
    { key: "what", title: t("calendar.what"), width: 220, phone: "title", cell: (row) => row.what },
    { key: "where", title: t("calendar.where"), width: 150, cell: (row) => row.where },
    { key: "note", title: t("calendar.note"), cell: (row) => row.note || <span className="faint">–</span> },
  ];
  return edit ? [...shown, last] : shown;
}
