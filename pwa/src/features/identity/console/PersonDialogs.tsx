import { Select } from "antd";
import { useState } from "react";
import {
  ChangeUserDocument, DeactivateUserDocument, PeopleDocument, PersonDetailDocument, ReactivateUserDocument, ResetPinDocument, SetPasswordDocument, TeamsDocument,
} from "@/packages/api/generated/graphql";
import { named, t } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { Dialog } from "@/c/kit/Dialog";
import { Field } from "@/c/kit/parts";
import { toast } from "@/c/kit/toast";
import { withProof } from "@/features/session/kit/ProveDialog";
import { languages } from "./InvitePanel";
import type { PersonFull } from "./PersonPage";

interface Props { user: PersonFull; onClose: () => void }
const PIN = /^\d{4,8}$/;

const useRenewPerson = () => useRenew(PersonDetailDocument, PeopleDocument);

export function EditDialog({ user, onClose }: Props) {
  const [values, setValues] = useState({ name: user.name, phone: user.phone ?? "", email: user.email ?? "", badge: user.badge ?? "", teamId: user.team?.id ?? null, locale: user.locale.startsWith("en") ? "en" : "zh-CN" });
  const teams = useRead(TeamsDocument, {}, { staleTime: 300_000 }).data?.teams ?? [];
  const renew = useRenewPerson();
  const command = useCommand(ChangeUserDocument, (reply) => reply.changeUser);
  const submit = (): void => {
    const { name, phone, email, badge, teamId, locale } = values;
    const input = {
      userId: user.id,
      name: name.trim() === user.name ? null : name.trim(),
      phone: phone === (user.phone ?? "") ? null : phone.trim(),
      email: email === (user.email ?? "") ? null : email.trim(),
      locale: locale === user.locale ? null : locale,
      badge: badge === (user.badge ?? "") ? null : badge.trim(),
      teamId: teamId === (user.team?.id ?? null) ? null : teamId,
    };
    command.mutate({ input }, { onSuccess: () => { renew(); onClose(); } });
  };
  const proof = withProof(command, submit);
  if (proof.dialog) return proof.dialog;
  return (
    <Dialog open title={t("people.edit_title", { name: user.name })} submit={t("kit.save")} busy={command.isPending} error={proof.error} disabled={!values.name.trim()} onSubmit={submit} onClose={onClose}>
      {(["name", "phone", "email", "badge"] as const).map((key) => (
        <Field key={key} id={`edit-${key}`} label={t(`people.${key}`)} optional={key !== "name"}>
          <input id={`edit-${key}`} className="input" value={values[key]} onChange={(event) => setValues({ ...values, [key]: event.target.value })} />
        </Field>
      ))}
      <Field id="edit-team" label={t("people.team")} optional>
        <Select id="edit-team" value={values.teamId} onChange={(teamId: string) => setValues({ ...values, teamId })} options={teams.map((each) => ({ value: each.id, label: named(each.name) }))} />
      </Field>
      <Field id="edit-locale" label={t("people.language")} hint={t("people.language_hint")}>
        <Select id="edit-locale" value={values.locale} onChange={(locale) => setValues({ ...values, locale })} options={languages()} />
      </Field>
    </Dialog>
  );
}

export function PinDialog({ user, onClose }: Props) {
  const [pin, setPin] = useState("");
  const [tried, setTried] = useState(false);
  const command = useCommand(ResetPinDocument, (reply) => reply.resetPin);
  const submit = (): void => {
    setTried(true);
    if (!PIN.test(pin)) return;
    command.mutate({ input: { userId: user.id, pin } }, { onSuccess: () => { toast(t("people.pin_done", { name: user.name })); onClose(); } });
  };
  const proof = withProof(command, submit);
  if (proof.dialog) return proof.dialog;
  return (
    <Dialog open title={t("people.pin_title", { name: user.name })} submit={t("people.reset_pin")} busy={command.isPending} error={proof.error} onSubmit={submit} onClose={onClose}>
      <Field id="pin" label={t("people.new_pin")} hint={t("people.pin_hint")} wrong={tried && !PIN.test(pin) ? t("people.pin_wrong") : null}>
        <input id="pin" className="input" inputMode="numeric" autoComplete="off" maxLength={8} value={pin} onChange={(event) => setPin(event.target.value.replace(/\D/g, ""))} />
      </Field>
    </Dialog>
  );
}

export function PasswordDialog({ user, onClose }: Props) {
  const [password, setPassword] = useState("");
  const command = useCommand(SetPasswordDocument, (reply) => reply.setPassword);
  const submit = (): void =>
    command.mutate({ input: { userId: user.id, password } }, { onSuccess: () => { toast(t("people.password_done", { name: user.name })); onClose(); } });
  const proof = withProof(command, submit);
  if (proof.dialog) return proof.dialog;
  return (
    <Dialog open title={t("people.password_title", { name: user.name })} submit={t("people.set_password")} busy={command.isPending} error={proof.error} disabled={!password} onSubmit={submit} onClose={onClose}>
      <Field id="password-new" label={t("people.new_password")} hint={t("people.password_hint")}>
        <input id="password-new" className="input" type="password" autoComplete="new-password" value={password} onChange={(event) => setPassword(event.target.value)} />
      </Field>
    </Dialog>
  );
}

export function ActivityDialog({ user, onClose }: Props) {
  const [reason, setReason] = useState("");
  const renew = useRenewPerson();
  const leave = useCommand(DeactivateUserDocument, (reply) => reply.deactivateUser);
  const back = useCommand(ReactivateUserDocument, (reply) => reply.reactivateUser);
  const command = user.active ? leave : back;
  const submit = (): void =>
    command.mutate({ input: { userId: user.id, reason: reason.trim() || null } }, { onSuccess: () => { renew(); onClose(); } });
  const key = user.active ? "deactivate" : "reactivate";
  return (
    <Dialog open title={t(`people.${key}_title`, { name: user.name })} submit={t(`people.${key}_submit`, { name: user.name })} danger={user.active} busy={command.isPending} error={command.error} onSubmit={submit} onClose={onClose}>
      <p className="dialog-lead">{t(`people.${key}_effect`, { name: user.name })}</p>
      <Field id="activity-reason" label={t("people.reason")} optional>
        <input id="activity-reason" className="input" value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </Dialog>
  );
}
