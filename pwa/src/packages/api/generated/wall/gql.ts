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
    "query Cockpit {\n  cockpit {\n    company {\n      zh\n      en\n    }\n    site {\n      zh\n      en\n    }\n    timeZone\n    now\n    day\n    shift {\n      zh\n      en\n    }\n    figures {\n      key\n      value\n      part\n      base\n    }\n    planned\n    plannedByNow\n    ordersOpen\n    ordersLate\n    ordersHeld\n    ordersStuck\n    people {\n      present\n      rostered\n      reporting\n    }\n    hours {\n      startsAt\n      good\n      planned\n    }\n    orders {\n      id\n      number\n      dueAt\n      late\n      held\n      item {\n        zh\n        en\n      }\n      customer {\n        zh\n        en\n      }\n      current {\n        name {\n          zh\n          en\n        }\n        position\n        count\n      }\n      operations {\n        id\n        state\n        plannedQuantity\n        goodQuantity\n        processScrapQuantity\n        materialScrapQuantity\n        held\n      }\n    }\n    andons {\n      id\n      kind\n      level\n      calledAt\n      calledBy\n      acknowledgedBy\n      workUnit {\n        id\n        code\n      }\n      workCenter {\n        id\n        code\n      }\n    }\n    andonOpen\n    units {\n      id\n      code\n      state\n      since\n      kind\n      operation {\n        zh\n        en\n      }\n    }\n    unitCount\n    unitsRunning\n  }\n}": typeof types.CockpitDocument,
};
const documents: Documents = {
    "query Cockpit {\n  cockpit {\n    company {\n      zh\n      en\n    }\n    site {\n      zh\n      en\n    }\n    timeZone\n    now\n    day\n    shift {\n      zh\n      en\n    }\n    figures {\n      key\n      value\n      part\n      base\n    }\n    planned\n    plannedByNow\n    ordersOpen\n    ordersLate\n    ordersHeld\n    ordersStuck\n    people {\n      present\n      rostered\n      reporting\n    }\n    hours {\n      startsAt\n      good\n      planned\n    }\n    orders {\n      id\n      number\n      dueAt\n      late\n      held\n      item {\n        zh\n        en\n      }\n      customer {\n        zh\n        en\n      }\n      current {\n        name {\n          zh\n          en\n        }\n        position\n        count\n      }\n      operations {\n        id\n        state\n        plannedQuantity\n        goodQuantity\n        processScrapQuantity\n        materialScrapQuantity\n        held\n      }\n    }\n    andons {\n      id\n      kind\n      level\n      calledAt\n      calledBy\n      acknowledgedBy\n      workUnit {\n        id\n        code\n      }\n      workCenter {\n        id\n        code\n      }\n    }\n    andonOpen\n    units {\n      id\n      code\n      state\n      since\n      kind\n      operation {\n        zh\n        en\n      }\n    }\n    unitCount\n    unitsRunning\n  }\n}": types.CockpitDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Cockpit {\n  cockpit {\n    company {\n      zh\n      en\n    }\n    site {\n      zh\n      en\n    }\n    timeZone\n    now\n    day\n    shift {\n      zh\n      en\n    }\n    figures {\n      key\n      value\n      part\n      base\n    }\n    planned\n    plannedByNow\n    ordersOpen\n    ordersLate\n    ordersHeld\n    ordersStuck\n    people {\n      present\n      rostered\n      reporting\n    }\n    hours {\n      startsAt\n      good\n      planned\n    }\n    orders {\n      id\n      number\n      dueAt\n      late\n      held\n      item {\n        zh\n        en\n      }\n      customer {\n        zh\n        en\n      }\n      current {\n        name {\n          zh\n          en\n        }\n        position\n        count\n      }\n      operations {\n        id\n        state\n        plannedQuantity\n        goodQuantity\n        processScrapQuantity\n        materialScrapQuantity\n        held\n      }\n    }\n    andons {\n      id\n      kind\n      level\n      calledAt\n      calledBy\n      acknowledgedBy\n      workUnit {\n        id\n        code\n      }\n      workCenter {\n        id\n        code\n      }\n    }\n    andonOpen\n    units {\n      id\n      code\n      state\n      since\n      kind\n      operation {\n        zh\n        en\n      }\n    }\n    unitCount\n    unitsRunning\n  }\n}"): typeof import('./graphql').CockpitDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
