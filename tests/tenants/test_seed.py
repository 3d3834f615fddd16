"""The demo companies: real commands, quick, and a second run changes nothing."""

import time
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
import pytest_asyncio

from infra import clock
from infra.db import Database, mine
from infra.engines.roles import Dsns
from infra.ids import derived
from infra.work import reading, system, use_database, working
from tenants import seed
from tenants.identity.models import Team, TeamMember, User
from tenants.identity.seeds import seed_roles
from tenants.masterdata.models import Area, Bom, Item, Routing, WorkCenter, WorkUnit
from tenants.orders import queries, rules
from tenants.orders.models import Demand, Gate, Hold, Operation, ProductionOrder, Transfer
from tenants.orders.seeds import People
from tenants.plans.commands import provision
from tenants.reporting.models import OutputReport


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def demo(dsns: Dsns) -> AsyncIterator[UUID]:
    database = Database(dsns.app, size=4)
    use_database(database)
    began = time.monotonic()
    tenant_id = await seed.seed_hengzhun()
    print(f"demo plant seeded in {time.monotonic() - began:.1f} s")
    await seed.seed_ruixing()
    yield tenant_id
    use_database(None)
    await database.close()


pytestmark = pytest.mark.asyncio(loop_scope="module")


async def rows(tenant_id: UUID, statement: Any) -> list[Any]:
    async with reading(system(tenant_id)) as read:
        return await read.all(statement)


async def images(tenant_id: UUID) -> dict[str, int]:
    """How many lines of each command its trail holds."""
    async with working(system(tenant_id), command="test.look") as work:
        sql = "SELECT command, count(*) AS n FROM journal WHERE tenant_id = $1 GROUP BY command"
        return {row["command"]: row["n"] for row in await work.executor.connection.fetch(sql, tenant_id)}


async def test_the_plant_is_as_promised(demo: UUID) -> None:
    counts = {model: len(await rows(demo, mine(model))) for model in (Area, WorkCenter, Item, User, ProductionOrder)}
    assert counts == {Area: 3, WorkCenter: 12, Item: 42, User: 26, ProductionOrder: 35}
    made = [each for each in await rows(demo, mine(Item)) if each.kind != "material"]
    for model in (Bom, Routing):
        assert {each.item_id for each in await rows(demo, mine(model)) if each.state == "approved"} == {
            each.id
            for each in made
            if model is Bom or each.code != "KIT-SEAL"  # a phantom is never made
        }
    for model in (Area, WorkCenter, WorkUnit, Item):
        assert all(each.name_zh and each.name_en for each in await rows(demo, mine(model)))
    centers = {id for team in await rows(demo, mine(Team)) for id in team.work_center_ids}
    assert centers == {each.id for each in await rows(demo, mine(WorkCenter))}


async def test_orders_stand_where_the_pictures_show_them(demo: UUID) -> None:
    async with reading(system(demo)) as read:
        summary = await queries.order_summary(read)
        late = await queries.orders(read, first=50, after=None, filter=queries.OrderFilter(tab="late"))
    assert [each.number for each in late.rows] == ["MO-1003", "MO-1005", "MO-1009"]
    assert (summary.in_progress, summary.held, summary.planned, summary.completed) == (17, 1, 9, 9)
    orders = await rows(demo, mine(ProductionOrder))
    assert {each.state for each in orders} == {"planned", "released", "completed", "closed"}
    assert summary.on_time_rate == Decimal("0.889")
    holds = await rows(demo, mine(Hold))
    assert [each.placed_by for each in holds] == ["孙丽"]
    assert len(await rows(demo, mine(Gate))) == 1


async def test_the_leading_order(demo: UUID) -> None:
    (order,) = await rows(demo, mine(ProductionOrder).where(ProductionOrder.number == "MO-1012"))
    operations = await rows(demo, mine(Operation).where(Operation.order_id == order.id).order_by(Operation.sequence))
    assert [(each.sequence, each.name_zh) for each in operations] == [
        (10, "下料"), (20, "精车外圆"), (30, "铣键槽 8×36"), (40, "去毛刺"), (50, "磨外圆 Φ45h6"), (60, "终检"),
    ]  # fmt: skip
    ids = {each.id: each.sequence for each in operations}
    follows = [[ids[id] for id in each.predecessor_ids] for each in operations]
    assert follows == [[], [10], [20], [20], [30, 40], [50]]
    assert [each.good_quantity for each in operations] == [120, 45, 0, 0, 0, 0]
    assert (order.quantity, order.item_revision, order.drawing) == (120, "C", "C")
    assert clock.now() < order.due_at <= clock.now() + timedelta(days=1, hours=12)
    assert all(each.planned_start and rules.is_card(each.card) for each in operations)


