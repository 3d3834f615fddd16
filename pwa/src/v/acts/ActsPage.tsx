import { Select } from "antd";
import { CustomerNamesDocument, VendorActsDocument } from "@/packages/api/generated/vendor/graphql";
import { absolute, count, known, named, t } from "@/packages/i18n";
import { StatusMark } from "@/packages/ui-tokens";
import { useRead, useRenew } from "@/c/data";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { FilterPopover } from "@/c/kit/FilterPopover";
import { Field, FilterChip, Head } from "@/c/kit/parts";
import { Foot, usePaging } from "@/c/kit/Pager";
import { Loaded, Note } from "@/c/kit/states";
import { useFacts } from "@/c/live";
import { href, refine, useRoute } from "@/c/router";
import { actWords, refusalOf, type Act } from "./words";

const PAGE = 50;
const KINDS = ["suspend_customer", "resume_customer", "extend_customer", "change_customer_plan", "rename_customer", "hand_over_customer", "start_founding", "ask_visit", "accept_partner", "set_price", "announce", "withdraw_announcement"] as const;

/** Everything the organisation did for its customers, from its own trail. */
export default function ActsPage() {
  const { query: route } = useRoute();
  const paging = usePaging(PAGE);
  const command = route.get("act");
  const customerId = route.get("customer");
  const actor = route.get("by");
  const filter = { customerId, command: command ? `vendor.${command}` : null, actor };
  const query = useRead(VendorActsDocument, { first: PAGE, after: paging.after, filter, sort: ["NEWEST"] }, { keep: true });
  const renew = useRenew(VendorActsDocument);
  useFacts((fact) => fact.name.startsWith("vendor.") && renew());
  const filtered = Boolean(command || customerId || actor);
  return (
    <div className="page">
      <Head title={t("rail.v.acts")} figures={query.data && <span>{t("v.acts.lines")} <b>{count(query.data.vendorActs.pageInfo.total)}</b></span>} />
      <div className="tools"><Filters command={command} customerId={customerId} actor={actor} /></div>
      <Loaded query={query} what={t("rail.v.acts")} rows={10}>
        {({ vendorActs: page }) => (
          <>
            {page.nodes.length === 0 ? (
              filtered ? <Note title={t("v.acts.no_match")} acts={<button type="button" className="btn" onClick={() => refine({ act: null, customer: null, by: null, pages: null })}>{t("kit.clear_filters")}</button>} /> : <Note title={t("v.acts.none")}>{t("v.acts.none_why")}</Note>
            ) : <DataTable label={t("rail.v.acts")} columns={COLUMNS()} groups={[{ key: "all", rows: page.nodes }]} rowKey={(row) => row.id} minWidth={900} />}
            <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="v.acts.n" />
          </>
        )}
      </Loaded>
    </div>
  );
}

function Filters({ command, customerId, actor }: { command: string | null; customerId: string | null; actor: string | null }) {
  const customers = useRead(CustomerNamesDocument, { filter: { tab: "ALL" } }, { staleTime: 60_000 }).data?.customers.nodes ?? [];
  const set = (part: Record<string, string | null>, close: () => void): void => { refine({ ...part, pages: null }); close(); };
  return (
    <>
      {command && <FilterChip onRemove={() => refine({ act: null, pages: null })}>{known(`v.act.${command}.plain`) ?? command}</FilterChip>}
      {customerId && <FilterChip onRemove={() => refine({ customer: null, pages: null })}>{named(customers.find((each) => each.id === customerId)?.name) || t("v.column.customer")}</FilterChip>}
      {actor && <FilterChip onRemove={() => refine({ by: null, pages: null })}>{actor}</FilterChip>}
      <FilterPopover>
        {(close) => (
          <>
            <Field id="acts-kind" label={t("v.acts.kind")}><Select id="acts-kind" allowClear value={command} options={KINDS.map((value) => ({ value, label: t(`v.act.${value}.plain`) }))} onChange={(value: string | undefined) => set({ act: value ?? null }, close)} /></Field>
            <Field id="acts-customer" label={t("v.column.customer")}><Select id="acts-customer" allowClear showSearch optionFilterProp="label" value={customerId} options={customers.map((each) => ({ value: each.id, label: named(each.name) }))} onChange={(value: string | undefined) => set({ customer: value ?? null }, close)} /></Field>
            <form onSubmit={(event) => { event.preventDefault(); set({ by: String(new FormData(event.currentTarget).get("by") ?? "").trim() || null }, close); }}>
              <Field id="acts-by" label={t("v.acts.by")}><input id="acts-by" name="by" className="input" defaultValue={actor ?? ""} /></Field>
            </form>
          </>
        )}
      </FilterPopover>
    </>
  );
}

const COLUMNS = (): Column<Act>[] => [
  { key: "at", title: t("v.acts.at"), width: 170, cell: (row) => <time className="nowrap" dateTime={row.at}>{absolute(row.at)}</time> },
  { key: "what", title: t("v.acts.what"), phone: "title", cell: (row) => <><div className="first strong">{actWords(row)}</div>{refusalOf(row) && <div className="second c-danger">{refusalOf(row)}</div>}</> },
  { key: "customer", title: t("v.column.customer"), width: 170, cell: (row) => (row.customer ? <a className="link" href={href("/customers", { customer: row.customer.id })}>{named(row.customer.name)}</a> : <span className="faint">–</span>) },
  { key: "reason", title: t("v.reason"), cell: (row) => row.reason ?? <span className="faint">–</span> },
  { key: "by", title: t("v.acts.by"), width: 170, cell: (row) => row.by },
  { key: "outcome", title: t("v.acts.outcome"), width: 100, phone: "corner", cell: (row) => (refusalOf(row) ? <StatusMark mark="rejected">{t("v.acts.refused")}</StatusMark> : <StatusMark mark="done" tone="t2">{t("v.acts.done")}</StatusMark>) },
];
