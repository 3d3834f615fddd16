"""Engineering changes as orders meet them: which open orders one touches, and what each does about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Text, Uuid, any_, bindparam

from infra.actions import Command, CommandSpec, guard, query
from infra.db import Statement, mine
from infra.work import Read, Work
from tenants.masterdata.commands.changes import changed_items, decisions
from tenants.masterdata.models import ChangeOrder, EngineeringChange
from tenants.orders import permissions
from tenants.orders.errors import OrdersUndecided
from tenants.orders.models import Operation, ProductionOrder

OPEN = ["planned", "released"]
AFFECTED = Statement(
    mine(ProductionOrder)
    .where(
        ProductionOrder.item_id == any_(bindparam("items", type_=ARRAY(Uuid()))),
        ProductionOrder.state == any_(bindparam("states", type_=ARRAY(Text()))),
        ProductionOrder.kind == "production",
        ProductionOrder.own_steps.is_(None),
    )
    .order_by(ProductionOrder.due_at, ProductionOrder.id)
)
BY_ID = Statement(mine(ProductionOrder).where(ProductionOrder.id == any_(bindparam("ids", type_=ARRAY(Uuid())))))
BEGUN = Statement(
    mine(Operation).where(
        Operation.order_id == any_(bindparam("ids", type_=ARRAY(Uuid()))), Operation.state != "waiting"
    )
)


@dataclass(frozen=True)
class Affected:
    """An order a change touches. `begun`: sequences of its operations that have begun."""

    order: ProductionOrder
    begun: Sequence[int]
    decided: ChangeOrder | None


@query(needs=permissions.READ_ORDERS)
async def affected_orders(read: Read, change_id: UUID) -> Sequence[Affected]:
    """Open orders of the items a change is about, by due date; of a decided change those that were decided."""
    change = await read.get(EngineeringChange, change_id)
    if change is None:
        return []
    decided = {each.order_id: each for each in await decisions(read, change_id)}
    if change.state in ("draft", "submitted"):
        rows = await read.all(AFFECTED, items=await changed_items(read, change_id), states=OPEN)
    else:
        rows = await read.all(BY_ID, ids=list(decided))
    begun: dict[UUID, list[int]] = {}
    for each in await read.all(BEGUN, ids=[row.id for row in rows]):
        begun.setdefault(each.order_id, []).append(each.sequence)
    return [Affected(row, sorted(begun.get(row.id, ())), decided.get(row.id)) for row in rows]


@guard("masterdata.approve_change")
async def every_order_is_decided(work: Work, cmd: Command, _spec: CommandSpec[Any, Any]) -> None:
    """A change goes live when each released order knows what to do; planned ones follow by themselves."""
    change_id: UUID = cmd.change_id  # type: ignore[attr-defined]
    decided = {each.order_id for each in await decisions(work, change_id)}
    rows = await work.all(AFFECTED, items=await changed_items(work, change_id), states=["released"])
    undecided = [row.number for row in rows if row.id not in decided]
    if undecided:
        raise OrdersUndecided(count=len(undecided), orders=undecided[:5])
