import { Select } from "antd";
import { useState } from "react";
import {
  SetWageGradeDocument, SetWageRateDocument, SetWageRuleDocument, WageGradesDocument, WageItemsDocument, WageMonthDocument, WageOperationsDocument, WagePeopleDocument,
  WageRatesDocument,
} from "@/packages/api/generated/graphql";
import { named, t } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { formKeys } from "@/c/kit/formKeys";
import { Field, Pills } from "@/c/kit/parts";
import { SidePanel } from "@/c/kit/SidePanel";
import { Loaded, Refused } from "@/c/kit/states";
import { toast } from "@/c/kit/toast";

interface Props { today: string; onClose: () => void }

/** A new version; what a gap knows already is filled in. */
export function RatePanel({ today, start, onClose }: Props & { start: URLSearchParams }) {
  const [search, setSearch] = useState("");
  const [values, setValues] = useState({ basis: "piece", operation: start.get("operation"), item: start.get("item"), grade: start.get("grade") ?? "", amount: "", since: start.get("since") ?? today });
  const operations = useRead(WageOperationsDocument, {}, { staleTime: 300_000 }).data?.operationDefinitions.nodes ?? [];
  const items = useRead(WageItemsDocument, { search: search || null }, { keep: true }).data?.items.nodes ?? [];
  const command = useCommand(SetWageRateDocument, (reply) => reply.setWageRate);
  const renew = useRenew(WageRatesDocument, WageMonthDocument);
  const submit = (): void =>
    command.mutate(
      { input: { effectiveFrom: values.since, basis: values.basis, amount: values.amount.trim() || null, itemId: values.item, operationDefinitionId: values.operation, grade: values.grade.trim() || null } },
      { onSuccess: () => { toast(t("wages.rate_saved")); renew(); onClose(); } },
    );
  return (
    <SidePanel title={t("wages.new_rate")} onClose={onClose}>
      <form onSubmit={(event) => { event.preventDefault(); submit(); }} onKeyDown={formKeys(submit)} noValidate>
        <div className="field">
          <Pills name="rate-basis" label={t("wages.kind")} value={values.basis} onChange={(basis) => setValues({ ...values, basis })} options={["piece", "hour"].map((value) => ({ value, label: t(`wages.basis_name.${value}`) }))} />
        </div>
        <Field id="rate-operation" label={t("wages.operation")} optional={values.basis === "hour"}>
          <Select id="rate-operation" allowClear showSearch optionFilterProp="label" value={values.operation} onChange={(operation?: string) => setValues({ ...values, operation: operation ?? null })} options={operations.map((each) => ({ value: each.id, label: `${named(each.name)} ${each.code}` }))} />
        </Field>
        <Field id="rate-item" label={t("wages.item")} optional hint={t("wages.item_hint")}>
          <Select id="rate-item" allowClear showSearch filterOption={false} onSearch={setSearch} value={values.item} onChange={(item?: string) => setValues({ ...values, item: item ?? null })} options={items.map((each) => ({ value: each.id, label: `${each.code} ${named(each.name)}` }))} />
        </Field>
        <Field id="rate-grade" label={t("wages.grade")} optional hint={t("wages.grade_hint")}>
          <input id="rate-grade" className="input" maxLength={20} value={values.grade} onChange={(event) => setValues({ ...values, grade: event.target.value })} />
        </Field>
        <Field id="rate-amount" label={t(`wages.basis.${values.basis}`)} hint={t("wages.rate_hint")}>
          <input id="rate-amount" className="input" inputMode="decimal" value={values.amount} onChange={(event) => setValues({ ...values, amount: event.target.value })} />
        </Field>
        <Field id="rate-since" label={t("wages.effective_from")}>
          <input id="rate-since" className="input" type="date" value={values.since} onChange={(event) => setValues({ ...values, since: event.target.value })} />
        </Field>
        <Refused error={command.error} />
        <Feet busy={command.isPending} onClose={onClose} />
      </form>
    </SidePanel>
  );
}

