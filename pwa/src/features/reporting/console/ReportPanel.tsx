import { useState, type ReactNode } from "react";
import { ApproveReportsDocument, RejectReportDocument, ReportDetailDocument, ReportsDocument, type ReportDetailQuery } from "@/packages/api/generated/graphql";
import { absolute, known, named, percent, quantity, t, unitName } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { SidePanel } from "@/c/kit/SidePanel";
import { Loaded, Note, Refused } from "@/c/kit/states";
import { APPROVE_OUTPUT, CORRECT_OUTPUT, REVERSE_OUTPUT } from "@/c/permissions";
import { href } from "@/c/router";
import { useSession } from "@/c/session";
import { useCustomFacts } from "@/features/settings/console/CustomFields";
import { CorrectDialog } from "./CorrectDialog";
import { ReasonDialog } from "./ReasonDialog";
import { lasting } from "./words";
import { Flags, Photos, ReportState, ReverseDialog } from "./ReportsTable";

export type ReportDetail = NonNullable<ReportDetailQuery["outputReport"]>;

/** One report with everything it said, who shares it, and the reports that correct it. */
export function ReportPanel({ id, onOpen, onClose }: { id: string; onOpen: (id: string) => void; onClose: () => void }) {
  const query = useRead(ReportDetailDocument, { id });
  const report = query.data?.outputReport;
  return (
    <SidePanel title={report ? `${report.operation.order.number} ${named(report.operation.name)}` : t("reports.one")} onClose={onClose} foot={report && <Acts report={report} onClose={onClose} />}>
      <Loaded query={query} what={t("reports.one")} rows={6}>
        {({ outputReport }) => (outputReport ? <Detail report={outputReport} onOpen={onOpen} /> : <Note title={t("reports.gone")}>{t("reports.gone_why")}</Note>)}
      </Loaded>
    </SidePanel>
  );
}

