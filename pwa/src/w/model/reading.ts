import { call, ProblemError, SignedOut, UpdateNeeded } from "@/packages/api";
import { WorkerIntentsDocument, WorkerOperationByCardDocument, WorkerSnapshotDocument } from "@/packages/api/generated/worker/graphql";
import { setZone } from "@/packages/i18n";
import { getMeta, saveOpened, savePerson, saveSnapshot } from "./local";
import { standBy, wearPrefs } from "./prefs";
import { timeout, unreachable } from "./sending";
import { store } from "./store";
import type { Operation, Person, ServerIntent, Snapshot } from "./types";

const READ_TIMEOUT_MS = 15_000;
const OPENED_KEPT = 40;

export const switchAuthorization = (): string => `Switch ${store.get().person?.token ?? ""}`;
const options = () => ({ authorization: switchAuthorization(), signal: timeout(READ_TIMEOUT_MS) });

let running: Promise<void> | null = null;

/** One document for everything the home, report and today screens show; the last good one stays with its age. */
export function refresh(): Promise<void> {
  running ??= read().finally(() => {
    running = null;
  });
  return running;
}

async function read(): Promise<void> {
  const person = store.get().person;
  if (!person) return;
  store.set({ reading: { kind: "loading", since: Date.now() } });
  const tick = (await getMeta<number>("tick").catch(() => undefined)) ?? 0;
  try {
    const data = await call(WorkerSnapshotDocument, {}, options());
    const snapshot: Snapshot = { data, at: Date.now(), tick };
    setZone(data.me.tenant.timeZone);
    await adoptLanguage(person, data.me.locale);
    store.set({ snapshots: { ...store.get().snapshots, [person.userId]: snapshot }, reading: { kind: "idle" } });
    reached();
    await saveSnapshot(person.userId, snapshot).catch(() => undefined);
    void readMore(person, data);
    await readIntents();
  } catch (error) {
    failed(error);
  }
}

const PLANT_EVERY_MS = 15_000;
let plantAt = 0;

/** The rest of what the phone holds comes after the work list, apart from the first load, and not after each fact. */
async function readMore(person: Person, { me, myOperations }: Snapshot["data"]): Promise<void> {
  if (Date.now() - plantAt < PLANT_EVERY_MS) return;
  plantAt = Date.now();
  const { readPlant } = await import("./plantReading");
  await readPlant(person, myOperations, me.permissions);
}

/** How an opened card is reported, and what must be read first. */
export async function readAbout(id: string): Promise<void> {
  const { person } = store.get();
  const operation = knownOperations().find((each) => each.id === id);
  if (!person || !operation) return;
  const { readOperation } = await import("./plantReading");
  await readOperation(person, operation).catch(() => undefined);
}

/** Something of this person's own was booked, or another person has the phone: what is open has changed. */
export function plantMoved(): void {
  plantAt = 0;
}

async function readIntents(): Promise<void> {
  const { intents } = await call(WorkerIntentsDocument, {}, options());
  store.set({ intents: intents.nodes as ServerIntent[] });
}

/** The account's language may have been changed elsewhere. */
async function adoptLanguage(person: Person, language: string): Promise<void> {
  if (person.locale === language || store.get().person?.userId !== person.userId) return;
  const next = { ...person, locale: language };
  store.set({ person: next });
  await savePerson(next).catch(() => undefined);
  await wearPrefs(next);
}

/** The server answered: what an earlier failure said about the network is over. */
function reached(): void {
  if (store.get().send.kind === "offline" && store.get().queue.length === 0) store.set({ send: { kind: "idle", since: Date.now() } });
}

function failed(error: unknown): void {
  if (error instanceof SignedOut) {
    store.set({ reading: { kind: "idle" } });
    void standBy({ kind: "expired" });
    return;
  }
  if (unreachable(error) && store.get().send.kind === "idle") store.set({ send: { kind: "offline", since: Date.now() } });
  const code = error instanceof ProblemError ? error.problem.code : error instanceof UpdateNeeded ? "update_needed" : "unavailable";
  store.set({ reading: { kind: "failed", code } });
}

/** Every operation this phone has seen, whoever was signed in: the card in the hand decides, not the list. */
export function knownOperations(): Operation[] {
  const { person, snapshots, opened } = store.get();
  const own = person ? (snapshots[person.userId]?.data.myOperations ?? []) : [];
  const others = Object.values(snapshots).flatMap((snapshot) => snapshot.data.myOperations);
  const seen = new Set<string>();
  return [...own, ...opened, ...others].filter((operation) => !seen.has(operation.id) && seen.add(operation.id));
}

export type Lookup = { kind: "found"; operation: Operation } | { kind: "missing" } | { kind: "offline" } | { kind: "refused"; problem: ProblemError["problem"] };

export async function findByCard(card: string): Promise<Lookup> {
  const known = knownOperations().find((operation) => operation.card === card);
  if (known) return { kind: "found", operation: known };
  try {
    const { operationByCard } = await call(WorkerOperationByCardDocument, { card }, options());
    if (!operationByCard) return { kind: "missing" };
    await remember(operationByCard);
    return { kind: "found", operation: operationByCard };
  } catch (error) {
    if (error instanceof ProblemError) return { kind: "refused", problem: error.problem };
    if (error instanceof SignedOut) failed(error);
    return { kind: "offline" };
  }
}

export async function remember(operation: Operation): Promise<void> {
  const opened = [operation, ...store.get().opened.filter((other) => other.id !== operation.id)].slice(0, OPENED_KEPT);
  store.set({ opened });
  await saveOpened(opened).catch(() => undefined);
}

/** An operation that is on nobody's list is read again when it is opened, so its remainder is not from yesterday. */
export async function refreshOpened(id: string): Promise<void> {
  const operation = store.get().opened.find((candidate) => candidate.id === id);
  if (!operation) return refresh();
  const reply = await call(WorkerOperationByCardDocument, { card: operation.card }, options()).catch(() => null);
  if (reply?.operationByCard) await remember(reply.operationByCard);
}
