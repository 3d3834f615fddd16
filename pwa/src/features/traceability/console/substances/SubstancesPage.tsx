import { IconPlus } from "@tabler/icons-react";
import { DeclarationsDocument, DeclarationSort, type DeclarationsQuery } from "@/packages/api/generated/graphql";
import { count, named, t } from "@/packages/i18n";
import { useRead } from "@/c/data";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { FilterChip, Head, Segments } from "@/c/kit/parts";
import { Foot, Key, usePaging } from "@/c/kit/Pager";
import { SearchBox } from "@/c/kit/SearchBox";
import { Loaded, Note } from "@/c/kit/states";
import { refine, refined, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { DASH, ItemCell, LotLink, SortChoice, useSort } from "../parts";
import { DeclarationPanel } from "./DeclarationPanel";
import { Lists } from "./Lists";
import { NewDeclaration } from "./NewDeclaration";
import { PaperState, SubstanceTabs } from "./parts";
import { DECLARE } from "./permissions";
import { Products } from "./Products";
import "./substances.css";

const PAGE = 50;
const STATES = ["all", "valid", "ending", "expired", "withdrawn"] as const;
const SORTS = [DeclarationSort.ValidAsc, DeclarationSort.IssuedDesc, DeclarationSort.NumberAsc] as const;
export type Paper = DeclarationsQuery["substanceDeclarations"]["nodes"][number];

export default function SubstancesPage() {
  const { query: route } = useRoute();
  const tab = route.get("tab");
  if (tab === "products" || tab === "lists") {
    return (
      <div className="page scrolls">
        <Head title={t("subst.title")} />
        <div className="tools"><SubstanceTabs current={tab} /></div>
        {tab === "products" ? <Products /> : <Lists />}
      </div>
    );
  }
  return <Declarations />;
}

function Declarations() {
  const { query: route } = useRoute();
  const { can } = useSession();
  const paging = usePaging(PAGE);
  const search = route.get("search") ?? "";
  const item = route.get("item");
  const state = STATES.find((each) => each === route.get("state")) ?? "all";
  const sort = useSort(SORTS);
  const filter = { search: search || null, itemId: item, state: state === "all" ? null : state };
  const query = useRead(DeclarationsDocument, { first: PAGE, after: paging.after, filter, sort: [sort] }, { keep: true });
  const may = can(DECLARE);
  const add = may && <button type="button" className="btn primary" onClick={() => refine({ new: "1", open: null })}><IconPlus size={16} stroke={1.75} aria-hidden="true" />{t("subst.new")}</button>;
  const filtered = !!search || !!item || state !== "all";
  const clear = (): void => refine({ search: null, item: null, state: null, pages: null });
  const nodes = query.data?.substanceDeclarations.nodes ?? [];
  const open = nodes.find((each) => each.id === route.get("open"));
  return (
    <div className="page">
      <Head title={t("subst.title")} figures={query.data && <span>{t("subst.declarations")} <b>{count(query.data.substanceDeclarations.pageInfo.total)}</b></span>} acts={add} />
      <div className="tools">
        <SubstanceTabs current="declarations" />
        <Segments label={t("order.state_title")} current={state} items={STATES.map((key) => ({ key, label: t(`subst.state.${key}`), href: refined({ state: key === "all" ? null : key, pages: null }) }))} />
        {search && <FilterChip onRemove={() => refine({ search: null, pages: null })}>{t("orders.filter_search", { text: search })}</FilterChip>}
        {item && <FilterChip onRemove={() => refine({ item: null, pages: null })}>{nodes[0] ? named(nodes[0].item.name) : t("subst.item")}</FilterChip>}
        <div className="end"><SortChoice sorts={SORTS} current={sort} name={(key) => t(`subst.sort.${key}`)} /><SearchBox key={search} initial={search} /></div>
      </div>
      <Loaded query={query} what={t("subst.declarations")} rows={8}>
        {({ substanceDeclarations: page }) => (
          <>
            {page.nodes.length === 0
              ? filtered ? <Note title={t("subst.none_here")} acts={<button type="button" className="btn" onClick={clear}>{t("kit.clear_filters")}</button>} /> : <Note title={t("subst.empty")} acts={add}>{t("subst.empty_why")}</Note>
              : <DataTable label={t("subst.declarations")} columns={columns()} groups={[{ key: "all", rows: page.nodes }]} rowKey={(row) => row.id} onOpen={(row) => refine({ open: row.id, new: null })} minWidth={900} />}
            <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="subst.n"><Key names={["↑", "↓"]}>{t("keys.move")}</Key><Key names={["Enter"]}>{t("keys.open")}</Key></Foot>
          </>
        )}
      </Loaded>
      {may && route.get("new") && <NewDeclaration onClose={() => refine({ new: null })} />}
      {open && !route.get("new") && <DeclarationPanel paper={open} onClose={() => refine({ open: null })} />}
    </div>
  );
}

function columns(): Column<Paper>[] {
  return [
    { key: "number", title: t("subst.number"), width: 170, phone: "title", cell: (row) => <><a className="id" href={refined({ open: row.id })}>{row.number}</a><div className="second">{t(`subst.kind.${row.kind}`)}</div></> },
    { key: "item", title: t("subst.item"), phone: "title", cell: (row) => <ItemCell item={row.item} /> },
    { key: "supplier", title: t("subst.supplier"), width: 190, cell: (row) => (row.supplier ? <><div className="first">{named(row.supplier.name)}</div><div className="second">{row.supplier.code}</div></> : <span className="faint">{t("subst.any_supplier")}</span>) },
    { key: "lot", title: t("subst.lot"), width: 140, cell: (row) => (row.lot ? <LotLink lot={row.lot} /> : DASH) },
    { key: "list", title: t("subst.list"), width: 110, cell: (row) => t(`subst.book.${row.listCode}`) },
    { key: "until", title: t("subst.valid_until"), width: 130, cell: (row) => row.validUntil ?? <span className="faint">{t("subst.no_end")}</span> },
    { key: "state", title: t("order.state_title"), width: 120, phone: "corner", cell: (row) => <PaperState row={row} /> },
  ];
}
