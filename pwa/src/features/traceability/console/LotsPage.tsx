import { LotsDocument, type LotsQuery } from "@/packages/api/generated/graphql";
import { count, date, known, named, quantity, t, unitName } from "@/packages/i18n";
import { StatusMark, type Mark } from "@/packages/ui-tokens";
import { useRead } from "@/c/data";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { FilterChip, Head } from "@/c/kit/parts";
import { Foot, usePaging } from "@/c/kit/Pager";
import { SearchBox } from "@/c/kit/SearchBox";
import { Loaded, Note } from "@/c/kit/states";
import { customText, useCustomFields, type CustomField } from "@/features/settings/console/CustomFields";
import { refine, useRoute } from "@/c/router";

const PAGE = 50;
const MARKS: Record<string, Mark> = { quarantined: "quarantine", accepted: "done", rejected: "rejected", held: "held", restricted: "restricted" };
type Lot = LotsQuery["lots"]["nodes"][number];

export default function LotsPage() {
  const { query: route } = useRoute();
  const search = route.get("search") ?? "";
  const paging = usePaging(PAGE);
  const fields = useCustomFields("lot");
  const query = useRead(LotsDocument, { first: PAGE, after: paging.after, filter: search ? { search } : null, sort: null }, { keep: true });
  return (
    <div className="page">
      <Head title={t("lots.title")} figures={query.data && !search && <span>{t("lots.all")} <b>{count(query.data.lots.pageInfo.total)}</b></span>} />
      <div className="tools">
        {search && <FilterChip onRemove={() => refine({ search: null, pages: null })}>{t("orders.filter_search", { text: search })}</FilterChip>}
        <div className="end"><SearchBox key={search} initial={search} /></div>
      </div>
      <Loaded query={query} what={t("lots.title")} rows={10}>
        {({ lots: page }) => (
          <>
            {page.nodes.length === 0
              ? search ? <Note title={t("lots.no_match", { text: search })} acts={<button type="button" className="btn" onClick={() => refine({ search: null })}>{t("kit.clear_filters")}</button>} /> : <Note title={t("lots.empty")}>{t("lots.empty_why")}</Note>
              : <DataTable label={t("lots.title")} columns={columns(fields)} groups={[{ key: "all", rows: page.nodes }]} rowKey={(row) => row.id} minWidth={860} />}
            <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="lots.n" />
          </>
        )}
      </Loaded>
    </div>
  );
}

function columns(fields: CustomField[]): Column<Lot>[] {
  return [
    { key: "number", title: t("lots.number"), width: 180, phone: "title", cell: (row) => <b className="strong nowrap">{row.number}</b> },
    { key: "item", title: t("lots.item"), phone: "title", cell: (row) => <><div className="first">{named(row.item.name)}</div><div className="second">{row.item.code}</div></> },
    { key: "quantity", title: t("lots.quantity"), width: 130, align: "right", cell: (row) => <>{quantity(row.quantity)} <span className="faint">{unitName(row.unit)}</span></> },
    { key: "state", title: t("lots.state"), width: 120, phone: "corner", cell: (row) => <StatusMark mark={MARKS[row.state] ?? "ready"}>{known(`lot.state.${row.state}`) ?? row.state}</StatusMark> },
    { key: "received", title: t("lots.received"), width: 130, cell: (row) => date(row.receivedAt) },
    { key: "supplier", title: t("lots.supplier_lot"), width: 150, cell: (row) => row.supplierLot ?? <span className="faint">–</span> },
    ...fields.map((field): Column<Lot> => ({ key: `custom-${field.code}`, title: named(field.name), width: 120, cell: (row) => {
      const found = row.custom.find((each) => each.code === field.code);
      return found ? customText(field, found.value) : <span className="faint">–</span>;
    } })),
  ];
}
