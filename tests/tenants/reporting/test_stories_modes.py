"""Each way of counting, told through the GraphQL door."""

from decimal import Decimal

from infra.db import mine
from tenants.reporting.models import CountedLabel, OutputReport


async def test_a_counter_goes_on_where_it_stopped(shop):
    """Given an operation counted by its machine, when the readings are reported, then the difference is booked, the
    next start is the last end, and neither a roll-over nor a gap goes through."""
    operation = await shop.operation(report_mode="counter")
    unit = shop.plant.work_unit.id
    given = {"operationId": operation.id, "workUnitId": unit}
    await shop.refused("wang", "reportOutput", "reporting.mode_wanted", operationId=operation.id, goodQuantity="5")
    await shop.refused("wang", "reportOutput", "reporting.counter_start_missing", counterEnd="37", **given)

    first = await shop.report("wang", operation, workUnitId=unit, counterStart="1000", counterEnd="1037")
    assert first["goodQuantity"] == "37"
    second = await shop.report(
        "limin", operation, workUnitId=unit, counterEnd="1050", processScrapQuantity="2", scrapReason="SIZE"
    )
    assert second["goodQuantity"] == "11", "13 strokes, two of them scrap"

    await shop.refused("wang", "reportOutput", "reporting.counter_backwards", counterEnd="12", **given)
    gap = await shop.refused(
        "wang", "reportOutput", "reporting.counter_gap", counterStart="1060", counterEnd="1061", **given
    )
    assert (gap["last"], gap["overridable"]) == ("1050", True)
    assert {"name": "陈志强", "phone": "13800000001"} in gap["helpers"]
    passed = await shop.report(
        "chen", operation, workUnitId=unit, counterStart="1060", counterEnd="1061", override=True, reason="换了计数器"
    )
    assert passed["flags"] == ["waived"]
    (form,) = (await shop.ask("wang", FORMS, ids=[operation.id]))["reportForms"]
    assert (form["mode"], form["lastCounter"]) == ("counter", "1061")
    assert await shop.good(operation) == 49


FORMS = """query F($ids: [UUID!]!) {
 reportForms(operationIds: $ids) { mode lastCounter boxSize helpers { matter name phone } } }"""


async def test_a_reversed_reading_is_read_again(shop):
    operation = await shop.operation(report_mode="counter")
    made = await shop.report("wang", operation, counterStart="0", counterEnd="10")
    taken = await shop.says("wang", "reverseOutput", reportId=made["id"])
    assert taken["__typename"] == "OutputReport"
    again = await shop.report("wang", operation, counterStart="0", counterEnd="9")
    assert again["goodQuantity"] == "9"
    assert await shop.good(operation) == 9


async def test_boxes_and_a_rest_each_label_once(shop):
    """Given boxes of 20, when two full ones and a rest are scanned, then 47 are booked; a box scanned again is refused
    by its number until its report is taken back."""
    operation = await shop.operation(report_mode="box", box_quantity=Decimal(20))
    labels = ["B-001", "B-002", "B-003"]
    made = await shop.report("wang", operation, boxes=2, boxRest="7", boxLabels=labels)
    assert made["goodQuantity"] == "47"
    given = {"operationId": operation.id}
    twice = await shop.refused("wang", "reportOutput", "reporting.label_twice", boxLabels=["B-009", "B-009"], **given)
    assert twice["labels"] == ["B-009"]
    counted = await shop.refused(
        "limin", "reportOutput", "reporting.label_counted", boxLabels=["B-003", "B-004"], **given
    )
    assert (counted["labels"], counted["reporter"]) == (["B-003"], "王建国")
    await shop.refused("wang", "reportOutput", "reporting.boxes_dont_match", boxes=3, boxLabels=["B-7"], **given)
    await shop.refused(
        "wang", "reportOutput", "reporting.counts_disagree", boxes=1, boxLabels=["B-7"], goodQuantity="19", **given
    )
    await shop.says("wang", "reverseOutput", reportId=made["id"])
    again = await shop.report("limin", operation, boxLabels=["B-001"])
    assert again["goodQuantity"] == "20"
    kept = await shop.plant.rows(mine(CountedLabel).where(CountedLabel.freed_at.is_(None)))
    assert [each.label for each in kept] == ["B-001"]
    assert await shop.good(operation) == 20


async def test_serials_are_booked_together_or_not_at_all(shop):
    """Given pieces with serials, when a batch holds one that passed already or is not of this order, then the whole
    batch is refused and those are named."""
    _, (first, second) = await shop.released(10, {"report_mode": "serial"}, {"report_mode": "serial"})
    made = await shop.report("wang", first, serials=["S1", "S2", "S3"])
    assert made["goodQuantity"] == "3"
    for serials, code in (
        (["S4", "S4"], "traceability.serial_repeated"),
        (["S3", "S4"], "traceability.serial_passed"),
    ):
        params = await shop.refused("wang", "reportOutput", code, operationId=first.id, serials=serials)
        assert serials[0] in params["serials"]
    unknown = await shop.refused(
        "wang", "reportOutput", "traceability.serial_unknown", operationId=second.id, serials=["S1", "X9"]
    )
    assert unknown["serials"] == ["X9"]
    await shop.report("wang", second, serials=["S1", "S2"])
    await shop.says("wang", "reverseOutput", reportId=made["id"], reason="数错")
    assert await shop.good(second) == 2


async def test_two_ways_at_once_are_refused(shop):
    operation = await shop.operation()
    params = await shop.refused(
        "wang", "reportOutput", "reporting.modes_mixed", operationId=operation.id, serials=["S1"], boxes=1, boxSize="1"
    )
    assert params["modes"] == ["box", "serial"]
    assert await shop.plant.rows(mine(OutputReport)) == []
