import type { Receipt, Row } from "@/packages/outbox";
import { decimal, micro } from "./quantity";
import type { DayReport, Operation, Snapshot } from "./types";

export const REPORT = "reporting.report_output";
export const REVERSE = "reporting.reverse_output";

export interface Entry {
  id: string;
  operationId: string;
  good: string;
  process: string;
  material: string;
  rework: string;
}

/** A report of today and how far it has come. */
export interface Line {
  id: string;
  operationId: string;
  /** this person's part of it: 1 alone, less in a crew, 0 where he only reported for another */
  share: string;
  operationName: { zh: string; en: string };
  orderNumber: string;
  unit: string;
  good: string;
  process: string;
  material: string;
  rework: string;
  photos: number;
  at: number;
  mark: "pending" | "done" | "reversed";
}

export interface View {
  operations: Operation[];
  lines: Line[];
  good: string;
  scrap: string;
  count: number;
}

/** What the person has said that the snapshot does not know yet: everything queued, and what was booked since. */
export function unseen(snapshot: Snapshot | null, queue: readonly Row[], receipts: readonly Receipt[]): Row[] {
  const since = snapshot?.tick ?? 0;
  // the server may have booked it while its answer is still on the way
  const seen = new Set(snapshot?.data.myDay.reports.map(({ id }) => id));
  const booked = receipts.filter((receipt) => receipt.tick > since).map((receipt) => receipt.row);
  return [...booked, ...queue].filter(({ id }) => !seen.has(id));
}

export const entryOf = (row: Row): Entry => ({
  id: row.id,
  operationId: String(row.payload.operationId),
  good: String(row.payload.goodQuantity ?? "0"),
  process: String(row.payload.processScrapQuantity ?? "0"),
  material: String(row.payload.materialScrapQuantity ?? "0"),
  rework: String(row.payload.reworkQuantity ?? "0"),
});

/** Optimistic view = server snapshot + fold(pending). Pure. */
export function foldOperations(operations: readonly Operation[], rows: readonly Row[], history: readonly Row[], day: readonly DayReport[]): Operation[] {
  const changes = new Map<string, Entry[]>();
  const add = (entry: Entry): void => {
    changes.set(entry.operationId, [...(changes.get(entry.operationId) ?? []), entry]);
  };
  for (const row of rows) {
    if (row.type === REPORT) add(entryOf(row));
    if (row.type === REVERSE) {
      const target = reported(String(row.payload.reportId), history, day);
      if (target) add(negative(target));
    }
  }
  return operations.map((operation) => (changes.get(operation.id) ?? []).reduce(book, operation));
}

function reported(id: string, history: readonly Row[], day: readonly DayReport[]): Entry | null {
  const row = history.find((candidate) => candidate.id === id);
  if (row) return entryOf(row);
  const report = day.find((candidate) => candidate.id === id);
  return report
    ? {
        id,
        operationId: report.operation.id,
        good: report.goodQuantity,
        process: report.processScrapQuantity,
        material: report.materialScrapQuantity,
        rework: report.reworkQuantity,
      }
    : null;
}

const minus = (value: string): string => decimal(-micro(value));

const negative = (entry: Entry): Entry => ({
  ...entry,
  good: minus(entry.good),
  process: minus(entry.process),
  material: minus(entry.material),
  rework: minus(entry.rework),
});

const plus = (left: string, right: string): string => decimal(micro(left) + micro(right));

function book(operation: Operation, entry: Entry): Operation {
  const next = {
    ...operation,
    goodQuantity: plus(operation.goodQuantity, entry.good),
    processScrapQuantity: plus(operation.processScrapQuantity, entry.process),
    materialScrapQuantity: plus(operation.materialScrapQuantity, entry.material),
    reworkQuantity: plus(operation.reworkQuantity, entry.rework),
  };
  const consumed = micro(entry.good) + micro(entry.process) + micro(entry.material);
  const left = micro(next.plannedQuantity) - micro(next.goodQuantity) - micro(next.processScrapQuantity) - micro(next.materialScrapQuantity);
  return {
    ...next,
    remainingQuantity: decimal(Math.max(0, left)),
    availableQuantity: decimal(Math.max(0, micro(operation.availableQuantity) - consumed)),
    state: left <= 0 ? "completed" : operation.state === "completed" || operation.state === "ready" ? "running" : operation.state,
  };
}

/** Today of one person: the server's reports, then what waits; an undone report stays visible as undone. */
export function foldDay(userId: string, day: readonly DayReport[], rows: readonly Row[], pending: ReadonlySet<string>): Pick<View, "lines" | "good" | "scrap" | "count"> {
  const mine = rows.filter((row) => row.note.userId === userId);
  const undone = new Set(mine.filter((row) => row.type === REVERSE).map((row) => String(row.payload.reportId)));
  const known = new Set(day.map((report) => report.id));
  const waiting = mine.filter((row) => row.type === REPORT && !known.has(row.id)).map((row) => lineOfRow(row, pending.has(row.id)));
  const lines = [...waiting, ...day.filter((report) => report.reversesId === null).map(lineOfReport)]
    .map((line): Line => (undone.has(line.id) ? { ...line, mark: "reversed" } : line))
    .sort((left, right) => right.at - left.at);
  const counted = lines.filter((line) => line.mark !== "reversed");
  const sum = (pick: (line: Line) => number): string => decimal(counted.reduce((total, line) => total + pick(line), 0));
  return {
    lines,
    good: sum((line) => micro(line.good)),
    scrap: sum((line) => micro(line.process) + micro(line.material)),
    count: counted.length,
  };
}

/** Equal shares are left unsaid; the plant cuts them to six places. */
export function shareOf({ payload, note }: Row): string {
  const shares = Array.isArray(payload.shares) ? (payload.shares as { user_id?: string; share?: string }[]) : [];
  if (shares.length > 0) {
    const mine = shares.find(({ user_id: id }) => id === note.userId);
    return mine ? (mine.share ?? (1 / shares.length).toFixed(6)) : "0";
  }
  return payload.workerId && payload.workerId !== note.userId ? "0" : "1";
}

function lineOfRow(row: Row, pending: boolean): Line {
  const { id, operationId, good, process, material, rework } = entryOf(row);
  return {
    id,
    operationId,
    share: shareOf(row),
    good,
    process,
    material,
    rework,
    operationName: row.note.operationName as { zh: string; en: string },
    orderNumber: String(row.note.orderNumber ?? ""),
    unit: String(row.note.unit ?? ""),
    photos: row.blobs.length,
    at: row.atWall,
    mark: pending ? "pending" : "done",
  };
}

function lineOfReport(report: DayReport): Line {
  return {
    id: report.id,
    operationId: report.operation.id,
    // the plant knows who shared it, and what each earned
    share: "1",
    operationName: report.operation.name,
    orderNumber: report.operation.order.number,
    unit: report.operation.order.item.unit,
    good: report.goodQuantity,
    process: report.processScrapQuantity,
    material: report.materialScrapQuantity,
    rework: report.reworkQuantity,
    photos: report.photos.length,
    at: Date.parse(report.occurredAt),
    mark: report.reversedById ? "reversed" : "done",
  };
}
