import { type Problem, ProblemError, Unavailable } from "@/packages/api";
import { offsetOf } from "@/packages/outbox";
import { readCode } from "@/packages/scan";
import { dropDrafts } from "./drafts";
import { knock } from "./http";
import { dropMeta, handle, loadAll, queue, savePerson, setMeta } from "./local";
import { hashPin, pinMatches } from "./pin";
import { standBy, wearPrefs } from "./prefs";
import { plantMoved, refresh } from "./reading";
import { changedHere, deviceAuthorization, kick, timeout, unreachable } from "./sending";
import { store } from "./store";
import type { Device, Person, State } from "./types";

// quick user switch is a matter of seconds: past this the phone decides by itself if it can
const SWITCH_TIMEOUT_MS = 2_500;
const FIRST_SWITCH_TIMEOUT_MS = 15_000;
const OFFLINE_TRIES = 5;

export type Answer = { ok: true } | { ok: false; problem: Problem } | { ok: false; problem: null; why: "offline" | "unknown_here" | "wrong_pin" | "locked" | "broken" };

interface EnrolReply {
  device: { id: string; name: string };
  key: string;
  /** An invitation to one's own phone: he is signed in already. */
  switch?: SwitchReply;
}

export type Enrolment = { company: string; name?: string } & ({ code: string } | { login: string; password: string });

/** With the plant's code, or as one's own phone with one's account: the server says whether it may be. */
export async function enrol(given: Enrolment): Promise<Answer> {
  return attempt(async () => {
    const sentAt = Date.now();
    const reply = await knock<EnrolReply>("/api/devices/enroll", given, { signal: timeout(FIRST_SWITCH_TIMEOUT_MS) });
    const company = reply.key.split(".")[0] ?? given.company;
    const device: Device = { id: reply.device.id, name: reply.device.name, company, key: reply.key, enrolledAt: Date.now() };
    await setMeta("device", device);
    store.set({ device, phase: "sign-in", notice: null });
    if (reply.switch) {
      await noteClock(offsetOf(reply.switch.serverTime, sentAt, Date.now()));
      await enter(await personOf(reply.switch, {}, false));
    } else if ("login" in given) await signIn({ login: given.login, secret: given.password });
  });
}

export interface Credentials {
  badge?: string;
  login?: string;
  /** a PIN, or the password of the account */
  secret: string;
}

interface SwitchReply {
  token: string;
  switchId: string;
  user: { id: string; name: string; locale?: string; team?: unknown };
  shift?: { name: unknown; endsAt: string } | null;
  expiresAt: string;
  serverTime: string;
}

/**
 * The server decides; only when it cannot be reached does the phone, and only for people it already knows.
 * `byPlant`: nobody but the server, however long it takes: what follows is signed.
 */
export async function signIn(given: Credentials, { byPlant = false } = {}): Promise<Answer> {
  const known = byPlant ? null : personFor(given);
  const signal = timeout(known ? SWITCH_TIMEOUT_MS : FIRST_SWITCH_TIMEOUT_MS);
  const isPin = /^\d{4,8}$/.test(given.secret);
  const body = { badge: given.badge, login: given.badge ? undefined : given.login, [isPin ? "pin" : "password"]: given.secret };
  const sentAt = Date.now();
  try {
    const reply = await knock<SwitchReply>("/api/switch", body, { signal, authorization: deviceAuthorization() });
    await noteClock(offsetOf(reply.serverTime, sentAt, Date.now()));
    await enter(await personOf(reply, given, isPin));
    return { ok: true };
  } catch (error) {
    if (error instanceof ProblemError) return { ok: false, problem: error.problem };
    // its database may be away while it answers: who is known here can go on
    if (unreachable(error) || (known && error instanceof Unavailable)) return signInOffline(known, given.secret);
    return failure(error);
  }
}

