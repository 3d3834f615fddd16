"""What lies in store: received, put away, corrected, scrapped, returned; never below zero, also in a race."""

import asyncio
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
import pytest_asyncio

from infra import clock
from infra.blobs import BlobMissing
from infra.db import mine
from infra.errors import OutOfScope, PermissionMissing, ReasonMissing
from infra.quantity import QuantityNegative, QuantityTooFine
from infra.work import reading, working
from tenants import roles
from tenants.identity.inbox.models import Todo
from tenants.masterdata import commands as md
from tenants.masterdata.errors import UnitUnknown
from tenants.traceability import commands as do
from tenants.traceability import errors, ledger, picking, queries, upgrading
from tenants.traceability.expiring import KIND, post_expiring
from tenants.traceability.models import MaterialLot, Movement
from tests.kit.plant import Plant
from tests.tenants.traceability.store import Store, open_store


@pytest_asyncio.fixture
async def store(plant: Plant) -> Store:
    return await open_store(plant)


async def test_a_delivery_is_received_whole_or_not_at_all(store: Store) -> None:
    await store.item("BAR")
    ring = await store.item("RING", received_as="quarantined", shelf_life_days=30)
    today = clock.now().date()
    lots = [
        do.NewLot(item_id=store.items["BAR"].id, quantity=Decimal(5), number="H-1", supplier_lot="S/9", grade="A"),
        do.NewLot(item_id=ring.id, quantity=Decimal(7), manufactured_on=today - timedelta(days=10)),
    ]
    cmd = do.ReceiveLots(lots=lots, delivery_note="DN-1", purchase_order="PO-1")
    receipt = await store.keeper.does(do.receive_lots, cmd)
    bar, rings = sorted(await store.plant.rows(queries_of(receipt.id)), key=lambda lot: lot.number)
    assert (bar.number, bar.state, bar.grade, await store.lies(bar)) == ("H-1", "accepted", "A", {"A": "5"})
    assert (rings.number, rings.state, await store.lies(rings)) == ("RING-001", "quarantined", {"Q": "7"})
    assert 19 <= (rings.expires_on - today).days <= 21  # the plant's day may be another one than UTC's
    before = await store.written()
    for refused, wrong in (
        (errors.LotNumberTaken, {"number": "H-1"}),
        (errors.NothingGiven, {"item_id": None}),
        (errors.AmountNotAboveZero, {"quantity": Decimal(0)}),
        (QuantityNegative, {"quantity": Decimal(-1)}),
        (QuantityTooFine, {"quantity": Decimal("1.5")}),
        (UnitUnknown, {"unit": "kg"}),
        (BlobMissing, {"certificates": ["0" * 64]}),
        (errors.DatesContradict, {"manufactured_on": today + timedelta(days=3)}),
        (errors.DatesContradict, {"manufactured_on": today, "expires_on": today - timedelta(days=3)}),
        (errors.LotExpired, {"expires_on": today - timedelta(days=3)}),
        (errors.LocationNotFound, {"location_id": uuid4()}),
    ):
        given = [*lots[1:], do.NewLot(**{"item_id": bar.item_id, "quantity": Decimal(1)} | wrong)]
        if wrong == {"item_id": None}:
            given = []
        with pytest.raises(refused):
            await store.keeper.does(do.receive_lots, do.ReceiveLots(lots=given))
    with pytest.raises(errors.ReceiptNumberTaken):
        await store.keeper.does(do.receive_lots, do.ReceiveLots(lots=lots[1:], number=receipt.number))
    with pytest.raises(PermissionMissing):
        await store.plant.person(roles.OPERATOR).does(do.receive_lots, do.ReceiveLots(lots=lots[1:]))
    assert await store.written() == before


def queries_of(receipt_id: Any) -> Any:
    return mine(MaterialLot).where(MaterialLot.receipt_id == receipt_id)


