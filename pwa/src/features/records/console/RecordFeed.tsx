import { IconEngine } from "@tabler/icons-react";
import { RecordTrailDocument } from "@/packages/api/generated/graphql";
import { absolute, ago, count, t } from "@/packages/i18n";
import { useRead } from "@/c/data";
import { useNow } from "@/c/kit/clock";
import { Avatar } from "@/c/kit/parts";
import { Loaded } from "@/c/kit/states";
import { href } from "@/c/router";
import { act, actor, fieldChanges, fieldName, refusal, type TrailRow } from "./sentence";
import { readable, shownValue } from "./values";

const SHOWN = 40;

interface Props {
  recordId: string;
  /** Columns whose change is worth a line. */
  fields: readonly string[];
  /** A value in the words of that screen; null: as the trail says it. */
  shown?: (field: string, value: unknown) => string | null;
}

/** What happened to one record, newest first: who, what, why, old → new. Its screen comes with the record's words. */
export function RecordFeed({ recordId, fields, shown }: Props) {
  const query = useRead(RecordTrailDocument, { id: recordId, first: SHOWN });
  const now = useNow();
  return (
    <aside className="feed" aria-label={t("feed.title")}>
      <h2>{t("feed.title")}</h2>
      <div className="list" tabIndex={0} role="group" aria-label={t("feed.title")}>
        <Loaded query={query} what={t("feed.title")} rows={5}>
          {({ trail }) => (
            <>
              <ul>{trail.nodes.map((row) => <Line key={row.id} row={row} recordId={recordId} fields={fields} shown={shown} now={now} />)}</ul>
              {trail.pageInfo.hasNextPage && <a className="link sm" href={href("/trail", { record: recordId })}>{t("feed.all", { n: count(trail.pageInfo.total) })}</a>}
            </>
          )}
        </Loaded>
      </div>
    </aside>
  );
}

function Line({ row, recordId, fields, shown, now }: Props & { row: TrailRow; now: number }) {
  const refused = refusal(row);
  const changes = fieldChanges(row).filter((each) => each.recordId === recordId && !each.created && fields.includes(each.field) && readable(each.before) && readable(each.after));
  const words = (name: string, value: unknown): string => shown?.(name, value) ?? shownValue(value);
  return (
    <li>
      <Avatar name={actor(row)} small>{row.actorKind === "user" ? undefined : <IconEngine size={14} stroke={1.75} />}</Avatar>
      <div>
        <div className="said"><b>{actor(row)}</b> {act(row)}</div>
        {row.device && <div className="where">{row.device}</div>}
        {changes.map((change) => <div key={change.field} className="diff">{fieldName(change.field)} <s>{words(change.field, change.before)}</s> → {words(change.field, change.after)}</div>)}
        {row.reason && <div className="diff">{t("feed.reason", { reason: row.reason })}</div>}
        {refused && <div className="diff refused">{t("feed.refused", { why: refused })}</div>}
      </div>
      <time dateTime={row.occurredAt} title={absolute(row.occurredAt)}>{ago(row.occurredAt, now)}</time>
    </li>
  );
}
