import { Select } from "antd";
import { useState, type FormEvent } from "react";
import { ApiTokensDocument, IssueApiTokenDocument, PermissionsDocument } from "@/packages/api/generated/graphql";
import { absolute, known, named, t } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { formKeys } from "@/c/kit/formKeys";
import { Field } from "@/c/kit/parts";
import { SidePanel } from "@/c/kit/SidePanel";
import { Refused } from "@/c/kit/states";
import { toast } from "@/c/kit/toast";
import { useSession } from "@/c/session";
import { withProof } from "@/features/session/kit/ProveDialog";

const DAY = 86_400_000;
const LIVES = [30, 90, 180, 365] as const;

export function NewTokenPanel({ onClose }: { onClose: () => void }) {
  const { me } = useSession();
  const [values, setValues] = useState({ name: "", networks: "", days: 90, scopes: [] as string[] });
  const [tried, setTried] = useState(false);
  const [made, setMade] = useState<{ secret: string; name: string; until: string } | null>(null);
  const all = useRead(PermissionsDocument, {}, { staleTime: 600_000 }).data?.permissions ?? [];
  const command = useCommand(IssueApiTokenDocument, (reply) => reply.issueApiToken);
  const renew = useRenew(ApiTokensDocument);
  const offered = all.filter((each) => me.permissions.includes(each.name));
  const modules = [...new Set(offered.map((each) => each.module))];
  const wrong = { name: !values.name.trim(), scopes: values.scopes.length === 0 };
  const submit = (event?: FormEvent): void => {
    event?.preventDefault();
    setTried(true);
    if (wrong.name || wrong.scopes) return document.getElementById(wrong.name ? "token-name" : "token-scopes")?.focus();
    const networks = values.networks.split(/[\s,;\uff0c\uff1b]+/).filter(Boolean);
    const expiresAt = new Date(Date.now() + values.days * DAY).toISOString();
    command.mutate(
      { input: { name: values.name.trim(), permissions: values.scopes, networks, expiresAt } },
      { onSuccess: (issued) => { renew(); setMade({ secret: issued.secret ?? "", name: issued.token.name, until: issued.token.expiresAt }); } },
    );
  };
  const proof = withProof(command, submit);
  if (made) {
    return (
      <SidePanel title={made.name} onClose={onClose}>
        <p className="sm" style={{ marginBottom: 12 }}>{t("tokens.shown_once", { at: absolute(made.until) })}</p>
        <div className="token-text">{made.secret}</div>
        <p className="sm" style={{ marginTop: 12 }}>{t("tokens.how")}</p>
        <div className="token-text">Authorization: Bearer lt_…</div>
        <div className="dialog-foot">
          <button type="button" className="btn" onClick={() => void navigator.clipboard?.writeText(made.secret).then(() => toast(t("tokens.copied")))}>{t("tokens.copy")}</button>
          <button type="button" className="btn primary" onClick={onClose}>{t("tokens.kept")}</button>
        </div>
      </SidePanel>
    );
  }
  return (
    <SidePanel title={t("tokens.new")} onClose={onClose}>
      <form onSubmit={submit} onKeyDown={formKeys(submit)} noValidate autoComplete="off">
        <Field id="token-name" label={t("tokens.name")} wrong={tried && wrong.name ? t("tokens.name_missing") : null} hint={t("tokens.name_hint")}>
          <input id="token-name" className="input" value={values.name} onChange={(event) => setValues({ ...values, name: event.target.value })} />
        </Field>
        <Field id="token-scopes" label={t("tokens.scopes")} wrong={tried && wrong.scopes ? t("tokens.scopes_missing") : null} hint={t("tokens.scopes_hint")}>
          <Select
            id="token-scopes"
            mode="multiple"
            showSearch
            optionFilterProp="label"
            value={values.scopes}
            onChange={(scopes: string[]) => setValues({ ...values, scopes })}
            options={modules.map((module) => ({ label: known(`module.${module}`) ?? t("module.other"), title: module, options: offered.filter((each) => each.module === module).map((each) => ({ value: each.name, label: named(each.text) })) }))}
          />
        </Field>
        <Field id="token-days" label={t("tokens.life")}>
          <Select id="token-days" value={values.days} onChange={(days) => setValues({ ...values, days })} options={LIVES.map((days) => ({ value: days, label: t("tokens.days", { n: String(days) }) }))} />
        </Field>
        <Field id="token-networks" label={t("tokens.networks")} optional hint={t("tokens.networks_hint")}>
          <input id="token-networks" className="input" placeholder="10.0.0.0/24" value={values.networks} onChange={(event) => setValues({ ...values, networks: event.target.value })} />
        </Field>
        <Refused error={proof.error} />
        <div className="dialog-foot">
          <button type="button" className="btn" onClick={onClose}>{t("kit.cancel")}</button>
          <button type="submit" className="btn primary" disabled={command.isPending}>{t("tokens.make")}</button>
        </div>
      </form>
      {proof.dialog}
    </SidePanel>
  );
}
