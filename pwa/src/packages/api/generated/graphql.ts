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

/** The kind stays, so that every value stays readable; choices may be added and taken away for what comes. */
export type ChangeCustomFieldInput = {
  active?: boolean | null | undefined;
  choices?: Array<string> | null | undefined;
  customFieldId: string;
  decimals?: number | null | undefined;
  id?: string | null | undefined;
  nameEn?: string | null | undefined;
  nameZh?: string | null | undefined;
  occurredAt?: string | null | undefined;
  position?: number | null | undefined;
  printed?: boolean | null | undefined;
  reason?: string | null | undefined;
  required?: boolean | null | undefined;
  unit?: string | null | undefined;
};

export type ChangeProfileInput = {
  id?: string | null | undefined;
  locale?: string | null | undefined;
  occurredAt?: string | null | undefined;
  phone?: string | null | undefined;
  reason?: string | null | undefined;
};

export type ChangeRoleInput = {
  id?: string | null | undefined;
  nameEn?: string | null | undefined;
  nameZh?: string | null | undefined;
  occurredAt?: string | null | undefined;
  permissions?: Array<string> | null | undefined;
  reason?: string | null | undefined;
  roleId: string;
};

/** What is not named stays. The login always stays: records name it. */
export type ChangeUserInput = {
  active?: boolean | null | undefined;
  badge?: string | null | undefined;
  id?: string | null | undefined;
  locale?: string | null | undefined;
  name?: string | null | undefined;
  occurredAt?: string | null | undefined;
  phone?: string | null | undefined;
  reason?: string | null | undefined;
  teamId?: string | null | undefined;
  userId: string;
};

/** `choices` of kind choice, `decimals` of kind number. A required field is asked from now on. */
export type CreateCustomFieldInput = {
  choices?: Array<string> | null | undefined;
  code: string;
  decimals?: number;
  id?: string | null | undefined;
  kind?: string;
  nameEn: string;
  nameZh: string;
  occurredAt?: string | null | undefined;
  position?: number;
  printed?: boolean;
  reason?: string | null | undefined;
  required?: boolean;
  subject: string;
  unit?: string | null | undefined;
};

export type CreateEnrollmentCodeInput = {
  deviceName?: string | null | undefined;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  workCenterIds?: Array<string> | null | undefined;
};

/** `number` is the next of the tenant's counter when none is given. */
export type CreateOrderInput = {
  custom?: Array<CustomValueInput> | null | undefined;
  customerId?: string | null | undefined;
  customerPo?: string | null | undefined;
  customerPoLine?: string | null | undefined;
  dueAt: string;
  id?: string | null | undefined;
  itemId: string;
  note?: string | null | undefined;
  number?: string | null | undefined;
  occurredAt?: string | null | undefined;
  priority?: number;
  quantity: string;
  reason?: string | null | undefined;
};

export type CreateRoleInput = {
  code: string;
  id?: string | null | undefined;
  nameEn: string;
  nameZh: string;
  occurredAt?: string | null | undefined;
  permissions?: Array<string> | null | undefined;
  reason?: string | null | undefined;
};

export type CreateUserInput = {
  badge?: string | null | undefined;
  id?: string | null | undefined;
  locale?: string;
  login: string;
  name: string;
  occurredAt?: string | null | undefined;
  password?: string | null | undefined;
  passwordTemporary?: boolean;
  phone?: string | null | undefined;
  pin?: string | null | undefined;
  reason?: string | null | undefined;
  roles?: Array<string> | null | undefined;
  teamId?: string | null | undefined;
};

/** `op`: eq, contains (text), from, to (numbers and dates, inclusive). */
export type CustomFilter = {
  code: string;
  op?: string;
  value: string;
};

/** One field's value as text; None or an empty text takes it away. */
export type CustomValueInput = {
  code: string;
  value?: string | null | undefined;
};

export type DeactivateUserInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  userId: string;
};

/** Never run it; it is deleted some days later, its journal line stays. */
export type DiscardDeadLetterInput = {
  id?: string | null | undefined;
  letterId: string;
  occurredAt?: string | null | undefined;
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

export type GrantRoleInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  roleId: string;
  scopeId?: string | null | undefined;
  scopeKind?: string | null | undefined;
  userId: string;
};

/** `reason_code` is one of kind `hold`. */
export type HoldOrderInput = {
  id?: string | null | undefined;
  note?: string | null | undefined;
  occurredAt?: string | null | undefined;
  orderId: string;
  reason?: string | null | undefined;
  reasonCode: string;
};

/** `kinds`: product, component, material. */
export type ItemFilter = {
  kinds?: Array<string> | null | undefined;
  search?: string | null | undefined;
};

export const ItemSort = {
  CodeAsc: 'CODE_ASC',
  CodeDesc: 'CODE_DESC',
  NameAsc: 'NAME_ASC'
} as const;

export type ItemSort = typeof ItemSort[keyof typeof ItemSort];
export type LiftHoldInput = {
  holdId: string;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

export type LotFilter = {
  custom?: Array<CustomFilter> | null | undefined;
  itemId?: string | null | undefined;
  orderId?: string | null | undefined;
  search?: string | null | undefined;
  states?: Array<string> | null | undefined;
};

export const LotSort = {
  NumberAsc: 'NUMBER_ASC',
  QuantityDesc: 'QUANTITY_DESC',
  ReceivedDesc: 'RECEIVED_DESC'
} as const;

export type LotSort = typeof LotSort[keyof typeof LotSort];
/** ready = waiting, with something delivered by its predecessors to work on. */
export const OperationState = {
  Completed: 'completed',
  Paused: 'paused',
  Ready: 'ready',
  Running: 'running',
  Waiting: 'waiting'
} as const;

export type OperationState = typeof OperationState[keyof typeof OperationState];
/** `tab`: in_progress, late, held, planned, completed or all. */
export type OrderFilter = {
  areaIds?: Array<string> | null | undefined;
  customerIds?: Array<string> | null | undefined;
  dueBefore?: string | null | undefined;
  search?: string | null | undefined;
  states?: Array<OrderState> | null | undefined;
  tab?: string | null | undefined;
};

export const OrderSort = {
  DueAsc: 'DUE_ASC',
  DueDesc: 'DUE_DESC',
  NumberAsc: 'NUMBER_ASC',
  NumberDesc: 'NUMBER_DESC',
  PriorityDesc: 'PRIORITY_DESC'
} as const;

export type OrderSort = typeof OrderSort[keyof typeof OrderSort];
export const OrderState = {
  Cancelled: 'cancelled',
  Closed: 'closed',
  Completed: 'completed',
  Planned: 'planned',
  Released: 'released'
} as const;

export type OrderState = typeof OrderState[keyof typeof OrderState];
export type OutputReportFilter = {
  operationId?: string | null | undefined;
  orderId?: string | null | undefined;
  reporterId?: string | null | undefined;
  since?: string | null | undefined;
  until?: string | null | undefined;
};

export const OutputReportSort = {
  OccurredAsc: 'OCCURRED_ASC',
  OccurredDesc: 'OCCURRED_DESC'
} as const;

export type OutputReportSort = typeof OutputReportSort[keyof typeof OutputReportSort];
export type ReactivateUserInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  userId: string;
};

export type ReleaseOrderInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  orderId: string;
  reason?: string | null | undefined;
};

export type ResetPinInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  pin: string;
  reason?: string | null | undefined;
  userId: string;
};

