"""Sentences of refusal; each reads on after "refused because".

Names in the params are in the language of the one who is refused; codes beside them are for programs.
"""

from infra.errors import Conflict, Invalid, NotFound


class OrderNotFound(NotFound):
    code = "orders.order_not_found"
    text = "there is no such order"


class OperationNotFound(NotFound):
    code = "orders.operation_not_found"
    text = "there is no such operation"


class HoldNotFound(NotFound):
    code = "orders.hold_not_found"
    text = "there is no such hold"


class GateNotFound(NotFound):
    code = "orders.gate_not_found"
    text = "there is no such gate"


class OperationOnHold(Conflict):
    code = "orders.operation_on_hold"
    text = "operation {operation} is on hold: {reason}"


class OrderOnHold(Conflict):
    code = "orders.order_on_hold"
    text = "order {order} is on hold: {reason}"


class AlreadyOnHold(Conflict):
    code = "orders.already_on_hold"
    text = "{subject} is on hold already: {reason}"


class HoldWasLifted(Conflict):
    code = "orders.hold_was_lifted"
    text = "this hold was lifted by {by}"


class OrderNotReleased(Conflict):
    code = "orders.order_not_released"
    text = "order {order} is not released"


class OrderIsReleased(Conflict):
    code = "orders.order_is_released"
    text = "order {order} is released already"


class OrderIsCompleted(Conflict):
    code = "orders.order_is_completed"
    text = "order {order} is completed"


class OrderIsClosed(Conflict):
    code = "orders.order_is_closed"
    text = "order {order} is closed"


class OrderIsCancelled(Conflict):
    code = "orders.order_is_cancelled"
    text = "order {order} is cancelled"


class OrderWasMerged(Conflict):
    code = "orders.order_was_merged"
    text = "order {order} was merged into another one; its parts go on there"


class OrderNotEnded(Conflict):
    code = "orders.order_not_ended"
    text = "order {order} is neither completed nor closed"


class NothingLeftToDo(Conflict):
    code = "orders.nothing_left_to_do"
    text = "order {order} is made in full; name a larger quantity to go on with it"


class OrderNotDivisible(Conflict):
    """`kind` is phantom or dismantle."""

    code = "orders.order_not_divisible"
    text = "order {order} ({kind}) cannot be split or merged"


class PartsTooLarge(Invalid):
    code = "orders.parts_too_large"
    text = "the parts take {parts}, order {order} has {quantity} and must keep some"


class TooManyParts(Invalid):
    code = "orders.too_many_parts"
    text = "an order is split into at most {limit} parts at once"


class NothingFinished(Conflict):
    code = "orders.nothing_finished"
    text = "nothing of order {order} is through its last operation yet"


class NothingToMerge(Invalid):
    code = "orders.nothing_to_merge"
    text = "merging needs another order than {order}"


class OrdersDiffer(Conflict):
    """`what`: item, unit, kind, state or snapshot."""

    code = "orders.orders_differ"
    text = "{order} and {other} differ in {what}"


class PiecesMoved(Conflict):
    code = "orders.pieces_moved"
    text = "operation {operation} gave pieces to {orders}; correct them there"


class StepsMissing(Invalid):
    code = "orders.steps_missing"
    text = "a {kind} order needs the operations it is done by"


class NothingToRecover(Conflict):
    code = "orders.nothing_to_recover"
    text = "item {item} has no approved bill of materials to take apart"


class NotADismantleOrder(Conflict):
    code = "orders.not_a_dismantle_order"
    text = "order {order} takes nothing apart"


class NotInOrder(Invalid):
    code = "orders.not_in_order"
    text = "item {item} is no part of order {order}"


class RepairTooLarge(Invalid):
    code = "orders.repair_too_large"
    text = "order {order} has only {quantity} pieces"


class NoKitParts(Conflict):
    code = "orders.no_kit_parts"
    text = "item {item} has no parts that are made here, so there is nothing to order for it"


class DemandNotFound(NotFound):
    code = "orders.demand_not_found"
    text = "there is no such demand"


class DemandKindUnknown(Invalid):
    code = "orders.demand_kind_unknown"
    text = "{kind} is no kind of demand"