async def test_other_units_and_lots_with_a_factor_of_their_own(store: Store) -> None:
    boss = store.plant.boss
    kg = await boss.does(md.create_unit, md.CreateUnit(code="kg", name_zh="千克", name_en="kg", decimals=3))
    metre = await boss.does(md.create_unit, md.CreateUnit(code="m", name_zh="米", name_en="m", decimals=3))
    item = await boss.does(
        md.create_item, md.CreateItem(code="ROD", name_zh="棒", name_en="Rod", kind="material", unit_id=kg.id)
    )
    store.items["ROD"] = item
    relation = md.SetConversion(item_id=item.id, unit_id=metre.id, numerator=Decimal("3.85"), per_lot=True)
    await boss.does(md.set_conversion, relation)
    with pytest.raises(errors.LotFactorMissing):
        await store.receive(100, "ROD", unit="m")
    lot = await store.receive(100, "ROD", unit="m", factor=Decimal("3.9"))
    assert (lot.quantity, lot.unit, lot.factor, lot.factor_unit) == (Decimal(390), "kg", Decimal("3.9"), "m")
    cmd = do.TransferLot(lot_id=lot.id, to_location_id=store.places["L"].id, quantity=Decimal(2), unit="m")
    moved = await store.keeper.does(do.transfer_lot, cmd)
    assert (moved.quantity, await store.lies(lot)) == (Decimal("7.8"), {"A": "382.2", "L": "7.8"})


async def test_moving_correcting_scrapping_sending_back(store: Store) -> None:
    lot = await store.receive(10, supplier_id=store.plant.customer.id)
    await store.moved(lot, "B", 4)
    with pytest.raises(errors.PlaceUnclear):
        await store.moved(lot, "L")
    await store.moved(lot, "L", at="B")
    assert await store.lies(lot) == {"A": "6", "L": "4"}
    keeper, at_a = store.keeper, {"lot_id": lot.id, "location_id": store.places["A"].id}
    await keeper.does(do.adjust_lot, do.AdjustLot(**at_a, actual=Decimal(9), reason="数错"))
    await keeper.does(do.adjust_lot, do.AdjustLot(**at_a, actual=Decimal(5), reason="数错"))
    await keeper.does(do.scrap_lot, do.ScrapLot(**at_a, quantity=Decimal(2), reason="锈蚀"))
    await keeper.does(do.return_to_supplier, do.ReturnToSupplier(**at_a, quantity=Decimal(3)))
    assert await store.lies(lot) == {"L": "4"}
    assert await store.kinds(lot) == [
        "receive", "transfer", "transfer", "found", "lost", "scrap", "return_to_supplier",
    ]  # fmt: skip
    before = await store.written()
    for refused, act, cmd in (
        (errors.NothingThere, do.scrap_lot, do.ScrapLot(**at_a, reason="x")),
        (errors.StockTooLow, do.transfer_lot, transfer(store, lot, "B", 5)),
        (errors.SamePlace, do.transfer_lot, transfer(store, lot, "L", 1)),
        (errors.LotNotFound, do.transfer_lot, do.TransferLot(lot_id=uuid4(), to_location_id=store.places["A"].id)),
        (ReasonMissing, do.adjust_lot, do.AdjustLot(**at_a, actual=Decimal(9))),
        (ReasonMissing, do.scrap_lot, do.ScrapLot(**at_a)),
    ):
        with pytest.raises(refused):
            await keeper.does(act, cmd)
    assert await store.written() == before


def transfer(store: Store, lot: MaterialLot, to: str, quantity: int) -> do.TransferLot:
    return do.TransferLot(lot_id=lot.id, to_location_id=store.places[to].id, quantity=Decimal(quantity))


