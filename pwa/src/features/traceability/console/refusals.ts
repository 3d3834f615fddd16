import { explain } from "@/c/kit/states";
import { ProblemError } from "@/c/data";

const NUMBERS = ["traceability.lot_taken", "traceability.number_invalid"];

/** The words of a refusal that is about one field; null when it is about something else. */
export function refusedFor(error: unknown, codes: readonly string[], about?: (params: Record<string, unknown>) => boolean): string | null {
  if (!(error instanceof ProblemError) || !codes.includes(error.problem.code)) return null;
  return about && !about(error.problem.params) ? null : explain(error).text;
}

/** The number that was wanted is taken, or no number at all. */
export const refusedNumber = (error: unknown, number?: string): string | null =>
  refusedFor(error, NUMBERS, number === undefined ? undefined : ({ lot, number: said }) => (lot ?? said) === number.trim());
