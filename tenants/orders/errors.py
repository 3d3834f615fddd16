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
    """Never raised: a report ahead of its predecessor is flagged, not refused, since another phone may be offline.
    Lists show it as what an operation waits for."""

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
