import { useState, type FormEvent } from "react";
import { ChangeCustomFieldDocument, CreateCustomFieldDocument, CustomFieldsDocument } from "@/packages/api/generated/graphql";
import { t } from "@/packages/i18n";
import { useCommand, useRenew } from "@/c/data";
import { formKeys } from "@/c/kit/formKeys";
import { Field, Pills } from "@/c/kit/parts";
import { SidePanel } from "@/c/kit/SidePanel";
import { Refused } from "@/c/kit/states";
import type { CustomField } from "./CustomFields";

export const SUBJECTS = ["item", "order", "lot", "report"] as const;
const KINDS = ["text", "number", "date", "boolean", "choice"] as const;
const CODE = /^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/;

interface Values { subject: string; code: string; nameZh: string; nameEn: string; kind: string; choices: string; decimals: string; unit: string; required: boolean; printed: boolean; position: string; active: boolean }

const startOf = (field?: CustomField): Values => ({
  subject: field?.subject ?? "order", code: field?.code ?? "", nameZh: field?.name.zh ?? "", nameEn: field?.name.en ?? "", kind: field?.kind ?? "text",
  choices: field?.choices.join("\n") ?? "", decimals: String(field?.decimals ?? 0), unit: field?.unit ?? "", required: field?.required ?? false,
  printed: field?.printed ?? false, position: String(field?.position ?? 0), active: field?.active ?? true,
});

export function FieldPanel({ field, onClose }: { field?: CustomField; onClose: () => void }) {
  const [values, setValues] = useState(() => startOf(field));
  const [tried, setTried] = useState(false);
  const create = useCommand(CreateCustomFieldDocument, (reply) => reply.createCustomField);
  const change = useCommand(ChangeCustomFieldDocument, (reply) => reply.changeCustomField);
  const renew = useRenew(CustomFieldsDocument);
  const wrong = check(values);
  const pending = create.isPending || change.isPending;
  const set = (part: Partial<Values>): void => setValues({ ...values, ...part });
  const submit = (event?: FormEvent): void => {
    event?.preventDefault();
    setTried(true);
    const first = Object.keys(wrong)[0];
    if (first) return document.getElementById(`field-${first}`)?.focus();
    const shared = { nameZh: values.nameZh.trim(), nameEn: values.nameEn.trim(), choices: choicesOf(values), decimals: Number(values.decimals), unit: values.unit.trim() || null, required: values.required, printed: values.printed, position: Number(values.position) };
    const after = { onSuccess: () => { renew(); onClose(); } };
    if (field) change.mutate({ input: { ...shared, customFieldId: field.id, active: values.active } }, after);
    else create.mutate({ input: { ...shared, code: values.code.trim(), subject: values.subject, kind: values.kind } }, after);
  };
  return (
    <SidePanel title={field ? t("fields.change") : t("fields.new")} onClose={onClose}>
      <form onSubmit={submit} onKeyDown={formKeys(submit)} noValidate>
        {!field && (
          <>
            <Field id="field-subject" label={t("fields.subject")}><Pills name="field-subject" label={t("fields.subject")} value={values.subject} onChange={(subject) => set({ subject })} options={SUBJECTS.map((each) => ({ value: each, label: t(`fields.subject.${each}`) }))} /></Field>
            <Field id="field-kind" label={t("fields.kind")} hint={t("fields.kind_stays")}><Pills name="field-kind" label={t("fields.kind")} value={values.kind} onChange={(kind) => set({ kind })} options={KINDS.map((each) => ({ value: each, label: t(`fields.kind.${each}`) }))} /></Field>
          </>
        )}
        {(["nameZh", "nameEn", "code"] as const).filter((key) => key !== "code" || !field).map((key) => (
          <Field key={key} id={`field-${key}`} label={t(`fields.${key}`)} hint={key === "code" ? t("fields.code_hint") : undefined} wrong={tried ? wrong[key] : null}>
            <input id={`field-${key}`} className="input" value={values[key]} aria-invalid={tried && wrong[key] ? true : undefined} onChange={(event) => set({ [key]: event.target.value })} />
          </Field>
        ))}
        {values.kind === "choice" && (
          <Field id="field-choices" label={t("fields.choices")} hint={t("fields.choices_hint")} wrong={tried ? wrong.choices : null}>
            <textarea id="field-choices" className="input" rows={4} value={values.choices} onChange={(event) => set({ choices: event.target.value })} />
          </Field>
        )}
        {values.kind === "number" && (
          <Field id="field-decimals" label={t("fields.decimals")} wrong={tried ? wrong.decimals : null}>
            <input id="field-decimals" className="input" inputMode="numeric" value={values.decimals} onChange={(event) => set({ decimals: event.target.value })} />
          </Field>
        )}
        {values.kind === "number" && <Field id="field-unit" label={t("fields.unit")} optional><input id="field-unit" className="input" value={values.unit} onChange={(event) => set({ unit: event.target.value })} /></Field>}
        <Field id="field-position" label={t("fields.position")} hint={t("fields.position_hint")} wrong={tried ? wrong.position : null}>
          <input id="field-position" className="input" inputMode="numeric" value={values.position} onChange={(event) => set({ position: event.target.value })} />
        </Field>
        {(["required", "printed", ...(field ? ["active" as const] : [])] as const).map((key) => (
          <label key={key} className="check-line"><input type="checkbox" checked={values[key]} onChange={(event) => set({ [key]: event.target.checked })} /><span>{t(`fields.is_${key}`)}</span></label>
        ))}
        <Refused error={create.error ?? change.error} />
        <div className="dialog-foot">
          <button type="button" className="btn" onClick={onClose}>{t("kit.cancel")}</button>
          <button type="submit" className="btn primary" disabled={pending}>{pending ? t("kit.sending") : t(field ? "fields.save" : "fields.add")}</button>
        </div>
      </form>
    </SidePanel>
  );
}

const choicesOf = (values: Values): string[] => (values.kind === "choice" ? values.choices.split("\n").map((each) => each.trim()).filter(Boolean) : []);

function check(values: Values): Partial<Record<keyof Values, string>> {
  const wrong: Partial<Record<keyof Values, string>> = {};
  if (!values.nameZh.trim()) wrong.nameZh = t("fields.name_missing");
  if (!values.nameEn.trim()) wrong.nameEn = t("fields.name_missing");
  if (!CODE.test(values.code.trim())) wrong.code = t("fields.code_wrong");
  if (values.kind === "choice" && choicesOf(values).length === 0) wrong.choices = t("fields.choices_missing");
  if (!/^[0-6]$/.test(values.decimals)) wrong.decimals = t("fields.decimals_wrong");
  if (!/^\d{1,4}$/.test(values.position)) wrong.position = t("fields.position_wrong");
  return wrong;
}
