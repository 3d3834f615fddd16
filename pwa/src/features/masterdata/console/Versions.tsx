import { IconPlus } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { ItemDetailQuery } from "@/packages/api/generated/graphql";
import { count, t } from "@/packages/i18n";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { Note } from "@/c/kit/states";
import { EDIT_ITEMS, EDIT_ROUTINGS } from "@/c/permissions";
import { go, href } from "@/c/router";
import { useSession } from "@/c/session";
import { BomTree } from "./BomTree";
import type { ItemFull } from "./ItemPanel";
import { effective, Section, VersionState, when } from "./shared";

interface Version { id: string; version: number; state: string; effectiveFrom: string; effectiveTo?: string | null; approvedAt?: string | null; lineCount?: number }

/** Versions newest first, each opening on a page of its own. */
function VersionTable({ label, path, versions, lines }: { label: string; path: string; versions: readonly Version[]; lines?: boolean }) {
  const columns: Column<Version>[] = [
    { key: "version", title: t("md.version_title"), width: 120, phone: "title", cell: (row) => <a className="link strong" href={href(`${path}/${row.id}`)}>{t("md.version", { n: count(row.version) })}</a> },
    { key: "state", title: t("md.state"), width: 140, phone: "corner", cell: (row) => <VersionState state={row.state} /> },
    { key: "effective", title: t("md.effective"), cell: (row) => effective(row) },
    ...(lines ? [{ key: "lines", title: t("bom.lines"), width: 90, align: "right", cell: (row: Version) => count(row.lineCount ?? 0) } satisfies Column<Version>] : []),
    { key: "approved", title: t("md.approved_at"), width: 130, cell: (row) => when(row.approvedAt) },
  ];
  return <DataTable label={label} columns={columns} groups={[{ key: "all", rows: [...versions] }]} rowKey={(row) => row.id} onOpen={(row) => go(`${path}/${row.id}`)} minWidth={520} />;
}

const New = ({ label, onClick }: { label: string; onClick: () => void }): ReactNode => <button type="button" className="btn" onClick={onClick}><IconPlus size={16} stroke={1.75} aria-hidden="true" />{label}</button>;

export function ItemBoms({ item, boms }: { item: ItemFull; boms: ItemDetailQuery["itemBoms"] }) {
  const { can } = useSession();
  const live = boms.find((each) => each.state === "approved");
  return (
    <>
      <Section title={t("item.tab.bom")} acts={can(EDIT_ITEMS) && <New label={t("bom.new_version")} onClick={() => go("/boms/new", { item: item.id, from: boms[0]?.id })} />}>
        {boms.length === 0 ? <Note title={t("bom.empty")}>{t("bom.empty_why")}</Note> : <VersionTable label={t("item.tab.bom")} path="/boms" versions={boms} lines />}
      </Section>
      {live && <Section title={t("bom.tree_of", { n: count(live.version) })}><BomTree itemId={item.id} bomId={null} unit={item.unit} /></Section>}
    </>
  );
}

export function ItemRoutings({ item, routings }: { item: ItemFull; routings: ItemDetailQuery["itemRoutings"] }) {
  const { can } = useSession();
  return (
    <Section title={t("item.tab.routing")} acts={can(EDIT_ROUTINGS) && <New label={t("routing.new_version")} onClick={() => go("/routings/new", { item: item.id, from: routings[0]?.id })} />}>
      {routings.length === 0 ? <Note title={t("routing.empty")}>{t("routing.empty_why")}</Note> : <VersionTable label={t("item.tab.routing")} path="/routings" versions={routings} />}
    </Section>
  );
}
