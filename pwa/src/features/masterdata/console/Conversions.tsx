import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { ItemDetailDocument, RemoveConversionDocument, SetConversionDocument, UnitsDocument, type ItemDetailQuery } from "@/packages/api/generated/graphql";
import { named, quantity, t, unitName } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { Note, Refused } from "@/c/kit/states";
import { EDIT_ITEMS } from "@/c/permissions";
import { useSession } from "@/c/session";
import { FACTOR, FormPanel, type FormField, type Values } from "./FormPanel";
import type { ItemFull } from "./ItemPanel";
import { Section } from "./shared";

type Conversion = ItemDetailQuery["itemConversions"][number];

/** How the item counts in units of another kind: 1 m = 3.853 kg. */
export function Conversions({ item, conversions }: { item: ItemFull; conversions: readonly Conversion[] }) {
  const { can } = useSession();
  const [open, setOpen] = useState<Conversion | "new" | null>(null);
  const remove = useCommand(RemoveConversionDocument, (reply) => reply.removeConversion);
  const renew = useRenew(ItemDetailDocument);
  const may = can(EDIT_ITEMS);
  const columns: Column<Conversion>[] = [
    { key: "unit", title: t("item.unit"), width: 160, phone: "title", cell: (row) => <b className="strong">{named(row.unit.name)}</b> },
    { key: "is", title: t("conversions.is"), phone: "line", cell: (row) => t("units.is", { d: quantity(row.denominator), unit: named(row.unit.name), n: quantity(row.numerator), base: unitName(item.unit) }) },
    { key: "lot", title: t("conversions.lot"), width: 180, cell: (row) => (row.perLot ? t("conversions.per_lot") : "") },
    ...(may ? [{ key: "acts", title: <span className="sr-only">{t("md.acts")}</span>, width: 100, cell: (row: Conversion) => <button type="button" className="btn ghost" onClick={() => remove.mutate({ input: { conversionId: row.id } }, { onSuccess: renew })}>{t("md.remove")}<span className="sr-only"> {named(row.unit.name)}</span></button> }] : []),
  ];
  return (
    <Section title={t("item.tab.units")} acts={may && <button type="button" className="btn" onClick={() => setOpen("new")}><IconPlus size={16} stroke={1.75} aria-hidden="true" />{t("conversions.new")}</button>}>
      <p className="lead">{t("conversions.lead", { unit: unitName(item.unit) })}</p>
      <Refused error={remove.error} />
      {conversions.length === 0 ? <Note title={t("conversions.empty")}>{t("conversions.empty_why")}</Note> : (
        <DataTable label={t("item.tab.units")} columns={columns} groups={[{ key: "all", rows: [...conversions] }]} rowKey={(row) => row.id} onOpen={may ? setOpen : undefined} minWidth={560} />
      )}
      {open && <ConversionPanel item={item} conversion={open === "new" ? undefined : open} onClose={() => setOpen(null)} />}
    </Section>
  );
}

function ConversionPanel({ item, conversion, onClose }: { item: ItemFull; conversion?: Conversion; onClose: () => void }) {
  const units = useRead(UnitsDocument, {}, { staleTime: 60_000 }).data?.units ?? [];
  const command = useCommand(SetConversionDocument, (reply) => reply.setConversion);
  const renew = useRenew(ItemDetailDocument);
  const fields: FormField[] = [
    ...(conversion ? [] : [{ key: "unitId", label: t("item.unit"), kind: "select", options: units.filter((each) => each.id !== item.unitId).map((each) => ({ value: each.id, label: named(each.name) })) } satisfies FormField]),
    { key: "denominator", label: t("conversions.denominator"), kind: "number", matches: FACTOR },
    { key: "numerator", label: t("conversions.numerator", { unit: unitName(item.unit) }), kind: "number", matches: FACTOR, unit: unitName(item.unit) },
    { key: "perLot", label: t("conversions.per_lot"), kind: "check" },
  ];
  const start: Values = conversion ? { denominator: conversion.denominator, numerator: conversion.numerator, perLot: conversion.perLot ? "true" : "" } : { denominator: "1" };
  const submit = (values: Values): void =>
    command.mutate(
      { input: { itemId: item.id, unitId: conversion?.unit.id ?? values.unitId ?? "", numerator: values.numerator ?? "", denominator: values.denominator ?? "", perLot: values.perLot === "true" } },
      { onSuccess: () => { renew(); onClose(); } },
    );
  return <FormPanel title={t(conversion ? "conversions.change" : "conversions.new")} submit={t("md.save")} fields={fields} start={start} pending={command.isPending} error={command.error} onSubmit={submit} onClose={onClose} />;
}