async def test_places_that_may_not_be_used_and_rights_that_end_at_an_area(store: Store) -> None:
    lot = await store.receive(10)
    boss, keeper = store.plant.boss, store.keeper
    place = store.places["B"]
    await boss.does(md.change_location, md.ChangeLocation(location_id=place.id, active=False))
    with pytest.raises(errors.LocationClosed):
        await store.moved(lot, "B", 1)
    await boss.does(md.change_location, md.ChangeLocation(location_id=place.id, active=True))
    held = md.ChangeLocationStatus(location_id=place.id, status="held", reason="漏水")
    await store.quality.does(md.change_location_status, held)
    with pytest.raises(errors.LocationNotUsable):
        await store.moved(lot, "B", 1)
    area = store.plant.areas[0]
    await store.quality.does(md.change_area_status, md.ChangeAreaStatus(area_id=area.id, status="held", reason="漏水"))
    with pytest.raises(errors.LocationNotUsable, match=area.code):
        await store.moved(lot, "L", 1)
    elsewhere = store.plant.person(roles.WAREHOUSE, at=store.plant.areas[1].id)
    with pytest.raises(OutOfScope):
        await elsewhere.does(do.transfer_lot, transfer(store, lot, "L", 1))
    with pytest.raises(PermissionMissing):
        await keeper.does(md.change_area_status, md.ChangeAreaStatus(area_id=area.id, status="accepted", reason="x"))


async def test_use_is_refused_with_the_one_who_may_override(store: Store) -> None:
    today = clock.now().date()
    fresh = await store.receive(5)
    await store.item("WARN", expiry_policy="warn")
    await store.item("MAY", expiry_policy="override")
    await store.item("BLOCK")
    await store.status(fresh, "held")

    async def used(lot: MaterialLot, reason: str | None = None, by: Any = None) -> list[Any]:
        async with working((by or store.keeper).actor, command="test.use") as work:
            return await ledger.check_usable(work, lot, "issue", store.places["A"].id, reason=reason)

    with pytest.raises(errors.LotNotUsable, match="held"):
        await used(await store.plant.row(MaterialLot, fresh.id))
    await store.status(fresh, "restricted")
    with pytest.raises(errors.RestrictedNeedsReason):
        await used(await store.plant.row(MaterialLot, fresh.id))
    assert await used(await store.plant.row(MaterialLot, fresh.id), "只用于试件") == []
    over = today - timedelta(days=9)
    long_ago = clock.now() - timedelta(days=30)
    lots = {
        code: await store.receive(1, code, expires_on=over, occurred_at=long_ago) for code in ("WARN", "MAY", "BLOCK")
    }
    assert await used(lots["WARN"]) == [lots["WARN"]]
    for code in ("MAY", "BLOCK"):
        with pytest.raises(errors.LotExpired):
            await used(lots[code], "急")
    assert await used(lots["MAY"], "复检合格", store.quality) == []
    with pytest.raises(errors.LotExpired):
        await used(lots["BLOCK"], "急", store.quality)


async def test_whose_turn_it_is(store: Store) -> None:
    today, now = clock.now().date(), clock.now()
    await store.item("RING")
    await store.item("BOLT", pick_rule="fifo")
    late = await store.receive(5, "RING", expires_on=today + timedelta(days=90), occurred_at=now - timedelta(days=9))
    soon = await store.receive(5, "RING", expires_on=today + timedelta(days=20))
    held = await store.receive(5, "RING", expires_on=today + timedelta(days=10))
    await store.status(held, "held")
    old = await store.receive(5, "BOLT", occurred_at=now - timedelta(days=9))
    new = await store.receive(5, "BOLT")

    async def proposed(code: str, quantity: int) -> list[tuple[Any, str]]:
        async with reading(store.keeper.actor) as read:
            picks = await picking.pick_proposal(read, item_id=store.items[code].id, quantity=Decimal(quantity))
        return [(each.lot_id, str(each.quantity)) for each in picks]

    assert await proposed("RING", 7) == [(soon.id, "5"), (late.id, "2")]
    assert await proposed("BOLT", 5) == [(old.id, "5")]
    async with working(store.keeper.actor, command="test.pick") as work:
        for lot in (soon, old):
            await picking.check_turn(work, lot, store.places["A"].id)
        for lot, turn in ((late, soon), (new, old)):
            with pytest.raises(errors.LotNotNext, match=turn.number):
                await picking.check_turn(work, lot, store.places["A"].id)
            await picking.check_turn(work, lot, store.places["A"].id, "客户指定")


