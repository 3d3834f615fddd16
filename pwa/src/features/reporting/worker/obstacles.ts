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
  /** who may let it pass: this permission, with a reason; null: nobody by reporting */
  permission?: string;
}

export const OVER_REPORT = "reporting.output:over_report";
export const OVERRIDE = "reporting.output:override";

/**
 * What stands against reporting here as far as this phone knows, with the network and without. A predecessor that is
 * merely behind is no obstacle: the work may be done and another phone offline.
 */
export function obstacleOf(operation: Operation, unread: number): ObstacleKind | null {
  const block = blockOf(operation);
  if (block && isHardBlock(block)) return block;
  if (operation.hold) return { code: "hold" };
  if (operation.state === "completed") return { code: "completed", permission: OVER_REPORT };
  return unread > 0 ? { code: "unread", steps: unread, permission: OVERRIDE } : null;
}

/**
 * More than the plan allows, or more than the step before has delivered where no step may be skipped. Without network
 * the step before may have been reported on another phone: then it is no refusal, as on the server.
 */
export function overOf(form: Form, operation: Operation, hints: Hints, offline: boolean): ObstacleKind | null {
  const said = booked(form);
  const planned = micro(operation.plannedQuantity);
  const allowed = Math.trunc((planned * hints.overPercent) / 100);
  const left = micro(operation.remainingQuantity) + allowed;
  const scrap = micro(form.process) + micro(form.material);
  if (said > left) return { code: "over", over: decimal(said - left), left: decimal(Math.max(0, left - scrap)), permission: OVER_REPORT };
  const came = micro(operation.availableQuantity);
  if (offline || hints.skipAllowed || said <= came) return null;
  return { code: "skipped", over: decimal(said - came), left: decimal(Math.max(0, came - scrap)), permission: OVERRIDE };
}