async def test_two_weeks_of_reports_by_ten_people(demo: UUID) -> None:
    reports = await rows(demo, mine(OutputReport).order_by(OutputReport.occurred_at))
    people = {each.reporter_name for each in reports if each.reporter_kind == "user"}
    assert len(people) >= 10
    assert {each.reporter_name for each in reports if each.reporter_kind == "device"} == {"SW-1"}
    assert clock.now() - reports[0].occurred_at > timedelta(days=11)
    assert reports[-1].occurred_at <= clock.now()
    assert {flag for each in reports for flag in each.flags} == {"late", "behalf"}
    worked_on = {each.order_id for each in reports}
    running = [each for each in await rows(demo, mine(ProductionOrder)) if each.state == "released"]
    assert sum(each.id in worked_on for each in running) >= 8
    totals: dict[UUID, Decimal] = {}
    for each in reports:
        totals[each.operation_id] = totals.get(each.operation_id, Decimal(0)) + each.good_quantity
    for moved in await rows(demo, mine(Transfer)):
        for operation_id, sign in ((moved.from_operation_id, -1), (moved.to_operation_id, 1)):
            totals[operation_id] = totals.get(operation_id, Decimal(0)) + sign * moved.good_quantity
    for operation in await rows(demo, mine(Operation)):
        assert operation.good_quantity == totals.get(operation.id, 0)


async def test_the_orders_have_families_and_demands(demo: UUID) -> None:
    orders = {each.number: each for each in await rows(demo, mine(ProductionOrder))}
    relations = {each.number: each.relation for each in orders.values() if each.relation}
    assert relations == {"MO-1014-1": "split", "MO-1031-1": "backorder", "MO-1032": "repair"}
    assert (orders["MO-1031"].state, orders["MO-1031"].quantity, orders["MO-1031-1"].quantity) == ("completed", 64, 36)
    demands = await rows(demo, mine(Demand).order_by(Demand.number))
    assert [(each.kind, int(each.planned_quantity)) for each in demands] == [
        ("mto", 0), ("mto", 0), ("mto", 0), ("mto", 180), ("mts", 0), ("mts", 0),
    ]  # fmt: skip


async def test_every_worker_sees_something_to_do(demo: UUID) -> None:
    people = await People.of(demo)
    for login in ("wang", "xulong", "songyan", "xiaohua", "liuyang"):
        actor = people.actor(login)
        user = people.users[login]
        (member,) = await rows(demo, mine(TeamMember).where(TeamMember.user_id == user.id))
        async with reading(replace(actor, team_id=member.team_id)) as read:
            mine_now = await queries.my_operations(read)
            blocked = await queries.blocked_by(read, mine_now)
        assert mine_now, login
        order = [each.id in blocked for each in mine_now]
        assert order == sorted(order)


async def test_a_second_run_changes_nothing(demo: UUID) -> None:
    before = await images(demo)
    await seed.seed_all()
    assert await images(demo) == before


async def test_a_run_that_was_cut_off_is_continued_and_changes_nothing_else(
    demo: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def never(tenant_id: UUID) -> bool:
        return False

    await seed_roles(demo)  # another test file may have brought permissions of its own into this process
    before = await images(demo)
    monkeypatch.setattr(seed, "complete", never)
    with clock.frozen(clock.now() + timedelta(days=1)):
        await seed.seed_hengzhun()
    assert await images(demo) == before


async def test_the_second_company_is_another_one(demo: UUID) -> None:
    other = await provision(seed.SECOND)
    assert other != demo
    assert {each.number for each in await rows(other, mine(ProductionOrder))} == {"P-2001", "P-2002"}
    assert derived("seed", demo, "site") != derived("seed", other, "site")
