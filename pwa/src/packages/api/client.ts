import type { DocumentTypeDecoration } from "@graphql-typed-document-node/core";
import { asProblem, ProblemError, SignedOut, Unavailable, UNREADABLE, UpdateNeeded } from "./errors";

export interface CallOptions {
  signal?: AbortSignal;
  /** Phones send `Switch …` or `Device …`; the console's cookie needs nothing. */
  authorization?: string;
}

interface GraphQLReply<T> {
  data?: T | null;
  errors?: { message: string; path?: (string | number)[]; extensions?: Record<string, unknown> }[];
}

/** What codegen makes of a document; each entry has a module of its own. */
type Document<TResult, TVariables> = DocumentTypeDecoration<TResult, TVariables> & { __meta__?: Record<string, unknown> };

/** Runs one persisted document. Throws SignedOut, ProblemError, UpdateNeeded or Unavailable; nothing else is expected. */
export async function call<TResult, TVariables>(
  document: Document<TResult, TVariables>,
  variables: TVariables,
  options: CallOptions = {},
): Promise<TResult> {
  const id = document.__meta__?.hash as string;
  const reply = await send<GraphQLReply<TResult>>("POST", "/api/graphql", { id, variables }, options);
  const failure = reply.errors?.[0];
  if (failure) throw graphqlFailure(failure.message, failure.extensions ?? {});
  if (!reply.data) throw new Unavailable("empty reply");
  return reply.data;
}

/** REST doors: session, enrolment, switch. The body of a refusal is a Problem. */
export async function send<T>(
  method: "GET" | "POST" | "PUT" | "DELETE",
  path: string,
  body?: unknown,
  options: CallOptions = {},
): Promise<T> {
  const headers: Record<string, string> = { accept: "application/json" };
  if (body !== undefined) headers["content-type"] = "application/json";
  if (options.authorization) headers.authorization = options.authorization;
  let response: Response;
  try {
    const payload = body === undefined ? undefined : JSON.stringify(body);
    response = await fetch(path, { method, headers, body: payload, signal: options.signal, credentials: "same-origin" });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Unavailable("no connection");
  }
  return readReply<T>(response);
}

async function readReply<T>(response: Response): Promise<T> {
  if (response.status === 204) return undefined as T;
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) {
    if (body === null) throw new Unavailable("unreadable reply");
    return body as T;
  }
  const problem = asProblem(body);
  const known = problem.code !== UNREADABLE;
  if (response.status === 401 && (!known || ENDED.has(problem.code))) throw new SignedOut();
  if (problem.code === DOCUMENT_UNKNOWN) throw new UpdateNeeded();
  // no readable body: a proxy or a dying process answered, not the product
  if (response.status >= 500 || !known) throw new Unavailable(problem.text, incidentOf(problem.params), known ? problem : null);
  throw new ProblemError(problem);
}

// a session that waits for its second factor leads to the same page, which asks for it
const ENDED = new Set(["identity.not_signed_in", "identity.second_factor_needed"]);
const DOCUMENT_UNKNOWN = "api.document_unknown";
const BUG = "infra.bug";

function incidentOf(params: Record<string, unknown>): string | null {
  return typeof params.incident === "string" ? params.incident : null;
}

function graphqlFailure(message: string, extensions: Record<string, unknown>): Error {
  const problem = asProblem({ ...extensions, text: message });
  if (ENDED.has(problem.code)) return new SignedOut();
  if (problem.code === BUG || problem.code === UNREADABLE) return new Unavailable(message, incidentOf(problem.params));
  return new ProblemError(problem);
}

type Answer = { __typename?: string };

/** The subject of a command's union, or its Problem thrown. */
export function settled<T extends object>(result: T): Exclude<T, { __typename?: "Problem" }> {
  if ((result as Answer).__typename === "Problem") throw new ProblemError(asProblem(result));
  return result as Exclude<T, { __typename?: "Problem" }>;
}
