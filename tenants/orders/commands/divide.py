"""Splitting an order with its progress, and leaving an open remainder behind what is finished."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import bindparam

from infra.actions import Command, command
from infra.db import Statement, TenantRow, among, mine
from infra.errors import BadInput
from infra.ids import uuid7
from infra.quantity import ZERO, plain
from infra.work import Work
from tenants import masterdata
from tenants.masterdata.models import Item, ReasonCode
from tenants.orders import demands, permissions, rules, sharing
from tenants.orders.commands.lifecycle import checked_priority, checked_quantity, locked_whole
from tenants.orders.errors import (
    NothingFinished,
    OrderNotDivisible,
    OrderNotReleased,
    OrderOnHold,
    PartsTooLarge,
    TooManyParts,
)
from tenants.orders.events import OrderSplit
from tenants.orders.models import Gate, Hold, Operation, ProductionOrder, Transfer
from tenants.orders.numbers import part_numbers, take
from tenants.orders.output import complete_order
from tenants.orders.rules import Counts

MOST_PARTS = 20
PROGRESS = ("stays", "moves")

ACTIVE_HOLDS = Statement(
    mine(Hold).where(Hold.order_id == bindparam("order_id"), Hold.lifted_at.is_(None)).order_by(Hold.placed_at)
)


@dataclass(frozen=True, kw_only=True)
class OrderPart:
    """What is split off; due time and priority are the order's own where none is given."""

    quantity: Decimal
    due_at: datetime | None = None
    priority: int | None = None


@dataclass(frozen=True, kw_only=True)
class SplitOrder(Command):
    """`progress`: the pieces that are furthest stay with the order, or move to the parts in turn."""

    order_id: UUID
    parts: list[OrderPart] = field(default_factory=list)
    progress: str = "stays"


@command(needs=permissions.DIVIDE_ORDER)
async def split_order(work: Work, cmd: SplitOrder) -> list[ProductionOrder]:
    """Split parts off an order, each with its share of what has been made: the order itself first, then its parts."""
    if cmd.progress not in PROGRESS:
        raise BadInput(field="progress", problem=" | ".join(PROGRESS))
    order, operations = await locked_whole(work, cmd.order_id)
    rules.order_after(order, "split")
    await check_divisible(work, order)
    await _check_parts(work, order, cmd.parts)
    parts = await _divide(work, order, operations, cmd.parts, kind="split", moves=cmd.progress == "moves")
    return [order, *parts]


@dataclass(frozen=True, kw_only=True)
class BackorderOrder(Command):
    """`due_at` of the remainder; the order's own where none is given."""

    order_id: UUID
    due_at: datetime | None = None


@command(needs=permissions.DIVIDE_ORDER)
async def backorder_order(work: Work, cmd: BackorderOrder) -> list[ProductionOrder]:
    """Complete an order with what is through its last operation; the rest, with its work in process, becomes an order
    of its own."""
    order, operations = await locked_whole(work, cmd.order_id)
    if order.state != "released":
        rules.order_after(order, "complete")
        raise OrderNotReleased(order=order.number)
    await check_divisible(work, order)
    finished = rules.finished_quantity(operations)
    if not 0 < finished < order.quantity:
        raise NothingFinished(order=order.number)
    rest = OrderPart(quantity=order.quantity - finished, due_at=cmd.due_at)
    await _check_parts(work, order, [rest])
    parts = await _divide(work, order, operations, [rest], kind="backorder", moves=False)
    return [order, *parts]


async def check_divisible(work: Work, order: ProductionOrder) -> None:
    if order.kind in ("phantom", "dismantle"):
        raise OrderNotDivisible(order=order.number, kind=order.kind)
    hold: Hold | None = await work.one(ACTIVE_HOLDS, order_id=order.id)
    if hold is not None:
        reason = await masterdata.existing(work, ReasonCode, hold.reason_id)
        raise OrderOnHold(order=order.number, reason=masterdata.spoken(work.actor.locale, reason))


async def _check_parts(work: Work, order: ProductionOrder, parts: Sequence[OrderPart]) -> None:
    if not 1 <= len(parts) <= MOST_PARTS:
        raise TooManyParts(limit=MOST_PARTS)
    item = await masterdata.existing(work, Item, order.item_id)
    _, decimals = await masterdata.decimals_of(work, item)
    for part in parts:
        checked_quantity(part.quantity, decimals)
        if part.due_at is not None:
            rules.check_due(part.due_at, work.now)
        if part.priority is not None:
            checked_priority(part.priority)
    total = sum((part.quantity for part in parts), ZERO)
    if total >= order.quantity:
        raise PartsTooLarge(order=order.number, parts=plain(total), quantity=plain(order.quantity))


