import { useState } from "react";
import { ChangeOwnContactDocument, OwnSecurityDocument, RemoveFactorDocument, RenameFactorDocument, type OwnSecurityQuery } from "@/packages/api/generated/graphql";
import { absolute, ago, count, t } from "@/packages/i18n";
import { StatusMark } from "@/packages/ui-tokens";
import { useCommand, useDoor, useRead, useRenew } from "@/c/data";
import { useNow } from "@/c/kit/clock";
import { Dialog } from "@/c/kit/Dialog";
import { Field, Head } from "@/c/kit/parts";
import { SidePanel } from "@/c/kit/SidePanel";
import { Loaded, Refused } from "@/c/kit/states";
import { toast } from "@/c/kit/toast";
import { refine, useRoute } from "@/c/router";
import { OwnPassword } from "@/c/shell/OwnPassword";
import Enrol from "@/features/session/kit/Enrol";
import { doors } from "@/features/session/kit/doors";
import { ProveDialog, withProof } from "@/features/session/kit/ProveDialog";
import { SignIns } from "@/features/identity/console/SignIns";
import RecoveryCodes from "@/features/session/kit/RecoveryCodes";

type Own = OwnSecurityQuery["ownSecurity"];
type Factor = Own["factors"][number];

/** How I sign in: my password, second factors, recovery codes, number and address. */
export default function OwnSecurityPage() {
  const query = useRead(OwnSecurityDocument, {});
  return (
    <div className="page scrolls">
      <Head title={t("own_security.title")} />
      <Loaded query={query} what={t("own_security.title")}>{({ ownSecurity }) => <Own own={ownSecurity} />}</Loaded>
      <div className="sheet"><SignIns may /></div>
    </div>
  );
}

function Own({ own }: { own: Own }) {
  const { query: route } = useRoute();
  const renew = useRenew(OwnSecurityDocument);
  const [codes, setCodes] = useState<string[] | null>(null);
  const [removing, setRemoving] = useState<Factor | null>(null);
  const [renaming, setRenaming] = useState<Factor | null>(null);
  const [changing, setChanging] = useState(false);
  const door = useDoor(doors.renewCodes);
  const fresh = (): void => door.mutate(undefined, { onSuccess: (made) => { setCodes(made.recoveryCodes); renew(); } });
  const proof = withProof(door, fresh);
  const adding = route.get("add");
  return (
    <div className="sheet">
      {own.due && <div className={own.due === "needed" && own.factors.length === 0 ? "inline-problem" : "answer"} role="status">{t(own.due === "needed" ? "own_security.needed" : "own_security.offered", { from: own.dueFrom ? absolute(own.dueFrom) : "" })}</div>}
      <h2>{t("own_security.factors")}</h2>
      <p className="lead">{t("own_security.factors_why")}</p>
      {own.factors.length === 0 ? <p className="faint">{t("own_security.none")}</p> : (
        <ul className="grants">{own.factors.map((factor) => <FactorLine key={factor.id} factor={factor} onRename={() => setRenaming(factor)} onRemove={() => setRemoving(factor)} />)}</ul>
      )}
      <div className="grant-form">
        <button type="button" className="btn" onClick={() => refine({ add: "totp" })}>{t("own_security.add_totp")}</button>
        {own.passkeysPossible && <button type="button" className="btn" onClick={() => refine({ add: "passkey" })}>{t("own_security.add_passkey")}</button>}
      </div>
      {!own.passkeysPossible && <p className="sm faint">{t("enrol.no_passkeys")}</p>}
      {own.factors.length > 0 && (
        <>
          <h2>{t("recovery.page")}</h2>
          <p className="lead">{own.recoveryCodesLeft > 0 ? t("recovery.left", { n: count(own.recoveryCodesLeft) }) : t("recovery.none_left")}</p>
          <button type="button" className="btn" onClick={fresh}>{t("recovery.renew")}</button>
          <Refused error={proof.error} />
        </>
      )}
      <h2>{t("own_security.password")}</h2>
      <p className="lead">{t(own.hasPassword ? "own_security.has_password" : "own_security.no_password")}</p>
      <button type="button" className="btn" onClick={() => setChanging(true)}>{t(own.hasPassword ? "password.submit" : "people.set_password")}</button>
      <h2>{t("own_security.contacts")}</h2>
      <p className="lead">{t("own_security.contacts_why")}</p>
      <Contacts own={own} />
      {changing && <OwnPassword onClose={() => setChanging(false)} />}
      {removing && <RemoveDialog factor={removing} onClose={() => setRemoving(null)} />}
      {renaming && <RenameDialog factor={renaming} onClose={() => setRenaming(null)} />}
      {proof.dialog}
      {codes && (
        <SidePanel title={t("recovery.title")} onClose={() => setCodes(null)}><RecoveryCodes codes={codes} onDone={() => setCodes(null)} /></SidePanel>
      )}
      {(adding === "totp" || adding === "passkey") && !codes && <AddPanel key={adding} kind={adding} onCodes={setCodes} />}
    </div>
  );
}

