import { useMemo } from "react";
import type { Row, TrayItem } from "@/packages/outbox";
import { foldDay, foldOperations, unseen, type View } from "./fold";
import { useApp } from "./store";
import type { DayReport, Operation, ServerIntent } from "./types";

const NO_OPERATIONS: Operation[] = [];
const NO_DAY: DayReport[] = [];

/** What the signed-in person sees: the last snapshot plus everything this phone knows beyond it. */
export function useView(): View & { at: number | null } {
  const person = useApp((state) => state.person);
  const snapshots = useApp((state) => state.snapshots);
  const queue = useApp((state) => state.queue);
  const receipts = useApp((state) => state.receipts);
  return useMemo(() => {
    const snapshot = person ? (snapshots[person.userId] ?? null) : null;
    const rows = unseen(snapshot, queue, receipts);
    const day = snapshot?.data.myDay.reports ?? NO_DAY;
    const operations = foldOperations(snapshot?.data.myOperations ?? NO_OPERATIONS, rows, historyOf(queue, receipts), day);
    const pending = new Set(queue.map((row) => row.id));
    return { operations, ...foldDay(person?.userId ?? "", day, rows, pending), at: snapshot?.at ?? null };
  }, [person, snapshots, queue, receipts]);
}

const historyOf = (queue: Row[], receipts: { row: Row }[]): Row[] => [...receipts.map(({ row }) => row), ...queue];

/** One operation by id, from the list or opened by its card. */
export function useOperation(id: string): Operation | null {
  const view = useView();
  const opened = useApp((state) => state.opened);
  const snapshots = useApp((state) => state.snapshots);
  const queue = useApp((state) => state.queue);
  const receipts = useApp((state) => state.receipts);
  const listed = view.operations.find((operation) => operation.id === id);
  if (listed) return listed;
  const others = Object.values(snapshots).flatMap((snapshot) => snapshot.data.myOperations);
  const found = [...opened, ...others].find((operation) => operation.id === id);
  if (!found) return null;
  return foldOperations([found], queue, historyOf(queue, receipts), NO_DAY)[0] ?? null;
}

/** Refused entries a person has to settle: his own on this phone, and what the server holds for him or his team. */
export function useToFix(): { mine: TrayItem[]; others: TrayItem[]; elsewhere: ServerIntent[] } {
  const tray = useApp((state) => state.tray);
  const intents = useApp((state) => state.intents);
  const userId = useApp((state) => state.person?.userId);
  return useMemo(() => {
    const here = new Set(tray.map((item) => item.id));
    return {
      mine: tray.filter((item) => item.row.note.userId === userId),
      others: tray.filter((item) => item.row.note.userId !== userId),
      elsewhere: intents.filter((intent) => !here.has(intent.id)),
    };
  }, [tray, intents, userId]);
}

/** As far as the last snapshot knows; without one the server decides. */
export function useMay(permission: string): boolean | null {
  const person = useApp((state) => state.person);
  const snapshots = useApp((state) => state.snapshots);
  const refused = useApp((state) => state.reading.kind === "failed" && state.reading.code === "infra.permission_missing");
  const own = person ? snapshots[person.userId] : undefined;
  if (!own) return refused ? false : null; // who may not even read has no right to anything else
  return own.data.me.permissions.includes(permission);
}

export function useReasons() {
  const person = useApp((state) => state.person);
  const snapshots = useApp((state) => state.snapshots);
  const own = person ? snapshots[person.userId] : undefined;
  return (own ?? Object.values(snapshots)[0])?.data.reasonCodes ?? [];
}
