import { IconPrinter } from "@tabler/icons-react";
import { Select } from "antd";
import { useEffect, useRef } from "react";
import { DispatchDocument, DispatchPlacesDocument, DispatchSort, type DispatchFilter, type DispatchRowFragment } from "@/packages/api/generated/graphql";
import { ago, count, named, quantity, t, unitName } from "@/packages/i18n";
import { StatusMark } from "@/packages/ui-tokens";
import { useRead, useRenew } from "@/c/data";
import { useNow } from "@/c/kit/clock";
import { DataTable, type Column, type Group } from "@/c/kit/DataTable";
import { FilterChip, Head } from "@/c/kit/parts";
import { Foot, Key, usePaging } from "@/c/kit/Pager";
import { SearchBox } from "@/c/kit/SearchBox";
import { Loaded, Note } from "@/c/kit/states";
import { useFacts } from "@/c/live";
import { href, refine, useRoute } from "@/c/router";
import { DispatchPanel } from "./DispatchPanel";
import { DispatchTabs } from "./DispatchTabs";
import { length, MARKS, moment, reason } from "./words";
import "./scheduling.css";

const PAGE = 100;
const RENEW_MS = 300;
type Row = DispatchRowFragment;

/** What is next where: one list per work center, in the order in which the plan lets it run. */
export default function DispatchPage() {
  const now = useNow();
  const { query: route } = useRoute();
  const paging = usePaging(PAGE);
  const [center, late, search] = [route.get("center"), route.get("late") === "1", route.get("search") ?? ""];
  const filter: DispatchFilter = { workCenterIds: center ? [center] : null, late: late ? true : null, search: search || null };
  const query = useRead(DispatchDocument, { first: PAGE, after: paging.after, filter, sort: [DispatchSort.StartAsc] }, { keep: true });
  const places = useRead(DispatchPlacesDocument, {}, { staleTime: 300_000 }).data?.workCenters ?? [];
  useMoves();
  const chosen = places.find((each) => each.id === center);
  const info = query.data?.planInfo;
  const shown = query.data?.dispatchList.nodes.find((row) => row.id === route.get("operation"));
  const clear = (): void => refine({ center: null, late: null, search: null, pages: null });
  const narrowed = !!center || late || !!search;
  return (
    <div className="page dispatch">
      <Head
        title={t("dispatch.title")}
        figures={info && (
          <>
            <span>{t("dispatch.operations")} <b>{count(info.operations)}</b></span>
            {info.late > 0 && <a className="figure" href={href("/dispatch", { late: "1" })}>{t("dispatch.late")} <b className="alarm">{count(info.late)}</b></a>}
            {info.withoutSlot > 0 && <span>{t("dispatch.without_slot")} <b>{count(info.withoutSlot)}</b></span>}
            {info.plannedAt && <span>{t("dispatch.planned_at", { when: ago(info.plannedAt, now) })}</span>}
          </>
        )}
        acts={<button type="button" className="btn" onClick={() => window.print()}><IconPrinter size={16} stroke={1.75} aria-hidden="true" />{t("dispatch.print")}</button>}
      />
      <div className="tools">
        <DispatchTabs current="dispatch" />
        {chosen && <FilterChip onRemove={() => refine({ center: null, pages: null })}>{named(chosen.name)}</FilterChip>}
        {late && <FilterChip onRemove={() => refine({ late: null, pages: null })}>{t("dispatch.only_late")}</FilterChip>}
        {search && <FilterChip onRemove={() => refine({ search: null, pages: null })}>{t("orders.filter_search", { text: search })}</FilterChip>}
        <div className="end">
          {!chosen && <Select aria-label={t("dispatch.work_center")} placeholder={t("dispatch.work_center")} value={null} style={{ width: 150 }} onChange={(id: string | null) => refine({ center: id, pages: null })} options={places.map((each) => ({ value: each.id, label: named(each.name) }))} />}
          {!late && <button type="button" className="btn ghost" onClick={() => refine({ late: "1", pages: null })}>{t("dispatch.only_late")}</button>}
          <SearchBox key={search} initial={search} />
        </div>
      </div>
      <Loaded query={query} what={t("dispatch.title")} rows={10}>
        {({ dispatchList: page }) => (
          <>
            {page.nodes.length === 0 ? (
              narrowed
                ? <Note title={t("dispatch.no_match")} acts={<button type="button" className="btn" onClick={clear}>{t("kit.clear_filters")}</button>} />
                : <Note title={t("dispatch.empty")} acts={<a className="btn" href={href("/orders", { tab: "planned" })}>{t("dispatch.to_planned")}</a>}>{t("dispatch.empty_why")}</Note>
            ) : (
              <DataTable label={t("dispatch.title")} columns={columns(now)} groups={byCenter(page.nodes)} rowKey={(row) => row.id} rowClass={(row) => (row.id === shown?.id ? "chosen" : row.why === "running" ? "running" : "")} onOpen={(row) => refine({ operation: row.id })} minWidth={1120} />
            )}
            <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="dispatch.n"><Key names={["↑", "↓"]}>{t("keys.move")}</Key><Key names={["Enter"]}>{t("keys.open")}</Key></Foot>
          </>
        )}
      </Loaded>
      {shown && <DispatchPanel key={shown.id} row={shown} now={now} onClose={() => refine({ operation: null })} />}
    </div>
  );
}

