"""What one report can say beside its quantities, told through the GraphQL door."""

from datetime import timedelta
from decimal import Decimal

from infra import clock
from infra.db import mine
from tenants.masterdata import commands as m
from tenants.reporting.models import OutputReport, Share
from tests.tenants.reporting.conftest import MORNING


async def test_everything_in_one_submit(shop):
    """Good, process scrap, material scrap, rework, reason, photo, note, work unit and a field of the company's own."""
    operation = await shop.operation()
    field = m.CreateCustomField(
        subject="report", code="TEMP", name_zh="炉温", name_en="Furnace", kind="number", decimals=1
    )
    await shop.plant.boss.does(m.create_custom_field, field)
    photo = "a" * 64
    made = await shop.says(
        "wang", "reportOutput",
        shown="""goodQuantity processScrapQuantity materialScrapQuantity reworkQuantity photos note reason { code }
         workUnit { code } custom { code value } shift { zh } shiftDay worker""",
        operationId=operation.id, goodQuantity="37", processScrapQuantity="1", materialScrapQuantity="2",
        reworkQuantity="3", scrapReason="SIZE", photos=[photo], note=" 换刀后首件 ", workUnitId=shop.plant.work_unit.id,
        custom=[{"code": "TEMP", "value": "850.5"}],
    )  # fmt: skip
    assert made == {
        "__typename": "OutputReport", "goodQuantity": "37", "processScrapQuantity": "1", "materialScrapQuantity": "2",
        "reworkQuantity": "3", "photos": [photo], "note": "换刀后首件", "reason": {"code": "SIZE"},
        "workUnit": {"code": "CNC-1"}, "custom": [{"code": "TEMP", "value": "850.5"}], "shift": {"zh": "早班"},
        "shiftDay": "2026-11-20", "worker": "王建国",
    }  # fmt: skip
    assert await shop.good(operation) == 37
    await shop.refused(
        "wang",
        "reportOutput",
        "reporting.photo_unknown",
        operationId=operation.id,
        goodQuantity="1",
        photos=["cat.png"],
    )


async def test_a_required_field_is_asked_of_every_report(shop):
    """Given a required field of the company's own; then a report without it is refused and writes nothing, one with it
    counts, and the field no longer asks once it is optional."""
    operation = await shop.operation()
    field = m.CreateCustomField(
        subject="report", code="HEAT", name_zh="炉号", name_en="Heat", kind="text", required=True
    )
    made = await shop.plant.boss.does(m.create_custom_field, field)
    given = {"operationId": operation.id, "goodQuantity": "4"}
    await shop.refused("wang", "reportOutput", "masterdata.field_missing", **given)
    assert await shop.good(operation) == 0
    await shop.says("wang", "reportOutput", **given, custom=[{"code": "HEAT", "value": "H-7"}])
    assert await shop.good(operation) == 4
    await shop.plant.boss.does(m.change_custom_field, m.ChangeCustomField(custom_field_id=made.id, required=False))
    await shop.says("wang", "reportOutput", **given)
    assert await shop.good(operation) == 8


