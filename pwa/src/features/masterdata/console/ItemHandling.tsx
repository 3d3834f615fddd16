import { useState } from "react";
import { ChangeItemDocument, ItemDetailDocument } from "@/packages/api/generated/graphql";
import { t } from "@/packages/i18n";
import { useCommand, useRenew } from "@/c/data";
import { EDIT_ITEMS } from "@/c/permissions";
import { href } from "@/c/router";
import { useSession } from "@/c/session";
import { FormPanel, WHOLE, type FormField, type Values } from "./FormPanel";
import type { ItemFull } from "./ItemPanel";
import { Section } from "./shared";

const CHOICES = {
  tracking: ["lot", "serial", "none"], issueMethod: ["scan", "backflush"], outputMethod: ["report", "receipt"], receivedAs: ["accepted", "quarantined"], madeAs: ["accepted", "quarantined"],
  expiryPolicy: ["warn", "override", "block"], pickRule: ["fefo", "fifo"],
} as const;
const GTIN = /^(\d{8}|\d{12,14})$/;

/** How the item is told apart, issued and made, how long it is good, and in which turn it is taken. */
export function ItemHandling({ item }: { item: ItemFull }) {
  const { can } = useSession();
  const [editing, setEditing] = useState(false);
  const word = (key: keyof typeof CHOICES): string => t(`handling.${key}.${item[key]}`);
  const acts = <><a className="btn" href={href("/stock", { item: item.id, view: "lots" })}>{t("handling.stock")}</a><a className="btn" href={href("/identifiers", { item: item.id })}>{t("udi.of_item")}</a>{can(EDIT_ITEMS) && <button type="button" className="btn" onClick={() => setEditing(true)}>{t("md.edit")}</button>}</>;
  return (
    <Section title={t("item.tab.material")} acts={acts}>
      <dl className="pairs mat-pairs">
        {(Object.keys(CHOICES) as (keyof typeof CHOICES)[]).map((key) => <div key={key} style={{ display: "contents" }}><dt>{t(`handling.${key}`)}</dt><dd>{word(key)}</dd></div>)}
        <dt>{t("handling.shelfLifeDays")}</dt><dd>{item.shelfLifeDays ? t("handling.days", { n: item.shelfLifeDays }) : t("handling.no_shelf_life")}</dd>
        <dt>{t("handling.expiryWarnDays")}</dt><dd>{t("handling.days", { n: item.expiryWarnDays })}</dd>
        <dt>GTIN</dt><dd>{item.gtin ?? <span className="faint">–</span>}</dd>
      </dl>
      {editing && <HandlingPanel item={item} onClose={() => setEditing(false)} />}
    </Section>
  );
}

function HandlingPanel({ item, onClose }: { item: ItemFull; onClose: () => void }) {
  const command = useCommand(ChangeItemDocument, (reply) => reply.changeItem);
  const renew = useRenew(ItemDetailDocument);
  const pills = (key: keyof typeof CHOICES): FormField => ({ key, label: t(`handling.${key}`), kind: "pills", options: CHOICES[key].map((value) => ({ value, label: t(`handling.${key}.${value}`) })) });
  const fields: FormField[] = [
    pills("tracking"), pills("issueMethod"), pills("outputMethod"), pills("receivedAs"), pills("madeAs"),
    { key: "shelfLifeDays", label: t("handling.shelfLifeDays"), kind: "number", optional: true, matches: WHOLE, hint: t("handling.shelf_life_hint") },
    pills("expiryPolicy"),
    { key: "expiryWarnDays", label: t("handling.expiryWarnDays"), kind: "number", matches: WHOLE },
    pills("pickRule"),
    { key: "gtin", label: "GTIN", optional: true, matches: GTIN, wrong: t("handling.gtin_wrong") },
  ];
  const start: Values = {
    ...Object.fromEntries((Object.keys(CHOICES) as (keyof typeof CHOICES)[]).map((key) => [key, item[key]])),
    shelfLifeDays: item.shelfLifeDays ? String(item.shelfLifeDays) : "", expiryWarnDays: String(item.expiryWarnDays), gtin: item.gtin ?? "",
  };
  const submit = (values: Values): void => {
    const { shelfLifeDays, expiryWarnDays, ...rest } = values;
    command.mutate({ input: { itemId: item.id, handling: { ...rest, shelfLifeDays: Number(shelfLifeDays || 0), expiryWarnDays: Number(expiryWarnDays || 0) } } }, { onSuccess: () => { renew(); onClose(); } });
  };
  return <FormPanel title={`${item.code} ${t("item.tab.material")}`} submit={t("md.save")} fields={fields} start={start} pending={command.isPending} error={command.error} onSubmit={submit} onClose={onClose} />;
}
