import { MailboxDocument, RetryMessageDocument, type MailboxQuery } from "@/packages/api/generated/graphql";
import { absolute, ago, count, known, t } from "@/packages/i18n";
import { StatusMark } from "@/packages/ui-tokens";
import { useCommand, useRead, useRenew } from "@/c/data";
import { useNow } from "@/c/kit/clock";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { Head, Segments } from "@/c/kit/parts";
import { Foot, usePaging } from "@/c/kit/Pager";
import { SidePanel } from "@/c/kit/SidePanel";
import { Loaded, Note, Refused } from "@/c/kit/states";
import { READ_MAILBOX } from "@/c/permissions";
import { href, refine, refined, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { InboxTabs } from "./InboxTabs";

const PAGE = 50;
const STATES = ["all", "pending", "sent", "dead"] as const;
type Message = MailboxQuery["messages"]["nodes"][number];

/** Every message the product wrote, to whom and what came of it: without any account this is where they all land. */
export default function MailboxPage() {
  const now = useNow();
  const { query: route } = useRoute();
  const { can } = useSession();
  const paging = usePaging(PAGE);
  const everybody = can(READ_MAILBOX) && route.get("of") === "all";
  const state = STATES.find((each) => each === route.get("state")) ?? "all";
  const filter = { everybody, channel: null, state: state === "all" ? null : state, userId: null };
  const query = useRead(MailboxDocument, { first: PAGE, after: paging.after, filter }, { keep: true, refetchInterval: 30_000 });
  const shown = query.data?.messages.nodes.find((message) => message.id === route.get("message"));
  const of = everybody ? "all" : null;
  return (
    <div className="page">
      <Head title={t("inbox.page.mailbox")} figures={query.data && <span>{t("mailbox.messages")} <b>{count(query.data.messages.pageInfo.total)}</b></span>} acts={<InboxTabs current="mailbox" />} />
      <div className="tools">
        {can(READ_MAILBOX) && (
          <Segments label={t("mailbox.whose")} current={of ?? "me"} items={[{ key: "me", label: t("mailbox.mine"), href: href("/mailbox") }, { key: "all", label: t("mailbox.everybody"), href: href("/mailbox", { of: "all" }) }]} />
        )}
        <Segments label={t("mailbox.states")} current={state} items={STATES.map((key) => ({ key, label: t(`mailbox.state.${key}`), href: href("/mailbox", { of, state: key === "all" ? null : key }) }))} />
      </div>
      <Loaded query={query} what={t("inbox.page.mailbox")} rows={8}>
        {({ messages: page }) => (
          <>
            {page.nodes.length === 0 ? <Note title={t("mailbox.empty")}>{t("mailbox.empty_why")}</Note> : (
              <DataTable label={t("inbox.page.mailbox")} columns={columns(now)} groups={[{ key: "all", rows: page.nodes }]} rowKey={(row) => row.id} onOpen={(row) => refine({ message: row.id })} minWidth={820} />
            )}
            <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="mailbox.n" />
          </>
        )}
      </Loaded>
      {shown && <MessagePanel key={shown.id} message={shown} onClose={() => refine({ message: null })} />}
    </div>
  );
}

const channelName = (channel: string): string => known(`channel.${channel}`) ?? channel;

function columns(now: number): Column<Message>[] {
  return [
    { key: "title", title: t("mailbox.message"), phone: "title", cell: (row) => <><a className="first opens" href={refined({ message: row.id })}>{row.title}</a>{row.body && <div className="second">{row.body}</div>}</> },
    { key: "to", title: t("mailbox.to"), width: 150, cell: (row) => row.recipient ?? <span className="faint">{t("mailbox.group")}</span> },
    { key: "channel", title: t("mailbox.channel"), width: 130, cell: (row) => channelName(row.channel) },
    { key: "at", title: t("mailbox.at"), width: 120, cell: (row) => <time dateTime={row.createdAt} title={absolute(row.createdAt)}>{ago(row.createdAt, now)}</time> },
    { key: "state", title: t("inbox.state"), width: 140, phone: "corner", cell: (row) => <State message={row} /> },
  ];
}

function State({ message }: { message: Message }) {
  if (message.state === "dead") return <StatusMark mark="rejected" tone="danger">{t("mailbox.state.dead")}</StatusMark>;
  if (message.state === "pending") return <StatusMark mark="pending">{t("mailbox.state.pending")}</StatusMark>;
  return <StatusMark mark="done">{t(`mailbox.state.${message.state}`)}</StatusMark>;
}

function MessagePanel({ message, onClose }: { message: Message; onClose: () => void }) {
  const { can } = useSession();
  const renew = useRenew(MailboxDocument);
  const command = useCommand(RetryMessageDocument, (reply) => reply.retryMessage);
  const retry = (): void => command.mutate({ input: { messageId: message.id } }, { onSuccess: () => { renew(); onClose(); } });
  return (
    <SidePanel
      title={message.title}
      onClose={onClose}
      foot={
        <>
          {message.link.startsWith("/") && <a className="btn primary" href={`#${message.link}`}>{t("inbox.open_thing")}</a>}
          {message.state === "dead" && can(READ_MAILBOX) && <button type="button" className="btn" disabled={command.isPending} onClick={retry}>{t("mailbox.retry")}</button>}
        </>
      }
    >
      {message.body && <p className="dialog-lead">{message.body}</p>}
      <dl className="pairs">
        <dt>{t("mailbox.channel")}</dt><dd>{channelName(message.channel)}{message.address ? ` ${message.address}` : ""}</dd>
        <dt>{t("mailbox.to")}</dt><dd>{message.recipient ?? t("mailbox.group")}</dd>
        <dt>{t("mailbox.at")}</dt><dd>{absolute(message.createdAt)}</dd>
        <dt>{t("inbox.state")}</dt><dd><State message={message} /></dd>
        {message.attempts > 0 && <><dt>{t("letters.attempts")}</dt><dd>{count(message.attempts)}</dd></>}
        {message.sentAt && <><dt>{t("mailbox.sent_at")}</dt><dd>{absolute(message.sentAt)}</dd></>}
        {message.nextAt && <><dt>{t("mailbox.next_at")}</dt><dd>{absolute(message.nextAt)}</dd></>}
        {message.error && <><dt>{t("mailbox.error")}</dt><dd lang="en">{message.error}</dd></>}
      </dl>
      <Refused error={command.error} />
    </SidePanel>
  );
}
