"""Material of orders: issued by scan, taken by reports, put into stock, and all of it taken back."""

import asyncio
from decimal import Decimal
from typing import Any

import pytest

from infra.db import among, mine
from infra.work import working
from tenants.identity.inbox.models import Todo
from tenants.masterdata import commands as do
from tenants.orders import commands as orders
from tenants.traceability import genealogy, ledger
from tenants.traceability.commands.moving import ScrapLot, TransferLot, scrap_lot, transfer_lot
from tenants.traceability.errors import LotNotUsable
from tenants.traceability.flow import convert, errors
from tenants.traceability.flow.consume import ConsumeMaterial, consume_material
from tenants.traceability.flow.issue import GiveBack, IssueMaterial, give_back_material, issue_material
from tenants.traceability.flow.needs import needs_of
from tenants.traceability.flow.queries import order_outputs
from tenants.traceability.flow.receive import (
    CloseOutput,
    ReceiveOutput,
    StartOutput,
    close_output,
    receive_output,
    start_output,
)
from tenants.traceability.flow.shortfalls import SettleShortfall, settle_shortfall
from tenants.traceability.models import GenealogyLink, MaterialLot, Movement, Shortfall
from tests.kit.plant import Plant
from tests.tenants.traceability.floor import Floor, bom, build


@pytest.fixture
async def floor(plant: Plant) -> Floor:
    return await build(plant)


async def test_what_is_issued_goes_into_the_order_s_lot_with_the_report(floor: Floor) -> None:
    order, (first, last) = await floor.order(10)
    bar, screw = await floor.lot(floor.bar, 50), await floor.lot(floor.screw, 100)
    await floor.issue(order, bar)
    await floor.issue(order, screw, 40)
    assert await floor.lies(bar) == {("W1", False): 30, ("L-CNC", True): 20}
    report = await floor.report(first, 4)
    await floor.report(last, 3)
    output = await floor.output(order)
    assert await floor.lies(bar) == {("W1", False): 30, ("L-CNC", True): 12}
    assert await floor.lies(screw) == {("W1", False): 60, ("L-CNC", True): 28}
    assert await floor.lies(output) == {("L-CNC", False): 3}
    assert await floor.links() == {
        (bar.number, output.number, "consume", Decimal(8)), (screw.number, output.number, "consume", Decimal(12)),
    }  # fmt: skip
    await floor.reverse(report)
    assert await floor.lies(bar) == {("W1", False): 30, ("L-CNC", True): 20}
    assert await floor.links() == {(screw.number, output.number, "consume", Decimal(12))}
    assert await floor.closes()


async def test_wrong_held_and_too_much_is_refused_at_the_scan(floor: Floor) -> None:
    order, _ = await floor.order(10)
    other = await floor.plant.item("OTHER")
    wrong, held = await floor.lot(other, 5), await floor.lot(floor.bar, 50, state="held")
    bar = await floor.lot(floor.bar, 50)
    before = await floor.plant.written()
    for refused, lot, quantity in (
        (errors.NotOnBom, wrong, 1), (LotNotUsable, held, 1), (errors.OverNeed, bar, 21),
    ):  # fmt: skip
        with pytest.raises(refused):
            await floor.issue(order, lot, quantity, by=floor.operator)
    assert await floor.plant.written() == before
    await floor.issue(order, bar, 21, override=True, reason="首件调机")
    assert len(await floor.plant.rows(mine(MaterialLot))) == 3


async def test_backflush_takes_the_line_side_and_notes_what_it_lacks(floor: Floor) -> None:
    await floor.settings(floor.bar, issue_method="backflush")
    order, (first, _) = await floor.order(10)
    assert first.consumes
    old = await floor.lot(floor.bar, 5, location_id=floor.side.id)
    await floor.lot(floor.bar, 9, location_id=floor.side.id, state="held")
    report = await floor.report(first, 4)
    output = await floor.output(order)
    assert await floor.lies(old) == {}
    (short,) = await floor.plant.rows(mine(Shortfall))
    assert (short.quantity, short.state, short.target_lot_id) == (Decimal(3), "open", output.id)
    late = await floor.lot(floor.bar, 20)
    settle = SettleShortfall(shortfall_id=short.id, lot_id=late.id, location_id=floor.store.id)
    await floor.lead.does(settle_shortfall, settle)
    moved = (await floor.plant.rows(mine(Movement).where(Movement.lot_id == late.id, Movement.kind == "consume")))[0]
    assert (moved.occurred_at, moved.report_id) == (report.occurred_at, report.id)
    assert await floor.links() == {
        (old.number, output.number, "consume", Decimal(5)), (late.number, output.number, "consume", Decimal(3)),
    }  # fmt: skip
    todo = await floor.plant.rows(mine(Todo).where(Todo.kind == "traceability.shortfall"))
    assert [each.settled_at is not None for each in todo] == [True]
    await floor.reverse(report)
    assert await floor.links() == set()
    assert await floor.lies(late) == {("W1", False): 20}
    assert await floor.closes()


