import { IconPencil } from "@tabler/icons-react";
import { named, t } from "@/packages/i18n";
import { StatusShape } from "@/packages/ui-tokens";
import { useRuns } from "@/features/reporting/worker/running";
import { unfinished } from "@/w/model/drafts";
import { knownOperations } from "@/w/model/reading";
import { store, useApp } from "@/w/model/store";
import type { Operation } from "@/w/model/types";
import { useNow } from "@/w/ui/hooks";
import { Button, Code } from "@/w/ui/parts";
import { storedName } from "@/w/ui/words";

/** A missing report is being made: which shift is said on top until it is done. */
export function LateBand() {
  const late = useApp((state) => state.late);
  if (!late) return null;
  return (
    <div className="band warn" style={{ marginBottom: 10 }}>
      <div>
        <b>{t("w.late.band", { shift: `${storedName(late.name)} ${late.day.slice(5)}` })}</b>
        <small>{t("w.late.band_help")}</small>
      </div>
      <Button onClick={() => store.set({ late: null })}>{t("w.late.cancel")}</Button>
    </div>
  );
}

/** What this person began to fill in and did not hand in. */
export function Unfinished() {
  const userId = useApp((state) => state.person?.userId ?? "");
  const known = knownOperations();
  const left = unfinished(userId).flatMap((draft) => known.filter(({ id }) => id === draft.operationId));
  if (left.length === 0) return null;
  return (
    <ul className="links unfinished">
      {left.slice(0, 2).map((operation) => (
        <li key={operation.id}>
          <a className="btn wide" href={`#/report/${operation.id}`}>
            <IconPencil className="icon" size={24} stroke={1.75} aria-hidden="true" />
            <span className="names">
              {t("w.home.unfinished", { operation: named(operation.name) })} <Code>{operation.order.number}</Code>
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

const MINUTE = 60_000;

/** What this person has running, each with its own time; starting was never asked for. */
export function Running({ operations }: { operations: readonly Operation[] }) {
  const now = useNow(MINUTE / 2);
  const runs = useRuns();
  const known = new Map([...knownOperations(), ...operations].map((operation) => [operation.id, operation]));
  if (runs.length === 0) return null;
  return (
    <ul className="rows running" aria-label={t("w.run.mine")}>
      {runs.map((run) => {
        const operation = known.get(run.operationId);
        const minutes = Math.max(0, Math.floor((now - Date.parse(run.startedAt)) / MINUTE));
        return (
          <li key={run.operationId}>
            <a href={`#/report/${run.operationId}`}>
              <StatusShape mark={run.running ? "running" : "paused"} size={22} />
              <span className="names">
                <b>{operation ? named(operation.name) : t("w.run.other")}</b>
                {operation && (
                  <span className="s16 c-t2">
                    {" "}
                    <Code>{operation.order.number}</Code>
                  </span>
                )}
              </span>
              <span className="t">{run.running ? t("w.run.minutes", { n: minutes }) : t("w.state.paused")}</span>
            </a>
          </li>
        );
      })}
    </ul>
  );
}
