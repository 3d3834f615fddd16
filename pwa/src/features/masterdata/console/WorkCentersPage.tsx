import { WorkCentersDocument, type WorkCentersQuery } from "@/packages/api/generated/graphql";
import { count, named, t } from "@/packages/i18n";
import { useRead } from "@/c/data";
import { DataTable, type Column, type Group } from "@/c/kit/DataTable";
import { Head, OtherName } from "@/c/kit/parts";
import { Loaded, Note } from "@/c/kit/states";
import { MasterTabs } from "./MasterTabs";

type Center = WorkCentersQuery["workCenters"][number];

export default function WorkCentersPage() {
  const query = useRead(WorkCentersDocument, {}, { staleTime: 60_000 });
  return (
    <div className="page">
      <Head title={t("master.title")} figures={query.data && <span>{t("work_centers.title")} <b>{count(query.data.workCenters.length)}</b></span>} />
      <div className="tools"><MasterTabs current="work-centers" /></div>
      <Loaded query={query} what={t("work_centers.title")} rows={10}>
        {({ workCenters }) =>
          workCenters.length === 0 ? <Note title={t("work_centers.empty")}>{t("work_centers.empty_why")}</Note> : (
            <DataTable label={t("work_centers.title")} columns={columns()} groups={byArea(workCenters)} rowKey={(row) => row.id} minWidth={640} />
          )
        }
      </Loaded>
    </div>
  );
}

function byArea(centers: Center[]): Group<Center>[] {
  const areas = new Map(centers.map((center) => [center.area.id, center.area]));
  return [...areas.values()].map((area) => {
    const rows = centers.filter((center) => center.area.id === area.id);
    return { key: area.id, title: named(area.name), note: t("work_centers.n", { n: count(rows.length) }), rows };
  });
}

function columns(): Column<Center>[] {
  return [
    { key: "code", title: t("work_center.code"), width: 160, phone: "title", cell: (row) => <b className="strong nowrap">{row.code}</b> },
    { key: "name", title: t("work_center.name"), phone: "title", cell: (row) => <><div className="first">{named(row.name)}</div><OtherName name={row.name} /></> },
    {
      key: "units", title: t("work_center.units"), phone: "line",
      cell: (row) => (row.workUnits.length === 0 ? <span className="faint">{t("work_center.no_units")}</span> : row.workUnits.map((unit) => `${unit.code} ${named(unit.name)}`).join(t("list.separator"))),
    },
  ];
}
