import { Select } from "antd";
import { useState } from "react";
import { CustomerNamesDocument } from "@/packages/api/generated/vendor/graphql";
import { named } from "@/packages/i18n";
import { useRead } from "@/c/data";

/** One customer, found by typing. */
export function CustomerSelect({ id, value, onChange }: { id: string; value: string | null; onChange: (id: string | null) => void }) {
  const [text, setText] = useState("");
  const found = useRead(CustomerNamesDocument, { filter: { tab: "ALL", search: text || null } }, { keep: true }).data?.customers.nodes ?? [];
  return <Select id={id} showSearch filterOption={false} onSearch={setText} value={value} options={found.map((each) => ({ value: each.id, label: named(each.name) }))} onChange={(next: string | undefined) => onChange(next ?? null)} />;
}
