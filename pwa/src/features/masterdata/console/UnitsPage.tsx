import { IconPlus } from "@tabler/icons-react";
import { ChangeUnitDocument, CreateUnitDocument, UnitsDocument, type UnitsQuery } from "@/packages/api/generated/graphql";
import { count, named, quantity, t } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { DataTable, type Column, type Group } from "@/c/kit/DataTable";
import { Head, OtherName } from "@/c/kit/parts";
import { Loaded, Note } from "@/c/kit/states";
import { EDIT_ITEMS } from "@/c/permissions";
import { refine, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { codeField, FACTOR, FormPanel, nameFields, type FormField, type Values } from "./FormPanel";
import { MasterTabs } from "./MasterTabs";

type Unit = UnitsQuery["units"][number];
const DIMENSIONS = ["count", "mass", "length", "area", "volume", "time"];
const ROUNDINGS = ["half_up", "up", "down"];

export default function UnitsPage() {
  const { query: route } = useRoute();
  const { can } = useSession();
  const query = useRead(UnitsDocument, {});
  const may = can(EDIT_ITEMS);
  const editing = query.data?.units.find((each) => each.id === route.get("unit"));
  return (
    <div className="page">
      <Head
        title={t("master.title")}
        figures={query.data && <span>{t("units.title")} <b>{count(query.data.units.length)}</b></span>}
        acts={may && <button type="button" className="btn primary" onClick={() => refine({ new: "1", unit: null })}><IconPlus size={16} stroke={1.75} aria-hidden="true" />{t("units.new")}</button>}
      />
      <div className="tools"><MasterTabs current="units" /></div>
      <Loaded query={query} what={t("units.title")} rows={6}>
        {({ units }) => (units.length === 0 ? <Note title={t("units.empty")}>{t("units.empty_why")}</Note> : (
          <DataTable label={t("units.title")} columns={columns(units)} groups={byDimension(units)} rowKey={(row) => row.id} onOpen={may ? (row) => refine({ unit: row.id, new: null }) : undefined} minWidth={640} />
        ))}
      </Loaded>
      {may && (route.get("new") || editing) && <UnitPanel key={editing?.id ?? "new"} unit={editing} onClose={() => refine({ new: null, unit: null })} />}
    </div>
  );
}

function byDimension(units: readonly Unit[]): Group<Unit>[] {
  return [...DIMENSIONS, null].map((dimension) => ({ key: dimension ?? "none", title: t(`units.dimension.${dimension ?? "none"}`), rows: units.filter((each) => each.dimension === dimension) }));
}

const isBase = (unit: Unit): boolean => Number(unit.numerator) === 1 && Number(unit.denominator) === 1;

function columns(units: readonly Unit[]): Column<Unit>[] {
  const factor = (row: Unit): string => {
    const base = units.find((each) => each.dimension === row.dimension && isBase(each));
    if (!row.dimension || !base || isBase(row)) return "";
    return t("units.is", { d: quantity(row.denominator), unit: named(row.name), n: quantity(row.numerator), base: named(base.name) });
  };
  return [
    { key: "code", title: t("md.code"), width: 120, phone: "title", cell: (row) => <b className="strong nowrap" lang="zxx">{row.code}</b> },
    { key: "name", title: t("md.name"), phone: "title", cell: (row) => <><div className="first">{named(row.name)}</div><OtherName name={row.name} /></> },
    { key: "factor", title: t("units.factor"), width: 220, cell: factor },
    { key: "decimals", title: t("units.decimals"), width: 100, align: "right", cell: (row) => count(row.decimals) },
    { key: "rounding", title: t("units.rounding"), width: 160, cell: (row) => t(`units.rounding.${row.rounding}`) },
  ];
}

function UnitPanel({ unit, onClose }: { unit?: Unit; onClose: () => void }) {
  const create = useCommand(CreateUnitDocument, (reply) => reply.createUnit);
  const change = useCommand(ChangeUnitDocument, (reply) => reply.changeUnit);
  const renew = useRenew(UnitsDocument);
  const fields: FormField[] = [
    ...(unit ? [] : [codeField()]), ...nameFields(),
    { key: "dimension", label: t("units.dimension"), kind: "select", optional: true, hint: t("units.dimension_hint"), options: DIMENSIONS.map((value) => ({ value, label: t(`units.dimension.${value}`) })) },
    { key: "denominator", label: t("units.denominator"), kind: "number", matches: FACTOR, hint: t("units.factor_hint") },
    { key: "numerator", label: t("units.numerator"), kind: "number", matches: FACTOR },
    ...(unit ? [] : [{ key: "decimals", label: t("units.decimals"), kind: "number", matches: /^[0-6]$/, wrong: t("units.decimals_wrong") } satisfies FormField]),
    { key: "rounding", label: t("units.rounding"), kind: "pills", options: ROUNDINGS.map((value) => ({ value, label: t(`units.rounding.${value}`) })) },
  ];
  const start: Values = unit
    ? { nameZh: unit.name.zh, nameEn: unit.name.en, dimension: unit.dimension ?? "", numerator: unit.numerator, denominator: unit.denominator, rounding: unit.rounding }
    : { numerator: "1", denominator: "1", decimals: "0", rounding: "half_up" };
  const submit = (values: Values): void => {
    const shared = { nameZh: values.nameZh ?? "", nameEn: values.nameEn ?? "", dimension: values.dimension || null, numerator: values.numerator ?? "1", denominator: values.denominator ?? "1", rounding: values.rounding ?? "half_up" };
    const after = { onSuccess: () => { renew(); onClose(); } };
    if (unit) change.mutate({ input: { unitId: unit.id, ...shared } }, after);
    else create.mutate({ input: { code: values.code ?? "", decimals: Number(values.decimals), ...shared } }, after);
  };
  return <FormPanel title={unit ? named(unit.name) : t("units.new")} submit={t(unit ? "md.save" : "units.add")} fields={fields} start={start} pending={create.isPending || change.isPending} error={create.error ?? change.error} onSubmit={submit} onClose={onClose} />;
}
