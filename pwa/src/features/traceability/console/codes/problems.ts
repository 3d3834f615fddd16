import { ProblemError } from "@/c/data";
import { known, t } from "@/packages/i18n";

const keyOf = (head: string): string => `epcis.problem.${head.toLowerCase().replace(/[^a-z0-9]+/g, "_").replace(/_$/, "")}`;

/** What is wrong at a place of a document, in the reader's words where there are any; the server says it in English. */
export function problemWords(problem: string): string {
  const [head = "", ...rest] = problem.split(": ");
  const key = keyOf(head);
  return known(key) ? t(key, { detail: rest.join(": ") }) : problem;
}

/** The refusal of a document, said whole in the reader's language. */
export function inWords(error: ProblemError): ProblemError {
  const { problem } = error;
  return new ProblemError({ ...problem, params: { ...problem.params, problem: problemWords(String(problem.params.problem ?? "")) } });
}
