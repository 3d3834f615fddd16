import { Select } from "antd";
import { useState } from "react";
import { GrantPlacesDocument, GrantRoleDocument, PeopleDocument, PersonDetailDocument, RevokeGrantDocument, RolesDocument } from "@/packages/api/generated/graphql";
import { absolute, known, named, t } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { Dialog } from "@/c/kit/Dialog";
import { Refused } from "@/c/kit/states";
import { GRANT_ROLE } from "@/c/permissions";
import { useSession } from "@/c/session";
import { withProof } from "@/features/session/kit/ProveDialog";
import { EVERYWHERE, placeOptions } from "./places";
import type { PersonFull } from "./PersonPage";

type Grant = PersonFull["grants"][number];

export const placeOf = (grant: { scopeKind?: string | null; scopeName?: { zh: string; en: string } | null }): string =>
  grant.scopeKind ? `${known(`scope.${grant.scopeKind}`) ?? t("scope.place")} ${named(grant.scopeName)}` : t("scope.everywhere");

/** By whom and when; grants older than the record name only the day. */
export const givenText = (grant: { givenBy?: string | null; givenAt: string; reason?: string | null }): string => {
  const at = absolute(grant.givenAt);
  const text = grant.givenBy ? t("grants.given_by", { name: grant.givenBy, at }) : t("grants.given", { at });
  return grant.reason ? `${text} · ${grant.reason}` : text;
};

/** Roles with the place they hold at; a role may be given twice, for two places. */
export function Grants({ user }: { user: PersonFull }) {
  const { can } = useSession();
  const [revoking, setRevoking] = useState<Grant | null>(null);
  return (
    <section>
      <h2>{t("grants.title")}</h2>
      {user.grants.length === 0 && <p className="lead">{t("grants.none", { name: user.name })}</p>}
      <ul className="grants">
        {user.grants.map((grant) => (
          <li key={grant.id}>
            <b className="strong">{named(grant.role.name)}</b>
            <span className="scope">{placeOf(grant)}</span>
            <span className="given">{givenText(grant)}</span>
            {can(GRANT_ROLE) && <button type="button" className="btn ghost" onClick={() => setRevoking(grant)}>{t("grants.revoke")}</button>}
          </li>
        ))}
      </ul>
      {can(GRANT_ROLE) && user.active && <GrantForm user={user} />}
      {revoking && <RevokeDialog user={user} grant={revoking} onClose={() => setRevoking(null)} />}
    </section>
  );
}

function GrantForm({ user }: { user: PersonFull }) {
  const [role, setRole] = useState<string | null>(null);
  const [place, setPlace] = useState(EVERYWHERE);
  const roles = useRead(RolesDocument, {}, { staleTime: 300_000 }).data?.roles ?? [];
  const places = useRead(GrantPlacesDocument, {}, { staleTime: 300_000 }).data;
  const renew = useRenew(PersonDetailDocument, PeopleDocument);
  const command = useCommand(GrantRoleDocument, (reply) => reply.grantRole);
  const submit = (): void => {
    if (!role) return;
    const [scopeKind, scopeId] = place === EVERYWHERE ? [null, null] : place.split(":");
    command.mutate({ input: { userId: user.id, roleId: role, scopeKind, scopeId } }, { onSuccess: () => { renew(); setRole(null); setPlace(EVERYWHERE); } });
  };
  const proof = withProof(command, submit);
  return (
    <>
      <form className="grant-form" onSubmit={(event) => { event.preventDefault(); submit(); }}>
        <Select aria-label={t("grants.role")} placeholder={t("grants.role")} style={{ width: 200 }} showSearch optionFilterProp="label" value={role} onChange={setRole} options={roles.map((each) => ({ value: each.id, label: named(each.name) }))} />
        <Select aria-label={t("grants.place")} style={{ width: 240 }} showSearch optionFilterProp="label" value={place} onChange={setPlace} options={placeOptions(places)} />
        <button type="submit" className="btn" disabled={!role || command.isPending}>{t("grants.grant")}</button>
      </form>
      <div style={{ marginTop: 8 }}><Refused error={proof.error} /></div>
      {proof.dialog}
    </>
  );
}

function RevokeDialog({ user, grant, onClose }: { user: PersonFull; grant: Grant; onClose: () => void }) {
  const renew = useRenew(PersonDetailDocument, PeopleDocument);
  const command = useCommand(RevokeGrantDocument, (reply) => reply.revokeGrant);
  const names = { name: user.name, role: named(grant.role.name), place: placeOf(grant) };
  return (
    <Dialog open title={t("grants.revoke_title", names)} submit={t("grants.revoke")} danger busy={command.isPending} error={command.error} onSubmit={() => command.mutate({ input: { grantId: grant.id } }, { onSuccess: () => { renew(); onClose(); } })} onClose={onClose}>
      <p className="dialog-lead">{t("grants.revoke_effect", names)}</p>
    </Dialog>
  );
}
