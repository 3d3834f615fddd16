import type { TypedDocumentString } from "./generated/graphql";
import { asProblem, ProblemError, SignedOut, Unavailable, UpdateNeeded } from "./errors";

export interface CallOptions {
  signal?: AbortSignal;
  /** Phones send `Switch …` or `Device …`; the console's cookie needs nothing. */
  authorization?: string;
}

interface GraphQLReply<T> {
  data?: T | null;
  errors?: { message: string; path?: (string | number)[]; extensions?: Record<string, unknown> }[];
}

/** Runs one persisted document. Throws SignedOut, ProblemError, UpdateNeeded or Unavailable; nothing else is expected. */
export async function call<TResult, TVariables>(
  document: TypedDocumentString<TResult, TVariables>,
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
  if (response.status === 401 && !REFUSED_SIGN_IN.test(problem.code)) throw new SignedOut();
  if (isUnknownDocument(problem.code)) throw new UpdateNeeded();
  if (response.status >= 500) throw new Unavailable(problem.text, incidentOf(problem.params));
  if (response.status === 400 && isGraphQL(body)) return body as T;
  throw new ProblemError(problem);
}

// A wrong password is an answer to this form, not the end of a session.
const REFUSED_SIGN_IN = /wrong|credential|sign_in_refused|locked|pin|badge|unknown_company|too_many/;

const isGraphQL = (body: unknown): boolean => typeof body === "object" && body !== null && "errors" in body;
const isUnknownDocument = (code: unknown): boolean => typeof code === "string" && /unknown_document|document_unknown|persisted/i.test(code);
const incidentOf = (params: Record<string, unknown>): string | null => {
  const incident = params.incident ?? params.id;
  return typeof incident === "string" ? incident : null;
};

function graphqlFailure(message: string, extensions: Record<string, unknown>): Error {
  const code = extensions.code;
  if (isUnknownDocument(code)) return new UpdateNeeded();
  if (typeof code === "string" && /signed_out|session_expired|unauthenticated/i.test(code)) return new SignedOut();
  const status = typeof extensions.status === "number" ? extensions.status : 0;
  if (typeof code === "string" && code.includes(".") && status < 500 && !code.endsWith("unavailable")) {
    return new ProblemError(asProblem({ code, text: message, params: extensions.params }));
  }
  return new Unavailable(message, incidentOf({ ...extensions }));
}

type Answer = { __typename?: string };

/** The subject of a command's union, or its Problem thrown. */
export function settled<T extends object>(result: T): Exclude<T, { __typename?: "Problem" }> {
  if ((result as Answer).__typename === "Problem") throw new ProblemError(asProblem(result));
  return result as Exclude<T, { __typename?: "Problem" }>;
}
