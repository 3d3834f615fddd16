import { IconUpload } from "@tabler/icons-react";
import { ImportRunsDocument } from "@/packages/api/generated/graphql";
import { absolute, count, named, t } from "@/packages/i18n";
import { useRead } from "@/c/data";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { Head } from "@/c/kit/parts";
import { Foot, Key, usePaging } from "@/c/kit/Pager";
import { Loaded, Note } from "@/c/kit/states";
import { RUN_IMPORT } from "@/c/permissions";
import { go, refine, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { ImportTabs } from "./ImportTabs";
import { busy, type RunLine } from "./model";
import { NewImportPanel } from "./NewImportPanel";
import { StateText } from "./StateText";

const PAGE = 50;

export default function ImportsPage() {
  const { query: route } = useRoute();
  const { can } = useSession();
  const paging = usePaging(PAGE);
  const query = useRead(ImportRunsDocument, { first: PAGE, after: paging.after, filter: null }, { keep: true, refetchInterval: 5_000 });
  const add = can(RUN_IMPORT) && <button type="button" className="btn primary" onClick={() => refine({ new: "1" })}><IconUpload size={16} stroke={1.75} aria-hidden="true" />{t("import.new")}</button>;
  return (
    <div className="page">
      <Head title={t("import.title")} figures={query.data && <span>{t("import.runs")} <b>{count(query.data.importRuns.pageInfo.total)}</b></span>} acts={add} />
      <div className="tools"><ImportTabs current="imports" /></div>
      <Loaded query={query} what={t("import.title")} rows={8}>
        {({ importRuns: page }) => (
          <>
            {page.nodes.length === 0
              ? <Note title={t("import.empty")} acts={add}>{t("import.empty_why")}</Note>
              : <DataTable label={t("import.title")} columns={columns()} groups={[{ key: "all", rows: page.nodes }]} rowKey={(row) => row.id} onOpen={(row) => go(`/imports/${row.id}`)} minWidth={860} />}
            <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="import.n">
              <Key names={["↑", "↓"]}>{t("keys.move")}</Key><Key names={["Enter"]}>{t("keys.open")}</Key>
            </Foot>
          </>
        )}
      </Loaded>
      {route.get("new") && can(RUN_IMPORT) && <NewImportPanel kind={route.get("kind")} onClose={() => refine({ new: null, kind: null })} />}
    </div>
  );
}

function columns(): Column<RunLine>[] {
  return [
    { key: "file", title: t("import.file"), phone: "title", cell: (row) => <><a className="id first" href={`#/imports/${row.id}`}>{row.fileName}</a><div className="second">{named(row.kind.title)}</div></> },
    { key: "state", title: t("import.state"), width: 150, phone: "corner", cell: (row) => <StateText state={row.state} /> },
    { key: "rows", title: t("import.rows"), width: 300, cell: (row) => <Figures row={row} /> },
    { key: "by", title: t("import.sent_by"), width: 130, cell: (row) => row.sentBy },
    { key: "when", title: t("import.when"), width: 164, cell: (row) => <span className="nowrap">{absolute(row.createdAt)}</span> },
  ];
}

function Figures({ row: { counts, state } }: { row: RunLine }) {
  if (counts.total === 0) return <span className="faint">{t(busy(state) ? "import.reading" : "import.not_checked")}</span>;
  const said = [
    counts.applied > 0 && t("import.n_applied", { n: count(counts.applied) }),
    counts.ready > 0 && t("import.n_ready", { n: count(counts.ready) }),
    counts.duplicate > 0 && t("import.n_duplicate", { n: count(counts.duplicate) }),
    counts.takenBack > 0 && t("import.n_taken_back", { n: count(counts.takenBack) }),
  ].filter(Boolean);
  const bad = counts.refused + counts.held + counts.kept;
  return <>{said.join(t("list.separator"))}{bad > 0 && <>{said.length > 0 && t("list.separator")}<span className="import-bad">{t("import.n_bad", { n: count(bad) })}</span></>}</>;
}
