"""Reporting told as stories: what is booked, what is refused, and that a refusal books nothing."""

import asyncio
from datetime import timedelta
from decimal import Decimal

import pytest

from infra import clock
from infra.actions import Origin, run
from infra.db import mine
from infra.errors import NotFound, OutOfScope, PermissionMissing
from infra.ids import uuid7
from tenants import orders, roles
from tenants.orders import commands as orders_commands
from tenants.orders.errors import GateIsClosed, OperationOnHold, OrderOnHold
from tenants.orders.models import Operation
from tenants.reporting import (
    OutputReport,
    ReportOutput,
    ReverseOutput,
    errors,
    report_output,
    reverse_output,
)


@pytest.fixture
def operator(plant):
    return plant.person(roles.OPERATOR, name="王建国")


@pytest.fixture
def lead(plant):
    return plant.person(roles.TEAM_LEAD, name="陈志强")


def good(operation, quantity, **more):
    return ReportOutput(operation_id=operation.id, good_quantity=Decimal(quantity), **more)


async def counts(plant, operation):
    row = await plant.row(Operation, operation.id)
    return tuple(
        map(int, (row.good_quantity, row.process_scrap_quantity, row.material_scrap_quantity, row.rework_quantity))
    )


async def refused(plant, person, refusal, cmd, command=report_output):
    before = await plant.written()
    with pytest.raises(refusal) as caught:
        await person.does(command, cmd)
    assert await plant.written() == before
    return caught.value


async def test_good_scrap_and_rework_in_one_act(plant, operator):
    _, (operation,) = await plant.released(120)
    cmd = ReportOutput(
        operation_id=operation.id,
        good_quantity=Decimal(37),
        process_scrap_quantity=Decimal(1),
        rework_quantity=Decimal(2),
        scrap_reason="SIZE",
        photos=["a" * 64],
    )
    report = await operator.does(report_output, cmd)

    assert await counts(plant, operation) == (37, 1, 0, 2)
    (row,) = await plant.rows(mine(OutputReport))
    assert (row.id, row.reporter_name, row.photos) == (report.id, "王建国", ["a" * 64])
    assert row.id == cmd.id, "whoever reported can name the report before the server answered"
    assert "reporting.output_reported" in await plant.events()


@pytest.mark.parametrize("reason", [None, "", "NOPE", "SAND"])
async def test_scrap_needs_a_reason_of_its_kind(plant, operator, reason):
    _, (operation,) = await plant.released()
    cmd = ReportOutput(operation_id=operation.id, process_scrap_quantity=Decimal(1), scrap_reason=reason)
    await refused(plant, operator, (errors.ScrapReasonMissing, errors.ScrapReasonUnknown), cmd)


async def test_over_report_names_who_was_before_and_who_can_help(plant, operator, lead):
    _, (operation,) = await plant.released(37)
    await plant.person(roles.OPERATOR, name="李敏").does(report_output, good(operation, 24))

    refusal = await refused(plant, operator, errors.OverReported, good(operation, 17))

    assert refusal.params["over"] == "4"
    assert refusal.params["remaining"] == "13"
    assert refusal.params["last_reporter"] == "李敏"
    assert refusal.params["last_quantity"] == "24"
    await refused(plant, lead, errors.OverReported, good(operation, 17))
    await refused(plant, lead, errors.OverrideReasonMissing, good(operation, 17, override=True))
    report = await lead.does(report_output, good(operation, 17, override=True, reason="客户多要 4 件"))
    assert report.flags == ["over"]
    assert await counts(plant, operation) == (41, 0, 0, 0)


async def test_two_phones_cannot_share_the_same_pieces(plant):
    _, (operation,) = await plant.released(10)
    people = [plant.person(roles.OPERATOR, name=f"P{n}") for n in range(8)]

    results = await asyncio.gather(
        *(person.does(report_output, good(operation, 3)) for person in people), return_exceptions=True
    )

    booked = [each for each in results if isinstance(each, OutputReport)]
    assert len(booked) == 3
    assert all(isinstance(each, errors.OverReported) for each in results if each not in booked)
    assert await counts(plant, operation) == (9, 0, 0, 0)


async def test_a_skipped_operation_is_refused_and_a_lead_lets_it_past(plant, operator, lead):
    _, (_, second) = await plant.released(10, steps=((10, ()), (20, (10,))))
    refusal = await refused(plant, operator, errors.OperationSkipped, good(second, 4))
    assert (refusal.params["available"], refusal.params["ahead"], refusal.params["overridable"]) == ("0", "4", True)
    report = await lead.does(report_output, good(second, 4, override=True, reason="上道在纸卡上"))
    assert report.flags == ["ahead"]


async def test_a_phone_without_a_network_cannot_know_its_predecessor(plant, operator):
    """Its report waited: the other phone's may still wait. It is booked and flagged."""
    _, (_, second) = await plant.released(10, steps=((10, ()), (20, (10,))))
    at = clock.now() - timedelta(minutes=30)
    origin = Origin(seq=1, device_at=at, occurred_at=at, skew=timedelta(0))
    outcome = await run(operator.actor, report_output, good(second, 4), origin=origin)
    assert outcome.row.flags == ["ahead"]


async def test_held_order_accepts_nothing(plant, operator):
    order, (operation,) = await plant.released()
    await plant.planner.does(
        orders_commands.hold_order, orders_commands.HoldOrder(order_id=order.id, reason_code="WAIT-QC")
    )
    refusal = await refused(plant, operator, (OrderOnHold, OperationOnHold), good(operation, 3))
    assert refusal.params["reason"] == "等质检放行"


