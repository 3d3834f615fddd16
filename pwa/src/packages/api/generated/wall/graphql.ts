/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type CockpitQueryVariables = Exact<{ [key: string]: never; }>;


export type CockpitQuery = { cockpit: { timeZone: string, now: string, day: string, planned: string | null, plannedByNow: string | null, ordersOpen: number, ordersLate: number, ordersHeld: number, ordersStuck: number, andonOpen: number, unitCount: number, unitsRunning: number, company: { zh: string, en: string } | null, site: { zh: string, en: string } | null, shift: { zh: string, en: string } | null, figures: Array<{ key: string, value: string | null, part: string | null, base: string | null }>, people: { present: number, rostered: number | null, reporting: number }, hours: Array<{ startsAt: string, good: string | null, planned: string | null }>, orders: Array<{ id: string, number: string, dueAt: string, late: boolean, held: boolean, item: { zh: string, en: string } | null, customer: { zh: string, en: string } | null, current: { position: number, count: number, name: { zh: string, en: string } } | null, operations: Array<{ id: string, state: string, plannedQuantity: string, goodQuantity: string, processScrapQuantity: string, materialScrapQuantity: string, held: boolean }> }>, andons: Array<{ id: string, kind: string, level: number, calledAt: string, calledBy: string, acknowledgedBy: string | null, workUnit: { id: string, code: string } | null, workCenter: { id: string, code: string } | null }>, units: Array<{ id: string, code: string, state: string, since: string | null, kind: string | null, operation: { zh: string, en: string } | null }> } };

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

export const CockpitDocument = {"__meta__":{"hash":"62640339117c35468c8e269d877658b1fbfc3aa3da1e1b87a49ea9bdcc4943c1"}} as unknown as TypedDocumentString<CockpitQuery, CockpitQueryVariables>;