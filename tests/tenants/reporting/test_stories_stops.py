"""Downtime and calls for help, told through the GraphQL door."""

from datetime import timedelta

from infra import clock
from infra.db import mine
from tenants.equipment import commands as equipment
from tenants.equipment.models import Asset
from tenants.orders.models import Operation
from tenants.reporting.actors import escalate_andons
from tenants.reporting.models import Andon
from tests.tenants.reporting.conftest import MORNING


def later(minutes):
    return clock.frozen(MORNING + timedelta(minutes=minutes))


async def test_downtime_with_its_reason(shop):
    """Given a machine, when it stands still, then its state follows, a second report of the same time is refused, it
    runs again with the end, and a wrong record is only taken back, with a reason."""
    unit = shop.plant.work_unit
    asset = await shop.plant.boss.does(
        equipment.register_asset,
        equipment.RegisterAsset(code="L-1", name_zh="车床", name_en="Lathe", work_unit_id=unit.id),
    )
    shown = "id startedAt endedAt workUnit { code } reason { code } reversedAt"
    with later(1):
        made = await shop.says(
            "wang", "reportDowntime", shape="Downtime", shown=shown, workUnitId=unit.id, reasonCode="TOOL", note="断刀"
        )
        assert (made["endedAt"], made["reason"]["code"]) == (None, "TOOL")
        assert (await shop.plant.row(Asset, asset.id)).state == "down"
        overlap = await shop.refused(
            "limin", "reportDowntime", "reporting.downtime_overlaps", workUnitId=unit.id, reasonCode="TOOL"
        )
        assert overlap["work_unit"] == "数车 1"
    with later(31):
        ended = await shop.says("wang", "endDowntime", shape="Downtime", shown=shown, downtimeId=made["id"])
        assert ended["endedAt"][:16] == "2026-11-20T02:31"
        assert (await shop.plant.row(Asset, asset.id)).state == "idle"
        await shop.refused("wang", "endDowntime", "reporting.downtime_ended", downtimeId=made["id"])
    with later(60):
        given = {"workUnitId": unit.id, "reasonCode": "TOOL", "endedAt": "2026-11-20T02:40:00Z"}
        told = {"startedAt": "2026-11-20T02:20:00Z", **given}
        await shop.refused("wang", "reportDowntime", "reporting.downtime_overlaps", **told)
        after = {"startedAt": "2026-11-20T02:31:00Z", **given}
        second = await shop.says("wang", "reportDowntime", shape="Downtime", shown=shown, **after)
        assert second["__typename"] == "Downtime"
        await shop.refused("wang", "reverseDowntime", "infra.permission_missing", downtimeId=second["id"])
        await shop.refused("chen", "reverseDowntime", "infra.reason_missing", downtimeId=second["id"])
        gone = await shop.says(
            "chen", "reverseDowntime", shape="Downtime", shown=shown, downtimeId=second["id"], reason="记错机台"
        )
        assert gone["reversedAt"] is not None
        again = await shop.says("wang", "reportDowntime", shape="Downtime", shown=shown, **after)
        assert again["__typename"] == "Downtime", "what was taken back bars nobody"
        page = await shop.ask("chen", "{ downtimes(filter: {open: false}) { pageInfo { total } } }")
        assert page["downtimes"]["pageInfo"]["total"] == 2


ANDON = "id state level calledBy acknowledgedBy resolvedBy cause holdId escalatesAt workCenter { code }"


