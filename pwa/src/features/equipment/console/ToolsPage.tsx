import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { ChangeToolDocument, MountToolDocument, PlantPlacesDocument, RegisterToolDocument, RenewToolDocument, ToolsDocument, ToolSort, type ToolsQuery } from "@/packages/api/generated/graphql";
import { absolute, count, named, percent, quantity, t, unitName } from "@/packages/i18n";
import { StatusMark, type Mark } from "@/packages/ui-tokens";
import { useCommand, useRead, useRenew } from "@/c/data";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { FilterChip, Head, Segments } from "@/c/kit/parts";
import { Foot, Key, usePaging } from "@/c/kit/Pager";
import { SearchBox } from "@/c/kit/SearchBox";
import { SidePanel } from "@/c/kit/SidePanel";
import { Loaded, Note, Refused } from "@/c/kit/states";
import { href, refine, refined, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { codeField, DECIMAL, FormPanel, nameFields, WHOLE, type FormField, type Values } from "@/features/masterdata/console/FormPanel";
import { ReasonDialog } from "@/features/reporting/console/ReasonDialog";
import { SortChoice, useSort } from "@/features/traceability/console/parts";
import { EquipmentTabs } from "./EquipmentTabs";

const EDIT_TOOLS = "equipment.tool:edit";
const MOUNT_TOOLS = "equipment.tool:mount";
const PAGE = 50;
const VIEWS = ["all", "near", "worn"] as const;
const SORTS = [ToolSort.CodeAsc, ToolSort.UsedDesc] as const;
const MARKS: Record<string, Mark> = { fine: "done", near: "quarantine", worn: "late" };
type Tool = ToolsQuery["tools"]["nodes"][number];

/** Moulds, jigs and cutters: how much of their life is used, where they are mounted. Worn ones block the report. */
export default function ToolsPage() {
  const { query: route } = useRoute();
  const { can } = useSession();
  const paging = usePaging(PAGE);
  const sort = useSort(SORTS);
  const search = route.get("search") ?? "";
  const view = VIEWS.find((each) => each === route.get("view")) ?? "all";
  const query = useRead(ToolsDocument, { first: PAGE, after: paging.after, filter: { search: search || null, standing: view === "all" ? null : view }, sort: [sort] }, { keep: true });
  const shown = query.data?.tools.nodes.find((each) => each.id === route.get("tool"));
  const add = can(EDIT_TOOLS) && <button type="button" className="btn primary" onClick={() => refine({ new: "1", tool: null })}><IconPlus size={16} stroke={1.75} aria-hidden="true" />{t("tools.new")}</button>;
  return (
    <div className="page">
      <Head title={t("assets.title")} figures={query.data && <span>{t(`tools.view.${view}`)} <b>{count(query.data.tools.pageInfo.total)}</b></span>} acts={add} />
      <div className="tools">
        <EquipmentTabs current="tools" />
        <Segments label={t("tools.views")} current={view} items={VIEWS.map((key) => ({ key, label: t(`tools.view.${key}`), href: href("/tools", { view: key === "all" ? null : key, search: search || null }) }))} />
        {search && <FilterChip onRemove={() => refine({ search: null, pages: null })}>{t("orders.filter_search", { text: search })}</FilterChip>}
        <div className="end"><SortChoice sorts={SORTS} current={sort} name={(key) => t(`tools.sort.${key}`)} /><SearchBox key={search} initial={search} /></div>
      </div>
      <Loaded query={query} what={t("tools.title")} rows={6}>
        {({ tools: page }) => (
          <>
            {page.nodes.length === 0
              ? search || view !== "all" ? <Note title={t("tools.no_match")} acts={<button type="button" className="btn" onClick={() => refine({ search: null, view: null, pages: null })}>{t("kit.clear_filters")}</button>} /> : <Note title={t("tools.empty")} acts={add}>{t("tools.empty_why")}</Note>
              : <DataTable label={t("tools.title")} columns={columns()} groups={[{ key: "all", rows: page.nodes }]} rowKey={(row) => row.id} onOpen={(row) => refine({ tool: row.id, new: null })} rowClass={(row) => (row.id === shown?.id ? "chosen" : "")} minWidth={860} />}
            <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="tools.n"><Key names={["↑", "↓"]}>{t("keys.move")}</Key><Key names={["Enter"]}>{t("keys.open")}</Key></Foot>
          </>
        )}
      </Loaded>
      {shown && <ToolPanel key={shown.id} tool={shown} onClose={() => refine({ tool: null })} />}
      {can(EDIT_TOOLS) && route.get("new") && <ToolForm onClose={() => refine({ new: null })} />}
    </div>
  );
}

const Standing = ({ tool }: { tool: Tool }) => <StatusMark mark={MARKS[tool.standing] ?? "ready"}>{t(`tools.standing.${tool.standing}`)}</StatusMark>;

function columns(): Column<Tool>[] {
  return [
    { key: "code", title: t("asset.code"), width: 150, phone: "title", cell: (row) => <a className="id opens strong" href={refined({ tool: row.id })}>{row.code}</a> },
    { key: "name", title: t("asset.name"), phone: "title", cell: (row) => <><div className="first">{named(row.name)}</div><div className="second">{row.kind}</div></> },
    { key: "unit", title: t("tools.mounted"), width: 180, cell: (row) => (row.workUnit ? <><div className="first">{named(row.workUnit.name)}</div><div className="second">{row.workUnit.code}</div></> : <span className="faint">{t("tools.off")}</span>) },
    { key: "life", title: t("tools.life"), width: 220, cell: (row) => <Life tool={row} /> },
    { key: "renewals", title: t("tools.renewals"), width: 90, align: "right", phone: "hide", cell: (row) => count(row.renewals) },
    { key: "state", title: t("order.state_title"), width: 156, phone: "corner", cell: (row) => <Standing tool={row} /> },
  ];
}

/** Used of its limit, as figures and as a bar; without a limit it is only counted. */
function Life({ tool }: { tool: Tool }) {
  const share = tool.lifeLimit ? Math.min(1, Number(tool.used) / Number(tool.lifeLimit)) : null;
  return (
    <>
      <div>{quantity(tool.used)}{tool.lifeLimit && <span className="faint"> / {quantity(tool.lifeLimit)}</span>} <span className="faint">{unitName(tool.lifeUnit)}</span></div>
      {share !== null && <span className={`life ${tool.standing}`} role="img" aria-label={percent(share)}><i style={{ width: `${share * 100}%` }} /></span>}
    </>
  );
}

function ToolPanel({ tool, onClose }: { tool: Tool; onClose: () => void }) {
  const { can, me } = useSession();
  const [open, setOpen] = useState<"edit" | "mount" | "renew" | null>(null);
  const renew = useRenew(ToolsDocument);
  const mount = useCommand(MountToolDocument, (reply) => reply.mountTool);
  const renewing = useCommand(RenewToolDocument, (reply) => reply.renewTool);
  const done = (): void => { setOpen(null); renew(); };
  if (open === "edit") return <ToolForm tool={tool} onClose={() => setOpen(null)} />;
  if (open === "mount") return <MountForm tool={tool} onClose={() => setOpen(null)} />;
  return (
    <SidePanel
      title={`${tool.code} ${named(tool.name)}`} onClose={onClose}
      foot={
        <>
          {can(MOUNT_TOOLS) && !tool.workUnit && <button type="button" className="btn primary" onClick={() => setOpen("mount")}>{t("tools.mount")}</button>}
          {can(MOUNT_TOOLS) && tool.workUnit && <button type="button" className="btn" disabled={mount.isPending} onClick={() => mount.mutate({ input: { toolId: tool.id, workUnitId: null } }, { onSuccess: renew })}>{t("tools.dismount")}</button>}
          {can(EDIT_TOOLS) && <button type="button" className="btn" onClick={() => setOpen("renew")}>{t("tools.renew")}</button>}
          {can(EDIT_TOOLS) && <button type="button" className="btn" onClick={() => setOpen("edit")}>{t("md.edit")}</button>}
        </>
      }
    >
      <dl className="pairs">
        <dt>{t("order.state_title")}</dt><dd><Standing tool={tool} /></dd>
        <dt>{t("tools.life")}</dt><dd><Life tool={tool} /></dd>
        <dt>{t("tools.per_piece")}</dt><dd>{quantity(tool.perPiece)} {unitName(tool.lifeUnit)}</dd>
        <dt>{t("tools.warn")}</dt><dd>{tool.warnPercent}%</dd>
        <dt>{t("tools.renewals")}</dt><dd>{count(tool.renewals)}</dd>
        <dt>{t("tools.mounted")}</dt><dd>{tool.workUnit ? <>{tool.workUnit.code} {named(tool.workUnit.name)}<div className="second">{tool.mountedAt && absolute(tool.mountedAt)}</div></> : t("tools.off")}</dd>
      </dl>
      <Refused error={mount.error} />
      {open === "renew" && (
        <ReasonDialog title={t("tools.renew_title", { tool: tool.code })} lead={<>{t("tools.renew_effect", { used: quantity(tool.used) })} {t("status.signs", { name: me.name, meaning: t("tools.meaning") })}</>} label={t("mat.reason")} submit={t("tools.renew")} busy={renewing.isPending} error={renewing.error} onClose={() => setOpen(null)}
          onSubmit={(reason) => renewing.mutate({ input: { toolId: tool.id, reason } }, { onSuccess: done })} />
      )}
    </SidePanel>
  );
}

function MountForm({ tool, onClose }: { tool: Tool; onClose: () => void }) {
  const places = useRead(PlantPlacesDocument, {}, { staleTime: 60_000 }).data;
  const mount = useCommand(MountToolDocument, (reply) => reply.mountTool);
  const renew = useRenew(ToolsDocument);
  const options = (places?.workCenters ?? []).flatMap((center) => center.workUnits).map((each) => ({ value: each.id, label: `${each.code} ${named(each.name)}` }));
  return (
    <FormPanel key={options.length} title={t("tools.mount_title", { tool: tool.code })} submit={t("tools.mount")} fields={[{ key: "unit", label: t("asset.work_unit"), kind: "select", options }]} pending={mount.isPending} error={mount.error} onClose={onClose}
      onSubmit={(values) => mount.mutate({ input: { toolId: tool.id, workUnitId: values.unit ?? null } }, { onSuccess: () => { renew(); onClose(); } })} />
  );
}

function ToolForm({ tool, onClose }: { tool?: Tool; onClose: () => void }) {
  const register = useCommand(RegisterToolDocument, (reply) => reply.registerTool);
  const change = useCommand(ChangeToolDocument, (reply) => reply.changeTool);
  const renew = useRenew(ToolsDocument);
  const fields: FormField[] = [
    ...(tool ? [] : [codeField()]), ...nameFields(),
    ...(tool ? [] : [{ key: "kind", label: t("tools.kind"), optional: true, hint: t("tools.kind_hint") } satisfies FormField]),
    { key: "lifeLimit", label: t("tools.limit"), kind: "number", optional: true, matches: DECIMAL, hint: t("tools.limit_hint") },
    ...(tool ? [] : [{ key: "lifeUnit", label: t("tools.unit"), hint: t("tools.unit_hint") } satisfies FormField]),
    { key: "perPiece", label: t("tools.per_piece"), kind: "number", matches: DECIMAL, hint: t("tools.per_piece_hint") },
    { key: "warnPercent", label: t("tools.warn"), kind: "number", matches: WHOLE, unit: "%" },
  ];
  const start: Values = tool ? { nameZh: tool.name.zh, nameEn: tool.name.en, lifeLimit: tool.lifeLimit ?? "", perPiece: tool.perPiece, warnPercent: String(tool.warnPercent) } : { perPiece: "1", warnPercent: "90", lifeUnit: "pcs" };
  const submit = (values: Values): void => {
    const after = { onSuccess: () => { renew(); onClose(); } };
    const shared = { nameZh: values.nameZh ?? "", nameEn: values.nameEn ?? "", lifeLimit: values.lifeLimit || null, perPiece: values.perPiece ?? "1", warnPercent: Number(values.warnPercent ?? 90) };
    if (tool) change.mutate({ input: { toolId: tool.id, ...shared, unlimited: !values.lifeLimit } }, after);
    else register.mutate({ input: { ...shared, code: values.code ?? "", kind: values.kind || null, lifeUnit: values.lifeUnit ?? "pcs" } }, after);
  };
  return <FormPanel title={tool ? `${tool.code} ${named(tool.name)}` : t("tools.new")} submit={t(tool ? "md.save" : "tools.add")} fields={fields} start={start} pending={register.isPending || change.isPending} error={register.error ?? change.error} onSubmit={submit} onClose={onClose} />;
}
