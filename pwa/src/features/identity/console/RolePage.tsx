import { IconCopy } from "@tabler/icons-react";
import { Select } from "antd";
import { useEffect, useState } from "react";
import { ChangeRoleDocument, PermissionsDocument, RoleEffectDocument, RolesDocument, type PermissionsQuery } from "@/packages/api/generated/graphql";
import { count, known, named, t } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { Loaded, Note, Refused } from "@/c/kit/states";
import { MANAGE_ROLE } from "@/c/permissions";
import { href } from "@/c/router";
import { useSession } from "@/c/session";
import { withProof } from "@/features/session/kit/ProveDialog";
import type { RoleRow } from "./RolesPage";

type Permission = PermissionsQuery["permissions"][number];

export default function RolePage({ id = "" }: { id?: string }) {
  const roles = useRead(RolesDocument, {});
  // one after the other: of two that fail at once only one would be tried again
  const permissions = useRead(PermissionsDocument, {}, { staleTime: 600_000, enabled: roles.data !== undefined });
  return (
    <div className="page scrolls">
      <Loaded query={roles} what={t("roles.one")} whole>
        {(data) => {
          const role = data.roles.find((each) => each.id === id);
          if (!role) return <Note whole title={t("roles.not_found")} acts={<a className="btn" href={href("/roles")}>{t("roles.to_list")}</a>}>{t("order.not_found_why")}</Note>;
          return <Loaded query={permissions} what={t("roles.permissions")}>{(all) => <Editor role={role} roles={data.roles} permissions={all.permissions} />}</Loaded>;
        }}
      </Loaded>
    </div>
  );
}

function Editor({ role, roles, permissions }: { role: RoleRow; roles: RoleRow[]; permissions: Permission[] }) {
  const { can } = useSession();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(role.permissions));
  const [search, setSearch] = useState("");
  const [other, setOther] = useState<string | null>(null);
  useEffect(() => setChosen(new Set(role.permissions)), [role.permissions]);
  const fixed = role.builtIn || !can(MANAGE_ROLE);
  const compared = roles.find((each) => each.id === other);
  const toggle = (name: string): void => setChosen((old) => { const next = new Set(old); if (!next.delete(name)) next.add(name); return next; });
  const wanted = search.trim().toLowerCase();
  const differs = (name: string): boolean => !compared || chosen.has(name) !== compared.permissions.includes(name);
  const shown = permissions.filter((each) => !each.everyone && differs(each.name) && (!wanted || `${named(each.text)} ${about(each) ?? ""}`.toLowerCase().includes(wanted)));
  const modules = [...new Set(shown.map((each) => each.module))];
  return (
    <>
      <header className="detail-head">
        <div className="detail-title">
          <nav className="crumb" aria-label={t("order.crumb")}><a href={href("/roles")}>{t("roles.title")}</a></nav>
          <h1>{named(role.name)}</h1>
          <p>{t(role.builtIn ? "roles.built_in_why" : "roles.own_why", { n: count(role.permissions.length) })}</p>
        </div>
        {can(MANAGE_ROLE) && <div className="acts"><a className="btn" href={href("/roles", { new: "1", copy: role.id })}><IconCopy size={16} stroke={1.75} aria-hidden="true" />{t("roles.copy")}</a></div>}
      </header>
      <div className="sheet">
        <div className="grant-form">
          <input className="input" style={{ width: 240 }} aria-label={t("rights.search")} placeholder={t("rights.search")} value={search} onChange={(event) => setSearch(event.target.value)} />
          <Select aria-label={t("roles.compare")} placeholder={t("roles.compare")} allowClear style={{ width: 220 }} value={other} onChange={(id: string | undefined) => setOther(id ?? null)} options={roles.filter((each) => each.id !== role.id).map((each) => ({ value: each.id, label: named(each.name) }))} />
        </div>
        {compared && <p className="lead" style={{ marginTop: 8 }}>{t("roles.differs", { n: count(shown.length), name: named(compared.name) })}</p>}
        {shown.length === 0 && <p className="lead" style={{ marginTop: 8 }}>{t("rights.no_match")}</p>}
        {modules.map((module) => (
          <fieldset key={module} className="permission-group">
            <legend>{known(`module.${module}`) ?? t("module.other")}</legend>
            {shown.filter((each) => each.module === module).map((each) => (
              <label key={each.name} className={`${fixed ? "fixed" : ""} ${compared ? "two" : ""}`}>
                <input type="checkbox" checked={chosen.has(each.name)} disabled={fixed} onChange={() => toggle(each.name)} />
                <span>
                  {named(each.text)}
                  {each.dangerous && <span className="danger-mark">{t("rights.dangerous")}</span>}
                  {each.reason && <span className="asks">{t("roles.asks_reason")}</span>}
                  {about(each) && <span className="about">{about(each)}</span>}
                </span>
                {compared && <span className="other">{t(compared.permissions.includes(each.name) ? "roles.other_has" : "roles.other_lacks", { name: named(compared.name) })}</span>}
              </label>
            ))}
          </fieldset>
        ))}
      </div>
      <SaveBar role={role} chosen={chosen} permissions={permissions} onDiscard={() => setChosen(new Set(role.permissions))} />
    </>
  );
}

/** Before anything is saved: whom it would touch, and how. */
function SaveBar({ role, chosen, permissions, onDiscard }: { role: RoleRow; chosen: ReadonlySet<string>; permissions: Permission[]; onDiscard: () => void }) {
  const renew = useRenew(RolesDocument);
  const command = useCommand(ChangeRoleDocument, (reply) => reply.changeRole);
  const added = [...chosen].filter((name) => !role.permissions.includes(name)).length;
  const removed = role.permissions.filter((name) => !chosen.has(name)).length;
  const wanted = [...chosen].sort();
  const effect = useRead(RoleEffectDocument, { roleId: role.id, permissions: wanted }, { enabled: added + removed > 0, keep: true });
  const save = (): void => command.mutate({ input: { roleId: role.id, permissions: wanted } }, { onSuccess: renew });
  const proof = withProof(command, save);
  if (added + removed === 0) return null;
  const words = (names: readonly string[]): string => names.map((name) => named(permissions.find((each) => each.name === name)?.text) || name).join(t("list.separator"));
  const touched = effect.data?.roleEffect ?? [];
  const losing = touched.filter((each) => each.loses.length > 0);
  return (
    <div className="save-bar" aria-live="polite">
      {effect.data && (
        <div className="effect">
          <b className="strong">{touched.length === 0 ? t("roles.touches_nobody") : t("roles.touches", { losing: count(losing.length), gaining: count(touched.length - losing.length) })}</b>
          <ul>
            {touched.map((each) => (
              <li key={each.user.id}>
                {each.user.name}
                {each.loses.length > 0 && <> <span className="danger-mark">{t("roles.loses", { names: words(each.loses) })}</span></>}
                {each.gains.length > 0 && <> <span className="asks">{t("roles.gains", { names: words(each.gains) })}</span></>}
              </li>
            ))}
          </ul>
        </div>
      )}
      <button type="button" className="btn primary" disabled={command.isPending} onClick={save}>
        {t("roles.save", { added: count(added), removed: count(removed) })}
      </button>
      <button type="button" className="btn ghost" onClick={onDiscard}>{t("kit.discard")}</button>
      <Refused error={proof.error} />
      {proof.dialog}
    </div>
  );
}

/** A longer word where the name alone is not plain. */
const about = (permission: Permission): string | null => known(`permission.about.${permission.name}`) ?? null;
