import { IconPlus } from "@tabler/icons-react";
import { useState, type FormEvent } from "react";
import { CreateRoleDocument, PermissionsDocument, RolesDocument, type RolesQuery } from "@/packages/api/generated/graphql";
import { count, known, named, t } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { Field, FilterChip, Head } from "@/c/kit/parts";
import { formKeys } from "@/c/kit/formKeys";
import { SidePanel } from "@/c/kit/SidePanel";
import { Loaded, Refused } from "@/c/kit/states";
import { MANAGE_ROLE } from "@/c/permissions";
import { go, href, refine, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { withProof } from "@/features/session/kit/ProveDialog";
import { PeopleTabs } from "./PeopleTabs";
import { WhoCanPanel } from "./WhoCanPanel";

export type RoleRow = RolesQuery["roles"][number];

export default function RolesPage() {
  const { query: route } = useRoute();
  const { can } = useSession();
  const query = useRead(RolesDocument, {});
  const roles = query.data?.roles ?? [];
  const matrix = route.get("matrix") === "1";
  const source = roles.find((role) => role.id === route.get("copy"));
  return (
    <div className="page">
      <Head
        title={t("people.page")}
        figures={query.data && <span>{t("roles.title")} <b>{count(roles.length)}</b></span>}
        acts={can(MANAGE_ROLE) && <button type="button" className="btn primary" onClick={() => refine({ new: "1", copy: null })}><IconPlus size={16} stroke={1.75} aria-hidden="true" />{t("roles.new")}</button>}
      />
      <div className="tools">
        <PeopleTabs current="roles" />
        {matrix && <FilterChip onRemove={() => refine({ matrix: null })}>{t("roles.matrix")}</FilterChip>}
        <div className="end">
          {!matrix && <button type="button" className="btn ghost" onClick={() => refine({ matrix: "1" })}>{t("roles.matrix")}</button>}
          <button type="button" className="btn ghost" onClick={() => refine({ who: "1", new: null })}>{t("rights.who_can")}</button>
        </div>
      </div>
      <Loaded query={query} what={t("roles.title")} rows={8}>
        {(data) => matrix ? <Matrix roles={data.roles} /> : <DataTable label={t("roles.title")} columns={columns()} groups={[{ key: "all", rows: data.roles }]} rowKey={(row) => row.id} onOpen={(row) => go(`/roles/${row.id}`)} minWidth={560} />}
      </Loaded>
      {route.get("who") && <WhoCanPanel onClose={() => refine({ who: null })} />}
      {route.get("new") && (!route.get("copy") || source) && <NewRolePanel source={source} onClose={() => refine({ new: null, copy: null })} />}
    </div>
  );
}

/** Roles across, permissions down, by module: what differs is seen at a glance. */
function Matrix({ roles }: { roles: RoleRow[] }) {
  const query = useRead(PermissionsDocument, {}, { staleTime: 600_000 });
  return (
    <Loaded query={query} what={t("roles.permissions")} rows={12}>
      {({ permissions: all }) => {
        const modules = [...new Set(all.map((each) => each.module))];
        const tick = (role: RoleRow, name: string) => (role.permissions.includes(name) ? <span role="img" aria-label={t("roles.has")}>●</span> : <span className="faint" aria-hidden="true">·</span>);
        const columns: Column<(typeof all)[number]>[] = [
          { key: "text", title: t("roles.permissions"), phone: "title", cell: (row) => <>{named(row.text)}{row.dangerous && <span className="danger-mark">{t("rights.dangerous")}</span>}</> },
          ...roles.map((role): Column<(typeof all)[number]> => ({ key: role.id, title: <a href={href(`/roles/${role.id}`)}>{named(role.name)}</a>, width: 104, cell: (row) => (row.everyone ? <span className="faint">{t("roles.everyone")}</span> : tick(role, row.name)) })),
        ];
        const groups = modules.map((module) => ({ key: module, title: known(`module.${module}`) ?? t("module.other"), rows: all.filter((each) => each.module === module) }));
        return <DataTable label={t("roles.matrix")} columns={columns} groups={groups} rowKey={(row) => row.name} minWidth={360 + roles.length * 104} />;
      }}
    </Loaded>
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
  const proof = withProof(command, submit);
  return (
    <SidePanel title={t("roles.new")} onClose={onClose}>
      <form onSubmit={submit} onKeyDown={formKeys(submit)} noValidate>
        {(["nameZh", "nameEn"] as const).map((key) => (
          <Field key={key} id={`role-${key}`} label={t(`roles.${key}`)} wrong={tried && !values[key].trim() ? t("roles.name_missing") : null}>
            <input id={`role-${key}`} className="input" value={values[key]} onChange={(event) => setValues({ ...values, [key]: event.target.value })} />
          </Field>
        ))}
        <p className="sm" style={{ marginBottom: 12 }}>{source ? t("roles.copies", { n: count(source.permissions.length), name: named(source.name) }) : t("roles.starts_empty")}</p>
        <Refused error={proof.error} />
        <div className="dialog-foot">
          <button type="button" className="btn" onClick={onClose}>{t("kit.cancel")}</button>
          <button type="submit" className="btn primary" disabled={command.isPending}>{t("roles.new")}</button>
        </div>
      </form>
      {proof.dialog}
    </SidePanel>
  );
}
