import { IconDownload } from "@tabler/icons-react";
import { useState } from "react";
import type { CustodyFieldsFragment } from "@/packages/api/generated/vendor/graphql";
import { absolute, clock, count, known, named, problemText, t } from "@/packages/i18n";
import { StatusMark, type Mark } from "@/packages/ui-tokens";
import { useSession } from "@/c/session";
import { ARCHIVE, ERASE, MOVE, RESTORE } from "../permissions";
import { CustodyDialog, type CustodyAct } from "./CustodyDialog";

export type Job = CustodyFieldsFragment;
const MARKS: Record<string, Mark> = { waiting: "quarantine", asked: "pending", running: "running", done: "done", failed: "rejected", cancelled: "silent" };
interface Step { step: string; at: string; figures?: Record<string, unknown> | null }

export const jobName = (job: Job): string => t(`v.custody.kind.${job.kind}`, { name: named(job.customer?.name) || job.slug, target: job.target ? placeName(job.target) : "" });
export const placeName = (key: string): string => (key === "home" ? t("v.custody.home") : key);
export const JobState = ({ job }: { job: Job }) => <StatusMark mark={MARKS[job.state] ?? "ready"}>{t(`v.custody.state.${job.state}`)}</StatusMark>;

/** How far it is, what came of it, and what may follow. */
export function JobBody({ job }: { job: Job }) {
  const problem = job.problem as { code: string; params: Record<string, unknown> } | null | undefined;
  const steps = (job.steps ?? []) as Step[];
  return (
    <>
      <dl className="pairs">
        <dt>{t("v.announcement.state")}</dt><dd><JobState job={job} /></dd>
        <dt>{t("v.column.customer")}</dt><dd>{named(job.customer?.name) || job.slug}</dd>
        {job.target && <><dt>{t(job.kind === "restore" ? "v.custody.new_code" : "v.custody.place")}</dt><dd>{placeName(job.target)}</dd></>}
        <dt>{t("v.reason")}</dt><dd>{job.why}</dd>
        <dt>{t("v.acts.by")}</dt><dd>{job.askedBy} {absolute(job.askedAt)}</dd>
        {job.confirmedBy && <><dt>{t("v.custody.confirmed")}</dt><dd>{job.confirmedBy}</dd></>}
        {job.endedAt && <><dt>{t("v.custody.ended")}</dt><dd>{absolute(job.endedAt)}</dd></>}
      </dl>
      {problem && <div className="inline-problem" role="alert">{problemText(problem)}</div>}
      {steps.length > 0 && (
        <>
          <h3>{t("v.custody.steps")}</h3>
          <ol className="acts-done">{steps.map((step, at) => <li key={at}><div>{known(`v.custody.step.${step.step}`) ?? step.step} <span className="faint sm">{clock(step.at)}</span></div>{step.step === "waits" ? <div className="muted sm">{whyWaiting(step.figures ?? {})}</div> : <Figures figures={step.figures ?? {}} />}</li>)}</ol>
        </>
      )}
      {job.result !== null && job.result !== undefined && <><h3>{t("v.custody.result")}</h3><Figures figures={job.result as Record<string, unknown>} /></>}
    </>
  );
}

/** Somebody else's outage in the reader's words; what a program said stands as it came. */
const whyWaiting = ({ code, error, ...params }: Record<string, unknown>): string => (typeof code === "string" ? problemText({ code, params }) : String(error ?? ""));

/** Numbers by name; what is nested, or has no word, is in the file that can be fetched. */
function Figures({ figures }: { figures: Record<string, unknown> }) {
  const shown = Object.entries(figures).filter(([name, value]) => (typeof value === "number" || typeof value === "string") && known(`v.custody.figure.${name}`) !== null);
  if (shown.length === 0) return null;
  return <dl className="pairs sm">{shown.map(([name, value]) => <FigureLine key={name} name={name} value={value as string | number} />)}</dl>;
}

const FigureLine = ({ name, value }: { name: string; value: string | number }) => (
  <><dt>{t(`v.custody.figure.${name}`)}</dt><dd className="digest">{typeof value === "number" ? count(value) : placeName(value)}</dd></>
);

export function JobActs({ job }: { job: Job }) {
  const { can, me } = useSession();
  const [act, setAct] = useState<CustodyAct | null>(null);
  const acts: [CustodyAct, boolean][] = [
    ["restore", job.kind === "export" && job.state === "done" && can(RESTORE)],
    ["clear", job.kind === "move" && job.state === "done" && can(MOVE)],
    ["confirm", job.kind === "erase" && job.state === "waiting" && can(ERASE) && job.askedById !== me.id],
    ["cancel", job.kind === "erase" && job.state === "waiting" && can(ERASE)],
  ];
  const file = job.state !== "done" ? null : job.kind === "export" && can(ARCHIVE) ? `/api/custody/${job.id}/archive.zip` : job.kind === "erase" ? `/api/custody/${job.id}/certificate.json` : null;
  const shown = acts.filter(([, may]) => may);
  return (
    <>
      {file && <a className="btn primary" href={file} download><IconDownload size={16} stroke={1.75} aria-hidden="true" />{t(job.kind === "erase" ? "v.custody.certificate" : "v.custody.download")}</a>}
      {shown.map(([name]) => <button key={name} type="button" className={`btn ${name === "confirm" ? "danger" : ""}`} onClick={() => setAct(name)}>{t(`v.custody.do.${name}`)}</button>)}
      {act && <CustodyDialog key={act} act={act} subject={{ name: named(job.customer?.name) || job.slug, jobId: job.id }} onClose={() => setAct(null)} />}
    </>
  );
}
