import {
  FigureAndonsDocument, FigureDowntimesDocument, FigureOrdersDocument, FigurePeopleDocument, FigureReportsDocument,
  type AndonFigure, type DowntimeFigure, type FigureAndonsQuery, type FigureDowntimesQuery, type FigureOrdersQuery,
  type FigurePeopleQuery, type OrderFigure, type PeopleFigure, type ReportFigure,
} from "@/packages/api/generated/graphql";
import { absolute, count, due, known, named, quantity, t } from "@/packages/i18n";
import { useRead } from "@/c/data";
import { useNow } from "@/c/kit/clock";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { Head, Person } from "@/c/kit/parts";
import { Foot, usePaging } from "@/c/kit/Pager";
import { Loaded, Note } from "@/c/kit/states";
import { go, href, useRoute } from "@/c/router";
import { ReportsTable } from "@/features/reporting/console/ReportsTable";
import { figureName, hours, scopeFrom } from "./figures";

const PAGE = 50;
const ORDER = /^(orders_|wip_|completion_)/;

/** Exactly the rows a number is the sum of. */
export default function FigurePage() {
  const { query } = useRoute();
  const figure = query.get("figure") ?? "good_quantity";
  const report = query.get("report");
  const scope = scopeFrom(query);
  const variables = { scope, report };
  return (
    <div className="page">
      <nav className="crumb insight-crumb" aria-label={t("daily.crumbs")}>
        {report ? <a className="link" href={href(`/daily/${report}`)}>{t("daily.report")}</a> : <a className="link" href={href("/today")}>{t("today.title")}</a>}
      </nav>
      {ORDER.test(figure) ? <Orders figure={figure} {...variables} />
        : figure.startsWith("people_") ? <People figure={figure} {...variables} />
          : figure === "downtime_seconds" ? <Downtimes {...variables} />
            : figure.startsWith("andon_") ? <Andons figure={figure} {...variables} />
              : <Reports figure={figure} {...variables} />}
    </div>
  );
}

interface Props { figure: string; scope: ReturnType<typeof scopeFrom>; report: string | null }

function Title({ figure, sum, total }: { figure: string; sum?: string; total?: number }) {
  const { query } = useRoute();
  const first = query.get("firstDay");
  const last = query.get("lastDay");
  const period = first && last ? (first === last ? first : t("figure.period", { first, last })) : null;
  return (
    <Head
      title={figureName(figure)}
      figures={<>{period && <span>{period}</span>}{sum !== undefined && <span>{t("figure.sum")} <b>{sum}</b></span>}{total !== undefined && <span>{t("figure.rows")} <b>{count(total)}</b></span>}</>}
    />
  );
}

const Nothing = () => <Note title={t("figure.empty")}>{t("figure.empty_why")}</Note>;

function Reports({ figure, scope, report }: Props) {
  const paging = usePaging(PAGE);
  const now = useNow();
  const query = useRead(FigureReportsDocument, { figure: figure as ReportFigure, scope, report, first: PAGE, after: paging.after }, { keep: true });
  return (
    <>
      <Title figure={figure} total={query.data?.figureReports.pageInfo.total} />
      <Loaded query={query} what={figureName(figure)} rows={10}>
        {({ figureReports: page }) => (page.nodes.length === 0 ? <Nothing /> : (
          <>
            <ReportsTable rows={page.nodes.map((each) => each.report)} now={now} withOrder />
            <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="reports.n" />
          </>
        ))}
      </Loaded>
    </>
  );
}

type OrderRow = FigureOrdersQuery["figureOrders"]["nodes"][number];

function Orders({ figure, scope, report }: Props) {
  const paging = usePaging(PAGE);
  const now = useNow();
  const query = useRead(FigureOrdersDocument, { figure: figure as OrderFigure, scope, report, first: PAGE, after: paging.after }, { keep: true });
  const columns: Column<OrderRow>[] = [
    { key: "number", title: t("order.number"), width: 150, phone: "title", cell: ({ order }) => <a className="id" tabIndex={-1} href={href(`/orders/${order.id}`)}>{order.number}</a> },
    { key: "item", title: t("figure.item"), cell: ({ order }) => <><div className="first">{named(order.item.name)}</div><div className="second">{order.item.code}</div></> },
    { key: "customer", title: t("figure.customer"), width: 160, cell: ({ order }) => named(order.customer?.name) || "–" },
    { key: "done", title: t("figure.done"), width: 130, align: "right", cell: ({ order }) => `${quantity(order.goodQuantity)} / ${quantity(order.quantity)}` },
    { key: "due", title: t("figure.due"), width: 150, phone: "corner", cell: ({ order }) => { const at = due(order.dueAt, now); return <span className={order.late ? "scrap strong" : ""} title={absolute(order.dueAt)}>{at.text}</span>; } },
    { key: "amount", title: figureName(figure), width: 110, align: "right", cell: ({ amount }) => quantity(amount) },
  ];
  return (
    <>
      <Title figure={figure} total={query.data?.figureOrders.pageInfo.total} />
      <Loaded query={query} what={figureName(figure)} rows={10}>
        {({ figureOrders: page }) => (page.nodes.length === 0 ? <Nothing /> : (
          <>
            <DataTable label={figureName(figure)} columns={columns} groups={[{ key: "all", rows: page.nodes }]} rowKey={(row) => row.order.id} onOpen={(row) => go(`/orders/${row.order.id}`)} minWidth={860} />
            <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="figure.orders" />
          </>
        ))}
      </Loaded>
    </>
  );
}

