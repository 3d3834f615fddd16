import { useState } from "react";
import {
  ApproveChangeDocument, BomDifferencesDocument, BomVersionsDocument, CancelChangeDocument, ChangeDetailDocument, DecideChangeOrderDocument, EngineeringChangesDocument, ItemDetailDocument,
  RejectChangeDocument, RoutingDifferencesDocument, RoutingVersionsDocument, SubmitChangeDocument, type ChangeDetailQuery,
} from "@/packages/api/generated/graphql";
import { count, due, known, named, quantity, t, unitName } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { Dialog } from "@/c/kit/Dialog";
import { Dot, Field, Pills } from "@/c/kit/parts";
import { Loaded, Note, Refused } from "@/c/kit/states";
import { APPROVE_CHANGE, RELEASE_ORDER, REQUEST_CHANGE } from "@/c/permissions";
import { href } from "@/c/router";
import { useSession } from "@/c/session";
import { BomDiffTable } from "./BomPage";
import { ChangePanel, subjectLabel } from "./ChangePanel";
import { RoutingDiffTable } from "./RoutingPage";
import { Crumbs, Fact, Section, VersionState, when } from "./shared";

type Change = NonNullable<ChangeDetailQuery["engineeringChange"]>;
type Affected = ChangeDetailQuery["affectedOrders"][number];
type Act = "submit" | "approve" | "reject" | "cancel";
const NOBODY = "00000000-0000-7000-8000-000000000000";

export default function ChangePage({ id = "" }: { id?: string }) {
  const query = useRead(ChangeDetailDocument, { id });
  return (
    <div className="page scrolls">
      <Loaded query={query} what={t("changes.one")} whole>
        {({ engineeringChange: change, affectedOrders }) => (change ? <Detail change={change} orders={affectedOrders} /> : <Note whole title={t("changes.not_found")} acts={<a className="btn" href={href("/changes")}>{t("changes.to_list")}</a>}>{t("order.not_found_why")}</Note>)}
      </Loaded>
    </div>
  );
}

function Detail({ change, orders }: { change: Change; orders: readonly Affected[] }) {
  const { can } = useSession();
  const [asked, setAsked] = useState<Act | null>(null);
  const [editing, setEditing] = useState(false);
  const undecided = orders.filter((each) => each.order.state === "released" && !each.decision).length;
  const draft = change.state === "draft";
  const open = draft || change.state === "submitted";
  const act = (kind: Act, style = "") => <button type="button" className={`btn ${style}`} onClick={() => setAsked(kind)}>{t(`changes.act.${kind}`)}</button>;
  return (
    <>
      <header className="detail-head">
        <div className="detail-title">
          <Crumbs items={[{ label: t("changes.title"), path: "/changes" }]} />
          <h1>{change.number} <span>{change.title}</span><VersionState state={change.state} /></h1>
          <p>{change.requestedBy} {when(change.requestedAt)}{change.decidedBy && <><Dot />{t(`changes.decided.${change.state}`, { name: change.decidedBy })} {when(change.decidedAt)}</>}</p>
        </div>
        <div className="acts">
          {draft && can(REQUEST_CHANGE) && <button type="button" className="btn" onClick={() => setEditing(true)}>{t("md.edit")}</button>}
          {open && can(REQUEST_CHANGE) && act("cancel", "danger")}
          {draft && can(REQUEST_CHANGE) && act("submit", "primary")}
          {change.state === "submitted" && can(APPROVE_CHANGE) && <>{act("reject")}{act("approve", "primary")}</>}
        </div>
      </header>
      <dl className="facts">
        <Fact title={t("md.effective")}>{t("md.effective_from", { from: change.effectiveFrom })}</Fact>
        <Fact title={t("changes.subjects")}>{count(change.subjects.length)}</Fact>
        <Fact title={t("changes.open_orders")}>{count(orders.length)}{undecided > 0 && <small className="late-note">{t("changes.undecided", { n: count(undecided) })}</small>}</Fact>
      </dl>
      <Section title={t("changes.why")}><p style={{ maxWidth: 720, whiteSpace: "pre-wrap" }}>{change.why}</p>{change.decisionNote && <p className="muted">{t("changes.note", { text: change.decisionNote })}</p>}</Section>
      <Section title={t("changes.open_orders")}><Orders change={change} orders={orders} open={open} /></Section>
      {change.subjects.map((each) => <SubjectPart key={each.id} subject={each} />)}
      {asked && <ActDialog change={change} act={asked} undecided={undecided} onClose={() => setAsked(null)} />}
      {editing && <ChangePanel change={change} onClose={() => setEditing(false)} />}
    </>
  );
}

