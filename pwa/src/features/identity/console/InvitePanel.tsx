import { QRCode, Select } from "antd";
import { useState, type FormEvent } from "react";
import { GrantPlacesDocument, InvitationsDocument, InviteDocument, RolesDocument, TeamsDocument } from "@/packages/api/generated/graphql";
import { named, t } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { formKeys } from "@/c/kit/formKeys";
import { Field } from "@/c/kit/parts";
import { SidePanel } from "@/c/kit/SidePanel";
import { Refused } from "@/c/kit/states";
import { withProof } from "@/features/session/kit/ProveDialog";
import { EVERYWHERE, placeOptions } from "./places";

const EMPTY = { phone: "", email: "", name: "", locale: "zh-CN", roles: [] as string[], place: EVERYWHERE, teamId: null as string | null };

/** One number or address is enough; the rest he fills in himself. */
export function InvitePanel({ onClose }: { onClose: () => void }) {
  const [values, setValues] = useState(EMPTY);
  const [tried, setTried] = useState(false);
  const [done, setDone] = useState<{ link: string; code: string; to: string } | null>(null);
  const teams = useRead(TeamsDocument, {}, { staleTime: 300_000 }).data?.teams ?? [];
  const roles = useRead(RolesDocument, {}, { staleTime: 300_000 }).data?.roles ?? [];
  const places = useRead(GrantPlacesDocument, {}, { staleTime: 300_000 }).data;
  const command = useCommand(InviteDocument, (reply) => reply.invite);
  const renew = useRenew(InvitationsDocument);
  const missing = !values.phone.trim() && !values.email.trim();
  const submit = (event?: FormEvent): void => {
    event?.preventDefault();
    setTried(true);
    if (missing) return document.getElementById("invite-phone")?.focus();
    const [scopeKind, scopeId] = values.place === EVERYWHERE ? [null, null] : values.place.split(":");
    const input = { phone: values.phone || null, email: values.email || null, name: values.name || null, locale: values.locale, roles: values.roles, scopeKind, scopeId, teamId: values.teamId };
    command.mutate({ input }, { onSuccess: (row) => { renew(); setDone({ link: row.link ?? "", code: row.joinCode ?? "", to: row.phone ?? row.email ?? "" }); } });
  };
  const proof = withProof(command, submit);
  if (done) {
    return (
      <SidePanel title={t("invitations.sent_to", { to: done.to })} onClose={onClose}>
        <p className="sm" style={{ marginBottom: 12 }}>{t("invitations.sent_why")}</p>
        <InviteLink link={done.link} code={done.code} />
        <div className="dialog-foot">
          <button type="button" className="btn" onClick={() => { setDone(null); setValues({ ...EMPTY, roles: values.roles, place: values.place, teamId: values.teamId }); setTried(false); }}>{t("invitations.another")}</button>
          <button type="button" className="btn primary" onClick={onClose}>{t("kit.close")}</button>
        </div>
      </SidePanel>
    );
  }
  return (
    <SidePanel title={t("invitations.new")} onClose={onClose}>
      <form onSubmit={submit} onKeyDown={formKeys(submit)} noValidate autoComplete="off">
        {(["phone", "email", "name"] as const).map((key) => (
          <Field key={key} id={`invite-${key}`} label={t(`people.${key}`)} optional={key !== "phone"} wrong={tried && key === "phone" && missing ? t("invitations.address_missing") : null}>
            <input id={`invite-${key}`} className="input" type={key === "email" ? "email" : "text"} inputMode={key === "phone" ? "tel" : undefined} autoCapitalize="none" value={values[key]} onChange={(event) => setValues({ ...values, [key]: event.target.value })} />
          </Field>
        ))}
        <Field id="invite-roles" label={t("people.roles")} optional>
          <Select id="invite-roles" mode="multiple" optionFilterProp="label" value={values.roles} onChange={(codes: string[]) => setValues({ ...values, roles: codes })} options={roles.map((each) => ({ value: each.code, label: named(each.name) }))} />
        </Field>
        {values.roles.length > 0 && (
          <Field id="invite-place" label={t("grants.place")}>
            <Select id="invite-place" showSearch optionFilterProp="label" value={values.place} onChange={(place) => setValues({ ...values, place })} options={placeOptions(places)} />
          </Field>
        )}
        <Field id="invite-team" label={t("people.team")} optional>
          <Select id="invite-team" allowClear value={values.teamId} onChange={(teamId: string | undefined) => setValues({ ...values, teamId: teamId ?? null })} options={teams.map((each) => ({ value: each.id, label: named(each.name) }))} />
        </Field>
        <Field id="invite-locale" label={t("people.language")}>
          <Select id="invite-locale" value={values.locale} onChange={(locale) => setValues({ ...values, locale })} options={languages()} />
        </Field>
        <Refused error={proof.error} />
        <div className="dialog-foot">
          <button type="button" className="btn" onClick={onClose}>{t("kit.cancel")}</button>
          <button type="submit" className="btn primary" disabled={command.isPending}>{command.isPending ? t("kit.sending") : t("invitations.send")}</button>
        </div>
      </form>
      {proof.dialog}
    </SidePanel>
  );
}

// each language is named in itself, whoever reads the list
export const languages = () => [{ value: "zh-CN", label: <span lang="zh">{t("language.zh")}</span> }, { value: "en", label: <span lang="en">{t("language.en")}</span> }];

/** For handing it over in person: to scan, to copy, or the code to type. */
export function InviteLink({ link, code }: { link: string; code: string }) {
  return (
    <div className="qr-box">
      <QRCode value={link} size={148} bordered={false} icon="" aria-label={t("invitations.qr")} />
      <div><span className="sm">{t("invitations.code")}</span><div className="code"><code>{code.slice(0, 5)} {code.slice(5)}</code></div></div>
      <div style={{ maxWidth: "100%" }}><span className="sm">{t("invitations.link")}</span><div className="token-text">{link}</div></div>
    </div>
  );
}
