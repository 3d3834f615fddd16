import { useState, type ReactNode } from "react";
import {
  ApproveRoutingDocument, ItemDetailDocument, RoutingDetailDocument, RoutingDifferencesDocument, RoutingVersionsDocument, WithdrawRoutingDocument,
  type RoutingDetailQuery, type RoutingDifferencesQuery,
} from "@/packages/api/generated/graphql";
import { count, named, quantity, t } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { Dialog } from "@/c/kit/Dialog";
import { Segments } from "@/c/kit/parts";
import { Loaded, Note } from "@/c/kit/states";
import { APPROVE_ITEMS, EDIT_ROUTINGS, REQUEST_CHANGE } from "@/c/permissions";
import { go, href, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { RoutingEditor } from "./RoutingEditor";
import { Crumbs, duration, effective, Fact, Section, VersionState, when } from "./shared";
import { StepGraph } from "./StepGraph";

export type RoutingFull = NonNullable<RoutingDetailQuery["routing"]>;
type Step = RoutingFull["steps"][number];
type Difference = RoutingDifferencesQuery["routingDifferences"][number];
const NOBODY = "00000000-0000-7000-8000-000000000000";

export default function RoutingPage({ id = "" }: { id?: string }) {
  const { query: route } = useRoute();
  return id === "new" ? <NewRouting itemId={route.get("item") ?? ""} from={route.get("from")} /> : <OneRouting id={id} editing={!!route.get("edit")} />;
}

const missing = <Note whole title={t("routing.not_found")} acts={<a className="btn" href={href("/items")}>{t("item.to_list")}</a>}>{t("order.not_found_why")}</Note>;

function NewRouting({ itemId, from }: { itemId: string; from: string | null }) {
  const item = useRead(ItemDetailDocument, { id: itemId || NOBODY });
  const before = useRead(RoutingDetailDocument, { id: from ?? NOBODY }, { enabled: !!from });
  return (
    <div className="page scrolls">
      <Loaded query={item} what={t("item.one")} whole>
        {(data) => (!data.item ? missing : <><Title item={data.item} title={t("routing.new_version")} />{(!from || before.data) && <RoutingEditor item={data.item} from={before.data?.routing} />}</>)}
      </Loaded>
    </div>
  );
}

function Title({ item, title, routing, acts }: { item: RoutingFull["item"]; title: string; routing?: RoutingFull; acts?: ReactNode }) {
  return (
    <header className="detail-head">
      <div className="detail-title">
        <Crumbs items={[{ label: t("items.title"), path: "/items" }, { label: item.code, path: `/items/${item.id}` }]} />
        <h1>{item.code} <span>{title}</span>{routing && <VersionState state={routing.state} />}</h1>
        <p>{named(item.name)}</p>
      </div>
      {acts && <div className="acts">{acts}</div>}
    </header>
  );
}

function OneRouting({ id, editing }: { id: string; editing: boolean }) {
  const query = useRead(RoutingDetailDocument, { id });
  return (
    <div className="page scrolls">
      <Loaded query={query} what={t("routing.one")} whole>
        {({ routing }) => (!routing ? missing : editing && routing.state === "draft" ? <><Title item={routing.item} routing={routing} title={t("routing.version", { n: count(routing.version) })} /><RoutingEditor item={routing.item} draft={routing} /></> : <Detail routing={routing} />)}
      </Loaded>
    </div>
  );
}

function Detail({ routing }: { routing: RoutingFull }) {
  const { can } = useSession();
  const { query } = useRoute();
  const [asked, setAsked] = useState<"approve" | "withdraw" | null>(null);
  const path = `/routings/${routing.id}`;
  const draft = routing.state === "draft";
  const tab = query.get("tab") === "diff" ? "diff" : "steps";
  const ids = new Map(routing.steps.map((step) => [step.sequence, step.id]));
  return (
    <>
      <Title item={routing.item} routing={routing} title={t("routing.version", { n: count(routing.version) })} acts={
        <>
          {draft && can(EDIT_ROUTINGS) && <button type="button" className="btn" onClick={() => go(path, { edit: "1" })}>{t("md.edit")}</button>}
          {draft && can(EDIT_ROUTINGS) && <button type="button" className="btn danger" onClick={() => setAsked("withdraw")}>{t("md.withdraw")}</button>}
          {draft && can(REQUEST_CHANGE) && <button type="button" className="btn" onClick={() => go("/changes", { new: "1", routing: routing.id })}>{t("changes.with_this")}</button>}
          {draft && can(APPROVE_ITEMS) && <button type="button" className="btn primary" onClick={() => setAsked("approve")}>{t("md.approve")}</button>}
          {!draft && can(EDIT_ROUTINGS) && <button type="button" className="btn" onClick={() => go("/routings/new", { item: routing.itemId, from: routing.id })}>{t("routing.new_version")}</button>}
        </>
      } />
      <dl className="facts">
        <Fact title={t("md.effective")}>{effective(routing)}</Fact>
        <Fact title={t("routing.steps")}>{count(routing.steps.length)}</Fact>
        <Fact title={t("routing.per_piece")}>{duration(routing.steps.reduce((sum, step) => sum + Number(step.cycleSeconds), 0))}</Fact>
        <Fact title={t("md.approved_at")}>{when(routing.approvedAt)}</Fact>
      </dl>
      <StepGraph steps={routing.steps.map((step) => ({ id: step.id, sequence: step.sequence, predecessorIds: step.predecessors.map((each) => ids.get(each) ?? ""), title: named(step.name), place: step.workUnit?.code ?? named(step.workCenter.name), note: step.alternatives.length ? t("routing.or_at", { place: step.alternatives.map((each) => each.workUnit?.code ?? named(each.workCenter.name)).join(t("list.separator")) }) : "" }))} />
      <div className="md-tabs"><Segments label={t("routing.tabs")} current={tab} items={["steps", "diff"].map((key) => ({ key, label: t(`routing.tab.${key}`), href: href(path, { tab: key }) }))} /></div>
      {tab === "steps" && <Section title={t("routing.steps")}><DataTable label={t("routing.steps")} columns={stepColumns()} groups={[{ key: "all", rows: routing.steps }]} rowKey={(row) => row.id} minWidth={980} onOpen={(row) => go(`/operations/${row.operationDefinitionId}`)} /></Section>}
      {tab === "diff" && <Section title={t("routing.tab.diff")}><Compare routing={routing} /></Section>}
      {asked && <RoutingDialog routing={routing} act={asked} onClose={() => setAsked(null)} />}
    </>
  );
}

const options = (step: Step): string =>
  [
    step.reportMode !== "any" ? t(`routing.mode.${step.reportMode}`) + (step.boxQuantity ? ` ${quantity(step.boxQuantity)}` : "") : "",
    step.needsApproval ? t("routing.needs_approval") : "", step.skipAllowed ? t("routing.skip_allowed") : "",
    step.overLimitPercent ? t("routing.over_to", { n: quantity(step.overLimitPercent) }) : "", step.skillCodes.length ? t("routing.needs_skills", { skills: step.skillCodes.join(" ") }) : "",
  ].filter(Boolean).join(t("list.separator"));
const placeOf = (at: { workCenter: Step["workCenter"]; workUnit?: Step["workUnit"] }): string => [named(at.workCenter.name), at.workUnit?.code].filter(Boolean).join(" ");

function stepColumns(): Column<Step>[] {
  return [
    { key: "sequence", title: t("routing.sequence"), width: 70, cell: (row) => <b className="strong">{row.sequence}</b> },
    { key: "name", title: t("routing.operation"), phone: "title", cell: (row) => <a className="link" href={href(`/operations/${row.operationDefinitionId}`)}>{named(row.name)}</a> },
    { key: "after", title: t("routing.after"), width: 90, cell: (row) => row.predecessors.join(t("list.separator")) },
    { key: "place", title: t("places.center"), width: 200, cell: (row) => <><div className="first">{placeOf(row)}</div>{row.alternatives.map((each) => <div key={each.id} className="second">{t("routing.or_at", { place: `${placeOf(each)} ${duration(each.cycleSeconds)}` })}</div>)}</> },
    { key: "setup", title: t("routing.setup"), width: 100, align: "right", cell: (row) => duration(row.setupSeconds) },
    { key: "cycle", title: t("routing.cycle"), width: 100, align: "right", cell: (row) => duration(row.cycleSeconds) },
    { key: "options", title: t("routing.options"), cell: options },
  ];
}

function Compare({ routing }: { routing: RoutingFull }) {
  const { query } = useRoute();
  const versions = useRead(RoutingVersionsDocument, { itemId: routing.itemId }).data?.itemRoutings.filter((each) => each.id !== routing.id) ?? [];
  const chosen = query.get("with") ?? versions.find((each) => each.version < routing.version && each.state === "approved")?.id ?? versions[0]?.id ?? null;
  const diff = useRead(RoutingDifferencesDocument, { before: chosen ?? NOBODY, after: routing.id }, { enabled: !!chosen });
  if (versions.length === 0) return <Note title={t("md.only_version")}>{t("md.only_version_why")}</Note>;
  return (
    <>
      <Segments label={t("md.compare_with")} current={chosen ?? ""} items={versions.map((each) => ({ key: each.id, label: t("md.version", { n: count(each.version) }), href: href(`/routings/${routing.id}`, { tab: "diff", with: each.id }) }))} />
      <Loaded query={diff} what={t("routing.tab.diff")} rows={5}>
        {({ routingDifferences }) => (routingDifferences.length === 0 ? <Note title={t("md.same")}>{t("md.same_why")}</Note> : <RoutingDiffTable rows={routingDifferences} />)}
      </Loaded>
    </>
  );
}

export function RoutingDiffTable({ rows }: { rows: readonly Difference[] }) {
  const pair = (of: (step: Step) => string) => (row: Difference) => {
    const [old, now] = [row.before ? of(row.before) : null, row.after ? of(row.after) : null];
    return old === now || now === null ? old : <>{old !== null && <span className="md-was">{old}</span>}<b className="strong">{now}</b></>;
  };
  const columns: Column<Difference>[] = [
    { key: "sequence", title: t("routing.sequence"), width: 80, cell: (row) => row.sequence },
    { key: "change", title: t("md.change"), width: 90, phone: "corner", cell: (row) => t(`md.diff.${row.change}`) },
    { key: "name", title: t("routing.operation"), phone: "title", cell: pair((step) => named(step.name)) },
    { key: "place", title: t("places.center"), width: 180, cell: pair(placeOf) },
    { key: "times", title: t("routing.times"), width: 190, cell: pair((step) => `${duration(step.setupSeconds)} + ${duration(step.cycleSeconds)}`) },
    { key: "after", title: t("routing.after"), width: 110, cell: pair((step) => step.predecessors.join(t("list.separator")) || "–") },
    { key: "options", title: t("routing.options"), cell: pair(options) },
  ];
  return <DataTable label={t("routing.tab.diff")} columns={columns} groups={[{ key: "all", rows: [...rows] }]} rowKey={(row) => String(row.sequence)} rowClass={(row) => `md-${row.change}`} minWidth={900} />;
}

function RoutingDialog({ routing, act, onClose }: { routing: RoutingFull; act: "approve" | "withdraw"; onClose: () => void }) {
  const approve = useCommand(ApproveRoutingDocument, (reply) => reply.approveRouting);
  const withdraw = useCommand(WithdrawRoutingDocument, (reply) => reply.withdrawRouting);
  const renew = useRenew(RoutingDetailDocument, RoutingVersionsDocument, ItemDetailDocument);
  const command = act === "approve" ? approve : withdraw;
  const label = t(`routing.${act}`, { item: routing.item.code, n: count(routing.version) });
  return (
    <Dialog open title={label} submit={label} danger={act === "withdraw"} busy={command.isPending} error={command.error} onClose={onClose}
      onSubmit={() => command.mutate({ input: { routingId: routing.id } }, { onSuccess: () => { renew(); onClose(); } })}>
      <p className="dialog-lead">{act === "approve" ? t("bom.approve_why", { day: routing.effectiveFrom }) : t("md.withdraw_why")}</p>
    </Dialog>
  );
}
