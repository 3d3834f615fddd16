import { call } from "@/packages/api";
import { WorkerInstructionDocument, type WorkerInstructionQuery } from "@/packages/api/generated/worker/graphql";
import type { Row } from "@/packages/outbox";
import { asPerson } from "@/w/model/fetched";

export const CONFIRM = "masterdata.confirm_instruction";

export type Instruction = NonNullable<WorkerInstructionQuery["operationInstruction"]>;
export type Step = Instruction["steps"][number];

/** The instruction in force for an operation, and which of its steps this person has confirmed for it. */
export interface StepsPage {
  instruction: Instruction | null;
  confirmed: string[];
}

export const nameOf = (operationId: string): string => `steps:${operationId}`;

export async function loadSteps(operationId: string, userName: string): Promise<StepsPage> {
  const reply = await call(WorkerInstructionDocument, { operationId }, asPerson());
  const mine = reply.instructionConfirmations.filter((each) => each.userName === userName);
  return { instruction: reply.operationInstruction ?? null, confirmed: mine.map((each) => each.instructionStepId) };
}

/** Critical steps still to be confirmed, as far as this phone knows: what waits in the queue is confirmed here. */
export function unreadSteps({ instruction, confirmed }: StepsPage, operationId: string, rows: readonly Row[]): Step[] {
  if (!instruction) return [];
  const said = rows.filter((row) => row.type === CONFIRM && row.payload.operationId === operationId && row.payload.instructionId === instruction.id);
  const positions = new Set(said.flatMap((row) => (Array.isArray(row.payload.positions) ? row.payload.positions.map(Number) : [])));
  return instruction.steps.filter((step) => step.critical && !confirmed.includes(step.id) && !positions.has(step.position));
}
