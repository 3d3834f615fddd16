import { useState } from "react";
import {
  ApproveBomDocument, BomDetailDocument, BomDifferencesDocument, BomTreeDocument, BomVersionsDocument, ItemDetailDocument, WithdrawBomDocument,
  type BomDetailQuery, type BomDifferencesQuery,
} from "@/packages/api/generated/graphql";
import { count, named, quantity, t, unitName } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { Dialog } from "@/c/kit/Dialog";
import { Segments } from "@/c/kit/parts";
import { Loaded, Note } from "@/c/kit/states";
import { APPROVE_ITEMS, EDIT_ITEMS, REQUEST_CHANGE } from "@/c/permissions";
import { go, href, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { BomEditor } from "./BomEditor";
import { BomTree } from "./BomTree";
import { Crumbs, effective, Fact, Section, VersionState, when } from "./shared";

export type BomFull = NonNullable<BomDetailQuery["bom"]>;
type Line = BomFull["lines"][number];
type Difference = BomDifferencesQuery["bomDifferences"][number];

export default function BomPage({ id = "" }: { id?: string }) {
  const { query: route } = useRoute();
  return id === "new" ? <NewBom itemId={route.get("item") ?? ""} from={route.get("from")} /> : <OneBom id={id} editing={!!route.get("edit")} />;
}

const missing = <Note whole title={t("bom.not_found")} acts={<a className="btn" href={href("/items")}>{t("item.to_list")}</a>}>{t("order.not_found_why")}</Note>;

function NewBom({ itemId, from }: { itemId: string; from: string | null }) {
  const item = useRead(ItemDetailDocument, { id: itemId || NOBODY });
  const before = useRead(BomDetailDocument, { id: from ?? NOBODY }, { enabled: !!from });
  return (
    <div className="page scrolls">
      <Loaded query={item} what={t("item.one")} whole>
        {(data) => (!data.item ? missing : (
          <>
            <Title item={data.item} title={t("bom.new_version")} />
            {(!from || before.data) && <BomEditor item={data.item} from={before.data?.bom} />}
          </>
        ))}
      </Loaded>
    </div>
  );
}

const NOBODY = "00000000-0000-7000-8000-000000000000";

function Title({ item, title, bom, acts }: { item: BomFull["item"]; title: string; bom?: BomFull; acts?: React.ReactNode }) {
  return (
    <header className="detail-head">
      <div className="detail-title">
        <Crumbs items={[{ label: t("items.title"), path: "/items" }, { label: item.code, path: `/items/${item.id}` }]} />
        <h1>{item.code} <span>{title}</span>{bom && <VersionState state={bom.state} />}</h1>
        <p>{named(item.name)}</p>
      </div>
      {acts && <div className="acts">{acts}</div>}
    </header>
  );
}

function OneBom({ id, editing }: { id: string; editing: boolean }) {
  const query = useRead(BomDetailDocument, { id });
  return (
    <div className="page scrolls">
      <Loaded query={query} what={t("bom.one")} whole>
        {({ bom }) => (!bom ? missing : editing && bom.state === "draft" ? <><Title item={bom.item} bom={bom} title={t("bom.version", { n: count(bom.version) })} /><BomEditor item={bom.item} draft={bom} /></> : <Detail bom={bom} />)}
      </Loaded>
    </div>
  );
}

function Detail({ bom }: { bom: BomFull }) {
  const { can } = useSession();
  const { query } = useRoute();
  const [asked, setAsked] = useState<"approve" | "withdraw" | null>(null);
  const tab = query.get("tab") === "tree" ? "tree" : query.get("tab") === "diff" ? "diff" : "lines";
  const path = `/boms/${bom.id}`;
  const draft = bom.state === "draft";
  return (
    <>
      <Title item={bom.item} bom={bom} title={t("bom.version", { n: count(bom.version) })} acts={
        <>
          {draft && can(EDIT_ITEMS) && <button type="button" className="btn" onClick={() => go(path, { edit: "1" })}>{t("md.edit")}</button>}
          {draft && can(EDIT_ITEMS) && <button type="button" className="btn danger" onClick={() => setAsked("withdraw")}>{t("md.withdraw")}</button>}
          {draft && can(REQUEST_CHANGE) && <button type="button" className="btn" onClick={() => go("/changes", { new: "1", bom: bom.id })}>{t("changes.with_this")}</button>}
          {draft && can(APPROVE_ITEMS) && <button type="button" className="btn primary" onClick={() => setAsked("approve")}>{t("md.approve")}</button>}
          {!draft && can(EDIT_ITEMS) && <button type="button" className="btn" onClick={() => go("/boms/new", { item: bom.itemId, from: bom.id })}>{t("bom.new_version")}</button>}
        </>
      } />
      <dl className="facts">
        <Fact title={t("md.effective")}>{effective(bom)}</Fact>
        <Fact title={t("bom.lines")}>{count(bom.lineCount)}</Fact>
        <Fact title={t("md.approved_at")}>{when(bom.approvedAt)}</Fact>
      </dl>
      <div className="md-tabs"><Segments label={t("bom.tabs")} current={tab} items={["lines", "tree", "diff"].map((key) => ({ key, label: t(`bom.tab.${key}`), href: href(path, { tab: key }) }))} /></div>
      {tab === "lines" && <Section title={t("bom.lines")}><DataTable label={t("bom.lines")} columns={lineColumns()} groups={[{ key: "all", rows: bom.lines }]} rowKey={(row) => row.id} minWidth={820} onOpen={(row) => go(`/items/${row.item.id}`)} /></Section>}
      {tab === "tree" && <Section title={t("bom.tree")}><BomTree itemId={bom.itemId} bomId={bom.id} unit={bom.item.unit} /></Section>}
      {tab === "diff" && <Section title={t("bom.tab.diff")}><Compare bom={bom} /></Section>}
      {asked && <BomDialog bom={bom} act={asked} onClose={() => setAsked(null)} />}
    </>
  );
}

function lineColumns(): Column<Line>[] {
  return [
    { key: "position", title: t("bom.position"), width: 70, cell: (row) => <span className="faint">{row.position}</span> },
    { key: "component", title: t("bom.component"), phone: "title", cell: (row) => <><a className="link strong" href={href(`/items/${row.item.id}`)}>{row.item.code}</a><div className="second">{named(row.item.name)}</div></> },
    { key: "quantity", title: t("bom.quantity"), width: 150, align: "right", cell: (row) => <>{quantity(row.quantity)} <span className="faint">{unitName(row.unit)}</span></> },
    { key: "scrap", title: t("bom.scrap"), width: 90, align: "right", cell: (row) => (Number(row.scrapPercent) > 0 ? `${quantity(row.scrapPercent)} %` : "") },
    { key: "step", title: t("bom.step"), width: 80, cell: (row) => row.stepSequence ?? "" },
    { key: "marks", title: t("bom.kind"), width: 180, cell: (row) => [row.phantom ? t("bom.phantom") : "", row.alternativeOf ? t("bom.alternative_of", { n: count(row.alternativeOf) }) : ""].filter(Boolean).join(t("list.separator")) },
    { key: "note", title: t("bom.note"), cell: (row) => row.note ?? "" },
  ];
}

/** Against the version before, or any other one. */
function Compare({ bom }: { bom: BomFull }) {
  const { query } = useRoute();
  const versions = useRead(BomVersionsDocument, { itemId: bom.itemId }).data?.itemBoms.filter((each) => each.id !== bom.id) ?? [];
  const chosen = query.get("with") ?? versions.find((each) => each.version < bom.version && each.state === "approved")?.id ?? versions[0]?.id ?? null;
  const diff = useRead(BomDifferencesDocument, { before: chosen ?? NOBODY, after: bom.id }, { enabled: !!chosen });
  if (versions.length === 0) return <Note title={t("md.only_version")}>{t("md.only_version_why")}</Note>;
  return (
    <>
      <Segments label={t("md.compare_with")} current={chosen ?? ""} items={versions.map((each) => ({ key: each.id, label: t("md.version", { n: count(each.version) }), href: href(`/boms/${bom.id}`, { tab: "diff", with: each.id }) }))} />
      <Loaded query={diff} what={t("bom.tab.diff")} rows={5}>
        {({ bomDifferences }) => (bomDifferences.length === 0 ? <Note title={t("md.same")}>{t("md.same_why")}</Note> : <BomDiffTable rows={bomDifferences} />)}
      </Loaded>
    </>
  );
}

export function BomDiffTable({ rows }: { rows: readonly Difference[] }) {
  const pair = (of: (line: Line) => string) => (row: Difference) => {
    const [old, now] = [row.before ? of(row.before) : null, row.after ? of(row.after) : null];
    return old === now || now === null ? old : <>{old !== null && <span className="md-was">{old}</span>}<b className="strong">{now}</b></>;
  };
  const columns: Column<Difference>[] = [
    { key: "position", title: t("bom.position"), width: 80, cell: (row) => row.position },
    { key: "change", title: t("md.change"), width: 90, phone: "corner", cell: (row) => t(`md.diff.${row.change}`) },
    { key: "component", title: t("bom.component"), phone: "title", cell: pair((line) => `${line.item.code} ${named(line.item.name)}`) },
    { key: "quantity", title: t("bom.quantity"), width: 190, cell: pair((line) => `${quantity(line.quantity)} ${unitName(line.unit)}`) },
    { key: "scrap", title: t("bom.scrap"), width: 110, cell: pair((line) => `${quantity(line.scrapPercent)} %`) },
    { key: "step", title: t("bom.step"), width: 90, cell: pair((line) => (line.stepSequence ? String(line.stepSequence) : "–")) },
    { key: "note", title: t("bom.note"), cell: pair((line) => [line.phantom ? t("bom.phantom") : "", line.alternativeOf ? t("bom.alternative_of", { n: count(line.alternativeOf) }) : "", line.note ?? ""].filter(Boolean).join(t("list.separator"))) },
  ];
  return <DataTable label={t("bom.tab.diff")} columns={columns} groups={[{ key: "all", rows: [...rows] }]} rowKey={(row) => String(row.position)} rowClass={(row) => `md-${row.change}`} minWidth={820} />;
}

function BomDialog({ bom, act, onClose }: { bom: BomFull; act: "approve" | "withdraw"; onClose: () => void }) {
  const approve = useCommand(ApproveBomDocument, (reply) => reply.approveBom);
  const withdraw = useCommand(WithdrawBomDocument, (reply) => reply.withdrawBom);
  const renew = useRenew(BomDetailDocument, BomTreeDocument, BomVersionsDocument, ItemDetailDocument);
  const command = act === "approve" ? approve : withdraw;
  const label = t(`bom.${act}`, { item: bom.item.code, n: count(bom.version) });
  return (
    <Dialog open title={label} submit={label} danger={act === "withdraw"} busy={command.isPending} error={command.error} onClose={onClose}
      onSubmit={() => command.mutate({ input: { bomId: bom.id } }, { onSuccess: () => { renew(); onClose(); } })}>
      <p className="dialog-lead">{act === "approve" ? t("bom.approve_why", { day: bom.effectiveFrom }) : t("md.withdraw_why")}</p>
    </Dialog>
  );
}