async def _divide(
    work: Work, order: ProductionOrder, operations: Sequence[Operation], wanted: Sequence[OrderPart], *, kind: str,
    moves: bool,
) -> list[ProductionOrder]:  # fmt: skip
    numbers = await part_numbers(work, order.number, len(wanted))
    parts = [_part(order, part, number, kind) for part, number in zip(wanted, numbers, strict=True)]
    rest = order.quantity - sum((part.quantity for part in parts), ZERO)
    await work.insert_all(parts)
    await work.change(order, quantity=rest)
    await demands.divide(work, order, parts)
    if operations:
        await _share_progress(work, order, operations, parts, kind=kind, moves=moves)
    work.subject(order.id)
    work.emit(OrderSplit(order_id=order.id, number=order.number, kind=kind, part_ids=[part.id for part in parts]))
    return parts


def _part(order: ProductionOrder, part: OrderPart, number: str, kind: str) -> ProductionOrder:
    """The same promise for fewer: item, snapshot, customer and all that is the order's own."""
    same = {
        name: getattr(order, name)
        for name in (
            "item_id", "item_revision", "drawing", "customer_id", "customer_po", "customer_po_line", "unit", "state",
            "snapshot", "released_at", "custom", "own_steps", "note",
        )
    }  # fmt: skip
    return ProductionOrder(
        **same, id=uuid7(), number=number, quantity=part.quantity, kind=order.kind, parent_id=order.id, relation=kind,
        due_at=(part.due_at or order.due_at).astimezone(UTC),
        priority=order.priority if part.priority is None else part.priority,
    )  # fmt: skip


async def _share_progress(
    work: Work, order: ProductionOrder, operations: Sequence[Operation], parts: Sequence[ProductionOrder], *, kind: str,
    moves: bool,
) -> None:  # fmt: skip
    """Every operation's counts over the order and its parts, with a record of what moved where."""
    sizes = [part.quantity for part in parts]
    before = {each.id: rules.counts_of(each) for each in operations}
    gates = await _gates(work, operations)
    given: dict[UUID, list[Counts]] = {}
    for each in operations:
        if moves:
            *to_parts, kept = sharing.shared(before[each.id], [*sizes, order.quantity])
        else:
            kept, *to_parts = sharing.shared(before[each.id], [order.quantity, *sizes])
        given[each.id] = [kept, *to_parts]
    cards = iter(await take(work, "card", len(operations) * len(parts)))
    rows: list[TenantRow] = []
    made: list[list[Operation]] = []
    for place, part in enumerate(parts, 1):
        counts = {each.id: given[each.id][place] for each in operations}
        twins = _twins(part, operations, counts, cards)
        made.append(twins)
        rows += [*twins, *_transfers(work, kind, order, part, operations, twins)]
        rows += _gates_of(gates, operations, twins, before)
    await _keep(work, order, operations, {each.id: given[each.id][0] for each in operations})
    await work.insert_all(rows)
    await _rearm(work, gates, operations, before)
    for whole, its in [(order, list(operations)), *zip(parts, made, strict=True)]:
        if whole.state == "released" and all(each.state == "completed" for each in its if each.last):
            await complete_order(work, whole)


def _twins(
    part: ProductionOrder, operations: Sequence[Operation], counts: dict[UUID, Counts], cards: Iterator[int]
) -> list[Operation]:  # fmt: skip
    """The part's own operations, with new cards: one card never means two orders."""
    ids = {each.id: uuid7() for each in operations}
    twins = [
        Operation(
            **{name: getattr(each, name) for name in COPIED},
            id=ids[each.id], order_id=part.id, card=rules.card(next(cards)),
            predecessor_ids=[ids[id] for id in each.predecessor_ids], planned_quantity=part.quantity,
            good_quantity=counts[each.id].good, process_scrap_quantity=counts[each.id].process_scrap,
            material_scrap_quantity=counts[each.id].material_scrap, rework_quantity=counts[each.id].rework,
            state="waiting", accepts_output=True, started_at=each.started_at if counts[each.id].touched else None,
        )
        for each in operations
    ]  # fmt: skip
    for twin, each, state in zip(
        twins,
        operations,
        states_of(twins, part.quantity, {each.id: rules.counts_of(each) for each in twins}),
        strict=True,
    ):
        twin.state = state
        twin.completed_at = (each.completed_at or each.updated_at) if state == "completed" else None
    return twins