async function signInOffline(known: Person | null, pin: string): Promise<Answer> {
  if (!known) return { ok: false, problem: null, why: "offline" };
  if (!known.pin || known.expiresAt <= Date.now()) return { ok: false, problem: null, why: "unknown_here" };
  if (known.misses >= OFFLINE_TRIES) return { ok: false, problem: null, why: "locked" };
  const right = await pinMatches(pin, known.pin);
  if (!right) {
    await savePerson({ ...known, misses: known.misses + 1 });
    return { ok: false, problem: null, why: "wrong_pin" };
  }
  await enter({ ...known, misses: 0, lastAt: Date.now() });
  return { ok: true };
}

function personFor({ badge, login }: Credentials): Person | null {
  const same = (person: Person): boolean => (badge ? person.badge === badge : login !== undefined && person.login === login);
  return store.get().people.find(same) ?? null;
}

async function personOf(reply: SwitchReply, given: Partial<Credentials>, isPin: boolean): Promise<Person> {
  const before = store.get().people.find((person) => person.userId === reply.user.id);
  return {
    userId: reply.user.id,
    name: reply.user.name,
    team: text(reply.user.team),
    login: given.login ?? before?.login ?? null,
    badge: given.badge ?? before?.badge ?? null,
    locale: reply.user.locale ?? before?.locale,
    switchId: reply.switchId,
    token: reply.token,
    shift: reply.shift ? { name: text(reply.shift.name), endsAt: reply.shift.endsAt } : null,
    expiresAt: Date.parse(reply.expiresAt),
    lastAt: Date.now(),
    pin: isPin ? await hashPin(given.secret ?? "") : (before?.pin ?? null),
    pinDigits: isPin ? (given.secret ?? "").length : (before?.pinDigits ?? null),
    misses: 0,
  };
}

/** Names come bilingual or plain. */
function text(value: unknown): string {
  if (typeof value === "string") return value;
  const names = (value ?? {}) as { zh?: string; en?: string; name?: unknown };
  return names.name !== undefined ? text(names.name) : JSON.stringify({ zh: names.zh ?? "", en: names.en ?? "" });
}

/** From the first entry on the server can correct this phone's clock, also for what is entered without network. */
async function noteClock(srvOffset: number): Promise<void> {
  store.set({ srvOffset });
  await setMeta("srvOffset", srvOffset).catch(() => undefined);
}

async function enter(person: Person): Promise<void> {
  await Promise.all([savePerson(person), setMeta("person", person.userId), wearPrefs(person)]);
  store.set({ person, phase: "in", notice: null, intents: [], undo: null });
  kick();
  plantMoved();
  void refresh();
}

/** Leaves the phone to the next one. The queue stays: it belongs to the phone, not to the person. */
export async function signOut(): Promise<void> {
  await dropMeta("person").catch(() => undefined);
  await standBy(null);
}

/** Takes one person off this phone's list of quick ways in. */
export async function forget(userId: string): Promise<void> {
  await handle.run((db) => db.delete("people", userId));
  store.set({ people: store.get().people.filter((person) => person.userId !== userId) });
}

/** Refused while anything waits: a new enrolment starts numbering at 1 and could never send the old entries. */
export async function unenrol(exported = false): Promise<boolean> {
  const done = await queue.restart(exported && store.get().send.kind === "revoked");
  if (done) {
    await dropMeta("person");
    dropDrafts();
    store.set({ person: null, snapshots: {}, opened: [], undo: null, notice: null, send: { kind: "idle", since: Date.now() } });
    await loadAll(wearPrefs);
  }
  await changedHere();
  return done;
}

async function attempt(work: () => Promise<void>): Promise<Answer> {
  try {
    await work();
    return { ok: true };
  } catch (error) {
    return failure(error);
  }
}

function failure(error: unknown): Answer {
  if (error instanceof ProblemError) return { ok: false, problem: error.problem };
  if (unreachable(error)) return { ok: false, problem: null, why: "offline" };
  return { ok: false, problem: null, why: "broken" };
}

export const isBadge = (value: string, state: State = store.get()): boolean => readCode(value, state.device?.company ?? null).kind === "badge";
