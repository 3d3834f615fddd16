import { call } from "@/packages/api";
import { WorkerAssignmentsDocument, type WorkerAssignmentsQuery, type WorkerCallFragment, type WorkerFloorQuery, WorkerFloorDocument, type WorkerMissingFragment, WorkerPlantDocument, type WorkerPlantQuery, WorkerWagesDocument, type WorkerWagesQuery } from "@/packages/api/generated/worker/graphql";
import { loadStocks, readStock } from "@/features/traceability/worker/pull";
import { loadSteps, nameOf, type StepsPage } from "@/features/masterdata/worker/steps";
import { asPerson } from "./fetched";
import { handle } from "./local";
import { keepPictures } from "./pictures";
import { type Call, type CallKind, type CountMode, type Helper, type Hints, type Missed, NO_PLANT, type Plant, rememberSteps } from "./plant";
import { remember } from "./reading";
import { store } from "./store";
import type { Operation, Person } from "./types";
import type { Wages } from "./wages";

const LEAD = "reporting.missing:check";
const SOURCES: Record<string, string> = { over: "reporting.output:over_report", check: "reporting.output:override" };
const STEPS_EVERY_MS = 10 * 60_000;
const MOST_STEPS = 20;

/** After the work list: how each operation is reported, who works here, what is open. Each half stands by itself. */
export async function readPlant(person: Person, operations: readonly Operation[], permissions: readonly string[]): Promise<void> {
  void readStock(person, permissions).catch(() => undefined);
  const centers = [...new Set(operations.map(({ workCenter }) => workCenter.id))];
  const before = store.get().plants[person.userId] ?? NO_PLANT;
  const [plant, floor, given, wages] = await Promise.allSettled([
    call(WorkerPlantDocument, { operationIds: operations.map(({ id }) => id) }, asPerson()),
    call(WorkerFloorDocument, { centers, lead: permissions.includes(LEAD) }, asPerson()),
    call(WorkerAssignmentsDocument, {}, asPerson()),
    call(WorkerWagesDocument, {}, asPerson()),
  ]);
  if (plant.status === "rejected" && floor.status === "rejected") return;
  const next: Plant = {
    ...before,
    ...(plant.status === "fulfilled" ? plantOf(plant.value, before.hints) : {}),
    ...(floor.status === "fulfilled" ? floorOf(floor.value, person) : {}),
    ...(given.status === "fulfilled" ? { assigned: await assignedOf(given.value, operations) } : {}),
    ...(wages.status === "fulfilled" ? { wages: wagesOf(wages.value) } : {}),
    at: Date.now(),
  };
  await keepPlant(person.userId, next);
  void readSteps(person, operations).catch(() => undefined);
}

/** The same for one operation whose card was opened, whoever's list it is on. */
export async function readOperation(person: Person, operation: Operation): Promise<void> {
  void readSteps(person, [operation]).catch(() => undefined);
  const plant = store.get().plants[person.userId] ?? NO_PLANT;
  if (plant.hints[operation.id]) return;
  const reply = await call(WorkerPlantDocument, { operationIds: [operation.id] }, asPerson());
  const now = store.get().plants[person.userId] ?? NO_PLANT;
  await keepPlant(person.userId, { ...now, ...plantOf(reply, now.hints) });
}

/** What is given to me from another work center is not on my list: the phone keeps it like an opened card. */
async function assignedOf({ myAssignments }: WorkerAssignmentsQuery, operations: readonly Operation[]): Promise<string[]> {
  for (const { operation } of myAssignments) if (!operations.some(({ id }) => id === operation.id)) await remember(operation);
  return myAssignments.map(({ operationId }) => operationId);
}

export async function keepPlant(userId: string, plant: Plant): Promise<void> {
  store.set({ plants: { ...store.get().plants, [userId]: plant } });
  await handle.run((db) => db.put("docs", { name: `plant:${userId}`, data: plant, at: plant.at, tick: 0 })).catch(() => undefined);
}

