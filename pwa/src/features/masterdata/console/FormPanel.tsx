import { Select } from "antd";
import { useState, type FormEvent, type ReactNode } from "react";
import { t } from "@/packages/i18n";
import { DayPicker } from "@/c/kit/DayPicker";
import { formKeys } from "@/c/kit/formKeys";
import { Field, Pills } from "@/c/kit/parts";
import { SidePanel } from "@/c/kit/SidePanel";
import { Refused } from "@/c/kit/states";

export type Values = Record<string, string>;
export const CODE = /^[\p{L}\p{N}_][\p{L}\p{N}_./-]{0,39}$/u;
export const DECIMAL = /^\d{1,12}(\.\d{1,6})?$/;
export const FACTOR = /^\d{1,12}(\.\d{1,12})?$/;
/** Between words of a list, in either script's punctuation. */
export const LIST = /[\s,\uff0c\u3001]+/;
export const WHOLE = /^\d{1,6}$/;

export interface FormField {
  key: string;
  label: string;
  kind?: "text" | "number" | "check" | "pills" | "select" | "area" | "day";
  options?: { value: string; label: string }[];
  onSearch?: (text: string) => void;
  optional?: boolean;
  hint?: string;
  unit?: string;
  /** What must hold for a value that is not empty. */
  matches?: RegExp;
  wrong?: string;
}

export const codeField = (): FormField => ({ key: "code", label: t("md.code"), matches: CODE, wrong: t("md.code_wrong"), hint: t("md.code_hint") });
export const nameFields = (): FormField[] => [{ key: "nameZh", label: t("md.name_zh") }, { key: "nameEn", label: t("md.name_en") }];

export function check(fields: FormField[], values: Values): Values {
  const wrong: Values = {};
  for (const field of fields) {
    const value = (values[field.key] ?? "").trim();
    if (field.kind === "check") continue;
    if (!value && !field.optional) wrong[field.key] = t("md.missing", { field: field.label });
    else if (value && field.matches && !field.matches.test(value)) wrong[field.key] = field.wrong ?? t("md.number_wrong");
  }
  return wrong;
}

interface Props {
  title: string;
  submit: string;
  fields: FormField[];
  start?: Values;
  pending?: boolean;
  error?: unknown;
  onChange?: (values: Values) => void;
  onSubmit: (values: Values) => void;
  onClose: () => void;
  children?: ReactNode;
}

/** One column of fields beside a list: prefilled, checked at submit, every typed value kept. */
export function FormPanel({ title, submit, fields, start = {}, pending, error, onChange, onSubmit, onClose, children }: Props) {
  const [values, setValues] = useState<Values>(start);
  const [tried, setTried] = useState(false);
  const wrong = check(fields, values);
  const set = (key: string, value: string): void => {
    const next = { ...values, [key]: value };
    setValues(next);
    onChange?.(next);
  };
  const send = (event?: FormEvent): void => {
    event?.preventDefault();
    setTried(true);
    const first = Object.keys(wrong)[0];
    if (first) return document.getElementById(`md-${first}`)?.focus();
    if (!pending) onSubmit(Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value.trim()])));
  };
  return (
    <SidePanel title={title} onClose={onClose}>
      <form onSubmit={send} onKeyDown={formKeys(send)} noValidate>
        {fields.map((field) => <FormRow key={field.key} field={field} value={values[field.key] ?? ""} wrong={tried ? (wrong[field.key] ?? null) : null} onChange={(value) => set(field.key, value)} />)}
        {children}
        <Refused error={error} />
        <div className="dialog-foot">
          <button type="button" className="btn" onClick={onClose}>{t("kit.cancel")}</button>
          <button type="submit" className="btn primary" disabled={pending}>{pending ? t("kit.sending") : submit}</button>
        </div>
      </form>
    </SidePanel>
  );
}

export function FormRow({ field, value, wrong, onChange }: { field: FormField; value: string; wrong: string | null; onChange: (value: string) => void }) {
  const id = `md-${field.key}`;
  if (field.kind === "check") {
    return <label className="md-check"><input id={id} type="checkbox" checked={value === "true"} onChange={(event) => onChange(event.target.checked ? "true" : "")} /><span>{field.label}</span></label>;
  }
  return (
    <Field id={id} label={field.label} optional={field.optional} hint={field.hint} wrong={wrong}>
      <FormInput id={id} field={field} value={value} invalid={!!wrong} onChange={onChange} />
    </Field>
  );
}

function FormInput({ id, field, value, invalid, onChange }: { id: string; field: FormField; value: string; invalid: boolean; onChange: (value: string) => void }) {
  if (field.kind === "pills") return <Pills name={id} label={field.label} value={value} options={field.options ?? []} onChange={onChange} />;
  if (field.kind === "day") return <DayPicker id={id} value={value || null} onChange={(day) => onChange(day ?? "")} required={!field.optional} />;
  if (field.kind === "area") return <textarea id={id} className="input" rows={4} value={value} aria-invalid={invalid || undefined} onChange={(event) => onChange(event.target.value)} />;
  if (field.kind === "select") {
    return (
      <Select
        id={id} showSearch value={value || (field.optional ? "" : null)} status={invalid ? "error" : undefined} options={field.optional ? [{ value: "", label: "–" }, ...(field.options ?? [])] : (field.options ?? [])}
        optionFilterProp="label" filterOption={field.onSearch ? false : undefined} onSearch={field.onSearch} onChange={(next: string | null) => onChange(next ?? "")}
      />
    );
  }
  const input = <input id={id} className="input" inputMode={field.kind === "number" ? "decimal" : undefined} value={value} aria-invalid={invalid || undefined} onChange={(event) => onChange(event.target.value)} />;
  return field.unit ? <div className="with-unit">{input}<span className="unit">{field.unit}</span></div> : input;
}
