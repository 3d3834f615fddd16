"""What a team can work on, and why not."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import any_, bindparam, select

from infra.actions import query
from infra.db import Statement, among, mine, own
from infra.errors import DomainError
from infra.work import Read
from tenants.identity.models import Team
from tenants.masterdata import spoken
from tenants.masterdata.queries import reasons_by_id
from tenants.orders import permissions, rules
from tenants.orders.access import gate_words
from tenants.orders.errors import GateIsClosed, OperationOnHold, OrderOnHold, PredecessorUnfinished
from tenants.orders.models import Gate, Hold, Operation, ProductionOrder
from tenants.orders.queries.loaders import closed_gates, holds_by_id, operations_of, orders_by_id

SHOWN = 200
FAR = datetime(9999, 1, 1, tzinfo=UTC)


class Blocked(NamedTuple):
    """Why an operation cannot go on, in the words of the error catalogue."""

    code: str
    params: Mapping[str, Any]

    @classmethod
    def of(cls, error: DomainError) -> "Blocked":
        return cls(error.code, error.params)


CENTERS = Statement(select(Team.work_center_ids).where(own(Team), Team.id == bindparam("team_id")))

OPEN = Statement(
    mine(Operation)
    .join(ProductionOrder, own(ProductionOrder) & (ProductionOrder.id == Operation.order_id))
    .where(
        Operation.work_center_id == any_(bindparam("centers", type_=Operation.predecessor_ids.type)),
        among(Operation.state, ["waiting", "running", "paused"]),
        ProductionOrder.state == "released",
    )
    .order_by(
        Operation.planned_start.asc().nulls_last(),
        ProductionOrder.due_at,
        ProductionOrder.priority.desc(),
        ProductionOrder.number,
        Operation.sequence,
    )
    .limit(SHOWN)
)


@query(needs=permissions.READ_OPERATIONS)
async def my_operations(read: Read) -> Sequence[Operation]:
    """The open operations of released orders at the actor's team's work centers: what can be worked on first,
    each part in plan order. At most 200."""
    centers = await read.scalar(CENTERS, team_id=read.actor.team_id) if read.actor.team_id else None
    if not centers:
        return []
    found: list[Operation] = await read.all(OPEN, centers=list(centers))
    blocked = await blocked_by(read, found)
    return [each for each in found if each.id not in blocked] + [each for each in found if each.id in blocked]


@query(needs=permissions.READ_OPERATIONS)
async def operation(read: Read, id: UUID) -> Operation | None:
    return await read.get(Operation, id)


BY_CARD = Statement(mine(Operation).where(Operation.card == bindparam("card")))


@query(needs=permissions.READ_OPERATIONS)
async def operation_by_card(read: Read, card: str) -> Operation | None:
    """None for a misread card (its check digit is wrong), an unknown one and another tenant's alike."""
    card = card.strip()
    return await read.one(BY_CARD, card=card) if rules.is_card(card) else None  # type: ignore[no-any-return]


async def blocked_by(read: Read, operations: Sequence[Operation]) -> Mapping[UUID, Blocked]:
    """Which operations cannot go on now, and why: hold, gate, nothing delivered yet. A few statements for all."""
    ids = [each.id for each in operations]
    order_ids = list({each.order_id for each in operations})
    siblings = {each.id: each for group in await operations_of(read, order_ids) for each in group}
    gates = dict(zip(ids, await closed_gates(read, ids), strict=True))
    holds = await _holds(read, operations)
    found = {}
    for each in operations:
        error = _blocking(read.actor.locale, each, siblings, gates.get(each.id), holds.get(each.hold_id))
        if error is not None:
            found[each.id] = Blocked.of(error)
    return found


def _blocking(
    locale: str,
    operation: Operation,
    siblings: Mapping[UUID, Operation],
    gate: Gate | None,
    hold: tuple[Hold, str, str] | None,
) -> DomainError | None:
    if hold is not None:
        placed, reason, number = hold
        if placed.subject_kind == "operation":
            return OperationOnHold(operation=spoken(locale, operation), reason=reason)
        return OrderOnHold(order=number, reason=reason)
    if gate is not None:
        return GateIsClosed(**gate_words(locale, operation, gate.kind, gate.opener))
    starved = next(
        (siblings[id] for id in operation.predecessor_ids if siblings[id].good_quantity <= operation.handled), None
    )
    if starved is not None and starved.state != "completed":
        return PredecessorUnfinished(operation=spoken(locale, operation), predecessor=spoken(locale, starved))
    return None


async def _holds(read: Read, operations: Sequence[Operation]) -> dict[UUID | None, tuple[Hold, str, str]]:
    """By hold id: the hold, its reason in the reader's language, the number of its order."""
    ids = list({each.hold_id for each in operations if each.hold_id})
    if not ids:
        return {}
    holds = [each for each in await holds_by_id(read, ids) if each]
    reasons = await reasons_by_id(read, [each.reason_id for each in holds])
    orders = await orders_by_id(read, [each.order_id for each in holds if each.order_id])
    words = {reason.id: spoken(read.actor.locale, reason) for reason in reasons if reason}
    numbers = {order.id: order.number for order in orders if order}
    return {
        each.id: (each, words.get(each.reason_id, ""), numbers.get(each.order_id or each.subject_id, ""))
        for each in holds
    }


async def blocks_of(read: Read, operation_ids: Sequence[UUID]) -> Sequence[Blocked | None]:
    """Loader: what blocks each operation."""
    operations = [each for each in await read.many(Operation, operation_ids) if each]
    blocked = await blocked_by(read, [each for each in operations if each.state != "completed"])
    return [blocked.get(id) for id in operation_ids]
