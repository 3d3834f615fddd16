/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type AdoptIntentInput = {
  id?: string | null | undefined;
  intentId: string;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

export type ChangeProfileInput = {
  email?: string | null | undefined;
  id?: string | null | undefined;
  locale?: string | null | undefined;
  occurredAt?: string | null | undefined;
  phone?: string | null | undefined;
  reason?: string | null | undefined;
};

/** `outcome` is done, or dismissed with a reason; only for kinds that nothing else can close. */
export type CloseTodoInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  outcome?: string;
  reason?: string | null | undefined;
  todoId: string;
};

/** `reason` is what the colleague reads. */
export type DelegateTodoInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  todoId: string;
  userId: string;
};

export type DismissIntentInput = {
  id?: string | null | undefined;
  intentId: string;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

export type EnvelopeInput = {
  atMono?: number | null | undefined;
  atWall?: string | null | undefined;
  blobs?: Array<string> | null | undefined;
  boot?: string | null | undefined;
  build?: string | null | undefined;
  device: string;
  /** the refused intent this one replaces */
  fixes?: string | null | undefined;
  id: string;
  lane: string;
  payload: unknown;
  seenRev?: number | null | undefined;
  seq: number;
  /** server time − device time, ms */
  srvOffset?: number | null | undefined;
  switch: string;
  type: string;
  v: number;
  workUnit?: string | null | undefined;
};

export type HandOverShiftInput = {
  handoverId: string;
  id?: string | null | undefined;
  note?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

/** ready = waiting, with something delivered by its predecessors to work on. */
export const OperationState = {
  Completed: 'completed',
  Paused: 'paused',
  Ready: 'ready',
  Running: 'running',
  Waiting: 'waiting'
} as const;

export type OperationState = typeof OperationState[keyof typeof OperationState];
export type PrepareHandoverInput = {
  areaId: string;
  id?: string | null | undefined;
  note?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  shiftDay: string;
  shiftId: string;
};

export type ReadAnnouncementInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  receivedId: string;
};

/** A browser's PushSubscription: endpoint and keys, base64url. */
export type SubscribePushInput = {
  auth: string;
  browser?: string;
  endpoint: string;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  p256dh: string;
  reason?: string | null | undefined;
};

export type TakeOverShiftInput = {
  handoverId: string;
  id?: string | null | undefined;
  note?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

export type TakeTodoInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  todoId: string;
};

export const TodoView = {
  Delegated: 'DELEGATED',
  Done: 'DONE',
  Mine: 'MINE',
  Team: 'TEAM'
} as const;

export type TodoView = typeof TodoView[keyof typeof TodoView];
export type UnsubscribePushInput = {
  endpoint: string;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

export type WorkerAnnouncementsQueryVariables = Exact<{ [key: string]: never; }>;


export type WorkerAnnouncementsQuery = { shownAnnouncements: Array<{ id: string, level: string, title: { zh: string, en: string }, text: { zh: string, en: string } }> };

export type WorkerReadAnnouncementMutationVariables = Exact<{
  input: ReadAnnouncementInput;
}>;


export type WorkerReadAnnouncementMutation = { readAnnouncement:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'ReceivedAnnouncement' }
   };

export type WorkerTodoFragment = { id: string, kind: string, subjectId: string, params: unknown, link: string, level: string, postedAt: string, dueAt: string | null, overdue: boolean, byHand: boolean, dismissable: boolean, hands: Array<{ userId: string, name: string, via: string, givenBy: string }> };

export type WorkerTodosQueryVariables = Exact<{
  view: TodoView;
}>;


export type WorkerTodosQuery = { todos: { nodes: Array<{ id: string, kind: string, subjectId: string, params: unknown, link: string, level: string, postedAt: string, dueAt: string | null, overdue: boolean, byHand: boolean, dismissable: boolean, hands: Array<{ userId: string, name: string, via: string, givenBy: string }> }> } };

export type WorkerTodoColleaguesQueryVariables = Exact<{
  id: string;
  search?: string | null | undefined;
}>;


export type WorkerTodoColleaguesQuery = { todoColleagues: Array<{ id: string, name: string }> };

export type WorkerDelegateTodoMutationVariables = Exact<{
  input: DelegateTodoInput;
}>;


export type WorkerDelegateTodoMutation = { delegateTodo:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'Todo', id: string }
   };

