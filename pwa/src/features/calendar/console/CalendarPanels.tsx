import { Select } from "antd";
import { useState, type ReactNode } from "react";
import {
  AddCalendarWindowDocument, ChangeShiftDocument, CreateShiftDocument, SetCalendarDayDocument, SetPlaceCalendarDocument,
} from "@/packages/api/generated/graphql";
import { instant, named, plantDay, t } from "@/packages/i18n";
import { useCommand } from "@/c/data";
import { DayPicker } from "@/c/kit/DayPicker";
import { formKeys } from "@/c/kit/formKeys";
import { Field, Pills } from "@/c/kit/parts";
import { SidePanel } from "@/c/kit/SidePanel";
import { Refused } from "@/c/kit/states";
import type { Calendar } from "./CalendarPage";

interface Panel { onClose: () => void; onDone: () => void }

function Form({ title, submit, busy, error, disabled, onSubmit, onClose, children }: { title: string; submit: string; busy: boolean; error: unknown; disabled?: boolean; onSubmit: () => void; onClose: () => void; children: ReactNode }) {
  const send = (): void => { if (!busy && !disabled) onSubmit(); };
  return (
    <SidePanel title={title} onClose={onClose}>
      <form onSubmit={(event) => { event.preventDefault(); send(); }} onKeyDown={formKeys(send)} noValidate>
        {children}
        <Refused error={error} />
        <div className="dialog-foot">
          <button type="button" className="btn" onClick={onClose}>{t("kit.cancel")}</button>
          <button type="submit" className="btn primary" disabled={busy || disabled}>{busy ? t("kit.sending") : submit}</button>
        </div>
      </form>
    </SidePanel>
  );
}

export function DayPanel({ data, siteId, onClose, onDone }: Panel & { data: Calendar; siteId: string }) {
  const [day, setDay] = useState<string | null>(plantDay());
  const [kind, setKind] = useState("off");
  const [zh, setZh] = useState("");
  const [en, setEn] = useState("");
  const command = useCommand(SetCalendarDayDocument, (reply) => reply.setCalendarDay);
  const calendar = data.workCalendars.find((each) => each.siteId === siteId);
  const save = (): void => {
    if (!calendar || !day) return;
    command.mutate({ input: { workCalendarId: calendar.id, day, working: kind === "worked", nameZh: zh.trim(), nameEn: en.trim() || zh.trim() } }, { onSuccess: () => { onDone(); onClose(); } });
  };
  return (
    <Form title={t("calendar.new.day")} submit={t("calendar.save")} busy={command.isPending} error={command.error} disabled={!day || !zh.trim() || !calendar} onSubmit={save} onClose={onClose}>
      <Field id="day-day" label={t("calendar.day")}><DayPicker required id="day-day" value={day} onChange={setDay} /></Field>
      <div className="field"><span className="label">{t("calendar.what")}</span><Pills name="day-kind" label={t("calendar.what")} value={kind} onChange={setKind} options={[{ value: "off", label: t("calendar.day_off") }, { value: "worked", label: t("calendar.day_worked") }]} /></div>
      <Field id="day-zh" label={t("calendar.name_zh")}><input id="day-zh" className="input" value={zh} maxLength={60} onChange={(event) => setZh(event.target.value)} /></Field>
      <Field id="day-en" label={t("calendar.name_en")} optional><input id="day-en" className="input" value={en} maxLength={60} onChange={(event) => setEn(event.target.value)} /></Field>
    </Form>
  );
}

const placeOptions = (data: Calendar) =>
  data.workCenters.flatMap((center) => [{ value: center.id, label: named(center.name) }, ...center.workUnits.map((unit) => ({ value: unit.id, label: `${named(center.name)} ${unit.code}` }))]);

