import { IconMailPlus } from "@tabler/icons-react";
import { useState } from "react";
import { InvitationsDocument, InvitationSort, ResendInvitationDocument, RolesDocument, WithdrawInvitationDocument, type InvitationRowFragment } from "@/packages/api/generated/graphql";
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
import { Loaded, Note, Refused } from "@/c/kit/states";
import { toast } from "@/c/kit/toast";
import { CREATE_USER } from "@/c/permissions";
import { href, refine, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { InviteLink, InvitePanel } from "./InvitePanel";
import { PeopleTabs } from "./PeopleTabs";

const PAGE = 50;
type Row = InvitationRowFragment;
const STATES = ["open", "expired", "accepted", "withdrawn"] as const;

export default function InvitationsPage() {
  const { query: route } = useRoute();
  const { can } = useSession();
  const now = useNow(60_000);
  const paging = usePaging(PAGE);
  const [search, state] = [route.get("search") ?? "", route.get("state")];
  const query = useRead(InvitationsDocument, { first: PAGE, after: paging.after, filter: { search: search || null, state }, sort: [InvitationSort.Newest] }, { keep: true });
  const roles = useRead(RolesDocument, {}, { staleTime: 300_000 }).data?.roles ?? [];
  const roleName = (code: string): string => named(roles.find((role) => role.code === code)?.name) || code;
  const opened = query.data?.invitations.nodes.find((row) => row.id === route.get("open"));
  const invite = can(CREATE_USER) && <button type="button" className="btn primary" onClick={() => refine({ new: "1", open: null })}><IconMailPlus size={16} stroke={1.75} aria-hidden="true" />{t("invitations.new")}</button>;
  return (
    <div className="page">
      <Head title={t("people.page")} figures={query.data && <span>{t("invitations.title")} <b>{count(query.data.invitations.pageInfo.total)}</b></span>} acts={invite} />
      <div className="tools">
        <PeopleTabs current="invitations" />
        {search && <FilterChip onRemove={() => refine({ search: null, pages: null })}>{t("orders.filter_search", { text: search })}</FilterChip>}
        {STATES.filter((each) => each === state).map((each) => <FilterChip key={each} onRemove={() => refine({ state: null, pages: null })}>{t(`invitations.state.${each}`)}</FilterChip>)}
        <div className="end">
          {!state && <button type="button" className="btn ghost" onClick={() => refine({ state: "open", pages: null })}>{t("invitations.only_open")}</button>}
          <SearchBox key={search} initial={search} />
        </div>
      </div>
      <Loaded query={query} what={t("invitations.title")} rows={6}>
        {({ invitations: page }) => (
          <>
            {page.nodes.length === 0 ? (
              <Note title={t(search || state ? "invitations.no_match" : "invitations.empty")} acts={search || state ? <button type="button" className="btn" onClick={() => refine({ search: null, state: null, pages: null })}>{t("kit.clear_filters")}</button> : invite}>{search || state ? null : t("invitations.empty_why")}</Note>
            ) : (
              <DataTable label={t("invitations.title")} columns={columns(now, roleName)} groups={[{ key: "all", rows: page.nodes }]} rowKey={(row) => row.id} onOpen={(row) => refine({ open: row.id, new: null })} minWidth={960} />
            )}
            <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="invitations.n"><Key names={["Enter"]}>{t("keys.open")}</Key></Foot>
          </>
        )}
      </Loaded>
      {route.get("new") && <InvitePanel onClose={() => refine({ new: null })} />}
      {opened && !route.get("new") && <InvitationPanel row={opened} roleName={roleName} onClose={() => refine({ open: null })} />}
    </div>
  );
}

function columns(now: number, roleName: (code: string) => string): Column<Row>[] {
  return [
    { key: "to", title: t("invitations.to"), phone: "title", cell: (row) => <><button type="button" className="link id" tabIndex={-1} onClick={() => refine({ open: row.id, new: null })}>{row.name ?? row.phone ?? row.email}</button>{row.name && <div className="second">{row.phone ?? row.email}</div>}</> },
    { key: "roles", title: t("people.roles"), width: 220, cell: (row) => <span className="el">{row.roles.map(roleName).join(t("list.separator")) || <span className="faint">{t("people.no_role")}</span>}</span> },
    { key: "team", title: t("people.team"), width: 140, cell: (row) => (row.teamName ? named(row.teamName) : <span className="faint">–</span>) },
    { key: "by", title: t("invitations.by"), width: 120, phone: "hide", cell: (row) => row.invitedBy },
    { key: "sent", title: t("invitations.sent"), width: 140, cell: (row) => <time dateTime={row.sentAt} title={absolute(row.sentAt)}>{ago(row.sentAt, now)}</time> },
    { key: "until", title: t("invitations.until"), width: 120, cell: (row) => date(row.expiresAt, now) },
    { key: "state", title: t("order.state_title"), width: 120, phone: "corner", cell: (row) => <State row={row} /> },
  ];
}

function State({ row }: { row: Row }) {
  if (row.state === "accepted") return <StatusMark mark="done">{t("invitations.state.accepted")}</StatusMark>;
  if (row.state === "open") return <StatusMark mark="ready">{t("invitations.state.open")}</StatusMark>;
  return <StatusMark mark="silent" tone="t3">{t(row.state === "expired" ? "invitations.state.expired" : "invitations.state.withdrawn")}</StatusMark>;
}

function InvitationPanel({ row, roleName, onClose }: { row: Row; roleName: (code: string) => string; onClose: () => void }) {
  const [withdrawing, setWithdrawing] = useState(false);
  const renew = useRenew(InvitationsDocument);
  const resend = useCommand(ResendInvitationDocument, (reply) => reply.resendInvitation);
  const withdraw = useCommand(WithdrawInvitationDocument, (reply) => reply.withdrawInvitation);
  const to = row.name ?? row.phone ?? row.email ?? "";
  const waiting = row.state === "open" || row.state === "expired";
  return (
    <SidePanel title={to} onClose={onClose}>
      <dl className="person-facts">
        <div><dt>{t("order.state_title")}</dt><dd><State row={row} /></dd></div>
        {row.phone && <div><dt>{t("people.phone")}</dt><dd>{row.phone}</dd></div>}
        {row.email && <div><dt>{t("people.email")}</dt><dd>{row.email}</dd></div>}
        <div><dt>{t("people.roles")}</dt><dd>{row.roles.map(roleName).join(t("list.separator")) || t("people.no_role")}{row.placeName && <span className="second">{named(row.placeName)}</span>}</dd></div>
        {row.teamName && <div><dt>{t("people.team")}</dt><dd>{named(row.teamName)}</dd></div>}
        <div><dt>{t("invitations.by")}</dt><dd>{row.invitedBy}</dd></div>
        <div><dt>{t("invitations.sent")}</dt><dd>{absolute(row.sentAt)}{row.timesSent > 1 && <span className="second">{t("invitations.times", { n: count(row.timesSent) })}</span>}</dd></div>
        <div><dt>{t("invitations.until")}</dt><dd>{absolute(row.expiresAt)}</dd></div>
      </dl>
      {row.link && row.joinCode && <InviteLink link={row.link} code={row.joinCode} />}
      {row.userId && <p><a className="link" href={href(`/people/${row.userId}`)}>{t("invitations.to_person")}</a></p>}
      <Refused error={resend.error} />
      {waiting && (
        <div className="dialog-foot">
          <button type="button" className="btn danger" onClick={() => setWithdrawing(true)}>{t("invitations.withdraw")}</button>
          <button type="button" className="btn primary" disabled={resend.isPending} onClick={() => resend.mutate({ input: { invitationId: row.id } }, { onSuccess: () => { renew(); toast(t("invitations.resent")); } })}>{t("invitations.resend")}</button>
        </div>
      )}
      {withdrawing && (
        <Dialog open title={t("invitations.withdraw_title", { to })} submit={t("invitations.withdraw")} danger busy={withdraw.isPending} error={withdraw.error} onSubmit={() => withdraw.mutate({ input: { invitationId: row.id } }, { onSuccess: () => { renew(); setWithdrawing(false); } })} onClose={() => setWithdrawing(false)}>
          <p className="dialog-lead">{t("invitations.withdraw_effect")}</p>
        </Dialog>
      )}
    </SidePanel>
  );
}
