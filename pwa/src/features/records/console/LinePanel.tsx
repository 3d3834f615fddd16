import { absolute, count, t } from "@/packages/i18n";
import { href } from "@/c/router";
import { SidePanel } from "@/c/kit/SidePanel";
import { act, actor, fieldChanges, fieldName, refusal, tableName, type FieldChange, type TrailRow } from "./sentence";
import { readable, shownValue } from "./values";

/** One line whole: who, what, when (three times), where, why, and every field old → new. */
export function LinePanel({ row, onClose }: { row: TrailRow; onClose: () => void }) {
  const refused = refusal(row);
  const changes = fieldChanges(row);
  const records = [...new Map(changes.map((change) => [change.recordId, change])).values()];
  return (
    <SidePanel title={act(row)} onClose={onClose}>
      <dl className="pairs">
        <dt>{t("trail.who")}</dt><dd>{actor(row)}</dd>
        <dt>{t("trail.when")}</dt><dd>{absolute(row.occurredAt)}</dd>
        {row.deviceAt && <><dt>{t("trail.device_time")}</dt><dd>{absolute(row.deviceAt)}{row.skewMs ? ` ${t("trail.skew", { n: count(Math.round(row.skewMs / 1000)) })}` : ""}</dd></>}
        <dt>{t("trail.recorded")}</dt><dd>{absolute(row.recordedAt)}</dd>
        {(row.device || row.address) && <><dt>{t("trail.where")}</dt><dd>{[row.device, row.seq === null || row.seq === undefined ? null : t("trail.seq", { n: count(row.seq) }), row.address].filter(Boolean).join(t("list.separator"))}</dd></>}
        {row.reason && <><dt>{t("trail.why")}</dt><dd>{row.reason}</dd></>}
        {row.meaning && <><dt>{t("trail.meaning")}</dt><dd>{shownValue(row.meaning)}</dd></>}
        {refused && <><dt>{t("trail.refused_because")}</dt><dd className="refused">{refused}</dd></>}
        <dt>{t("trail.sealed")}</dt><dd>{row.sealedBatch === null || row.sealedBatch === undefined ? t("trail.not_sealed") : t("trail.batch", { n: count(row.sealedBatch) })}</dd>
      </dl>
      {refused && <p className="sm" style={{ marginTop: 16 }}>{t("trail.nothing_written")}</p>}
      {records.map((record) => (
        <RecordChanges key={record.recordId} record={record} changes={changes.filter((change) => change.recordId === record.recordId)} />
      ))}
      <details className="raw">
        <summary>{t("trail.raw")}</summary>
        <pre>{`${row.command}\n${row.id}\n${JSON.stringify(row.payload, null, 1)}`}</pre>
      </details>
    </SidePanel>
  );
}

/** Ids, digests and snapshots stand whole, for whoever checks the evidence. */
function Value({ value }: { value: unknown }) {
  const text = shownValue(value);
  return readable(value) ? <>{text}</> : <code translate="no">{text}</code>;
}

function RecordChanges({ record, changes }: { record: FieldChange; changes: FieldChange[] }) {
  return (
    <>
      <h3>{tableName(record.table)} <span className="sm muted">{record.created ? t("trail.created") : t("trail.revision", { n: count(record.revision) })}</span></h3>
      <p className="sm"><a className="link" href={href("/trail", { record: record.recordId })}>{t("trail.all_of_record")}</a></p>
      <table className="changes">
        <caption className="sr-only">{tableName(record.table)}</caption>
        <thead><tr><th scope="col">{t("trail.field")}</th>{!record.created && <th scope="col">{t("trail.old")}</th>}<th scope="col">{t(record.created ? "trail.value" : "trail.new")}</th></tr></thead>
        <tbody>
          {changes.filter((change) => !record.created || (change.after !== null && change.after !== "")).map((change) => (
            <tr key={change.field}><th scope="row">{fieldName(change.field)}</th>{!record.created && <td><s><Value value={change.before} /></s></td>}<td><Value value={change.after} /></td></tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
