import { useMemo } from "react";
import { useApp } from "./store";

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
  phone: string;
}

export type CountMode = "quantity" | "counter" | "box" | "serial";

/** How an operation is reported, as far as the phone knows. */
export interface Hints {
  mode: CountMode;
  /** the plant asks for this mode; otherwise it only starts with it */
  modeWanted: boolean;
  boxSize: string | null;
  reading: string | null;
  /** steps that have to be read and confirmed first */
  unread: number;
  /** that much more than planned is allowed to everybody */
  overPercent: number;
  approval: boolean;
}

export const NO_HINTS: Hints = { mode: "quantity", modeWanted: false, boxSize: null, reading: null, unread: 0, overPercent: 0, approval: false };

/** What the phone holds of the plant beyond the work list. */
export interface Plant {
  people: Colleague[];
  shifts: PastShift[];
  runs: Run[];
  helpers: Helper[];
  hints: Record<string, Hints>;
  fields: CustomField[];
}

export const NO_PLANT: Plant = { people: [], shifts: [], runs: [], helpers: [], hints: {}, fields: [] };

export function usePlant(): Plant {
  const person = useApp((state) => state.person);
  const plants = useApp((state) => state.plants);
  return useMemo(() => (person ? plants[person.userId] : undefined) ?? NO_PLANT, [person, plants]);
}

export const useHints = (operationId: string): Hints => usePlant().hints[operationId] ?? NO_HINTS;
