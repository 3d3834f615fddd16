import { IconDownload, IconPlus, IconUpload } from "@tabler/icons-react";
import { useState } from "react";
import { ConfigurationPackagesDocument, MakePackageDocument, PackageGroupsDocument, ReadinessDocument, ReceivePackageDocument, type ConfigurationPackagesQuery } from "@/packages/api/generated/graphql";
import { absolute, count, named, t } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { formKeys } from "@/c/kit/formKeys";
import { Field, Head } from "@/c/kit/parts";
import { Foot, usePaging } from "@/c/kit/Pager";
import { SidePanel } from "@/c/kit/SidePanel";
import { Loaded, Note, Refused } from "@/c/kit/states";
import { EXPORT_PACKAGE, RECEIVE_PACKAGE } from "@/c/permissions";
import { go, refine, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { ImportTabs } from "./ImportTabs";

const PAGE = 50;
const LARGEST = 3_500_000;
type Row = ConfigurationPackagesQuery["configurationPackages"]["nodes"][number];

/** What the company has set up, as files: kept, carried elsewhere, compared, taken over. */
export default function PackagesPage() {
  const { query: route } = useRoute();
  const { can } = useSession();
  const paging = usePaging(PAGE);
  const query = useRead(ConfigurationPackagesDocument, { first: PAGE, after: paging.after, filter: null }, { keep: true });
  const acts = (
    <>
      {can(RECEIVE_PACKAGE) && <button type="button" className="btn" onClick={() => refine({ new: "file" })}><IconUpload size={16} stroke={1.75} aria-hidden="true" />{t("pack.receive")}</button>}
      {can(EXPORT_PACKAGE) && <button type="button" className="btn primary" onClick={() => refine({ new: "make" })}><IconPlus size={16} stroke={1.75} aria-hidden="true" />{t("pack.make")}</button>}
    </>
  );
  return (
    <div className="page">
      <Head title={t("pack.title")} figures={query.data && <span>{t("pack.kept")} <b>{count(query.data.configurationPackages.pageInfo.total)}</b></span>} acts={acts} />
      <div className="tools"><ImportTabs current="packages" /></div>
      <Loaded query={query} what={t("pack.title")} rows={6}>
        {({ configurationPackages: page }) => (
          <>
            {page.nodes.length === 0
              ? <Note title={t("pack.empty")} acts={acts}>{t("pack.empty_why")}</Note>
              : <DataTable label={t("pack.title")} columns={columns()} groups={[{ key: "all", rows: page.nodes }]} rowKey={(row) => row.id} onOpen={(row) => go(`/packages/${row.id}`)} minWidth={860} />}
            <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="pack.n" />
          </>
        )}
      </Loaded>
      {route.get("new") === "make" && can(EXPORT_PACKAGE) && <MakePanel onClose={() => refine({ new: null })} />}
      {route.get("new") === "file" && can(RECEIVE_PACKAGE) && <ReceivePanel onClose={() => refine({ new: null })} />}
    </div>
  );
}

function columns(): Column<Row>[] {
  return [
    { key: "name", title: t("pack.name"), phone: "title", cell: (row) => <><a className="id first" href={`#/packages/${row.id}`}>{row.name}</a><div className="second">{t(`pack.origin.${row.origin}`, { company: named(row.company) })}</div></> },
    { key: "rows", title: t("pack.rows"), width: 120, align: "right", cell: (row) => count(row.rows) },
    { key: "by", title: t("pack.by"), width: 140, cell: (row) => row.keptBy },
    { key: "when", title: t("pack.when"), width: 164, cell: (row) => <span className="nowrap">{absolute(row.createdAt)}</span> },
    { key: "applied", title: t("pack.applied"), width: 190, cell: (row) => (row.appliedAt ? <span className="nowrap">{absolute(row.appliedAt)}</span> : "") },
    { key: "file", title: t("pack.file"), width: 90, phone: "corner", cell: (row) => <a className="btn ghost" href={`/api/packages/${row.id}`} download aria-label={t("pack.download_what", { name: row.name })}><IconDownload size={16} stroke={1.75} aria-hidden="true" /></a> },
  ];
}

function MakePanel({ onClose }: { onClose: () => void }) {
  const groups = useRead(PackageGroupsDocument, {}, { staleTime: 600_000 });
  const [name, setName] = useState("");
  const [chosen, setChosen] = useState<string[] | null>(null);
  const command = useCommand(MakePackageDocument, (reply) => reply.makePackage);
  const renew = useRenew(ConfigurationPackagesDocument, ReadinessDocument);
  const wanted = chosen ?? (groups.data?.packageGroups.filter((each) => each.standard).map((each) => each.name) ?? []);
  const turn = (group: string): void => setChosen(wanted.includes(group) ? wanted.filter((each) => each !== group) : [...wanted, group]);
  const submit = (): void => { if (name.trim() && wanted.length) command.mutate({ input: { name: name.trim(), groups: wanted } }, { onSuccess: () => { renew(); onClose(); } }); };
  return (
    <SidePanel title={t("pack.make")} onClose={onClose}>
      <Loaded query={groups} what={t("pack.groups")} rows={5}>
        {({ packageGroups }) => (
          <form onSubmit={(event) => { event.preventDefault(); submit(); }} onKeyDown={formKeys(submit)} noValidate>
            <Field id="pack-name" label={t("pack.name")}><input id="pack-name" className="input" value={name} maxLength={80} onChange={(event) => setName(event.target.value)} /></Field>
            <fieldset className="checks">
              <legend>{t("pack.groups")}</legend>
              {packageGroups.map((each) => (
                <label key={each.name} className="check"><input type="checkbox" checked={wanted.includes(each.name)} onChange={() => turn(each.name)} />{named(each.title)}</label>
              ))}
            </fieldset>
            <p className="sm muted import-hint">{t("pack.make_hint")}</p>
            <Refused error={command.error} />
            <button type="submit" className="btn primary" disabled={command.isPending || !name.trim() || wanted.length === 0}>{command.isPending ? t("kit.sending") : t("pack.make_submit")}</button>
          </form>
        )}
      </Loaded>
    </SidePanel>
  );
}

function ReceivePanel({ onClose }: { onClose: () => void }) {
  const [heavy, setHeavy] = useState(false);
  const command = useCommand(ReceivePackageDocument, (reply) => reply.receivePackage);
  const renew = useRenew(ConfigurationPackagesDocument);
  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    setHeavy(file.size > LARGEST);
    if (file.size > LARGEST) return;
    const content = await file.text();
    command.mutate({ input: { name: file.name.replace(/\.json$/i, "").slice(0, 80) || "package", content } }, { onSuccess: (row) => { renew(); go(`/packages/${row.id}`); } });
  };
  return (
    <SidePanel title={t("pack.receive")} onClose={onClose}>
      <p className="import-hint">{t("pack.receive_hint")}</p>
      <label className="btn primary import-file" aria-disabled={command.isPending || undefined}>
        <IconUpload size={16} stroke={1.75} aria-hidden="true" />{command.isPending ? t("kit.sending") : t("import.choose_file")}
        <input type="file" accept=".json,application/json" className="sr-only" disabled={command.isPending} onChange={(event) => { void take(event.target.files?.[0]); event.target.value = ""; }} />
      </label>
      {heavy && <div className="inline-problem" role="alert">{t("pack.too_heavy")}</div>}
      <Refused error={command.error} />
    </SidePanel>
  );
}
