import { ImportRowsDocument } from "@/packages/api/generated/graphql";
import { count, t } from "@/packages/i18n";
import { useRead } from "@/c/data";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { Segments } from "@/c/kit/parts";
import { Foot, usePaging } from "@/c/kit/Pager";
import { Loaded, Note } from "@/c/kit/states";
import { href, useRoute } from "@/c/router";
import { notesOf, reasonsOf, targetName, type Counts, type Run, type SheetRow } from "./model";

const PAGE = 20;

interface Tab { key: string; n: number; verdicts: string[] | null }

const tabs = (counts: Counts): Tab[] => [
  { key: "all", n: counts.total, verdicts: null },
  { key: "bad", n: counts.refused + counts.held, verdicts: ["refused", "held"] },
  { key: "kept", n: counts.kept, verdicts: ["kept"] },
  { key: "ready", n: counts.ready, verdicts: ["ready"] },
  { key: "applied", n: counts.applied, verdicts: ["applied"] },
  { key: "duplicate", n: counts.duplicate, verdicts: ["duplicate"] },
  { key: "taken_back", n: counts.takenBack, verdicts: ["taken_back"] },
  { key: "warned", n: counts.warned, verdicts: null },
];

/** The sheet as it was understood, row by row; what is wrong stands at the row and its cell is marked. */
export function SheetRows({ run }: { run: Run }) {
  const { query: route } = useRoute();
  const shown = tabs(run.counts).filter((each) => each.key === "all" || each.n > 0);
  const tab = shown.find((each) => each.key === route.get("tab")) ?? shown[0]!;
  const paging = usePaging(PAGE);
  const query = useRead(ImportRowsDocument, { runId: run.id, verdicts: tab.verdicts, warned: tab.key === "warned", first: PAGE, after: paging.after }, { keep: true });
  return (
    <>
      <div className="tools">
        <Segments label={t("import.rows")} current={tab.key} items={shown.map((each) => ({ key: each.key, label: t(`import.tab.${each.key}`), count: count(each.n), href: href(`/imports/${run.id}`, { tab: each.key === "all" ? null : each.key }) }))} />
      </div>
      <Loaded query={query} what={t("import.rows")} rows={10}>
        {({ importRows: page }) => (
          <>
            {page.nodes.length === 0
              ? <Note title={t("import.no_rows")} />
              : <DataTable label={t("import.rows")} columns={columns(run)} groups={[{ key: "all", rows: page.nodes }]} rowKey={(row) => row.id} minWidth={420 + 120 * read(run).length} />}
            <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="import.n_rows" />
          </>
        )}
      </Loaded>
    </>
  );
}

const read = (run: Run): string[] => run.columns.map((each) => each.field).filter((each): each is string => !!each);

function columns(run: Run): Column<SheetRow>[] {
  const targets = run.kind.columns;
  return [
    { key: "line", title: t("import.line"), width: 76, align: "right", phone: "corner", cell: (row) => count(row.line) },
    { key: "verdict", title: t("import.verdict"), width: 320, phone: "title", cell: (row) => <Verdict row={row} /> },
    ...read(run).map((field): Column<SheetRow> => ({
      key: field, title: targetName(field, targets),
      cell: (row) => <Cell row={row} field={field} />,
    })),
  ];
}

function Verdict({ row }: { row: SheetRow }) {
  const reasons = reasonsOf(row);
  const notes = notesOf(row);
  if (reasons.length > 0) return <div className={row.verdict === "held" ? "import-reason held" : "import-reason"} title={reasons.join("\n")}>{reasons.join(t("list.separator"))}</div>;
  return <><div className="first">{t(`import.verdict.${row.verdict}`)}</div>{notes.length > 0 && <div className="second import-warned" title={notes.join("\n")}>{notes.join(t("list.separator"))}</div>}</>;
}

/** What the sheet says stands as it was written, in whichever language. */
function Cell({ row, field }: { row: SheetRow; field: string }) {
  const text = (row.cells as Record<string, string>)[field];
  const wrong = row.problems.find((each) => each.field === field);
  const warned = !wrong && row.warnings.some((each) => each.field === field);
  if (wrong) return <span className="import-cell wrong"><span lang="und" translate="no">{text || wrong.cell || "–"}</span><span className="sr-only">{t("import.cell_wrong")}</span></span>;
  return <span lang="und" translate="no" className={warned ? "import-cell warned" : "el"}>{text ?? <span className="faint">–</span>}</span>;
}
