/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** `admin_contact`: the mobile number or e-mail address its first administrator is invited at. */
export type AcceptPartnerInput = {
  adminContact: string;
  adminName: string;
  id?: string | null | undefined;
  locale?: string;
  nameEn: string;
  nameZh: string;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  slug: string;
};

/** `audience`: all | partner (its customers) | companies (these). Without `starts_at` it is shown at once. */
export type AnnounceInput = {
  audience?: string;
  companyIds?: Array<string> | null | undefined;
  endsAt?: string | null | undefined;
  id?: string | null | undefined;
  level?: string;
  occurredAt?: string | null | undefined;
  partnerId?: string | null | undefined;
  reason?: string | null | undefined;
  startsAt?: string | null | undefined;
  textEn: string;
  textZh: string;
  titleEn: string;
  titleZh: string;
};

export type AnnouncementFilter = {
  level?: string | null | undefined;
  search?: string | null | undefined;
  state?: string | null | undefined;
};

/** `amount` is what stands on the bank's statement, as the approver reads it there. */
export type ApproveTransferInput = {
  amount: number;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  paymentId: string;
  reason?: string | null | undefined;
};

export type ArchiveCustomerInput = {
  customerId: string;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

/** `mode`: read, or write as well; `minutes` of it. The reason is what the customer reads. */
export type AskVisitInput = {
  customerId: string;
  id?: string | null | undefined;
  minutes?: number;
  mode?: string;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

/** The exception is meant for this order: two people then approve it as they do a transfer. */
export type AssignPaymentInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  orderNumber: string;
  paymentId: string;
  reason?: string | null | undefined;
};

export type CancelCustodyInput = {
  id?: string | null | undefined;
  jobId: string;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

export type ChangeCustomerPlanInput = {
  customerId: string;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  plan: string;
  reason?: string | null | undefined;
};

/** `job_id`: the move whose old rows are not needed any more. */
export type ClearOldPlaceInput = {
  id?: string | null | undefined;
  jobId: string;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

export type CloseCustomerInput = {
  customerId: string;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

export type ComparePackageInput = {
  customerId: string;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  packageId: string;
  reason?: string | null | undefined;
};

export type ConfirmEraseInput = {
  id?: string | null | undefined;
  jobId: string;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

export type CustodyFilter = {
  customerId?: string | null | undefined;
  kind?: string | null | undefined;
  state?: string | null | undefined;
};

export type CustomerDraftFilter = {
  open?: boolean | null | undefined;
  state?: string | null | undefined;
};

export type CustomerFilter = {
  direct?: boolean | null | undefined;
  ids?: Array<string> | null | undefined;
  industry?: string | null | undefined;
  partnerId?: string | null | undefined;
  plan?: string | null | undefined;
  search?: string | null | undefined;
  state?: string | null | undefined;
  tab?: CustomerTab;
};

export const CustomerSort = {
  LastReport: 'LAST_REPORT',
  Name: 'NAME',
  Renewal: 'RENEWAL',
  Trouble: 'TROUBLE'
} as const;

export type CustomerSort = typeof CustomerSort[keyof typeof CustomerSort];
export const CustomerTab = {
  All: 'ALL',
  Grace: 'GRACE',
  Live: 'LIVE',
  Onboarding: 'ONBOARDING',
  Todo: 'TODO',
  Trial: 'TRIAL'
} as const;

export type CustomerTab = typeof CustomerTab[keyof typeof CustomerTab];
export type DiscardDraftInput = {
  draftId: string;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

export type EraseCustomerInput = {
  customerId: string;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

export type ExtendCustomerInput = {
  customerId: string;
  days: number;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

/** `skip_conflicts`: what contradicts stays as the customer has it; otherwise one contradiction stops all of it. */
export type GivePackageInput = {
  customerId: string;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  packageId: string;
  reason?: string | null | undefined;
  skipConflicts?: boolean;
};

/** `partner_id`: the partner who serves it from now on; none: the vendor itself. */
export type HandOverCustomerInput = {
  customerId: string;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  partnerId?: string | null | undefined;
  reason?: string | null | undefined;
};

export type IssueInvoiceInput = {
  id?: string | null | undefined;
  number: string;
  occurredAt?: string | null | undefined;
  orderId: string;
  reason?: string | null | undefined;
};

export type LedgerFilter = {
  customerId?: string | null | undefined;
  invoice?: string | null | undefined;
  provider?: string | null | undefined;
  search?: string | null | undefined;
  states?: Array<string> | null | undefined;
};

export const LedgerSort = {
  Amount: 'AMOUNT',
  Newest: 'NEWEST',
  Waiting: 'WAITING'
} as const;

export type LedgerSort = typeof LedgerSort[keyof typeof LedgerSort];
/** `placement`: a database this installation knows; `home` brings the company back. */
export type MoveCustomerInput = {
  customerId: string;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  placement: string;
  reason?: string | null | undefined;
};

/** `amount` in the currency's smallest unit; `reference` is the provider's or the bank's. */
export type NoteRefundInput = {
  amount: number;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  paymentId: string;
  reason?: string | null | undefined;
  reference: string;
};

export type PackageJobFilter = {
  customerId?: string | null | undefined;
  id?: string | null | undefined;
  packageId?: string | null | undefined;
};

export type RejectTransferInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  paymentId: string;
  reason?: string | null | undefined;
};

export type RenameCustomerInput = {
  customerId: string;
  id?: string | null | undefined;
  nameEn: string;
  nameZh: string;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

export type RestoreArchiveInput = {
  id?: string | null | undefined;
  jobId: string;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  slug: string;
};

export type ResumeCustomerInput = {
  customerId: string;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

/** What is not named stays; without `draft_id` a new one begins. Anything may be missing, nothing may be senseless: that is found when the company is founded. */
export type SaveDraftInput = {
  adminContact?: string | null | undefined;
  adminName?: string | null | undefined;
  draftId?: string | null | undefined;
  id?: string | null | undefined;
  industry?: string | null | undefined;
  locale?: string | null | undefined;
  nameEn?: string | null | undefined;
  nameZh?: string | null | undefined;
  occurredAt?: string | null | undefined;
  packageId?: string | null | undefined;
  plan?: string | null | undefined;
  reason?: string | null | undefined;
  slug?: string | null | undefined;
  step?: number | null | undefined;
};

export type SetPasswordInput = {
  currentPassword?: string | null | undefined;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  password: string;
  reason?: string | null | undefined;
  userId?: string | null | undefined;
};

/** `amount` in the currency's smallest unit; without one the list price holds again. */
export type SetPriceInput = {
  amount?: number | null | undefined;
  currency?: string;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  period: string;
  plan: string;
  reason?: string | null | undefined;
};

/** `settings` by name, all of them; `keys` only those that are to be replaced. `platform_keys` is a JSON object of serial → PEM. */
export type SetProviderInput = {
  code: string;
  enabled: boolean;
  id?: string | null | undefined;
  keys?: unknown;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  settings?: unknown;
};

export type SetRetentionInput = {
  customerId: string;
  id?: string | null | undefined;
  keepUntil: string;
  legalHold?: boolean;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

export type SettlePaymentInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  paymentId: string;
  reason?: string | null | undefined;
};

export type StartFoundingInput = {
  draftId: string;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

export type SuspendCustomerInput = {
  customerId: string;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

/** `groups`: parts of the configuration; none named: the usual ones. */
export type TakePackageInput = {
  customerId: string;
  groups?: Array<string> | null | undefined;
  id?: string | null | undefined;
  name: string;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

export type VendorActFilter = {
  actor?: string | null | undefined;
  command?: string | null | undefined;
  customerId?: string | null | undefined;
};

export const VendorActSort = {
  Newest: 'NEWEST',
  Oldest: 'OLDEST'
} as const;

export type VendorActSort = typeof VendorActSort[keyof typeof VendorActSort];
export type VendorPackageFilter = {
  search?: string | null | undefined;
};

export type VendorPartnerFilter = {
  search?: string | null | undefined;
  state?: string | null | undefined;
};

export type WithdrawAnnouncementInput = {
  announcementId: string;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

export type ChangeOwnPasswordMutationVariables = Exact<{
  input: SetPasswordInput;
}>;


export type ChangeOwnPasswordMutation = { setPassword:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'User', id: string }
   };

export type MeQueryVariables = Exact<{ [key: string]: never; }>;


export type MeQuery = { me: { id: string, name: string, login: string, locale: string, kind: string, roles: Array<string>, permissions: Array<string>, tenant: { id: string, slug: string, timeZone: string, state: string, kind: string, name: { zh: string, en: string } }, team: { id: string, name: { zh: string, en: string } } | null } };

export type VendorActsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: VendorActFilter | null | undefined;
  sort?: Array<VendorActSort> | VendorActSort | null | undefined;
}>;


export type VendorActsQuery = { vendorActs: { nodes: Array<{ id: string, at: string, command: string, by: string, outcome: string, code: string | null, params: unknown, reason: string | null, payload: unknown, subjectId: string | null, customer: { id: string, slug: string, name: { zh: string, en: string } } | null }>, pageInfo: { endCursor: string | null, hasNextPage: boolean, total: number } } };

export type AnnouncementsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: AnnouncementFilter | null | undefined;
}>;


export type AnnouncementsQuery = { announcements: { nodes: Array<{ id: string, level: string, audience: string, partnerId: string | null, companyIds: Array<string>, startsAt: string, endsAt: string | null, state: string, announcedBy: string, createdAt: string, withdrawnAt: string | null, companies: number, companiesRead: number, readers: number, title: { zh: string, en: string }, text: { zh: string, en: string } }>, pageInfo: { endCursor: string | null, hasNextPage: boolean, total: number } } };

export type AnnounceMutationVariables = Exact<{
  input: AnnounceInput;
}>;


export type AnnounceMutation = { announce:
    | { __typename: 'Announcement', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type WithdrawAnnouncementMutationVariables = Exact<{
  input: WithdrawAnnouncementInput;
}>;


export type WithdrawAnnouncementMutation = { withdrawAnnouncement:
    | { __typename: 'Announcement', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type LedgerOrdersQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: LedgerFilter | null | undefined;
  sort?: Array<LedgerSort> | LedgerSort | null | undefined;
}>;


export type LedgerOrdersQuery = { ledgerOrders: { nodes: Array<{ id: string, number: string, plan: string, period: string, amount: number, currency: string, state: string, placedAt: string, placedBy: string, startsAt: string | null, until: string | null, paidAt: string | null, provider: string | null, invoiceState: string | null, invoiceNumber: string | null, refunded: number, customer: { id: string, slug: string, name: { zh: string, en: string } } | null, payments: Array<{ id: string, provider: string, transactionId: string, orderNumber: string, amount: number, currency: string, state: string, problems: Array<string>, receivedAt: string, creditedAt: string | null, slipSha256: string | null, payer: string | null, paidOn: string | null, note: string | null, settledBy: string | null, approvals: Array<{ step: number, approverId: string, approver: string, approvedAt: string }>, refunds: Array<{ id: string, amount: number, reference: string, note: string, notedBy: string, notedAt: string }> }>, invoice: { kind: string, title: string, taxNumber: string, address: string, phone: string, bank: string, account: string, email: string, amount: number, currency: string, state: string, requestedAt: string, number: string | null, issuedAt: string | null, issuedBy: string | null } | null }>, pageInfo: { endCursor: string | null, hasNextPage: boolean, total: number } } };

export type LedgerPaymentsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: LedgerFilter | null | undefined;
  sort?: Array<LedgerSort> | LedgerSort | null | undefined;
}>;


export type LedgerPaymentsQuery = { ledgerPayments: { nodes: Array<{ id: string, provider: string, transactionId: string, orderNumber: string, amount: number, currency: string, state: string, problems: Array<string>, receivedAt: string, creditedAt: string | null, slipSha256: string | null, payer: string | null, paidOn: string | null, note: string | null, settledBy: string | null, order: { id: string, number: string, plan: string, period: string, amount: number, currency: string, state: string, customer: { id: string, slug: string, name: { zh: string, en: string } } | null } | null, approvals: Array<{ step: number, approverId: string, approver: string, approvedAt: string }>, refunds: Array<{ id: string, amount: number, reference: string, note: string, notedBy: string, notedAt: string }> }>, pageInfo: { endCursor: string | null, hasNextPage: boolean, total: number } } };

export type LedgerPaymentQueryVariables = Exact<{
  id: string;
}>;


export type LedgerPaymentQuery = { ledgerPayment: { id: string, provider: string, transactionId: string, orderNumber: string, amount: number, currency: string, state: string, problems: Array<string>, receivedAt: string, creditedAt: string | null, slipSha256: string | null, payer: string | null, paidOn: string | null, note: string | null, settledBy: string | null, order: { id: string, number: string, plan: string, period: string, amount: number, currency: string, state: string, customer: { id: string, slug: string, name: { zh: string, en: string } } | null } | null, approvals: Array<{ step: number, approverId: string, approver: string, approvedAt: string }>, refunds: Array<{ id: string, amount: number, reference: string, note: string, notedBy: string, notedAt: string }> } | null };

export type PaymentProvidersQueryVariables = Exact<{ [key: string]: never; }>;


export type PaymentProvidersQuery = { paymentProviders: Array<{ code: string, enabled: boolean, settings: unknown, secretSetAt: string | null }> };

export type PaymentRowFragment = { id: string, provider: string, transactionId: string, orderNumber: string, amount: number, currency: string, state: string, problems: Array<string>, receivedAt: string, creditedAt: string | null, slipSha256: string | null, payer: string | null, paidOn: string | null, note: string | null, settledBy: string | null, approvals: Array<{ step: number, approverId: string, approver: string, approvedAt: string }>, refunds: Array<{ id: string, amount: number, reference: string, note: string, notedBy: string, notedAt: string }> };

export type ApproveTransferMutationVariables = Exact<{
  input: ApproveTransferInput;
}>;


export type ApproveTransferMutation = { approveTransfer:
    | { __typename: 'LedgerPayment', id: string, state: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type RejectTransferMutationVariables = Exact<{
  input: RejectTransferInput;
}>;


export type RejectTransferMutation = { rejectTransfer:
    | { __typename: 'LedgerPayment', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type AssignPaymentMutationVariables = Exact<{
  input: AssignPaymentInput;
}>;


export type AssignPaymentMutation = { assignPayment:
    | { __typename: 'LedgerPayment', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type SettlePaymentMutationVariables = Exact<{
  input: SettlePaymentInput;
}>;


export type SettlePaymentMutation = { settlePayment:
    | { __typename: 'LedgerPayment', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type NoteRefundMutationVariables = Exact<{
  input: NoteRefundInput;
}>;


export type NoteRefundMutation = { noteRefund:
    | { __typename: 'PaymentRefund', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type IssueInvoiceMutationVariables = Exact<{
  input: IssueInvoiceInput;
}>;


export type IssueInvoiceMutation = { issueInvoice:
    | { __typename: 'LedgerInvoice', number: string | null }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type SetProviderMutationVariables = Exact<{
  input: SetProviderInput;
}>;


export type SetProviderMutation = { setProvider:
    | { __typename: 'PaymentProvider', code: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type CustodyFieldsFragment = { id: string, kind: string, customerId: string | null, slug: string, target: string | null, sourceId: string | null, why: string, state: string, askedBy: string, askedById: string, askedAt: string, confirmedBy: string | null, steps: unknown, problem: unknown, result: unknown, endedAt: string | null, customer: { id: string, slug: string, state: string, name: { zh: string, en: string } } | null };

export type CustodyJobsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: CustodyFilter | null | undefined;
}>;


export type CustodyJobsQuery = { custodyJobs: { nodes: Array<{ id: string, kind: string, customerId: string | null, slug: string, target: string | null, sourceId: string | null, why: string, state: string, askedBy: string, askedById: string, askedAt: string, confirmedBy: string | null, steps: unknown, problem: unknown, result: unknown, endedAt: string | null, customer: { id: string, slug: string, state: string, name: { zh: string, en: string } } | null }>, pageInfo: { endCursor: string | null, hasNextPage: boolean, total: number } } };

export type CustodyJobQueryVariables = Exact<{
  id: string;
}>;


export type CustodyJobQuery = { custodyJob: { id: string, kind: string, customerId: string | null, slug: string, target: string | null, sourceId: string | null, why: string, state: string, askedBy: string, askedById: string, askedAt: string, confirmedBy: string | null, steps: unknown, problem: unknown, result: unknown, endedAt: string | null, customer: { id: string, slug: string, state: string, name: { zh: string, en: string } } | null } | null };

export type CustodyOfQueryVariables = Exact<{
  customerId: string;
}>;


export type CustodyOfQuery = { customerPlacement: string | null, custodyJobs: { nodes: Array<{ id: string, kind: string, customerId: string | null, slug: string, target: string | null, sourceId: string | null, why: string, state: string, askedBy: string, askedById: string, askedAt: string, confirmedBy: string | null, steps: unknown, problem: unknown, result: unknown, endedAt: string | null, customer: { id: string, slug: string, state: string, name: { zh: string, en: string } } | null }> }, custodyPlaces: Array<{ key: string, companies: number }>, customerRetention: { id: string, keepUntil: string, legalHold: boolean, why: string, setBy: string, setAt: string } | null };

export type ArchiveCustomerMutationVariables = Exact<{
  input: ArchiveCustomerInput;
}>;


export type ArchiveCustomerMutation = { archiveCustomer:
    | { __typename: 'CustodyJob', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type RestoreArchiveMutationVariables = Exact<{
  input: RestoreArchiveInput;
}>;


export type RestoreArchiveMutation = { restoreArchive:
    | { __typename: 'CustodyJob', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type MoveCustomerMutationVariables = Exact<{
  input: MoveCustomerInput;
}>;


export type MoveCustomerMutation = { moveCustomer:
    | { __typename: 'CustodyJob', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type ClearOldPlaceMutationVariables = Exact<{
  input: ClearOldPlaceInput;
}>;


export type ClearOldPlaceMutation = { clearOldPlace:
    | { __typename: 'CustodyJob', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type CloseCustomerMutationVariables = Exact<{
  input: CloseCustomerInput;
}>;


export type CloseCustomerMutation = { closeCustomer:
    | { __typename: 'CustodyJob', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type SetRetentionMutationVariables = Exact<{
  input: SetRetentionInput;
}>;


export type SetRetentionMutation = { setRetention:
    | { __typename: 'CustomerRetention', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type EraseCustomerMutationVariables = Exact<{
  input: EraseCustomerInput;
}>;


export type EraseCustomerMutation = { eraseCustomer:
    | { __typename: 'CustodyJob', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type ConfirmEraseMutationVariables = Exact<{
  input: ConfirmEraseInput;
}>;


export type ConfirmEraseMutation = { confirmErase:
    | { __typename: 'CustodyJob', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type CancelCustodyMutationVariables = Exact<{
  input: CancelCustodyInput;
}>;


export type CancelCustodyMutation = { cancelCustody:
    | { __typename: 'CustodyJob', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type CustomerRowFragment = { id: string, slug: string, industry: string, contact: string, phase: string, state: string, plan: string | null, seatsUsed: number, seatsLimit: number | null, devicesUsed: number, devicesLimit: number | null, renewsAt: string | null, graceUntil: string | null, readiness: number | null, stuckAt: string | null, version: string, reportsPerDay: Array<number>, reportsToday: number, lastReportAt: string | null, silentDevices: number, silentSince: string | null, pendingIntents: number, rejectedIntents: number, deadLetters: number, errorsPerHour: number, trouble: number, refreshedAt: string, liveSince: string | null, name: { zh: string, en: string }, problems: Array<{ code: string, severity: string, detail: string, params: unknown }>, partner: { id: string, slug: string, name: { zh: string, en: string } } | null, visit: { id: string, customerId: string, staffId: string, staffName: string, why: string, mode: string, minutes: number, state: string, until: string | null, askedAt: string, decidedBy: string | null, decidedAt: string | null, endedBy: string | null, endedAt: string | null } | null };

export type OwnVisitFragment = { id: string, customerId: string, staffId: string, staffName: string, why: string, mode: string, minutes: number, state: string, until: string | null, askedAt: string, decidedBy: string | null, decidedAt: string | null, endedBy: string | null, endedAt: string | null };

export type CustomersQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: CustomerFilter | null | undefined;
  sort?: Array<CustomerSort> | CustomerSort | null | undefined;
}>;


export type CustomersQuery = { customers: { nodes: Array<{ id: string, slug: string, industry: string, contact: string, phase: string, state: string, plan: string | null, seatsUsed: number, seatsLimit: number | null, devicesUsed: number, devicesLimit: number | null, renewsAt: string | null, graceUntil: string | null, readiness: number | null, stuckAt: string | null, version: string, reportsPerDay: Array<number>, reportsToday: number, lastReportAt: string | null, silentDevices: number, silentSince: string | null, pendingIntents: number, rejectedIntents: number, deadLetters: number, errorsPerHour: number, trouble: number, refreshedAt: string, liveSince: string | null, name: { zh: string, en: string }, problems: Array<{ code: string, severity: string, detail: string, params: unknown }>, partner: { id: string, slug: string, name: { zh: string, en: string } } | null, visit: { id: string, customerId: string, staffId: string, staffName: string, why: string, mode: string, minutes: number, state: string, until: string | null, askedAt: string, decidedBy: string | null, decidedAt: string | null, endedBy: string | null, endedAt: string | null } | null }>, pageInfo: { endCursor: string | null, hasNextPage: boolean, total: number } } };

export type CustomerSummaryQueryVariables = Exact<{ [key: string]: never; }>;


export type CustomerSummaryQuery = { customerSummary: { total: number, todo: number, trial: number, onboarding: number, live: number, grace: number, reportsToday: number, renewedThisMonth: number, refreshedAt: string | null } };

export type CustomerNamesQueryVariables = Exact<{
  filter?: CustomerFilter | null | undefined;
}>;


export type CustomerNamesQuery = { customers: { nodes: Array<{ id: string, slug: string, contact: string, phase: string, name: { zh: string, en: string }, partner: { id: string, name: { zh: string, en: string } } | null }> } };

export type CustomerQueryVariables = Exact<{
  id: string;
}>;


export type CustomerQuery = { customer: { id: string, slug: string, industry: string, contact: string, phase: string, state: string, plan: string | null, seatsUsed: number, seatsLimit: number | null, devicesUsed: number, devicesLimit: number | null, renewsAt: string | null, graceUntil: string | null, readiness: number | null, stuckAt: string | null, version: string, reportsPerDay: Array<number>, reportsToday: number, lastReportAt: string | null, silentDevices: number, silentSince: string | null, pendingIntents: number, rejectedIntents: number, deadLetters: number, errorsPerHour: number, trouble: number, refreshedAt: string, liveSince: string | null, name: { zh: string, en: string }, problems: Array<{ code: string, severity: string, detail: string, params: unknown }>, partner: { id: string, slug: string, name: { zh: string, en: string } } | null, visit: { id: string, customerId: string, staffId: string, staffName: string, why: string, mode: string, minutes: number, state: string, until: string | null, askedAt: string, decidedBy: string | null, decidedAt: string | null, endedBy: string | null, endedAt: string | null } | null } | null };

export type CustomerCauseQueryVariables = Exact<{
  customerId: string;
  kind: string;
}>;


export type CustomerCauseQuery = { customerCause: { kind: string, measuredAt: string, lines: Array<{ title: string, text: string | null, code: string | null, count: number | null, at: string | null, params: unknown }> } | null };

export type PartnerNamesQueryVariables = Exact<{ [key: string]: never; }>;


export type PartnerNamesQuery = { vendorPartners: { nodes: Array<{ id: string, slug: string, state: string, name: { zh: string, en: string } }> } };

export type PlanNamesQueryVariables = Exact<{ [key: string]: never; }>;


export type PlanNamesQuery = { planOffers: Array<{ code: string, name: { zh: string, en: string } }> };

export type MyVisitsQueryVariables = Exact<{ [key: string]: never; }>;


export type MyVisitsQuery = { staffVisits: { nodes: Array<{ id: string, customerId: string, staffId: string, staffName: string, why: string, mode: string, minutes: number, state: string, until: string | null, askedAt: string, decidedBy: string | null, decidedAt: string | null, endedBy: string | null, endedAt: string | null, customer: { id: string, slug: string, name: { zh: string, en: string } } | null }> } };

export type CustomerVisitsQueryVariables = Exact<{
  customerId: string;
}>;


export type CustomerVisitsQuery = { staffVisits: { nodes: Array<{ id: string, customerId: string, staffId: string, staffName: string, why: string, mode: string, minutes: number, state: string, until: string | null, askedAt: string, decidedBy: string | null, decidedAt: string | null, endedBy: string | null, endedAt: string | null }> } };

export type SuspendCustomerMutationVariables = Exact<{
  input: SuspendCustomerInput;
}>;


export type SuspendCustomerMutation = { suspendCustomer:
    | { __typename: 'Done', ids: Array<string> }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type ResumeCustomerMutationVariables = Exact<{
  input: ResumeCustomerInput;
}>;


export type ResumeCustomerMutation = { resumeCustomer:
    | { __typename: 'Done', ids: Array<string> }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type ExtendCustomerMutationVariables = Exact<{
  input: ExtendCustomerInput;
}>;


export type ExtendCustomerMutation = { extendCustomer:
    | { __typename: 'Done', ids: Array<string> }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type ChangeCustomerPlanMutationVariables = Exact<{
  input: ChangeCustomerPlanInput;
}>;


export type ChangeCustomerPlanMutation = { changeCustomerPlan:
    | { __typename: 'Done', ids: Array<string> }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type RenameCustomerMutationVariables = Exact<{
  input: RenameCustomerInput;
}>;


export type RenameCustomerMutation = { renameCustomer:
    | { __typename: 'Done', ids: Array<string> }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type HandOverCustomerMutationVariables = Exact<{
  input: HandOverCustomerInput;
}>;


export type HandOverCustomerMutation = { handOverCustomer:
    | { __typename: 'Done', ids: Array<string> }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type AskVisitMutationVariables = Exact<{
  input: AskVisitInput;
}>;


export type AskVisitMutation = { askVisit:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'StaffVisit', id: string }
   };

export type DraftFieldsFragment = { id: string, state: string, step: number, author: string, slug: string, industry: string, packageId: string | null, plan: string | null, adminName: string, adminContact: string, locale: string, customerId: string | null, problem: unknown, changedAt: string, revision: number, name: { zh: string, en: string } };

export type CustomerDraftsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: CustomerDraftFilter | null | undefined;
}>;


export type CustomerDraftsQuery = { customerDrafts: { nodes: Array<{ id: string, state: string, step: number, author: string, slug: string, industry: string, packageId: string | null, plan: string | null, adminName: string, adminContact: string, locale: string, customerId: string | null, problem: unknown, changedAt: string, revision: number, name: { zh: string, en: string } }>, pageInfo: { endCursor: string | null, hasNextPage: boolean, total: number } } };

export type CustomerDraftQueryVariables = Exact<{
  id: string;
}>;


export type CustomerDraftQuery = { customerDraft: { result: unknown, id: string, state: string, step: number, author: string, slug: string, industry: string, packageId: string | null, plan: string | null, adminName: string, adminContact: string, locale: string, customerId: string | null, problem: unknown, changedAt: string, revision: number, name: { zh: string, en: string } } | null };

export type CompanyCodeQueryVariables = Exact<{
  slug?: string | null | undefined;
  nameZh: string;
  nameEn: string;
}>;


export type CompanyCodeQuery = { companyCode: { slug: string, valid: boolean, taken: boolean } };

export type SaveDraftMutationVariables = Exact<{
  input: SaveDraftInput;
}>;


export type SaveDraftMutation = { saveCustomerDraft:
    | { __typename: 'CustomerDraft', id: string, state: string, step: number, author: string, slug: string, industry: string, packageId: string | null, plan: string | null, adminName: string, adminContact: string, locale: string, customerId: string | null, problem: unknown, changedAt: string, revision: number, name: { zh: string, en: string } }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type StartFoundingMutationVariables = Exact<{
  input: StartFoundingInput;
}>;


export type StartFoundingMutation = { startFounding:
    | { __typename: 'CustomerDraft', id: string, state: string, step: number, author: string, slug: string, industry: string, packageId: string | null, plan: string | null, adminName: string, adminContact: string, locale: string, customerId: string | null, problem: unknown, changedAt: string, revision: number, name: { zh: string, en: string } }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type DiscardDraftMutationVariables = Exact<{
  input: DiscardDraftInput;
}>;


export type DiscardDraftMutation = { discardCustomerDraft:
    | { __typename: 'CustomerDraft', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type VendorPackagesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: VendorPackageFilter | null | undefined;
}>;


export type VendorPackagesQuery = { vendorPackages: { nodes: Array<{ id: string, name: string, origin: string, companySlug: string, madeAt: string, groups: Array<string>, rows: number, size: number, sha256: string, keptBy: string, createdAt: string, company: { zh: string, en: string } }>, pageInfo: { endCursor: string | null, hasNextPage: boolean, total: number } }, packageGroups: Array<{ name: string, standard: boolean, title: { zh: string, en: string } }> };

export type PackageJobsQueryVariables = Exact<{
  filter?: PackageJobFilter | null | undefined;
}>;


export type PackageJobsQuery = { packageJobs: { nodes: Array<{ id: string, kind: string, packageId: string | null, name: string, askedBy: string, askedAt: string, state: string, endedAt: string | null, problem: unknown, result: unknown, skipConflicts: boolean, customer: { id: string, slug: string, name: { zh: string, en: string } } | null }> } };

export type TakePackageMutationVariables = Exact<{
  input: TakePackageInput;
}>;


export type TakePackageMutation = { takePackage:
    | { __typename: 'PackageJob', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type ComparePackageMutationVariables = Exact<{
  input: ComparePackageInput;
}>;


export type ComparePackageMutation = { comparePackage:
    | { __typename: 'PackageJob', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type GivePackageMutationVariables = Exact<{
  input: GivePackageInput;
}>;


export type GivePackageMutation = { givePackage:
    | { __typename: 'PackageJob', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type VendorPartnersQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: VendorPartnerFilter | null | undefined;
}>;


export type VendorPartnersQuery = { vendorPartners: { nodes: Array<{ id: string, slug: string, contact: string, state: string, note: string | null, since: string, customers: number, troubled: number, name: { zh: string, en: string } }>, pageInfo: { endCursor: string | null, hasNextPage: boolean, total: number } } };

export type OwnPricesQueryVariables = Exact<{ [key: string]: never; }>;


export type OwnPricesQuery = { ownPrices: Array<{ id: string, plan: string, period: string, currency: string, amount: number }>, planOffers: Array<{ code: string, month: number, year: number, currency: string, rank: number, name: { zh: string, en: string } }> };

export type AcceptPartnerMutationVariables = Exact<{
  input: AcceptPartnerInput;
}>;


export type AcceptPartnerMutation = { acceptPartner:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'VendorPartner', id: string }
   };

export type SetOwnPriceMutationVariables = Exact<{
  input: SetPriceInput;
}>;


export type SetOwnPriceMutation = { setOwnPrice:
    | { __typename: 'Done', ids: Array<string> }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type VendorSearchQueryVariables = Exact<{
  text: string;
}>;


export type VendorSearchQuery = { customers: { nodes: Array<{ id: string, slug: string, contact: string, name: { zh: string, en: string }, partner: { name: { zh: string, en: string } } | null }> } };

export type VendorSearchPartnersQueryVariables = Exact<{
  text: string;
}>;


export type VendorSearchPartnersQuery = { vendorPartners: { nodes: Array<{ id: string, slug: string, name: { zh: string, en: string } }> } };

export type PlantTemplatesQueryVariables = Exact<{ [key: string]: never; }>;


export type PlantTemplatesQuery = { plantTemplates: Array<{ industry: string, areas: number, workCenters: number, operations: number, reasons: number, teams: number, products: number, orders: number, name: { zh: string, en: string }, about: { zh: string, en: string } }> };

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
export const PaymentRowFragmentDoc = new TypedDocumentString(`
    fragment PaymentRow on LedgerPayment {
  id
  provider
  transactionId
  orderNumber
  amount
  currency
  state
  problems
  receivedAt
  creditedAt
  slipSha256
  payer
  paidOn
  note
  settledBy
  approvals {
    step
    approverId
    approver
    approvedAt
  }
  refunds {
    id
    amount
    reference
    note
    notedBy
    notedAt
  }
}
    `, {"fragmentName":"PaymentRow"}) as unknown as TypedDocumentString<PaymentRowFragment, unknown>;
export const CustodyFieldsFragmentDoc = new TypedDocumentString(`
    fragment CustodyFields on CustodyJob {
  id
  kind
  customerId
  slug
  target
  sourceId
  why
  state
  askedBy
  askedById
  askedAt
  confirmedBy
  steps
  problem
  result
  endedAt
  customer {
    id
    slug
    name {
      zh
      en
    }
    state
  }
}
    `, {"fragmentName":"CustodyFields"}) as unknown as TypedDocumentString<CustodyFieldsFragment, unknown>;
export const OwnVisitFragmentDoc = new TypedDocumentString(`
    fragment OwnVisit on StaffVisit {
  id
  customerId
  staffId
  staffName
  why
  mode
  minutes
  state
  until
  askedAt
  decidedBy
  decidedAt
  endedBy
  endedAt
}
    `, {"fragmentName":"OwnVisit"}) as unknown as TypedDocumentString<OwnVisitFragment, unknown>;
export const CustomerRowFragmentDoc = new TypedDocumentString(`
    fragment CustomerRow on Customer {
  id
  slug
  name {
    zh
    en
  }
  industry
  contact
  phase
  state
  plan
  seatsUsed
  seatsLimit
  devicesUsed
  devicesLimit
  renewsAt
  graceUntil
  readiness
  stuckAt
  version
  reportsPerDay
  reportsToday
  lastReportAt
  silentDevices
  silentSince
  pendingIntents
  rejectedIntents
  deadLetters
  errorsPerHour
  problems {
    code
    severity
    detail
    params
  }
  trouble
  refreshedAt
  liveSince
  partner {
    id
    slug
    name {
      zh
      en
    }
  }
  visit {
    ...OwnVisit
  }
}
    fragment OwnVisit on StaffVisit {
  id
  customerId
  staffId
  staffName
  why
  mode
  minutes
  state
  until
  askedAt
  decidedBy
  decidedAt
  endedBy
  endedAt
}`, {"fragmentName":"CustomerRow"}) as unknown as TypedDocumentString<CustomerRowFragment, unknown>;
export const DraftFieldsFragmentDoc = new TypedDocumentString(`
    fragment DraftFields on CustomerDraft {
  id
  state
  step
  author
  slug
  name {
    zh
    en
  }
  industry
  packageId
  plan
  adminName
  adminContact
  locale
  customerId
  problem
  changedAt
  revision
}
    `, {"fragmentName":"DraftFields"}) as unknown as TypedDocumentString<DraftFieldsFragment, unknown>;
export const ChangeOwnPasswordDocument = {"__meta__":{"hash":"137934d13b692beebdf253abec1432982f61e6aa4bff8de22f5ad246a9fc3601"}} as unknown as TypedDocumentString<ChangeOwnPasswordMutation, ChangeOwnPasswordMutationVariables>;
export const MeDocument = {"__meta__":{"hash":"297040be401cd1c3a808fa4c4f16ab58a59d2082ef4ef3977f125d30622b6d44"}} as unknown as TypedDocumentString<MeQuery, MeQueryVariables>;
export const VendorActsDocument = {"__meta__":{"hash":"b62f45fbf23e7b22a9985236e8450dd64aebb68a12c6ba7f47a0dc0b90d5bf67"}} as unknown as TypedDocumentString<VendorActsQuery, VendorActsQueryVariables>;
export const AnnouncementsDocument = {"__meta__":{"hash":"049a8c4dba5b8a9de2335b386fbdc1cd6ac834b682fa54b083ecc5187d364456"}} as unknown as TypedDocumentString<AnnouncementsQuery, AnnouncementsQueryVariables>;
export const AnnounceDocument = {"__meta__":{"hash":"76cc4625e0e5d57dc39eb8e23550ba95d652b9557c5595284285870ce294f642"}} as unknown as TypedDocumentString<AnnounceMutation, AnnounceMutationVariables>;
export const WithdrawAnnouncementDocument = {"__meta__":{"hash":"718fa8383a70ec8023d5ee3db8016713da653c52161ee196501e90878c85eeae"}} as unknown as TypedDocumentString<WithdrawAnnouncementMutation, WithdrawAnnouncementMutationVariables>;
export const LedgerOrdersDocument = {"__meta__":{"hash":"a83edeb0034c4983b4385310fae750ec980ddd8d5762c676b071e4d9d7c2b300"}} as unknown as TypedDocumentString<LedgerOrdersQuery, LedgerOrdersQueryVariables>;
export const LedgerPaymentsDocument = {"__meta__":{"hash":"a19ecbb22d60a4415f0ea8d89011d9e64023b12fbe724eef61ad08fbd87f78ce"}} as unknown as TypedDocumentString<LedgerPaymentsQuery, LedgerPaymentsQueryVariables>;
export const LedgerPaymentDocument = {"__meta__":{"hash":"cd33ec85b28800bf10422a6c7221f4ae9403406b60311942aa6d130fdbf53909"}} as unknown as TypedDocumentString<LedgerPaymentQuery, LedgerPaymentQueryVariables>;
export const PaymentProvidersDocument = {"__meta__":{"hash":"5e71e47cb9341879cb0c06dd5daa2f88a762ef7030913f69cdf091b8570c1b8d"}} as unknown as TypedDocumentString<PaymentProvidersQuery, PaymentProvidersQueryVariables>;
export const ApproveTransferDocument = {"__meta__":{"hash":"861320e8b44f0611f04b5a89479e10df43d967504a5a17ac2acaa5439b8cc632"}} as unknown as TypedDocumentString<ApproveTransferMutation, ApproveTransferMutationVariables>;
export const RejectTransferDocument = {"__meta__":{"hash":"0c62a1ded236a80754d92eda39b0b00e18db3f92280a91892c5ef186028ce9b1"}} as unknown as TypedDocumentString<RejectTransferMutation, RejectTransferMutationVariables>;
export const AssignPaymentDocument = {"__meta__":{"hash":"d3a846792f3334b21bf80c00c1ed7d6f10328f98ee9dab05aeb5e0e208cd7df0"}} as unknown as TypedDocumentString<AssignPaymentMutation, AssignPaymentMutationVariables>;
export const SettlePaymentDocument = {"__meta__":{"hash":"17d72d7946109fc16a7feb6561e6ea47199acf9cb4772a997d4e3ac99735cc47"}} as unknown as TypedDocumentString<SettlePaymentMutation, SettlePaymentMutationVariables>;
export const NoteRefundDocument = {"__meta__":{"hash":"1e70878eb70fa9d55dd0a0e4551ca371cf266dc4d830e1f6ffdfcfd1c748fcfc"}} as unknown as TypedDocumentString<NoteRefundMutation, NoteRefundMutationVariables>;
export const IssueInvoiceDocument = {"__meta__":{"hash":"e2c3f77f8d3e56fc57244e7dcc95ad6de923b91da5cbff13e4d5d1f8d7f76779"}} as unknown as TypedDocumentString<IssueInvoiceMutation, IssueInvoiceMutationVariables>;
export const SetProviderDocument = {"__meta__":{"hash":"8fa96e8021111448120c00f69c37f91a245aeef0f29e3248ec9e0117673a25e9"}} as unknown as TypedDocumentString<SetProviderMutation, SetProviderMutationVariables>;
export const CustodyJobsDocument = {"__meta__":{"hash":"646e879da42bd36c30202844eb84b47bb9ca61388c7fc56d6207ab7da24fe270"}} as unknown as TypedDocumentString<CustodyJobsQuery, CustodyJobsQueryVariables>;
export const CustodyJobDocument = {"__meta__":{"hash":"ad3a0f7782a482aac820958e5dfed55b695334b84acbc79a4760922f4dbc5ce8"}} as unknown as TypedDocumentString<CustodyJobQuery, CustodyJobQueryVariables>;
export const CustodyOfDocument = {"__meta__":{"hash":"5a2d4f3faa82969ad85c623bec5bf08e9f0d578fe8b028cfd5aa47e3baacd7eb"}} as unknown as TypedDocumentString<CustodyOfQuery, CustodyOfQueryVariables>;
export const ArchiveCustomerDocument = {"__meta__":{"hash":"20d58b914549f5d1e64a79bec0dac5b650e2152a3282b2a3cd4f3213119a7f77"}} as unknown as TypedDocumentString<ArchiveCustomerMutation, ArchiveCustomerMutationVariables>;
export const RestoreArchiveDocument = {"__meta__":{"hash":"f7430c77b08d2986b35481c6e62469f0d2e10423a60f6fe6251c63986060b968"}} as unknown as TypedDocumentString<RestoreArchiveMutation, RestoreArchiveMutationVariables>;
export const MoveCustomerDocument = {"__meta__":{"hash":"279133c65067b36df30ba7ad4603415aec177c7dafb5c2f3a5339203391e49c1"}} as unknown as TypedDocumentString<MoveCustomerMutation, MoveCustomerMutationVariables>;
export const ClearOldPlaceDocument = {"__meta__":{"hash":"b12c642711f3644a9e1b34979b27fe04c2ac8133db1fbcc43ca8f466843960a8"}} as unknown as TypedDocumentString<ClearOldPlaceMutation, ClearOldPlaceMutationVariables>;
export const CloseCustomerDocument = {"__meta__":{"hash":"6c54df41e559f3f3be2fd3400064b4a4462a5a399795909bcbb02a305e728e14"}} as unknown as TypedDocumentString<CloseCustomerMutation, CloseCustomerMutationVariables>;
export const SetRetentionDocument = {"__meta__":{"hash":"a8b40f344d20ab374d7bd5857e7f15371963081092c95d041d04317bc7fa738e"}} as unknown as TypedDocumentString<SetRetentionMutation, SetRetentionMutationVariables>;
export const EraseCustomerDocument = {"__meta__":{"hash":"60d20948ad1d3683ea1eb0acde6e55a4975abe1389f6ed1bc3ce90617e473b70"}} as unknown as TypedDocumentString<EraseCustomerMutation, EraseCustomerMutationVariables>;
export const ConfirmEraseDocument = {"__meta__":{"hash":"98e17c4bf618e02e26f85d5f07e3998bb4d7d5cb519a7507a947926bf439c5fc"}} as unknown as TypedDocumentString<ConfirmEraseMutation, ConfirmEraseMutationVariables>;
export const CancelCustodyDocument = {"__meta__":{"hash":"0783e2eef694702f626fbe70b56be1242d5d5535dcde07367ab359705d9dd985"}} as unknown as TypedDocumentString<CancelCustodyMutation, CancelCustodyMutationVariables>;
export const CustomersDocument = {"__meta__":{"hash":"afde2f01bc7c0bddade9cbe540176b0a7d41c10cf7a4d05c4552e1fffdb748e3"}} as unknown as TypedDocumentString<CustomersQuery, CustomersQueryVariables>;
export const CustomerSummaryDocument = {"__meta__":{"hash":"f1c0e8d9ddd458786821cffd67c8a1d8b05397ab97db3e71728500a1760b7e36"}} as unknown as TypedDocumentString<CustomerSummaryQuery, CustomerSummaryQueryVariables>;
export const CustomerNamesDocument = {"__meta__":{"hash":"d8d72aea2fd6afa0c1f0992cc7fe57c8a21521ec3dfaf62f05b56017225dc019"}} as unknown as TypedDocumentString<CustomerNamesQuery, CustomerNamesQueryVariables>;
export const CustomerDocument = {"__meta__":{"hash":"40e3f56501c21df67c8d7daa7c584a6784721481a973f29db5106c9d9c7f82b7"}} as unknown as TypedDocumentString<CustomerQuery, CustomerQueryVariables>;
export const CustomerCauseDocument = {"__meta__":{"hash":"b740283c67afdd7e2f2987be075c47bd91192cd3aa82a246310e60b18241dc09"}} as unknown as TypedDocumentString<CustomerCauseQuery, CustomerCauseQueryVariables>;
export const PartnerNamesDocument = {"__meta__":{"hash":"517a9a7f2dc86f03b2f59390f16a2d1d66e2449539333537fcba33a455528ad3"}} as unknown as TypedDocumentString<PartnerNamesQuery, PartnerNamesQueryVariables>;
export const PlanNamesDocument = {"__meta__":{"hash":"aa6aefa89bab14605923891ec52fe0a4c5350f36af3440c996c8aaba5c7cd254"}} as unknown as TypedDocumentString<PlanNamesQuery, PlanNamesQueryVariables>;
export const MyVisitsDocument = {"__meta__":{"hash":"58c2691094ad0e05afa3d44ea46c0194b22bb77c84feac3a2eae74c959a9b06a"}} as unknown as TypedDocumentString<MyVisitsQuery, MyVisitsQueryVariables>;
export const CustomerVisitsDocument = {"__meta__":{"hash":"b40b5c9d14bb34ea182603f8f9be810478700f22f3c5ca81079b234fb9152dd8"}} as unknown as TypedDocumentString<CustomerVisitsQuery, CustomerVisitsQueryVariables>;
export const SuspendCustomerDocument = {"__meta__":{"hash":"5f57f905891b006eeda409a68cf23e056eda4810b21d2fa149e3f8eb7a23aae9"}} as unknown as TypedDocumentString<SuspendCustomerMutation, SuspendCustomerMutationVariables>;
export const ResumeCustomerDocument = {"__meta__":{"hash":"3320e479d044c461603b9ebf09f6c1d8a4e88e2d064a22532fef97b43377e04f"}} as unknown as TypedDocumentString<ResumeCustomerMutation, ResumeCustomerMutationVariables>;
export const ExtendCustomerDocument = {"__meta__":{"hash":"1a994f34a5a7714440d193956d6f815f850118ca7ecdec70a8df4a59b97429ae"}} as unknown as TypedDocumentString<ExtendCustomerMutation, ExtendCustomerMutationVariables>;
export const ChangeCustomerPlanDocument = {"__meta__":{"hash":"475221d03c6fc69c332daa4dee2e4bb097008b90daded20277573e04181c759c"}} as unknown as TypedDocumentString<ChangeCustomerPlanMutation, ChangeCustomerPlanMutationVariables>;
export const RenameCustomerDocument = {"__meta__":{"hash":"aa4b92c9168f658a4f95429361270617a447e73bb30015619214e3ef184e2a2d"}} as unknown as TypedDocumentString<RenameCustomerMutation, RenameCustomerMutationVariables>;
export const HandOverCustomerDocument = {"__meta__":{"hash":"bdd00666801225955f8abaa58e405134239d73d8cee7d92945bcbb513480f877"}} as unknown as TypedDocumentString<HandOverCustomerMutation, HandOverCustomerMutationVariables>;
export const AskVisitDocument = {"__meta__":{"hash":"8fdfc5b656fbc41d7ced15a3f450ed91e46ee62de3d4290715a0eb4f28872d0d"}} as unknown as TypedDocumentString<AskVisitMutation, AskVisitMutationVariables>;
export const CustomerDraftsDocument = {"__meta__":{"hash":"b7082bff602227e5a5a15b8919449a2d145d117bbe5a0485664c3e39547db51e"}} as unknown as TypedDocumentString<CustomerDraftsQuery, CustomerDraftsQueryVariables>;
export const CustomerDraftDocument = {"__meta__":{"hash":"31f308c45d9436df6a7c618c3d97f16d3c3191913324e706c3076fed3ca816c8"}} as unknown as TypedDocumentString<CustomerDraftQuery, CustomerDraftQueryVariables>;
export const CompanyCodeDocument = {"__meta__":{"hash":"48e355e51a34d7a64ef9a7881667b0e13f89b47b99429497c97f418f44878dec"}} as unknown as TypedDocumentString<CompanyCodeQuery, CompanyCodeQueryVariables>;
export const SaveDraftDocument = {"__meta__":{"hash":"bc1a161eed870c891fbf6854ad74ef085816a750ed431f2ee81e52846bc8fe78"}} as unknown as TypedDocumentString<SaveDraftMutation, SaveDraftMutationVariables>;
export const StartFoundingDocument = {"__meta__":{"hash":"77ab2f363b384c7930a75627d42f00a2d95301db745492cc536aa7d4f291d05b"}} as unknown as TypedDocumentString<StartFoundingMutation, StartFoundingMutationVariables>;
export const DiscardDraftDocument = {"__meta__":{"hash":"a79eb782a4dac9ed95f9b7bf8b6be0a2679472fdc198e711cb170c52eb8b8cce"}} as unknown as TypedDocumentString<DiscardDraftMutation, DiscardDraftMutationVariables>;
export const VendorPackagesDocument = {"__meta__":{"hash":"513cd428b3eaf2dcdd8cc24652d33b2d3c089890f4cdb37616a371d5eaaf42e7"}} as unknown as TypedDocumentString<VendorPackagesQuery, VendorPackagesQueryVariables>;
export const PackageJobsDocument = {"__meta__":{"hash":"52882862612f90103612c2f7f0239c2a65d2e9f4fe34fd5cfa42e510bce7e7fd"}} as unknown as TypedDocumentString<PackageJobsQuery, PackageJobsQueryVariables>;
export const TakePackageDocument = {"__meta__":{"hash":"c6d453b09026f34557774c2e15cdfa3ac01dc1bf3f9cf82c9f90186e38240797"}} as unknown as TypedDocumentString<TakePackageMutation, TakePackageMutationVariables>;
export const ComparePackageDocument = {"__meta__":{"hash":"98bd4c040aad6675eceb66b7ed4d19333137f447afd05d4f06146f0c76b752df"}} as unknown as TypedDocumentString<ComparePackageMutation, ComparePackageMutationVariables>;
export const GivePackageDocument = {"__meta__":{"hash":"7ef1a745c3ab80b2c99100b8c05a8cfa1a232a51b64b0422f863453654b36ac6"}} as unknown as TypedDocumentString<GivePackageMutation, GivePackageMutationVariables>;
export const VendorPartnersDocument = {"__meta__":{"hash":"f25a6712e00bbae29a737f3c07ab695b517a9d1d046c44b7703eabfc8aea3fae"}} as unknown as TypedDocumentString<VendorPartnersQuery, VendorPartnersQueryVariables>;
export const OwnPricesDocument = {"__meta__":{"hash":"fe147574a954379b70519498dd3cd8f87458026b78c9e5977404df96861d3295"}} as unknown as TypedDocumentString<OwnPricesQuery, OwnPricesQueryVariables>;
export const AcceptPartnerDocument = {"__meta__":{"hash":"e26d185b74e06f860169736eefad7225b6d86354b7dbeae2334264d07cd67ae4"}} as unknown as TypedDocumentString<AcceptPartnerMutation, AcceptPartnerMutationVariables>;
export const SetOwnPriceDocument = {"__meta__":{"hash":"bd48235a6fc447603980c01e3484c9b13092097cbb6a7899ba6b20cca460f99c"}} as unknown as TypedDocumentString<SetOwnPriceMutation, SetOwnPriceMutationVariables>;
export const VendorSearchDocument = {"__meta__":{"hash":"a5301b4a7059a99371882a22be998e268123627148eecae073ceb677281ab5af"}} as unknown as TypedDocumentString<VendorSearchQuery, VendorSearchQueryVariables>;
export const VendorSearchPartnersDocument = {"__meta__":{"hash":"751c29d80927f3127a23c1d500e0f852ffdfef695a740cad4c3d4a76ed7beb4a"}} as unknown as TypedDocumentString<VendorSearchPartnersQuery, VendorSearchPartnersQueryVariables>;
export const PlantTemplatesDocument = {"__meta__":{"hash":"4ca93321c6d0a069a63517c077ff2b41c5273a091dcc7fb2fb97398c509ce6cd"}} as unknown as TypedDocumentString<PlantTemplatesQuery, PlantTemplatesQueryVariables>;