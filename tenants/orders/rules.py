"""Pure decisions about orders: states, completion, gates, cards. No session, no clock."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from infra.errors import Conflict
from infra.quantity import ZERO
from tenants.masterdata.numbering import luhn
from tenants.orders import errors
from tenants.orders.models import Operation, ProductionOrder

# -- states: the one table each -----------------------------------------------------------------------

ORDER_MOVES: Mapping[tuple[str, str], str] = {
    ("planned", "release"): "released",
    ("planned", "cancel"): "cancelled",
    ("released", "cancel"): "cancelled",
    ("released", "complete"): "completed",
    ("released", "close"): "closed",
    ("completed", "reopen"): "released",
    ("completed", "close"): "closed",
    ("closed", "reopen"): "released",  # or completed, where nothing is left to do: `reopened_to`
    ("planned", "merge"): "merged",
    ("released", "merge"): "merged",
    ("planned", "split"): "planned",
    ("released", "split"): "released",
}
ORDER_STATES = ("planned", "released", "completed", "closed", "cancelled", "merged")
ORDER_ACTS = ("release", "complete", "reopen", "close", "cancel", "merge", "split")
ENDED = ("closed", "cancelled", "merged")

ORDER_KINDS = ("production", "phantom", "repair", "dismantle")
"""phantom: a kit that nobody assembles; it is done when the orders of its parts are."""

RELATIONS = ("split", "backorder", "assembly", "kit", "repair", "dismantle")
"""What an order is to its parent."""

OPERATION_MOVES: Mapping[tuple[str, str], str] = {
    ("waiting", "start"): "running",
    ("paused", "start"): "running",
    ("completed", "start"): "running",
    ("running", "pause"): "paused",
    ("paused", "resume"): "running",
    ("waiting", "complete"): "completed",
    ("running", "complete"): "completed",
    ("paused", "complete"): "completed",
    ("running", "reset"): "waiting",
    ("paused", "reset"): "waiting",
    ("completed", "reset"): "waiting",
}
OPERATION_STATES = ("waiting", "running", "paused", "completed")
OPERATION_ACTS = ("start", "pause", "resume", "complete", "reset")

_STATE_REFUSALS: Mapping[str, type[Conflict]] = {
    "planned": errors.OrderNotReleased,
    "released": errors.OrderIsReleased,
    "completed": errors.OrderIsCompleted,
    "closed": errors.OrderIsClosed,
    "cancelled": errors.OrderIsCancelled,
    "merged": errors.OrderWasMerged,
}


def order_after(order: ProductionOrder, act: str) -> str:
    """The state an act leads to; refuses with the state the order is in."""
    try:
        return ORDER_MOVES[order.state, act]
    except KeyError:
        raise _STATE_REFUSALS[order.state](order=order.number) from None


def check_changeable(order: ProductionOrder) -> None:
    """Ended orders are history."""
    if order.state in ENDED:
        raise _STATE_REFUSALS[order.state](order=order.number)


def moved(operation: Operation, act: str, label: str) -> str:
    """The state after someone pauses or resumes an operation by hand."""
    try:
        return OPERATION_MOVES[operation.state, act]
    except KeyError:
        refusal = errors.OperationNotPaused if act == "resume" else errors.OperationNotRunning
        raise refusal(operation=label) from None


def check_accepts(order_state: str, order_number: str, accepts: bool, delta: Decimal | None) -> None:
    """Output goes to released orders. A completed one takes only what adds nothing (None, negative), a closed one
    nothing."""
    if order_state == "released" and accepts:
        return
    if order_state == "completed" and accepts and (delta is None or delta < 0):
        return
    # The operation's own flag is fresher than the order's state after a wait for the row lock.
    state = "closed" if order_state == "released" else order_state
    raise _STATE_REFUSALS[state](order=order_number)


# -- progress of one operation --------------------------------------------------------------------------


class Counts(NamedTuple):
    good: Decimal = ZERO
    process_scrap: Decimal = ZERO
    material_scrap: Decimal = ZERO
    rework: Decimal = ZERO

    @property
    def through(self) -> Decimal:
        """Good or lost: what will not come again."""
        return self.good + self.process_scrap + self.material_scrap

    @property
    def touched(self) -> Decimal:
        return self.through + self.rework

    def plus(self, other: "Counts") -> "Counts":
        return Counts(*(a + b for a, b in zip(self, other, strict=True)))


def counts_of(operation: Operation) -> Counts:
    return Counts(
        operation.good_quantity,
        operation.process_scrap_quantity,
        operation.material_scrap_quantity,
        operation.rework_quantity,
    )


def expected(planned: Decimal, delivered: Decimal, supplied: bool) -> Decimal:
    """What will pass here: the plan, or less once every predecessor has finished with less."""
    return min(planned, delivered) if supplied else planned


def act_after(state: str, counts: Counts, expected_quantity: Decimal) -> str | None:
    """What new counts do to an operation's state; None when it stays."""
    if counts.touched == 0:
        return None if state == "waiting" else "reset"
    if counts.through > 0 and counts.through >= expected_quantity:
        return None if state == "completed" else "complete"
    return None if state == "running" else "start"


