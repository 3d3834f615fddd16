import { asProblem, ProblemError, Unavailable } from "@/packages/api";

/** A door outside GraphQL: a file in or out. A refusal has the words the commands have. */
async function asked(path: string, init: RequestInit = {}): Promise<Response> {
  const response = await fetch(path, { ...init, credentials: "same-origin" }).catch(() => null);
  if (!response) throw new Unavailable("no connection");
  if (response.ok) return response;
  const problem = asProblem(await response.json().catch(() => null));
  if (response.status >= 500) throw new Unavailable(problem.text);
  throw new ProblemError(problem);
}

export async function fetched(path: string, name: string): Promise<void> {
  const url = URL.createObjectURL(await (await asked(path)).blob());
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Gives the document's id and how many events it has; the same document again is the one that was captured. */
export async function capture(text: string, source: string): Promise<{ id: string; events: number }> {
  const query = source ? `?${new URLSearchParams({ source }).toString()}` : "";
  const response = await asked(`/api/epcis/capture${query}`, { method: "POST", body: text, headers: { "content-type": "application/ld+json" } });
  return (await response.json()) as { id: string; events: number };
}

export const documentAddress = (id: string): string => `/api/epcis/documents/${id}`;
export const nmpaAddress = (ids: readonly string[]): string => `/api/udi/nmpa.xlsx?${ids.map((id) => `id=${id}`).join("&")}`;

export interface Wanted { lot: string | null; reach: string; since: string | null; until: string | null }

export function eventsAddress({ lot, reach, since, until }: Wanted): string {
  const query = new URLSearchParams();
  if (lot) query.set("lot", lot);
  if (lot && reach !== "none") query.set("reach", reach);
  if (since) query.set("since", since);
  if (until) query.set("until", until);
  const text = query.toString();
  return `/api/epcis/events${text ? `?${text}` : ""}`;
}
