"""Engineering changes: approved as one, every open order with its answer, and orders that follow where they can."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from infra import clock
from infra.db import mine
from infra.work import system, working
from tenants import roles, scheduling
from tenants.identity.models import Todo
from tenants.masterdata import commands as do
from tenants.masterdata import errors
from tenants.masterdata.models import Bom, ChangeOrder, Routing
from tenants.orders import actors
from tenants.orders import commands as orders
from tenants.orders.changes import affected_orders
from tenants.orders.errors import OrdersUndecided
from tests.kit.plant import Person, Plant

SINCE = date(2020, 1, 1)
STEPS = ((10, ()), (20, (10,)), (30, (20,)))


async def routing(plant: Plant, item: Any, *steps: do.NewRoutingStep) -> Any:
    cmd = do.CreateRouting(item_id=item.id, effective_from=SINCE, steps=list(steps))
    return await plant.planner.does(do.create_routing, cmd)


def step(plant: Plant, sequence: int, *after: int, seconds: int = 0, code: str = "TURN") -> do.NewRoutingStep:
    definition = plant.definitions[code].id
    return do.NewRoutingStep(
        sequence=sequence, operation_definition_id=definition, predecessors=list(after), cycle_seconds=Decimal(seconds)
    )


async def change(plant: Plant, by: Person, *drafts: Any, since: date | None = None) -> Any:
    kinds = {Bom: "bom", Routing: "routing"}
    cmd = do.CreateChange(
        title="换工艺", why="省一道", effective_from=since or clock.now().date(),
        subjects=[do.NewSubject(kind=kinds[type(each)], subject_id=each.id) for each in drafts],
    )  # fmt: skip
    made = await by.does(do.create_change, cmd)
    await by.does(do.submit_change, do.OfChange(change_id=made.id))
    return made


async def decide(plant: Plant, made: Any, order: Any, decision: str) -> None:
    cmd = orders.DecideChangeOrder(change_id=made.id, order_id=order.id, decision=decision)
    await plant.planner.does(orders.decide_change_order, cmd)


async def approve(by: Person, made: Any) -> None:
    await by.does(do.approve_change, do.OfChange(change_id=made.id))


async def follow(plant: Plant) -> dict[UUID, tuple[str | None, str | None]]:
    async with working(system(plant.tenant_id), command="test.actor") as work:
        await actors.settle_due(work)
    return {each.order_id: (each.outcome, each.outcome_code) for each in await plant.rows(mine(ChangeOrder))}


async def test_every_open_order_is_decided_and_follows(plant: Plant) -> None:
    """Given three released and planned orders, one of them past the step that changes; when the change is approved with
    switch for two and keep for one; then the untouched one switches, the begun one stays and says why, the third is
    kept."""
    fresh, _ = await plant.released(10, steps=STEPS)
    item = next(each for each in plant.items if each.id == fresh.item_id)
    begun, kept = [await plant.order(10, item=item) for _ in range(2)]
    for order in (begun, kept):
        await plant.planner.does(orders.release_order, orders.ReleaseOrder(order_id=order.id))
    _, (first, second, _) = await plant.look_at(begun)
    await plant.output(first, 10)
    await plant.output(second, 4)
    draft = await routing(
        plant, item, step(plant, 10), step(plant, 20, 10, seconds=45), step(plant, 40, 20, code="GRIND")
    )
    made = await change(plant, plant.planner, draft)
    before = await plant.written()
    with pytest.raises(OrdersUndecided) as refusal:
        await approve(plant.planner, made)
    assert refusal.value.params["count"] == 3
    assert await plant.written() == before
    affected = await plant.planner.asks(affected_orders, made.id)
    assert {each.order.number: list(each.begun) for each in affected}[begun.number] == [10, 20]
    for order, decision in ((fresh, "switch"), (begun, "switch"), (kept, "keep")):
        await decide(plant, made, order, decision)
    await approve(plant.planner, made)
    assert (await plant.row(Routing, draft.id)).state == "approved"
    async with working(system(plant.tenant_id), command="test.plan") as work:  # as a running plant's worker does
        planned = await scheduling.replan(work)
    assert planned is not None
    assert planned.operations >= 6
    assert await follow(plant) == {
        fresh.id: ("switched", None), begun.id: ("refused", "orders.cannot_follow"), kept.id: ("kept", None),
    }  # fmt: skip
    order, operations = await plant.look_at(fresh)
    assert order.snapshot is not None
    assert order.snapshot["routing"]["version"] == 2
    assert [(each.sequence, each.cycle_seconds, each.last) for each in operations] == [
        (10, 0, False), (20, 45, False), (40, 0, True),
    ]  # fmt: skip
    assert operations[2].predecessor_ids == [operations[1].id]
    assert [each.sequence for each in (await plant.look_at(begun))[1]] == [10, 20, 30]
    assert (await plant.row(type(order), begun.id)).snapshot["routing"]["version"] == 1


async def test_material_of_a_step_that_has_begun_stays(plant: Plant) -> None:
    order, (first, second, _) = await plant.released(10, steps=STEPS)
    item = next(each for each in plant.items if each.id == order.item_id)
    bar = await plant.boss.does(
        do.create_item, do.CreateItem(code="BAR", name_zh="棒", name_en="Bar", unit_id=plant.unit.id)
    )
    await plant.output(first, 3)

    async def bom(at: int, quantity: int) -> Any:
        line = do.NewBomLine(item_id=bar.id, quantity=Decimal(quantity), position=10, step_sequence=at)
        return await plant.planner.does(
            do.create_bom, do.CreateBom(item_id=item.id, lines=[line], effective_from=SINCE)
        )

    outcomes = []
    for at in (10, 20):
        made = await change(plant, plant.planner, await bom(at, 2))
        await decide(plant, made, order, "switch")
        await approve(plant.planner, made)
        await follow(plant)
        (row,) = await plant.rows(mine(ChangeOrder).where(ChangeOrder.change_id == made.id))
        outcomes.append(row.outcome)
    assert outcomes == ["refused", "switched"]
    assert second.id == (await plant.look_at(order))[1][1].id


async def test_a_change_takes_effect_on_its_day(plant: Plant) -> None:
    order, _ = await plant.released(10, steps=STEPS)
    item = next(each for each in plant.items if each.id == order.item_id)
    later = clock.now().date() + timedelta(days=5)
    made = await change(plant, plant.planner, await routing(plant, item, step(plant, 10)), since=later)
    await decide(plant, made, order, "switch")
    await approve(plant.planner, made)
    assert await follow(plant) == {order.id: (None, None)}


async def test_control_and_four_eyes(plant: Plant) -> None:
    """Given a company that controls its changes; when a second version is approved by hand or by who asked; then it is
    refused, and somebody else's yes makes it live."""
    item = await plant.item("LT-1")
    admin = plant.person(roles.ADMIN)
    await admin.does(do.set_change_policy, do.SetChangePolicy(change_control=True, four_eyes=True))
    draft = await routing(plant, item, step(plant, 10))
    before = await plant.written()
    with pytest.raises(errors.ChangeControlled):
        await plant.planner.does(do.approve_routing, do.ApproveRouting(routing_id=draft.id))
    with pytest.raises(errors.ChangeControlled):
        await plant.planner.does(do.change_item, do.ChangeItem(item_id=item.id, item_revision="D"))
    assert await plant.written() == before
    asker, other = plant.planner, plant.person(roles.QUALITY_LEAD, name="刘洋")
    made = await change(plant, asker, draft)
    (todo,) = await plant.rows(mine(Todo).where(Todo.subject_id == made.id))
    assert (todo.kind, todo.role, todo.settled_at) == ("masterdata.change", roles.QUALITY_LEAD, None)
    with pytest.raises(errors.OwnChange):
        await approve(asker, made)
    with pytest.raises(errors.DraftInChange):
        await asker.does(do.withdraw_routing, do.WithdrawRouting(routing_id=draft.id))
    await approve(other, made)
    assert (await plant.row(Routing, draft.id)).state == "approved"
    (todo,) = await plant.rows(mine(Todo).where(Todo.subject_id == made.id))
    assert todo.outcome == "approved"


async def test_a_rejected_change_frees_its_drafts(plant: Plant) -> None:
    item = await plant.item("LT-1")
    draft = await routing(plant, item, step(plant, 10))
    made = await change(plant, plant.planner, draft)
    with pytest.raises(errors.DraftInChange):
        await change(plant, plant.planner, draft)
    await plant.planner.does(do.reject_change, do.OfChange(change_id=made.id, reason="图纸没出"))
    again = await change(plant, plant.planner, draft)
    assert again.number == "ECN-0002"
    with pytest.raises(errors.ChangeMoved):
        await plant.planner.does(do.cancel_change, do.OfChange(change_id=made.id))