async def test_a_crew_shares_exactly(shop):
    """Given three people, when they share equally, by shares or by hours, then the shares sum to exactly 1 and the
    last one takes the rest; shares that do not sum, doubles and a mixture are refused."""
    operation = await shop.operation()
    ids = [await shop.id_of(each) for each in ("wang", "limin", "zhao")]
    made = await shop.report("wang", operation, goodQuantity="10", shares=[{"userId": id} for id in ids])
    assert [Decimal(each["share"]) for each in made["shares"]] == [
        Decimal("0.333333"), Decimal("0.333333"), Decimal("0.333334")
    ]  # fmt: skip
    hours = [{"userId": id, "seconds": str(s)} for id, s in zip(ids, (3600, 7200, 14400), strict=True)]
    made = await shop.report("wang", operation, goodQuantity="7", shares=hours)
    assert sum(Decimal(each["share"]) for each in made["shares"]) == 1
    assert made["shares"][0]["share"] == "0.142857"

    given = {"operationId": operation.id, "goodQuantity": "1"}

    def parts(*shares):
        return [{"userId": id, "share": each} for id, each in zip(ids, shares, strict=False)]

    wrong = await shop.refused("wang", "reportOutput", "reporting.shares_dont_sum", shares=parts("0.5", "0.4"), **given)
    assert wrong["sum"] == "0.9"
    await shop.refused("wang", "reportOutput", "reporting.share_not_positive", shares=parts("1", "0"), **given)
    double = [{"userId": ids[0]}, {"userId": ids[0]}]
    await shop.refused("wang", "reportOutput", "reporting.crew_twice", shares=double, **given)
    mixed = [{"userId": ids[0], "share": "0.5"}, {"userId": ids[1]}]
    await shop.refused("wang", "reportOutput", "reporting.shares_mixed", shares=mixed, **given)
    assert len(await shop.plant.rows(mine(Share))) == 6


async def test_on_behalf_keeps_both_names(shop):
    """代报: a lead reports for somebody who cannot; an operator may not, and is told who may."""
    operation = await shop.operation()
    limin = await shop.id_of("limin")
    refusal = await shop.refused(
        "wang", "reportOutput", "reporting.not_for_others", operationId=operation.id, goodQuantity="5", workerId=limin
    )
    assert (refusal["worker"], refusal["helpers"][0]) == (["李敏"], {"name": "陈志强", "phone": "13800000001"})
    made = await shop.report("chen", operation, goodQuantity="5", workerId=limin)
    assert (made["worker"], made["reporter"], made["flags"]) == ("李敏", "陈志强", ["behalf"])
    day = await shop.ask("limin", "{ myDay { goodQuantity reports { worker reporter } } }")
    assert day["myDay"]["goodQuantity"] == "5", "it is her day's work"


async def test_a_late_report_stands_in_the_shift_it_happened_in(shop):
    """补报: stated in a later shift than it happened in, flagged, with that shift and its day; a report that only
    waited on a phone is no 补报, and nothing is reported that has not happened."""
    operation = await shop.operation()
    made = await shop.report(
        "wang", operation, goodQuantity="8", shiftId=shop.night.id, shiftDay="2026-11-19", note="昨夜纸卡"
    )
    assert (made["flags"], made["shiftDay"]) == (["late"], "2026-11-19")
    (row,) = await shop.plant.rows(mine(OutputReport))
    assert (row.shift_id, row.occurred_at.isoformat()) == (shop.night.id, "2026-11-19T23:59:59+00:00")

    hour_ago = await shop.report("wang", operation, goodQuantity="1", occurredAt="2026-11-20T01:00:00Z")
    assert hour_ago["flags"] == [], "the same shift: said a little later"
    yesterday = await shop.report("wang", operation, goodQuantity="1", occurredAt="2026-11-19T02:00:00Z")
    assert (yesterday["flags"], yesterday["shiftDay"]) == (["late"], "2026-11-19")

    given = {"operationId": operation.id, "goodQuantity": "1"}
    await shop.refused("wang", "reportOutput", "reporting.not_yet_happened", occurredAt="2026-11-20T03:00:00Z", **given)
    tomorrow = {"shiftId": shop.early.id, "shiftDay": "2026-11-21"}
    await shop.refused("wang", "reportOutput", "reporting.not_yet_happened", **tomorrow, **given)
    nowhere = {"shiftId": operation.id, "shiftDay": "2026-11-20"}
    await shop.refused("wang", "reportOutput", "reporting.shift_unknown", **nowhere, **given)
    shifts = (await shop.ask("wang", "{ reportableShifts { day current name { zh } } }"))["reportableShifts"]
    assert shifts[0] == {"day": "2026-11-20", "current": True, "name": {"zh": "早班"}}
    assert {"day": "2026-11-19", "current": False, "name": {"zh": "夜班"}} in shifts


