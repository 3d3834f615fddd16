"""Samples go in one click, with what was done to them; what is real keeps them, by name."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from infra import clock
from infra.actions import run
from infra.db import mine
from infra.errors import PermissionMissing
from infra.work import working
from tenants.identity import seeds as identity
from tenants.identity.commands import people
from tenants.identity.models import Badge, Grant, User
from tenants.masterdata import commands as m
from tenants.masterdata.models import Item, Partner, Routing, RoutingStep, WorkCenter
from tenants.onboarding.errors import NoSamples, SamplesInUse
from tenants.onboarding.golive import commands as golive
from tenants.onboarding.samples import commands as do
from tenants.onboarding.samples import mark
from tenants.onboarding.templates.models import Sample
from tenants.orders import commands as orders
from tenants.orders.models import Demand, Operation, ProductionOrder
from tenants.reporting.commands import ReportOutput, StartRun, report_output, start_run
from tenants.reporting.models import OutputReport
from tests.kit.plant import Person, Plant


async def marked(plant: Plant, what: str, code: str, *rows: Any) -> None:
    async with working(plant.boss.actor, command="test.mark") as work:
        await mark(work, what, code, rows)


async def sample_item(plant: Plant, code: str = "S-1") -> Item:
    item = await plant.item(code, steps=((10, ()), (20, (10,))))
    routings = await plant.rows(mine(Routing).where(Routing.item_id == item.id))
    steps = await plant.rows(mine(RoutingStep).where(RoutingStep.routing_id == routings[0].id))
    await marked(plant, "item", code, item, *routings, *steps)
    return item


async def real_person(plant: Plant, login: str = "chen", badge: str = "B1009") -> Person:
    cmd = people.CreateUser(login=login, name="王建国", pin="1357", badge=badge, roles=["OPERATOR"])
    user = await plant.boss.does(people.create_user, cmd)
    person = plant.person("OPERATOR", "PLANNER", name=user.name)
    person.actor = replace(person.actor, id=user.id)
    return person


async def sample_person(plant: Plant) -> Person:
    person = await real_person(plant, "wang", "B1001")
    await marked(plant, "person", "wang", await plant.row(User, person.actor.id))
    return person


async def worked_on(plant: Plant, item: Item, by: Person | None = None) -> ProductionOrder:
    """A test order on which somebody started, reported and printed."""
    by = by or await real_person(plant)
    order = await plant.boss.does(golive.make_test_order, golive.MakeTestOrder(item_id=item.id))
    operations = await plant.rows(mine(Operation).where(Operation.order_id == order.id).order_by(Operation.sequence))
    await by.does(start_run, StartRun(operation_id=operations[0].id))
    await by.does(report_output, ReportOutput(operation_id=operations[0].id, good_quantity=Decimal(1)))
    await plant.boss.does(orders.print_travelers, orders.PrintTravelers(order_ids=[order.id]))
    return order


async def wipe(plant: Plant) -> None:
    await plant.boss.does(do.wipe_samples, do.WipeSamples())


async def counts(plant: Plant) -> dict[str, int]:
    models: tuple[Any, ...] = (Item, Routing, ProductionOrder, Operation, OutputReport, Partner, Demand)
    return {model.__tablename__: len(await plant.rows(mine(model))) for model in models}


async def test_samples_and_what_was_done_to_them_go_and_the_rest_stays(plant: Plant) -> None:
    # Given a plant with real data, and samples somebody worked with
    await identity.seed_roles(plant.tenant_id)
    real, _ = await plant.released(7)
    before = await counts(plant)
    item = await sample_item(plant)
    await worked_on(plant, item)
    await plant.demand(5, item=item, kind="mts")
    (demand,) = await plant.rows(mine(Demand).where(Demand.item_id == item.id))
    await marked(plant, "demand", demand.number, demand)

    # When all samples are wiped
    await wipe(plant)

    # Then there is what there was before, and the trail holds every row that went
    assert await counts(plant) == before
    assert [each.id for each in await plant.rows(mine(ProductionOrder))] == [real.id]
    assert len(await plant.rows(mine(WorkCenter))) == 2
    assert all(each.wiped_at is not None for each in await plant.rows(mine(Sample)))
    async with working(plant.boss.actor, command="test.look") as work:
        gone = await work.executor.connection.fetchval(
            "SELECT count(*) FROM journal_change c JOIN journal j ON j.tenant_id = c.tenant_id AND j.id = c.journal_id"
            " WHERE c.tenant_id = $1 AND j.command = 'onboarding.wipe_samples' AND c.after IS NULL",
            plant.tenant_id,
        )
    assert gone >= 10
    with pytest.raises(NoSamples):
        await wipe(plant)


async def test_a_sample_order_takes_its_split_parts_along(plant: Plant) -> None:
    await identity.seed_roles(plant.tenant_id)
    item = await sample_item(plant)
    order = await plant.order(10, item=item)
    await marked(plant, "order", order.number, order)
    await plant.planner.does(orders.release_order, orders.ReleaseOrder(order_id=order.id))
    await plant.planner.does(
        orders.split_order, orders.SplitOrder(order_id=order.id, parts=[orders.OrderPart(quantity=Decimal(4))])
    )

    await wipe(plant)

    assert await plant.rows(mine(ProductionOrder)) == []


@pytest.mark.parametrize("real", ["order", "bom", "demand"])
async def test_real_data_on_a_sample_keeps_all_of_them_and_is_named(plant: Plant, real: str) -> None:
    # Given samples, and something real that stands on the sample item
    await identity.seed_roles(plant.tenant_id)
    item = await sample_item(plant)
    await worked_on(plant, item)
    if real == "order":
        stands = await plant.order(3, item=item)
        by = ("orders_production_order", stands.number)
    elif real == "demand":
        stands = await plant.demand(3, item=item)
        by = ("orders_demand", stands.number)
    else:
        own = await plant.item("REAL-1")
        lines = [m.NewBomLine(position=10, item_id=item.id, quantity=Decimal(1))]
        await plant.boss.does(
            m.create_bom,
            m.CreateBom(item_id=own.id, effective_from=clock.now().date() + timedelta(days=1), lines=lines),
        )
        by = ("masterdata_bom_line", None)
    before = await counts(plant)

    # When they are to be wiped
    with pytest.raises(SamplesInUse) as refused:
        await wipe(plant)

    # Then nothing went, and the refusal says what stands on what
    said = refused.value.params
    assert (said["what"], said["name"], said["by"]) == ("masterdata_item", "S-1", by[0])
    assert by[1] in (None, said["by_name"])
    assert await counts(plant) == before
    assert all(each.wiped_at is None for each in await plant.rows(mine(Sample)))


async def test_sample_people_who_did_nothing_go_and_those_the_trail_names_leave(plant: Plant) -> None:
    await identity.seed_roles(plant.tenant_id)
    worker = await sample_person(plant)
    idle = people.CreateUser(login="li", name="李敏", pin="1357", badge="B1002", roles=["OPERATOR"])
    await marked(plant, "person", "li", await plant.boss.does(people.create_user, idle))
    await worked_on(plant, await sample_item(plant), by=worker)

    await wipe(plant)

    (left,) = await plant.rows(mine(User))
    assert (left.login, left.active) == ("wang", False)
    assert await plant.rows(mine(OutputReport)) == []
    assert {each.user_id for each in await plant.rows(mine(Grant))} == {left.id}
    assert all(each.ended_at is not None for each in await plant.rows(mine(Badge)))


async def test_only_an_administrator_wipes(plant: Plant) -> None:
    await identity.seed_roles(plant.tenant_id)
    await sample_item(plant)
    before = await counts(plant)

    with pytest.raises(PermissionMissing):
        await run(plant.planner.actor, do.wipe_samples, do.WipeSamples())

    assert await counts(plant) == before
