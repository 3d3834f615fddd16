import { IconDownload } from "@tabler/icons-react";
import { useState } from "react";
import { ApplyPackageDocument, ConfigurationPackageDocument, ConfigurationPackagesDocument, PackageDiffDocument, type PackageDiffQuery } from "@/packages/api/generated/graphql";
import { absolute, count, known, named, t } from "@/packages/i18n";
import { StatusMark } from "@/packages/ui-tokens";
import { useCommand, useRead, useRenew } from "@/c/data";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { Dialog } from "@/c/kit/Dialog";
import { Field, Head, Segments } from "@/c/kit/parts";
import { Foot, usePaging } from "@/c/kit/Pager";
import { Loaded, Note } from "@/c/kit/states";
import { toast } from "@/c/kit/toast";
import { APPLY_PACKAGE } from "@/c/permissions";
import { href, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { valueText } from "./model";

const PAGE = 100;
const KINDS = ["conflict", "added", "changed", "only_here"] as const;
type Diff = PackageDiffQuery["packageDiff"];
type Row = Diff["differences"]["nodes"][number];
const MARKS = { added: "ready", changed: "running", conflict: "rejected", only_here: "paused" } as const;

/** One package beside what stands here: what would come, what would change, what contradicts, what only this company has. */
export default function PackagePage() {
  const { path, query: route } = useRoute();
  const { can } = useSession();
  const [applying, setApplying] = useState(false);
  const id = path[1] ?? "";
  const kind = KINDS.find((each) => each === route.get("kind")) ?? null;
  const paging = usePaging(PAGE);
  const row = useRead(ConfigurationPackageDocument, { id });
  const query = useRead(PackageDiffDocument, { id, first: PAGE, after: paging.after, filter: kind ? { kinds: [kind], groups: null } : null }, { keep: true });
  const diff = query.data?.packageDiff;
  const pack = row.data?.configurationPackage;
  const nothing = diff !== undefined && diff.added + diff.changed === 0;
  return (
    <div className="page">
      <Head
        title={pack?.name ?? t("pack.title")}
        figures={pack && <><span>{t(`pack.origin.${pack.origin}`, { company: named(pack.company) })}</span><span>{t("pack.rows")} <b>{count(pack.rows)}</b></span>{pack.appliedAt && <span>{t("pack.applied_at", { when: absolute(pack.appliedAt) })}</span>}</>}
        acts={pack && (
          <>
            <a className="btn" href={`/api/packages/${id}`} download><IconDownload size={16} stroke={1.75} aria-hidden="true" />{t("pack.download")}</a>
            {can(APPLY_PACKAGE) && diff && <button type="button" className="btn primary" disabled={nothing} onClick={() => setApplying(true)}>{t("pack.apply", { n: count(diff.added + diff.changed) })}</button>}
          </>
        )}
      />
      <Loaded query={row} what={t("pack.title")} rows={2}>
        {(data) => (data.configurationPackage ? null : <Note title={t("error.onboarding.package_not_found")} acts={<a className="btn" href={href("/packages")}>{t("pack.title")}</a>} />)}
      </Loaded>
      {pack && (
        <Loaded query={query} what={t("pack.diff")} rows={10}>
          {({ packageDiff }) => (
            <>
              <div className="tools"><Segments label={t("pack.diff")} current={kind ?? "all"} items={tabs(id, packageDiff)} /></div>
              {packageDiff.differences.nodes.length === 0
                ? <Note title={t(kind ? "pack.none_of_kind" : "pack.same")} acts={kind && <a className="btn" href={href(`/packages/${id}`)}>{t("pack.kind.all")}</a>}>{t("pack.same_n", { n: count(packageDiff.same) })}</Note>
                : <DataTable label={t("pack.diff")} columns={columns()} groups={[{ key: "all", rows: packageDiff.differences.nodes }]} rowKey={(each) => `${each.table} ${each.what} ${each.kind}`} minWidth={860} />}
              <Foot paging={paging} info={packageDiff.differences.pageInfo} shown={packageDiff.differences.nodes.length} unit="pack.n_differences" />
            </>
          )}
        </Loaded>
      )}
      {applying && diff && pack && <ApplyDialog id={id} name={pack.name} diff={diff} onClose={() => setApplying(false)} />}
    </div>
  );
}

const tabs = (id: string, diff: Diff) => [
  { key: "all", label: t("pack.kind.all"), href: href(`/packages/${id}`) },
  ...KINDS.map((kind) => ({ key: kind, label: t(`pack.kind.${kind}`), count: count({ conflict: diff.conflicts, added: diff.added, changed: diff.changed, only_here: diff.onlyHere }[kind]), href: href(`/packages/${id}`, { kind }) })),
];

function columns(): Column<Row>[] {
  return [
    { key: "kind", title: t("pack.difference"), width: 130, phone: "corner", cell: (row) => <StatusMark mark={MARKS[row.kind as keyof typeof MARKS] ?? "paused"}>{t(`pack.kind.${row.kind}`)}</StatusMark> },
    { key: "what", title: t("pack.what"), width: 300, phone: "title", cell: (row) => <><div className="first strong">{row.what || named(row.tableName)}</div><div className="second">{row.name ? named(row.name) : ""}</div></> },
    { key: "table", title: t("pack.table"), width: 130, cell: (row) => named(row.tableName) },
    { key: "fields", title: t("pack.values"), bare: true, cell: (row) => <Fields row={row} /> },
  ];
}

function Fields({ row }: { row: Row }) {
  if (row.kind === "conflict") return <><div>{t(`pack.why.${row.why}`)}</div><Changed row={row} /></>;
  return row.kind === "changed" ? <Changed row={row} /> : null;
}

function Changed({ row }: { row: Row }) {
  return (
    <>
      {row.fields.slice(0, 4).map((field) => (
        <div key={field.column} className="sm pack-field"><span className="muted">{known(`column.${field.column}`) ?? field.column}</span> {valueText(field.here)} → {valueText(field.package)}</div>
      ))}
    </>
  );
}

function ApplyDialog({ id, name, diff, onClose }: { id: string; name: string; diff: Diff; onClose: () => void }) {
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const [skip, setSkip] = useState(diff.conflicts > 0);
  const command = useCommand(ApplyPackageDocument, (reply) => reply.applyPackage);
  const renew = useRenew(PackageDiffDocument, ConfigurationPackageDocument, ConfigurationPackagesDocument);
  const submit = (): void => {
    setTried(true);
    if (reason.trim()) command.mutate({ input: { packageId: id, skipConflicts: skip, reason: reason.trim() } }, { onSuccess: () => { renew(); toast(t("pack.done")); onClose(); } });
  };
  return (
    <Dialog open title={t("pack.apply_title", { name })} submit={t("pack.apply", { n: count(diff.added + diff.changed) })} busy={command.isPending} error={command.error} onSubmit={submit} onClose={onClose}>
      <p className="dialog-lead">{t("pack.apply_effect", { added: count(diff.added), changed: count(diff.changed) })}</p>
      {diff.conflicts > 0 && <label className="check"><input type="checkbox" checked={skip} onChange={(event) => setSkip(event.target.checked)} />{t("pack.skip", { n: count(diff.conflicts) })}</label>}
      <Field id="pack-reason" label={t("golive.reason")} wrong={tried && !reason.trim() ? t("import.reason_missing") : null}>
        <textarea id="pack-reason" className="input" rows={2} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </Dialog>
  );
}