/** Give it all its attempts again. */
export type RetryDeadLetterInput = {
  id?: string | null | undefined;
  letterId: string;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

/** Take a report back: the same quantities, negative, beside it. */
export type ReverseOutputInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  reportId: string;
};

export type RevokeDeviceInput = {
  deviceId: string;
  id?: string | null | undefined;
  lost?: boolean;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

export type RevokeGrantInput = {
  grantId: string;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

/** How numbers of `subject` are made from now on; numbers already given stay. */
export type SetNumberingRuleInput = {
  active?: boolean;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  pattern: string;
  reason?: string | null | undefined;
  restarts?: boolean;
  subject: string;
};

export type SetPasswordInput = {
  currentPassword?: string | null | undefined;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  password: string;
  reason?: string | null | undefined;
  userId?: string | null | undefined;
};

export type TrailFilter = {
  actorId?: string | null | undefined;
  command?: string | null | undefined;
  field?: string | null | undefined;
  outcome?: string | null | undefined;
  recordId?: string | null | undefined;
  since?: string | null | undefined;
  subjectId?: string | null | undefined;
  table?: string | null | undefined;
  until?: string | null | undefined;
};

export type UserFilter = {
  active?: boolean | null | undefined;
  roleCode?: string | null | undefined;
  search?: string | null | undefined;
  teamId?: string | null | undefined;
};

export const UserSort = {
  CreatedDesc: 'CREATED_DESC',
  LoginAsc: 'LOGIN_ASC',
  LoginDesc: 'LOGIN_DESC',
  NameAsc: 'NAME_ASC',
  NameDesc: 'NAME_DESC'
} as const;

export type UserSort = typeof UserSort[keyof typeof UserSort];
export type SearchEverythingQueryVariables = Exact<{
  text: string;
}>;


export type SearchEverythingQuery = { orders: { nodes: Array<{ id: string, number: string, customerPo: string | null, item: { id: string, name: { zh: string, en: string } }, customer: { id: string, name: { zh: string, en: string } } | null }> }, items: { nodes: Array<{ id: string, code: string, name: { zh: string, en: string } }> } };

export type SearchPeopleQueryVariables = Exact<{
  text: string;
}>;


export type SearchPeopleQuery = { users: { nodes: Array<{ id: string, name: string, login: string, team: { id: string, name: { zh: string, en: string } } | null }> } };

export type FindCardQueryVariables = Exact<{
  card: string;
}>;


export type FindCardQuery = { operationByCard: { id: string, order: { id: string, number: string } } | null };

export type SitesQueryVariables = Exact<{ [key: string]: never; }>;


export type SitesQuery = { sites: Array<{ id: string, name: { zh: string, en: string } }> };

export type AssetsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type AssetsQuery = { assets: { nodes: Array<{ id: string, code: string, state: string, name: { zh: string, en: string }, workUnit: { id: string, code: string, name: { zh: string, en: string } } | null }>, pageInfo: { endCursor: string | null, hasNextPage: boolean, total: number } } };

export type SignalsQueryVariables = Exact<{ [key: string]: never; }>;


export type SignalsQuery = { signals: { nodes: Array<{ id: string, code: string, state: string, lastValue: string | null, lastAt: string | null, workUnit: { id: string } | null, operation: { id: string, name: { zh: string, en: string }, order: { id: string, number: string } } | null }>, pageInfo: { total: number } } };

export type PersonRowFragment = { id: string, login: string, name: string, active: boolean, badge: string | null, phone: string | null, revision: number, team: { id: string, name: { zh: string, en: string } } | null, roles: Array<{ id: string, code: string, name: { zh: string, en: string } }> };

export type PeopleQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: UserFilter | null | undefined;
  sort?: Array<UserSort> | UserSort | null | undefined;
}>;


export type PeopleQuery = { users: { nodes: Array<{ id: string, login: string, name: string, active: boolean, badge: string | null, phone: string | null, revision: number, team: { id: string, name: { zh: string, en: string } } | null, roles: Array<{ id: string, code: string, name: { zh: string, en: string } }> }>, pageInfo: { endCursor: string | null, hasNextPage: boolean, total: number } } };

export type PersonDetailQueryVariables = Exact<{
  id: string;
}>;


export type PersonDetailQuery = { user: { id: string, login: string, name: string, active: boolean, badge: string | null, phone: string | null, revision: number, grants: Array<{ id: string, scopeKind: string | null, scopeId: string | null, scopeName: { zh: string, en: string } | null, role: { id: string, code: string, permissions: Array<string>, name: { zh: string, en: string } } }>, team: { id: string, name: { zh: string, en: string } } | null, roles: Array<{ id: string, code: string, name: { zh: string, en: string } }> } | null };

export type WhyAllowedQueryVariables = Exact<{
  userId: string;
  permission: string;
}>;


export type WhyAllowedQuery = { whyAllowed: Array<{ role: { id: string, code: string, name: { zh: string, en: string } } | null, grant: { id: string, scopeKind: string | null, scopeName: { zh: string, en: string } | null } | null }> };

export type TeamsQueryVariables = Exact<{ [key: string]: never; }>;


export type TeamsQuery = { teams: Array<{ id: string, name: { zh: string, en: string } }> };

export type RolesQueryVariables = Exact<{ [key: string]: never; }>;


export type RolesQuery = { roles: Array<{ id: string, code: string, permissions: Array<string>, builtIn: boolean, revision: number, name: { zh: string, en: string } }> };

export type PermissionsQueryVariables = Exact<{ [key: string]: never; }>;


export type PermissionsQuery = { permissions: Array<{ name: string, reason: boolean, text: { zh: string, en: string } }> };

export type GrantPlacesQueryVariables = Exact<{ [key: string]: never; }>;


export type GrantPlacesQuery = { sites: Array<{ id: string, code: string, name: { zh: string, en: string } }>, areas: Array<{ id: string, code: string, name: { zh: string, en: string } }>, workCenters: Array<{ id: string, code: string, name: { zh: string, en: string } }> };

export type PhonesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type PhonesQuery = { devices: { nodes: Array<{ id: string, name: string, state: string, lastSeenAt: string | null, lastSeq: number, pendingCount: number | null, build: string | null, enrolledAt: string }>, pageInfo: { endCursor: string | null, hasNextPage: boolean, total: number } } };

export type CreateUserMutationVariables = Exact<{
  input: CreateUserInput;
}>;


export type CreateUserMutation = { createUser:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'User', id: string, name: string }
   };

export type ChangeUserMutationVariables = Exact<{
  input: ChangeUserInput;
}>;


export type ChangeUserMutation = { changeUser:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'User', id: string, name: string, active: boolean, revision: number }
   };

export type DeactivateUserMutationVariables = Exact<{
  input: DeactivateUserInput;
}>;


export type DeactivateUserMutation = { deactivateUser:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'User', id: string, active: boolean }
   };

export type ReactivateUserMutationVariables = Exact<{
  input: ReactivateUserInput;
}>;


export type ReactivateUserMutation = { reactivateUser:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'User', id: string, active: boolean }
   };

export type ResetPinMutationVariables = Exact<{
  input: ResetPinInput;
}>;


export type ResetPinMutation = { resetPin:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'User', id: string }
   };

export type SetPasswordMutationVariables = Exact<{
  input: SetPasswordInput;
}>;


export type SetPasswordMutation = { setPassword:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'User', id: string }
   };

