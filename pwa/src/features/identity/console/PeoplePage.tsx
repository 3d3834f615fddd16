import { IconUserPlus } from "@tabler/icons-react";
import { Select } from "antd";
import { PeopleDocument, TeamsDocument, UserSort, type PersonRowFragment, type UserFilter } from "@/packages/api/generated/graphql";
import { absolute, ago, count, date, named, t } from "@/packages/i18n";
import { StatusMark } from "@/packages/ui-tokens";
import { useRead } from "@/c/data";
import { useNow } from "@/c/kit/clock";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { FilterChip, Head } from "@/c/kit/parts";
import { Avatar } from "@/c/kit/parts";
import { Foot, Key, usePaging } from "@/c/kit/Pager";
import { SearchBox } from "@/c/kit/SearchBox";
import { Loaded, Note } from "@/c/kit/states";
import { CREATE_USER } from "@/c/permissions";
import { go, href, refine, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { NewPersonPanel } from "./NewPersonPanel";
import { PeopleTabs } from "./PeopleTabs";

const PAGE = 50;
type Row = PersonRowFragment;

export default function PeoplePage() {
  const { query: route } = useRoute();
  const { can } = useSession();
  const now = useNow(60_000);
  const paging = usePaging(PAGE);
  const [search, team, left] = [route.get("search") ?? "", route.get("team"), route.get("left") === "1"];
  const filter: UserFilter = { search: search || null, teamId: team, active: !left };
  const query = useRead(PeopleDocument, { first: PAGE, after: paging.after, filter, sort: [UserSort.NameAsc] }, { keep: true });
  const teams = useRead(TeamsDocument, {}, { staleTime: 300_000 }).data?.teams ?? [];
  const chosen = teams.find((each) => each.id === team);
  const clear = (): void => refine({ search: null, team: null, left: null, pages: null });
  return (
    <div className="page">
      <Head
        title={t("people.page")}
        figures={query.data && !search && !team && <span>{t(left ? "people.left" : "people.active")} <b>{count(query.data.users.pageInfo.total)}</b></span>}
        acts={can(CREATE_USER) && (
          <button type="button" className="btn primary" onClick={() => refine({ new: "1" })}><IconUserPlus size={16} stroke={1.75} aria-hidden="true" />{t("people.new")}</button>
        )}
      />
      <div className="tools">
        <PeopleTabs current="people" />
        {chosen && <FilterChip onRemove={() => refine({ team: null, pages: null })}>{t("people.filter_team", { team: named(chosen.name) })}</FilterChip>}
        {search && <FilterChip onRemove={() => refine({ search: null, pages: null })}>{t("orders.filter_search", { text: search })}</FilterChip>}
        {left && <FilterChip onRemove={() => refine({ left: null, pages: null })}>{t("people.left")}</FilterChip>}
        <div className="end">
          {!chosen && <Select aria-label={t("people.team")} placeholder={t("people.team")} value={null} style={{ width: 132 }} onChange={(id: string | null) => refine({ team: id, pages: null })} options={teams.map((each) => ({ value: each.id, label: named(each.name) }))} />}
          {!left && <button type="button" className="btn ghost" onClick={() => refine({ left: "1", pages: null })}>{t("people.show_left")}</button>}
          <SearchBox key={search} initial={search} />
        </div>
      </div>
      <Loaded query={query} what={t("people.title")} rows={10}>
        {({ users: page }) => (
          <>
            {page.nodes.length === 0 ? (
              <Note title={t("people.no_match")} acts={<button type="button" className="btn" onClick={clear}>{t("kit.clear_filters")}</button>} />
            ) : (
              <DataTable label={t("people.title")} columns={columns(now)} groups={[{ key: "all", rows: page.nodes }]} rowKey={(row) => row.id} onOpen={(row) => go(`/people/${row.id}`)} minWidth={1120} />
            )}
            <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="people.n">
              <Key names={["↑", "↓"]}>{t("keys.move")}</Key><Key names={["Enter"]}>{t("keys.open")}</Key>
            </Foot>
          </>
        )}
      </Loaded>
      {route.get("new") && <NewPersonPanel onClose={() => refine({ new: null })} />}
    </div>
  );
}

function columns(now: number): Column<Row>[] {
  return [
    { key: "name", title: t("people.name"), phone: "title", cell: (row) => <span className="person"><Avatar name={row.name} /><span><a className="id" tabIndex={-1} href={href(`/people/${row.id}`)}>{row.name}</a><span className="second" style={{ display: "block" }}>{row.login}</span></span></span> },
    { key: "team", title: t("people.team"), width: 160, cell: (row) => (row.team ? named(row.team.name) : <span className="faint">–</span>) },
    { key: "roles", title: t("people.roles"), width: 240, cell: (row) => <span className="el">{row.roles.map((role) => named(role.name)).join(t("list.separator")) || <span className="faint">{t("people.no_role")}</span>}</span> },
    { key: "phone", title: t("people.phone"), width: 180, cell: (row) => (row.phone || row.email ? <span className="el">{row.phone ?? row.email}</span> : <span className="faint">–</span>) },
    { key: "factors", title: t("people.factors"), width: 150, cell: (row) => <span className="el">{factors(row).join(t("list.separator")) || <span className="faint">{t("people.no_factor")}</span>}</span> },
    { key: "seen", title: t("people.last_seen"), width: 120, cell: (row) => (row.lastSeenAt ? <time dateTime={row.lastSeenAt} title={absolute(row.lastSeenAt)}>{ago(row.lastSeenAt, now)}</time> : <span className="faint">{t("people.never_seen")}</span>) },
    { key: "signins", title: t("people.sign_ins"), width: 90, align: "right", phone: "hide", cell: (row) => (row.signInCount > 0 ? count(row.signInCount) : <span className="faint">0</span>) },
    { key: "state", title: t("order.state_title"), width: 140, phone: "corner", cell: (row) => <State row={row} now={now} /> },
  ];
}

function State({ row, now }: { row: Row; now: number }) {
  if (!row.active) return <StatusMark mark="silent" tone="t3">{t("people.state.left")}</StatusMark>;
  return row.leavesAt ? <StatusMark mark="pending">{t("people.state.leaving", { day: date(row.leavesAt, now) })}</StatusMark> : <StatusMark mark="ready">{t("people.state.active")}</StatusMark>;
}

/** What he can prove himself with. */
const factors = (row: Row): string[] => [row.hasPassword ? t("people.factor.password") : "", row.hasPin ? t("people.factor.pin") : "", row.badge ? t("people.factor.badge") : ""].filter(Boolean);
