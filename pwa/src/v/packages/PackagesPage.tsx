import { IconPackageExport } from "@tabler/icons-react";
import { useState } from "react";
import { PackageJobsDocument, TakePackageDocument, VendorPackagesDocument, type VendorPackagesQuery } from "@/packages/api/generated/vendor/graphql";
import { absolute, ago, count, named, t } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { useNow } from "@/c/kit/clock";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { Dialog } from "@/c/kit/Dialog";
import { Field, FilterChip, Head } from "@/c/kit/parts";
import { Foot, usePaging } from "@/c/kit/Pager";
import { SearchBox } from "@/c/kit/SearchBox";
import { Loaded, Note } from "@/c/kit/states";
import { useFacts } from "@/c/live";
import { refine, refined, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { CustomerSelect } from "../customers/CustomerSelect";
import { TAKE_PACKAGE } from "../permissions";
import { Jobs } from "./Jobs";
import { PackagePanel } from "./PackagePanel";

const PAGE = 50;
export type Package = VendorPackagesQuery["vendorPackages"]["nodes"][number];
export type Group = VendorPackagesQuery["packageGroups"][number];

/** How one company is set up, to begin another from or to bring one up to date. */
export default function PackagesPage() {
  const now = useNow();
  const { can } = useSession();
  const { query: route } = useRoute();
  const paging = usePaging(PAGE);
  const search = route.get("search") ?? "";
  const query = useRead(VendorPackagesDocument, { first: PAGE, after: paging.after, filter: { search: search || null } }, { keep: true });
  const renew = useRenew(VendorPackagesDocument, PackageJobsDocument);
  useFacts((fact) => fact.name.startsWith("vendor.package_") && renew());
  const shown = query.data?.vendorPackages.nodes.find((each) => each.id === route.get("package"));
  const groups = query.data?.packageGroups ?? [];
  return (
    <div className="page">
      <Head
        title={t("rail.v.packages")}
        figures={query.data && <span>{t("v.acts.lines")} <b>{count(query.data.vendorPackages.pageInfo.total)}</b></span>}
        acts={can(TAKE_PACKAGE) && <button type="button" className="btn primary" onClick={() => refine({ new: "1", package: null })}><IconPackageExport size={16} stroke={1.75} aria-hidden="true" />{t("v.package.take")}</button>}
      />
      <div className="tools">
        {search && <FilterChip onRemove={() => refine({ search: null, pages: null })}>{t("v.filter.search", { text: search })}</FilterChip>}
        <div className="end"><SearchBox key={search} initial={search} /></div>
      </div>
      <Loaded query={query} what={t("rail.v.packages")} rows={6}>
        {({ vendorPackages: page }) => (
          <>
            {page.nodes.length === 0 ? (
              search ? <Note title={t("v.packages.no_match")} acts={<button type="button" className="btn" onClick={() => refine({ search: null, pages: null })}>{t("kit.clear_filters")}</button>} /> : <Note title={t("v.packages.none")}>{t("v.packages.none_why")}</Note>
            ) : <DataTable label={t("rail.v.packages")} columns={columns(now, groups)} groups={[{ key: "all", rows: page.nodes }]} rowKey={(row) => row.id} onOpen={(row) => refine({ package: row.id, new: null })} minWidth={820} after={<Jobs filter={{}} />} />}
            {page.nodes.length === 0 && <Jobs filter={{}} />}
            <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="v.packages.n" />
          </>
        )}
      </Loaded>
      {shown && <PackagePanel key={shown.id} row={shown} groups={groups} onClose={() => refine({ package: null })} />}
      {route.get("new") && query.data && can(TAKE_PACKAGE) && <TakeDialog groups={groups} onClose={() => refine({ new: null })} />}
    </div>
  );
}

export const groupNames = (names: readonly string[], groups: readonly Group[]): string => names.map((name) => named(groups.find((each) => each.name === name)?.title) || name).join(t("list.separator"));

function columns(now: number, groups: readonly Group[]): Column<Package>[] {
  return [
    { key: "name", title: t("v.package.name"), phone: "title", cell: (row) => <><a className="first opens strong el" href={refined({ package: row.id, new: null })}>{row.name}</a><div className="second">{named(row.company)}</div></> },
    { key: "groups", title: t("v.package.holds"), cell: (row) => <span className="muted">{groupNames(row.groups, groups)}</span> },
    { key: "rows", title: t("v.package.rows"), width: 90, align: "right", cell: (row) => count(row.rows) },
    { key: "made", title: t("v.package.made"), width: 130, cell: (row) => <time dateTime={row.madeAt} title={absolute(row.madeAt)}>{ago(row.madeAt, now)}</time> },
    { key: "by", title: t("v.acts.by"), width: 190, cell: (row) => row.keptBy },
  ];
}

function TakeDialog({ groups, onClose }: { groups: readonly Group[]; onClose: () => void }) {
  const [customer, setCustomer] = useState<string | null>(null);
  const [name, setName] = useState("");
  const [chosen, setChosen] = useState(() => groups.filter((each) => each.standard).map((each) => each.name));
  const take = useCommand(TakePackageDocument, (reply) => reply.takePackage);
  const renew = useRenew(PackageJobsDocument);
  const submit = (): void => { if (customer) take.mutate({ input: { customerId: customer, name: name.trim(), groups: chosen } }, { onSuccess: () => { renew(); onClose(); } }); };
  return (
    <Dialog open title={t("v.package.take")} submit={t("v.package.take")} busy={take.isPending} error={take.error} disabled={!customer || !name.trim() || chosen.length === 0} onSubmit={submit} onClose={onClose}>
      <p className="dialog-lead">{t("v.package.take_lead")}</p>
      <Field id="take-customer" label={t("v.column.customer")}><CustomerSelect id="take-customer" value={customer} onChange={setCustomer} /></Field>
      <Field id="take-name" label={t("v.package.name")}><input id="take-name" className="input" maxLength={80} value={name} onChange={(event) => setName(event.target.value)} /></Field>
      <fieldset className="checks">
        <legend>{t("v.package.holds")}</legend>
        {groups.map((each) => (
          <label key={each.name} className="check-line">
            <input type="checkbox" checked={chosen.includes(each.name)} onChange={(event) => setChosen(event.target.checked ? [...chosen, each.name] : chosen.filter((other) => other !== each.name))} />
            <span>{named(each.title)}</span>
          </label>
        ))}
      </fieldset>
    </Dialog>
  );
}
