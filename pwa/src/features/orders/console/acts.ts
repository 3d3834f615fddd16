import {
  CANCEL_ORDER, CHANGE_ORDER, CLOSE_ORDER, DIVIDE_ORDER, HOLD_ORDER, LIFT_HOLD, REOPEN_ORDER, REPAIR_ORDER,
} from "@/c/permissions";
import { possibleActs, type OrderRow } from "./model";
import type { OrderAct } from "./useOrderActs";

const NEEDS: Record<OrderAct, string> = {
  hold: HOLD_ORDER, lift: LIFT_HOLD, split: DIVIDE_ORDER, merge: DIVIDE_ORDER, backorder: DIVIDE_ORDER, repair: REPAIR_ORDER,
  dismantle: REPAIR_ORDER, change: CHANGE_ORDER, cancel: CANCEL_ORDER, close: CLOSE_ORDER, reopen: REOPEN_ORDER,
};

/** What this person may do with this order now, in the order of the menu. */
export const actsOf = (order: OrderRow, can: (permission: string) => boolean): OrderAct[] => possibleActs(order).filter((act) => can(NEEDS[act]));
