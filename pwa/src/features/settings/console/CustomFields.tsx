import { Select } from "antd";
import { CustomFieldsDocument, type CustomFieldsQuery } from "@/packages/api/generated/graphql";
import { named, t } from "@/packages/i18n";
import { useRead } from "@/c/data";
import { Field, Pills } from "@/c/kit/parts";

export type CustomField = CustomFieldsQuery["customFields"][number];
export type CustomSubject = "item" | "order" | "lot" | "report";
/** Values as the API takes and gives them: text by field code. */
export type CustomValues = Record<string, string>;

export const customInput = (values: CustomValues): { code: string; value: string }[] => Object.entries(values).map(([code, value]) => ({ code, value }));
export const customValues = (given: readonly { code: string; value: string }[]): CustomValues => Object.fromEntries(given.map(({ code, value }) => [code, value]));

/** The company's own fields of one kind of record, in their order; the active ones. */
export function useCustomFields(subject: CustomSubject): CustomField[] {
  const all = useRead(CustomFieldsDocument, { subject: null }, { staleTime: 300_000 }).data?.customFields ?? [];
  return all.filter((field) => field.subject === subject && field.active);
}

/** Inputs for the company's own fields within any form. */
export function CustomFieldInputs({ subject, values, onChange, tried }: { subject: CustomSubject; values: CustomValues; onChange: (values: CustomValues) => void; tried?: boolean }) {
  return useCustomFields(subject).map((field) => {
    const id = `custom-${field.code}`;
    const value = values[field.code] ?? "";
    const set = (next: string): void => onChange({ ...values, [field.code]: next });
    const wrong = tried && field.required && !value.trim() ? t("fields.value_missing", { field: named(field.name) }) : null;
    return (
      <Field key={field.code} id={id} label={field.unit ? `${named(field.name)} (${field.unit})` : named(field.name)} optional={!field.required} wrong={wrong}>
        <Input id={id} field={field} value={value} onChange={set} />
      </Field>
    );
  });
}

function Input({ id, field, value, onChange }: { id: string; field: CustomField; value: string; onChange: (value: string) => void }) {
  if (field.kind === "choice") {
    return <Select id={id} allowClear={!field.required} value={value || null} onChange={(next: string | undefined) => onChange(next ?? "")} options={field.choices.map((each) => ({ value: each, label: each }))} />;
  }
  if (field.kind === "boolean") {
    return <Pills name={id} label={named(field.name)} value={value} onChange={onChange} options={[{ value: "true", label: t("fields.yes") }, { value: "false", label: t("fields.no") }, ...(field.required ? [] : [{ value: "", label: t("fields.unset") }])]} />;
  }
  const type = field.kind === "date" ? "date" : "text";
  return <input id={id} className="input" type={type} inputMode={field.kind === "number" ? "decimal" : undefined} value={value} onChange={(event) => onChange(event.target.value)} />;
}

/** A value as people read it. */
export function customText(field: CustomField | undefined, value: string): string {
  if (field?.kind === "boolean") return t(value === "true" ? "fields.yes" : "fields.no");
  return field?.unit ? `${value} ${field.unit}` : value;
}

/** Label and value of each of the company's own fields that a record has. */
export function useCustomFacts(subject: CustomSubject, given: readonly { code: string; value: string }[]): { key: string; label: string; value: string }[] {
  const fields = useCustomFields(subject);
  const order = new Map(fields.map((field, at) => [field.code, at]));
  return [...given]
    .sort((a, b) => (order.get(a.code) ?? 99) - (order.get(b.code) ?? 99))
    .map(({ code, value }) => {
      const field = fields.find((each) => each.code === code);
      return { key: code, label: field ? named(field.name) : code, value: customText(field, value) };
    });
}