export function plantOf(reply: WorkerPlantQuery, known: Record<string, Hints>): Pick<Plant, "people" | "shifts" | "runs" | "hints" | "fields"> {
  // where nobody stamps, nobody is absent either
  const stamped = reply.crew.some(({ present }) => present);
  return {
    people: reply.crew.map(({ userId, name, present }) => ({ id: userId, name, present: stamped ? present : null })),
    shifts: reply.reportableShifts.filter(({ current }) => !current),
    runs: reply.myRuns.map(({ id, operationId, state, startedAt, workingSince }) => ({ id, operationId, startedAt: workingSince ?? startedAt, running: state === "running" })),
    // cards opened from other lists keep theirs
    hints: { ...known, ...Object.fromEntries(reply.reportForms.map((form) => [form.operationId, hintsOf(form)])) },
    fields: reply.customFields.filter(({ active }) => active),
  };
}

function wagesOf({ myWagesToday, myRates, wageDisputes }: WorkerWagesQuery): Wages {
  return { reports: myWagesToday.reports, rates: myRates, disputes: wageDisputes.nodes };
}

type Form = WorkerPlantQuery["reportForms"][number];

function hintsOf(form: Form): Hints {
  const wanted = form.mode !== "any";
  return {
    mode: wanted ? (form.mode as CountMode) : "quantity",
    modeWanted: wanted,
    boxSize: form.boxSize,
    reading: form.lastCounter,
    overPercent: Number(form.overLimitPercent ?? 0),
    skipAllowed: form.skipAllowed,
    approval: form.needsApproval,
    helpers: form.helpers.map(({ matter, name, phone }): Helper => ({ name, phone: phone || null, permission: SOURCES[matter] ?? matter })),
  };
}

function floorOf(reply: WorkerFloorQuery, person: Person): Pick<Plant, "calls" | "stops" | "missed" | "todo"> {
  const calls = new Map([...reply.mine.nodes, ...reply.near.nodes].map((each) => [each.id, callOf(each, person)]));
  const missed = new Map([...reply.missing.nodes, ...(reply.team?.nodes ?? [])].map((each) => [each.id, missedOf(each)]));
  return {
    calls: [...calls.values()],
    stops: reply.downtimes.nodes.map(({ id, startedAt, workUnit, reason }) => ({ id, startedAt, place: workUnit.code, reason: reason.name })),
    missed: [...missed.values()],
    todo: reply.todoCount,
  };
}

function callOf(call: WorkerCallFragment, person: Person): Call {
  const { id, level, state, calledAt, calledBy, acknowledgedBy } = call;
  return { id, level, state, calledAt, calledBy, acknowledgedBy, kind: call.kind as CallKind, place: call.workUnit?.code ?? call.workCenter.code, mine: call.calledById === person.userId };
}

function missedOf({ id, shiftId, shift, shiftDay, userId, userName, operation }: WorkerMissingFragment): Missed {
  return { id, shiftId, shift, day: shiftDay, userId, userName, operation: operation ? { id: operation.id, name: operation.name, orderNumber: operation.order.number } : null };
}

const readAt = new Map<string, number>();

/** Instructions and their pictures for the time without network; the one in force replaces the one before. */
async function readSteps(person: Person, operations: readonly Operation[]): Promise<void> {
  const pictures: string[] = [];
  for (const { id } of operations.slice(0, MOST_STEPS)) {
    const key = `fetched:${person.userId}:${nameOf(id)}`;
    if (Date.now() - (readAt.get(key) ?? 0) < STEPS_EVERY_MS) continue;
    const page = await loadSteps(id, person.name);
    readAt.set(key, Date.now());
    await handle.run((db) => db.put("docs", { name: key, data: page, at: Date.now(), tick: 0 }));
    rememberSteps(person.userId, id, page);
    pictures.push(...(page.instruction?.steps ?? []).filter(({ mediaType }) => mediaType?.startsWith("image/")).flatMap(({ sha256 }) => sha256 ?? []));
  }
  await keepPictures(pictures);
}

/** At the start: what the last time with network left here. */
export async function loadPlants(): Promise<void> {
  void loadStocks().catch(() => undefined);
  const docs = await handle.run((db) => db.getAll("docs"));
  const plants = Object.fromEntries(docs.filter(({ name }) => name.startsWith("plant:")).map(({ name, data }) => [name.slice(6), { ...NO_PLANT, ...(data as Plant) }]));
  const steps = Object.fromEntries(
    docs.flatMap(({ name, data }) => {
      const parts = /^fetched:([^:]+):steps:(.+)$/.exec(name);
      return parts ? [[`${parts[1]}:${parts[2]}`, data as StepsPage]] : [];
    }),
  );
  store.set({ plants: { ...plants, ...store.get().plants }, steps: { ...steps, ...store.get().steps } });
}
