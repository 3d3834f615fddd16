"""What a screen sees of signals, gaps and quarantine; what the bridge and the simulator ask."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from infra import clock
from infra.errors import BadInput, PermissionMissing
from infra.work import reading
from tenants import roles
from tenants.telemetry import queries
from tests.kit.machine import install

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.kit.machine import Machine
    from tests.kit.plant import Plant

NOW = datetime(2026, 11, 20, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("active", "device", "last", "state"),
    [
        (True, "enrolled", NOW - timedelta(minutes=1), "live"),
        (True, "enrolled", NOW - timedelta(minutes=6), "silent"),
        (True, "enrolled", None, "waiting"),
        (True, "revoked", NOW, "revoked"),
        (False, "enrolled", NOW, "off"),
    ],
)
def test_the_state_of_a_signal(active: bool, device: str, last: datetime | None, state: str) -> None:
    with clock.frozen(NOW):
        assert queries.shown_state(active, device, last) == state


async def standing(machine: Machine) -> queries.Standing:
    async with reading(machine.plant.boss.actor) as read:
        (found,) = await queries.standings(read, [machine.signal.id])
    return found


async def test_where_a_signal_stands(machine: Machine) -> None:
    before = await standing(machine)
    assert (before.state, before.last_value, before.missing) == ("waiting", None, 0)

    await machine.says(10)
    await machine.says(12, seq=4)

    after = await standing(machine)
    assert (after.state, after.last_value, after.missing) == ("live", 12, 2)
    assert (after.topic, after.operation_id) == (machine.topic, machine.operation.id)


async def test_lists_page_by_key(machine: Machine) -> None:
    for code in ("a", "b", "c"):
        await install(machine.plant, code=code)
    lead = machine.plant.person(roles.TEAM_LEAD)

    first = await lead.asks(queries.signals, first=3, after=None)
    second = await lead.asks(queries.signals, first=3, after=first.end)

    assert [row.code for row in (*first.rows, *second.rows)] == ["a", "b", "c", "count"]
    assert (first.more, second.more, second.total) == (True, False, 4)


async def test_quarantine_and_gaps_newest_first(machine: Machine) -> None:
    await machine.says(10)
    for count in (9000, 9100, 9200):
        await machine.says(count, seq=machine.seq + 3)
    lead = machine.plant.person(roles.TEAM_LEAD)

    entries = await lead.asks(queries.quarantined, open_only=True, first=2, after=None)
    rest = await lead.asks(queries.quarantined, open_only=True, first=2, after=entries.end)
    gaps = await lead.asks(queries.gaps, first=10, after=None)

    assert [row.params["now"] for row in (*entries.rows, *rest.rows)] == ["9200", "9100", "9000"]
    assert [(gap.first_seq, gap.last_seq) for gap in gaps.rows] == [(8, 9), (5, 6), (2, 3)]


async def test_nobody_sees_another_companys_signals(machine: Machine, plants: Callable[[], Any]) -> None:
    other: Plant = await plants()
    lead = other.person(roles.TEAM_LEAD)

    assert (await lead.asks(queries.signals, first=10, after=None)).rows == []
    assert await other.boss.asks(queries.feed, machine.signal.id) is None
    own = machine.plant.person(roles.TEAM_LEAD)
    assert len((await own.asks(queries.signals, first=10, after=None)).rows) == 1


async def test_an_operator_does_not_read_signals(machine: Machine) -> None:
    with pytest.raises(PermissionMissing):
        await machine.plant.person(roles.OPERATOR).asks(queries.signals, first=10, after=None)


async def test_a_cursor_of_another_list_is_refused(machine: Machine) -> None:
    lead = machine.plant.person(roles.TEAM_LEAD)
    with pytest.raises(BadInput):
        await lead.asks(queries.gaps, first=10, after="bm9wZQ")


async def test_a_feed_names_the_operation_and_what_waits(machine: Machine) -> None:
    await machine.says(10)
    await machine.says(13)
    await machine.says(9999)

    feed = await machine.plant.boss.asks(queries.feed, machine.signal.id)

    assert (feed.count, feed.good, feed.planned, feed.aside) == (13, 3, 1000, 1)
    assert feed.order.startswith("MO-")
