/* eslint-disable */
import * as types from './graphql';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "mutation ChangeOwnPassword($input: SetPasswordInput!) {\n  setPassword(input: $input) {\n    __typename\n    ... on User {\n      id\n    }\n    ... on Problem {\n      code\n      text\n      params\n    }\n  }\n}": typeof types.ChangeOwnPasswordDocument,
    "query Me {\n  me {\n    id\n    name\n    login\n    locale\n    kind\n    roles\n    permissions\n    tenant {\n      id\n      slug\n      name {\n        zh\n        en\n      }\n      timeZone\n      state\n    }\n    team {\n      id\n      name {\n        zh\n        en\n      }\n    }\n  }\n}": typeof types.MeDocument,
};
const documents: Documents = {
    "mutation ChangeOwnPassword($input: SetPasswordInput!) {\n  setPassword(input: $input) {\n    __typename\n    ... on User {\n      id\n    }\n    ... on Problem {\n      code\n      text\n      params\n    }\n  }\n}": types.ChangeOwnPasswordDocument,
    "query Me {\n  me {\n    id\n    name\n    login\n    locale\n    kind\n    roles\n    permissions\n    tenant {\n      id\n      slug\n      name {\n        zh\n        en\n      }\n      timeZone\n      state\n    }\n    team {\n      id\n      name {\n        zh\n        en\n      }\n    }\n  }\n}": types.MeDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation ChangeOwnPassword($input: SetPasswordInput!) {\n  setPassword(input: $input) {\n    __typename\n    ... on User {\n      id\n    }\n    ... on Problem {\n      code\n      text\n      params\n    }\n  }\n}"): typeof import('./graphql').ChangeOwnPasswordDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Me {\n  me {\n    id\n    name\n    login\n    locale\n    kind\n    roles\n    permissions\n    tenant {\n      id\n      slug\n      name {\n        zh\n        en\n      }\n      timeZone\n      state\n    }\n    team {\n      id\n      name {\n        zh\n        en\n      }\n    }\n  }\n}"): typeof import('./graphql').MeDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
