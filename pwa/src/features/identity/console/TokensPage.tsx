import { IconKey } from "@tabler/icons-react";
import { useState } from "react";
import { ApiTokensDocument, ApiTokenSort, PermissionsDocument, RevokeApiTokenDocument, type ApiTokensQuery } from "@/packages/api/generated/graphql";
import { absolute, ago, count, date, named, t } from "@/packages/i18n";
import { StatusMark } from "@/packages/ui-tokens";
import { useCommand, useRead, useRenew } from "@/c/data";
import { useNow } from "@/c/kit/clock";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { Dialog } from "@/c/kit/Dialog";
import { FilterChip, Head } from "@/c/kit/parts";
import { Foot, Key, usePaging } from "@/c/kit/Pager";
import { SearchBox } from "@/c/kit/SearchBox";
import { SidePanel } from "@/c/kit/SidePanel";
import { Loaded, Note } from "@/c/kit/states";
import { ISSUE_TOKEN, MANAGE_TOKENS } from "@/c/permissions";
import { refine, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { NewTokenPanel } from "./NewTokenPanel";
import { PeopleTabs } from "./PeopleTabs";

const PAGE = 50;
type Row = ApiTokensQuery["apiTokens"]["nodes"][number];

/** Programs that act in somebody's name: what they may, from where, until when, and when they were last heard of. */
export default function TokensPage() {
  const { query: route } = useRoute();
  const { can } = useSession();
  const now = useNow(60_000);
  const paging = usePaging(PAGE);
  const [search, state] = [route.get("search") ?? "", route.get("state")];
  const query = useRead(ApiTokensDocument, { first: PAGE, after: paging.after, filter: { search: search || null, state }, sort: [ApiTokenSort.Newest] }, { keep: true });
  const opened = query.data?.apiTokens.nodes.find((row) => row.id === route.get("open"));
  const make = can(ISSUE_TOKEN) && <button type="button" className="btn primary" onClick={() => refine({ new: "1", open: null })}><IconKey size={16} stroke={1.75} aria-hidden="true" />{t("tokens.new")}</button>;
  return (
    <div className="page">
      <Head title={t("people.page")} figures={query.data && <span>{t("tokens.title")} <b>{count(query.data.apiTokens.pageInfo.total)}</b></span>} acts={make} />
      <div className="tools">
        <PeopleTabs current="tokens" />
        {search && <FilterChip onRemove={() => refine({ search: null, pages: null })}>{t("orders.filter_search", { text: search })}</FilterChip>}
        {state === "live" && <FilterChip onRemove={() => refine({ state: null, pages: null })}>{t("tokens.state.live")}</FilterChip>}
        <div className="end">
          {!state && <button type="button" className="btn ghost" onClick={() => refine({ state: "live", pages: null })}>{t("tokens.only_live")}</button>}
          <SearchBox key={search} initial={search} />
        </div>
      </div>
      <Loaded query={query} what={t("tokens.title")} rows={6}>
        {({ apiTokens: page }) => (
          <>
            {page.nodes.length === 0 ? (
              <Note title={t(search || state ? "tokens.no_match" : "tokens.empty")} acts={search || state ? <button type="button" className="btn" onClick={() => refine({ search: null, state: null, pages: null })}>{t("kit.clear_filters")}</button> : make}>{search || state ? null : t("tokens.empty_why")}</Note>
            ) : (
              <DataTable label={t("tokens.title")} columns={columns(now)} groups={[{ key: "all", rows: page.nodes }]} rowKey={(row) => row.id} onOpen={(row) => refine({ open: row.id, new: null })} minWidth={920} />
            )}
            <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="tokens.n"><Key names={["Enter"]}>{t("keys.open")}</Key></Foot>
          </>
        )}
      </Loaded>
      {route.get("new") && <NewTokenPanel onClose={() => refine({ new: null })} />}
      {opened && !route.get("new") && <TokenPanel row={opened} onClose={() => refine({ open: null })} />}
    </div>
  );
}

function columns(now: number): Column<Row>[] {
  return [
    { key: "name", title: t("tokens.name"), phone: "title", cell: (row) => <button type="button" className="link id" tabIndex={-1} onClick={() => refine({ open: row.id, new: null })}>{row.name}</button> },
    { key: "owner", title: t("tokens.owner"), width: 140, cell: (row) => row.owner.name },
    { key: "scopes", title: t("tokens.scopes"), width: 120, align: "right", cell: (row) => count(row.permissions.length) },
    { key: "from", title: t("tokens.networks"), width: 180, cell: (row) => <span className="el">{row.networks.join(t("list.separator")) || <span className="faint">{t("tokens.anywhere")}</span>}</span> },
    { key: "used", title: t("tokens.used"), width: 150, cell: (row) => (row.lastUsedAt ? <time dateTime={row.lastUsedAt} title={absolute(row.lastUsedAt)}>{ago(row.lastUsedAt, now)}</time> : <span className="faint">{t("tokens.never")}</span>) },
    { key: "until", title: t("tokens.until"), width: 130, cell: (row) => date(row.expiresAt, now) },
    { key: "state", title: t("order.state_title"), width: 110, phone: "corner", cell: (row) => <State row={row} /> },
  ];
}

function State({ row }: { row: Row }) {
  if (row.state === "live") return <StatusMark mark="ready">{t("tokens.state.live")}</StatusMark>;
  return <StatusMark mark="silent" tone="t3">{t(row.state === "expired" ? "tokens.state.expired" : "tokens.state.revoked")}</StatusMark>;
}

function TokenPanel({ row, onClose }: { row: Row; onClose: () => void }) {
  const { can, me } = useSession();
  const [revoking, setRevoking] = useState(false);
  const renew = useRenew(ApiTokensDocument);
  const command = useCommand(RevokeApiTokenDocument, (reply) => reply.revokeApiToken);
  const all = useRead(PermissionsDocument, {}, { staleTime: 600_000 }).data?.permissions ?? [];
  const may = row.state === "live" && (row.owner.id === me.id || can(MANAGE_TOKENS));
  return (
    <SidePanel title={row.name} onClose={onClose}>
      <dl className="person-facts">
        <div><dt>{t("order.state_title")}</dt><dd><State row={row} />{row.revokedBy && row.revokedAt && <span className="second">{row.revokedBy} · {absolute(row.revokedAt)}</span>}</dd></div>
        <div><dt>{t("tokens.owner")}</dt><dd>{row.owner.name}</dd></div>
        <div><dt>{t("tokens.until")}</dt><dd>{absolute(row.expiresAt)}</dd></div>
        <div><dt>{t("tokens.used")}</dt><dd>{row.lastUsedAt ? absolute(row.lastUsedAt) : t("tokens.never")}{row.lastAddress && <span className="second">{row.lastAddress}</span>}</dd></div>
        <div><dt>{t("tokens.networks")}</dt><dd>{row.networks.join(t("list.separator")) || t("tokens.anywhere")}</dd></div>
      </dl>
      <h3 className="sm">{t("tokens.scopes")}</h3>
      <ul className="grants">{row.permissions.map((name) => <li key={name}>{named(all.find((each) => each.name === name)?.text) || name}</li>)}</ul>
      {may && <div className="dialog-foot"><button type="button" className="btn danger" onClick={() => setRevoking(true)}>{t("tokens.revoke")}</button></div>}
      {revoking && (
        <Dialog open title={t("tokens.revoke_title", { name: row.name })} submit={t("tokens.revoke")} danger busy={command.isPending} error={command.error} onSubmit={() => command.mutate({ input: { tokenId: row.id } }, { onSuccess: () => { renew(); setRevoking(false); } })} onClose={() => setRevoking(false)}>
          <p className="dialog-lead">{t("tokens.revoke_effect")}</p>
        </Dialog>
      )}
    </SidePanel>
  );
}