export type WorkerTakeTodoMutationVariables = Exact<{
  input: TakeTodoInput;
}>;


export type WorkerTakeTodoMutation = { takeTodo:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'Todo', id: string }
   };

export type WorkerCloseTodoMutationVariables = Exact<{
  input: CloseTodoInput;
}>;


export type WorkerCloseTodoMutation = { closeTodo:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'Todo', id: string }
   };

export type WorkerPushKeyQueryVariables = Exact<{ [key: string]: never; }>;


export type WorkerPushKeyQuery = { pushKey: string };

export type WorkerSubscribePushMutationVariables = Exact<{
  input: SubscribePushInput;
}>;


export type WorkerSubscribePushMutation = { subscribePush:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'PushBrowser' }
   };

export type WorkerUnsubscribePushMutationVariables = Exact<{
  input: UnsubscribePushInput;
}>;


export type WorkerUnsubscribePushMutation = { unsubscribePush:
    | { __typename: 'Done' }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type WorkerInstructionQueryVariables = Exact<{
  operationId: string;
}>;


export type WorkerInstructionQuery = { operationInstruction: { id: string, version: number, steps: Array<{ id: string, position: number, sha256: string | null, mediaType: string | null, critical: boolean, text: { zh: string, en: string } }> } | null, instructionConfirmations: Array<{ id: string, userName: string, instructionStepId: string }> };

export type WorkerOperationFragment = { id: string, card: string, sequence: number, position: number, count: number, state: OperationState, plannedQuantity: string, goodQuantity: string, processScrapQuantity: string, materialScrapQuantity: string, reworkQuantity: string, remainingQuantity: string, availableQuantity: string, plannedStart: string | null, plannedEnd: string | null, blockedBy: unknown, revision: number, name: { zh: string, en: string }, order: { id: string, number: string, itemRevision: string, drawing: string | null, dueAt: string, priority: number, item: { id: string, code: string, unit: string, name: { zh: string, en: string } } }, workCenter: { id: string, code: string, name: { zh: string, en: string } }, workUnit: { id: string, code: string, name: { zh: string, en: string } } | null, hold: { id: string, reason: string, note: string | null, placedBy: string, placedAt: string } | null };

export type WorkerSnapshotQueryVariables = Exact<{ [key: string]: never; }>;


export type WorkerSnapshotQuery = { me: { id: string, name: string, login: string, locale: string, roles: Array<string>, permissions: Array<string>, tenant: { id: string, slug: string, timeZone: string, name: { zh: string, en: string } }, team: { id: string, name: { zh: string, en: string } } | null }, myOperations: Array<{ id: string, card: string, sequence: number, position: number, count: number, state: OperationState, plannedQuantity: string, goodQuantity: string, processScrapQuantity: string, materialScrapQuantity: string, reworkQuantity: string, remainingQuantity: string, availableQuantity: string, plannedStart: string | null, plannedEnd: string | null, blockedBy: unknown, revision: number, name: { zh: string, en: string }, order: { id: string, number: string, itemRevision: string, drawing: string | null, dueAt: string, priority: number, item: { id: string, code: string, unit: string, name: { zh: string, en: string } } }, workCenter: { id: string, code: string, name: { zh: string, en: string } }, workUnit: { id: string, code: string, name: { zh: string, en: string } } | null, hold: { id: string, reason: string, note: string | null, placedBy: string, placedAt: string } | null }>, reasonCodes: Array<{ id: string, code: string, kind: string, name: { zh: string, en: string } }>, myDay: { goodQuantity: string, scrapQuantity: string, reportCount: number, reports: Array<{ id: string, goodQuantity: string, processScrapQuantity: string, materialScrapQuantity: string, reworkQuantity: string, photos: Array<string>, occurredAt: string, recordedAt: string, reversedById: string | null, reversesId: string | null, state: string, operation: { id: string, name: { zh: string, en: string }, order: { id: string, number: string, item: { id: string, unit: string } } } }> } };

export type WorkerOperationByCardQueryVariables = Exact<{
  card: string;
}>;


export type WorkerOperationByCardQuery = { operationByCard: { id: string, card: string, sequence: number, position: number, count: number, state: OperationState, plannedQuantity: string, goodQuantity: string, processScrapQuantity: string, materialScrapQuantity: string, reworkQuantity: string, remainingQuantity: string, availableQuantity: string, plannedStart: string | null, plannedEnd: string | null, blockedBy: unknown, revision: number, name: { zh: string, en: string }, order: { id: string, number: string, itemRevision: string, drawing: string | null, dueAt: string, priority: number, item: { id: string, code: string, unit: string, name: { zh: string, en: string } } }, workCenter: { id: string, code: string, name: { zh: string, en: string } }, workUnit: { id: string, code: string, name: { zh: string, en: string } } | null, hold: { id: string, reason: string, note: string | null, placedBy: string, placedAt: string } | null } | null };

export type WorkerHandoverFragment = { id: string, state: string, shiftId: string, shiftDay: string, filledAt: string, note: string | null, incomingNote: string | null, outgoingBy: string | null, outgoingId: string | null, outgoingAt: string | null, incomingBy: string | null, incomingAt: string | null, contents: unknown, areaId: string, shift: { zh: string, en: string }, area: { id: string, name: { zh: string, en: string } } };

export type WorkerHandoversQueryVariables = Exact<{ [key: string]: never; }>;


export type WorkerHandoversQuery = { shiftHandovers: { nodes: Array<{ id: string, state: string, shiftId: string, shiftDay: string, filledAt: string, note: string | null, incomingNote: string | null, outgoingBy: string | null, outgoingId: string | null, outgoingAt: string | null, incomingBy: string | null, incomingAt: string | null, contents: unknown, areaId: string, shift: { zh: string, en: string }, area: { id: string, name: { zh: string, en: string } } }> }, areas: Array<{ id: string, name: { zh: string, en: string } }>, reportableShifts: Array<{ shiftId: string, day: string, current: boolean, name: { zh: string, en: string } }> };

export type WorkerPrepareHandoverMutationVariables = Exact<{
  input: PrepareHandoverInput;
}>;


export type WorkerPrepareHandoverMutation = { prepareHandover:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'ShiftHandover', id: string }
   };

