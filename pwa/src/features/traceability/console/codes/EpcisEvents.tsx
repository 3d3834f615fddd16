import { Select } from "antd";
import type { ReactNode } from "react";
import { EpcisEventsDocument, EpcisEventSort, type EpcisEventsQuery } from "@/packages/api/generated/graphql";
import { absolute, count, t } from "@/packages/i18n";
import { StatusMark } from "@/packages/ui-tokens";
import { useRead, useRenew } from "@/c/data";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { FilterPopover } from "@/c/kit/FilterPopover";
import { FilterChip, Head } from "@/c/kit/parts";
import { Foot, Key, usePaging } from "@/c/kit/Pager";
import { SearchBox } from "@/c/kit/SearchBox";
import { SidePanel } from "@/c/kit/SidePanel";
import { Loaded, Note } from "@/c/kit/states";
import { useFacts } from "@/c/live";
import { refine, refined, useRoute } from "@/c/router";
import { LabelTabs } from "@/features/labels/console/parts";
import { DASH, SortChoice, useSort } from "../parts";
import { DayChip, DayFields, EpcisTabs, since, until } from "./EpcisPage";
import { stepCode, stepName, told } from "./eventText";
import { typeName } from "./parts";

const PAGE = 50;
const TYPES = ["ObjectEvent", "AggregationEvent", "TransactionEvent", "TransformationEvent", "AssociationEvent"] as const;
const SORTS = [EpcisEventSort.HappenedDesc, EpcisEventSort.HappenedAsc] as const;
const CUT = ["search", "type", "document", "from", "to"] as const;
export type Event = EpcisEventsQuery["epcisEvents"]["nodes"][number];

/** Captured events by the time they happened; an identifier typed into the search is looked up whole. */
export function EpcisEvents({ acts }: { acts: ReactNode }) {
  const { query: route } = useRoute();
  const paging = usePaging(PAGE);
  const sort = useSort(SORTS);
  const get = (name: (typeof CUT)[number]): string | null => route.get(name);
  const [epc, type] = [get("search"), TYPES.find((each) => each === get("type")) ?? null];
  const filter = { epc, types: type ? [type] : null, documentId: get("document"), since: since(get("from")), until: until(get("to")) };
  const query = useRead(EpcisEventsDocument, { first: PAGE, after: paging.after, filter, sort: [sort] }, { keep: true });
  const renew = useRenew(EpcisEventsDocument);
  useFacts((fact) => fact.name === "traceability.epcis_captured" && renew());
  const any = CUT.some((name) => get(name));
  const clear = (): void => refine({ ...Object.fromEntries(CUT.map((name) => [name, null])), pages: null });
  const open = query.data?.epcisEvents.nodes.find((each) => each.id === route.get("open"));
  return (
    <div className="page">
      <Head title="EPCIS" figures={query.data && <span>{t(any ? "mat.found" : "epcis.events")} <b>{count(query.data.epcisEvents.pageInfo.total)}</b></span>} acts={acts} />
      <div className="tools">
        <LabelTabs current="epcis" /><EpcisTabs current="events" />
        {epc && <FilterChip onRemove={() => refine({ search: null, pages: null })}>{t("orders.filter_search", { text: epc })}</FilterChip>}
        {type && <FilterChip onRemove={() => refine({ type: null, pages: null })}>{typeName(type)}</FilterChip>}
        {get("document") && <FilterChip onRemove={() => refine({ document: null, pages: null })}>{t("epcis.one_document")}</FilterChip>}
        <DayChip />
        <FilterPopover>
          {() => (
            <>
              <fieldset><legend><label htmlFor="epcis-type">{t("epcis.type")}</label></legend><Select id="epcis-type" allowClear style={{ width: "100%" }} value={type} options={TYPES.map((value) => ({ value: value as string, label: typeName(value) }))} onChange={(next: string | undefined) => refine({ type: next ?? null, pages: null })} /></fieldset>
              <DayFields />
            </>
          )}
        </FilterPopover>
        <div className="end"><SortChoice sorts={SORTS} current={sort} name={(key) => t(`epcis.sort.${key}`)} /><SearchBox key={epc ?? ""} initial={epc ?? ""} /></div>
      </div>
      <Loaded query={query} what={t("epcis.events")} rows={8}>
        {({ epcisEvents: page }) => (
          <>
            {page.nodes.length === 0
              ? any ? <Note title={t("epcis.no_event")} acts={<button type="button" className="btn" onClick={clear}>{t("kit.clear_filters")}</button>}>{epc && t("epcis.whole_epc")}</Note> : <Note title={t("epcis.no_events")} acts={acts}>{t("epcis.empty_why")}</Note>
              : <DataTable label={t("epcis.events")} columns={columns()} groups={[{ key: "all", rows: page.nodes }]} rowKey={(row) => row.id} onOpen={(row) => refine({ open: row.id, upload: null, export: null })} minWidth={860} />}
            <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="epcis.n_events"><Key names={["↑", "↓"]}>{t("keys.move")}</Key><Key names={["Enter"]}>{t("keys.open")}</Key></Foot>
          </>
        )}
      </Loaded>
      {open && !route.get("upload") && !route.get("export") && <EventPanel key={open.id} row={open} onClose={() => refine({ open: null })} />}
    </div>
  );
}