async def test_a_call_goes_up_level_by_level_exactly_once(shop):
    """Given a call nobody answers, when the clock goes on, then it reaches each level once, also when the server stood
    still meanwhile or runs twice; the event and the urgent to-do go with it; answered, it goes no further."""
    operation = await shop.operation()
    call = {"kind": "equipment", "operationId": operation.id, "note": "主轴异响"}
    made = await shop.says("wang", "callAndon", shape="Andon", shown=ANDON, **call)
    assert (made["state"], made["level"], made["escalatesAt"][:16]) == ("called", 1, "2026-11-20T02:05")
    (todo,) = await shop.todos("reporting.andon")
    assert (todo["role"], todo["level"]) == ("TEAM_LEAD", "urgent")

    async def level_at(minutes, ticks=2):
        with later(minutes):
            for _ in range(ticks):
                await shop.plant.within(escalate_andons)
        (row,) = await shop.plant.rows(mine(Andon))
        fired = await shop.staff.rows("outbox", "event = 'reporting.andon_escalated'")
        return row.level, len(fired)

    assert await level_at(4) == (1, 0)
    assert await level_at(5) == (2, 1)
    assert await level_at(19) == (2, 1)
    assert await level_at(21) == (3, 2)
    assert await level_at(999) == (3, 2), "nobody stands above the last level"
    open_todos = [each for each in await shop.todos("reporting.andon") if each["settled_at"] is None]
    assert [each["role"] for each in open_todos] == ["OWNER"]

    asleep = await shop.says("wang", "callAndon", shape="Andon", shown=ANDON, **call)
    with later(500):
        await shop.plant.within(escalate_andons)
    row = await shop.plant.row(Andon, asleep["id"])
    assert row.level == 3, "the server slept over both levels: both are told"
    assert len(await shop.staff.rows("outbox", "event = 'reporting.andon_escalated'")) == 4

    third = await shop.says("wang", "callAndon", shape="Andon", shown=ANDON, **call)
    with later(2):
        await shop.refused("wang", "acknowledgeAndon", "infra.permission_missing", andonId=third["id"])
        seen = await shop.says("chen", "acknowledgeAndon", shape="Andon", shown=ANDON, andonId=third["id"])
        assert (seen["state"], seen["acknowledgedBy"], seen["escalatesAt"]) == ("acknowledged", "陈志强", None)
        await shop.refused("chen", "acknowledgeAndon", "reporting.andon_is_answered", andonId=third["id"])
        await shop.plant.within(escalate_andons)
        await shop.refused("chen", "resolveAndon", "reporting.cause_missing", andonId=third["id"], cause=" ")
        over = await shop.says("chen", "resolveAndon", shape="Andon", shown=ANDON, andonId=third["id"], cause="轴承坏")
        assert (over["state"], over["cause"]) == ("resolved", "轴承坏")
        await shop.refused("chen", "resolveAndon", "reporting.andon_is_resolved", andonId=third["id"], cause="x")
    assert (await shop.plant.row(Andon, third["id"])).level == 1


async def test_a_call_can_stop_the_operation(shop):
    """Given a quality call that stops, then the operation is held in the same act, and resolving the call leaves the
    hold to whoever may lift it."""
    operation = await shop.operation()
    call = {"kind": "quality", "operationId": operation.id, "hold": True, "photos": ["b" * 64]}
    await shop.refused("wang", "callAndon", "masterdata.reason_unknown", **call)
    await shop.refused("wang", "callAndon", "reporting.andon_kind_unknown", kind="fire", operationId=operation.id)
    made = await shop.says("wang", "callAndon", shape="Andon", shown=ANDON, holdReason="WAIT-QC", **call)
    assert made["holdId"] is not None
    await shop.refused("wang", "reportOutput", "orders.operation_on_hold", operationId=operation.id, goodQuantity="1")
    await shop.says("chen", "resolveAndon", shape="Andon", shown=ANDON, andonId=made["id"], cause="首件尺寸超差")
    assert (await shop.plant.row(Operation, operation.id)).hold_id is not None


async def test_whom_calls_go_to_is_the_companys_to_say(shop):
    levels = [{"role": "TEAM_LEAD", "minutes": 1}, {"role": "PLANNER"}]
    wrong = [{"role": "TEAM_LEAD"}, {"role": "PLANNER"}]
    await shop.refused("zhou", "setAndonLevels", "reporting.levels_invalid", kind="material", levels=wrong)
    nobody = [{"role": "WIZARD"}]
    await shop.refused("zhou", "setAndonLevels", "reporting.levels_invalid", kind="material", levels=nobody)
    done = await shop.says("zhou", "setAndonLevels", shape="Done", shown="ids", kind="material", levels=levels)
    assert len(done["ids"]) == 2
    shown = (await shop.ask("zhou", "{ andonLevels { kind own levels { level role minutes } } }"))["andonLevels"]
    mine_ = next(each for each in shown if each["kind"] == "material")
    assert (mine_["own"], [each["minutes"] for each in mine_["levels"]]) == (True, [1, None])
    made = await shop.says(
        "wang", "callAndon", shape="Andon", shown=ANDON, kind="material", workUnitId=shop.plant.work_unit.id
    )
    assert (made["escalatesAt"][:16], made["workCenter"]["code"]) == ("2026-11-20T02:01", "CNC")
