import { useMemo, useState } from "react";
import { Modal } from "antd";
import { count, instant, named, plantDay, t } from "@/packages/i18n";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { FOLDED, PHONE, useMedia } from "@/c/kit/media";
import { useNow } from "@/c/kit/clock";
import { Foot, Key, usePaging } from "@/c/kit/Pager";
import { Loaded, Note } from "@/c/kit/states";
import { CREATE_ORDER, HOLD_ORDER, LIFT_HOLD, PRINT_TRAVELER, RELEASE_ORDER } from "@/c/permissions";
import { go, refine, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { actsOf } from "./acts";
import { customText, useCustomFields } from "@/features/settings/console/CustomFields";
import { groupsOf, patchRows, rowsOf, useBoard, type BoardData } from "./board";
import { orderColumns } from "./columns";
import { canHold, canRelease, type OrderRow } from "./model";
import { useListFilter, useShownFields } from "./OrderFilters";
import type { Tab } from "./OrdersPage";
import { OrderPreview } from "./OrderPreview";
import { RowMenu } from "./RowMenu";
import { useLiveOrders } from "./useLiveOrders";
import { useOrderActs, type OrderActs } from "./useOrderActs";

const PAGE = 50;
const WEEK_MS = 7 * 86_400_000;

export function OrdersTable({ tab }: { tab: Tab }) {
  const now = useNow();
  const narrow = useMedia(FOLDED);
  const phone = useMedia(PHONE);
  const paging = usePaging(PAGE);
  const { query: route } = useRoute();
  const { filter, sort, any, clear } = useListFilter();
  const weekEnd = instant(plantDay(now + WEEK_MS));
  const { query, key } = useBoard({ tab, filter, sort, first: PAGE, after: paging.after, weekEnd });
  const shown = useMemo(() => new Map(query.data ? rowsOf(query.data).map((row) => [row.id, row]) : []), [query.data]);
  const heat = useLiveOrders(key, shown, patchRows);
  const [chosen, setChosen] = useState<string[]>([]);
  const acts = useOrderActs(() => setChosen([]));
  const [keysOpen, setKeysOpen] = useState(false);
  const { can } = useSession();
  const preview = shown.get(route.get("preview") ?? "");
  const releasable = [...shown.values()].filter((row) => chosen.includes(row.id) && canRelease(row));
  const toggle = (id: string): void => setChosen((all) => (all.includes(id) ? all.filter((each) => each !== id) : [...all, id]));
  const releasing = tab === "planned" && can(RELEASE_ORDER);
  const printing = tab === "in_progress" && can(PRINT_TRAVELER) && route.get("choose") !== null;
  const choosing = releasing || printing;
  const printable = [...shown.values()].filter((row) => chosen.includes(row.id) && row.operations.length > 0);
  const choosable = (row: OrderRow): boolean => (releasing ? canRelease(row) : row.operations.length > 0);

  const own = useOwnColumns();
  const columns = withActs(withOwn(orderColumns(heat, now, narrow), own), acts);
  const keys: Record<string, (row: OrderRow) => void> = {
    " ": (row) => refine({ preview: row.id, new: null }),
    h: (row) => (row.hold ? can(LIFT_HOLD) && acts.lift(row) : can(HOLD_ORDER) && canHold(row) && acts.hold(row)),
    ...(tab === "in_progress" && can(PRINT_TRAVELER) ? { p: (row: OrderRow) => row.operations.length > 0 && acts.print([row]) } : {}),
    s: (row) => actsOf(row, can).includes("split") && acts.open("split", row),
    e: (row) => actsOf(row, can).includes("change") && acts.open("change", row),
    "?": () => setKeysOpen(true),
    ...(choosing ? { x: (row: OrderRow) => toggle(row.id) } : {}),
  };
  return (
    <>
      {choosing && shown.size > 0 && (
        <div className="choosing">
          {printing && printable.length > 0 ? (
            <>
              <button type="button" className="btn primary" onClick={() => acts.print(printable)}>{t("print.submit", { n: printable.length })}</button>
              <button type="button" className="btn ghost" onClick={() => { setChosen([]); refine({ choose: null }); }}>{t("release.none")}</button>
            </>
          ) : releasable.length === 0 ? <span className="faint">{t(printing ? "print.hint" : phone ? "release.hint_touch" : "release.hint")}</span> : (
            <>
              <button type="button" className="btn primary" onClick={() => acts.release(releasable)}>{t("release.submit", { n: releasable.length })}</button>
              <button type="button" className="btn ghost" onClick={() => setChosen([])}>{t("release.none")}</button>
            </>
          )}
        </div>
      )}
      <Loaded query={query} what={t("orders.title")} rows={10}>
        {(data: BoardData) => {
          const groups = groupsOf(data, now);
          const total = groups.reduce((sum, group) => sum + group.rows.length, 0);
          return (
            <>
              {total === 0 ? (
                <Empty tab={tab} any={any} clear={clear} />
              ) : (
                <DataTable
                  label={t("orders.title")}
                  columns={choosing ? [chooser(chosen, toggle, choosable), ...columns] : columns}
                  groups={groups}
                  rowKey={(row) => row.id}
                  rowClass={(row) => `${heat[row.id]?.tinted ? "hot" : ""} ${chosen.includes(row.id) ? "chosen" : ""}`}
                  onOpen={(row) => go(`/orders/${row.id}`)}
                  keys={keys}
                  minWidth={(narrow ? 1012 : 1200) + own.length * 120}
                />
              )}
              <Foot paging={paging} info={data.orders.pageInfo} shown={Math.max(total, data.orders.nodes.length)} unit="orders.n_orders">
                {total > 0 && (
                  <>
                    <Key names={["↑", "↓"]}>{t("keys.move")}</Key>
                    <Key names={["Enter"]}>{t("keys.open")}</Key>
                    <Key names={["Space"]}>{t("keys.preview")}</Key>
                    {can(HOLD_ORDER) && <Key names={["H"]}>{t("hold.act")}</Key>}
                    <Key names={["?"]}>{t("keys.all")}</Key>
                  </>
                )}
              </Foot>
            </>
          );
        }}
      </Loaded>
      {preview && <OrderPreview order={preview} acts={acts} onClose={() => refine({ preview: null })} />}
      {acts.dialogs}
      <Keys open={keysOpen} onClose={() => setKeysOpen(false)} choosing={choosing} />
    </>
  );
}

function useOwnColumns(): Column<OrderRow>[] {
  const fields = useCustomFields("order");
  return useShownFields().flatMap((code) => {
    const field = fields.find((each) => each.code === code);
    return field ? [{ key: `own-${code}`, title: named(field.name), width: 120, phone: "line" as const, cell: (order: OrderRow) => customText(field, order.custom.find((each) => each.code === code)?.value ?? "–") }] : [];
  });
}

/** The company's own columns stand before the state, which stays last. */
const withOwn = (columns: Column<OrderRow>[], own: Column<OrderRow>[]): Column<OrderRow>[] => [...columns.slice(0, -1), ...own, ...columns.slice(-1)];

function withActs(columns: Column<OrderRow>[], acts: OrderActs): Column<OrderRow>[] {
  return columns.map((column) =>
    column.key === "state" ? { ...column, cell: (order) => <div className="with-menu">{column.cell(order)}<RowMenu order={order} acts={acts} /></div> } : column,
  );
}

function chooser(chosen: string[], toggle: (id: string) => void, choosable: (row: OrderRow) => boolean): Column<OrderRow> {
  return {
    key: "choose", width: 56, phone: "corner", title: <span className="sr-only">{t("release.choose")}</span>,
    cell: (row) => choosable(row) && (
      <label className="select-box"><span className="sr-only">{t("release.choose_one", { number: row.number })}</span>
        <input type="checkbox" tabIndex={-1} checked={chosen.includes(row.id)} onChange={() => toggle(row.id)} />
      </label>
    ),
  };
}

function Empty({ tab, any, clear }: { tab: Tab; any: boolean; clear: () => void }) {
  const { can } = useSession();
  if (any) return <Note title={t("orders.no_match")} acts={<button type="button" className="btn" onClick={clear}>{t("kit.clear_filters")}</button>}>{t("orders.no_match_why")}</Note>;
  const creates = can(CREATE_ORDER) && (tab === "in_progress" || tab === "planned");
  return (
    <Note title={t(`orders.empty.${tab}`)} acts={creates && <button type="button" className="btn primary" onClick={() => refine({ new: "1" })}>{t("orders.new")}</button>}>
      {t(`orders.empty_why.${tab}`)}
    </Note>
  );
}

function Keys({ open, onClose, choosing }: { open: boolean; onClose: () => void; choosing: boolean }) {
  const rows: [string[], string][] = [
    [["↑", "↓"], t("keys.move")], [["Home", "End"], t("keys.ends")], [["Enter"], t("keys.open")], [["Space"], t("keys.preview")],
    [["H"], t("keys.hold")], [["S"], t("act.split")], [["E"], t("act.change")], [["P"], t("print.act")], ...(choosing ? [[["X"], t("keys.choose")] as [string[], string]] : []), [["Esc"], t("keys.close")], [["Ctrl", "K"], t("keys.search")],
  ];
  return (
    <Modal open={open} onCancel={onClose} footer={null} title={t("keys.title")} width={400} centered destroyOnHidden>
      <dl className="key-list">
        {rows.map(([names, what]) => <div key={what} style={{ display: "contents" }}><dt>{names.map((name) => <kbd key={name}>{name}</kbd>)}</dt><dd>{what}</dd></div>)}
      </dl>
      <p className="sm">{t("keys.only_in_list", { n: count(1) })}</p>
    </Modal>
  );
}
