import { IconDownload, IconPlus } from "@tabler/icons-react";
import { Select } from "antd";
import { useState } from "react";
import { DeviceIdentifiersDocument, DeviceIdentifierSort, type DeviceIdentifierRowFragment } from "@/packages/api/generated/graphql";
import { count, named, t } from "@/packages/i18n";
import { useRead, useRenew } from "@/c/data";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { FilterPopover } from "@/c/kit/FilterPopover";
import { FilterChip, Head, Segments } from "@/c/kit/parts";
import { Foot, Key, usePaging } from "@/c/kit/Pager";
import { SearchBox } from "@/c/kit/SearchBox";
import { Loaded, Note } from "@/c/kit/states";
import { useFacts } from "@/c/live";
import { refine, refined, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { LabelTabs } from "@/features/labels/console/parts";
import { DASH, ItemCell, SortChoice, useSort } from "../parts";
import { CompanyPanel } from "./CompanyPanel";
import { IdentifierPanel } from "./IdentifierPanel";
import { LEVELS } from "./levels";
import { NewIdentifier } from "./NewIdentifier";
import { NmpaDialog } from "./NmpaDialog";
import { Complete, IdentifierState, levelName } from "./parts";
import { EDIT_IDENTIFIERS } from "./permissions";
import "./codes.css";

const PAGE = 50;
const STATES = ["all", "draft", "published", "withdrawn"] as const;
const SORTS = [DeviceIdentifierSort.Newest, DeviceIdentifierSort.DiAsc] as const;
const CUT = ["search", "item", "level", "state"] as const;
export type Identifier = DeviceIdentifierRowFragment;

/** UDI-DIs of items: what the authority's database lacks before they may be published, and what packs what. */
export default function IdentifiersPage() {
  const { query: route } = useRoute();
  const { can } = useSession();
  const paging = usePaging(PAGE);
  const sort = useSort(SORTS);
  const [chosen, setChosen] = useState<string[]>([]);
  const [sheet, setSheet] = useState(false);
  const get = (name: (typeof CUT)[number]): string | null => route.get(name);
  const [search, item, level] = [get("search"), get("item"), get("level")];
  const state = STATES.find((each) => each === get("state")) ?? "all";
  const filter = { search, itemId: item, levels: level ? [level] : null, states: state === "all" ? null : [state] };
  const query = useRead(DeviceIdentifiersDocument, { first: PAGE, after: paging.after, filter, sort: [sort] }, { keep: true });
  const renew = useRenew(DeviceIdentifiersDocument);
  useFacts((fact) => fact.name.startsWith("traceability.device_identifier") && renew());
  const nodes = query.data?.deviceIdentifiers.nodes ?? [];
  const open = nodes.find((each) => each.id === route.get("open"));
  const any = CUT.some((name) => get(name));
  const clear = (): void => refine({ ...Object.fromEntries(CUT.map((name) => [name, null])), pages: null });
  const add = can(EDIT_IDENTIFIERS) && <button type="button" className="btn primary" onClick={() => refine({ new: "1", open: null, company: null })}><IconPlus size={16} stroke={1.75} aria-hidden="true" />{t("udi.new")}</button>;
  const acts = (
    <>
      {chosen.length > 0 && <button type="button" className="btn" onClick={() => setSheet(true)}><IconDownload size={16} stroke={1.75} aria-hidden="true" />{t("udi.sheet_n", { n: count(chosen.length) })}</button>}
      <button type="button" className="btn" onClick={() => refine({ company: "1", new: null, open: null })}>{t("udi.company")}</button>
      {add}
    </>
  );
  const toggle = (id: string): void => setChosen(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id]);
  return (
    <div className="page">
      <Head title={t("label.page.identifiers")} figures={query.data && <span>{t(any ? "mat.found" : "mat.all")} <b>{count(query.data.deviceIdentifiers.pageInfo.total)}</b></span>} acts={acts} />
      <div className="tools">
        <LabelTabs current="identifiers" />
        <Segments label={t("order.state_title")} current={state} items={STATES.map((key) => ({ key, label: t(`udi.state.${key}`), href: refined({ state: key === "all" ? null : key, pages: null }) }))} />
        {search && <FilterChip onRemove={() => refine({ search: null, pages: null })}>{t("orders.filter_search", { text: search })}</FilterChip>}
        {item && <FilterChip onRemove={() => refine({ item: null, pages: null })}>{nodes[0] ? named(nodes[0].item.name) : t("stock.one_item")}</FilterChip>}
        {level && <FilterChip onRemove={() => refine({ level: null, pages: null })}>{levelName(level)}</FilterChip>}
        <FilterPopover>
          {() => <fieldset><legend><label htmlFor="udi-level">{t("udi.level")}</label></legend><Select id="udi-level" allowClear style={{ width: "100%" }} value={level} options={LEVELS.map((value) => ({ value: value as string, label: levelName(value) }))} onChange={(next: string | undefined) => refine({ level: next ?? null, pages: null })} /></fieldset>}
        </FilterPopover>
        <div className="end"><SortChoice sorts={SORTS} current={sort} name={(key) => t(`udi.sort.${key}`)} /><SearchBox key={search ?? ""} initial={search ?? ""} /></div>
      </div>
      <Loaded query={query} what={t("label.page.identifiers")} rows={8}>
        {({ deviceIdentifiers: page }) => (
          <>
            {page.nodes.length === 0
              ? any ? <Note title={t("udi.no_match")} acts={<button type="button" className="btn" onClick={clear}>{t("kit.clear_filters")}</button>} /> : <Note title={t("udi.empty")} acts={add}>{t("udi.empty_why")}</Note>
              : <DataTable label={t("label.page.identifiers")} columns={columns(chosen, toggle)} groups={[{ key: "all", rows: page.nodes }]} rowKey={(row) => row.id} onOpen={(row) => refine({ open: row.id, new: null, company: null })} minWidth={960} />}
            <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="udi.n"><Key names={["↑", "↓"]}>{t("keys.move")}</Key><Key names={["Enter"]}>{t("keys.open")}</Key></Foot>
          </>
        )}
      </Loaded>
      {sheet && <NmpaDialog ids={chosen} onClose={() => setSheet(false)} />}
      {add && route.get("new") && <NewIdentifier onClose={() => refine({ new: null })} />}
      {route.get("company") && !route.get("new") && <CompanyPanel onClose={() => refine({ company: null })} />}
      {open && !route.get("new") && !route.get("company") && <IdentifierPanel key={open.id} row={open} onClose={() => refine({ open: null })} />}
    </div>
  );
}

