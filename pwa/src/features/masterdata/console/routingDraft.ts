import type { DefinitionsQuery, RoutingDetailQuery } from "@/packages/api/generated/graphql";
import { DECIMAL, LIST, WHOLE } from "./FormPanel";

type Routing = NonNullable<RoutingDetailQuery["routing"]>;
export type DefinitionChoice = DefinitionsQuery["operationDefinitions"]["nodes"][number];

export interface DraftAlternative { key: number; workCenterId: string; workUnitId: string; setup: string; cycle: string }
/** A step as it is being written. Sequences run 10, 20, 30 in the order shown; `after` holds keys of other steps. */
export interface DraftStep {
  key: number; definitionId: string; nameZh: string; nameEn: string; workCenterId: string; workUnitId: string; setup: string; cycle: string; after: number[];
  alternatives: DraftAlternative[]; reportMode: string; box: string; needsApproval: boolean; over: string; skipAllowed: boolean; skills: string;
}

let made = 0;
export const newAlternative = (): DraftAlternative => ({ key: ++made, workCenterId: "", workUnitId: "", setup: "", cycle: "" });
export const newStep = (after: number[]): DraftStep => ({
  key: ++made, definitionId: "", nameZh: "", nameEn: "", workCenterId: "", workUnitId: "", setup: "", cycle: "", after, alternatives: [], reportMode: "any", box: "", needsApproval: false, over: "", skipAllowed: false, skills: "",
});

/** Minutes of set-up as people write them; the wire carries seconds. */
const minutes = (seconds: number): string => String(Math.round((seconds / 60) * 100) / 100);
const seconds = (text: string): number => Math.round(Number(text) * 60);

export function stepsOf(routing: Routing | null | undefined): DraftStep[] {
  const steps = routing?.steps ?? [];
  const keys = new Map(steps.map((step) => [step.sequence, ++made]));
  return steps.map((step) => ({
    key: keys.get(step.sequence) ?? ++made, definitionId: step.operationDefinitionId, nameZh: step.name.zh, nameEn: step.name.en, workCenterId: step.workCenterId, workUnitId: step.workUnitId ?? "",
    setup: minutes(step.setupSeconds), cycle: step.cycleSeconds, after: step.predecessors.map((each) => keys.get(each) ?? 0).filter(Boolean),
    alternatives: step.alternatives.map((each) => ({ key: ++made, workCenterId: each.workCenterId, workUnitId: each.workUnitId ?? "", setup: minutes(each.setupSeconds), cycle: each.cycleSeconds })),
    reportMode: step.reportMode, box: step.boxQuantity ?? "", needsApproval: step.needsApproval, over: step.overLimitPercent ?? "", skipAllowed: step.skipAllowed, skills: step.skillCodes.join(" "),
  }));
}

export function sequences(steps: readonly DraftStep[]): Map<number, number> {
  return new Map(steps.map((step, at) => [step.key, 10 * (at + 1)]));
}

export function inputOf(steps: readonly DraftStep[]) {
  const sequence = sequences(steps);
  return steps.map((step) => ({
    sequence: sequence.get(step.key) ?? 0, operationDefinitionId: step.definitionId, predecessors: step.after.map((key) => sequence.get(key) ?? 0).filter(Boolean),
    nameZh: step.nameZh.trim() || null, nameEn: step.nameEn.trim() || null, workCenterId: step.workCenterId || null, workUnitId: step.workUnitId || null,
    setupSeconds: step.setup.trim() ? seconds(step.setup) : null, cycleSeconds: step.cycle.trim() || null,
    alternatives: step.alternatives.map((each) => ({ workCenterId: each.workCenterId, workUnitId: each.workUnitId || null, setupSeconds: each.setup.trim() ? seconds(each.setup) : null, cycleSeconds: each.cycle.trim() || null })),
    reportMode: step.reportMode, boxQuantity: step.box.trim() || null, needsApproval: step.needsApproval, overLimitPercent: step.over.trim() || null, skipAllowed: step.skipAllowed,
    skillCodes: step.skills.split(LIST).filter(Boolean),
  }));
}

const number = (text: string, pattern = DECIMAL): boolean => !text.trim() || pattern.test(text.trim());

/** Keys of steps that cannot be sent as they are. */
export function wrongSteps(steps: readonly DraftStep[]): Set<number> {
  const fine = (step: DraftStep): boolean =>
    !!step.definitionId && [step.setup, step.cycle, step.box].every((each) => number(each)) && number(step.over) && Number(step.over || 0) <= 100 &&
    step.alternatives.every((each) => !!each.workCenterId && number(each.setup) && number(each.cycle)) && WHOLE.test(String(step.after.length));
  return new Set(steps.filter((step) => !fine(step)).map((step) => step.key));
}
