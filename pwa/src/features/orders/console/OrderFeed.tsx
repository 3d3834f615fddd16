import { IconEngine, IconShieldCheck } from "@tabler/icons-react";
import { OrderTrailDocument } from "@/packages/api/generated/graphql";
import { absolute, ago, clock, count, named, t } from "@/packages/i18n";
import { useRead } from "@/c/data";
import { useNow } from "@/c/kit/clock";
import { Avatar, Dot } from "@/c/kit/parts";
import { Loaded } from "@/c/kit/states";
import { href } from "@/c/router";
import { act, actor, field, fieldChanges, fieldName, refusal, type TrailRow } from "@/features/records/console/sentence";
import { shownValue } from "@/features/records/console/values";
import type { OrderFull } from "./model";
import { useReasonName } from "./reasons";

const SHOWN = 40;
const FRESH_MS = 60_000;
const LATE_MS = 120_000;

/** What happened to this order, newest first, closed by what the seals prove. */
export function OrderFeed({ order }: { order: OrderFull }) {
  const query = useRead(OrderTrailDocument, { id: order.id, first: SHOWN });
  const now = useNow();
  return (
    <aside className="feed" aria-label={t("feed.title")}>
      <h2>{t("feed.title")}</h2>
      <div className="list" tabIndex={0} role="group" aria-label={t("feed.title")}>
        <Loaded query={query} what={t("feed.title")} rows={5}>
          {({ trail }) => (
            <>
              <ul>{trail.nodes.map((row) => <Line key={row.id} row={row} order={order} now={now} />)}</ul>
              {trail.pageInfo.hasNextPage && <a className="link sm" href={href("/trail", { subject: order.id })}>{t("feed.all", { n: count(trail.pageInfo.total) })}</a>}
            </>
          )}
        </Loaded>
      </div>
      {query.data && <Seal total={query.data.trail.pageInfo.total} status={query.data.sealStatus} />}
    </aside>
  );
}

function Line({ row, order, now }: { row: TrailRow; order: OrderFull; now: number }) {
  const reasonName = useReasonName();
  const refused = refusal(row);
  const operation = order.operations.find((each) => each.id === field(row, "operation_id"));
  const fresh = now - new Date(row.recordedAt).getTime() < FRESH_MS;
  const late = new Date(row.recordedAt).getTime() - new Date(row.occurredAt).getTime();
  const where = [
    operation ? named(operation.name) : null,
    operation?.workUnit?.code ?? null,
    row.device,
    late > LATE_MS && row.device ? t("feed.delivered_late", { n: Math.round(late / 60_000) }) : null,
  ].filter((each): each is string => !!each);
  const reason = row.reason ?? field(row, "reason_code") ?? field(row, "scrap_reason");
  return (
    <li>
      <Avatar name={actor(row)} small>{row.actorKind === "user" ? undefined : <IconEngine size={14} stroke={1.75} />}</Avatar>
      <div>
        <div className="said"><b>{actor(row)}</b> {act(row)}{fresh && <span className="new">{t("feed.new")}</span>}</div>
        {where.length > 0 && <div className="where">{where.map((each, at) => <span key={each}>{at > 0 && <Dot />}{each}</span>)}</div>}
        {reason && <div className="diff">{t("feed.reason", { reason: reasonName(reason) })}{field(row, "note") && <><Dot />{field(row, "note")}</>}</div>}
        {refused && <div className="diff refused">{t("feed.refused", { why: refused })}</div>}
        {!refused && row.command === "orders.change_order" && <Diffs row={row} />}
      </div>
      <time dateTime={row.occurredAt} title={absolute(row.occurredAt)}>{ago(row.occurredAt, now)}</time>
    </li>
  );
}

function Diffs({ row }: { row: TrailRow }) {
  return (
    <>
      {fieldChanges(row).filter((change) => !change.created).slice(0, 4).map((change) => (
        <div key={change.recordId + change.field} className="diff">{fieldName(change.field)} <s>{shownValue(change.before)}</s> → {shownValue(change.after)}</div>
      ))}
    </>
  );
}

function Seal({ total, status }: { total: number; status: { sealedUntil?: string | null; pendingLines: number } }) {
  return (
    <div className="seal">
      <IconShieldCheck size={16} stroke={1.75} aria-hidden="true" />
      <span>
        {status.sealedUntil ? t("seal.records_until", { n: count(total), time: sealTime(status.sealedUntil) }) : t("seal.records_not_yet", { n: count(total) })}
        <br />
        {t("seal.provable")}
      </span>
    </div>
  );
}

const sealTime = (at: string): string => (Date.now() - new Date(at).getTime() < 86_400_000 ? clock(at) : absolute(at));