export function WindowPanel({ data, siteId, onClose, onDone }: Panel & { data: Calendar; siteId: string }) {
  const [kind, setKind] = useState("overtime");
  const [place, setPlace] = useState(siteId);
  const [day, setDay] = useState<string | null>(plantDay());
  const [from, setFrom] = useState("17:30");
  const [until, setUntil] = useState("20:30");
  const [note, setNote] = useState("");
  const command = useCommand(AddCalendarWindowDocument, (reply) => reply.addCalendarWindow);
  const save = (): void => {
    if (!day) return;
    const startsAt = instant(day, from);
    // a window that ends before it begins ends on the next day
    const endsAt = until > from ? instant(day, until) : new Date(Date.parse(instant(day, until)) + 86_400_000).toISOString();
    command.mutate({ input: { kind, placeId: place, startsAt, endsAt, note: note.trim() } }, { onSuccess: () => { onDone(); onClose(); } });
  };
  return (
    <Form title={t("calendar.new.window")} submit={t("calendar.save")} busy={command.isPending} error={command.error} disabled={!day || !note.trim() || !from || !until} onSubmit={save} onClose={onClose}>
      <div className="field"><span className="label">{t("calendar.what")}</span><Pills name="window-kind" label={t("calendar.what")} value={kind} onChange={setKind} options={["overtime", "closed"].map((value) => ({ value, label: t(`calendar.window.${value}`) }))} /></div>
      <Field id="window-place" label={t("calendar.where")}><Select id="window-place" showSearch optionFilterProp="label" style={{ width: "100%" }} value={place} onChange={setPlace} options={[{ value: siteId, label: t("calendar.whole_site") }, ...placeOptions(data)]} /></Field>
      <Field id="window-day" label={t("calendar.day")}><DayPicker required id="window-day" value={day} onChange={setDay} /></Field>
      <Field id="window-from" label={t("calendar.from")}><input id="window-from" type="time" className="input" value={from} onChange={(event) => setFrom(event.target.value)} /></Field>
      <Field id="window-until" label={t("calendar.until")}><input id="window-until" type="time" className="input" value={until} onChange={(event) => setUntil(event.target.value)} /></Field>
      <Field id="window-note" label={t("calendar.note")}><input id="window-note" className="input" value={note} maxLength={120} onChange={(event) => setNote(event.target.value)} /></Field>
    </Form>
  );
}

export function PlacePanel({ data, onClose, onDone }: Panel & { data: Calendar }) {
  const [place, setPlace] = useState<string | null>(null);
  const [weekdays, setWeekdays] = useState<number[]>([1, 2, 3, 4, 5, 6]);
  const [shiftIds, setShiftIds] = useState<string[]>([]);
  const [through, setThrough] = useState(false);
  const command = useCommand(SetPlaceCalendarDocument, (reply) => reply.setPlaceCalendar);
  const save = (): void => {
    if (place) command.mutate({ input: { placeId: place, weekdays, shiftIds: shiftIds.length ? shiftIds : null, throughHolidays: through } }, { onSuccess: () => { onDone(); onClose(); } });
  };
  return (
    <Form title={t("calendar.new.place")} submit={t("calendar.save")} busy={command.isPending} error={command.error} disabled={!place} onSubmit={save} onClose={onClose}>
      <Field id="place-place" label={t("calendar.where")}><Select id="place-place" showSearch optionFilterProp="label" style={{ width: "100%" }} value={place} onChange={setPlace} options={placeOptions(data)} /></Field>
      <Choices label={t("calendar.weekdays")} options={[1, 2, 3, 4, 5, 6, 7].map((value) => ({ value, label: t(`calendar.weekday.${value}`) }))} chosen={weekdays} onChange={setWeekdays} />
      <Choices label={t("roster.shifts")} hint={t("calendar.every_shift_hint")} options={data.shifts.filter((each) => each.active).map((each) => ({ value: each.id, label: named(each.name) }))} chosen={shiftIds} onChange={setShiftIds} />
      <label className="check"><input type="checkbox" checked={through} onChange={(event) => setThrough(event.target.checked)} />{t("calendar.through")}</label>
    </Form>
  );
}

function Choices<T extends string | number>({ label, hint, options, chosen, onChange }: { label: string; hint?: string; options: { value: T; label: string }[]; chosen: T[]; onChange: (chosen: T[]) => void }) {
  const toggle = (value: T): void => onChange(chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value]);
  return (
    <fieldset className="field choices">
      <legend className="label">{label}</legend>
      {options.map(({ value, label: text }) => <label key={value} className="check"><input type="checkbox" checked={chosen.includes(value)} onChange={() => toggle(value)} />{text}</label>)}
      {hint && <div className="hint">{hint}</div>}
    </fieldset>
  );
}

