"""Shares of one process: nobody's flood stands in front of somebody else."""

import asyncio
from collections.abc import Callable
from uuid import UUID, uuid4

import pytest

from infra.fairness import Allowance, Shares, TooManyRequests, Turnstile

ONE, OTHER = UUID(int=1), UUID(int=2)


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def gate(clock: Callable[[], float] | None = None, **allowance: float) -> Turnstile:
    allowed = Allowance(**allowance)  # type: ignore[arg-type]
    return Turnstile(lambda _tenant: allowed, clock=clock or Clock())


async def test_the_bucket_empties_and_fills_again() -> None:
    clock = Clock()
    turnstile = gate(clock, per_minute=60, burst=3)
    for _ in range(3):
        async with turnstile.passing(ONE):
            pass
    with pytest.raises(TooManyRequests) as refused:
        await turnstile.enter(ONE)
    assert refused.value.params == {"seconds": 1}
    async with turnstile.passing(OTHER):
        pass
    clock.now = 2.0
    for _ in range(2):
        async with turnstile.passing(ONE):
            pass
    with pytest.raises(TooManyRequests):
        await turnstile.enter(ONE)


async def test_the_next_in_line_takes_over_in_order() -> None:
    clock = Clock()
    turnstile = gate(clock, at_once=2)
    begun: list[int] = []
    doors = [asyncio.Event() for _ in range(5)]

    async def request(n: int) -> None:
        async with turnstile.passing(ONE):
            begun.append(n)
            await doors[n].wait()

    tasks = [asyncio.create_task(request(n)) for n in range(5)]
    await asyncio.sleep(0.01)
    assert begun == [0, 1]
    async with asyncio.timeout(1), turnstile.passing(OTHER):
        pass
    clock.now = 10.0
    doors[1].set()
    await asyncio.sleep(0.01)
    assert begun == [0, 1, 2]
    for door in doors:
        door.set()
    await asyncio.gather(*tasks)
    assert begun == [0, 1, 2, 3, 4]


async def test_a_line_takes_one_place_while_another_company_is_about() -> None:
    """Given a company with a line behind its places; when another one asks; then of the line one is at work at a time,
    and all its places are its own again once the other is gone."""
    clock = Clock()
    turnstile = gate(clock, at_once=3)
    running: set[int] = set()
    doors = [asyncio.Event() for _ in range(12)]

    async def request(n: int) -> None:
        async with turnstile.passing(ONE):
            running.add(n)
            await doors[n].wait()
            running.discard(n)

    async def ends(*which: int) -> None:
        for n in which:
            doors[n].set()
        await asyncio.sleep(0.01)

    tasks = [asyncio.create_task(request(n)) for n in range(12)]
    await asyncio.sleep(0.01)
    async with turnstile.passing(OTHER):
        pass
    assert running == {0, 1, 2}
    await ends(0, 1, 2)
    assert running == {3}
    await ends(3)
    assert running == {4}
    clock.now = 10.0
    await ends(4)
    assert running == {5, 6, 7}
    await ends(*range(5, 12))
    await asyncio.gather(*tasks)


async def test_who_waits_for_a_storm_is_none() -> None:
    """Given a storm and a company whose few requests got a line behind it; then the storm alone has a single place."""
    clock = Clock()
    turnstile = gate(clock)
    tasks = [asyncio.create_task(turnstile.enter(ONE)) for _ in range(40)]
    await asyncio.sleep(0.01)
    clock.now = 1.0
    tasks += [asyncio.create_task(turnstile.enter(OTHER)) for _ in range(9)]
    await asyncio.sleep(0.01)
    clock.now = 1.5
    assert (turnstile.crowded(ONE), turnstile.crowded(OTHER)) == (True, False)
    assert sum(each.done() for each in tasks[40:]) == 3
    turnstile.leave(OTHER)
    await asyncio.sleep(0.01)
    assert sum(each.done() for each in tasks[40:]) == 4
    for each in tasks:
        each.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def test_a_storm_that_gives_up_together_has_its_places_no_sooner() -> None:
    clock = Clock()
    turnstile = gate(clock, at_once=2, patience=0.05)
    waiting = [asyncio.create_task(turnstile.enter(ONE)) for _ in range(6)]
    await asyncio.sleep(0.01)
    clock.now = 5.0
    async with turnstile.passing(OTHER):
        assert [type(each) for each in await asyncio.gather(*waiting, return_exceptions=True)][2:] == [
            TooManyRequests
        ] * 4
    for _ in range(2):
        turnstile.leave(ONE)
    async with turnstile.passing(ONE):
        assert turnstile.crowded(ONE)
        with pytest.raises(TooManyRequests):
            await turnstile.enter(ONE)
    clock.now = 11.0
    async with turnstile.passing(OTHER), turnstile.passing(ONE), turnstile.passing(ONE):
        assert not turnstile.crowded(ONE)


async def test_who_gives_up_frees_his_place_in_the_line() -> None:
    turnstile = gate(at_once=1, patience=0.05, queue=2)
    await turnstile.enter(ONE)
    waiting = [asyncio.create_task(turnstile.enter(ONE)) for _ in range(2)]
    await asyncio.sleep(0.01)
    with pytest.raises(TooManyRequests):
        await turnstile.enter(ONE)
    waiting[0].cancel()
    with pytest.raises(TooManyRequests):
        await waiting[1]
    turnstile.leave(ONE)
    async with asyncio.timeout(1), turnstile.passing(ONE):
        pass


async def test_a_place_that_comes_as_its_owner_is_cancelled_is_passed_on() -> None:
    turnstile = gate(at_once=1)
    await turnstile.enter(ONE)
    first, second = (asyncio.create_task(turnstile.enter(ONE)) for _ in range(2))
    await asyncio.sleep(0.01)
    turnstile.leave(ONE)
    first.cancel()
    async with asyncio.timeout(1):
        await second
    turnstile.leave(ONE)
    async with asyncio.timeout(1), turnstile.passing(ONE):
        pass


async def test_one_companys_rows_hold_only_their_share() -> None:
    """Given a flood of 50 rows of one company and four threads; then never more than two of it run, the other's row
    does not wait for the flood, and all of them are done once."""
    running, most, done, ends = 0, 0, list[UUID](), asyncio.Event()

    async def act(tenant: UUID, row: UUID) -> None:
        nonlocal running, most
        if tenant == ONE:
            running += 1
            most = max(most, running)
            await ends.wait()
            running -= 1
        done.append(row)
        if row.int % 7 == 0:
            raise ValueError("a bug in an actor")

    shares = Shares(act, most=2)
    rows = [uuid4() for _ in range(50)]
    flood = [asyncio.create_task(shares.run(ONE, row)) for row in rows]
    await asyncio.sleep(0.01)
    other = uuid4()
    async with asyncio.timeout(1):
        await shares.run(OTHER, other)
    assert done == [other]
    ends.set()
    await asyncio.gather(*flood)
    assert sorted(done) == sorted([other, *rows])
    assert most == 2


async def test_what_waits_at_the_end_is_left_to_the_next_process() -> None:
    ends, done = asyncio.Event(), list[UUID]()

    async def act(_tenant: UUID, row: UUID) -> None:
        await ends.wait()
        done.append(row)

    shares = Shares(act, most=1)
    tasks = [asyncio.create_task(shares.run(ONE, uuid4())) for _ in range(3)]
    await asyncio.sleep(0.01)
    shares.closing = True
    ends.set()
    await asyncio.gather(*tasks)
    assert len(done) == 1
