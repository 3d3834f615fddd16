"""What a shift leaves behind: missing reports and the handover. Told through the GraphQL door."""

from datetime import UTC, date, datetime, timedelta

from infra import clock
from infra.actions import run
from infra.db import mine
from tenants.identity.workforce import commands as workforce
from tenants.masterdata.commands import rosters
from tenants.orders import commands as orders
from tenants.reporting.actors import look_for_missing
from tenants.reporting.models import MissingReport, ShiftHandover

TODAY = date(2026, 11, 20)
EVENING = datetime(2026, 11, 20, 12, 30, tzinfo=UTC)
"""20:30 in Suzhou: half an hour after the early shift."""

MISSING = """query M($filter: MissingReportFilter) { missingReports(filter: $filter) {
 nodes { id kind why state userName operation { id } } } }"""


async def _roster(shop, *people):
    cmd = rosters.SetRoster(
        day=TODAY,
        shift_id=shop.early.id,
        work_center_id=shop.plant.centers["CNC"].id,
        user_ids=[await shop.id_of(each) for each in people],
    )
    await shop.plant.boss.does(rosters.set_roster, cmd)


async def _plan(shop, operation):
    start = datetime(2026, 11, 20, 3, tzinfo=UTC)
    slot = orders.PlannedSlot(operation_id=operation.id, planned_start=start, planned_end=start + timedelta(hours=2))
    await shop.plant.planner.does(orders.set_plan, orders.SetPlan(slots=[slot]))


async def test_who_and_what_a_shift_holds_no_report_of(shop):
    """Given three people on the roster and two planned operations, when one of each reported, then after the bell the
    others are listed once, told to the lead, answered by a 补报 or dismissed with a reason."""
    reported, silent = await shop.operation(), await shop.operation()
    await _roster(shop, "wang", "limin", "zhao")
    for operation in (reported, silent):
        await _plan(shop, operation)
    await shop.report("wang", reported, goodQuantity="5")
    now = (await shop.ask("chen", NOW, shift=shop.early.id))["missingNow"]
    assert sorted(each["userName"] or "" for each in now) == ["", "李敏", "赵磊"], "visible while the shift still runs"
    assert await shop.plant.rows(mine(MissingReport)) == []

    with clock.frozen(EVENING):
        for _ in range(2):
            await shop.plant.within(look_for_missing)
        nodes = (await shop.ask("chen", MISSING, filter={"state": "open"}))["missingReports"]["nodes"]
        assert sorted((each["kind"], each["why"], each["userName"]) for each in nodes) == [
            ("operation", "planned", None), ("person", "rostered", "李敏"), ("person", "rostered", "赵磊"),
        ]  # fmt: skip
        assert len(await shop.todos("reporting.missing")) == 3
        assert len(await shop.staff.rows("outbox", "event = 'reporting.reports_missing'")) == 1

        late = await shop.report("limin", silent, goodQuantity="3", shiftId=shop.early.id, shiftDay="2026-11-20")
        assert late["flags"] == ["late"]
        (left,) = (await shop.ask("chen", MISSING, filter={"state": "open"}))["missingReports"]["nodes"]
        assert left["userName"] == "赵磊", "her 补报 answered for her and for the operation"

        await shop.refused("limin", "dismissMissing", "reporting.missing_not_found", missingId=left["id"], reason="x")
        await shop.refused("zhao", "dismissMissing", "infra.reason_missing", missingId=left["id"])
        mine_ = (await shop.ask("zhao", MISSING, filter={"mine": True}))["missingReports"]["nodes"]
        assert [each["id"] for each in mine_] == [left["id"]]
        done = await shop.says(
            "zhao", "dismissMissing", shape="MissingReport", shown="state dismissReason settledBy",
            missingId=left["id"], reason="全天培训，没有干活",
        )  # fmt: skip
        assert done["state"] == "dismissed"
        await shop.refused("chen", "dismissMissing", "reporting.missing_settled", missingId=left["id"], reason="x")
        assert [each for each in await shop.todos("reporting.missing") if each["settled_at"] is None] == []
        await shop.says("chen", "checkShift", shape="Done", shown="ids", shiftId=shop.early.id, shiftDay="2026-11-20")
        assert len(await shop.plant.rows(mine(MissingReport))) == 3, "looked at again, nothing is listed twice"