function Orders({ change, orders, open }: { change: Change; orders: readonly Affected[]; open: boolean }) {
  const { can } = useSession();
  const decide = useCommand(DecideChangeOrderDocument, (reply) => reply.decideChangeOrder);
  const renew = useRenew(ChangeDetailDocument);
  const may = open && can(RELEASE_ORDER);
  const columns: Column<Affected>[] = [
    { key: "number", title: t("changes.order"), width: 150, phone: "title", cell: ({ order }) => <><a className="link strong" href={href(`/orders/${order.id}`)}>{order.number}</a><div className="second">{order.customerPo}</div></> },
    { key: "state", title: t("md.state"), width: 110, phone: "corner", cell: ({ order }) => known(`order.state.${order.state}`) ?? known(`orders.tab.${order.state}`) ?? t(`changes.order_state.${order.state}`) },
    { key: "quantity", title: t("order.quantity"), width: 120, align: "right", cell: ({ order }) => <>{quantity(order.quantity)} <span className="faint">{unitName(order.unit)}</span></> },
    { key: "due", title: t("order.due"), width: 130, cell: ({ order }) => due(order.dueAt).text },
    { key: "begun", title: t("changes.begun"), width: 160, cell: ({ begun }) => (begun.length ? t("changes.begun_at", { steps: begun.join(t("list.separator")) }) : <span className="faint">{t("changes.nothing_begun")}</span>) },
    {
      key: "decision", title: t("changes.decision"), phone: "line", cell: ({ order, decision }) =>
        decision?.outcome ? <>{t(`changes.outcome.${decision.outcome}`)}{decision.outcomeCode && <div className="second">{known(`changes.refused.${decision.outcomeCode}`) ?? decision.outcomeCode}</div>}</>
        : order.state === "planned" ? <span className="muted">{t("changes.follows")}</span>
        : may ? <Pills name={`decide-${order.id}`} label={t("changes.decide", { order: order.number })} value={decision?.decision ?? ""} options={["keep", "switch"].map((value) => ({ value, label: t(`changes.${value}`) }))} onChange={(value) => decide.mutate({ input: { changeId: change.id, orderId: order.id, decision: value } }, { onSuccess: renew })} />
        : decision ? t(`changes.${decision.decision}`) : <span className="muted">{t("changes.not_decided")}</span>,
    },
  ];
  if (orders.length === 0) return <Note title={t("changes.no_orders")}>{t("changes.no_orders_why")}</Note>;
  return (
    <>
      <p className="lead">{t("changes.orders_lead")}</p>
      <Refused error={decide.error} />
      <DataTable label={t("changes.open_orders")} columns={columns} groups={[{ key: "all", rows: [...orders] }]} rowKey={(row) => row.order.id} minWidth={900} />
    </>
  );
}

function SubjectPart({ subject }: { subject: Change["subjects"][number] }) {
  const link = subject.bom ? `/boms/${subject.subjectId}` : subject.routing ? `/routings/${subject.subjectId}` : `/items/${subject.itemId}`;
  return (
    <Section title={subjectLabel(subject)} acts={<a className="btn" href={href(link, subject.itemRevision ? { tab: "revisions" } : {})}>{t("changes.open_subject")}<span className="sr-only"> {subjectLabel(subject)}</span></a>}>
      <p className="lead">{named(subject.item.name)}</p>
      {subject.bom && <BomPart itemId={subject.itemId} bomId={subject.subjectId} version={subject.bom.version} />}
      {subject.routing && <RoutingPart itemId={subject.itemId} routingId={subject.subjectId} version={subject.routing.version} />}
      {subject.itemRevision && <p>{t("changes.revision_from", { from: subject.item.itemRevision, to: subject.itemRevision.itemRevision })} {subject.itemRevision.note}</p>}
    </Section>
  );
}

const before = <V extends { version: number; state: string; id: string }>(versions: readonly V[] | undefined, version: number): string | null =>
  versions?.find((each) => each.version < version && each.state === "approved")?.id ?? null;

function BomPart({ itemId, bomId, version }: { itemId: string; bomId: string; version: number }) {
  const versions = useRead(BomVersionsDocument, { itemId });
  const old = before(versions.data?.itemBoms, version);
  const diff = useRead(BomDifferencesDocument, { before: old ?? NOBODY, after: bomId });
  return <Loaded query={diff} what={t("bom.tab.diff")} rows={3}>{({ bomDifferences }) => (bomDifferences.length === 0 ? <p className="muted">{t("md.same")}</p> : <BomDiffTable rows={bomDifferences} />)}</Loaded>;
}

function RoutingPart({ itemId, routingId, version }: { itemId: string; routingId: string; version: number }) {
  const versions = useRead(RoutingVersionsDocument, { itemId });
  const old = before(versions.data?.itemRoutings, version);
  const diff = useRead(RoutingDifferencesDocument, { before: old ?? NOBODY, after: routingId });
  return <Loaded query={diff} what={t("routing.tab.diff")} rows={3}>{({ routingDifferences }) => (routingDifferences.length === 0 ? <p className="muted">{t("md.same")}</p> : <RoutingDiffTable rows={routingDifferences} />)}</Loaded>;
}

function ActDialog({ change, act, undecided, onClose }: { change: Change; act: Act; undecided: number; onClose: () => void }) {
  const commands = {
    submit: useCommand(SubmitChangeDocument, (reply) => reply.submitChange), approve: useCommand(ApproveChangeDocument, (reply) => reply.approveChange),
    reject: useCommand(RejectChangeDocument, (reply) => reply.rejectChange), cancel: useCommand(CancelChangeDocument, (reply) => reply.cancelChange),
  };
  const renew = useRenew(ChangeDetailDocument, EngineeringChangesDocument, BomVersionsDocument, RoutingVersionsDocument, ItemDetailDocument);
  const [reason, setReason] = useState("");
  const command = commands[act];
  const wanted = act === "reject";
  return (
    <Dialog open title={t(`changes.ask.${act}`, { number: change.number })} submit={t(`changes.act.${act}`)} danger={act === "reject" || act === "cancel"} disabled={wanted && !reason.trim()} busy={command.isPending} error={command.error} onClose={onClose}
      onSubmit={() => command.mutate({ input: { changeId: change.id, reason: reason.trim() || null } }, { onSuccess: () => { renew(); onClose(); } })}>
      <p className="dialog-lead">{act === "approve" && undecided > 0 ? t("changes.decide_first", { n: count(undecided) }) : t(`changes.effect.${act}`, { day: change.effectiveFrom })}</p>
      {act !== "submit" && <Field id="change-reason" label={t("changes.reason")} optional={!wanted}><textarea id="change-reason" className="input" rows={3} value={reason} onChange={(event) => setReason(event.target.value)} /></Field>}
    </Dialog>
  );
}
