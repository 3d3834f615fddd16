"""Refused at entry, each with who may help, and nothing written. Told through the GraphQL door."""

from datetime import date
from decimal import Decimal

import pytest

from infra.actions import Origin, run
from infra.db import mine
from infra.errors import Refusal
from tenants import orders as facade
from tenants import roles
from tenants.identity.workforce import commands as workforce
from tenants.masterdata import commands as m
from tenants.orders import commands as orders
from tenants.orders.models import Operation
from tenants.records import commands as records
from tenants.reporting.commands import ReportOutput, report_output
from tenants.reporting.models import OutputReport
from tests.tenants.reporting.conftest import MORNING

CHEN = {"name": "陈志强", "phone": "13800000001"}


async def test_a_skipped_operation(shop):
    """Given a predecessor that delivered 3, when 5 are reported behind it, then it is refused with who may let it past;
    a lead does so with a reason, and an operation that may be skipped only flags it."""
    _, (first, second, third) = await shop.released(10, {}, {}, {"skip_allowed": True})
    nothing = await shop.refused(
        "wang", "reportOutput", "reporting.operation_skipped", operationId=second.id, goodQuantity="1"
    )
    assert (nothing["available"], nothing["overridable"]) == ("0", True)
    await shop.report("wang", first, goodQuantity="3")
    less = await shop.refused(
        "wang", "reportOutput", "reporting.operation_skipped", operationId=second.id, goodQuantity="5"
    )
    assert (less["available"], less["ahead"]) == ("3", "2")
    assert CHEN in less["helpers"]
    given = {"operationId": second.id, "goodQuantity": "5", "override": True}
    await shop.refused("wang", "reportOutput", "reporting.not_allowed_to_override", reason="急", **given)
    await shop.refused("chen", "reportOutput", "reporting.override_reason_missing", **given)
    passed = await shop.report("chen", second, goodQuantity="5", override=True, reason="上道纸卡未录")
    assert passed["flags"] == ["ahead"]
    assert (await shop.report("wang", third, goodQuantity="6"))["flags"] == ["ahead"]


async def test_an_over_report(shop):
    """Given 10 ordered and 10 % allowed, the eleventh piece is flagged, the twelfth refused with the last reporter,
    what is left and who may approve."""
    operation = await shop.operation(10, over_limit_percent=Decimal(10))
    await shop.report("limin", operation, goodQuantity="8")
    refusal = await shop.refused(
        "wang", "reportOutput", "reporting.over_reported", operationId=operation.id, goodQuantity="4"
    )
    assert (refusal["over"], refusal["remaining"], refusal["last_reporter"]) == ("2", "2", "李敏")
    assert (refusal["helper"][0], refusal["overridable"]) == ("陈志强", True)
    assert (await shop.report("wang", operation, goodQuantity="3"))["flags"] == ["over"]


async def test_a_refused_report_is_adopted_by_the_lead(shop):
    """The worker's phone was refused; the lead adopts it with a reason: that is his override."""
    operation = await shop.operation(10)
    worker, lead = await shop.actor("wang"), await shop.actor("chen")
    cmd = ReportOutput(operation_id=operation.id, good_quantity=Decimal(12))
    with pytest.raises(Refusal) as caught:
        await run(worker, report_output, cmd, origin=Origin(seq=1, device_at=MORNING, occurred_at=MORNING))
    assert caught.value.code == "reporting.over_reported"
    await run(lead, records.adopt_intent, records.AdoptIntent(intent_id=cmd.id, reason="客户同意多收 2 件"))
    (row,) = await shop.plant.rows(mine(OutputReport))
    assert (row.good_quantity, row.flags, row.reporter_name) == (12, ["over"], "陈志强")


