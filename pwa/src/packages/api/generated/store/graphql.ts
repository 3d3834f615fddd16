/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Release, reject, hold or restrict lots: all of them or none. `status`: quarantined, accepted, rejected, held, restricted. */
export type ChangeLotStatusInput = {
  id?: string | null | undefined;
  lotIds: Array<string>;
  occurredAt?: string | null | undefined;
  reason?: string | null | undefined;
  status: string;
};

/** Whoever sees that something is wrong stops it; those who may release decide. */
export type HoldLotsInput = {
  id?: string | null | undefined;
  lotIds: Array<string>;
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

export const WorkerTransferLotDocument = {"__meta__":{"hash":"d80386a81ced7bc080a2c1815d819561b8d5b62ba567deefc23975da3f518933"}} as unknown as TypedDocumentString<WorkerTransferLotMutation, WorkerTransferLotMutationVariables>;
export const WorkerChangeLotStatusDocument = {"__meta__":{"hash":"d6eed079c970e134701ae548fd28c2039f2226813868f258c46f1cec2cc53eb3"}} as unknown as TypedDocumentString<WorkerChangeLotStatusMutation, WorkerChangeLotStatusMutationVariables>;
export const WorkerHoldLotsDocument = {"__meta__":{"hash":"6eb54de50112c91d9092dcc942a083dec99ad8ddbc75c735ba833bedde92ad71"}} as unknown as TypedDocumentString<WorkerHoldLotsMutation, WorkerHoldLotsMutationVariables>;
export const WorkerShipmentsDocument = {"__meta__":{"hash":"cc3dc44c688fd00ff018b1cde075ea8f4290d75ddbcb9c9f047f4d04ad3208ff"}} as unknown as TypedDocumentString<WorkerShipmentsQuery, WorkerShipmentsQueryVariables>;
export const WorkerShipDocument = {"__meta__":{"hash":"006e9b99f6bd276c8fe960c89fc8a34c83abe02b16c7ec2abae255aee1d3e248"}} as unknown as TypedDocumentString<WorkerShipMutation, WorkerShipMutationVariables>;
export const WorkerStockDocument = {"__meta__":{"hash":"65785869c75da8a3875bab71904d49a5435a43ee6968bce88ee2f1f5a464883c"}} as unknown as TypedDocumentString<WorkerStockQuery, WorkerStockQueryVariables>;
export const WorkerIdentifyDocument = {"__meta__":{"hash":"a7ac71944a94b626798344bda3d60907528c965e0f837d1b217e92dc565d563f"}} as unknown as TypedDocumentString<WorkerIdentifyQuery, WorkerIdentifyQueryVariables>;