import { IconCopy } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { ChangeRoleDocument, PermissionsDocument, RolesDocument, type PermissionsQuery } from "@/packages/api/generated/graphql";
import { count, known, named, t } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { Loaded, Note, Refused } from "@/c/kit/states";
import { MANAGE_ROLE } from "@/c/permissions";
import { href } from "@/c/router";
import { useSession } from "@/c/session";
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
          return <Loaded query={permissions} what={t("roles.permissions")}>{(all) => <Editor role={role} permissions={all.permissions} />}</Loaded>;
        }}
      </Loaded>
    </div>
  );
}

function Editor({ role, permissions }: { role: RoleRow; permissions: Permission[] }) {
  const { can } = useSession();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(role.permissions));
  useEffect(() => setChosen(new Set(role.permissions)), [role.permissions]);
  const renew = useRenew(RolesDocument);
  const command = useCommand(ChangeRoleDocument, (reply) => reply.changeRole);
  const fixed = role.builtIn || !can(MANAGE_ROLE);
  const added = [...chosen].filter((name) => !role.permissions.includes(name)).length;
  const removed = role.permissions.filter((name) => !chosen.has(name)).length;
  const toggle = (name: string): void => setChosen((old) => { const next = new Set(old); if (!next.delete(name)) next.add(name); return next; });
  const modules = [...new Set(permissions.map((each) => moduleOf(each.name)))];
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
        {modules.map((module) => (
          <fieldset key={module} className="permission-group">
            <legend>{known(`module.${module}`) ?? t("module.other")}</legend>
            {permissions.filter((each) => moduleOf(each.name) === module).map((each) => (
              <label key={each.name} className={fixed ? "fixed" : ""}>
                <input type="checkbox" checked={chosen.has(each.name)} disabled={fixed} onChange={() => toggle(each.name)} />
                <span>{named(each.text)}{each.reason && <span className="asks">{t("roles.asks_reason")}</span>}</span>
              </label>
            ))}
          </fieldset>
        ))}
      </div>
      {added + removed > 0 && (
        <div className="save-bar">
          <button type="button" className="btn primary" disabled={command.isPending} onClick={() => command.mutate({ input: { roleId: role.id, permissions: [...chosen].sort() } }, { onSuccess: renew })}>
            {t("roles.save", { added: count(added), removed: count(removed) })}
          </button>
          <button type="button" className="btn ghost" onClick={() => setChosen(new Set(role.permissions))}>{t("kit.discard")}</button>
          <Refused error={command.error} />
        </div>
      )}
    </>
  );
}

const moduleOf = (name: string): string => name.split(".")[0] ?? name;
