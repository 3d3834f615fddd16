import { IconPlus } from "@tabler/icons-react";
import { AcceptPartnerDocument, PartnerNamesDocument, VendorPartnersDocument, type VendorPartnersQuery } from "@/packages/api/generated/vendor/graphql";
import { absolute, count, date, named, t } from "@/packages/i18n";
import { StatusMark } from "@/packages/ui-tokens";
import { useCommand, useRead, useRenew } from "@/c/data";
import { useNow } from "@/c/kit/clock";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { FilterChip, Head, OtherName } from "@/c/kit/parts";
import { Foot, usePaging } from "@/c/kit/Pager";
import { SearchBox } from "@/c/kit/SearchBox";
import { SidePanel } from "@/c/kit/SidePanel";
import { Loaded, Note } from "@/c/kit/states";
import { useFacts } from "@/c/live";
import { href, refine, refined, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { FormPanel, type FormField, type Values } from "@/features/masterdata/console/FormPanel";
import { CREATE_PARTNER } from "../permissions";
import { CODE, CONTACT } from "../shapes";

const PAGE = 50;
type Partner = VendorPartnersQuery["vendorPartners"]["nodes"][number];

/** Organisations that bring the product to customers; each sees only its own. */
export default function PartnersPage() {
  const now = useNow();
  const { can } = useSession();
  const { query: route } = useRoute();
  const paging = usePaging(PAGE);
  const search = route.get("search") ?? "";
  const query = useRead(VendorPartnersDocument, { first: PAGE, after: paging.after, filter: { search: search || null } }, { keep: true });
  const renew = useRenew(VendorPartnersDocument, PartnerNamesDocument);
  useFacts((fact) => fact.name.startsWith("vendor.") && renew());
  const shown = query.data?.vendorPartners.nodes.find((each) => each.id === route.get("partner"));
  const may = can(CREATE_PARTNER);
  return (
    <div className="page">
      <Head
        title={t("rail.v.partners")}
        figures={query.data && <span>{t("v.figure.total")} <b>{count(query.data.vendorPartners.pageInfo.total)}</b> {t("v.figure.companies")}</span>}
        acts={may && <button type="button" className="btn primary" onClick={() => refine({ new: "1", partner: null })}><IconPlus size={16} stroke={1.75} aria-hidden="true" />{t("v.partner.new")}</button>}
      />
      <div className="tools">
        {search && <FilterChip onRemove={() => refine({ search: null, pages: null })}>{t("v.filter.search", { text: search })}</FilterChip>}
        <a className="btn ghost" href={href("/prices")}>{t("v.prices")}</a>
        <div className="end"><SearchBox key={search} initial={search} /></div>
      </div>
      <Loaded query={query} what={t("rail.v.partners")} rows={6}>
        {({ vendorPartners: page }) => (
          <>
            {page.nodes.length === 0 ? (
              search ? <Note title={t("v.partners.no_match")} acts={<button type="button" className="btn" onClick={() => refine({ search: null, pages: null })}>{t("kit.clear_filters")}</button>} /> : <Note title={t("v.partners.none")}>{t("v.partners.none_why")}</Note>
            ) : <DataTable label={t("rail.v.partners")} columns={columns(now)} groups={[{ key: "all", rows: page.nodes }]} rowKey={(row) => row.id} onOpen={(row) => refine({ partner: row.id, new: null })} minWidth={760} />}
            <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="v.partners.n" />
          </>
        )}
      </Loaded>
      {shown && <PartnerPanel key={shown.id} partner={shown} onClose={() => refine({ partner: null })} />}
      {may && route.get("new") && <NewPartner onClose={() => refine({ new: null })} />}
    </div>
  );
}

function State({ partner }: { partner: Partner }) {
  const mark = partner.state === "active" ? "done" : partner.state === "failed" ? "rejected" : "pending";
  return <StatusMark mark={mark} tone={mark === "done" ? "t2" : undefined}>{t(`v.partner.state.${partner.state}`)}</StatusMark>;
}

function columns(now: number): Column<Partner>[] {
  return [
    { key: "name", title: t("v.column.partner"), phone: "title", cell: (row) => <><a className="first opens strong el" href={refined({ partner: row.id, new: null })}>{named(row.name)}</a><OtherName name={row.name} /></> },
    { key: "code", title: t("v.column.code"), width: 130, cell: (row) => row.slug },
    { key: "contact", title: t("v.column.contact"), width: 190, cell: (row) => row.contact || <span className="faint">–</span> },
    { key: "customers", title: t("rail.v.customers"), width: 90, align: "right", cell: (row) => count(row.customers) },
    { key: "troubled", title: t("v.tab.TODO"), width: 90, align: "right", cell: (row) => (row.troubled ? <a className="cause" href={href("/customers", { partner: row.id, tab: "TODO" })}>{count(row.troubled)}</a> : <span className="faint">0</span>) },
    { key: "since", title: t("v.partner.since"), width: 110, cell: (row) => <time dateTime={row.since} title={absolute(row.since)}>{date(row.since, now)}</time> },
    { key: "state", title: t("v.announcement.state"), width: 110, phone: "corner", cell: (row) => <State partner={row} /> },
  ];
}

function PartnerPanel({ partner, onClose }: { partner: Partner; onClose: () => void }) {
  return (
    <SidePanel title={named(partner.name)} onClose={onClose} foot={<a className="btn" href={href("/customers", { partner: partner.id })}>{t("v.partner.customers")}</a>}>
      <dl className="pairs">
        <dt>{t("v.announcement.state")}</dt><dd><State partner={partner} /></dd>
        <dt>{t("v.column.code")}</dt><dd>{partner.slug}</dd>
        <dt>{t("v.column.contact")}</dt><dd>{partner.contact || "–"}</dd>
        <dt>{t("rail.v.customers")}</dt><dd>{count(partner.customers)}</dd>
        <dt>{t("v.tab.TODO")}</dt><dd>{count(partner.troubled)}</dd>
        <dt>{t("v.partner.since")}</dt><dd>{absolute(partner.since)}</dd>
        {partner.note && <><dt>{t("v.partner.note")}</dt><dd>{partner.note}</dd></>}
      </dl>
    </SidePanel>
  );
}

function NewPartner({ onClose }: { onClose: () => void }) {
  const accept = useCommand(AcceptPartnerDocument, (reply) => reply.acceptPartner);
  const renew = useRenew(VendorPartnersDocument, PartnerNamesDocument);
  const fields: FormField[] = [
    { key: "nameZh", label: t("v.nameZh") }, { key: "nameEn", label: t("v.nameEn") },
    { key: "slug", label: t("v.column.code"), matches: CODE, wrong: t("error.vendor.code_invalid"), hint: t("v.code.hint") },
    { key: "adminName", label: t("v.admin.name") },
    { key: "adminContact", label: t("v.admin.contact"), matches: CONTACT, wrong: t("v.admin.contact_wrong"), hint: t("v.admin.contact_hint") },
  ];
  const submit = (values: Values): void =>
    accept.mutate(
      { input: { nameZh: values.nameZh ?? "", nameEn: values.nameEn ?? "", slug: values.slug ?? "", adminName: values.adminName ?? "", adminContact: values.adminContact ?? "" } },
      { onSuccess: () => { renew(); onClose(); } },
    );
  return <FormPanel title={t("v.partner.new")} submit={t("v.partner.add")} fields={fields} pending={accept.isPending} error={accept.error} onSubmit={submit} onClose={onClose} />;
}
