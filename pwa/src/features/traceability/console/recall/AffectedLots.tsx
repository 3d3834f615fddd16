import { useState } from "react";
import { RecallLotSort, RecallLotsDocument, type RecallLotsQuery } from "@/packages/api/generated/graphql";
import { count, t } from "@/packages/i18n";
import { useRead } from "@/c/data";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { Segments } from "@/c/kit/parts";
import { Foot, usePaging } from "@/c/kit/Pager";
import { SearchBox } from "@/c/kit/SearchBox";
import { Loaded } from "@/c/kit/states";
import { refined, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { Section } from "@/features/masterdata/console/shared";
import { Amount, ItemCell, LotLink, SortChoice, Status, useSort } from "../parts";
import { RELEASE_RECALLED } from "./permissions";
import { ReleaseDialog } from "./RecallDialogs";
import type { Recall, Scope } from "./RecallPage";

const PAGE = 50;
const WHERE = ["all", "stock", "process", "shipped", "recovered", "scrapped", "unheld"] as const;
const SORTS = [RecallLotSort.NumberAsc, RecallLotSort.ReceivedDesc, RecallLotSort.QuantityDesc] as const;
type Lot = NonNullable<RecallLotsQuery["recall"]>["scope"]["lots"]["nodes"][number];

/** Every lot it reaches, by where it is; wrongly held ones are chosen and let go here. */
export function AffectedLots({ recall, scope }: { recall: Recall; scope: Scope }) {
  const { query: route } = useRoute();
  const { can } = useSession();
  const paging = usePaging(PAGE);
  const [chosen, setChosen] = useState<Lot[]>([]);
  const [releasing, setReleasing] = useState(false);
  const where = WHERE.find((each) => each === route.get("where")) ?? "all";
  const search = route.get("search") ?? "";
  const sort = useSort(SORTS);
  const query = useRead(RecallLotsDocument, { id: recall.id, first: PAGE, after: paging.after, filter: { search: search || null, where: where === "all" ? null : where }, sort: [sort] }, { keep: true });
  const may = can(RELEASE_RECALLED) && recall.state === "open" && recall.heldAt;
  const toggle = (lot: Lot): void => setChosen((old) => (old.some((each) => each.id === lot.id) ? old.filter((each) => each.id !== lot.id) : [...old, lot]));
  const columns: Column<Lot>[] = [
    ...(may ? [{ key: "choose", title: <span className="sr-only">{t("recall.choose")}</span>, width: 40, phone: "corner" as const, bare: true, cell: (row: Lot) => row.state === "held" || recall.kind === "drill" ? <input type="checkbox" aria-label={t("recall.choose_lot", { lot: row.number })} checked={chosen.some((each) => each.id === row.id)} onChange={() => toggle(row)} /> : null }] : []),
    { key: "number", title: t("lots.lot"), width: 190, phone: "title", cell: (row) => <LotLink lot={row} /> },
    { key: "item", title: t("lots.item"), phone: "title", cell: (row) => <ItemCell item={row.item} /> },
    { key: "quantity", title: t("mat.quantity"), width: 140, align: "right", cell: (row) => <Amount value={row.quantity} unit={row.unit} /> },
    { key: "state", title: t("order.state_title"), width: 120, phone: "corner", cell: (row) => <Status status={row.state} /> },
  ];
  return (
    <Section title={t("recall.all_lots", { n: count(scope.count) })}>
      <div className="tools">
        <Segments label={t("recall.where")} current={where} items={WHERE.map((key) => ({ key, label: t(key === "all" || key === "unheld" ? `recall.where.${key}` : `recall.flow.${key}`), href: refined({ where: key === "all" ? null : key, pages: null }) }))} />
        <div className="end">
          {chosen.length > 0 && <button type="button" className="btn" onClick={() => setReleasing(true)}>{t("recall.release_n", { n: count(chosen.length) })}</button>}
          <SortChoice sorts={SORTS} current={sort} name={(key) => t(`recall.lot_sort.${key}`)} />
          <SearchBox key={search} initial={search} />
        </div>
      </div>
      <Loaded query={query} what={t("recall.lots")} rows={6}>
        {({ recall: found }) => found && (
          <>
            {found.scope.lots.nodes.length === 0 ? <p className="recall-note">{t("recall.no_lots")}</p> : <DataTable label={t("recall.lots")} columns={columns} groups={[{ key: "all", rows: found.scope.lots.nodes }]} rowKey={(row) => row.id} minWidth={680} />}
            <Foot paging={paging} info={found.scope.lots.pageInfo} shown={found.scope.lots.nodes.length} unit="recall.n_lots" />
          </>
        )}
      </Loaded>
      {releasing && <ReleaseDialog recall={recall} lots={chosen} onClose={() => setReleasing(false)} onDone={() => { setChosen([]); setReleasing(false); }} />}
    </Section>
  );
}
