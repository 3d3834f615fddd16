import { Select } from "antd";
import type { ReactNode } from "react";
import { RosterPeopleDocument } from "@/packages/api/generated/graphql";
import { t } from "@/packages/i18n";
import { useRead } from "@/c/data";
import { Field } from "@/c/kit/parts";
import { refined } from "@/c/router";
import type { Department } from "./RolloutPage";

interface Choice { id: string; value: string | null; onChange: (id: string | null) => void }

export function OwnerChoice({ id, value, onChange }: Choice) {
  const people = useRead(RosterPeopleDocument, {}, { staleTime: 300_000 }).data?.users.nodes ?? [];
  return (
    <Field id={id} label={t("rollout.owner")} optional>
      <Select id={id} showSearch optionFilterProp="label" style={{ width: "100%" }} value={value ?? ""} onChange={(next: string) => onChange(next || null)} options={[{ value: "", label: t("rollout.nobody") }, ...people.map((each) => ({ value: each.id, label: each.name }))]} />
    </Field>
  );
}

export function DepartmentChoice({ id, value, onChange, departments }: Choice & { departments: Department[] }) {
  if (departments.length === 0) return null;
  return (
    <Field id={id} label={t("rollout.department")} optional>
      <Select id={id} style={{ width: "100%" }} value={value ?? ""} onChange={(next: string) => onChange(next || null)} options={[{ value: "", label: t("rollout.no_department") }, ...departments.map((each) => ({ value: each.id, label: each.name }))]} />
    </Field>
  );
}

/** What a line is called; on a phone, where a line is a card, it is also what opens it. */
export function Title({ row, may, children }: { row: string; may: boolean; children: ReactNode }) {
  if (!may) return <div className="first strong">{children}</div>;
  return <a className="id first" href={refined({ row, new: null, department: null })}>{children}</a>;
}
