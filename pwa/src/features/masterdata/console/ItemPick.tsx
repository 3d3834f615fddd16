import { Select } from "antd";
import { useState } from "react";
import { ItemPicksDocument, type ItemPicksQuery } from "@/packages/api/generated/graphql";
import { named, t } from "@/packages/i18n";
import { useRead } from "@/c/data";

export type ItemChoice = ItemPicksQuery["items"]["nodes"][number];

/** Finds an item by code or name; what is chosen keeps its label though the list moves on. */
export function ItemPick({ id, label, value, invalid, onPick }: { id: string; label: string; value: ItemChoice | null; invalid?: boolean; onPick: (item: ItemChoice) => void }) {
  const [search, setSearch] = useState("");
  const answered = useRead(ItemPicksDocument, { search: search || null }, { keep: true }).data?.items.nodes ?? [];
  // while the next answer is on its way, Enter must not take what the last one listed
  const found = answered.filter((each) => `${each.code} ${each.name.zh} ${each.name.en}`.toLowerCase().includes(search.trim().toLowerCase()));
  const choices = value && !found.some((each) => each.id === value.id) ? [value, ...found] : found;
  return (
    <Select
      id={id} aria-label={label} showSearch filterOption={false} onSearch={setSearch} style={{ minWidth: 220, width: "100%" }} status={invalid ? "error" : undefined}
      value={value?.id ?? null} placeholder={t("new_order.item_search")} notFoundContent={t("new_order.no_item")}
      options={choices.map((each) => ({ value: each.id, label: `${each.code} ${named(each.name)}` }))}
      onChange={(next: string | null) => { const item = choices.find((each) => each.id === next); if (item) onPick(item); }}
    />
  );
}
