import { asProblem, ProblemError, Unavailable } from "@/packages/api";

interface Options {
  authorization?: string;
  signal: AbortSignal;
}

/**
 * The doors a person stands in front of: here a 401 is an answer to this form ("wrong PIN"), not the end of a session,
 * so every refusal keeps its code.
 */
export async function knock<T>(path: string, body: unknown, { authorization, signal }: Options): Promise<T> {
  const headers: Record<string, string> = { "content-type": "application/json", accept: "application/json" };
  if (authorization) headers.authorization = authorization;
  let response: Response;
  try {
    response = await fetch(path, { method: "POST", headers, body: JSON.stringify(body), signal, credentials: "same-origin" });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Unavailable("no connection");
  }
  const reply: unknown = await response.json().catch(() => null);
  if (response.ok && reply !== null) return reply as T;
  const problem = asProblem(reply);
  // a bug has an incident that somebody can be told; any other 5xx passes
  if (reply === null || (response.status >= 500 && !problem.params.incident)) throw new Unavailable(`status ${response.status}`);
  throw new ProblemError(problem);
}