async def test_parts_with_serials_are_never_taken_by_a_report(floor: Floor) -> None:
    await floor.settings(floor.bar, issue_method="backflush", tracking="serial")
    _, (first, _) = await floor.order(2)
    assert not first.consumes
    bar = await floor.lot(floor.bar, 4, location_id=floor.side.id)
    await floor.report(first, 1)
    assert await floor.lies(bar) == {("L-CNC", False): 4}
    cmd = ConsumeMaterial(operation_id=first.id, lot_id=bar.id, quantity=Decimal(2), serial="SN1")
    await floor.lead.does(consume_material, cmd)
    assert await floor.links() == {(bar.number, "SN1", "consume", Decimal(2))}
    assert await floor.closes()


async def test_pieces_come_out_of_the_order_s_lot_and_go_back(floor: Floor) -> None:
    order, (first, last) = await floor.order(3)
    bar = await floor.lot(floor.bar, 50)
    await floor.issue(order, bar)
    await floor.report(first, 2, serials=["A1", "A2"])
    report = await floor.report(last, 2, serials=["A1", "A2"])
    output = await floor.output(order)
    assert {each[:3] for each in await floor.links()} == {
        (bar.number, output.number, "consume"), (output.number, "A1", "split"), (output.number, "A2", "split"),
    }  # fmt: skip
    (piece,) = await floor.plant.rows(mine(MaterialLot).where(MaterialLot.number == "A1"))
    assert (piece.kind, await floor.lies(piece), await floor.lies(output)) == ("piece", {("L-CNC", False): 1}, {})
    await floor.lead.does(transfer_lot, TransferLot(lot_id=piece.id, to_location_id=floor.store.id))
    await floor.reverse(report)
    assert (await floor.lies(piece), await floor.lies(output)) == ({}, {})
    assert {each[2] for each in await floor.links()} == {"consume"}
    assert await floor.closes()


async def test_a_report_whose_pieces_went_on_stays(floor: Floor) -> None:
    order, (first, last) = await floor.order(3)
    await floor.report(first, 2)
    report = await floor.report(last, 2)
    output = await floor.output(order)
    await floor.plant.boss.does(
        scrap_lot, ScrapLot(lot_id=output.id, location_id=floor.side.id, quantity=Decimal(1), reason="摔坏")
    )
    before = await floor.plant.written()
    with pytest.raises(errors.OutputUsed):
        await floor.reverse(report)
    assert await floor.plant.written() == before


async def test_an_alternative_covers_the_same_need(floor: Floor) -> None:
    thick = await floor.plant.item("THICK")
    await bom(
        floor,
        [
            do.NewBomLine(position=10, item_id=floor.bar.id, quantity=Decimal(2), step_sequence=10),
            do.NewBomLine(position=11, item_id=thick.id, quantity=Decimal(1), alternative_of=10, step_sequence=10),
        ],
    )
    order, (first, _) = await floor.order(10)
    bar, other = await floor.lot(floor.bar, 12), await floor.lot(thick, 30)
    await floor.issue(order, bar)
    await floor.issue(order, other)  # 6 pieces are covered, so 4 are left
    assert await floor.lies(other) == {("W1", False): 26, ("L-CNC", True): 4}
    needs = (await floor.plant.boss.asks(needs_of, [order.id]))[order.id]
    assert [(each.issued, each.left) for each in needs] == [(12, 0), (4, 0)]
    await floor.report(first, 8)
    assert (await floor.lies(bar), (await floor.lies(other))["L-CNC", True]) == ({}, 2)


