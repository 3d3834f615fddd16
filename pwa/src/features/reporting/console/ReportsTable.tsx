import { IconArrowBackUp } from "@tabler/icons-react";
import { useState } from "react";
import { OrderDetailDocument, OrderReportsDocument, OrderTrailDocument, ReportsDocument, ReverseReportDocument, type ReportRowFragment } from "@/packages/api/generated/graphql";
import { absolute, ago, named, quantity, t } from "@/packages/i18n";
import { StatusMark } from "@/packages/ui-tokens";
import { useCommand, useRenew } from "@/c/data";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { Dialog } from "@/c/kit/Dialog";
import { Dot, Field, Person } from "@/c/kit/parts";
import { CORRECT_OUTPUT, REVERSE_OUTPUT } from "@/c/permissions";
import { href } from "@/c/router";
import { useSession } from "@/c/session";
import { Opens } from "./Opens";

type Report = ReportRowFragment;

const FLAGS = ["over", "ahead", "late", "behalf", "waived", "clock"] as const;

interface Choice { chosen: string[]; onChoose: (ids: string[]) => void }
interface Props { rows: Report[]; now: number; withOrder: boolean; onOpen?: (row: Report) => void; choice?: Choice }

export function ReportsTable({ rows, now, withOrder, onOpen, choice }: Props) {
  const [reversing, setReversing] = useState<Report | null>(null);
  const { can } = useSession();
  const reversible = (row: Report): boolean => can(REVERSE_OUTPUT) && can(CORRECT_OUTPUT) && !row.reversedById && !row.reversesId;
  const columns: Column<Report>[] = [
    ...(choice ? [chooser(choice)] : []),
    { key: "when", title: t("report.when"), width: withOrder ? 128 : 116, phone: "corner", cell: (row) => <When row={row} now={now} opens={!!onOpen} /> },
    { key: "who", title: t("report.who"), width: withOrder ? 160 : 128, phone: "line", cell: (row) => <><Person name={row.worker} />{row.reporter === row.worker ? row.device && <div className="second">{row.device}</div> : <div className="second">{t("report.by", { name: row.reporter })}</div>}</> },
    ...(withOrder
      ? [{ key: "order", title: t("order.number"), width: 170, phone: "title" as const, cell: (row: Report) => <><a className="id" tabIndex={-1} href={href(`/orders/${row.operation.order.id}`)}>{row.operation.order.number}</a><div className="second">{named(row.operation.order.item.name)}</div></> }]
      : []),
    { key: "operation", title: t("operation.name"), phone: withOrder ? "line" : "title", cell: (row) => <><div className="first">{named(row.operation.name)}</div><div className="second">{row.operation.workCenter.code}<Dot />{row.operation.position}/{row.operation.count}</div></> },
    { key: "good", title: t("report.good"), width: withOrder ? 84 : 64, align: "right", cell: (row) => <b className={`strong ${row.reversedById ? "struck" : ""}`}>{quantity(row.goodQuantity)}</b> },
    { key: "process", title: t("report.process_scrap"), width: 68, align: "right", cell: (row) => <Scrap value={row.processScrapQuantity} /> },
    { key: "material", title: t("report.material_scrap"), width: 68, align: "right", cell: (row) => <Scrap value={row.materialScrapQuantity} /> },
    { key: "rework", title: t("report.rework"), width: 64, align: "right", cell: (row) => <Scrap value={row.reworkQuantity} quiet /> },
    { key: "reason", title: t("report.reason"), width: withOrder ? 150 : 128, cell: (row) => <><div className="first">{named(row.reason?.name)}</div><Photos hashes={row.photos} /></> },
    {
      key: "state", title: t("order.state_title"), width: withOrder ? 150 : 116, phone: "corner",
      cell: (row) => (
        <div className="with-menu">
          <Flags flags={row.flags} />
          <ReportState row={row} />
          {reversible(row) && (
            <button type="button" className="btn icon row-menu" aria-label={t("reverse.act")} title={t("reverse.act")} onClick={() => setReversing(row)}><IconArrowBackUp size={16} stroke={1.75} /></button>
          )}
        </div>
      ),
    },
  ];
  return (
    <>
      <DataTable
        label={t("reports.title")}
        columns={columns}
        groups={[{ key: "all", rows }]}
        rowKey={(row) => row.id}
        onOpen={onOpen}
        rowClass={(row) => (row.reversedById || row.reversesId ? "past" : "")}
        keys={{ r: (row) => reversible(row) && setReversing(row) }}
        minWidth={withOrder ? 1080 : 900}
      />
      {reversing && <ReverseDialog report={reversing} onClose={() => setReversing(null)} />}
    </>
  );
}

