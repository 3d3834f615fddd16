import { IconPlus } from "@tabler/icons-react";
import { ItemsDocument, type ItemsQuery } from "@/packages/api/generated/graphql";
import { count, locale, t, unitName } from "@/packages/i18n";
import { useRead } from "@/c/data";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { FilterChip, Head, OtherName } from "@/c/kit/parts";
import { Foot, usePaging } from "@/c/kit/Pager";
import { SearchBox } from "@/c/kit/SearchBox";
import { Loaded, Note } from "@/c/kit/states";
import { EDIT_ITEMS } from "@/c/permissions";
import { go, href, refine, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { ItemPanel, ITEM_KINDS } from "./ItemPanel";
import { MasterTabs } from "./MasterTabs";

const PAGE = 50;
type Item = ItemsQuery["items"]["nodes"][number];

export default function ItemsPage() {
  const { query: route } = useRoute();
  const search = route.get("search") ?? "";
  const kind = route.get("kind") ?? "";
  const { can } = useSession();
  const paging = usePaging(PAGE);
  const query = useRead(ItemsDocument, { first: PAGE, after: paging.after, filter: { search: search || null, kinds: kind ? [kind] : null }, sort: null }, { keep: true });
  return (
    <div className="page">
      <Head
        title={t("master.title")}
        figures={query.data && !search && !kind && <span>{t("items.title")} <b>{count(query.data.items.pageInfo.total)}</b></span>}
        acts={can(EDIT_ITEMS) && <button type="button" className="btn primary" onClick={() => refine({ new: "1" })}><IconPlus size={16} stroke={1.75} aria-hidden="true" />{t("items.new")}</button>}
      />
      <div className="tools">
        <MasterTabs current="items" />
        {search && <FilterChip onRemove={() => refine({ search: null, pages: null })}>{t("orders.filter_search", { text: search })}</FilterChip>}
        {kind && <FilterChip onRemove={() => refine({ kind: null, pages: null })}>{t(`items.kind.${kind}`)}</FilterChip>}
        <div className="end">
          {ITEM_KINDS.filter((each) => each !== kind).map((each) => <button key={each} type="button" className="chip" onClick={() => refine({ kind: each, pages: null })}>{t(`items.kind.${each}`)}</button>)}
          <SearchBox key={search} initial={search} />
        </div>
      </div>
      <Loaded query={query} what={t("items.title")} rows={10}>
        {({ items: page }) => (
          <>
            {page.nodes.length === 0 ? (
              search || kind ? <Note title={t("items.no_match", { text: search || t(`items.kind.${kind}`) })} acts={<button type="button" className="btn" onClick={() => refine({ search: null, kind: null })}>{t("kit.clear_filters")}</button>} /> : <Note title={t("items.empty")}>{t("items.empty_why")}</Note>
            ) : (
              <DataTable label={t("items.title")} columns={columns()} groups={[{ key: "all", rows: page.nodes }]} rowKey={(row) => row.id} onOpen={(row) => go(`/items/${row.id}`)} minWidth={720} />
            )}
            <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="items.n" />
          </>
        )}
      </Loaded>
      {can(EDIT_ITEMS) && route.get("new") && <ItemPanel onClose={() => refine({ new: null })} />}
    </div>
  );
}

function columns(): Column<Item>[] {
  return [
    { key: "code", title: t("item.code"), width: 160, phone: "title", cell: (row) => <a className="link strong nowrap" href={href(`/items/${row.id}`)}>{row.code}</a> },
    { key: "name", title: t("item.name"), phone: "title", cell: (row) => <><div className="first">{locale() === "zh" ? row.name.zh : row.name.en}</div><OtherName name={row.name} /></> },
    { key: "drawing", title: t("item.drawing"), width: 140, cell: (row) => (row.drawing ? t("order.revision", { revision: row.drawing }) : <span className="faint">–</span>) },
    { key: "revision", title: t("item.revision"), width: 100, cell: (row) => t("order.revision", { revision: row.itemRevision }) },
    { key: "kind", title: t("items.kind"), width: 110, cell: (row) => t(`items.kind.${row.kind}`) },
    { key: "unit", title: t("item.unit"), width: 100, cell: (row) => unitName(row.unit) },
  ];
}
