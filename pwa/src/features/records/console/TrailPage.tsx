import { IconArchive, IconDownload, IconShieldCheck } from "@tabler/icons-react";
import { SealStatusDocument, TrailDocument, type SealStatusQuery } from "@/packages/api/generated/graphql";
import { absolute, count, t } from "@/packages/i18n";
import { useRead } from "@/c/data";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { Dot, Head } from "@/c/kit/parts";
import { Foot, Key, usePaging } from "@/c/kit/Pager";
import { Loaded, Note } from "@/c/kit/states";
import { EXPORT_COMPANY, EXPORT_TRAIL } from "@/c/permissions";
import { href, refine, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { LinePanel } from "./LinePanel";
import { act, actor, fieldChanges, fieldName, refusal, type TrailRow } from "./sentence";
import { exportPath, TrailFilters, useTrailFilter } from "./TrailFilters";
import { readable, shownValue } from "./values";

const PAGE = 50;

export default function TrailPage() {
  const { query: route } = useRoute();
  const { can } = useSession();
  const paging = usePaging(PAGE);
  const { filter, any, clear } = useTrailFilter();
  const query = useRead(TrailDocument, { first: PAGE, after: paging.after, filter }, { keep: true });
  const seals = useRead(SealStatusDocument, {}, { refetchInterval: 30_000 });
  const shown = query.data?.trail.nodes.find((row) => row.id === route.get("line"));
  return (
    <div className="page">
      <Head
        title={t("trail.title")}
        figures={seals.data && <Sealed status={seals.data.sealStatus} />}
        acts={
          <>
            {can(EXPORT_COMPANY) && <a className="btn" href={href("/archives")}><IconArchive size={16} stroke={1.75} aria-hidden="true" />{t("archive.title")}</a>}
            {can(EXPORT_TRAIL) && <a className="btn" href={exportPath(filter.since, filter.until)} download><IconDownload size={16} stroke={1.75} aria-hidden="true" />{t("trail.export")}</a>}
          </>
        }
      />
      <div className="tools"><TrailFilters /></div>
      <Loaded query={query} what={t("trail.title")} rows={10}>
        {({ trail: page }) => (
          <>
            {page.nodes.length === 0 ? (
              <Note title={t(any ? "trail.no_match" : "trail.empty")} acts={any && <button type="button" className="btn" onClick={clear}>{t("kit.clear_filters")}</button>} />
            ) : (
              <DataTable label={t("trail.title")} columns={columns()} groups={[{ key: "all", rows: page.nodes }]} rowKey={(row) => row.id} onOpen={(row) => refine({ line: row.id })} rowClass={(row) => (row.id === shown?.id ? "chosen" : "")} minWidth={980} />
            )}
            <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="trail.n">
              <Key names={["↑", "↓"]}>{t("keys.move")}</Key><Key names={["Enter"]}>{t("keys.open")}</Key><Key names={["Esc"]}>{t("keys.close")}</Key>
            </Foot>
          </>
        )}
      </Loaded>
      {shown && <LinePanel row={shown} onClose={() => refine({ line: null })} />}
    </div>
  );
}

function Sealed({ status }: { status: SealStatusQuery["sealStatus"] }) {
  return (
    <>
      <span className="sealed"><IconShieldCheck size={16} stroke={1.75} aria-hidden="true" />{t("seal.sealed")} <b>{count(status.sealedLines)}</b> {t("seal.lines")}</span>
      {status.pendingLines > 0 && <span>{t("seal.pending")} <b>{count(status.pendingLines)}</b></span>}
      {status.publishedAt && <span>{t("seal.published")} <b>{absolute(status.publishedAt)}</b></span>}
      <span className="fingerprint" title={status.fingerprint}>{t("seal.fingerprint")} <b>{status.fingerprint.slice(0, 16)}</b></span>
    </>
  );
}

const WHEN = 164;

function columns(): Column<TrailRow>[] {
  return [
    { key: "when", title: t("trail.when"), width: WHEN, phone: "corner", cell: (row) => <span className="nowrap">{absolute(row.occurredAt)}</span> },
    { key: "who", title: t("trail.who"), width: 140, phone: "line", cell: (row) => <><div className="first">{actor(row)}</div>{row.device && <div className="second">{row.device}</div>}</> },
    {
      key: "what", title: t("trail.what"), width: 300, phone: "title",
      cell: (row) => { const refused = refusal(row); return (<><div className="first sentence">{act(row)}</div><div className={`second ${refused ? "refused" : ""}`} title={refused ?? undefined}>{refused ? t("feed.refused", { why: refused }) : row.reason ? t("feed.reason", { reason: row.reason }) : ""}</div></>); },
    },
    { key: "change", title: t("trail.change"), phone: "line", cell: (row) => <Changes row={row} /> },
    { key: "seal", title: t("trail.sealed"), width: 110, align: "right", phone: "hide", cell: (row) => (row.sealedBatch === null || row.sealedBatch === undefined ? <span className="faint">{t("trail.not_sealed")}</span> : <span className="muted">{t("trail.batch", { n: count(row.sealedBatch) })}</span>) },
  ];
}

/** The two changes that say most; the panel has all of them. */
function Changes({ row }: { row: TrailRow }) {
  const all = fieldChanges(row).filter((change) => readable(change.before) && readable(change.after));
  const telling = [...all.filter((change) => !change.created), ...all.filter((change) => change.created && shownValue(change.after) !== t("trail.empty_value"))].slice(0, 2);
  if (telling.length === 0) return <span className="faint">–</span>;
  return (
    <>
      {telling.map((change) => (
        <div key={change.recordId + change.field} className="first diff-line">
          <span className="muted">{fieldName(change.field)}</span> {!change.created && <><s>{shownValue(change.before)}</s> → </>}{shownValue(change.after)}
        </div>
      ))}
      {all.length > 2 && <span className="sr-only"><Dot />{count(all.length)}</span>}
    </>
  );
}
