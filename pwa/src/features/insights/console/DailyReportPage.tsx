import { IconDownload, IconPrinter } from "@tabler/icons-react";
import { ProductionReportDocument, type FigureValueFragment, type ProductionReportQuery } from "@/packages/api/generated/graphql";
import { absolute, clock, date, named, quantity, t } from "@/packages/i18n";
import { useRead } from "@/c/data";
import { Head } from "@/c/kit/parts";
import { Loaded, Note } from "@/c/kit/states";
import { href } from "@/c/router";
import { dayOf } from "./DailyPage";
import { excel, figureName, find, rowsHref, shown } from "./figures";

type Report = NonNullable<ProductionReportQuery["productionReport"]>;
type Breakdown = Report["breakdowns"][number];

const GROUPS: [string, string[]][] = [
  ["output", ["good_quantity", "quality_ratio", "process_scrap_quantity", "material_scrap_quantity", "rework_quantity"]],
  ["orders", ["orders_due", "orders_on_time", "completion_ratio", "orders_completed", "orders_late", "orders_held", "wip_orders", "wip_quantity"]],
  ["people", ["people_present", "people_reporting", "downtime_seconds", "andon_calls"]],
];
const LINES = ["good_quantity", "process_scrap_quantity", "material_scrap_quantity", "rework_quantity", "quality_ratio"] as const;

export default function DailyReportPage({ id }: { id?: string }) {
  const query = useRead(ProductionReportDocument, { id: id ?? "" });
  return (
    <div className="page scrolls insights">
      <Loaded query={query} what={t("daily.report")} rows={12} whole>
        {({ productionReport: report }) => (report ? <Opened report={report} /> : (
          <Note whole title={t("daily.gone")} acts={<a className="btn" href={href("/daily")}>{t("daily.to_list")}</a>}>{t("daily.gone_why")}</Note>
        ))}
      </Loaded>
    </div>
  );
}

function Opened({ report }: { report: Report }) {
  const acts = (
    <>
      <a className="btn" href={excel(`reports/${report.id}/form.xlsx`)} download><IconDownload size={16} stroke={1.75} aria-hidden="true" />{t("daily.excel")}</a>
      <button type="button" className="btn" onClick={() => print()}><IconPrinter size={16} stroke={1.75} aria-hidden="true" />{t("daily.print")}</button>
    </>
  );
  return (
    <>
      <nav className="crumb insight-crumb" aria-label={t("daily.crumbs")}><a className="link" href={href("/daily", { kind: report.kind === "day" ? null : report.kind })}>{t("daily.title")}</a></nav>
      <Head
        title={`${t(`daily.kind.${report.kind}`)} ${dayOf(report)}`}
        figures={<><span>{named(report.shift) || named(report.site)}</span><span title={absolute(report.asOf)}>{t("daily.as_of", { when: `${date(report.asOf)} ${clock(report.asOf)}` })}</span></>}
        acts={acts}
      />
      <Corrections report={report} />
      {GROUPS.map(([group, keys]) => (
        <section key={group} className="figure-group">
          <h2>{t(`daily.group.${group}`)}</h2>
          <dl className="figure-strip">{keys.map((key) => <Cell key={key} report={report} figure={find(report.figures, key)} />)}</dl>
        </section>
      ))}
      {report.breakdowns.filter((each) => each.parts.length > 0).map((each) => <Parts key={each.by} report={report} breakdown={each} />)}
      <p className="only-print signatures"><span>{t("daily.made_by")}</span><span>{t("daily.checked_by")}</span><span>{t("daily.approved_by")}</span></p>
    </>
  );
}

function Cell({ report, figure }: { report: Report; figure: FigureValueFragment | undefined }) {
  if (!figure) return null;
  const corrected = report.corrections.find((each) => each.key === figure.key);
  return (
    <div>
      <dt>{figureName(figure.key)}</dt>
      <dd>
        {figure.value === null || figure.value === undefined ? <span className="faint">–</span> : <a href={rowsHref(figure.key, null, report.id)}>{shown(figure)}</a>}
        {figure.base && <small>{quantity(figure.part)} / {quantity(figure.base)}</small>}
        {corrected && <small className="corrected">{t("daily.corrected_to", { value: shown({ value: corrected.after, unit: figure.unit }) })}</small>}
      </dd>
    </div>
  );
}

/** What was corrected later stands beside the report; the report stays as it was drawn up. */
function Corrections({ report }: { report: Report }) {
  if (report.corrections.length === 0) return null;
  return (
    <div className="age" role="status">
      {t("daily.corrected", { figures: report.corrections.map((each) => figureName(each.key)).join(t("list.separator")) })}
    </div>
  );
}

function Parts({ report, breakdown }: { report: Report; breakdown: Breakdown }) {
  const title = t(`daily.by.${breakdown.by}`);
  return (
    <section className="figure-group">
      <h2>{title}</h2>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={title}>
        <table className="table figure-table">
          <thead><tr><th scope="col">{t("daily.name")}</th>{LINES.map((key) => <th key={key} scope="col" className="num">{figureName(key)}</th>)}</tr></thead>
          <tbody>
            {breakdown.parts.map((part) => (
              <tr key={part.key || "none"}>
                <th scope="row">{partName(breakdown.by, part)}{part.code && part.name && <span className="second"> {part.code}</span>}</th>
                {LINES.map((key) => <td key={key} className="num"><Number part={part} name={key} report={report.id} /></td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Number({ part, name, report }: { part: Breakdown["parts"][number]; name: string; report: string }) {
  const figure = find(part.figures, name);
  if (!figure || figure.value === null || figure.value === undefined) return <span className="faint">–</span>;
  if (globalThis.Number(figure.value) === 0) return <span className="faint">{shown(figure)}</span>;
  return <a href={rowsHref(name, part.scope, report)}>{shown(figure)}</a>;
}

export function partName(by: string, part: { key: string; name?: { zh: string; en: string } | null }): string {
  if (part.name) return named(part.name);
  if (by === "hour") return `${date(part.key)} ${clock(part.key)}`;
  return part.key || t("daily.no_shift");
}
