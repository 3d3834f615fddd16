import { Select } from "antd";
import { useState, type FormEvent } from "react";
import { CreateOrderDocument, CustomerChoicesDocument, ItemChoicesDocument } from "@/packages/api/generated/graphql";
import { instant, named, quantity, t, unitName } from "@/packages/i18n";
import { useCommand, useRead } from "@/c/data";
import { DayPicker } from "@/c/kit/DayPicker";
import { Field } from "@/c/kit/parts";
import { formKeys } from "@/c/kit/formKeys";
import { SidePanel } from "@/c/kit/SidePanel";
import { Refused } from "@/c/kit/states";
import { go } from "@/c/router";
import { CustomFieldInputs, customInput, type CustomValues } from "@/features/settings/console/CustomFields";
import { useRenewOrders } from "./useOrderActs";

const QUANTITY = /^\d{1,9}(\.\d{1,6})?$/;
// orders promised for a day are due at its end of shift, not at midnight
const END_OF_DAY = "17:00";

interface Values { itemId: string; quantity: string; day: string | null; customerId: string | null; customerPo: string }

export function NewOrderPanel({ onClose }: { onClose: () => void }) {
  const [search, setSearch] = useState("");
  const [values, setValues] = useState<Values>({ itemId: "", quantity: "", day: null, customerId: null, customerPo: "" });
  const [tried, setTried] = useState(false);
  const [custom, setCustom] = useState<CustomValues>({});
  const items = useRead(ItemChoicesDocument, { search: search || null }, { keep: true }).data?.items.nodes ?? [];
  const [customerSearch, setCustomerSearch] = useState("");
  const customers = useCustomers(customerSearch);
  const command = useCommand(CreateOrderDocument, (reply) => reply.createOrder);
  const renew = useRenewOrders();
  const wrong = check(values);
  const item = items.find((each) => each.id === values.itemId);
  const set = (change: Partial<Values>): void => setValues((old) => ({ ...old, ...change }));
  const shown = (name: keyof Values): string | null => (tried ? (wrong[name] ?? null) : null);

  const submit = (event?: FormEvent): void => {
    event?.preventDefault();
    setTried(true);
    const first = Object.keys(wrong)[0];
    if (first) return document.getElementById(`new-${first}`)?.focus();
    const { itemId, quantity: amount, day, customerId, customerPo } = values;
    command.mutate(
      { input: { itemId, quantity: amount, dueAt: instant(day ?? "", END_OF_DAY), customerId, customerPo: customerPo.trim() || null, custom: customInput(custom) } },
      { onSuccess: (order) => { renew(); go(`/orders/${order.id}`); } },
    );
  };
  return (
    <SidePanel title={t("new_order.title")} onClose={onClose}>
      <form onSubmit={submit} onKeyDown={formKeys(submit)} noValidate>
        <Field id="new-itemId" label={t("order.item")} wrong={shown("itemId")}>
          <Select
            id="new-itemId"
            showSearch
            filterOption={false}
            onSearch={setSearch}
            value={values.itemId || undefined}
            onChange={(itemId: string) => set({ itemId })}
            placeholder={t("new_order.item_search")}
            notFoundContent={t("new_order.no_item")}
            options={items.map((each) => ({ value: each.id, label: `${each.code} ${named(each.name)}` }))}
            status={shown("itemId") ? "error" : undefined}
          />
        </Field>
        <Field id="new-quantity" label={t("order.quantity")} wrong={shown("quantity")}>
          <div className="with-unit">
            <input id="new-quantity" className="input" inputMode="decimal" value={values.quantity} aria-invalid={shown("quantity") ? true : undefined} onChange={(event) => set({ quantity: event.target.value.replace(/,/g, "").trim() })} />
            <span className="unit">{item ? unitName(item.unit) : ""}</span>
          </div>
        </Field>
        <Field id="new-day" label={t("order.due")} wrong={shown("day")}>
          <DayPicker id="new-day" value={values.day} onChange={(day) => set({ day })} futureOnly />
        </Field>
        <Field id="new-customerId" label={t("order.customer")} optional>
          <Select id="new-customerId" allowClear showSearch filterOption={false} onSearch={setCustomerSearch} value={values.customerId} onChange={(customerId: string | undefined) => set({ customerId: customerId ?? null })} placeholder={t("new_order.customer_choose")} options={customers} />
        </Field>
        <Field id="new-customerPo" label={t("order.customer_po")} optional>
          <input id="new-customerPo" className="input" value={values.customerPo} maxLength={60} onChange={(event) => set({ customerPo: event.target.value })} />
        </Field>
        <CustomFieldInputs subject="order" values={custom} onChange={setCustom} tried={tried} />
        <Refused error={command.error} />
        <div className="dialog-foot">
          <button type="button" className="btn" onClick={onClose}>{t("kit.cancel")}</button>
          <button type="submit" className="btn primary" disabled={command.isPending}>
            {command.isPending ? t("kit.sending") : item && QUANTITY.test(values.quantity) ? t("new_order.submit_n", { n: quantity(values.quantity), unit: unitName(item.unit), item: named(item.name) }) : t("new_order.submit")}
          </button>
        </div>
      </form>
    </SidePanel>
  );
}

function check(values: Values): Partial<Record<keyof Values, string>> {
  const wrong: Partial<Record<keyof Values, string>> = {};
  if (!values.itemId) wrong.itemId = t("new_order.item_missing");
  if (!QUANTITY.test(values.quantity) || Number(values.quantity) <= 0) wrong.quantity = t("new_order.quantity_wrong");
  if (!values.day) wrong.day = t("new_order.day_missing");
  return wrong;
}

function useCustomers(search: string): { value: string; label: string }[] {
  const nodes = useRead(CustomerChoicesDocument, { search: search || null }, { keep: true }).data?.partners.nodes ?? [];
  return nodes.map((each) => ({ value: each.id, label: named(each.name) }));
}
