import { ItemsDocument, type ItemsQuery } from "@/packages/api/generated/graphql";
import { count, locale, t, unitName } from "@/packages/i18n";
import { useRead } from "@/c/data";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { FilterChip, Head, OtherName } from "@/c/kit/parts";
import { Foot, usePaging } from "@/c/kit/Pager";
import { SearchBox } from "@/c/kit/SearchBox";
import { Loaded, Note } from "@/c/kit/states";
import { refine, useRoute } from "@/c/router";
import { MasterTabs } from "./MasterTabs";

const PAGE = 50;
type Item = ItemsQuery["items"]["nodes"][number];

export default function ItemsPage() {
  const { query: route } = useRoute();
  const search = route.get("search") ?? "";
  const paging = usePaging(PAGE);
  const query = useRead(ItemsDocument, { first: PAGE, after: paging.after, filter: search ? { search } : null, sort: null }, { keep: true });
  return (
    <div className="page">
      <Head title={t("master.title")} figures={query.data && !search && <span>{t("items.title")} <b>{count(query.data.items.pageInfo.total)}</b></span>} />
      <div className="tools">
        <MasterTabs current="items" />
        {search && <FilterChip onRemove={() => refine({ search: null, pages: null })}>{t("orders.filter_search", { text: search })}</FilterChip>}
        <div className="end"><SearchBox key={search} initial={search} /></div>
      </div>
      <Loaded query={query} what={t("items.title")} rows={10}>
        {({ items: page }) => (
          <>
            {page.nodes.length === 0 ? (
              search ? <Note title={t("items.no_match", { text: search })} acts={<button type="button" className="btn" onClick={() => refine({ search: null })}>{t("kit.clear_filters")}</button>} /> : <Note title={t("items.empty")}>{t("items.empty_why")}</Note>
            ) : (
              <DataTable label={t("items.title")} columns={columns()} groups={[{ key: "all", rows: page.nodes }]} rowKey={(row) => row.id} minWidth={720} />
            )}
            <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="items.n" />
          </>
        )}
      </Loaded>
    </div>
  );
}

function columns(): Column<Item>[] {
  return [
    { key: "code", title: t("item.code"), width: 160, phone: "title", cell: (row) => <b className="strong nowrap">{row.code}</b> },
    { key: "name", title: t("item.name"), phone: "title", cell: (row) => <><div className="first">{locale() === "zh" ? row.name.zh : row.name.en}</div><OtherName name={row.name} /></> },
    { key: "drawing", title: t("item.drawing"), width: 140, cell: (row) => (row.drawing ? t("order.revision", { revision: row.drawing }) : <span className="faint">–</span>) },
    { key: "revision", title: t("item.revision"), width: 100, cell: (row) => t("order.revision", { revision: row.itemRevision }) },
    { key: "unit", title: t("item.unit"), width: 100, cell: (row) => unitName(row.unit) },
  ];
}
