import { send } from "@/packages/api";

/** What a session may do after a proof: everything (`next` null), or prove or enrol a second factor first. */
export interface Step {
  me: { id: string } | null;
  next: "second" | "enrol" | null;
  name?: string;
  ways?: string[];
  recoveryCodes?: string[];
}
export interface Ways {
  ways: string[];
  providers: { id: string; name: string; kind: string }[];
  ssoOnly: boolean;
  mailbox: boolean;
}
export interface Sent { kind: "mobile" | "email"; shown: string; expiresAt: string; resendAfter: string }
export interface Letter { id: string; at: string; to: string; title: string; body: string }
export interface Question { state: string; options: Record<string, unknown> }
export interface NewTotp { id: string; secret: string; address: string; qr: string }

const post = <T,>(path: string, body: unknown = {}): Promise<T> => send<T>("POST", path, body);

export const doors = {
  ways: (company: string) => send<Ways>("GET", `/api/session/ways?company=${encodeURIComponent(company)}`),
  password: (given: { company: string; login: string; password: string; newPassword?: string }) => post<Step>("/api/session", given),
  askCode: (company: string, contact: string, locale: string) => post<Sent>("/api/session/code", { company, contact, locale }),
  byCode: (company: string, contact: string, code: string) => post<Step>("/api/session/by-code", { company, contact, code }),
  askPasskey: (company: string) => post<Question>("/api/session/passkey-question", { company }),
  byPasskey: (company: string, state: string, credential: unknown) => post<Step>("/api/session/by-passkey", { company, state, credential }),
  step: () => send<Step>("GET", "/api/session/step"),
  second: (proof: Proof) => post<Step>("/api/session/second", proof),
  askSecond: () => post<Question>("/api/session/second/question"),
  proveAgain: (proof: Proof) => post<{ proved: boolean }>("/api/session/prove", proof),
  waysToProve: () => send<{ ways: string[] }>("GET", "/api/session/prove"),
  sendOwnCode: () => post<Sent>("/api/session/prove/code"),
  startTotp: (name: string) => post<NewTotp>("/api/factors/totp", { name }),
  confirmTotp: (id: string, code: string) => post<Step>("/api/factors/totp/confirm", { id, code }),
  askNewPasskey: () => post<Question>("/api/factors/passkey/question"),
  addPasskey: (state: string, credential: unknown, name: string) => post<Step>("/api/factors/passkey", { state, credential, name }),
  renewCodes: () => post<{ recoveryCodes: string[] }>("/api/factors/recovery-codes"),
  possible: () => send<{ passkeys: boolean }>("GET", "/api/factors/possible"),
  letters: (to: string) => send<{ letters: Letter[] }>("GET", `/api/mailbox?to=${encodeURIComponent(to)}`),
  leave: () => send("DELETE", "/api/session"),
};

export interface Proof { by: string; code?: string; password?: string; state?: string; credential?: unknown }
