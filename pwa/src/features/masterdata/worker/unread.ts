import { useMemo } from "react";
import { useApp } from "@/w/model/store";
import { unreadSteps } from "./steps";

/** How many critical steps this person still has to confirm before he reports here. */
export function useUnread(operationId: string): number {
  const page = useApp((state) => state.steps[`${state.person?.userId ?? ""}:${operationId}`]);
  const queue = useApp((state) => state.queue);
  const receipts = useApp((state) => state.receipts);
  return useMemo(() => (page ? unreadSteps(page, operationId, [...receipts.map(({ row }) => row), ...queue]).length : 0), [page, operationId, queue, receipts]);
}
