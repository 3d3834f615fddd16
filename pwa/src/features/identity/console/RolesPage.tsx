import { IconPlus } from "@tabler/icons-react";
import { useState, type FormEvent } from "react";
import { CreateRoleDocument, RolesDocument, type RolesQuery } from "@/packages/api/generated/graphql";
import { count, named, t } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { Field, Head } from "@/c/kit/parts";
import { formKeys } from "@/c/kit/formKeys";
import { SidePanel } from "@/c/kit/SidePanel";
import { Loaded, Refused } from "@/c/kit/states";
import { MANAGE_ROLE } from "@/c/permissions";
import { go, href, refine, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { PeopleTabs } from "./PeopleTabs";

export type RoleRow = RolesQuery["roles"][number];

export default function RolesPage() {
  const { query: route } = useRoute();
  const { can } = useSession();
  const query = useRead(RolesDocument, {});
  const roles = query.data?.roles ?? [];
  const source = roles.find((role) => role.id === route.get("copy"));
  return (
    <div className="page">
      <Head
        title={t("people.page")}
        figures={query.data && <span>{t("roles.title")} <b>{count(roles.length)}</b></span>}
        acts={can(MANAGE_ROLE) && <button type="button" className="btn primary" onClick={() => refine({ new: "1", copy: null })}><IconPlus size={16} stroke={1.75} aria-hidden="true" />{t("roles.new")}</button>}
      />
      <div className="tools"><PeopleTabs current="roles" /></div>
      <Loaded query={query} what={t("roles.title")} rows={8}>
        {(data) => <DataTable label={t("roles.title")} columns={columns()} groups={[{ key: "all", rows: data.roles }]} rowKey={(row) => row.id} onOpen={(row) => go(`/roles/${row.id}`)} minWidth={560} />}
      </Loaded>
      {route.get("new") && (!route.get("copy") || source) && <NewRolePanel source={source} onClose={() => refine({ new: null, copy: null })} />}
    </div>
  );
}

function columns(): Column<RoleRow>[] {
  return [
    { key: "name", title: t("roles.one"), phone: "title", cell: (row) => <a className="id" tabIndex={-1} href={href(`/roles/${row.id}`)}>{named(row.name)}</a> },
    { key: "count", title: t("roles.permissions"), width: 140, align: "right", cell: (row) => count(row.permissions.length) },
    { key: "kind", title: t("roles.kind"), width: 200, phone: "corner", cell: (row) => <span className="muted">{t(row.builtIn ? "roles.built_in" : "roles.own")}</span> },
  ];
}

function NewRolePanel({ source, onClose }: { source?: RoleRow; onClose: () => void }) {
  const [values, setValues] = useState({ nameZh: source ? t("roles.copy_of", { name: source.name.zh }) : "", nameEn: source ? `${source.name.en} 2` : "" });
  const [tried, setTried] = useState(false);
  const command = useCommand(CreateRoleDocument, (reply) => reply.createRole);
  const renew = useRenew(RolesDocument);
  const submit = (event?: FormEvent): void => {
    event?.preventDefault();
    setTried(true);
    if (!values.nameZh.trim() || !values.nameEn.trim()) return;
    const code = `${values.nameEn.trim().toUpperCase().replace(/[^A-Z0-9]+/g, "_").replace(/^_|_$/g, "").slice(0, 30) || "ROLE"}`;
    command.mutate(
      { input: { code, nameZh: values.nameZh.trim(), nameEn: values.nameEn.trim(), permissions: source?.permissions ?? [] } },
      { onSuccess: (role) => { renew(); go(`/roles/${role.id}`); } },
    );
  };
  return (
    <SidePanel title={t("roles.new")} onClose={onClose}>
      <form onSubmit={submit} onKeyDown={formKeys(submit)} noValidate>
        {(["nameZh", "nameEn"] as const).map((key) => (
          <Field key={key} id={`role-${key}`} label={t(`roles.${key}`)} wrong={tried && !values[key].trim() ? t("roles.name_missing") : null}>
            <input id={`role-${key}`} className="input" value={values[key]} onChange={(event) => setValues({ ...values, [key]: event.target.value })} />
          </Field>
        ))}
        <p className="sm" style={{ marginBottom: 12 }}>{source ? t("roles.copies", { n: count(source.permissions.length), name: named(source.name) }) : t("roles.starts_empty")}</p>
        <Refused error={command.error} />
        <div className="dialog-foot">
          <button type="button" className="btn" onClick={onClose}>{t("kit.cancel")}</button>
          <button type="submit" className="btn primary" disabled={command.isPending}>{t("roles.new")}</button>
        </div>
      </form>
    </SidePanel>
  );
}
