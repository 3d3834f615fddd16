"""The formulas, without a database."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from types import SimpleNamespace
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from tenants.insights import costing, rules

D = Decimal
SHIFTS = (
    SimpleNamespace(starts_at=time(8), ends_at=time(20)),
    SimpleNamespace(starts_at=time(20), ends_at=time(8)),
)


@pytest.mark.parametrize(
    ("good", "scrap", "expected"),
    [("98", "2", "0.9800"), ("0", "3", "0.0000"), ("1047", "15", "0.9859"), ("2", "1", "0.6667"), ("0", "0", None)],
)
def test_yield_names_its_base_and_has_none_without_pieces(good: str, scrap: str, expected: str | None) -> None:
    assert rules.quality_ratio(D(good), D(scrap)) == (D(expected) if expected else None)


def test_output_of_the_plant_leaves_the_last_operation_output_of_a_place_is_passed_on() -> None:
    sums = rules.Output(finished=D(40), passed=D(130), process_scrap=D(2), material_scrap=D(1), rework=D(4))
    plant, place = sums.figures(placed=False), sums.figures(placed=True)
    assert (plant["good_quantity"], plant["produced_quantity"]) == (40, 43)
    assert (place["good_quantity"], place["produced_quantity"]) == (130, 133)
    assert plant["scrap_quantity"] == place["scrap_quantity"] == 3


def step(good: int, scrap: int = 0, *, first: bool = False, last: bool = False) -> rules.Passage:
    return SimpleNamespace(  # type: ignore[return-value]
        good_quantity=D(good), process_scrap_quantity=D(scrap), material_scrap_quantity=D(0),
        predecessor_ids=[] if first else [uuid4()], last=last,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("steps", "pieces"),
    [
        ([step(100, first=True), step(60, 2), step(41, 1, last=True)], 56),  # 100 in, 41 out, 3 lost on the way
        ([step(100, 5, first=True), step(100, last=True)], 0),  # what was lost at the first never entered
        ([step(80, first=True, last=True)], 0),
        ([step(0, first=True), step(0, last=True)], 0),
        ([step(50, first=True), step(20, last=True), step(10, last=True)], 40),  # as many out as the slowest end
    ],
)
def test_work_in_progress_lies_between_the_first_and_the_last_operation(
    steps: list[rules.Passage], pieces: int
) -> None:
    assert rules.wip_quantity(steps) == pieces


def test_a_production_day_begins_with_its_first_shift_and_the_night_belongs_to_yesterday() -> None:
    shanghai = ZoneInfo("Asia/Shanghai")
    start = rules.day_start(SHIFTS)
    assert rules.production_day(datetime(2026, 11, 20, 7, 59, tzinfo=shanghai), start, "Asia/Shanghai") == date(
        2026, 11, 19
    )
    assert rules.production_day(datetime(2026, 11, 20, 8, 0, tzinfo=shanghai), start, "Asia/Shanghai") == date(
        2026, 11, 20
    )
    assert rules.day_start([]) == time()


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "Europe/Berlin", "America/St_Johns"])
def test_days_meet_without_gap_or_overlap_also_when_the_clocks_change(zone: str) -> None:
    day = date(2026, 3, 1)
    for _ in range(400):
        _, ends = rules.day_span(day, day, time(6), zone)
        starts, _ = rules.day_span(day + timedelta(days=1), day + timedelta(days=1), time(6), zone)
        assert ends == starts
        hours = rules.hours_of(*rules.day_span(day, day, time(6), zone))
        assert len(hours) in (23, 24, 25)
        day += timedelta(days=1)


def test_the_plan_of_an_hour_is_its_share_of_each_slot() -> None:
    at = datetime(2026, 11, 20, 8, tzinfo=UTC)
    slots = [
        rules.Slot(at, at + timedelta(hours=4), D(120)),
        rules.Slot(at + timedelta(minutes=30), at + timedelta(hours=1), D(10)),
    ]
    first = rules.planned_between(slots, at, at + timedelta(hours=1))
    whole = rules.planned_between(slots, at - timedelta(days=1), at + timedelta(days=1))
    assert (first, whole) == (40, 130)


def test_a_stop_counts_as_far_as_it_lies_in_the_period() -> None:
    at = datetime(2026, 11, 20, 8, tzinfo=UTC)
    stopped = (at - timedelta(minutes=10), at + timedelta(minutes=5))
    assert rules.overlap_seconds(*stopped, at, at + timedelta(hours=8)) == 300
    assert rules.overlap_seconds(*stopped, at - timedelta(hours=8), at) == 600
    assert rules.overlap_seconds(*stopped, at + timedelta(hours=1), at + timedelta(hours=8)) == 0


# -- costs ----------------------------------------------------------------------------------------------------------

STEEL, CNC, GRIND = uuid4(), uuid4(), uuid4()
BOOK = costing.Book(
    date(2026, 11, 1), {STEEL: D("6.85")}, {CNC: costing.Rates(D(36), D(54)), GRIND: costing.Rates(D(40), D(20))}
)
TURN = costing.Step(uuid4(), "精车", "Turning", CNC, True, D(100), D(50), D(2), 600, D(90), ())
GRINDING = costing.Step(uuid4(), "磨", "Grinding", GRIND, False, D(100), D(48), D(1), 0, D(60), (TURN.id,))
BAR = costing.Component(STEEL, "RM-1", "圆钢", "Bar", "kg", D("0.51"))


def test_cost_of_an_order_line_by_line_against_hand_calculation() -> None:
    made = costing.sheet([TURN, GRINDING], [BAR], [costing.Entry(uuid4(), "subcontract", D("85.50"), "镀锌")], BOOK,
                         good=D(48), ordered=D(100), finished=True)  # fmt: skip
    assert made.sums(made.actual) == {
        "material": D("181.66"),  # 52 begun × 0.51 kg × 6.85 = 181.662
        "labour": D("52.80") + D("32.67"),  # (600 + 90·52) s × 36/h; 60·49 s × 40/h = 32.666…
        "machine": D("79.20") + D("16.33"),
        "subcontract": D("85.50"),
        "other": D(0),
    }
    assert made.sums(made.standard)["material"] == D("167.69")  # 48 × 0.51 × 6.85 = 167.688
    # lost while turning: bar + 90 s of turning; lost while grinding: that and 60 s of grinding
    assert [(line.rate, line.amount) for line in made.scrap] == [(D("5.74"), D("11.49")), (D("6.74"), D("6.74"))]
    assert made.missing == []


def test_recorded_time_beats_the_routing_and_wages_beat_both() -> None:
    timed = TURN._replace(people_seconds=D(7200), run_seconds=D(3600))
    paid = TURN._replace(wages=D("31.2"))
    of = lambda each: costing.sheet([each], [], [], BOOK, good=D(50), ordered=D(50), finished=True)  # noqa: E731
    assert [(line.kind, line.basis, line.amount) for line in of(timed).actual] == [
        ("labour", "recorded", D("72.00")), ("machine", "recorded", D("54.00")),
    ]  # fmt: skip
    assert next((line.kind, line.basis, line.amount) for line in of(paid).actual) == ("labour", "wages", D("31.20"))


def test_without_a_price_the_sum_says_that_it_is_incomplete() -> None:
    made = costing.sheet([TURN], [BAR], [], costing.Book(date(2026, 11, 1)), good=D(50), ordered=D(50), finished=False)
    assert {line.kind for line in made.missing} == {"material", "labour", "machine"}
    assert costing.total(made.actual) == 0


def test_people_at_one_machine_run_it_once() -> None:
    at = datetime(2026, 11, 20, 8, tzinfo=UTC)
    minutes = lambda a, b: (at + timedelta(minutes=a), at + timedelta(minutes=b))  # noqa: E731
    assert costing.merged_seconds([minutes(0, 60), minutes(30, 90), minutes(40, 50), minutes(120, 130)]) == 100 * 60