export type CreateRoleMutationVariables = Exact<{
  input: CreateRoleInput;
}>;


export type CreateRoleMutation = { createRole:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'Role', id: string }
   };

export type ChangeRoleMutationVariables = Exact<{
  input: ChangeRoleInput;
}>;


export type ChangeRoleMutation = { changeRole:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'Role', id: string, revision: number }
   };

export type GrantRoleMutationVariables = Exact<{
  input: GrantRoleInput;
}>;


export type GrantRoleMutation = { grantRole:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'User', id: string }
   };

export type RevokeGrantMutationVariables = Exact<{
  input: RevokeGrantInput;
}>;


export type RevokeGrantMutation = { revokeGrant:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'User', id: string }
   };

export type CreateEnrollmentCodeMutationVariables = Exact<{
  input: CreateEnrollmentCodeInput;
}>;


export type CreateEnrollmentCodeMutation = { createEnrollmentCode:
    | { __typename: 'EnrollmentCode', id: string, code: string, url: string, expiresAt: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type RevokeDeviceMutationVariables = Exact<{
  input: RevokeDeviceInput;
}>;


export type RevokeDeviceMutation = { revokeDevice:
    | { __typename: 'Device', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type LettersQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type LettersQuery = { deadLetters: { nodes: Array<{ id: string, event: string, actor: string, attempts: number, error: string, createdAt: string, lastAttemptAt: string | null }>, pageInfo: { endCursor: string | null, hasNextPage: boolean, total: number } } };

export type DiscardLetterMutationVariables = Exact<{
  input: DiscardDeadLetterInput;
}>;


export type DiscardLetterMutation = { discardDeadLetter:
    | { __typename: 'DeadLetter', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type RetryLetterMutationVariables = Exact<{
  input: RetryDeadLetterInput;
}>;


export type RetryLetterMutation = { retryDeadLetter:
    | { __typename: 'DeadLetter', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type ItemsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: ItemFilter | null | undefined;
  sort?: Array<ItemSort> | ItemSort | null | undefined;
}>;


export type ItemsQuery = { items: { nodes: Array<{ id: string, code: string, unit: string, itemRevision: string, drawing: string | null, name: { zh: string, en: string } }>, pageInfo: { endCursor: string | null, hasNextPage: boolean, total: number } } };

export type WorkCentersQueryVariables = Exact<{ [key: string]: never; }>;


export type WorkCentersQuery = { workCenters: Array<{ id: string, code: string, name: { zh: string, en: string }, area: { id: string, code: string, name: { zh: string, en: string } }, workUnits: Array<{ id: string, code: string, name: { zh: string, en: string } }> }> };

export type OrderDetailQueryVariables = Exact<{
  id: string;
}>;


export type OrderDetailQuery = { order: { drawing: string | null, releasedAt: string | null, completedAt: string | null, id: string, number: string, state: OrderState, late: boolean, priority: number, quantity: string, unit: string, goodQuantity: string, scrapQuantity: string, dueAt: string, expectedAt: string | null, itemRevision: string, customerPo: string | null, revision: number, operations: Array<{ id: string, card: string, reworkQuantity: string, availableQuantity: string, plannedStart: string | null, plannedEnd: string | null, predecessorIds: Array<string>, blockedBy: unknown, state: OperationState, sequence: number, position: number, count: number, plannedQuantity: string, goodQuantity: string, processScrapQuantity: string, materialScrapQuantity: string, remainingQuantity: string, workCenter: { id: string, code: string, name: { zh: string, en: string } }, workUnit: { id: string, code: string, name: { zh: string, en: string } } | null, hold: { id: string, reason: string, note: string | null, placedBy: string, placedAt: string } | null, gate: { id: string, kind: string, closesAfterQuantity: string | null, open: boolean } | null, name: { zh: string, en: string } }>, item: { id: string, code: string, name: { zh: string, en: string } }, customer: { id: string, name: { zh: string, en: string } } | null, hold: { id: string, reason: string, note: string | null, placedBy: string, placedAt: string } | null, currentOperation: { id: string } | null } | null };

export type OrderReportsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: OutputReportFilter | null | undefined;
}>;


export type OrderReportsQuery = { outputReports: { nodes: Array<{ id: string, goodQuantity: string, processScrapQuantity: string, materialScrapQuantity: string, reworkQuantity: string, photos: Array<string>, flags: Array<string>, reporter: string, reporterKind: string, device: string | null, occurredAt: string, recordedAt: string, reversedById: string | null, reversesId: string | null, state: string, reason: { id: string, code: string, name: { zh: string, en: string } } | null, operation: { id: string, position: number, count: number, name: { zh: string, en: string }, workCenter: { id: string, code: string }, order: { id: string, number: string, unit: string, item: { id: string, name: { zh: string, en: string } } } } }>, pageInfo: { endCursor: string | null, hasNextPage: boolean, total: number } } };

export type OrderTrailQueryVariables = Exact<{
  id: string;
  first: number;
}>;


export type OrderTrailQuery = { trail: { nodes: Array<{ id: string, command: string, outcome: string, code: string | null, params: unknown, actorKind: string, actorName: string, device: string | null, seq: number | null, address: string | null, occurredAt: string, deviceAt: string | null, recordedAt: string, skewMs: number | null, reason: string | null, meaning: string | null, subjectId: string | null, payload: unknown, sealedBatch: number | null, changes: Array<{ table: string, recordId: string, revision: number, before: unknown, after: unknown }> }>, pageInfo: { total: number, hasNextPage: boolean, endCursor: string | null } }, sealStatus: { sealedUntil: string | null, pendingLines: number, sealedLines: number } };

export type OrderRowFragment = { id: string, number: string, state: OrderState, late: boolean, priority: number, quantity: string, unit: string, goodQuantity: string, scrapQuantity: string, dueAt: string, expectedAt: string | null, itemRevision: string, customerPo: string | null, revision: number, item: { id: string, code: string, name: { zh: string, en: string } }, customer: { id: string, name: { zh: string, en: string } } | null, hold: { id: string, reason: string, note: string | null, placedBy: string, placedAt: string } | null, operations: Array<{ id: string, state: OperationState, sequence: number, position: number, count: number, plannedQuantity: string, goodQuantity: string, processScrapQuantity: string, materialScrapQuantity: string, remainingQuantity: string, name: { zh: string, en: string }, hold: { id: string } | null, gate: { id: string, kind: string, open: boolean } | null }>, currentOperation: { id: string } | null };

export type OrderSummaryQueryVariables = Exact<{ [key: string]: never; }>;


export type OrderSummaryQuery = { orderSummary: { inProgress: number, late: number, held: number, planned: number, completed: number, goodToday: string, yieldToday: string | null, onTimeRate: string | null } };

export type OrdersBoardQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: OrderFilter | null | undefined;
  late: OrderFilter;
  held: OrderFilter;
  soon: OrderFilter;
  sort?: Array<OrderSort> | OrderSort | null | undefined;
}>;


export type OrdersBoardQuery = { late: { nodes: Array<{ id: string, number: string, state: OrderState, late: boolean, priority: number, quantity: string, unit: string, goodQuantity: string, scrapQuantity: string, dueAt: string, expectedAt: string | null, itemRevision: string, customerPo: string | null, revision: number, item: { id: string, code: string, name: { zh: string, en: string } }, customer: { id: string, name: { zh: string, en: string } } | null, hold: { id: string, reason: string, note: string | null, placedBy: string, placedAt: string } | null, operations: Array<{ id: string, state: OperationState, sequence: number, position: number, count: number, plannedQuantity: string, goodQuantity: string, processScrapQuantity: string, materialScrapQuantity: string, remainingQuantity: string, name: { zh: string, en: string }, hold: { id: string } | null, gate: { id: string, kind: string, open: boolean } | null }>, currentOperation: { id: string } | null }>, pageInfo: { total: number } }, held: { nodes: Array<{ id: string, number: string, state: OrderState, late: boolean, priority: number, quantity: string, unit: string, goodQuantity: string, scrapQuantity: string, dueAt: string, expectedAt: string | null, itemRevision: string, customerPo: string | null, revision: number, item: { id: string, code: string, name: { zh: string, en: string } }, customer: { id: string, name: { zh: string, en: string } } | null, hold: { id: string, reason: string, note: string | null, placedBy: string, placedAt: string } | null, operations: Array<{ id: string, state: OperationState, sequence: number, position: number, count: number, plannedQuantity: string, goodQuantity: string, processScrapQuantity: string, materialScrapQuantity: string, remainingQuantity: string, name: { zh: string, en: string }, hold: { id: string } | null, gate: { id: string, kind: string, open: boolean } | null }>, currentOperation: { id: string } | null }>, pageInfo: { total: number } }, soon: { pageInfo: { total: number } }, orders: { nodes: Array<{ id: string, number: string, state: OrderState, late: boolean, priority: number, quantity: string, unit: string, goodQuantity: string, scrapQuantity: string, dueAt: string, expectedAt: string | null, itemRevision: string, customerPo: string | null, revision: number, item: { id: string, code: string, name: { zh: string, en: string } }, customer: { id: string, name: { zh: string, en: string } } | null, hold: { id: string, reason: string, note: string | null, placedBy: string, placedAt: string } | null, operations: Array<{ id: string, state: OperationState, sequence: number, position: number, count: number, plannedQuantity: string, goodQuantity: string, processScrapQuantity: string, materialScrapQuantity: string, remainingQuantity: string, name: { zh: string, en: string }, hold: { id: string } | null, gate: { id: string, kind: string, open: boolean } | null }>, currentOperation: { id: string } | null }>, pageInfo: { endCursor: string | null, hasNextPage: boolean, total: number } } };

export type OrdersPageQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: OrderFilter | null | undefined;
  sort?: Array<OrderSort> | OrderSort | null | undefined;
}>;


export type OrdersPageQuery = { orders: { nodes: Array<{ id: string, number: string, state: OrderState, late: boolean, priority: number, quantity: string, unit: string, goodQuantity: string, scrapQuantity: string, dueAt: string, expectedAt: string | null, itemRevision: string, customerPo: string | null, revision: number, item: { id: string, code: string, name: { zh: string, en: string } }, customer: { id: string, name: { zh: string, en: string } } | null, hold: { id: string, reason: string, note: string | null, placedBy: string, placedAt: string } | null, operations: Array<{ id: string, state: OperationState, sequence: number, position: number, count: number, plannedQuantity: string, goodQuantity: string, processScrapQuantity: string, materialScrapQuantity: string, remainingQuantity: string, name: { zh: string, en: string }, hold: { id: string } | null, gate: { id: string, kind: string, open: boolean } | null }>, currentOperation: { id: string } | null }>, pageInfo: { endCursor: string | null, hasNextPage: boolean, total: number } } };

export type OrderRowByIdQueryVariables = Exact<{
  id: string;
}>;


export type OrderRowByIdQuery = { order: { id: string, number: string, state: OrderState, late: boolean, priority: number, quantity: string, unit: string, goodQuantity: string, scrapQuantity: string, dueAt: string, expectedAt: string | null, itemRevision: string, customerPo: string | null, revision: number, item: { id: string, code: string, name: { zh: string, en: string } }, customer: { id: string, name: { zh: string, en: string } } | null, hold: { id: string, reason: string, note: string | null, placedBy: string, placedAt: string } | null, operations: Array<{ id: string, state: OperationState, sequence: number, position: number, count: number, plannedQuantity: string, goodQuantity: string, processScrapQuantity: string, materialScrapQuantity: string, remainingQuantity: string, name: { zh: string, en: string }, hold: { id: string } | null, gate: { id: string, kind: string, open: boolean } | null }>, currentOperation: { id: string } | null } | null };

export type AreasQueryVariables = Exact<{ [key: string]: never; }>;


export type AreasQuery = { areas: Array<{ id: string, code: string, name: { zh: string, en: string } }> };

export type HoldReasonsQueryVariables = Exact<{ [key: string]: never; }>;


export type HoldReasonsQuery = { reasonCodes: Array<{ id: string, code: string, kind: string, name: { zh: string, en: string } }> };

export type ItemChoicesQueryVariables = Exact<{
  search?: string | null | undefined;
}>;


export type ItemChoicesQuery = { items: { nodes: Array<{ id: string, code: string, unit: string, itemRevision: string, name: { zh: string, en: string } }> } };

export type CustomerChoicesQueryVariables = Exact<{
  search?: string | null | undefined;
}>;


export type CustomerChoicesQuery = { partners: { nodes: Array<{ id: string, code: string, name: { zh: string, en: string } }> } };

export type ReleaseOrderMutationVariables = Exact<{
  input: ReleaseOrderInput;
}>;


export type ReleaseOrderMutation = { releaseOrder:
    | { __typename: 'Order', id: string, state: OrderState, revision: number }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type CreateOrderMutationVariables = Exact<{
  input: CreateOrderInput;
}>;


export type CreateOrderMutation = { createOrder:
    | { __typename: 'Order', id: string, number: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type HoldOrderMutationVariables = Exact<{
  input: HoldOrderInput;
}>;


export type HoldOrderMutation = { holdOrder:
    | { __typename: 'Order', id: string, revision: number, hold: { id: string } | null }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type LiftHoldMutationVariables = Exact<{
  input: LiftHoldInput;
}>;


export type LiftHoldMutation = { liftHold:
    | { __typename: 'Order', id: string, revision: number }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type WorkerOperationFragment = { id: string, card: string, sequence: number, position: number, count: number, state: OperationState, plannedQuantity: string, goodQuantity: string, processScrapQuantity: string, materialScrapQuantity: string, reworkQuantity: string, remainingQuantity: string, availableQuantity: string, plannedStart: string | null, plannedEnd: string | null, blockedBy: unknown, revision: number, name: { zh: string, en: string }, order: { id: string, number: string, itemRevision: string, drawing: string | null, dueAt: string, priority: number, item: { id: string, code: string, unit: string, name: { zh: string, en: string } } }, workCenter: { id: string, code: string, name: { zh: string, en: string } }, workUnit: { id: string, code: string, name: { zh: string, en: string } } | null, hold: { id: string, reason: string, note: string | null, placedBy: string, placedAt: string } | null };

export type WorkerSnapshotQueryVariables = Exact<{ [key: string]: never; }>;


export type WorkerSnapshotQuery = { me: { id: string, name: string, login: string, locale: string, roles: Array<string>, permissions: Array<string>, tenant: { id: string, slug: string, timeZone: string, name: { zh: string, en: string } }, team: { id: string, name: { zh: string, en: string } } | null }, myOperations: Array<{ id: string, card: string, sequence: number, position: number, count: number, state: OperationState, plannedQuantity: string, goodQuantity: string, processScrapQuantity: string, materialScrapQuantity: string, reworkQuantity: string, remainingQuantity: string, availableQuantity: string, plannedStart: string | null, plannedEnd: string | null, blockedBy: unknown, revision: number, name: { zh: string, en: string }, order: { id: string, number: string, itemRevision: string, drawing: string | null, dueAt: string, priority: number, item: { id: string, code: string, unit: string, name: { zh: string, en: string } } }, workCenter: { id: string, code: string, name: { zh: string, en: string } }, workUnit: { id: string, code: string, name: { zh: string, en: string } } | null, hold: { id: string, reason: string, note: string | null, placedBy: string, placedAt: string } | null }>, reasonCodes: Array<{ id: string, code: string, kind: string, name: { zh: string, en: string } }>, myDay: { goodQuantity: string, scrapQuantity: string, reportCount: number, reports: Array<{ id: string, goodQuantity: string, processScrapQuantity: string, materialScrapQuantity: string, reworkQuantity: string, photos: Array<string>, occurredAt: string, recordedAt: string, reversedById: string | null, reversesId: string | null, state: string, operation: { id: string, name: { zh: string, en: string }, order: { id: string, number: string, item: { id: string, unit: string } } } }> } };

export type WorkerOperationByCardQueryVariables = Exact<{
  card: string;
}>;


export type WorkerOperationByCardQuery = { operationByCard: { id: string, card: string, sequence: number, position: number, count: number, state: OperationState, plannedQuantity: string, goodQuantity: string, processScrapQuantity: string, materialScrapQuantity: string, reworkQuantity: string, remainingQuantity: string, availableQuantity: string, plannedStart: string | null, plannedEnd: string | null, blockedBy: unknown, revision: number, name: { zh: string, en: string }, order: { id: string, number: string, itemRevision: string, drawing: string | null, dueAt: string, priority: number, item: { id: string, code: string, unit: string, name: { zh: string, en: string } } }, workCenter: { id: string, code: string, name: { zh: string, en: string } }, workUnit: { id: string, code: string, name: { zh: string, en: string } } | null, hold: { id: string, reason: string, note: string | null, placedBy: string, placedAt: string } | null } | null };

export type TrailRowFragment = { id: string, command: string, outcome: string, code: string | null, params: unknown, actorKind: string, actorName: string, device: string | null, seq: number | null, address: string | null, occurredAt: string, deviceAt: string | null, recordedAt: string, skewMs: number | null, reason: string | null, meaning: string | null, subjectId: string | null, payload: unknown, sealedBatch: number | null, changes: Array<{ table: string, recordId: string, revision: number, before: unknown, after: unknown }> };

export type TrailQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: TrailFilter | null | undefined;
}>;


export type TrailQuery = { trail: { nodes: Array<{ id: string, command: string, outcome: string, code: string | null, params: unknown, actorKind: string, actorName: string, device: string | null, seq: number | null, address: string | null, occurredAt: string, deviceAt: string | null, recordedAt: string, skewMs: number | null, reason: string | null, meaning: string | null, subjectId: string | null, payload: unknown, sealedBatch: number | null, changes: Array<{ table: string, recordId: string, revision: number, before: unknown, after: unknown }> }>, pageInfo: { endCursor: string | null, hasNextPage: boolean, total: number } } };

export type SealStatusQueryVariables = Exact<{ [key: string]: never; }>;


export type SealStatusQuery = { sealStatus: { sealedLines: number, pendingLines: number, sealedUntil: string | null, headBatch: number | null, headHash: string | null, publishedAt: string | null, fingerprint: string } };

export type TrailPeopleQueryVariables = Exact<{
  search?: string | null | undefined;
}>;


export type TrailPeopleQuery = { users: { nodes: Array<{ id: string, name: string, login: string }> } };

export type ReportRowFragment = { id: string, goodQuantity: string, processScrapQuantity: string, materialScrapQuantity: string, reworkQuantity: string, photos: Array<string>, flags: Array<string>, reporter: string, reporterKind: string, device: string | null, occurredAt: string, recordedAt: string, reversedById: string | null, reversesId: string | null, state: string, reason: { id: string, code: string, name: { zh: string, en: string } } | null, operation: { id: string, position: number, count: number, name: { zh: string, en: string }, workCenter: { id: string, code: string }, order: { id: string, number: string, unit: string, item: { id: string, name: { zh: string, en: string } } } } };

export type ReportsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: OutputReportFilter | null | undefined;
  sort?: Array<OutputReportSort> | OutputReportSort | null | undefined;
}>;


export type ReportsQuery = { outputReports: { nodes: Array<{ id: string, goodQuantity: string, processScrapQuantity: string, materialScrapQuantity: string, reworkQuantity: string, photos: Array<string>, flags: Array<string>, reporter: string, reporterKind: string, device: string | null, occurredAt: string, recordedAt: string, reversedById: string | null, reversesId: string | null, state: string, reason: { id: string, code: string, name: { zh: string, en: string } } | null, operation: { id: string, position: number, count: number, name: { zh: string, en: string }, workCenter: { id: string, code: string }, order: { id: string, number: string, unit: string, item: { id: string, name: { zh: string, en: string } } } } }>, pageInfo: { endCursor: string | null, hasNextPage: boolean, total: number } } };

export type ReverseReportMutationVariables = Exact<{
  input: ReverseOutputInput;
}>;


export type ReverseReportMutation = { reverseOutput:
    | { __typename: 'OutputReport', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
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

export type ChangeOwnPasswordMutationVariables = Exact<{
  input: SetPasswordInput;
}>;


export type ChangeOwnPasswordMutation = { setPassword:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'User', id: string }
   };

export type MeQueryVariables = Exact<{ [key: string]: never; }>;


export type MeQuery = { me: { id: string, name: string, login: string, locale: string, kind: string, roles: Array<string>, permissions: Array<string>, tenant: { id: string, slug: string, timeZone: string, state: string, name: { zh: string, en: string } }, team: { id: string, name: { zh: string, en: string } } | null } };

export type FieldPartsFragment = { id: string, code: string, subject: string, kind: string, choices: Array<string>, decimals: number, unit: string | null, required: boolean, printed: boolean, position: number, active: boolean, name: { zh: string, en: string } };

export type CustomFieldsQueryVariables = Exact<{
  subject?: string | null | undefined;
}>;


export type CustomFieldsQuery = { customFields: Array<{ id: string, code: string, subject: string, kind: string, choices: Array<string>, decimals: number, unit: string | null, required: boolean, printed: boolean, position: number, active: boolean, name: { zh: string, en: string } }> };

export type CreateCustomFieldMutationVariables = Exact<{
  input: CreateCustomFieldInput;
}>;


export type CreateCustomFieldMutation = { createCustomField:
    | { __typename: 'CustomField', id: string, code: string, subject: string, kind: string, choices: Array<string>, decimals: number, unit: string | null, required: boolean, printed: boolean, position: number, active: boolean, name: { zh: string, en: string } }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type ChangeCustomFieldMutationVariables = Exact<{
  input: ChangeCustomFieldInput;
}>;


export type ChangeCustomFieldMutation = { changeCustomField:
    | { __typename: 'CustomField', id: string, code: string, subject: string, kind: string, choices: Array<string>, decimals: number, unit: string | null, required: boolean, printed: boolean, position: number, active: boolean, name: { zh: string, en: string } }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type NumberingRulesQueryVariables = Exact<{ [key: string]: never; }>;


export type NumberingRulesQuery = { numberingRules: Array<{ id: string, subject: string, pattern: string, restarts: boolean, active: boolean }> };

export type SetNumberingRuleMutationVariables = Exact<{
  input: SetNumberingRuleInput;
}>;


export type SetNumberingRuleMutation = { setNumberingRule:
    | { __typename: 'NumberingRule', id: string, subject: string, pattern: string, restarts: boolean, active: boolean }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type LotsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: LotFilter | null | undefined;
  sort?: Array<LotSort> | LotSort | null | undefined;
}>;


export type LotsQuery = { lots: { nodes: Array<{ id: string, number: string, quantity: string, unit: string, state: string, origin: string, supplierLot: string | null, orderId: string | null, receivedAt: string, expiresOn: string | null, custom: Array<{ code: string, value: string }>, item: { id: string, code: string, name: { zh: string, en: string } } }>, pageInfo: { total: number, hasNextPage: boolean, endCursor: string | null } } };

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
export const PersonRowFragmentDoc = new TypedDocumentString(`
    fragment PersonRow on User {
  id
  login
  name
  active
  badge
  phone
  revision
  team {
    id
    name {
      zh
      en
    }
  }
  roles {
    id
    code
    name {
      zh
      en
    }
  }
}
    `, {"fragmentName":"PersonRow"}) as unknown as TypedDocumentString<PersonRowFragment, unknown>;
export const OrderRowFragmentDoc = new TypedDocumentString(`
    fragment OrderRow on Order {
  id
  number
  state
  late
  priority
  quantity
  unit
  goodQuantity
  scrapQuantity
  dueAt
  expectedAt
  itemRevision
  customerPo
  revision
  item {
    id
    code
    name {
      zh
      en
    }
  }
  customer {
    id
    name {
      zh
      en
    }
  }
  hold {
    id
    reason
    note
    placedBy
    placedAt
  }
  operations {
    id
    state
    sequence
    position
    count
    name {
      zh
      en
    }
    plannedQuantity
    goodQuantity
    processScrapQuantity
    materialScrapQuantity
    remainingQuantity
    hold {
      id
    }
    gate {
      id
      kind
      open
    }
  }
  currentOperation {
    id
  }
}
    `, {"fragmentName":"OrderRow"}) as unknown as TypedDocumentString<OrderRowFragment, unknown>;
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
export const TrailRowFragmentDoc = new TypedDocumentString(`
    fragment TrailRow on TrailLine {
  id
  command
  outcome
  code
  params
  actorKind
  actorName
  device
  seq
  address
  occurredAt
  deviceAt
  recordedAt
  skewMs
  reason
  meaning
  subjectId
  payload
  sealedBatch
  changes {
    table
    recordId
    revision
    before
    after
  }
}
    `, {"fragmentName":"TrailRow"}) as unknown as TypedDocumentString<TrailRowFragment, unknown>;
export const ReportRowFragmentDoc = new TypedDocumentString(`
    fragment ReportRow on OutputReport {
  id
  goodQuantity
  processScrapQuantity
  materialScrapQuantity
  reworkQuantity
  reason {
    id
    code
    name {
      zh
      en
    }
  }
  photos
  flags
  reporter
  reporterKind
  device
  occurredAt
  recordedAt
  reversedById
  reversesId
  state
  operation {
    id
    position
    count
    name {
      zh
      en
    }
    workCenter {
      id
      code
    }
    order {
      id
      number
      unit
      item {
        id
        name {
          zh
          en
        }
      }
    }
  }
}
    `, {"fragmentName":"ReportRow"}) as unknown as TypedDocumentString<ReportRowFragment, unknown>;
export const FieldPartsFragmentDoc = new TypedDocumentString(`
    fragment FieldParts on CustomField {
  id
  code
  name {
    zh
    en
  }
  subject
  kind
  choices
  decimals
  unit
  required
  printed
  position
  active
}
    `, {"fragmentName":"FieldParts"}) as unknown as TypedDocumentString<FieldPartsFragment, unknown>;
export const SearchEverythingDocument = {"__meta__":{"hash":"2c1ba58cb3dad6641d35428a3157bbbc94d49821447ea42892ebdcc91fce9bbe"}} as unknown as TypedDocumentString<SearchEverythingQuery, SearchEverythingQueryVariables>;
export const SearchPeopleDocument = {"__meta__":{"hash":"5532646132f74d4aa89a1e2df2afcecc0a9a01a9d265d5eae727ffa2df7a2343"}} as unknown as TypedDocumentString<SearchPeopleQuery, SearchPeopleQueryVariables>;
export const FindCardDocument = {"__meta__":{"hash":"508e6374f02a3c560e4170247f64664a0b41041b150defdda68f3bd8da02d75d"}} as unknown as TypedDocumentString<FindCardQuery, FindCardQueryVariables>;
export const SitesDocument = {"__meta__":{"hash":"2ab1281288035feb4353e6e11d14d2ed8f891adac6dbad78939c7cac037f0598"}} as unknown as TypedDocumentString<SitesQuery, SitesQueryVariables>;
export const AssetsDocument = {"__meta__":{"hash":"a2d794c174c2bcd97c399bfc540224b335a894c2e3a451732fdec5d46ef02737"}} as unknown as TypedDocumentString<AssetsQuery, AssetsQueryVariables>;
export const SignalsDocument = {"__meta__":{"hash":"e91e7b6577a0e177920d9a1bf8a7b12dc0a08b6eda4276a1fcc27c7b0c8d6146"}} as unknown as TypedDocumentString<SignalsQuery, SignalsQueryVariables>;
export const PeopleDocument = {"__meta__":{"hash":"37e6ab622a215e3020aafb5c30b66fa12598c1cfe323bd8f6ab69f6d830d1148"}} as unknown as TypedDocumentString<PeopleQuery, PeopleQueryVariables>;
export const PersonDetailDocument = {"__meta__":{"hash":"1bf36346064dce33d944494c4bde263b748a4e36e44c6064537d1ada7a24559e"}} as unknown as TypedDocumentString<PersonDetailQuery, PersonDetailQueryVariables>;
export const WhyAllowedDocument = {"__meta__":{"hash":"605ab508bd10781b9ab0ffbed5335cd4ae9b8f290d3e609f80e68ecd12770a00"}} as unknown as TypedDocumentString<WhyAllowedQuery, WhyAllowedQueryVariables>;
export const TeamsDocument = {"__meta__":{"hash":"848341b76d4741f38eb061ecc9554077412dc7866aad9e2d28ca1321b091a5c3"}} as unknown as TypedDocumentString<TeamsQuery, TeamsQueryVariables>;
export const RolesDocument = {"__meta__":{"hash":"e5b13c47b0413a3652f327b74d8c8746d5b3371bc24a152bdbdce71d2311f9ac"}} as unknown as TypedDocumentString<RolesQuery, RolesQueryVariables>;
export const PermissionsDocument = {"__meta__":{"hash":"c94eb945abf2870d2aa6c05ef21e6bf9f911fe2e91d043efe4ea76ae76156577"}} as unknown as TypedDocumentString<PermissionsQuery, PermissionsQueryVariables>;
export const GrantPlacesDocument = {"__meta__":{"hash":"95fe25f7edfaff7a895da3eaa7ad196ae2215e2dc0aabb177a6d061100ae1c95"}} as unknown as TypedDocumentString<GrantPlacesQuery, GrantPlacesQueryVariables>;
export const PhonesDocument = {"__meta__":{"hash":"b62afac83f1181f5703705e6e6aec3bcf3a3d0a0a92431ac388ec1a6481f9967"}} as unknown as TypedDocumentString<PhonesQuery, PhonesQueryVariables>;
export const CreateUserDocument = {"__meta__":{"hash":"770225036529294de1510a0e9dd255a5e4342166db3e695042123c4502c9b427"}} as unknown as TypedDocumentString<CreateUserMutation, CreateUserMutationVariables>;
export const ChangeUserDocument = {"__meta__":{"hash":"0b13ec942eaee45803dfc756df4741765bab0b0b2c9d0bea3022d08cabbf9f32"}} as unknown as TypedDocumentString<ChangeUserMutation, ChangeUserMutationVariables>;
export const DeactivateUserDocument = {"__meta__":{"hash":"463f5a76073a20cfbcf0909cde5928e5e8291509c1d845d2e3c5ad7b07e58b3f"}} as unknown as TypedDocumentString<DeactivateUserMutation, DeactivateUserMutationVariables>;
export const ReactivateUserDocument = {"__meta__":{"hash":"2fa38ac603b9d500c65bd9072c8727a8faaceac7ece92de9ddb4fe51599a5bc3"}} as unknown as TypedDocumentString<ReactivateUserMutation, ReactivateUserMutationVariables>;
export const ResetPinDocument = {"__meta__":{"hash":"987d4373c54c2d16f831d4d3f59c6a350a3df971a33f36b0706b441898ce3701"}} as unknown as TypedDocumentString<ResetPinMutation, ResetPinMutationVariables>;
export const SetPasswordDocument = {"__meta__":{"hash":"e06cbc410b54081edae59c0f1cee0d2881544829eebdc71553b3df74c6b14011"}} as unknown as TypedDocumentString<SetPasswordMutation, SetPasswordMutationVariables>;
export const CreateRoleDocument = {"__meta__":{"hash":"808b46e19f061af1e9cb409f2c9b6a9854d3b1071f5ec2b47f137635fc674f20"}} as unknown as TypedDocumentString<CreateRoleMutation, CreateRoleMutationVariables>;
export const ChangeRoleDocument = {"__meta__":{"hash":"ab8ba46a45eda373b5f9e4d394e8e6d3edc37e692ca25e1ead7b7a764dcc29c4"}} as unknown as TypedDocumentString<ChangeRoleMutation, ChangeRoleMutationVariables>;
export const GrantRoleDocument = {"__meta__":{"hash":"aa6fa2ac2717c9deaa1344421cdbceff04617332d1cdf74dcef7c7186e25eeb9"}} as unknown as TypedDocumentString<GrantRoleMutation, GrantRoleMutationVariables>;
export const RevokeGrantDocument = {"__meta__":{"hash":"c34c36373c402db6c2d5c2cfbf9183b772d446c99b1c6ae62897c31725c56f83"}} as unknown as TypedDocumentString<RevokeGrantMutation, RevokeGrantMutationVariables>;
export const CreateEnrollmentCodeDocument = {"__meta__":{"hash":"dcb860d5939e4d0d0a9531334e23fe0b5d3b227c11f80567b29e09c24b8a21dd"}} as unknown as TypedDocumentString<CreateEnrollmentCodeMutation, CreateEnrollmentCodeMutationVariables>;
export const RevokeDeviceDocument = {"__meta__":{"hash":"ee9e7d298af5105d3212f6a246c13663678699f53ca1f6fc15195a18e307a8c0"}} as unknown as TypedDocumentString<RevokeDeviceMutation, RevokeDeviceMutationVariables>;
export const LettersDocument = {"__meta__":{"hash":"579f9746687224e83a66877b8cc8802e8a395cc58d27bec98a1d47b76d9e21fb"}} as unknown as TypedDocumentString<LettersQuery, LettersQueryVariables>;
export const DiscardLetterDocument = {"__meta__":{"hash":"3b2c67a7e87295c1a27acb3e374a97fd00ac8afbe9ef230ef915569ecbf98bd7"}} as unknown as TypedDocumentString<DiscardLetterMutation, DiscardLetterMutationVariables>;
export const RetryLetterDocument = {"__meta__":{"hash":"6bf5b302d993a497ebac7ab87287728d86d557426e08d4eb276a45598f31a862"}} as unknown as TypedDocumentString<RetryLetterMutation, RetryLetterMutationVariables>;
export const ItemsDocument = {"__meta__":{"hash":"4c6bc88730c5370322ce059f87debde4cabf0270ffc5c2b3e471506920de1305"}} as unknown as TypedDocumentString<ItemsQuery, ItemsQueryVariables>;
export const WorkCentersDocument = {"__meta__":{"hash":"772a3171f72f24a5d4d0ec163d655ae708a25bf0322cfaa69f3292778580b25a"}} as unknown as TypedDocumentString<WorkCentersQuery, WorkCentersQueryVariables>;
export const OrderDetailDocument = {"__meta__":{"hash":"0294ab76ea2466d3beea87ffb2b7842cdf00086c13718573ae75e29b1f517574"}} as unknown as TypedDocumentString<OrderDetailQuery, OrderDetailQueryVariables>;
export const OrderReportsDocument = {"__meta__":{"hash":"7fd187350ca214a03e1684832f4bec7cf8359d21c9936b63fec73fa8ecb9f8f6"}} as unknown as TypedDocumentString<OrderReportsQuery, OrderReportsQueryVariables>;
export const OrderTrailDocument = {"__meta__":{"hash":"188f2043fce1e3d2a698f9a73e0a3cc95f9e782188234e6a75417b05be2e1b07"}} as unknown as TypedDocumentString<OrderTrailQuery, OrderTrailQueryVariables>;
export const OrderSummaryDocument = {"__meta__":{"hash":"e6a7ad5803ee5fca3af46fa25c4fcfa651b69abbb18d650af5b9893343999bdf"}} as unknown as TypedDocumentString<OrderSummaryQuery, OrderSummaryQueryVariables>;
export const OrdersBoardDocument = {"__meta__":{"hash":"699d8a3064853b9ced0be6629225cd0c1a9e6cce8aab7118a4d162cb3314b0ca"}} as unknown as TypedDocumentString<OrdersBoardQuery, OrdersBoardQueryVariables>;
export const OrdersPageDocument = {"__meta__":{"hash":"2996b11e0b35ac6a31716394eea622ca176d181c84c84b322442c87c21ea0d3a"}} as unknown as TypedDocumentString<OrdersPageQuery, OrdersPageQueryVariables>;
export const OrderRowByIdDocument = {"__meta__":{"hash":"fb031978957818b8b1521068cd297cce656b085bea735d3eedf40475e1d9cd61"}} as unknown as TypedDocumentString<OrderRowByIdQuery, OrderRowByIdQueryVariables>;
export const AreasDocument = {"__meta__":{"hash":"8bf4dd5bef01f6355e535408728149ae4a9a6e0721d60ef54f7fc930dc33ea4e"}} as unknown as TypedDocumentString<AreasQuery, AreasQueryVariables>;
export const HoldReasonsDocument = {"__meta__":{"hash":"3ae57240e47e491d3693f81421cdd3ff0c28eb79916de5363a6b5cf7fa606ff0"}} as unknown as TypedDocumentString<HoldReasonsQuery, HoldReasonsQueryVariables>;
export const ItemChoicesDocument = {"__meta__":{"hash":"c7f0df2fd3eb249dc1f50687cf49620bbba58c05456940f948abefe679bfe9f5"}} as unknown as TypedDocumentString<ItemChoicesQuery, ItemChoicesQueryVariables>;
export const CustomerChoicesDocument = {"__meta__":{"hash":"6f05dbc0c31319d5eed886c63b54231ff86d778e0b3915c0e690e82c652ec9c8"}} as unknown as TypedDocumentString<CustomerChoicesQuery, CustomerChoicesQueryVariables>;
export const ReleaseOrderDocument = {"__meta__":{"hash":"19a9e4d8c25ead8f750e8d22b384a7672ac71c555d02402482861cf66756d427"}} as unknown as TypedDocumentString<ReleaseOrderMutation, ReleaseOrderMutationVariables>;
export const CreateOrderDocument = {"__meta__":{"hash":"95b3eab016c3f98122e059d39bd5006ccc6dcdd060503dcbca44f379427e72ac"}} as unknown as TypedDocumentString<CreateOrderMutation, CreateOrderMutationVariables>;
export const HoldOrderDocument = {"__meta__":{"hash":"e7f87afeea0fea74397045b6c750a9bec60578ecae79abb4446c906de68a5811"}} as unknown as TypedDocumentString<HoldOrderMutation, HoldOrderMutationVariables>;
export const LiftHoldDocument = {"__meta__":{"hash":"6570ac2f576a6f5167cd1ee1bda30422e0390bbed96406054e47f50048f98c71"}} as unknown as TypedDocumentString<LiftHoldMutation, LiftHoldMutationVariables>;
export const WorkerSnapshotDocument = {"__meta__":{"hash":"b3f5f860df3c2244e7bad26c996879fc77ecbbed7bec233b7a979680c2676c44"}} as unknown as TypedDocumentString<WorkerSnapshotQuery, WorkerSnapshotQueryVariables>;
export const WorkerOperationByCardDocument = {"__meta__":{"hash":"4ed297cc83340c4581b8a20a204de5b8a9e67b01bdacf4f923b55e39c8c463bb"}} as unknown as TypedDocumentString<WorkerOperationByCardQuery, WorkerOperationByCardQueryVariables>;
export const TrailDocument = {"__meta__":{"hash":"779bba80021df0dc6f9550a5b96f52385039e6a73ec831aa76b467b338b119fe"}} as unknown as TypedDocumentString<TrailQuery, TrailQueryVariables>;
export const SealStatusDocument = {"__meta__":{"hash":"4b6fe19f57ee88ef66f716c54e2204f87abd0ce3abc1daaf2157679ab8ae6f4b"}} as unknown as TypedDocumentString<SealStatusQuery, SealStatusQueryVariables>;
export const TrailPeopleDocument = {"__meta__":{"hash":"9eab17dfe714756f462f1803f791fa5e486ea3ecb7c8243acd407ba00119848a"}} as unknown as TypedDocumentString<TrailPeopleQuery, TrailPeopleQueryVariables>;
export const ReportsDocument = {"__meta__":{"hash":"7bc497f5e7ba8c39477ba3c442e3753be85aeaf24607366c1baad44cf129cd40"}} as unknown as TypedDocumentString<ReportsQuery, ReportsQueryVariables>;
export const ReverseReportDocument = {"__meta__":{"hash":"ec9a6060d4a196eddb017bff3f5a1d00c557727ee256a296e3a2e35981f7b81a"}} as unknown as TypedDocumentString<ReverseReportMutation, ReverseReportMutationVariables>;
export const WorkerIntentsDocument = {"__meta__":{"hash":"d2cafd56ceb047ab6e652a5b40d7df2bf6e3f6ee27688b4b7e82da042d3aada3"}} as unknown as TypedDocumentString<WorkerIntentsQuery, WorkerIntentsQueryVariables>;
export const WorkerDismissIntentDocument = {"__meta__":{"hash":"64eb5d37c50e2a19b32aeb02caea4b649565e2dc3a001f8fb382e8ad30fb53cc"}} as unknown as TypedDocumentString<WorkerDismissIntentMutation, WorkerDismissIntentMutationVariables>;
export const WorkerAdoptIntentDocument = {"__meta__":{"hash":"89920cf1117f93c5af568b3729704b7d7a277ee08b57c65d78c683fae8105f07"}} as unknown as TypedDocumentString<WorkerAdoptIntentMutation, WorkerAdoptIntentMutationVariables>;
export const ChangeOwnPasswordDocument = {"__meta__":{"hash":"137934d13b692beebdf253abec1432982f61e6aa4bff8de22f5ad246a9fc3601"}} as unknown as TypedDocumentString<ChangeOwnPasswordMutation, ChangeOwnPasswordMutationVariables>;
export const MeDocument = {"__meta__":{"hash":"e0113a6041b665b11e1fcca6df37ffc3c02701c1290ea85eed0043dac6b3e601"}} as unknown as TypedDocumentString<MeQuery, MeQueryVariables>;
export const CustomFieldsDocument = {"__meta__":{"hash":"60d508376b2649dab88a160bd0204978b351d2d3a409dc1ee3dfc99c63d041f2"}} as unknown as TypedDocumentString<CustomFieldsQuery, CustomFieldsQueryVariables>;
export const CreateCustomFieldDocument = {"__meta__":{"hash":"760302c38ac47ac1ddf183cbf3b93e7f984ee212be2486be3817f34aa7adbe65"}} as unknown as TypedDocumentString<CreateCustomFieldMutation, CreateCustomFieldMutationVariables>;
export const ChangeCustomFieldDocument = {"__meta__":{"hash":"56965b527f05fb9ea5d20214978d277c2491f108da24ce23fd73335ce4d7dfa3"}} as unknown as TypedDocumentString<ChangeCustomFieldMutation, ChangeCustomFieldMutationVariables>;
export const NumberingRulesDocument = {"__meta__":{"hash":"5763bd055f33b0ff0d6a4547143bb8b312312688612386f82994ffcca0fc50eb"}} as unknown as TypedDocumentString<NumberingRulesQuery, NumberingRulesQueryVariables>;
export const SetNumberingRuleDocument = {"__meta__":{"hash":"7bc7036025a2d3d469fdab4cefbdd7eb298899911fd7f569bec3bde586f77d6f"}} as unknown as TypedDocumentString<SetNumberingRuleMutation, SetNumberingRuleMutationVariables>;
export const LotsDocument = {"__meta__":{"hash":"99051a7793c98a846dd1eff53bfb82cbd8bf88cd2f3c946a0bdb028bf04abe74"}} as unknown as TypedDocumentString<LotsQuery, LotsQueryVariables>;
export const WorkerChangeLanguageDocument = {"__meta__":{"hash":"95120eefeda1c243646c5bc1646986de3c3980558b1d998b6973ba1dd2556a1a"}} as unknown as TypedDocumentString<WorkerChangeLanguageMutation, WorkerChangeLanguageMutationVariables>;
export const WorkerSyncDocument = {"__meta__":{"hash":"31af11b01c7e3ac475e7c3fbda917c1d3302f22917322e36046f29839569e755"}} as unknown as TypedDocumentString<WorkerSyncMutation, WorkerSyncMutationVariables>;