import type { QueryKey } from "@tanstack/react-query";
import {
  OrdersBoardDocument, OrdersPageDocument, OrderSort, type OrderFilter, type OrdersBoardQuery, type OrdersPageQuery,
} from "@/packages/api/generated/graphql";
import { count, dayDistance, t } from "@/packages/i18n";
import { keyOf, useRead } from "@/c/data";
import type { Group } from "@/c/kit/DataTable";
import type { OrderRow } from "./model";
import type { ListFilter } from "./OrderFilters";
import type { Tab } from "./OrdersPage";

const WEEK = 7;

interface Asked { tab: Tab; filter: ListFilter; sort: OrderSort; first: number; after: string | null; weekEnd: string }

/** The first page by due date is the planner's board, in three groups; every other list is one plain page. */
export function useBoard({ tab, filter, sort, first, after, weekEnd }: Asked) {
  const narrowed: OrderFilter = { areaIds: filter.areaIds.length ? filter.areaIds : null, search: filter.search || null, custom: filter.custom.length ? filter.custom : null };
  const grouped = tab === "in_progress" && sort === OrderSort.DueAsc && after === null;
  const own: OrderFilter = { ...narrowed, tab };
  const board = {
    first, after, sort: [sort], filter: own,
    late: { ...narrowed, tab: "late" }, held: { ...narrowed, tab: "held" }, soon: { ...own, dueBefore: weekEnd },
  };
  const page = { first, after, sort: [sort], filter: own };
  const asBoard = useRead(OrdersBoardDocument, board, { enabled: grouped, keep: true });
  const asPage = useRead(OrdersPageDocument, page, { enabled: !grouped, keep: true });
  const key: QueryKey = grouped ? keyOf(OrdersBoardDocument, board) : keyOf(OrdersPageDocument, page);
  return { query: grouped ? asBoard : asPage, key };
}

export type BoardData = OrdersBoardQuery | OrdersPageQuery;

export const rowsOf = (data: BoardData): OrderRow[] => ("late" in data ? [...data.late.nodes, ...data.held.nodes, ...data.orders.nodes] : data.orders.nodes);

export function patchRows(data: unknown, rows: Map<string, OrderRow>): unknown {
  const known = data as BoardData;
  const patch = <T extends { nodes: OrderRow[] }>(page: T): T => ({ ...page, nodes: page.nodes.map((row) => rows.get(row.id) ?? row) });
  return "late" in known
    ? { ...known, late: patch(known.late), held: patch(known.held), orders: patch(known.orders) }
    : { ...known, orders: patch(known.orders) };
}

/** "需要你决定" first, then what is due within 7 days, then the rest; an order stands in one group only. */
export function groupsOf(data: BoardData, now: number): Group<OrderRow>[] {
  if (!("late" in data)) return [{ key: "all", rows: data.orders.nodes }];
  const deciding = new Map([...data.late.nodes, ...data.held.nodes].map((row) => [row.id, row]));
  const soonDeciding = [...deciding.values()].filter((row) => within(row, now)).length;
  const rest = data.orders.nodes.filter((row) => !deciding.has(row.id));
  const soon = rest.filter((row) => within(row, now));
  const later = rest.filter((row) => !within(row, now));
  const soonTotal = Math.max(soon.length, data.soon.pageInfo.total - soonDeciding);
  const laterTotal = Math.max(later.length, data.orders.pageInfo.total - deciding.size - soonTotal);
  const noted = (key: string, rows: OrderRow[], total: number): Group<OrderRow> => ({
    key, rows, title: t(`orders.group.${key}`), note: t("orders.n", { n: count(total) }),
  });
  return [noted("decide", [...deciding.values()], deciding.size), noted("week", soon, soonTotal), noted("later", later, laterTotal)];
}

const within = (row: OrderRow, now: number): boolean => dayDistance(row.dueAt, now) <= WEEK;
