import { useState } from "react";
import { IssueSerialsDocument, ItemLabelsDocument, LabelItemsDocument, LabelTemplatesDocument, SetItemLabellingDocument, SetSerialRangeDocument, type ItemLabelsQuery } from "@/packages/api/generated/graphql";
import { absolute, count, named, t } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { Field } from "@/c/kit/parts";
import { SidePanel } from "@/c/kit/SidePanel";
import { Loaded, Refused } from "@/c/kit/states";
import { toast } from "@/c/kit/toast";
import { useSession } from "@/c/session";
import { APPROVE_LABELS, ISSUE_SERIALS } from "./permissions";

/** Which label an item carries, whether it is scanned back before release, and where its serials come from. */
export function ItemsPanel({ onClose }: { onClose: () => void }) {
  const [search, setSearch] = useState("");
  const [item, setItem] = useState<string | null>(null);
  const items = useRead(LabelItemsDocument, { search: search.trim() || null }, { keep: true }).data?.items.nodes ?? [];
  const labels = useRead(ItemLabelsDocument, { itemId: item ?? "" }, { enabled: item !== null });
  return (
    <SidePanel title={t("label.items")} onClose={onClose}>
      <Field id="item-search" label={t("label.item")} hint={t("label.item_hint")}><input id="item-search" className="input" type="search" value={search} onChange={(event) => setSearch(event.target.value)} /></Field>
      <Field id="item-choice" label={t("label.item_choice")}>
        <select id="item-choice" className="input" value={item ?? ""} onChange={(event) => setItem(event.target.value || null)}>
          <option value="">–</option>
          {items.map((each) => <option key={each.id} value={each.id}>{each.code} {named(each.name)}</option>)}
        </select>
      </Field>
      {item && <Loaded query={labels} what={t("label.items")} rows={4}>{(data) => <OfItem key={item} item={item} gtin={items.find((each) => each.id === item)?.gtin ?? null} data={data} />}</Loaded>}
    </SidePanel>
  );
}

function OfItem({ item, gtin, data }: { item: string; gtin: string | null; data: ItemLabelsQuery }) {
  const { can } = useSession();
  const { labelling, serials } = data.itemLabels;
  const [carries, setCarries] = useState({ template: labelling?.templateId ?? "", scanBack: labelling?.scanBack ?? false });
  const templates = useRead(LabelTemplatesDocument, { first: 100, after: null, filter: { search: null, subject: null, active: true }, sort: null }).data?.labelTemplates.nodes ?? [];
  const set = useCommand(SetItemLabellingDocument, (reply) => reply.setItemLabelling);
  const renew = useRenew(ItemLabelsDocument);
  const submit = (): void => set.mutate({ input: { itemId: item, templateId: carries.template || null, scanBack: carries.scanBack } }, { onSuccess: () => { renew(); toast(t("label.item_saved")); } });
  const off = !can(APPROVE_LABELS);
  return (
    <>
      <form onSubmit={(event) => { event.preventDefault(); submit(); }}>
        <Field id="item-template" label={t("label.template")}>
          <select id="item-template" className="input" disabled={off} value={carries.template} onChange={(event) => setCarries({ ...carries, template: event.target.value })}>
            <option value="">–</option>
            {templates.filter((each) => each.subject === "lot" || each.subject === "piece").map((each) => <option key={each.id} value={each.id}>{named(each.name)}</option>)}
          </select>
        </Field>
        <label className="check"><input type="checkbox" disabled={off} checked={carries.scanBack} onChange={(event) => setCarries({ ...carries, scanBack: event.target.checked })} /> {t("label.item_scan_back")}</label>
        <Refused error={set.error} />
        {!off && <div className="dialog-foot"><button type="submit" className="btn primary" disabled={set.isPending}>{t("kit.save")}</button></div>}
      </form>
      <h3>{t("label.serials")}</h3>
      <p className="second">{gtin ? `DI ${gtin}` : t("label.no_gtin")}</p>
      {can(ISSUE_SERIALS) && <Serials item={item} range={serials} />}
      <ul className="label-scans">{data.serialIssues.nodes.map((each) => <li key={each.id}><b className="strong">{each.first} – {each.last}</b><span className="second">{count(each.quantity)} · {each.issuedBy} · {absolute(each.createdAt)}</span></li>)}</ul>
    </>
  );
}

function Serials({ item, range }: { item: string; range: ItemLabelsQuery["itemLabels"]["serials"] }) {
  const [values, setValues] = useState({ prefix: range?.prefix ?? "", digits: String(range?.digits ?? 6), first: String(range?.nextNumber ?? 1), last: String(range?.lastNumber ?? 999999), quantity: "10" });
  const define = useCommand(SetSerialRangeDocument, (reply) => reply.setSerialRange);
  const issue = useCommand(IssueSerialsDocument, (reply) => reply.issueSerials);
  const renew = useRenew(ItemLabelsDocument);
  const input = (key: keyof typeof values) => <Field id={`serial-${key}`} label={t(`label.serial.${key}`)}><input id={`serial-${key}`} className="input" value={values[key]} inputMode={key === "prefix" ? "text" : "numeric"} onChange={(event) => setValues({ ...values, [key]: event.target.value })} /></Field>;
  const whole = (text: string): boolean => /^\d{1,12}$/.test(text);
  return (
    <>
      <form onSubmit={(event) => { event.preventDefault(); define.mutate({ input: { itemId: item, prefix: values.prefix.trim(), digits: Number(values.digits), first: Number(values.first), last: Number(values.last) } }, { onSuccess: () => { renew(); toast(t("label.item_saved")); } }); }}>
        <div className="label-numbers">{(["prefix", "digits", "first", "last"] as const).map((key) => <div key={key}>{input(key)}</div>)}</div>
        <Refused error={define.error} />
        <div className="dialog-foot"><button type="submit" className="btn" disabled={define.isPending || ![values.digits, values.first, values.last].every(whole)}>{t("label.serial_save")}</button></div>
      </form>
      {range && (
        <form onSubmit={(event) => { event.preventDefault(); issue.mutate({ input: { itemId: item, quantity: Number(values.quantity) } }, { onSuccess: (made) => { renew(); toast(`${made.first} – ${made.last}`); } }); }}>
          {input("quantity")}
          <Refused error={issue.error} />
          <div className="dialog-foot"><button type="submit" className="btn primary" disabled={issue.isPending || !whole(values.quantity)}>{t("label.serial_issue")}</button></div>
        </form>
      )}
    </>
  );
}
