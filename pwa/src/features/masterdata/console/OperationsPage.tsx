import { IconPlus } from "@tabler/icons-react";
import { DefinitionsDocument } from "@/packages/api/generated/graphql";
import { count, named, t } from "@/packages/i18n";
import { useRead } from "@/c/data";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { FilterChip, Head, OtherName } from "@/c/kit/parts";
import { Foot, usePaging } from "@/c/kit/Pager";
import { SearchBox } from "@/c/kit/SearchBox";
import { Loaded, Note } from "@/c/kit/states";
import { EDIT_ROUTINGS } from "@/c/permissions";
import { go, href, refine, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { MasterTabs } from "./MasterTabs";
import { OperationPanel } from "./OperationPanel";
import type { DefinitionChoice } from "./routingDraft";
import { duration } from "./shared";

const PAGE = 50;

/** Standard operations: what routings are made of, and where instructions belong. */
export default function OperationsPage() {
  const { query: route } = useRoute();
  const { can } = useSession();
  const search = route.get("search") ?? "";
  const paging = usePaging(PAGE);
  const query = useRead(DefinitionsDocument, { first: PAGE, after: paging.after, search: search || null }, { keep: true });
  return (
    <div className="page">
      <Head
        title={t("master.title")}
        figures={query.data && !search && <span>{t("operations.title")} <b>{count(query.data.operationDefinitions.pageInfo.total)}</b></span>}
        acts={can(EDIT_ROUTINGS) && <button type="button" className="btn primary" onClick={() => refine({ new: "1" })}><IconPlus size={16} stroke={1.75} aria-hidden="true" />{t("operations.new")}</button>}
      />
      <div className="tools">
        <MasterTabs current="operations" />
        {search && <FilterChip onRemove={() => refine({ search: null, pages: null })}>{t("orders.filter_search", { text: search })}</FilterChip>}
        <div className="end"><SearchBox key={search} initial={search} /></div>
      </div>
      <Loaded query={query} what={t("operations.title")} rows={10}>
        {({ operationDefinitions: page }) => (
          <>
            {page.nodes.length === 0 ? (
              search ? <Note title={t("items.no_match", { text: search })} acts={<button type="button" className="btn" onClick={() => refine({ search: null })}>{t("kit.clear_filters")}</button>} /> : <Note title={t("operations.empty")}>{t("operations.empty_why")}</Note>
            ) : <DataTable label={t("operations.title")} columns={columns()} groups={[{ key: "all", rows: page.nodes }]} rowKey={(row) => row.id} onOpen={(row) => go(`/operations/${row.id}`)} minWidth={720} />}
            <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="operations.n" />
          </>
        )}
      </Loaded>
      {can(EDIT_ROUTINGS) && route.get("new") && <OperationPanel onClose={() => refine({ new: null })} />}
    </div>
  );
}

function columns(): Column<DefinitionChoice>[] {
  return [
    { key: "code", title: t("md.code"), width: 140, phone: "title", cell: (row) => <a className="link strong nowrap" href={href(`/operations/${row.id}`)}>{row.code}</a> },
    { key: "name", title: t("md.name"), phone: "title", cell: (row) => <><div className="first">{named(row.name)}</div><OtherName name={row.name} /></> },
    { key: "center", title: t("places.center"), width: 180, cell: (row) => (row.workCenter ? named(row.workCenter.name) : <span className="muted">{t("operations.no_center")}</span>) },
    { key: "setup", title: t("routing.setup"), width: 110, align: "right", cell: (row) => duration(row.setupSeconds) },
    { key: "cycle", title: t("routing.cycle"), width: 110, align: "right", cell: (row) => duration(row.cycleSeconds) },
    { key: "skills", title: t("routing.skills"), width: 160, cell: (row) => row.skillCodes.join(" ") },
  ];
}
