"""The loader against the validator, and the decisions one can follow with a finger."""

import random
import time
from collections.abc import Sequence
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from tenants.scheduling.rules import Choice, Hand, Place, Plant, Slot, Span, Task, completions, load
from tests.tenants.scheduling.validator import faults

HOUR = 3600
DAY = 24 * HOUR


def uid(kind: int, n: int) -> UUID:
    return UUID(int=kind << 64 | n)


SHIFT = uid(9, 1)


def days(count: int = 30, start: int = 8, end: int = 17, pause: int | None = 12) -> list[Span]:
    """Days with an hour off at noon."""
    found = []
    for day in range(count):
        edges = [start, pause, pause + 1, end] if pause else [start, end]
        found += [
            Span(day * DAY + a * HOUR, day * DAY + b * HOUR, (day, SHIFT))
            for a, b in zip(edges[::2], edges[1::2], strict=True)
        ]
    return found


def hand(n: int, *skills: str, day: int = 0, start: int = 8, end: int = 17) -> Hand:
    return Hand(uid(3, n), day * DAY + start * HOUR, day * DAY + end * HOUR, frozenset(skills))


UNITS, CENTER = [uid(1, n) for n in range(4)], uid(2, 0)


def plant(units: int = 1, **crews: Sequence[Hand]) -> Plant:
    return Plant(
        {unit: Place(CENTER, days()) for unit in UNITS[:units]},
        {(CENTER, (int(name[1:]), SHIFT)): hands for name, hands in crews.items()},
    )


def task(n: int, hours: float, *, order: int = 0, units: int = 1, **more: object) -> Task:
    given_ = {"turn": (0, 0, order, n), "order_id": uid(5, order)} | more
    choices = [Choice(unit, int(hours * HOUR)) for unit in UNITS[:units]]
    return Task(id=uid(4, n), choices=choices, **given_)  # type: ignore[arg-type]


def planned(where: Plant, tasks: list[Task], now: int = 8 * HOUR) -> dict[int, Slot]:
    slots = load(where, tasks, now)
    assert faults(where, tasks, slots, now) == []
    return {each.id.int & 0xFFFF: each for each in slots}


def test_work_stops_at_noon_and_at_the_end_of_the_day() -> None:
    slot = planned(plant(), [task(1, 10)])[1]
    assert [(each.start / HOUR, each.end / HOUR) for each in slot.work] == [(8, 12), (13, 17), (32, 34)]
    assert (slot.why, slot.user_id) == ("ready", None)


def test_due_dates_decide_and_followers_wait() -> None:
    first, second = task(1, 2, turn=(0, 5)), task(2, 1, turn=(0, 3))
    follower = task(3, 1, turn=(0, 9), after=[first.id])
    found = planned(plant(2), [first, second, follower])
    assert found[2].start == 8 * HOUR
    assert found[3].start == found[1].end
    assert (found[3].why, found[3].blocker) == ("predecessor", first.id)
    assert (found[1].start, found[1].why, found[1].blocker) == (9 * HOUR, "unit", second.id)


def test_the_unit_that_is_done_first_takes_it_and_gaps_are_filled() -> None:
    long, other, small = task(1, 6), task(2, 1, units=2), task(3, 1, units=2)
    found = planned(plant(2), [long, other, small])
    assert [found[n].unit for n in (1, 2, 3)] == [UNITS[0], UNITS[1], UNITS[1]]
    waits = task(4, 1, after=[long.id])
    before = task(5, 2, turn=(0, 9))
    found = planned(plant(), [long, waits, before])
    assert found[5].start == found[4].end  # no gap holds two hours before


def test_what_runs_goes_on_and_what_was_put_first_comes_next() -> None:
    running = task(1, 2, turn=(0, 9), running=True)
    pinned = task(2, 1, turn=(0, 8), rank=1)
    urgent = task(3, 1, turn=(-5, 0))
    found = planned(plant(), [urgent, pinned, running])
    assert [found[n].start / HOUR for n in (1, 2, 3)] == [8, 10, 11]
    assert found[1].why == "running"


def test_what_was_put_first_brings_what_it_waits_for() -> None:
    before = task(1, 1, turn=(0, 9))
    pinned = task(2, 1, turn=(0, 9, 2), after=[before.id], rank=1)
    found = planned(plant(), [task(3, 4), before, pinned])
    assert [found[n].start / HOUR for n in (1, 2, 3)] == [8, 9, 10]


def test_held_operations_and_their_followers_have_no_slot() -> None:
    held, follower, free = task(1, 1, held=True), task(2, 1, after=[uid(4, 1)]), task(3, 1)
    found = planned(plant(), [held, follower, free])
    assert [(found[n].unit, found[n].why) for n in (1, 2)] == [(None, "held"), (None, "predecessor")]
    assert found[3].start == 8 * HOUR
    assert completions(found.values()) == {uid(5, 0): None}


def test_one_person_runs_one_of_two_machines_at_a_time() -> None:
    other = task(2, 3)._replace(choices=[Choice(UNITS[1], 3 * HOUR)])
    found = planned(plant(2, d0=[hand(1)]), [task(1, 3), other])
    assert found[1].end == 11 * HOUR
    assert found[2].start == 11 * HOUR
    assert found[2].why == "people"
    assert found[1].user_id == found[2].user_id == uid(3, 1)


def test_nobody_on_the_roster_means_nobody_works_there() -> None:
    found = planned(plant(1, d0=[]), [task(1, 3)])
    assert found[1].start == DAY + 8 * HOUR
    assert found[1].why == "people"


