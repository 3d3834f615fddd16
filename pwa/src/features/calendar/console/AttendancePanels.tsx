import { Select } from "antd";
import { useState } from "react";
import { CorrectAttendanceDocument, RecordAbsenceDocument, RosterPeopleDocument, StampAttendanceDocument } from "@/packages/api/generated/graphql";
import { clock, instant, plantDay, t } from "@/packages/i18n";
import { useCommand, useRead } from "@/c/data";
import { DayPicker } from "@/c/kit/DayPicker";
import { formKeys } from "@/c/kit/formKeys";
import { Field, Pills } from "@/c/kit/parts";
import { SidePanel } from "@/c/kit/SidePanel";
import { Refused } from "@/c/kit/states";
import type { Stay } from "./AttendancePage";

interface Panel { onClose: () => void; onDone: () => void }

function Who({ id, value, onChange }: { id: string; value: string | null; onChange: (id: string) => void }) {
  const people = useRead(RosterPeopleDocument, {}, { staleTime: 300_000 }).data?.users.nodes ?? [];
  return <Field id={id} label={t("people.name")}><Select id={id} showSearch optionFilterProp="label" style={{ width: "100%" }} value={value} onChange={onChange} options={people.map((each) => ({ value: each.id, label: each.name }))} /></Field>;
}

/** What a lead says for somebody who did not stamp himself. */
export function StampPanel({ onClose, onDone }: Panel) {
  const [user, setUser] = useState<string | null>(null);
  const [direction, setDirection] = useState("in");
  const command = useCommand(StampAttendanceDocument, (reply) => reply.stampAttendance);
  const save = (): void => { if (user) command.mutate({ input: { direction, userId: user, at: new Date().toISOString() } }, { onSuccess: () => { onDone(); onClose(); } }); };
  return (
    <SidePanel title={t("attendance.stamp")} onClose={onClose}>
      <form onSubmit={(event) => { event.preventDefault(); save(); }} onKeyDown={formKeys(save)} noValidate>
        <Who id="stamp-user" value={user} onChange={setUser} />
        <div className="field"><span className="label">{t("attendance.direction")}</span><Pills name="stamp-direction" label={t("attendance.direction")} value={direction} onChange={setDirection} options={["in", "out"].map((value) => ({ value, label: t(`attendance.direction.${value}`) }))} /></div>
        <Refused error={command.error} />
        <button type="submit" className="btn primary" disabled={command.isPending || !user}>{command.isPending ? t("kit.sending") : t("attendance.record")}</button>
      </form>
    </SidePanel>
  );
}

export function AbsencePanel({ onClose, onDone }: Panel) {
  const [user, setUser] = useState<string | null>(null);
  const [kind, setKind] = useState("leave");
  const [from, setFrom] = useState<string | null>(plantDay());
  const [until, setUntil] = useState<string | null>(plantDay());
  const [note, setNote] = useState("");
  const command = useCommand(RecordAbsenceDocument, (reply) => reply.recordAbsence);
  const save = (): void => {
    if (!user || !from || !until) return;
    command.mutate({ input: { userId: user, kind, startsAt: instant(from, "00:00"), endsAt: instant(until, "23:59"), note: note.trim() || null } }, { onSuccess: () => { onDone(); onClose(); } });
  };
  return (
    <SidePanel title={t("attendance.absence")} onClose={onClose}>
      <form onSubmit={(event) => { event.preventDefault(); save(); }} onKeyDown={formKeys(save)} noValidate>
        <Who id="absence-user" value={user} onChange={setUser} />
        <div className="field"><span className="label">{t("shift.kind")}</span><Pills name="absence-kind" label={t("shift.kind")} value={kind} onChange={setKind} options={["leave", "sick", "training", "other"].map((value) => ({ value, label: t(`absence.kind.${value}`) }))} /></div>
        <Field id="absence-from" label={t("attendance.first_day")}><DayPicker required id="absence-from" value={from} onChange={setFrom} /></Field>
        <Field id="absence-until" label={t("attendance.last_day")}><DayPicker required id="absence-until" value={until} onChange={setUntil} /></Field>
        <Field id="absence-note" label={t("calendar.note")} optional><input id="absence-note" className="input" value={note} maxLength={200} onChange={(event) => setNote(event.target.value)} /></Field>
        <Refused error={command.error} />
        <button type="submit" className="btn primary" disabled={command.isPending || !user || !from || !until}>{command.isPending ? t("kit.sending") : t("attendance.record")}</button>
      </form>
    </SidePanel>
  );
}

/** Both times put right, for a reason; what stood there stays in the trail. */
export function CorrectPanel({ stay, onClose, onDone }: Panel & { stay: Stay }) {
  const [came, setCame] = useState(clock(stay.cameAt));
  const [left, setLeft] = useState(stay.leftAt ? clock(stay.leftAt) : "");
  const [reason, setReason] = useState("");
  const command = useCommand(CorrectAttendanceDocument, (reply) => reply.correctAttendance);
  const day = plantDay(new Date(stay.cameAt).getTime());
  const save = (): void => {
    const cameAt = instant(day, came);
    const same = left ? instant(day, left) : null;
    const leftAt = same && same <= cameAt ? new Date(Date.parse(same) + 86_400_000).toISOString() : same;
    command.mutate({ input: { attendanceId: stay.id, cameAt, leftAt, reason: reason.trim() } }, { onSuccess: () => { onDone(); onClose(); } });
  };
  return (
    <SidePanel title={t("attendance.correct", { name: stay.user.name, day })} onClose={onClose}>
      <form onSubmit={(event) => { event.preventDefault(); save(); }} onKeyDown={formKeys(save)} noValidate>
        <Field id="correct-came" label={t("attendance.came")}><input id="correct-came" type="time" className="input" value={came} onChange={(event) => setCame(event.target.value)} /></Field>
        <Field id="correct-left" label={t("attendance.left")} optional><input id="correct-left" type="time" className="input" value={left} onChange={(event) => setLeft(event.target.value)} /></Field>
        <Field id="correct-reason" label={t("dispatch.reason")}><input id="correct-reason" className="input" value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} /></Field>
        <Refused error={command.error} />
        <button type="submit" className="btn primary" disabled={command.isPending || !came || !reason.trim()}>{command.isPending ? t("kit.sending") : t("attendance.save")}</button>
      </form>
    </SidePanel>
  );
}