type PersonRow = FigurePeopleQuery["figurePeople"][number];

function People({ figure, scope, report }: Props) {
  const query = useRead(FigurePeopleDocument, { figure: figure as PeopleFigure, scope, report });
  const columns: Column<PersonRow>[] = [
    { key: "name", title: t("figure.person"), phone: "title", cell: (row) => <Person name={row.name} /> },
    { key: "reports", title: t("figure.reports"), width: 140, align: "right", cell: (row) => (row.reportCount ? count(row.reportCount) : <span className="faint">–</span>) },
    { key: "came", title: t("figure.came"), width: 200, cell: (row) => (row.cameAt ? absolute(row.cameAt) : <span className="faint">–</span>) },
  ];
  return (
    <>
      <Title figure={figure} total={query.data?.figurePeople.length} />
      <Loaded query={query} what={figureName(figure)} rows={8}>
        {({ figurePeople: rows }) => (rows.length === 0 ? <Nothing /> : <DataTable label={figureName(figure)} columns={columns} groups={[{ key: "all", rows }]} rowKey={(row) => row.id} minWidth={560} />)}
      </Loaded>
    </>
  );
}

type StopRow = FigureDowntimesQuery["figureDowntimes"][number];

function Downtimes({ scope, report }: Omit<Props, "figure">) {
  const query = useRead(FigureDowntimesDocument, { figure: "downtime_seconds" as DowntimeFigure, scope, report });
  const columns: Column<StopRow>[] = [
    { key: "unit", title: t("asset.work_unit"), width: 200, phone: "title", cell: (row) => <><div className="first">{named(row.workUnit?.name)}</div><div className="second">{row.workUnit?.code}</div></> },
    { key: "reason", title: t("report.reason"), cell: (row) => <><div className="first">{named(row.reason?.name)}</div>{row.note && <div className="second">{row.note}</div>}</> },
    { key: "from", title: t("figure.from"), width: 190, cell: (row) => absolute(row.startedAt) },
    { key: "until", title: t("figure.until"), width: 190, cell: (row) => (row.endedAt ? absolute(row.endedAt) : t("figure.still")) },
    { key: "who", title: t("report.who"), width: 140, cell: (row) => <Person name={row.reportedBy} /> },
    { key: "length", title: t("figure.downtime_seconds"), width: 120, align: "right", phone: "corner", cell: (row) => hours(Number(row.seconds)) },
  ];
  return (
    <>
      <Title figure="downtime_seconds" sum={query.data && hours(query.data.figureDowntimes.reduce((sum, row) => sum + Number(row.seconds), 0))} total={query.data?.figureDowntimes.length} />
      <Loaded query={query} what={figureName("downtime_seconds")} rows={8}>
        {({ figureDowntimes: rows }) => (rows.length === 0 ? <Nothing /> : <DataTable label={figureName("downtime_seconds")} columns={columns} groups={[{ key: "all", rows }]} rowKey={(row) => row.id} minWidth={960} />)}
      </Loaded>
    </>
  );
}

type CallRow = FigureAndonsQuery["figureAndons"]["nodes"][number];

function Andons({ figure, scope, report }: Props) {
  const paging = usePaging(PAGE);
  const query = useRead(FigureAndonsDocument, { figure: figure as AndonFigure, scope, report, first: PAGE, after: paging.after }, { keep: true });
  const columns: Column<CallRow>[] = [
    { key: "at", title: t("figure.place"), width: 140, phone: "title", cell: (row) => <b className="strong">{row.workUnit?.code ?? row.workCenter?.code}</b> },
    { key: "kind", title: t("figure.kind"), width: 120, cell: (row) => known(`today.andon.${row.kind}`) ?? row.kind },
    { key: "note", title: t("figure.note"), cell: (row) => row.note ?? <span className="faint">–</span> },
    { key: "by", title: t("figure.called_by"), width: 140, cell: (row) => <Person name={row.calledBy} /> },
    { key: "called", title: t("figure.called"), width: 190, cell: (row) => absolute(row.calledAt) },
    { key: "closed", title: t("figure.resolved"), width: 190, phone: "corner", cell: (row) => (row.resolvedAt ? absolute(row.resolvedAt) : row.acknowledgedBy ? t("today.andon_answered", { who: row.acknowledgedBy }) : t("figure.still")) },
  ];
  return (
    <>
      <Title figure={figure} total={query.data?.figureAndons.pageInfo.total} />
      <Loaded query={query} what={figureName(figure)} rows={8}>
        {({ figureAndons: page }) => (page.nodes.length === 0 ? <Nothing /> : (
          <>
            <DataTable label={figureName(figure)} columns={columns} groups={[{ key: "all", rows: page.nodes }]} rowKey={(row) => row.id} minWidth={900} />
            <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="figure.calls" />
          </>
        ))}
      </Loaded>
    </>
  );
}
