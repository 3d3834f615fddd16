import { IconPlus } from "@tabler/icons-react";
import { AnnouncementsDocument, type AnnouncementsQuery } from "@/packages/api/generated/vendor/graphql";
import { absolute, ago, count, date, named, t } from "@/packages/i18n";
import { StatusMark, type Mark, type Tone } from "@/packages/ui-tokens";
import { useRead, useRenew } from "@/c/data";
import { useNow } from "@/c/kit/clock";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { FilterChip, Head, OtherName, Segments } from "@/c/kit/parts";
import { Foot, usePaging } from "@/c/kit/Pager";
import { SearchBox } from "@/c/kit/SearchBox";
import { Loaded, Note } from "@/c/kit/states";
import { useFacts } from "@/c/live";
import { href, refine, refined, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { ANNOUNCE } from "../permissions";
import { AnnouncePanel } from "./AnnouncePanel";
import { AnnouncementPanel } from "./AnnouncementPanel";

const PAGE = 50;
const STATES = ["all", "out", "scheduled", "over", "withdrawn"] as const;
export type Announced = AnnouncementsQuery["announcements"]["nodes"][number];

/** What customers are told, where they see it, and how many have. */
export default function AnnouncementsPage() {
  const now = useNow();
  const { can } = useSession();
  const { query: route } = useRoute();
  const paging = usePaging(PAGE);
  const state = STATES.find((each) => each === route.get("state")) ?? "all";
  const search = route.get("search") ?? "";
  const filter = { state: state === "all" ? null : state, level: null, search: search || null };
  const query = useRead(AnnouncementsDocument, { first: PAGE, after: paging.after, filter }, { keep: true });
  const renew = useRenew(AnnouncementsDocument);
  useFacts((fact) => fact.name.startsWith("vendor.announcement_") && renew());
  const shown = query.data?.announcements.nodes.find((each) => each.id === route.get("announcement"));
  const clear = (): void => refine({ search: null, state: null, pages: null });
  return (
    <div className="page">
      <Head
        title={t("rail.v.announcements")}
        figures={query.data && <span>{t("v.announcements.of")} <b>{count(query.data.announcements.pageInfo.total)}</b></span>}
        acts={can(ANNOUNCE) && <button type="button" className="btn primary" onClick={() => refine({ new: "1", announcement: null })}><IconPlus size={16} stroke={1.75} aria-hidden="true" />{t("v.announce")}</button>}
      />
      <div className="tools">
        <Segments label={t("v.announcement.state")} current={state} items={STATES.map((key) => ({ key, label: t(`v.announcement.state.${key}`), href: href("/announcements", { state: key === "all" ? null : key }) }))} />
        {search && <FilterChip onRemove={() => refine({ search: null, pages: null })}>{t("v.filter.search", { text: search })}</FilterChip>}
        <div className="end"><SearchBox key={search} initial={search} /></div>
      </div>
      <Loaded query={query} what={t("rail.v.announcements")} rows={6}>
        {({ announcements: page }) => (
          <>
            {page.nodes.length === 0 ? <Empty filtered={state !== "all" || search !== ""} clear={clear} /> : (
              <DataTable label={t("rail.v.announcements")} columns={columns(now)} groups={[{ key: "all", rows: page.nodes }]} rowKey={(row) => row.id} onOpen={(row) => refine({ announcement: row.id, new: null })} minWidth={980} />
            )}
            <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="v.announcements.n" />
          </>
        )}
      </Loaded>
      {shown && <AnnouncementPanel key={shown.id} announcement={shown} onClose={() => refine({ announcement: null })} />}
      {route.get("new") && can(ANNOUNCE) && <AnnouncePanel onClose={() => refine({ new: null })} />}
    </div>
  );
}

function Empty({ filtered, clear }: { filtered: boolean; clear: () => void }) {
  if (filtered) return <Note title={t("v.announcements.no_match")} acts={<button type="button" className="btn" onClick={clear}>{t("kit.clear_filters")}</button>} />;
  return <Note title={t("v.announcements.none")}>{t("v.announcements.none_why")}</Note>;
}

const MARKS: Record<string, [Mark, Tone]> = { out: ["running", "accent"], scheduled: ["pending", "t2"], over: ["done", "t2"], withdrawn: ["silent", "t3"] };
const LEVELS: Record<string, Tone | undefined> = { urgent: "danger", warning: "warn" };

export function AnnouncementState({ announcement }: { announcement: Announced }) {
  const [mark, tone] = MARKS[announcement.state] ?? ["ready", "t3"];
  return <StatusMark mark={mark} tone={tone}>{t(`v.announcement.state.${announcement.state}`)}</StatusMark>;
}

export const Level = ({ level }: { level: string }) => <span className={LEVELS[level] ? `strong c-${LEVELS[level]}` : "muted"}>{t(`announcement.level.${level}`)}</span>;

export const audienceOf = (row: Announced): string =>
  row.audience === "companies" ? t("v.announcement.audience.n_companies", { n: count(row.companyIds.length) }) : t(`v.announcement.audience.${row.audience}`);

function columns(now: number): Column<Announced>[] {
  const when = (at: string | null | undefined) => (at ? <time dateTime={at} title={absolute(at)}>{date(at, now)}</time> : t("v.announcement.open_end"));
  return [
    { key: "title", title: t("v.announcement.title"), phone: "title", bare: true, cell: (row) => <><a className="first opens el" href={refined({ announcement: row.id, new: null })}>{named(row.title)}</a><OtherName name={row.title} /></> },
    { key: "level", title: t("v.announcement.level"), width: 96, cell: (row) => <Level level={row.level} /> },
    { key: "to", title: t("v.announcement.audience"), width: 150, cell: audienceOf },
    { key: "from", title: t("v.announcement.shown"), width: 170, cell: (row) => <span className="nowrap">{when(row.startsAt)} – {when(row.endsAt)}</span> },
    { key: "companies", title: t("v.announcement.companies_read"), width: 130, align: "right", cell: (row) => `${count(row.companiesRead)} / ${count(row.companies)}` },
    { key: "readers", title: t("v.announcement.readers"), width: 110, align: "right", cell: (row) => count(row.readers) },
    { key: "by", title: t("v.announcement.by"), width: 140, cell: (row) => <><div className="first">{row.announcedBy}</div><div className="second">{ago(row.createdAt, now)}</div></> },
    { key: "state", title: t("v.announcement.state"), width: 110, phone: "corner", cell: (row) => <AnnouncementState announcement={row} /> },
  ];
}
