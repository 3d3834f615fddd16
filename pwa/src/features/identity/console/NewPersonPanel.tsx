import { Select } from "antd";
import { useState, type FormEvent } from "react";
import { CreateUserDocument, PeopleDocument, RolesDocument, TeamsDocument } from "@/packages/api/generated/graphql";
import { named, t } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { Field } from "@/c/kit/parts";
import { formKeys } from "@/c/kit/formKeys";
import { SidePanel } from "@/c/kit/SidePanel";
import { Refused } from "@/c/kit/states";
import { go } from "@/c/router";
import { withProof } from "@/features/session/kit/ProveDialog";
import { languages } from "./InvitePanel";

const LOGIN = /^[a-z0-9][a-z0-9._-]{1,30}$/;
const PIN = /^\d{4,8}$/;
const TEXTS = ["name", "login", "badge", "phone", "email", "password", "pin"] as const;
type Text = (typeof TEXTS)[number];
type Values = Record<Text, string> & { locale: string; teamId: string | null; roles: string[] };
const OPTIONAL: Text[] = ["badge", "phone", "email", "password", "pin"];
const EMPTY: Values = { name: "", login: "", badge: "", phone: "", email: "", password: "", pin: "", locale: "zh-CN", teamId: null, roles: [] };

export function NewPersonPanel({ onClose }: { onClose: () => void }) {
  const [values, setValues] = useState<Values>(EMPTY);
  const [tried, setTried] = useState(false);
  const teams = useRead(TeamsDocument, {}, { staleTime: 300_000 }).data?.teams ?? [];
  const roles = useRead(RolesDocument, {}, { staleTime: 300_000 }).data?.roles ?? [];
  const command = useCommand(CreateUserDocument, (reply) => reply.createUser);
  const renew = useRenew(PeopleDocument);
  const wrong = check(values);

  const submit = (event?: FormEvent): void => {
    event?.preventDefault();
    setTried(true);
    const first = Object.keys(wrong)[0];
    if (first) return document.getElementById(`person-${first}`)?.focus();
    const { name, login, badge, phone, email, password, pin, locale, teamId, roles: codes } = values;
    const input = { name: name.trim(), login, badge: badge || null, phone: phone || null, email: email || null, locale, password: password || null, pin: pin || null, teamId, roles: codes };
    command.mutate({ input }, { onSuccess: (user) => { renew(); go(`/people/${user.id}`); } });
  };
  const proof = withProof(command, submit);
  return (
    <SidePanel title={t("people.new")} onClose={onClose}>
      <form onSubmit={submit} onKeyDown={formKeys(submit)} noValidate autoComplete="off">
        {TEXTS.map((key) => (
          <Field key={key} id={`person-${key}`} label={t(`people.${key}`)} optional={OPTIONAL.includes(key)} wrong={tried ? wrong[key] : null} hint={key === "password" ? t("people.password_hint") : undefined}>
            <input
              id={`person-${key}`}
              className="input"
              type={key === "password" || key === "email" ? key : "text"}
              inputMode={key === "pin" ? "numeric" : key === "phone" ? "tel" : undefined}
              autoComplete={key === "password" ? "new-password" : "off"}
              autoCapitalize="none"
              value={values[key]}
              aria-invalid={tried && wrong[key] ? true : undefined}
              onChange={(event) => setValues({ ...values, [key]: key === "login" ? event.target.value.trim().toLowerCase() : event.target.value })}
            />
          </Field>
        ))}
        <Field id="person-team" label={t("people.team")} optional>
          <Select id="person-team" allowClear value={values.teamId} onChange={(teamId: string | undefined) => setValues({ ...values, teamId: teamId ?? null })} options={teams.map((each) => ({ value: each.id, label: named(each.name) }))} />
        </Field>
        <Field id="person-roles" label={t("people.roles")} optional hint={t("people.roles_hint")}>
          <Select id="person-roles" mode="multiple" optionFilterProp="label" value={values.roles} onChange={(codes: string[]) => setValues({ ...values, roles: codes })} options={roles.map((each) => ({ value: each.code, label: named(each.name) }))} />
        </Field>
        <Field id="person-locale" label={t("people.language")} hint={t("people.language_hint")}>
          <Select id="person-locale" value={values.locale} onChange={(locale: string) => setValues({ ...values, locale })} options={languages()} />
        </Field>
        <Refused error={proof.error} />
        <div className="dialog-foot">
          <button type="button" className="btn" onClick={onClose}>{t("kit.cancel")}</button>
          <button type="submit" className="btn primary" disabled={command.isPending}>{command.isPending ? t("kit.sending") : values.name.trim() ? t("people.add", { name: values.name.trim() }) : t("people.new")}</button>
        </div>
      </form>
      {proof.dialog}
    </SidePanel>
  );
}

function check(values: Values): Partial<Record<Text, string>> {
  const wrong: Partial<Record<Text, string>> = {};
  if (!values.name.trim()) wrong.name = t("people.name_missing");
  if (!LOGIN.test(values.login)) wrong.login = t("people.login_wrong");
  if (values.pin && !PIN.test(values.pin)) wrong.pin = t("people.pin_wrong");
  return wrong;
}