function When({ row, now, opens }: { row: Report; now: number; opens: boolean }) {
  const when = <time dateTime={row.occurredAt} title={absolute(row.occurredAt)}>{ago(row.occurredAt, now)}</time>;
  return opens ? <Opens with={{ report: row.id }}>{when}</Opens> : when;
}

function chooser({ chosen, onChoose }: Choice): Column<Report> {
  const toggle = (id: string): void => onChoose(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id]);
  return {
    key: "choose", width: 56, phone: "corner", title: <span className="sr-only">{t("approve.choose")}</span>,
    cell: (row) => (
      <label className="select-box"><span className="sr-only">{t("approve.choose_one", { who: row.worker, order: row.operation.order.number })}</span>
        <input type="checkbox" tabIndex={-1} checked={chosen.includes(row.id)} onChange={() => toggle(row.id)} />
      </label>
    ),
  };
}

export function Flags({ flags }: { flags: string[] }) {
  return <>{FLAGS.filter((flag) => flags.includes(flag)).map((flag) => <span key={flag} className="second report-flag" title={t(`report.flag_why.${flag}`)}>{t(`report.flag.${flag}`)}</span>)}</>;
}

/** What stands needs no word; what waits, was refused or taken back does. */
export function ReportState({ row }: { row: Pick<Report, "reversedById" | "reversesId" | "approval"> }) {
  if (row.approval === "rejected") return <StatusMark mark="rejected">{t("report.approval.rejected")}</StatusMark>;
  if (row.reversedById) return <StatusMark mark="silent" tone="t3">{t("report.state.reversed")}</StatusMark>;
  if (row.reversesId) return <span className="muted">{t("report.state.reversal")}</span>;
  if (row.approval === "pending") return <StatusMark mark="quarantine">{t("report.approval.pending")}</StatusMark>;
  if (row.approval === "approved") return <StatusMark mark="done">{t("report.approval.approved")}</StatusMark>;
  return null;
}

export function Photos({ hashes }: { hashes: string[] }) {
  if (hashes.length === 0) return null;
  return (
    <div className="second">
      {hashes.map((hash, at) => (
        <a key={hash} className="link" href={`/api/blobs/${hash}`} target="_blank" rel="noopener noreferrer">{at === 0 ? t("report.photo", { n: 1 }) : ` ${at + 1}`}</a>
      ))}
    </div>
  );
}

function Scrap({ value, quiet }: { value: string; quiet?: boolean }) {
  if (Number(value) === 0) return <span className="faint">0</span>;
  return <span className={quiet ? "" : "scrap strong"}>{quantity(value)}</span>;
}

/** A booked report is never edited: a reversal stands beside it, with its reason. */
export function ReverseDialog({ report, onClose }: { report: Report; onClose: () => void }) {
  const [reason, setReason] = useState("");
  const [wrong, setWrong] = useState(false);
  const renew = useRenew(ReportsDocument, OrderReportsDocument, OrderDetailDocument, OrderTrailDocument);
  const command = useCommand(ReverseReportDocument, (reply) => reply.reverseOutput);
  const submit = (): void => {
    if (!reason.trim()) return setWrong(true);
    command.mutate({ input: { reportId: report.id, reason: reason.trim() } }, { onSuccess: () => { renew(); onClose(); } });
  };
  return (
    <Dialog open title={t("reverse.title")} submit={t("reverse.submit", { n: quantity(report.goodQuantity) })} danger busy={command.isPending} error={command.error} onSubmit={submit} onClose={onClose}>
      <p className="dialog-lead">
        {t("reverse.effect", {
          who: report.reporter, when: absolute(report.occurredAt), good: quantity(report.goodQuantity),
          scrap: quantity(Number(report.processScrapQuantity) + Number(report.materialScrapQuantity)),
          order: report.operation.order.number, operation: named(report.operation.name),
        })}
      </p>
      <Field id="reverse-reason" label={t("reverse.reason")} wrong={wrong && !reason.trim() ? t("reverse.reason_missing") : null}>
        <textarea id="reverse-reason" className="input" rows={2} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </Dialog>
  );
}
