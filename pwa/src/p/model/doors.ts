/** The anonymous doors of sign-up: plain requests, no GraphQL, so that the page stays small. */

export interface Names { zh: string; en: string }
export interface Refusal { code: string; text?: string; params: Record<string, unknown> }

export interface Plan {
  code: string;
  name: Names;
  text: Names;
  prices: Record<string, { month: number; year: number }>;
  modules: string[];
  limits: Record<string, number | null>;
  online: boolean;
}
export interface Offers {
  open: boolean;
  plans: Plan[];
  trial: { plan: string; days: number };
  industries: { code: string; name: Names; about: Names }[];
  terms: string;
  mailbox: boolean;
}
export interface Sent { kind: "mobile" | "email"; shown: string; expiresAt: string; resendAfter: string }
export type Stage = "proved" | "asked" | "failed" | "ready" | "entered";
export interface SignUp {
  state: Stage | null;
  contact?: string;
  company?: string | null;
  industry?: string | null;
  person?: string | null;
  slug?: string | null;
  problem?: Refusal | null;
}
export interface First {
  order: string | null;
  item: Names;
  operation: Names;
  quantity: string;
  unit: string;
  card: string;
  link: string;
  picture: string;
  phones: number;
  reported: boolean;
}
export interface Invitation { link: string; picture: string; expiresAt: string }
export interface Letter { id: string; at: string; to: string; title: string; body: string }

/** What was not done, and why; `offline` when nobody answered. */
export class Refused extends Error {
  constructor(readonly problem: Refusal) {
    super(problem.code);
  }
}

const OFFLINE: Refusal = { code: "infra.unreachable", params: {} };

async function ask<T>(method: string, path: string, body?: object): Promise<T> {
  let answer: Response;
  try {
    answer = await fetch(`/api${path}`, {
      method,
      credentials: "same-origin",
      headers: body ? { "content-type": "application/json" } : undefined,
      body: body ? JSON.stringify(body) : undefined,
    });
  } catch {
    throw new Refused(OFFLINE);
  }
  const reply: unknown = await answer.json().catch(() => null);
  if (!answer.ok) throw new Refused((reply as Refusal | null) ?? OFFLINE);
  return reply as T;
}

export const offers = (): Promise<Offers> => ask("GET", "/join/offers");
export const mine = (): Promise<SignUp> => ask("GET", "/join");
export const sendCode = (contact: string, locale: string): Promise<Sent> => ask("POST", "/join/code", { contact, locale });
export const prove = (contact: string, code: string, terms: string, locale: string): Promise<SignUp> => ask("POST", "/join/proof", { contact, code, terms, locale });
export const suggestion = (name: string): Promise<{ slug: string }> => ask("GET", `/join/suggestion?name=${encodeURIComponent(name)}`);
export const found = (company: string, industry: string, person: string, slug: string): Promise<SignUp> =>
  ask("POST", "/join/company", { company, industry, person, slug, timeZone: zone() });
export const enter = (password: string): Promise<unknown> => ask("POST", "/join/enter", password ? { password } : {});
export const giveUp = (): Promise<unknown> => ask("DELETE", "/join");
export const first = (): Promise<First> => ask("GET", "/join/first");
export const invitePhone = (): Promise<Invitation> => ask("POST", "/join/phone", {});
export const letters = (to?: string): Promise<{ letters: Letter[] }> => ask("GET", `/mailbox${to ? `?to=${encodeURIComponent(to)}` : ""}`);

function zone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || "Asia/Shanghai";
}