function columns(chosen: readonly string[], toggle: (id: string) => void): Column<Identifier>[] {
  return [
    { key: "choose", title: <span className="sr-only">{t("udi.choose")}</span>, width: 56, phone: "corner", bare: true, cell: (row) => (row.level === "sale_unit" ? <label className="select-box"><span className="sr-only">{t("udi.choose_one", { di: row.di })}</span><input type="checkbox" checked={chosen.includes(row.id)} onChange={() => toggle(row.id)} /></label> : null) },
    { key: "di", title: t("udi.di"), width: 220, phone: "title", cell: (row) => <><a className="id" href={refined({ open: row.id, new: null, company: null })}>{row.di}</a><div className="second">{row.issuer}</div></> },
    { key: "item", title: t("lots.item"), phone: "title", cell: (row) => <ItemCell item={row.item} /> },
    { key: "level", title: t("udi.level"), width: 150, cell: (row) => <>{levelName(row.level)}{row.containedQuantity ? <div className="second">{t("udi.holds_n", { n: row.containedQuantity })}</div> : null}</> },
    { key: "complete", title: t("udi.record"), width: 130, cell: (row) => <Complete row={row} /> },
    { key: "published", title: t("udi.published_on"), width: 130, cell: (row) => row.publishedOn ?? DASH },
    { key: "state", title: t("order.state_title"), width: 150, phone: "corner", cell: (row) => <IdentifierState state={row.state} /> },
  ];
}