def test_skills_choose_the_person_and_a_late_comer_takes_over() -> None:
    crew = [hand(1), hand(2, "weld", start=10)]
    found = planned(plant(2, d0=crew), [task(1, 1, skills=frozenset({"weld"})), task(2, 1, units=2)])
    assert (found[1].start, found[1].user_id) == (10 * HOUR, uid(3, 2))
    assert (found[2].start, found[2].user_id) == (8 * HOUR, uid(3, 1))
    handed = planned(plant(1, d0=[hand(1, end=10), hand(2, start=9)]), [task(1, 3)])[1]
    assert [(each.start / HOUR, each.user_id) for each in handed.work] == [(8, uid(3, 1)), (10, uid(3, 2))]


def test_where_nothing_is_open_nothing_is_planned() -> None:
    empty = Plant({UNITS[0]: Place(CENTER, [])})
    assert load(empty, [task(1, 1)], 0)[0].why == "no_time"
    assert load(Plant({}), [task(1, 1)], 0)[0].why == "no_unit"


@st.composite
def problems(draw: st.DrawFn) -> tuple[Plant, list[Task], int]:
    places = {}
    for n in range(draw(st.integers(1, 4))):
        at, spans = 0, []
        for _ in range(draw(st.integers(1, 12))):
            at += draw(st.integers(0, 8))
            end = at + draw(st.integers(1, 20))
            day = draw(st.integers(0, 3))
            spans.append(Span(at, end, None if draw(st.booleans()) else (day, SHIFT)))
            at = end
        places[UNITS[n]] = Place(uid(2, draw(st.integers(0, 1))), spans)
    crews = {
        (uid(2, center), (day, SHIFT)): [
            Hand(uid(3, draw(st.integers(0, 3))), start, start + draw(st.integers(1, 90)), _skills(draw))
            for start in draw(st.lists(st.integers(0, 60), max_size=3))
        ]
        for center, day in draw(st.sets(st.tuples(st.integers(0, 1), st.integers(0, 3)), max_size=5))
    }
    tasks = [_task(draw, n, list(places)) for n in range(draw(st.integers(1, 10)))]
    return Plant(places, crews), tasks, draw(st.integers(0, 30))


def _skills(draw: st.DrawFn) -> frozenset[str]:
    return frozenset(draw(st.sets(st.sampled_from(["a", "b"]))))


def _task(draw: st.DrawFn, n: int, units: list[UUID]) -> Task:
    some = draw(st.lists(st.sampled_from(units), min_size=1, unique=True))
    state = draw(st.sampled_from(["", "", "", "running", "held"]))
    return Task(
        id=uid(4, n),
        order_id=uid(5, n // 3),
        turn=(draw(st.integers(0, 2)), n),
        choices=[Choice(unit, draw(st.integers(1, 25))) for unit in some],
        after=[uid(4, m) for m in draw(st.sets(st.integers(0, n - 1), max_size=2))] if n else [],
        skills=frozenset(draw(st.sets(st.sampled_from(["a", "b"]), max_size=1))),
        running=state == "running",
        held=state == "held",
        rank=draw(st.sampled_from([None, None, 1])),
    )


@settings(max_examples=300, deadline=None)
@given(problems())
def test_no_plan_breaks_a_rule(problem: tuple[Plant, list[Task], int]) -> None:
    where, tasks, now = problem
    slots = load(where, tasks, now)
    assert faults(where, tasks, slots, now) == []
    assert load(where, list(reversed(tasks)), now) == slots


@settings(max_examples=100, deadline=None)
@given(problems())
def test_the_validator_sees_a_plan_that_was_moved(problem: tuple[Plant, list[Task], int]) -> None:
    """The control: a slot shifted by one second, or given to nobody, does not pass unless that second was free."""
    where, tasks, now = problem
    slots = load(where, tasks, now)
    for n, slot in enumerate(slots):
        if slot.unit is None:
            continue
        longer = slot._replace(work=(*slot.work[:-1], slot.work[-1]._replace(end=slot.end + 1)), end=slot.end + 1)
        assert faults(where, tasks, [*slots[:n], longer, *slots[n + 1 :]], now) != []
        assert faults(where, tasks, [*slots[:n], *slots[n + 1 :]], now) != []


def test_a_month_of_a_factory_loads_at_once() -> None:
    """300 orders of 6 operations on 17 work units, a roster for two weeks: the time is generous, the plan is right."""
    where, tasks = factory(300)
    began = time.perf_counter()
    slots = load(where, tasks, 8 * HOUR)
    assert time.perf_counter() - began < 1.5
    assert all(slot.unit is not None for slot in slots)
    assert faults(where, tasks[:600], load(where, tasks[:600], 8 * HOUR), 8 * HOUR) == []


def factory(orders: int, seed: int = 1) -> tuple[Plant, list[Task]]:
    chance = random.Random(seed)
    centers = [uid(2, n) for n in range(8)]
    places = {uid(1, n): Place(centers[n % 8], days(150, 8, 20)) for n in range(17)}
    crews = {
        (center, (day, SHIFT)): [hand(10 * n + k, day=day, end=20) for k in range(2)]
        for n, center in enumerate(centers)
        for day in range(14)
    }
    of_center: dict[UUID, list[UUID]] = {}
    for unit, place in places.items():
        of_center.setdefault(place.center, []).append(unit)
    tasks = []
    for order in range(orders):
        due, before = chance.randrange(30) * DAY, None
        for step in range(6):
            id, center = uid(4, order * 6 + step), chance.choice(centers)
            seconds = chance.randrange(20, 240) * 60
            choices = [Choice(unit, seconds) for unit in of_center[center]]
            turn = (0, due, f"MO-{order:04}", step)
            tasks.append(Task(id, uid(5, order), turn, choices, [before] if before else [], due=due))
            before = id
    return Plant(places, crews), tasks
