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

/** What the plan proposes for the people of these work centers in one shift becomes their work. */
export type AcceptProposalInput = {
  day: string;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  shiftId: string;
  workCenterIds: Array<string>;
};

/** `state`: open or closed. */
export type AccessReviewFilter = {
  search?: string | null | undefined;
  state?: string | null | undefined;
};

export const AccessReviewSort = {
  Due: 'DUE',
  Newest: 'NEWEST'
} as const;

export type AccessReviewSort = typeof AccessReviewSort[keyof typeof AccessReviewSort];
export type AcknowledgeAndonInput = {
  andonId: string;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

/** `kind` overtime or closed; `place_id` is a site, work center or work unit. */
export type AddCalendarWindowInput = {
  endsAt: string;
  id?: string | null | undefined;
  kind: string;
  note: string;
  occurredAt?: string | null | undefined;
  placeId: string;
  reason?: string | null | undefined;
  startsAt: string;
};

/** A file for a revision, already in the blob store. Without `revision_id` it joins the item's current one. */
export type AddDrawingInput = {
  id?: string | null | undefined;
  itemId: string;
  name: string;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  revisionId?: string | null | undefined;
  sha256: string;
};

/** `language`: zpl, tspl or pdf; `address`: tcp://host:9100 or usb:/dev/usb/lp0 as its agent sees it. */
export type AddPrinterInput = {
  address?: string | null | undefined;
  agentId?: string | null | undefined;
  code: string;
  dpi?: number;
  id?: string | null | undefined;
  language: string;
  nameEn: string;
  nameZh: string;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

/** What really lies of a lot at a place: `actual` in `unit` (default: the lot's own). The difference is booked. */
export type AdjustLotInput = {
  actual: string;
  id?: string | null | undefined;
  locationId: string;
  lotId: string;
  occurredAt?: string | null | undefined;
  orderId?: string | null | undefined;
  packId?: string | null | undefined;
  reason?: string | null | undefined;
  unit?: string | null | undefined;
};

/** `reason` stands on the slip. */
export type AdjustWageInput = {
  amount: string;
  day: string;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  userId: string;
};

export type AdoptIntentInput = {
  id?: string | null | undefined;
  intentId: string;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

export const AndonFigure = {
  AndonCalls: 'andon_calls',
  AndonOpen: 'andon_open'
} as const;

export type AndonFigure = typeof AndonFigure[keyof typeof AndonFigure];
/** `open`: not resolved. `mine`: called by the asker. */
export type AndonFilter = {
  kind?: string | null | undefined;
  level?: number | null | undefined;
  mine?: boolean | null | undefined;
  open?: boolean | null | undefined;
  operationId?: string | null | undefined;
  orderId?: string | null | undefined;
  since?: string | null | undefined;
  state?: string | null | undefined;
  until?: string | null | undefined;
  workCenterIds?: Array<string> | null | undefined;
};

export const AndonSort = {
  CalledAsc: 'CALLED_ASC',
  CalledDesc: 'CALLED_DESC'
} as const;

export type AndonSort = typeof AndonSort[keyof typeof AndonSort];
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

export type AnswerRecallInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  recallId: string;
};

/** `state`: live, expired or revoked. */
export type ApiTokenFilter = {
  search?: string | null | undefined;
  state?: string | null | undefined;
  userId?: string | null | undefined;
};

export const ApiTokenSort = {
  Expires: 'EXPIRES',
  Name: 'NAME',
  Newest: 'NEWEST'
} as const;

export type ApiTokenSort = typeof ApiTokenSort[keyof typeof ApiTokenSort];
/** `skip_conflicts`: what contradicts stays as it is here; otherwise one contradiction stops all of it. */
export type ApplyPackageInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  packageId: string;
  reason?: string | null | undefined;
  skipConflicts?: boolean;
};

export type ApproveBomInput = {
  bomId: string;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

export type ApproveInstructionInput = {
  id?: string | null | undefined;
  instructionId: string;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

export type ApproveLabelInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  versionId: string;
};

/** All of them or none. */
export type ApproveReportsInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  reportIds: Array<string>;
};

export type ApproveRevisionInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  revisionId: string;
};

export type ApproveRoutingInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  routingId: string;
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

export type AskInvoiceInput = {
  billId: string;
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

/** People of a shift's roster and what they are to do, in this order. What they have already stays. */
export type AssignOperationsInput = {
  assignments: Array<NewAssignmentInput>;
  day: string;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  shiftId: string;
};

/** The exception is meant for this order: two people then approve it as they do a transfer. */
export type AssignPaymentInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  orderNumber: string;
  paymentId: string;
  reason?: string | null | undefined;
};

export type AttendanceFilter = {
  autoClosed?: boolean | null | undefined;
  open?: boolean | null | undefined;
  since?: string | null | undefined;
  until?: string | null | undefined;
  userId?: string | null | undefined;
};

export const AttendanceSort = {
  CameAsc: 'CAME_ASC',
  CameDesc: 'CAME_DESC'
} as const;

export type AttendanceSort = typeof AttendanceSort[keyof typeof AttendanceSort];
/** `due_at` of the remainder; the order's own where none is given. */
export type BackorderOrderInput = {
  dueAt?: string | null | undefined;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  orderId: string;
  reason?: string | null | undefined;
};

/** `starts_on`: the day of the kick-off; the usual milestones are due from there. */
export type BeginRolloutInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  startsOn: string;
};

export type BillFilter = {
  states?: Array<string> | null | undefined;
};

/** Book the differences. Lines nobody counted stop it, unless `missing` says that they are not there. */
export type BookCountInput = {
  id?: string | null | undefined;
  missing?: boolean;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  sheetId: string;
};

export type CancelAbsenceInput = {
  absenceId: string;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

export type CancelBillInput = {
  billId: string;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

export type CancelCountInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  sheetId: string;
};

export type CancelCustodyInput = {
  id?: string | null | undefined;
  jobId: string;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

/** `orders`: keep (they go on, for stock) or cancel (those made only for it that nobody has begun). */
export type CancelDemandInput = {
  demandId: string;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  orders?: string;
  reason?: string | null | undefined;
};

export type CancelOrderInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  orderId: string;
  reason?: string | null | undefined;
};

export type CancelPrintInput = {
  id?: string | null | undefined;
  jobId: string;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

export type CancelShipmentInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  shipmentId: string;
};

/** `status`: quarantined, accepted, rejected, held, restricted. */
export type ChangeAreaStatusInput = {
  areaId: string;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  status: string;
};

/** May it be worked with? `status`: quarantined, accepted, rejected, held, restricted. */
export type ChangeAssetStatusInput = {
  assetId: string;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  status: string;
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

export type ChangeCustomerPlanInput = {
  customerId: string;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  plan: string;
  reason?: string | null | undefined;
};

/** None leaves a value as it is. `orders_follow`: its orders that are not released yet get the same due time, priority and purchase order, where they serve nobody else. */
export type ChangeDemandInput = {
  customerPo?: string | null | undefined;
  customerPoLine?: string | null | undefined;
  demandId: string;
  dueAt?: string | null | undefined;
  id?: string | null | undefined;
  note?: string | null | undefined;
  occurredAt?: string | null | undefined;
  ordersFollow?: boolean;
  priority?: number | null | undefined;
  quantity?: string | null | undefined;
  reason?: string | null | undefined;
};

/** Fields of the record; those not named stay. */
export type ChangeDeviceIdentifierInput = {
  id?: string | null | undefined;
  identifierId: string;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  record: Array<RecordValueInput>;
};

/** The whole of it; `closed` with an answer, or open again. */
export type ChangeIssueInput = {
  answer?: string | null | undefined;
  closed?: boolean;
  departmentId?: string | null | undefined;
  dueOn?: string | null | undefined;
  id?: string | null | undefined;
  issueId: string;
  occurredAt?: string | null | undefined;
  ownerId?: string | null | undefined;
  reason?: string | null | undefined;
  title: string;
  urgent?: boolean;
};

/** A revision given here holds at once, for orders released from now on; released ones keep their snapshot. Where changes are controlled, `create_revision` and an engineering change take its place. */
export type ChangeItemInput = {
  custom?: Array<CustomValueInput> | null | undefined;
  drawing?: string | null | undefined;
  handling?: ItemHandlingInput | null | undefined;
  id?: string | null | undefined;
  itemId: string;
  itemRevision?: string | null | undefined;
  nameEn?: string | null | undefined;
  nameZh?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

/** What is left out stays. */
export type ChangeLabelTemplateInput = {
  active?: boolean | null | undefined;
  id?: string | null | undefined;
  nameEn?: string | null | undefined;
  nameZh?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  templateId: string;
};

/** What is out of use takes nothing more; what lies there can still be taken out. */
export type ChangeLocationInput = {
  active?: boolean | null | undefined;
  areaId?: string | null | undefined;
  id?: string | null | undefined;
  locationId: string;
  nameEn?: string | null | undefined;
  nameZh?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

/** `status`: quarantined, accepted, rejected, held, restricted. */
export type ChangeLocationStatusInput = {
  id?: string | null | undefined;
  locationId: string;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  status: string;
};

/** Correct what is known of a lot. A later date (a re-test) needs the right to release and a reason. */
export type ChangeLotInput = {
  addCertificates?: Array<string> | null | undefined;
  custom?: Array<CustomValueInput> | null | undefined;
  expiresOn?: string | null | undefined;
  id?: string | null | undefined;
  lotId: string;
  manufacturedOn?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  removeCertificates?: Array<string> | null | undefined;
  supplierLot?: string | null | undefined;
};

/** Release, reject, hold or restrict lots: all of them or none. `status`: quarantined, accepted, rejected, held, restricted. */
export type ChangeLotStatusInput = {
  id?: string | null | undefined;
  lotIds: Array<string>;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  status: string;
};

/** Holds for steps made from now on; routings that exist keep their own times and places. */
export type ChangeOperationDefinitionInput = {
  cycleSeconds?: string | null | undefined;
  id?: string | null | undefined;
  nameEn?: string | null | undefined;
  nameZh?: string | null | undefined;
  occurredAt?: string | null | undefined;
  operationDefinitionId: string;
  reason?: string | null | undefined;
  setupSeconds?: number | null | undefined;
  skillCodes?: Array<string> | null | undefined;
  workCenterId?: string | null | undefined;
};

/** None leaves a value as it is. The quantity of a released order stays: its material is on the way. */
export type ChangeOrderInput = {
  custom?: Array<CustomValueInput> | null | undefined;
  customerPo?: string | null | undefined;
  customerPoLine?: string | null | undefined;
  dueAt?: string | null | undefined;
  id?: string | null | undefined;
  note?: string | null | undefined;
  occurredAt?: string | null | undefined;
  orderId: string;
  priority?: number | null | undefined;
  quantity?: string | null | undefined;
  reason?: string | null | undefined;
};

export type ChangePartnerInput = {
  address?: string | null | undefined;
  contact?: string | null | undefined;
  customer?: boolean | null | undefined;
  email?: string | null | undefined;
  id?: string | null | undefined;
  nameEn?: string | null | undefined;
  nameZh?: string | null | undefined;
  occurredAt?: string | null | undefined;
  partnerId: string;
  phone?: string | null | undefined;
  reason?: string | null | undefined;
  supplier?: boolean | null | undefined;
  taxId?: string | null | undefined;
};

export type ChangePlaceInput = {
  id?: string | null | undefined;
  nameEn?: string | null | undefined;
  nameZh?: string | null | undefined;
  occurredAt?: string | null | undefined;
  placeId: string;
  reason?: string | null | undefined;
};

/** All of it is said anew. */
export type ChangePrinterInput = {
  active?: boolean;
  address?: string | null | undefined;
  agentId?: string | null | undefined;
  dpi?: number;
  id?: string | null | undefined;
  language: string;
  nameEn: string;
  nameZh: string;
  occurredAt?: string | null | undefined;
  printerId: string;
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

/** A reason that was used is never deleted, only made inactive. */
export type ChangeReasonCodeInput = {
  active?: boolean | null | undefined;
  id?: string | null | undefined;
  nameEn?: string | null | undefined;
  nameZh?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  reasonCodeId: string;
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

/** The whole policy: what is said here holds from now on. `preset` is only its name. */
export type ChangeSecurityPolicyInput = {
  breakGlassIds?: Array<string> | null | undefined;
  expireDays: number;
  history: number;
  id?: string | null | undefined;
  lockMinutes: number;
  lockTries: number;
  minClasses: number;
  minLength: number;
  occurredAt?: string | null | undefined;
  preset?: string;
  reason?: string | null | undefined;
  secondFactor: string;
  secondFactorFrom?: string | null | undefined;
  ssoOnly?: boolean;
  ways: Array<string>;
};

/** `breaks` replaces all of them. A shift somebody worked is never deleted, only made inactive. */
export type ChangeShiftInput = {
  active?: boolean | null | undefined;
  breaks?: Array<ShiftBreakInput> | null | undefined;
  endsAt?: string | null | undefined;
  id?: string | null | undefined;
  nameEn?: string | null | undefined;
  nameZh?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  shiftId: string;
  startsAt?: string | null | undefined;
};

export type ChangeTenantInput = {
  id?: string | null | undefined;
  nameEn?: string | null | undefined;
  nameZh?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  timeZone?: string | null | undefined;
};

/** What is null stays; `unlimited` takes the limit away. */
export type ChangeToolInput = {
  id?: string | null | undefined;
  lifeLimit?: string | null | undefined;
  nameEn?: string | null | undefined;
  nameZh?: string | null | undefined;
  occurredAt?: string | null | undefined;
  perPiece?: string | null | undefined;
  reason?: string | null | undefined;
  toolId: string;
  unlimited?: boolean;
  warnPercent?: number | null | undefined;
};

/** The card as a whole: what is not named is not on it. `logo`: sha256 of a picture that was uploaded before. */
export type ChangeTravelerInput = {
  customFields?: Array<string> | null | undefined;
  facts?: Array<string> | null | undefined;
  footerEn?: string;
  footerZh?: string;
  id?: string | null | undefined;
  logo?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  size?: string;
};

/** What a unit is (dimension and factor) changes only while no conversion rests on it. */
export type ChangeUnitInput = {
  denominator?: string | null | undefined;
  dimension?: string | null | undefined;
  id?: string | null | undefined;
  nameEn?: string | null | undefined;
  nameZh?: string | null | undefined;
  numerator?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  rounding?: string | null | undefined;
  unitId: string;
};

/** What is not named stays. The login always stays: records name it. */
export type ChangeUserInput = {
  active?: boolean | null | undefined;
  badge?: string | null | undefined;
  email?: string | null | undefined;
  id?: string | null | undefined;
  locale?: string | null | undefined;
  name?: string | null | undefined;
  occurredAt?: string | null | undefined;
  phone?: string | null | undefined;
  reason?: string | null | undefined;
  teamId?: string | null | undefined;
  userId: string;
};

/** `mapping`: the field of each column in their order, null for one that is not read. It is remembered. */
export type CheckImportInput = {
  createMissing?: boolean;
  id?: string | null | undefined;
  mapping: Array<string | null | undefined>;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  runId: string;
};

export type CheckShiftInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  shiftDay: string;
  shiftId: string;
};

export type ChoosePaymentInput = {
  billId: string;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  provider: string;
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

export type CloseOrderInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  orderId: string;
  reason?: string | null | undefined;
};

/** Nothing goes in or out any more; only closed packs leave. */
export type ClosePackInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  packId: string;
  reason?: string | null | undefined;
};

/** `month`: YYYY-MM, over and the first that is still open. */
export type ClosePeriodInput = {
  id?: string | null | undefined;
  month: string;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

export type CloseRecallInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  recallId: string;
  summary: string;
};

/** `outcome` is done, or dismissed with a reason; only for kinds that nothing else can close. */
export type CloseTodoInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  outcome?: string;
  reason?: string | null | undefined;
  todoId: string;
};

export type CloseTrainingCopyInput = {
  copyId: string;
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

export type CompleteRecallTaskInput = {
  id?: string | null | undefined;
  note?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  taskId: string;
};

export type ConfigurationPackageFilter = {
  origins?: Array<string> | null | undefined;
};

export type ConfirmEraseInput = {
  id?: string | null | undefined;
  jobId: string;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

export type ConsentVisitInput = {
  id?: string | null | undefined;
  minutes?: number;
  mode?: string;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  visitId: string;
};

export type ConsignmentFilter = {
  dueBefore?: string | null | undefined;
  locationId?: string | null | undefined;
  operationId?: string | null | undefined;
  orderId?: string | null | undefined;
  states?: Array<string> | null | undefined;
};

export const ConsignmentSort = {
  DueAsc: 'DUE_ASC',
  DueDesc: 'DUE_DESC',
  SentDesc: 'SENT_DESC'
} as const;

export type ConsignmentSort = typeof ConsignmentSort[keyof typeof ConsignmentSort];
/** The public holidays of a year and the weekend days worked for them (调休), into a site's calendar. Days that somebody has set by hand stay as they are. */
export type CopyHolidaysInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  siteId: string;
  year: number;
};

/** The seven days from `from_day` again from `to_day`; a shift that has a roster there keeps it. */
export type CopyRosterWeekInput = {
  fromDay: string;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  toDay: string;
  workCenterIds?: Array<string> | null | undefined;
};

/** A forgotten stamp put right; the earlier times stay in the journal. */
export type CorrectAttendanceInput = {
  attendanceId: string;
  cameAt: string;
  id?: string | null | undefined;
  leftAt?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

/** What the report should have said. It happened when the original did, unless it says otherwise. */
export type CorrectOutputInput = {
  boxLabels?: Array<string> | null | undefined;
  boxRest?: string | null | undefined;
  boxSize?: string | null | undefined;
  boxes?: number | null | undefined;
  counterEnd?: string | null | undefined;
  counterStart?: string | null | undefined;
  custom?: Array<CustomValueInput> | null | undefined;
  flags?: Array<string> | null | undefined;
  goodQuantity?: string;
  id?: string | null | undefined;
  kind?: string;
  materialScrapQuantity?: string;
  note?: string | null | undefined;
  occurredAt?: string | null | undefined;
  override?: boolean;
  photos?: Array<string> | null | undefined;
  processScrapQuantity?: string;
  reason?: string | null | undefined;
  reportId: string;
  reworkQuantity?: string;
  scrapReason?: string | null | undefined;
  serials?: Array<string> | null | undefined;
  shares?: Array<CrewShareInput> | null | undefined;
  shiftDay?: string | null | undefined;
  shiftId?: string | null | undefined;
  startedAt?: string | null | undefined;
  workUnitId?: string | null | undefined;
  workerId?: string | null | undefined;
};

/** `states`: open, booked, cancelled. */
export type CountFilter = {
  locationId?: string | null | undefined;
  search?: string | null | undefined;
  states?: Array<string> | null | undefined;
};

/** What was counted, at the time it was. Counting a lot again replaces what was counted before. */
export type CountLotsInput = {
  counted: Array<CountedLotInput>;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  sheetId: string;
};

export const CountSort = {
  CreatedAsc: 'CREATED_ASC',
  CreatedDesc: 'CREATED_DESC',
  NumberAsc: 'NUMBER_ASC'
} as const;

export type CountSort = typeof CountSort[keyof typeof CountSort];
/** A lot was found that nobody had entered. It becomes known with this sheet and waits in quarantine. */
export type CountUnknownLotInput = {
  custom?: Array<CustomValueInput> | null | undefined;
  expiresOn?: string | null | undefined;
  id?: string | null | undefined;
  itemId: string;
  number?: string | null | undefined;
  occurredAt?: string | null | undefined;
  quantity: string;
  reason?: string | null | undefined;
  sheetId: string;
  supplierLot?: string | null | undefined;
};

/** `quantity` in `unit` (default: the lot's own); 0: it is not there. */
export type CountedLotInput = {
  lotId: string;
  packId?: string | null | undefined;
  quantity: string;
  unit?: string | null | undefined;
};

export type CreateAreaInput = {
  code: string;
  id?: string | null | undefined;
  nameEn: string;
  nameZh: string;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  siteId: string;
};

/** The next version of an item's BOM, as a draft. */
export type CreateBomInput = {
  effectiveFrom: string;
  effectiveTo?: string | null | undefined;
  id?: string | null | undefined;
  itemId: string;
  lines: Array<NewBomLineInput>;
  occurredAt?: string | null | undefined;
  outputs?: Array<NewBomOutputInput> | null | undefined;
  reason?: string | null | undefined;
};

export type CreateChangeInput = {
  effectiveFrom: string;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  subjects?: Array<NewSubjectInput> | null | undefined;
  title: string;
  why: string;
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

/** `kind`: mto (for a customer's purchase order) or mts (for our own stock). */
export type CreateDemandInput = {
  customerId?: string | null | undefined;
  customerPo?: string | null | undefined;
  customerPoLine?: string | null | undefined;
  dueAt: string;
  id?: string | null | undefined;
  itemId: string;
  kind?: string;
  note?: string | null | undefined;
  number?: string | null | undefined;
  occurredAt?: string | null | undefined;
  priority?: number;
  quantity: string;
  reason?: string | null | undefined;
};

/** `device_kind`: phone, or display for a big screen, which may only look. `for_oneself`: one's own phone; whoever is signed in here is signed in there. */
export type CreateEnrollmentCodeInput = {
  deviceKind?: string;
  deviceName?: string | null | undefined;
  forOneself?: boolean;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  workCenterIds?: Array<string> | null | undefined;
};

/** The next version, as a draft: for every item, for one item, or for one step of one item's routing. */
export type CreateInstructionInput = {
  id?: string | null | undefined;
  itemId?: string | null | undefined;
  occurredAt?: string | null | undefined;
  operationDefinitionId: string;
  reason?: string | null | undefined;
  stepSequence?: number | null | undefined;
  steps: Array<NewInstructionStepInput>;
};

/** How it is kept in stock may be said with it: see `ItemHandling`. */
export type CreateItemInput = {
  code: string;
  custom?: Array<CustomValueInput> | null | undefined;
  drawing?: string | null | undefined;
  handling?: ItemHandlingInput | null | undefined;
  id?: string | null | undefined;
  itemRevision?: string;
  kind?: string;
  nameEn: string;
  nameZh: string;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  unitId: string;
};

/** `design`: width, height, dpi and elements (infra.print.label.Design). */
export type CreateLabelTemplateInput = {
  code: string;
  design: unknown;
  id?: string | null | undefined;
  nameEn: string;
  nameZh: string;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  subject: string;
};

/** `kind`: store, quarantine, line_side (of a work center), finished, subcontractor (of a partner). */
export type CreateLocationInput = {
  areaId?: string | null | undefined;
  code: string;
  id?: string | null | undefined;
  kind?: string;
  nameEn: string;
  nameZh: string;
  occurredAt?: string | null | undefined;
  partnerId?: string | null | undefined;
  reason?: string | null | undefined;
  siteId: string;
  workCenterId?: string | null | undefined;
};

/** A standard operation; times and skills are what its steps start with. Without a work center each step names one. */
export type CreateOperationDefinitionInput = {
  code: string;
  cycleSeconds?: string;
  id?: string | null | undefined;
  nameEn: string;
  nameZh: string;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  setupSeconds?: number;
  skillCodes?: Array<string> | null | undefined;
  workCenterId?: string | null | undefined;
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

export type CreatePartnerInput = {
  address?: string | null | undefined;
  code: string;
  contact?: string | null | undefined;
  customer?: boolean;
  email?: string | null | undefined;
  id?: string | null | undefined;
  nameEn: string;
  nameZh: string;
  occurredAt?: string | null | undefined;
  phone?: string | null | undefined;
  reason?: string | null | undefined;
  supplier?: boolean;
  taxId?: string | null | undefined;
};

export type CreateReasonCodeInput = {
  code: string;
  id?: string | null | undefined;
  kind: string;
  nameEn: string;
  nameZh: string;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

/** The next revision of an item, as a draft; `drawing` is the version printed on its drawing. */
export type CreateRevisionInput = {
  drawing?: string | null | undefined;
  effectiveFrom: string;
  id?: string | null | undefined;
  itemId: string;
  itemRevision: string;
  note?: string | null | undefined;
  occurredAt?: string | null | undefined;
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

/** The next version of an item's routing, as a draft. */
export type CreateRoutingInput = {
  effectiveFrom: string;
  effectiveTo?: string | null | undefined;
  id?: string | null | undefined;
  itemId: string;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  steps: Array<NewRoutingStepInput>;
  strands?: boolean;
};

/** Local wall time; an end before the start runs over midnight. */
export type CreateShiftInput = {
  breaks?: Array<ShiftBreakInput> | null | undefined;
  code: string;
  endsAt: string;
  id?: string | null | undefined;
  nameEn: string;
  nameZh: string;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  siteId: string;
  startsAt: string;
};

/** What goes to a customer; scan-out is checked against its lines. */
export type CreateShipmentInput = {
  address?: string | null | undefined;
  carrier?: string | null | undefined;
  customerId: string;
  customerPo?: string | null | undefined;
  id?: string | null | undefined;
  lines: Array<NewShipmentLineInput>;
  note?: string | null | undefined;
  number?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  trackingNumber?: string | null | undefined;
};

export type CreateSiteInput = {
  code: string;
  id?: string | null | undefined;
  nameEn: string;
  nameZh: string;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  timeZone: string;
};

export type CreateSkillInput = {
  code: string;
  id?: string | null | undefined;
  nameEn: string;
  nameZh: string;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

/** `decimals`: how fine the unit counts, 0 for pieces. One unit is numerator/denominator of its dimension's base. */
export type CreateUnitInput = {
  code: string;
  decimals?: number;
  denominator?: string;
  dimension?: string | null | undefined;
  id?: string | null | undefined;
  nameEn: string;
  nameZh: string;
  numerator?: string;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  rounding?: string;
};

export type CreateUserInput = {
  badge?: string | null | undefined;
  email?: string | null | undefined;
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

export type CreateWorkCenterInput = {
  areaId: string;
  code: string;
  id?: string | null | undefined;
  nameEn: string;
  nameZh: string;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

export type CreateWorkUnitInput = {
  code: string;
  id?: string | null | undefined;
  nameEn: string;
  nameZh: string;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  workCenterId: string;
};

/** One person's part: a share (all sum to 1), or seconds, or neither (equal parts). */
export type CrewShareInput = {
  seconds?: string | null | undefined;
  share?: string | null | undefined;
  userId: string;
};

export type CustodyFilter = {
  customerId?: string | null | undefined;
  kind?: string | null | undefined;
  state?: string | null | undefined;
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
export type DeactivateUserInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  userId: string;
};

/** What an open order does once a change is live: `keep` its snapshot or `switch` to the new one. */
export type DecideChangeOrderInput = {
  changeId: string;
  decision: string;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  orderId: string;
  reason?: string | null | undefined;
};

/** Accepted with the right quantities (the report is reversed and reported anew) or with yuan to add or take in the open month; rejected with neither. `reason` is the answer the worker reads. */
export type DecideDisputeInput = {
  accepted: boolean;
  amount?: string | null | undefined;
  disputeId: string;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  quantities?: RightQuantitiesInput | null | undefined;
  reason?: string | null | undefined;
};

/** Lines that are not named stay as they are. Nothing happens to anybody before the signature. */
export type DecideReviewInput = {
  decisions: Array<ReviewDecisionInput>;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  partId: string;
  reason?: string | null | undefined;
};

/** `state`: accepted, done or declined; `recognition`: how it was recognised (praise, points, a bonus). */
export type DecideSuggestionInput = {
  answer?: string | null | undefined;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  recognition?: string | null | undefined;
  state: string;
  suggestionId: string;
};

/** `state`: valid, ending (within 60 days), expired or withdrawn. */
export type DeclarationFilter = {
  itemId?: string | null | undefined;
  kind?: string | null | undefined;
  listCode?: string | null | undefined;
  lotId?: string | null | undefined;
  search?: string | null | undefined;
  state?: string | null | undefined;
  supplierId?: string | null | undefined;
};

export const DeclarationSort = {
  IssuedDesc: 'ISSUED_DESC',
  NumberAsc: 'NUMBER_ASC',
  ValidAsc: 'VALID_ASC'
} as const;

export type DeclarationSort = typeof DeclarationSort[keyof typeof DeclarationSort];
/** Its reason stays on the record. */
export type DeclareCutOverInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

/** A supplier's declaration or a laboratory's report: of a part, of one supplier's part, or of one lot of it. */
export type DeclareSubstancesInput = {
  id?: string | null | undefined;
  issuedOn: string;
  issuer?: string | null | undefined;
  itemId: string;
  kind?: string;
  listCode?: string;
  lotId?: string | null | undefined;
  note?: string | null | undefined;
  number: string;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  sha256?: string | null | undefined;
  supplierId?: string | null | undefined;
  validUntil?: string | null | undefined;
  values?: Array<SubstanceAmountInput> | null | undefined;
};

export type DeclineVisitInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  visitId: string;
};

/** `reason` is what the colleague reads. */
export type DelegateTodoInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  todoId: string;
  userId: string;
};

/** `tab`: to_plan, planned, late, done, cancelled or all. */
export type DemandFilter = {
  customerIds?: Array<string> | null | undefined;
  dueBefore?: string | null | undefined;
  itemIds?: Array<string> | null | undefined;
  kinds?: Array<string> | null | undefined;
  search?: string | null | undefined;
  tab?: string | null | undefined;
};

export const DemandSort = {
  DueAsc: 'DUE_ASC',
  DueDesc: 'DUE_DESC',
  NumberAsc: 'NUMBER_ASC',
  NumberDesc: 'NUMBER_DESC',
  PriorityDesc: 'PRIORITY_DESC'
} as const;

export type DemandSort = typeof DemandSort[keyof typeof DemandSort];
export type DeviceIdentifierFilter = {
  itemId?: string | null | undefined;
  levels?: Array<string> | null | undefined;
  search?: string | null | undefined;
  states?: Array<string> | null | undefined;
};

export const DeviceIdentifierSort = {
  DiAsc: 'DI_ASC',
  Newest: 'NEWEST'
} as const;

export type DeviceIdentifierSort = typeof DeviceIdentifierSort[keyof typeof DeviceIdentifierSort];
/** Never run it; it is deleted some days later, its journal line stays. */
export type DiscardDeadLetterInput = {
  id?: string | null | undefined;
  letterId: string;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

export type DiscardDraftInput = {
  draftId: string;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

/** Take finished things apart. `order_id`: the order they came of, where it is known. */
export type DismantleOrderInput = {
  dueAt: string;
  id?: string | null | undefined;
  itemId: string;
  note?: string | null | undefined;
  occurredAt?: string | null | undefined;
  orderId?: string | null | undefined;
  priority?: number;
  quantity: string;
  reason?: string | null | undefined;
  release?: boolean;
  steps: Array<OwnStepInput>;
};

export type DismissIntentInput = {
  id?: string | null | undefined;
  intentId: string;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

export type DismissMissingInput = {
  id?: string | null | undefined;
  missingId: string;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

/** `late`: the order ends after it is due by this plan. `search`: order number or card. */
export type DispatchFilter = {
  areaIds?: Array<string> | null | undefined;
  late?: boolean | null | undefined;
  orderId?: string | null | undefined;
  search?: string | null | undefined;
  startsBefore?: string | null | undefined;
  why?: Array<string> | null | undefined;
  workCenterIds?: Array<string> | null | undefined;
};

export const DispatchSort = {
  DueAsc: 'DUE_ASC',
  NumberAsc: 'NUMBER_ASC',
  StartAsc: 'START_ASC'
} as const;

export type DispatchSort = typeof DispatchSort[keyof typeof DispatchSort];
/** Everything comes out: lots lie loose, boxes stand for themselves; the pack is no more. */
export type DissolvePackInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  packId: string;
  reason?: string | null | undefined;
};

export const DowntimeFigure = {
  DowntimeSeconds: 'downtime_seconds'
} as const;

export type DowntimeFigure = typeof DowntimeFigure[keyof typeof DowntimeFigure];
/** `open`: still down. Reversed records only with `reversed`. */
export type DowntimeFilter = {
  open?: boolean | null | undefined;
  operationId?: string | null | undefined;
  reasonId?: string | null | undefined;
  reversed?: boolean;
  since?: string | null | undefined;
  until?: string | null | undefined;
  workCenterIds?: Array<string> | null | undefined;
  workUnitId?: string | null | undefined;
};

export const DowntimeSort = {
  StartedAsc: 'STARTED_ASC',
  StartedDesc: 'STARTED_DESC'
} as const;

export type DowntimeSort = typeof DowntimeSort[keyof typeof DowntimeSort];
export type EndDowntimeInput = {
  downtimeId: string;
  endedAt?: string | null | undefined;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

/** All of a person; without one, one's own but the one that asks. */
export type EndSessionsInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  userId?: string | null | undefined;
};

export type EndVisitInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  visitId: string;
};

export type EngineeringChangeFilter = {
  itemId?: string | null | undefined;
  search?: string | null | undefined;
  states?: Array<string> | null | undefined;
};

/** A cost of an order that no report tells of: `kind` is subcontract or other, `note` what it is for. */
export type EnterCostInput = {
  amount: string;
  id?: string | null | undefined;
  kind: string;
  note: string;
  occurredAt?: string | null | undefined;
  orderId: string;
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

export type EpcisDocumentFilter = {
  search?: string | null | undefined;
  since?: string | null | undefined;
  until?: string | null | undefined;
};

export const EpcisDocumentSort = {
  CapturedAsc: 'CAPTURED_ASC',
  CapturedDesc: 'CAPTURED_DESC',
  EventsDesc: 'EVENTS_DESC'
} as const;

export type EpcisDocumentSort = typeof EpcisDocumentSort[keyof typeof EpcisDocumentSort];
export type EpcisEventFilter = {
  documentId?: string | null | undefined;
  epc?: string | null | undefined;
  since?: string | null | undefined;
  types?: Array<string> | null | undefined;
  until?: string | null | undefined;
};

export const EpcisEventSort = {
  HappenedAsc: 'HAPPENED_ASC',
  HappenedDesc: 'HAPPENED_DESC'
} as const;

export type EpcisEventSort = typeof EpcisEventSort[keyof typeof EpcisEventSort];
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

/** Which rows a figure counts. Days are production days of the site; `since` and `until` cut an hour out of them; `asOf`: only what was recorded by then. */
export type FigureScopeInput = {
  areaId?: string | null | undefined;
  asOf?: string | null | undefined;
  firstDay: string;
  itemId?: string | null | undefined;
  lastDay: string;
  outsideShifts?: boolean;
  shiftId?: string | null | undefined;
  since?: string | null | undefined;
  siteId?: string | null | undefined;
  until?: string | null | undefined;
  workCenterId?: string | null | undefined;
};

/** `done` false: it is open again. */
export type FinishMilestoneInput = {
  done?: boolean;
  id?: string | null | undefined;
  milestoneId: string;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

/** What an order does not need after all: back to `location_id` (default: where it stands). Without a quantity all of the lot that stands issued to the order. */
export type GiveBackInput = {
  id?: string | null | undefined;
  locationId?: string | null | undefined;
  lotId: string;
  occurredAt?: string | null | undefined;
  orderId: string;
  quantity?: string | null | undefined;
  reason?: string | null | undefined;
  unit?: string | null | undefined;
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

/** Level 1 learns it, 2 does it, 3 does it alone, 4 teaches it. Given again it replaces what was there. */
export type GiveSkillInput = {
  id?: string | null | undefined;
  level?: number;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  skillId: string;
  userId: string;
  validFrom?: string | null | undefined;
  validTo?: string | null | undefined;
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

/** `partner_id`: the partner who serves it from now on; none: the vendor itself. */
export type HandOverCustomerInput = {
  customerId: string;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  partnerId?: string | null | undefined;
  reason?: string | null | undefined;
};

export type HandOverReviewInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  partId: string;
  reason?: string | null | undefined;
  userId: string;
};

export type HandOverShiftInput = {
  handoverId: string;
  id?: string | null | undefined;
  note?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

/** Whoever sees that something is wrong stops it; those who may release decide. */
export type HoldLotsInput = {
  id?: string | null | undefined;
  lotIds: Array<string>;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
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

export type HoldRecalledInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  recallId: string;
};

export type ImportRunFilter = {
  kinds?: Array<string> | null | undefined;
  states?: Array<string> | null | undefined;
};

/** `state`: open, expired, accepted or withdrawn. */
export type InvitationFilter = {
  search?: string | null | undefined;
  state?: string | null | undefined;
};

export const InvitationSort = {
  Expires: 'EXPIRES',
  Newest: 'NEWEST'
} as const;

export type InvitationSort = typeof InvitationSort[keyof typeof InvitationSort];
/** A mobile number or a mail address (or both) of somebody who is not one of the company's people yet. */
export type InviteInput = {
  email?: string | null | undefined;
  id?: string | null | undefined;
  locale?: string;
  name?: string | null | undefined;
  occurredAt?: string | null | undefined;
  phone?: string | null | undefined;
  reason?: string | null | undefined;
  roles?: Array<string> | null | undefined;
  scopeId?: string | null | undefined;
  scopeKind?: string | null | undefined;
  teamId?: string | null | undefined;
};

/** `permissions` are some of one's own; `networks` are CIDR ranges (none: from anywhere). */
export type IssueApiTokenInput = {
  expiresAt: string;
  id?: string | null | undefined;
  name: string;
  networks?: Array<string> | null | undefined;
  occurredAt?: string | null | undefined;
  permissions: Array<string>;
  reason?: string | null | undefined;
};

export type IssueInvoiceInput = {
  id?: string | null | undefined;
  number: string;
  occurredAt?: string | null | undefined;
  orderId: string;
  reason?: string | null | undefined;
};

/** So much of a lot, scanned, for an order. Without a quantity what the order still needs, as far as it lies there. */
export type IssueMaterialInput = {
  id?: string | null | undefined;
  locationId?: string | null | undefined;
  lotId: string;
  occurredAt?: string | null | undefined;
  operationId?: string | null | undefined;
  orderId: string;
  override?: boolean;
  packId?: string | null | undefined;
  position?: number | null | undefined;
  quantity?: string | null | undefined;
  reason?: string | null | undefined;
  unit?: string | null | undefined;
};

export type IssueMissingBadgesInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

export type IssueSerialsInput = {
  id?: string | null | undefined;
  itemId: string;
  occurredAt?: string | null | undefined;
  quantity: number;
  reason?: string | null | undefined;
};

/** `kinds`: product, component, material. */
export type ItemFilter = {
  custom?: Array<CustomFilter> | null | undefined;
  kinds?: Array<string> | null | undefined;
  search?: string | null | undefined;
};

/** What is left out stays as it is; an empty `gtin` and a shelf life of 0 days are taken away. */
export type ItemHandlingInput = {
  expiryPolicy?: string | null | undefined;
  expiryWarnDays?: number | null | undefined;
  gtin?: string | null | undefined;
  issueMethod?: string | null | undefined;
  madeAs?: string | null | undefined;
  outputMethod?: string | null | undefined;
  pickRule?: string | null | undefined;
  receivedAs?: string | null | undefined;
  shelfLifeDays?: number | null | undefined;
  tracking?: string | null | undefined;
};

export const ItemSort = {
  CodeAsc: 'CODE_ASC',
  CodeDesc: 'CODE_DESC',
  NameAsc: 'NAME_ASC'
} as const;

export type ItemSort = typeof ItemSort[keyof typeof ItemSort];
/** Enter an exemption, or a later end of a published one (with its source). */
export type KeepExemptionInput = {
  code: string;
  expiresOn?: string | null | undefined;
  id?: string | null | undefined;
  limitPpm?: string | null | undefined;
  listCode: string;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  source?: string | null | undefined;
  substances: Array<string>;
  text: string;
};

/** Enter a substance of one's own list, or change it; `active` false takes it off. */
export type KeepSubstanceInput = {
  active?: boolean;
  cas?: string | null | undefined;
  code: string;
  id?: string | null | undefined;
  limitPpm: string;
  listCode: string;
  nameEn: string;
  nameZh: string;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  source?: string | null | undefined;
};

/** `kind` `*` means every kind without a choice of its own. */
export type KindChannelsInput = {
  channels: Array<string>;
  kind: string;
};

export type LabelTemplateFilter = {
  active?: boolean | null | undefined;
  search?: string | null | undefined;
  subject?: string | null | undefined;
};

export const LabelTemplateSort = {
  Code: 'CODE',
  Newest: 'NEWEST'
} as const;

export type LabelTemplateSort = typeof LabelTemplateSort[keyof typeof LabelTemplateSort];
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
export type LiftHoldInput = {
  holdId: string;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

/** `kinds`: store, quarantine, line_side, finished, subcontractor. */
export type LocationFilter = {
  active?: boolean | null | undefined;
  areaId?: string | null | undefined;
  kinds?: Array<string> | null | undefined;
  search?: string | null | undefined;
  statuses?: Array<string> | null | undefined;
  workCenterId?: string | null | undefined;
};

export const LocationSort = {
  CodeAsc: 'CODE_ASC',
  CodeDesc: 'CODE_DESC',
  NameAsc: 'NAME_ASC'
} as const;

export type LocationSort = typeof LocationSort[keyof typeof LocationSort];
/** `kinds`: lot, piece. `inStock`: whether anything of it lies somewhere. */
export type LotFilter = {
  custom?: Array<CustomFilter> | null | undefined;
  expiresBefore?: string | null | undefined;
  inStock?: boolean | null | undefined;
  itemId?: string | null | undefined;
  kinds?: Array<string> | null | undefined;
  locationId?: string | null | undefined;
  orderId?: string | null | undefined;
  origins?: Array<string> | null | undefined;
  receiptId?: string | null | undefined;
  receivedFrom?: string | null | undefined;
  receivedUntil?: string | null | undefined;
  search?: string | null | undefined;
  states?: Array<string> | null | undefined;
  supplierId?: string | null | undefined;
};

export const LotSort = {
  ExpiresAsc: 'EXPIRES_ASC',
  NumberAsc: 'NUMBER_ASC',
  NumberDesc: 'NUMBER_DESC',
  QuantityDesc: 'QUANTITY_DESC',
  ReceivedAsc: 'RECEIVED_ASC',
  ReceivedDesc: 'RECEIVED_DESC'
} as const;

export type LotSort = typeof LotSort[keyof typeof LotSort];
export type MakeArchiveInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

/** `groups`: which parts of the configuration; rates only when named. */
export type MakePackageInput = {
  groups?: Array<string> | null | undefined;
  id?: string | null | undefined;
  name: string;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

/** `item_id`: what to make; without it the first item with a routing. */
export type MakeTestOrderInput = {
  id?: string | null | undefined;
  itemId?: string | null | undefined;
  occurredAt?: string | null | undefined;
  quantity?: string;
  reason?: string | null | undefined;
};

/** `refresh`: a new copy in place of the one there is; everything done in that one is given up. */
export type MakeTrainingCopyInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  refresh?: boolean;
};

/** All figures over whole days of real reports. */
export type MeasureBaselineInput = {
  firstDay: string;
  id?: string | null | undefined;
  lastDay: string;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

/** Several lots of one item and status become one: a new one, or `into_id`. It has their earliest date. */
export type MergeLotsInput = {
  id?: string | null | undefined;
  intoId?: string | null | undefined;
  locationId: string;
  number?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  sources: Array<MergeSourceInput>;
};

/** `order_ids` go into `order_id`, which keeps its number, customer, due time and cards. */
export type MergeOrdersInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  orderId: string;
  orderIds: Array<string>;
  reason?: string | null | undefined;
};

/** So much of a lot (all that lies free without a quantity) at a place. */
export type MergeSourceInput = {
  locationId?: string | null | undefined;
  lotId: string;
  quantity?: string | null | undefined;
};

export type MessageFilter = {
  channel?: string | null | undefined;
  everybody?: boolean;
  state?: string | null | undefined;
  userId?: string | null | undefined;
};

/** `mine`: the asker's own. */
export type MissingReportFilter = {
  kind?: string | null | undefined;
  mine?: boolean | null | undefined;
  shiftDay?: string | null | undefined;
  shiftId?: string | null | undefined;
  state?: string | null | undefined;
  workCenterIds?: Array<string> | null | undefined;
};

export const MissingReportSort = {
  DayAsc: 'DAY_ASC',
  DayDesc: 'DAY_DESC'
} as const;

export type MissingReportSort = typeof MissingReportSort[keyof typeof MissingReportSort];
/** Onto a work unit; without one off it. Several tools may be on one. */
export type MountToolInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  toolId: string;
  workUnitId?: string | null | undefined;
};

/** `placement`: a database this installation knows; `home` brings the company back. */
export type MoveCustomerInput = {
  customerId: string;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  placement: string;
  reason?: string | null | undefined;
};

/** A pack with all that is in it goes to another place. */
export type MovePackInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  packId: string;
  reason?: string | null | undefined;
  toLocationId: string;
};

export type MovementFilter = {
  actorId?: string | null | undefined;
  documentId?: string | null | undefined;
  itemId?: string | null | undefined;
  kinds?: Array<string> | null | undefined;
  locationId?: string | null | undefined;
  lotId?: string | null | undefined;
  operationId?: string | null | undefined;
  orderId?: string | null | undefined;
  since?: string | null | undefined;
  until?: string | null | undefined;
  workUnitId?: string | null | undefined;
};

export const MovementSort = {
  OccurredAsc: 'OCCURRED_ASC',
  OccurredDesc: 'OCCURRED_DESC'
} as const;

export type MovementSort = typeof MovementSort[keyof typeof MovementSort];
/** A closed box goes onto an open pallet beside it; without `parent_id` it comes off again. */
export type NestPackInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  packId: string;
  parentId?: string | null | undefined;
  reason?: string | null | undefined;
};

/** Another place for a step; times default to the step's. The order of the list is the order of preference. */
export type NewAlternativeInput = {
  cycleSeconds?: string | null | undefined;
  setupSeconds?: number | null | undefined;
  workCenterId: string;
  workUnitId?: string | null | undefined;
};

/** The role that is called, and after how many minutes without an answer the next one is (none at the last). */
export type NewAndonLevelInput = {
  minutes?: number | null | undefined;
  role: string;
};

export type NewAssignmentInput = {
  operationId: string;
  userId: string;
};

/** `quantity` of the component for one unit of the parent, net of scrap, in `unit_id` (its own unit by default). */
export type NewBomLineInput = {
  alternativeOf?: number | null | undefined;
  itemId: string;
  note?: string | null | undefined;
  phantom?: boolean;
  position: number;
  quantity: string;
  scrapPercent?: string;
  stepSequence?: number | null | undefined;
  unitId?: string | null | undefined;
};

/** What else comes out with one unit of the parent, in its own unit. `kind`: co_product | by_product; `cost_share`: percent of the order's cost, all of them together at most 100. `step_sequence`: where it comes out; null: the last. */
export type NewBomOutputInput = {
  costShare?: string;
  itemId: string;
  kind?: string;
  quantity: string;
  stepSequence?: number | null | undefined;
};

/** Text in both languages (one stands in for a missing one), a picture or film by its hash, or both. */
export type NewInstructionStepInput = {
  critical?: boolean;
  sha256?: string | null | undefined;
  textEn?: string;
  textZh?: string;
};

/** One lot of a delivery. `quantity` in `unit` (default: the item's own); `factor`: one `factor_unit` (default: `unit`) of this very lot is so much of the item's unit. `certificates`: hashes of uploaded files. `id`: a phone without a network makes it, so that it can put away what it received. */
export type NewLotInput = {
  certificates?: Array<string> | null | undefined;
  custom?: Array<CustomValueInput> | null | undefined;
  expiresOn?: string | null | undefined;
  factor?: string | null | undefined;
  factorUnit?: string | null | undefined;
  grade?: string | null | undefined;
  id?: string | null | undefined;
  itemId: string;
  locationId?: string | null | undefined;
  manufacturedOn?: string | null | undefined;
  number?: string | null | undefined;
  quantity: string;
  supplierLot?: string | null | undefined;
  unit?: string | null | undefined;
};

/** `predecessors` are sequences of earlier steps; what is left out is as the operation definition says. */
export type NewRoutingStepInput = {
  alternatives?: Array<NewAlternativeInput> | null | undefined;
  boxQuantity?: string | null | undefined;
  cycleSeconds?: string | null | undefined;
  nameEn?: string | null | undefined;
  nameZh?: string | null | undefined;
  needsApproval?: boolean;
  operationDefinitionId: string;
  overLimitPercent?: string | null | undefined;
  predecessors?: Array<number> | null | undefined;
  reportMode?: string;
  sequence: number;
  setupSeconds?: number | null | undefined;
  skillCodes?: Array<string> | null | undefined;
  skipAllowed?: boolean;
  workCenterId?: string | null | undefined;
  workUnitId?: string | null | undefined;
};

export type NewShipmentLineInput = {
  itemId: string;
  quantity: string;
  unit?: string | null | undefined;
};

/** A draft to go live: `kind` revision, bom or routing. */
export type NewSubjectInput = {
  kind: string;
  subjectId: string;
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

export type OfChangeInput = {
  changeId: string;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

/** Count what lies at a location, one sheet at a time. `blind`: who counts does not see what should be there. */
export type OpenCountInput = {
  blind?: boolean;
  id?: string | null | undefined;
  locationId: string;
  number?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

/** `text`: what is wrong, in the worker's words. */
export type OpenDisputeInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  reportId: string;
  text: string;
};

/** A new box or pallet at a place; its id is the command's. `number` as on a label that is there already, else the next SSCC of the company's GS1 prefix, else one of our own. */
export type OpenPackInput = {
  id?: string | null | undefined;
  kind?: string;
  locationId: string;
  number?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

/** `kind` real or drill. A drill without sources picks something that was shipped and asks about a lot it came of. */
export type OpenRecallInput = {
  id?: string | null | undefined;
  kind: string;
  level?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  secondsAgo?: number;
  sources?: Array<RecallSourceInput> | null | undefined;
  why: string;
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
/** `states`: released, completed, closed (default: all three). */
export type OrderCostFilter = {
  completedSince?: string | null | undefined;
  completedUntil?: string | null | undefined;
  search?: string | null | undefined;
  states?: Array<string> | null | undefined;
};

export const OrderCostSort = {
  DueAsc: 'DUE_ASC',
  DueDesc: 'DUE_DESC',
  NumberAsc: 'NUMBER_ASC',
  NumberDesc: 'NUMBER_DESC'
} as const;

export type OrderCostSort = typeof OrderCostSort[keyof typeof OrderCostSort];
export const OrderFigure = {
  CompletionRatio: 'completion_ratio',
  OrdersCompleted: 'orders_completed',
  OrdersDue: 'orders_due',
  OrdersHeld: 'orders_held',
  OrdersLate: 'orders_late',
  OrdersOnTime: 'orders_on_time',
  OrdersOpen: 'orders_open',
  WipOrders: 'wip_orders',
  WipQuantity: 'wip_quantity'
} as const;

export type OrderFigure = typeof OrderFigure[keyof typeof OrderFigure];
/** `tab`: in_progress, late, held, planned, completed, ended or all. `custom`: every one of them holds. */
export type OrderFilter = {
  areaIds?: Array<string> | null | undefined;
  custom?: Array<CustomFilter> | null | undefined;
  customerIds?: Array<string> | null | undefined;
  demandId?: string | null | undefined;
  dueBefore?: string | null | undefined;
  dueFrom?: string | null | undefined;
  itemIds?: Array<string> | null | undefined;
  kinds?: Array<string> | null | undefined;
  parentId?: string | null | undefined;
  search?: string | null | undefined;
  states?: Array<OrderState> | null | undefined;
  tab?: string | null | undefined;
};

/** What is split off; due time and priority are the order's own where none is given. */
export type OrderPartInput = {
  dueAt?: string | null | undefined;
  priority?: number | null | undefined;
  quantity: string;
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
  Merged: 'merged',
  Planned: 'planned',
  Released: 'released'
} as const;

export type OrderState = typeof OrderState[keyof typeof OrderState];
/** `state`: booked, reversed or reversal; `standing` leaves reversed ones and reversals out. `approval`: pending, approved or rejected. `flag`: over, ahead, clock, late (补报), behalf (代报), waived; `flagged`: any. */
export type OutputReportFilter = {
  approval?: string | null | undefined;
  custom?: Array<CustomFilter> | null | undefined;
  flag?: string | null | undefined;
  flagged?: boolean | null | undefined;
  kind?: string | null | undefined;
  operationId?: string | null | undefined;
  orderId?: string | null | undefined;
  reasonId?: string | null | undefined;
  reporterId?: string | null | undefined;
  scrapped?: boolean | null | undefined;
  shiftDay?: string | null | undefined;
  shiftDayFrom?: string | null | undefined;
  shiftDayTo?: string | null | undefined;
  shiftId?: string | null | undefined;
  since?: string | null | undefined;
  standing?: boolean | null | undefined;
  state?: string | null | undefined;
  until?: string | null | undefined;
  workCenterIds?: Array<string> | null | undefined;
  workUnitId?: string | null | undefined;
  workerId?: string | null | undefined;
};

export const OutputReportSort = {
  OccurredAsc: 'OCCURRED_ASC',
  OccurredDesc: 'OCCURRED_DESC'
} as const;

export type OutputReportSort = typeof OutputReportSort[keyof typeof OutputReportSort];
/** An operation written for one order; it follows the step before it. Names and place default to the operation's own. */
export type OwnStepInput = {
  cycleSeconds?: string;
  nameEn?: string | null | undefined;
  nameZh?: string | null | undefined;
  operationDefinitionId: string;
  setupSeconds?: number;
  workCenterId?: string | null | undefined;
};

export type PackFilter = {
  kinds?: Array<string> | null | undefined;
  locationId?: string | null | undefined;
  lotId?: string | null | undefined;
  outer?: boolean | null | undefined;
  parentId?: string | null | undefined;
  search?: string | null | undefined;
  shipmentId?: string | null | undefined;
  states?: Array<string> | null | undefined;
};

/** So much of a lot (all that lies loose beside the pack without a quantity) goes into it. */
export type PackLotInput = {
  id?: string | null | undefined;
  lotId: string;
  occurredAt?: string | null | undefined;
  packId: string;
  quantity?: string | null | undefined;
  reason?: string | null | undefined;
  unit?: string | null | undefined;
};

export const PackSort = {
  CreatedDesc: 'CREATED_DESC',
  NumberAsc: 'NUMBER_ASC'
} as const;

export type PackSort = typeof PackSort[keyof typeof PackSort];
export type PackageDiffFilter = {
  groups?: Array<string> | null | undefined;
  kinds?: Array<string> | null | undefined;
};

export type PackageJobFilter = {
  customerId?: string | null | undefined;
  id?: string | null | undefined;
  packageId?: string | null | undefined;
};

export type PartnerFilter = {
  customers?: boolean | null | undefined;
  search?: string | null | undefined;
  suppliers?: boolean | null | undefined;
};

export const PeopleFigure = {
  PeoplePresent: 'people_present',
  PeopleReporting: 'people_reporting'
} as const;

export type PeopleFigure = typeof PeopleFigure[keyof typeof PeopleFigure];
export type PlaceOrderInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  period: string;
  plan: string;
  reason?: string | null | undefined;
};

export type PrepareHandoverInput = {
  areaId: string;
  id?: string | null | undefined;
  note?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  shiftDay: string;
  shiftId: string;
};

/** `open`: waits for a printer or for somebody. `subjectId`: with a label of this thing. */
export type PrintJobFilter = {
  open?: boolean | null | undefined;
  printerId?: string | null | undefined;
  reprint?: boolean | null | undefined;
  states?: Array<string> | null | undefined;
  subjectId?: string | null | undefined;
  templateId?: string | null | undefined;
};

export const PrintJobSort = {
  Newest: 'NEWEST',
  Oldest: 'OLDEST'
} as const;

export type PrintJobSort = typeof PrintJobSort[keyof typeof PrintJobSort];
/** Labels for these things (of the template's subject), `copies` of each. Without a printer: as a PDF. */
export type PrintLabelsInput = {
  copies?: number;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  printerId?: string | null | undefined;
  reason?: string | null | undefined;
  subjectIds: Array<string>;
  templateId: string;
};

/** `kind`: badges (of people), units (of work units), phones (new enrolment codes, `count` of them). Without `subject_ids`: all there are. `sheet`: A4 (ten cards) or single (a card printer). */
export type PrintPapersInput = {
  count?: number;
  id?: string | null | undefined;
  kind: string;
  lang?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  sheet?: string;
  subjectIds?: Array<string> | null | undefined;
};

/** `size` and `lang` default to the company's card and the reader's language. The id is the print's own: what it printed is found under it. */
export type PrintTravelersInput = {
  id?: string | null | undefined;
  lang?: string | null | undefined;
  occurredAt?: string | null | undefined;
  orderIds: Array<string>;
  reason?: string | null | undefined;
  size?: string | null | undefined;
};

export type ProductionReportFilter = {
  kinds?: Array<ProductionReportKind> | null | undefined;
  since?: string | null | undefined;
  siteId?: string | null | undefined;
  until?: string | null | undefined;
};

export const ProductionReportKind = {
  Day: 'day',
  Month: 'month',
  Shift: 'shift'
} as const;

export type ProductionReportKind = typeof ProductionReportKind[keyof typeof ProductionReportKind];
/** It stands in the authority's database now. What that needs must be filled in. */
export type PublishDeviceIdentifierInput = {
  id?: string | null | undefined;
  identifierId: string;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

/** `combine`: one order per item instead of one per demand. `components`: also orders for what is assembled from parts with a routing of their own, through all levels. */
export type PushDownInput = {
  combine?: boolean;
  components?: boolean;
  id?: string | null | undefined;
  lines?: Array<PushLineInput> | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

/** `quantity`: all that is left to plan where none is given. */
export type PushLineInput = {
  demandId: string;
  quantity?: string | null | undefined;
};

/** The latest one put first goes before the others; what it waits for comes along. */
export type PutFirstInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  operationId: string;
  reason?: string | null | undefined;
};

export type RaiseIssueInput = {
  departmentId?: string | null | undefined;
  dueOn?: string | null | undefined;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  ownerId?: string | null | undefined;
  reason?: string | null | undefined;
  title: string;
  urgent?: boolean;
};

export type ReactivateUserInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  userId: string;
};

export type ReadAnnouncementInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  receivedId: string;
};

/** `kinds`: real, drill. `states`: open, closed. */
export type RecallFilter = {
  kinds?: Array<string> | null | undefined;
  search?: string | null | undefined;
  states?: Array<string> | null | undefined;
};

/** `where`: stock, process, shipped, recovered, scrapped or unheld. */
export type RecallLotFilter = {
  itemId?: string | null | undefined;
  search?: string | null | undefined;
  states?: Array<string> | null | undefined;
  where?: string | null | undefined;
};

export const RecallLotSort = {
  NumberAsc: 'NUMBER_ASC',
  QuantityDesc: 'QUANTITY_DESC',
  ReceivedDesc: 'RECEIVED_DESC'
} as const;

export type RecallLotSort = typeof RecallLotSort[keyof typeof RecallLotSort];
export const RecallSort = {
  BeganAsc: 'BEGAN_ASC',
  BeganDesc: 'BEGAN_DESC',
  FoundDesc: 'FOUND_DESC',
  NumberDesc: 'NUMBER_DESC'
} as const;

export type RecallSort = typeof RecallSort[keyof typeof RecallSort];
/** `id` of a lot or piece, order, pack, receipt, shipment, work unit or person (a supplier lot: of the supplier, or none); `text` the supplier's lot number; `since` and `until` for a work unit and a person. */
export type RecallSourceInput = {
  id?: string | null | undefined;
  kind: string;
  since?: string | null | undefined;
  text?: string | null | undefined;
  until?: string | null | undefined;
};

export type ReceiptFilter = {
  search?: string | null | undefined;
  since?: string | null | undefined;
  supplierId?: string | null | undefined;
  until?: string | null | undefined;
};

export const ReceiptSort = {
  NumberAsc: 'NUMBER_ASC',
  NumberDesc: 'NUMBER_DESC',
  ReceivedAsc: 'RECEIVED_ASC',
  ReceivedDesc: 'RECEIVED_DESC'
} as const;

export type ReceiptSort = typeof ReceiptSort[keyof typeof ReceiptSort];
/** A delivery at the gate. Without a `location_id` lots go where their status belongs: quarantine or the store. */
export type ReceiveLotsInput = {
  deliveryNote?: string | null | undefined;
  id?: string | null | undefined;
  locationId?: string | null | undefined;
  lots: Array<NewLotInput>;
  note?: string | null | undefined;
  number?: string | null | undefined;
  occurredAt?: string | null | undefined;
  purchaseOrder?: string | null | undefined;
  reason?: string | null | undefined;
  supplierId?: string | null | undefined;
};

/** So much of what an order makes lies at `location_id` now (default: beside the last work center, else the finished store). `item_id`: a co- or by-product, which may come before the main one. `serials`: its pieces. `number` of a lot begun by this; the open one takes it otherwise. */
export type ReceiveOutputInput = {
  id?: string | null | undefined;
  itemId?: string | null | undefined;
  locationId?: string | null | undefined;
  number?: string | null | undefined;
  occurredAt?: string | null | undefined;
  orderId: string;
  override?: boolean;
  quantity: string;
  reason?: string | null | undefined;
  serials?: Array<string> | null | undefined;
};

/** `content`: the document as it was made. The trail keeps its digest, not the document. */
export type ReceivePackageInput = {
  content: string;
  id?: string | null | undefined;
  name: string;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

/** Kinds: leave, sick, training, other. */
export type RecordAbsenceInput = {
  endsAt: string;
  id?: string | null | undefined;
  kind: string;
  note?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  startsAt: string;
  userId: string;
};

export type RecordRecoveryInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  orderId: string;
  parts: Array<RecoveredPartInput>;
  reason?: string | null | undefined;
};

/** One field of the authority's record (udi.nmpa); none takes it away. */
export type RecordValueInput = {
  key: string;
  value?: string | null | undefined;
};

/** What was counted is in doubt: these lines are to be counted again. */
export type RecountLinesInput = {
  id?: string | null | undefined;
  lineIds: Array<string>;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  sheetId: string;
};

/** Adds to what came out so far; a negative quantity takes an entry back. */
export type RecoveredPartInput = {
  goodQuantity?: string;
  itemId: string;
  scrapQuantity?: string;
};

/** `level`: use_unit, sale_unit, inner, box, case, pallet. A package above the sale unit names what it holds. */
export type RegisterDeviceIdentifierInput = {
  containedQuantity?: number | null | undefined;
  containsId?: string | null | undefined;
  di: string;
  id?: string | null | undefined;
  issuer: string;
  itemId: string;
  level?: string;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  record?: Array<RecordValueInput> | null | undefined;
};

/** `per_piece`: how much of `life_unit` one reported piece uses (0.25 strokes with four cavities). */
export type RegisterToolInput = {
  code: string;
  id?: string | null | undefined;
  kind?: string | null | undefined;
  lifeLimit?: string | null | undefined;
  lifeUnit?: string;
  nameEn: string;
  nameZh: string;
  occurredAt?: string | null | undefined;
  perPiece?: string;
  reason?: string | null | undefined;
  used?: string;
  warnPercent?: number;
};

/** So much of a lot is of another grade, or is to be used as another item: a lot of its own from now on. Without a quantity all that lies at the place. */
export type RegradeLotInput = {
  grade?: string | null | undefined;
  id?: string | null | undefined;
  itemId?: string | null | undefined;
  locationId?: string | null | undefined;
  lotId: string;
  number?: string | null | undefined;
  occurredAt?: string | null | undefined;
  quantity?: string | null | undefined;
  reason?: string | null | undefined;
};

export type RejectReportInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  reportId: string;
};

export type RejectTransferInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  paymentId: string;
  reason?: string | null | undefined;
};

/** A lot gets another number: all of it, wherever it lies, issued or packed. */
export type RelabelLotInput = {
  id?: string | null | undefined;
  lotId: string;
  number?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

export type ReleaseOrderInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  orderId: string;
  reason?: string | null | undefined;
};

export type ReleaseRecalledInput = {
  id?: string | null | undefined;
  lotIds: Array<string>;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  recallId: string;
};

/** What is not used of it is free for others again. */
export type ReleaseReservationInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  reservationId: string;
};

/** The day is like every other of its weekday again. */
export type RemoveCalendarDayInput = {
  calendarDayId: string;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

export type RemoveCalendarWindowInput = {
  calendarWindowId: string;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

export type RemoveConversionInput = {
  conversionId: string;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

/** Take a file off a revision; the journal keeps that it was there, the store keeps the file. */
export type RemoveDrawingInput = {
  drawingId: string;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

export type RemoveFactorInput = {
  factorId: string;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

export type RemoveMilestoneInput = {
  id?: string | null | undefined;
  milestoneId: string;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

/** The place keeps the hours of its work center or site again. */
export type RemovePlaceCalendarInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  placeId: string;
  reason?: string | null | undefined;
};

export type RemoveSsoProviderInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  providerId: string;
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

export type RenameFactorInput = {
  factorId: string;
  id?: string | null | undefined;
  name: string;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

/** Ground, refurbished or exchanged: its life begins anew. */
export type RenewToolInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  toolId: string;
};

/** `quantity`: a larger one, which an order that is made in full needs to go on. */
export type ReopenOrderInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  orderId: string;
  quantity?: string | null | undefined;
  reason?: string | null | undefined;
};

export type ReopenPackInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  packId: string;
  reason?: string | null | undefined;
};

/** Put pieces of an order right. Without steps the item's own routing is followed again. */
export type RepairOrderInput = {
  dueAt: string;
  id?: string | null | undefined;
  note?: string | null | undefined;
  occurredAt?: string | null | undefined;
  orderId: string;
  priority?: number;
  quantity: string;
  reason?: string | null | undefined;
  release?: boolean;
  steps?: Array<OwnStepInput> | null | undefined;
};

/** One gesture: he is absent for the shift, somebody else is on the roster for him and has all his work. */
export type ReplaceAbsenteeInput = {
  absentUserId: string;
  day: string;
  id?: string | null | undefined;
  kind?: string;
  note?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  replacementUserId: string;
  shiftId: string;
};

export const ReportFigure = {
  GoodQuantity: 'good_quantity',
  MaterialScrapQuantity: 'material_scrap_quantity',
  ProcessScrapQuantity: 'process_scrap_quantity',
  ProducedQuantity: 'produced_quantity',
  QualityRatio: 'quality_ratio',
  ReworkQuantity: 'rework_quantity',
  ScrapQuantity: 'scrap_quantity'
} as const;

export type ReportFigure = typeof ReportFigure[keyof typeof ReportFigure];
export type ResendInvitationInput = {
  id?: string | null | undefined;
  invitationId: string;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

export type ReserveLineInput = {
  locationId: string;
  lotId: string;
  quantity: string;
};

/** Keep these amounts for an order; without lines what it still needs, of the lots whose turn it is. For `hours`; the holder is whoever asks, on the device he asks with. */
export type ReserveMaterialInput = {
  hours?: number;
  id?: string | null | undefined;
  lines?: Array<ReserveLineInput> | null | undefined;
  occurredAt?: string | null | undefined;
  orderId: string;
  reason?: string | null | undefined;
};

export type ResetFactorsInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  userId: string;
};

export type ResetPinInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  pin: string;
  reason?: string | null | undefined;
  userId: string;
};

/** What it was. A hold that the call placed stays until somebody lifts it. */
export type ResolveAndonInput = {
  andonId: string;
  cause: string;
  id?: string | null | undefined;
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

/** Give it all its attempts again. */
export type RetryDeadLetterInput = {
  id?: string | null | undefined;
  letterId: string;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

export type RetryMessageInput = {
  id?: string | null | undefined;
  messageId: string;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

export type RetryPrintInput = {
  id?: string | null | undefined;
  jobId: string;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

/** Something shipped comes back. `quantity` in `unit`, default the lot's own. */
export type ReturnFromCustomerInput = {
  id?: string | null | undefined;
  locationId?: string | null | undefined;
  lotId: string;
  occurredAt?: string | null | undefined;
  quantity: string;
  reason?: string | null | undefined;
  shipmentId?: string | null | undefined;
  unit?: string | null | undefined;
};

/** Send `quantity` (default: all that lies there loose and free) back to whom it came from. */
export type ReturnToSupplierInput = {
  id?: string | null | undefined;
  locationId?: string | null | undefined;
  lotId: string;
  occurredAt?: string | null | undefined;
  quantity?: string | null | undefined;
  reason?: string | null | undefined;
  unit?: string | null | undefined;
};

/** Take an entry back: its negative beside it. */
export type ReverseCostInput = {
  entryId: string;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

export type ReverseDowntimeInput = {
  downtimeId: string;
  id?: string | null | undefined;
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

export type ReviewDecisionInput = {
  decision: string;
  lineId: string;
  note?: string | null | undefined;
};

/** Other lines (all of them) or dates for a draft. `outputs`: null leaves what else comes out as it is. */
export type ReviseBomInput = {
  bomId: string;
  effectiveFrom: string;
  effectiveTo?: string | null | undefined;
  id?: string | null | undefined;
  lines: Array<NewBomLineInput>;
  occurredAt?: string | null | undefined;
  outputs?: Array<NewBomOutputInput> | null | undefined;
  reason?: string | null | undefined;
};

/** Other words, another day or other drafts, while nobody has been asked yet. */
export type ReviseChangeInput = {
  changeId: string;
  effectiveFrom: string;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  subjects?: Array<NewSubjectInput> | null | undefined;
  title: string;
  why: string;
};

/** Other steps (all of them) for a draft. */
export type ReviseInstructionInput = {
  id?: string | null | undefined;
  instructionId: string;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  steps: Array<NewInstructionStepInput>;
};

/** Other steps (all of them) or dates for a draft; `strands` as in CreateRouting. */
export type ReviseRoutingInput = {
  effectiveFrom: string;
  effectiveTo?: string | null | undefined;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  routingId: string;
  steps: Array<NewRoutingStepInput>;
  strands?: boolean;
};

/** Change a draft; `lines` take the place of all there are. */
export type ReviseShipmentInput = {
  address?: string | null | undefined;
  carrier?: string | null | undefined;
  customerPo?: string | null | undefined;
  id?: string | null | undefined;
  lines?: Array<NewShipmentLineInput> | null | undefined;
  note?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  shipmentId: string;
  trackingNumber?: string | null | undefined;
};

export type RevokeApiTokenInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  tokenId: string;
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

/** A session of a browser, or somebody's turn at a shared device: they are one list. */
export type RevokeSessionInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  sessionId: string;
};

/** What the report should have said. */
export type RightQuantitiesInput = {
  goodQuantity?: string;
  materialScrapQuantity?: string;
  processScrapQuantity?: string;
  reworkQuantity?: string;
  scrapReason?: string | null | undefined;
};

export type RollBackImportInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  runId: string;
};

export type RolloutIssueFilter = {
  closed?: boolean | null | undefined;
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

export type SaveLabelDraftInput = {
  design: unknown;
  id?: string | null | undefined;
  note?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  templateId: string;
};

/** A new provider, or (`provider_id`) a change: the whole of it is said each time, only a client secret that is not named stays. OIDC needs issuer and client_id; SAML needs the metadata, or issuer, sso_url and certificates. */
export type SaveSsoProviderInput = {
  certificates?: Array<string> | null | undefined;
  claimEmail?: string | null | undefined;
  claimLogin?: string | null | undefined;
  claimName?: string | null | undefined;
  claimPhone?: string | null | undefined;
  clientId?: string;
  clientSecret?: string | null | undefined;
  countsAsSecond?: boolean;
  defaultRoleId?: string | null | undefined;
  enabled?: boolean;
  id?: string | null | undefined;
  issuer?: string;
  kind: string;
  metadata?: string | null | undefined;
  name: string;
  occurredAt?: string | null | undefined;
  providerId?: string | null | undefined;
  provisions?: boolean;
  reason?: string | null | undefined;
  scopes?: string;
  ssoUrl?: string;
};

/** `codes`: every code of one printed label, as the scanner gives them. */
export type ScanLabelBackInput = {
  codes: Array<string>;
  id?: string | null | undefined;
  lotId: string;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

/** A lot or piece scanned on its own: `quantity` (default: all that lies there loose) in `unit`. */
export type ScannedLotInput = {
  locationId?: string | null | undefined;
  lotId: string;
  quantity?: string | null | undefined;
  unit?: string | null | undefined;
};

export type ScheduleLeavingInput = {
  id?: string | null | undefined;
  leavesAt?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  userId: string;
};

/** Scrap `quantity` (default: all that lies there loose and free) of a lot in store. */
export type ScrapLotInput = {
  id?: string | null | undefined;
  locationId?: string | null | undefined;
  lotId: string;
  occurredAt?: string | null | undefined;
  quantity?: string | null | undefined;
  reason?: string | null | undefined;
  unit?: string | null | undefined;
};

/** So much of a lot; without a lot pieces of the order that are being worked on, as its open lot. */
export type SendLineInput = {
  locationId?: string | null | undefined;
  lotId?: string | null | undefined;
  quantity: string;
};

/** For one operation of an order to the partner whose place `location_id` is. */
export type SendOutInput = {
  dueAt: string;
  id?: string | null | undefined;
  lines: Array<SendLineInput>;
  locationId: string;
  note?: string | null | undefined;
  occurredAt?: string | null | undefined;
  operationId: string;
  reason?: string | null | undefined;
};

export type SetAndonLevelsInput = {
  id?: string | null | undefined;
  kind: string;
  levels: Array<NewAndonLevelInput>;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

/** A figure as it was before: typed in with where it is from. Ratios are shares of 1. */
export type SetBaselineInput = {
  id?: string | null | undefined;
  kpi: string;
  note?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  value: string;
};

/** A day that differs from its weekday: a holiday, or a Sunday worked for one. */
export type SetCalendarDayInput = {
  day: string;
  id?: string | null | undefined;
  nameEn: string;
  nameZh: string;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  workCalendarId: string;
  working: boolean;
};

/** `change_control`: a further version goes live only by a change. `four_eyes`: not by who asked for it. */
export type SetChangePolicyInput = {
  changeControl: boolean;
  fourEyes: boolean;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

/** `company_prefix`: 4 to 12 digits, as GS1 gave it; `gln`: 13 digits; `record`: the registrant's data for NMPA. */
export type SetCompanyCodesInput = {
  companyPrefix?: string | null | undefined;
  gln?: string | null | undefined;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  record?: Array<RecordValueInput> | null | undefined;
};

/** `denominator` of the unit are `numerator` of the item's own unit. `per_lot`: lots bring their own factor. */
export type SetConversionInput = {
  denominator?: string;
  id?: string | null | undefined;
  itemId: string;
  numerator: string;
  occurredAt?: string | null | undefined;
  perLot?: boolean;
  reason?: string | null | undefined;
  unitId: string;
};

/** Without `department_id` a new one. */
export type SetDepartmentInput = {
  departmentId?: string | null | undefined;
  duty?: string;
  id?: string | null | undefined;
  name: string;
  occurredAt?: string | null | undefined;
  ownerId?: string | null | undefined;
  reason?: string | null | undefined;
};

/** Yuan an hour at a work center, of a person and of the equipment, from a day on. */
export type SetHourRateInput = {
  id?: string | null | undefined;
  labourRate: string;
  machineRate: string;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  validFrom: string;
  workCenterId: string;
};

export type SetInvoiceProfileInput = {
  account?: string;
  address?: string;
  bank?: string;
  email?: string;
  id?: string | null | undefined;
  kind: string;
  occurredAt?: string | null | undefined;
  phone?: string;
  reason?: string | null | undefined;
  taxNumber: string;
  title: string;
};

/** `scan_back`: the printed label is scanned before a lot or piece of the item is released. */
export type SetItemLabellingInput = {
  id?: string | null | undefined;
  itemId: string;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  scanBack?: boolean;
  templateId?: string | null | undefined;
};

/** Yuan for one unit of the item, from a day on until the next price. */
export type SetItemPriceInput = {
  id?: string | null | undefined;
  itemId: string;
  occurredAt?: string | null | undefined;
  price: string;
  reason?: string | null | undefined;
  validFrom: string;
};

/** Without `milestone_id` a new one. */
export type SetMilestoneInput = {
  departmentId?: string | null | undefined;
  dueOn: string;
  id?: string | null | undefined;
  milestoneId?: string | null | undefined;
  note?: string | null | undefined;
  occurredAt?: string | null | undefined;
  ownerId?: string | null | undefined;
  reason?: string | null | undefined;
  title: string;
};

/** `url` (robots, SMS) and `secret` (signing key, mail password) are kept sealed; left out they stay as they are. `login` is the mail account or the gateway's key id. */
export type SetNotifyChannelInput = {
  channel: string;
  enabled: boolean;
  host?: string | null | undefined;
  id?: string | null | undefined;
  key?: string | null | undefined;
  kinds?: Array<string> | null | undefined;
  level?: string;
  login?: string | null | undefined;
  occurredAt?: string | null | undefined;
  port?: number | null | undefined;
  reason?: string | null | undefined;
  sender?: string | null | undefined;
  url?: string | null | undefined;
};

/** The whole of one's wishes; what is left out is unset. */
export type SetNotifyPreferenceInput = {
  channels?: Array<KindChannelsInput> | null | undefined;
  email?: string | null | undefined;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  quietFrom?: string | null | undefined;
  quietTo?: string | null | undefined;
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

/** `place_id` is a work center or work unit. Without `shift_ids` every shift of the site is worked there. */
export type SetPlaceCalendarInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  placeId: string;
  reason?: string | null | undefined;
  shiftIds?: Array<string> | null | undefined;
  throughHolidays?: boolean;
  weekdays?: Array<number> | null | undefined;
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

export type SetRecallTargetsInput = {
  holdSeconds: number;
  id?: string | null | undefined;
  idsSeconds: number;
  intervalDays: number;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  tolerancePercent: string;
};

export type SetRetentionInput = {
  customerId: string;
  id?: string | null | undefined;
  keepUntil: string;
  legalHold?: boolean;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

/** Everybody who works one shift of one day at one work center; who was there and is not named no longer is. */
export type SetRosterInput = {
  day: string;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  shiftId: string;
  userIds: Array<string>;
  workCenterId: string;
};

/** Numbers from `first` to `last`, written with `digits` digits after `prefix`. It never goes back. */
export type SetSerialRangeInput = {
  digits?: number;
  first?: number;
  id?: string | null | undefined;
  itemId: string;
  last: number;
  occurredAt?: string | null | undefined;
  prefix?: string;
  reason?: string | null | undefined;
};

/** What happens at issue to material nobody vouches for: off, warn (a reason is asked) or block; of one item, or (without one) of every item that says nothing else. */
export type SetSubstancePolicyInput = {
  id?: string | null | undefined;
  itemId?: string | null | undefined;
  listCode?: string;
  occurredAt?: string | null | undefined;
  policy: string;
  reason?: string | null | undefined;
};

export type SetWageGradeInput = {
  effectiveFrom: string;
  grade: string;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  userId: string;
};

/** From a day on a piece (or hour) earns so many yuan; without an amount there is no such rate any more. */
export type SetWageRateInput = {
  amount?: string | null | undefined;
  basis?: string;
  effectiveFrom: string;
  grade?: string | null | undefined;
  id?: string | null | undefined;
  itemId?: string | null | undefined;
  occurredAt?: string | null | undefined;
  operationDefinitionId?: string | null | undefined;
  reason?: string | null | undefined;
};

/** What a piece counts that is not good: 1 as a good one, 0 nothing, -0.5 deducts half of one. */
export type SetWageRuleInput = {
  effectiveFrom: string;
  id?: string | null | undefined;
  materialScrap?: string;
  occurredAt?: string | null | undefined;
  processScrap?: string;
  reason?: string | null | undefined;
  rework?: string;
};

/** The ISO weekdays (1 Monday … 7 Sunday) a site works. */
export type SetWorkCalendarInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  siteId: string;
  weekdays?: Array<number> | null | undefined;
};

export type SettlePaymentInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  paymentId: string;
  reason?: string | null | undefined;
};

/** `came_out`: how many of the job's labels somebody found at the printer, from its first one on. */
export type SettlePrintInput = {
  cameOut: number;
  id?: string | null | undefined;
  jobId: string;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

/** It was this lot. Booked at the time of the report that used it up, out of `location_id` (default: the line side that was short). Without a quantity all that is open. */
export type SettleShortfallInput = {
  id?: string | null | undefined;
  locationId?: string | null | undefined;
  lotId: string;
  occurredAt?: string | null | undefined;
  quantity?: string | null | undefined;
  reason?: string | null | undefined;
  shortfallId: string;
  unit?: string | null | undefined;
};

/** Local time; a break after midnight belongs to a shift that runs over it. */
export type ShiftBreakInput = {
  ends: string;
  starts: string;
};

export type ShiftHandoverFilter = {
  areaId?: string | null | undefined;
  shiftDay?: string | null | undefined;
  shiftId?: string | null | undefined;
  state?: string | null | undefined;
};

export const ShiftHandoverSort = {
  DayAsc: 'DAY_ASC',
  DayDesc: 'DAY_DESC'
} as const;

export type ShiftHandoverSort = typeof ShiftHandoverSort[keyof typeof ShiftHandoverSort];
/** Everything scanned leaves at once. Less than the lines ask goes out only with `short` and a reason; more, or what no line asks for, never. */
export type ShipInput = {
  id?: string | null | undefined;
  lots?: Array<ScannedLotInput> | null | undefined;
  occurredAt?: string | null | undefined;
  packIds?: Array<string> | null | undefined;
  reason?: string | null | undefined;
  shipmentId: string;
  short?: boolean;
};

/** `states`: draft, shipped, cancelled. */
export type ShipmentFilter = {
  customerId?: string | null | undefined;
  search?: string | null | undefined;
  states?: Array<string> | null | undefined;
};

export const ShipmentSort = {
  CreatedAsc: 'CREATED_ASC',
  CreatedDesc: 'CREATED_DESC',
  NumberAsc: 'NUMBER_ASC',
  NumberDesc: 'NUMBER_DESC'
} as const;

export type ShipmentSort = typeof ShipmentSort[keyof typeof ShipmentSort];
export type ShortfallFilter = {
  itemId?: string | null | undefined;
  operationId?: string | null | undefined;
  orderId?: string | null | undefined;
  states?: Array<string> | null | undefined;
};

export const ShortfallSort = {
  OccurredAsc: 'OCCURRED_ASC',
  OccurredDesc: 'OCCURRED_DESC',
  QuantityDesc: 'QUANTITY_DESC'
} as const;

export type ShortfallSort = typeof ShortfallSort[keyof typeof ShortfallSort];
/** `kind`: browser or device. */
export type SignInFilter = {
  kind?: string | null | undefined;
  search?: string | null | undefined;
  userId?: string | null | undefined;
};

export const SignInSort = {
  NameAsc: 'NAME_ASC',
  SeenDesc: 'SEEN_DESC'
} as const;

export type SignInSort = typeof SignInSort[keyof typeof SignInSort];
export type SignReviewInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  partId: string;
  reason?: string | null | undefined;
};

/** `kind`: paid, or what is to be wrong with the notification (SIMULATIONS). */
export type SimulatePaymentInput = {
  billId: string;
  id?: string | null | undefined;
  kind?: string;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

/** Parts of a lot become lots of their own, where it lies; what is not named stays in it. */
export type SplitLotInput = {
  id?: string | null | undefined;
  locationId?: string | null | undefined;
  lotId: string;
  occurredAt?: string | null | undefined;
  packId?: string | null | undefined;
  parts: Array<SplitPartInput>;
  reason?: string | null | undefined;
};

/** `progress`: the pieces that are furthest stay with the order, or move to the parts in turn. */
export type SplitOrderInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  orderId: string;
  parts?: Array<OrderPartInput> | null | undefined;
  progress?: string;
  reason?: string | null | undefined;
};

/** `id`: of the new lot, where a phone made it; `number`: the company's next without one. */
export type SplitPartInput = {
  id?: string | null | undefined;
  number?: string | null | undefined;
  quantity: string;
};

/** Somebody comes (`direction` in) or leaves (out): oneself, a badge held to a terminal, or said by a lead. */
export type StampAttendanceInput = {
  at?: string | null | undefined;
  badge?: string | null | undefined;
  direction: string;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  userId?: string | null | undefined;
};

export type StartFoundingInput = {
  draftId: string;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

export type StartImportInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  runId: string;
};

/** `label` is the quarter's when none is given; `days` is how long the reviewers have. */
export type StartReviewInput = {
  days?: number;
  id?: string | null | undefined;
  label?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

/** `states`: of the lot. `issued`: to an order, or free. */
export type StockFilter = {
  expiresBefore?: string | null | undefined;
  issued?: boolean | null | undefined;
  itemId?: string | null | undefined;
  locationId?: string | null | undefined;
  lotId?: string | null | undefined;
  orderId?: string | null | undefined;
  packId?: string | null | undefined;
  search?: string | null | undefined;
  states?: Array<string> | null | undefined;
};

export const StockSort = {
  ExpiresAsc: 'EXPIRES_ASC',
  ItemAsc: 'ITEM_ASC',
  LocationAsc: 'LOCATION_ASC',
  LotAsc: 'LOT_ASC',
  QuantityDesc: 'QUANTITY_DESC',
  ReceivedAsc: 'RECEIVED_ASC',
  ReceivedDesc: 'RECEIVED_DESC'
} as const;

export type StockSort = typeof StockSort[keyof typeof StockSort];
/** `sha256` names the picture or PDF sent to /api/blobs before; `reference` is the bank's serial number. */
export type SubmitSlipInput = {
  billId: string;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  paidOn: string;
  payer: string;
  reason?: string | null | undefined;
  reference: string;
  sha256: string;
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

/** `ppm`: mg/kg in that homogeneous material; `exemption`: what allows more than the limit. */
export type SubstanceAmountInput = {
  exemption?: string | null | undefined;
  material?: string;
  ppm: string;
  substance: string;
};

export type SuggestInput = {
  detail?: string;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  title: string;
};

export type SuggestionFilter = {
  states?: Array<string> | null | undefined;
};

export type SuspendCustomerInput = {
  customerId: string;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

/** Two people change places: each works the other's shift at the other's work center. */
export type SwapRosterInput = {
  entryId: string;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  otherId: string;
  reason?: string | null | undefined;
};

/** `strange`: only what was not found to be one thing of ours. */
export type TagReadFilter = {
  deviceId?: string | null | undefined;
  locationId?: string | null | undefined;
  strange?: boolean;
  thingId?: string | null | undefined;
};

/** Nothing of it was used, and all of it lies free and loose in store, wherever it was put. */
export type TakeBackReceiptInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  receiptId: string;
};

/** What came back; without lines everything that is still out. Material stands issued to the order at `location_id` (default: the line side of the operation), pieces go on being worked on. */
export type TakeInInput = {
  consignmentId: string;
  id?: string | null | undefined;
  lines?: Array<TakeInLineInput> | null | undefined;
  locationId?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

/** Of a lot `quantity` is back and `lost` is not coming back. */
export type TakeInLineInput = {
  lost?: string;
  lotId: string;
  quantity: string;
};

export type TakeOverShiftInput = {
  handoverId: string;
  id?: string | null | undefined;
  note?: string | null | undefined;
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

export type TakeTodoInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  todoId: string;
};

export type TakeTurnInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  operationId: string;
  reason?: string | null | undefined;
};

export type TestNotifyChannelInput = {
  channel: string;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

export type TodoFilter = {
  kind?: string | null | undefined;
  level?: string | null | undefined;
  overdue?: boolean | null | undefined;
  view?: TodoView;
};

export const TodoSort = {
  DueAsc: 'DUE_ASC',
  DueDesc: 'DUE_DESC',
  PostedAsc: 'POSTED_ASC',
  PostedDesc: 'POSTED_DESC'
} as const;

export type TodoSort = typeof TodoSort[keyof typeof TodoSort];
export const TodoView = {
  Delegated: 'DELEGATED',
  Done: 'DONE',
  Mine: 'MINE',
  Team: 'TEAM'
} as const;

export type TodoView = typeof TodoView[keyof typeof TodoView];
export type ToolFilter = {
  search?: string | null | undefined;
  standing?: string | null | undefined;
  workUnitId?: string | null | undefined;
};

export const ToolSort = {
  CodeAsc: 'CODE_ASC',
  UsedDesc: 'USED_DESC'
} as const;

export type ToolSort = typeof ToolSort[keyof typeof ToolSort];
export const TraceDirection = {
  Backward: 'BACKWARD',
  Both: 'BOTH',
  Forward: 'FORWARD'
} as const;

export type TraceDirection = typeof TraceDirection[keyof typeof TraceDirection];
export type TraceLotFilter = {
  origins?: Array<string> | null | undefined;
  search?: string | null | undefined;
  states?: Array<string> | null | undefined;
};

export const TraceSort = {
  NumberAsc: 'NUMBER_ASC',
  QuantityDesc: 'QUANTITY_DESC',
  ReceivedAsc: 'RECEIVED_ASC',
  ReceivedDesc: 'RECEIVED_DESC'
} as const;

export type TraceSort = typeof TraceSort[keyof typeof TraceSort];
/** Things (all that are given), or everything made on `workUnitId`, by `personId`, from `since` up to `until`: as many of these as are given. With `lotIds` or `supplierLot`: what was made from them so. */
export type TraceStart = {
  itemId?: string | null | undefined;
  locationId?: string | null | undefined;
  lotIds?: Array<string> | null | undefined;
  operationId?: string | null | undefined;
  orderId?: string | null | undefined;
  packId?: string | null | undefined;
  personId?: string | null | undefined;
  receiptId?: string | null | undefined;
  shipmentId?: string | null | undefined;
  since?: string | null | undefined;
  supplierLot?: string | null | undefined;
  until?: string | null | undefined;
  workUnitId?: string | null | undefined;
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

export type TrainingCopyFilter = {
  living?: boolean | null | undefined;
};

/** Put away or bring elsewhere: `quantity` (default: all that lies there loose and free) in `unit` (default: the lot's own). Without `from_location_id` it is taken from the one place where it lies. */
export type TransferLotInput = {
  fromLocationId?: string | null | undefined;
  id?: string | null | undefined;
  lotId: string;
  occurredAt?: string | null | undefined;
  quantity?: string | null | undefined;
  reason?: string | null | undefined;
  toLocationId: string;
  unit?: string | null | undefined;
};

export type UnassignInput = {
  assignmentId: string;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

export type UnlockAccountInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  userId: string;
};

/** So much of a lot (all of it that is in there without a quantity) comes out and lies beside the pack. */
export type UnpackLotInput = {
  id?: string | null | undefined;
  lotId: string;
  occurredAt?: string | null | undefined;
  packId: string;
  quantity?: string | null | undefined;
  reason?: string | null | undefined;
  unit?: string | null | undefined;
};

export type UnsubscribePushInput = {
  endpoint: string;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

export type UserFilter = {
  active?: boolean | null | undefined;
  roleCode?: string | null | undefined;
  search?: string | null | undefined;
  teamId?: string | null | undefined;
};

/** `expiresBefore`: what ends before that day, or has ended. */
export type UserSkillFilter = {
  expiresBefore?: string | null | undefined;
  skillId?: string | null | undefined;
  userId?: string | null | undefined;
};

export const UserSkillSort = {
  ExpiryAsc: 'EXPIRY_ASC',
  LevelDesc: 'LEVEL_DESC',
  UserAsc: 'USER_ASC'
} as const;

export type UserSkillSort = typeof UserSkillSort[keyof typeof UserSkillSort];
export const UserSort = {
  CreatedDesc: 'CREATED_DESC',
  LoginAsc: 'LOGIN_ASC',
  LoginDesc: 'LOGIN_DESC',
  NameAsc: 'NAME_ASC',
  NameDesc: 'NAME_DESC'
} as const;

export type UserSort = typeof UserSort[keyof typeof UserSort];
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

export type VisitFilter = {
  id?: string | null | undefined;
  state?: string | null | undefined;
};

export type WageDisputeFilter = {
  id?: string | null | undefined;
  mine?: boolean;
  state?: string | null | undefined;
};

export type WageRateFilter = {
  basis?: string | null | undefined;
  grade?: string | null | undefined;
  itemId?: string | null | undefined;
  on?: string | null | undefined;
  operationDefinitionId?: string | null | undefined;
};

export const WageRateSort = {
  Newest: 'NEWEST',
  Oldest: 'OLDEST'
} as const;

export type WageRateSort = typeof WageRateSort[keyof typeof WageRateSort];
export type WipeSamplesInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

export type WithdrawAnnouncementInput = {
  announcementId: string;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

/** Give a draft up; its number is not used again. */
export type WithdrawBomInput = {
  bomId: string;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

export type WithdrawDeclarationInput = {
  declarationId: string;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

/** It is used no more. The number is never given again. */
export type WithdrawDeviceIdentifierInput = {
  id?: string | null | undefined;
  identifierId: string;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

export type WithdrawInstructionInput = {
  id?: string | null | undefined;
  instructionId: string;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

export type WithdrawInvitationInput = {
  id?: string | null | undefined;
  invitationId: string;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
};

export type WithdrawRevisionInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  revisionId: string;
};

/** Give a draft up; its number is not used again. */
export type WithdrawRoutingInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  routingId: string;
};

export type WithdrawSkillInput = {
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  userSkillId: string;
};

export type WriteMeetingInput = {
  heldAt: string;
  id?: string | null | undefined;
  minutes: string;
  occurredAt?: string | null | undefined;
  people?: Array<string> | null | undefined;
  reason?: string | null | undefined;
  title: string;
};

export type SearchEverythingQueryVariables = Exact<{
  text: string;
}>;


export type SearchEverythingQuery = { find: { orders: Array<{ by: string, text: string, order: { id: string, number: string, state: OrderState, late: boolean, priority: number, quantity: string, unit: string, goodQuantity: string, scrapQuantity: string, dueAt: string, expectedAt: string | null, expectedBasis: string | null, lateBy: number | null, kind: string, relation: string | null, itemRevision: string, customerPo: string | null, customerPoLine: string | null, revision: number, mergedInto: { id: string, number: string } | null, custom: Array<{ code: string, value: string }>, item: { id: string, code: string, name: { zh: string, en: string } }, customer: { id: string, name: { zh: string, en: string } } | null, hold: { id: string, reason: string, note: string | null, placedBy: string, placedAt: string } | null, operations: Array<{ id: string, state: OperationState, sequence: number, position: number, count: number, plannedQuantity: string, goodQuantity: string, processScrapQuantity: string, materialScrapQuantity: string, remainingQuantity: string, name: { zh: string, en: string }, hold: { id: string } | null, gate: { id: string, kind: string, open: boolean } | null }>, currentOperation: { id: string } | null } }>, demands: Array<{ id: string, number: string, toPlanQuantity: string, unit: string, dueAt: string }> }, items: { nodes: Array<{ id: string, code: string, name: { zh: string, en: string } }> } };

export type SearchPeopleQueryVariables = Exact<{
  text: string;
}>;


export type SearchPeopleQuery = { users: { nodes: Array<{ id: string, name: string, login: string, team: { id: string, name: { zh: string, en: string } } | null }> } };

export type FindCardQueryVariables = Exact<{
  card: string;
}>;


export type FindCardQuery = { operationByCard: { id: string, order: { id: string, number: string } } | null };

export type IdentifyQueryVariables = Exact<{
  text: string;
}>;


export type IdentifyQuery = { identify: { text: string, verdict: string, company: string | null, candidates: Array<{ kind: string, id: string, text: string, by: string, orderId: string | null, item: { id: string, code: string, name: { zh: string, en: string } } | null }> } };

export type SitesQueryVariables = Exact<{ [key: string]: never; }>;


export type SitesQuery = { sites: Array<{ id: string, name: { zh: string, en: string } }> };

export type ShownAnnouncementsQueryVariables = Exact<{ [key: string]: never; }>;


export type ShownAnnouncementsQuery = { shownAnnouncements: Array<{ id: string, level: string, startsAt: string, sender: { zh: string, en: string }, title: { zh: string, en: string }, text: { zh: string, en: string } }> };

export type ReadAnnouncementMutationVariables = Exact<{
  input: ReadAnnouncementInput;
}>;


export type ReadAnnouncementMutation = { readAnnouncement:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'ReceivedAnnouncement', id: string }
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

export type CalendarQueryVariables = Exact<{
  since: string;
  until: string;
  from: string;
  to: string;
}>;


export type CalendarQuery = { holidayYears: Array<number>, sites: Array<{ id: string, code: string, name: { zh: string, en: string } }>, workCalendars: Array<{ id: string, siteId: string, weekdays: Array<number> }>, shifts: Array<{ id: string, code: string, siteId: string, startsAt: string, endsAt: string, active: boolean, name: { zh: string, en: string }, breaks: Array<{ starts: string, ends: string }> }>, calendarDays: Array<{ id: string, workCalendarId: string, day: string, working: boolean, name: { zh: string, en: string } }>, calendarWindows: Array<{ id: string, kind: string, siteId: string, workCenterId: string | null, workUnitId: string | null, startsAt: string, endsAt: string, note: string }>, placeCalendars: Array<{ id: string, placeId: string, weekdays: Array<number>, shiftIds: Array<string> | null, throughHolidays: boolean }>, workCenters: Array<{ id: string, code: string, name: { zh: string, en: string }, workUnits: Array<{ id: string, code: string }> }> };

export type SetWorkCalendarMutationVariables = Exact<{
  input: SetWorkCalendarInput;
}>;


export type SetWorkCalendarMutation = { setWorkCalendar:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'WorkCalendar', id: string }
   };

export type CopyHolidaysMutationVariables = Exact<{
  input: CopyHolidaysInput;
}>;


export type CopyHolidaysMutation = { copyHolidays:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'WorkCalendar', id: string }
   };

export type SetCalendarDayMutationVariables = Exact<{
  input: SetCalendarDayInput;
}>;


export type SetCalendarDayMutation = { setCalendarDay:
    | { __typename: 'CalendarDay', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type RemoveCalendarDayMutationVariables = Exact<{
  input: RemoveCalendarDayInput;
}>;


export type RemoveCalendarDayMutation = { removeCalendarDay:
    | { __typename: 'Done', ids: Array<string> }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type AddCalendarWindowMutationVariables = Exact<{
  input: AddCalendarWindowInput;
}>;


export type AddCalendarWindowMutation = { addCalendarWindow:
    | { __typename: 'CalendarWindow', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type RemoveCalendarWindowMutationVariables = Exact<{
  input: RemoveCalendarWindowInput;
}>;


export type RemoveCalendarWindowMutation = { removeCalendarWindow:
    | { __typename: 'Done', ids: Array<string> }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type CreateShiftMutationVariables = Exact<{
  input: CreateShiftInput;
}>;


export type CreateShiftMutation = { createShift:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'Shift', id: string }
   };

export type ChangeShiftMutationVariables = Exact<{
  input: ChangeShiftInput;
}>;


export type ChangeShiftMutation = { changeShift:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'Shift', id: string }
   };

export type SetPlaceCalendarMutationVariables = Exact<{
  input: SetPlaceCalendarInput;
}>;


export type SetPlaceCalendarMutation = { setPlaceCalendar:
    | { __typename: 'PlaceCalendar', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type RemovePlaceCalendarMutationVariables = Exact<{
  input: RemovePlaceCalendarInput;
}>;


export type RemovePlaceCalendarMutation = { removePlaceCalendar:
    | { __typename: 'Done', ids: Array<string> }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type SkillsQueryVariables = Exact<{ [key: string]: never; }>;


export type SkillsQuery = { skills: Array<{ id: string, code: string, active: boolean, name: { zh: string, en: string } }> };

export type UserSkillsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: UserSkillFilter | null | undefined;
  sort?: Array<UserSkillSort> | UserSkillSort | null | undefined;
}>;


export type UserSkillsQuery = { userSkills: { nodes: Array<{ id: string, level: number, validFrom: string, validTo: string | null, inForce: boolean, user: { id: string, name: string }, skill: { id: string, code: string, active: boolean, name: { zh: string, en: string } } }>, pageInfo: { endCursor: string | null, hasNextPage: boolean, total: number } } };

export type CreateSkillMutationVariables = Exact<{
  input: CreateSkillInput;
}>;


export type CreateSkillMutation = { createSkill:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'Skill', id: string }
   };

export type GiveSkillMutationVariables = Exact<{
  input: GiveSkillInput;
}>;


export type GiveSkillMutation = { giveSkill:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'UserSkill', id: string }
   };

export type WithdrawSkillMutationVariables = Exact<{
  input: WithdrawSkillInput;
}>;


export type WithdrawSkillMutation = { withdrawSkill:
    | { __typename: 'Done', ids: Array<string> }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type AttendancesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: AttendanceFilter | null | undefined;
  sort?: Array<AttendanceSort> | AttendanceSort | null | undefined;
}>;


export type AttendancesQuery = { attendances: { nodes: Array<{ id: string, cameAt: string, leftAt: string | null, cameBy: string, leftBy: string | null, autoClosed: boolean, user: { id: string, name: string } }>, pageInfo: { endCursor: string | null, hasNextPage: boolean, total: number } } };

export type AbsencesQueryVariables = Exact<{
  since: string;
  until: string;
}>;


export type AbsencesQuery = { absences: Array<{ id: string, kind: string, startsAt: string, endsAt: string, note: string | null, user: { id: string, name: string } }> };

export type StampAttendanceMutationVariables = Exact<{
  input: StampAttendanceInput;
}>;


export type StampAttendanceMutation = { stampAttendance:
    | { __typename: 'Attendance', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type CorrectAttendanceMutationVariables = Exact<{
  input: CorrectAttendanceInput;
}>;


export type CorrectAttendanceMutation = { correctAttendance:
    | { __typename: 'Attendance', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type RecordAbsenceMutationVariables = Exact<{
  input: RecordAbsenceInput;
}>;


export type RecordAbsenceMutation = { recordAbsence:
    | { __typename: 'Absence', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type CancelAbsenceMutationVariables = Exact<{
  input: CancelAbsenceInput;
}>;


export type CancelAbsenceMutation = { cancelAbsence:
    | { __typename: 'Absence', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type RostersQueryVariables = Exact<{
  since: string;
  days: number;
}>;


export type RostersQuery = { roster: Array<{ id: string, day: string, shiftId: string, workCenterId: string, absent: boolean, user: { id: string, name: string } }>, shifts: Array<{ id: string, startsAt: string, endsAt: string, active: boolean, name: { zh: string, en: string } }>, workCenters: Array<{ id: string, code: string, name: { zh: string, en: string } }> };

export type RosterPeopleQueryVariables = Exact<{ [key: string]: never; }>;


export type RosterPeopleQuery = { users: { nodes: Array<{ id: string, name: string, login: string }> } };

export type SetRosterMutationVariables = Exact<{
  input: SetRosterInput;
}>;


export type SetRosterMutation = { setRoster:
    | { __typename: 'Done', ids: Array<string> }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type CopyRosterWeekMutationVariables = Exact<{
  input: CopyRosterWeekInput;
}>;


export type CopyRosterWeekMutation = { copyRosterWeek:
    | { __typename: 'Done', ids: Array<string> }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type SwapRosterMutationVariables = Exact<{
  input: SwapRosterInput;
}>;


export type SwapRosterMutation = { swapRoster:
    | { __typename: 'Done', ids: Array<string> }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type AssetsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type AssetsQuery = { assets: { nodes: Array<{ id: string, code: string, model: string | null, serial: string | null, state: string, status: string, name: { zh: string, en: string }, workUnit: { id: string, code: string, name: { zh: string, en: string } } | null }>, pageInfo: { endCursor: string | null, hasNextPage: boolean, total: number } } };

export type SignalsQueryVariables = Exact<{ [key: string]: never; }>;


export type SignalsQuery = { signals: { nodes: Array<{ id: string, code: string, state: string, lastValue: string | null, lastAt: string | null, workUnit: { id: string } | null, operation: { id: string, name: { zh: string, en: string }, order: { id: string, number: string } } | null }>, pageInfo: { total: number } } };

export type ToolsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: ToolFilter | null | undefined;
  sort?: Array<ToolSort> | ToolSort | null | undefined;
}>;


export type ToolsQuery = { tools: { nodes: Array<{ id: string, code: string, kind: string | null, lifeLimit: string | null, lifeUnit: string, perPiece: string, warnPercent: number, used: string, renewals: number, mountedAt: string | null, standing: string, name: { zh: string, en: string }, workUnit: { id: string, code: string, name: { zh: string, en: string } } | null }>, pageInfo: { endCursor: string | null, hasNextPage: boolean, total: number } } };

export type RegisterToolMutationVariables = Exact<{
  input: RegisterToolInput;
}>;


export type RegisterToolMutation = { registerTool:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'Tool', id: string }
   };

export type ChangeToolMutationVariables = Exact<{
  input: ChangeToolInput;
}>;


export type ChangeToolMutation = { changeTool:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'Tool', id: string }
   };

export type MountToolMutationVariables = Exact<{
  input: MountToolInput;
}>;


export type MountToolMutation = { mountTool:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'Tool', id: string }
   };

export type RenewToolMutationVariables = Exact<{
  input: RenewToolInput;
}>;


export type RenewToolMutation = { renewTool:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'Tool', id: string }
   };

export type ChangeAssetStatusMutationVariables = Exact<{
  input: ChangeAssetStatusInput;
}>;


export type ChangeAssetStatusMutation = { changeAssetStatus:
    | { __typename: 'Asset', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type AllowanceRowFragment = { role: { id: string, code: string, name: { zh: string, en: string } } | null, grant: { id: string, scopeKind: string | null, givenBy: string | null, givenAt: string, reason: string | null, scopeName: { zh: string, en: string } | null } | null };

export type PersonRightsQueryVariables = Exact<{
  userId: string;
}>;


export type PersonRightsQuery = { rights: Array<{ permission: { name: string, module: string, dangerous: boolean, everyone: boolean, text: { zh: string, en: string } }, allowances: Array<{ role: { id: string, code: string, name: { zh: string, en: string } } | null, grant: { id: string, scopeKind: string | null, givenBy: string | null, givenAt: string, reason: string | null, scopeName: { zh: string, en: string } | null } | null }> }> };

export type WhoCanQueryVariables = Exact<{
  permission: string;
}>;


export type WhoCanQuery = { whoCan: Array<{ login: string, user: { id: string, name: string }, allowances: Array<{ role: { id: string, code: string, name: { zh: string, en: string } } | null, grant: { id: string, scopeKind: string | null, givenBy: string | null, givenAt: string, reason: string | null, scopeName: { zh: string, en: string } | null } | null }> }> };

export type RoleEffectQueryVariables = Exact<{
  roleId: string;
  permissions: Array<string> | string;
}>;


export type RoleEffectQuery = { roleEffect: Array<{ loses: Array<string>, gains: Array<string>, user: { id: string, name: string } }> };

export type SignInRowFragment = { id: string, login: string, kind: string, device: string | null, address: string | null, agent: string | null, provedBy: string | null, secondBy: string | null, since: string, seenAt: string, expiresAt: string, current: boolean, user: { id: string, name: string } };

export type SignInsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: SignInFilter | null | undefined;
  sort?: Array<SignInSort> | SignInSort | null | undefined;
}>;


export type SignInsQuery = { signIns: { nodes: Array<{ id: string, login: string, kind: string, device: string | null, address: string | null, agent: string | null, provedBy: string | null, secondBy: string | null, since: string, seenAt: string, expiresAt: string, current: boolean, user: { id: string, name: string } }>, pageInfo: { endCursor: string | null, hasNextPage: boolean, total: number } } };

export type MySignInsQueryVariables = Exact<{ [key: string]: never; }>;


export type MySignInsQuery = { mySignIns: Array<{ id: string, login: string, kind: string, device: string | null, address: string | null, agent: string | null, provedBy: string | null, secondBy: string | null, since: string, seenAt: string, expiresAt: string, current: boolean, user: { id: string, name: string } }> };

export type RevokeSessionMutationVariables = Exact<{
  input: RevokeSessionInput;
}>;


export type RevokeSessionMutation = { revokeSession:
    | { __typename: 'Done', ids: Array<string> }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type EndSessionsMutationVariables = Exact<{
  input: EndSessionsInput;
}>;


export type EndSessionsMutation = { endSessions:
    | { __typename: 'Done', ids: Array<string> }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type ScheduleLeavingMutationVariables = Exact<{
  input: ScheduleLeavingInput;
}>;


export type ScheduleLeavingMutation = { scheduleLeaving:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'User', id: string, leavesAt: string | null }
   };

export type InvitationRowFragment = { id: string, name: string | null, phone: string | null, email: string | null, locale: string, roles: Array<string>, scopeKind: string | null, invitedBy: string, sentAt: string, expiresAt: string, acceptedAt: string | null, state: string, timesSent: number, userId: string | null, link: string | null, joinCode: string | null, placeName: { zh: string, en: string } | null, teamName: { zh: string, en: string } | null };

export type InvitationsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: InvitationFilter | null | undefined;
  sort?: Array<InvitationSort> | InvitationSort | null | undefined;
}>;


export type InvitationsQuery = { invitations: { nodes: Array<{ id: string, name: string | null, phone: string | null, email: string | null, locale: string, roles: Array<string>, scopeKind: string | null, invitedBy: string, sentAt: string, expiresAt: string, acceptedAt: string | null, state: string, timesSent: number, userId: string | null, link: string | null, joinCode: string | null, placeName: { zh: string, en: string } | null, teamName: { zh: string, en: string } | null }>, pageInfo: { endCursor: string | null, hasNextPage: boolean, total: number } } };

export type InviteMutationVariables = Exact<{
  input: InviteInput;
}>;


export type InviteMutation = { invite:
    | { __typename: 'Invitation', id: string, name: string | null, phone: string | null, email: string | null, locale: string, roles: Array<string>, scopeKind: string | null, invitedBy: string, sentAt: string, expiresAt: string, acceptedAt: string | null, state: string, timesSent: number, userId: string | null, link: string | null, joinCode: string | null, placeName: { zh: string, en: string } | null, teamName: { zh: string, en: string } | null }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type ResendInvitationMutationVariables = Exact<{
  input: ResendInvitationInput;
}>;


export type ResendInvitationMutation = { resendInvitation:
    | { __typename: 'Invitation', id: string, name: string | null, phone: string | null, email: string | null, locale: string, roles: Array<string>, scopeKind: string | null, invitedBy: string, sentAt: string, expiresAt: string, acceptedAt: string | null, state: string, timesSent: number, userId: string | null, link: string | null, joinCode: string | null, placeName: { zh: string, en: string } | null, teamName: { zh: string, en: string } | null }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type WithdrawInvitationMutationVariables = Exact<{
  input: WithdrawInvitationInput;
}>;


export type WithdrawInvitationMutation = { withdrawInvitation:
    | { __typename: 'Invitation', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type ApiTokensQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: ApiTokenFilter | null | undefined;
  sort?: Array<ApiTokenSort> | ApiTokenSort | null | undefined;
}>;


export type ApiTokensQuery = { apiTokens: { nodes: Array<{ id: string, name: string, permissions: Array<string>, networks: Array<string>, createdAt: string, expiresAt: string, revokedAt: string | null, revokedBy: string | null, state: string, lastUsedAt: string | null, lastAddress: string | null, owner: { id: string, name: string } }>, pageInfo: { endCursor: string | null, hasNextPage: boolean, total: number } } };

export type IssueApiTokenMutationVariables = Exact<{
  input: IssueApiTokenInput;
}>;


export type IssueApiTokenMutation = { issueApiToken:
    | { __typename: 'IssuedApiToken', id: string, secret: string | null, token: { id: string, name: string, expiresAt: string } }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type RevokeApiTokenMutationVariables = Exact<{
  input: RevokeApiTokenInput;
}>;


export type RevokeApiTokenMutation = { revokeApiToken:
    | { __typename: 'ApiToken', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type ReviewRowFragment = { id: string, label: string, startedBy: string, startedAt: string, dueAt: string, closedAt: string | null, parts: Array<{ id: string, own: boolean, signedAt: string | null, signedBy: string | null, lineCount: number, decidedCount: number, removedCount: number, reviewer: { id: string, name: string } }> };

export type AccessReviewsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: AccessReviewFilter | null | undefined;
  sort?: Array<AccessReviewSort> | AccessReviewSort | null | undefined;
}>;


export type AccessReviewsQuery = { accessReviews: { nodes: Array<{ id: string, label: string, startedBy: string, startedAt: string, dueAt: string, closedAt: string | null, parts: Array<{ id: string, own: boolean, signedAt: string | null, signedBy: string | null, lineCount: number, decidedCount: number, removedCount: number, reviewer: { id: string, name: string } }> }>, pageInfo: { endCursor: string | null, hasNextPage: boolean, total: number } } };

export type AccessReviewDetailQueryVariables = Exact<{
  id: string;
}>;


export type AccessReviewDetailQuery = { accessReview: { id: string, label: string, startedBy: string, startedAt: string, dueAt: string, closedAt: string | null, parts: Array<{ id: string, own: boolean, signedAt: string | null, signedBy: string | null, lineCount: number, decidedCount: number, removedCount: number, lines: Array<{ id: string, userId: string, person: string, login: string, seenAt: string | null, roleCode: string, placeKind: string | null, permissions: number, dangerous: Array<string>, decision: string | null, note: string | null, removedAt: string | null, roleName: { zh: string, en: string }, place: { zh: string, en: string } | null }>, reviewer: { id: string, name: string } }> } | null };

export type StartReviewMutationVariables = Exact<{
  input: StartReviewInput;
}>;


export type StartReviewMutation = { startReview:
    | { __typename: 'AccessReview', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type DecideReviewMutationVariables = Exact<{
  input: DecideReviewInput;
}>;


export type DecideReviewMutation = { decideReview:
    | { __typename: 'AccessReviewPart', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type SignReviewMutationVariables = Exact<{
  input: SignReviewInput;
}>;


export type SignReviewMutation = { signReview:
    | { __typename: 'AccessReviewPart', id: string, signedAt: string | null }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type HandOverReviewMutationVariables = Exact<{
  input: HandOverReviewInput;
}>;


export type HandOverReviewMutation = { handOverReview:
    | { __typename: 'AccessReviewPart', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type PersonRowFragment = { id: string, login: string, name: string, active: boolean, badge: string | null, phone: string | null, email: string | null, locale: string, leavesAt: string | null, lastSeenAt: string | null, signInCount: number, hasPassword: boolean, hasPin: boolean, revision: number, team: { id: string, name: { zh: string, en: string } } | null, roles: Array<{ id: string, code: string, name: { zh: string, en: string } }> };

export type PeopleQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: UserFilter | null | undefined;
  sort?: Array<UserSort> | UserSort | null | undefined;
}>;


export type PeopleQuery = { users: { nodes: Array<{ id: string, login: string, name: string, active: boolean, badge: string | null, phone: string | null, email: string | null, locale: string, leavesAt: string | null, lastSeenAt: string | null, signInCount: number, hasPassword: boolean, hasPin: boolean, revision: number, team: { id: string, name: { zh: string, en: string } } | null, roles: Array<{ id: string, code: string, name: { zh: string, en: string } }> }>, pageInfo: { endCursor: string | null, hasNextPage: boolean, total: number } } };

export type PersonDetailQueryVariables = Exact<{
  id: string;
}>;


export type PersonDetailQuery = { user: { id: string, login: string, name: string, active: boolean, badge: string | null, phone: string | null, email: string | null, locale: string, leavesAt: string | null, lastSeenAt: string | null, signInCount: number, hasPassword: boolean, hasPin: boolean, revision: number, grants: Array<{ id: string, scopeKind: string | null, scopeId: string | null, givenBy: string | null, givenAt: string, reason: string | null, scopeName: { zh: string, en: string } | null, role: { id: string, code: string, permissions: Array<string>, name: { zh: string, en: string } } }>, team: { id: string, name: { zh: string, en: string } } | null, roles: Array<{ id: string, code: string, name: { zh: string, en: string } }> } | null };

export type TeamsQueryVariables = Exact<{ [key: string]: never; }>;


export type TeamsQuery = { teams: Array<{ id: string, name: { zh: string, en: string } }> };

export type RolesQueryVariables = Exact<{ [key: string]: never; }>;


export type RolesQuery = { roles: Array<{ id: string, code: string, permissions: Array<string>, builtIn: boolean, revision: number, name: { zh: string, en: string } }> };

export type PermissionsQueryVariables = Exact<{ [key: string]: never; }>;


export type PermissionsQuery = { permissions: Array<{ name: string, reason: boolean, module: string, dangerous: boolean, everyone: boolean, text: { zh: string, en: string } }> };

export type GrantPlacesQueryVariables = Exact<{ [key: string]: never; }>;


export type GrantPlacesQuery = { sites: Array<{ id: string, code: string, name: { zh: string, en: string } }>, areas: Array<{ id: string, code: string, name: { zh: string, en: string } }>, workCenters: Array<{ id: string, code: string, name: { zh: string, en: string } }> };

export type PhonesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type PhonesQuery = { devices: { nodes: Array<{ id: string, name: string, kind: string, state: string, lastSeenAt: string | null, lastSeq: number, pendingCount: number | null, build: string | null, enrolledAt: string }>, pageInfo: { endCursor: string | null, hasNextPage: boolean, total: number } } };

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

export type ChangeOwnLanguageMutationVariables = Exact<{
  input: ChangeProfileInput;
}>;


export type ChangeOwnLanguageMutation = { changeProfile:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'User', id: string, locale: string }
   };

export type PolicyFieldsFragment = { preset: string, ways: Array<string>, minLength: number, minClasses: number, history: number, expireDays: number, lockTries: number, lockMinutes: number, secondFactor: string, secondFactorFrom: string | null, ssoOnly: boolean, breakGlassIds: Array<string>, belowPart11: Array<string> };

export type ProviderFieldsFragment = { id: string, kind: string, name: string, enabled: boolean, issuer: string, clientId: string, ssoUrl: string, certificates: Array<string>, scopes: string, claimLogin: string, claimName: string, claimEmail: string, claimPhone: string, provisions: boolean, defaultRoleId: string | null, countsAsSecond: boolean, secretSetAt: string | null, testedAt: string | null, testedBy: string | null, problem: string | null, revision: number };

export type SecurityQueryVariables = Exact<{ [key: string]: never; }>;


export type SecurityQuery = { securityPolicy: { preset: string, ways: Array<string>, minLength: number, minClasses: number, history: number, expireDays: number, lockTries: number, lockMinutes: number, secondFactor: string, secondFactorFrom: string | null, ssoOnly: boolean, breakGlassIds: Array<string>, belowPart11: Array<string> }, securityPresets: Array<{ preset: string, ways: Array<string>, minLength: number, minClasses: number, history: number, expireDays: number, lockTries: number, lockMinutes: number, secondFactor: string, secondFactorFrom: string | null, ssoOnly: boolean, breakGlassIds: Array<string>, belowPart11: Array<string> }>, ssoProviders: Array<{ id: string, kind: string, name: string, enabled: boolean, issuer: string, clientId: string, ssoUrl: string, certificates: Array<string>, scopes: string, claimLogin: string, claimName: string, claimEmail: string, claimPhone: string, provisions: boolean, defaultRoleId: string | null, countsAsSecond: boolean, secretSetAt: string | null, testedAt: string | null, testedBy: string | null, problem: string | null, revision: number }>, ssoAddresses: { redirectUri: string, entityId: string, acs: string, metadata: string } };

export type SecurityAdminsQueryVariables = Exact<{ [key: string]: never; }>;


export type SecurityAdminsQuery = { users: { nodes: Array<{ id: string, name: string, login: string }> } };

export type SecurityRolesQueryVariables = Exact<{ [key: string]: never; }>;


export type SecurityRolesQuery = { roles: Array<{ id: string, code: string, name: { zh: string, en: string } }> };

export type OwnSecurityQueryVariables = Exact<{ [key: string]: never; }>;


export type OwnSecurityQuery = { ownSecurity: { recoveryCodesLeft: number, due: string | null, dueFrom: string | null, hasPassword: boolean, phone: string | null, email: string | null, phoneVerifiedAt: string | null, emailVerifiedAt: string | null, passkeysPossible: boolean, factors: Array<{ id: string, kind: string, name: string, synced: boolean, createdAt: string, usedAt: string | null }> } };

export type AccountStateQueryVariables = Exact<{
  id: string;
}>;


export type AccountStateQuery = { accountState: { lockedUntil: string | null, factors: Array<{ id: string, kind: string, name: string, usedAt: string | null }> } };

export type ChangeSecurityPolicyMutationVariables = Exact<{
  input: ChangeSecurityPolicyInput;
}>;


export type ChangeSecurityPolicyMutation = { changeSecurityPolicy:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'SecurityPolicy', preset: string }
   };

export type SaveSsoProviderMutationVariables = Exact<{
  input: SaveSsoProviderInput;
}>;


export type SaveSsoProviderMutation = { saveSsoProvider:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'SsoProvider', id: string }
   };

export type RemoveSsoProviderMutationVariables = Exact<{
  input: RemoveSsoProviderInput;
}>;


export type RemoveSsoProviderMutation = { removeSsoProvider:
    | { __typename: 'Done' }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type RenameFactorMutationVariables = Exact<{
  input: RenameFactorInput;
}>;


export type RenameFactorMutation = { renameFactor:
    | { __typename: 'Factor', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type RemoveFactorMutationVariables = Exact<{
  input: RemoveFactorInput;
}>;


export type RemoveFactorMutation = { removeFactor:
    | { __typename: 'Factor', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type ResetFactorsMutationVariables = Exact<{
  input: ResetFactorsInput;
}>;


export type ResetFactorsMutation = { resetFactors:
    | { __typename: 'Done' }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type UnlockAccountMutationVariables = Exact<{
  input: UnlockAccountInput;
}>;


export type UnlockAccountMutation = { unlockAccount:
    | { __typename: 'Done' }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type ChangeOwnContactMutationVariables = Exact<{
  input: ChangeProfileInput;
}>;


export type ChangeOwnContactMutation = { changeProfile:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'User', id: string }
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

export type TodoBadgeQueryVariables = Exact<{ [key: string]: never; }>;


export type TodoBadgeQuery = { todoCount: { open: number, overdue: number, urgent: number } };

export type TodosQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: TodoFilter | null | undefined;
  sort?: Array<TodoSort> | TodoSort | null | undefined;
}>;


export type TodosQuery = { todos: { nodes: Array<{ id: string, kind: string, params: unknown, link: string, level: string, role: string | null, postedAt: string, dueAt: string | null, overdue: boolean, escalatedAt: string | null, settledAt: string | null, settledBy: string | null, outcome: string | null, note: string | null, byHand: boolean, dismissable: boolean, hands: Array<{ userId: string, name: string, via: string, givenBy: string, reason: string | null }> }>, pageInfo: { endCursor: string | null, hasNextPage: boolean, total: number } }, todoCount: { open: number, overdue: number, urgent: number, kinds: Array<{ kind: string, count: number }> } };

export type TodoColleaguesQueryVariables = Exact<{
  id: string;
  search?: string | null | undefined;
}>;


export type TodoColleaguesQuery = { todoColleagues: Array<{ id: string, name: string }> };

export type TakeTodoMutationVariables = Exact<{
  input: TakeTodoInput;
}>;


export type TakeTodoMutation = { takeTodo:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'Todo', id: string }
   };

export type DelegateTodoMutationVariables = Exact<{
  input: DelegateTodoInput;
}>;


export type DelegateTodoMutation = { delegateTodo:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'Todo', id: string }
   };

export type CloseTodoMutationVariables = Exact<{
  input: CloseTodoInput;
}>;


export type CloseTodoMutation = { closeTodo:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'Todo', id: string }
   };

export type MailboxQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: MessageFilter | null | undefined;
}>;


export type MailboxQuery = { messages: { nodes: Array<{ id: string, channel: string, address: string | null, kind: string, level: string, title: string, body: string, link: string, state: string, attempts: number, nextAt: string | null, sentAt: string | null, error: string | null, createdAt: string, recipient: string | null }>, pageInfo: { endCursor: string | null, hasNextPage: boolean, total: number } } };

export type RetryMessageMutationVariables = Exact<{
  input: RetryMessageInput;
}>;


export type RetryMessageMutation = { retryMessage:
    | { __typename: 'Message', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type NoticeSettingsQueryVariables = Exact<{ [key: string]: never; }>;


export type NoticeSettingsQuery = { pushKey: string, notifyPreference: { id: string, email: string | null, quietFrom: string | null, quietTo: string | null, channels: Array<{ kind: string, channels: Array<string> }> } | null, pushBrowsers: Array<{ id: string, browser: string, since: string }> };

export type NoticeChannelsQueryVariables = Exact<{ [key: string]: never; }>;


export type NoticeChannelsQuery = { notifyChannels: Array<{ id: string, channel: string, enabled: boolean, level: string, kinds: Array<string>, host: string | null, port: number | null, sender: string | null, login: string | null, secretSetAt: string | null }> };

export type SetNotifyPreferenceMutationVariables = Exact<{
  input: SetNotifyPreferenceInput;
}>;


export type SetNotifyPreferenceMutation = { setNotifyPreference:
    | { __typename: 'NotifyPreference', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type SetNotifyChannelMutationVariables = Exact<{
  input: SetNotifyChannelInput;
}>;


export type SetNotifyChannelMutation = { setNotifyChannel:
    | { __typename: 'NotifyChannel', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type TestNotifyChannelMutationVariables = Exact<{
  input: TestNotifyChannelInput;
}>;


export type TestNotifyChannelMutation = { testNotifyChannel:
    | { __typename: 'Message', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type SubscribePushMutationVariables = Exact<{
  input: SubscribePushInput;
}>;


export type SubscribePushMutation = { subscribePush:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'PushBrowser', id: string }
   };

export type OrderCostsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: OrderCostFilter | null | undefined;
  sort?: Array<OrderCostSort> | OrderCostSort | null | undefined;
}>;


export type OrderCostsQuery = { orderCosts: { nodes: Array<{ finished: boolean, goodQuantity: string, standardQuantity: string, actual: string, standard: string, scrap: string, missing: number, elements: Array<{ kind: string, actual: string, standard: string }>, order: { id: string, number: string, state: OrderState, dueAt: string, unit: string, item: { id: string, code: string, name: { zh: string, en: string } } } }>, pageInfo: { endCursor: string | null, hasNextPage: boolean, total: number } } };

export type CostLineRowFragment = { kind: string, basis: string, source: string, quantity: string, unit: string, rate: string | null, amount: string | null, name: { zh: string, en: string } };

export type OrderCostQueryVariables = Exact<{
  id: string;
}>;


export type OrderCostQuery = { orderCost: { finished: boolean, goodQuantity: string, standardQuantity: string, actual: string, standard: string, scrap: string, missing: number, elements: Array<{ kind: string, actual: string, standard: string }>, actualLines: Array<{ kind: string, basis: string, source: string, quantity: string, unit: string, rate: string | null, amount: string | null, name: { zh: string, en: string } }>, standardLines: Array<{ kind: string, basis: string, source: string, quantity: string, unit: string, rate: string | null, amount: string | null, name: { zh: string, en: string } }>, scrapLines: Array<{ kind: string, basis: string, source: string, quantity: string, unit: string, rate: string | null, amount: string | null, name: { zh: string, en: string } }>, order: { id: string, number: string, state: OrderState, unit: string, quantity: string, item: { id: string, code: string, name: { zh: string, en: string } } } }, costEntries: Array<{ id: string, kind: string, amount: string, note: string, enteredBy: string, occurredAt: string, reversesId: string | null }> };

export type ItemPricesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  search?: string | null | undefined;
}>;


export type ItemPricesQuery = { itemPrices: { nodes: Array<{ item: { id: string, code: string, name: { zh: string, en: string } }, price: { id: string, validFrom: string, price: string } | null }>, pageInfo: { endCursor: string | null, hasNextPage: boolean, total: number } } };

export type HourRatesQueryVariables = Exact<{ [key: string]: never; }>;


export type HourRatesQuery = { hourRates: Array<{ workCenter: { id: string, code: string, name: { zh: string, en: string } }, rate: { id: string, validFrom: string, labourRate: string, machineRate: string } | null }> };

export type SetItemPriceMutationVariables = Exact<{
  input: SetItemPriceInput;
}>;


export type SetItemPriceMutation = { setItemPrice:
    | { __typename: 'ItemPrice', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type SetHourRateMutationVariables = Exact<{
  input: SetHourRateInput;
}>;


export type SetHourRateMutation = { setHourRate:
    | { __typename: 'HourRate', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type EnterCostMutationVariables = Exact<{
  input: EnterCostInput;
}>;


export type EnterCostMutation = { enterCost:
    | { __typename: 'CostEntry', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type ReverseCostMutationVariables = Exact<{
  input: ReverseCostInput;
}>;


export type ReverseCostMutation = { reverseCost:
    | { __typename: 'CostEntry', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type ScopeFragment = { firstDay: string, lastDay: string, siteId: string | null, shiftId: string | null, outsideShifts: boolean, since: string | null, until: string | null, areaId: string | null, workCenterId: string | null, itemId: string | null, asOf: string | null };

export type FigureValueFragment = { key: string, value: string | null, unit: string, rows: string, part: string | null, base: string | null };

export type ProductionDayQueryVariables = Exact<{ [key: string]: never; }>;


export type ProductionDayQuery = { productionDay: { day: string, since: string, until: string, timeZone: string, deciders: Array<string>, shift: { zh: string, en: string } | null, scope: { firstDay: string, lastDay: string, siteId: string | null, shiftId: string | null, outsideShifts: boolean, since: string | null, until: string | null, areaId: string | null, workCenterId: string | null, itemId: string | null, asOf: string | null }, before: { firstDay: string, lastDay: string, siteId: string | null, shiftId: string | null, outsideShifts: boolean, since: string | null, until: string | null, areaId: string | null, workCenterId: string | null, itemId: string | null, asOf: string | null } } };

export type DayFiguresQueryVariables = Exact<{
  scope: FigureScopeInput;
  before: FigureScopeInput;
}>;


export type DayFiguresQuery = { today: Array<{ key: string, value: string | null, unit: string, rows: string, part: string | null, base: string | null }>, yesterday: Array<{ key: string, value: string | null, unit: string, rows: string, part: string | null, base: string | null }> };

export type DayHoursQueryVariables = Exact<{
  day: string;
  before: string;
}>;


export type DayHoursQuery = { today: Array<{ startsAt: string, good: string | null, planned: string | null }>, yesterday: Array<{ startsAt: string, good: string | null, planned: string | null }> };

export type LateOrdersQueryVariables = Exact<{ [key: string]: never; }>;


export type LateOrdersQuery = { orders: { nodes: Array<{ id: string, number: string, dueAt: string, customer: { name: { zh: string, en: string } } | null, item: { name: { zh: string, en: string } }, hold: { reason: string } | null, currentOperation: { position: number, count: number, name: { zh: string, en: string } } | null }>, pageInfo: { total: number } } };

export type OpenAndonsQueryVariables = Exact<{ [key: string]: never; }>;


export type OpenAndonsQuery = { figureAndons: { nodes: Array<{ id: string, kind: string, level: number, state: string, calledAt: string, calledBy: string, acknowledgedBy: string | null, workUnit: { id: string, code: string } | null, workCenter: { id: string, code: string } | null }>, pageInfo: { total: number } } };

export type CompletedCostQueryVariables = Exact<{
  since: string;
  until: string;
}>;


export type CompletedCostQuery = { orderCosts: { nodes: Array<{ actual: string, standard: string, missing: number }>, pageInfo: { total: number } } };

export type ProductionReportsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: ProductionReportFilter | null | undefined;
}>;


export type ProductionReportsQuery = { productionReports: { nodes: Array<{ id: string, kind: ProductionReportKind, day: string, lastDay: string, asOf: string, shift: { zh: string, en: string } | null, site: { zh: string, en: string } | null, figures: Array<{ key: string, value: string | null, unit: string, rows: string, part: string | null, base: string | null }> }>, pageInfo: { endCursor: string | null, hasNextPage: boolean, total: number } } };

export type ProductionReportQueryVariables = Exact<{
  id: string;
}>;


export type ProductionReportQuery = { productionReport: { id: string, kind: ProductionReportKind, day: string, lastDay: string, since: string, until: string, asOf: string, shift: { zh: string, en: string } | null, site: { zh: string, en: string } | null, figures: Array<{ key: string, value: string | null, unit: string, rows: string, part: string | null, base: string | null }>, corrections: Array<{ key: string, before: string | null, after: string | null }>, breakdowns: Array<{ by: string, parts: Array<{ key: string, code: string | null, name: { zh: string, en: string } | null, figures: Array<{ key: string, value: string | null, unit: string, rows: string, part: string | null, base: string | null }>, scope: { firstDay: string, lastDay: string, siteId: string | null, shiftId: string | null, outsideShifts: boolean, since: string | null, until: string | null, areaId: string | null, workCenterId: string | null, itemId: string | null, asOf: string | null } }> }> } | null };

export type FigureReportsQueryVariables = Exact<{
  figure: ReportFigure;
  scope?: FigureScopeInput | null | undefined;
  report?: string | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type FigureReportsQuery = { figureReports: { nodes: Array<{ amount: string, report: { id: string, goodQuantity: string, processScrapQuantity: string, materialScrapQuantity: string, reworkQuantity: string, photos: Array<string>, flags: Array<string>, reporter: string, reporterKind: string, worker: string, approval: string | null, shiftDay: string | null, correctsId: string | null, device: string | null, occurredAt: string, recordedAt: string, reversedById: string | null, reversesId: string | null, state: string, reason: { id: string, code: string, name: { zh: string, en: string } } | null, shift: { zh: string, en: string } | null, operation: { id: string, position: number, count: number, name: { zh: string, en: string }, workCenter: { id: string, code: string }, order: { id: string, number: string, unit: string, item: { id: string, name: { zh: string, en: string } } } } } }>, pageInfo: { endCursor: string | null, hasNextPage: boolean, total: number } } };

export type FigureOrdersQueryVariables = Exact<{
  figure: OrderFigure;
  scope?: FigureScopeInput | null | undefined;
  report?: string | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type FigureOrdersQuery = { figureOrders: { nodes: Array<{ amount: string, order: { id: string, number: string, dueAt: string, completedAt: string | null, state: OrderState, quantity: string, goodQuantity: string, unit: string, late: boolean, item: { id: string, code: string, name: { zh: string, en: string } }, customer: { id: string, name: { zh: string, en: string } } | null } }>, pageInfo: { endCursor: string | null, hasNextPage: boolean, total: number } } };

export type FigurePeopleQueryVariables = Exact<{
  figure: PeopleFigure;
  scope?: FigureScopeInput | null | undefined;
  report?: string | null | undefined;
}>;


export type FigurePeopleQuery = { figurePeople: Array<{ id: string, name: string, reportCount: number, cameAt: string | null }> };

export type FigureDowntimesQueryVariables = Exact<{
  figure: DowntimeFigure;
  scope?: FigureScopeInput | null | undefined;
  report?: string | null | undefined;
}>;


export type FigureDowntimesQuery = { figureDowntimes: Array<{ id: string, seconds: string, startedAt: string, endedAt: string | null, reportedBy: string, note: string | null, workUnit: { id: string, code: string, name: { zh: string, en: string } } | null, reason: { id: string, name: { zh: string, en: string } } | null }> };

export type FigureAndonsQueryVariables = Exact<{
  figure: AndonFigure;
  scope?: FigureScopeInput | null | undefined;
  report?: string | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type FigureAndonsQuery = { figureAndons: { nodes: Array<{ id: string, kind: string, level: number, state: string, calledAt: string, calledBy: string, acknowledgedBy: string | null, resolvedAt: string | null, note: string | null, workUnit: { id: string, code: string } | null, workCenter: { id: string, code: string } | null }>, pageInfo: { endCursor: string | null, hasNextPage: boolean, total: number } } };

export type LabelTemplatesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: LabelTemplateFilter | null | undefined;
  sort?: Array<LabelTemplateSort> | LabelTemplateSort | null | undefined;
}>;


export type LabelTemplatesQuery = { labelTemplates: { nodes: Array<{ id: string, code: string, subject: string, active: boolean, name: { zh: string, en: string }, current: { id: string, version: number, approvedAt: string | null, approvedBy: string | null, design: unknown } | null, draft: { id: string, version: number, updatedAt: string } | null }>, pageInfo: { endCursor: string | null, hasNextPage: boolean, total: number } } };

export type LabelTemplateQueryVariables = Exact<{
  id: string;
}>;


export type LabelTemplateQuery = { labelTemplate: { id: string, code: string, subject: string, active: boolean, name: { zh: string, en: string }, versions: Array<{ id: string, version: number, state: string, design: unknown, note: string | null, updatedAt: string, approvedAt: string | null, approvedBy: string | null }> } | null };

export type LabelFieldsQueryVariables = Exact<{
  subject: string;
}>;


export type LabelFieldsQuery = { labelFields: Array<{ name: string, sample: string, label: { zh: string, en: string } }> };

export type LabelPreviewQueryVariables = Exact<{
  subject: string;
  design: unknown;
  subjectId?: string | null | undefined;
}>;


export type LabelPreviewQuery = { labelPreview: { image: string, width: number, height: number, problems: Array<{ element: string, problem: { code: string, text: string, params: unknown } }> } };

export type LabelPrintersQueryVariables = Exact<{ [key: string]: never; }>;


export type LabelPrintersQuery = { labelPrinters: Array<{ id: string, code: string, language: string, dpi: number, address: string | null, active: boolean, name: { zh: string, en: string }, agent: { id: string, name: string, silent: boolean, seenAt: string | null } | null }> };

export type LabelAgentsQueryVariables = Exact<{ [key: string]: never; }>;


export type LabelAgentsQuery = { labelAgents: Array<{ id: string, name: string, program: string | null, seenAt: string | null, silent: boolean }> };

export type PrintJobsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: PrintJobFilter | null | undefined;
  sort?: Array<PrintJobSort> | PrintJobSort | null | undefined;
}>;


export type PrintJobsQuery = { printJobs: { nodes: Array<{ id: string, state: string, labels: number, copies: number, done: number, reprint: boolean, reason: string | null, requestedBy: string, createdAt: string, fault: string | null, answer: string | null, confirmed: boolean, version: number, template: { id: string, code: string, subject: string, name: { zh: string, en: string } }, printer: { id: string, code: string, name: { zh: string, en: string } } | null, lines: Array<{ id: string, subject: string, printNumber: number }> }>, pageInfo: { endCursor: string | null, hasNextPage: boolean, total: number } } };

export type PrintJobDetailQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type PrintJobDetailQuery = { printJob: { id: string, state: string, labels: number, copies: number, done: number, reprint: boolean, reason: string | null, requestedBy: string, createdAt: string, takenAt: string | null, endedAt: string | null, confirmed: boolean, fault: string | null, answer: string | null, settledBy: string | null, version: number, template: { id: string, code: string, subject: string, name: { zh: string, en: string } }, printer: { id: string, code: string, language: string, name: { zh: string, en: string } } | null, agent: { id: string, name: string, silent: boolean, seenAt: string | null } | null } | null, printLines: { nodes: Array<{ id: string, position: number, subject: string, subjectId: string, printNumber: number, version: number }>, pageInfo: { endCursor: string | null, hasNextPage: boolean, total: number } } };

export type LabelChoicesQueryVariables = Exact<{
  subject: string;
}>;


export type LabelChoicesQuery = { labelTemplates: { nodes: Array<{ id: string, code: string, subject: string, name: { zh: string, en: string }, current: { id: string, version: number, design: unknown } | null }> }, labelPrinters: Array<{ id: string, code: string, language: string, dpi: number, active: boolean, name: { zh: string, en: string }, agent: { id: string, name: string, silent: boolean, seenAt: string | null } | null }> };

export type PrintedBeforeQueryVariables = Exact<{
  templateId: string;
  subjectIds: Array<string> | string;
}>;


export type PrintedBeforeQuery = { printedBefore: Array<{ subjectId: string, times: number }> };

export type LabelScansQueryVariables = Exact<{
  lotId: string;
}>;


export type LabelScansQuery = { scansBack: Array<{ id: string, codes: Array<string>, mismatches: Array<string>, matched: boolean, scannedAt: string, scannedBy: string, expected: unknown, found: unknown }> };

export type LabelThingsQueryVariables = Exact<{
  text: string;
}>;


export type LabelThingsQuery = { identify: { verdict: string, candidates: Array<{ kind: string, id: string, text: string }> } };

export type CreateLabelTemplateMutationVariables = Exact<{
  input: CreateLabelTemplateInput;
}>;


export type CreateLabelTemplateMutation = { createLabelTemplate:
    | { __typename: 'LabelTemplate', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type ChangeLabelTemplateMutationVariables = Exact<{
  input: ChangeLabelTemplateInput;
}>;


export type ChangeLabelTemplateMutation = { changeLabelTemplate:
    | { __typename: 'LabelTemplate', id: string, active: boolean }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type SaveLabelDraftMutationVariables = Exact<{
  input: SaveLabelDraftInput;
}>;


export type SaveLabelDraftMutation = { saveLabelDraft:
    | { __typename: 'LabelVersion', id: string, version: number }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type ApproveLabelMutationVariables = Exact<{
  input: ApproveLabelInput;
}>;


export type ApproveLabelMutation = { approveLabel:
    | { __typename: 'LabelVersion', id: string, version: number }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type AddPrinterMutationVariables = Exact<{
  input: AddPrinterInput;
}>;


export type AddPrinterMutation = { addPrinter:
    | { __typename: 'LabelPrinter', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type ChangePrinterMutationVariables = Exact<{
  input: ChangePrinterInput;
}>;


export type ChangePrinterMutation = { changePrinter:
    | { __typename: 'LabelPrinter', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type PrintLabelsMutationVariables = Exact<{
  input: PrintLabelsInput;
}>;


export type PrintLabelsMutation = { printLabels:
    | { __typename: 'PrintJob', id: string, state: string, labels: number }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type CancelPrintMutationVariables = Exact<{
  input: CancelPrintInput;
}>;


export type CancelPrintMutation = { cancelPrint:
    | { __typename: 'PrintJob', id: string, state: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type RetryPrintMutationVariables = Exact<{
  input: RetryPrintInput;
}>;


export type RetryPrintMutation = { retryPrint:
    | { __typename: 'PrintJob', id: string, state: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type SettlePrintMutationVariables = Exact<{
  input: SettlePrintInput;
}>;


export type SettlePrintMutation = { settlePrint:
    | { __typename: 'PrintJob', id: string, state: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type ScanLabelBackMutationVariables = Exact<{
  input: ScanLabelBackInput;
}>;


export type ScanLabelBackMutation = { scanLabelBack:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'ScanBack', id: string, matched: boolean, mismatches: Array<string> }
   };

export type LabelItemsQueryVariables = Exact<{
  search?: string | null | undefined;
}>;


export type LabelItemsQuery = { items: { nodes: Array<{ id: string, code: string, gtin: string | null, name: { zh: string, en: string } }> } };

export type ItemLabelsQueryVariables = Exact<{
  itemId: string;
}>;


export type ItemLabelsQuery = { itemLabels: { labelling: { id: string, templateId: string | null, scanBack: boolean } | null, serials: { id: string, prefix: string, digits: number, nextNumber: number, lastNumber: number } | null }, serialIssues: { nodes: Array<{ id: string, quantity: number, first: string, last: string, issuedBy: string, createdAt: string }> } };

export type SetItemLabellingMutationVariables = Exact<{
  input: SetItemLabellingInput;
}>;


export type SetItemLabellingMutation = { setItemLabelling:
    | { __typename: 'ItemLabelling', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type SetSerialRangeMutationVariables = Exact<{
  input: SetSerialRangeInput;
}>;


export type SetSerialRangeMutation = { setSerialRange:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'SerialRange', id: string }
   };

export type IssueSerialsMutationVariables = Exact<{
  input: IssueSerialsInput;
}>;


export type IssueSerialsMutation = { issueSerials:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'SerialIssue', id: string, first: string, last: string }
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

export type ItemPartsFragment = { id: string, code: string, kind: string, unit: string, unitId: string, itemRevision: string, drawing: string | null, name: { zh: string, en: string } };

export type ItemHandlingPartsFragment = { gtin: string | null, tracking: string, issueMethod: string, outputMethod: string, receivedAs: string, madeAs: string, shelfLifeDays: number | null, expiryPolicy: string, expiryWarnDays: number, pickRule: string };

export type BomPartsFragment = { id: string, itemId: string, version: number, state: string, effectiveFrom: string, effectiveTo: string | null, approvedAt: string | null, lineCount: number };

export type BomLinePartsFragment = { id: string, position: number, quantity: string, unit: string, unitId: string | null, scrapPercent: string, phantom: boolean, alternativeOf: number | null, stepSequence: number | null, note: string | null, item: { id: string, code: string, kind: string, unit: string, unitId: string, itemRevision: string, drawing: string | null, name: { zh: string, en: string } } };

export type RoutingPartsFragment = { id: string, itemId: string, version: number, state: string, effectiveFrom: string, effectiveTo: string | null, approvedAt: string | null };

export type StepPartsFragment = { id: string, sequence: number, setupSeconds: number, cycleSeconds: string, predecessors: Array<number>, reportMode: string, boxQuantity: string | null, needsApproval: boolean, overLimitPercent: string | null, skipAllowed: boolean, skillCodes: Array<string>, operationDefinitionId: string, workCenterId: string, workUnitId: string | null, name: { zh: string, en: string }, workCenter: { id: string, code: string, name: { zh: string, en: string } }, workUnit: { id: string, code: string, name: { zh: string, en: string } } | null, alternatives: Array<{ id: string, preference: number, setupSeconds: number, cycleSeconds: string, workCenterId: string, workUnitId: string | null, workCenter: { id: string, code: string, name: { zh: string, en: string } }, workUnit: { id: string, code: string, name: { zh: string, en: string } } | null }> };

export type DefinitionPartsFragment = { id: string, code: string, setupSeconds: number, cycleSeconds: string, skillCodes: Array<string>, workCenterId: string | null, name: { zh: string, en: string }, workCenter: { id: string, code: string, name: { zh: string, en: string } } | null };

export type InstructionPartsFragment = { id: string, version: number, state: string, stepSequence: number | null, madeBy: string, createdAt: string, approvedAt: string | null, approvedBy: string | null, operationDefinitionId: string, itemId: string | null, item: { id: string, code: string, name: { zh: string, en: string } } | null, steps: Array<{ id: string, position: number, sha256: string | null, mediaType: string | null, critical: boolean, text: { zh: string, en: string } }> };

export type ChangePartsFragment = { id: string, number: string, title: string, why: string, state: string, effectiveFrom: string, requestedBy: string, requestedAt: string, submittedAt: string | null, decidedBy: string | null, decidedAt: string | null, decisionNote: string | null };

export type ItemDetailQueryVariables = Exact<{
  id: string;
}>;


export type ItemDetailQuery = { item: { revision: number, id: string, code: string, kind: string, unit: string, unitId: string, itemRevision: string, drawing: string | null, gtin: string | null, tracking: string, issueMethod: string, outputMethod: string, receivedAs: string, madeAs: string, shelfLifeDays: number | null, expiryPolicy: string, expiryWarnDays: number, pickRule: string, custom: Array<{ code: string, value: string }>, name: { zh: string, en: string } } | null, itemRevisions: Array<{ id: string, itemRevision: string, drawing: string | null, note: string | null, state: string, effectiveFrom: string, madeBy: string, createdAt: string, approvedAt: string | null, approvedBy: string | null, drawings: Array<{ id: string, name: string, sha256: string, mediaType: string, size: number, addedBy: string, createdAt: string }> }>, itemConversions: Array<{ id: string, numerator: string, denominator: string, perLot: boolean, unit: { id: string, code: string, name: { zh: string, en: string } } }>, itemBoms: Array<{ id: string, itemId: string, version: number, state: string, effectiveFrom: string, effectiveTo: string | null, approvedAt: string | null, lineCount: number }>, itemRoutings: Array<{ id: string, itemId: string, version: number, state: string, effectiveFrom: string, effectiveTo: string | null, approvedAt: string | null }> };

export type ItemUsesQueryVariables = Exact<{
  id: string;
}>;


export type ItemUsesQuery = { whereUsed: Array<{ level: number, bomId: string, version: number, state: string, quantity: string, unit: string, phantom: boolean, item: { id: string, code: string }, parent: { id: string, code: string, kind: string, unit: string, unitId: string, itemRevision: string, drawing: string | null, name: { zh: string, en: string } } }> };

export type ItemChangesQueryVariables = Exact<{
  itemId: string;
}>;


export type ItemChangesQuery = { engineeringChanges: { nodes: Array<{ id: string, number: string, title: string, why: string, state: string, effectiveFrom: string, requestedBy: string, requestedAt: string, submittedAt: string | null, decidedBy: string | null, decidedAt: string | null, decisionNote: string | null }> } };

export type ItemPicksQueryVariables = Exact<{
  search?: string | null | undefined;
}>;


export type ItemPicksQuery = { items: { nodes: Array<{ id: string, code: string, kind: string, unit: string, unitId: string, itemRevision: string, drawing: string | null, name: { zh: string, en: string } }> } };

export type UnitsQueryVariables = Exact<{ [key: string]: never; }>;


export type UnitsQuery = { units: Array<{ id: string, code: string, decimals: number, dimension: string | null, numerator: string, denominator: string, rounding: string, name: { zh: string, en: string } }> };

export type BomDetailQueryVariables = Exact<{
  id: string;
}>;


export type BomDetailQuery = { bom: { id: string, itemId: string, version: number, state: string, effectiveFrom: string, effectiveTo: string | null, approvedAt: string | null, lineCount: number, item: { id: string, code: string, kind: string, unit: string, unitId: string, itemRevision: string, drawing: string | null, name: { zh: string, en: string } }, lines: Array<{ id: string, position: number, quantity: string, unit: string, unitId: string | null, scrapPercent: string, phantom: boolean, alternativeOf: number | null, stepSequence: number | null, note: string | null, item: { id: string, code: string, kind: string, unit: string, unitId: string, itemRevision: string, drawing: string | null, name: { zh: string, en: string } } }> } | null };

export type BomTreeQueryVariables = Exact<{
  itemId: string;
  bomId?: string | null | undefined;
  quantity: string;
}>;


export type BomTreeQuery = { bomTree: Array<{ level: number, path: Array<number>, position: number, unit: string, net: string, quantity: string, lineQuantity: string, lineUnit: string, scrapPercent: string, phantom: boolean, alternative: boolean, alternativeOf: number | null, stepSequence: number | null, version: number | null, item: { id: string, code: string, kind: string, name: { zh: string, en: string } } }> };

export type BomVersionsQueryVariables = Exact<{
  itemId: string;
}>;


export type BomVersionsQuery = { itemBoms: Array<{ id: string, itemId: string, version: number, state: string, effectiveFrom: string, effectiveTo: string | null, approvedAt: string | null, lineCount: number }> };

export type BomDifferencesQueryVariables = Exact<{
  before: string;
  after: string;
}>;


export type BomDifferencesQuery = { bomDifferences: Array<{ position: number, change: string, before: { id: string, position: number, quantity: string, unit: string, unitId: string | null, scrapPercent: string, phantom: boolean, alternativeOf: number | null, stepSequence: number | null, note: string | null, item: { id: string, code: string, kind: string, unit: string, unitId: string, itemRevision: string, drawing: string | null, name: { zh: string, en: string } } } | null, after: { id: string, position: number, quantity: string, unit: string, unitId: string | null, scrapPercent: string, phantom: boolean, alternativeOf: number | null, stepSequence: number | null, note: string | null, item: { id: string, code: string, kind: string, unit: string, unitId: string, itemRevision: string, drawing: string | null, name: { zh: string, en: string } } } | null }> };

export type RoutingDetailQueryVariables = Exact<{
  id: string;
}>;


export type RoutingDetailQuery = { routing: { id: string, itemId: string, version: number, state: string, effectiveFrom: string, effectiveTo: string | null, approvedAt: string | null, item: { id: string, code: string, kind: string, unit: string, unitId: string, itemRevision: string, drawing: string | null, name: { zh: string, en: string } }, steps: Array<{ id: string, sequence: number, setupSeconds: number, cycleSeconds: string, predecessors: Array<number>, reportMode: string, boxQuantity: string | null, needsApproval: boolean, overLimitPercent: string | null, skipAllowed: boolean, skillCodes: Array<string>, operationDefinitionId: string, workCenterId: string, workUnitId: string | null, name: { zh: string, en: string }, workCenter: { id: string, code: string, name: { zh: string, en: string } }, workUnit: { id: string, code: string, name: { zh: string, en: string } } | null, alternatives: Array<{ id: string, preference: number, setupSeconds: number, cycleSeconds: string, workCenterId: string, workUnitId: string | null, workCenter: { id: string, code: string, name: { zh: string, en: string } }, workUnit: { id: string, code: string, name: { zh: string, en: string } } | null }> }> } | null };

export type RoutingVersionsQueryVariables = Exact<{
  itemId: string;
}>;


export type RoutingVersionsQuery = { itemRoutings: Array<{ id: string, itemId: string, version: number, state: string, effectiveFrom: string, effectiveTo: string | null, approvedAt: string | null }> };

export type RoutingDifferencesQueryVariables = Exact<{
  before: string;
  after: string;
}>;


export type RoutingDifferencesQuery = { routingDifferences: Array<{ sequence: number, change: string, before: { id: string, sequence: number, setupSeconds: number, cycleSeconds: string, predecessors: Array<number>, reportMode: string, boxQuantity: string | null, needsApproval: boolean, overLimitPercent: string | null, skipAllowed: boolean, skillCodes: Array<string>, operationDefinitionId: string, workCenterId: string, workUnitId: string | null, name: { zh: string, en: string }, workCenter: { id: string, code: string, name: { zh: string, en: string } }, workUnit: { id: string, code: string, name: { zh: string, en: string } } | null, alternatives: Array<{ id: string, preference: number, setupSeconds: number, cycleSeconds: string, workCenterId: string, workUnitId: string | null, workCenter: { id: string, code: string, name: { zh: string, en: string } }, workUnit: { id: string, code: string, name: { zh: string, en: string } } | null }> } | null, after: { id: string, sequence: number, setupSeconds: number, cycleSeconds: string, predecessors: Array<number>, reportMode: string, boxQuantity: string | null, needsApproval: boolean, overLimitPercent: string | null, skipAllowed: boolean, skillCodes: Array<string>, operationDefinitionId: string, workCenterId: string, workUnitId: string | null, name: { zh: string, en: string }, workCenter: { id: string, code: string, name: { zh: string, en: string } }, workUnit: { id: string, code: string, name: { zh: string, en: string } } | null, alternatives: Array<{ id: string, preference: number, setupSeconds: number, cycleSeconds: string, workCenterId: string, workUnitId: string | null, workCenter: { id: string, code: string, name: { zh: string, en: string } }, workUnit: { id: string, code: string, name: { zh: string, en: string } } | null }> } | null }> };

export type DefinitionsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  search?: string | null | undefined;
}>;


export type DefinitionsQuery = { operationDefinitions: { nodes: Array<{ id: string, code: string, setupSeconds: number, cycleSeconds: string, skillCodes: Array<string>, workCenterId: string | null, name: { zh: string, en: string }, workCenter: { id: string, code: string, name: { zh: string, en: string } } | null }>, pageInfo: { endCursor: string | null, hasNextPage: boolean, total: number } } };

export type DefinitionDetailQueryVariables = Exact<{
  id: string;
}>;


export type DefinitionDetailQuery = { operationDefinition: { id: string, code: string, setupSeconds: number, cycleSeconds: string, skillCodes: Array<string>, workCenterId: string | null, name: { zh: string, en: string }, workCenter: { id: string, code: string, name: { zh: string, en: string } } | null } | null, instructions: Array<{ id: string, version: number, state: string, stepSequence: number | null, madeBy: string, createdAt: string, approvedAt: string | null, approvedBy: string | null, operationDefinitionId: string, itemId: string | null, item: { id: string, code: string, name: { zh: string, en: string } } | null, steps: Array<{ id: string, position: number, sha256: string | null, mediaType: string | null, critical: boolean, text: { zh: string, en: string } }> }> };

export type EngineeringChangesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: EngineeringChangeFilter | null | undefined;
}>;


export type EngineeringChangesQuery = { engineeringChanges: { nodes: Array<{ id: string, number: string, title: string, why: string, state: string, effectiveFrom: string, requestedBy: string, requestedAt: string, submittedAt: string | null, decidedBy: string | null, decidedAt: string | null, decisionNote: string | null, subjects: Array<{ id: string, kind: string, item: { id: string, code: string, name: { zh: string, en: string } } }> }>, pageInfo: { endCursor: string | null, hasNextPage: boolean, total: number } } };

export type ChangePolicyQueryVariables = Exact<{ [key: string]: never; }>;


export type ChangePolicyQuery = { changePolicy: { changeControl: boolean, fourEyes: boolean } };

export type ChangeDetailQueryVariables = Exact<{
  id: string;
}>;


export type ChangeDetailQuery = { engineeringChange: { id: string, number: string, title: string, why: string, state: string, effectiveFrom: string, requestedBy: string, requestedAt: string, submittedAt: string | null, decidedBy: string | null, decidedAt: string | null, decisionNote: string | null, subjects: Array<{ id: string, kind: string, subjectId: string, itemId: string, item: { id: string, code: string, kind: string, unit: string, unitId: string, itemRevision: string, drawing: string | null, name: { zh: string, en: string } }, bom: { id: string, itemId: string, version: number, state: string, effectiveFrom: string, effectiveTo: string | null, approvedAt: string | null, lineCount: number } | null, routing: { id: string, itemId: string, version: number, state: string, effectiveFrom: string, effectiveTo: string | null, approvedAt: string | null } | null, itemRevision: { id: string, itemRevision: string, drawing: string | null, note: string | null, state: string, effectiveFrom: string } | null }> } | null, affectedOrders: Array<{ begun: Array<number>, order: { id: string, number: string, state: OrderState, quantity: string, unit: string, dueAt: string, customerPo: string | null }, decision: { id: string, orderId: string, decision: string, decidedBy: string, outcome: string | null, outcomeCode: string | null, settledAt: string | null } | null }> };

export type ReasonCodesAllQueryVariables = Exact<{ [key: string]: never; }>;


export type ReasonCodesAllQuery = { reasonCodes: Array<{ id: string, code: string, kind: string, active: boolean, name: { zh: string, en: string } }> };

export type PartnersQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: PartnerFilter | null | undefined;
}>;


export type PartnersQuery = { partners: { nodes: Array<{ id: string, code: string, customer: boolean, supplier: boolean, contact: string | null, phone: string | null, email: string | null, address: string | null, taxId: string | null, name: { zh: string, en: string } }>, pageInfo: { endCursor: string | null, hasNextPage: boolean, total: number } } };

export type PartnerPartsFragment = { id: string, code: string, customer: boolean, supplier: boolean, contact: string | null, phone: string | null, email: string | null, address: string | null, taxId: string | null, name: { zh: string, en: string } };

export type PlantPlacesQueryVariables = Exact<{ [key: string]: never; }>;


export type PlantPlacesQuery = { sites: Array<{ id: string, code: string, timeZone: string, name: { zh: string, en: string } }>, areas: Array<{ id: string, code: string, siteId: string, status: string, name: { zh: string, en: string } }>, workCenters: Array<{ id: string, code: string, name: { zh: string, en: string }, area: { id: string, code: string, name: { zh: string, en: string } }, workUnits: Array<{ id: string, code: string, name: { zh: string, en: string } }> }> };

export type CreateItemMutationVariables = Exact<{
  input: CreateItemInput;
}>;


export type CreateItemMutation = { createItem:
    | { __typename: 'Item', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type ChangeItemMutationVariables = Exact<{
  input: ChangeItemInput;
}>;


export type ChangeItemMutation = { changeItem:
    | { __typename: 'Item', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type CreateRevisionMutationVariables = Exact<{
  input: CreateRevisionInput;
}>;


export type CreateRevisionMutation = { createRevision:
    | { __typename: 'ItemRevision', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type ApproveRevisionMutationVariables = Exact<{
  input: ApproveRevisionInput;
}>;


export type ApproveRevisionMutation = { approveRevision:
    | { __typename: 'ItemRevision', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type WithdrawRevisionMutationVariables = Exact<{
  input: WithdrawRevisionInput;
}>;


export type WithdrawRevisionMutation = { withdrawRevision:
    | { __typename: 'ItemRevision', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type AddDrawingMutationVariables = Exact<{
  input: AddDrawingInput;
}>;


export type AddDrawingMutation = { addDrawing:
    | { __typename: 'Drawing', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type RemoveDrawingMutationVariables = Exact<{
  input: RemoveDrawingInput;
}>;


export type RemoveDrawingMutation = { removeDrawing:
    | { __typename: 'Done', ids: Array<string> }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type SetConversionMutationVariables = Exact<{
  input: SetConversionInput;
}>;


export type SetConversionMutation = { setConversion:
    | { __typename: 'ItemConversion', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type RemoveConversionMutationVariables = Exact<{
  input: RemoveConversionInput;
}>;


export type RemoveConversionMutation = { removeConversion:
    | { __typename: 'Done', ids: Array<string> }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type CreateUnitMutationVariables = Exact<{
  input: CreateUnitInput;
}>;


export type CreateUnitMutation = { createUnit:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'Unit', id: string }
   };

export type ChangeUnitMutationVariables = Exact<{
  input: ChangeUnitInput;
}>;


export type ChangeUnitMutation = { changeUnit:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'Unit', id: string }
   };

export type CreateBomMutationVariables = Exact<{
  input: CreateBomInput;
}>;


export type CreateBomMutation = { createBom:
    | { __typename: 'Bom', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type ReviseBomMutationVariables = Exact<{
  input: ReviseBomInput;
}>;


export type ReviseBomMutation = { reviseBom:
    | { __typename: 'Bom', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type WithdrawBomMutationVariables = Exact<{
  input: WithdrawBomInput;
}>;


export type WithdrawBomMutation = { withdrawBom:
    | { __typename: 'Bom', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type ApproveBomMutationVariables = Exact<{
  input: ApproveBomInput;
}>;


export type ApproveBomMutation = { approveBom:
    | { __typename: 'Bom', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type CreateRoutingMutationVariables = Exact<{
  input: CreateRoutingInput;
}>;


export type CreateRoutingMutation = { createRouting:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'Routing', id: string }
   };

export type ReviseRoutingMutationVariables = Exact<{
  input: ReviseRoutingInput;
}>;


export type ReviseRoutingMutation = { reviseRouting:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'Routing', id: string }
   };

export type WithdrawRoutingMutationVariables = Exact<{
  input: WithdrawRoutingInput;
}>;


export type WithdrawRoutingMutation = { withdrawRouting:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'Routing', id: string }
   };

export type ApproveRoutingMutationVariables = Exact<{
  input: ApproveRoutingInput;
}>;


export type ApproveRoutingMutation = { approveRouting:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'Routing', id: string }
   };

export type CreateDefinitionMutationVariables = Exact<{
  input: CreateOperationDefinitionInput;
}>;


export type CreateDefinitionMutation = { createOperationDefinition:
    | { __typename: 'OperationDefinition', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type ChangeDefinitionMutationVariables = Exact<{
  input: ChangeOperationDefinitionInput;
}>;


export type ChangeDefinitionMutation = { changeOperationDefinition:
    | { __typename: 'OperationDefinition', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type CreateInstructionMutationVariables = Exact<{
  input: CreateInstructionInput;
}>;


export type CreateInstructionMutation = { createInstruction:
    | { __typename: 'Instruction', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type ReviseInstructionMutationVariables = Exact<{
  input: ReviseInstructionInput;
}>;


export type ReviseInstructionMutation = { reviseInstruction:
    | { __typename: 'Instruction', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type WithdrawInstructionMutationVariables = Exact<{
  input: WithdrawInstructionInput;
}>;


export type WithdrawInstructionMutation = { withdrawInstruction:
    | { __typename: 'Instruction', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type ApproveInstructionMutationVariables = Exact<{
  input: ApproveInstructionInput;
}>;


export type ApproveInstructionMutation = { approveInstruction:
    | { __typename: 'Instruction', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type CreateChangeMutationVariables = Exact<{
  input: CreateChangeInput;
}>;


export type CreateChangeMutation = { createChange:
    | { __typename: 'EngineeringChange', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type ReviseChangeMutationVariables = Exact<{
  input: ReviseChangeInput;
}>;


export type ReviseChangeMutation = { reviseChange:
    | { __typename: 'EngineeringChange', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type SubmitChangeMutationVariables = Exact<{
  input: OfChangeInput;
}>;


export type SubmitChangeMutation = { submitChange:
    | { __typename: 'EngineeringChange', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type ApproveChangeMutationVariables = Exact<{
  input: OfChangeInput;
}>;


export type ApproveChangeMutation = { approveChange:
    | { __typename: 'EngineeringChange', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type RejectChangeMutationVariables = Exact<{
  input: OfChangeInput;
}>;


export type RejectChangeMutation = { rejectChange:
    | { __typename: 'EngineeringChange', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type CancelChangeMutationVariables = Exact<{
  input: OfChangeInput;
}>;


export type CancelChangeMutation = { cancelChange:
    | { __typename: 'EngineeringChange', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type DecideChangeOrderMutationVariables = Exact<{
  input: DecideChangeOrderInput;
}>;


export type DecideChangeOrderMutation = { decideChangeOrder:
    | { __typename: 'ChangeDecision', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type SetChangePolicyMutationVariables = Exact<{
  input: SetChangePolicyInput;
}>;


export type SetChangePolicyMutation = { setChangePolicy:
    | { __typename: 'ChangePolicy', changeControl: boolean, fourEyes: boolean }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type CreatePartnerMutationVariables = Exact<{
  input: CreatePartnerInput;
}>;


export type CreatePartnerMutation = { createPartner:
    | { __typename: 'Partner', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type ChangePartnerMutationVariables = Exact<{
  input: ChangePartnerInput;
}>;


export type ChangePartnerMutation = { changePartner:
    | { __typename: 'Partner', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type CreateReasonCodeMutationVariables = Exact<{
  input: CreateReasonCodeInput;
}>;


export type CreateReasonCodeMutation = { createReasonCode:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'ReasonCode', id: string }
   };

export type ChangeReasonCodeMutationVariables = Exact<{
  input: ChangeReasonCodeInput;
}>;


export type ChangeReasonCodeMutation = { changeReasonCode:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'ReasonCode', id: string }
   };

export type CreateSiteMutationVariables = Exact<{
  input: CreateSiteInput;
}>;


export type CreateSiteMutation = { createSite:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'Site', id: string }
   };

export type CreateAreaMutationVariables = Exact<{
  input: CreateAreaInput;
}>;


export type CreateAreaMutation = { createArea:
    | { __typename: 'Area', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type CreateWorkCenterMutationVariables = Exact<{
  input: CreateWorkCenterInput;
}>;


export type CreateWorkCenterMutation = { createWorkCenter:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'WorkCenter', id: string }
   };

export type CreateWorkUnitMutationVariables = Exact<{
  input: CreateWorkUnitInput;
}>;


export type CreateWorkUnitMutation = { createWorkUnit:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'WorkUnit', id: string }
   };

export type ChangeSiteMutationVariables = Exact<{
  input: ChangePlaceInput;
}>;


export type ChangeSiteMutation = { changeSite:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'Site', id: string }
   };

export type ChangeAreaMutationVariables = Exact<{
  input: ChangePlaceInput;
}>;


export type ChangeAreaMutation = { changeArea:
    | { __typename: 'Area', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type ChangeWorkCenterMutationVariables = Exact<{
  input: ChangePlaceInput;
}>;


export type ChangeWorkCenterMutation = { changeWorkCenter:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'WorkCenter', id: string }
   };

export type ChangeWorkUnitMutationVariables = Exact<{
  input: ChangePlaceInput;
}>;


export type ChangeWorkUnitMutation = { changeWorkUnit:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'WorkUnit', id: string }
   };

export type LocationListQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: LocationFilter | null | undefined;
  sort?: Array<LocationSort> | LocationSort | null | undefined;
}>;


export type LocationListQuery = { storageLocations: { nodes: Array<{ id: string, code: string, kind: string, status: string, active: boolean, siteId: string, name: { zh: string, en: string }, area: { id: string, code: string, name: { zh: string, en: string } } | null, workCenter: { id: string, code: string, name: { zh: string, en: string } } | null, partner: { id: string, code: string, name: { zh: string, en: string } } | null }>, pageInfo: { total: number, hasNextPage: boolean, endCursor: string | null } } };

export type CreateLocationMutationVariables = Exact<{
  input: CreateLocationInput;
}>;


export type CreateLocationMutation = { createLocation:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'StorageLocation', id: string }
   };

export type ChangeLocationMutationVariables = Exact<{
  input: ChangeLocationInput;
}>;


export type ChangeLocationMutation = { changeLocation:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'StorageLocation', id: string }
   };

export type ChangeLocationStatusMutationVariables = Exact<{
  input: ChangeLocationStatusInput;
}>;


export type ChangeLocationStatusMutation = { changeLocationStatus:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'StorageLocation', id: string }
   };

export type ChangeAreaStatusMutationVariables = Exact<{
  input: ChangeAreaStatusInput;
}>;


export type ChangeAreaStatusMutation = { changeAreaStatus:
    | { __typename: 'Area', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type ItemsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: ItemFilter | null | undefined;
  sort?: Array<ItemSort> | ItemSort | null | undefined;
}>;


export type ItemsQuery = { items: { nodes: Array<{ id: string, code: string, kind: string, unit: string, itemRevision: string, drawing: string | null, name: { zh: string, en: string } }>, pageInfo: { endCursor: string | null, hasNextPage: boolean, total: number } } };

export type WorkerInstructionQueryVariables = Exact<{
  operationId: string;
}>;


export type WorkerInstructionQuery = { operationInstruction: { id: string, version: number, steps: Array<{ id: string, position: number, sha256: string | null, mediaType: string | null, critical: boolean, text: { zh: string, en: string } }> } | null, instructionConfirmations: Array<{ id: string, userName: string, instructionStepId: string }> };

export type ReadinessQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadinessQuery = { readiness: { score: number, checks: Array<{ key: string, weight: number, done: number, total: number, state: string, fix: string, needs: string, act: string | null, who: Array<string> }> } };

export type SampleDataQueryVariables = Exact<{ [key: string]: never; }>;


export type SampleDataQuery = { sampleData: { counts: unknown, leaving: Array<string>, keptBy: { code: string, text: string, params: unknown } | null } };

export type TestOrderQueryVariables = Exact<{ [key: string]: never; }>;


export type TestOrderQuery = { testOrder: { id: string, number: string, state: string, reported: number, createdAt: string, operations: Array<{ id: string, sequence: number, card: string, good: string, planned: string, name: { zh: string, en: string } }> } | null };

export type FloorPrintsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type FloorPrintsQuery = { floorPrints: { nodes: Array<{ id: string, kind: string, sheet: string, lang: string, cards: number, printedBy: string, printedAt: string }>, pageInfo: { endCursor: string | null, hasNextPage: boolean, total: number } } };

export type IssueMissingBadgesMutationVariables = Exact<{
  input: IssueMissingBadgesInput;
}>;


export type IssueMissingBadgesMutation = { issueMissingBadges:
    | { __typename: 'Done', ids: Array<string> }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type PrintPapersMutationVariables = Exact<{
  input: PrintPapersInput;
}>;


export type PrintPapersMutation = { printPapers:
    | { __typename: 'FloorPrint', id: string, cards: number, kind: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type MakeTestOrderMutationVariables = Exact<{
  input: MakeTestOrderInput;
}>;


export type MakeTestOrderMutation = { makeTestOrder:
    | { __typename: 'Done', ids: Array<string> }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type WipeSamplesMutationVariables = Exact<{
  input: WipeSamplesInput;
}>;


export type WipeSamplesMutation = { wipeSamples:
    | { __typename: 'Done', ids: Array<string> }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type KindPartsFragment = { name: string, creates: Array<string>, title: { zh: string, en: string } };

export type CountPartsFragment = { total: number, planned: number, ready: number, duplicate: number, refused: number, held: number, applied: number, takenBack: number, kept: number, warned: number };

export type RunPartsFragment = { id: string, state: string, fileName: string, sentBy: string, createdAt: string, endedAt: string | null, createMissing: boolean, rollBackReason: string | null, revision: number, kind: { name: string, creates: Array<string>, title: { zh: string, en: string } }, columns: Array<{ title: string, sample: string, field: string | null }>, problem: { code: string, params: unknown } | null, counts: { total: number, planned: number, ready: number, duplicate: number, refused: number, held: number, applied: number, takenBack: number, kept: number, warned: number } };

export type ImportKindsQueryVariables = Exact<{ [key: string]: never; }>;


export type ImportKindsQuery = { importKinds: Array<{ name: string, creates: Array<string>, title: { zh: string, en: string } }> };

export type ImportRunsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: ImportRunFilter | null | undefined;
}>;


export type ImportRunsQuery = { importRuns: { nodes: Array<{ id: string, state: string, fileName: string, sentBy: string, createdAt: string, kind: { name: string, creates: Array<string>, title: { zh: string, en: string } }, counts: { total: number, planned: number, ready: number, duplicate: number, refused: number, held: number, applied: number, takenBack: number, kept: number, warned: number } }>, pageInfo: { endCursor: string | null, hasNextPage: boolean, total: number } } };

export type ImportRunQueryVariables = Exact<{
  id: string;
}>;


export type ImportRunQuery = { importRun: { id: string, state: string, fileName: string, sentBy: string, createdAt: string, endedAt: string | null, createMissing: boolean, rollBackReason: string | null, revision: number, kind: { name: string, creates: Array<string>, columns: Array<{ field: string, required: boolean, dynamic: boolean, title: { zh: string, en: string } }>, title: { zh: string, en: string } }, columns: Array<{ title: string, sample: string, field: string | null }>, problem: { code: string, params: unknown } | null, counts: { total: number, planned: number, ready: number, duplicate: number, refused: number, held: number, applied: number, takenBack: number, kept: number, warned: number } } | null };

export type ImportRowsQueryVariables = Exact<{
  runId: string;
  verdicts?: Array<string> | string | null | undefined;
  warned: boolean;
  first: number;
  after?: string | null | undefined;
}>;


export type ImportRowsQuery = { importRows: { nodes: Array<{ id: string, line: number, verdict: string, cells: unknown, problems: Array<{ code: string, params: unknown, field: string | null, cell: string | null }>, warnings: Array<{ code: string, params: unknown, field: string | null, cell: string | null }> }>, pageInfo: { endCursor: string | null, hasNextPage: boolean, total: number } } };

export type GoLiveQueryVariables = Exact<{ [key: string]: never; }>;


export type GoLiveQuery = { goLive: { steps: Array<{ records: number, imports: number, lastImportAt: string | null, kind: { name: string, creates: Array<string>, title: { zh: string, en: string } } }>, cutOver: { id: string, declaredAt: string, declaredBy: string, reason: string } | null } };

export type CheckImportMutationVariables = Exact<{
  input: CheckImportInput;
}>;


export type CheckImportMutation = { checkImport:
    | { __typename: 'ImportRun', id: string, state: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type StartImportMutationVariables = Exact<{
  input: StartImportInput;
}>;


export type StartImportMutation = { startImport:
    | { __typename: 'ImportRun', id: string, state: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type RollBackImportMutationVariables = Exact<{
  input: RollBackImportInput;
}>;


export type RollBackImportMutation = { rollBackImport:
    | { __typename: 'ImportRun', id: string, state: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type DeclareCutOverMutationVariables = Exact<{
  input: DeclareCutOverInput;
}>;


export type DeclareCutOverMutation = { declareCutOver:
    | { __typename: 'CutOver', id: string, declaredAt: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type PackagePartsFragment = { id: string, name: string, origin: string, companySlug: string, madeAt: string, groups: Array<string>, rows: number, size: number, keptBy: string, createdAt: string, appliedAt: string | null, appliedBy: string | null, company: { zh: string, en: string } };

export type PackageGroupsQueryVariables = Exact<{ [key: string]: never; }>;


export type PackageGroupsQuery = { packageGroups: Array<{ name: string, standard: boolean, title: { zh: string, en: string } }> };

export type ConfigurationPackagesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: ConfigurationPackageFilter | null | undefined;
}>;


export type ConfigurationPackagesQuery = { configurationPackages: { nodes: Array<{ id: string, name: string, origin: string, companySlug: string, madeAt: string, groups: Array<string>, rows: number, size: number, keptBy: string, createdAt: string, appliedAt: string | null, appliedBy: string | null, company: { zh: string, en: string } }>, pageInfo: { endCursor: string | null, hasNextPage: boolean, total: number } } };

export type ConfigurationPackageQueryVariables = Exact<{
  id: string;
}>;


export type ConfigurationPackageQuery = { configurationPackage: { id: string, name: string, origin: string, companySlug: string, madeAt: string, groups: Array<string>, rows: number, size: number, keptBy: string, createdAt: string, appliedAt: string | null, appliedBy: string | null, company: { zh: string, en: string } } | null };

export type PackageDiffQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
  filter?: PackageDiffFilter | null | undefined;
}>;


export type PackageDiffQuery = { packageDiff: { added: number, changed: number, conflicts: number, onlyHere: number, same: number, differences: { nodes: Array<{ kind: string, group: string, table: string, what: string, why: string, tableName: { zh: string, en: string }, name: { zh: string, en: string } | null, fields: Array<{ column: string, here: unknown, package: unknown }> }>, pageInfo: { endCursor: string | null, hasNextPage: boolean, total: number } } } };

export type MakePackageMutationVariables = Exact<{
  input: MakePackageInput;
}>;


export type MakePackageMutation = { makePackage:
    | { __typename: 'ConfigurationPackage', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type ReceivePackageMutationVariables = Exact<{
  input: ReceivePackageInput;
}>;


export type ReceivePackageMutation = { receivePackage:
    | { __typename: 'ConfigurationPackage', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type ApplyPackageMutationVariables = Exact<{
  input: ApplyPackageInput;
}>;


export type ApplyPackageMutation = { applyPackage:
    | { __typename: 'ConfigurationPackage', id: string, appliedAt: string | null }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type RolloutBoardQueryVariables = Exact<{ [key: string]: never; }>;


export type RolloutBoardQuery = { rolloutStage: { milestones: number, done: number, overdue: number, nextTitle: string | null, nextDue: string | null, issuesOpen: number }, rolloutDepartments: Array<{ id: string, name: string, duty: string, ownerId: string | null, owner: string | null }> };

export type RolloutMilestonesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type RolloutMilestonesQuery = { rolloutMilestones: { nodes: Array<{ id: string, title: string, departmentId: string | null, ownerId: string | null, owner: string | null, dueOn: string, doneAt: string | null, doneBy: string | null, note: string | null }>, pageInfo: { endCursor: string | null, hasNextPage: boolean, total: number } } };

export type RolloutIssuesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: RolloutIssueFilter | null | undefined;
}>;


export type RolloutIssuesQuery = { rolloutIssues: { nodes: Array<{ id: string, title: string, departmentId: string | null, ownerId: string | null, owner: string | null, urgent: boolean, dueOn: string | null, raisedBy: string, createdAt: string, closedAt: string | null, closedBy: string | null, answer: string | null }>, pageInfo: { endCursor: string | null, hasNextPage: boolean, total: number } } };

export type RolloutMeetingsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type RolloutMeetingsQuery = { rolloutMeetings: { nodes: Array<{ id: string, title: string, heldAt: string, people: Array<string>, minutes: string, writtenBy: string }>, pageInfo: { endCursor: string | null, hasNextPage: boolean, total: number } } };

export type RolloutKpisQueryVariables = Exact<{ [key: string]: never; }>;


export type RolloutKpisQuery = { rolloutKpis: Array<{ kpi: string, after: string | null, firstDay: string, lastDay: string, verdict: string | null, before: { id: string, value: string, source: string, firstDay: string | null, lastDay: string | null, note: string | null, setBy: string } | null }> };

export type SuggestionsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: SuggestionFilter | null | undefined;
}>;


export type SuggestionsQuery = { suggestions: { nodes: Array<{ id: string, title: string, detail: string, madeBy: string, createdAt: string, state: string, decidedBy: string | null, decidedAt: string | null, answer: string | null, recognition: string | null }>, pageInfo: { endCursor: string | null, hasNextPage: boolean, total: number } } };

export type BeginRolloutMutationVariables = Exact<{
  input: BeginRolloutInput;
}>;


export type BeginRolloutMutation = { beginRollout:
    | { __typename: 'Done', ids: Array<string> }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type SetDepartmentMutationVariables = Exact<{
  input: SetDepartmentInput;
}>;


export type SetDepartmentMutation = { setDepartment:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'RolloutDepartment', id: string }
   };

export type SetMilestoneMutationVariables = Exact<{
  input: SetMilestoneInput;
}>;


export type SetMilestoneMutation = { setMilestone:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'RolloutMilestone', id: string }
   };

export type FinishMilestoneMutationVariables = Exact<{
  input: FinishMilestoneInput;
}>;


export type FinishMilestoneMutation = { finishMilestone:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'RolloutMilestone', id: string, doneAt: string | null }
   };

export type RemoveMilestoneMutationVariables = Exact<{
  input: RemoveMilestoneInput;
}>;


export type RemoveMilestoneMutation = { removeMilestone:
    | { __typename: 'Done', ids: Array<string> }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type RaiseIssueMutationVariables = Exact<{
  input: RaiseIssueInput;
}>;


export type RaiseIssueMutation = { raiseIssue:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'RolloutIssue', id: string }
   };

export type ChangeIssueMutationVariables = Exact<{
  input: ChangeIssueInput;
}>;


export type ChangeIssueMutation = { changeIssue:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'RolloutIssue', id: string }
   };

export type WriteMeetingMutationVariables = Exact<{
  input: WriteMeetingInput;
}>;


export type WriteMeetingMutation = { writeMeeting:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'RolloutMeeting', id: string }
   };

export type SetBaselineMutationVariables = Exact<{
  input: SetBaselineInput;
}>;


export type SetBaselineMutation = { setBaseline:
    | { __typename: 'KpiBaseline', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type MeasureBaselineMutationVariables = Exact<{
  input: MeasureBaselineInput;
}>;


export type MeasureBaselineMutation = { measureBaseline:
    | { __typename: 'Done', ids: Array<string> }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type SuggestMutationVariables = Exact<{
  input: SuggestInput;
}>;


export type SuggestMutation = { suggest:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'Suggestion', id: string }
   };

export type DecideSuggestionMutationVariables = Exact<{
  input: DecideSuggestionInput;
}>;


export type DecideSuggestionMutation = { decideSuggestion:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'Suggestion', id: string }
   };

export type TrainingCopiesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: TrainingCopyFilter | null | undefined;
}>;


export type TrainingCopiesQuery = { trainingCopies: { nodes: Array<{ id: string, slug: string, state: string, askedBy: string, createdAt: string, madeAt: string | null, closedAt: string | null, closedBy: string | null, people: number, rows: number, pin: string, problem: unknown }>, pageInfo: { endCursor: string | null, hasNextPage: boolean, total: number } } };

export type MakeTrainingCopyMutationVariables = Exact<{
  input: MakeTrainingCopyInput;
}>;


export type MakeTrainingCopyMutation = { makeTrainingCopy:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'TrainingCopy', id: string, state: string }
   };

export type CloseTrainingCopyMutationVariables = Exact<{
  input: CloseTrainingCopyInput;
}>;


export type CloseTrainingCopyMutation = { closeTrainingCopy:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'TrainingCopy', id: string, state: string }
   };

export type SplitOrderMutationVariables = Exact<{
  input: SplitOrderInput;
}>;


export type SplitOrderMutation = { splitOrder:
    | { __typename: 'Order', id: string, number: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type BackorderOrderMutationVariables = Exact<{
  input: BackorderOrderInput;
}>;


export type BackorderOrderMutation = { backorderOrder:
    | { __typename: 'Order', id: string, number: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type MergeOrdersMutationVariables = Exact<{
  input: MergeOrdersInput;
}>;


export type MergeOrdersMutation = { mergeOrders:
    | { __typename: 'Order', id: string, number: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type RepairOrderMutationVariables = Exact<{
  input: RepairOrderInput;
}>;


export type RepairOrderMutation = { repairOrder:
    | { __typename: 'Order', id: string, number: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type DismantleOrderMutationVariables = Exact<{
  input: DismantleOrderInput;
}>;


export type DismantleOrderMutation = { dismantleOrder:
    | { __typename: 'Order', id: string, number: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type RecordRecoveryMutationVariables = Exact<{
  input: RecordRecoveryInput;
}>;


export type RecordRecoveryMutation = { recordRecovery:
    | { __typename: 'Order', id: string, number: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type ChangeOrderMutationVariables = Exact<{
  input: ChangeOrderInput;
}>;


export type ChangeOrderMutation = { changeOrder:
    | { __typename: 'Order', id: string, number: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type CloseOrderMutationVariables = Exact<{
  input: CloseOrderInput;
}>;


export type CloseOrderMutation = { closeOrder:
    | { __typename: 'Order', id: string, number: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type ReopenOrderMutationVariables = Exact<{
  input: ReopenOrderInput;
}>;


export type ReopenOrderMutation = { reopenOrder:
    | { __typename: 'Order', id: string, number: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type CancelOrderMutationVariables = Exact<{
  input: CancelOrderInput;
}>;


export type CancelOrderMutation = { cancelOrder:
    | { __typename: 'Order', id: string, number: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type PrintTravelersMutationVariables = Exact<{
  input: PrintTravelersInput;
}>;


export type PrintTravelersMutation = { printTravelers:
    | { __typename: 'Done', ids: Array<string> }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type MergeCandidatesQueryVariables = Exact<{
  filter?: OrderFilter | null | undefined;
}>;


export type MergeCandidatesQuery = { orders: { nodes: Array<{ id: string, number: string, quantity: string, unit: string, dueAt: string, customerPo: string | null, customer: { id: string, name: { zh: string, en: string } } | null }> } };

export type StepChoicesQueryVariables = Exact<{
  search?: string | null | undefined;
}>;


export type StepChoicesQuery = { operationDefinitions: { nodes: Array<{ id: string, code: string, name: { zh: string, en: string } }> } };

export type OrderFamilyQueryVariables = Exact<{
  id: string;
}>;


export type OrderFamilyQuery = { order: { id: string, number: string, parent: { id: string, number: string, state: OrderState, relation: string | null, kind: string, quantity: string, goodQuantity: string, unit: string, dueAt: string, expectedAt: string | null, item: { id: string, code: string, name: { zh: string, en: string } } } | null, children: Array<{ id: string, number: string, state: OrderState, relation: string | null, kind: string, quantity: string, goodQuantity: string, unit: string, dueAt: string, expectedAt: string | null, item: { id: string, code: string, name: { zh: string, en: string } } }>, merged: Array<{ id: string, number: string, state: OrderState, relation: string | null, kind: string, quantity: string, goodQuantity: string, unit: string, dueAt: string, expectedAt: string | null, item: { id: string, code: string, name: { zh: string, en: string } } }>, mergedInto: { id: string, number: string, state: OrderState, relation: string | null, kind: string, quantity: string, goodQuantity: string, unit: string, dueAt: string, expectedAt: string | null, item: { id: string, code: string, name: { zh: string, en: string } } } | null, demands: Array<{ quantity: string, demand: { id: string, number: string, kind: string, customerPo: string | null, customerPoLine: string | null, quantity: string, unit: string, dueAt: string, customer: { id: string, name: { zh: string, en: string } } | null } }>, transfers: Array<{ kind: string, movedAt: string, plannedQuantity: string, goodQuantity: string, processScrapQuantity: string, materialScrapQuantity: string, reworkQuantity: string, fromOperation: { id: string, sequence: number, name: { zh: string, en: string }, order: { id: string, number: string } }, toOperation: { id: string, sequence: number, order: { id: string, number: string } } }>, recoveries: Array<{ unit: string, plannedQuantity: string, goodQuantity: string, scrapQuantity: string, item: { id: string, code: string, name: { zh: string, en: string } } }>, prints: Array<{ id: string, copy: number, size: string, printedBy: string, printedAt: string }> } | null };

export type RelativeFragment = { id: string, number: string, state: OrderState, relation: string | null, kind: string, quantity: string, goodQuantity: string, unit: string, dueAt: string, expectedAt: string | null, item: { id: string, code: string, name: { zh: string, en: string } } };

export type OrderPrintsQueryVariables = Exact<{
  id: string;
}>;


export type OrderPrintsQuery = { order: { id: string, prints: Array<{ copy: number, size: string, printedBy: string, printedAt: string }> } | null };

export type TravelerTemplateQueryVariables = Exact<{ [key: string]: never; }>;


export type TravelerTemplateQuery = { travelerTemplate: { size: string, facts: Array<string>, customFields: Array<string>, footerZh: string, footerEn: string, logo: string | null, known: Array<string> } };

export type ChangeTravelerMutationVariables = Exact<{
  input: ChangeTravelerInput;
}>;


export type ChangeTravelerMutation = { changeTraveler:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'TravelerTemplate', size: string }
   };

export type DemandRowFragment = { id: string, number: string, kind: string, customerPo: string | null, customerPoLine: string | null, quantity: string, plannedQuantity: string, toPlanQuantity: string, goodQuantity: string, unit: string, dueAt: string, priority: number, state: string, note: string | null, expectedAt: string | null, expectedBasis: string | null, lateBy: number | null, revision: number, item: { id: string, code: string, name: { zh: string, en: string } }, customer: { id: string, name: { zh: string, en: string } } | null, orders: Array<{ id: string, number: string, state: OrderState, quantity: string, goodQuantity: string }> };

export type DemandsPageQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: DemandFilter | null | undefined;
  sort: DemandSort;
}>;


export type DemandsPageQuery = { demands: { nodes: Array<{ id: string, number: string, kind: string, customerPo: string | null, customerPoLine: string | null, quantity: string, plannedQuantity: string, toPlanQuantity: string, goodQuantity: string, unit: string, dueAt: string, priority: number, state: string, note: string | null, expectedAt: string | null, expectedBasis: string | null, lateBy: number | null, revision: number, item: { id: string, code: string, name: { zh: string, en: string } }, customer: { id: string, name: { zh: string, en: string } } | null, orders: Array<{ id: string, number: string, state: OrderState, quantity: string, goodQuantity: string }> }>, pageInfo: { endCursor: string | null, hasNextPage: boolean, total: number } } };

export type DemandSummaryQueryVariables = Exact<{ [key: string]: never; }>;


export type DemandSummaryQuery = { demandSummary: { toPlan: number, planned: number, late: number, done: number } };

export type CreateDemandMutationVariables = Exact<{
  input: CreateDemandInput;
}>;


export type CreateDemandMutation = { createDemand:
    | { __typename: 'Demand', id: string, number: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type ChangeDemandMutationVariables = Exact<{
  input: ChangeDemandInput;
}>;


export type ChangeDemandMutation = { changeDemand:
    | { __typename: 'Demand', id: string, number: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type CancelDemandMutationVariables = Exact<{
  input: CancelDemandInput;
}>;


export type CancelDemandMutation = { cancelDemand:
    | { __typename: 'Demand', id: string, number: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type PushDownMutationVariables = Exact<{
  input: PushDownInput;
}>;


export type PushDownMutation = { pushDown:
    | { __typename: 'Done', ids: Array<string> }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type FindAnswerQueryVariables = Exact<{
  text: string;
  first: number;
}>;


export type FindAnswerQuery = { find: { more: boolean, orders: Array<{ by: string, text: string, order: { id: string, number: string, state: OrderState, late: boolean, priority: number, quantity: string, unit: string, goodQuantity: string, scrapQuantity: string, dueAt: string, expectedAt: string | null, expectedBasis: string | null, lateBy: number | null, kind: string, relation: string | null, itemRevision: string, customerPo: string | null, customerPoLine: string | null, revision: number, mergedInto: { id: string, number: string } | null, custom: Array<{ code: string, value: string }>, item: { id: string, code: string, name: { zh: string, en: string } }, customer: { id: string, name: { zh: string, en: string } } | null, hold: { id: string, reason: string, note: string | null, placedBy: string, placedAt: string } | null, operations: Array<{ id: string, state: OperationState, sequence: number, position: number, count: number, plannedQuantity: string, goodQuantity: string, processScrapQuantity: string, materialScrapQuantity: string, remainingQuantity: string, name: { zh: string, en: string }, hold: { id: string } | null, gate: { id: string, kind: string, open: boolean } | null }>, currentOperation: { id: string } | null } }>, demands: Array<{ id: string, number: string, kind: string, customerPo: string | null, customerPoLine: string | null, quantity: string, plannedQuantity: string, toPlanQuantity: string, goodQuantity: string, unit: string, dueAt: string, priority: number, state: string, note: string | null, expectedAt: string | null, expectedBasis: string | null, lateBy: number | null, revision: number, item: { id: string, code: string, name: { zh: string, en: string } }, customer: { id: string, name: { zh: string, en: string } } | null, orders: Array<{ id: string, number: string, state: OrderState, quantity: string, goodQuantity: string }> }> } };

export type OrderDetailQueryVariables = Exact<{
  id: string;
}>;


export type OrderDetailQuery = { order: { drawing: string | null, releasedAt: string | null, completedAt: string | null, closedAt: string | null, note: string | null, shortQuantity: string, id: string, number: string, state: OrderState, late: boolean, priority: number, quantity: string, unit: string, goodQuantity: string, scrapQuantity: string, dueAt: string, expectedAt: string | null, expectedBasis: string | null, lateBy: number | null, kind: string, relation: string | null, itemRevision: string, customerPo: string | null, customerPoLine: string | null, revision: number, parent: { id: string, number: string } | null, mergedInto: { id: string, number: string } | null, operations: Array<{ id: string, card: string, reworkQuantity: string, availableQuantity: string, plannedStart: string | null, plannedEnd: string | null, predecessorIds: Array<string>, blockedBy: unknown, state: OperationState, sequence: number, position: number, count: number, plannedQuantity: string, goodQuantity: string, processScrapQuantity: string, materialScrapQuantity: string, remainingQuantity: string, workCenter: { id: string, code: string, name: { zh: string, en: string } }, workUnit: { id: string, code: string, name: { zh: string, en: string } } | null, hold: { id: string, reason: string, note: string | null, placedBy: string, placedAt: string } | null, gate: { id: string, kind: string, closesAfterQuantity: string | null, open: boolean } | null, name: { zh: string, en: string } }>, custom: Array<{ code: string, value: string }>, item: { id: string, code: string, name: { zh: string, en: string } }, customer: { id: string, name: { zh: string, en: string } } | null, hold: { id: string, reason: string, note: string | null, placedBy: string, placedAt: string } | null, currentOperation: { id: string } | null } | null };

export type OrderReportsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: OutputReportFilter | null | undefined;
}>;


export type OrderReportsQuery = { outputReports: { nodes: Array<{ id: string, goodQuantity: string, processScrapQuantity: string, materialScrapQuantity: string, reworkQuantity: string, photos: Array<string>, flags: Array<string>, reporter: string, reporterKind: string, worker: string, approval: string | null, shiftDay: string | null, correctsId: string | null, device: string | null, occurredAt: string, recordedAt: string, reversedById: string | null, reversesId: string | null, state: string, reason: { id: string, code: string, name: { zh: string, en: string } } | null, shift: { zh: string, en: string } | null, operation: { id: string, position: number, count: number, name: { zh: string, en: string }, workCenter: { id: string, code: string }, order: { id: string, number: string, unit: string, item: { id: string, name: { zh: string, en: string } } } } }>, pageInfo: { endCursor: string | null, hasNextPage: boolean, total: number } } };

export type OrderTrailQueryVariables = Exact<{
  id: string;
  first: number;
}>;


export type OrderTrailQuery = { trail: { nodes: Array<{ id: string, command: string, outcome: string, code: string | null, params: unknown, actorKind: string, actorName: string, device: string | null, seq: number | null, address: string | null, occurredAt: string, deviceAt: string | null, recordedAt: string, skewMs: number | null, reason: string | null, meaning: string | null, subjectId: string | null, payload: unknown, sealedBatch: number | null, changes: Array<{ table: string, recordId: string, revision: number, before: unknown, after: unknown }> }>, pageInfo: { total: number, hasNextPage: boolean, endCursor: string | null } }, sealStatus: { sealedUntil: string | null, pendingLines: number, sealedLines: number } };

export type OrderRowFragment = { id: string, number: string, state: OrderState, late: boolean, priority: number, quantity: string, unit: string, goodQuantity: string, scrapQuantity: string, dueAt: string, expectedAt: string | null, expectedBasis: string | null, lateBy: number | null, kind: string, relation: string | null, itemRevision: string, customerPo: string | null, customerPoLine: string | null, revision: number, custom: Array<{ code: string, value: string }>, item: { id: string, code: string, name: { zh: string, en: string } }, customer: { id: string, name: { zh: string, en: string } } | null, hold: { id: string, reason: string, note: string | null, placedBy: string, placedAt: string } | null, operations: Array<{ id: string, state: OperationState, sequence: number, position: number, count: number, plannedQuantity: string, goodQuantity: string, processScrapQuantity: string, materialScrapQuantity: string, remainingQuantity: string, name: { zh: string, en: string }, hold: { id: string } | null, gate: { id: string, kind: string, open: boolean } | null }>, currentOperation: { id: string } | null };

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


export type OrdersBoardQuery = { late: { nodes: Array<{ id: string, number: string, state: OrderState, late: boolean, priority: number, quantity: string, unit: string, goodQuantity: string, scrapQuantity: string, dueAt: string, expectedAt: string | null, expectedBasis: string | null, lateBy: number | null, kind: string, relation: string | null, itemRevision: string, customerPo: string | null, customerPoLine: string | null, revision: number, custom: Array<{ code: string, value: string }>, item: { id: string, code: string, name: { zh: string, en: string } }, customer: { id: string, name: { zh: string, en: string } } | null, hold: { id: string, reason: string, note: string | null, placedBy: string, placedAt: string } | null, operations: Array<{ id: string, state: OperationState, sequence: number, position: number, count: number, plannedQuantity: string, goodQuantity: string, processScrapQuantity: string, materialScrapQuantity: string, remainingQuantity: string, name: { zh: string, en: string }, hold: { id: string } | null, gate: { id: string, kind: string, open: boolean } | null }>, currentOperation: { id: string } | null }>, pageInfo: { total: number } }, held: { nodes: Array<{ id: string, number: string, state: OrderState, late: boolean, priority: number, quantity: string, unit: string, goodQuantity: string, scrapQuantity: string, dueAt: string, expectedAt: string | null, expectedBasis: string | null, lateBy: number | null, kind: string, relation: string | null, itemRevision: string, customerPo: string | null, customerPoLine: string | null, revision: number, custom: Array<{ code: string, value: string }>, item: { id: string, code: string, name: { zh: string, en: string } }, customer: { id: string, name: { zh: string, en: string } } | null, hold: { id: string, reason: string, note: string | null, placedBy: string, placedAt: string } | null, operations: Array<{ id: string, state: OperationState, sequence: number, position: number, count: number, plannedQuantity: string, goodQuantity: string, processScrapQuantity: string, materialScrapQuantity: string, remainingQuantity: string, name: { zh: string, en: string }, hold: { id: string } | null, gate: { id: string, kind: string, open: boolean } | null }>, currentOperation: { id: string } | null }>, pageInfo: { total: number } }, soon: { pageInfo: { total: number } }, orders: { nodes: Array<{ id: string, number: string, state: OrderState, late: boolean, priority: number, quantity: string, unit: string, goodQuantity: string, scrapQuantity: string, dueAt: string, expectedAt: string | null, expectedBasis: string | null, lateBy: number | null, kind: string, relation: string | null, itemRevision: string, customerPo: string | null, customerPoLine: string | null, revision: number, custom: Array<{ code: string, value: string }>, item: { id: string, code: string, name: { zh: string, en: string } }, customer: { id: string, name: { zh: string, en: string } } | null, hold: { id: string, reason: string, note: string | null, placedBy: string, placedAt: string } | null, operations: Array<{ id: string, state: OperationState, sequence: number, position: number, count: number, plannedQuantity: string, goodQuantity: string, processScrapQuantity: string, materialScrapQuantity: string, remainingQuantity: string, name: { zh: string, en: string }, hold: { id: string } | null, gate: { id: string, kind: string, open: boolean } | null }>, currentOperation: { id: string } | null }>, pageInfo: { endCursor: string | null, hasNextPage: boolean, total: number } } };

export type OrdersPageQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: OrderFilter | null | undefined;
  sort?: Array<OrderSort> | OrderSort | null | undefined;
}>;


export type OrdersPageQuery = { orders: { nodes: Array<{ id: string, number: string, state: OrderState, late: boolean, priority: number, quantity: string, unit: string, goodQuantity: string, scrapQuantity: string, dueAt: string, expectedAt: string | null, expectedBasis: string | null, lateBy: number | null, kind: string, relation: string | null, itemRevision: string, customerPo: string | null, customerPoLine: string | null, revision: number, custom: Array<{ code: string, value: string }>, item: { id: string, code: string, name: { zh: string, en: string } }, customer: { id: string, name: { zh: string, en: string } } | null, hold: { id: string, reason: string, note: string | null, placedBy: string, placedAt: string } | null, operations: Array<{ id: string, state: OperationState, sequence: number, position: number, count: number, plannedQuantity: string, goodQuantity: string, processScrapQuantity: string, materialScrapQuantity: string, remainingQuantity: string, name: { zh: string, en: string }, hold: { id: string } | null, gate: { id: string, kind: string, open: boolean } | null }>, currentOperation: { id: string } | null }>, pageInfo: { endCursor: string | null, hasNextPage: boolean, total: number } } };

export type OrderRowByIdQueryVariables = Exact<{
  id: string;
}>;


export type OrderRowByIdQuery = { order: { id: string, number: string, state: OrderState, late: boolean, priority: number, quantity: string, unit: string, goodQuantity: string, scrapQuantity: string, dueAt: string, expectedAt: string | null, expectedBasis: string | null, lateBy: number | null, kind: string, relation: string | null, itemRevision: string, customerPo: string | null, customerPoLine: string | null, revision: number, custom: Array<{ code: string, value: string }>, item: { id: string, code: string, name: { zh: string, en: string } }, customer: { id: string, name: { zh: string, en: string } } | null, hold: { id: string, reason: string, note: string | null, placedBy: string, placedAt: string } | null, operations: Array<{ id: string, state: OperationState, sequence: number, position: number, count: number, plannedQuantity: string, goodQuantity: string, processScrapQuantity: string, materialScrapQuantity: string, remainingQuantity: string, name: { zh: string, en: string }, hold: { id: string } | null, gate: { id: string, kind: string, open: boolean } | null }>, currentOperation: { id: string } | null } | null };

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

export type EntitlementsQueryVariables = Exact<{ [key: string]: never; }>;


export type EntitlementsQuery = { entitlements: { plan: string | null, state: string, until: string | null, graceUntil: string | null, nextPlan: string | null, modules: Array<string>, off: Array<string>, currency: string, limits: Array<{ what: string, limit: number | null }> }, me: { tenant: { state: string } } };

export type PlanPageQueryVariables = Exact<{ [key: string]: never; }>;


export type PlanPageQuery = { entitlements: { plan: string | null, state: string, until: string | null, graceUntil: string | null, nextPlan: string | null, modules: Array<string>, off: Array<string>, currency: string, limits: Array<{ what: string, limit: number | null }> }, planOffers: Array<{ code: string, month: number, year: number, currency: string, modules: Array<string>, online: boolean, rank: number, name: { zh: string, en: string }, text: { zh: string, en: string }, limits: Array<{ what: string, limit: number | null }> }>, planUse: { seats: number, devices: number, storageMb: number, reportsMonth: number, apiCallsMonth: number, days: Array<{ day: string, seats: number, devices: number, storageMb: number, reports: number, apiCalls: number }> }, bills: { nodes: Array<{ id: string, number: string, plan: string, period: string, amount: number, currency: string, state: string }> } };

export type OrderQuoteQueryVariables = Exact<{
  plan: string;
  period: string;
}>;


export type OrderQuoteQuery = { orderQuote: { listAmount: number, credit: number, amount: number, currency: string, startsAt: string, until: string, replaces: boolean } };

export type BillsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: BillFilter | null | undefined;
}>;


export type BillsQuery = { bills: { nodes: Array<{ id: string, number: string, plan: string, period: string, listAmount: number, credit: number, amount: number, currency: string, state: string, placedAt: string, placedBy: string, startsAt: string | null, until: string | null, paidAt: string | null, ways: unknown, provider: string | null, payLink: string | null, slipSha256: string | null, problem: string | null, invoiceState: string | null, invoiceNumber: string | null, refunded: number }>, pageInfo: { endCursor: string | null, hasNextPage: boolean, total: number } } };

export type InvoiceProfileQueryVariables = Exact<{ [key: string]: never; }>;


export type InvoiceProfileQuery = { invoiceProfile: { kind: string, title: string, taxNumber: string, address: string, phone: string, bank: string, account: string, email: string } | null };

export type PlaceOrderMutationVariables = Exact<{
  input: PlaceOrderInput;
}>;


export type PlaceOrderMutation = { placeOrder:
    | { __typename: 'Bill', id: string, number: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type CancelBillMutationVariables = Exact<{
  input: CancelBillInput;
}>;


export type CancelBillMutation = { cancelBill:
    | { __typename: 'Bill', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type ChoosePaymentMutationVariables = Exact<{
  input: ChoosePaymentInput;
}>;


export type ChoosePaymentMutation = { choosePayment:
    | { __typename: 'Bill', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type SubmitSlipMutationVariables = Exact<{
  input: SubmitSlipInput;
}>;


export type SubmitSlipMutation = { submitSlip:
    | { __typename: 'Bill', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type SimulatePaymentMutationVariables = Exact<{
  input: SimulatePaymentInput;
}>;


export type SimulatePaymentMutation = { simulatePayment:
    | { __typename: 'Bill', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type SetInvoiceProfileMutationVariables = Exact<{
  input: SetInvoiceProfileInput;
}>;


export type SetInvoiceProfileMutation = { setInvoiceProfile:
    | { __typename: 'InvoiceProfile', title: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type AskInvoiceMutationVariables = Exact<{
  input: AskInvoiceInput;
}>;


export type AskInvoiceMutation = { askInvoice:
    | { __typename: 'Bill', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type CompanyQueryVariables = Exact<{ [key: string]: never; }>;


export type CompanyQuery = { me: { tenant: { slug: string, timeZone: string, name: { zh: string, en: string } } } };

export type ChangeCompanyMutationVariables = Exact<{
  input: ChangeTenantInput;
}>;


export type ChangeCompanyMutation = { changeTenant:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'Tenant', id: string }
   };

export type OwnArchivesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type OwnArchivesQuery = { ownArchives: { nodes: Array<{ id: string, state: string, askedBy: string, askedAt: string, madeAt: string | null, keptUntil: string | null, size: number | null, sha256: string | null, rows: number | null, files: number | null, tables: number | null, problem: unknown }>, pageInfo: { endCursor: string | null, hasNextPage: boolean, total: number } } };

export type MakeArchiveMutationVariables = Exact<{
  input: MakeArchiveInput;
}>;


export type MakeArchiveMutation = { makeArchive:
    | { id: string }
    | { code: string, text: string, params: unknown }
   };

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

export type RecordTrailQueryVariables = Exact<{
  id: string;
  first: number;
}>;


export type RecordTrailQuery = { trail: { nodes: Array<{ id: string, command: string, outcome: string, code: string | null, params: unknown, actorKind: string, actorName: string, device: string | null, seq: number | null, address: string | null, occurredAt: string, deviceAt: string | null, recordedAt: string, skewMs: number | null, reason: string | null, meaning: string | null, subjectId: string | null, payload: unknown, sealedBatch: number | null, changes: Array<{ table: string, recordId: string, revision: number, before: unknown, after: unknown }> }>, pageInfo: { total: number, hasNextPage: boolean, endCursor: string | null } } };

export type ReportRowFragment = { id: string, goodQuantity: string, processScrapQuantity: string, materialScrapQuantity: string, reworkQuantity: string, photos: Array<string>, flags: Array<string>, reporter: string, reporterKind: string, worker: string, approval: string | null, shiftDay: string | null, correctsId: string | null, device: string | null, occurredAt: string, recordedAt: string, reversedById: string | null, reversesId: string | null, state: string, reason: { id: string, code: string, name: { zh: string, en: string } } | null, shift: { zh: string, en: string } | null, operation: { id: string, position: number, count: number, name: { zh: string, en: string }, workCenter: { id: string, code: string }, order: { id: string, number: string, unit: string, item: { id: string, name: { zh: string, en: string } } } } };

export type ReportsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: OutputReportFilter | null | undefined;
  sort?: Array<OutputReportSort> | OutputReportSort | null | undefined;
}>;


export type ReportsQuery = { outputReports: { nodes: Array<{ id: string, goodQuantity: string, processScrapQuantity: string, materialScrapQuantity: string, reworkQuantity: string, photos: Array<string>, flags: Array<string>, reporter: string, reporterKind: string, worker: string, approval: string | null, shiftDay: string | null, correctsId: string | null, device: string | null, occurredAt: string, recordedAt: string, reversedById: string | null, reversesId: string | null, state: string, reason: { id: string, code: string, name: { zh: string, en: string } } | null, shift: { zh: string, en: string } | null, operation: { id: string, position: number, count: number, name: { zh: string, en: string }, workCenter: { id: string, code: string }, order: { id: string, number: string, unit: string, item: { id: string, name: { zh: string, en: string } } } } }>, pageInfo: { endCursor: string | null, hasNextPage: boolean, total: number } } };

export type ReverseReportMutationVariables = Exact<{
  input: ReverseOutputInput;
}>;


export type ReverseReportMutation = { reverseOutput:
    | { __typename: 'OutputReport', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type ReportDetailQueryVariables = Exact<{
  id: string;
}>;


export type ReportDetailQuery = { outputReport: { kind: string, note: string | null, startedAt: string | null, decidedBy: string | null, decidedAt: string | null, counterStart: string | null, counterEnd: string | null, boxes: number | null, boxSize: string | null, boxLabels: Array<string>, id: string, goodQuantity: string, processScrapQuantity: string, materialScrapQuantity: string, reworkQuantity: string, photos: Array<string>, flags: Array<string>, reporter: string, reporterKind: string, worker: string, approval: string | null, shiftDay: string | null, correctsId: string | null, device: string | null, occurredAt: string, recordedAt: string, reversedById: string | null, reversesId: string | null, state: string, workUnit: { id: string, code: string, name: { zh: string, en: string } } | null, shares: Array<{ userId: string, name: string, share: string, seconds: string | null }>, custom: Array<{ code: string, value: string }>, correctedBy: { id: string } | null, reason: { id: string, code: string, name: { zh: string, en: string } } | null, shift: { zh: string, en: string } | null, operation: { id: string, position: number, count: number, name: { zh: string, en: string }, workCenter: { id: string, code: string }, order: { id: string, number: string, unit: string, item: { id: string, name: { zh: string, en: string } } } } } | null };

export type CorrectReportMutationVariables = Exact<{
  input: CorrectOutputInput;
}>;


export type CorrectReportMutation = { correctOutput:
    | { __typename: 'OutputReport', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type ApproveReportsMutationVariables = Exact<{
  input: ApproveReportsInput;
}>;


export type ApproveReportsMutation = { approveReports:
    | { __typename: 'Done', ids: Array<string> }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type RejectReportMutationVariables = Exact<{
  input: RejectReportInput;
}>;


export type RejectReportMutation = { rejectReport:
    | { __typename: 'OutputReport', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type MissingReportsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: MissingReportFilter | null | undefined;
  sort?: Array<MissingReportSort> | MissingReportSort | null | undefined;
}>;


export type MissingReportsQuery = { missingReports: { nodes: Array<{ id: string, kind: string, why: string, state: string, shiftDay: string, userName: string | null, settledBy: string | null, settledAt: string | null, dismissReason: string | null, reportId: string | null, shift: { zh: string, en: string }, operation: { id: string, name: { zh: string, en: string }, order: { id: string, number: string } } | null, workCenter: { id: string, code: string, name: { zh: string, en: string } } | null, workUnit: { id: string, code: string } | null }>, pageInfo: { endCursor: string | null, hasNextPage: boolean, total: number } } };

export type ShiftsToCheckQueryVariables = Exact<{ [key: string]: never; }>;


export type ShiftsToCheckQuery = { reportableShifts: Array<{ shiftId: string, day: string, current: boolean, name: { zh: string, en: string } }> };

export type CheckShiftMutationVariables = Exact<{
  input: CheckShiftInput;
}>;


export type CheckShiftMutation = { checkShift:
    | { __typename: 'Done', ids: Array<string> }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type DismissMissingMutationVariables = Exact<{
  input: DismissMissingInput;
}>;


export type DismissMissingMutation = { dismissMissing:
    | { __typename: 'MissingReport', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type HandoverRowFragment = { id: string, state: string, shiftId: string, shiftDay: string, filledAt: string, note: string | null, incomingNote: string | null, outgoingBy: string | null, outgoingId: string | null, outgoingAt: string | null, incomingBy: string | null, incomingAt: string | null, areaId: string, shift: { zh: string, en: string }, area: { id: string, code: string, name: { zh: string, en: string } } };

export type HandoversQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: ShiftHandoverFilter | null | undefined;
  sort?: Array<ShiftHandoverSort> | ShiftHandoverSort | null | undefined;
}>;


export type HandoversQuery = { shiftHandovers: { nodes: Array<{ id: string, state: string, shiftId: string, shiftDay: string, filledAt: string, note: string | null, incomingNote: string | null, outgoingBy: string | null, outgoingId: string | null, outgoingAt: string | null, incomingBy: string | null, incomingAt: string | null, areaId: string, shift: { zh: string, en: string }, area: { id: string, code: string, name: { zh: string, en: string } } }>, pageInfo: { endCursor: string | null, hasNextPage: boolean, total: number } } };

export type HandoverDetailQueryVariables = Exact<{
  id: string;
}>;


export type HandoverDetailQuery = { shiftHandover: { contents: unknown, id: string, state: string, shiftId: string, shiftDay: string, filledAt: string, note: string | null, incomingNote: string | null, outgoingBy: string | null, outgoingId: string | null, outgoingAt: string | null, incomingBy: string | null, incomingAt: string | null, areaId: string, shift: { zh: string, en: string }, area: { id: string, code: string, name: { zh: string, en: string } } } | null };

export type HandoverPlacesQueryVariables = Exact<{ [key: string]: never; }>;


export type HandoverPlacesQuery = { areas: Array<{ id: string, code: string, name: { zh: string, en: string } }>, reportableShifts: Array<{ shiftId: string, day: string, current: boolean, name: { zh: string, en: string } }> };

export type PrepareHandoverMutationVariables = Exact<{
  input: PrepareHandoverInput;
}>;


export type PrepareHandoverMutation = { prepareHandover:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'ShiftHandover', id: string }
   };

export type HandOverShiftMutationVariables = Exact<{
  input: HandOverShiftInput;
}>;


export type HandOverShiftMutation = { handOverShift:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'ShiftHandover', id: string }
   };

export type TakeOverShiftMutationVariables = Exact<{
  input: TakeOverShiftInput;
}>;


export type TakeOverShiftMutation = { takeOverShift:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'ShiftHandover', id: string }
   };

export type AndonRowFragment = { id: string, kind: string, state: string, level: number, note: string | null, photos: Array<string>, calledBy: string, calledAt: string, escalatesAt: string | null, acknowledgedBy: string | null, acknowledgedAt: string | null, resolvedBy: string | null, resolvedAt: string | null, cause: string | null, holdId: string | null, workCenter: { id: string, code: string, name: { zh: string, en: string } }, workUnit: { id: string, code: string, name: { zh: string, en: string } } | null, operation: { id: string, name: { zh: string, en: string }, order: { id: string, number: string, item: { id: string, name: { zh: string, en: string } } } } | null };

export type AndonCallsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: AndonFilter | null | undefined;
  sort?: Array<AndonSort> | AndonSort | null | undefined;
}>;


export type AndonCallsQuery = { andons: { nodes: Array<{ id: string, kind: string, state: string, level: number, note: string | null, photos: Array<string>, calledBy: string, calledAt: string, escalatesAt: string | null, acknowledgedBy: string | null, acknowledgedAt: string | null, resolvedBy: string | null, resolvedAt: string | null, cause: string | null, holdId: string | null, workCenter: { id: string, code: string, name: { zh: string, en: string } }, workUnit: { id: string, code: string, name: { zh: string, en: string } } | null, operation: { id: string, name: { zh: string, en: string }, order: { id: string, number: string, item: { id: string, name: { zh: string, en: string } } } } | null }>, pageInfo: { endCursor: string | null, hasNextPage: boolean, total: number } } };

export type AndonRulesQueryVariables = Exact<{ [key: string]: never; }>;


export type AndonRulesQuery = { andonLevels: Array<{ kind: string, own: boolean, levels: Array<{ level: number, role: string, minutes: number | null }> }> };

export type AcknowledgeAndonMutationVariables = Exact<{
  input: AcknowledgeAndonInput;
}>;


export type AcknowledgeAndonMutation = { acknowledgeAndon:
    | { __typename: 'Andon', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type ResolveAndonMutationVariables = Exact<{
  input: ResolveAndonInput;
}>;


export type ResolveAndonMutation = { resolveAndon:
    | { __typename: 'Andon', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type SetAndonLevelsMutationVariables = Exact<{
  input: SetAndonLevelsInput;
}>;


export type SetAndonLevelsMutation = { setAndonLevels:
    | { __typename: 'Done', ids: Array<string> }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type DowntimesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: DowntimeFilter | null | undefined;
  sort?: Array<DowntimeSort> | DowntimeSort | null | undefined;
}>;


export type DowntimesQuery = { downtimes: { nodes: Array<{ id: string, startedAt: string, endedAt: string | null, note: string | null, reportedBy: string, endedBy: string | null, reversedAt: string | null, reversedBy: string | null, reverseReason: string | null, workUnit: { id: string, code: string, name: { zh: string, en: string } }, reason: { id: string, code: string, name: { zh: string, en: string } }, operation: { id: string, name: { zh: string, en: string }, order: { id: string, number: string } } | null }>, pageInfo: { endCursor: string | null, hasNextPage: boolean, total: number } } };

export type EndDowntimeMutationVariables = Exact<{
  input: EndDowntimeInput;
}>;


export type EndDowntimeMutation = { endDowntime:
    | { __typename: 'Downtime', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type ReverseDowntimeMutationVariables = Exact<{
  input: ReverseDowntimeInput;
}>;


export type ReverseDowntimeMutation = { reverseDowntime:
    | { __typename: 'Downtime', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

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

export type DispatchRowFragment = { id: string, startsAt: string | null, endsAt: string | null, why: string, dueAt: string, orderEndsAt: string | null, lateSeconds: number | null, firstBy: string | null, firstBecause: string | null, operation: { id: string, card: string, sequence: number, remainingQuantity: string, plannedQuantity: string, state: OperationState, name: { zh: string, en: string }, order: { id: string, number: string, unit: string, item: { id: string, code: string, name: { zh: string, en: string } } } }, workCenter: { id: string, code: string, name: { zh: string, en: string } }, workUnit: { id: string, code: string } | null, blocker: { id: string, name: { zh: string, en: string }, order: { id: string, number: string } } | null, person: { id: string, name: string } | null, assigned: Array<{ id: string, user: { id: string, name: string } }> };

export type DispatchQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: DispatchFilter | null | undefined;
  sort?: Array<DispatchSort> | DispatchSort | null | undefined;
}>;


export type DispatchQuery = { dispatchList: { nodes: Array<{ id: string, startsAt: string | null, endsAt: string | null, why: string, dueAt: string, orderEndsAt: string | null, lateSeconds: number | null, firstBy: string | null, firstBecause: string | null, operation: { id: string, card: string, sequence: number, remainingQuantity: string, plannedQuantity: string, state: OperationState, name: { zh: string, en: string }, order: { id: string, number: string, unit: string, item: { id: string, code: string, name: { zh: string, en: string } } } }, workCenter: { id: string, code: string, name: { zh: string, en: string } }, workUnit: { id: string, code: string } | null, blocker: { id: string, name: { zh: string, en: string }, order: { id: string, number: string } } | null, person: { id: string, name: string } | null, assigned: Array<{ id: string, user: { id: string, name: string } }> }>, pageInfo: { endCursor: string | null, hasNextPage: boolean, total: number } }, planInfo: { plannedAt: string | null, operations: number, late: number, withoutSlot: number } };

export type DispatchPlacesQueryVariables = Exact<{ [key: string]: never; }>;


export type DispatchPlacesQuery = { workCenters: Array<{ id: string, code: string, name: { zh: string, en: string }, area: { id: string, code: string, name: { zh: string, en: string } } }> };

export type PutFirstMutationVariables = Exact<{
  input: PutFirstInput;
}>;


export type PutFirstMutation = { putFirst:
    | { __typename: 'Pin', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type TakeTurnMutationVariables = Exact<{
  input: TakeTurnInput;
}>;


export type TakeTurnMutation = { takeTurn:
    | { __typename: 'Done', ids: Array<string> }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type StartOfShiftQueryVariables = Exact<{
  placeIds: Array<string> | string;
  next: boolean;
}>;


export type StartOfShiftQuery = { startOfShift: { window: { day: string, startsAt: string, endsAt: string, shift: { id: string, name: { zh: string, en: string } } }, people: Array<{ id: string, name: string, status: string, entryId: string | null, skills: Array<string>, loadSeconds: number, workCenter: { id: string, name: { zh: string, en: string } } | null }>, operations: Array<{ id: string, startsAt: string | null, endsAt: string | null, why: string, skillCodes: Array<string>, workCenter: { id: string, name: { zh: string, en: string } }, workUnit: { id: string, code: string } | null, operation: { id: string, card: string, remainingQuantity: string, name: { zh: string, en: string }, order: { id: string, number: string, unit: string, item: { id: string, code: string } } }, assigned: Array<{ id: string, source: string, user: { id: string, name: string } }>, proposed: { id: string, name: string } | null }> } | null };

export type ReplacementsQueryVariables = Exact<{
  day: string;
  shiftId: string;
  userId: string;
}>;


export type ReplacementsQuery = { replacements: Array<{ id: string, name: string, status: string, lacks: Array<string>, loadSeconds: number }> };

export type AssignOperationsMutationVariables = Exact<{
  input: AssignOperationsInput;
}>;


export type AssignOperationsMutation = { assignOperations:
    | { __typename: 'Done', ids: Array<string> }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type AcceptProposalMutationVariables = Exact<{
  input: AcceptProposalInput;
}>;


export type AcceptProposalMutation = { acceptProposal:
    | { __typename: 'Done', ids: Array<string> }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type UnassignMutationVariables = Exact<{
  input: UnassignInput;
}>;


export type UnassignMutation = { unassign:
    | { __typename: 'Done', ids: Array<string> }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type ReplaceAbsenteeMutationVariables = Exact<{
  input: ReplaceAbsenteeInput;
}>;


export type ReplaceAbsenteeMutation = { replaceAbsentee:
    | { __typename: 'Done', ids: Array<string> }
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


export type MeQuery = { me: { id: string, name: string, login: string, locale: string, kind: string, roles: Array<string>, permissions: Array<string>, tenant: { id: string, slug: string, timeZone: string, state: string, kind: string, name: { zh: string, en: string } }, team: { id: string, name: { zh: string, en: string } } | null } };

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

export type DeviceIdentifierRowFragment = { id: string, issuer: string, di: string, level: string, containsId: string | null, containedQuantity: number | null, state: string, publishedOn: string | null, missing: Array<string>, item: { id: string, code: string, name: { zh: string, en: string } }, record: Array<{ key: string, label: string, required: boolean, company: boolean, yesNo: boolean, value: string | null }> };

export type DeviceIdentifiersQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: DeviceIdentifierFilter | null | undefined;
  sort?: Array<DeviceIdentifierSort> | DeviceIdentifierSort | null | undefined;
}>;


export type DeviceIdentifiersQuery = { deviceIdentifiers: { nodes: Array<{ id: string, issuer: string, di: string, level: string, containsId: string | null, containedQuantity: number | null, state: string, publishedOn: string | null, missing: Array<string>, item: { id: string, code: string, name: { zh: string, en: string } }, record: Array<{ key: string, label: string, required: boolean, company: boolean, yesNo: boolean, value: string | null }> }>, pageInfo: { total: number, hasNextPage: boolean, endCursor: string | null } } };

export type ItemIdentifiersQueryVariables = Exact<{
  itemId: string;
}>;


export type ItemIdentifiersQuery = { deviceIdentifiers: { nodes: Array<{ id: string, di: string, level: string, state: string, containsId: string | null, containedQuantity: number | null }> } };

export type CompanyCodesQueryVariables = Exact<{ [key: string]: never; }>;


export type CompanyCodesQuery = { companyCodes: { companyPrefix: string | null, gln: string | null, record: Array<{ key: string, label: string, required: boolean, value: string | null }> } };

export type RegisterDeviceIdentifierMutationVariables = Exact<{
  input: RegisterDeviceIdentifierInput;
}>;


export type RegisterDeviceIdentifierMutation = { registerDeviceIdentifier:
    | { __typename: 'DeviceIdentifier', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type ChangeDeviceIdentifierMutationVariables = Exact<{
  input: ChangeDeviceIdentifierInput;
}>;


export type ChangeDeviceIdentifierMutation = { changeDeviceIdentifier:
    | { __typename: 'DeviceIdentifier', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type PublishDeviceIdentifierMutationVariables = Exact<{
  input: PublishDeviceIdentifierInput;
}>;


export type PublishDeviceIdentifierMutation = { publishDeviceIdentifier:
    | { __typename: 'DeviceIdentifier', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type WithdrawDeviceIdentifierMutationVariables = Exact<{
  input: WithdrawDeviceIdentifierInput;
}>;


export type WithdrawDeviceIdentifierMutation = { withdrawDeviceIdentifier:
    | { __typename: 'DeviceIdentifier', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type SetCompanyCodesMutationVariables = Exact<{
  input: SetCompanyCodesInput;
}>;


export type SetCompanyCodesMutation = { setCompanyCodes:
    | { __typename: 'CompanyCodes', companyPrefix: string | null }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type EpcisDocumentsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: EpcisDocumentFilter | null | undefined;
  sort?: Array<EpcisDocumentSort> | EpcisDocumentSort | null | undefined;
}>;


export type EpcisDocumentsQuery = { epcisDocuments: { nodes: Array<{ id: string, capturedAt: string, capturedBy: string, source: string | null, eventCount: number }>, pageInfo: { total: number, hasNextPage: boolean, endCursor: string | null } } };

export type EpcisEventsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: EpcisEventFilter | null | undefined;
  sort?: Array<EpcisEventSort> | EpcisEventSort | null | undefined;
}>;


export type EpcisEventsQuery = { epcisEvents: { nodes: Array<{ id: string, documentId: string, type: string, eventId: string | null, eventTime: string, declaresError: boolean, disputed: boolean, correctedBy: Array<string>, content: string }>, pageInfo: { total: number, hasNextPage: boolean, endCursor: string | null } } };

export type MergeChoicesQueryVariables = Exact<{
  filter?: StockFilter | null | undefined;
}>;


export type MergeChoicesQuery = { stock: { nodes: Array<{ id: string, quantity: string, packId: string | null, lot: { id: string, number: string, kind: string, unit: string, state: string, grade: string | null, expiresOn: string | null }, location: { id: string, code: string, name: { zh: string, en: string } }, order: { id: string } | null }>, pageInfo: { total: number } } };

export type ItemMeasuresQueryVariables = Exact<{
  itemId: string;
}>;


export type ItemMeasuresQuery = { itemConversions: Array<{ id: string, numerator: string, denominator: string, perLot: boolean, unit: { id: string, code: string, decimals: number, dimension: string | null, name: { zh: string, en: string } } }> };

export type SplitLotMutationVariables = Exact<{
  input: SplitLotInput;
}>;


export type SplitLotMutation = { splitLot:
    | { __typename: 'Done', ids: Array<string> }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type MergeLotsMutationVariables = Exact<{
  input: MergeLotsInput;
}>;


export type MergeLotsMutation = { mergeLots:
    | { __typename: 'MaterialLot', id: string, number: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type RegradeLotMutationVariables = Exact<{
  input: RegradeLotInput;
}>;


export type RegradeLotMutation = { regradeLot:
    | { __typename: 'MaterialLot', id: string, number: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type RelabelLotMutationVariables = Exact<{
  input: RelabelLotInput;
}>;


export type RelabelLotMutation = { relabelLot:
    | { __typename: 'MaterialLot', id: string, number: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type SendOutMutationVariables = Exact<{
  input: SendOutInput;
}>;


export type SendOutMutation = { sendOut:
    | { __typename: 'Consignment', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type CountUnknownLotMutationVariables = Exact<{
  input: CountUnknownLotInput;
}>;


export type CountUnknownLotMutation = { countUnknownLot:
    | { __typename: 'MaterialLot', id: string, number: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type AnyLotsQueryVariables = Exact<{
  filter?: LotFilter | null | undefined;
}>;


export type AnyLotsQuery = { lots: { nodes: Array<{ id: string, number: string, unit: string, state: string, onHand: string, expiresOn: string | null, item: { id: string, code: string, name: { zh: string, en: string } } }> } };

export type LotLinksQueryVariables = Exact<{
  id: string;
}>;


export type LotLinksQuery = { lotLinks: { more: boolean, sources: Array<{ id: string, kind: string, quantity: string, source: { id: string, number: string, unit: string, state: string, item: { id: string, code: string, name: { zh: string, en: string } } }, operation: { id: string, name: { zh: string, en: string }, order: { id: string, number: string } } | null }>, targets: Array<{ id: string, kind: string, quantity: string, target: { id: string, number: string, unit: string, state: string, item: { id: string, code: string, name: { zh: string, en: string } } }, operation: { id: string, name: { zh: string, en: string }, order: { id: string, number: string } } | null }> } };

export type OrderMaterialsQueryVariables = Exact<{
  id: string;
}>;


export type OrderMaterialsQuery = { orderMaterials: Array<{ position: number, code: string, unit: string, required: string, issued: string, consumed: string, left: string, method: string, tracking: string, alternativeOf: number | null, name: { zh: string, en: string }, item: { id: string, code: string, name: { zh: string, en: string } }, operation: { id: string, name: { zh: string, en: string } } | null, proposals: Array<{ quantity: string, free: string, lot: { id: string, number: string, expiresOn: string | null }, location: { id: string, code: string, name: { zh: string, en: string } } | null }> }>, orderOutputs: Array<{ id: string, number: string, kind: string, quantity: string, onHand: string, unit: string, state: string, closedAt: string | null, item: { id: string, code: string, name: { zh: string, en: string } } }>, orderByproducts: Array<{ code: string, kind: string, unit: string, planned: string, name: { zh: string, en: string } }>, reservations: { nodes: Array<{ id: string, quantity: string, used: string, endsAt: string, lot: { id: string, number: string, unit: string }, location: { id: string, code: string, name: { zh: string, en: string } } | null }> } };

export type OrderIssuedQueryVariables = Exact<{
  id: string;
}>;


export type OrderIssuedQuery = { stock: { nodes: Array<{ id: string, quantity: string, packNumber: string | null, lot: { id: string, number: string, unit: string, state: string, item: { id: string, code: string, name: { zh: string, en: string } } }, location: { id: string, code: string, kind: string, name: { zh: string, en: string } } }> } };

export type IssueMaterialMutationVariables = Exact<{
  input: IssueMaterialInput;
}>;


export type IssueMaterialMutation = { issueMaterial:
    | { __typename: 'Done', ids: Array<string> }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type GiveBackMaterialMutationVariables = Exact<{
  input: GiveBackInput;
}>;


export type GiveBackMaterialMutation = { giveBackMaterial:
    | { __typename: 'Done', ids: Array<string> }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type ReserveMaterialMutationVariables = Exact<{
  input: ReserveMaterialInput;
}>;


export type ReserveMaterialMutation = { reserveMaterial:
    | { __typename: 'Done', ids: Array<string> }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type ReleaseReservationMutationVariables = Exact<{
  input: ReleaseReservationInput;
}>;


export type ReleaseReservationMutation = { releaseReservation:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'Reservation', id: string }
   };

export type ReceiveOutputMutationVariables = Exact<{
  input: ReceiveOutputInput;
}>;


export type ReceiveOutputMutation = { receiveOutput:
    | { __typename: 'MaterialLot', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type ShortfallsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: ShortfallFilter | null | undefined;
  sort?: Array<ShortfallSort> | ShortfallSort | null | undefined;
}>;


export type ShortfallsQuery = { shortfalls: { nodes: Array<{ id: string, quantity: string, settled: string, state: string, occurredAt: string, item: { id: string, code: string, unit: string, name: { zh: string, en: string } }, order: { id: string, number: string }, operation: { id: string, name: { zh: string, en: string } } | null, location: { id: string, code: string, name: { zh: string, en: string } } | null, target: { id: string, number: string } }>, pageInfo: { total: number, hasNextPage: boolean, endCursor: string | null } } };

export type SettleShortfallMutationVariables = Exact<{
  input: SettleShortfallInput;
}>;


export type SettleShortfallMutation = { settleShortfall:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'Shortfall', id: string }
   };

export type ConsignmentsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: ConsignmentFilter | null | undefined;
  sort?: Array<ConsignmentSort> | ConsignmentSort | null | undefined;
}>;


export type ConsignmentsQuery = { consignments: { nodes: Array<{ id: string, state: string, sentAt: string, sentBy: string, dueAt: string, note: string | null, order: { id: string, number: string }, operation: { id: string, name: { zh: string, en: string } } | null, location: { id: string, code: string, name: { zh: string, en: string }, partner: { id: string, name: { zh: string, en: string } } | null } | null, lines: Array<{ id: string, wip: boolean, sent: string, back: string, lost: string, lot: { id: string, number: string, unit: string, item: { id: string, code: string, name: { zh: string, en: string } } } }> }>, pageInfo: { total: number, hasNextPage: boolean, endCursor: string | null } } };

export type TakeInMutationVariables = Exact<{
  input: TakeInInput;
}>;


export type TakeInMutation = { takeIn:
    | { __typename: 'Consignment', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type PackRowFragment = { id: string, number: string, kind: string, state: string, parentId: string | null, shipmentId: string | null, createdAt: string, location: { id: string, code: string, name: { zh: string, en: string } } | null };

export type PacksQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: PackFilter | null | undefined;
  sort?: Array<PackSort> | PackSort | null | undefined;
}>;


export type PacksQuery = { packs: { nodes: Array<{ id: string, number: string, kind: string, state: string, parentId: string | null, shipmentId: string | null, createdAt: string, contents: Array<{ quantity: string, lot: { unit: string } }>, packs: Array<{ id: string }>, location: { id: string, code: string, name: { zh: string, en: string } } | null }>, pageInfo: { total: number, hasNextPage: boolean, endCursor: string | null } } };

export type PackDetailQueryVariables = Exact<{
  id: string;
}>;


export type PackDetailQuery = { pack: { id: string, number: string, kind: string, state: string, parentId: string | null, shipmentId: string | null, createdAt: string, contents: Array<{ quantity: string, lot: { id: string, number: string, unit: string, item: { id: string, code: string, name: { zh: string, en: string } } } }>, packs: Array<{ id: string, number: string, kind: string, state: string, parentId: string | null, shipmentId: string | null, createdAt: string, contents: Array<{ quantity: string, lot: { id: string, number: string, unit: string, item: { id: string, code: string, name: { zh: string, en: string } } } }>, packs: Array<{ id: string, number: string, kind: string, state: string, parentId: string | null, shipmentId: string | null, createdAt: string, contents: Array<{ quantity: string, lot: { id: string, number: string, unit: string, item: { id: string, code: string, name: { zh: string, en: string } } } }>, location: { id: string, code: string, name: { zh: string, en: string } } | null }>, location: { id: string, code: string, name: { zh: string, en: string } } | null }>, location: { id: string, code: string, name: { zh: string, en: string } } | null } | null };

export type OpenPackMutationVariables = Exact<{
  input: OpenPackInput;
}>;


export type OpenPackMutation = { openPack:
    | { __typename: 'Pack', id: string, number: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type PackLotMutationVariables = Exact<{
  input: PackLotInput;
}>;


export type PackLotMutation = { packLot:
    | { __typename: 'Done', ids: Array<string> }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type UnpackLotMutationVariables = Exact<{
  input: UnpackLotInput;
}>;


export type UnpackLotMutation = { unpackLot:
    | { __typename: 'Done', ids: Array<string> }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type NestPackMutationVariables = Exact<{
  input: NestPackInput;
}>;


export type NestPackMutation = { nestPack:
    | { __typename: 'Pack', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type ClosePackMutationVariables = Exact<{
  input: ClosePackInput;
}>;


export type ClosePackMutation = { closePack:
    | { __typename: 'Pack', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type ReopenPackMutationVariables = Exact<{
  input: ReopenPackInput;
}>;


export type ReopenPackMutation = { reopenPack:
    | { __typename: 'Pack', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type DissolvePackMutationVariables = Exact<{
  input: DissolvePackInput;
}>;


export type DissolvePackMutation = { dissolvePack:
    | { __typename: 'Pack', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type MovePackMutationVariables = Exact<{
  input: MovePackInput;
}>;


export type MovePackMutation = { movePack:
    | { __typename: 'Pack', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type PackPicksQueryVariables = Exact<{
  filter?: PackFilter | null | undefined;
}>;


export type PackPicksQuery = { packs: { nodes: Array<{ id: string, number: string, kind: string }> } };

export type ReceiptsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: ReceiptFilter | null | undefined;
  sort?: Array<ReceiptSort> | ReceiptSort | null | undefined;
}>;


export type ReceiptsQuery = { receipts: { nodes: Array<{ id: string, number: string, deliveryNote: string | null, purchaseOrder: string | null, receivedAt: string, receivedBy: string, supplier: { id: string, code: string, name: { zh: string, en: string } } | null, takenBack: { id: string, occurredAt: string } | null }>, pageInfo: { total: number, hasNextPage: boolean, endCursor: string | null } } };

export type ReceiptDetailQueryVariables = Exact<{
  id: string;
}>;


export type ReceiptDetailQuery = { receipt: { id: string, number: string, deliveryNote: string | null, purchaseOrder: string | null, receivedAt: string, receivedBy: string, note: string | null, supplier: { id: string, code: string, name: { zh: string, en: string } } | null, lots: Array<{ id: string, number: string, quantity: string, unit: string, state: string, item: { id: string, code: string, name: { zh: string, en: string } } }>, takenBack: { id: string, occurredAt: string, actorName: string, reason: string | null } | null } | null };

export type ReceiveLotsMutationVariables = Exact<{
  input: ReceiveLotsInput;
}>;


export type ReceiveLotsMutation = { receiveLots:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'Receipt', id: string, number: string }
   };

export type TakeBackReceiptMutationVariables = Exact<{
  input: TakeBackReceiptInput;
}>;


export type TakeBackReceiptMutation = { takeBackReceipt:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'Receipt', id: string }
   };

export type ShipmentsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: ShipmentFilter | null | undefined;
  sort?: Array<ShipmentSort> | ShipmentSort | null | undefined;
}>;


export type ShipmentsQuery = { shipments: { nodes: Array<{ id: string, number: string, state: string, customerPo: string | null, carrier: string | null, trackingNumber: string | null, createdAt: string, shippedAt: string | null, shippedBy: string | null, customer: { id: string, code: string, name: { zh: string, en: string } } }>, pageInfo: { total: number, hasNextPage: boolean, endCursor: string | null } } };

export type ShipmentDetailQueryVariables = Exact<{
  id: string;
}>;


export type ShipmentDetailQuery = { shipment: { id: string, number: string, state: string, customerPo: string | null, carrier: string | null, trackingNumber: string | null, address: string | null, createdAt: string, shippedAt: string | null, shippedBy: string | null, note: string | null, customer: { id: string, code: string, name: { zh: string, en: string } }, lines: Array<{ id: string, position: number, quantity: string, shippedQuantity: string, item: { id: string, code: string, kind: string, unit: string, unitId: string, itemRevision: string, drawing: string | null, name: { zh: string, en: string } } }>, shipped: Array<{ id: string, kind: string, quantity: string, actorName: string, reason: string | null, reversesId: string | null, occurredAt: string, fromPackNumber: string | null, toPackNumber: string | null, lot: { id: string, number: string, unit: string, item: { id: string, code: string, name: { zh: string, en: string } } }, targetLot: { id: string, number: string } | null, fromLocation: { id: string, code: string, name: { zh: string, en: string } } | null, toLocation: { id: string, code: string, name: { zh: string, en: string } } | null, order: { id: string, number: string } | null }> } | null };

export type CreateShipmentMutationVariables = Exact<{
  input: CreateShipmentInput;
}>;


export type CreateShipmentMutation = { createShipment:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'Shipment', id: string, number: string }
   };

export type ReviseShipmentMutationVariables = Exact<{
  input: ReviseShipmentInput;
}>;


export type ReviseShipmentMutation = { reviseShipment:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'Shipment', id: string }
   };

export type CancelShipmentMutationVariables = Exact<{
  input: CancelShipmentInput;
}>;


export type CancelShipmentMutation = { cancelShipment:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'Shipment', id: string }
   };

export type ShipMutationVariables = Exact<{
  input: ShipInput;
}>;


export type ShipMutation = { ship:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'Shipment', id: string }
   };

export type CountSheetsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: CountFilter | null | undefined;
  sort?: Array<CountSort> | CountSort | null | undefined;
}>;


export type CountSheetsQuery = { countSheets: { nodes: Array<{ id: string, number: string, state: string, blind: boolean, openedBy: string, createdAt: string, bookedAt: string | null, bookedBy: string | null, lineCount: number, countedCount: number, differingCount: number | null, location: { id: string, code: string, name: { zh: string, en: string } } }>, pageInfo: { total: number, hasNextPage: boolean, endCursor: string | null } } };

export type CountDetailQueryVariables = Exact<{
  id: string;
}>;


export type CountDetailQuery = { countSheet: { id: string, number: string, state: string, blind: boolean, openedBy: string, createdAt: string, bookedAt: string | null, bookedBy: string | null, lineCount: number, countedCount: number, differingCount: number | null, location: { id: string, code: string, name: { zh: string, en: string } } } | null };

export type CountLinesQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
  onlyOpen: boolean;
  onlyDiffering: boolean;
}>;


export type CountLinesQuery = { countLines: { nodes: Array<{ id: string, expected: string | null, counted: string | null, difference: string | null, countedAt: string | null, countedBy: string | null, reason: string | null, packId: string | null, packNumber: string | null, lot: { id: string, number: string, unit: string, item: { id: string, code: string, name: { zh: string, en: string } } } }>, pageInfo: { total: number, hasNextPage: boolean, endCursor: string | null } } };

export type OpenCountMutationVariables = Exact<{
  input: OpenCountInput;
}>;


export type OpenCountMutation = { openCount:
    | { __typename: 'CountSheet', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type CountLotsMutationVariables = Exact<{
  input: CountLotsInput;
}>;


export type CountLotsMutation = { countLots:
    | { __typename: 'CountSheet', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type RecountLinesMutationVariables = Exact<{
  input: RecountLinesInput;
}>;


export type RecountLinesMutation = { recountLines:
    | { __typename: 'CountSheet', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type CancelCountMutationVariables = Exact<{
  input: CancelCountInput;
}>;


export type CancelCountMutation = { cancelCount:
    | { __typename: 'CountSheet', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type BookCountMutationVariables = Exact<{
  input: BookCountInput;
}>;


export type BookCountMutation = { bookCount:
    | { __typename: 'CountSheet', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type RecallHeadFragment = { id: string, number: string, kind: string, state: string, level: string | null, why: string, beganAt: string, foundAt: string, foundMs: number, found: number, openedBy: string, heldAt: string | null, heldBy: string | null, held: number, answeredAt: string | null, answeredBy: string | null, grade: string | null, closedAt: string | null, closedBy: string | null, summary: string | null, sources: Array<{ kind: string, id: string | null, text: string | null, since: string | null, until: string | null }>, criteria: Array<{ name: string, value: string | null, good: string, bad: string, verdict: string }> };

export type RecallFiguresAllFragment = { differencePercent: string, totals: Array<{ name: string, lots: number, amounts: Array<{ unit: string, quantity: string }> }>, roots: Array<{ unit: string, lots: number, accounted: string, difference: string, unexplained: string, item: { id: string, code: string, name: { zh: string, en: string } }, lot: { id: string, number: string } | null, flows: Array<{ name: string, quantity: string }> }>, items: Array<{ unit: string, lots: number, accounted: string, difference: string, unexplained: string, item: { id: string, code: string, name: { zh: string, en: string } }, flows: Array<{ name: string, quantity: string }> }> };

export type RecallsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: RecallFilter | null | undefined;
  sort?: Array<RecallSort> | RecallSort | null | undefined;
}>;


export type RecallsQuery = { recalls: { nodes: Array<{ id: string, number: string, kind: string, state: string, level: string | null, why: string, beganAt: string, foundAt: string, foundMs: number, found: number, openedBy: string, heldAt: string | null, heldBy: string | null, held: number, answeredAt: string | null, answeredBy: string | null, grade: string | null, closedAt: string | null, closedBy: string | null, summary: string | null, sources: Array<{ kind: string, id: string | null, text: string | null, since: string | null, until: string | null }>, criteria: Array<{ name: string, value: string | null, good: string, bad: string, verdict: string }> }>, pageInfo: { total: number, hasNextPage: boolean, endCursor: string | null } } };

export type DrillStateQueryVariables = Exact<{ [key: string]: never; }>;


export type DrillStateQuery = { drillStatus: { dueAt: string, overdue: boolean, targets: { intervalDays: number, idsSeconds: number, holdSeconds: number, tolerancePercent: string }, last: { id: string, number: string, beganAt: string, grade: string | null } | null } };

export type RecallDetailQueryVariables = Exact<{
  id: string;
}>;


export type RecallDetailQuery = { recall: { id: string, number: string, kind: string, state: string, level: string | null, why: string, beganAt: string, foundAt: string, foundMs: number, found: number, openedBy: string, heldAt: string | null, heldBy: string | null, held: number, answeredAt: string | null, answeredBy: string | null, grade: string | null, closedAt: string | null, closedBy: string | null, summary: string | null, tasks: Array<{ id: string, kind: string, code: string, contact: string | null, phone: string | null, email: string | null, quantity: string, unit: string, role: string, dueAt: string, doneAt: string | null, doneBy: string | null, note: string | null, name: { zh: string, en: string } }>, acts: Array<{ id: string, kind: string, lots: number, tookMs: number, actedAt: string, actedBy: string, reason: string | null }>, sources: Array<{ kind: string, id: string | null, text: string | null, since: string | null, until: string | null }>, criteria: Array<{ name: string, value: string | null, good: string, bad: string, verdict: string }> } | null };

export type RecallReachQueryVariables = Exact<{
  id: string;
}>;


export type RecallReachQuery = { recall: { id: string, scope: { count: number, rootCount: number, tookMs: number, unheld: number, figures: { differencePercent: string, totals: Array<{ name: string, lots: number, amounts: Array<{ unit: string, quantity: string }> }>, roots: Array<{ unit: string, lots: number, accounted: string, difference: string, unexplained: string, item: { id: string, code: string, name: { zh: string, en: string } }, lot: { id: string, number: string } | null, flows: Array<{ name: string, quantity: string }> }>, items: Array<{ unit: string, lots: number, accounted: string, difference: string, unexplained: string, item: { id: string, code: string, name: { zh: string, en: string } }, flows: Array<{ name: string, quantity: string }> }> }, customers: Array<{ reachable: boolean, partner: { id: string, code: string, contact: string | null, phone: string | null, email: string | null, address: string | null, name: { zh: string, en: string } } | null, sent: Array<{ shipmentId: string | null, number: string | null, shippedAt: string | null, trackingNumber: string | null, unit: string, quantity: string, recovered: string, lots: number, firstLot: string, item: { id: string, code: string, name: { zh: string, en: string } } }> }>, places: Array<{ id: string, code: string, kind: string, unit: string, quantity: string, lots: number, name: { zh: string, en: string } }>, orders: Array<{ id: string, number: string, quantity: string, unit: string, state: OrderState, dueAt: string, item: { id: string, code: string, name: { zh: string, en: string } } }> } } | null };

export type RecallLotsQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
  filter?: RecallLotFilter | null | undefined;
  sort?: Array<RecallLotSort> | RecallLotSort | null | undefined;
}>;


export type RecallLotsQuery = { recall: { id: string, scope: { count: number, lots: { nodes: Array<{ id: string, number: string, kind: string, quantity: string, unit: string, state: string, receivedAt: string, supplierLot: string | null, item: { id: string, code: string, name: { zh: string, en: string } } }>, pageInfo: { total: number, hasNextPage: boolean, endCursor: string | null } } } } | null };

export type RecallSentLotsQueryVariables = Exact<{
  id: string;
  shipmentId: string;
  itemId: string;
}>;


export type RecallSentLotsQuery = { recall: { id: string, scope: { count: number, sentLots: Array<{ id: string, number: string, out: string }> } } | null };

export type RecallPreviewQueryVariables = Exact<{
  sources: Array<RecallSourceInput> | RecallSourceInput;
}>;


export type RecallPreviewQuery = { recallScope: { count: number, rootCount: number, tookMs: number, unheld: number, figures: { differencePercent: string, totals: Array<{ name: string, lots: number, amounts: Array<{ unit: string, quantity: string }> }> }, customers: Array<{ reachable: boolean }> } };

export type RecallIdentifyQueryVariables = Exact<{
  text: string;
}>;


export type RecallIdentifyQuery = { identify: { verdict: string, candidates: Array<{ kind: string, id: string, text: string, by: string, item: { id: string, code: string, name: { zh: string, en: string } } | null }> } };

export type RecallLotNameQueryVariables = Exact<{
  id: string;
}>;


export type RecallLotNameQuery = { lot: { id: string, number: string, unit: string, item: { id: string, code: string, name: { zh: string, en: string } } } | null };

export type OpenRecallMutationVariables = Exact<{
  input: OpenRecallInput;
}>;


export type OpenRecallMutation = { openRecall:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'Recall', id: string, number: string }
   };

export type HoldRecalledMutationVariables = Exact<{
  input: HoldRecalledInput;
}>;


export type HoldRecalledMutation = { holdRecalled:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'Recall', id: string, held: number }
   };

export type ReleaseRecalledMutationVariables = Exact<{
  input: ReleaseRecalledInput;
}>;


export type ReleaseRecalledMutation = { releaseRecalled:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'Recall', id: string, held: number }
   };

export type CompleteRecallTaskMutationVariables = Exact<{
  input: CompleteRecallTaskInput;
}>;


export type CompleteRecallTaskMutation = { completeRecallTask:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'RecallTask', id: string }
   };

export type AnswerRecallMutationVariables = Exact<{
  input: AnswerRecallInput;
}>;


export type AnswerRecallMutation = { answerRecall:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'Recall', id: string, grade: string | null }
   };

export type CloseRecallMutationVariables = Exact<{
  input: CloseRecallInput;
}>;


export type CloseRecallMutation = { closeRecall:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'Recall', id: string }
   };

export type SetRecallTargetsMutationVariables = Exact<{
  input: SetRecallTargetsInput;
}>;


export type SetRecallTargetsMutation = { setRecallTargets:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'RecallTargets', intervalDays: number }
   };

export type LotRowFragment = { id: string, number: string, kind: string, quantity: string, onHand: string, unit: string, state: string, origin: string, supplierLot: string | null, receivedAt: string, manufacturedOn: string | null, expiresOn: string | null, grade: string | null, custom: Array<{ code: string, value: string }>, item: { id: string, code: string, expiryWarnDays: number, name: { zh: string, en: string } }, supplier: { id: string, name: { zh: string, en: string } } | null, order: { id: string, number: string } | null };

export type MovementRowFragment = { id: string, kind: string, quantity: string, actorName: string, reason: string | null, reversesId: string | null, occurredAt: string, fromPackNumber: string | null, toPackNumber: string | null, lot: { id: string, number: string, unit: string, item: { id: string, code: string, name: { zh: string, en: string } } }, targetLot: { id: string, number: string } | null, fromLocation: { id: string, code: string, name: { zh: string, en: string } } | null, toLocation: { id: string, code: string, name: { zh: string, en: string } } | null, order: { id: string, number: string } | null };

export type LotsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: LotFilter | null | undefined;
  sort?: Array<LotSort> | LotSort | null | undefined;
}>;


export type LotsQuery = { lots: { nodes: Array<{ id: string, number: string, kind: string, quantity: string, onHand: string, unit: string, state: string, origin: string, supplierLot: string | null, receivedAt: string, manufacturedOn: string | null, expiresOn: string | null, grade: string | null, custom: Array<{ code: string, value: string }>, item: { id: string, code: string, expiryWarnDays: number, name: { zh: string, en: string } }, supplier: { id: string, name: { zh: string, en: string } } | null, order: { id: string, number: string } | null }>, pageInfo: { total: number, hasNextPage: boolean, endCursor: string | null } } };

export type LotPicksQueryVariables = Exact<{
  filter?: LotFilter | null | undefined;
}>;


export type LotPicksQuery = { lots: { nodes: Array<{ id: string, number: string, unit: string, state: string, onHand: string, expiresOn: string | null, item: { id: string, code: string, name: { zh: string, en: string } } }> } };

export type LotDetailQueryVariables = Exact<{
  id: string;
}>;


export type LotDetailQuery = { lot: { certificates: Array<string>, factor: string | null, factorUnit: string | null, closedAt: string | null, receiptId: string | null, receiptNumber: string | null, id: string, number: string, kind: string, quantity: string, onHand: string, unit: string, state: string, origin: string, supplierLot: string | null, receivedAt: string, manufacturedOn: string | null, expiresOn: string | null, grade: string | null, balances: Array<{ id: string, quantity: string, packId: string | null, packNumber: string | null, location: { id: string, code: string, status: string, name: { zh: string, en: string } }, order: { id: string, number: string } | null }>, custom: Array<{ code: string, value: string }>, item: { id: string, code: string, expiryWarnDays: number, name: { zh: string, en: string } }, supplier: { id: string, name: { zh: string, en: string } } | null, order: { id: string, number: string } | null } | null };

export type TagReadsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: TagReadFilter | null | undefined;
}>;


export type TagReadsQuery = { tagReads: { nodes: Array<{ id: string, text: string, verdict: string, kind: string | null, thingId: string | null, moved: boolean, readAt: string, deviceId: string | null, device: string | null, packNumber: string | null, location: { id: string, code: string, name: { zh: string, en: string } } | null, lot: { id: string, number: string, item: { id: string, code: string, name: { zh: string, en: string } } } | null }>, pageInfo: { total: number, hasNextPage: boolean, endCursor: string | null } } };

export type LotMovementsQueryVariables = Exact<{
  id: string;
}>;


export type LotMovementsQuery = { movements: { nodes: Array<{ id: string, kind: string, quantity: string, actorName: string, reason: string | null, reversesId: string | null, occurredAt: string, fromPackNumber: string | null, toPackNumber: string | null, lot: { id: string, number: string, unit: string, item: { id: string, code: string, name: { zh: string, en: string } } }, targetLot: { id: string, number: string } | null, fromLocation: { id: string, code: string, name: { zh: string, en: string } } | null, toLocation: { id: string, code: string, name: { zh: string, en: string } } | null, order: { id: string, number: string } | null }>, pageInfo: { total: number, hasNextPage: boolean, endCursor: string | null } } };

export type LotStatusChangesQueryVariables = Exact<{
  id: string;
}>;


export type LotStatusChangesQuery = { lotStatusChanges: Array<{ lineId: string, was: string | null, status: string, reason: string | null, meaning: string | null, by: string, at: string }> };

export type StockQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: StockFilter | null | undefined;
  sort?: Array<StockSort> | StockSort | null | undefined;
}>;


export type StockQuery = { stock: { nodes: Array<{ id: string, quantity: string, packId: string | null, packNumber: string | null, lot: { id: string, number: string, unit: string, state: string, supplierLot: string | null, expiresOn: string | null, grade: string | null, item: { id: string, code: string, expiryWarnDays: number, name: { zh: string, en: string } } }, location: { id: string, code: string, name: { zh: string, en: string } }, order: { id: string, number: string } | null }>, pageInfo: { total: number, hasNextPage: boolean, endCursor: string | null } } };

export type StockTotalsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: StockFilter | null | undefined;
}>;


export type StockTotalsQuery = { stockTotals: { nodes: Array<{ id: string, quantity: string, free: string, issued: string, blocked: string, lots: number, expiresOn: string | null, item: { id: string, code: string, unit: string, expiryWarnDays: number, name: { zh: string, en: string } } }>, pageInfo: { total: number, hasNextPage: boolean, endCursor: string | null } } };

export type MovementsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: MovementFilter | null | undefined;
  sort: MovementSort;
}>;


export type MovementsQuery = { movements: { nodes: Array<{ id: string, kind: string, quantity: string, actorName: string, reason: string | null, reversesId: string | null, occurredAt: string, fromPackNumber: string | null, toPackNumber: string | null, lot: { id: string, number: string, unit: string, item: { id: string, code: string, name: { zh: string, en: string } } }, targetLot: { id: string, number: string } | null, fromLocation: { id: string, code: string, name: { zh: string, en: string } } | null, toLocation: { id: string, code: string, name: { zh: string, en: string } } | null, order: { id: string, number: string } | null }>, pageInfo: { total: number, hasNextPage: boolean, endCursor: string | null } } };

export type StorageLocationsQueryVariables = Exact<{
  search?: string | null | undefined;
  kinds?: Array<string> | string | null | undefined;
}>;


export type StorageLocationsQuery = { storageLocations: { nodes: Array<{ id: string, code: string, kind: string, status: string, active: boolean, name: { zh: string, en: string }, partner: { id: string, name: { zh: string, en: string } } | null }> } };

export type OneLocationQueryVariables = Exact<{
  id: string;
}>;


export type OneLocationQuery = { storageLocation: { id: string, code: string, kind: string, status: string, active: boolean, name: { zh: string, en: string }, partner: { id: string, name: { zh: string, en: string } } | null } | null };

export type PartnerPicksQueryVariables = Exact<{
  filter?: PartnerFilter | null | undefined;
}>;


export type PartnerPicksQuery = { partners: { nodes: Array<{ id: string, code: string, name: { zh: string, en: string } }> } };

export type TransferLotMutationVariables = Exact<{
  input: TransferLotInput;
}>;


export type TransferLotMutation = { transferLot:
    | { __typename: 'Movement', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type AdjustLotMutationVariables = Exact<{
  input: AdjustLotInput;
}>;


export type AdjustLotMutation = { adjustLot:
    | { __typename: 'Movement', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type ScrapLotMutationVariables = Exact<{
  input: ScrapLotInput;
}>;


export type ScrapLotMutation = { scrapLot:
    | { __typename: 'Movement', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type ReturnToSupplierMutationVariables = Exact<{
  input: ReturnToSupplierInput;
}>;


export type ReturnToSupplierMutation = { returnToSupplier:
    | { __typename: 'Movement', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type ReturnFromCustomerMutationVariables = Exact<{
  input: ReturnFromCustomerInput;
}>;


export type ReturnFromCustomerMutation = { returnFromCustomer:
    | { __typename: 'MaterialLot', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type ChangeLotStatusMutationVariables = Exact<{
  input: ChangeLotStatusInput;
}>;


export type ChangeLotStatusMutation = { changeLotStatus:
    | { __typename: 'Done', ids: Array<string> }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type HoldLotsMutationVariables = Exact<{
  input: HoldLotsInput;
}>;


export type HoldLotsMutation = { holdLots:
    | { __typename: 'Done', ids: Array<string> }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type ChangeLotMutationVariables = Exact<{
  input: ChangeLotInput;
}>;


export type ChangeLotMutation = { changeLot:
    | { __typename: 'MaterialLot', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type DeclarationRowFragment = { id: string, listCode: string, kind: string, number: string, issuer: string | null, issuedOn: string, validUntil: string | null, sha256: string | null, note: string | null, enteredBy: string, withdrawnAt: string | null, withdrawnBy: string | null, item: { id: string, code: string, name: { zh: string, en: string } }, supplier: { id: string, code: string, name: { zh: string, en: string } } | null, lot: { id: string, number: string } | null, values: Array<{ substance: string, material: string, ppm: string, exemption: string | null }> };

export type DeclarationsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: DeclarationFilter | null | undefined;
  sort?: Array<DeclarationSort> | DeclarationSort | null | undefined;
}>;


export type DeclarationsQuery = { substanceDeclarations: { nodes: Array<{ id: string, listCode: string, kind: string, number: string, issuer: string | null, issuedOn: string, validUntil: string | null, sha256: string | null, note: string | null, enteredBy: string, withdrawnAt: string | null, withdrawnBy: string | null, item: { id: string, code: string, name: { zh: string, en: string } }, supplier: { id: string, code: string, name: { zh: string, en: string } } | null, lot: { id: string, number: string } | null, values: Array<{ substance: string, material: string, ppm: string, exemption: string | null }> }>, pageInfo: { total: number, hasNextPage: boolean, endCursor: string | null } } };

export type SubstanceBooksQueryVariables = Exact<{ [key: string]: never; }>;


export type SubstanceBooksQuery = { substanceBooks: Array<{ code: string, source: string, published: boolean, name: { zh: string, en: string }, limits: Array<{ code: string, cas: string | null, limitPpm: string, name: { zh: string, en: string } }>, exemptions: Array<{ code: string, text: string, substances: Array<string>, limitPpm: string | null, expiresOn: string | null, name: { zh: string, en: string } }> }>, substancePolicies: Array<{ itemId: string | null, listCode: string, policy: string }> };

export type ProductSubstancesQueryVariables = Exact<{
  itemId: string;
  listCode: string;
}>;


export type ProductSubstancesQuery = { productCompliance: { day: string, listCode: string, item: { id: string, code: string, name: { zh: string, en: string } }, verdict: { state: string, detail: string, until: string | null }, weakest: { item: { id: string, code: string, name: { zh: string, en: string } }, supplier: { id: string, name: { zh: string, en: string } } | null } | null, parts: Array<{ path: string, level: number, bought: boolean, under: { id: string, code: string, name: { zh: string, en: string } } | null, item: { id: string, code: string, name: { zh: string, en: string } }, supplier: { id: string, code: string, name: { zh: string, en: string } } | null, verdict: { state: string, detail: string, until: string | null } }> } };

export type LotSubstancesQueryVariables = Exact<{
  lotId: string;
  listCode: string;
}>;


export type LotSubstancesQuery = { lotCompliance: { state: string, detail: string, until: string | null } };

export type DeclareSubstancesMutationVariables = Exact<{
  input: DeclareSubstancesInput;
}>;


export type DeclareSubstancesMutation = { declareSubstances:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'SubstanceDeclaration', id: string }
   };

export type WithdrawDeclarationMutationVariables = Exact<{
  input: WithdrawDeclarationInput;
}>;


export type WithdrawDeclarationMutation = { withdrawDeclaration:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'SubstanceDeclaration', id: string }
   };

export type KeepSubstanceMutationVariables = Exact<{
  input: KeepSubstanceInput;
}>;


export type KeepSubstanceMutation = { keepSubstance:
    | { __typename: 'KeptSubstance', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type KeepExemptionMutationVariables = Exact<{
  input: KeepExemptionInput;
}>;


export type KeepExemptionMutation = { keepExemption:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'SubstanceExemption', code: string }
   };

export type SetSubstancePolicyMutationVariables = Exact<{
  input: SetSubstancePolicyInput;
}>;


export type SetSubstancePolicyMutation = { setSubstancePolicy:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'SubstancePolicy', policy: string }
   };

export type TraceIdentifyQueryVariables = Exact<{
  text: string;
}>;


export type TraceIdentifyQuery = { identify: { text: string, verdict: string, company: string | null, candidates: Array<{ kind: string, id: string, text: string, by: string, item: { code: string, name: { zh: string, en: string } } | null }> } };

export type TraceGraphQueryVariables = Exact<{
  start: TraceStart;
  direction: TraceDirection;
}>;


export type TraceGraphQuery = { trace: { count: number, capped: boolean, milliseconds: number, starts: Array<number>, lots: unknown, links: unknown, items: Array<{ id: string, code: string, name: { zh: string, en: string } }>, orders: Array<{ id: string, number: string, state: string }>, suppliers: Array<{ id: string, name: { zh: string, en: string } }> } };

export type TraceSumsQueryVariables = Exact<{
  start: TraceStart;
  direction: TraceDirection;
}>;


export type TraceSumsQuery = { trace: { figures: { rawLots: number, orders: number, finishedLots: number, workInProcess: number, shippedLots: number, closes: boolean, unclosedLots: number, unclosedLinks: number, amounts: Array<{ unit: string, lots: number, made: string, free: string, issued: string, shipped: string, scrapped: string }>, recipients: Array<{ lots: Array<number>, shipments: number, customer: { id: string, code: string, name: { zh: string, en: string } } }>, unclosed: Array<{ lotId: string, number: string, unit: string, difference: string }> } } };

export type TraceRowsQueryVariables = Exact<{
  start: TraceStart;
  direction: TraceDirection;
  first: number;
  after?: string | null | undefined;
  filter?: TraceLotFilter | null | undefined;
  sort?: Array<TraceSort> | TraceSort | null | undefined;
}>;


export type TraceRowsQuery = { traceLots: { nodes: Array<{ id: string, number: string, quantity: string, unit: string, state: string, origin: string, supplierLot: string | null, receivedAt: string, item: { code: string, name: { zh: string, en: string } } }>, pageInfo: { endCursor: string | null, hasNextPage: boolean, total: number } } };

export type TraceProofQueryVariables = Exact<{
  lotIds: Array<string> | string;
}>;


export type TraceProofQuery = { traceEvidence: Array<{ name: string, more: boolean, gap: string | null, facts: Array<{ kind: string, at: string | null, until: string | null, lotId: string | null, who: string | null, where: string | null, value: string | null, unit: string | null, note: string | null, was: string | null, now: string | null, refers: string | null, refersTo: string | null, name: { zh: string, en: string } | null }> }> };

export type TracePlacesQueryVariables = Exact<{ [key: string]: never; }>;


export type TracePlacesQuery = { workCenters: Array<{ id: string, code: string, name: { zh: string, en: string }, workUnits: Array<{ id: string, code: string, name: { zh: string, en: string } }> }> };

export type TracePeopleQueryVariables = Exact<{
  search?: string | null | undefined;
}>;


export type TracePeopleQuery = { users: { nodes: Array<{ id: string, name: string, login: string }> } };

export type WorkerTransferLotMutationVariables = Exact<{
  input: TransferLotInput;
}>;


export type WorkerTransferLotMutation = { transferLot:
    | { __typename: 'Movement', id: string }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type WorkerChangeLotStatusMutationVariables = Exact<{
  input: ChangeLotStatusInput;
}>;


export type WorkerChangeLotStatusMutation = { changeLotStatus:
    | { __typename: 'Done' }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type WorkerHoldLotsMutationVariables = Exact<{
  input: HoldLotsInput;
}>;


export type WorkerHoldLotsMutation = { holdLots:
    | { __typename: 'Done' }
    | { __typename: 'Problem', code: string, text: string, params: unknown }
   };

export type WorkerShipmentsQueryVariables = Exact<{ [key: string]: never; }>;


export type WorkerShipmentsQuery = { shipments: { nodes: Array<{ id: string, number: string, customerPo: string | null, customer: { code: string, name: { zh: string, en: string } }, lines: Array<{ id: string, quantity: string, shippedQuantity: string, item: { id: string, code: string, unit: string, name: { zh: string, en: string } } }> }> } };

export type WorkerShipMutationVariables = Exact<{
  input: ShipInput;
}>;


export type WorkerShipMutation = { ship:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'Shipment', id: string }
   };

export type WorkerStockQueryVariables = Exact<{
  known?: Array<string> | string | null | undefined;
  opened?: Array<string> | string | null | undefined;
}>;


export type WorkerStockQuery = { phoneStock: { day: string, tags: Array<string>, items: Array<{ id: string, code: string, zh: string, en: string, unit: string, decimals: number, gtin: string | null, tracking: string, issueMethod: string, receivedAs: string, shelfLifeDays: number | null, expiryPolicy: string, expiryWarnDays: number, pickRule: string }> | null, locations: Array<{ id: string, code: string, zh: string, en: string, kind: string, siteId: string, status: string }> | null, lots: Array<{ id: string, number: string, kind: string, itemId: string, state: string, supplierLot: string | null, receivedAt: string, expiresOn: string | null, balances: Array<{ locationId: string, orderId: string | null, packId: string | null, quantity: string }> }> | null, orders: Array<{ id: string, number: string, itemId: string, quantity: string, dueAt: string, cards: Array<string>, needs: Array<{ itemId: string, position: number, alternativeOf: number | null, required: string, issued: string, left: string }> }> | null, reservations: Array<{ id: string, orderId: string, lotId: string, locationId: string, left: string, endsAt: string }> | null, counts: Array<{ id: string, number: string, locationId: string, blind: boolean, lines: Array<{ lotId: string, packId: string | null, expected: string | null, counted: string | null }> }> | null, packs: Array<{ id: string, number: string, kind: string, state: string, locationId: string | null, parentId: string | null }> | null, suppliers: Array<{ id: string, code: string, zh: string, en: string }> | null, helpers: Array<{ matter: string, name: string, phone: string | null }> | null } };

export type WorkerIdentifyQueryVariables = Exact<{
  text: string;
}>;


export type WorkerIdentifyQuery = { identify: { verdict: string, company: string | null, candidates: Array<{ kind: string, id: string, text: string, by: string, itemId: string | null, orderId: string | null, item: { code: string, name: { zh: string, en: string } } | null, lot: { id: string, number: string, state: string, unit: string, quantity: string, supplierLot: string | null, expiresOn: string | null } | null }> } };

export type VisitFieldsFragment = { id: string, homeName: string, staffName: string, why: string, modeAsked: string, minutesAsked: number, askedAt: string, expiresAt: string, state: string, mode: string | null, until: string | null, decidedBy: string | null, decidedAt: string | null, endedBy: string | null, endedAt: string | null, revision: number };

export type VisitsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: VisitFilter | null | undefined;
}>;


export type VisitsQuery = { visits: { nodes: Array<{ id: string, homeName: string, staffName: string, why: string, modeAsked: string, minutesAsked: number, askedAt: string, expiresAt: string, state: string, mode: string | null, until: string | null, decidedBy: string | null, decidedAt: string | null, endedBy: string | null, endedAt: string | null, revision: number }>, pageInfo: { endCursor: string | null, hasNextPage: boolean, total: number } } };

export type VisitorsQueryVariables = Exact<{ [key: string]: never; }>;


export type VisitorsQuery = { visitors: Array<{ id: string, homeName: string, staffName: string, why: string, modeAsked: string, minutesAsked: number, askedAt: string, expiresAt: string, state: string, mode: string | null, until: string | null, decidedBy: string | null, decidedAt: string | null, endedBy: string | null, endedAt: string | null, revision: number }> };

export type OwnVisitQueryVariables = Exact<{ [key: string]: never; }>;


export type OwnVisitQuery = { ownVisit: { id: string, homeName: string, staffName: string, why: string, modeAsked: string, minutesAsked: number, askedAt: string, expiresAt: string, state: string, mode: string | null, until: string | null, decidedBy: string | null, decidedAt: string | null, endedBy: string | null, endedAt: string | null, revision: number } | null };

export type ConsentVisitMutationVariables = Exact<{
  input: ConsentVisitInput;
}>;


export type ConsentVisitMutation = { consentVisit:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'Visit', id: string }
   };

export type DeclineVisitMutationVariables = Exact<{
  input: DeclineVisitInput;
}>;


export type DeclineVisitMutation = { declineVisit:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'Visit', id: string }
   };

export type EndVisitMutationVariables = Exact<{
  input: EndVisitInput;
}>;


export type EndVisitMutation = { endVisit:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'Visit', id: string }
   };

export type WageMonthQueryVariables = Exact<{
  month?: string | null | undefined;
}>;


export type WageMonthQuery = { wageMonth: { month: string, closable: boolean, total: string, pending: number, disputes: number, closed: { id: string, closedAt: string, closedBy: string, people: number, lineCount: number, total: string, digest: string } | null, people: Array<{ userId: string, name: string, login: string, grade: string, reports: number, good: string, piece: string, hourly: string, adjusted: string, total: string, waiting: string }>, gaps: Array<{ itemId: string, operationDefinitionId: string, item: string, grade: string, since: string, until: string, reports: number, quantity: string, itemName: { zh: string, en: string }, operationName: { zh: string, en: string } }> } };

export type WageSlipQueryVariables = Exact<{
  userId?: string | null | undefined;
  month?: string | null | undefined;
}>;


export type WageSlipQuery = { wageSlip: { userId: string, name: string, month: string, grade: string, closedAt: string | null, total: string, waiting: string, gaps: number, lines: Array<{ source: string, sourceId: string, reportId: string | null, day: string, at: string, amount: string, state: string, kind: string, good: string, processScrap: string, materialScrap: string, rework: string, seconds: string | null, grade: string, share: string, crew: number, rateId: string | null, rateVersion: number | null, rateFrom: string | null, rate: string | null, basis: string | null, reversesId: string | null, adjusts: string | null, order: string, item: string, operationId: string | null, sequence: number | null, note: string | null, factors: { processScrap: string, materialScrap: string, rework: string } | null, itemName: { zh: string, en: string }, operationName: { zh: string, en: string } }> } };

export type WageRatesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: WageRateFilter | null | undefined;
  sort?: Array<WageRateSort> | WageRateSort | null | undefined;
}>;


export type WageRatesQuery = { wageRates: { nodes: Array<{ id: string, grade: string | null, basis: string, amount: string | null, effectiveFrom: string, version: number, createdAt: string, item: { id: string, code: string, name: { zh: string, en: string } } | null, operation: { id: string, code: string, name: { zh: string, en: string } } | null }>, pageInfo: { endCursor: string | null, hasNextPage: boolean, total: number } }, wageRules: Array<{ id: string, effectiveFrom: string, version: number, factors: { processScrap: string, materialScrap: string, rework: string } }> };

export type WageGradesQueryVariables = Exact<{ [key: string]: never; }>;


export type WageGradesQuery = { wageGrades: Array<{ id: string, userId: string, name: string, grade: string, effectiveFrom: string }> };

export type WageOperationsQueryVariables = Exact<{ [key: string]: never; }>;


export type WageOperationsQuery = { operationDefinitions: { nodes: Array<{ id: string, code: string, name: { zh: string, en: string } }> } };

export type WageItemsQueryVariables = Exact<{
  search?: string | null | undefined;
}>;


export type WageItemsQuery = { items: { nodes: Array<{ id: string, code: string, name: { zh: string, en: string } }> } };

export type WagePeopleQueryVariables = Exact<{
  search?: string | null | undefined;
}>;


export type WagePeopleQuery = { users: { nodes: Array<{ id: string, name: string, login: string }> } };

export type WageDisputesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: WageDisputeFilter | null | undefined;
}>;


export type WageDisputesQuery = { wageDisputes: { nodes: Array<{ id: string, userId: string, name: string, reportId: string, day: string, claim: string, amountThen: string, state: string, openedAt: string, decidedAt: string | null, decidedBy: string | null, answer: string | null, correctionId: string | null, adjustmentId: string | null, lines: Array<{ reportId: string | null, amount: string, state: string, good: string, processScrap: string, materialScrap: string, rework: string, rate: string | null, share: string, crew: number, order: string, item: string, operationName: { zh: string, en: string } }> }>, pageInfo: { endCursor: string | null, hasNextPage: boolean, total: number } } };

export type SetWageRateMutationVariables = Exact<{
  input: SetWageRateInput;
}>;


export type SetWageRateMutation = { setWageRate:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'WageRate', id: string }
   };

export type SetWageGradeMutationVariables = Exact<{
  input: SetWageGradeInput;
}>;


export type SetWageGradeMutation = { setWageGrade:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'WageGrade', id: string }
   };

export type SetWageRuleMutationVariables = Exact<{
  input: SetWageRuleInput;
}>;


export type SetWageRuleMutation = { setWageRule:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'WageRule', id: string }
   };

export type AdjustWageMutationVariables = Exact<{
  input: AdjustWageInput;
}>;


export type AdjustWageMutation = { adjustWage:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'WageAdjustment', id: string }
   };

export type OpenDisputeMutationVariables = Exact<{
  input: OpenDisputeInput;
}>;


export type OpenDisputeMutation = { openDispute:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'WageDispute', id: string }
   };

export type DecideDisputeMutationVariables = Exact<{
  input: DecideDisputeInput;
}>;


export type DecideDisputeMutation = { decideDispute:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'WageDispute', id: string }
   };

export type ClosePeriodMutationVariables = Exact<{
  input: ClosePeriodInput;
}>;


export type ClosePeriodMutation = { closePeriod:
    | { __typename: 'Problem', code: string, text: string, params: unknown }
    | { __typename: 'WagePeriod', id: string }
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

export type CockpitQueryVariables = Exact<{ [key: string]: never; }>;


export type CockpitQuery = { cockpit: { timeZone: string, now: string, day: string, planned: string | null, plannedByNow: string | null, ordersOpen: number, ordersLate: number, ordersHeld: number, ordersStuck: number, andonOpen: number, unitCount: number, unitsRunning: number, company: { zh: string, en: string } | null, site: { zh: string, en: string } | null, shift: { zh: string, en: string } | null, figures: Array<{ key: string, value: string | null, part: string | null, base: string | null }>, people: { present: number, rostered: number | null, reporting: number }, hours: Array<{ startsAt: string, good: string | null, planned: string | null }>, orders: Array<{ id: string, number: string, dueAt: string, late: boolean, held: boolean, item: { zh: string, en: string } | null, customer: { zh: string, en: string } | null, current: { position: number, count: number, name: { zh: string, en: string } } | null, operations: Array<{ id: string, state: string, plannedQuantity: string, goodQuantity: string, processScrapQuantity: string, materialScrapQuantity: string, held: boolean }> }>, andons: Array<{ id: string, kind: string, level: number, calledAt: string, calledBy: string, acknowledgedBy: string | null, workUnit: { id: string, code: string } | null, workCenter: { id: string, code: string } | null }>, units: Array<{ id: string, code: string, state: string, since: string | null, kind: string | null, operation: { zh: string, en: string } | null }> } };

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
export const AllowanceRowFragmentDoc = new TypedDocumentString(`
    fragment AllowanceRow on Allowance {
  role {
    id
    code
    name {
      zh
      en
    }
  }
  grant {
    id
    scopeKind
    scopeName {
      zh
      en
    }
    givenBy
    givenAt
    reason
  }
}
    `, {"fragmentName":"AllowanceRow"}) as unknown as TypedDocumentString<AllowanceRowFragment, unknown>;
export const SignInRowFragmentDoc = new TypedDocumentString(`
    fragment SignInRow on SignIn {
  id
  user {
    id
    name
  }
  login
  kind
  device
  address
  agent
  provedBy
  secondBy
  since
  seenAt
  expiresAt
  current
}
    `, {"fragmentName":"SignInRow"}) as unknown as TypedDocumentString<SignInRowFragment, unknown>;
export const InvitationRowFragmentDoc = new TypedDocumentString(`
    fragment InvitationRow on Invitation {
  id
  name
  phone
  email
  locale
  roles
  scopeKind
  placeName {
    zh
    en
  }
  teamName {
    zh
    en
  }
  invitedBy
  sentAt
  expiresAt
  acceptedAt
  state
  timesSent
  userId
  link
  joinCode
}
    `, {"fragmentName":"InvitationRow"}) as unknown as TypedDocumentString<InvitationRowFragment, unknown>;
export const ReviewRowFragmentDoc = new TypedDocumentString(`
    fragment ReviewRow on AccessReview {
  id
  label
  startedBy
  startedAt
  dueAt
  closedAt
  parts {
    id
    own
    signedAt
    signedBy
    lineCount
    decidedCount
    removedCount
    reviewer {
      id
      name
    }
  }
}
    `, {"fragmentName":"ReviewRow"}) as unknown as TypedDocumentString<ReviewRowFragment, unknown>;
export const PersonRowFragmentDoc = new TypedDocumentString(`
    fragment PersonRow on User {
  id
  login
  name
  active
  badge
  phone
  email
  locale
  leavesAt
  lastSeenAt
  signInCount
  hasPassword
  hasPin
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
export const PolicyFieldsFragmentDoc = new TypedDocumentString(`
    fragment PolicyFields on SecurityPolicy {
  preset
  ways
  minLength
  minClasses
  history
  expireDays
  lockTries
  lockMinutes
  secondFactor
  secondFactorFrom
  ssoOnly
  breakGlassIds
  belowPart11
}
    `, {"fragmentName":"PolicyFields"}) as unknown as TypedDocumentString<PolicyFieldsFragment, unknown>;
export const ProviderFieldsFragmentDoc = new TypedDocumentString(`
    fragment ProviderFields on SsoProvider {
  id
  kind
  name
  enabled
  issuer
  clientId
  ssoUrl
  certificates
  scopes
  claimLogin
  claimName
  claimEmail
  claimPhone
  provisions
  defaultRoleId
  countsAsSecond
  secretSetAt
  testedAt
  testedBy
  problem
  revision
}
    `, {"fragmentName":"ProviderFields"}) as unknown as TypedDocumentString<ProviderFieldsFragment, unknown>;
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
export const CostLineRowFragmentDoc = new TypedDocumentString(`
    fragment CostLineRow on CostLine {
  kind
  basis
  source
  name {
    zh
    en
  }
  quantity
  unit
  rate
  amount
}
    `, {"fragmentName":"CostLineRow"}) as unknown as TypedDocumentString<CostLineRowFragment, unknown>;
export const ScopeFragmentDoc = new TypedDocumentString(`
    fragment Scope on FigureScope {
  firstDay
  lastDay
  siteId
  shiftId
  outsideShifts
  since
  until
  areaId
  workCenterId
  itemId
  asOf
}
    `, {"fragmentName":"Scope"}) as unknown as TypedDocumentString<ScopeFragment, unknown>;
export const FigureValueFragmentDoc = new TypedDocumentString(`
    fragment FigureValue on Figure {
  key
  value
  unit
  rows
  part
  base
}
    `, {"fragmentName":"FigureValue"}) as unknown as TypedDocumentString<FigureValueFragment, unknown>;
export const ItemHandlingPartsFragmentDoc = new TypedDocumentString(`
    fragment ItemHandlingParts on Item {
  gtin
  tracking
  issueMethod
  outputMethod
  receivedAs
  madeAs
  shelfLifeDays
  expiryPolicy
  expiryWarnDays
  pickRule
}
    `, {"fragmentName":"ItemHandlingParts"}) as unknown as TypedDocumentString<ItemHandlingPartsFragment, unknown>;
export const BomPartsFragmentDoc = new TypedDocumentString(`
    fragment BomParts on Bom {
  id
  itemId
  version
  state
  effectiveFrom
  effectiveTo
  approvedAt
  lineCount
}
    `, {"fragmentName":"BomParts"}) as unknown as TypedDocumentString<BomPartsFragment, unknown>;
export const ItemPartsFragmentDoc = new TypedDocumentString(`
    fragment ItemParts on Item {
  id
  code
  name {
    zh
    en
  }
  kind
  unit
  unitId
  itemRevision
  drawing
}
    `, {"fragmentName":"ItemParts"}) as unknown as TypedDocumentString<ItemPartsFragment, unknown>;
export const BomLinePartsFragmentDoc = new TypedDocumentString(`
    fragment BomLineParts on BomLine {
  id
  position
  quantity
  unit
  unitId
  scrapPercent
  phantom
  alternativeOf
  stepSequence
  note
  item {
    ...ItemParts
  }
}
    fragment ItemParts on Item {
  id
  code
  name {
    zh
    en
  }
  kind
  unit
  unitId
  itemRevision
  drawing
}`, {"fragmentName":"BomLineParts"}) as unknown as TypedDocumentString<BomLinePartsFragment, unknown>;
export const RoutingPartsFragmentDoc = new TypedDocumentString(`
    fragment RoutingParts on Routing {
  id
  itemId
  version
  state
  effectiveFrom
  effectiveTo
  approvedAt
}
    `, {"fragmentName":"RoutingParts"}) as unknown as TypedDocumentString<RoutingPartsFragment, unknown>;
export const StepPartsFragmentDoc = new TypedDocumentString(`
    fragment StepParts on RoutingStep {
  id
  sequence
  name {
    zh
    en
  }
  setupSeconds
  cycleSeconds
  predecessors
  reportMode
  boxQuantity
  needsApproval
  overLimitPercent
  skipAllowed
  skillCodes
  operationDefinitionId
  workCenterId
  workUnitId
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
  alternatives {
    id
    preference
    setupSeconds
    cycleSeconds
    workCenterId
    workUnitId
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
  }
}
    `, {"fragmentName":"StepParts"}) as unknown as TypedDocumentString<StepPartsFragment, unknown>;
export const DefinitionPartsFragmentDoc = new TypedDocumentString(`
    fragment DefinitionParts on OperationDefinition {
  id
  code
  name {
    zh
    en
  }
  setupSeconds
  cycleSeconds
  skillCodes
  workCenterId
  workCenter {
    id
    code
    name {
      zh
      en
    }
  }
}
    `, {"fragmentName":"DefinitionParts"}) as unknown as TypedDocumentString<DefinitionPartsFragment, unknown>;
export const InstructionPartsFragmentDoc = new TypedDocumentString(`
    fragment InstructionParts on Instruction {
  id
  version
  state
  stepSequence
  madeBy
  createdAt
  approvedAt
  approvedBy
  operationDefinitionId
  itemId
  item {
    id
    code
    name {
      zh
      en
    }
  }
  steps {
    id
    position
    text {
      zh
      en
    }
    sha256
    mediaType
    critical
  }
}
    `, {"fragmentName":"InstructionParts"}) as unknown as TypedDocumentString<InstructionPartsFragment, unknown>;
export const ChangePartsFragmentDoc = new TypedDocumentString(`
    fragment ChangeParts on EngineeringChange {
  id
  number
  title
  why
  state
  effectiveFrom
  requestedBy
  requestedAt
  submittedAt
  decidedBy
  decidedAt
  decisionNote
}
    `, {"fragmentName":"ChangeParts"}) as unknown as TypedDocumentString<ChangePartsFragment, unknown>;
export const PartnerPartsFragmentDoc = new TypedDocumentString(`
    fragment PartnerParts on Partner {
  id
  code
  name {
    zh
    en
  }
  customer
  supplier
  contact
  phone
  email
  address
  taxId
}
    `, {"fragmentName":"PartnerParts"}) as unknown as TypedDocumentString<PartnerPartsFragment, unknown>;
export const KindPartsFragmentDoc = new TypedDocumentString(`
    fragment KindParts on ImportKind {
  name
  title {
    zh
    en
  }
  creates
}
    `, {"fragmentName":"KindParts"}) as unknown as TypedDocumentString<KindPartsFragment, unknown>;
export const CountPartsFragmentDoc = new TypedDocumentString(`
    fragment CountParts on RowCounts {
  total
  planned
  ready
  duplicate
  refused
  held
  applied
  takenBack
  kept
  warned
}
    `, {"fragmentName":"CountParts"}) as unknown as TypedDocumentString<CountPartsFragment, unknown>;
export const RunPartsFragmentDoc = new TypedDocumentString(`
    fragment RunParts on ImportRun {
  id
  state
  fileName
  sentBy
  createdAt
  endedAt
  createMissing
  rollBackReason
  revision
  kind {
    ...KindParts
  }
  columns {
    title
    sample
    field
  }
  problem {
    code
    params
  }
  counts {
    ...CountParts
  }
}
    fragment KindParts on ImportKind {
  name
  title {
    zh
    en
  }
  creates
}
fragment CountParts on RowCounts {
  total
  planned
  ready
  duplicate
  refused
  held
  applied
  takenBack
  kept
  warned
}`, {"fragmentName":"RunParts"}) as unknown as TypedDocumentString<RunPartsFragment, unknown>;
export const PackagePartsFragmentDoc = new TypedDocumentString(`
    fragment PackageParts on ConfigurationPackage {
  id
  name
  origin
  companySlug
  company {
    zh
    en
  }
  madeAt
  groups
  rows
  size
  keptBy
  createdAt
  appliedAt
  appliedBy
}
    `, {"fragmentName":"PackageParts"}) as unknown as TypedDocumentString<PackagePartsFragment, unknown>;
export const RelativeFragmentDoc = new TypedDocumentString(`
    fragment Relative on Order {
  id
  number
  state
  relation
  kind
  quantity
  goodQuantity
  unit
  dueAt
  expectedAt
  item {
    id
    code
    name {
      zh
      en
    }
  }
}
    `, {"fragmentName":"Relative"}) as unknown as TypedDocumentString<RelativeFragment, unknown>;
export const DemandRowFragmentDoc = new TypedDocumentString(`
    fragment DemandRow on Demand {
  id
  number
  kind
  customerPo
  customerPoLine
  quantity
  plannedQuantity
  toPlanQuantity
  goodQuantity
  unit
  dueAt
  priority
  state
  note
  expectedAt
  expectedBasis
  lateBy
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
  orders {
    id
    number
    state
    quantity
    goodQuantity
  }
}
    `, {"fragmentName":"DemandRow"}) as unknown as TypedDocumentString<DemandRowFragment, unknown>;
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
  expectedBasis
  lateBy
  kind
  relation
  itemRevision
  customerPo
  customerPoLine
  custom {
    code
    value
  }
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
  worker
  approval
  shiftDay
  shift {
    zh
    en
  }
  correctsId
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
export const HandoverRowFragmentDoc = new TypedDocumentString(`
    fragment HandoverRow on ShiftHandover {
  id
  state
  shiftId
  shiftDay
  shift {
    zh
    en
  }
  filledAt
  note
  incomingNote
  outgoingBy
  outgoingId
  outgoingAt
  incomingBy
  incomingAt
  areaId
  area {
    id
    code
    name {
      zh
      en
    }
  }
}
    `, {"fragmentName":"HandoverRow"}) as unknown as TypedDocumentString<HandoverRowFragment, unknown>;
export const AndonRowFragmentDoc = new TypedDocumentString(`
    fragment AndonRow on Andon {
  id
  kind
  state
  level
  note
  photos
  calledBy
  calledAt
  escalatesAt
  acknowledgedBy
  acknowledgedAt
  resolvedBy
  resolvedAt
  cause
  holdId
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
  operation {
    id
    name {
      zh
      en
    }
    order {
      id
      number
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
    `, {"fragmentName":"AndonRow"}) as unknown as TypedDocumentString<AndonRowFragment, unknown>;
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
export const DispatchRowFragmentDoc = new TypedDocumentString(`
    fragment DispatchRow on DispatchEntry {
  id
  startsAt
  endsAt
  why
  dueAt
  orderEndsAt
  lateSeconds
  firstBy
  firstBecause
  operation {
    id
    card
    sequence
    name {
      zh
      en
    }
    remainingQuantity
    plannedQuantity
    state
    order {
      id
      number
      unit
      item {
        id
        code
        name {
          zh
          en
        }
      }
    }
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
  }
  blocker {
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
  person {
    id
    name
  }
  assigned {
    id
    user {
      id
      name
    }
  }
}
    `, {"fragmentName":"DispatchRow"}) as unknown as TypedDocumentString<DispatchRowFragment, unknown>;
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
export const DeviceIdentifierRowFragmentDoc = new TypedDocumentString(`
    fragment DeviceIdentifierRow on DeviceIdentifier {
  id
  issuer
  di
  level
  containsId
  containedQuantity
  state
  publishedOn
  missing
  item {
    id
    code
    name {
      zh
      en
    }
  }
  record {
    key
    label
    required
    company
    yesNo
    value
  }
}
    `, {"fragmentName":"DeviceIdentifierRow"}) as unknown as TypedDocumentString<DeviceIdentifierRowFragment, unknown>;
export const PackRowFragmentDoc = new TypedDocumentString(`
    fragment PackRow on Pack {
  id
  number
  kind
  state
  parentId
  shipmentId
  createdAt
  location {
    id
    code
    name {
      zh
      en
    }
  }
}
    `, {"fragmentName":"PackRow"}) as unknown as TypedDocumentString<PackRowFragment, unknown>;
export const RecallHeadFragmentDoc = new TypedDocumentString(`
    fragment RecallHead on Recall {
  id
  number
  kind
  state
  level
  why
  beganAt
  foundAt
  foundMs
  found
  openedBy
  heldAt
  heldBy
  held
  answeredAt
  answeredBy
  grade
  closedAt
  closedBy
  summary
  sources {
    kind
    id
    text
    since
    until
  }
  criteria {
    name
    value
    good
    bad
    verdict
  }
}
    `, {"fragmentName":"RecallHead"}) as unknown as TypedDocumentString<RecallHeadFragment, unknown>;
export const RecallFiguresAllFragmentDoc = new TypedDocumentString(`
    fragment RecallFiguresAll on RecallFigures {
  differencePercent
  totals {
    name
    lots
    amounts {
      unit
      quantity
    }
  }
  roots {
    item {
      id
      code
      name {
        zh
        en
      }
    }
    unit
    lots
    lot {
      id
      number
    }
    flows {
      name
      quantity
    }
    accounted
    difference
    unexplained
  }
  items {
    item {
      id
      code
      name {
        zh
        en
      }
    }
    unit
    lots
    flows {
      name
      quantity
    }
    accounted
    difference
    unexplained
  }
}
    `, {"fragmentName":"RecallFiguresAll"}) as unknown as TypedDocumentString<RecallFiguresAllFragment, unknown>;
export const LotRowFragmentDoc = new TypedDocumentString(`
    fragment LotRow on MaterialLot {
  id
  number
  kind
  quantity
  onHand
  unit
  state
  origin
  supplierLot
  receivedAt
  manufacturedOn
  expiresOn
  grade
  custom {
    code
    value
  }
  item {
    id
    code
    name {
      zh
      en
    }
    expiryWarnDays
  }
  supplier {
    id
    name {
      zh
      en
    }
  }
  order {
    id
    number
  }
}
    `, {"fragmentName":"LotRow"}) as unknown as TypedDocumentString<LotRowFragment, unknown>;
export const MovementRowFragmentDoc = new TypedDocumentString(`
    fragment MovementRow on Movement {
  id
  kind
  quantity
  actorName
  reason
  reversesId
  occurredAt
  lot {
    id
    number
    unit
    item {
      id
      code
      name {
        zh
        en
      }
    }
  }
  targetLot {
    id
    number
  }
  fromLocation {
    id
    code
    name {
      zh
      en
    }
  }
  toLocation {
    id
    code
    name {
      zh
      en
    }
  }
  fromPackNumber
  toPackNumber
  order {
    id
    number
  }
}
    `, {"fragmentName":"MovementRow"}) as unknown as TypedDocumentString<MovementRowFragment, unknown>;
export const DeclarationRowFragmentDoc = new TypedDocumentString(`
    fragment DeclarationRow on SubstanceDeclaration {
  id
  listCode
  kind
  number
  issuer
  issuedOn
  validUntil
  sha256
  note
  enteredBy
  withdrawnAt
  withdrawnBy
  item {
    id
    code
    name {
      zh
      en
    }
  }
  supplier {
    id
    code
    name {
      zh
      en
    }
  }
  lot {
    id
    number
  }
  values {
    substance
    material
    ppm
    exemption
  }
}
    `, {"fragmentName":"DeclarationRow"}) as unknown as TypedDocumentString<DeclarationRowFragment, unknown>;
export const VisitFieldsFragmentDoc = new TypedDocumentString(`
    fragment VisitFields on Visit {
  id
  homeName
  staffName
  why
  modeAsked
  minutesAsked
  askedAt
  expiresAt
  state
  mode
  until
  decidedBy
  decidedAt
  endedBy
  endedAt
  revision
}
    `, {"fragmentName":"VisitFields"}) as unknown as TypedDocumentString<VisitFieldsFragment, unknown>;
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
export const SearchEverythingDocument = {"__meta__":{"hash":"5c044923acd8f3e05ebea87a7eb2e8b951f29de648844795ce900768383294b9"}} as unknown as TypedDocumentString<SearchEverythingQuery, SearchEverythingQueryVariables>;
export const SearchPeopleDocument = {"__meta__":{"hash":"5532646132f74d4aa89a1e2df2afcecc0a9a01a9d265d5eae727ffa2df7a2343"}} as unknown as TypedDocumentString<SearchPeopleQuery, SearchPeopleQueryVariables>;
export const FindCardDocument = {"__meta__":{"hash":"508e6374f02a3c560e4170247f64664a0b41041b150defdda68f3bd8da02d75d"}} as unknown as TypedDocumentString<FindCardQuery, FindCardQueryVariables>;
export const IdentifyDocument = {"__meta__":{"hash":"ed9b4342f3ec5481abc1b629b8acd162472730be45ca6ca2a0a598c1832d3d38"}} as unknown as TypedDocumentString<IdentifyQuery, IdentifyQueryVariables>;
export const SitesDocument = {"__meta__":{"hash":"2ab1281288035feb4353e6e11d14d2ed8f891adac6dbad78939c7cac037f0598"}} as unknown as TypedDocumentString<SitesQuery, SitesQueryVariables>;
export const ShownAnnouncementsDocument = {"__meta__":{"hash":"803b4e05576b4f36f4d3f46e3eb3274ca641dbcf60a87741ea3ce33cabac1648"}} as unknown as TypedDocumentString<ShownAnnouncementsQuery, ShownAnnouncementsQueryVariables>;
export const ReadAnnouncementDocument = {"__meta__":{"hash":"7cfa5f37195811cc70e8be85f587fb353a562113bff8e59198ef6450a010402b"}} as unknown as TypedDocumentString<ReadAnnouncementMutation, ReadAnnouncementMutationVariables>;
export const WorkerAnnouncementsDocument = {"__meta__":{"hash":"05fdcc577b0fc5d37bf1efa5ab5f929197f830b89773923543ed9bbeba10c850"}} as unknown as TypedDocumentString<WorkerAnnouncementsQuery, WorkerAnnouncementsQueryVariables>;
export const WorkerReadAnnouncementDocument = {"__meta__":{"hash":"c2bd9172cf91dd7a81b349bcb5c1ebac339c7b79ddfc7107f7462437061fa1a5"}} as unknown as TypedDocumentString<WorkerReadAnnouncementMutation, WorkerReadAnnouncementMutationVariables>;
export const CalendarDocument = {"__meta__":{"hash":"1d853cfc25ca868296279fb2d2eafbd0b294dda216dc675e3fa7c48e1bfa91a5"}} as unknown as TypedDocumentString<CalendarQuery, CalendarQueryVariables>;
export const SetWorkCalendarDocument = {"__meta__":{"hash":"7a8ebddfce0d5af27cd94c4f775636defe0b566f10ae6ebe08565768ebbaf06b"}} as unknown as TypedDocumentString<SetWorkCalendarMutation, SetWorkCalendarMutationVariables>;
export const CopyHolidaysDocument = {"__meta__":{"hash":"641dee9e39b420eedf4bbb3ca1ba2b9a3fcef01700069bb90d4fa8075585a43e"}} as unknown as TypedDocumentString<CopyHolidaysMutation, CopyHolidaysMutationVariables>;
export const SetCalendarDayDocument = {"__meta__":{"hash":"138657209b5eeaafd0e4c33d775420189e17d70f5b6d1c642944040df4e785a7"}} as unknown as TypedDocumentString<SetCalendarDayMutation, SetCalendarDayMutationVariables>;
export const RemoveCalendarDayDocument = {"__meta__":{"hash":"5c7d182f3039cdcf3b843de3734bc08d9f1ed2a7adb6ac3b432d5d48b44eed46"}} as unknown as TypedDocumentString<RemoveCalendarDayMutation, RemoveCalendarDayMutationVariables>;
export const AddCalendarWindowDocument = {"__meta__":{"hash":"6a1c74f9273de4a14a9c0fa3d10722f14d90aa8bf42ce8a47a857f86476ba0f3"}} as unknown as TypedDocumentString<AddCalendarWindowMutation, AddCalendarWindowMutationVariables>;
export const RemoveCalendarWindowDocument = {"__meta__":{"hash":"59a64514d2e6dd050ec45591c4a7a9550b642c4ff601626ffcc5749a584efea9"}} as unknown as TypedDocumentString<RemoveCalendarWindowMutation, RemoveCalendarWindowMutationVariables>;
export const CreateShiftDocument = {"__meta__":{"hash":"9cab8b16832692e5aed1238e634881cd4e2acab8c5e2eb5dc277002ce7a08374"}} as unknown as TypedDocumentString<CreateShiftMutation, CreateShiftMutationVariables>;
export const ChangeShiftDocument = {"__meta__":{"hash":"3d31a028ba017fdba21a4ed3fcee270cbc3a7273896bc6b22db79ad684150b8a"}} as unknown as TypedDocumentString<ChangeShiftMutation, ChangeShiftMutationVariables>;
export const SetPlaceCalendarDocument = {"__meta__":{"hash":"48b9b0244e05794c77f2b2aa1c6dfddb859c0662638447cac4076e4599e07a15"}} as unknown as TypedDocumentString<SetPlaceCalendarMutation, SetPlaceCalendarMutationVariables>;
export const RemovePlaceCalendarDocument = {"__meta__":{"hash":"1e06e4bc7f4b35c278360dc66e82986ac09600919467a63fd15d52498da99c72"}} as unknown as TypedDocumentString<RemovePlaceCalendarMutation, RemovePlaceCalendarMutationVariables>;
export const SkillsDocument = {"__meta__":{"hash":"375e5322cd791087b7c8d890b18af70749c71ada0403e058536f0096bfc3c8d3"}} as unknown as TypedDocumentString<SkillsQuery, SkillsQueryVariables>;
export const UserSkillsDocument = {"__meta__":{"hash":"f4b589cccbe27816cf7b8599a2b7b1f190cf0c43e3a05ac3ef7433a1e00a9332"}} as unknown as TypedDocumentString<UserSkillsQuery, UserSkillsQueryVariables>;
export const CreateSkillDocument = {"__meta__":{"hash":"18cdafef977ddb4b4d6d8be227a99d1eecb29dd369dd334017dff125bc5895e8"}} as unknown as TypedDocumentString<CreateSkillMutation, CreateSkillMutationVariables>;
export const GiveSkillDocument = {"__meta__":{"hash":"b20c257565a79fd4034ecfa68b262583b56c4635853a1b99b46b9e15a047dd27"}} as unknown as TypedDocumentString<GiveSkillMutation, GiveSkillMutationVariables>;
export const WithdrawSkillDocument = {"__meta__":{"hash":"56e83cd88fcabfb9b7baa816a028f8652fde58d2cf6ff10dcdf8515d660cd333"}} as unknown as TypedDocumentString<WithdrawSkillMutation, WithdrawSkillMutationVariables>;
export const AttendancesDocument = {"__meta__":{"hash":"df433e7693238487b6aa86b1e1c32014f186bcc59eff19feee7eca7d10569688"}} as unknown as TypedDocumentString<AttendancesQuery, AttendancesQueryVariables>;
export const AbsencesDocument = {"__meta__":{"hash":"e6b8354494bda296671a25fc2bcb89305e776ed274aa15705b8b447b7231ea31"}} as unknown as TypedDocumentString<AbsencesQuery, AbsencesQueryVariables>;
export const StampAttendanceDocument = {"__meta__":{"hash":"8ff310fc8a7ac81f9c7e0324cc08c225b8f574e48a4abf3cc65c1acd9b7c4aad"}} as unknown as TypedDocumentString<StampAttendanceMutation, StampAttendanceMutationVariables>;
export const CorrectAttendanceDocument = {"__meta__":{"hash":"ca50b85d453854321d53a6cce178eee09508da6bbd304637fc61696f9918d43e"}} as unknown as TypedDocumentString<CorrectAttendanceMutation, CorrectAttendanceMutationVariables>;
export const RecordAbsenceDocument = {"__meta__":{"hash":"cb4775b438840b4a53e619098dda5c94aac93893f5222ac68ce45dc635b1f71e"}} as unknown as TypedDocumentString<RecordAbsenceMutation, RecordAbsenceMutationVariables>;
export const CancelAbsenceDocument = {"__meta__":{"hash":"0f661776434e500690e831819775e4e13c4824c45b4c41c1ad88530750631cda"}} as unknown as TypedDocumentString<CancelAbsenceMutation, CancelAbsenceMutationVariables>;
export const RostersDocument = {"__meta__":{"hash":"61aa4f21ba858019682a8f0af33997d319bcc296073de45e0a25a110a3eba829"}} as unknown as TypedDocumentString<RostersQuery, RostersQueryVariables>;
export const RosterPeopleDocument = {"__meta__":{"hash":"70b8f6e1995f3951be790315edfab29e589cca6e54c738a72dfc60461c21b581"}} as unknown as TypedDocumentString<RosterPeopleQuery, RosterPeopleQueryVariables>;
export const SetRosterDocument = {"__meta__":{"hash":"8cd58665151e08c9d87000f85bcf0d75faa2bbe2ab4408485c11d359de9472ff"}} as unknown as TypedDocumentString<SetRosterMutation, SetRosterMutationVariables>;
export const CopyRosterWeekDocument = {"__meta__":{"hash":"27d339425c6ad68db245187d920229765706bb4ea791b4289beeeaba08610f78"}} as unknown as TypedDocumentString<CopyRosterWeekMutation, CopyRosterWeekMutationVariables>;
export const SwapRosterDocument = {"__meta__":{"hash":"e3388fb18cd5109bd882552a3f8b3f760a8e0ef85c4b8de3c2a6db66dafce317"}} as unknown as TypedDocumentString<SwapRosterMutation, SwapRosterMutationVariables>;
export const AssetsDocument = {"__meta__":{"hash":"39f26711b5cc5bbbf142bce635240283a6ed92c81a3cce1c30f5b414383b6c34"}} as unknown as TypedDocumentString<AssetsQuery, AssetsQueryVariables>;
export const SignalsDocument = {"__meta__":{"hash":"e91e7b6577a0e177920d9a1bf8a7b12dc0a08b6eda4276a1fcc27c7b0c8d6146"}} as unknown as TypedDocumentString<SignalsQuery, SignalsQueryVariables>;
export const ToolsDocument = {"__meta__":{"hash":"8eec1750d9de649b665182f2c086b87759cae1ba0c8d4539749835214eeb1073"}} as unknown as TypedDocumentString<ToolsQuery, ToolsQueryVariables>;
export const RegisterToolDocument = {"__meta__":{"hash":"57e97084745557aab4765fabf67dd702aaefff7527506770a30a7dd6f93600e3"}} as unknown as TypedDocumentString<RegisterToolMutation, RegisterToolMutationVariables>;
export const ChangeToolDocument = {"__meta__":{"hash":"f3ea1d4dcd28b68f280f6b3e077574d0f5fac5b94422f9daf66f48da0bf9a66f"}} as unknown as TypedDocumentString<ChangeToolMutation, ChangeToolMutationVariables>;
export const MountToolDocument = {"__meta__":{"hash":"6046a020556d7cee46d7c719208ce7204c09c90e9124141f94c3f6ff41c766f2"}} as unknown as TypedDocumentString<MountToolMutation, MountToolMutationVariables>;
export const RenewToolDocument = {"__meta__":{"hash":"107d6cba8578ec0d456ff76221b303c67307060058b80b24ef9f76d286b243d4"}} as unknown as TypedDocumentString<RenewToolMutation, RenewToolMutationVariables>;
export const ChangeAssetStatusDocument = {"__meta__":{"hash":"f52e3413f3e112fa2cf8b6bfb7f810111aab8e5cb1f7a5769387bdaca92dcb37"}} as unknown as TypedDocumentString<ChangeAssetStatusMutation, ChangeAssetStatusMutationVariables>;
export const PersonRightsDocument = {"__meta__":{"hash":"a2a28c199be397dc26fe8c5b034e82bead7017b626c1238b366996ee6bdd6158"}} as unknown as TypedDocumentString<PersonRightsQuery, PersonRightsQueryVariables>;
export const WhoCanDocument = {"__meta__":{"hash":"395128d89b4a55e767bbd390e5618b4f9cc707cf219f7510c06c0d9f4decf0cb"}} as unknown as TypedDocumentString<WhoCanQuery, WhoCanQueryVariables>;
export const RoleEffectDocument = {"__meta__":{"hash":"e9834ab9fc7b278ec496766b39366c59b61e4cb267b81189e59dd28c1fd001e9"}} as unknown as TypedDocumentString<RoleEffectQuery, RoleEffectQueryVariables>;
export const SignInsDocument = {"__meta__":{"hash":"c04492eed4ed86711949e77ec7a2434d35b29662c5e53cb9f754da2ed6bef69d"}} as unknown as TypedDocumentString<SignInsQuery, SignInsQueryVariables>;
export const MySignInsDocument = {"__meta__":{"hash":"c536e813b04ee350ef9aa63383b8036fff4d7badf1be128bb67b79e9bd2d7019"}} as unknown as TypedDocumentString<MySignInsQuery, MySignInsQueryVariables>;
export const RevokeSessionDocument = {"__meta__":{"hash":"295dd31428a7714bd7f0c81540f633665bc8392f5d0a640114993d18c4c0d84b"}} as unknown as TypedDocumentString<RevokeSessionMutation, RevokeSessionMutationVariables>;
export const EndSessionsDocument = {"__meta__":{"hash":"57bfc7e17354492ffbbc7d4329b77cf60beae0d077176c8e99d19fd5eb4c1844"}} as unknown as TypedDocumentString<EndSessionsMutation, EndSessionsMutationVariables>;
export const ScheduleLeavingDocument = {"__meta__":{"hash":"8188b9e9181bc6c4838fb9514ad681f40401b571efdbd8358eb5d7e4d00cd7dd"}} as unknown as TypedDocumentString<ScheduleLeavingMutation, ScheduleLeavingMutationVariables>;
export const InvitationsDocument = {"__meta__":{"hash":"41b6d161884b0b4ae626f3141f86263cf51a19f211fdd3dd56e87a9e8d047b27"}} as unknown as TypedDocumentString<InvitationsQuery, InvitationsQueryVariables>;
export const InviteDocument = {"__meta__":{"hash":"985879f92dd1034cbf84eeea5af0fb8f25e20170b508627783fc7233fe16a345"}} as unknown as TypedDocumentString<InviteMutation, InviteMutationVariables>;
export const ResendInvitationDocument = {"__meta__":{"hash":"bfa9c50ba27c964c7b381e2fa637d51d68cc15ab22e12b51ee873723d6dfa536"}} as unknown as TypedDocumentString<ResendInvitationMutation, ResendInvitationMutationVariables>;
export const WithdrawInvitationDocument = {"__meta__":{"hash":"f0e45ef8ede9348ed2bb75739e798efe155074b16392e6039c1f62046f252081"}} as unknown as TypedDocumentString<WithdrawInvitationMutation, WithdrawInvitationMutationVariables>;
export const ApiTokensDocument = {"__meta__":{"hash":"443bc4dceda92aa3b60ef2a5da97d5964dc0ac830b129c083de6fc4704a62e69"}} as unknown as TypedDocumentString<ApiTokensQuery, ApiTokensQueryVariables>;
export const IssueApiTokenDocument = {"__meta__":{"hash":"f2a5c869a3b6fd01c7aafd44d58ae0fe1ec5c9a97fd578acb342daf11b07a00f"}} as unknown as TypedDocumentString<IssueApiTokenMutation, IssueApiTokenMutationVariables>;
export const RevokeApiTokenDocument = {"__meta__":{"hash":"6e028b11c42104fcb39e13799d3fde20ba0fd14a48bb59d48530bb2205b74c7c"}} as unknown as TypedDocumentString<RevokeApiTokenMutation, RevokeApiTokenMutationVariables>;
export const AccessReviewsDocument = {"__meta__":{"hash":"685686e8c821c99d2486507c75d350206e7ba33406ba3776e40936944481848f"}} as unknown as TypedDocumentString<AccessReviewsQuery, AccessReviewsQueryVariables>;
export const AccessReviewDetailDocument = {"__meta__":{"hash":"6a70e2e81ac5778f964505c79e9a802941b78493e75957860853138e824fe4dc"}} as unknown as TypedDocumentString<AccessReviewDetailQuery, AccessReviewDetailQueryVariables>;
export const StartReviewDocument = {"__meta__":{"hash":"0c16ac79c6b1c0f2a677faee71188f8fb7f4edd08fee443bdc4d443e414fd815"}} as unknown as TypedDocumentString<StartReviewMutation, StartReviewMutationVariables>;
export const DecideReviewDocument = {"__meta__":{"hash":"99850e95ae469f6f9c4e9fde82d3ada3ec4a9e743cc675af13874adf123a8b6d"}} as unknown as TypedDocumentString<DecideReviewMutation, DecideReviewMutationVariables>;
export const SignReviewDocument = {"__meta__":{"hash":"d34c3717337db192aaddb77a2ccc312fa07a65828fd626bc01ce8155699f13b6"}} as unknown as TypedDocumentString<SignReviewMutation, SignReviewMutationVariables>;
export const HandOverReviewDocument = {"__meta__":{"hash":"80e714d255d0e4844aa711bb7db3b02de1cbd4059bb1111aa64f1c1109738de8"}} as unknown as TypedDocumentString<HandOverReviewMutation, HandOverReviewMutationVariables>;
export const PeopleDocument = {"__meta__":{"hash":"29a99bf795bd547aa909f7623dfaad703d5b47873c048819e7ba86fe0aedab3c"}} as unknown as TypedDocumentString<PeopleQuery, PeopleQueryVariables>;
export const PersonDetailDocument = {"__meta__":{"hash":"964254fe064641da9534afbf02cad247cfdda3981ab51e689870d8f75bead76b"}} as unknown as TypedDocumentString<PersonDetailQuery, PersonDetailQueryVariables>;
export const TeamsDocument = {"__meta__":{"hash":"848341b76d4741f38eb061ecc9554077412dc7866aad9e2d28ca1321b091a5c3"}} as unknown as TypedDocumentString<TeamsQuery, TeamsQueryVariables>;
export const RolesDocument = {"__meta__":{"hash":"e5b13c47b0413a3652f327b74d8c8746d5b3371bc24a152bdbdce71d2311f9ac"}} as unknown as TypedDocumentString<RolesQuery, RolesQueryVariables>;
export const PermissionsDocument = {"__meta__":{"hash":"64ffadfc1de09fa9e62899d343e86a46798088bb6cdb3c1398cf0d1de4d78ae4"}} as unknown as TypedDocumentString<PermissionsQuery, PermissionsQueryVariables>;
export const GrantPlacesDocument = {"__meta__":{"hash":"95fe25f7edfaff7a895da3eaa7ad196ae2215e2dc0aabb177a6d061100ae1c95"}} as unknown as TypedDocumentString<GrantPlacesQuery, GrantPlacesQueryVariables>;
export const PhonesDocument = {"__meta__":{"hash":"cce49ead28ae93b32c4479983e420e8dd2a224c160a818987b5182944f7c277f"}} as unknown as TypedDocumentString<PhonesQuery, PhonesQueryVariables>;
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
export const ChangeOwnLanguageDocument = {"__meta__":{"hash":"abd5461b00b788452e46282c76dc819054520b555618a1077d855c8c9bae26b7"}} as unknown as TypedDocumentString<ChangeOwnLanguageMutation, ChangeOwnLanguageMutationVariables>;
export const SecurityDocument = {"__meta__":{"hash":"c4049708221a2592cb60baa2bdb86d20c20e7c6b3a351ad0e3651367681539ae"}} as unknown as TypedDocumentString<SecurityQuery, SecurityQueryVariables>;
export const SecurityAdminsDocument = {"__meta__":{"hash":"778913d16ee34272d9bbd3d9c8bab3acac3e17d239bd53af188771fe77d05a9e"}} as unknown as TypedDocumentString<SecurityAdminsQuery, SecurityAdminsQueryVariables>;
export const SecurityRolesDocument = {"__meta__":{"hash":"5ed68e29edbd335967e5f928910e22e30154cab0700654ce44d2afadccd3c94b"}} as unknown as TypedDocumentString<SecurityRolesQuery, SecurityRolesQueryVariables>;
export const OwnSecurityDocument = {"__meta__":{"hash":"7ac9ab8c5ab042a45944a4aa7f618e18ed06608b00918c08699be553400478c4"}} as unknown as TypedDocumentString<OwnSecurityQuery, OwnSecurityQueryVariables>;
export const AccountStateDocument = {"__meta__":{"hash":"9f9db03b0fd2ddbd5b481279f25c27ff6c64b0dc510fb958bb33d8f8a61146eb"}} as unknown as TypedDocumentString<AccountStateQuery, AccountStateQueryVariables>;
export const ChangeSecurityPolicyDocument = {"__meta__":{"hash":"acdb198696ca7142a4158c18d549043f0f2df38806d145ccc0fb74c7494ce62e"}} as unknown as TypedDocumentString<ChangeSecurityPolicyMutation, ChangeSecurityPolicyMutationVariables>;
export const SaveSsoProviderDocument = {"__meta__":{"hash":"8468871b99f520f247fc786999fdd4b1786d4112f843e16cb6cfcd9628506091"}} as unknown as TypedDocumentString<SaveSsoProviderMutation, SaveSsoProviderMutationVariables>;
export const RemoveSsoProviderDocument = {"__meta__":{"hash":"35a7c51eaa20721d99e5aa6c222e05e9011b30de3aacedbeb4fbc376c1a7e8bb"}} as unknown as TypedDocumentString<RemoveSsoProviderMutation, RemoveSsoProviderMutationVariables>;
export const RenameFactorDocument = {"__meta__":{"hash":"830ea3f025d5b58403321315e50d96c0293aab2369fa52d6b50122665ae28c77"}} as unknown as TypedDocumentString<RenameFactorMutation, RenameFactorMutationVariables>;
export const RemoveFactorDocument = {"__meta__":{"hash":"30c2bd2de4437b8804cc2d1490f9a2232f4d4296e018f4753ec224da44350363"}} as unknown as TypedDocumentString<RemoveFactorMutation, RemoveFactorMutationVariables>;
export const ResetFactorsDocument = {"__meta__":{"hash":"d9eaafecd31a5e5a220dbe17f73edc4ffad2a3c32200d10c1b7ff89c673ecf2d"}} as unknown as TypedDocumentString<ResetFactorsMutation, ResetFactorsMutationVariables>;
export const UnlockAccountDocument = {"__meta__":{"hash":"3279e729a1963332f7dbfe29c1a986db62068ff6a35f5b515be946ce9792913b"}} as unknown as TypedDocumentString<UnlockAccountMutation, UnlockAccountMutationVariables>;
export const ChangeOwnContactDocument = {"__meta__":{"hash":"60b6cbfc6cb5fbe5e6185541eff8ded1e02bf9ad6cd2a6346c6f8bfff2fafb98"}} as unknown as TypedDocumentString<ChangeOwnContactMutation, ChangeOwnContactMutationVariables>;
export const WorkerTodosDocument = {"__meta__":{"hash":"d1a99df1ebd09a0573600991a74ee579e4326d9448187a007b0f9069c856741f"}} as unknown as TypedDocumentString<WorkerTodosQuery, WorkerTodosQueryVariables>;
export const WorkerTodoColleaguesDocument = {"__meta__":{"hash":"630975d49ec1135c8583de5b77fd49610312030dacf5eb9bc2fa05ed06363834"}} as unknown as TypedDocumentString<WorkerTodoColleaguesQuery, WorkerTodoColleaguesQueryVariables>;
export const WorkerDelegateTodoDocument = {"__meta__":{"hash":"27d2eb84d774ed75a08c9da48d3a2dbc7f5e74fba6393018a9688d07460e2a2e"}} as unknown as TypedDocumentString<WorkerDelegateTodoMutation, WorkerDelegateTodoMutationVariables>;
export const WorkerTakeTodoDocument = {"__meta__":{"hash":"2f5ab493b3b01f831918dbf96e34c156753ed08f1abdf40de8148bd9befb8eeb"}} as unknown as TypedDocumentString<WorkerTakeTodoMutation, WorkerTakeTodoMutationVariables>;
export const WorkerCloseTodoDocument = {"__meta__":{"hash":"2753978be7853bdb74b2d246b15257a3277bc4a387f38d61ca7447ccd3c6758a"}} as unknown as TypedDocumentString<WorkerCloseTodoMutation, WorkerCloseTodoMutationVariables>;
export const WorkerPushKeyDocument = {"__meta__":{"hash":"a3970cf02ecb39263b138f36ba362ea01dcce9e4f0e6cb4af496577b1d5c178c"}} as unknown as TypedDocumentString<WorkerPushKeyQuery, WorkerPushKeyQueryVariables>;
export const WorkerSubscribePushDocument = {"__meta__":{"hash":"d56b0780391fb1eac1a19095dc5d3731dfe30fcb19d17b2ed7f8dfa7ede9c5be"}} as unknown as TypedDocumentString<WorkerSubscribePushMutation, WorkerSubscribePushMutationVariables>;
export const WorkerUnsubscribePushDocument = {"__meta__":{"hash":"23e4b1536687d36227955017ec1642df19b28d3d89b8191e6029c4f811b9fab1"}} as unknown as TypedDocumentString<WorkerUnsubscribePushMutation, WorkerUnsubscribePushMutationVariables>;
export const TodoBadgeDocument = {"__meta__":{"hash":"e7f9a0459593ac1ccb20f99e480598418b70f7f5b5dcc179ec1d4136251dde3b"}} as unknown as TypedDocumentString<TodoBadgeQuery, TodoBadgeQueryVariables>;
export const TodosDocument = {"__meta__":{"hash":"ecbb7828a52974fa9b4f976c2a66ce91d5e9f5411801f773a085ea7d1957ff29"}} as unknown as TypedDocumentString<TodosQuery, TodosQueryVariables>;
export const TodoColleaguesDocument = {"__meta__":{"hash":"301759566761c7ab1b0f7af83c6d70de1e019e1427429e27f8782ec474b6bff2"}} as unknown as TypedDocumentString<TodoColleaguesQuery, TodoColleaguesQueryVariables>;
export const TakeTodoDocument = {"__meta__":{"hash":"1ae371a304570ab2c0b352d821d49fc6620c0b19815a3f180616775f560f0209"}} as unknown as TypedDocumentString<TakeTodoMutation, TakeTodoMutationVariables>;
export const DelegateTodoDocument = {"__meta__":{"hash":"cdc000a2db40d826b2a9a43d547033d7b132390b5d0d0f2335a06f12584e77fe"}} as unknown as TypedDocumentString<DelegateTodoMutation, DelegateTodoMutationVariables>;
export const CloseTodoDocument = {"__meta__":{"hash":"52f3e4c9f8ef53475c9d7f276ba3d7ab78377bbe591efc390a75b6bdd7758220"}} as unknown as TypedDocumentString<CloseTodoMutation, CloseTodoMutationVariables>;
export const MailboxDocument = {"__meta__":{"hash":"9e3791d37fa474bb12e146319a8ee7a0894e4d056f4d779ad3d1284ea5481c80"}} as unknown as TypedDocumentString<MailboxQuery, MailboxQueryVariables>;
export const RetryMessageDocument = {"__meta__":{"hash":"85ca895b848a3a9acb38ff937820a56be071e5654a53b081c3e30156c97d86a9"}} as unknown as TypedDocumentString<RetryMessageMutation, RetryMessageMutationVariables>;
export const NoticeSettingsDocument = {"__meta__":{"hash":"980916786b77ec6629c162f87089a1dfc8e329f0af16da5ee6f99a4a7e930121"}} as unknown as TypedDocumentString<NoticeSettingsQuery, NoticeSettingsQueryVariables>;
export const NoticeChannelsDocument = {"__meta__":{"hash":"2d1cfb305e94d9cc5ebfe34a77ec52a8a611981028bf308e166e0cc11aaa217c"}} as unknown as TypedDocumentString<NoticeChannelsQuery, NoticeChannelsQueryVariables>;
export const SetNotifyPreferenceDocument = {"__meta__":{"hash":"ab10d889ca3ad907102d97374b66257fea741a16ae4eb8c408ea7c76c548577f"}} as unknown as TypedDocumentString<SetNotifyPreferenceMutation, SetNotifyPreferenceMutationVariables>;
export const SetNotifyChannelDocument = {"__meta__":{"hash":"e8eaceb5387e30b2d6d1bf69d61ff1e53b43e1bf97c2b12a6c6846466e882cfb"}} as unknown as TypedDocumentString<SetNotifyChannelMutation, SetNotifyChannelMutationVariables>;
export const TestNotifyChannelDocument = {"__meta__":{"hash":"42844a2b8f4bd337f7492e7a089c95777dd1263e2c0bef70951a143d7ce2b88b"}} as unknown as TypedDocumentString<TestNotifyChannelMutation, TestNotifyChannelMutationVariables>;
export const SubscribePushDocument = {"__meta__":{"hash":"8670d8064c20fe388987f235cd5b96a8a2325d80a76fd6f83f0f7a0eb5494051"}} as unknown as TypedDocumentString<SubscribePushMutation, SubscribePushMutationVariables>;
export const OrderCostsDocument = {"__meta__":{"hash":"277830729743333a3be7eeafe23a5e178d5d1d95f6cf86a754cb98aff4088448"}} as unknown as TypedDocumentString<OrderCostsQuery, OrderCostsQueryVariables>;
export const OrderCostDocument = {"__meta__":{"hash":"a9a574adb589662c19c124cb3348a9132e952ad1789626d0b9efb4b9716ede84"}} as unknown as TypedDocumentString<OrderCostQuery, OrderCostQueryVariables>;
export const ItemPricesDocument = {"__meta__":{"hash":"5c9d7d5ec07f1af0b86cc9de1e72e2d36fad14b1f181924d7d47c83b94a4c912"}} as unknown as TypedDocumentString<ItemPricesQuery, ItemPricesQueryVariables>;
export const HourRatesDocument = {"__meta__":{"hash":"824dd2e0c254bdd8d22d22386a6e6ad5ec2f7296cc035f654e20a1830ba7284c"}} as unknown as TypedDocumentString<HourRatesQuery, HourRatesQueryVariables>;
export const SetItemPriceDocument = {"__meta__":{"hash":"3d1be55ba9e0e4c6c43a01705d6eb1dbd6b3cdc2e273c2d801566adddef695bd"}} as unknown as TypedDocumentString<SetItemPriceMutation, SetItemPriceMutationVariables>;
export const SetHourRateDocument = {"__meta__":{"hash":"7e02247aa47a8cf16217270972375c66434cd5ff0aadb3068589f684475a0a1c"}} as unknown as TypedDocumentString<SetHourRateMutation, SetHourRateMutationVariables>;
export const EnterCostDocument = {"__meta__":{"hash":"f1cd72480798aafc8932a5142ceb3293be06d76ccad80c0a3acaccc099699060"}} as unknown as TypedDocumentString<EnterCostMutation, EnterCostMutationVariables>;
export const ReverseCostDocument = {"__meta__":{"hash":"d39f70223df204c5a2a3b57cbf973c808e50877a1ac1cced3bc08b434f448461"}} as unknown as TypedDocumentString<ReverseCostMutation, ReverseCostMutationVariables>;
export const ProductionDayDocument = {"__meta__":{"hash":"8009d86779aa4ea8fe6f622c3bad0341b81a18fda0b8473ee54c2762b476c39f"}} as unknown as TypedDocumentString<ProductionDayQuery, ProductionDayQueryVariables>;
export const DayFiguresDocument = {"__meta__":{"hash":"12316d29171d8d018b119a70eaabd6ddd6caa282f9709219b23317dbfc7d207f"}} as unknown as TypedDocumentString<DayFiguresQuery, DayFiguresQueryVariables>;
export const DayHoursDocument = {"__meta__":{"hash":"8344253b9595df1fabab709b7d43bd3d4b6c67b5cdb1a06220b0ddf50c2375fe"}} as unknown as TypedDocumentString<DayHoursQuery, DayHoursQueryVariables>;
export const LateOrdersDocument = {"__meta__":{"hash":"0f8a36cf766e544cb8ab4cb916edeab98ad48d287b4e59423ad4f924914b9cca"}} as unknown as TypedDocumentString<LateOrdersQuery, LateOrdersQueryVariables>;
export const OpenAndonsDocument = {"__meta__":{"hash":"986e69e042dea515fab585978c353a34ebbb1aff5f5a9c2d3e6184ac0ff5ff74"}} as unknown as TypedDocumentString<OpenAndonsQuery, OpenAndonsQueryVariables>;
export const CompletedCostDocument = {"__meta__":{"hash":"d244ea3b551cec46562f4d8bcc788edc7f023c234450c53bc6f904bbf795e5b0"}} as unknown as TypedDocumentString<CompletedCostQuery, CompletedCostQueryVariables>;
export const ProductionReportsDocument = {"__meta__":{"hash":"dbf4234788bfdee9b2529672ed9b153b175b7fad6e92b448a16e8534a337ae8b"}} as unknown as TypedDocumentString<ProductionReportsQuery, ProductionReportsQueryVariables>;
export const ProductionReportDocument = {"__meta__":{"hash":"c8121bb7ef3344312e5e4240f8338838961152fb89f70daab27844367a74a746"}} as unknown as TypedDocumentString<ProductionReportQuery, ProductionReportQueryVariables>;
export const FigureReportsDocument = {"__meta__":{"hash":"81fbccf385de494c360d30959ba8d6aa34d1449d8107fe549111a912f290b996"}} as unknown as TypedDocumentString<FigureReportsQuery, FigureReportsQueryVariables>;
export const FigureOrdersDocument = {"__meta__":{"hash":"2c758fc3493420b3c4c393b061d0441810c23e420d17c1b5657740a45cdf72ad"}} as unknown as TypedDocumentString<FigureOrdersQuery, FigureOrdersQueryVariables>;
export const FigurePeopleDocument = {"__meta__":{"hash":"a894af362fe9ffe025af44fe83a38c1d50bd98854e13c8810a972d1517cf9b8f"}} as unknown as TypedDocumentString<FigurePeopleQuery, FigurePeopleQueryVariables>;
export const FigureDowntimesDocument = {"__meta__":{"hash":"efca35641663e23e58bf6b769b32421ef172a11ffda396416d6793631a28833b"}} as unknown as TypedDocumentString<FigureDowntimesQuery, FigureDowntimesQueryVariables>;
export const FigureAndonsDocument = {"__meta__":{"hash":"21227c79526116fdf729185bfbd2d725c5a385f8ffa3fc2fe7d8993b09583813"}} as unknown as TypedDocumentString<FigureAndonsQuery, FigureAndonsQueryVariables>;
export const LabelTemplatesDocument = {"__meta__":{"hash":"839e6c8a9d94bc80d59a0cfd1189443a7a5dd4c75e1de734597fad00e3394c5f"}} as unknown as TypedDocumentString<LabelTemplatesQuery, LabelTemplatesQueryVariables>;
export const LabelTemplateDocument = {"__meta__":{"hash":"ece63f1459c85e51c63069da3466710e8b95acf307824f37c8dfa4c64d4290e4"}} as unknown as TypedDocumentString<LabelTemplateQuery, LabelTemplateQueryVariables>;
export const LabelFieldsDocument = {"__meta__":{"hash":"c9ccf6e2f1ee17ff2787321e32ccc6ead4823e54db1bb604fea907148a66fd86"}} as unknown as TypedDocumentString<LabelFieldsQuery, LabelFieldsQueryVariables>;
export const LabelPreviewDocument = {"__meta__":{"hash":"a70489a597b501f5cc860ad8a33519cefd9b249088c59ef10fac1fbd576d89c1"}} as unknown as TypedDocumentString<LabelPreviewQuery, LabelPreviewQueryVariables>;
export const LabelPrintersDocument = {"__meta__":{"hash":"7eaad409c08eb1b3e6aa29429eceab4a61da36c49c6751ed9f78a393e43fcb39"}} as unknown as TypedDocumentString<LabelPrintersQuery, LabelPrintersQueryVariables>;
export const LabelAgentsDocument = {"__meta__":{"hash":"9034347b5a2a5601c01ca9789e939c1a039ba6a1eb37f7cacddcec410857fcd5"}} as unknown as TypedDocumentString<LabelAgentsQuery, LabelAgentsQueryVariables>;
export const PrintJobsDocument = {"__meta__":{"hash":"990c8d204cef9fa0d90b9e35f8e39455170e499282cfb76c5450cdfe9266d559"}} as unknown as TypedDocumentString<PrintJobsQuery, PrintJobsQueryVariables>;
export const PrintJobDetailDocument = {"__meta__":{"hash":"27dbd0e807af63f6be1103f20c915cdcfd7607eea2975f64a9f789aacb5993ec"}} as unknown as TypedDocumentString<PrintJobDetailQuery, PrintJobDetailQueryVariables>;
export const LabelChoicesDocument = {"__meta__":{"hash":"bd0e323eb72ab6b8c55a2e581f2560493ea6d78c3312e6b2025fc2814f3a11fd"}} as unknown as TypedDocumentString<LabelChoicesQuery, LabelChoicesQueryVariables>;
export const PrintedBeforeDocument = {"__meta__":{"hash":"d8cda60161dac2c20a0b7afcf91c4dcbcf2d5e2ca8cca6feba77bcb16f33f893"}} as unknown as TypedDocumentString<PrintedBeforeQuery, PrintedBeforeQueryVariables>;
export const LabelScansDocument = {"__meta__":{"hash":"324268f82fd2343813d32c56af2d06fe8d090ef0b6d5506157beff2a704eefb5"}} as unknown as TypedDocumentString<LabelScansQuery, LabelScansQueryVariables>;
export const LabelThingsDocument = {"__meta__":{"hash":"5a16cc64d92353157b40ca92907b61588d8c639e114c52c1617ab73d688fd95c"}} as unknown as TypedDocumentString<LabelThingsQuery, LabelThingsQueryVariables>;
export const CreateLabelTemplateDocument = {"__meta__":{"hash":"77fa5f02fe13d0f9d6e59c5021e1e2fd2bb9515c39762e643bd6ef851f4c6592"}} as unknown as TypedDocumentString<CreateLabelTemplateMutation, CreateLabelTemplateMutationVariables>;
export const ChangeLabelTemplateDocument = {"__meta__":{"hash":"6d49b7bb6c29763e79b47cdf4fff122932ff233ca69d3c03fc8e0261ffc43417"}} as unknown as TypedDocumentString<ChangeLabelTemplateMutation, ChangeLabelTemplateMutationVariables>;
export const SaveLabelDraftDocument = {"__meta__":{"hash":"46a590c83ddbd5979ea4efcc5fe2b5c9fa75f4408619bc8e4dc17b0e7c81f408"}} as unknown as TypedDocumentString<SaveLabelDraftMutation, SaveLabelDraftMutationVariables>;
export const ApproveLabelDocument = {"__meta__":{"hash":"95782451a58b37c7835354092f1691c940f3d91ac9c7939960fe04f40c525919"}} as unknown as TypedDocumentString<ApproveLabelMutation, ApproveLabelMutationVariables>;
export const AddPrinterDocument = {"__meta__":{"hash":"a1b2b94957ab54c0eeab5d8b8971462c194a52e07be3118ea4b9674da8247d49"}} as unknown as TypedDocumentString<AddPrinterMutation, AddPrinterMutationVariables>;
export const ChangePrinterDocument = {"__meta__":{"hash":"1683bf9554e65f1df65070c0c0e268bbb5e2352392d3d2f67039ebdca1d5ca0f"}} as unknown as TypedDocumentString<ChangePrinterMutation, ChangePrinterMutationVariables>;
export const PrintLabelsDocument = {"__meta__":{"hash":"b9c9008079abae3ebd106a510995ddd329ad29a21d3b3b59b8aee4ad59cd43c9"}} as unknown as TypedDocumentString<PrintLabelsMutation, PrintLabelsMutationVariables>;
export const CancelPrintDocument = {"__meta__":{"hash":"b53656b98d96347b31f32221d26c5866c9984c54f85f919da31fa4ad3d373529"}} as unknown as TypedDocumentString<CancelPrintMutation, CancelPrintMutationVariables>;
export const RetryPrintDocument = {"__meta__":{"hash":"328bf099d88df7a140659a81127a6a8728b5b335d5aa5642bfe0097623814941"}} as unknown as TypedDocumentString<RetryPrintMutation, RetryPrintMutationVariables>;
export const SettlePrintDocument = {"__meta__":{"hash":"3bcd707695c9e1beeb4e2375fc338c0a0b2654802d68e397b254761b1edb8a83"}} as unknown as TypedDocumentString<SettlePrintMutation, SettlePrintMutationVariables>;
export const ScanLabelBackDocument = {"__meta__":{"hash":"922fa135f79b1ed1f54f1527283358c1255bce8e5a222ff23ca2589ba1216f4a"}} as unknown as TypedDocumentString<ScanLabelBackMutation, ScanLabelBackMutationVariables>;
export const LabelItemsDocument = {"__meta__":{"hash":"394d25ed01953e1affa0591b39dd62e006c9a02eca3477ceea62c6394d4b466e"}} as unknown as TypedDocumentString<LabelItemsQuery, LabelItemsQueryVariables>;
export const ItemLabelsDocument = {"__meta__":{"hash":"e9c8bc2b16eb552aec819659edbccc5a7ac1df36c40d7bac606bb110b8872a33"}} as unknown as TypedDocumentString<ItemLabelsQuery, ItemLabelsQueryVariables>;
export const SetItemLabellingDocument = {"__meta__":{"hash":"bc5dd291f01bc00f56267db90e5055c1cb5259c7107b28c0fd7a3d84a30418cc"}} as unknown as TypedDocumentString<SetItemLabellingMutation, SetItemLabellingMutationVariables>;
export const SetSerialRangeDocument = {"__meta__":{"hash":"3874f76196d796c7c50a32b749e3dda9a3105a18e120d3e8ce26b2ce65736452"}} as unknown as TypedDocumentString<SetSerialRangeMutation, SetSerialRangeMutationVariables>;
export const IssueSerialsDocument = {"__meta__":{"hash":"a12ef4f70acc4ef0cdb5c088fdda8db00274bb7e05c1744392aa86d13a5c3ffe"}} as unknown as TypedDocumentString<IssueSerialsMutation, IssueSerialsMutationVariables>;
export const LettersDocument = {"__meta__":{"hash":"579f9746687224e83a66877b8cc8802e8a395cc58d27bec98a1d47b76d9e21fb"}} as unknown as TypedDocumentString<LettersQuery, LettersQueryVariables>;
export const DiscardLetterDocument = {"__meta__":{"hash":"3b2c67a7e87295c1a27acb3e374a97fd00ac8afbe9ef230ef915569ecbf98bd7"}} as unknown as TypedDocumentString<DiscardLetterMutation, DiscardLetterMutationVariables>;
export const RetryLetterDocument = {"__meta__":{"hash":"6bf5b302d993a497ebac7ab87287728d86d557426e08d4eb276a45598f31a862"}} as unknown as TypedDocumentString<RetryLetterMutation, RetryLetterMutationVariables>;
export const ItemDetailDocument = {"__meta__":{"hash":"b86a45f1c89b4b02bec41cca4137d0a7e15e89f007e98f45a55bea3e7f6ba481"}} as unknown as TypedDocumentString<ItemDetailQuery, ItemDetailQueryVariables>;
export const ItemUsesDocument = {"__meta__":{"hash":"7344b75cfecf5e5bb50506c6038d446287df1ab81a6156fadaa5bf0024deeb3e"}} as unknown as TypedDocumentString<ItemUsesQuery, ItemUsesQueryVariables>;
export const ItemChangesDocument = {"__meta__":{"hash":"723746241510d55a590c0c698f06c06f14e26943a16aa8110104fe59adad57e5"}} as unknown as TypedDocumentString<ItemChangesQuery, ItemChangesQueryVariables>;
export const ItemPicksDocument = {"__meta__":{"hash":"71612b2d075904f3d4ba10a695a1102bc8c43423a6d8f97934a315474b840db4"}} as unknown as TypedDocumentString<ItemPicksQuery, ItemPicksQueryVariables>;
export const UnitsDocument = {"__meta__":{"hash":"bafce57a12111c7bb133f247904488c4b4036f9bd555d73d5a2d1122cd6c623f"}} as unknown as TypedDocumentString<UnitsQuery, UnitsQueryVariables>;
export const BomDetailDocument = {"__meta__":{"hash":"d3c01f5f1ae29f208f5aa6353fa1da279f61cf7c04009fe4631898953c650a67"}} as unknown as TypedDocumentString<BomDetailQuery, BomDetailQueryVariables>;
export const BomTreeDocument = {"__meta__":{"hash":"28db392b3d33ec7aeb0a716cfd40a45becb6dae3fbdc0784c0b3f2e027767f9a"}} as unknown as TypedDocumentString<BomTreeQuery, BomTreeQueryVariables>;
export const BomVersionsDocument = {"__meta__":{"hash":"9b4ca3aaf26362d0879c38b7b76801de1544bfb31f6be15f69b2e8844e503ce4"}} as unknown as TypedDocumentString<BomVersionsQuery, BomVersionsQueryVariables>;
export const BomDifferencesDocument = {"__meta__":{"hash":"8444860a2b23e735f44e45597f776765437cf1ad4dec1d4ba327c37321074396"}} as unknown as TypedDocumentString<BomDifferencesQuery, BomDifferencesQueryVariables>;
export const RoutingDetailDocument = {"__meta__":{"hash":"ac52ba6157d7a3e080f7191b4f8e7c2633b40809295a15be0b7ddec44fe08782"}} as unknown as TypedDocumentString<RoutingDetailQuery, RoutingDetailQueryVariables>;
export const RoutingVersionsDocument = {"__meta__":{"hash":"a45d3547129dc85afaace8a4c3f5024895240c3356e57060c81733d6df0e07f1"}} as unknown as TypedDocumentString<RoutingVersionsQuery, RoutingVersionsQueryVariables>;
export const RoutingDifferencesDocument = {"__meta__":{"hash":"abc6217dcca0ad9170c34ba56db4f714d775140cc18732faae4fd0f68de5925b"}} as unknown as TypedDocumentString<RoutingDifferencesQuery, RoutingDifferencesQueryVariables>;
export const DefinitionsDocument = {"__meta__":{"hash":"f3dcca82905e388ca7e08bf6c4db4669eaf853e1bebf23147b3cdfac308e9618"}} as unknown as TypedDocumentString<DefinitionsQuery, DefinitionsQueryVariables>;
export const DefinitionDetailDocument = {"__meta__":{"hash":"20e32afa5425cb0e53c22f8cb6ba31185ff0a7039faef7aedfc0198368d51654"}} as unknown as TypedDocumentString<DefinitionDetailQuery, DefinitionDetailQueryVariables>;
export const EngineeringChangesDocument = {"__meta__":{"hash":"af59c5ad4fa2ed5d918109d391448fddecaa68a172ad5553ef3ab01c1b0b3b31"}} as unknown as TypedDocumentString<EngineeringChangesQuery, EngineeringChangesQueryVariables>;
export const ChangePolicyDocument = {"__meta__":{"hash":"a652f6a817b3a64fa29ffbfe13f54a773d5123eb6f8daa24cfaaa56b0127d6eb"}} as unknown as TypedDocumentString<ChangePolicyQuery, ChangePolicyQueryVariables>;
export const ChangeDetailDocument = {"__meta__":{"hash":"9cf8ee92bdba4f725c28e522681644b616d95fec65d4a6ad5d9e719e26436d5f"}} as unknown as TypedDocumentString<ChangeDetailQuery, ChangeDetailQueryVariables>;
export const ReasonCodesAllDocument = {"__meta__":{"hash":"58f76ccfdb413ecf1d0434284de82c33647ce64c2543e141dbbbfe490e8e8bd3"}} as unknown as TypedDocumentString<ReasonCodesAllQuery, ReasonCodesAllQueryVariables>;
export const PartnersDocument = {"__meta__":{"hash":"e9887cdd6dc6d4db86199b92742bdd4ec9a67fe5af54b0c782ceee08a6b5ce0c"}} as unknown as TypedDocumentString<PartnersQuery, PartnersQueryVariables>;
export const PlantPlacesDocument = {"__meta__":{"hash":"b15e78408e1e54918214c969ca13837a7934e9c408cc7df7cdfefe9d27bf053d"}} as unknown as TypedDocumentString<PlantPlacesQuery, PlantPlacesQueryVariables>;
export const CreateItemDocument = {"__meta__":{"hash":"d356462f86b204cdc8e23eae2e5363da11d45fbb986267e849b41763f0856e4e"}} as unknown as TypedDocumentString<CreateItemMutation, CreateItemMutationVariables>;
export const ChangeItemDocument = {"__meta__":{"hash":"4dd15a7e4761afbe2cb0ba1e5fdc862f9981dc2c63e5b1e8f7534a7573824686"}} as unknown as TypedDocumentString<ChangeItemMutation, ChangeItemMutationVariables>;
export const CreateRevisionDocument = {"__meta__":{"hash":"e64382c1453a47c3233a5c31d116231b04844ae4b0acc97d67c5de48659c34e7"}} as unknown as TypedDocumentString<CreateRevisionMutation, CreateRevisionMutationVariables>;
export const ApproveRevisionDocument = {"__meta__":{"hash":"8aa222477f20d979492d1f20aef83bedc3039a0b3bfac65b59538f18f5b6e675"}} as unknown as TypedDocumentString<ApproveRevisionMutation, ApproveRevisionMutationVariables>;
export const WithdrawRevisionDocument = {"__meta__":{"hash":"3f78a5a514dcde550a5116c882df340a92065ca466d8579862f2757a6419af2e"}} as unknown as TypedDocumentString<WithdrawRevisionMutation, WithdrawRevisionMutationVariables>;
export const AddDrawingDocument = {"__meta__":{"hash":"1fe4cf34ef5316e06029f83d87e1f3f21775ca1111aa90365ca3007b6350c8f7"}} as unknown as TypedDocumentString<AddDrawingMutation, AddDrawingMutationVariables>;
export const RemoveDrawingDocument = {"__meta__":{"hash":"7289196af1b7d20235c6ce3a048637c0d6cd97d27213f4b63e29d64ec273b28d"}} as unknown as TypedDocumentString<RemoveDrawingMutation, RemoveDrawingMutationVariables>;
export const SetConversionDocument = {"__meta__":{"hash":"07c8e6a140c4f551230123b4b6b2e32cdfcf0523158c94dfded4df786fb93ffd"}} as unknown as TypedDocumentString<SetConversionMutation, SetConversionMutationVariables>;
export const RemoveConversionDocument = {"__meta__":{"hash":"91b32e219914419f17b5b54704592ffc4a86e3fa55810715863ad3f965d08800"}} as unknown as TypedDocumentString<RemoveConversionMutation, RemoveConversionMutationVariables>;
export const CreateUnitDocument = {"__meta__":{"hash":"f3fcfd079548d6db29c5616c77f83bcd4fd2ee9e5be991bde4fb398f24e9b326"}} as unknown as TypedDocumentString<CreateUnitMutation, CreateUnitMutationVariables>;
export const ChangeUnitDocument = {"__meta__":{"hash":"b8d7b74a4deb22b886cdea86bd198cc4b50c153d3094588ab1cdf4c15213bdb5"}} as unknown as TypedDocumentString<ChangeUnitMutation, ChangeUnitMutationVariables>;
export const CreateBomDocument = {"__meta__":{"hash":"6b24f1cf184b2ea91139cffbc41c0fd469b41d53ad3791abe60c8426fcf3b45e"}} as unknown as TypedDocumentString<CreateBomMutation, CreateBomMutationVariables>;
export const ReviseBomDocument = {"__meta__":{"hash":"d4e2d81f7139b61e57e4f3e7c1af7a78a28c1c29b6b4c4f33829606e30206d33"}} as unknown as TypedDocumentString<ReviseBomMutation, ReviseBomMutationVariables>;
export const WithdrawBomDocument = {"__meta__":{"hash":"36ded4270ef13f90f0bea1c8e728a7ab8b9407678bb8775fdd73d0c7b74f4dc5"}} as unknown as TypedDocumentString<WithdrawBomMutation, WithdrawBomMutationVariables>;
export const ApproveBomDocument = {"__meta__":{"hash":"6e49be8476af18990e868247743efc282eab351c6ef09777c61feb50c677d8a5"}} as unknown as TypedDocumentString<ApproveBomMutation, ApproveBomMutationVariables>;
export const CreateRoutingDocument = {"__meta__":{"hash":"d84c9d5ec125fc2cfcae17888642d5f92d1b55fa93bde501eb3b0586c4fe5bdb"}} as unknown as TypedDocumentString<CreateRoutingMutation, CreateRoutingMutationVariables>;
export const ReviseRoutingDocument = {"__meta__":{"hash":"6b850e8c87071dd794216414aff74dd75c4ca6ec8f4666e633789546fa8064bb"}} as unknown as TypedDocumentString<ReviseRoutingMutation, ReviseRoutingMutationVariables>;
export const WithdrawRoutingDocument = {"__meta__":{"hash":"60ad662a524eb0464744b78846ff9b3c8f7fc2eb1326417535cfc511737fad64"}} as unknown as TypedDocumentString<WithdrawRoutingMutation, WithdrawRoutingMutationVariables>;
export const ApproveRoutingDocument = {"__meta__":{"hash":"7081c04c2c8da89865be7d2b26fbe33cd5dc624e28f7af28513a5770e8dcbd65"}} as unknown as TypedDocumentString<ApproveRoutingMutation, ApproveRoutingMutationVariables>;
export const CreateDefinitionDocument = {"__meta__":{"hash":"da668bea030b4439c60f94376bfcea0737ca905a1a20f826c11541e638be4468"}} as unknown as TypedDocumentString<CreateDefinitionMutation, CreateDefinitionMutationVariables>;
export const ChangeDefinitionDocument = {"__meta__":{"hash":"23860a5cfe8d422b3d3b1102c85444d5aa00343aced77e9f40831552c05983bb"}} as unknown as TypedDocumentString<ChangeDefinitionMutation, ChangeDefinitionMutationVariables>;
export const CreateInstructionDocument = {"__meta__":{"hash":"03acdab3de8255ed6efe682ce6aa619e7acbdbdab49281acb0a55190dd673fce"}} as unknown as TypedDocumentString<CreateInstructionMutation, CreateInstructionMutationVariables>;
export const ReviseInstructionDocument = {"__meta__":{"hash":"c927a5310199cb0fdc2b104a9ef13e2198284235a3b43cbe92e38975f933542a"}} as unknown as TypedDocumentString<ReviseInstructionMutation, ReviseInstructionMutationVariables>;
export const WithdrawInstructionDocument = {"__meta__":{"hash":"bb4a6d27775d0375056428bac4b5e35e5c0e655edb00f693e90c527ed6b2cde4"}} as unknown as TypedDocumentString<WithdrawInstructionMutation, WithdrawInstructionMutationVariables>;
export const ApproveInstructionDocument = {"__meta__":{"hash":"1b6edf23fd2f833c22e588cbb0d8f927d84cb4488c7aa5c3e55812cdd7394cdc"}} as unknown as TypedDocumentString<ApproveInstructionMutation, ApproveInstructionMutationVariables>;
export const CreateChangeDocument = {"__meta__":{"hash":"bba08c7a78f746d115f4a0c84c65a3c2a28508482e6fb59fbfc01e4a17b90f50"}} as unknown as TypedDocumentString<CreateChangeMutation, CreateChangeMutationVariables>;
export const ReviseChangeDocument = {"__meta__":{"hash":"d65d14c46854dadd72c2fd36b434282d5434085eaae0bff74c7eda28664a235f"}} as unknown as TypedDocumentString<ReviseChangeMutation, ReviseChangeMutationVariables>;
export const SubmitChangeDocument = {"__meta__":{"hash":"af169454899b7335521064c48defe700970d9f8d0621e1bd8c9d5f4fd766bc4b"}} as unknown as TypedDocumentString<SubmitChangeMutation, SubmitChangeMutationVariables>;
export const ApproveChangeDocument = {"__meta__":{"hash":"bc0a8e6c1090bd58fc0202067e5d4afc7f10d88b595027c37e66be768fc9de1e"}} as unknown as TypedDocumentString<ApproveChangeMutation, ApproveChangeMutationVariables>;
export const RejectChangeDocument = {"__meta__":{"hash":"0bee08e8587533c0274ba4200d39ff7da1fc87a9b7d44f4e252313ddd46aa779"}} as unknown as TypedDocumentString<RejectChangeMutation, RejectChangeMutationVariables>;
export const CancelChangeDocument = {"__meta__":{"hash":"05d6a80f9d6ef6002333f93ed1c80ffc9c9801f7ca4e44838293aa30165f35e9"}} as unknown as TypedDocumentString<CancelChangeMutation, CancelChangeMutationVariables>;
export const DecideChangeOrderDocument = {"__meta__":{"hash":"33d401ac27271ece8c4f2a402801ce0e2780984f2a9ee30d17eeabff92922898"}} as unknown as TypedDocumentString<DecideChangeOrderMutation, DecideChangeOrderMutationVariables>;
export const SetChangePolicyDocument = {"__meta__":{"hash":"bec7988da44f741eb2ebd6540a1aee12d834471a9ca4f71f2d08f1c873f56169"}} as unknown as TypedDocumentString<SetChangePolicyMutation, SetChangePolicyMutationVariables>;
export const CreatePartnerDocument = {"__meta__":{"hash":"4604809c9766b96c0b6fdcf32bbd5ee9e2da296c5c8552eb5a6547d2f3ae1584"}} as unknown as TypedDocumentString<CreatePartnerMutation, CreatePartnerMutationVariables>;
export const ChangePartnerDocument = {"__meta__":{"hash":"02029971a650c1dd86666d0777a295bb8b34c1d60fea9e2e142c561a361459ae"}} as unknown as TypedDocumentString<ChangePartnerMutation, ChangePartnerMutationVariables>;
export const CreateReasonCodeDocument = {"__meta__":{"hash":"de2f8696e44cd34dc2aa4afe8e3ccc01e536a72475299cf7f92b6be8c8fa149d"}} as unknown as TypedDocumentString<CreateReasonCodeMutation, CreateReasonCodeMutationVariables>;
export const ChangeReasonCodeDocument = {"__meta__":{"hash":"8083072278df989627ef200008fe926e2fdbaf23ed82b82c52f6d213daf0ecc2"}} as unknown as TypedDocumentString<ChangeReasonCodeMutation, ChangeReasonCodeMutationVariables>;
export const CreateSiteDocument = {"__meta__":{"hash":"5410a7ae2b905cb432ffc4780a4383df29cdf585855ea92074da40d69fc2d19d"}} as unknown as TypedDocumentString<CreateSiteMutation, CreateSiteMutationVariables>;
export const CreateAreaDocument = {"__meta__":{"hash":"4edfb2183742eebdeff0e7f7e3a9d248224d1b81612872c4feed8dd74d1fb3c5"}} as unknown as TypedDocumentString<CreateAreaMutation, CreateAreaMutationVariables>;
export const CreateWorkCenterDocument = {"__meta__":{"hash":"037849b348df7274f0370fd3d7fcaeae4fc5e92290dc8ae80f6ddf89733a0b70"}} as unknown as TypedDocumentString<CreateWorkCenterMutation, CreateWorkCenterMutationVariables>;
export const CreateWorkUnitDocument = {"__meta__":{"hash":"4446e9c328cb2e1f383a2352df2d88dd4ebfc62610447021196882ac67321054"}} as unknown as TypedDocumentString<CreateWorkUnitMutation, CreateWorkUnitMutationVariables>;
export const ChangeSiteDocument = {"__meta__":{"hash":"24a2ce7604fa5040b265d67052b004b13502c9d5918cf9439aefd9ca078bdf21"}} as unknown as TypedDocumentString<ChangeSiteMutation, ChangeSiteMutationVariables>;
export const ChangeAreaDocument = {"__meta__":{"hash":"78f833db929bd0caf28e250210e4512bfafe0b5d463a6c16ad8883db8a62fa0b"}} as unknown as TypedDocumentString<ChangeAreaMutation, ChangeAreaMutationVariables>;
export const ChangeWorkCenterDocument = {"__meta__":{"hash":"4ba4ba8f4f538a0cf8e310e9269375962ed99d79a2b59254e362fd8e7c024051"}} as unknown as TypedDocumentString<ChangeWorkCenterMutation, ChangeWorkCenterMutationVariables>;
export const ChangeWorkUnitDocument = {"__meta__":{"hash":"462bbc8ad4abad50d70a77e32bfc7c9d025491cf926b11f711c7a00b8b2e4a88"}} as unknown as TypedDocumentString<ChangeWorkUnitMutation, ChangeWorkUnitMutationVariables>;
export const LocationListDocument = {"__meta__":{"hash":"06489706d70c69a563e4879bacbf79d9c5fb9c7ec333eb4ef2fb07c2666dcace"}} as unknown as TypedDocumentString<LocationListQuery, LocationListQueryVariables>;
export const CreateLocationDocument = {"__meta__":{"hash":"6dcb7601062b0e7d36841d0f9719cbb6cc72a390ab899ad65c2814ade191c70d"}} as unknown as TypedDocumentString<CreateLocationMutation, CreateLocationMutationVariables>;
export const ChangeLocationDocument = {"__meta__":{"hash":"f8e9e124c18926b045a1d8725429e3c6dd09f1d3dc8534f9088ce05e27a1fa7e"}} as unknown as TypedDocumentString<ChangeLocationMutation, ChangeLocationMutationVariables>;
export const ChangeLocationStatusDocument = {"__meta__":{"hash":"042c58062992b6d46b16e18edaabc044cc16a8f42aa1c5b5b878bf3ac86747df"}} as unknown as TypedDocumentString<ChangeLocationStatusMutation, ChangeLocationStatusMutationVariables>;
export const ChangeAreaStatusDocument = {"__meta__":{"hash":"5fed8826998ad341f44e55a1b213c1b5ddb746472d03a4fdd964799c21252c34"}} as unknown as TypedDocumentString<ChangeAreaStatusMutation, ChangeAreaStatusMutationVariables>;
export const ItemsDocument = {"__meta__":{"hash":"af1bb360aca8596c8b197a5e98b18989942234cbb5d9835ce9a3bfe3d9727155"}} as unknown as TypedDocumentString<ItemsQuery, ItemsQueryVariables>;
export const WorkerInstructionDocument = {"__meta__":{"hash":"f080ef4cbd90ef985298431212a181eb564a1abea9ad4b231ebb97de9d1dbe05"}} as unknown as TypedDocumentString<WorkerInstructionQuery, WorkerInstructionQueryVariables>;
export const ReadinessDocument = {"__meta__":{"hash":"47f3bdc937d20d7d6fd1411c074fe6b8ab9192db30e808fd4192e7b8eb12dc13"}} as unknown as TypedDocumentString<ReadinessQuery, ReadinessQueryVariables>;
export const SampleDataDocument = {"__meta__":{"hash":"644b7068bc1415a077ac596a09d73fb89a374ce545e601091221d783abf4e305"}} as unknown as TypedDocumentString<SampleDataQuery, SampleDataQueryVariables>;
export const TestOrderDocument = {"__meta__":{"hash":"a67742f544749216eeb0bfa22cfc0ac3df86a98c9950778eecaa065c022d79d0"}} as unknown as TypedDocumentString<TestOrderQuery, TestOrderQueryVariables>;
export const FloorPrintsDocument = {"__meta__":{"hash":"3cea59ee1ac36478a42251e2a658dee96128a0792411c2ef74f8e16390722415"}} as unknown as TypedDocumentString<FloorPrintsQuery, FloorPrintsQueryVariables>;
export const IssueMissingBadgesDocument = {"__meta__":{"hash":"454a0ebcb4c391f23e46b28a200837fa44065fc29cf31198037882a9bf8f88d7"}} as unknown as TypedDocumentString<IssueMissingBadgesMutation, IssueMissingBadgesMutationVariables>;
export const PrintPapersDocument = {"__meta__":{"hash":"85273fa9bc6083e597f7e8d2f83e23724ccb162143d0c3dd6324706bd91b6830"}} as unknown as TypedDocumentString<PrintPapersMutation, PrintPapersMutationVariables>;
export const MakeTestOrderDocument = {"__meta__":{"hash":"6b48ef0ee5c38d005677d937bf752c2eed2414c9d17bfcc9b3f7a689a060d7ff"}} as unknown as TypedDocumentString<MakeTestOrderMutation, MakeTestOrderMutationVariables>;
export const WipeSamplesDocument = {"__meta__":{"hash":"5ce75b4efcad47fbed63fe71e756b792c518f14333153c18a916d118ac969c1a"}} as unknown as TypedDocumentString<WipeSamplesMutation, WipeSamplesMutationVariables>;
export const ImportKindsDocument = {"__meta__":{"hash":"decdad5c80cdeb93c100784cb343495c00470a8958776704ee497fa0e14ed549"}} as unknown as TypedDocumentString<ImportKindsQuery, ImportKindsQueryVariables>;
export const ImportRunsDocument = {"__meta__":{"hash":"1e53157de27f718b5f4c1467b2a5e22ab96e4b8a5472da7127d9ab53573990dd"}} as unknown as TypedDocumentString<ImportRunsQuery, ImportRunsQueryVariables>;
export const ImportRunDocument = {"__meta__":{"hash":"a4e1ff9a6f335a488e114104751903f3aaa38c8f72d2843806901acf646c9a73"}} as unknown as TypedDocumentString<ImportRunQuery, ImportRunQueryVariables>;
export const ImportRowsDocument = {"__meta__":{"hash":"1f881f35e176fbbfb9b4fbc39df2134a92e5256b44b0373cb551d98106f9082b"}} as unknown as TypedDocumentString<ImportRowsQuery, ImportRowsQueryVariables>;
export const GoLiveDocument = {"__meta__":{"hash":"ed5f2755b45516529ccab098993cfc57e39286e4c9ee1c854f8e4edcd876093d"}} as unknown as TypedDocumentString<GoLiveQuery, GoLiveQueryVariables>;
export const CheckImportDocument = {"__meta__":{"hash":"b9f46e26af272365b74de427f8247314125c0e929cb7e8d83f61c354aa16f5fc"}} as unknown as TypedDocumentString<CheckImportMutation, CheckImportMutationVariables>;
export const StartImportDocument = {"__meta__":{"hash":"619485238a51538eaa08e4066b45e81e6674aadda0eec9ebab5cc5698889c64b"}} as unknown as TypedDocumentString<StartImportMutation, StartImportMutationVariables>;
export const RollBackImportDocument = {"__meta__":{"hash":"e3e5095e11dd5087b3ba05150ce727c5dc49b024f19557469558155dc74dcbaa"}} as unknown as TypedDocumentString<RollBackImportMutation, RollBackImportMutationVariables>;
export const DeclareCutOverDocument = {"__meta__":{"hash":"c39b8359cf0a103ddab0cb0b71ca94ee1ad8978da8c51e6e0c6b6a8fedb420d4"}} as unknown as TypedDocumentString<DeclareCutOverMutation, DeclareCutOverMutationVariables>;
export const PackageGroupsDocument = {"__meta__":{"hash":"c31c1797dcc4687682047fc852e84ef7f24bc1496ee8410986f435e951df1269"}} as unknown as TypedDocumentString<PackageGroupsQuery, PackageGroupsQueryVariables>;
export const ConfigurationPackagesDocument = {"__meta__":{"hash":"1e3f8b557e0225875d84cf2ad214c4baa5e057c7009657861b76b85221ec8bf3"}} as unknown as TypedDocumentString<ConfigurationPackagesQuery, ConfigurationPackagesQueryVariables>;
export const ConfigurationPackageDocument = {"__meta__":{"hash":"50f31ee4f15b414758483f99085a4214f2dc0862e117abb27bc3749dc26b5f7c"}} as unknown as TypedDocumentString<ConfigurationPackageQuery, ConfigurationPackageQueryVariables>;
export const PackageDiffDocument = {"__meta__":{"hash":"d36aa6214a0810765cef3f045ab9188e4aa550e608276270d77f0c59c38af64b"}} as unknown as TypedDocumentString<PackageDiffQuery, PackageDiffQueryVariables>;
export const MakePackageDocument = {"__meta__":{"hash":"a59cdee3bc29ecbe6b83aa7a302ed6faf3215600e97637b862c4c6bec4bf2363"}} as unknown as TypedDocumentString<MakePackageMutation, MakePackageMutationVariables>;
export const ReceivePackageDocument = {"__meta__":{"hash":"5b3d5e3aacbaa33ca3812e321dc857e798dae7779d7d6a0c4256569c8b6e181e"}} as unknown as TypedDocumentString<ReceivePackageMutation, ReceivePackageMutationVariables>;
export const ApplyPackageDocument = {"__meta__":{"hash":"26360a1efa1dd4220c80c82a92b71f4c7bce2b71d45d4350f6d4c99ed10f2550"}} as unknown as TypedDocumentString<ApplyPackageMutation, ApplyPackageMutationVariables>;
export const RolloutBoardDocument = {"__meta__":{"hash":"cfdf1254599624944d7bcb1440f4604bfb9cfb50b4450a0e58ac8d37ef8d9881"}} as unknown as TypedDocumentString<RolloutBoardQuery, RolloutBoardQueryVariables>;
export const RolloutMilestonesDocument = {"__meta__":{"hash":"e9e3f74fd12ce0e842cf294c4e599b557b9d85e9c73b1d17a1e2997470b1cc27"}} as unknown as TypedDocumentString<RolloutMilestonesQuery, RolloutMilestonesQueryVariables>;
export const RolloutIssuesDocument = {"__meta__":{"hash":"d40fb819b65ca977ac16362b18a874ee30a8f0d651973e7a3a93a2c1c7e19e0c"}} as unknown as TypedDocumentString<RolloutIssuesQuery, RolloutIssuesQueryVariables>;
export const RolloutMeetingsDocument = {"__meta__":{"hash":"40623e9bda566b5d134540b98e73a929ec421283c96509c426212e23bd9a9547"}} as unknown as TypedDocumentString<RolloutMeetingsQuery, RolloutMeetingsQueryVariables>;
export const RolloutKpisDocument = {"__meta__":{"hash":"da0d3defce01477a38dae48710353e60266bd58362c0961ddca39f50941a19a3"}} as unknown as TypedDocumentString<RolloutKpisQuery, RolloutKpisQueryVariables>;
export const SuggestionsDocument = {"__meta__":{"hash":"0a42097b2d3873432fc5c10ff2eeaafcb596fb2882a60acb7be11f809c6e3636"}} as unknown as TypedDocumentString<SuggestionsQuery, SuggestionsQueryVariables>;
export const BeginRolloutDocument = {"__meta__":{"hash":"58bbc964e0d9d96e849e9d5c34978a4d0b5c3de0b3b401d6f7884465dfa7aa68"}} as unknown as TypedDocumentString<BeginRolloutMutation, BeginRolloutMutationVariables>;
export const SetDepartmentDocument = {"__meta__":{"hash":"ed8c29bd46e0dc551d4fc77018dbaaa95522b1ee91aa88efa717fc219097fe1a"}} as unknown as TypedDocumentString<SetDepartmentMutation, SetDepartmentMutationVariables>;
export const SetMilestoneDocument = {"__meta__":{"hash":"759a94bc5cd1cd15f3c8d30117473c6ebacf98cf8b039dcd3e9bf25cf7c6f47b"}} as unknown as TypedDocumentString<SetMilestoneMutation, SetMilestoneMutationVariables>;
export const FinishMilestoneDocument = {"__meta__":{"hash":"38f99fe9776a90ddb236d16584f337ed70140e6bc40a58120bcf0e69d1fbb23c"}} as unknown as TypedDocumentString<FinishMilestoneMutation, FinishMilestoneMutationVariables>;
export const RemoveMilestoneDocument = {"__meta__":{"hash":"8bda3e08e4fab6b78b6c0d96c655ed0e004fbd39fef1942c4f6326cfdbb5f65e"}} as unknown as TypedDocumentString<RemoveMilestoneMutation, RemoveMilestoneMutationVariables>;
export const RaiseIssueDocument = {"__meta__":{"hash":"04ff9197918d32e0671ef6a46ff3a05c23c01550c98692acf8f8a9fd1e834e77"}} as unknown as TypedDocumentString<RaiseIssueMutation, RaiseIssueMutationVariables>;
export const ChangeIssueDocument = {"__meta__":{"hash":"028af8853631ddf6d77b0ed43a1b84768f9cfa721c9b1a64c285f27b786ebb69"}} as unknown as TypedDocumentString<ChangeIssueMutation, ChangeIssueMutationVariables>;
export const WriteMeetingDocument = {"__meta__":{"hash":"b5be84ae68d020e8ba59bc311037d9565f26c5300a2a3520aed2daf2b5d60868"}} as unknown as TypedDocumentString<WriteMeetingMutation, WriteMeetingMutationVariables>;
export const SetBaselineDocument = {"__meta__":{"hash":"cfe50768d2baff339714e7b79977d09d203b8a86386e9170cbe90daf4a15b8c9"}} as unknown as TypedDocumentString<SetBaselineMutation, SetBaselineMutationVariables>;
export const MeasureBaselineDocument = {"__meta__":{"hash":"736b77f18ce203a7443549ac09bb8955932843d6602ef010af2b21b0dfa9e034"}} as unknown as TypedDocumentString<MeasureBaselineMutation, MeasureBaselineMutationVariables>;
export const SuggestDocument = {"__meta__":{"hash":"554193dff548f74520e0274db48320500cf5d845f9286205a46e8827c5569aba"}} as unknown as TypedDocumentString<SuggestMutation, SuggestMutationVariables>;
export const DecideSuggestionDocument = {"__meta__":{"hash":"887a86313a73e1eaa2adb92251a83d62b9886dfa6445a1e5f25567ce03b91745"}} as unknown as TypedDocumentString<DecideSuggestionMutation, DecideSuggestionMutationVariables>;
export const TrainingCopiesDocument = {"__meta__":{"hash":"dddeb43bd30f6cd1ff92ea29de4751739bfeda55e63506822bf9d941fa155866"}} as unknown as TypedDocumentString<TrainingCopiesQuery, TrainingCopiesQueryVariables>;
export const MakeTrainingCopyDocument = {"__meta__":{"hash":"792961bc0d759682e5819784003f524105d8d9f5778ca04fbc7f888048a911d0"}} as unknown as TypedDocumentString<MakeTrainingCopyMutation, MakeTrainingCopyMutationVariables>;
export const CloseTrainingCopyDocument = {"__meta__":{"hash":"d9865a47c68ec83e8c1c9ad8e1a87a199020f094b97f74e8bdf34688742b1496"}} as unknown as TypedDocumentString<CloseTrainingCopyMutation, CloseTrainingCopyMutationVariables>;
export const SplitOrderDocument = {"__meta__":{"hash":"2a6fc307d403cbab7db2d9ee2f9c3b96444980ae5c45206c2197ef8992528107"}} as unknown as TypedDocumentString<SplitOrderMutation, SplitOrderMutationVariables>;
export const BackorderOrderDocument = {"__meta__":{"hash":"e1cec418c2f914f4441a3bc0b167e4ac240e26c1605f1ed93e268ac21fe84cef"}} as unknown as TypedDocumentString<BackorderOrderMutation, BackorderOrderMutationVariables>;
export const MergeOrdersDocument = {"__meta__":{"hash":"1c6412557dd3ce455f3f61a6e3b5118d0915cec52be7240c0947e7e25c89e5f5"}} as unknown as TypedDocumentString<MergeOrdersMutation, MergeOrdersMutationVariables>;
export const RepairOrderDocument = {"__meta__":{"hash":"07877e33d113e39f2cb86cb785ec1102f7fe34ad530299cc2275c103e45f7453"}} as unknown as TypedDocumentString<RepairOrderMutation, RepairOrderMutationVariables>;
export const DismantleOrderDocument = {"__meta__":{"hash":"3ed31b7f7fa175dcb02baef77779705004b07fa3b67861a8def932fadae8a840"}} as unknown as TypedDocumentString<DismantleOrderMutation, DismantleOrderMutationVariables>;
export const RecordRecoveryDocument = {"__meta__":{"hash":"0ec687674b263b4976655dee420358fe7186b12d391061a429611a05b24fa8e9"}} as unknown as TypedDocumentString<RecordRecoveryMutation, RecordRecoveryMutationVariables>;
export const ChangeOrderDocument = {"__meta__":{"hash":"a411e028d993da4a2b5e9913c734344e987769ae6c6aa7f12c2ff18824023fa8"}} as unknown as TypedDocumentString<ChangeOrderMutation, ChangeOrderMutationVariables>;
export const CloseOrderDocument = {"__meta__":{"hash":"b8b788f77dd2e65d02af153185f29b1850641caed5221b518f20ab4688caeccd"}} as unknown as TypedDocumentString<CloseOrderMutation, CloseOrderMutationVariables>;
export const ReopenOrderDocument = {"__meta__":{"hash":"1a1bb625733e881ad9d595b1626ecdfe588a309089eb3239dc7761e31b5ac11a"}} as unknown as TypedDocumentString<ReopenOrderMutation, ReopenOrderMutationVariables>;
export const CancelOrderDocument = {"__meta__":{"hash":"f9d898034f6c686ea5170e27a8e318c861c3532edd9720ff6ec84ef6658943d0"}} as unknown as TypedDocumentString<CancelOrderMutation, CancelOrderMutationVariables>;
export const PrintTravelersDocument = {"__meta__":{"hash":"a3315675b6c03a3d01e65fceed28aa1e299ecd38ab362759563d1cc534df5757"}} as unknown as TypedDocumentString<PrintTravelersMutation, PrintTravelersMutationVariables>;
export const MergeCandidatesDocument = {"__meta__":{"hash":"b0b5e7c696affed9b17b32c60355382666694d41fa5c9bafe1ec8833bede05cf"}} as unknown as TypedDocumentString<MergeCandidatesQuery, MergeCandidatesQueryVariables>;
export const StepChoicesDocument = {"__meta__":{"hash":"97ec68345b6aec9138a5e617e50b0ac23dac91b65f2c1b8495255a0a77f5f80a"}} as unknown as TypedDocumentString<StepChoicesQuery, StepChoicesQueryVariables>;
export const OrderFamilyDocument = {"__meta__":{"hash":"713263a6f0c4ce9b3ac0921f622566203cd5dddc6c082877c4b0680c4d8bb358"}} as unknown as TypedDocumentString<OrderFamilyQuery, OrderFamilyQueryVariables>;
export const OrderPrintsDocument = {"__meta__":{"hash":"0ef76251ecedb3bfd4e6fdc638843813537872fbdf0804d2672b6b1d34771ad5"}} as unknown as TypedDocumentString<OrderPrintsQuery, OrderPrintsQueryVariables>;
export const TravelerTemplateDocument = {"__meta__":{"hash":"8836b355ac6d57048784f9e03618e0d05cd355efd8c743ecef0d7c4c7b0666d5"}} as unknown as TypedDocumentString<TravelerTemplateQuery, TravelerTemplateQueryVariables>;
export const ChangeTravelerDocument = {"__meta__":{"hash":"69aa39da2f7b0925e2d67f1dc10a1918ddc2b319e8180484f5fa3534af2b1038"}} as unknown as TypedDocumentString<ChangeTravelerMutation, ChangeTravelerMutationVariables>;
export const DemandsPageDocument = {"__meta__":{"hash":"4db9f9bd592df0d986bd60a4fb03302c18b5c3c491ea78e04c161f4a79414b72"}} as unknown as TypedDocumentString<DemandsPageQuery, DemandsPageQueryVariables>;
export const DemandSummaryDocument = {"__meta__":{"hash":"0f3f5f49d1896b54c76712f3e72f03ce14e9c1e3b60ad8ae76c60956bebb070b"}} as unknown as TypedDocumentString<DemandSummaryQuery, DemandSummaryQueryVariables>;
export const CreateDemandDocument = {"__meta__":{"hash":"0f7bc6cdef0645043507623dc25d305c22953299e65a63dfb74605b76e74b806"}} as unknown as TypedDocumentString<CreateDemandMutation, CreateDemandMutationVariables>;
export const ChangeDemandDocument = {"__meta__":{"hash":"61933951c642a17e0ec1f040a151759a0bebcf08cd8e5f74a159c569ff62776f"}} as unknown as TypedDocumentString<ChangeDemandMutation, ChangeDemandMutationVariables>;
export const CancelDemandDocument = {"__meta__":{"hash":"db622c79bc16b0f7fe6400ad90477c4ec886beedf51fb73dc513d48571e09c78"}} as unknown as TypedDocumentString<CancelDemandMutation, CancelDemandMutationVariables>;
export const PushDownDocument = {"__meta__":{"hash":"dec6fbaa0d448057deca4f9ef983831ebbc88da3fef740d41f63d7bf5f444437"}} as unknown as TypedDocumentString<PushDownMutation, PushDownMutationVariables>;
export const FindAnswerDocument = {"__meta__":{"hash":"0601a9f26d22a0569eb6b72f6381c99580706e99901cfc68ec7fbfc68744e711"}} as unknown as TypedDocumentString<FindAnswerQuery, FindAnswerQueryVariables>;
export const OrderDetailDocument = {"__meta__":{"hash":"667dc43d6d089fe2346e4cf1cc0302b5ac8e620b190a462e8211302d23875199"}} as unknown as TypedDocumentString<OrderDetailQuery, OrderDetailQueryVariables>;
export const OrderReportsDocument = {"__meta__":{"hash":"19bd6724b9128538f51b2d3a2dbea69a9e4b4413580f11bcfdc18b8735893f35"}} as unknown as TypedDocumentString<OrderReportsQuery, OrderReportsQueryVariables>;
export const OrderTrailDocument = {"__meta__":{"hash":"188f2043fce1e3d2a698f9a73e0a3cc95f9e782188234e6a75417b05be2e1b07"}} as unknown as TypedDocumentString<OrderTrailQuery, OrderTrailQueryVariables>;
export const OrderSummaryDocument = {"__meta__":{"hash":"e6a7ad5803ee5fca3af46fa25c4fcfa651b69abbb18d650af5b9893343999bdf"}} as unknown as TypedDocumentString<OrderSummaryQuery, OrderSummaryQueryVariables>;
export const OrdersBoardDocument = {"__meta__":{"hash":"5eb37b3b03e1cab4a6a79f7235c39b03df3f073ad34ed26766fc1220b64a9a35"}} as unknown as TypedDocumentString<OrdersBoardQuery, OrdersBoardQueryVariables>;
export const OrdersPageDocument = {"__meta__":{"hash":"07344f13375d72b637aa6c580193f3b3ad1ccc9cfb50e9bee77295dcd01a2d58"}} as unknown as TypedDocumentString<OrdersPageQuery, OrdersPageQueryVariables>;
export const OrderRowByIdDocument = {"__meta__":{"hash":"b5ab2482837ee02bfdbc05de4cae5d702f13f9a050bacce332f4304a1fa607cb"}} as unknown as TypedDocumentString<OrderRowByIdQuery, OrderRowByIdQueryVariables>;
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
export const EntitlementsDocument = {"__meta__":{"hash":"fca5ab4759f267633b189a1443fedbc733fa410710d5b2907ecbf5154cb71c99"}} as unknown as TypedDocumentString<EntitlementsQuery, EntitlementsQueryVariables>;
export const PlanPageDocument = {"__meta__":{"hash":"98289f5d51276501372d35cde8ccb9a954535dcb4d19471c277f40cc598ba708"}} as unknown as TypedDocumentString<PlanPageQuery, PlanPageQueryVariables>;
export const OrderQuoteDocument = {"__meta__":{"hash":"b1675fd8560ab19d7822cfa745fda03b8dcceba5c99f1cc5c2a50dd60d33a0dc"}} as unknown as TypedDocumentString<OrderQuoteQuery, OrderQuoteQueryVariables>;
export const BillsDocument = {"__meta__":{"hash":"ce9b49c95f6c0c09e0ae6138935511402ecacdcd449292a3a30e70f6a119c3b7"}} as unknown as TypedDocumentString<BillsQuery, BillsQueryVariables>;
export const InvoiceProfileDocument = {"__meta__":{"hash":"b2ef58376a535dc0a695dc1dc2ec145563075dfc42f8b2a90fcf0bc6a33b5063"}} as unknown as TypedDocumentString<InvoiceProfileQuery, InvoiceProfileQueryVariables>;
export const PlaceOrderDocument = {"__meta__":{"hash":"52dc0d7798604011ce6210cfa314f2e2be47870ef7bfb8bf7936b9c1837a7897"}} as unknown as TypedDocumentString<PlaceOrderMutation, PlaceOrderMutationVariables>;
export const CancelBillDocument = {"__meta__":{"hash":"4488e8467d9f6c160e36622afae05a56352844b0439c2f815cb5ea2eb3a88b9d"}} as unknown as TypedDocumentString<CancelBillMutation, CancelBillMutationVariables>;
export const ChoosePaymentDocument = {"__meta__":{"hash":"c0e50a6c9bbde11d1e689d0d48650579ff48e8c6213550c25f4da2bccf1eb25e"}} as unknown as TypedDocumentString<ChoosePaymentMutation, ChoosePaymentMutationVariables>;
export const SubmitSlipDocument = {"__meta__":{"hash":"cb4ca540b7054e52cf6b147c758db299d780ade7e296b8a85b79f574bc7cd05f"}} as unknown as TypedDocumentString<SubmitSlipMutation, SubmitSlipMutationVariables>;
export const SimulatePaymentDocument = {"__meta__":{"hash":"8af9cf37dc59849cfa44fb11bcf22318b0b915a9aa09e8c2f72d8c8f6a637d92"}} as unknown as TypedDocumentString<SimulatePaymentMutation, SimulatePaymentMutationVariables>;
export const SetInvoiceProfileDocument = {"__meta__":{"hash":"2a7957dd6fd7f588114d2714b9d010f7d36d2945dbab702222316dc6b8ab1029"}} as unknown as TypedDocumentString<SetInvoiceProfileMutation, SetInvoiceProfileMutationVariables>;
export const AskInvoiceDocument = {"__meta__":{"hash":"33c1bfa47eb3998ece8ae09696c3c3786ccb93de1feba9407d9fa17050a8c8d7"}} as unknown as TypedDocumentString<AskInvoiceMutation, AskInvoiceMutationVariables>;
export const CompanyDocument = {"__meta__":{"hash":"7d3e91e9e9a667ecd99ba7fcbb7277f1586cd4f888f9e6445fff12fc4625188d"}} as unknown as TypedDocumentString<CompanyQuery, CompanyQueryVariables>;
export const ChangeCompanyDocument = {"__meta__":{"hash":"75e55b70c516c1ddbe0bfb634c6d75ce53d06df06d4f41b173ee46ddfc450c0d"}} as unknown as TypedDocumentString<ChangeCompanyMutation, ChangeCompanyMutationVariables>;
export const OwnArchivesDocument = {"__meta__":{"hash":"b58186e0d9f303d863cac7415926f2a799b8a69de6cf8e2024bb3c3c36b2ec2d"}} as unknown as TypedDocumentString<OwnArchivesQuery, OwnArchivesQueryVariables>;
export const MakeArchiveDocument = {"__meta__":{"hash":"c961544ece1ba120aa37dd02b1954142c271eb68dd2fff5079a174ba5913af23"}} as unknown as TypedDocumentString<MakeArchiveMutation, MakeArchiveMutationVariables>;
export const TrailDocument = {"__meta__":{"hash":"779bba80021df0dc6f9550a5b96f52385039e6a73ec831aa76b467b338b119fe"}} as unknown as TypedDocumentString<TrailQuery, TrailQueryVariables>;
export const SealStatusDocument = {"__meta__":{"hash":"4b6fe19f57ee88ef66f716c54e2204f87abd0ce3abc1daaf2157679ab8ae6f4b"}} as unknown as TypedDocumentString<SealStatusQuery, SealStatusQueryVariables>;
export const TrailPeopleDocument = {"__meta__":{"hash":"9eab17dfe714756f462f1803f791fa5e486ea3ecb7c8243acd407ba00119848a"}} as unknown as TypedDocumentString<TrailPeopleQuery, TrailPeopleQueryVariables>;
export const RecordTrailDocument = {"__meta__":{"hash":"d8728e030a6e7e3a9a845601799511f31fc2eb7eeeae709ba062eae8258556fe"}} as unknown as TypedDocumentString<RecordTrailQuery, RecordTrailQueryVariables>;
export const ReportsDocument = {"__meta__":{"hash":"e97231b8104bd68cf39ea5d30131edbe41488e62c1d3575d91a24471c4f1d9d8"}} as unknown as TypedDocumentString<ReportsQuery, ReportsQueryVariables>;
export const ReverseReportDocument = {"__meta__":{"hash":"ec9a6060d4a196eddb017bff3f5a1d00c557727ee256a296e3a2e35981f7b81a"}} as unknown as TypedDocumentString<ReverseReportMutation, ReverseReportMutationVariables>;
export const ReportDetailDocument = {"__meta__":{"hash":"9e919716f1c6ca525009c024fee734a0b7e8c1bbe1e0978dc6ec6acbe546bab7"}} as unknown as TypedDocumentString<ReportDetailQuery, ReportDetailQueryVariables>;
export const CorrectReportDocument = {"__meta__":{"hash":"db29d8d73bac733bfbe72218f5eda7641de31ef3204b3eac7db3aee437771886"}} as unknown as TypedDocumentString<CorrectReportMutation, CorrectReportMutationVariables>;
export const ApproveReportsDocument = {"__meta__":{"hash":"49535bb4ccfc5da79a292c3a318542313c88c29759a3a3e6bb61d7c34f4474c0"}} as unknown as TypedDocumentString<ApproveReportsMutation, ApproveReportsMutationVariables>;
export const RejectReportDocument = {"__meta__":{"hash":"be5dd639379d8ab906af157cc6235edbee80193ba58cd47696e3c2ce7ec45ccf"}} as unknown as TypedDocumentString<RejectReportMutation, RejectReportMutationVariables>;
export const MissingReportsDocument = {"__meta__":{"hash":"4b74d52b30fad423eb4003c75ae26a062b7b7d15bfdfa3016b792a9d160e58e1"}} as unknown as TypedDocumentString<MissingReportsQuery, MissingReportsQueryVariables>;
export const ShiftsToCheckDocument = {"__meta__":{"hash":"ea8a4ff12295ffa0aa42bc138020976e0933174377f8cfa583c3cf5ec068a9fb"}} as unknown as TypedDocumentString<ShiftsToCheckQuery, ShiftsToCheckQueryVariables>;
export const CheckShiftDocument = {"__meta__":{"hash":"3b1fceee1d6bc4521cce16a0d0eb91a33545229f66f2e20d3a460aec2e278d10"}} as unknown as TypedDocumentString<CheckShiftMutation, CheckShiftMutationVariables>;
export const DismissMissingDocument = {"__meta__":{"hash":"bb3cbc4c5220a407f6d7e4244bb2ca098761b5c884ca1f0e6eff9335d0f15142"}} as unknown as TypedDocumentString<DismissMissingMutation, DismissMissingMutationVariables>;
export const HandoversDocument = {"__meta__":{"hash":"b4824b87c3a67aa10f282d2841eb6fd7c261ee85ccd1fe2c27a011b35a835333"}} as unknown as TypedDocumentString<HandoversQuery, HandoversQueryVariables>;
export const HandoverDetailDocument = {"__meta__":{"hash":"c7873c50ba36879efa74069d9d90c270bdfcdef3e7d2197a91a6ee9d9d959cd0"}} as unknown as TypedDocumentString<HandoverDetailQuery, HandoverDetailQueryVariables>;
export const HandoverPlacesDocument = {"__meta__":{"hash":"e98366d9f6a7de7b64e53da46347868d4e01477b3b60d2052fb5ad09f322451d"}} as unknown as TypedDocumentString<HandoverPlacesQuery, HandoverPlacesQueryVariables>;
export const PrepareHandoverDocument = {"__meta__":{"hash":"497cdd78e2df294b24510822a6c83c7d4d7278cf5a00efd4b9cbbeae695ef914"}} as unknown as TypedDocumentString<PrepareHandoverMutation, PrepareHandoverMutationVariables>;
export const HandOverShiftDocument = {"__meta__":{"hash":"b80e274db31a11aad63c34ddffbfdce88dfb63cfec7444bbbbad1ee58cfae790"}} as unknown as TypedDocumentString<HandOverShiftMutation, HandOverShiftMutationVariables>;
export const TakeOverShiftDocument = {"__meta__":{"hash":"cf8775bed809dfdc51aa420d658ef2426302a1c4537114b2e0bf170f1701acdf"}} as unknown as TypedDocumentString<TakeOverShiftMutation, TakeOverShiftMutationVariables>;
export const AndonCallsDocument = {"__meta__":{"hash":"f44bf1a3390a0c5e924539e520aa79f037496cee21639afc832682e8119c9d35"}} as unknown as TypedDocumentString<AndonCallsQuery, AndonCallsQueryVariables>;
export const AndonRulesDocument = {"__meta__":{"hash":"9940f07aa8ce7ca92b2202ee5d0358377710a4e17135820ebe0a51fcfb4120f0"}} as unknown as TypedDocumentString<AndonRulesQuery, AndonRulesQueryVariables>;
export const AcknowledgeAndonDocument = {"__meta__":{"hash":"9684ce7beb24ae8d9e34a22a59c03512c715964feaee1cb26b056458a3a26ba6"}} as unknown as TypedDocumentString<AcknowledgeAndonMutation, AcknowledgeAndonMutationVariables>;
export const ResolveAndonDocument = {"__meta__":{"hash":"4a870945cce95dd2974dd38bf589e4d4a6897252c7b9cb0ae2e2c4fdeb70cc15"}} as unknown as TypedDocumentString<ResolveAndonMutation, ResolveAndonMutationVariables>;
export const SetAndonLevelsDocument = {"__meta__":{"hash":"a70e039a6a20b1834832ed835233ce27ca0b6563f3087ca59064a35f27b0a6c2"}} as unknown as TypedDocumentString<SetAndonLevelsMutation, SetAndonLevelsMutationVariables>;
export const DowntimesDocument = {"__meta__":{"hash":"d77e94bc6a98f60fa3b52a12f00dcc8b19fa5ebdbfccdb9cabfca668bd2ca16a"}} as unknown as TypedDocumentString<DowntimesQuery, DowntimesQueryVariables>;
export const EndDowntimeDocument = {"__meta__":{"hash":"4ecce6fb4f4ca4469335b0e017cc3598b918fb9837c7ab1ef0e312b088cbf2c3"}} as unknown as TypedDocumentString<EndDowntimeMutation, EndDowntimeMutationVariables>;
export const ReverseDowntimeDocument = {"__meta__":{"hash":"ce5d85a0de969134009c357b28c12ef4ebebb2d7837658647531a7f5e0493c9e"}} as unknown as TypedDocumentString<ReverseDowntimeMutation, ReverseDowntimeMutationVariables>;
export const WorkerHandoversDocument = {"__meta__":{"hash":"60e7a45eacaeefe0483fcb562e1509ca954d618a24a700fa662b974ddf7f74a9"}} as unknown as TypedDocumentString<WorkerHandoversQuery, WorkerHandoversQueryVariables>;
export const WorkerPrepareHandoverDocument = {"__meta__":{"hash":"509069d7e428e6705e59eee49a5cfd7d2b8fb3a37ee0c2b29c367204dd073c5d"}} as unknown as TypedDocumentString<WorkerPrepareHandoverMutation, WorkerPrepareHandoverMutationVariables>;
export const WorkerHandOverDocument = {"__meta__":{"hash":"bc4b1dda7f685f67b3c999fe173aeed1f539376a746490b6873153a068579e58"}} as unknown as TypedDocumentString<WorkerHandOverMutation, WorkerHandOverMutationVariables>;
export const WorkerTakeOverDocument = {"__meta__":{"hash":"2650e2b5667f5a54845c6c8bbd37a7e652c68e6bbbe7f176bf2cb7dc7c1540ab"}} as unknown as TypedDocumentString<WorkerTakeOverMutation, WorkerTakeOverMutationVariables>;
export const WorkerIntentsDocument = {"__meta__":{"hash":"d2cafd56ceb047ab6e652a5b40d7df2bf6e3f6ee27688b4b7e82da042d3aada3"}} as unknown as TypedDocumentString<WorkerIntentsQuery, WorkerIntentsQueryVariables>;
export const WorkerDismissIntentDocument = {"__meta__":{"hash":"64eb5d37c50e2a19b32aeb02caea4b649565e2dc3a001f8fb382e8ad30fb53cc"}} as unknown as TypedDocumentString<WorkerDismissIntentMutation, WorkerDismissIntentMutationVariables>;
export const WorkerAdoptIntentDocument = {"__meta__":{"hash":"89920cf1117f93c5af568b3729704b7d7a277ee08b57c65d78c683fae8105f07"}} as unknown as TypedDocumentString<WorkerAdoptIntentMutation, WorkerAdoptIntentMutationVariables>;
export const DispatchDocument = {"__meta__":{"hash":"24fb473b6cca9b1d5fbd7e1cdd15221cd86a378385421a99a157312cd4e08b58"}} as unknown as TypedDocumentString<DispatchQuery, DispatchQueryVariables>;
export const DispatchPlacesDocument = {"__meta__":{"hash":"62f22fd9f1db89632b0ba9f533064053f2f89e28da6393cc60898dc79ccd470d"}} as unknown as TypedDocumentString<DispatchPlacesQuery, DispatchPlacesQueryVariables>;
export const PutFirstDocument = {"__meta__":{"hash":"f383eec6b5b07654cfbd036705772bf3b22cbff21f748c90cbd8ce8df02f5616"}} as unknown as TypedDocumentString<PutFirstMutation, PutFirstMutationVariables>;
export const TakeTurnDocument = {"__meta__":{"hash":"6ed53a6d3b011ced32f7f99149c8c8313446933a77b19138b40c1753c428e84a"}} as unknown as TypedDocumentString<TakeTurnMutation, TakeTurnMutationVariables>;
export const StartOfShiftDocument = {"__meta__":{"hash":"436690d093f6e7c19cbca80099eccd85b4f0d7a7100720845ea7442f5df473e3"}} as unknown as TypedDocumentString<StartOfShiftQuery, StartOfShiftQueryVariables>;
export const ReplacementsDocument = {"__meta__":{"hash":"8ad08467c1b03ed8ecc5af08dc1763e0cd0bcce8ec52af1610d0e37d61a6bf6a"}} as unknown as TypedDocumentString<ReplacementsQuery, ReplacementsQueryVariables>;
export const AssignOperationsDocument = {"__meta__":{"hash":"93b3da062b766b6f2b2487b5be81f2b5fcdf0865d82a156e5628231e049b71ba"}} as unknown as TypedDocumentString<AssignOperationsMutation, AssignOperationsMutationVariables>;
export const AcceptProposalDocument = {"__meta__":{"hash":"a52f385087278a6cda571b92d023398f369e6d808cdb136a0299b05a3b9c1309"}} as unknown as TypedDocumentString<AcceptProposalMutation, AcceptProposalMutationVariables>;
export const UnassignDocument = {"__meta__":{"hash":"f1ee36e7153d93453c3d592a5cd39297d8ab4236c9f0d53424367c9abd4e92c3"}} as unknown as TypedDocumentString<UnassignMutation, UnassignMutationVariables>;
export const ReplaceAbsenteeDocument = {"__meta__":{"hash":"81b62e5916fbbd7bb82716bd2a3bae6a02b0140a964b70fb3bb20557ad1d8658"}} as unknown as TypedDocumentString<ReplaceAbsenteeMutation, ReplaceAbsenteeMutationVariables>;
export const ChangeOwnPasswordDocument = {"__meta__":{"hash":"137934d13b692beebdf253abec1432982f61e6aa4bff8de22f5ad246a9fc3601"}} as unknown as TypedDocumentString<ChangeOwnPasswordMutation, ChangeOwnPasswordMutationVariables>;
export const MeDocument = {"__meta__":{"hash":"297040be401cd1c3a808fa4c4f16ab58a59d2082ef4ef3977f125d30622b6d44"}} as unknown as TypedDocumentString<MeQuery, MeQueryVariables>;
export const CustomFieldsDocument = {"__meta__":{"hash":"60d508376b2649dab88a160bd0204978b351d2d3a409dc1ee3dfc99c63d041f2"}} as unknown as TypedDocumentString<CustomFieldsQuery, CustomFieldsQueryVariables>;
export const CreateCustomFieldDocument = {"__meta__":{"hash":"760302c38ac47ac1ddf183cbf3b93e7f984ee212be2486be3817f34aa7adbe65"}} as unknown as TypedDocumentString<CreateCustomFieldMutation, CreateCustomFieldMutationVariables>;
export const ChangeCustomFieldDocument = {"__meta__":{"hash":"56965b527f05fb9ea5d20214978d277c2491f108da24ce23fd73335ce4d7dfa3"}} as unknown as TypedDocumentString<ChangeCustomFieldMutation, ChangeCustomFieldMutationVariables>;
export const NumberingRulesDocument = {"__meta__":{"hash":"5763bd055f33b0ff0d6a4547143bb8b312312688612386f82994ffcca0fc50eb"}} as unknown as TypedDocumentString<NumberingRulesQuery, NumberingRulesQueryVariables>;
export const SetNumberingRuleDocument = {"__meta__":{"hash":"7bc7036025a2d3d469fdab4cefbdd7eb298899911fd7f569bec3bde586f77d6f"}} as unknown as TypedDocumentString<SetNumberingRuleMutation, SetNumberingRuleMutationVariables>;
export const DeviceIdentifiersDocument = {"__meta__":{"hash":"8791442c587e777396a2cc1a5c0ed497658b5a8afae4cdf9ca7e3f59eccde700"}} as unknown as TypedDocumentString<DeviceIdentifiersQuery, DeviceIdentifiersQueryVariables>;
export const ItemIdentifiersDocument = {"__meta__":{"hash":"7eb6b5d91361cf153a58a9c3d70f6bf4fc5476fb2a7b54facb276bec6ad6e2a1"}} as unknown as TypedDocumentString<ItemIdentifiersQuery, ItemIdentifiersQueryVariables>;
export const CompanyCodesDocument = {"__meta__":{"hash":"e560834e6cd2204aadd66cf1e425d2fc7b499a96474219de7846edbdb7ce7570"}} as unknown as TypedDocumentString<CompanyCodesQuery, CompanyCodesQueryVariables>;
export const RegisterDeviceIdentifierDocument = {"__meta__":{"hash":"a3f8c491e2d01fdd2def8bfb78ab51266f577b6f9476b9b7fbfeede34c8bb4fd"}} as unknown as TypedDocumentString<RegisterDeviceIdentifierMutation, RegisterDeviceIdentifierMutationVariables>;
export const ChangeDeviceIdentifierDocument = {"__meta__":{"hash":"2ebd78d4eb57f893e62ca55f870382bb0f667c71ea11fc74245d938bb50b219a"}} as unknown as TypedDocumentString<ChangeDeviceIdentifierMutation, ChangeDeviceIdentifierMutationVariables>;
export const PublishDeviceIdentifierDocument = {"__meta__":{"hash":"cccc3e2311767626b4e4fe701655d1c4fe2450444d0943113b0fb8dd96c1e597"}} as unknown as TypedDocumentString<PublishDeviceIdentifierMutation, PublishDeviceIdentifierMutationVariables>;
export const WithdrawDeviceIdentifierDocument = {"__meta__":{"hash":"283febe012885cde218421c8d5ce7225ad1db739bd25fac7b23db0c15fe38b04"}} as unknown as TypedDocumentString<WithdrawDeviceIdentifierMutation, WithdrawDeviceIdentifierMutationVariables>;
export const SetCompanyCodesDocument = {"__meta__":{"hash":"4a63eae5807c2a55fff2bc6ecd4918e5ec11d7c4153e8004ed2303eda9e8504e"}} as unknown as TypedDocumentString<SetCompanyCodesMutation, SetCompanyCodesMutationVariables>;
export const EpcisDocumentsDocument = {"__meta__":{"hash":"8d6f49a40c7271a04a89caacfe5046f11dc7d83e38081166e716f05eb1741cf4"}} as unknown as TypedDocumentString<EpcisDocumentsQuery, EpcisDocumentsQueryVariables>;
export const EpcisEventsDocument = {"__meta__":{"hash":"45c81ce10fe4e97815ce0fa9bfd999c7f95198baab2611e0abda2d797005f1ac"}} as unknown as TypedDocumentString<EpcisEventsQuery, EpcisEventsQueryVariables>;
export const MergeChoicesDocument = {"__meta__":{"hash":"77803a0c7bdd044e4acc8c12300ca12ac2500e458001b4e8a5e1159fdaaab9ad"}} as unknown as TypedDocumentString<MergeChoicesQuery, MergeChoicesQueryVariables>;
export const ItemMeasuresDocument = {"__meta__":{"hash":"17cf1d30acdb84957f90f79197c587c105ebe0a060d52c598cd29c0d49ac5f14"}} as unknown as TypedDocumentString<ItemMeasuresQuery, ItemMeasuresQueryVariables>;
export const SplitLotDocument = {"__meta__":{"hash":"2f6152ace6b8ad353fd8711c635caf0772cd53bc830ca8d5e34cb8eb459eae6a"}} as unknown as TypedDocumentString<SplitLotMutation, SplitLotMutationVariables>;
export const MergeLotsDocument = {"__meta__":{"hash":"dbde52c0c19125c27dbf7afb60eccd1660763694687e1705395d59e059616593"}} as unknown as TypedDocumentString<MergeLotsMutation, MergeLotsMutationVariables>;
export const RegradeLotDocument = {"__meta__":{"hash":"7f0755012f8c598b106cef7e5b8526ca147d8fc9d7990ab0096e222b0259f5a3"}} as unknown as TypedDocumentString<RegradeLotMutation, RegradeLotMutationVariables>;
export const RelabelLotDocument = {"__meta__":{"hash":"208ad9acc5d8c7a0223c4d39a84db410e305e84e730d928f7e5628455500b966"}} as unknown as TypedDocumentString<RelabelLotMutation, RelabelLotMutationVariables>;
export const SendOutDocument = {"__meta__":{"hash":"9ef709fdb86282219ca5ad9587a19af9bbd2bafa006940cfda7230db091d3ab3"}} as unknown as TypedDocumentString<SendOutMutation, SendOutMutationVariables>;
export const CountUnknownLotDocument = {"__meta__":{"hash":"c2fd59be8b3265f123ed5604c6680cb00c3a7d3a8e648107db12755503114e0b"}} as unknown as TypedDocumentString<CountUnknownLotMutation, CountUnknownLotMutationVariables>;
export const AnyLotsDocument = {"__meta__":{"hash":"8e155b857e06022cff2057ae5a1bfe9ff619a0260f69bee9ff9b654948a07f74"}} as unknown as TypedDocumentString<AnyLotsQuery, AnyLotsQueryVariables>;
export const LotLinksDocument = {"__meta__":{"hash":"d8a7cfbc16d9c311479614d8796855dbd14d9e64912c7fcfae7d0b64e8a2c20e"}} as unknown as TypedDocumentString<LotLinksQuery, LotLinksQueryVariables>;
export const OrderMaterialsDocument = {"__meta__":{"hash":"5d7befd2fb781e83af79aab59cec1f738944fa20567015f898fbae498b551ced"}} as unknown as TypedDocumentString<OrderMaterialsQuery, OrderMaterialsQueryVariables>;
export const OrderIssuedDocument = {"__meta__":{"hash":"63eae5a78999ba401ea19a6a07195367eee4f5f174ab45d896ef94996c64ed9a"}} as unknown as TypedDocumentString<OrderIssuedQuery, OrderIssuedQueryVariables>;
export const IssueMaterialDocument = {"__meta__":{"hash":"2a85a89e4dc5bf9e9f8fd1cdbd1a44d8035c95871e656476d8bd417e3d94edad"}} as unknown as TypedDocumentString<IssueMaterialMutation, IssueMaterialMutationVariables>;
export const GiveBackMaterialDocument = {"__meta__":{"hash":"936b2b8001cbdf601830c129a05a8c15de2d70f8914b916ff39ce81b15cef7df"}} as unknown as TypedDocumentString<GiveBackMaterialMutation, GiveBackMaterialMutationVariables>;
export const ReserveMaterialDocument = {"__meta__":{"hash":"4d3742333d9b84c3612c1445963dbfd8acdd0bcefa4312fb7dcde7b5ef54fe08"}} as unknown as TypedDocumentString<ReserveMaterialMutation, ReserveMaterialMutationVariables>;
export const ReleaseReservationDocument = {"__meta__":{"hash":"f544db3b874fe1a012fd7d6430b365a0ce0efef839c00eb76712e4d29990dec1"}} as unknown as TypedDocumentString<ReleaseReservationMutation, ReleaseReservationMutationVariables>;
export const ReceiveOutputDocument = {"__meta__":{"hash":"4d8dc8200286ca37c55c22b9b15d703f73aa015bd0ccf43d8947f69d13e799ff"}} as unknown as TypedDocumentString<ReceiveOutputMutation, ReceiveOutputMutationVariables>;
export const ShortfallsDocument = {"__meta__":{"hash":"84cc6ffc106efde024109a525fd5d4b700b949699f78a96747dfb97c7d18fbd2"}} as unknown as TypedDocumentString<ShortfallsQuery, ShortfallsQueryVariables>;
export const SettleShortfallDocument = {"__meta__":{"hash":"cbc8e4c62d10b9245ce12fdbb65f809ae57eade7bb825efa84a2b3fb2d0a3626"}} as unknown as TypedDocumentString<SettleShortfallMutation, SettleShortfallMutationVariables>;
export const ConsignmentsDocument = {"__meta__":{"hash":"6cd7232683e2621c6e720244af11bd5fd0cab89a557e259a4bb3d5c61ae49a69"}} as unknown as TypedDocumentString<ConsignmentsQuery, ConsignmentsQueryVariables>;
export const TakeInDocument = {"__meta__":{"hash":"232839acf943f5c164930e6e027f9136e73c233bfce5aca7c7670cfd7f2ab28b"}} as unknown as TypedDocumentString<TakeInMutation, TakeInMutationVariables>;
export const PacksDocument = {"__meta__":{"hash":"dffacc139bd7b91e32227c4099ec875d2e6c20cf60bf020bde69614255d32895"}} as unknown as TypedDocumentString<PacksQuery, PacksQueryVariables>;
export const PackDetailDocument = {"__meta__":{"hash":"6496faefafcf1acde43a9c828498321fdb63bb70298676bd421cee2b9b30d893"}} as unknown as TypedDocumentString<PackDetailQuery, PackDetailQueryVariables>;
export const OpenPackDocument = {"__meta__":{"hash":"1186523cfddf95f0a5e44b4378fbee6807926a41e713481046355d59419f3d43"}} as unknown as TypedDocumentString<OpenPackMutation, OpenPackMutationVariables>;
export const PackLotDocument = {"__meta__":{"hash":"38db9e8a1d2330c76ba52a055e1f09a0ca1d3c2568fbd3c2dfaa3ab490cb0452"}} as unknown as TypedDocumentString<PackLotMutation, PackLotMutationVariables>;
export const UnpackLotDocument = {"__meta__":{"hash":"71f6adb039629dcaadb6b7c716013d376b90fcfb7425e089523de7975ca9b153"}} as unknown as TypedDocumentString<UnpackLotMutation, UnpackLotMutationVariables>;
export const NestPackDocument = {"__meta__":{"hash":"220667eefb2f6846bf3e147a924df578d61fe70c337f91c097f493f19a512431"}} as unknown as TypedDocumentString<NestPackMutation, NestPackMutationVariables>;
export const ClosePackDocument = {"__meta__":{"hash":"eb0d119f9d25b2186b24928693e1c0e662de9ac2cbf42917ec502941f77e3264"}} as unknown as TypedDocumentString<ClosePackMutation, ClosePackMutationVariables>;
export const ReopenPackDocument = {"__meta__":{"hash":"4d87d8bae2d25b0c9d70a76dbee5fea000fac992bf8e699d93ebf816b0f10fbf"}} as unknown as TypedDocumentString<ReopenPackMutation, ReopenPackMutationVariables>;
export const DissolvePackDocument = {"__meta__":{"hash":"26622ebdb7ce8d5fbcf60450d9644e9779f4e79c3526aeb1f9f96d9b39c2fedd"}} as unknown as TypedDocumentString<DissolvePackMutation, DissolvePackMutationVariables>;
export const MovePackDocument = {"__meta__":{"hash":"5871e30cc35dcd5f2caa6f8f76e500b8886f2ba3290ee39e4991954b37d3990d"}} as unknown as TypedDocumentString<MovePackMutation, MovePackMutationVariables>;
export const PackPicksDocument = {"__meta__":{"hash":"a81b18334e753b2c16238cc241cebe16afd9866f4149d490bae56bfe1269bae8"}} as unknown as TypedDocumentString<PackPicksQuery, PackPicksQueryVariables>;
export const ReceiptsDocument = {"__meta__":{"hash":"8c2ceac2d63eb51bea2ec47eb693d0d3b885f0e6bd8a72db65815fcbb1e2da3e"}} as unknown as TypedDocumentString<ReceiptsQuery, ReceiptsQueryVariables>;
export const ReceiptDetailDocument = {"__meta__":{"hash":"a5288102771ef351340ff1e5482194319047a0f35beb58292a175bf399ab1bdf"}} as unknown as TypedDocumentString<ReceiptDetailQuery, ReceiptDetailQueryVariables>;
export const ReceiveLotsDocument = {"__meta__":{"hash":"d96b3cb533c55c0a655a7804b073a78fe970a904de92930cb4eb37799708cf11"}} as unknown as TypedDocumentString<ReceiveLotsMutation, ReceiveLotsMutationVariables>;
export const TakeBackReceiptDocument = {"__meta__":{"hash":"f88ee5ebebebc48850ec02ba12cd0e2021a88d520eb8991e87d549844cc332f2"}} as unknown as TypedDocumentString<TakeBackReceiptMutation, TakeBackReceiptMutationVariables>;
export const ShipmentsDocument = {"__meta__":{"hash":"483eb2b4f91eba6cb5c216d86d37b48bcf207fcbacc4c62c81b5d024fe1ce02d"}} as unknown as TypedDocumentString<ShipmentsQuery, ShipmentsQueryVariables>;
export const ShipmentDetailDocument = {"__meta__":{"hash":"a079ae5c71f3941c046cca30537f2cd2d86d019153608089ac95f68858a92733"}} as unknown as TypedDocumentString<ShipmentDetailQuery, ShipmentDetailQueryVariables>;
export const CreateShipmentDocument = {"__meta__":{"hash":"c9bb491c23b9f03ee93c590180d1234a7fdaae9b60a305974740487a64a51732"}} as unknown as TypedDocumentString<CreateShipmentMutation, CreateShipmentMutationVariables>;
export const ReviseShipmentDocument = {"__meta__":{"hash":"b28f09420d561286b7871386ebde84844d73c6c25572fb5e32cf866e223f8e45"}} as unknown as TypedDocumentString<ReviseShipmentMutation, ReviseShipmentMutationVariables>;
export const CancelShipmentDocument = {"__meta__":{"hash":"31dc667bafbd3f87caa122a0af886764769fdf8233d31e865fea3c594efff644"}} as unknown as TypedDocumentString<CancelShipmentMutation, CancelShipmentMutationVariables>;
export const ShipDocument = {"__meta__":{"hash":"33583a75eb62e0e4b7ba81fab10e2d511bc30ddf165845e1a8d0e264286c5a21"}} as unknown as TypedDocumentString<ShipMutation, ShipMutationVariables>;
export const CountSheetsDocument = {"__meta__":{"hash":"cc448939e188dbd7cf0849c5b438d830618b8536c7dcc654da70102f02353698"}} as unknown as TypedDocumentString<CountSheetsQuery, CountSheetsQueryVariables>;
export const CountDetailDocument = {"__meta__":{"hash":"553741d8a1ce1736790c5b7719775772f80e99b45afe0b16007906a42e39373d"}} as unknown as TypedDocumentString<CountDetailQuery, CountDetailQueryVariables>;
export const CountLinesDocument = {"__meta__":{"hash":"1ed8891556abc61c878f4d1d23ba88a2bef6b195903fdd6f0ecfc5fe3d259733"}} as unknown as TypedDocumentString<CountLinesQuery, CountLinesQueryVariables>;
export const OpenCountDocument = {"__meta__":{"hash":"bf6e0ee9ce346c29b6035ca09b18d8b4234bcf062086d6ddeb94f7718ef83056"}} as unknown as TypedDocumentString<OpenCountMutation, OpenCountMutationVariables>;
export const CountLotsDocument = {"__meta__":{"hash":"71bbf7aeac239e0de52c8500323ef6ab02015bdc513c0ba2d90a55160c7654dc"}} as unknown as TypedDocumentString<CountLotsMutation, CountLotsMutationVariables>;
export const RecountLinesDocument = {"__meta__":{"hash":"d11eb096c378b8a73da303c97a1358d780a5c7c1d97b522116adc800e9622b51"}} as unknown as TypedDocumentString<RecountLinesMutation, RecountLinesMutationVariables>;
export const CancelCountDocument = {"__meta__":{"hash":"b8b36ef19e83577d3e2056b7cfcaecc0e25a5e687bb8db892a61a29454130fac"}} as unknown as TypedDocumentString<CancelCountMutation, CancelCountMutationVariables>;
export const BookCountDocument = {"__meta__":{"hash":"f5ebd88a16e2d9c9c642e6a733541a41dcd2c44694c0ab57f86e1940d78d0be2"}} as unknown as TypedDocumentString<BookCountMutation, BookCountMutationVariables>;
export const RecallsDocument = {"__meta__":{"hash":"6c69b93a98ef79b66b23f7e86d462b779d766a1a5ca20cedc00046178ca9bb40"}} as unknown as TypedDocumentString<RecallsQuery, RecallsQueryVariables>;
export const DrillStateDocument = {"__meta__":{"hash":"6798426c23da95ca3ef1069fb8baebf754acf4c1c6cd62de0c3333e816c4e647"}} as unknown as TypedDocumentString<DrillStateQuery, DrillStateQueryVariables>;
export const RecallDetailDocument = {"__meta__":{"hash":"3c3d4760bd541f3fe7450220bd84b65a2e3f287447fd2bd14a8a0ae73d93dd3b"}} as unknown as TypedDocumentString<RecallDetailQuery, RecallDetailQueryVariables>;
export const RecallReachDocument = {"__meta__":{"hash":"23c36754c6476f6dcdfb829ef627a62e5829cc1ea91e8d77f87d149020896296"}} as unknown as TypedDocumentString<RecallReachQuery, RecallReachQueryVariables>;
export const RecallLotsDocument = {"__meta__":{"hash":"f38797772b1ee4ece467590e09028e5febfe7475b60ae1855a64e06710d30004"}} as unknown as TypedDocumentString<RecallLotsQuery, RecallLotsQueryVariables>;
export const RecallSentLotsDocument = {"__meta__":{"hash":"50d8514c5786c0dada811f1c73e0316733600f1aea78edc2d8195cad6abc7855"}} as unknown as TypedDocumentString<RecallSentLotsQuery, RecallSentLotsQueryVariables>;
export const RecallPreviewDocument = {"__meta__":{"hash":"e2f9fdc08b57e9bb64aa249bf81bfe6fb24769c1e35fff46aa42ae1524debdbc"}} as unknown as TypedDocumentString<RecallPreviewQuery, RecallPreviewQueryVariables>;
export const RecallIdentifyDocument = {"__meta__":{"hash":"793e61c0dc3dbf198ea33c9ca0ffb10a334a7dd8350a11de23201648cc2214ca"}} as unknown as TypedDocumentString<RecallIdentifyQuery, RecallIdentifyQueryVariables>;
export const RecallLotNameDocument = {"__meta__":{"hash":"dcc6151556f660a83e7fda4a2615e703720d47f0a19cfb5a59fc2571a6ac36fc"}} as unknown as TypedDocumentString<RecallLotNameQuery, RecallLotNameQueryVariables>;
export const OpenRecallDocument = {"__meta__":{"hash":"fab8171fe81e3f079c1e8c73d4f905448738d72eba4ac88eed04a130e05ff1cd"}} as unknown as TypedDocumentString<OpenRecallMutation, OpenRecallMutationVariables>;
export const HoldRecalledDocument = {"__meta__":{"hash":"57066af33cea69c10361dbedaa962464ef296d1e4cf5c48f5004acf24c75a9f7"}} as unknown as TypedDocumentString<HoldRecalledMutation, HoldRecalledMutationVariables>;
export const ReleaseRecalledDocument = {"__meta__":{"hash":"f540ed740ec11ede4559d37584f8b0291324b52b7eaa0c5f5191c5b444d9620a"}} as unknown as TypedDocumentString<ReleaseRecalledMutation, ReleaseRecalledMutationVariables>;
export const CompleteRecallTaskDocument = {"__meta__":{"hash":"5f3abbf53b8e70a5c19f327e61045a20717c1dff1fcd05d49eef564d1c96d93f"}} as unknown as TypedDocumentString<CompleteRecallTaskMutation, CompleteRecallTaskMutationVariables>;
export const AnswerRecallDocument = {"__meta__":{"hash":"2fe9f7eac8f2964b83a6d950c8b2eff63ec5f4f488425bef20464b102b9fd907"}} as unknown as TypedDocumentString<AnswerRecallMutation, AnswerRecallMutationVariables>;
export const CloseRecallDocument = {"__meta__":{"hash":"b1064fbd0729b2099a6b3afa56a91e81cfbf455b2f7d07a43a1ab793848c523f"}} as unknown as TypedDocumentString<CloseRecallMutation, CloseRecallMutationVariables>;
export const SetRecallTargetsDocument = {"__meta__":{"hash":"49c4ed17511a2df1278ff4bcc67a3f6716666e0776d5f67cbe3d22f35884ab24"}} as unknown as TypedDocumentString<SetRecallTargetsMutation, SetRecallTargetsMutationVariables>;
export const LotsDocument = {"__meta__":{"hash":"aa1191587d88daa2436d6e6d4f3de449fbac9000026770d20c5ffff52af7e73c"}} as unknown as TypedDocumentString<LotsQuery, LotsQueryVariables>;
export const LotPicksDocument = {"__meta__":{"hash":"c323d019076b73b1cdd865c291c0ce4ed1339dab342a1e809cabb93e4a0515cf"}} as unknown as TypedDocumentString<LotPicksQuery, LotPicksQueryVariables>;
export const LotDetailDocument = {"__meta__":{"hash":"14ab56136d6cabb76f9b39134bbaa59daacbdf9697cf1ea5c0296a3980c4bc2f"}} as unknown as TypedDocumentString<LotDetailQuery, LotDetailQueryVariables>;
export const TagReadsDocument = {"__meta__":{"hash":"a87ece0b113805c6fbc8ff64e37a312e62b12b247384d7b96a2f7810a6c56bdf"}} as unknown as TypedDocumentString<TagReadsQuery, TagReadsQueryVariables>;
export const LotMovementsDocument = {"__meta__":{"hash":"d7377a7958dbc71bfb2e5c7faa5e0bb78156f3e557750b5d478987d9f4c7405f"}} as unknown as TypedDocumentString<LotMovementsQuery, LotMovementsQueryVariables>;
export const LotStatusChangesDocument = {"__meta__":{"hash":"66ff5d0d6e22c1563d7f6225350351c6fb416bad529bff64fcac94e1d79d3cd9"}} as unknown as TypedDocumentString<LotStatusChangesQuery, LotStatusChangesQueryVariables>;
export const StockDocument = {"__meta__":{"hash":"545422a4eaf01373ba143b919b549a6861d412e78224d9b5c06308fcf4898165"}} as unknown as TypedDocumentString<StockQuery, StockQueryVariables>;
export const StockTotalsDocument = {"__meta__":{"hash":"b1d987ce9c67f71b7b3b842595f9f99492ba3b13f37df5c84cd7aa60c899cc55"}} as unknown as TypedDocumentString<StockTotalsQuery, StockTotalsQueryVariables>;
export const MovementsDocument = {"__meta__":{"hash":"7e3e15386db11dd4e72b26a556a447d64f169af63517c0d1e5da097af90b6912"}} as unknown as TypedDocumentString<MovementsQuery, MovementsQueryVariables>;
export const StorageLocationsDocument = {"__meta__":{"hash":"864b52d2ed3a3a2bb7e6048b6b3ad327440cd332fdd275650dfb1e1eb5fdff8e"}} as unknown as TypedDocumentString<StorageLocationsQuery, StorageLocationsQueryVariables>;
export const OneLocationDocument = {"__meta__":{"hash":"6ef2be8bb9f4f6dfc2d00e9c7a2fa393764e315493d4273c52bf15a949e480d1"}} as unknown as TypedDocumentString<OneLocationQuery, OneLocationQueryVariables>;
export const PartnerPicksDocument = {"__meta__":{"hash":"9d92e695cfa89f8ea9f3a9e75d6db06aa7e88dcdb2062357267a4d0e976c57aa"}} as unknown as TypedDocumentString<PartnerPicksQuery, PartnerPicksQueryVariables>;
export const TransferLotDocument = {"__meta__":{"hash":"c507b960d9171fde665af15a6b32ced4b8d8da8d441f78587aad347c492a8282"}} as unknown as TypedDocumentString<TransferLotMutation, TransferLotMutationVariables>;
export const AdjustLotDocument = {"__meta__":{"hash":"94f24a0ab3b886e5902bbf43cd86e70dedcd4c66f3f9a16eb9cc1a08ba167d02"}} as unknown as TypedDocumentString<AdjustLotMutation, AdjustLotMutationVariables>;
export const ScrapLotDocument = {"__meta__":{"hash":"f2e37ce576815724002f5aa3fdc10e7e866f95de63c5d40188b6943866b900d4"}} as unknown as TypedDocumentString<ScrapLotMutation, ScrapLotMutationVariables>;
export const ReturnToSupplierDocument = {"__meta__":{"hash":"f2da6b17ac9e04bf253c5a6240519f51185a02244ffb67c32820078390f8a986"}} as unknown as TypedDocumentString<ReturnToSupplierMutation, ReturnToSupplierMutationVariables>;
export const ReturnFromCustomerDocument = {"__meta__":{"hash":"c5996238f96c8db8b55e4c128eafdbe444b5fae65ed1cdb5a14b544e85370bec"}} as unknown as TypedDocumentString<ReturnFromCustomerMutation, ReturnFromCustomerMutationVariables>;
export const ChangeLotStatusDocument = {"__meta__":{"hash":"0882c02271bdaf80c6964232cfe1cc9e27263e1aef02040b0504b741a3cafc63"}} as unknown as TypedDocumentString<ChangeLotStatusMutation, ChangeLotStatusMutationVariables>;
export const HoldLotsDocument = {"__meta__":{"hash":"5254736ab138b6c97bd7b513ecef38defcfd338d51df5887215842058d290c6c"}} as unknown as TypedDocumentString<HoldLotsMutation, HoldLotsMutationVariables>;
export const ChangeLotDocument = {"__meta__":{"hash":"46cbb0ce16810051d9c92650b455ce8a99e554a9478b101feb121ba4226d6fa0"}} as unknown as TypedDocumentString<ChangeLotMutation, ChangeLotMutationVariables>;
export const DeclarationsDocument = {"__meta__":{"hash":"b69a31ce55e4698bdd394a67066d1587e90885947af1da910f7d46f9daec0252"}} as unknown as TypedDocumentString<DeclarationsQuery, DeclarationsQueryVariables>;
export const SubstanceBooksDocument = {"__meta__":{"hash":"75b362679c18a7b8828d9b5b3fac31ca2283bd2df8a4d4d7edbc9a4c6ad1edda"}} as unknown as TypedDocumentString<SubstanceBooksQuery, SubstanceBooksQueryVariables>;
export const ProductSubstancesDocument = {"__meta__":{"hash":"7455e9f6a7aa11875d1b96347690730fa2f16a4983cb5e4b704518f814f506cf"}} as unknown as TypedDocumentString<ProductSubstancesQuery, ProductSubstancesQueryVariables>;
export const LotSubstancesDocument = {"__meta__":{"hash":"53804f40b02ff92e103ad0f01169f852870fabb404a168615ba4187afafd2575"}} as unknown as TypedDocumentString<LotSubstancesQuery, LotSubstancesQueryVariables>;
export const DeclareSubstancesDocument = {"__meta__":{"hash":"7cb9aa5189d882df248fa2f0ada6827721870d863591c201c0ef07a526dad0a6"}} as unknown as TypedDocumentString<DeclareSubstancesMutation, DeclareSubstancesMutationVariables>;
export const WithdrawDeclarationDocument = {"__meta__":{"hash":"1406fb942d6c6250079736ba1921d90e05fa18b67723fd643cdf1a20e1a54f85"}} as unknown as TypedDocumentString<WithdrawDeclarationMutation, WithdrawDeclarationMutationVariables>;
export const KeepSubstanceDocument = {"__meta__":{"hash":"528a6eb9972b4ad3e10fbdc325ca80dabdc8be6d7f8ee3c9b49aa2bc39f15467"}} as unknown as TypedDocumentString<KeepSubstanceMutation, KeepSubstanceMutationVariables>;
export const KeepExemptionDocument = {"__meta__":{"hash":"a3b91319ba9ec01b146b9d9230235144191de878d6d4c6942d7e6da1b830a20a"}} as unknown as TypedDocumentString<KeepExemptionMutation, KeepExemptionMutationVariables>;
export const SetSubstancePolicyDocument = {"__meta__":{"hash":"981d08fdc5dfbaf69596598a0049896097c6fd0de9045761ae2a1c1587d66606"}} as unknown as TypedDocumentString<SetSubstancePolicyMutation, SetSubstancePolicyMutationVariables>;
export const TraceIdentifyDocument = {"__meta__":{"hash":"53af496ee925ce0225da5c113f0978c45924d0eb39865c140af4a9ad4a47996f"}} as unknown as TypedDocumentString<TraceIdentifyQuery, TraceIdentifyQueryVariables>;
export const TraceGraphDocument = {"__meta__":{"hash":"f0d791bda54257cecbdbb289f2decdb065a0ba6d291341b6630c2fe91b101b28"}} as unknown as TypedDocumentString<TraceGraphQuery, TraceGraphQueryVariables>;
export const TraceSumsDocument = {"__meta__":{"hash":"339fafe9dcd64839b87896b5bc52a121d0e1743c848ff220a71c4ae515d634be"}} as unknown as TypedDocumentString<TraceSumsQuery, TraceSumsQueryVariables>;
export const TraceRowsDocument = {"__meta__":{"hash":"7829b89c3057169436d356e7b02524acd16c87446b0fa52ff593c6453bc7e249"}} as unknown as TypedDocumentString<TraceRowsQuery, TraceRowsQueryVariables>;
export const TraceProofDocument = {"__meta__":{"hash":"ecce4263dfac56e40e50ae925f18edc62a23e32b1dc1ae8d70b52d66b57c5ab0"}} as unknown as TypedDocumentString<TraceProofQuery, TraceProofQueryVariables>;
export const TracePlacesDocument = {"__meta__":{"hash":"a6840019a891792d2bf82270b4ee95134b4fb36d008fe21c8a21a086edc457d1"}} as unknown as TypedDocumentString<TracePlacesQuery, TracePlacesQueryVariables>;
export const TracePeopleDocument = {"__meta__":{"hash":"b20662a31a7e359db90a47944d5c25191c01e8def513440004a48b284a924e73"}} as unknown as TypedDocumentString<TracePeopleQuery, TracePeopleQueryVariables>;
export const WorkerTransferLotDocument = {"__meta__":{"hash":"d80386a81ced7bc080a2c1815d819561b8d5b62ba567deefc23975da3f518933"}} as unknown as TypedDocumentString<WorkerTransferLotMutation, WorkerTransferLotMutationVariables>;
export const WorkerChangeLotStatusDocument = {"__meta__":{"hash":"d6eed079c970e134701ae548fd28c2039f2226813868f258c46f1cec2cc53eb3"}} as unknown as TypedDocumentString<WorkerChangeLotStatusMutation, WorkerChangeLotStatusMutationVariables>;
export const WorkerHoldLotsDocument = {"__meta__":{"hash":"6eb54de50112c91d9092dcc942a083dec99ad8ddbc75c735ba833bedde92ad71"}} as unknown as TypedDocumentString<WorkerHoldLotsMutation, WorkerHoldLotsMutationVariables>;
export const WorkerShipmentsDocument = {"__meta__":{"hash":"cc3dc44c688fd00ff018b1cde075ea8f4290d75ddbcb9c9f047f4d04ad3208ff"}} as unknown as TypedDocumentString<WorkerShipmentsQuery, WorkerShipmentsQueryVariables>;
export const WorkerShipDocument = {"__meta__":{"hash":"006e9b99f6bd276c8fe960c89fc8a34c83abe02b16c7ec2abae255aee1d3e248"}} as unknown as TypedDocumentString<WorkerShipMutation, WorkerShipMutationVariables>;
export const WorkerStockDocument = {"__meta__":{"hash":"65785869c75da8a3875bab71904d49a5435a43ee6968bce88ee2f1f5a464883c"}} as unknown as TypedDocumentString<WorkerStockQuery, WorkerStockQueryVariables>;
export const WorkerIdentifyDocument = {"__meta__":{"hash":"a7ac71944a94b626798344bda3d60907528c965e0f837d1b217e92dc565d563f"}} as unknown as TypedDocumentString<WorkerIdentifyQuery, WorkerIdentifyQueryVariables>;
export const VisitsDocument = {"__meta__":{"hash":"03d7fb48d9bfbcad8b336ed213f0ced6e4cc76018af3526ba0391f03d9b356e8"}} as unknown as TypedDocumentString<VisitsQuery, VisitsQueryVariables>;
export const VisitorsDocument = {"__meta__":{"hash":"e39e27286c899c59f78cb9e1f4d37b83365c78613104961813c607922ccfc1ab"}} as unknown as TypedDocumentString<VisitorsQuery, VisitorsQueryVariables>;
export const OwnVisitDocument = {"__meta__":{"hash":"bc8c7224d82b570b2181d41ac1c23be81c0766d10e577566f708019c95752412"}} as unknown as TypedDocumentString<OwnVisitQuery, OwnVisitQueryVariables>;
export const ConsentVisitDocument = {"__meta__":{"hash":"f54ec2c533912f68103ec26c84c2fa96ec1df23eec3c5c3f40da1d244a533fae"}} as unknown as TypedDocumentString<ConsentVisitMutation, ConsentVisitMutationVariables>;
export const DeclineVisitDocument = {"__meta__":{"hash":"bc878594277ba275340720c69229bdee5f7f2ed8ba70757fd3301e6f9a50f891"}} as unknown as TypedDocumentString<DeclineVisitMutation, DeclineVisitMutationVariables>;
export const EndVisitDocument = {"__meta__":{"hash":"0b34bed99fad2951d040a61808235c03edf9639eb6f06f6efa4dd0553092cd39"}} as unknown as TypedDocumentString<EndVisitMutation, EndVisitMutationVariables>;
export const WageMonthDocument = {"__meta__":{"hash":"5e5dd284f46a90398f6224fc8784e48fa5f6f65b2928452e25f83d38d2b50430"}} as unknown as TypedDocumentString<WageMonthQuery, WageMonthQueryVariables>;
export const WageSlipDocument = {"__meta__":{"hash":"9b65720c0a87ce59de8d7532deea40674f4f15457d518a208b36b1b1c3aaa65d"}} as unknown as TypedDocumentString<WageSlipQuery, WageSlipQueryVariables>;
export const WageRatesDocument = {"__meta__":{"hash":"798c0bc75c3737c53ecb49b9fc4d9e8c765978fe30a5f9f9d350313a91810c80"}} as unknown as TypedDocumentString<WageRatesQuery, WageRatesQueryVariables>;
export const WageGradesDocument = {"__meta__":{"hash":"762ad67d6b27ee0d80f27ce3d02d7537a9566bda0ee988d6749bdf3ece757e8d"}} as unknown as TypedDocumentString<WageGradesQuery, WageGradesQueryVariables>;
export const WageOperationsDocument = {"__meta__":{"hash":"4ca75f7493d4e29a0190421b2fcba7bd9f92bc9d612f40fa58d9165a02466ef3"}} as unknown as TypedDocumentString<WageOperationsQuery, WageOperationsQueryVariables>;
export const WageItemsDocument = {"__meta__":{"hash":"737acaefc06ecc9a99c08e9a07cceed4651962e56f9f0a7933ed6b479bcaa571"}} as unknown as TypedDocumentString<WageItemsQuery, WageItemsQueryVariables>;
export const WagePeopleDocument = {"__meta__":{"hash":"bf7306c12a12009cc1a4196eafddd359b4de250a7df7502c639bbd7053440039"}} as unknown as TypedDocumentString<WagePeopleQuery, WagePeopleQueryVariables>;
export const WageDisputesDocument = {"__meta__":{"hash":"a08ca8bac98dccfd60c2f3fb60dc196805de686969b9e19be1538f50ff4c5fd1"}} as unknown as TypedDocumentString<WageDisputesQuery, WageDisputesQueryVariables>;
export const SetWageRateDocument = {"__meta__":{"hash":"32f7a5ffcf4e7f4aab4345af60b06b260e117fadf515edf090b82a8cba88ebdb"}} as unknown as TypedDocumentString<SetWageRateMutation, SetWageRateMutationVariables>;
export const SetWageGradeDocument = {"__meta__":{"hash":"2622caba1ec9468b795798d4adbe349e6dc5ba8c7e001ee6f75106e5a9a401f5"}} as unknown as TypedDocumentString<SetWageGradeMutation, SetWageGradeMutationVariables>;
export const SetWageRuleDocument = {"__meta__":{"hash":"45562a8d32a7b7544289628385056623871edeeeab98ac47cf5db743e12d1a22"}} as unknown as TypedDocumentString<SetWageRuleMutation, SetWageRuleMutationVariables>;
export const AdjustWageDocument = {"__meta__":{"hash":"5776566c8bf2503be38c051d3189e996fd33033e160756685e30fffcc6e2159d"}} as unknown as TypedDocumentString<AdjustWageMutation, AdjustWageMutationVariables>;
export const OpenDisputeDocument = {"__meta__":{"hash":"55eae117e43ce40a3cc7093c437f090116eae3f5bde1e4c341585bbd9ba67382"}} as unknown as TypedDocumentString<OpenDisputeMutation, OpenDisputeMutationVariables>;
export const DecideDisputeDocument = {"__meta__":{"hash":"2c0057a1a2b36dea119d32037251231ae25d40c2e070df064f2b64c96d731d1a"}} as unknown as TypedDocumentString<DecideDisputeMutation, DecideDisputeMutationVariables>;
export const ClosePeriodDocument = {"__meta__":{"hash":"d7b5a376e7c0ffc148496fc0f6e1e62de203c404e4203163ede79ba29a89a70e"}} as unknown as TypedDocumentString<ClosePeriodMutation, ClosePeriodMutationVariables>;
export const WorkerWagesDocument = {"__meta__":{"hash":"ab8092a999342defc8e4d77133f0a9fe71c78a2bcd398bf0045f3d6aaf060107"}} as unknown as TypedDocumentString<WorkerWagesQuery, WorkerWagesQueryVariables>;
export const WorkerWageOfReportDocument = {"__meta__":{"hash":"dd81621cf0dae309a1645a854849902931e1dc4be03a5f43c6a95b540eae6e8f"}} as unknown as TypedDocumentString<WorkerWageOfReportQuery, WorkerWageOfReportQueryVariables>;
export const WorkerSlipDocument = {"__meta__":{"hash":"fa171ee12f0d422b5113fb2b80692db79a3b9f511c27300fe97bf57330841441"}} as unknown as TypedDocumentString<WorkerSlipQuery, WorkerSlipQueryVariables>;
export const CockpitDocument = {"__meta__":{"hash":"62640339117c35468c8e269d877658b1fbfc3aa3da1e1b87a49ea9bdcc4943c1"}} as unknown as TypedDocumentString<CockpitQuery, CockpitQueryVariables>;
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
export const WorkerChangeLanguageDocument = {"__meta__":{"hash":"95120eefeda1c243646c5bc1646986de3c3980558b1d998b6973ba1dd2556a1a"}} as unknown as TypedDocumentString<WorkerChangeLanguageMutation, WorkerChangeLanguageMutationVariables>;
export const WorkerPlantDocument = {"__meta__":{"hash":"1520bdb93b25561b5dd9a280e2265c9fa2881d4723a8c8c221c3b79cedc348a8"}} as unknown as TypedDocumentString<WorkerPlantQuery, WorkerPlantQueryVariables>;
export const WorkerFloorDocument = {"__meta__":{"hash":"64e1cea32445558df944dc69c66ac2cf01201a21453b82a9de8943d329b2c982"}} as unknown as TypedDocumentString<WorkerFloorQuery, WorkerFloorQueryVariables>;
export const WorkerAssignmentsDocument = {"__meta__":{"hash":"8360a136f09059015de334a842892ab784b4448a62195fa195be51b4c21bbad7"}} as unknown as TypedDocumentString<WorkerAssignmentsQuery, WorkerAssignmentsQueryVariables>;
export const WorkerSyncDocument = {"__meta__":{"hash":"31af11b01c7e3ac475e7c3fbda917c1d3302f22917322e36046f29839569e755"}} as unknown as TypedDocumentString<WorkerSyncMutation, WorkerSyncMutationVariables>;