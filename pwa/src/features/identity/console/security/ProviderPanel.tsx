import { Select } from "antd";
import { useState, type FormEvent } from "react";
import { RemoveSsoProviderDocument, SaveSsoProviderDocument, SecurityDocument, SecurityRolesDocument, type SecurityQuery } from "@/packages/api/generated/graphql";
import { known, named, t } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { Dialog } from "@/c/kit/Dialog";
import { formKeys } from "@/c/kit/formKeys";
import { Field, Pills } from "@/c/kit/parts";
import { SidePanel } from "@/c/kit/SidePanel";
import { Refused } from "@/c/kit/states";
import { toast } from "@/c/kit/toast";
import { refine } from "@/c/router";
import { useSession } from "@/c/session";
import { withProof } from "@/features/session/kit/ProveDialog";
import { Tested, type Provider } from "./CompanySecurityPage";

type Addresses = SecurityQuery["ssoAddresses"];
const TEXTS = ["name", "issuer", "clientId", "ssoUrl", "scopes", "claimLogin", "claimName", "claimEmail", "claimPhone"] as const;
type Texts = Record<(typeof TEXTS)[number] | "clientSecret" | "metadata" | "certificates", string>;
const CLAIMS = ["claimLogin", "claimName", "claimEmail", "claimPhone"] as const;

function initial(provider: Provider | undefined): Texts {
  const known = Object.fromEntries(TEXTS.map((name) => [name, provider?.[name] ?? ""])) as Record<(typeof TEXTS)[number], string>;
  return { ...known, scopes: known.scopes || "openid profile email", clientSecret: "", metadata: "", certificates: provider?.certificates.join("\n") ?? "" };
}

interface PanelProps { provider: Provider | undefined; addresses: Addresses; tried: { ok: boolean; reason: string | null }; onClose: () => void }