def operation_after(state: str, counts: Counts, expected_quantity: Decimal) -> str:
    act = act_after(state, counts, expected_quantity)
    return state if act is None else OPERATION_MOVES[state, act]


def remaining(planned: Decimal, through: Decimal) -> Decimal:
    return max(planned - through, ZERO)


def available(delivered: Decimal, touched: Decimal) -> Decimal:
    """What predecessors have delivered and is not booked here yet."""
    return max(delivered - touched, ZERO)


def available_here(operation: Operation, siblings: Sequence[Operation]) -> Decimal:
    """`available` out of the order's loaded operations."""
    delivered = [each.good_quantity for each in siblings if each.id in operation.predecessor_ids]
    return available(min(delivered, default=operation.planned_quantity), counts_of(operation).touched)


def shown_state(state: str, available_quantity: Decimal) -> str:
    """`ready` is derived: waiting, with something to work on."""
    return "ready" if state == "waiting" and available_quantity > 0 else state


# -- progress of one order --------------------------------------------------------------------------------


class Progress(NamedTuple):
    good: Decimal
    scrap: Decimal
    expected_at: datetime | None
    current: Operation | None


def progress(operations: Sequence[Operation]) -> Progress:
    """From the operations in sequence. An order with several last operations has as many good pieces as the slowest."""
    ends = [each.planned_end for each in operations]
    return Progress(
        good=min((each.good_quantity for each in operations if each.last), default=ZERO),
        scrap=sum((each.process_scrap_quantity + each.material_scrap_quantity for each in operations), ZERO),
        expected_at=max((end for end in ends if end), default=None) if all(ends) else None,
        current=next((each for each in operations if each.state != "completed"), None),
    )


def kits(parts: Sequence[tuple[Decimal, Decimal]]) -> Decimal:
    """Whole kits out of (good pieces, how many one kit takes) of each part."""
    return min((good // each for good, each in parts), default=ZERO)


def is_late(state: str, due_at: datetime, now: datetime) -> bool:
    return state in ("planned", "released") and due_at < now


def reopened_to(operations: Sequence[Operation]) -> str:
    """Where a closed order comes back to."""
    ends = [each for each in operations if each.last]
    return "completed" if ends and all(each.state == "completed" for each in ends) else "released"


def finished_quantity(operations: Sequence[Operation]) -> Decimal:
    """Pieces that are through every last operation, good or lost."""
    return min((each.handled for each in operations if each.last), default=ZERO)


def check_due(due_at: datetime, now: datetime) -> None:
    """A due time in the past is possible (an order entered late); one years away is a slip of the finger."""
    if due_at.tzinfo is None or abs(due_at - now) > timedelta(days=5 * 366):
        raise errors.DueUnlikely(due=due_at)


# -- gates ------------------------------------------------------------------------------------------------

GATE_NAMES: Mapping[str, tuple[str, str]] = {
    "first_piece": ("首件检验", "first piece inspection"),
    "patrol": ("巡检", "patrol inspection"),
    "gauge": ("量具", "the gauge"),
    "qualification": ("上岗资质", "the qualification"),
}


def gate_allowance(gate: Mapping[str, Any], touched: Decimal, now: datetime) -> Decimal | None:
    """How much may still pass: None is any quantity, zero is closed.

    `gate` has closes_after_quantity, closes_at, armed_quantity, opened_at. Computed from the operation's counts,
    so the report that uses up the allowance has closed the gate by being booked.
    """
    if gate["opened_at"] is not None:
        return None
    if gate["closes_at"] is not None and now >= gate["closes_at"]:
        return ZERO
    if gate["closes_after_quantity"] is None:
        return None
    allowance: Decimal = gate["closes_after_quantity"] + gate["armed_quantity"] - touched
    return max(allowance, ZERO)


# -- cards ------------------------------------------------------------------------------------------------


def card(running: int) -> str:
    """1001 → "10017"."""
    return f"{running}{luhn(str(running))}"


def is_card(text: str) -> bool:
    return text.isascii() and text.isdigit() and 2 <= len(text) <= 18 and luhn(text[:-1]) == text[-1]


def card_link(public_url: str, slug: str, card_number: str) -> str:
    """What the QR says: capitals only, so that it fits QR's alphanumeric mode and stays small."""
    return f"{public_url.rstrip('/')}/T/{slug}/{card_number}".upper()
