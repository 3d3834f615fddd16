import { useState } from "react";
import { ChangeItemDocument, CreateItemDocument, ItemDetailDocument, ItemsDocument, UnitsDocument, type ItemDetailQuery } from "@/packages/api/generated/graphql";
import { named, t } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { go } from "@/c/router";
import { CustomFieldInputs, customInput, customValues, type CustomValues } from "@/features/settings/console/CustomFields";
import { codeField, FormPanel, nameFields, type FormField, type Values } from "./FormPanel";

export const ITEM_KINDS = ["product", "component", "material"];
export type ItemFull = NonNullable<ItemDetailQuery["item"]>;

export function ItemPanel({ item, onClose }: { item?: ItemFull; onClose: () => void }) {
  const units = useRead(UnitsDocument, {}, { staleTime: 60_000 }).data?.units ?? [];
  const [custom, setCustom] = useState<CustomValues>(() => customValues(item?.custom ?? []));
  const create = useCommand(CreateItemDocument, (reply) => reply.createItem);
  const change = useCommand(ChangeItemDocument, (reply) => reply.changeItem);
  const renew = useRenew(ItemsDocument, ItemDetailDocument);
  const fields: FormField[] = item
    ? nameFields()
    : [
        { key: "kind", label: t("items.kind"), kind: "pills", options: ITEM_KINDS.map((value) => ({ value, label: t(`items.kind.${value}`) })) },
        codeField(), ...nameFields(),
        { key: "unitId", label: t("item.unit"), kind: "select", options: units.map((each) => ({ value: each.id, label: named(each.name) })) },
        { key: "itemRevision", label: t("item.revision") },
        { key: "drawing", label: t("item.drawing"), optional: true },
      ];
  const submit = (values: Values): void => {
    const shared = { nameZh: values.nameZh ?? "", nameEn: values.nameEn ?? "", custom: customInput(custom) };
    if (item) change.mutate({ input: { itemId: item.id, ...shared } }, { onSuccess: () => { renew(); onClose(); } });
    else create.mutate(
      { input: { ...shared, code: values.code ?? "", kind: values.kind ?? "product", unitId: values.unitId ?? "", itemRevision: values.itemRevision ?? "A", drawing: values.drawing || null } },
      { onSuccess: (made) => { renew(); go(`/items/${made.id}`); } },
    );
  };
  const start: Values = item ? { nameZh: item.name.zh, nameEn: item.name.en } : { kind: "product", itemRevision: "A", unitId: units.find((each) => each.code === "pcs")?.id ?? "" };
  return (
    <FormPanel key={units.length} title={item ? `${item.code} ${named(item.name)}` : t("items.new")} submit={t(item ? "md.save" : "items.add")} fields={fields} start={start}
      pending={create.isPending || change.isPending} error={create.error ?? change.error} onSubmit={submit} onClose={onClose}>
      <CustomFieldInputs subject="item" values={custom} onChange={setCustom} />
    </FormPanel>
  );
}