async def test_eight_hands_take_from_one_lot_and_none_takes_what_is_not_there(store: Store) -> None:
    lot = await store.receive(10)
    other = await store.receive(10)
    hands = [
        store.keeper.does(do.scrap_lot, do.ScrapLot(lot_id=each.id, quantity=Decimal(3), reason="竞争"))
        for each in (lot, other) * 4
    ]
    outcomes = await asyncio.gather(*hands, return_exceptions=True)
    refused = [each for each in outcomes if isinstance(each, BaseException)]
    assert [type(each) for each in refused] == [errors.StockTooLow] * 2
    assert [await store.lies(each) for each in (lot, other)] == [{"A": "1"}] * 2


async def test_a_double_tap_moves_once(store: Store) -> None:
    lot = await store.receive(10)
    cmd = transfer(store, lot, "B", 4)
    await asyncio.gather(*(store.keeper.does(do.transfer_lot, cmd) for _ in range(3)))
    assert (await store.lies(lot), await store.kinds(lot)) == ({"A": "6", "B": "4"}, ["receive", "transfer"])


async def test_lists_can_be_filtered_sorted_and_paged(store: Store) -> None:
    await store.item("RING")
    for number in range(5):
        await store.receive(number + 1, ("BAR", "RING")[number % 2], supplier_lot=f"S-{number}")
    for sort in queries_sorts():
        async with reading(store.keeper.actor) as read:
            seen: list[Any] = []
            after = None
            while True:
                page = await sort(read, after)
                seen += [each["id"] if not hasattr(each, "id") else each.id for each in page.rows]
                after = page.end
                if not page.more:
                    break
            assert len(seen) == len(set(seen)) == 5 == page.total
    async with reading(store.keeper.actor) as read:
        wanted = queries.StockFilter(search="ring", states=["accepted"], issued=False)
        page = await queries.stock(read, first=2, after=None, filter=wanted)
        totals = await queries.stock_totals(read, first=9, after=None, filter=queries.StockFilter())
        assert page.total == 2
        assert [(each.code, int(each.quantity), int(each.free), each.lots) for each in totals.rows] == [
            ("BAR", 9, 9, 3), ("RING", 6, 6, 2),
        ]  # fmt: skip
        found = await queries.lots(read, first=2, after=None, filter=queries.LotFilter(search="S-3", in_stock=True))
        assert [each.supplier_lot for each in found.rows] == ["S-3"]
        changes = await queries.lot_status_changes(read, found.rows[0].id)
        assert [(each.was, each.status, each.by) for each in changes] == [(None, "accepted", "田丽萍")]


def queries_sorts() -> list[Any]:
    def lots(sort: str) -> Any:
        return lambda read, after: queries.lots(read, first=2, after=after, filter=queries.LotFilter(), sort=[sort])

    def stock(sort: str) -> Any:
        return lambda read, after: queries.stock(read, first=2, after=after, filter=queries.StockFilter(), sort=[sort])

    def moved(newest: bool) -> Any:
        return lambda read, after: queries.movements(
            read, first=2, after=after, filter=queries.MovementFilter(kinds=["receive"]), newest_first=newest
        )

    def received(sort: str) -> Any:
        return lambda read, after: queries.receipts(
            read, first=2, after=after, filter=queries.ReceiptFilter(), sort=[sort]
        )

    return [
        *(lots(each) for each in queries.LOT_SORTS), *(stock(each) for each in queries.STOCK_SORTS),
        *(received(each) for each in queries.RECEIPT_SORTS), moved(True), moved(False),
    ]  # fmt: skip


async def test_storekeepers_hear_in_time_what_will_be_over(store: Store) -> None:
    today = clock.now().date()
    await store.item("RING", expiry_warn_days=30)
    soon = await store.receive(5, "RING", expires_on=today + timedelta(days=20))
    await store.receive(5, "RING", expires_on=today + timedelta(days=50))

    async def told() -> tuple[int, list[tuple[Any, str, bool]]]:
        posted = await store.plant.within(lambda work: post_expiring(work, today))
        rows = await store.plant.rows(mine(Todo).where(Todo.kind == KIND))
        return posted, [(row.subject_id, row.level, row.settled_at is None) for row in rows]

    assert await told() == (1, [(soon.id, "normal", True)])
    assert await told() == (0, [(soon.id, "normal", True)])
    await store.keeper.does(do.scrap_lot, do.ScrapLot(lot_id=soon.id, reason="用完"))
    assert await told() == (0, [(soon.id, "normal", False)])


