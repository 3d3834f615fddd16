import { IconFileSpreadsheet, IconFileTypePdf } from "@tabler/icons-react";
import { ProductSubstancesDocument, type ProductSubstancesQuery } from "@/packages/api/generated/graphql";
import { named, t } from "@/packages/i18n";
import { useRead } from "@/c/data";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { Pills } from "@/c/kit/parts";
import { Loaded, Note } from "@/c/kit/states";
import { refine, useRoute } from "@/c/router";
import { ItemPick } from "@/features/masterdata/console/ItemPick";
import { DASH, ItemCell } from "../parts";
import { LISTS, Verdict } from "./parts";

type Part = ProductSubstancesQuery["productCompliance"]["parts"][number];

/** A product through its BOM: each bought part by each of its suppliers, and the weakest of them above all. */
export function Products() {
  const { query: route } = useRoute();
  const itemId = route.get("item");
  const list = LISTS.find((each) => each === route.get("list")) ?? "rohs";
  const query = useRead(ProductSubstancesDocument, { itemId: itemId ?? "", listCode: list }, { enabled: !!itemId, keep: true });
  const chosen = itemId ? (query.data?.productCompliance.item ?? null) : null;
  return (
    <>
      <div className="tools subst-tools">
        <ItemPick id="subst-product" label={t("subst.products")} value={chosen as never} onPick={(item) => refine({ item: item.id })} />
        <Pills name="subst-product-list" label={t("subst.list")} value={list} onChange={(next) => refine({ list: next === "rohs" ? null : next })} options={LISTS.map((value) => ({ value, label: t(`subst.book.${value}`) }))} />
      </div>
      {!itemId && <Note title={t("subst.choose_product")} />}
      {itemId && (
        <Loaded query={query} what={t("subst.products")} rows={6}>
          {({ productCompliance: found }) => (
            <>
              <div className="subst-head">
                <p className="subst-headline">{named(found.item.name)} <Verdict verdict={found.verdict} /></p>
                <div className="acts">
                  <a className="btn" href={`/api/substances/${found.item.id}/declaration.pdf?list=${list}`} target="_blank" rel="noreferrer"><IconFileTypePdf size={16} stroke={1.75} aria-hidden="true" />{t("subst.pdf")}</a>
                  <a className="btn" href={`/api/substances/${found.item.id}/declaration.xlsx?list=${list}`}><IconFileSpreadsheet size={16} stroke={1.75} aria-hidden="true" />{t("subst.xlsx")}</a>
                </div>
              </div>
              {found.weakest && found.verdict.state !== "compliant" && <p className={`subst-weak ${found.verdict.state === "exempt" ? "mild" : ""}`}>{t("subst.weakest", { item: [`${found.weakest.item.code} ${named(found.weakest.item.name)}`, found.weakest.supplier ? named(found.weakest.supplier.name) : "", found.verdict.detail].filter(Boolean).join(" · ") })}</p>}
              <DataTable label={t("subst.products")} columns={COLUMNS()} groups={[{ key: "all", rows: found.parts }]} rowKey={(row) => `${row.path} ${row.item.id} ${row.supplier?.id ?? ""}`} minWidth={760} />
            </>
          )}
        </Loaded>
      )}
    </>
  );
}

function COLUMNS(): Column<Part>[] {
  return [
    { key: "part", title: t("subst.part"), phone: "title", cell: (row) => <><ItemCell item={row.item} />{row.under && <div className="second">{t("subst.under", { item: `${row.under.code} ${named(row.under.name)}` })}</div>}</> },
    { key: "supplier", title: t("subst.supplier"), width: 220, cell: (row) => (row.supplier ? named(row.supplier.name) : row.bought ? DASH : t("subst.own_made")) },
    { key: "because", title: t("subst.because"), width: 220, cell: (row) => row.verdict.detail || DASH },
    { key: "until", title: t("subst.until"), width: 130, cell: (row) => row.verdict.until ?? DASH },
    { key: "state", title: t("order.state_title"), width: 140, phone: "corner", cell: (row) => <Verdict verdict={row.verdict} /> },
  ];
}