COPIED = (
    "sequence", "operation_definition_id", "name_zh", "name_en", "work_center_id", "work_unit_id", "last",
    "setup_seconds", "cycle_seconds", "routing_step_id", "report_mode", "box_quantity", "needs_approval",
    "over_limit_percent", "skip_allowed", "skill_codes", "consumes", "yields",
)  # fmt: skip


def states_of(operations: Sequence[Operation], planned: Decimal, counts: Mapping[UUID, Counts]) -> list[str]:
    """The operations' states once they have these counts of this planned quantity."""
    sequences = {each.id: each.sequence for each in operations}
    found = sharing.states(
        operations,
        {each.sequence: counts[each.id] for each in operations},
        {each.sequence: planned for each in operations},
        {each.sequence: [sequences[id] for id in each.predecessor_ids] for each in operations},
    )
    return [found[each.sequence] for each in operations]


async def _keep(
    work: Work, order: ProductionOrder, operations: Sequence[Operation], counts: dict[UUID, Counts]
) -> None:
    """What stays on the order itself."""
    for each, state in zip(operations, states_of(operations, order.quantity, counts), strict=True):
        kept = counts[each.id]
        await work.change(
            each, planned_quantity=order.quantity, good_quantity=kept.good, process_scrap_quantity=kept.process_scrap,
            material_scrap_quantity=kept.material_scrap, rework_quantity=kept.rework, state=state,
            started_at=each.started_at if kept.touched else None,
            completed_at=(each.completed_at or work.occurred_at) if state == "completed" else None,
        )  # fmt: skip


def _transfers(
    work: Work, kind: str, order: ProductionOrder, part: ProductionOrder, operations: Sequence[Operation],
    twins: Sequence[Operation],
) -> list[Transfer]:  # fmt: skip
    return [transfer(work, kind, each, twin, twin.planned_quantity, rules.counts_of(twin))
            for each, twin in zip(operations, twins, strict=True)]  # fmt: skip


def transfer(work: Work, kind: str, source: Operation, target: Operation, planned: Decimal, counts: Counts) -> Transfer:
    return Transfer(
        kind=kind, from_order_id=source.order_id, to_order_id=target.order_id, from_operation_id=source.id,
        to_operation_id=target.id, planned_quantity=planned, good_quantity=counts.good,
        process_scrap_quantity=counts.process_scrap, material_scrap_quantity=counts.material_scrap,
        rework_quantity=counts.rework, moved_at=work.occurred_at,
    )  # fmt: skip


# -- gates: splitting never lets more pieces through than waiting would have --------------------------------


async def _gates(work: Work, operations: Sequence[Operation]) -> list[Gate]:
    return await work.all(mine(Gate).where(among(Gate.operation_id, [each.id for each in operations])))


def _gates_of(
    gates: Sequence[Gate], operations: Sequence[Operation], twins: Sequence[Operation], before: dict[UUID, Counts]
) -> list[Gate]:
    """Each part's own gates: open where they were opened, else with no more allowance than was left."""
    twin_of = {each.id: twin for each, twin in zip(operations, twins, strict=True)}
    made = []
    for gate in gates:
        twin = twin_of[gate.operation_id]
        armed = rules.counts_of(twin).touched
        if gate.closes_after_quantity is not None:
            left = gate.closes_after_quantity + gate.armed_quantity - before[gate.operation_id].touched
            armed += min(max(left, ZERO), gate.closes_after_quantity) - gate.closes_after_quantity
        made.append(
            Gate(
                operation_id=twin.id, kind=gate.kind, closes_after_quantity=gate.closes_after_quantity,
                closes_at=gate.closes_at, rearm_on=gate.rearm_on, opener=gate.opener, armed_quantity=armed,
                opened_at=gate.opened_at, opened_by=gate.opened_by,
            )
        )  # fmt: skip
    return made


async def _rearm(
    work: Work, gates: Sequence[Gate], operations: Sequence[Operation], before: dict[UUID, Counts]
) -> None:
    """Pieces that moved away do not give the order's own gate a new allowance."""
    now = {each.id: rules.counts_of(each).touched for each in operations}
    for gate in gates:
        moved = before[gate.operation_id].touched - now[gate.operation_id]
        if moved:
            await work.change(gate, armed_quantity=gate.armed_quantity - moved)
