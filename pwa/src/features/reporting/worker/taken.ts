import { useMemo } from "react";
import type { Row } from "@/packages/outbox";
import { REPORT, REVERSE } from "@/w/model/fold";
import { useApp } from "@/w/model/store";

/** Serial numbers and box labels this phone knows to be reported at an operation: waiting, or booked and not taken back. */
export function takenCodes(operationId: string, rows: readonly Row[]): Set<string> {
  const undone = new Set(rows.filter((row) => row.type === REVERSE).map((row) => String(row.payload.reportId)));
  const codes = rows
    .filter((row) => row.type === REPORT && row.payload.operationId === operationId && !undone.has(row.id))
    .flatMap((row) => [row.payload.serials, row.payload.boxLabels])
    .flatMap((list) => (Array.isArray(list) ? list.map(String) : []));
  return new Set(codes);
}

export function useTaken(operationId: string): ReadonlySet<string> {
  const queue = useApp((state) => state.queue);
  const receipts = useApp((state) => state.receipts);
  return useMemo(() => takenCodes(operationId, [...receipts.map(({ row }) => row), ...queue]), [operationId, queue, receipts]);
}