export function RulePanel({ today, onClose }: Props) {
  const [values, setValues] = useState({ processScrap: "0", materialScrap: "1", rework: "0", since: today });
  const command = useCommand(SetWageRuleDocument, (reply) => reply.setWageRule);
  const renew = useRenew(WageRatesDocument);
  const submit = (): void => {
    const { since, ...factors } = values;
    command.mutate({ input: { effectiveFrom: since, ...factors } }, { onSuccess: () => { toast(t("wages.rule_saved")); renew(); onClose(); } });
  };
  return (
    <SidePanel title={t("wages.rule")} onClose={onClose}>
      <form onSubmit={(event) => { event.preventDefault(); submit(); }} onKeyDown={formKeys(submit)} noValidate>
        <p className="dialog-lead">{t("wages.rule_why")}</p>
        {(["processScrap", "materialScrap", "rework"] as const).map((key) => (
          <Field key={key} id={`rule-${key}`} label={t(`wages.factor.${key}`)}>
            <input id={`rule-${key}`} className="input" inputMode="decimal" value={values[key]} onChange={(event) => setValues({ ...values, [key]: event.target.value })} />
          </Field>
        ))}
        <Field id="rule-since" label={t("wages.effective_from")}>
          <input id="rule-since" className="input" type="date" value={values.since} onChange={(event) => setValues({ ...values, since: event.target.value })} />
        </Field>
        <Refused error={command.error} />
        <Feet busy={command.isPending} onClose={onClose} />
      </form>
    </SidePanel>
  );
}

export function GradesPanel({ today, onClose }: Props) {
  const [search, setSearch] = useState("");
  const [values, setValues] = useState<{ user: string | null; grade: string; since: string }>({ user: null, grade: "", since: today });
  const query = useRead(WageGradesDocument, {});
  const people = useRead(WagePeopleDocument, { search: search || null }, { keep: true }).data?.users.nodes ?? [];
  const command = useCommand(SetWageGradeDocument, (reply) => reply.setWageGrade);
  const renew = useRenew(WageGradesDocument, WageMonthDocument);
  const submit = (): void => {
    if (values.user) command.mutate({ input: { userId: values.user, grade: values.grade, effectiveFrom: values.since } }, { onSuccess: () => { toast(t("wages.grade_saved")); renew(); setValues({ ...values, user: null }); } });
  };
  return (
    <SidePanel title={t("wages.grades")} onClose={onClose}>
      <form onSubmit={(event) => { event.preventDefault(); submit(); }} onKeyDown={formKeys(submit)} noValidate>
        <Field id="grade-user" label={t("wages.person")}>
          <Select id="grade-user" showSearch filterOption={false} onSearch={setSearch} value={values.user} onChange={(user: string) => setValues({ ...values, user })} options={people.map((each) => ({ value: each.id, label: each.name }))} />
        </Field>
        <Field id="grade-grade" label={t("wages.grade")}>
          <input id="grade-grade" className="input" maxLength={20} value={values.grade} onChange={(event) => setValues({ ...values, grade: event.target.value })} />
        </Field>
        <Field id="grade-since" label={t("wages.effective_from")}>
          <input id="grade-since" className="input" type="date" value={values.since} onChange={(event) => setValues({ ...values, since: event.target.value })} />
        </Field>
        <Refused error={command.error} />
        <div className="dialog-foot"><button type="submit" className="btn primary" disabled={command.isPending || !values.user || !values.grade.trim()}>{t("kit.save")}</button></div>
      </form>
      <Loaded query={query} what={t("wages.grades")} rows={4}>
        {({ wageGrades }) => (
          <ul className="grades">
            {wageGrades.map((each) => <li key={each.id}><span>{each.name}</span><b className="strong">{each.grade}</b><span className="second">{t("wages.since", { day: each.effectiveFrom })}</span></li>)}
          </ul>
        )}
      </Loaded>
    </SidePanel>
  );
}

function Feet({ busy, onClose }: { busy: boolean; onClose: () => void }) {
  return (
    <div className="dialog-foot">
      <button type="button" className="btn" onClick={onClose}>{t("kit.cancel")}</button>
      <button type="submit" className="btn primary" disabled={busy}>{busy ? t("kit.sending") : t("kit.save")}</button>
    </div>
  );
}
