"""Commands on master data, as the application role. A refusal leaves nothing but its journal line."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

import pytest

from infra.db import mine
from infra.errors import BadInput, PermissionMissing
from infra.ids import uuid7
from infra.quantity import QuantityNegative
from infra.work import reading
from tenants import masterdata, roles
from tenants.identity.places import find_places
from tenants.masterdata import commands as do
from tenants.masterdata import errors
from tenants.masterdata.models import Bom, BomLine, CalendarDay, Routing, RoutingStep, WorkCalendar
from tests.kit.plant import Plant

SINCE = date(2026, 1, 1)


@asynccontextmanager
async def refused(plant: Plant, error: type[Exception]) -> AsyncIterator[None]:
    before = await plant.written()
    with pytest.raises(error):
        yield
    assert await plant.written() == before


async def part(plant: Plant, code: str, **more: Any) -> Any:
    cmd = do.CreateItem(code=code, name_zh="件", name_en="Part", unit_id=plant.unit.id, **more)
    return await plant.boss.does(do.create_item, cmd)


def line(item: Any, quantity: str = "1", position: int = 10) -> do.NewBomLine:
    return do.NewBomLine(item_id=item.id, quantity=Decimal(quantity), position=position)


async def test_a_code_is_used_once_in_a_tenant_and_again_in_another(plant: Plant, plants: Any) -> None:
    other: Plant = await plants()
    await part(plant, "LT-1")
    async with refused(plant, errors.CodeTaken):
        await part(plant, "LT-1")
    await part(other, "LT-1")


@pytest.mark.parametrize(
    ("values", "error"),
    [
        ({"code": "A B"}, errors.CodeInvalid),
        ({"name_en": " "}, errors.NameMissing),
        ({"kind": "thing"}, errors.UnknownKind),
        ({"unit_id": uuid7()}, errors.RecordNotFound),
    ],
)
async def test_what_is_no_item(plant: Plant, values: dict[str, Any], error: type[Exception]) -> None:
    given = {"code": "LT-1", "name_zh": "件", "name_en": "Part", "unit_id": plant.unit.id}
    async with refused(plant, error):
        await plant.boss.does(do.create_item, do.CreateItem(**given | values))


async def test_an_item_changes_its_drawing(plant: Plant) -> None:
    item = await part(plant, "LT-1", item_revision="C", drawing="C")
    cmd = do.ChangeItem(item_id=item.id, drawing="D", name_en=" Sleeve ")
    changed = await plant.planner.does(do.change_item, cmd)
    assert (changed.drawing, changed.item_revision, changed.name_en, changed.revision) == ("D", "C", "Sleeve", 2)
    async with refused(plant, PermissionMissing):
        await plant.person(roles.OPERATOR).does(do.change_item, do.ChangeItem(item_id=item.id, drawing="E"))


async def test_boms_have_versions_and_no_cycles(plant: Plant) -> None:
    top, middle, bar = [await part(plant, code) for code in ("TOP", "MID", "BAR")]
    first = await plant.boss.does(
        do.create_bom, do.CreateBom(item_id=top.id, effective_from=SINCE, lines=[line(middle), line(bar, "0.51", 20)])
    )
    second = await plant.boss.does(
        do.create_bom, do.CreateBom(item_id=top.id, effective_from=SINCE, lines=[line(middle, "2")])
    )
    assert (first.version, second.version, second.state) == (1, 2, "draft")
    assert len(await plant.rows(mine(BomLine).where(BomLine.bom_id == first.id))) == 2
    for parent, lines, error in (
        (middle, [line(top)], errors.BomCycle),
        (top, [line(top)], errors.BomCycle),
        (top, [line(bar), line(middle)], errors.LineRepeated),
        (top, [line(bar, "-1")], QuantityNegative),
        (top, [do.NewBomLine(item_id=uuid7(), quantity=Decimal(1), position=10)], errors.RecordNotFound),
    ):
        async with refused(plant, error):
            await plant.boss.does(do.create_bom, do.CreateBom(item_id=parent.id, effective_from=SINCE, lines=lines))
    assert [each.version for each in await plant.rows(mine(Bom).order_by(Bom.version))] == [1, 2]


async def test_the_recipe_of_a_day(plant: Plant) -> None:
    item, bar = await part(plant, "LT-1"), await part(plant, "BAR")

    async def on(day: date) -> tuple[int, int | None] | None:
        async with reading(plant.boss.actor) as read:
            found = await masterdata.recipe(read, item.id, day)
            return None if found is None else (found.routing.version, found.bom.version if found.bom else None)

    assert await on(date(2026, 6, 1)) is None
    await plant.routing(item, ((10, ()),))
    assert await on(date(2026, 6, 1)) == (1, None)
    bom = await plant.boss.does(
        do.create_bom,
        do.CreateBom(item_id=item.id, effective_from=SINCE, effective_to=date(2026, 6, 30), lines=[line(bar)]),
    )
    assert await on(date(2026, 6, 1)) == (1, None)  # a draft is nothing yet
    await plant.planner.does(do.approve_bom, do.ApproveBom(bom_id=bom.id))
    assert await on(date(2026, 6, 30)) == (1, 1)
    assert await on(date(2026, 7, 1)) == (1, None)
    await plant.routing(item, ((10, ()), (20, (10,))))
    assert await on(date(2026, 6, 1)) == (2, 1)
    async with refused(plant, errors.AlreadyApproved):
        await plant.planner.does(do.approve_bom, do.ApproveBom(bom_id=bom.id))


async def test_what_is_no_routing(plant: Plant) -> None:
    item = await part(plant, "LT-1")
    turn = plant.definitions["TURN"].id

    def step(sequence: int, **more: Any) -> do.NewRoutingStep:
        return do.NewRoutingStep(sequence=sequence, **{"operation_definition_id": turn, **more})

    grinding = plant.centers["GRIND"].id
    for steps, error in (
        ([], errors.RoutingEmpty),
        ([step(10), step(20, predecessors=[30])], errors.StepUnordered),
        ([step(0)], BadInput),
        ([step(10, operation_definition_id=uuid7())], errors.RecordNotFound),
        ([step(10, work_center_id=uuid7())], errors.RecordNotFound),
        ([step(10, work_unit_id=uuid7())], errors.RecordNotFound),
        ([step(10, work_center_id=grinding, work_unit_id=plant.work_unit.id)], errors.WrongPlace),
    ):
        async with refused(plant, error):
            await plant.boss.does(
                do.create_routing, do.CreateRouting(item_id=item.id, effective_from=SINCE, steps=steps)
            )
    made = await plant.boss.does(
        do.create_routing,
        do.CreateRouting(
            item_id=item.id,
            effective_from=SINCE,
            steps=[
                step(10, work_unit_id=plant.work_unit.id),
                step(20, predecessors=[10, 10], name_zh="精车外圆 Φ45h6"),
            ],
        ),
    )
    rows = await plant.rows(mine(RoutingStep).where(RoutingStep.routing_id == made.id).order_by(RoutingStep.sequence))
    assert [(each.sequence, each.predecessors, each.name_zh) for each in rows] == [
        (10, [], "精车"),
        (20, [10], "精车外圆 Φ45h6"),
    ]
    assert (await plant.row(Routing, made.id)).state == "draft"


async def test_only_who_may_approves(plant: Plant) -> None:
    item = await part(plant, "LT-1")
    cmd = do.CreateRouting(
        item_id=item.id,
        effective_from=SINCE,
        steps=[do.NewRoutingStep(sequence=10, operation_definition_id=plant.definitions["TURN"].id)],
    )
    routing = await plant.planner.does(do.create_routing, cmd)
    for person in (plant.person(roles.OPERATOR), plant.person(roles.ADMIN)):
        async with refused(plant, PermissionMissing):
            await person.does(do.approve_routing, do.ApproveRouting(routing_id=routing.id))
    approved = await plant.planner.does(do.approve_routing, do.ApproveRouting(routing_id=routing.id))
    assert (approved.state, approved.approved_at is not None) == ("approved", True)


async def test_a_reason_is_retired_not_deleted(plant: Plant) -> None:
    async with reading(plant.boss.actor) as read:
        reason = await masterdata.access_reason(read, "hold", "WAIT-QC")
    await plant.boss.does(do.change_reason_code, do.ChangeReasonCode(reason_code_id=reason.id, active=False))
    async with reading(plant.boss.actor) as read:
        with pytest.raises(errors.ReasonUnknown):
            await masterdata.access_reason(read, "hold", "WAIT-QC")
    async with refused(plant, errors.CodeTaken):
        cmd = do.CreateReasonCode(code="WAIT-QC", kind="hold", name_zh="等", name_en="Wait")
        await plant.boss.does(do.create_reason_code, cmd)
    cmd = do.CreateReasonCode(code="WAIT-QC", kind="downtime", name_zh="等", name_en="Wait")
    await plant.boss.does(do.create_reason_code, cmd)


async def test_shifts_and_calendar(plant: Plant) -> None:
    cmd = do.CreateShift(
        code="N", name_zh="夜班", name_en="Night", site_id=plant.site.id, starts_at=time(20), ends_at=time(8)
    )
    await plant.boss.does(do.create_shift, cmd)
    async with reading(plant.boss.actor) as read:
        found = await masterdata.shift_at(read, datetime(2026, 11, 20, 18, 30, tzinfo=UTC))
        assert await masterdata.shift_at(read, datetime(2026, 11, 20, 4, 0, tzinfo=UTC)) is None
    assert found is not None
    assert (found.shift.name_zh, found.day, found.ends_at.hour) == ("夜班", date(2026, 11, 20), 8)
    calendar = await plant.boss.does(
        do.set_work_calendar, do.SetWorkCalendar(site_id=plant.site.id, weekdays=[5, 1, 2, 3, 4])
    )
    again = await plant.boss.does(do.set_work_calendar, do.SetWorkCalendar(site_id=plant.site.id))
    assert (calendar.id, again.weekdays) == (again.id, [1, 2, 3, 4, 5, 6])
    async with refused(plant, errors.UnknownKind):
        await plant.boss.does(do.set_work_calendar, do.SetWorkCalendar(site_id=plant.site.id, weekdays=[0]))
    for working in (False, True):
        day = do.SetCalendarDay(
            work_calendar_id=calendar.id, day=date(2026, 10, 1), working=working, name_zh="国庆", name_en="National Day"
        )
        await plant.boss.does(do.set_calendar_day, day)
    assert [each.working for each in await plant.rows(mine(CalendarDay))] == [True]
    assert len(await plant.rows(mine(WorkCalendar))) == 1


async def test_places_are_known_to_identity(plant: Plant, plants: Any) -> None:
    other: Plant = await plants()
    ids = [plant.site.id, plant.areas[0].id, plant.centers["CNC"].id, other.site.id]
    async with reading(plant.boss.actor) as read:
        found = await find_places(read, ids)
        inside = await masterdata.work_centers_of(read, [plant.areas[0].id])
        everything = await masterdata.work_centers_of(read, [plant.site.id])
    assert {place.kind for place in found.values()} == {"site", "area", "work_center"}
    assert other.site.id not in found
    assert inside == [plant.centers["CNC"].id]
    assert set(everything) == {center.id for center in plant.centers.values()}


async def test_places_are_renamed(plant: Plant) -> None:
    center = plant.centers["CNC"]
    changed = await plant.planner.does(do.change_work_center, do.ChangePlace(place_id=center.id, name_zh="数车一线"))
    assert (changed.name_zh, changed.name_en) == ("数车一线", "CNC")
    async with refused(plant, errors.RecordNotFound):
        await plant.planner.does(do.change_area, do.ChangePlace(place_id=center.id, name_zh="不是车间"))
    async with refused(plant, errors.NameMissing):
        await plant.planner.does(do.change_work_center, do.ChangePlace(place_id=center.id, name_zh=""))


async def test_the_same_command_twice_makes_one_item(plant: Plant) -> None:
    cmd = do.CreateItem(code="LT-1", name_zh="件", name_en="Part", unit_id=plant.unit.id)
    assert await plant.planner.does(do.create_item, cmd) is not None
    before = await plant.written()
    assert await plant.planner.does(do.create_item, cmd) is None
    assert await plant.written() == before