/** The plan moved: what is on screen is read again, once for a train of facts. */
function useMoves(): void {
  const renew = useRenew(DispatchDocument);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useFacts((fact) => {
    if (!/^(scheduling\.|reporting\.output_reported|orders\.hold_)/.test(fact.name)) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(renew, RENEW_MS);
  });
  useEffect(() => () => clearTimeout(timer.current), []);
}

function byCenter(rows: Row[]): Group<Row>[] {
  const centers = new Map(rows.map((row) => [row.workCenter.id, row.workCenter]));
  return [...centers.values()].sort((one, other) => one.code.localeCompare(other.code)).map((center) => {
    const own = rows.filter((row) => row.workCenter.id === center.id);
    return { key: center.id, title: named(center.name), note: t("dispatch.n", { n: count(own.length) }), rows: own };
  });
}

function columns(now: number): Column<Row>[] {
  return [
    {
      key: "starts", title: t("dispatch.starts"), width: 170, phone: "title",
      cell: (row) => (row.startsAt && row.endsAt
        ? <><div className="first strong">{moment(row.startsAt, now)}</div><div className="second">{t("dispatch.until", { time: moment(row.endsAt, now) })}</div></>
        : <span className="faint">{t("dispatch.no_slot")}</span>),
    },
    {
      key: "operation", title: t("dispatch.operation"), phone: "title",
      cell: (row) => (
        <>
          <div className="first"><a className="id" tabIndex={-1} href={href(`/orders/${row.operation.order.id}`)}>{row.operation.order.number}</a> {named(row.operation.name)}</div>
          <div className="second">{row.operation.order.item.code} · {t("dispatch.card", { card: row.operation.card })}</div>
        </>
      ),
    },
    { key: "unit", title: t("dispatch.work_unit"), width: 96, cell: (row) => row.workUnit?.code ?? <span className="faint">–</span> },
    { key: "left", title: t("dispatch.left"), width: 110, align: "right", cell: (row) => <>{quantity(row.operation.remainingQuantity)} <span className="faint sm">{unitName(row.operation.order.unit)}</span></> },
    {
      key: "late", title: t("dispatch.order_done"), width: 150,
      cell: (row) => {
        if (row.orderEndsAt === null || row.orderEndsAt === undefined || row.lateSeconds === null || row.lateSeconds === undefined) return <span className="faint">{t("dispatch.unknown")}</span>;
        const late = row.lateSeconds > 0;
        return <><div className="first">{moment(row.orderEndsAt, now)}</div><div className={late ? "second late" : "second"}>{late ? t("dispatch.late_by", { time: length(row.lateSeconds) }) : t("dispatch.early_by", { time: length(row.lateSeconds) })}</div></>;
      },
    },
    { key: "who", title: t("dispatch.who"), width: 120, cell: (row) => row.assigned.map((each) => each.user.name).join(t("list.separator")) || <span className="faint">{row.person?.name ?? "–"}</span> },
    {
      key: "state", title: t("dispatch.why"), width: 220, phone: "corner",
      cell: (row) => (MARKS[row.why] ? <StatusMark mark={MARKS[row.why]!}>{reason(row)}</StatusMark> : <span className="muted">{reason(row)}{row.firstBy && <span className="faint"> · {t("dispatch.first")}</span>}</span>),
    },
  ];
}
