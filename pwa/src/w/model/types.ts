import type { WorkerOperationFragment, WorkerSnapshotQuery } from "@/packages/api/generated/worker/graphql";
import type { Locale } from "@/packages/i18n";
import type { Stock } from "@/features/traceability/worker/stock";
import type { StepsPage } from "@/features/masterdata/worker/steps";
import type { Plant } from "./plant";
import type { Params, Receipt, Row, SendState, TrayItem } from "@/packages/outbox";

export type Operation = WorkerOperationFragment;
export type DayReport = WorkerSnapshotQuery["myDay"]["reports"][number];
export type ReasonCode = WorkerSnapshotQuery["reasonCodes"][number];

export interface Device {
  id: string;
  name: string;
  company: string;
  /** `slug.id.secret` */
  key: string;
  enrolledAt: number;
}

/** Somebody who signed in on this phone and may come back without network while the token lives. */
export interface Person {
  userId: string;
  name: string;
  team: string;
  login: string | null;
  badge: string | null;
  /** the account's language; people remembered before it was kept have none */
  locale?: string;
  switchId: string;
  token: string;
  shift: { name: string; endsAt: string } | null;
  expiresAt: number;
  lastAt: number;
  pin: PinHash | null;
  /** so that the last digit sends it */
  pinDigits: number | null;
  /** wrong PINs in a row while offline; five lock the offline way in */
  misses: number;
}

export interface Late {
  id: string;
  day: string;
  name: string;
  worker: { id: string; name: string } | null;
}

/** How one person wants to see and hold the app. */
export interface Prefs {
  locale: Locale | null;
  large: boolean;
  /** one-hand mode: everything to touch lies on this side, in the lower part */
  hand: "left" | "right" | null;
}

export interface PinHash {
  salt: string;
  hash: string;
  iterations: number;
}

export interface Snapshot {
  data: WorkerSnapshotQuery;
  at: number;
  /** acknowledgements up to this one are already in `data` */
  tick: number;
}

export interface ServerIntent {
  id: string;
  command: string;
  code: string;
  params: Record<string, unknown>;
  payload: Record<string, unknown>;
  occurredAt: string;
  actorName: string;
}

export interface Undo {
  reportId: string;
  text: string;
  until: number;
  /** what takes it back, where it was no report */
  back?: { type: string; payload: Params; note: Params };
}

/** Why the person sees the sign-in screen again. */
export type Notice = { kind: "expired" | "revoked" | "signed_out" } | null;

export interface State {
  phase: "starting" | "broken" | "enrol" | "sign-in" | "in";
  device: Device | null;
  people: Person[];
  person: Person | null;
  snapshots: Record<string, Snapshot>;
  /** operations opened by card that are not on anybody's list */
  opened: Operation[];
  queue: Row[];
  tray: TrayItem[];
  receipts: Receipt[];
  intents: ServerIntent[];
  photosWaiting: number;
  send: SendState;
  reading: { kind: "idle" } | { kind: "loading"; since: number } | { kind: "failed"; code: string };
  lastSync: number | null;
  srvOffset: number | null;
  persisted: boolean | null;
  notice: Notice;
  undo: Undo | null;
  /** what the live region says */
  said: string;
  updateReady: boolean;
  prefs: Prefs;
  /** the shift (and the person) a missing report is being made for */
  late: Late | null;
  /** by person, like the snapshots */
  plants: Record<string, Plant>;
  /** what the phone holds of the store, by person */
  stocks: Record<string, Stock>;
  /** instructions by person and operation */
  steps: Record<string, StepsPage>;
}