async def test_a_correction_is_a_reversal_and_a_new_report(shop):
    """Given a report with boxes and a crew, when it is corrected, then both stay, name each other, and the orders hold
    only the right one; the original's shift and worker stay. Long after, only who may correct, with a reason."""
    operation = await shop.operation(report_mode="box", box_quantity=Decimal(10))
    ids = [await shop.id_of(each) for each in ("wang", "limin")]
    made = await shop.report("wang", operation, boxLabels=["A", "B"], shares=[{"userId": id} for id in ids])
    with clock.frozen(MORNING + timedelta(hours=1)):
        given = {"reportId": made["id"], "boxLabels": ["A"]}
        refusal = await shop.refused("limin", "correctOutput", "reporting.not_your_report", **given)
        assert (refusal["reporter"], refusal["helper"]) == ("王建国", ["陈志强"])
        await shop.refused("chen", "correctOutput", "reporting.reversal_reason_missing", **given)
        fixed = await shop.says(
            "chen", "correctOutput", shown="id goodQuantity worker reporter correctsId boxLabels occurredAt",
            reason="B 箱没装满", **given,
        )  # fmt: skip
    assert (fixed["goodQuantity"], fixed["correctsId"], fixed["boxLabels"]) == ("10", made["id"], ["A"])
    assert (fixed["worker"], fixed["reporter"], fixed["occurredAt"][:19]) == ("王建国", "陈志强", "2026-11-20T02:00:00")
    rows = (await shop.ask("chen", LIST))["outputReports"]["nodes"]
    assert sorted(each["state"] for each in rows) == ["booked", "reversal", "reversed"]
    (old,) = [each for each in rows if each["state"] == "reversed"]
    assert old["correctedBy"]["id"] == fixed["id"]
    shares = await shop.plant.rows(mine(Share))
    assert len(shares) == 4, "the reversal carries the original's shares"
    assert await shop.good(operation) == 10
    await shop.refused("chen", "correctOutput", "reporting.already_reversed", reason="again", **given)


LIST = "{ outputReports { nodes { id state correctedBy { id } } } }"


async def test_where_the_operation_asks_a_lead_approves(shop):
    """Given an operation that wants approval, when reports come in, then they wait in the queue as a to-do, nobody
    approves his own, several are approved at once, and a rejected one is taken back with its reason."""
    operation = await shop.operation(needs_approval=True)
    ids = [(await shop.report("wang", operation, goodQuantity=str(n)))["id"] for n in (3, 4, 5)]
    own = await shop.report("chen", operation, goodQuantity="1")
    assert own["approval"] == "pending"
    pending = await shop.ask("chen", PENDING)
    assert pending["outputReports"]["pageInfo"]["total"] == 4
    assert len([each for each in await shop.todos("reporting.approval") if each["settled_at"] is None]) == 4
    await shop.refused("wang", "approveReports", "infra.permission_missing", reportIds=ids)
    await shop.refused("chen", "approveReports", "reporting.own_report", reportIds=[*ids[:1], own["id"]])
    done = await shop.says("chen", "approveReports", shape="Done", shown="ids", reportIds=ids[:2])
    assert sorted(done["ids"]) == sorted(ids[:2])
    await shop.refused("chen", "rejectReport", "reporting.reversal_reason_missing", reportId=ids[2])
    out = await shop.says(
        "chen", "rejectReport", shown="approval state decidedBy", reportId=ids[2], reason="没见到实物"
    )
    assert out == {"__typename": "OutputReport", "approval": "rejected", "state": "reversed", "decidedBy": "陈志强"}
    await shop.refused("chen", "approveReports", "reporting.not_pending", reportIds=[ids[0]])
    assert await shop.good(operation) == 8
    assert len([each for each in await shop.todos("reporting.approval") if each["settled_at"] is None]) == 1


PENDING = '{ outputReports(filter: {approval: "pending", standing: true}) { pageInfo { total } } }'
