import { useMemo } from "react";
import type { Row } from "@/packages/outbox";
import { REPORT } from "@/w/model/fold";
import { type Run, usePlant } from "@/w/model/plant";
import { useApp } from "@/w/model/store";

export const START = "reporting.start_run";
export const PAUSE = "reporting.pause_run";
export const RESUME = "reporting.resume_run";
export const END = "reporting.end_run";

/** Runs of one person: what the plant knows plus what waits in his queue. Several may run at once. */
export function foldRuns(runs: readonly Run[], rows: readonly Row[], userId: string): Run[] {
  const open = new Map(runs.map((run) => [run.operationId, run]));
  for (const row of rows) {
    if (row.note.userId !== userId) continue;
    const operationId = String(row.payload.operationId);
    const known = open.get(operationId);
    if (row.type === START && !known) open.set(operationId, { id: row.id, operationId, startedAt: new Date(row.atWall).toISOString(), running: true });
    if (row.type === RESUME && known) open.set(operationId, { ...known, running: true, startedAt: new Date(row.atWall).toISOString() });
    if (row.type === PAUSE && known) open.set(operationId, { ...known, running: false });
    if (row.type === END) open.delete(operationId);
  }
  return [...open.values()];
}

export function useRuns(): Run[] {
  const { runs, at } = usePlant();
  const queue = useApp((state) => state.queue);
  const receipts = useApp((state) => state.receipts);
  const userId = useApp((state) => state.person?.userId ?? "");
  return useMemo(() => {
    // booked since the plant was last read
    const fresh = receipts.filter((receipt) => receipt.at > at && receipt.row.type !== REPORT).map(({ row }) => row);
    return foldRuns(runs, [...fresh, ...queue], userId);
  }, [runs, at, queue, receipts, userId]);
}
