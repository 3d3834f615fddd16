import { IconPlus } from "@tabler/icons-react";
import { ChangePartnerDocument, CreatePartnerDocument, PartnersDocument, type PartnersQuery } from "@/packages/api/generated/graphql";
import { count, named, t } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { FilterChip, Head, OtherName } from "@/c/kit/parts";
import { Foot, usePaging } from "@/c/kit/Pager";
import { SearchBox } from "@/c/kit/SearchBox";
import { Loaded, Note } from "@/c/kit/states";
import { EDIT_PARTNERS } from "@/c/permissions";
import { refine, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { codeField, FormPanel, nameFields, type FormField, type Values } from "./FormPanel";
import { MasterTabs } from "./MasterTabs";

const PAGE = 50;
const FACTS = ["contact", "phone", "email", "address", "taxId"] as const;
type Partner = PartnersQuery["partners"]["nodes"][number];

export default function PartnersPage() {
  const { query: route } = useRoute();
  const { can } = useSession();
  const search = route.get("search") ?? "";
  const paging = usePaging(PAGE);
  const query = useRead(PartnersDocument, { first: PAGE, after: paging.after, filter: { search: search || null } }, { keep: true });
  const editing = query.data?.partners.nodes.find((each) => each.id === route.get("partner"));
  const may = can(EDIT_PARTNERS);
  const close = (): void => refine({ new: null, partner: null });
  return (
    <div className="page">
      <Head
        title={t("master.title")}
        figures={query.data && !search && <span>{t("partners.title")} <b>{count(query.data.partners.pageInfo.total)}</b></span>}
        acts={may && <button type="button" className="btn primary" onClick={() => refine({ new: "1", partner: null })}><IconPlus size={16} stroke={1.75} aria-hidden="true" />{t("partners.new")}</button>}
      />
      <div className="tools">
        <MasterTabs current="partners" />
        {search && <FilterChip onRemove={() => refine({ search: null, pages: null })}>{t("orders.filter_search", { text: search })}</FilterChip>}
        <div className="end"><SearchBox key={search} initial={search} /></div>
      </div>
      <Loaded query={query} what={t("partners.title")} rows={10}>
        {({ partners: page }) => (
          <>
            {page.nodes.length === 0 ? (
              search ? <Note title={t("items.no_match", { text: search })} acts={<button type="button" className="btn" onClick={() => refine({ search: null })}>{t("kit.clear_filters")}</button>} /> : <Note title={t("partners.empty")}>{t("partners.empty_why")}</Note>
            ) : (
              <DataTable label={t("partners.title")} columns={columns()} groups={[{ key: "all", rows: page.nodes }]} rowKey={(row) => row.id} onOpen={may ? (row) => refine({ partner: row.id, new: null }) : undefined} minWidth={800} />
            )}
            <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="partners.n" />
          </>
        )}
      </Loaded>
      {may && (route.get("new") || editing) && <PartnerPanel key={editing?.id ?? "new"} partner={editing} onClose={close} />}
    </div>
  );
}

function columns(): Column<Partner>[] {
  const dash = <span className="faint">–</span>;
  return [
    { key: "code", title: t("md.code"), width: 120, phone: "title", cell: (row) => <b className="strong nowrap">{row.code}</b> },
    { key: "name", title: t("md.name"), phone: "title", cell: (row) => <><div className="first">{named(row.name)}</div><OtherName name={row.name} /></> },
    { key: "kind", title: t("partners.kind"), width: 140, cell: (row) => kinds(row) || dash },
    { key: "contact", title: t("partners.contact"), width: 180, cell: (row) => (row.contact || row.phone ? <><div className="first">{row.contact ?? "–"}</div><div className="second">{row.phone}</div></> : dash) },
    { key: "address", title: t("partners.address"), cell: (row) => row.address ?? dash },
  ];
}

const kinds = (row: Partner): string => [row.customer ? t("partners.customer") : "", row.supplier ? t("partners.supplier") : ""].filter(Boolean).join(t("list.separator"));

function PartnerPanel({ partner, onClose }: { partner?: Partner; onClose: () => void }) {
  const create = useCommand(CreatePartnerDocument, (reply) => reply.createPartner);
  const change = useCommand(ChangePartnerDocument, (reply) => reply.changePartner);
  const renew = useRenew(PartnersDocument);
  const fields: FormField[] = [
    ...(partner ? [] : [codeField()]), ...nameFields(),
    { key: "customer", label: t("partners.is_customer"), kind: "check" }, { key: "supplier", label: t("partners.is_supplier"), kind: "check" },
    ...FACTS.map((key): FormField => ({ key, label: t(`partners.${key}`), optional: true })),
  ];
  const start: Values = partner
    ? { nameZh: partner.name.zh, nameEn: partner.name.en, customer: partner.customer ? "true" : "", supplier: partner.supplier ? "true" : "", ...Object.fromEntries(FACTS.map((key) => [key, partner[key] ?? ""])) }
    : { customer: "true" };
  const submit = (values: Values): void => {
    const shared = { nameZh: values.nameZh ?? "", nameEn: values.nameEn ?? "", customer: values.customer === "true", supplier: values.supplier === "true", ...Object.fromEntries(FACTS.map((key) => [key, values[key] ?? ""])) };
    const after = { onSuccess: () => { renew(); onClose(); } };
    if (partner) change.mutate({ input: { partnerId: partner.id, ...shared } }, after);
    else create.mutate({ input: { code: values.code ?? "", ...shared } }, after);
  };
  return <FormPanel title={partner ? named(partner.name) : t("partners.new")} submit={t(partner ? "md.save" : "partners.add")} fields={fields} start={start} pending={create.isPending || change.isPending} error={create.error ?? change.error} onSubmit={submit} onClose={onClose} />;
}
