import { CustomerCauseDocument } from "@/packages/api/generated/vendor/graphql";
import { absolute, ago, count, isKnownProblem, known, problemText, t } from "@/packages/i18n";
import { StatusMark, type Mark } from "@/packages/ui-tokens";
import { useRead } from "@/c/data";
import { useNow } from "@/c/kit/clock";
import { Loaded } from "@/c/kit/states";
import { href, refined } from "@/c/router";
import type { Row } from "./cells";
import { usePlans } from "./CustomerFilters";
import { problemWords } from "./words";

const MARKS: Record<string, Mark> = { high: "late", middle: "quarantine", low: "ready" };
const CODES = /^[a-z_]+\.[a-z_]+$/;

/** What is wrong, worst first; the one that was asked for shows its rows. */
export function Causes({ row, opened }: { row: Row; opened: string | null }) {
  const kinds = new Set(row.problems.map((each) => each.detail));
  const alone = opened && !kinds.has(opened) ? opened : null;
  return (
    <section aria-label={t("v.customer.problems")}>
      {row.problems.length === 0 && !alone && <p className="muted">{t("v.customer.well")}</p>}
      <ul className="causes">
        {row.problems.map((problem) => (
          <li key={problem.code}>
            <StatusMark mark={MARKS[problem.severity] ?? "ready"}>{problemWords(problem)}</StatusMark>
            {problem.detail !== opened && <a className="link sm" href={refined({ cause: problem.detail })}>{t(`v.look_at.${problem.detail}`)}</a>}
            {problem.detail === opened && <Lines row={row} kind={opened} />}
          </li>
        ))}
        {alone && <li><b>{t(`v.cause.${alone}`)}</b><Lines row={row} kind={alone} /></li>}
      </ul>
    </section>
  );
}

function Lines({ row, kind }: { row: Row; kind: string }) {
  const now = useNow();
  const plans = usePlans();
  const words = (line: Line): string | null => (kind === "bill" ? billText(line, plans) : lineText(line, kind));
  const query = useRead(CustomerCauseDocument, { customerId: row.id, kind }, { staleTime: 30_000 });
  return (
    <Loaded query={query} what={t(`v.cause.${kind}`)} rows={3}>
      {({ customerCause: cause }) => (
        <>
          {!cause || cause.lines.length === 0 ? <p className="faint sm">{t("v.cause.none")}</p> : (
            <ul className="cause-lines">
              {cause.lines.filter((line) => kind !== "bill" || line.text || line.at).map((line, at) => (
                <li key={at}>
                  <div><b>{kind === "bill" ? t(`v.column.${line.title}`) : lineTitle(line)}</b>{kind !== "readiness" && line.count !== null && line.count !== undefined && <em>{t(`v.cause.count.${kind}`, { n: count(line.count) })}</em>}</div>
                  {words(line) && <div className="cause-text">{words(line)}</div>}
                  {line.at && <time className="faint sm" dateTime={line.at} title={absolute(line.at)}>{kind === "bill" ? absolute(line.at) : ago(line.at, now)}</time>}
                </li>
              ))}
            </ul>
          )}
          {kind === "bill" && <a className="link sm" href={href("/bills", { search: row.slug })}>{t("v.cause.to_bills")}</a>}
          {kind === "readiness" && <a className="link sm" href={href("/rollout")}>{t("v.cause.to_rollout")}</a>}
          {cause && <p className="faint sm">{t("v.cause.measured", { at: absolute(cause.measuredAt) })}</p>}
        </>
      )}
    </Loaded>
  );
}

interface Line { title: string; count?: number | null; text?: string | null; code?: string | null; params?: unknown }

const lineTitle = (line: Line): string => known(`v.word.${line.title}`) ?? known(`command.${line.title}`) ?? known(`event.${line.title}`) ?? line.title;

const billText = ({ title, text }: Line, plans: { value: string; label: string }[]): string | null =>
  title === "state" ? t(`v.state.${text}`) : (plans.find((each) => each.value === text)?.label ?? text ?? null);

/** A refusal is said in the reader's words; what a program said stands as it came. */
function lineText(line: Line, kind: string): string | null {
  if (kind === "readiness") return t("v.cause.done_of", { done: count(line.count ?? 0), total: count(Number((line.params as { total?: number } | null)?.total ?? 0)) });
  if (line.code && isKnownProblem(line.code)) return problemText({ code: line.code, params: (line.params ?? {}) as Record<string, unknown> });
  if (line.text && CODES.test(line.text) && isKnownProblem(line.text)) return problemText({ code: line.text, params: {} });
  return line.text ?? null;
}
