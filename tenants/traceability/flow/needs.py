"""What orders need by their snapshots, and what of it they have."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, any_, bindparam, case, func, select

from infra.db import Statement, own
from infra.quantity import ZERO
from infra.work import Read
from tenants.masterdata.models import Item, Unit
from tenants.masterdata.units import converter, rounded
from tenants.orders.models import Operation, ProductionOrder
from tenants.traceability.flow import rules
from tenants.traceability.flow.rules import Line, Need
from tenants.traceability.models import LotBalance, MaterialLot, Movement

_IDS = any_(bindparam("ids", type_=ARRAY(Uuid())))
FACTS = Statement(
    select(Item.id, Item.tracking, Item.issue_method, Item.unit_id, Unit.code.label("unit"), Unit.decimals)
    .join(Unit, own(Unit) & (Unit.id == Item.unit_id))
    .where(own(Item), Item.id == _IDS)
)
STEPS = Statement(
    select(Operation.id, Operation.order_id, Operation.sequence)
    .where(own(Operation), Operation.order_id == _IDS)
    .order_by(Operation.order_id, Operation.sequence)
)
ISSUED = Statement(
    select(LotBalance.order_id, MaterialLot.item_id, func.sum(LotBalance.quantity).label("quantity"))
    .join(MaterialLot, own(MaterialLot) & (MaterialLot.id == LotBalance.lot_id))
    .where(own(LotBalance), LotBalance.order_id == _IDS)
    .group_by(LotBalance.order_id, MaterialLot.item_id)
)


def net_consumption() -> Any:
    """What was consumed less what was taken back: a movement taken back comes the other way round."""
    return func.sum(case((Movement.reverses_id.is_(None), Movement.quantity), else_=-Movement.quantity))


CONSUMED = Statement(
    select(Movement.order_id, MaterialLot.item_id, net_consumption().label("quantity"))
    .join(MaterialLot, own(MaterialLot) & (MaterialLot.id == Movement.lot_id))
    .where(own(Movement), Movement.order_id == _IDS, Movement.kind == "consume")
    .group_by(Movement.order_id, MaterialLot.item_id)
)


async def needs_of(read: Read, order_ids: Sequence[UUID]) -> dict[UUID, list[Need]]:
    """What each order needs, has issued and has consumed, by lines; seven statements for any number of orders."""
    orders = {each.id: each for each in await read.many(ProductionOrder, set(order_ids)) if each}
    return await needs_in(read, list(orders.values()))


async def needs_in(read: Read, orders: Sequence[ProductionOrder]) -> dict[UUID, list[Need]]:
    ids = [each.id for each in orders]
    bare = await bare_needs(read, orders)
    issued = _by_order(await read.all(ISSUED, ids=ids))
    consumed = _by_order(await read.all(CONSUMED, ids=ids))
    return {
        each.id: rules.share_out(bare[each.id], each.quantity, issued.get(each.id, {}), consumed.get(each.id, {}))
        for each in orders
    }


async def bare_needs(read: Read, orders: Sequence[ProductionOrder]) -> dict[UUID, list[Need]]:
    """What each order needs, whatever it has."""
    lines = {each.id: rules.lines_of(each.snapshot) for each in orders}
    facts = {
        row["id"]: row
        for row in await read.all(FACTS, ids=list({line.item_id for of in lines.values() for line in of}))
    }
    factors = await _factors(read, [line for of in lines.values() for line in of], facts)
    steps: dict[UUID, dict[int, UUID]] = {}
    for row in await read.all(STEPS, ids=[each.id for each in orders]):
        steps.setdefault(row["order_id"], {})[row["sequence"]] = row["id"]
    return {
        each.id: [_need(line, each, steps.get(each.id, {}), facts[line.item_id], factors) for line in lines[each.id]]
        for each in orders
    }


async def _factors(read: Read, lines: Sequence[Line], facts: Mapping[UUID, Any]) -> Mapping[tuple[UUID, str], Fraction]:
    """Own units in one of the line's unit, where it is another."""
    odd = {(line.item_id, line.unit) for line in lines if line.unit != facts[line.item_id]["unit"]}
    if not odd:
        return {}
    items = [each for each in await read.many(Item, {item_id for item_id, _ in odd}) if each]
    known = await converter(read, items)
    return {
        (item_id, unit): known.ratio(item_id, known.unit(unit), known.unit(facts[item_id]["unit"]))
        for item_id, unit in odd
    }


def _need(
    line: Line, order: ProductionOrder, steps: Mapping[int, UUID], facts: Any,
    factors: Mapping[tuple[UUID, str], Fraction],
) -> Need:  # fmt: skip
    each = line.net * factors.get((line.item_id, line.unit), Fraction(1)) / line.kept
    first = steps.get(min(steps)) if steps else None
    return Need(
        line=line,
        operation_id=steps.get(line.sequence, first) if line.sequence is not None else first,
        unit=facts["unit"],
        decimals=facts["decimals"],
        each=each,
        quantity=rounded(each * Fraction(order.quantity), facts["decimals"], "up"),
        method="scan" if facts["tracking"] == "serial" else facts["issue_method"],
        tracking=facts["tracking"],
    )


def _by_order(rows: Sequence[Any]) -> dict[UUID, dict[UUID, Decimal]]:
    found: dict[UUID, dict[UUID, Decimal]] = {}
    for row in rows:
        found.setdefault(row["order_id"], {})[row["item_id"]] = row["quantity"] or ZERO
    return found
