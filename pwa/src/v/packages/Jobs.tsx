import { PackageJobsDocument, type PackageJobFilter, type PackageJobsQuery } from "@/packages/api/generated/vendor/graphql";
import { absolute, ago, count, known, locale, named, problemText, t } from "@/packages/i18n";
import { StatusMark, type Mark } from "@/packages/ui-tokens";
import { useRead } from "@/c/data";
import { useNow } from "@/c/kit/clock";
import { Loaded } from "@/c/kit/states";

type Job = PackageJobsQuery["packageJobs"]["nodes"][number];
interface Difference { kind: string; part_zh: string; part_en: string; what: string; why: string; name_zh: string; name_en: string; columns: string[] }
interface Result { rows?: number; added?: number; changed?: number; conflict?: number; only_here?: number; same?: number; differences?: Difference[] }
const MARKS: Record<string, Mark> = { asked: "running", done: "done", refused: "rejected" };

/** What was asked to be taken, compared or given lately, and what came of it. */
export function Jobs({ filter }: { filter: PackageJobFilter }) {
  const now = useNow();
  const query = useRead(PackageJobsDocument, { filter }, { refetchInterval: 10_000 });
  if (query.data?.packageJobs.nodes.length === 0) return null;
  return (
    <section className="jobs">
      <h2>{t("v.package.jobs")}</h2>
      <Loaded query={query} what={t("v.package.jobs")} rows={3}>
        {({ packageJobs: { nodes } }) => <ol className="acts-done">{nodes.map((job) => <Line key={job.id} job={job} now={now} />)}</ol>}
      </Loaded>
    </section>
  );
}

function Line({ job, now }: { job: Job; now: number }) {
  const result = job.result as Result | null | undefined;
  const problem = job.problem as { code: string; params: Record<string, unknown> } | null | undefined;
  return (
    <li>
      <div><StatusMark mark={MARKS[job.state] ?? "ready"}>{t(`v.package.job.${job.kind}`, { name: job.name, customer: named(job.customer?.name) })}</StatusMark></div>
      {problem && <div className="sm c-danger">{problemText(problem)}</div>}
      {result && <div className="muted sm">{result.rows === undefined ? t("v.package.result", { added: count(result.added ?? 0), changed: count(result.changed ?? 0), conflict: count(result.conflict ?? 0), same: count(result.same ?? 0) }) : t("v.package.result_rows", { n: count(result.rows) })}</div>}
      {result?.differences && result.differences.length > 0 && <Differences list={result.differences} total={(result.added ?? 0) + (result.changed ?? 0) + (result.conflict ?? 0)} />}
      <div className="faint sm">{job.askedBy} <time dateTime={job.askedAt} title={absolute(job.askedAt)}>{ago(job.askedAt, now)}</time></div>
    </li>
  );
}

function Differences({ list, total }: { list: Difference[]; total: number }) {
  const chinese = locale() === "zh";
  return (
    <details>
      <summary>{total > list.length ? t("v.package.differences_first", { n: count(list.length), total: count(total) }) : t("v.package.differences", { n: count(list.length) })}</summary>
      <ul className="differences">
        {list.map((each, at) => (
          <li key={at}>
            <b className={each.kind === "conflict" ? "c-warn" : ""}>{t(`v.package.kind.${each.kind}`)}</b> {chinese ? each.part_zh : each.part_en} {each.what} {(chinese ? each.name_zh : each.name_en) || ""}
            {each.columns.length > 0 && <span className="faint"> {each.columns.map((name) => known(`column.${name}`) ?? name.split("_").join(" ")).join(t("list.separator"))}</span>}
            {each.why && <span className="faint"> {t(`v.package.why.${each.why}`)}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}