async def test_what_an_earlier_release_opened_gets_its_place_once(store: Store) -> None:
    """Given a lot opened before stock had places; when the hour's look comes twice; then it lies in the first store
    with one movement that says so, and a lot that is used up is not brought back."""
    item = await store.item("OLD")
    lot = MaterialLot(
        number="OLD-1", item_id=item.id, quantity=Decimal(7), unit=store.plant.unit.code, state="accepted",
        origin="opening", received_at=clock.now(),
    )  # fmt: skip
    await store.plant.within(lambda work: work.insert(lot))
    for _ in range(2):
        await store.plant.within(upgrading.place_opening_lots)
    assert (sum(map(Decimal, (await store.lies(lot)).values())), await store.kinds(lot)) == (7, ["open"])
    await store.keeper.does(do.scrap_lot, do.ScrapLot(lot_id=lot.id, reason="用完"))
    await store.plant.within(upgrading.place_opening_lots)
    assert (await store.lies(lot), await store.kinds(lot)) == ({}, ["open", "scrap"])


async def test_a_wrong_receipt_is_taken_back_while_nothing_of_it_was_used(store: Store) -> None:
    lot = await store.receive(10)
    await store.moved(lot, "B", 4)  # put away in part
    for refused, by, reason in (
        (ReasonMissing, store.keeper, ""), (PermissionMissing, store.plant.person(roles.OPERATOR), "错"),
    ):  # fmt: skip
        with pytest.raises(refused):
            await by.does(do.take_back_receipt, do.TakeBackReceipt(receipt_id=lot.receipt_id, reason=reason))

    taken = do.TakeBackReceipt(receipt_id=lot.receipt_id, reason="录成了别的料")
    await store.keeper.does(do.take_back_receipt, taken)

    moves = await store.plant.rows(mine(Movement).where(Movement.lot_id == lot.id).order_by(Movement.id))
    assert [each.kind for each in moves] == ["receive", "transfer", "receive", "receive"]
    assert {each.reverses_id for each in moves[2:]} == {moves[0].id}
    assert ({each.reason for each in moves[2:]}, await store.lies(lot)) == ({"录成了别的料"}, {})
    async with reading(store.keeper.actor) as read:
        (told,) = await queries.taken_back_of(read, [lot.receipt_id])
    assert told is not None
    assert (told.actor_name, told.reason) == ("田丽萍", "录成了别的料")
    before = await store.written()
    again = do.TakeBackReceipt(receipt_id=lot.receipt_id, reason="再来")
    with pytest.raises(errors.AlreadyTakenBack):
        await store.keeper.does(do.take_back_receipt, again)
    with pytest.raises(errors.ReceiptNotFound):
        await store.keeper.does(do.take_back_receipt, do.TakeBackReceipt(receipt_id=uuid4(), reason="错"))
    assert await store.written() == before


async def test_what_was_used_counted_or_held_of_a_receipt_keeps_it(store: Store) -> None:
    used, held = await store.receive(10), await store.receive(10)
    scrap = do.ScrapLot(lot_id=used.id, quantity=Decimal(1), reason="锈")
    await store.keeper.does(do.scrap_lot, scrap)
    await store.keeper.does(do.hold_lots, do.HoldLots(lot_ids=[held.id], reason="硬度"))
    before = await store.written()
    for lot, refused in ((used, errors.ReceiptUsed), (held, errors.LotNotUsable)):
        with pytest.raises(refused) as said:
            await store.keeper.does(do.take_back_receipt, do.TakeBackReceipt(receipt_id=lot.receipt_id, reason="错"))
        assert lot.number in str(said.value)
    assert await store.written() == before
