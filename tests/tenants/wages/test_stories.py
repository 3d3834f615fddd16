"""A month of wages, told through the door: what a worker sees, what he disputes, what is closed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from infra import clock
from tenants.orders.models import Operation
from tenants.reporting.models import OutputReport
from tests.tenants.reporting.conftest import MORNING
from tests.tenants.wages.conftest import Office

DECEMBER = datetime(2026, 12, 1, 2, 0, tzinfo=UTC)


async def reverse(office: Office, report: Any, who: str = "chen") -> Any:
    made = await office.shop.says(who, "reverseOutput", reportId=report["id"], reason="数错了")
    assert made["__typename"] == "OutputReport", made
    return made


async def decide(office: Office, dispute: Any, accepted: bool, who: str = "chen", **more: Any) -> Any:
    given = {"disputeId": dispute["id"], "accepted": accepted, "reason": "核对过了"} | more
    return await office.shop.says(
        who, "decideDispute", "WageDispute", "state answer decidedBy correctionId adjustmentId", **given
    )


async def dispute(office: Office, report: Any, who: str = "wang") -> Any:
    given = {"reportId": report["id"], "text": "少算了 5 件"}
    return await office.shop.says(who, "openDispute", "WageDispute", "id state amountThen", **given)


async def test_a_worker_sees_what_a_report_earned_and_why(office: Office) -> None:
    await office.rate("1.25")
    operation = await office.operation()

    first = await office.shop.report("wang", operation, goodQuantity="97", processScrapQuantity="3", scrapReason="SIZE")

    assert await office.today("wang") == (Decimal("121.25"), 0, 0)
    (line,) = await office.of("wang", first)
    assert (line["rate"], line["rateVersion"], line["basis"], line["good"]) == ("1.25", 1, "piece", "97")
    assert line["factors"] == {"processScrap": "0", "materialScrap": "1"}
    slip = await office.slip("wang")
    assert (slip["name"], slip["total"], slip["closedAt"]) == ("王建国", "121.25", None)
    assert [each["reportId"] for each in slip["lines"]] == [first["id"]]


async def test_nobody_sees_another_ones_wages(office: Office) -> None:
    await office.rate("1.25")
    report = await office.shop.report("wang", await office.operation(), goodQuantity="10")
    wang = await office.shop.id_of("wang")

    assert await office.of("limin", report) == []
    await office.shop.knows("limin")
    answer = await office.shop.http.post(
        "/api/graphql", json={"query": f'{{ wageSlip(userId: "{wang}") {{ total }} }}'},
        headers={"authorization": f"Bearer {office.shop.tokens['limin']}"},
    )  # fmt: skip
    assert "wages.not_your_wage" in answer.text
    assert "12.5" not in answer.text
    assert (await office.slip("qian", user=wang))["total"] == "12.50"
    for query in ("{ wageMonth { total } }", "{ wageRates { nodes { amount } } }", "{ wageGrades { grade } }"):
        answer = await office.shop.http.post(
            "/api/graphql", json={"query": query},
            headers={"authorization": f"Bearer {office.shop.tokens['limin']}"},
        )  # fmt: skip
        assert "infra.permission_missing" in answer.text, query


async def test_a_crew_shares_to_the_cent_by_each_ones_grade(office: Office) -> None:
    await office.rate("1.11", grade="A")
    await office.rate("0.97", grade="B")
    await office.grade("wang", "A")
    await office.grade("limin", "B")
    crew = [{"userId": await office.shop.id_of(who), "share": "0.5"} for who in ("wang", "limin")]

    report = await office.shop.report("wang", await office.operation(), goodQuantity="3", shares=crew)

    assert (await office.today("wang"))[0] == Decimal("1.67")
    assert (await office.today("limin"))[0] == Decimal("1.45")
    (line,) = await office.of("limin", report)
    assert (line["share"], line["crew"], line["grade"]) == ("0.5", 2, "B")


async def test_the_rate_of_the_local_day_of_the_act_holds(office: Office) -> None:
    """15:59 UTC is still the 20th in Suzhou, a minute later it is the 21st."""
    await office.rate("1")
    await office.rate("2", since="2026-11-21")
    operation = await office.operation()
    with clock.frozen(datetime(2026, 11, 20, 15, 59, tzinfo=UTC)):
        await office.shop.report("wang", operation, goodQuantity="10")
    with clock.frozen(datetime(2026, 11, 20, 16, 0, tzinfo=UTC)):
        await office.shop.report("wang", operation, goodQuantity="10")
        lines = (await office.slip("wang"))["lines"]
    assert [(line["day"], line["amount"]) for line in lines] == [("2026-11-20", "10.00"), ("2026-11-21", "20.00")]


async def test_the_scrap_rule_is_a_setting_with_a_date(office: Office) -> None:
    await office.rate("2")
    rule = {"effectiveFrom": "2026-11-20", "processScrap": "-0.5", "materialScrap": "0"}
    assert (await office.shop.says("qian", "setWageRule", "WageRule", "id", **rule))["__typename"] == "WageRule"
    lost = {"goodQuantity": "10", "processScrapQuantity": "2", "materialScrapQuantity": "1", "scrapReason": "SIZE"}
    await office.shop.report("wang", await office.operation(), **lost)
    assert (await office.today("wang"))[0] == Decimal("18.00")  # 2 × (10 - 0.5×2 + 0×1)
    wrong = await office.shop.says("qian", "setWageRule", "WageRule", "id", effectiveFrom="2026-11-20", rework="1.5")
    assert wrong["code"] == "wages.factor_invalid"


async def test_a_reversal_pays_back_what_was_paid_even_when_the_rate_changed(office: Office) -> None:
    await office.rate("1")
    report = await office.shop.report("wang", await office.operation(), goodQuantity="10")
    with clock.frozen(MORNING + timedelta(days=2)):
        await office.rate("5", since="2026-11-22")
        back = await reverse(office, report)
        (line,) = await office.of("qian", back)
        assert (line["amount"], line["rate"], line["rateVersion"]) == ("-10.00", "1", 1)
        assert line["reversesId"] == report["id"]
        assert (await office.slip("wang"))["total"] == "0.00"


async def test_set_up_and_labour_are_paid_by_the_hour(office: Office) -> None:
    await office.rate("1", operationDefinitionId=office.turn)
    await office.rate("36", operationDefinitionId=None, basis="hour")
    started = (MORNING - timedelta(minutes=50)).isoformat()
    report = await office.shop.report("wang", await office.operation(), kind="setup", startedAt=started)
    (line,) = await office.of("wang", report)
    assert (line["amount"], line["basis"]) == ("30.00", "hour")


async def test_where_an_operation_is_paid_by_the_hour_runs_are_paid(office: Office) -> None:
    await office.rate("24", basis="hour")
    operation = await office.operation()
    assert (await office.shop.says("wang", "startRun", "OperationRun", operationId=operation.id))["id"]
    with clock.frozen(MORNING + timedelta(minutes=90)):
        report = await office.shop.report("wang", operation, goodQuantity="50")
        await office.shop.says("wang", "endRun", "OperationRun", operationId=operation.id)
        lines = (await office.slip("wang"))["lines"]
        assert [(each["source"], each["amount"], each["state"]) for each in lines] == [
            ("labour", "36.00", "paid"), ("report", "0", "nothing"),
        ]  # fmt: skip
        (line,) = await office.of("wang", report)
        assert line["basis"] == "hour"


async def test_a_report_that_needs_approval_waits(office: Office) -> None:
    await office.rate("2")
    report = await office.shop.report("wang", await office.operation(needs_approval=True), goodQuantity="10")
    assert await office.today("wang") == (0, Decimal("20.00"), 0)
    await office.shop.says("chen", "approveReports", "Done", "ids", reportIds=[report["id"]])
    assert await office.today("wang") == (Decimal("20.00"), 0, 0)


# -- bad input: a rate gap -------------------------------------------------------------------------------


async def test_a_rate_gap_is_named_and_keeps_the_month_open(office: Office) -> None:
    await office.grade("wang", "A")
    operation = await office.operation()
    for days in (0, 3):
        with clock.frozen(MORNING + timedelta(days=days)):
            report = await office.shop.report("wang", operation, goodQuantity="10")
            assert (await office.today("wang"))[2] == 1
    assert (await office.of("wang", report))[0]["state"] == "gap"
    with clock.frozen(DECEMBER):
        (gap,) = (await office.month())["gaps"]
        assert (gap["grade"], gap["since"], gap["until"], gap["reports"]) == ("A", "2026-11-20", "2026-11-23", 2)
        problem = await office.close(code="wages.rate_gap")
        item = (await office.shop.plant.row(type(office.shop.plant.items[0]), office.shop.plant.items[0].id)).code
        assert problem["params"] == {
            "count": 1, "month": "2026-11", "item": item, "operation": "精车", "grade": "A", "since": "2026-11-20",
            "until": "2026-11-23",
        }  # fmt: skip
        await office.rate("1", since="2026-11-20")
        assert (await office.close())["total"] == "20.00"


async def test_rates_that_make_no_sense_are_refused(office: Office) -> None:
    before = await office.written()
    await office.rate("-1", code="wages.rate_invalid")
    await office.rate("1.23456", code="wages.rate_invalid")
    await office.rate("1", operationDefinitionId=None, code="wages.rate_invalid")
    await office.rate("1", basis="day", code="infra.bad_input")
    await office.rate("1", grade="x" * 30, code="wages.grade_invalid")
    await office.rate("1", itemId="00000000-0000-7000-8000-000000000000", code="infra.not_found")
    assert await office.written() == before


# -- closing ---------------------------------------------------------------------------------------------


async def test_closing_freezes_and_what_comes_later_pays_in_the_open_month(office: Office) -> None:
    await office.rate("1")
    operation = await office.operation()
    first = await office.shop.report("wang", operation, goodQuantity="10")
    await office.shop.report("wang", operation, goodQuantity="5")
    with clock.frozen(DECEMBER):
        await office.close("2026-13", code="wages.month_invalid")
        await office.close("2026-12", code="wages.period_not_over")
        closed = await office.close()
        assert (closed["total"], closed["people"]) == ("15.00", 1)
        await office.close(code="wages.period_closed")
        await office.rate("9", since="2026-11-30", code="wages.period_closed")
        await office.rate("9", since="2026-12-01")
        slip = await office.slip("wang")
        assert (slip["total"], slip["closedAt"] is not None) == ("15.00", True)

        await reverse(office, first)
        late = await office.shop.report(
            "wang", operation, goodQuantity="7", occurredAt=(MORNING + timedelta(days=9, hours=2)).isoformat()
        )
        assert late["flags"] == ["late"]
        assert (await office.slip("wang"))["total"] == "15.00"
        december = await office.slip("wang", "2026-12")
        assert sorted((each["amount"], each["adjusts"], each["rate"]) for each in december["lines"]) == [
            ("-10.00", "2026-11", "1"), ("7.00", "2026-11", "1"),
        ]  # fmt: skip
    with clock.frozen(DECEMBER + timedelta(days=62)):
        await office.close("2027-01", code="wages.period_out_of_order")
        assert (await office.close("2026-12"))["total"] == "-3.00"
        await office.close("2027-01")
        assert (await office.month("2027-01"))["closed"]["lineCount"] == 0


async def test_a_correction_of_a_closed_month_pays_the_difference(office: Office) -> None:
    await office.rate("2")
    operation = await office.operation()
    report = await office.shop.report("wang", operation, goodQuantity="10")
    with clock.frozen(DECEMBER):
        await office.close()
        given = {"reportId": report["id"], "goodQuantity": "12", "reason": "点错了"}
        made = await office.shop.says("chen", "correctOutput", **given)
        assert made["__typename"] == "OutputReport", made
        lines = (await office.slip("wang", "2026-12"))["lines"]
        assert sorted(Decimal(each["amount"]) for each in lines) == [Decimal(-20), Decimal(24)]


async def test_a_month_with_reports_waiting_stays_open(office: Office) -> None:
    await office.rate("2")
    await office.shop.report("wang", await office.operation(needs_approval=True), goodQuantity="10")
    with clock.frozen(DECEMBER):
        problem = await office.close(code="wages.approvals_pending")
        assert problem["params"]["count"] == 1


async def test_a_changed_line_of_a_closed_month_no_longer_fits_its_digest(office: Office) -> None:
    import hashlib

    from tenants.wages.lines import digest_text
    from tenants.wages.queries import ledger
    from tenants.wages.rules import Month

    await office.rate("1")
    await office.shop.report("wang", await office.operation(), goodQuantity="10")

    async def digest() -> str:
        async def read(work: Any) -> str:
            return hashlib.sha256(digest_text(await ledger.month_lines(work, Month(2026, 11))).encode()).hexdigest()

        return str(await office.shop.plant.within(read))

    with clock.frozen(DECEMBER):
        closed = await office.close()
        assert await digest() == closed["digest"]


# -- disputes --------------------------------------------------------------------------------------------


async def test_a_dispute_that_is_granted_becomes_a_correction(office: Office) -> None:
    await office.rate("2")
    operation = await office.operation()
    report = await office.shop.report("wang", operation, goodQuantity="10")
    opened = await dispute(office, report)
    assert (opened["state"], opened["amountThen"]) == ("open", "20.00")
    assert (await dispute(office, report))["code"] == "wages.dispute_standing"
    (todo,) = await office.shop.todos("wages.dispute")
    assert (todo["role"], todo["settled_at"]) == ("TEAM_LEAD", None)
    seen = (await office.shop.ask("chen", "{ todos { nodes { kind params } } }"))["todos"]["nodes"]
    assert [(each["kind"], each["params"]["name"]) for each in seen] == [("wages.dispute", "王建国")]

    made = await decide(office, opened, True, quantities={"goodQuantity": "15"})

    assert (made["state"], made["decidedBy"], made["adjustmentId"]) == ("accepted", "陈志强", None)
    assert await office.shop.good(operation) == 15
    corrected = await office.shop.plant.row(OutputReport, made["correctionId"])
    assert (corrected.corrects_id is not None, corrected.worker_name) == (True, "王建国")
    assert await office.today("wang") == (Decimal("30.00"), 0, 0)
    (todo,) = await office.shop.todos("wages.dispute")
    assert todo["outcome"] == "accepted"
    (mine,) = (await office.shop.ask("wang", "{ wageDisputes(filter: {mine: true}) { nodes { state answer } } }"))[
        "wageDisputes"
    ]["nodes"]
    assert mine == {"state": "accepted", "answer": "核对过了"}


async def test_a_dispute_about_money_becomes_an_adjustment_in_the_open_month(office: Office) -> None:
    await office.rate("2")
    operation = await office.operation()
    report = await office.shop.report("wang", operation, goodQuantity="10")
    opened = await dispute(office, report)
    with clock.frozen(DECEMBER):
        await office.close(code="wages.disputes_open")
        assert (await decide(office, opened, True))["code"] == "wages.answer_incomplete"
        assert (await decide(office, opened, False, amount="1"))["code"] == "wages.answer_incomplete"
        assert (await decide(office, opened, True, amount="0.001"))["code"] == "wages.amount_invalid"
        made = await decide(office, opened, True, amount="3.50")
        assert made["correctionId"] is None
        assert (await office.close())["total"] == "23.50"
        again = await dispute(office, report)
        await decide(office, again, True, amount="-1.00")
        (line,) = (await office.slip("wang", "2026-12"))["lines"]
        assert (line["source"], line["amount"], line["note"]) == ("adjustment", "-1.00", "核对过了")


async def test_a_rejected_dispute_changes_nothing_and_says_why(office: Office) -> None:
    await office.rate("2")
    report = await office.shop.report("wang", await office.operation(), goodQuantity="10")
    opened = await dispute(office, report)
    assert (await decide(office, opened, False, reason=""))["code"] == "infra.reason_missing"
    assert (await decide(office, opened, False))["state"] == "rejected"
    assert (await decide(office, opened, False))["code"] == "wages.dispute_decided"
    assert await office.today("wang") == (Decimal("20.00"), 0, 0)


async def test_who_may_dispute_and_decide(office: Office) -> None:
    await office.rate("2")
    operation: Operation = await office.operation()
    mine = await office.shop.report("wang", operation, goodQuantity="10")
    his = await office.shop.report("chen", operation, goodQuantity="1")
    assert (await dispute(office, mine, "limin"))["code"] == "wages.nothing_earned"
    own = await dispute(office, his, "chen")
    assert (await decide(office, own, True, amount="99"))["code"] == "wages.own_dispute"
    opened = await dispute(office, mine)
    assert (await decide(office, opened, True, who="limin", amount="9"))["code"] == "infra.permission_missing"
    withdrawn = await office.shop.says("wang", "withdrawDispute", "WageDispute", "state", disputeId=opened["id"])
    assert withdrawn["state"] == "withdrawn"
    empty = await office.shop.says("wang", "openDispute", "WageDispute", "id", reportId=mine["id"], text="  ")
    assert empty["code"] == "wages.claim_missing"


async def test_what_a_phone_estimates_with(office: Office) -> None:
    await office.rate("1.5")
    operation = await office.operation()
    found = (await office.shop.ask("wang", "{ myRates { operationId yuan basis factors { processScrap } } }"))[
        "myRates"
    ]
    assert {
        "operationId": str(operation.id),
        "yuan": "1.5",
        "basis": "piece",
        "factors": {"processScrap": "0"},
    } in found
