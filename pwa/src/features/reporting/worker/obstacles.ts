import { decimal, micro } from "@/w/model/quantity";
import type { Hints } from "@/w/model/plant";
import type { Operation } from "@/w/model/types";
import { blockOf, isHardBlock } from "@/w/ui/words";
import { booked, type Form } from "./form";

/** `params`: a refusal of the server's catalogue; the phone's own ones carry their figures. */
export interface ObstacleKind {
  code: string;
  params?: Record<string, unknown>;
  over?: string;
  left?: string;
  steps?: number;
}

/**
 * What stands against reporting here as far as this phone knows, with the network and without. A predecessor that is
 * merely behind is no obstacle: the work may be done and another phone offline.
 */
export function obstacleOf(operation: Operation, hints: Hints): ObstacleKind | null {
  const block = blockOf(operation);
  if (block && isHardBlock(block)) return block;
  if (operation.hold) return { code: "hold" };
  if (operation.state === "completed") return { code: "completed" };
  return hints.unread > 0 ? { code: "unread", steps: hints.unread } : null;
}

/** More than the plan allows, or more than the step before has delivered where no step may be skipped. */
export function overOf(form: Form, operation: Operation, hints: Hints): ObstacleKind | null {
  const said = booked(form);
  const planned = micro(operation.plannedQuantity);
  const allowed = Math.trunc((planned * hints.overPercent) / 100);
  const left = micro(operation.remainingQuantity) + allowed;
  return said > left ? { code: "over", over: decimal(said - left), left: decimal(Math.max(0, left - micro(form.process) - micro(form.material))) } : null;
}