function Step({ step }: { step: string | undefined }) {
  if (!step) return DASH;
  return <>{stepName(step) ?? <code>{stepCode(step)}</code>}</>;
}

function Doubt({ row }: { row: Event }) {
  if (row.declaresError) return <StatusMark mark="rejected">{t("epcis.declares_error")}</StatusMark>;
  return row.disputed ? <StatusMark mark="quarantine">{t("epcis.disputed")}</StatusMark> : null;
}

function columns(): Column<Event>[] {
  return [
    { key: "at", title: t("epcis.happened"), width: 190, phone: "title", cell: (row) => <a className="id" href={refined({ open: row.id, upload: null, export: null })}><time dateTime={row.eventTime}>{absolute(row.eventTime)}</time></a> },
    { key: "type", title: t("epcis.type"), width: 120, phone: "title", cell: (row) => typeName(row.type) },
    { key: "step", title: t("epcis.step"), width: 150, cell: (row) => <Step step={told(row.content).bizStep} /> },
    { key: "what", title: t("epcis.what"), cell: (row) => <What epcs={told(row.content).epcs} /> },
    { key: "state", title: t("epcis.doubt"), width: 150, phone: "corner", cell: (row) => <Doubt row={row} /> },
  ];
}

function What({ epcs }: { epcs: readonly string[] }) {
  if (epcs.length === 0) return DASH;
  return <><div className="first" title={epcs[0]}><code>{epcs[0]}</code></div>{epcs.length > 1 && <div className="second">{t("epcis.and_n", { n: count(epcs.length - 1) })}</div>}</>;
}

function EventPanel({ row, onClose }: { row: Event; onClose: () => void }) {
  const { bizStep, epcs } = told(row.content);
  return (
    <SidePanel title={`${typeName(row.type)} ${absolute(row.eventTime)}`} onClose={onClose}>
      <dl className="pairs">
        <dt>{t("epcis.step")}</dt><dd><Step step={bizStep} /></dd>
        <dt>{t("epcis.event_id")}</dt><dd>{row.eventId ? <code>{row.eventId}</code> : DASH}</dd>
        {(row.declaresError || row.disputed) && <><dt>{t("epcis.doubt")}</dt><dd><Doubt row={row} /></dd></>}
        {row.correctedBy.length > 0 && <><dt>{t("epcis.corrected_by")}</dt><dd>{row.correctedBy.map((each) => <div key={each}><code>{each}</code></div>)}</dd></>}
        <dt>{t("epcis.document")}</dt><dd><a className="link" href={refined({ document: row.documentId, open: null, pages: null })}>{t("epcis.same_document")}</a></dd>
      </dl>
      <h3 className="udi-part">{t("epcis.what")}</h3>
      {epcs.length === 0 ? DASH : <ul className="epcis-list">{[...new Set(epcs)].map((each) => <li key={each}><code>{each}</code><a className="link nowrap" href={refined({ search: each, document: null, open: null, pages: null })} aria-label={t("epcis.other_events_of", { epc: each })}>{t("epcis.other_events")}</a></li>)}</ul>}
      <h3 className="udi-part">{t("epcis.content")}</h3>
      <pre className="epcis-json" tabIndex={0}><code>{JSON.stringify(JSON.parse(row.content), null, 2)}</code></pre>
    </SidePanel>
  );
}
