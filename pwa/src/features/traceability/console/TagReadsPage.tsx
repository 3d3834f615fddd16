import { TagReadsDocument, type TagReadsQuery } from "@/packages/api/generated/graphql";
import { absolute, ago, count, known, named, t } from "@/packages/i18n";
import { StatusMark, type Mark } from "@/packages/ui-tokens";
import { useRead } from "@/c/data";
import { useNow } from "@/c/kit/clock";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { FilterChip, Head, Segments } from "@/c/kit/parts";
import { Foot, usePaging } from "@/c/kit/Pager";
import { Loaded, Note } from "@/c/kit/states";
import { href, refine, refined, useRoute } from "@/c/router";
import { DASH, LotLink, PlaceCell, StockTabs } from "./parts";

const PAGE = 50;
const CUTS = ["thing", "location", "device"] as const;
const MARKS: Record<string, Mark> = { found: "done", several: "quarantine", unknown: "missing", foreign: "rejected", misread: "rejected", ambiguous: "quarantine" };
type Row = TagReadsQuery["tagReads"]["nodes"][number];

/** What gates and tunnels saw, the last first: of one thing, at one place, by one reader, or what nobody knows. */
export default function TagReadsPage() {
  const { query: route } = useRoute();
  const now = useNow();
  const paging = usePaging(PAGE);
  const strange = route.get("strange") !== null;
  const [thingId, locationId, deviceId] = CUTS.map((name) => route.get(name));
  const cut = CUTS.find((name) => route.get(name));
  const query = useRead(TagReadsDocument, { first: PAGE, after: paging.after, filter: { thingId, locationId, deviceId, strange } }, { keep: true });
  const clear = (): void => refine({ thing: null, location: null, device: null, strange: null, pages: null });
  return (
    <div className="page">
      <Head title={t("tags.title")} figures={query.data && <span>{t("receipt.all")} <b>{count(query.data.tagReads.pageInfo.total)}</b></span>} />
      <div className="tools">
        <StockTabs current="tag-reads" />
        <Segments label={t("tags.which")} current={strange ? "strange" : "all"} items={[{ key: "all", label: t("receipt.all"), href: refined({ strange: null, pages: null }) }, { key: "strange", label: t("tags.strange"), href: refined({ strange: "1", pages: null }) }]} />
        {cut && <FilterChip onRemove={() => refine({ [cut]: null, pages: null })}>{t(`tags.of_${cut}`)}</FilterChip>}
      </div>
      <Loaded query={query} what={t("tags.title")} rows={8}>
        {({ tagReads: page }) => (
          <>
            {page.nodes.length === 0
              ? <Note title={t(cut || strange ? "tags.no_match" : "tags.empty")} acts={(cut || strange) && <button type="button" className="btn" onClick={clear}>{t("kit.clear_filters")}</button>}>{t("tags.empty_why")}</Note>
              : <DataTable label={t("tags.title")} columns={columns(now)} groups={[{ key: "all", rows: page.nodes }]} rowKey={(row) => row.id} minWidth={900} />}
            <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="tags.n" />
          </>
        )}
      </Loaded>
    </div>
  );
}

function columns(now: number): Column<Row>[] {
  return [
    { key: "at", title: t("move.at"), width: 120, phone: "corner", cell: (row) => <time dateTime={row.readAt} title={absolute(row.readAt)}>{ago(row.readAt, now)}</time> },
    { key: "thing", title: t("tags.thing"), width: 220, phone: "title", cell: (row) => <Thing row={row} /> },
    { key: "text", title: t("tags.text"), cell: (row) => <span className="faint">{row.text}</span> },
    { key: "place", title: t("tags.place"), width: 170, cell: (row) => (row.location ? <a href={refined({ location: row.location.id, pages: null })}><PlaceCell place={row.location} /></a> : DASH) },
    { key: "device", title: t("tags.device"), width: 160, cell: (row) => (row.deviceId && row.device ? <a href={refined({ device: row.deviceId, pages: null })}>{row.device}</a> : DASH) },
    { key: "verdict", title: t("tags.verdict"), width: 160, phone: "line", cell: (row) => <><StatusMark mark={MARKS[row.verdict] ?? "missing"}>{t(`tags.verdict.${row.verdict}`)}</StatusMark>{row.moved && <div className="second">{t("tags.moved")}</div>}</> },
  ];
}

function Thing({ row }: { row: Row }) {
  if (row.lot) return <><LotLink lot={row.lot} /><div className="second">{named(row.lot.item.name)}</div></>;
  if (row.packNumber) return <a className="id" href={href("/packs", { pack: row.thingId })}>{row.packNumber}</a>;
  return row.kind ? <>{known(`search.kind.${row.kind}`) ?? row.kind}</> : DASH;
}
