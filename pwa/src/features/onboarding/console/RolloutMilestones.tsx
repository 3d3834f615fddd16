import { useState } from "react";
import { BeginRolloutDocument, FinishMilestoneDocument, RemoveMilestoneDocument, RolloutBoardDocument, RolloutMilestonesDocument, SetDepartmentDocument, SetMilestoneDocument, type RolloutMilestonesQuery } from "@/packages/api/generated/graphql";
import { date, dateWithDay, plantDay, t } from "@/packages/i18n";
import { StatusMark } from "@/packages/ui-tokens";
import { useCommand, useRead, useRenew } from "@/c/data";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { DayPicker } from "@/c/kit/DayPicker";
import { formKeys } from "@/c/kit/formKeys";
import { Field, Person } from "@/c/kit/parts";
import { Foot, usePaging } from "@/c/kit/Pager";
import { SidePanel } from "@/c/kit/SidePanel";
import { Loaded, Note, Refused } from "@/c/kit/states";
import { RUN_ROLLOUT } from "@/c/permissions";
import { refine, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import type { Department } from "./RolloutPage";
import { DepartmentChoice, OwnerChoice, Title } from "./RolloutChoices";

const PAGE = 100;
type Row = RolloutMilestonesQuery["rolloutMilestones"]["nodes"][number];

export function Milestones({ departments }: { departments: Department[] }) {
  const { query: route } = useRoute();
  const { can } = useSession();
  const paging = usePaging(PAGE);
  const query = useRead(RolloutMilestonesDocument, { first: PAGE, after: paging.after }, { keep: true });
  const may = can(RUN_ROLLOUT);
  const rows = query.data?.rolloutMilestones.nodes ?? [];
  const chosen = rows.find((each) => each.id === route.get("row"));
  const department = departments.find((each) => each.id === route.get("department"));
  const close = (): void => refine({ new: null, row: null, department: null });
  return (
    <>
      <Departments departments={departments} may={may} />
      <Loaded query={query} what={t("rollout.view.plan")} rows={8}>
        {({ rolloutMilestones: page }) => (page.nodes.length === 0 ? <Begin may={may} /> : (
          <>
            <DataTable label={t("rollout.view.plan")} columns={columns(departments, may)} groups={[{ key: "open", title: t("rollout.open"), rows: page.nodes.filter((each) => !each.doneAt) }, { key: "done", title: t("rollout.done"), rows: page.nodes.filter((each) => each.doneAt) }]} rowKey={(row) => row.id} onOpen={may ? (row) => refine({ row: row.id, new: null, department: null }) : undefined} minWidth={760} />
            <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="rollout.n" />
          </>
        ))}
      </Loaded>
      {may && (route.get("new") || chosen) && <MilestonePanel key={chosen?.id ?? "new"} row={chosen} departments={departments} onClose={close} />}
      {may && department && <DepartmentPanel key={department.id} department={department} onClose={close} />}
    </>
  );
}

function Departments({ departments, may }: { departments: Department[]; may: boolean }) {
  if (departments.length === 0) return null;
  return (
    <ul className="departments" aria-label={t("rollout.departments")}>
      {departments.map((each) => (
        <li key={each.id}>
          {may ? <button type="button" className="link" onClick={() => refine({ department: each.id, row: null, new: null })}>{each.name}</button> : <b>{each.name}</b>}
          <div>{each.owner ? <Person name={each.owner} /> : <span className="import-warned">{t("rollout.no_owner")}</span>}</div>
          <p className="sm muted">{each.duty}</p>
        </li>
      ))}
    </ul>
  );
}

function columns(departments: Department[], may: boolean): Column<Row>[] {
  const today = plantDay();
  return [
    { key: "title", title: t("rollout.milestone"), phone: "title", cell: (row) => <><Title row={row.id} may={may}>{row.title}</Title>{row.note && <div className="second">{row.note}</div>}</> },
    { key: "department", title: t("rollout.department"), width: 140, cell: (row) => departments.find((each) => each.id === row.departmentId)?.name ?? "" },
    { key: "owner", title: t("rollout.owner"), width: 140, cell: (row) => (row.owner ? <Person name={row.owner} /> : "") },
    { key: "due", title: t("rollout.due"), width: 140, cell: (row) => dateWithDay(row.dueOn) },
    { key: "state", title: t("import.state"), width: 150, phone: "corner", cell: (row) => (row.doneAt ? <StatusMark mark="done">{t("rollout.reached_at", { when: date(row.doneAt) })}</StatusMark> : row.dueOn < today ? <StatusMark mark="late">{t("rollout.late")}</StatusMark> : <StatusMark mark="ready">{t("rollout.ahead")}</StatusMark>) },
  ];
}

function Begin({ may }: { may: boolean }) {
  const [day, setDay] = useState<string | null>(plantDay());
  const command = useCommand(BeginRolloutDocument, (reply) => reply.beginRollout);
  const renew = useRenew(RolloutBoardDocument, RolloutMilestonesDocument);
  const begin = (): void => { if (day) command.mutate({ input: { startsOn: day } }, { onSuccess: renew }); };
  if (!may) return <Note title={t("rollout.none")}>{t("rollout.none_why")}</Note>;
  return (
    <Note
      title={t("rollout.none")}
      acts={(
        <>
          <Field id="rollout-start" label={t("rollout.start")}><DayPicker id="rollout-start" value={day} onChange={setDay} required /></Field>
          <button type="button" className="btn primary" disabled={command.isPending || !day} onClick={begin}>{command.isPending ? t("kit.sending") : t("rollout.begin")}</button>
          <Refused error={command.error} />
        </>
      )}
    >
      {t("rollout.none_why")}
    </Note>
  );
}

function MilestonePanel({ row, departments, onClose }: { row?: Row; departments: Department[]; onClose: () => void }) {
  const [title, setTitle] = useState(row?.title ?? "");
  const [day, setDay] = useState<string | null>(row?.dueOn ?? null);
  const [department, setDepartment] = useState<string | null>(row?.departmentId ?? null);
  const [owner, setOwner] = useState<string | null>(row?.ownerId ?? null);
  const [note, setNote] = useState(row?.note ?? "");
  const save = useCommand(SetMilestoneDocument, (reply) => reply.setMilestone);
  const finish = useCommand(FinishMilestoneDocument, (reply) => reply.finishMilestone);
  const remove = useCommand(RemoveMilestoneDocument, (reply) => reply.removeMilestone);
  const renew = useRenew(RolloutBoardDocument, RolloutMilestonesDocument);
  const after = { onSuccess: () => { renew(); onClose(); } };
  const submit = (): void => { if (title.trim() && day) save.mutate({ input: { milestoneId: row?.id ?? null, title: title.trim(), dueOn: day, departmentId: department, ownerId: owner, note: note.trim() || null } }, after); };
  return (
    <SidePanel title={row?.title ?? t("rollout.new.milestone")} onClose={onClose}>
      {row && <p className="panel-act"><button type="button" className="btn" disabled={finish.isPending} onClick={() => finish.mutate({ input: { milestoneId: row.id, done: !row.doneAt } }, after)}>{t(row.doneAt ? "rollout.reopen" : "rollout.finish")}</button></p>}
      <form onSubmit={(event) => { event.preventDefault(); submit(); }} onKeyDown={formKeys(submit)} noValidate>
        <Field id="ms-title" label={t("rollout.milestone")}><input id="ms-title" className="input" value={title} maxLength={200} onChange={(event) => setTitle(event.target.value)} /></Field>
        <Field id="ms-due" label={t("rollout.due")}><DayPicker id="ms-due" value={day} onChange={setDay} required /></Field>
        <DepartmentChoice id="ms-department" departments={departments} value={department} onChange={setDepartment} />
        <OwnerChoice id="ms-owner" value={owner} onChange={setOwner} />
        <Field id="ms-note" label={t("rollout.note")} optional><textarea id="ms-note" className="input" rows={2} value={note} maxLength={1000} onChange={(event) => setNote(event.target.value)} /></Field>
        <Refused error={save.error ?? finish.error ?? remove.error} />
        <div className="dialog-foot">
          {row && <button type="button" className="btn danger" disabled={remove.isPending} onClick={() => remove.mutate({ input: { milestoneId: row.id } }, after)}>{t("rollout.remove")}</button>}
          <button type="submit" className="btn primary" disabled={save.isPending || !title.trim() || !day}>{save.isPending ? t("kit.sending") : t("calendar.save")}</button>
        </div>
      </form>
    </SidePanel>
  );
}

function DepartmentPanel({ department, onClose }: { department: Department; onClose: () => void }) {
  const [name, setName] = useState(department.name);
  const [duty, setDuty] = useState(department.duty);
  const [owner, setOwner] = useState<string | null>(department.ownerId ?? null);
  const save = useCommand(SetDepartmentDocument, (reply) => reply.setDepartment);
  const renew = useRenew(RolloutBoardDocument);
  const submit = (): void => { if (name.trim()) save.mutate({ input: { departmentId: department.id, name: name.trim(), duty: duty.trim(), ownerId: owner } }, { onSuccess: () => { renew(); onClose(); } }); };
  return (
    <SidePanel title={department.name} onClose={onClose}>
      <form onSubmit={(event) => { event.preventDefault(); submit(); }} onKeyDown={formKeys(submit)} noValidate>
        <Field id="dp-name" label={t("rollout.department")}><input id="dp-name" className="input" value={name} maxLength={60} onChange={(event) => setName(event.target.value)} /></Field>
        <Field id="dp-duty" label={t("rollout.duty")} optional><textarea id="dp-duty" className="input" rows={3} value={duty} maxLength={300} onChange={(event) => setDuty(event.target.value)} /></Field>
        <OwnerChoice id="dp-owner" value={owner} onChange={setOwner} />
        <Refused error={save.error} />
        <button type="submit" className="btn primary" disabled={save.isPending || !name.trim()}>{save.isPending ? t("kit.sending") : t("calendar.save")}</button>
      </form>
    </SidePanel>
  );
}