async def test_two_phones_never_issue_more_than_the_need(floor: Floor) -> None:
    order, _ = await floor.order(10)
    lots = [await floor.lot(floor.bar, 20) for _ in range(2)]
    asked = [IssueMaterial(order_id=order.id, lot_id=each.id, quantity=Decimal(12), reason="手边") for each in lots]
    done = await asyncio.gather(*(floor.lead.does(issue_material, each) for each in asked), return_exceptions=True)
    assert sorted(type(each).__name__ for each in done) == ["Movement", "OverNeed"]
    again = next(each for each, was in zip(asked, done, strict=True) if not isinstance(was, Exception))
    await floor.lead.does(issue_material, again)  # the same tap once more
    assert (await floor.plant.boss.asks(needs_of, [order.id]))[order.id][0].issued == 12
    with pytest.raises(errors.NotIssued):
        back = GiveBack(order_id=order.id, lot_id=again.lot_id, quantity=Decimal(13))
        await floor.lead.does(give_back_material, back)
    await floor.lead.does(
        give_back_material, GiveBack(order_id=order.id, lot_id=again.lot_id, location_id=floor.store.id)
    )
    assert await floor.lies(again.lot_id) == {("W1", False): 20}


async def test_a_by_product_comes_before_the_product_and_cannot_go_back_in(floor: Floor) -> None:
    chips = await floor.plant.item("CHIPS")
    outputs = [do.NewBomOutput(item_id=chips.id, quantity=Decimal(3), cost_share=Decimal(5))]
    lines = [do.NewBomLine(position=10, item_id=each.id, quantity=Decimal(1)) for each in (floor.bar,)]
    lines.append(do.NewBomLine(position=20, item_id=chips.id, quantity=Decimal(1)))
    await bom(floor, lines, outputs=outputs)
    order, _ = await floor.order(10)
    (planned,) = await floor.plant.boss.asks(order_outputs, order.id)
    assert (planned.planned, planned.cost_share) == (Decimal(30), Decimal(5))
    received = ReceiveOutput(order_id=order.id, quantity=Decimal(7), item_id=chips.id, location_id=floor.store.id)
    lot = await floor.lead.does(receive_output, received)
    with pytest.raises(errors.LotGoesIntoItself):
        await floor.issue(order, lot, 2)
    with pytest.raises(errors.NotAnOutput):
        await floor.operator.does(
            receive_output, ReceiveOutput(order_id=order.id, quantity=Decimal(1), item_id=floor.screw.id)
        )
    with pytest.raises(errors.MoreThanMade):
        await floor.operator.does(receive_output, ReceiveOutput(order_id=order.id, quantity=Decimal(1)))
    assert {each[2] for each in await floor.links()} == {"byproduct"}
    other, _ = await floor.order(1)
    await floor.issue(other, lot, 1)


async def test_split_merge_regrade_and_relabel_keep_what_came_before(floor: Floor) -> None:
    lot = await floor.lot(floor.bar, 50, supplier_lot="HN-1")
    split = convert.SplitLot(lot_id=lot.id, parts=[convert.SplitPart(quantity=Decimal(20), number="BAR-S")])
    (part,) = await floor.lead.does(convert.split_lot, split)
    assert (part.supplier_lot, part.origin, await floor.lies(part)) == ("HN-1", "split", {("W1", False): 20})
    graded = await floor.lead.does(
        convert.regrade_lot, convert.RegradeLot(lot_id=part.id, grade="B", quantity=Decimal(5), number="BAR-B")
    )
    again = await floor.lead.does(convert.relabel_lot, convert.RelabelLot(lot_id=graded.id, number="BAR-B2"))
    assert (again.grade, await floor.lies(graded), await floor.lies(again)) == ("B", {}, {("W1", False): 5})
    before = await floor.plant.written()
    ring = [convert.MergeSource(lot_id=part.id)]
    with pytest.raises(errors.LotGoesIntoItself):
        await floor.lead.does(
            convert.merge_lots, convert.MergeLots(sources=ring, location_id=floor.store.id, into_id=lot.id)
        )
    with pytest.raises(errors.LotsDiffer):
        unlike = [convert.MergeSource(lot_id=each.id) for each in (lot, again)]
        await floor.lead.does(convert.merge_lots, convert.MergeLots(sources=unlike, location_id=floor.store.id))
    assert await floor.plant.written() == before
    both = [convert.MergeSource(lot_id=each.id) for each in (lot, part)]
    one = await floor.lead.does(
        convert.merge_lots, convert.MergeLots(sources=both, location_id=floor.store.id, number="BAR-M")
    )
    assert (one.quantity, await floor.lies(lot), await floor.closes()) == (Decimal(45), {}, True)
    assert {(a, b, kind) for a, b, kind, _ in await floor.links()} == {
        (lot.number, "BAR-S", "split"), ("BAR-S", "BAR-B", "regrade"), ("BAR-B", "BAR-B2", "relabel"),
        (lot.number, "BAR-M", "merge"), ("BAR-S", "BAR-M", "merge"),
    }  # fmt: skip
    # what only one of its sources says is not said of a merged lot
    other = await floor.lot(floor.bar, 5, supplier_lot="HN-2")
    both = [convert.MergeSource(lot_id=each.id) for each in (one, other)]
    two = await floor.lead.does(convert.merge_lots, convert.MergeLots(sources=both, location_id=floor.store.id))
    assert (one.supplier_lot, two.supplier_lot, two.quantity) == ("HN-1", None, Decimal(50))


