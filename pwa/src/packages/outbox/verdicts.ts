import type { Params, Row } from "./envelope";

export interface Verdict {
  id: string;
  seq: number;
  verdict: string;
  code?: string | null;
  params?: unknown;
  result?: unknown;
}

export interface SyncReply {
  serverTime: string;
  expectedSeq: number;
  verdicts: Verdict[];
}

export interface Booked {
  row: Row;
  result: Params;
}

export interface Refused {
  row: Row;
  code: string;
  params: Params;
}

/** Why sending stops before the queue is empty. `gap` and `alarm` need a person. */
export type Stop = "retry_later" | "gap" | "alarm";

export interface Judgement {
  booked: Booked[];
  refused: Refused[];
  stop: Stop | null;
}

/**
 * Reads one reply against the rows that were sent. A refusal leaves the queue like a booking does: rejected is not
 * stuck. Everything behind the first stop stays queued, in order; so does a row the server did not mention.
 */
export function judge(rows: readonly Row[], reply: SyncReply): Judgement {
  const verdicts = new Map(reply.verdicts.map((verdict) => [verdict.id, verdict]));
  const judgement: Judgement = { booked: [], refused: [], stop: null };
  for (const row of rows) {
    const verdict = verdicts.get(row.id);
    const stop = verdict === undefined ? "retry_later" : settleOne(row, verdict, judgement);
    if (stop !== null) return { ...judgement, stop };
  }
  return judgement;
}

function settleOne(row: Row, verdict: Verdict, into: Judgement): Stop | null {
  switch (verdict.verdict) {
    case "applied":
    case "duplicate":
      // a replayed refusal is still a refusal: the first outcome counts
      if (verdict.code) into.refused.push({ row, code: verdict.code, params: object(verdict.params) });
      else into.booked.push({ row, result: object(verdict.result) });
      return null;
    case "rejected":
      into.refused.push({ row, code: verdict.code ?? "unknown", params: object(verdict.params) });
      return null;
    case "gap":
    case "alarm":
      return verdict.verdict;
    default:
      return "retry_later";
  }
}

function object(value: unknown): Params {
  return value !== null && typeof value === "object" && !Array.isArray(value) ? (value as Params) : {};
}