function Acts({ report, onClose }: { report: ReportDetail; onClose: () => void }) {
  const { can } = useSession();
  const [open, setOpen] = useState<"correct" | "reverse" | "reject" | null>(null);
  const renew = useRenew(ReportsDocument, ReportDetailDocument);
  const approve = useCommand(ApproveReportsDocument, (reply) => reply.approveReports);
  const reject = useCommand(RejectReportDocument, (reply) => reply.rejectReport);
  const standing = !report.reversedById && !report.reversesId;
  const done = (): void => { renew(); setOpen(null); };
  if (!standing) return null;
  const pending = report.approval === "pending" && can(APPROVE_OUTPUT);
  const correctable = can(CORRECT_OUTPUT) && can(REVERSE_OUTPUT);
  return (
    <>
      {pending && <button type="button" className="btn primary" disabled={approve.isPending} onClick={() => approve.mutate({ input: { reportIds: [report.id] } }, { onSuccess: () => { renew(); onClose(); } })}>{t("approve.one")}</button>}
      {pending && <button type="button" className="btn" onClick={() => setOpen("reject")}>{t("reject.act")}</button>}
      {correctable && <button type="button" className="btn" onClick={() => setOpen("correct")}>{t("correct.act")}</button>}
      {correctable && <button type="button" className="btn" onClick={() => setOpen("reverse")}>{t("reverse.act")}</button>}
      <Refused error={approve.error} />
      {open === "correct" && <CorrectDialog report={report} onClose={() => setOpen(null)} onDone={done} />}
      {open === "reverse" && <ReverseDialog report={report} onClose={() => { renew(); setOpen(null); }} />}
      {open === "reject" && (
        <ReasonDialog
          title={t("reject.title")} danger busy={reject.isPending} error={reject.error} label={t("reject.reason")} submit={t("reject.submit")}
          lead={t("reject.effect", { who: report.worker, n: quantity(report.goodQuantity) })}
          onSubmit={(reason) => reject.mutate({ input: { reportId: report.id, reason } }, { onSuccess: done })} onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}

function Detail({ report, onOpen }: { report: ReportDetail; onOpen: (id: string) => void }) {
  const unit = unitName(report.operation.order.unit);
  const custom = useCustomFacts("report", report.custom);
  const { operation } = report;
  return (
    <>
      {(report.flags.length > 0 || report.approval || report.reversedById || report.reversesId) && <p style={{ marginBottom: 12 }}><ReportState row={report} /> <Flags flags={report.flags} /></p>}
      <dl className="pairs">
        <Pair name={t("report.good")}>{quantity(report.goodQuantity)} {unit}</Pair>
        <Pair name={t("report.process_scrap")} when={Number(report.processScrapQuantity) !== 0}>{quantity(report.processScrapQuantity)}</Pair>
        <Pair name={t("report.material_scrap")} when={Number(report.materialScrapQuantity) !== 0}>{quantity(report.materialScrapQuantity)}</Pair>
        <Pair name={t("report.rework")} when={Number(report.reworkQuantity) !== 0}>{quantity(report.reworkQuantity)}</Pair>
        <Pair name={t("report.reason")} when={!!report.reason}>{named(report.reason?.name)}</Pair>
        <Pair name={t("report.worker")}>{report.worker}</Pair>
        <Pair name={t("report.reporter")} when={report.reporter !== report.worker}>{report.reporter}</Pair>
        <Pair name={t("report.when")}>{absolute(report.occurredAt)}</Pair>
        <Pair name={t("report.recorded")} when={report.flags.includes("late")}>{absolute(report.recordedAt)}</Pair>
        <Pair name={t("report.shift")} when={!!report.shiftDay}>{[named(report.shift), report.shiftDay].filter(Boolean).join(" ")}</Pair>
        <Pair name={t("order.number")}><a href={href(`/orders/${operation.order.id}`, { tab: "reports" })}>{operation.order.number}</a> {named(operation.order.item.name)}</Pair>
        <Pair name={t("operation.name")}>{named(operation.name)} {operation.workCenter.code}</Pair>
        <Pair name={t("report.work_unit")} when={!!report.workUnit}>{report.workUnit?.code} {named(report.workUnit?.name)}</Pair>
        <Pair name={t("report.counter")} when={report.counterEnd !== null}>{quantity(report.counterStart)} → {quantity(report.counterEnd)}</Pair>
        <Pair name={t("report.boxes")} when={report.boxes !== null}>{t("report.boxes_of", { boxes: quantity(report.boxes), size: quantity(report.boxSize) })}</Pair>
        <Pair name={t("report.labels")} when={report.boxLabels.length > 0}>{report.boxLabels.join(" ")}</Pair>
        {custom.map(({ key, label, value }) => <Pair key={key} name={label}>{value}</Pair>)}
        <Pair name={t("report.note")} when={!!report.note}>{report.note}</Pair>
        <Pair name={t("report.decided")} when={!!report.decidedBy}>{known(`report.approval.${report.approval}`)} {report.decidedBy} {report.decidedAt && absolute(report.decidedAt)}</Pair>
        <Pair name={t("report.device")} when={!!report.device}>{report.device}</Pair>
      </dl>
      <Photos hashes={report.photos} />
      {report.shares.length > 0 && (
        <>
          <h3>{t("report.crew")}</h3>
          <ul className="plain">
            {report.shares.map((each) => <li key={each.userId}><span>{each.name}</span><span>{percent(each.share)}</span><span className="faint">{each.seconds === null ? "" : lasting(Number(each.seconds) * 1000)}</span></li>)}
          </ul>
        </>
      )}
      {(report.correctsId ?? report.reversesId ?? report.correctedBy ?? report.reversedById) && (
        <>
          <h3>{t("report.related")}</h3>
          <ul className="plain">
            <Related name={t("report.corrects")} id={report.correctsId} onOpen={onOpen} />
            <Related name={t("report.corrected_by")} id={report.correctedBy?.id ?? null} onOpen={onOpen} />
            <Related name={t("report.reverses")} id={report.reversesId} onOpen={onOpen} />
            <Related name={t("report.reversed_by")} id={report.reversedById} onOpen={onOpen} />
          </ul>
        </>
      )}
    </>
  );
}

function Pair({ name, when = true, children }: { name: string; when?: boolean; children: ReactNode }) {
  return when ? <><dt>{name}</dt><dd>{children}</dd></> : null;
}

function Related({ name, id, onOpen }: { name: string; id: string | null; onOpen: (id: string) => void }) {
  return id ? <li><button type="button" className="link" onClick={() => onOpen(id)}>{name}</button></li> : null;
}