class CustomerMissing(Invalid):
    code = "orders.customer_missing"
    text = "a demand made to order needs its customer"


class DemandEnded(Conflict):
    code = "orders.demand_ended"
    text = "demand {demand} is done or cancelled"


class NothingToPlan(Conflict):
    code = "orders.nothing_to_plan"
    text = "everything of demand {demand} has its order already"


class NothingChosen(Invalid):
    code = "orders.nothing_chosen"
    text = "no demand was chosen"


class MoreThanDemanded(Conflict):
    code = "orders.more_than_demanded"
    text = "demand {demand} has only {left} left to plan"


class DemandIsPlanned(Conflict):
    code = "orders.demand_is_planned"
    text = "orders for {planned} are made for demand {demand}: {orders}"


class DemandInProduction(Conflict):
    code = "orders.demand_in_production"
    text = "demand {demand} is being made by {orders}; keep those orders or close them first"


class GlyphMissing(Invalid):
    """`where` names the field on the card."""

    code = "orders.glyph_missing"
    text = "the card of {order} cannot print {glyph} in {where}: {text}"


class FactUnknown(Invalid):
    code = "orders.fact_unknown"
    text = "{fact} is nothing a card can show"


class LogoUnusable(Invalid):
    code = "orders.logo_unusable"
    text = "the logo is no PNG or JPEG picture that was uploaded before"


class PrintNotFound(NotFound):
    code = "orders.print_not_found"
    text = "there is no such print"


class OrderHasOutput(Conflict):
    code = "orders.order_has_output"
    text = "order {order} has {quantity} reported already; close it instead of cancelling it"


class OperationNotRunning(Conflict):
    code = "orders.operation_not_running"
    text = "operation {operation} is not running"


class OperationNotPaused(Conflict):
    code = "orders.operation_not_paused"
    text = "operation {operation} is not paused"


class PredecessorUnfinished(Conflict):
    """Never raised: lists show it as what an operation waits for. A report ahead of its predecessor is refused by
    `reporting.operation_skipped`, or flagged where another phone may be offline."""

    code = "orders.predecessor_unfinished"
    text = "operation {operation} waits for {predecessor}"


class GateIsClosed(Conflict):
    code = "orders.gate_closed"
    text = "operation {operation} waits for {gate}; {who} can open it"


class GateAllowsLess(Conflict):
    code = "orders.gate_allows_less"
    text = "operation {operation} may take {allowed} more before {gate}; {who} can open it"


class NoRouting(Conflict):
    code = "orders.no_routing"
    text = "item {item} has no approved routing"


class NumberTaken(Conflict):
    code = "orders.number_taken"
    text = "the order number {number} is used already"


class NumberInvalid(Invalid):
    code = "orders.number_invalid"
    text = "{number} cannot be an order number"


class QuantityIsZero(Invalid):
    code = "orders.quantity_is_zero"
    text = "an order needs a quantity above zero"


class QuantityFixed(Conflict):
    code = "orders.quantity_fixed"
    text = "order {order} is released, so its quantity stays"


class DueUnlikely(Invalid):
    code = "orders.due_unlikely"
    text = "{due} is no likely date"


class NotACustomer(Invalid):
    code = "orders.not_a_customer"
    text = "{partner} is not a customer"


class SlotReversed(Invalid):
    code = "orders.slot_reversed"
    text = "operation {operation} would end before it starts"


class OutputBelowZero(Conflict):
    code = "orders.output_below_zero"
    text = "operation {operation} has fewer pieces than would be taken back"


class CannotFollow(Conflict):
    """`operation` is empty where the order as a whole cannot."""

    code = "orders.cannot_follow"
    text = "{order} stays as it was: {operation} has begun"


class OrdersUndecided(Conflict):
    code = "orders.orders_undecided"
    text = "for {count} open orders nobody has decided what they do: {orders}"


class EquipmentBarred(Conflict):
    """`status` is one of masterdata.statuses."""

    code = "orders.equipment_barred"
    text = "the equipment {asset} is {status}"


class AreaBarred(Conflict):
    """`status` is one of masterdata.statuses."""

    code = "orders.area_barred"
    text = "the area {area} is {status}"
