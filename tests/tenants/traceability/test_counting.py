"""盘点: what was counted is booked, whatever moved meanwhile."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
import pytest_asyncio

from infra import clock
from infra.db import mine
from infra.quantity import plain
from infra.work import reading
from tenants import roles
from tenants.traceability import commands as do
from tenants.traceability import errors, queries
from tenants.traceability.models import CountLine, MaterialLot
from tests.kit.plant import Plant
from tests.tenants.traceability.store import Store, open_store


@pytest_asyncio.fixture
async def store(plant: Plant) -> Store:
    return await open_store(plant)


async def opened(store: Store, place: str = "A", **more: Any) -> Any:
    return await store.keeper.does(do.open_count, do.OpenCount(location_id=store.places[place].id, **more))


async def counted(store: Store, sheet: Any, lot: MaterialLot, quantity: int, **more: Any) -> None:
    given = [do.CountedLot(lot_id=lot.id, quantity=Decimal(quantity))]
    await store.keeper.does(do.count_lots, do.CountLots(sheet_id=sheet.id, counted=given, **more))


async def book(store: Store, sheet: Any, **more: Any) -> Any:
    return await store.keeper.does(do.book_count, do.BookCount(sheet_id=sheet.id, **more))


async def test_differences_are_booked_and_nothing_else(store: Store) -> None:
    same, less, more, gone = [await store.receive(10) for _ in range(4)]
    stray = await store.receive(5, "RING", location_id=store.places["B"].id)
    sheet = await opened(store)
    with pytest.raises(errors.CountOpenAlready):
        await opened(store)
    for lot, quantity in ((same, 10), (less, 7), (more, 12), (stray, 2)):
        await counted(store, sheet, lot, quantity)
    with pytest.raises(errors.CountIncomplete):
        await book(store, sheet)
    found = do.CountUnknownLot(sheet_id=sheet.id, item_id=store.items["RING"].id, quantity=Decimal(3), number="X-1")
    unknown = await store.keeper.does(do.count_unknown_lot, found)
    await book(store, sheet, missing=True)
    lies = {lot.number: await store.lies(lot) for lot in (same, less, more, gone, stray, unknown)}
    assert lies == {
        same.number: {"A": "10"}, less.number: {"A": "7"}, more.number: {"A": "12"}, gone.number: {},
        stray.number: {"A": "2", "B": "5"}, "X-1": {"A": "3"},
    }  # fmt: skip
    assert await store.kinds(same) == ["receive"]
    assert (await store.plant.row(MaterialLot, unknown.id)).state == "quarantined"
    with pytest.raises(errors.CountNotOpen):
        await book(store, sheet)


async def test_what_moved_before_and_after_the_count_is_allowed_for(store: Store) -> None:
    lot = await store.receive(10)
    sheet = await opened(store)
    await store.moved(lot, "B", 4, at="A")  # before it is counted: 6 are there
    await counted(store, sheet, lot, 5)
    await store.moved(lot, "L", 3, at="A")  # after it was counted
    await book(store, sheet)
    assert await store.lies(lot) == {"A": "2", "B": "4", "L": "3"}

    sheet = await opened(store)
    await counted(store, sheet, lot, 0)
    await store.moved(lot, "B", 2, at="A")  # what nobody found was taken away all the same
    before = await store.written()
    with pytest.raises(errors.CountNotPossible):
        await book(store, sheet)
    assert await store.written() == before
    (line,) = await store.plant.rows(mine(CountLine).where(CountLine.sheet_id == sheet.id))
    await store.keeper.does(do.recount_lines, do.RecountLines(sheet_id=sheet.id, line_ids=[line.id], reason="重盘"))
    await counted(store, sheet, lot, 0)
    await book(store, sheet)
    assert await store.lies(lot) == {"B": "6", "L": "3"}


async def test_a_count_of_yesterday_evening_is_booked_for_then(store: Store) -> None:
    now = clock.now()
    lot = await store.receive(10, occurred_at=now - timedelta(hours=9))
    sheet = await opened(store)
    await counted(store, sheet, lot, 9, occurred_at=now - timedelta(hours=3))
    cmd = do.TransferLot(
        lot_id=lot.id, to_location_id=store.places["B"].id, quantity=Decimal(4), occurred_at=now - timedelta(hours=2)
    )
    await store.keeper.does(do.transfer_lot, cmd)
    await book(store, sheet)
    assert await store.lies(lot) == {"A": "5", "B": "4"}


async def test_who_counts_blind_is_not_told(store: Store) -> None:
    lot = await store.receive(10)
    sheet = await opened(store, blind=True)
    await counted(store, sheet, lot, 9)
    for person, seen in ((store.plant.person(roles.OPERATOR), None), (store.keeper, "-1")):
        async with reading(person.actor) as read:
            page = await queries.count_lines(read, sheet_id=sheet.id, first=9, after=None)
        assert [each.difference and plain(each.difference) for each in page.rows] == [seen]
    await store.keeper.does(do.cancel_count, do.CancelCount(sheet_id=sheet.id))
    assert await store.lies(lot) == {"A": "10"}
