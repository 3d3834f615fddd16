import { ItemUsesDocument, type ItemUsesQuery } from "@/packages/api/generated/graphql";
import { count, named, quantity, t, unitName } from "@/packages/i18n";
import { useRead } from "@/c/data";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { Loaded, Note } from "@/c/kit/states";
import { go, href } from "@/c/router";
import type { ItemFull } from "./ItemPanel";
import { Section, VersionState } from "./shared";

type Use = ItemUsesQuery["whereUsed"][number];

/** Where the item goes into, level by level up to the products. */
export function Uses({ item }: { item: ItemFull }) {
  const query = useRead(ItemUsesDocument, { id: item.id });
  const columns: Column<Use>[] = [
    { key: "parent", title: t("uses.parent"), phone: "title", cell: (row) => <><a className="link strong" href={href(`/items/${row.parent.id}`)}>{row.parent.code}</a><div className="second">{named(row.parent.name)}</div></> },
    { key: "version", title: t("md.version_title"), width: 120, cell: (row) => <a className="link" href={href(`/boms/${row.bomId}`)}>{t("md.version", { n: count(row.version) })}</a> },
    { key: "state", title: t("md.state"), width: 130, phone: "corner", cell: (row) => <VersionState state={row.state} /> },
    { key: "by", title: t("uses.by"), width: 160, cell: (row) => (row.level > 1 ? row.item.code : "") },
    { key: "quantity", title: t("bom.quantity"), width: 140, align: "right", cell: (row) => <>{quantity(row.quantity)} <span className="faint">{unitName(row.unit)}</span></> },
  ];
  return (
    <Section title={t("item.tab.used")}>
      <Loaded query={query} what={t("item.tab.used")} rows={5}>
        {({ whereUsed }) => {
          const levels = [...new Set(whereUsed.map((each) => each.level))];
          return whereUsed.length === 0 ? <Note title={t("uses.empty")}>{t("uses.empty_why")}</Note> : (
            <DataTable
              label={t("item.tab.used")} columns={columns} rowKey={(row) => `${row.level} ${row.bomId} ${row.item.id} ${row.quantity}`} minWidth={640}
              groups={levels.map((level) => ({ key: String(level), title: t(level === 1 ? "uses.direct" : "uses.level", { n: count(level) }), rows: whereUsed.filter((each) => each.level === level) }))}
              onOpen={(row) => go(`/boms/${row.bomId}`)}
            />
          );
        }}
      </Loaded>
    </Section>
  );
}