/** Sets up one identity provider: what its administrator needs of us, what we need of him, and a try. */
export function ProviderPanel({ provider, addresses, tried, onClose }: PanelProps) {
  const { me } = useSession();
  const [kind, setKind] = useState(provider?.kind ?? "oidc");
  const [texts, setTexts] = useState(() => initial(provider));
  const [enabled, setEnabled] = useState(provider?.enabled ?? false);
  const [provisions, setProvisions] = useState(provider?.provisions ?? false);
  const [roleId, setRoleId] = useState<string | null>(provider?.defaultRoleId ?? null);
  const [countsAsSecond, setCountsAsSecond] = useState(provider?.countsAsSecond ?? false);
  const [removing, setRemoving] = useState(false);
  const roles = useRead(SecurityRolesDocument, {}).data?.roles ?? [];
  const command = useCommand(SaveSsoProviderDocument, (reply) => reply.saveSsoProvider);
  const renew = useRenew(SecurityDocument);
  const text = (name: keyof Texts) => ({ id: `sso-${name}`, className: "input", value: texts[name], autoCapitalize: "none", spellCheck: false, onChange: (event: { target: { value: string } }) => setTexts({ ...texts, [name]: event.target.value }) });
  const save = (): void => {
    const { clientSecret, metadata, certificates, ...rest } = texts;
    const input = {
      ...rest, kind, providerId: provider?.id ?? null, enabled, provisions, countsAsSecond, defaultRoleId: roleId, clientSecret: clientSecret || null,
      metadata: kind === "saml" ? metadata.trim() || null : null, certificates: certificates.split(/(?<=-----END CERTIFICATE-----)\s*/).filter((each) => each.trim()),
    };
    command.mutate({ input }, { onSuccess: (saved) => { renew(); toast(t("sso.saved")); if (!provider && "id" in saved) refine({ provider: saved.id }); } });
  };
  const proof = withProof(command, save);
  const submit = (event?: FormEvent): void => { event?.preventDefault(); save(); };
  return (
    <SidePanel title={provider?.name ?? t("sso.add")} onClose={onClose}>
      <form onSubmit={submit} onKeyDown={formKeys(submit)} noValidate>
        {(tried.ok || tried.reason) && <div className={tried.ok ? "answer" : "inline-problem"} role="status">{tried.ok ? t("sso.test_ok") : `${t("sso.refused")}${known(`sso.reason.${tried.reason}`) ?? tried.reason}`}</div>}
        {!provider && <Pills name="sso-kind" label={t("sso.kind")} value={kind} onChange={setKind} options={["oidc", "saml"].map((value) => ({ value, label: t(`sso.kind.${value}`) }))} />}
        <Field id="sso-name" label={t("sso.name")} hint={t("sso.name_hint")}><input {...text("name")} /></Field>
        <h3>{t("sso.ours")}</h3>
        <p className="sm">{t(`sso.ours_why.${kind}`)}</p>
        <Copied label={t(kind === "oidc" ? "sso.redirect_uri" : "sso.entity_id")} value={kind === "oidc" ? addresses.redirectUri : addresses.entityId} />
        {kind === "saml" && <><Copied label={t("sso.acs")} value={addresses.acs} /><Copied label={t("sso.metadata_at")} value={addresses.metadata} /></>}
        <h3>{t("sso.theirs")}</h3>
        {kind === "oidc" ? (
          <>
            <Field id="sso-issuer" label={t("sso.issuer")} hint={t("sso.issuer_hint")}><input {...text("issuer")} type="url" /></Field>
            <Field id="sso-clientId" label={t("sso.client_id")}><input {...text("clientId")} /></Field>
            <Field id="sso-clientSecret" label={t("sso.client_secret")} hint={provider?.secretSetAt ? t("sso.secret_kept") : undefined} optional><input {...text("clientSecret")} type="password" autoComplete="off" /></Field>
            <Field id="sso-scopes" label={t("sso.scopes")}><input {...text("scopes")} /></Field>
          </>
        ) : (
          <>
            <Field id="sso-metadata" label={t("sso.metadata")} hint={t("sso.metadata_hint")} optional><textarea {...text("metadata")} rows={3} /></Field>
            <Field id="sso-issuer" label={t("sso.their_entity_id")}><input {...text("issuer")} /></Field>
            <Field id="sso-ssoUrl" label={t("sso.sso_url")}><input {...text("ssoUrl")} type="url" /></Field>
            <Field id="sso-certificates" label={t("sso.certificates")}><textarea {...text("certificates")} rows={3} /></Field>
          </>
        )}
        <h3>{t("sso.people")}</h3>
        <div className="policy-grid">{CLAIMS.map((name) => <Field key={name} id={`sso-${name}`} label={t(`sso.${name}`)}><input {...text(name)} placeholder={t("sso.usual")} /></Field>)}</div>
        <label className="check-line"><input type="checkbox" checked={provisions} onChange={(event) => setProvisions(event.target.checked)} /><span>{t("sso.provisions")}</span></label>
        {provisions && (
          <Field id="sso-role" label={t("sso.default_role")} optional>
            <Select id="sso-role" allowClear value={roleId} onChange={(next: string | undefined) => setRoleId(next ?? null)} options={roles.map((role) => ({ value: role.id, label: named(role.name) }))} style={{ width: "100%" }} />
          </Field>
        )}
        <label className="check-line"><input type="checkbox" checked={countsAsSecond} onChange={(event) => setCountsAsSecond(event.target.checked)} /><span>{t("sso.counts_as_second")}</span></label>
        <label className="check-line"><input type="checkbox" checked={enabled} onChange={(event) => setEnabled(event.target.checked)} /><span>{t("sso.enabled")}</span></label>
        {provider && <p className="sm"><Tested row={provider} /></p>}
        <Refused error={proof.error} />
        <div className="dialog-foot">
          {provider && <button type="button" className="btn ghost danger" onClick={() => setRemoving(true)}>{t("sso.remove")}</button>}
          {provider && <a className="btn" href={`/api/sso/${me.tenant.slug}/start/${provider.id}?test=true`}>{t("sso.test")}</a>}
          <button type="submit" className="btn primary" disabled={command.isPending || !texts.name.trim()}>{command.isPending ? t("kit.sending") : t("sso.save")}</button>
        </div>
      </form>
      {proof.dialog}
      {removing && provider && <RemoveDialog provider={provider} onClose={() => setRemoving(false)} onRemoved={onClose} />}
    </SidePanel>
  );
}

function Copied({ label, value }: { label: string; value: string }) {
  return (
    <div className="field">
      <span className="sm">{label}</span>
      <div className="copied">
        <code translate="no">{value}</code>
        <button type="button" className="btn ghost" onClick={() => void navigator.clipboard?.writeText(value).then(() => toast(t("sso.copied")))}>{t("recovery.copy")}</button>
      </div>
    </div>
  );
}

function RemoveDialog({ provider, onClose, onRemoved }: { provider: Provider; onClose: () => void; onRemoved: () => void }) {
  const renew = useRenew(SecurityDocument);
  const command = useCommand(RemoveSsoProviderDocument, (reply) => reply.removeSsoProvider);
  const submit = (): void => command.mutate({ input: { providerId: provider.id } }, { onSuccess: () => { renew(); onRemoved(); } });
  const proof = withProof(command, submit);
  return (
    <>
      <Dialog open title={t("sso.remove_of", { name: provider.name })} submit={t("sso.remove")} danger busy={command.isPending} error={proof.error} onSubmit={submit} onClose={onClose}>
        <p>{t("sso.remove_why")}</p>
      </Dialog>
      {proof.dialog}
    </>
  );
}
