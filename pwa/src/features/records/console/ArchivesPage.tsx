import { IconArrowLeft, IconDownload } from "@tabler/icons-react";
import { MakeArchiveDocument, OwnArchivesDocument, type OwnArchivesQuery } from "@/packages/api/generated/graphql";
import { absolute, count, problemText, t } from "@/packages/i18n";
import { StatusMark } from "@/packages/ui-tokens";
import { useCommand, useRead, useRenew } from "@/c/data";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { Head } from "@/c/kit/parts";
import { Foot, usePaging } from "@/c/kit/Pager";
import { Loaded, Note, Refused } from "@/c/kit/states";
import { EXPORT_COMPANY } from "@/c/permissions";
import { href } from "@/c/router";
import { useSession } from "@/c/session";

const PAGE = 20;
const MARKS = { asked: "running", ready: "done", failed: "rejected", gone: "silent" } as const;
type Row = OwnArchivesQuery["ownArchives"]["nodes"][number];

/** Everything the company has on record as one file, whenever it wants and whatever its subscription says. */
export default function ArchivesPage() {
  const { can } = useSession();
  const paging = usePaging(PAGE);
  const query = useRead(OwnArchivesDocument, { first: PAGE, after: paging.after }, { keep: true, refetchInterval: 3_000, enabled: can(EXPORT_COMPANY) });
  if (!can(EXPORT_COMPANY)) return <Note whole title={t("archive.may_not")} acts={<a className="btn" href={href("/trail")}>{t("trail.title")}</a>} />;
  return (
    <div className="page">
      <Head title={t("archive.title")} acts={<><a className="btn" href={href("/trail")}><IconArrowLeft size={16} stroke={1.75} aria-hidden="true" />{t("trail.title")}</a><Make busy={query.data?.ownArchives.nodes.some((row) => row.state === "asked") ?? false} /></>} />
      <div className="tools"><p className="muted">{t("archive.lead")}</p></div>
      <Loaded query={query} what={t("archive.title")} rows={3}>
        {({ ownArchives: page }) => (
          <>
            {page.nodes.length === 0
              ? <Note title={t("archive.none")}>{t("archive.none_why")}</Note>
              : <DataTable label={t("archive.title")} columns={columns()} groups={[{ key: "all", rows: page.nodes }]} rowKey={(row) => row.id} minWidth={760} />}
            {page.pageInfo.total > PAGE && <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="archive.n" />}
          </>
        )}
      </Loaded>
    </div>
  );
}

function Make({ busy }: { busy: boolean }) {
  const command = useCommand(MakeArchiveDocument, (reply) => reply.makeArchive);
  const renew = useRenew(OwnArchivesDocument);
  return (
    <>
      <button type="button" className="btn primary" disabled={busy || command.isPending} onClick={() => command.mutate({ input: {} }, { onSuccess: renew })}>
        {busy || command.isPending ? t("archive.making") : t("archive.make")}
      </button>
      <Refused error={command.error} />
    </>
  );
}

const sized = (bytes: number): string => (bytes < 1_000_000 ? `${count(Math.max(1, Math.round(bytes / 1000)))} kB` : `${count(Math.round(bytes / 100_000) / 10)} MB`);

function columns(): Column<Row>[] {
  return [
    { key: "when", title: t("archive.asked"), width: 170, phone: "title", cell: (row) => <span className="nowrap first">{absolute(row.askedAt)}</span> },
    { key: "who", title: t("archive.by"), width: 130, phone: "line", cell: (row) => row.askedBy },
    { key: "state", title: t("archive.state"), width: 220, phone: "corner", cell: (row) => <><StatusMark mark={MARKS[row.state as keyof typeof MARKS] ?? "paused"}>{t(`archive.state.${row.state}`)}</StatusMark>{row.problem ? <div className="sm">{problemText({ ...(row.problem as { code: string; params: Record<string, unknown> }), text: "" })}</div> : null}</> },
    { key: "holds", title: t("archive.holds"), phone: "line", cell: (row) => (row.rows === null || row.rows === undefined ? "–" : <><div className="first">{t("archive.figures", { rows: count(row.rows), tables: count(row.tables ?? 0), files: count(row.files ?? 0) })}</div><div className="second" title={row.sha256 ?? undefined}>SHA-256 {(row.sha256 ?? "").slice(0, 16)}</div></>) },
    { key: "file", title: t("archive.file"), width: 190, align: "right", phone: "line", cell: (row) => (row.state === "ready" && row.size !== null && row.size !== undefined ? <><a className="btn" href={`/api/archives/${row.id}/archive.zip`} download><IconDownload size={16} stroke={1.75} aria-hidden="true" />{sized(row.size)}</a>{row.keptUntil && <div className="second nowrap">{t("archive.until", { at: absolute(row.keptUntil) })}</div>}</> : "–") },
  ];
}
