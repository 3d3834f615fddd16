import { IconArrowsSort, IconDownload } from "@tabler/icons-react";
import { Dropdown } from "antd";
import type { ReactNode } from "react";
import { absolute, ago, known, named, plantDay, quantity, t, unitName } from "@/packages/i18n";
import { StatusMark } from "@/packages/ui-tokens";
import { useDoor } from "@/c/data";
import { Segments } from "@/c/kit/parts";
import { explain } from "@/c/kit/states";
import { toast } from "@/c/kit/toast";
import { href, refine, useRoute } from "@/c/router";
import { csv, download } from "./model/csv";
import { expiryOf } from "./model/expiry";
import { isStatus, MARKS } from "./model/status";

type Name = { zh: string; en: string };
export const DASH = <span className="faint">–</span>;

export const statusName = (status: string): string => known(`lot.state.${status}`) ?? status;

/** 检验状态 as shape, colour and word. */
export function Status({ status }: { status: string }) {
  return <StatusMark mark={isStatus(status) ? MARKS[status] : "ready"}>{statusName(status)}</StatusMark>;
}

export function Amount({ value, unit }: { value: string; unit: string }) {
  return <>{quantity(value)} <span className="faint">{unitName(unit)}</span></>;
}

export const amount = (value: string, unit: string): string => `${quantity(value)} ${unitName(unit)}`;

export function ItemCell({ item }: { item: { code: string; name: Name } }) {
  return <><div className="first" title={named(item.name)}>{named(item.name)}</div><div className="second">{item.code}</div></>;
}

export function LotLink({ lot }: { lot: { id: string; number: string } }) {
  return <a className="id" href={href(`/lots/${lot.id}`)}>{lot.number}</a>;
}

export function OrderLink({ order }: { order: { id: string; number: string } }) {
  return <a className="id" href={href(`/orders/${order.id}`, { tab: "material" })}>{order.number}</a>;
}

export const placeName = (place: { code: string; name: Name }): string => `${place.code} ${named(place.name)}`;

export function PlaceCell({ place }: { place: { code: string; name: Name } | null | undefined }) {
  if (!place) return DASH;
  return <><div className="first" title={named(place.name)}>{named(place.name)}</div><div className="second">{place.code}</div></>;
}

/** "过期 3 天" in red, "还有 5 天" in amber within the item's days of warning, else the day alone. */
export function Expiry({ day, warnDays }: { day: string | null | undefined; warnDays: number }) {
  const { state, days } = expiryOf(day, plantDay(), warnDays);
  if (state === "none") return DASH;
  if (state === "good") return <span className="nowrap">{day}</span>;
  const words = state === "over" ? t("expiry.over", { n: -days }) : days === 0 ? t("expiry.today") : t("expiry.soon", { n: days });
  return <><StatusMark mark={state === "over" ? "late" : "quarantine"}>{words}</StatusMark><div className="second">{day}</div></>;
}

export function When({ at, now }: { at: string | null | undefined; now: number }) {
  if (!at) return DASH;
  return <time dateTime={at} title={absolute(at)}>{ago(at, now)}</time>;
}

const STOCK_TABS = { stock: "rail.stock", movements: "move.title", shortfalls: "short.title", "tag-reads": "tags.title" } as const;
export function StockTabs({ current }: { current: keyof typeof STOCK_TABS }) {
  return <Segments label={t("rail.stock")} current={current} items={Object.entries(STOCK_TABS).map(([key, title]) => ({ key, label: t(title), href: href(`/${key}`) }))} />;
}

const PAPER_TABS = { receipts: "receipt.title", shipments: "ship.title", subcontract: "sub.title" } as const;
export function PaperTabs({ current }: { current: keyof typeof PAPER_TABS }) {
  return <Segments label={t("rail.receipts")} current={current} items={Object.entries(PAPER_TABS).map(([key, title]) => ({ key, label: t(title), href: href(`/${key}`) }))} />;
}

/** The order of a list; the first is the list's own and stays out of the address. */
export function SortChoice<Key extends string>({ sorts, current, name }: { sorts: readonly Key[]; current: Key; name: (key: Key) => string }) {
  const items = sorts.map((key) => ({ key, label: name(key), onClick: () => refine({ sort: key === sorts[0] ? null : key, pages: null }) }));
  return (
    <Dropdown trigger={["click"]} placement="bottomRight" menu={{ selectable: true, selectedKeys: [current], items }}>
      <button type="button" className="btn ghost" aria-haspopup="menu"><IconArrowsSort size={16} stroke={1.75} aria-hidden="true" />{name(current)}</button>
    </Dropdown>
  );
}

export function useSort<Key extends string>(sorts: readonly [Key, ...Key[]]): Key {
  const { query } = useRoute();
  return sorts.find((each) => each === query.get("sort")) ?? sorts[0];
}

/** The whole list as it is filtered, not only the page on screen, as a sheet. */
export function ExportButton({ name, rows }: { name: string; rows: () => Promise<string[][]> }) {
  const list = useDoor(async () => download(`${name}-${plantDay()}.csv`, csv(await rows())));
  const run = (): void => list.mutate(undefined, { onError: (error) => toast(explain(error).text) });
  return <button type="button" className="btn ghost" disabled={list.isPending} onClick={run}><IconDownload size={16} stroke={1.75} aria-hidden="true" />{list.isPending ? t("mat.exporting") : t("mat.export")}</button>;
}

interface Paged<Row> { nodes: Row[]; pageInfo: { hasNextPage: boolean; endCursor?: string | null } }
const MOST = 20_000;

/** Reads a list to its end, a page at a time; a sheet of more rows than that is no sheet any more. */
export async function everyRow<Row>(read: (after: string | null) => Promise<Paged<Row>>): Promise<Row[]> {
  const all: Row[] = [];
  for (let after: string | null = null; all.length < MOST; ) {
    const page: Paged<Row> = await read(after);
    all.push(...page.nodes);
    if (!page.pageInfo.hasNextPage || !page.pageInfo.endCursor) break;
    after = page.pageInfo.endCursor;
  }
  return all;
}

export function Facts({ children }: { children: ReactNode }) {
  return <dl className="facts">{children}</dl>;
}
export const Fact = ({ title, children }: { title: string; children: ReactNode }) => <div><dt>{title}</dt><dd>{children}</dd></div>;
