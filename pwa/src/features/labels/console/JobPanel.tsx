import { useState } from "react";
import { CancelPrintDocument, PrintJobDetailDocument, PrintJobsDocument, RetryPrintDocument, SettlePrintDocument, type PrintJobDetailQuery } from "@/packages/api/generated/graphql";
import { absolute, count, known, named, t } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { Field } from "@/c/kit/parts";
import { SidePanel } from "@/c/kit/SidePanel";
import { Loaded, Note, Refused } from "@/c/kit/states";
import { useFacts } from "@/c/live";
import { useSession } from "@/c/session";
import { JobState, pdfOf } from "./parts";
import { PRINT } from "./permissions";

type Job = NonNullable<PrintJobDetailQuery["printJob"]>;

/** One print: its labels, and what has to be decided about it. */
export function JobPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const query = useRead(PrintJobDetailDocument, { id, after: null }, { keep: true });
  const renew = useRenew(PrintJobDetailDocument);
  useFacts((fact) => { if (fact.subject === id) renew(); });
  return (
    <SidePanel title={t("label.print")} onClose={onClose}>
      <Loaded query={query} what={t("label.print")} rows={6}>
        {({ printJob: job, printLines: lines }) =>
          !job ? <Note title={t("label.no_job")} /> : (
            <>
              <div className="label-state" aria-live="polite"><JobState state={job.state} />{job.fault && <span> · {known(`label.fault.${job.fault}`) ?? job.fault}</span>}</div>
              {job.answer && <p className="second">{t("label.said", { text: job.answer })}</p>}
              {job.state === "printed" && job.printer && <p className="second">{t(job.confirmed ? "label.confirmed" : job.settledBy ? "label.settled" : "label.unconfirmed", { who: job.settledBy ?? "" })}</p>}
              <Decide job={job} />
              <dl className="label-facts">
                <div><dt>{t("label.template")}</dt><dd>{named(job.template.name)} · {t("label.version", { n: job.version })}</dd></div>
                <div><dt>{t("label.printer")}</dt><dd>{job.printer ? named(job.printer.name) : t("label.by_browser")}</dd></div>
                {job.agent && <div><dt>{t("label.agent")}</dt><dd>{job.agent.name}{job.agent.silent ? ` · ${t("label.silent")}` : ""}</dd></div>}
                <div><dt>{t("label.amount")}</dt><dd>{count(job.done)} / {count(job.labels)}{job.copies > 1 ? ` · ${t("label.copies_of", { n: job.copies })}` : ""}</dd></div>
                {job.reason && <div><dt>{t("label.reason")}</dt><dd>{job.reason}</dd></div>}
                <div><dt>{t("label.asked")}</dt><dd>{job.requestedBy} · {absolute(job.createdAt)}</dd></div>
                {job.endedAt && <div><dt>{t("label.ended")}</dt><dd>{absolute(job.endedAt)}</dd></div>}
              </dl>
              <p><a className="btn" href={pdfOf(job.id)} target="_blank" rel="noreferrer">{t("label.open_pdf")}</a></p>
              <table className="label-lines" aria-label={t("label.lines")}>
                <thead><tr><th scope="col" className="num">#</th><th scope="col">{t("label.what")}</th><th scope="col" className="num">{t("label.print_number")}</th></tr></thead>
                <tbody>{lines.nodes.map((line) => <tr key={line.id}><td className="num">{line.position}</td><td>{line.subject}</td><td className="num">{line.printNumber}</td></tr>)}</tbody>
              </table>
              {lines.pageInfo.hasNextPage && <p className="second">{t("label.more_lines", { n: count(lines.pageInfo.total - lines.nodes.length) })}</p>}
            </>
          )}
      </Loaded>
    </SidePanel>
  );
}

/** What waits for somebody: print the rest, look at the printer, or let it be. */
function Decide({ job }: { job: Job }) {
  const { can } = useSession();
  const [came, setCame] = useState("");
  const renew = useRenew(PrintJobDetailDocument, PrintJobsDocument);
  const done = { onSuccess: renew };
  const cancel = useCommand(CancelPrintDocument, (reply) => reply.cancelPrint);
  const retry = useCommand(RetryPrintDocument, (reply) => reply.retryPrint);
  const settle = useCommand(SettlePrintDocument, (reply) => reply.settlePrint);
  if (!can(PRINT)) return null;
  const busy = cancel.isPending || retry.isPending || settle.isPending;
  const stop = <button type="button" className="btn" disabled={busy} onClick={() => cancel.mutate({ input: { jobId: job.id } }, done)}>{t("label.cancel")}</button>;
  const settled = (cameOut: number): void => settle.mutate({ input: { jobId: job.id, cameOut } }, done);
  return (
    <>
      {job.state === "unclear" && (
        <section className="label-decide">
          <h3>{t("label.was_printed")}</h3>
          <p>{t("label.was_printed_why", { n: job.labels - job.done })}</p>
          <div className="acts">
            <button type="button" className="btn primary" disabled={busy} onClick={() => settled(job.labels)}>{t("label.all_out")}</button>
            <button type="button" className="btn" disabled={busy} onClick={() => settled(job.done)}>{t("label.none_out")}</button>
            {stop}
          </div>
          {job.labels - job.done > 1 && (
            <form className="label-part" onSubmit={(event) => { event.preventDefault(); settled(Number(came)); }}>
              <Field id="label-came" label={t("label.part_out")} hint={t("label.part_out_hint")}><input id="label-came" className="input" inputMode="numeric" value={came} onChange={(event) => setCame(event.target.value)} /></Field>
              <button type="submit" className="btn" disabled={busy || !/^\d+$/.test(came)}>{t("label.print_rest")}</button>
            </form>
          )}
        </section>
      )}
      {job.state === "failed" && <div className="acts label-decide"><button type="button" className="btn primary" disabled={busy} onClick={() => retry.mutate({ input: { jobId: job.id } }, done)}>{t("label.retry", { n: job.labels - job.done })}</button>{stop}</div>}
      {job.state === "queued" && <div className="acts label-decide">{stop}</div>}
      <Refused error={cancel.error ?? retry.error ?? settle.error} />
    </>
  );
}
