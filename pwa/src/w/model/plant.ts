import { useMemo } from "react";
import type { StepsPage } from "@/features/masterdata/worker/steps";
import { store, useApp } from "./store";
import type { Wages } from "./wages";

export interface Names {
  zh: string;
  en: string;
}

export interface Colleague {
  id: string;
  name: string;
  /** null: nobody said */
  present: boolean | null;
}

export interface PastShift {
  shiftId: string;
  name: Names;
  day: string;
  startsAt: string;
  endsAt: string;
}

export interface Run {
  id: string;
  operationId: string;
  startedAt: string;
  running: boolean;
}

/** A field the plant added to reports. */
export interface CustomField {
  code: string;
  name: Names;
  kind: string;
  unit: string | null;
  required: boolean;
  choices: string[];
}

export interface Helper {
  name: string;
  phone: string | null;
  /** what he may let through */
  permission: string;
}

/** A call for help that is not resolved. */
export interface Call {
  id: string;
  kind: CallKind;
  level: number;
  state: string;
  calledAt: string;
  calledBy: string;
  acknowledgedBy: string | null;
  place: string;
  mine: boolean;
}

export const CALL_KINDS = ["quality", "material", "equipment", "other"] as const;
export type CallKind = (typeof CALL_KINDS)[number];

export interface Stop {
  id: string;
  place: string;
  reason: Names;
  startedAt: string;
}

/** A shift of which no report is known: 漏报. */
export interface Missed {
  id: string;
  shiftId: string;
  shift: Names;
  day: string;
  userId: string | null;
  userName: string | null;
  operation: { id: string; name: Names; orderNumber: string } | null;
}

export interface Handover {
  id: string;
  state: string;
  area: Names;
  shift: Names;
  day: string;
  contents: Record<string, Record<string, unknown>[]>;
  note: string | null;
  outgoingBy: string | null;
  outgoingAt: string | null;
  incomingBy: string | null;
}

export type CountMode = "quantity" | "counter" | "box" | "serial";

/** How an operation is reported, as far as the phone knows. */
export interface Hints {
  mode: CountMode;
  /** the plant asks for this mode; otherwise it only starts with it */
  modeWanted: boolean;
  boxSize: string | null;
  reading: string | null;
  /** that much more than planned is allowed to everybody */
  overPercent: number;
  /** may be reported before the step before has delivered */
  skipAllowed: boolean;
  approval: boolean;
  helpers: Helper[];
}

export const NO_HINTS: Hints = { mode: "quantity", modeWanted: false, boxSize: null, reading: null, overPercent: 0, skipAllowed: true, approval: false, helpers: [] };

/** What the phone holds of the plant beyond the work list. */
export interface Plant {
  people: Colleague[];
  shifts: PastShift[];
  runs: Run[];
  hints: Record<string, Hints>;
  fields: CustomField[];
  calls: Call[];
  stops: Stop[];
  missed: Missed[];
  handovers: Handover[];
  todo: { open: number; urgent: number } | null;
  /** null: this person has no wages here, or may not see them */
  wages: Wages | null;
  /** operations given to this person by name, in their order */
  assigned: string[];
  at: number;
}

export const NO_PLANT: Plant = { people: [], shifts: [], runs: [], hints: {}, fields: [], calls: [], stops: [], missed: [], handovers: [], todo: null, wages: null, assigned: [], at: 0 };

export function usePlant(): Plant {
  const person = useApp((state) => state.person);
  const plants = useApp((state) => state.plants);
  return useMemo(() => (person ? plants[person.userId] : undefined) ?? NO_PLANT, [person, plants]);
}

export const useHints = (operationId: string): Hints => usePlant().hints[operationId] ?? NO_HINTS;

/** What the report screen has to know of an instruction: which critical steps this person has not confirmed. */
export function rememberSteps(userId: string, operationId: string, page: StepsPage): void {
  store.set({ steps: { ...store.get().steps, [`${userId}:${operationId}`]: page } });
}

/** What was given to me by name comes first; the rest keeps the order of the dispatch list. */
export function assignedFirst<T extends { id: string }>(operations: readonly T[], assigned: readonly string[]): T[] {
  const rank = new Map(assigned.map((id, at) => [id, at]));
  const of = ({ id }: T): number => rank.get(id) ?? assigned.length;
  return [...operations].sort((left, right) => of(left) - of(right));
}
