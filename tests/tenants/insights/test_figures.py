"""Every number equals a query over the raw reports, and its drill-down lists exactly the rows it is the sum of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from infra import clock
from tenants.insights import rules
from tenants.insights.queries import figures, output
from tenants.insights.scope import Scope
from tenants.orders.models import Operation
from tenants.reporting.models import OutputReport
from tests.tenants.insights.conftest import MONDAY, ZONE, Floor

D = Decimal
OUTPUT = [key for key, each in rules.FIGURES.items() if each.rows == "reports" and each.unit == "pieces"]


class Oracle:
    """The same figures counted by hand: every report and its reversal, booked where the work was done."""

    def __init__(self, reports: Iterable[OutputReport], operations: Iterable[Operation]) -> None:
        self.reports = list(reports)
        self.operations = {each.id: each for each in operations}
        self.by_id = {each.id: each for each in self.reports}

    def made(self, inside: Callable[[OutputReport, Operation], bool], *, placed: bool = False) -> dict[str, Decimal]:
        """Signed sums over ALL rows: a reversal counts negative, in the shift of the report it takes back."""
        sums: dict[str, Decimal] = defaultdict(D)
        for row in self.reports:
            origin = self.by_id[row.reverses_id] if row.reverses_id else row
            operation = self.operations[row.operation_id]
            if not inside(origin, operation):
                continue
            good = row.good_quantity if placed or operation.last else D(0)
            scrap = row.process_scrap_quantity + row.material_scrap_quantity
            sums["good_quantity"] += good
            sums["process_scrap_quantity"] += row.process_scrap_quantity
            sums["material_scrap_quantity"] += row.material_scrap_quantity
            sums["scrap_quantity"] += scrap
            sums["rework_quantity"] += row.rework_quantity
            sums["produced_quantity"] += good + scrap
        return {key: sums[key] for key in OUTPUT}


async def oracle_of(floor: Floor) -> Oracle:
    return Oracle(await floor.books(), [each for steps in floor.operations for each in steps])


def shift_of(at: datetime) -> tuple[date, str]:
    """By hand, from the wall clock: 08-20 is the day, the night belongs to the day it began on."""
    local = at.astimezone(ZONE)
    if 8 <= local.hour < 20:
        return local.date(), "DAY"
    return (local.date() if local.hour >= 20 else local.date() - timedelta(days=1)), "NIGHT"


async def drilled(floor: Floor, figure: str, scope: Scope) -> dict[UUID, Decimal]:
    """The rows of a number through its pages of seven, with what each gives."""
    found: dict[UUID, Decimal] = {}
    after = None
    while True:
        page, placed = await floor.asks(
            figures.figure_reports, figure, scope, None, newest_first=True, first=7, after=after
        )
        last = await floor.asks(output.lasts, [row.operation_id for row in page.rows])
        for row, final in zip(page.rows, last, strict=True):
            assert row.id not in found
            found[row.id] = output.amount_of(figure, row, last=final, placed=placed)
        if not page.more:
            assert len(found) == page.total
            return found
        after = page.end


async def check(floor: Floor, scope: Scope, expected: dict[str, Decimal]) -> None:
    values = await floor.asks(figures.production_figures, scope)
    assert {key: values[key] for key in OUTPUT} == expected
    for key in OUTPUT:
        rows = await drilled(floor, key, scope)
        assert sum(rows.values(), D(0)) == expected[key], key
        assert all(rows.values()), f"{key} lists rows that give nothing"
    base = expected["good_quantity"] + expected["scrap_quantity"]
    assert values["quality_ratio"] == (
        (expected["good_quantity"] / base).quantize(D("0.0001"), "ROUND_HALF_UP") if base else None
    )


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_every_number_is_the_sum_of_its_rows_in_a_busy_week(floor: Floor, seed: int) -> None:
    await floor.a_busy_week(seed)
    oracle = await oracle_of(floor)
    assert any(row.reverses_id for row in oracle.reports)
    assert any("late" in row.flags for row in oracle.reports)

    await check(floor, floor.day(MONDAY - timedelta(days=1), MONDAY + timedelta(days=7)), oracle.made(lambda *_: True))
    for n in range(-1, 7):
        day = MONDAY + timedelta(days=n)
        by_day = oracle.made(lambda row, _, d=day: shift_of(row.occurred_at)[0] == d)
        await check(floor, floor.day(day), by_day)
    day = MONDAY + timedelta(days=2)
    for code, shift in floor.shifts.items():
        inside = oracle.made(lambda row, _, d=day, c=code: shift_of(row.occurred_at) == (d, c))
        await check(floor, floor.day(day, shift_id=shift.id), inside)


async def test_places_items_and_hours_add_up(floor: Floor) -> None:
    await floor.a_busy_week(7)
    oracle = await oracle_of(floor)
    week = floor.day(MONDAY, MONDAY + timedelta(days=6))
    in_week = lambda row, _: MONDAY <= shift_of(row.occurred_at)[0] <= week.last_day  # noqa: E731

    center = floor.plant.centers["CNC"]
    await check(floor, floor.day(MONDAY, week.last_day, work_center_id=center.id), oracle.made(in_week, placed=True))
    for order in floor.orders:
        scope = floor.day(MONDAY, week.last_day, item_id=order.item_id)
        await check(floor, scope, oracle.made(lambda row, o, i=order.id: in_week(row, o) and row.order_id == i))

    whole = (await floor.asks(figures.production_figures, week))["good_quantity"]
    for by in ("day", "shift", "hour", "item"):
        parts = await floor.asks(figures.output_breakdown, week, by)
        assert sum((part.figures["good_quantity"] for part in parts), D(0)) == whole, by
        for part in parts[:6]:  # each line opens its own rows
            rows = await drilled(floor, "good_quantity", part.scope)
            assert sum(rows.values(), D(0)) == part.figures["good_quantity"], (by, part.key)


async def test_a_correction_changes_the_day_the_work_was_done_and_no_other(floor: Floor) -> None:
    last = floor.operations[0][-1]
    with clock.frozen(floor.at(MONDAY, 10)):
        await floor.report(last, 30, at=floor.at(MONDAY, 9))
        wrong = await floor.report(last, 12, at=floor.at(MONDAY, 9, 30))
    noticed = floor.at(MONDAY + timedelta(days=1), 9)
    with clock.frozen(noticed):
        await floor.reverse(wrong, noticed)

    monday = await floor.asks(figures.production_figures, floor.day(MONDAY))
    tuesday = await floor.asks(figures.production_figures, floor.day(MONDAY + timedelta(days=1)))
    as_known = await floor.asks(figures.production_figures, floor.day(MONDAY, as_of=noticed - timedelta(minutes=1)))
    assert (monday["good_quantity"], tuesday["good_quantity"], as_known["good_quantity"]) == (30, 0, 42)
    assert tuesday["quality_ratio"] is None


async def test_people_are_those_who_worked_not_those_who_typed(floor: Floor) -> None:
    first = floor.operations[0][0]
    li, wang, zhao = floor.people
    with clock.frozen(floor.at(MONDAY, 10)):
        await floor.report(first, 5, at=floor.at(MONDAY, 9), by=li, worker_id=wang.actor.id)
        gone = await floor.report(first, 5, at=floor.at(MONDAY, 9), by=zhao)
        await floor.reverse(gone, floor.at(MONDAY, 10))

    people = await floor.asks(figures.figure_people, "people_reporting", floor.day(MONDAY), None)
    values = await floor.asks(figures.production_figures, floor.day(MONDAY))
    assert [(each.name, each.reports) for each in people] == [("王建国", 1)]
    assert values["people_reporting"] == 1


async def test_orders_due_on_time_late_and_in_progress_open_exactly_their_rows(floor: Floor) -> None:
    steps = floor.operations[0]
    wednesday = MONDAY + timedelta(days=2)
    with clock.frozen(floor.at(wednesday, 10)):
        await floor.report(steps[0], 80, at=floor.at(wednesday, 9), process_scrap_quantity=3)
        await floor.report(steps[1], 50, at=floor.at(wednesday, 9), process_scrap_quantity=2)
        await floor.report(steps[2], 41, at=floor.at(wednesday, 9))
    with clock.frozen(floor.at(MONDAY + timedelta(days=3), 17)):  # orders 0 and 1 were due Wednesday, Thursday 16:00
        values = await floor.asks(figures.production_figures, floor.day(wednesday))
        assert (values["orders_due"], values["orders_on_time"], values["completion_ratio"]) == (1, 0, 0)
        assert (values["orders_open"], values["orders_late"], values["orders_held"]) == (3, 2, 0)
        assert (values["wip_orders"], values["wip_quantity"]) == (1, 80 - 41 - 2)
        for key, ids in {
            "orders_due": [floor.orders[0].id], "orders_on_time": [], "completion_ratio": [floor.orders[0].id],
            "orders_late": [each.id for each in floor.orders[:2]], "wip_quantity": [floor.orders[0].id],
        }.items():  # fmt: skip
            page = await floor.asks(figures.figure_orders, key, floor.day(wednesday), None, first=50, after=None)
            assert [row.id for row in page.rows] == ids, key


async def test_work_in_progress_by_the_books_equals_the_raw_reports(floor: Floor) -> None:
    await floor.a_busy_week(11)
    raw: dict[UUID, dict[str, Decimal]] = defaultdict(lambda: defaultdict(D))
    for row in await floor.books():
        raw[row.operation_id]["good"] += row.good_quantity
        raw[row.operation_id]["lost"] += row.process_scrap_quantity + row.material_scrap_quantity
    expected = D(0)
    for steps in floor.operations:
        lost = sum((raw[each.id]["lost"] for each in steps[1:]), D(0))
        expected += max(raw[steps[0].id]["good"] - raw[steps[-1].id]["good"] - lost, D(0))
    values = await floor.asks(figures.production_figures, floor.day(MONDAY))
    assert values["wip_quantity"] == expected


@pytest.mark.parametrize(
    ("figure", "scope"),
    [("nothing", {}), ("orders_late", {}), ("good_quantity", {"last": -1}), ("good_quantity", {"last": 500})],
)
async def test_an_unknown_figure_or_a_period_running_backwards_is_refused(
    floor: Floor, figure: str, scope: dict[str, Any]
) -> None:
    from infra.errors import Invalid

    last = MONDAY + timedelta(days=scope.get("last", 0))
    with pytest.raises(Invalid):
        await floor.asks(
            figures.figure_reports, figure, floor.day(MONDAY, last), None, newest_first=True, first=5, after=None
        )


def test_the_wall_clock_rule_of_the_tests_is_the_rule_of_the_plant() -> None:
    at = datetime(2026, 11, 18, 23, 30, tzinfo=UTC)  # 07:30 on the 19th: still the night of the 18th
    assert shift_of(at) == (date(2026, 11, 18), "NIGHT")
