import { type UseQueryResult, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { isForbidden, ProblemError, SignedOut, Unavailable, UpdateNeeded } from "@/c/data";
import { ago, isKnownProblem, problemText, t } from "@/packages/i18n";
import { useAfter, useNow } from "./clock";

/** What a failure means to the reader: a sentence, and a code small enough to ignore and easy to copy. */
export function explain(error: unknown): { text: string; code: string | null } {
  if (error instanceof ProblemError) {
    const { problem } = error;
    return { text: problemText(problem), code: isKnownProblem(problem.code) ? null : problem.code };
  }
  if (error instanceof SignedOut) return { text: t("error.signed_out"), code: null };
  if (error instanceof UpdateNeeded) return { text: t("error.update_needed"), code: null };
  if (error instanceof Unavailable && error.problem && isKnownProblem(error.problem.code)) return { text: problemText(error.problem), code: null };
  if (error instanceof Unavailable && error.incident) return { text: t("error.own_fault", { incident: error.incident }), code: null };
  return { text: t("error.unavailable"), code: null };
}

/** A refusal at the place it happened; it stays until the next try. */
export function Refused({ error }: { error: unknown }) {
  if (!error) return null;
  const { text, code } = explain(error);
  return (
    <div className="inline-problem" role="alert">
      {text}
      {code && <span className="code">{code}</span>}
    </div>
  );
}

export function Note({ title, children, acts, code, whole }: { whole?: boolean; title: string; children?: ReactNode; acts?: ReactNode; code?: string | null }) {
  return (
    <section className="note">
      {whole ? <h1>{title}</h1> : <h2>{title}</h2>}
      {children && <p>{children}</p>}
      {code && <div className="code">{code}</div>}
      {acts && <div className="acts">{acts}</div>}
    </section>
  );
}

export function Bars({ rows = 6 }: { rows?: number }) {
  return (
    <div className="bars" aria-hidden="true">
      {Array.from({ length: rows }, (_, at) => <i key={at} style={{ width: `${88 - ((at * 17) % 40)}%` }} />)}
    </div>
  );
}

type Query<T> = Pick<UseQueryResult<T, Error>, "data" | "error" | "isFetching" | "isPending" | "refetch" | "dataUpdatedAt" | "isPlaceholderData">;

/**
 * The states of design.md §4 in one place: nothing for 200 ms, then grey bars; the last known data with its age when
 * renewing fails or takes over 8 s; an error or a missing permission where the data would have stood.
 */
export function Loaded<T>({ query, what, rows, whole, children }: { query: Query<T>; what: string; rows?: number; /** nothing else on the page has a heading */ whole?: boolean; children: (data: T) => ReactNode }) {
  const client = useQueryClient();
  // one outage fails every read of a page: one "again" asks for all of them
  const again = () => void client.refetchQueries({ type: "active", predicate: ({ state }) => state.status === "error" });
  const now = useNow();
  const bars = useAfter(query.isPending && !query.error, 200);
  const slow = useAfter(query.isFetching, 8_000);
  const waiting = useAfter(query.isPlaceholderData, 1_000);
  if (query.data !== undefined) {
    const stale = query.error || slow;
    return (
      <>
        {stale && (
          <div className="age" role="status">
            {t("kit.data_from", { age: ago(query.dataUpdatedAt, now) })}
            {slow && !query.error ? ` ${t("kit.slow", { what })}` : ""}
            <button type="button" className="link" onClick={() => void query.refetch()}>{t("kit.retry")}</button>
          </div>
        )}
        {waiting && !stale && <div className="age" role="status">{t("kit.still_before", { what })}</div>}
        {children(query.data)}
      </>
    );
  }
  if (query.error) return <Failed error={query.error} what={what} whole={whole} retry={again} />;
  if (!bars) return <div role="status" aria-busy="true" className="sr-only">{t("kit.loading", { what })}</div>;
  return (
    <div role="status" aria-busy="true">
      {whole ? <h1 className="sr-only">{t("kit.loading", { what })}</h1> : <span className="sr-only">{t("kit.loading", { what })}</span>}
      <Bars rows={rows} />
      {slow && (
        <Note title={t("kit.slow", { what })} acts={<button type="button" className="btn" onClick={() => void query.refetch()}>{t("kit.retry")}</button>} />
      )}
    </div>
  );
}

export function Failed({ error, what, whole, retry }: { error: unknown; what: string; whole?: boolean; retry: () => void }) {
  const { text, code } = explain(error);
  if (isForbidden(error)) return <Note whole={whole} title={t("kit.no_permission", { what })} code={code}>{text}</Note>;
  const reload = error instanceof UpdateNeeded;
  const act = reload ? () => location.reload() : retry;
  return (
    <Note
      whole={whole}
      title={t("kit.not_loaded", { what: what.charAt(0).toUpperCase() + what.slice(1) })}
      code={code}
      acts={<button type="button" className="btn" onClick={act}>{reload ? t("kit.reload") : t("kit.retry")}</button>}
    >
      {text}
    </Note>
  );
}