function FactorLine({ factor, onRename, onRemove }: { factor: Factor; onRename: () => void; onRemove: () => void }) {
  const now = useNow();
  return (
    <li>
      <b className="strong">{factor.name}</b>
      <span className="scope">{t(`enrol.${factor.kind}`)}{factor.synced ? ` · ${t("own_security.synced")}` : ""}</span>
      <span className="given">{factor.usedAt ? t("own_security.used", { ago: ago(factor.usedAt, now) }) : t("own_security.since", { at: absolute(factor.createdAt) })}</span>
      <button type="button" className="btn ghost" onClick={onRename}>{t("own_security.rename")}</button>
      <button type="button" className="btn ghost danger" style={{ marginLeft: 0 }} onClick={onRemove}>{t("own_security.remove")}</button>
    </li>
  );
}

function AddPanel({ kind, onCodes }: { kind: "totp" | "passkey"; onCodes: (codes: string[]) => void }) {
  const renew = useRenew(OwnSecurityDocument);
  const [proved, setProved] = useState<boolean | null>(null);
  const close = (): void => refine({ add: null });
  // enrolling is a dangerous act; the server says whether it wants a fresh proof, asked for up front here
  if (proved === null) return <ProveDialog onClose={close} onProved={() => setProved(true)} />;
  return (
    <SidePanel title={t(`own_security.add_${kind}`)} onClose={close}>
      <Enrol kinds={[kind]} onDone={(step) => { renew(); close(); if (step.recoveryCodes?.length) onCodes(step.recoveryCodes); else toast(t("own_security.added")); }} />
    </SidePanel>
  );
}

function RenameDialog({ factor, onClose }: { factor: Factor; onClose: () => void }) {
  const [name, setName] = useState(factor.name);
  const renew = useRenew(OwnSecurityDocument);
  const command = useCommand(RenameFactorDocument, (reply) => reply.renameFactor);
  const submit = (): void => command.mutate({ input: { factorId: factor.id, name } }, { onSuccess: () => { renew(); onClose(); } });
  return (
    <Dialog open title={t("own_security.rename_of", { name: factor.name })} submit={t("own_security.rename")} busy={command.isPending} error={command.error} disabled={!name.trim()} onSubmit={submit} onClose={onClose}>
      <Field id="factor-name" label={t("enrol.passkey_name")}><input id="factor-name" className="input" maxLength={80} value={name} onChange={(event) => setName(event.target.value)} /></Field>
    </Dialog>
  );
}

function RemoveDialog({ factor, onClose }: { factor: Factor; onClose: () => void }) {
  const renew = useRenew(OwnSecurityDocument);
  const command = useCommand(RemoveFactorDocument, (reply) => reply.removeFactor);
  const submit = (): void => command.mutate({ input: { factorId: factor.id } }, { onSuccess: () => { renew(); onClose(); } });
  const proof = withProof(command, submit);
  return (
    <>
      <Dialog open title={t("own_security.remove_of", { name: factor.name })} submit={t("own_security.remove")} danger busy={command.isPending} error={proof.error} onSubmit={submit} onClose={onClose}>
        <p>{t("own_security.remove_why")}</p>
      </Dialog>
      {proof.dialog}
    </>
  );
}

function Contacts({ own }: { own: Own }) {
  const [changing, setChanging] = useState(false);
  return (
    <>
      <dl className="contact-lines">
        {(["phone", "email"] as const).map((kind) => {
          const verified = kind === "phone" ? own.phoneVerifiedAt : own.emailVerifiedAt;
          return (
            <div key={kind}>
              <dt>{t(`own_security.${kind}`)}</dt>
              <dd>
                {own[kind] ?? <span className="faint">–</span>}{" "}
                {own[kind] && (verified ? <StatusMark mark="done" tone="t2">{t("own_security.verified")}</StatusMark> : <span className="faint">{t("own_security.unverified")}</span>)}
              </dd>
            </div>
          );
        })}
      </dl>
      <div className="grant-form"><button type="button" className="btn" onClick={() => setChanging(true)}>{t("own_security.change_contacts")}</button></div>
      {changing && <ContactsDialog own={own} onClose={() => setChanging(false)} />}
    </>
  );
}

/** Codes that sign in go there: a new one counts as unproved until a code has come back. */
function ContactsDialog({ own, onClose }: { own: Own; onClose: () => void }) {
  const [values, setValues] = useState({ phone: own.phone ?? "", email: own.email ?? "" });
  const renew = useRenew(OwnSecurityDocument);
  const command = useCommand(ChangeOwnContactDocument, (reply) => reply.changeProfile);
  const changed = (key: "phone" | "email"): string | null => (values[key].trim() === (own[key] ?? "") ? null : values[key].trim());
  const submit = (): void => command.mutate({ input: { phone: changed("phone"), email: changed("email") } }, { onSuccess: () => { renew(); onClose(); } });
  const proof = withProof(command, submit);
  if (proof.dialog) return proof.dialog;
  return (
    <Dialog open title={t("own_security.change_contacts")} submit={t("kit.save")} busy={command.isPending} error={proof.error} onSubmit={submit} onClose={onClose}>
      {(["phone", "email"] as const).map((key) => (
        <Field key={key} id={`own-${key}`} label={t(`own_security.${key}`)} optional>
          <input id={`own-${key}`} className="input" type={key === "email" ? "email" : "tel"} autoComplete={key === "email" ? "email" : "tel"} value={values[key]} onChange={(event) => setValues({ ...values, [key]: event.target.value })} />
        </Field>
      ))}
    </Dialog>
  );
}
