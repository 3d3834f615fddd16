import { IconPlus } from "@tabler/icons-react";
import { Dropdown } from "antd";
import { useState } from "react";
import {
  ChangeAreaDocument, ChangeAreaStatusDocument, ChangeSiteDocument, ChangeWorkCenterDocument, ChangeWorkUnitDocument, CreateAreaDocument, CreateSiteDocument, CreateWorkCenterDocument,
  CreateWorkUnitDocument, PlantPlacesDocument, type PlantPlacesQuery,
} from "@/packages/api/generated/graphql";
import { count, named, t } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { DataTable, type Column, type Group } from "@/c/kit/DataTable";
import { Head, OtherName } from "@/c/kit/parts";
import { Loaded, Note } from "@/c/kit/states";
import { EDIT_PLANT } from "@/c/permissions";
import { refine, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { Status } from "@/features/traceability/console/parts";
import { RELEASE_PLACES } from "@/features/traceability/console/permissions";
import { StatusDialog } from "@/features/traceability/console/StatusDialog";
import { codeField, FormPanel, nameFields, type FormField, type Values } from "./FormPanel";
import { MasterTabs } from "./MasterTabs";

type Name = { zh: string; en: string };
type Center = PlantPlacesQuery["workCenters"][number];
type Kind = "site" | "area" | "center" | "unit";
interface Place { id: string; kind: Kind; code: string; name: Name; depth: number; children?: number; status?: string }
const KINDS: Kind[] = ["site", "area", "center", "unit"];

/** The plant as it stands: sites, their areas, work centers, and the places where one operation runs at a time. */
export default function WorkCentersPage() {
  const { query: route } = useRoute();
  const { can } = useSession();
  const query = useRead(PlantPlacesDocument, {}, { staleTime: 60_000 });
  const may = can(EDIT_PLANT);
  const groups = query.data ? groupsOf(query.data) : [];
  const editing = groups.flatMap((group) => group.rows).find((each) => each.id === route.get("place"));
  const making = KINDS.find((kind) => kind === route.get("new"));
  const close = (): void => refine({ new: null, place: null });
  const menu = KINDS.map((kind) => ({ key: kind, label: t(`places.new.${kind}`), onClick: () => refine({ new: kind, place: null }) }));
  return (
    <div className="page">
      <Head
        title={t("master.title")}
        figures={query.data && <span>{t("work_centers.title")} <b>{count(query.data.workCenters.length)}</b></span>}
        acts={may && <Dropdown trigger={["click"]} placement="bottomRight" menu={{ items: menu }}><button type="button" className="btn primary"><IconPlus size={16} stroke={1.75} aria-hidden="true" />{t("places.new")}</button></Dropdown>}
      />
      <div className="tools"><MasterTabs current="work-centers" /></div>
      <Loaded query={query} what={t("work_centers.title")} rows={10}>
        {() => (groups.length === 0 ? <Note title={t("work_centers.empty")}>{t("work_centers.empty_why")}</Note> : (
          <DataTable label={t("work_centers.title")} columns={columns()} groups={groups} rowKey={(row) => row.id} onOpen={may || can(RELEASE_PLACES) ? (row) => refine({ place: row.id, new: null }) : undefined} minWidth={600} />
        ))}
      </Loaded>
      {(may || (can(RELEASE_PLACES) && editing?.kind === "area")) && query.data && (making || editing) && <PlacePanel key={editing?.id ?? making} kind={editing?.kind ?? making ?? "unit"} place={editing} places={query.data} onClose={close} />}
    </div>
  );
}

function groupsOf({ sites, areas, workCenters }: PlantPlacesQuery): Group<Place>[] {
  const row = (kind: Kind, depth: number, { id, code, name }: { id: string; code: string; name: Name }, children?: number): Place => ({ kind, depth, id, code, name, children });
  const under = (center: Center): Place[] => [row("center", 1, center, center.workUnits.length), ...center.workUnits.map((unit) => row("unit", 2, unit))];
  return [
    { key: "sites", title: t("places.site"), rows: sites.map((site) => row("site", 0, site, areas.filter((area) => area.siteId === site.id).length)) },
    ...areas.map((area) => {
      const here = workCenters.filter((center) => center.area.id === area.id);
      return { key: area.id, title: named(area.name), note: t("work_centers.n", { n: count(here.length) }), rows: [{ ...row("area", 0, area, here.length), status: area.status }, ...here.flatMap(under)] };
    }),
  ];
}

function columns(): Column<Place>[] {
  return [
    { key: "code", title: t("md.code"), width: 220, phone: "title", cell: (row) => <b className="strong nowrap" style={{ paddingLeft: 20 * row.depth }}>{row.code}</b> },
    { key: "name", title: t("md.name"), phone: "title", cell: (row) => <><div className="first">{named(row.name)}</div><OtherName name={row.name} /></> },
    { key: "kind", title: t("places.kind"), width: 140, cell: (row) => t(`places.${row.kind}`) },
    { key: "status", title: t("lots.state"), width: 130, phone: "corner", cell: (row) => row.status && <Status status={row.status} /> },
    { key: "inside", title: t("places.inside"), width: 160, cell: (row) => (row.children === undefined ? "" : row.kind === "center" && row.children === 0 ? <span className="muted">{t("work_center.no_units")}</span> : count(row.children)) },
  ];
}

function PlacePanel({ kind, place, places, onClose }: { kind: Kind; place?: Place; places: PlantPlacesQuery; onClose: () => void }) {
  const act = usePlaceActs();
  const options = (rows: readonly { id: string; code: string; name: Name }[]) => rows.map((each) => ({ value: each.id, label: `${each.code} ${named(each.name)}` }));
  const parents: Record<Kind, FormField[]> = {
    site: [{ key: "timeZone", label: t("places.time_zone"), hint: t("places.time_zone_hint") }],
    area: [{ key: "parent", label: t("places.site"), kind: "select", options: options(places.sites) }],
    center: [{ key: "parent", label: t("places.area"), kind: "select", options: options(places.areas) }],
    unit: [{ key: "parent", label: t("places.center"), kind: "select", options: options(places.workCenters) }],
  };
  const fields = place ? nameFields() : [...parents[kind], codeField(), ...nameFields()];
  const start: Values = place ? { nameZh: place.name.zh, nameEn: place.name.en } : { timeZone: "Asia/Shanghai", parent: kind === "area" ? (places.sites[0]?.id ?? "") : "" };
  return (
    <FormPanel title={place ? `${place.code} ${named(place.name)}` : t(`places.new.${kind}`)} submit={t(place ? "md.save" : "places.add")} fields={fields} start={start}
      pending={act.pending} error={act.error} onSubmit={(values) => act.save(kind, place?.id ?? null, values, onClose)} onClose={onClose}>
      {place?.status && <AreaStatus place={place} status={place.status} />}
    </FormPanel>
  );
}

function AreaStatus({ place, status }: { place: Place; status: string }) {
  const { can } = useSession();
  const [deciding, setDeciding] = useState(false);
  const command = useCommand(ChangeAreaStatusDocument, (reply) => reply.changeAreaStatus);
  const renew = useRenew(PlantPlacesDocument);
  return (
    <div className="field">
      <span className="label">{t("lots.state")}</span>
      <span className="with-act"><Status status={status} />{can(RELEASE_PLACES) && <button type="button" className="btn" onClick={() => setDeciding(true)}>{t("status.act")}</button>}</span>
      {deciding && (
        <StatusDialog what={`${place.code} ${named(place.name)}`} now={status} meaning={t("status.meaning.area")} effects="status.place" busy={command.isPending} error={command.error} onClose={() => setDeciding(false)}
          onSubmit={(to, reason) => command.mutate({ input: { areaId: place.id, status: to, reason } }, { onSuccess: () => { renew(); setDeciding(false); } })} />
      )}
    </div>
  );
}

function usePlaceActs() {
  const renew = useRenew(PlantPlacesDocument);
  const makers = [useCommand(CreateSiteDocument, (r) => r.createSite), useCommand(CreateAreaDocument, (r) => r.createArea), useCommand(CreateWorkCenterDocument, (r) => r.createWorkCenter), useCommand(CreateWorkUnitDocument, (r) => r.createWorkUnit)] as const;
  const changers = [useCommand(ChangeSiteDocument, (r) => r.changeSite), useCommand(ChangeAreaDocument, (r) => r.changeArea), useCommand(ChangeWorkCenterDocument, (r) => r.changeWorkCenter), useCommand(ChangeWorkUnitDocument, (r) => r.changeWorkUnit)] as const;
  const every = [...makers, ...changers];
  const save = (kind: Kind, id: string | null, values: Values, done: () => void): void => {
    const names = { nameZh: values.nameZh ?? "", nameEn: values.nameEn ?? "" };
    const after = { onSuccess: () => { renew(); done(); } };
    const named_ = { code: values.code ?? "", ...names };
    if (id) return changers[KINDS.indexOf(kind)]!.mutate({ input: { placeId: id, ...names } }, after);
    if (kind === "site") makers[0].mutate({ input: { ...named_, timeZone: values.timeZone ?? "" } }, after);
    else if (kind === "area") makers[1].mutate({ input: { ...named_, siteId: values.parent ?? "" } }, after);
    else if (kind === "center") makers[2].mutate({ input: { ...named_, areaId: values.parent ?? "" } }, after);
    else makers[3].mutate({ input: { ...named_, workCenterId: values.parent ?? "" } }, after);
  };
  return { save, pending: every.some((each) => each.isPending), error: every.find((each) => each.error)?.error };
}