NOW = 'query N($shift: UUID!) { missingNow(shiftId: $shift, shiftDay: "2026-11-20") { kind why userName } }'


async def test_without_a_roster_the_present_are_asked(shop):
    """Operators who stamped in; leads and planners are not asked for pieces."""
    for who in ("wang", "chen"):
        stamp = workforce.StampAttendance(direction="in", user_id=await shop.id_of(who))
        await run(await shop.actor(who), workforce.stamp_attendance, stamp)
    with clock.frozen(EVENING):
        await shop.plant.within(look_for_missing)
    (row,) = await shop.plant.rows(mine(MissingReport))
    assert (row.kind, row.why, row.user_name) == ("person", "present", "王建国")


SHOWN = "id state contents note outgoingBy incomingBy area { code } shift { zh }"


async def test_a_shift_is_handed_over_by_two(shop):
    """Given output, scrap, a stop, an open call and a hold, when the lead prepares the handover, then all of it stands
    there; both leads sign, they are two people, and nothing changes afterwards."""
    operation, held = await shop.operation(), await shop.operation()
    await shop.report("wang", operation, goodQuantity="9", processScrapQuantity="1", scrapReason="SIZE")
    unit = shop.plant.work_unit.id
    await shop.says("wang", "reportDowntime", shape="Downtime", workUnitId=unit, reasonCode="TOOL")
    await shop.says("wang", "callAndon", shape="Andon", kind="material", operationId=operation.id, note="缺料")
    hold = orders.HoldOperation(operation_id=held.id, reason_code="WAIT-QC")
    await shop.plant.planner.does(orders.hold_operation, hold)
    area = shop.plant.areas[0].id
    given = {"areaId": area, "shiftId": shop.early.id, "shiftDay": "2026-11-20"}
    await shop.refused("wang", "prepareHandover", "infra.permission_missing", **given)
    made = await shop.says("chen", "prepareHandover", shape="ShiftHandover", shown=SHOWN, note="3 号机注意", **given)
    contents = made["contents"]
    assert [(each["good"], each["scrap"]) for each in contents["output"]] == [("9", "1")]
    assert [each["scrap"] for each in contents["scrap"]] == ["1"]
    assert [len(contents[each]) for each in ("stops", "andons", "holds", "missing")] == [1, 1, 1, 0]
    assert (contents["andons"][0]["note"], made["state"]) == ("缺料", "draft")

    id_ = {"handoverId": made["id"]}
    await shop.refused("he", "takeOverShift", "reporting.handover_not_signed", **id_)
    await shop.report("wang", operation, goodQuantity="2")
    with clock.frozen(EVENING):
        out = await shop.says("chen", "handOverShift", shape="ShiftHandover", shown=SHOWN, **id_)
        assert [each["good"] for each in out["contents"]["output"]] == ["11"], "as the books say when he signs"
        await shop.refused("chen", "prepareHandover", "reporting.handover_is_signed", **given)
        await shop.refused("chen", "takeOverShift", "reporting.same_lead", **id_)
        taken = await shop.says("he", "takeOverShift", shape="ShiftHandover", shown=SHOWN, note="收到", **id_)
        assert (taken["state"], taken["outgoingBy"], taken["incomingBy"]) == ("taken_over", "陈志强", "何静")
        for mutation in ("takeOverShift", "handOverShift"):
            await shop.refused("he", mutation, "reporting.handover_is_signed", **id_)
    (row,) = await shop.plant.rows(mine(ShiftHandover))
    assert row.note == "3 号机注意"
    lines = await shop.staff.rows("journal", "outcome = 'applied' AND meaning IN ('handed over', 'taken over')")
    assert sorted(each["actor_name"] for each in lines) == ["何静", "陈志强"]
