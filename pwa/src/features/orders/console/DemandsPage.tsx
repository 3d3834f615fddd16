import { IconArrowsSort, IconPlus } from "@tabler/icons-react";
import { Dropdown } from "antd";
import { useState } from "react";
import { DemandsPageDocument, DemandSort, DemandSummaryDocument, type DemandRowFragment, type DemandSummaryQuery } from "@/packages/api/generated/graphql";
import { count, dateWithDay, due, named, quantity, t } from "@/packages/i18n";
import { StatusMark } from "@/packages/ui-tokens";
import { useRead } from "@/c/data";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { Dot, FilterChip, Head, Segments } from "@/c/kit/parts";
import { Foot, Key, usePaging } from "@/c/kit/Pager";
import { SearchBox } from "@/c/kit/SearchBox";
import { Loaded, Note } from "@/c/kit/states";
import { CREATE_ORDER, EDIT_DEMANDS } from "@/c/permissions";
import { href, refine, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { DemandPanel } from "./DemandPanel";
import { expectedText, lateText } from "./kinds";
import { NewDemandPanel } from "./NewDemandPanel";
import { OrdersTabs } from "./OrdersTabs";
import { PushDialog } from "./PushDialog";

const TABS = ["to_plan", "planned", "late", "done", "all"] as const;
type Tab = (typeof TABS)[number];
const PAGE = 50;
const SORTS = [DemandSort.DueAsc, DemandSort.PriorityDesc, DemandSort.NumberDesc] as const;

export default function DemandsPage() {
  const { query } = useRoute();
  const { can } = useSession();
  const tab = TABS.find((each) => each === query.get("tab")) ?? "to_plan";
  const summary = useRead(DemandSummaryDocument, {}).data?.demandSummary;
  const search = query.get("search") ?? "";
  return (
    <div className="page">
      <Head
        title={t("demands.title")}
        figures={summary && <><span>{t("demands.tab.to_plan")} <b>{count(summary.toPlan)}</b></span>{summary.late > 0 && <span>{t("demands.tab.late")} <b>{count(summary.late)}</b></span>}</>}
        acts={
          <>
            <OrdersTabs current="demands" />
            {can(EDIT_DEMANDS) && <button type="button" className="btn primary" onClick={() => refine({ new: "1", demand: null })}><IconPlus size={16} stroke={1.75} aria-hidden="true" />{t("demands.new")}</button>}
          </>
        }
      />
      <div className="tools">
        <Segments label={t("demands.tabs")} current={tab} items={TABS.map((key) => ({ key, label: t(`demands.tab.${key}`), count: summary ? countOf(summary, key) : null, href: href("/demands", { tab: key === "to_plan" ? null : key, search: search || null }) }))} />
        {search && <FilterChip onRemove={() => refine({ search: null, pages: null })}>{t("orders.filter_search", { text: search })}</FilterChip>}
        <SearchBox key={search} initial={search} />
        <div className="end"><SortChoice /></div>
      </div>
      <Demands key={tab} tab={tab} search={search} />
      {query.get("new") && <NewDemandPanel onClose={() => refine({ new: null })} />}
    </div>
  );
}

const countOf = (summary: DemandSummaryQuery["demandSummary"], tab: Tab): string | null =>
  tab === "all" ? null : count({ to_plan: summary.toPlan, planned: summary.planned, late: summary.late, done: summary.done }[tab]);

function useSort(): DemandSort {
  const { query } = useRoute();
  return SORTS.find((each) => each === query.get("sort")) ?? DemandSort.DueAsc;
}

function SortChoice() {
  const sort = useSort();
  const items = SORTS.map((key) => ({ key, label: t(`orders.sort.${key}`), onClick: () => refine({ sort: key === DemandSort.DueAsc ? null : key, pages: null }) }));
  return (
    <Dropdown trigger={["click"]} placement="bottomRight" menu={{ selectable: true, selectedKeys: [sort], items }}>
      <button type="button" className="btn ghost" aria-haspopup="menu"><IconArrowsSort size={16} stroke={1.75} aria-hidden="true" />{t(`orders.sort.${sort}`)}</button>
    </Dropdown>
  );
}

function Demands({ tab, search }: { tab: Tab; search: string }) {
  const paging = usePaging(PAGE);
  const sort = useSort();
  const { query: route } = useRoute();
  const { can } = useSession();
  const query = useRead(DemandsPageDocument, { first: PAGE, after: paging.after, filter: { tab, search: search || null }, sort }, { keep: true });
  const rows = query.data?.demands.nodes ?? [];
  const [chosen, setChosen] = useState<string[]>([]);
  const [pushing, setPushing] = useState<DemandRowFragment[] | null>(null);
  const choosing = can(CREATE_ORDER) && (tab === "to_plan" || tab === "late" || tab === "all");
  const toggle = (id: string): void => setChosen((all) => (all.includes(id) ? all.filter((each) => each !== id) : [...all, id]));
  const picked = rows.filter((row) => chosen.includes(row.id) && pushable(row));
  const opened = rows.find((row) => row.id === route.get("demand"));
  const keys: Record<string, (row: DemandRowFragment) => void> = choosing
    ? { x: (row) => pushable(row) && toggle(row.id), p: (row) => pushable(row) && setPushing([row]) } : {};
  return (
    <>
      {choosing && rows.some(pushable) && (
        <div className="choosing">
          {picked.length === 0 ? (
            <>
              <span className="faint">{t("push.hint")}</span>
              <button type="button" className="btn ghost" onClick={() => setChosen(rows.filter(pushable).map((row) => row.id))}>{t("push.all")}</button>
            </>
          ) : (
            <>
              <button type="button" className="btn primary" onClick={() => setPushing(picked)}>{t("push.act", { n: count(picked.length) })}</button>
              <button type="button" className="btn ghost" onClick={() => setChosen([])}>{t("release.none")}</button>
            </>
          )}
        </div>
      )}
      <Loaded query={query} what={t("demands.title")} rows={10}>
        {({ demands }) => (
          <>
            {demands.nodes.length === 0 ? <Empty tab={tab} search={search} /> : (
              <DataTable
                label={t("demands.title")}
                columns={choosing ? [chooser(chosen, toggle), ...COLUMNS()] : COLUMNS()}
                groups={[{ key: "all", rows: demands.nodes }]}
                rowKey={(row) => row.id}
                rowClass={(row) => (chosen.includes(row.id) ? "chosen" : "")}
                onOpen={(row) => refine({ demand: row.id, new: null })}
                keys={keys}
                minWidth={1040}
              />
            )}
            <Foot paging={paging} info={demands.pageInfo} shown={demands.nodes.length} unit="demands.n">
              {demands.nodes.length > 0 && <><Key names={["↑", "↓"]}>{t("keys.move")}</Key><Key names={["Enter"]}>{t("keys.open")}</Key>{choosing && <><Key names={["X"]}>{t("keys.choose")}</Key><Key names={["P"]}>{t("push.key")}</Key></>}</>}
            </Foot>
          </>
        )}
      </Loaded>
      {opened && <DemandPanel demand={opened} onPush={() => setPushing([opened])} onClose={() => refine({ demand: null })} />}
      {pushing && <PushDialog demands={pushing} onClose={() => setPushing(null)} onDone={() => { setPushing(null); setChosen([]); }} />}
    </>
  );
}

export const pushable = (row: DemandRowFragment): boolean => Number(row.toPlanQuantity) > 0;

function Empty({ tab, search }: { tab: Tab; search: string }) {
  const { can } = useSession();
  if (search) return <Note title={t("demands.no_match")} acts={<button type="button" className="btn" onClick={() => refine({ search: null, pages: null })}>{t("kit.clear_filters")}</button>}>{t("orders.no_match_why")}</Note>;
  const creates = can(EDIT_DEMANDS) && (tab === "to_plan" || tab === "all");
  return <Note title={t(`demands.empty.${tab}`)} acts={creates && <button type="button" className="btn primary" onClick={() => refine({ new: "1" })}>{t("demands.new")}</button>}>{t("demands.empty_why")}</Note>;
}

function chooser(chosen: string[], toggle: (id: string) => void): Column<DemandRowFragment> {
  return {
    key: "choose", width: 56, phone: "corner", title: <span className="sr-only">{t("push.choose")}</span>,
    cell: (row) => pushable(row) && (
      <label className="select-box"><span className="sr-only">{t("release.choose_one", { number: row.number })}</span>
        <input type="checkbox" tabIndex={-1} checked={chosen.includes(row.id)} onChange={() => toggle(row.id)} />
      </label>
    ),
  };
}

const COLUMNS = (): Column<DemandRowFragment>[] => [
  { key: "number", title: t("demands.number"), width: 104, phone: "title", cell: (row) => <b className="strong">{row.number}</b> },
  {
    key: "customer", title: t("order.customer"), width: 168, phone: "title",
    cell: (row) => row.customer ? <><div className="first" title={named(row.customer.name)}>{named(row.customer.name)}</div><div className="second">{row.customerPo}{row.customerPoLine && <><Dot />{t("order.po_line", { line: row.customerPoLine })}</>}</div></> : <span className="muted">{t("demand.kind.mts")}</span>,
  },
  { key: "item", title: t("order.item"), width: 180, cell: (row) => <><div className="first" title={named(row.item.name)}>{named(row.item.name)}</div><div className="second">{row.item.code}</div></> },
  { key: "done", title: t("order.done_of"), width: 110, align: "right", cell: (row) => <><b className={Number(row.goodQuantity) > 0 ? "strong" : "faint"}>{quantity(row.goodQuantity)}</b><span className="faint"> / {quantity(row.quantity)}</span></> },
  { key: "left", title: t("demands.to_plan"), width: 90, align: "right", cell: (row) => Number(row.toPlanQuantity) > 0 ? <b className="strong">{quantity(row.toPlanQuantity)}</b> : <span className="faint">0</span> },
  { key: "due", title: t("order.due"), width: 124, cell: (row) => <Due row={row} /> },
  { key: "expected", title: t("order.expected"), width: 130, phone: "hide", cell: (row) => <Expected row={row} /> },
  { key: "orders", title: t("orders.title"), cell: (row) => row.orders.map((order) => <a key={order.id} className="id" style={{ marginRight: 8 }} href={href(`/orders/${order.id}`)} tabIndex={-1}>{order.number}</a>) },
  { key: "state", title: t("order.state_title"), width: 120, phone: "corner", cell: (row) => <State row={row} /> },
];

function Due({ row }: { row: DemandRowFragment }) {
  if (row.state !== "open") return <>{dateWithDay(row.dueAt)}</>;
  const { text, overdue, today } = due(row.dueAt);
  return <div className="due"><div className={overdue ? "overdue" : today ? "strong" : ""}>{text}</div><div className="second">{dateWithDay(row.dueAt)}</div></div>;
}

function Expected({ row }: { row: DemandRowFragment }) {
  if (!row.expectedAt) return <span className="faint">{Number(row.toPlanQuantity) > 0 ? t("demands.not_planned") : "–"}</span>;
  const late = lateText(row.lateBy);
  return <><div>{expectedText(row)}</div>{late?.late && <div className="second late-note">{late.text}</div>}</>;
}

export function State({ row }: { row: DemandRowFragment }) {
  if (row.state === "done") return <StatusMark mark="done">{t("demand.state.done")}</StatusMark>;
  if (row.state === "cancelled") return <StatusMark mark="silent" tone="t3">{t("demand.state.cancelled")}</StatusMark>;
  if (Number(row.toPlanQuantity) === 0) return <StatusMark mark="running">{t("demand.state.planned")}</StatusMark>;
  return <StatusMark mark="ready" tone="t3">{t(Number(row.plannedQuantity) > 0 ? "demand.state.partly" : "demand.state.open")}</StatusMark>;
}