async def test_held_gated_and_not_released(shop):
    """Each names who lifts, opens or releases; no override goes past them."""
    await shop.knows("sun")
    await shop.knows("liu")
    order, (operation,) = await shop.released(10)
    planner = shop.plant.planner
    hold = orders.HoldOrder(order_id=order.id, reason_code="WAIT-QC")
    await planner.does(orders.hold_order, hold)
    given = {"operationId": operation.id, "goodQuantity": "1"}
    held = await shop.refused("wang", "reportOutput", "orders.order_on_hold", **given)
    assert (held["helpers"], held["overridable"]) == ([{"name": "孙丽", "phone": "13800000002"}], False)
    await shop.refused("chen", "reportOutput", "orders.order_on_hold", override=True, reason="急", **given)
    (row,) = await shop.plant.holds(order)
    await planner.does(orders.lift_hold, orders.LiftHold(hold_id=row.id, reason="好了"))

    async def arm(work):
        found = await work.get(Operation, operation.id)
        await facade.arm_gate(work, found, "first_piece", opener=roles.INSPECTOR, closes_after_quantity=Decimal(0))

    await shop.plant.within(arm)
    gated = await shop.refused("wang", "reportOutput", "orders.gate_closed", **given)
    assert "刘洋" in [each["name"] for each in gated["helpers"]]

    other, (done,) = await shop.released(2)
    await shop.report("wang", done, goodQuantity="2")
    completed = {"operationId": done.id, "goodQuantity": "1"}
    full = await shop.refused("wang", "reportOutput", "orders.order_is_completed", **completed)
    assert (full["helper"], full["overridable"]) == (["陈志强"], True)
    await planner.does(orders.close_order, orders.CloseOrder(order_id=other.id, reason="完"))
    await shop.refused("wang", "reportOutput", "orders.order_is_closed", **completed)


async def test_an_instruction_not_read(shop):
    """Given a critical step, when it was not confirmed, then the report waits for it; once read it goes through."""
    operation = await shop.operation()
    boss = shop.plant.boss
    made = await boss.does(
        m.create_instruction,
        m.CreateInstruction(
            operation_definition_id=operation.operation_definition_id,
            steps=[m.NewInstructionStep(text_zh="戴护目镜", text_en="Wear goggles", critical=True)],
        ),
    )
    await boss.does(m.approve_instruction, m.ApproveInstruction(instruction_id=made.id))
    given = {"operationId": operation.id, "goodQuantity": "1"}
    unread = await shop.refused("wang", "reportOutput", "reporting.instruction_unread", **given)
    assert (unread["steps"], unread["helper"]) == ("戴护目镜", ["陈志强"])
    await run(
        await shop.actor("wang"),
        m.confirm_instruction,
        m.ConfirmInstruction(operation_id=operation.id, instruction_id=made.id),
    )
    assert (await shop.report("wang", operation, goodQuantity="1"))["flags"] == []


async def test_a_skill_missing_or_expired(shop):
    """Given an operation that asks for a skill, who lacks it or whose has ended is refused, and so is a crew with one
    such person; a lead lets it past, flagged."""
    boss = shop.plant.boss
    skill = await boss.does(
        workforce.create_skill, workforce.CreateSkill(code="WELD", name_zh="焊工证", name_en="Welding")
    )
    operation = await shop.operation(skill_codes=["WELD"])
    wang, limin = await shop.id_of("wang"), await shop.id_of("limin")
    given = {"operationId": operation.id, "goodQuantity": "1"}
    missing = await shop.refused("wang", "reportOutput", "reporting.skill_missing", **given)
    assert (missing["worker"], missing["skill"], missing["helper"]) == ("王建国", "焊工证", ["陈志强"])
    ended = workforce.GiveSkill(
        user_id=wang, skill_id=skill.id, valid_from=date(2025, 1, 1), valid_to=date(2026, 11, 19)
    )
    await boss.does(workforce.give_skill, ended)
    expired = await shop.refused("wang", "reportOutput", "reporting.skill_expired", **given)
    assert expired["ended"] == "2026-11-19"
    valid = workforce.GiveSkill(
        user_id=wang, skill_id=skill.id, valid_from=date(2025, 1, 1), valid_to=date(2026, 11, 20)
    )
    await boss.does(workforce.give_skill, valid)
    assert (await shop.report("wang", operation, goodQuantity="1"))["flags"] == []
    crew = [{"userId": wang}, {"userId": limin}]
    both = await shop.refused("wang", "reportOutput", "reporting.skill_missing", shares=crew, **given)
    assert both["worker"] == "李敏"
    passed = await shop.report(
        "chen", operation, goodQuantity="1", workerId=limin, override=True, reason="师傅在旁边看着"
    )
    assert passed["flags"] == ["behalf", "waived"]


async def test_a_quantity_that_makes_no_sense(shop):
    """Fraction, negative, absurd, nothing: slips of the finger, which nobody lets past."""
    operation = await shop.operation()
    for quantity, code in (
        ("1.5", "reporting.quantity_fraction"),
        ("-1", "reporting.quantity_negative"),
        ("1000000000000", "reporting.quantity_absurd"),
        ("0", "reporting.nothing_reported"),
    ):
        given = {"operationId": operation.id, "goodQuantity": quantity}
        assert "helpers" not in await shop.refused("wang", "reportOutput", code, **given)
        await shop.refused("chen", "reportOutput", code, override=True, reason="x", **given)