export type WorkerHandOverMutationVariables = Exact<{
  input: HandOverShiftInput;
}>;


export type WorkerHandOverMutation = { handOverShift:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'ShiftHandover', id: string }
   };

export type WorkerTakeOverMutationVariables = Exact<{
  input: TakeOverShiftInput;
}>;


export type WorkerTakeOverMutation = { takeOverShift:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'ShiftHandover', id: string }
   };

export type WorkerIntentsQueryVariables = Exact<{ [key: string]: never; }>;


export type WorkerIntentsQuery = { intents: { nodes: Array<{ id: string, command: string, code: string, params: unknown, payload: unknown, occurredAt: string, actorName: string, resolvedById: string | null }> } };

export type WorkerDismissIntentMutationVariables = Exact<{
  input: DismissIntentInput;
}>;


export type WorkerDismissIntentMutation = { dismissIntent:
    | { __typename: 'Intent', id: string, resolvedById: string | null }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type WorkerAdoptIntentMutationVariables = Exact<{
  input: AdoptIntentInput;
}>;


export type WorkerAdoptIntentMutation = { adoptIntent:
    | { __typename: 'Intent', id: string, resolvedById: string | null }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type WorkerWageLineFragment = { source: string, reportId: string | null, day: string, at: string, amount: string, state: string, kind: string, good: string, processScrap: string, materialScrap: string, rework: string, seconds: string | null, grade: string, share: string, crew: number, rateVersion: number | null, rateFrom: string | null, rate: string | null, basis: string | null, reversesId: string | null, adjusts: string | null, order: string, note: string | null, factors: { processScrap: string, materialScrap: string, rework: string } | null, itemName: { zh: string, en: string }, operationName: { zh: string, en: string } };

export type WorkerWagesQueryVariables = Exact<{ [key: string]: never; }>;


export type WorkerWagesQuery = { myWagesToday: { yuan: string, waiting: string, gaps: number, reports: Array<{ reportId: string, yuan: string, state: string }> }, myRates: Array<{ operationId: string, yuan: string | null, basis: string | null, factors: { processScrap: string, materialScrap: string, rework: string } }>, wageDisputes: { nodes: Array<{ id: string, reportId: string, claim: string, amountThen: string, state: string, answer: string | null, decidedBy: string | null }> } };

export type WorkerWageOfReportQueryVariables = Exact<{
  reportId: string;
}>;


export type WorkerWageOfReportQuery = { wageOfReport: Array<{ source: string, reportId: string | null, day: string, at: string, amount: string, state: string, kind: string, good: string, processScrap: string, materialScrap: string, rework: string, seconds: string | null, grade: string, share: string, crew: number, rateVersion: number | null, rateFrom: string | null, rate: string | null, basis: string | null, reversesId: string | null, adjusts: string | null, order: string, note: string | null, factors: { processScrap: string, materialScrap: string, rework: string } | null, itemName: { zh: string, en: string }, operationName: { zh: string, en: string } }> };

export type WorkerSlipQueryVariables = Exact<{
  month: string;
}>;


export type WorkerSlipQuery = { wageSlip: { name: string, month: string, grade: string, closedAt: string | null, total: string, waiting: string, gaps: number, lines: Array<{ source: string, reportId: string | null, day: string, at: string, amount: string, state: string, kind: string, good: string, processScrap: string, materialScrap: string, rework: string, seconds: string | null, grade: string, share: string, crew: number, rateVersion: number | null, rateFrom: string | null, rate: string | null, basis: string | null, reversesId: string | null, adjusts: string | null, order: string, note: string | null, factors: { processScrap: string, materialScrap: string, rework: string } | null, itemName: { zh: string, en: string }, operationName: { zh: string, en: string } }> } };

export type WorkerChangeLanguageMutationVariables = Exact<{
  input: ChangeProfileInput;
}>;


export type WorkerChangeLanguageMutation = { changeProfile:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'User', id: string, locale: string }
   };

export type WorkerPlantQueryVariables = Exact<{
  operationIds: Array<string> | string;
}>;


export type WorkerPlantQuery = { myRuns: Array<{ id: string, operationId: string, state: string, startedAt: string, workingSince: string | null }>, crew: Array<{ userId: string, name: string, present: boolean }>, reportableShifts: Array<{ shiftId: string, day: string, startsAt: string, endsAt: string, current: boolean, name: { zh: string, en: string } }>, reportForms: Array<{ operationId: string, mode: string, boxSize: string | null, lastCounter: string | null, needsApproval: boolean, overLimitPercent: string | null, skipAllowed: boolean, helpers: Array<{ matter: string, name: string, phone: string | null }> }>, customFields: Array<{ code: string, kind: string, unit: string | null, required: boolean, choices: Array<string>, active: boolean, name: { zh: string, en: string } }> };

export type WorkerCallFragment = { id: string, kind: string, level: number, state: string, calledAt: string, calledBy: string, calledById: string, acknowledgedBy: string | null, workUnit: { code: string } | null, workCenter: { code: string } };

export type WorkerMissingFragment = { id: string, shiftId: string, shiftDay: string, userId: string | null, userName: string | null, shift: { zh: string, en: string }, operation: { id: string, name: { zh: string, en: string }, order: { id: string, number: string } } | null };

export type WorkerFloorQueryVariables = Exact<{
  centers: Array<string> | string;
  lead: boolean;
}>;


export type WorkerFloorQuery = { mine: { nodes: Array<{ id: string, kind: string, level: number, state: string, calledAt: string, calledBy: string, calledById: string, acknowledgedBy: string | null, workUnit: { code: string } | null, workCenter: { code: string } }> }, near: { nodes: Array<{ id: string, kind: string, level: number, state: string, calledAt: string, calledBy: string, calledById: string, acknowledgedBy: string | null, workUnit: { code: string } | null, workCenter: { code: string } }> }, downtimes: { nodes: Array<{ id: string, startedAt: string, workUnit: { code: string }, reason: { id: string, name: { zh: string, en: string } } }> }, missing: { nodes: Array<{ id: string, shiftId: string, shiftDay: string, userId: string | null, userName: string | null, shift: { zh: string, en: string }, operation: { id: string, name: { zh: string, en: string }, order: { id: string, number: string } } | null }> }, team?: { nodes: Array<{ id: string, shiftId: string, shiftDay: string, userId: string | null, userName: string | null, shift: { zh: string, en: string }, operation: { id: string, name: { zh: string, en: string }, order: { id: string, number: string } } | null }> }, todoCount: { open: number, urgent: number } };

export type WorkerAssignmentsQueryVariables = Exact<{ [key: string]: never; }>;


export type WorkerAssignmentsQuery = { myAssignments: Array<{ operationId: string, operation: { id: string, card: string, sequence: number, position: number, count: number, state: OperationState, plannedQuantity: string, goodQuantity: string, processScrapQuantity: string, materialScrapQuantity: string, reworkQuantity: string, remainingQuantity: string, availableQuantity: string, plannedStart: string | null, plannedEnd: string | null, blockedBy: unknown, revision: number, name: { zh: string, en: string }, order: { id: string, number: string, itemRevision: string, drawing: string | null, dueAt: string, priority: number, item: { id: string, code: string, unit: string, name: { zh: string, en: string } } }, workCenter: { id: string, code: string, name: { zh: string, en: string } }, workUnit: { id: string, code: string, name: { zh: string, en: string } } | null, hold: { id: string, reason: string, note: string | null, placedBy: string, placedAt: string } | null } }> };

export type WorkerSyncMutationVariables = Exact<{
  envelopes: Array<EnvelopeInput> | EnvelopeInput;
}>;


export type WorkerSyncMutation = { sync: { serverTime: string, expectedSeq: number, verdicts: Array<{ id: string, seq: number, verdict: string, code: string | null, params: unknown, result: unknown }> } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const WorkerTodoFragmentDoc = new TypedDocumentString(`
    fragment WorkerTodo on Todo {
  id
  kind
  subjectId
  params
  link
  level
  postedAt
  dueAt
  overdue
  byHand
  dismissable
  hands {
    userId
    name
    via
    givenBy
  }
}
    `, {"fragmentName":"WorkerTodo"}) as unknown as TypedDocumentString<WorkerTodoFragment, unknown>;
export const WorkerOperationFragmentDoc = new TypedDocumentString(`
    fragment WorkerOperation on Operation {
  id
  card
  sequence
  position
  count
  name {
    zh
    en
  }
  state
  order {
    id
    number
    item {
      id
      code
      name {
        zh
        en
      }
      unit
    }
    itemRevision
    drawing
    dueAt
    priority
  }
  workCenter {
    id
    code
    name {
      zh
      en
    }
  }
  workUnit {
    id
    code
    name {
      zh
      en
    }
  }
  plannedQuantity
  goodQuantity
  processScrapQuantity
  materialScrapQuantity
  reworkQuantity
  remainingQuantity
  availableQuantity
  plannedStart
  plannedEnd
  hold {
    id
    reason
    note
    placedBy
    placedAt
  }
  blockedBy
  revision
}
    `, {"fragmentName":"WorkerOperation"}) as unknown as TypedDocumentString<WorkerOperationFragment, unknown>;
export const WorkerHandoverFragmentDoc = new TypedDocumentString(`
    fragment WorkerHandover on ShiftHandover {
  id
  state
  shiftId
  shift {
    zh
    en
  }
  shiftDay
  filledAt
  note
  incomingNote
  outgoingBy
  outgoingId
  outgoingAt
  incomingBy
  incomingAt
  contents
  areaId
  area {
    id
    name {
      zh
      en
    }
  }
}
    `, {"fragmentName":"WorkerHandover"}) as unknown as TypedDocumentString<WorkerHandoverFragment, unknown>;
export const WorkerWageLineFragmentDoc = new TypedDocumentString(`
    fragment WorkerWageLine on WageLine {
  source
  reportId
  day
  at
  amount
  state
  kind
  good
  processScrap
  materialScrap
  rework
  seconds
  grade
  share
  crew
  rateVersion
  rateFrom
  rate
  basis
  factors {
    processScrap
    materialScrap
    rework
  }
  reversesId
  adjusts
  order
  itemName {
    zh
    en
  }
  operationName {
    zh
    en
  }
  note
}
    `, {"fragmentName":"WorkerWageLine"}) as unknown as TypedDocumentString<WorkerWageLineFragment, unknown>;
export const WorkerCallFragmentDoc = new TypedDocumentString(`
    fragment WorkerCall on Andon {
  id
  kind
  level
  state
  calledAt
  calledBy
  calledById
  acknowledgedBy
  workUnit {
    code
  }
  workCenter {
    code
  }
}
    `, {"fragmentName":"WorkerCall"}) as unknown as TypedDocumentString<WorkerCallFragment, unknown>;
export const WorkerMissingFragmentDoc = new TypedDocumentString(`
    fragment WorkerMissing on MissingReport {
  id
  shiftId
  shift {
    zh
    en
  }
  shiftDay
  userId
  userName
  operation {
    id
    name {
      zh
      en
    }
    order {
      id
      number
    }
  }
}
    `, {"fragmentName":"WorkerMissing"}) as unknown as TypedDocumentString<WorkerMissingFragment, unknown>;
export const WorkerAnnouncementsDocument = {"__meta__":{"hash":"05fdcc577b0fc5d37bf1efa5ab5f929197f830b89773923543ed9bbeba10c850"}} as unknown as TypedDocumentString<WorkerAnnouncementsQuery, WorkerAnnouncementsQueryVariables>;
export const WorkerReadAnnouncementDocument = {"__meta__":{"hash":"c2bd9172cf91dd7a81b349bcb5c1ebac339c7b79ddfc7107f7462437061fa1a5"}} as unknown as TypedDocumentString<WorkerReadAnnouncementMutation, WorkerReadAnnouncementMutationVariables>;
export const WorkerTodosDocument = {"__meta__":{"hash":"d1a99df1ebd09a0573600991a74ee579e4326d9448187a007b0f9069c856741f"}} as unknown as TypedDocumentString<WorkerTodosQuery, WorkerTodosQueryVariables>;
export const WorkerTodoColleaguesDocument = {"__meta__":{"hash":"630975d49ec1135c8583de5b77fd49610312030dacf5eb9bc2fa05ed06363834"}} as unknown as TypedDocumentString<WorkerTodoColleaguesQuery, WorkerTodoColleaguesQueryVariables>;
export const WorkerDelegateTodoDocument = {"__meta__":{"hash":"27d2eb84d774ed75a08c9da48d3a2dbc7f5e74fba6393018a9688d07460e2a2e"}} as unknown as TypedDocumentString<WorkerDelegateTodoMutation, WorkerDelegateTodoMutationVariables>;
export const WorkerTakeTodoDocument = {"__meta__":{"hash":"2f5ab493b3b01f831918dbf96e34c156753ed08f1abdf40de8148bd9befb8eeb"}} as unknown as TypedDocumentString<WorkerTakeTodoMutation, WorkerTakeTodoMutationVariables>;
export const WorkerCloseTodoDocument = {"__meta__":{"hash":"2753978be7853bdb74b2d246b15257a3277bc4a387f38d61ca7447ccd3c6758a"}} as unknown as TypedDocumentString<WorkerCloseTodoMutation, WorkerCloseTodoMutationVariables>;
export const WorkerPushKeyDocument = {"__meta__":{"hash":"a3970cf02ecb39263b138f36ba362ea01dcce9e4f0e6cb4af496577b1d5c178c"}} as unknown as TypedDocumentString<WorkerPushKeyQuery, WorkerPushKeyQueryVariables>;
export const WorkerSubscribePushDocument = {"__meta__":{"hash":"d56b0780391fb1eac1a19095dc5d3731dfe30fcb19d17b2ed7f8dfa7ede9c5be"}} as unknown as TypedDocumentString<WorkerSubscribePushMutation, WorkerSubscribePushMutationVariables>;
export const WorkerUnsubscribePushDocument = {"__meta__":{"hash":"23e4b1536687d36227955017ec1642df19b28d3d89b8191e6029c4f811b9fab1"}} as unknown as TypedDocumentString<WorkerUnsubscribePushMutation, WorkerUnsubscribePushMutationVariables>;
export const WorkerInstructionDocument = {"__meta__":{"hash":"f080ef4cbd90ef985298431212a181eb564a1abea9ad4b231ebb97de9d1dbe05"}} as unknown as TypedDocumentString<WorkerInstructionQuery, WorkerInstructionQueryVariables>;
export const WorkerSnapshotDocument = {"__meta__":{"hash":"b3f5f860df3c2244e7bad26c996879fc77ecbbed7bec233b7a979680c2676c44"}} as unknown as TypedDocumentString<WorkerSnapshotQuery, WorkerSnapshotQueryVariables>;
export const WorkerOperationByCardDocument = {"__meta__":{"hash":"4ed297cc83340c4581b8a20a204de5b8a9e67b01bdacf4f923b55e39c8c463bb"}} as unknown as TypedDocumentString<WorkerOperationByCardQuery, WorkerOperationByCardQueryVariables>;
export const WorkerHandoversDocument = {"__meta__":{"hash":"60e7a45eacaeefe0483fcb562e1509ca954d618a24a700fa662b974ddf7f74a9"}} as unknown as TypedDocumentString<WorkerHandoversQuery, WorkerHandoversQueryVariables>;
export const WorkerPrepareHandoverDocument = {"__meta__":{"hash":"509069d7e428e6705e59eee49a5cfd7d2b8fb3a37ee0c2b29c367204dd073c5d"}} as unknown as TypedDocumentString<WorkerPrepareHandoverMutation, WorkerPrepareHandoverMutationVariables>;
export const WorkerHandOverDocument = {"__meta__":{"hash":"bc4b1dda7f685f67b3c999fe173aeed1f539376a746490b6873153a068579e58"}} as unknown as TypedDocumentString<WorkerHandOverMutation, WorkerHandOverMutationVariables>;
export const WorkerTakeOverDocument = {"__meta__":{"hash":"2650e2b5667f5a54845c6c8bbd37a7e652c68e6bbbe7f176bf2cb7dc7c1540ab"}} as unknown as TypedDocumentString<WorkerTakeOverMutation, WorkerTakeOverMutationVariables>;
export const WorkerIntentsDocument = {"__meta__":{"hash":"d2cafd56ceb047ab6e652a5b40d7df2bf6e3f6ee27688b4b7e82da042d3aada3"}} as unknown as TypedDocumentString<WorkerIntentsQuery, WorkerIntentsQueryVariables>;
export const WorkerDismissIntentDocument = {"__meta__":{"hash":"64eb5d37c50e2a19b32aeb02caea4b649565e2dc3a001f8fb382e8ad30fb53cc"}} as unknown as TypedDocumentString<WorkerDismissIntentMutation, WorkerDismissIntentMutationVariables>;
export const WorkerAdoptIntentDocument = {"__meta__":{"hash":"89920cf1117f93c5af568b3729704b7d7a277ee08b57c65d78c683fae8105f07"}} as unknown as TypedDocumentString<WorkerAdoptIntentMutation, WorkerAdoptIntentMutationVariables>;
export const WorkerWagesDocument = {"__meta__":{"hash":"ab8092a999342defc8e4d77133f0a9fe71c78a2bcd398bf0045f3d6aaf060107"}} as unknown as TypedDocumentString<WorkerWagesQuery, WorkerWagesQueryVariables>;
export const WorkerWageOfReportDocument = {"__meta__":{"hash":"dd81621cf0dae309a1645a854849902931e1dc4be03a5f43c6a95b540eae6e8f"}} as unknown as TypedDocumentString<WorkerWageOfReportQuery, WorkerWageOfReportQueryVariables>;
export const WorkerSlipDocument = {"__meta__":{"hash":"fa171ee12f0d422b5113fb2b80692db79a3b9f511c27300fe97bf57330841441"}} as unknown as TypedDocumentString<WorkerSlipQuery, WorkerSlipQueryVariables>;
export const WorkerChangeLanguageDocument = {"__meta__":{"hash":"95120eefeda1c243646c5bc1646986de3c3980558b1d998b6973ba1dd2556a1a"}} as unknown as TypedDocumentString<WorkerChangeLanguageMutation, WorkerChangeLanguageMutationVariables>;
export const WorkerPlantDocument = {"__meta__":{"hash":"1520bdb93b25561b5dd9a280e2265c9fa2881d4723a8c8c221c3b79cedc348a8"}} as unknown as TypedDocumentString<WorkerPlantQuery, WorkerPlantQueryVariables>;
export const WorkerFloorDocument = {"__meta__":{"hash":"64e1cea32445558df944dc69c66ac2cf01201a21453b82a9de8943d329b2c982"}} as unknown as TypedDocumentString<WorkerFloorQuery, WorkerFloorQueryVariables>;
export const WorkerAssignmentsDocument = {"__meta__":{"hash":"8360a136f09059015de334a842892ab784b4448a62195fa195be51b4c21bbad7"}} as unknown as TypedDocumentString<WorkerAssignmentsQuery, WorkerAssignmentsQueryVariables>;
export const WorkerSyncDocument = {"__meta__":{"hash":"31af11b01c7e3ac475e7c3fbda917c1d3302f22917322e36046f29839569e755"}} as unknown as TypedDocumentString<WorkerSyncMutation, WorkerSyncMutationVariables>;