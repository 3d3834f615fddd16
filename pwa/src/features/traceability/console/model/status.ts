import type { Mark } from "@/packages/ui-tokens";

/** 检验状态 of lots, equipment, areas and storage locations: the twin of tenants/masterdata/statuses.py (a test compares them). */
export const STATUSES = ["quarantined", "accepted", "restricted", "held", "rejected"] as const;
export type Status = (typeof STATUSES)[number];

export const MOVES: Record<Status, readonly Status[]> = {
  quarantined: ["accepted", "rejected", "held", "restricted"],
  accepted: ["quarantined", "held", "restricted"],
  rejected: ["held"],
  held: ["quarantined", "accepted", "rejected", "restricted"],
  restricted: ["quarantined", "accepted", "held", "rejected"],
};

export const MARKS: Record<Status, Mark> = { quarantined: "quarantine", accepted: "done", rejected: "rejected", held: "held", restricted: "restricted" };

export const isStatus = (text: string): text is Status => (STATUSES as readonly string[]).includes(text);
export const movesOf = (status: string): readonly Status[] => (isStatus(status) ? STATUSES.filter((each) => MOVES[status].includes(each)) : []);
export const isUsable = (status: string): boolean => status === "accepted" || status === "restricted";
