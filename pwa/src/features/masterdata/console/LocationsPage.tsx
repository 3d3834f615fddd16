import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import {
  ChangeLocationDocument, ChangeLocationStatusDocument, CreateLocationDocument, LocationListDocument, LocationSort, PlantPlacesDocument, StorageLocationsDocument, type LocationListQuery,
} from "@/packages/api/generated/graphql";
import { count, known, named, t } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { FilterChip, Head, OtherName } from "@/c/kit/parts";
import { Foot, Key, usePaging } from "@/c/kit/Pager";
import { SearchBox } from "@/c/kit/SearchBox";
import { SidePanel } from "@/c/kit/SidePanel";
import { Loaded, Note } from "@/c/kit/states";
import { href, refine, refined, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { Status } from "@/features/traceability/console/parts";
import { EDIT_LOCATIONS, RELEASE_PLACES } from "@/features/traceability/console/permissions";
import { PartnerPick } from "@/features/traceability/console/Picks";
import { PrintLabels } from "@/features/traceability/console/PrintLabels";
import { StatusDialog } from "@/features/traceability/console/StatusDialog";
import { codeField, FormPanel, nameFields, type FormField, type Values } from "./FormPanel";
import { MasterTabs } from "./MasterTabs";

const PAGE = 50;
export const LOCATION_KINDS = ["store", "quarantine", "line_side", "finished", "subcontractor"] as const;
type Row = LocationListQuery["storageLocations"]["nodes"][number];
export const kindName = (kind: string): string => known(`locations.kind.${kind}`) ?? kind;

/** Where lots lie: zones of the store, line sides, yards of subcontractors, and whether they may be used. */
export default function LocationsPage() {
  const { query: route } = useRoute();
  const { can } = useSession();
  const paging = usePaging(PAGE);
  const search = route.get("search") ?? "";
  const kind = LOCATION_KINDS.find((each) => each === route.get("kind"));
  const query = useRead(LocationListDocument, { first: PAGE, after: paging.after, filter: { search: search || null, kinds: kind ? [kind] : null }, sort: [LocationSort.CodeAsc] }, { keep: true });
  const may = can(EDIT_LOCATIONS);
  const opened = query.data?.storageLocations.nodes.find((each) => each.id === route.get("place"));
  const add = may && <button type="button" className="btn primary" onClick={() => refine({ new: "1", place: null })}><IconPlus size={16} stroke={1.75} aria-hidden="true" />{t("locations.new")}</button>;
  return (
    <div className="page">
      <Head title={t("master.title")} figures={query.data && !search && <span>{t("locations.title")} <b>{count(query.data.storageLocations.pageInfo.total)}</b></span>} acts={add} />
      <div className="tools">
        <MasterTabs current="locations" />
        {kind && <FilterChip onRemove={() => refine({ kind: null, pages: null })}>{kindName(kind)}</FilterChip>}
        {search && <FilterChip onRemove={() => refine({ search: null, pages: null })}>{t("orders.filter_search", { text: search })}</FilterChip>}
        <div className="end">
          {LOCATION_KINDS.filter((each) => each !== kind).map((each) => <button key={each} type="button" className="chip" onClick={() => refine({ kind: each, pages: null })}>{kindName(each)}</button>)}
          <SearchBox key={search} initial={search} />
        </div>
      </div>
      <Loaded query={query} what={t("locations.title")} rows={8}>
        {({ storageLocations: page }) => (
          <>
            {page.nodes.length === 0
              ? search || kind ? <Note title={t("items.no_match", { text: search || kindName(kind!) })} acts={<button type="button" className="btn" onClick={() => refine({ search: null, kind: null, pages: null })}>{t("kit.clear_filters")}</button>} /> : <Note title={t("locations.empty")} acts={add}>{t("locations.empty_why")}</Note>
              : <DataTable label={t("locations.title")} columns={columns()} groups={[{ key: "all", rows: page.nodes }]} rowKey={(row) => row.id} onOpen={(row) => refine({ place: row.id, new: null })} rowClass={(row) => (row.active ? "" : "md-faint")} minWidth={860} />}
            <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="locations.n"><Key names={["↑", "↓"]}>{t("keys.move")}</Key><Key names={["Enter"]}>{t("keys.open")}</Key></Foot>
          </>
        )}
      </Loaded>
      {opened && <LocationPanel key={opened.id} row={opened} onClose={() => refine({ place: null })} />}
      {may && route.get("new") && <LocationForm onClose={() => refine({ new: null })} />}
    </div>
  );
}

function columns(): Column<Row>[] {
  return [
    { key: "code", title: t("md.code"), width: 170, phone: "title", cell: (row) => <a className="id opens strong" href={refined({ place: row.id })}>{row.code}</a> },
    { key: "name", title: t("md.name"), phone: "title", cell: (row) => <><div className="first">{named(row.name)}</div><OtherName name={row.name} /></> },
    { key: "kind", title: t("places.kind"), width: 140, cell: (row) => kindName(row.kind) },
    { key: "where", title: t("locations.where"), width: 200, cell: (row) => whereOf(row) || <span className="faint">–</span> },
    { key: "active", title: t("locations.use"), width: 110, phone: "hide", cell: (row) => (row.active ? "" : <span className="muted">{t("locations.out_of_use")}</span>) },
    { key: "state", title: t("lots.state"), width: 130, phone: "corner", cell: (row) => <Status status={row.status} /> },
  ];
}

const whereOf = (row: Row): string => [row.workCenter && named(row.workCenter.name), row.partner && named(row.partner.name), !row.workCenter && row.area && named(row.area.name)].filter(Boolean).join(t("list.separator"));

function LocationPanel({ row, onClose }: { row: Row; onClose: () => void }) {
  const { can } = useSession();
  const [open, setOpen] = useState<"edit" | "status" | "print" | null>(null);
  const status = useCommand(ChangeLocationStatusDocument, (reply) => reply.changeLocationStatus);
  const renew = useRenew(LocationListDocument, StorageLocationsDocument);
  if (open === "edit") return <LocationForm row={row} onClose={() => setOpen(null)} />;
  return (
    <SidePanel
      title={`${row.code} ${named(row.name)}`} onClose={onClose}
      foot={
        <>
          <a className="btn primary" href={href("/stock", { location: row.id })}>{t("locations.stock")}</a>
          {can(RELEASE_PLACES) && <button type="button" className="btn" onClick={() => setOpen("status")}>{t("status.act")}</button>}
          {can(EDIT_LOCATIONS) && <button type="button" className="btn" onClick={() => setOpen("edit")}>{t("md.edit")}</button>}
          <button type="button" className="btn" onClick={() => setOpen("print")}>{t("lot.print")}</button>
        </>
      }
    >
      <dl className="pairs">
        <dt>{t("lots.state")}</dt><dd><Status status={row.status} /></dd>
        <dt>{t("places.kind")}</dt><dd>{kindName(row.kind)}</dd>
        {row.area && <><dt>{t("places.area")}</dt><dd>{named(row.area.name)}</dd></>}
        {row.workCenter && <><dt>{t("places.center")}</dt><dd>{named(row.workCenter.name)}</dd></>}
        {row.partner && <><dt>{t("locations.partner")}</dt><dd>{named(row.partner.name)}</dd></>}
        <dt>{t("locations.use")}</dt><dd>{t(row.active ? "locations.in_use" : "locations.out_of_use")}</dd>
      </dl>
      {open === "status" && (
        <StatusDialog what={`${row.code} ${named(row.name)}`} now={row.status} meaning={t("status.meaning.location")} effects="status.place" busy={status.isPending} error={status.error} onClose={() => setOpen(null)}
          onSubmit={(to, reason) => status.mutate({ input: { locationId: row.id, status: to, reason } }, { onSuccess: () => { renew(); setOpen(null); } })} />
      )}
      {open === "print" && <PrintLabels kind="location" ids={[row.id]} onClose={() => setOpen(null)} />}
    </SidePanel>
  );
}

function LocationForm({ row, onClose }: { row?: Row; onClose: () => void }) {
  const places = useRead(PlantPlacesDocument, {}, { staleTime: 60_000 }).data;
  const [kind, setKind] = useState<string>(row?.kind ?? "store");
  const [partner, setPartner] = useState<string | null>(null);
  const create = useCommand(CreateLocationDocument, (reply) => reply.createLocation);
  const change = useCommand(ChangeLocationDocument, (reply) => reply.changeLocation);
  const renew = useRenew(LocationListDocument, StorageLocationsDocument);
  const options = (rows: readonly { id: string; code: string; name: { zh: string; en: string } }[] = []) => rows.map((each) => ({ value: each.id, label: `${each.code} ${named(each.name)}` }));
  const area: FormField = { key: "areaId", label: t("places.area"), kind: "select", optional: true, options: options(places?.areas) };
  const fields: FormField[] = row
    ? [...nameFields(), ...(row.workCenter ? [] : [area]), { key: "active", label: t("locations.in_use"), kind: "check" }]
    : [
        { key: "kind", label: t("places.kind"), kind: "select", options: LOCATION_KINDS.map((value) => ({ value, label: kindName(value) })) },
        codeField(), ...nameFields(),
        { key: "siteId", label: t("places.site"), kind: "select", options: options(places?.sites) },
        ...(kind === "line_side" ? [{ key: "workCenterId", label: t("places.center"), kind: "select", options: options(places?.workCenters) } satisfies FormField] : [area]),
      ];
  const start: Values = row ? { nameZh: row.name.zh, nameEn: row.name.en, areaId: row.area?.id ?? "", active: row.active ? "true" : "" } : { kind: "store", siteId: places?.sites[0]?.id ?? "" };
  const submit = (values: Values): void => {
    const names = { nameZh: values.nameZh ?? "", nameEn: values.nameEn ?? "" };
    const after = { onSuccess: () => { renew(); onClose(); } };
    if (row) return change.mutate({ input: { locationId: row.id, ...names, areaId: values.areaId || null, active: values.active === "true" } }, after);
    create.mutate({ input: { ...names, code: values.code ?? "", kind: values.kind ?? "store", siteId: values.siteId ?? "", areaId: values.areaId || null, workCenterId: values.workCenterId || null, partnerId: kind === "subcontractor" ? partner : null } }, after);
  };
  return (
    <FormPanel key={places ? "ready" : "waiting"} title={row ? `${row.code} ${named(row.name)}` : t("locations.new")} submit={t(row ? "md.save" : "locations.add")} fields={fields} start={start} pending={create.isPending || change.isPending} error={create.error ?? change.error}
      onChange={(values) => setKind(values.kind ?? kind)} onSubmit={submit} onClose={onClose}>
      {!row && kind === "subcontractor" && <div className="field"><label htmlFor="location-partner">{t("locations.partner")}</label><PartnerPick id="location-partner" label={t("locations.partner")} kind="suppliers" value={partner} onPick={setPartner} /></div>}
    </FormPanel>
  );
}
