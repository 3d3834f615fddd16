import { useState } from "react";
import { ChangeIssueDocument, RaiseIssueDocument, RolloutBoardDocument, RolloutIssuesDocument, type RolloutIssuesQuery } from "@/packages/api/generated/graphql";
import { absolute, dateWithDay, t } from "@/packages/i18n";
import { StatusMark } from "@/packages/ui-tokens";
import { useCommand, useRead, useRenew } from "@/c/data";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { DayPicker } from "@/c/kit/DayPicker";
import { formKeys } from "@/c/kit/formKeys";
import { Field, Person } from "@/c/kit/parts";
import { Foot, usePaging } from "@/c/kit/Pager";
import { SidePanel } from "@/c/kit/SidePanel";
import { Loaded, Note, Refused } from "@/c/kit/states";
import { TAKE_PART } from "@/c/permissions";
import { refine, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import type { Department } from "./RolloutPage";
import { DepartmentChoice, OwnerChoice, Title } from "./RolloutChoices";

const PAGE = 50;
type Row = RolloutIssuesQuery["rolloutIssues"]["nodes"][number];

export function Issues({ departments }: { departments: Department[] }) {
  const { query: route } = useRoute();
  const { can } = useSession();
  const paging = usePaging(PAGE);
  const query = useRead(RolloutIssuesDocument, { first: PAGE, after: paging.after, filter: null }, { keep: true });
  const rows = query.data?.rolloutIssues.nodes ?? [];
  const chosen = rows.find((each) => each.id === route.get("row"));
  const may = can(TAKE_PART);
  return (
    <>
      <Loaded query={query} what={t("rollout.view.issues")} rows={6}>
        {({ rolloutIssues: page }) => (
          <>
            {page.nodes.length === 0
              ? <Note title={t("rollout.no_issues")}>{t("rollout.no_issues_why")}</Note>
              : <DataTable label={t("rollout.view.issues")} columns={columns(departments, may)} groups={[{ key: "open", title: t("rollout.issues_open"), rows: page.nodes.filter((each) => !each.closedAt) }, { key: "closed", title: t("rollout.issues_closed"), rows: page.nodes.filter((each) => each.closedAt) }]} rowKey={(row) => row.id} onOpen={may ? (row) => refine({ row: row.id, new: null }) : undefined} minWidth={760} />}
            <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="rollout.n_issues" />
          </>
        )}
      </Loaded>
      {may && (route.get("new") || chosen) && <IssuePanel key={chosen?.id ?? "new"} row={chosen} departments={departments} onClose={() => refine({ new: null, row: null })} />}
    </>
  );
}

function columns(departments: Department[], may: boolean): Column<Row>[] {
  return [
    { key: "title", title: t("rollout.issue"), phone: "title", cell: (row) => <><Title row={row.id} may={may}>{row.title}</Title><div className="second">{row.answer ?? t("rollout.raised", { who: row.raisedBy, when: absolute(row.createdAt) })}</div></> },
    { key: "department", title: t("rollout.department"), width: 140, cell: (row) => departments.find((each) => each.id === row.departmentId)?.name ?? "" },
    { key: "owner", title: t("rollout.owner"), width: 140, cell: (row) => (row.owner ? <Person name={row.owner} /> : "") },
    { key: "due", title: t("rollout.due"), width: 140, cell: (row) => (row.dueOn ? dateWithDay(row.dueOn) : "") },
    { key: "state", title: t("import.state"), width: 130, phone: "corner", cell: (row) => (row.closedAt ? <StatusMark mark="done">{t("rollout.solved")}</StatusMark> : row.urgent ? <StatusMark mark="late">{t("rollout.urgent")}</StatusMark> : <StatusMark mark="running">{t("rollout.unsolved")}</StatusMark>) },
  ];
}

function IssuePanel({ row, departments, onClose }: { row?: Row; departments: Department[]; onClose: () => void }) {
  const [title, setTitle] = useState(row?.title ?? "");
  const [urgent, setUrgent] = useState(row?.urgent ?? false);
  const [department, setDepartment] = useState<string | null>(row?.departmentId ?? null);
  const [owner, setOwner] = useState<string | null>(row?.ownerId ?? null);
  const [day, setDay] = useState<string | null>(row?.dueOn ?? null);
  const [closed, setClosed] = useState(!!row?.closedAt);
  const [answer, setAnswer] = useState(row?.answer ?? "");
  const raise = useCommand(RaiseIssueDocument, (reply) => reply.raiseIssue);
  const change = useCommand(ChangeIssueDocument, (reply) => reply.changeIssue);
  const renew = useRenew(RolloutBoardDocument, RolloutIssuesDocument);
  const ready = title.trim() !== "" && (!closed || answer.trim() !== "");
  const submit = (): void => {
    if (!ready) return;
    const after = { onSuccess: () => { renew(); onClose(); } };
    const same = { title: title.trim(), urgent, departmentId: department, ownerId: owner, dueOn: day };
    if (row) change.mutate({ input: { issueId: row.id, closed, answer: answer.trim() || null, ...same } }, after);
    else raise.mutate({ input: same }, after);
  };
  return (
    <SidePanel title={row?.title ?? t("rollout.new.issue")} onClose={onClose}>
      <form onSubmit={(event) => { event.preventDefault(); submit(); }} onKeyDown={formKeys(submit)} noValidate>
        <Field id="is-title" label={t("rollout.issue")}><input id="is-title" className="input" value={title} maxLength={200} onChange={(event) => setTitle(event.target.value)} /></Field>
        <label className="check"><input type="checkbox" checked={urgent} onChange={(event) => setUrgent(event.target.checked)} />{t("rollout.is_urgent")}</label>
        <DepartmentChoice id="is-department" departments={departments} value={department} onChange={setDepartment} />
        <OwnerChoice id="is-owner" value={owner} onChange={setOwner} />
        <Field id="is-due" label={t("rollout.due")} optional><DayPicker id="is-due" value={day} onChange={setDay} /></Field>
        {row && (
          <>
            <Field id="is-answer" label={t("rollout.answer")} optional={!closed}><textarea id="is-answer" className="input" rows={2} value={answer} maxLength={1000} onChange={(event) => setAnswer(event.target.value)} /></Field>
            <label className="check"><input type="checkbox" checked={closed} onChange={(event) => setClosed(event.target.checked)} />{t("rollout.is_solved")}</label>
          </>
        )}
        <Refused error={raise.error ?? change.error} />
        <button type="submit" className="btn primary" disabled={raise.isPending || change.isPending || !ready}>{raise.isPending || change.isPending ? t("kit.sending") : t("calendar.save")}</button>
      </form>
    </SidePanel>
  );
}