async def test_a_gate_lets_exactly_its_allowance_through(plant):
    """With no worker running at all: six at once, one piece allowed."""
    _, (operation,) = await plant.released(10)

    async def arm(work):
        row = await work.get(Operation, operation.id)
        await orders.arm_gate(work, row, "first_piece", opener=roles.INSPECTOR, closes_after_quantity=Decimal(1))

    await plant.within(arm)
    people = [plant.person(roles.OPERATOR, name=f"P{n}") for n in range(6)]
    results = await asyncio.gather(
        *(person.does(report_output, good(operation, 1)) for person in people), return_exceptions=True
    )

    assert sum(isinstance(each, OutputReport) for each in results) == 1
    assert sum(isinstance(each, GateIsClosed) for each in results) == 5
    assert await counts(plant, operation) == (1, 0, 0, 0)


async def test_reporting_needs_its_permission_and_its_place(plant):
    _, (operation,) = await plant.released()
    await refused(plant, plant.person(roles.OWNER), PermissionMissing, good(operation, 1))
    elsewhere = plant.person(roles.OPERATOR, at=plant.centers["GRIND"].id)
    await refused(plant, elsewhere, OutOfScope, good(operation, 1))
    here = plant.person(roles.OPERATOR, at=plant.centers["CNC"].id)
    await here.does(report_output, good(operation, 1))


async def test_another_companys_operation_is_not_there(plants, operator):
    other = await plants()
    _, (foreign,) = await other.released()
    with pytest.raises(NotFound) as strange:
        await operator.does(report_output, good(foreign, 1))
    with pytest.raises(NotFound) as missing:
        await operator.does(report_output, ReportOutput(operation_id=uuid7(), good_quantity=Decimal(1)))
    assert (strange.value.code, strange.value.params) == (missing.value.code, missing.value.params)
    assert await counts(other, foreign) == (0, 0, 0, 0)


async def test_a_report_is_taken_back_by_a_second_one(plant, operator):
    _, (operation,) = await plant.released()
    report = await operator.does(report_output, good(operation, 10))
    await operator.does(reverse_output, ReverseOutput(report_id=report.id))

    assert await counts(plant, operation) == (0, 0, 0, 0)
    rows = {row.id: row for row in await plant.rows(mine(OutputReport))}
    assert len(rows) == 2
    assert rows[report.id].good_quantity == 10
    reversal = next(row for row in rows.values() if row.id != report.id)
    assert (reversal.good_quantity, reversal.reverses_id) == (-10, report.id)
    assert rows[report.id].reversed_by_id == reversal.id
    await refused(plant, operator, errors.AlreadyReversed, ReverseOutput(report_id=report.id), reverse_output)
    await refused(plant, operator, errors.ReversalNotReversible, ReverseOutput(report_id=reversal.id), reverse_output)


async def test_only_ones_own_and_only_soon(plant, operator, lead):
    _, (operation,) = await plant.released()
    report = await operator.does(report_output, good(operation, 4))
    someone = plant.person(roles.OPERATOR, name="李敏")
    refusal = await refused(plant, someone, errors.NotYourReport, ReverseOutput(report_id=report.id), reverse_output)
    assert refusal.params["reporter"] == "王建国"
    await refused(
        plant, lead, errors.ReversalReasonMissing, ReverseOutput(report_id=report.id, reason="  "), reverse_output
    )
    later = clock.now() + timedelta(minutes=3)
    with clock.frozen(later):
        await refused(plant, operator, errors.NotYourReport, ReverseOutput(report_id=report.id), reverse_output)
        await lead.does(reverse_output, ReverseOutput(report_id=report.id, reason="数错了"))
    assert await counts(plant, operation) == (0, 0, 0, 0)


async def test_twice_taken_back_at_once_counts_once(plant, operator):
    _, (operation,) = await plant.released()
    report = await operator.does(report_output, good(operation, 4))
    results = await asyncio.gather(
        *(operator.does(reverse_output, ReverseOutput(report_id=report.id)) for _ in range(5)), return_exceptions=True
    )
    assert sum(isinstance(each, OutputReport) for each in results) == 1
    assert await counts(plant, operation) == (0, 0, 0, 0)


async def test_a_completed_order_opens_again_when_pieces_go_back(plant, operator):
    order, (operation,) = await plant.released(5)
    report = await operator.does(report_output, good(operation, 5))
    assert (await plant.look_at(order))[0].state == "completed"
    await operator.does(reverse_output, ReverseOutput(report_id=report.id))
    assert (await plant.look_at(order))[0].state == "released"


async def test_replayed_report_is_the_first_one(plant, operator):
    _, (operation,) = await plant.released()
    cmd = good(operation, 4)
    verdicts = [(await run(operator.actor, report_output, cmd)).verdict for _ in range(3)]
    assert verdicts == ["applied", "duplicate", "duplicate"]
    assert await counts(plant, operation) == (4, 0, 0, 0)


async def test_a_phone_with_a_wrong_clock_is_marked_never_blocked(plant, operator):
    _, (operation,) = await plant.released()
    flags = {}
    for minutes in (0, -1, 3, -90):
        skew = timedelta(minutes=minutes)
        origin = Origin(seq=1, device_at=clock.now() - skew, skew=skew)
        outcome = await run(operator.actor, report_output, good(operation, 1), origin=origin)
        flags[minutes] = outcome.row.flags
    assert flags == {0: [], -1: [], 3: ["clock"], -90: ["clock"]}
