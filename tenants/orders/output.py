"""Booking what an operation has made. The usual report is one UPDATE; only a completed operation costs more."""

from decimal import Decimal
from typing import NoReturn
from uuid import UUID

from sqlalchemy import any_, bindparam, func, not_, select, true

from infra.db import Statement, among, mine, own
from infra.quantity import ZERO, exact
from infra.work import Work
from tenants.masterdata import spoken
from tenants.orders import demands, rules
from tenants.orders.access import supply
from tenants.orders.errors import OutputBelowZero, PiecesMoved
from tenants.orders.events import OperationCompleted, OrderCompleted, OrderReopened
from tenants.orders.gates import rearm_gates
from tenants.orders.models import Operation, ProductionOrder, Transfer
from tenants.orders.rules import Counts


async def add_output(
    work: Work,
    operation: Operation,
    *,
    good: Decimal = ZERO,
    process_scrap: Decimal = ZERO,
    material_scrap: Decimal = ZERO,
    rework: Decimal = ZERO,
) -> Operation:
    """Book output on an operation that `access_operation` gave. Negative quantities take a report back.

    Moves the operation's state; completes the order with its last operation, and reopens it when pieces go back.
    """
    given = Counts(*(exact(each, negative=True) for each in (good, process_scrap, material_scrap, rework)))
    counts = rules.counts_of(operation).plus(given)
    if min(counts) < 0:
        await _refuse_negative(work, operation)
    before = operation.state
    state = await _state_after(work, operation, counts)
    await work.change(
        operation,
        good_quantity=counts.good,
        process_scrap_quantity=counts.process_scrap,
        material_scrap_quantity=counts.material_scrap,
        rework_quantity=counts.rework,
        state=state,
        started_at=operation.started_at or work.occurred_at,
        completed_at=(operation.completed_at or work.occurred_at) if state == "completed" else None,
    )
    if state == "completed" and before != "completed":
        await _completed(work, operation)
    elif before == "completed" and state != "completed" and operation.last:
        await _reopen_order(work, operation.order_id)
    return operation


MOVED_TO = Statement(
    select(ProductionOrder.number)
    .join(Transfer, own(Transfer) & (Transfer.to_order_id == ProductionOrder.id))
    .where(own(ProductionOrder), Transfer.from_operation_id == bindparam("operation_id"))
    .order_by(ProductionOrder.number)
)


async def _refuse_negative(work: Work, operation: Operation) -> NoReturn:
    """Fewer pieces than would be taken back: a split or merge may have carried them on."""
    name = spoken(work.actor.locale, operation)
    moved = [row["number"] for row in await work.all(MOVED_TO, operation_id=operation.id)]
    if moved:
        raise PiecesMoved(operation=name, orders=list(dict.fromkeys(moved)))
    raise OutputBelowZero(operation=name)


async def begin_operation(work: Work, operation: Operation) -> Operation:
    """Somebody starts work on an operation that `access_operation` gave: gates that rearm on a start begin anew.
    One that is running or completed stays as it is."""
    if operation.state not in ("waiting", "paused"):
        return operation
    await rearm_gates(work, operation, "start")
    return await work.change(
        operation,
        state=rules.OPERATION_MOVES[operation.state, "start"],
        started_at=operation.started_at or work.occurred_at,
    )


async def _state_after(work: Work, operation: Operation, counts: Counts) -> str:
    delivered, supplied = operation.available, operation.supplied
    if not supplied and counts.through >= delivered:
        # Caught up with its predecessors. One of them may have finished while this row's lock was waited for:
        # the locking statement still saw the older state, a new statement sees the present one.
        delivered, supplied = await _supply_now(work, operation)
    return rules.operation_after(
        operation.state, counts, rules.expected(operation.planned_quantity, delivered, supplied)
    )


_supply = supply(Operation)
SUPPLY = Statement(
    select(func.coalesce(_supply.c.delivered, Operation.planned_quantity).label("delivered"), _supply.c.supplied)
    .select_from(Operation)
    .join(_supply, true())
    .where(own(Operation), Operation.id == bindparam("operation_id"))
)


async def _supply_now(work: Work, operation: Operation) -> tuple[Decimal, bool]:
    found = await work.one(SUPPLY, operation_id=operation.id)
    return found["delivered"], found["supplied"]


SUCCESSORS = Statement(
    mine(Operation)
    .where(Operation.order_id == bindparam("order_id"), bindparam("operation_id") == any_(Operation.predecessor_ids))
    .order_by(Operation.sequence)
    .with_for_update()
)


async def _completed(work: Work, operation: Operation) -> None:
    """Locks go down the graph and the order comes last, so two completions never wait for each other."""
    work.emit(
        OperationCompleted(
            order_id=operation.order_id, operation_id=operation.id, good_quantity=operation.good_quantity
        )
    )
    if operation.last:
        await _complete_order(work, operation.order_id)
        return
    for successor in await work.all(SUCCESSORS, order_id=operation.order_id, operation_id=operation.id):
        delivered, supplied = await _supply_now(work, successor)
        counts = rules.counts_of(successor)
        quantity = rules.expected(successor.planned_quantity, delivered, supplied)
        # It had worked off what came; only now is it known that no more will come.
        if rules.act_after(successor.state, counts, quantity) == "complete":
            await work.change(successor, state="completed", completed_at=work.occurred_at)
            await _completed(work, successor)


OPEN_ENDS = Statement(
    select(func.count())
    .select_from(Operation)
    .where(
        own(Operation),
        Operation.order_id == bindparam("order_id"),
        Operation.last.is_(True),
        Operation.state != "completed",
    )
)


async def _complete_order(work: Work, order_id: UUID) -> None:
    order = await work.lock(ProductionOrder, order_id)
    if order is None or order.state != "released" or await work.scalar(OPEN_ENDS, order_id=order_id):
        return
    await complete_order(work, order)


async def complete_order(work: Work, order: ProductionOrder) -> None:
    """Its last operation is through. The order is locked by the caller."""
    await work.change(order, state=rules.order_after(order, "complete"), completed_at=work.occurred_at)
    work.emit(OrderCompleted(order_id=order.id, number=order.number, completed_at=work.occurred_at))
    await demands.settle(work, order)
    if order.relation == "kit" and order.parent_id is not None:
        await _complete_kit(work, order.parent_id)


KIT_OPEN = Statement(
    select(func.count())
    .select_from(ProductionOrder)
    .where(
        own(ProductionOrder),
        ProductionOrder.parent_id == bindparam("order_id"),
        ProductionOrder.relation == "kit",
        not_(among(ProductionOrder.state, ["completed", "closed"])),
    )
)


async def _complete_kit(work: Work, order_id: UUID) -> None:
    """A kit is done when the orders of its parts are."""
    kit = await work.lock(ProductionOrder, order_id)
    if kit is None or kit.state != "released" or await work.scalar(KIT_OPEN, order_id=order_id):
        return
    await complete_order(work, kit)


async def _reopen_order(work: Work, order_id: UUID) -> None:
    order = await work.lock(ProductionOrder, order_id)
    if order is not None and order.state == "completed":
        await work.change(order, state=rules.order_after(order, "reopen"), completed_at=None)
        work.emit(OrderReopened(order_id=order.id, number=order.number))
        await demands.settle(work, order)