async def test_rings_closed_by_two_at_once_are_refused(floor: Floor) -> None:
    """A → B and C → D stand; B → C and D → A come at the same time and share no lot."""
    a, b, c, d = [await floor.lot(floor.bar, 9) for _ in range(4)]

    async def linked(source: MaterialLot, target: MaterialLot, wait: float = 0) -> None:
        async with working(floor.plant.boss.actor, command="test.link") as work:
            lots = await ledger.lock_lots(work, {source.id, target.id})
            await genealogy.link(work, lots[source.id], lots[target.id], "merge", Decimal(1))
            await asyncio.sleep(wait)

    await linked(a, b)
    await linked(c, d)
    for _ in range(3):
        done = await asyncio.gather(linked(b, c, 0.05), linked(d, a, 0.05), return_exceptions=True)
        assert [type(each) for each in done if each is not None] == [errors.LotGoesIntoItself]
        made = await floor.plant.rows(mine(GenealogyLink).where(among(GenealogyLink.source_id, [b.id, d.id])))

        async def taken(work: Any, rows: Any = made) -> None:
            await work.remove(rows[0])

        await floor.plant.within(taken)


async def test_an_order_may_begin_another_lot(floor: Floor) -> None:
    order, (first, _) = await floor.order(10)
    bar = await floor.lot(floor.bar, 50)
    await floor.issue(order, bar)
    await floor.report(first, 2)
    one = await floor.output(order)
    two = await floor.lead.does(start_output, StartOutput(order_id=order.id, number="CHARGE-2"))
    await floor.report(first, 3)
    assert await floor.links() == {
        (bar.number, one.number, "consume", Decimal(4)), (bar.number, "CHARGE-2", "consume", Decimal(6)),
    }  # fmt: skip
    await floor.lead.does(close_output, CloseOutput(lot_id=two.id))
    with pytest.raises(errors.OutputClosed):
        await floor.lead.does(close_output, CloseOutput(lot_id=two.id))


async def test_a_changed_bill_asks_by_the_snapshot(floor: Floor) -> None:
    order, (first, _) = await floor.order(10)
    await bom(floor, [do.NewBomLine(position=10, item_id=floor.screw.id, quantity=Decimal(1))])
    bar = await floor.lot(floor.bar, 50)
    await floor.issue(order, bar)
    report = await floor.report(first, 5)
    assert (await floor.lies(bar))["L-CNC", True] == 10
    await floor.reverse(report)
    assert (await floor.lies(bar))["L-CNC", True] == 20


async def test_what_is_put_right_comes_out_as_another_lot(floor: Floor) -> None:
    order, (first, last) = await floor.order(3)
    await floor.report(first, 3)
    await floor.report(last, 3)
    bad = await floor.output(order)
    with pytest.raises(errors.NotToRework):
        await floor.issue((await floor.order(3))[0], bad, 1)
    asked = orders.RepairOrder(order_id=order.id, quantity=Decimal(2), due_at=order.due_at, release=True)
    repair = await floor.plant.planner.does(orders.repair_order, asked)
    await floor.issue(repair, bad, 2)
    _, (again, end) = await floor.plant.look_at(repair)
    await floor.report(again, 2)
    report = await floor.report(end, 2)
    good = await floor.output(repair)
    assert await floor.links() == {(bad.number, good.number, "rework", Decimal(2))}
    assert (await floor.lies(bad), await floor.lies(good)) == ({("L-CNC", False): 1}, {("L-CNC", False): 2})
    await floor.reverse(report)
    assert await floor.lies(good) == {}
    assert await floor.closes()
