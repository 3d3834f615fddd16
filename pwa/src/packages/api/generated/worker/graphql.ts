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
  id?: string | null | undefined;
  locale?: string | null | undefined;
  occurredAt?: string | null | undefined;
  phone?: string | null | undefined;
  reason?: string | null | undefined;
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

/** ready = waiting, with something delivered by its predecessors to work on. */
export const OperationState = {
  Completed: 'completed',
  Paused: 'paused',
  Ready: 'ready',
  Running: 'running',
  Waiting: 'waiting'
} as const;

export type OperationState = typeof OperationState[keyof typeof OperationState];
export type WorkerOperationFragment = { id: string, card: string, sequence: number, position: number, count: number, state: OperationState, plannedQuantity: string, goodQuantity: string, processScrapQuantity: string, materialScrapQuantity: string, reworkQuantity: string, remainingQuantity: string, availableQuantity: string, plannedStart: string | null, plannedEnd: string | null, blockedBy: unknown, revision: number, name: { zh: string, en: string }, order: { id: string, number: string, itemRevision: string, drawing: string | null, dueAt: string, priority: number, item: { id: string, code: string, unit: string, name: { zh: string, en: string } } }, workCenter: { id: string, code: string, name: { zh: string, en: string } }, workUnit: { id: string, code: string, name: { zh: string, en: string } } | null, hold: { id: string, reason: string, note: string | null, placedBy: string, placedAt: string } | null };

export type WorkerSnapshotQueryVariables = Exact<{ [key: string]: never; }>;


export type WorkerSnapshotQuery = { me: { id: string, name: string, login: string, locale: string, roles: Array<string>, permissions: Array<string>, tenant: { id: string, slug: string, timeZone: string, name: { zh: string, en: string } }, team: { id: string, name: { zh: string, en: string } } | null }, myOperations: Array<{ id: string, card: string, sequence: number, position: number, count: number, state: OperationState, plannedQuantity: string, goodQuantity: string, processScrapQuantity: string, materialScrapQuantity: string, reworkQuantity: string, remainingQuantity: string, availableQuantity: string, plannedStart: string | null, plannedEnd: string | null, blockedBy: unknown, revision: number, name: { zh: string, en: string }, order: { id: string, number: string, itemRevision: string, drawing: string | null, dueAt: string, priority: number, item: { id: string, code: string, unit: string, name: { zh: string, en: string } } }, workCenter: { id: string, code: string, name: { zh: string, en: string } }, workUnit: { id: string, code: string, name: { zh: string, en: string } } | null, hold: { id: string, reason: string, note: string | null, placedBy: string, placedAt: string } | null }>, reasonCodes: Array<{ id: string, code: string, kind: string, name: { zh: string, en: string } }>, myDay: { goodQuantity: string, scrapQuantity: string, reportCount: number, reports: Array<{ id: string, goodQuantity: string, processScrapQuantity: string, materialScrapQuantity: string, reworkQuantity: string, photos: Array<string>, occurredAt: string, recordedAt: string, reversedById: string | null, reversesId: string | null, state: string, operation: { id: string, name: { zh: string, en: string }, order: { id: string, number: string, item: { id: string, unit: string } } } }> } };

export type WorkerOperationByCardQueryVariables = Exact<{
  card: string;
}>;


export type WorkerOperationByCardQuery = { operationByCard: { id: string, card: string, sequence: number, position: number, count: number, state: OperationState, plannedQuantity: string, goodQuantity: string, processScrapQuantity: string, materialScrapQuantity: string, reworkQuantity: string, remainingQuantity: string, availableQuantity: string, plannedStart: string | null, plannedEnd: string | null, blockedBy: unknown, revision: number, name: { zh: string, en: string }, order: { id: string, number: string, itemRevision: string, drawing: string | null, dueAt: string, priority: number, item: { id: string, code: string, unit: string, name: { zh: string, en: string } } }, workCenter: { id: string, code: string, name: { zh: string, en: string } }, workUnit: { id: string, code: string, name: { zh: string, en: string } } | null, hold: { id: string, reason: string, note: string | null, placedBy: string, placedAt: string } | null } | null };

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

export type WorkerChangeLanguageMutationVariables = Exact<{
  input: ChangeProfileInput;
}>;


export type WorkerChangeLanguageMutation = { changeProfile:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'User', id: string, locale: string }
   };

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
export const WorkerSnapshotDocument = {"__meta__":{"hash":"b3f5f860df3c2244e7bad26c996879fc77ecbbed7bec233b7a979680c2676c44"}} as unknown as TypedDocumentString<WorkerSnapshotQuery, WorkerSnapshotQueryVariables>;
export const WorkerOperationByCardDocument = {"__meta__":{"hash":"4ed297cc83340c4581b8a20a204de5b8a9e67b01bdacf4f923b55e39c8c463bb"}} as unknown as TypedDocumentString<WorkerOperationByCardQuery, WorkerOperationByCardQueryVariables>;
export const WorkerIntentsDocument = {"__meta__":{"hash":"d2cafd56ceb047ab6e652a5b40d7df2bf6e3f6ee27688b4b7e82da042d3aada3"}} as unknown as TypedDocumentString<WorkerIntentsQuery, WorkerIntentsQueryVariables>;
export const WorkerDismissIntentDocument = {"__meta__":{"hash":"64eb5d37c50e2a19b32aeb02caea4b649565e2dc3a001f8fb382e8ad30fb53cc"}} as unknown as TypedDocumentString<WorkerDismissIntentMutation, WorkerDismissIntentMutationVariables>;
export const WorkerAdoptIntentDocument = {"__meta__":{"hash":"89920cf1117f93c5af568b3729704b7d7a277ee08b57c65d78c683fae8105f07"}} as unknown as TypedDocumentString<WorkerAdoptIntentMutation, WorkerAdoptIntentMutationVariables>;
export const WorkerChangeLanguageDocument = {"__meta__":{"hash":"95120eefeda1c243646c5bc1646986de3c3980558b1d998b6973ba1dd2556a1a"}} as unknown as TypedDocumentString<WorkerChangeLanguageMutation, WorkerChangeLanguageMutationVariables>;
export const WorkerSyncDocument = {"__meta__":{"hash":"31af11b01c7e3ac475e7c3fbda917c1d3302f22917322e36046f29839569e755"}} as unknown as TypedDocumentString<WorkerSyncMutation, WorkerSyncMutationVariables>;