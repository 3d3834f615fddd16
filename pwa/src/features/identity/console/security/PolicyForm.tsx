import { Select } from "antd";
import { useState, type FormEvent } from "react";
import { ChangeSecurityPolicyDocument, SecurityAdminsDocument, SecurityDocument, type SecurityQuery } from "@/packages/api/generated/graphql";
import { t } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { Field, Pills } from "@/c/kit/parts";
import { Refused } from "@/c/kit/states";
import { toast } from "@/c/kit/toast";
import { withProof } from "@/features/session/kit/ProveDialog";

type Policy = SecurityQuery["securityPolicy"];
const NUMBERS = [
  ["minLength", 8, 64], ["minClasses", 1, 4], ["history", 0, 24], ["expireDays", 0, 730], ["lockTries", 3, 20], ["lockMinutes", 1, 1440],
] as const;
const WAYS = ["password", "code", "passkey"];
const PRESET_FIELDS = ["ways", "minLength", "minClasses", "history", "expireDays", "lockTries", "lockMinutes", "secondFactor"] as const;

/** One form, said whole each time: the server names the preset it amounts to. */
export function PolicyForm({ policy, presets, may, sso }: { policy: Policy; presets: Policy[]; may: boolean; sso: boolean }) {
  const [values, setValues] = useState(policy);
  const [from, setFrom] = useState(policy.secondFactorFrom ? policy.secondFactorFrom.slice(0, 10) : "");
  const command = useCommand(ChangeSecurityPolicyDocument, (reply) => reply.changeSecurityPolicy);
  const renew = useRenew(SecurityDocument);
  const set = (changed: Partial<Policy>): void => setValues({ ...values, ...changed });
  const same = (preset: Policy): boolean => PRESET_FIELDS.every((name) => JSON.stringify(preset[name]) === JSON.stringify(values[name]));
  const named = presets.find(same)?.preset ?? "custom";
  const choose = (name: string): void => {
    const preset = presets.find((each) => each.preset === name);
    if (preset) set(Object.fromEntries(PRESET_FIELDS.map((field) => [field, preset[field]])));
  };
  const save = (): void => {
    const { belowPart11: _below, ...input } = values;
    const secondFactorFrom = values.secondFactor !== "nobody" && from ? new Date(`${from}T00:00:00`).toISOString() : null;
    command.mutate({ input: { ...input, preset: named, secondFactorFrom } }, { onSuccess: () => { renew(); toast(t("security.saved")); } });
  };
  const proof = withProof(command, save);
  const submit = (event: FormEvent): void => { event.preventDefault(); save(); };
  return (
    <form onSubmit={submit} noValidate>
      <fieldset className="policy" disabled={!may}>
        <h2>{t("security.policy")}</h2>
        <Pills name="preset" label={t("security.preset")} value={named} onChange={choose} options={["standard", "part11", ...(named === "custom" ? ["custom"] : [])].map((value) => ({ value, label: t(`security.preset.${value}`) }))} />
        <p className="lead">{t(`security.preset_why.${named}`)}</p>
        <h2>{t("security.ways")}</h2>
        {WAYS.map((way) => (
          <label key={way} className="check-line">
            <input type="checkbox" checked={values.ways.includes(way)} onChange={(event) => set({ ways: WAYS.filter((each) => (each === way ? event.target.checked : values.ways.includes(each))) })} />
            <span>{t(`security.way.${way}`)}</span>
          </label>
        ))}
        <label className="check-line">
          <input type="checkbox" checked={values.ssoOnly} disabled={!sso && !values.ssoOnly} onChange={(event) => set({ ssoOnly: event.target.checked })} />
          <span>{t("security.sso_only")}{!sso && <span className="faint"> {t("security.sso_only_needs")}</span>}</span>
        </label>
        {values.ssoOnly && <BreakGlass ids={values.breakGlassIds} onChange={(breakGlassIds) => set({ breakGlassIds })} />}
        <h2>{t("security.passwords")}</h2>
        <div className="policy-grid">
          {NUMBERS.map(([name, least, most]) => (
            <Field key={name} id={`policy-${name}`} label={t(`security.${name}`)} hint={t(`security.${name}_hint`)}>
              <input id={`policy-${name}`} className="input" type="number" inputMode="numeric" min={least} max={most} value={values[name]} onChange={(event) => set({ [name]: Number(event.target.value) })} />
            </Field>
          ))}
        </div>
        <h2>{t("security.second")}</h2>
        <Pills name="second" label={t("security.second")} value={values.secondFactor} onChange={(secondFactor) => set({ secondFactor })} options={["nobody", "admins", "everyone"].map((value) => ({ value, label: t(`security.second.${value}`) }))} />
        <p className="lead">{t("security.second_why")}</p>
        {values.secondFactor !== "nobody" && (
          <Field id="second-from" label={t("security.second_from")} optional hint={t("security.second_from_hint")}>
            <input id="second-from" className="input" type="date" value={from} onChange={(event) => setFrom(event.target.value)} />
          </Field>
        )}
        <Refused error={proof.error} />
        {may && <div className="grant-form"><button type="submit" className="btn primary" disabled={command.isPending}>{command.isPending ? t("kit.sending") : t("security.save")}</button></div>}
      </fieldset>
      {proof.dialog}
    </form>
  );
}

function BreakGlass({ ids, onChange }: { ids: string[]; onChange: (ids: string[]) => void }) {
  const admins = useRead(SecurityAdminsDocument, {}).data?.users.nodes ?? [];
  return (
    <Field id="break-glass" label={t("security.break_glass")} hint={t("security.break_glass_hint")}>
      <Select id="break-glass" mode="multiple" value={ids} onChange={onChange} options={admins.map((each) => ({ value: each.id, label: `${each.name} ${each.login}` }))} style={{ width: "100%" }} />
    </Field>
  );
}