interface Pause { starts: string; ends: string }

export function ShiftPanel({ siteId, shift, onClose, onDone }: Panel & { siteId: string; shift?: Calendar["shifts"][number] }) {
  const [code, setCode] = useState("");
  const [zh, setZh] = useState(shift?.name.zh ?? "");
  const [en, setEn] = useState(shift?.name.en ?? "");
  const [starts, setStarts] = useState(shift?.startsAt.slice(0, 5) ?? "08:00");
  const [ends, setEnds] = useState(shift?.endsAt.slice(0, 5) ?? "17:00");
  const [breaks, setBreaks] = useState<Pause[]>((shift?.breaks ?? [{ starts: "12:00", ends: "13:00" }]).map(({ starts: from, ends: to }) => ({ starts: from, ends: to })));
  const [active, setActive] = useState(shift?.active ?? true);
  const create = useCommand(CreateShiftDocument, (reply) => reply.createShift);
  const change = useCommand(ChangeShiftDocument, (reply) => reply.changeShift);
  const done = { onSuccess: () => { onDone(); onClose(); } };
  const full = (time: string): string => `${time}:00`;
  const given = { nameZh: zh.trim(), nameEn: en.trim() || zh.trim(), startsAt: full(starts), endsAt: full(ends), breaks: breaks.map((each) => ({ starts: full(each.starts), ends: full(each.ends) })) };
  const save = (): void => {
    if (shift) change.mutate({ input: { ...given, shiftId: shift.id, active } }, done);
    else create.mutate({ input: { ...given, code: code.trim(), siteId } }, done);
  };
  const edit = (at: number, part: Partial<Pause>): void => setBreaks(breaks.map((each, n) => (n === at ? { ...each, ...part } : each)));
  const unready = !zh.trim() || !starts || !ends || (!shift && !code.trim()) || breaks.some((each) => !each.starts || !each.ends);
  return (
    <Form title={shift ? named(shift.name) : t("calendar.new.shift")} submit={t("calendar.save")} busy={create.isPending || change.isPending} error={create.error ?? change.error} disabled={unready} onSubmit={save} onClose={onClose}>
      {!shift && <Field id="shift-code" label={t("calendar.code")}><input id="shift-code" className="input" value={code} maxLength={40} autoCapitalize="characters" onChange={(event) => setCode(event.target.value)} /></Field>}
      <Field id="shift-zh" label={t("calendar.name_zh")}><input id="shift-zh" className="input" value={zh} maxLength={60} onChange={(event) => setZh(event.target.value)} /></Field>
      <Field id="shift-en" label={t("calendar.name_en")} optional><input id="shift-en" className="input" value={en} maxLength={60} onChange={(event) => setEn(event.target.value)} /></Field>
      <Field id="shift-starts" label={t("calendar.from")}><input id="shift-starts" type="time" className="input" value={starts} onChange={(event) => setStarts(event.target.value)} /></Field>
      <Field id="shift-ends" label={t("calendar.until")} hint={ends <= starts ? t("calendar.over_midnight") : undefined}><input id="shift-ends" type="time" className="input" value={ends} onChange={(event) => setEnds(event.target.value)} /></Field>
      <h3>{t("calendar.breaks")}</h3>
      {breaks.map((each, at) => (
        <div key={at} className="break">
          <input type="time" className="input" aria-label={t("calendar.break_from", { n: at + 1 })} value={each.starts} onChange={(event) => edit(at, { starts: event.target.value })} />
          <input type="time" className="input" aria-label={t("calendar.break_until", { n: at + 1 })} value={each.ends} onChange={(event) => edit(at, { ends: event.target.value })} />
          <button type="button" className="btn ghost" aria-label={t("calendar.break_remove", { n: at + 1 })} onClick={() => setBreaks(breaks.filter((_, n) => n !== at))}>{t("calendar.remove")}</button>
        </div>
      ))}
      <button type="button" className="btn ghost" onClick={() => setBreaks([...breaks, { starts: "", ends: "" }])}>{t("calendar.break_add")}</button>
      {shift && <label className="check" style={{ display: "flex", marginTop: 8 }}><input type="checkbox" checked={active} onChange={(event) => setActive(event.target.checked)} />{t("calendar.worked")}</label>}
    </Form>
  );
}
