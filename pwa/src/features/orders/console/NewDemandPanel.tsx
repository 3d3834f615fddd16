import { Select } from "antd";
import { useState, type FormEvent } from "react";
import { CreateDemandDocument, CustomerChoicesDocument, DemandsPageDocument, DemandSummaryDocument, ItemChoicesDocument } from "@/packages/api/generated/graphql";
import { instant, named, t, unitName } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { DayPicker } from "@/c/kit/DayPicker";
import { formKeys } from "@/c/kit/formKeys";
import { Field, Pills } from "@/c/kit/parts";
import { SidePanel } from "@/c/kit/SidePanel";
import { Refused } from "@/c/kit/states";
import { refine } from "@/c/router";

const QUANTITY = /^\d{1,9}(\.\d{1,6})?$/;
const END_OF_DAY = "17:00";

interface Values { kind: string; customerId: string | null; po: string; line: string; itemId: string; quantity: string; day: string | null }

export function NewDemandPanel({ onClose }: { onClose: () => void }) {
  const [values, setValues] = useState<Values>({ kind: "mto", customerId: null, po: "", line: "", itemId: "", quantity: "", day: null });
  const [search, setSearch] = useState("");
  const [customer, setCustomer] = useState("");
  const [tried, setTried] = useState(false);
  const items = useRead(ItemChoicesDocument, { search: search || null }, { keep: true }).data?.items.nodes ?? [];
  const customers = useRead(CustomerChoicesDocument, { search: customer || null }, { keep: true }).data?.partners.nodes ?? [];
  const renew = useRenew(DemandsPageDocument, DemandSummaryDocument);
  const command = useCommand(CreateDemandDocument, (reply) => reply.createDemand);
  const set = (change: Partial<Values>): void => setValues((old) => ({ ...old, ...change }));
  const wrong = check(values);
  const shown = (name: keyof Values): string | null => (tried ? (wrong[name] ?? null) : null);
  const submit = (event?: FormEvent): void => {
    event?.preventDefault();
    setTried(true);
    const first = Object.keys(wrong)[0];
    if (first) return document.getElementById(`demand-${first}`)?.focus();
    const { kind, customerId, po, line, itemId, quantity, day } = values;
    const ours = kind === "mts";
    command.mutate(
      { input: { kind, itemId, quantity, dueAt: instant(day ?? "", END_OF_DAY), customerId: ours ? null : customerId, customerPo: ours ? null : po.trim() || null, customerPoLine: ours ? null : line.trim() || null } },
      { onSuccess: () => { renew(); refine({ new: null }); } },
    );
  };
  const item = items.find((each) => each.id === values.itemId);
  return (
    <SidePanel title={t("demands.new")} onClose={onClose}>
      <form onSubmit={submit} onKeyDown={formKeys(submit)} noValidate>
        <Field id="demand-kind" label={t("demand.kind")}><Pills name="demand-kind" label={t("demand.kind")} value={values.kind} onChange={(kind) => set({ kind })} options={["mto", "mts"].map((value) => ({ value, label: t(`demand.kind.${value}`) }))} /></Field>
        {values.kind === "mto" && (
          <>
            <Field id="demand-customerId" label={t("order.customer")} wrong={shown("customerId")}>
              <Select id="demand-customerId" showSearch filterOption={false} onSearch={setCustomer} value={values.customerId} onChange={(customerId: string) => set({ customerId })} placeholder={t("new_order.customer_choose")} options={customers.map((each) => ({ value: each.id, label: named(each.name) }))} />
            </Field>
            <Field id="demand-po" label={t("order.customer_po")} optional><input id="demand-po" className="input" maxLength={60} value={values.po} onChange={(event) => set({ po: event.target.value })} /></Field>
            <Field id="demand-line" label={t("order.customer_po_line")} optional><input id="demand-line" className="input" maxLength={20} value={values.line} onChange={(event) => set({ line: event.target.value })} /></Field>
          </>
        )}
        <Field id="demand-itemId" label={t("order.item")} wrong={shown("itemId")}>
          <Select id="demand-itemId" showSearch filterOption={false} onSearch={setSearch} value={values.itemId || undefined} onChange={(itemId: string) => set({ itemId })} placeholder={t("new_order.item_search")} notFoundContent={t("new_order.no_item")} options={items.map((each) => ({ value: each.id, label: `${each.code} ${named(each.name)}` }))} />
        </Field>
        <Field id="demand-quantity" label={t("order.quantity")} wrong={shown("quantity")}>
          <div className="with-unit"><input id="demand-quantity" className="input" inputMode="decimal" value={values.quantity} onChange={(event) => set({ quantity: event.target.value.replace(/,/g, "").trim() })} /><span className="unit">{item ? unitName(item.unit) : ""}</span></div>
        </Field>
        <Field id="demand-day" label={t("order.due")} wrong={shown("day")}><DayPicker id="demand-day" value={values.day} onChange={(day) => set({ day })} futureOnly /></Field>
        <Refused error={command.error} />
        <div className="dialog-foot">
          <button type="button" className="btn" onClick={onClose}>{t("kit.cancel")}</button>
          <button type="submit" className="btn primary" disabled={command.isPending}>{command.isPending ? t("kit.sending") : t("demands.submit")}</button>
        </div>
      </form>
    </SidePanel>
  );
}

function check(values: Values): Partial<Record<keyof Values, string>> {
  const wrong: Partial<Record<keyof Values, string>> = {};
  if (values.kind === "mto" && !values.customerId) wrong.customerId = t("demands.customer_missing");
  if (!values.itemId) wrong.itemId = t("new_order.item_missing");
  if (!QUANTITY.test(values.quantity) || Number(values.quantity) <= 0) wrong.quantity = t("new_order.quantity_wrong");
  if (!values.day) wrong.day = t("new_order.day_missing");
  return wrong;
}
