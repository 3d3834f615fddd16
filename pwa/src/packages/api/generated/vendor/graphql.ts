/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type SetPasswordInput = {
  currentPassword?: string | null | undefined;
  id?: string | null | undefined;
  occurredAt?: string | null | undefined;
  password: string;
  reason?: string | null | undefined;
  userId?: string | null | undefined;
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

export const ChangeOwnPasswordDocument = {"__meta__":{"hash":"137934d13b692beebdf253abec1432982f61e6aa4bff8de22f5ad246a9fc3601"}} as unknown as TypedDocumentString<ChangeOwnPasswordMutation, ChangeOwnPasswordMutationVariables>;
export const MeDocument = {"__meta__":{"hash":"e0113a6041b665b11e1fcca6df37ffc3c02701c1290ea85eed0043dac6b3e601"}} as unknown as TypedDocumentString<MeQuery, MeQueryVariables>;