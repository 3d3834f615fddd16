import { IconDownload, IconUpload } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { EpcisDocumentsDocument, EpcisDocumentSort, type EpcisDocumentsQuery } from "@/packages/api/generated/graphql";
import { absolute, ago, count, date, instant, t } from "@/packages/i18n";
import { useRead, useRenew } from "@/c/data";
import { useNow } from "@/c/kit/clock";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { DayPicker } from "@/c/kit/DayPicker";
import { FilterPopover } from "@/c/kit/FilterPopover";
import { FilterChip, Head, Segments } from "@/c/kit/parts";
import { Foot, Key, usePaging } from "@/c/kit/Pager";
import { SearchBox } from "@/c/kit/SearchBox";
import { Loaded, Note } from "@/c/kit/states";
import { useFacts } from "@/c/live";
import { href, refine, refined, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { LabelTabs } from "@/features/labels/console/parts";
import { DASH, SortChoice, useSort } from "../parts";
import { DocumentPanel } from "./DocumentPanel";
import { EpcisEvents } from "./EpcisEvents";
import { ExportPanel } from "./ExportPanel";
import { CAPTURE_EPCIS, READ_EPCIS } from "./permissions";
import { documentAddress } from "./transfer";
import { UploadPanel } from "./UploadPanel";
import "./codes.css";

const PAGE = 50;
const VIEWS = ["documents", "events"] as const;
const SORTS = [EpcisDocumentSort.CapturedDesc, EpcisDocumentSort.CapturedAsc, EpcisDocumentSort.EventsDesc] as const;
export type EpcisPaper = EpcisDocumentsQuery["epcisDocuments"]["nodes"][number];

export function EpcisTabs({ current }: { current: (typeof VIEWS)[number] }) {
  return <Segments label={t("epcis.views")} current={current} items={VIEWS.map((key) => ({ key, label: t(`epcis.${key}`), href: href("/epcis", { view: key === "documents" ? null : key }) }))} />;
}

/** The day after, so that a filter "until" means the whole day. */
export const until = (day: string | null): string | null => (day ? new Date(new Date(instant(day, "23:59")).getTime() + 60_000).toISOString() : null);
export const since = (day: string | null): string | null => (day ? instant(day, "00:00") : null);

export function DayChip() {
  const { query } = useRoute();
  const [from, to] = [query.get("from"), query.get("to")];
  const day = (text: string | null): string => (text ? date(instant(text, "12:00")) : "");
  return from || to ? <FilterChip onRemove={() => refine({ from: null, to: null, pages: null })}>{`${day(from)} – ${day(to)}`}</FilterChip> : null;
}

export function DayFields() {
  const { query } = useRoute();
  return (
    <>
      <fieldset><legend><label htmlFor="epcis-from">{t("move.since")}</label></legend><DayPicker id="epcis-from" value={query.get("from")} onChange={(next) => refine({ from: next, pages: null })} /></fieldset>
      <fieldset><legend><label htmlFor="epcis-to">{t("move.until")}</label></legend><DayPicker id="epcis-to" value={query.get("to")} onChange={(next) => refine({ to: next, pages: null })} /></fieldset>
    </>
  );
}

/** What partners sent, and what our own movements say to them. */
export default function EpcisPage() {
  const { query: route } = useRoute();
  const { can } = useSession();
  const acts = (
    <>
      {can(READ_EPCIS) && <button type="button" className="btn" onClick={() => refine({ export: "1", upload: null, open: null })}><IconDownload size={16} stroke={1.75} aria-hidden="true" />{t("epcis.export")}</button>}
      {can(CAPTURE_EPCIS) && <button type="button" className="btn primary" onClick={() => refine({ upload: "1", export: null, open: null })}><IconUpload size={16} stroke={1.75} aria-hidden="true" />{t("epcis.upload")}</button>}
    </>
  );
  return (
    <>
      {route.get("view") === "events" ? <EpcisEvents acts={acts} /> : <Documents acts={acts} />}
      {can(CAPTURE_EPCIS) && route.get("upload") && <UploadPanel onClose={() => refine({ upload: null })} />}
      {can(READ_EPCIS) && route.get("export") && !route.get("upload") && <ExportPanel onClose={() => refine({ export: null })} />}
    </>
  );
}

function Documents({ acts }: { acts: ReactNode }) {
  const { query: route } = useRoute();
  const now = useNow();
  const paging = usePaging(PAGE);
  const sort = useSort(SORTS);
  const search = route.get("search") ?? "";
  const filter = { search: search || null, since: since(route.get("from")), until: until(route.get("to")) };
  const query = useRead(EpcisDocumentsDocument, { first: PAGE, after: paging.after, filter, sort: [sort] }, { keep: true });
  const renew = useRenew(EpcisDocumentsDocument);
  useFacts((fact) => fact.name === "traceability.epcis_captured" && renew());
  const any = !!search || !!route.get("from") || !!route.get("to");
  const clear = (): void => refine({ search: null, from: null, to: null, pages: null });
  const open = query.data?.epcisDocuments.nodes.find((each) => each.id === route.get("open"));
  return (
    <div className="page">
      <Head title="EPCIS" figures={query.data && <span>{t(any ? "mat.found" : "epcis.documents")} <b>{count(query.data.epcisDocuments.pageInfo.total)}</b></span>} acts={acts} />
      <div className="tools">
        <LabelTabs current="epcis" /><EpcisTabs current="documents" />
        {search && <FilterChip onRemove={() => refine({ search: null, pages: null })}>{t("orders.filter_search", { text: search })}</FilterChip>}
        <DayChip />
        <FilterPopover>{() => <DayFields />}</FilterPopover>
        <div className="end"><SortChoice sorts={SORTS} current={sort} name={(key) => t(`epcis.sort.${key}`)} /><SearchBox key={search} initial={search} /></div>
      </div>
      <Loaded query={query} what={t("epcis.documents")} rows={8}>
        {({ epcisDocuments: page }) => (
          <>
            {page.nodes.length === 0
              ? any ? <Note title={t("epcis.no_document")} acts={<button type="button" className="btn" onClick={clear}>{t("kit.clear_filters")}</button>} /> : <Note title={t("epcis.empty")} acts={acts}>{t("epcis.empty_why")}</Note>
              : <DataTable label={t("epcis.documents")} columns={columns(now)} groups={[{ key: "all", rows: page.nodes }]} rowKey={(row) => row.id} onOpen={(row) => refine({ open: row.id, upload: null, export: null })} minWidth={760} />}
            <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="epcis.n_documents"><Key names={["↑", "↓"]}>{t("keys.move")}</Key><Key names={["Enter"]}>{t("keys.open")}</Key></Foot>
          </>
        )}
      </Loaded>
      {open && !route.get("upload") && !route.get("export") && <DocumentPanel key={open.id} row={open} onClose={() => refine({ open: null })} />}
    </div>
  );
}

function columns(now: number): Column<EpcisPaper>[] {
  return [
    { key: "at", title: t("epcis.captured_at"), width: 180, phone: "title", cell: (row) => <a className="id" href={refined({ open: row.id, upload: null, export: null })}><time dateTime={row.capturedAt} title={absolute(row.capturedAt)}>{ago(row.capturedAt, now)}</time></a> },
    { key: "source", title: t("epcis.source"), phone: "title", cell: (row) => (row.source ? <div className="first" title={row.source}>{row.source}</div> : DASH) },
    { key: "by", title: t("epcis.captured_by"), width: 160, cell: (row) => row.capturedBy },
    { key: "events", title: t("epcis.events"), width: 100, align: "right", phone: "corner", cell: (row) => count(row.eventCount) },
    { key: "file", title: t("epcis.file"), width: 140, align: "right", cell: (row) => <a className="link" href={documentAddress(row.id)} download>{t("epcis.download")}</a> },
  ];
}
