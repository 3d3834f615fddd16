import { ProductionReportsDocument, type ProductionReportsQuery } from "@/packages/api/generated/graphql";
import { absolute, ago, count, named, t } from "@/packages/i18n";
import { useRead } from "@/c/data";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { Head, Segments } from "@/c/kit/parts";
import { Foot, usePaging } from "@/c/kit/Pager";
import { Loaded, Note } from "@/c/kit/states";
import { useNow } from "@/c/kit/clock";
import { go, href, useRoute } from "@/c/router";
import { find, shown } from "./figures";

const PAGE = 50;
const KINDS = ["day", "shift", "month"] as const;
type Row = ProductionReportsQuery["productionReports"]["nodes"][number];

/** 日报, 班报, 月报: what was drawn up, the latest first. */
export default function DailyPage() {
  const { query: route } = useRoute();
  const paging = usePaging(PAGE);
  const now = useNow();
  const kind = KINDS.find((each) => each === route.get("kind")) ?? "day";
  const query = useRead(ProductionReportsDocument, { first: PAGE, after: paging.after, filter: { kinds: [kind] } }, { keep: true });
  return (
    <div className="page">
      <Head title={t("daily.title")} figures={query.data && <span>{t(`daily.kind.${kind}`)} <b>{count(query.data.productionReports.pageInfo.total)}</b></span>} />
      <div className="tools">
        <Segments label={t("daily.kinds")} current={kind} items={KINDS.map((key) => ({ key, label: t(`daily.kind.${key}`), href: href("/daily", { kind: key === "day" ? null : key }) }))} />
      </div>
      <Loaded query={query} what={t("daily.title")} rows={10}>
        {({ productionReports: page }) => (
          <>
            {page.nodes.length === 0 ? <Note title={t("daily.empty")}>{t("daily.empty_why")}</Note> : (
              <DataTable label={t("daily.title")} columns={columns(now)} groups={[{ key: "all", rows: page.nodes }]} rowKey={(row) => row.id} onOpen={(row) => go(`/daily/${row.id}`)} minWidth={980} />
            )}
            <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="daily.n" />
          </>
        )}
      </Loaded>
    </div>
  );
}

const figure = (row: Row, key: string): string => {
  const found = find(row.figures, key);
  return found ? shown(found) : "–";
};

/** "2026-11-19", or the month. */
export const dayOf = (row: { kind: string; day: string }): string => (row.kind === "month" ? row.day.slice(0, 7) : row.day);

function columns(now: number): Column<Row>[] {
  const numbers: [string, number][] = [
    ["good_quantity", 100], ["scrap_quantity", 84], ["quality_ratio", 84], ["orders_completed", 100], ["orders_late", 84], ["wip_quantity", 100], ["people_reporting", 100],
  ];
  return [
    { key: "day", title: t("daily.day"), width: 190, phone: "title", cell: (row) => <><a className="id" tabIndex={-1} href={href(`/daily/${row.id}`)}>{dayOf(row)}</a>{row.shift && <div className="second">{named(row.shift)}</div>}</> },
    ...numbers.map(([key, width]): Column<Row> => ({ key, title: t(`figure.${key}`), width, align: "right", cell: (row) => figure(row, key) })),
    { key: "drawn", title: t("daily.drawn"), phone: "corner", cell: (row) => <time dateTime={row.asOf} title={absolute(row.asOf)}>{ago(row.asOf, now)}</time> },
  ];
}
