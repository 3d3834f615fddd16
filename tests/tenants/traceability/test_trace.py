"""Traces: where lots came from and went, what they add up to, what is known of them."""

from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import orjson
import pytest

from api.graphql import _encode
from api.schema import schema
from infra import clock
from infra.errors import BadInput
from infra.graphql import Context
from infra.ids import uuid7
from infra.work import reading
from tenants import roles
from tenants.traceability import trace as t
from tenants.traceability.commands import shipping
from tenants.traceability.flow.convert import MergeLots, MergeSource, SplitLot, SplitPart, merge_lots, split_lot
from tenants.traceability.models import GenealogyLink, MaterialLot
from tenants.traceability.trace.errors import TraceSpanInvalid, TraceWithoutStart
from tests.kit.plant import Plant, open_plant
from tests.tenants.traceability.floor import Floor, build

FORWARD, BACKWARD, BOTH = t.Direction.FORWARD, t.Direction.BACKWARD, t.Direction.BOTH


@pytest.fixture
async def floor(plant: Plant) -> Floor:
    return await build(plant)


async def asked(plant: Plant, direction: t.Direction = FORWARD, most: int = t.SHOWN, **start: Any) -> t.Answer:
    start = {name: [value.id] if name == "lot_ids" and not isinstance(value, list) else value
             for name, value in start.items()}  # fmt: skip
    answer: t.Answer = await plant.planner.asks(t.trace, t.Start(**start), direction, most=most)
    return answer


def numbers(answer: t.Answer) -> set[str]:
    return set(answer.values("number"))


def pairs(answer: t.Answer) -> set[tuple[str, str]]:
    named = answer.values("number")
    return {(named[source], named[target]) for source, target in zip(*answer.links, strict=True)}


class Story:
    """Two bars' worth of one supplier's lot and split, merged screws go into one order; 2 of 3 pieces are shipped."""

    bar: MaterialLot
    screw: MaterialLot
    output: MaterialLot
    shipment: Any


async def told(floor: Floor) -> Story:
    story, plant = Story(), floor.plant
    order, (first, last) = await floor.order(10)
    story.bar = await floor.lot(floor.bar, 50, supplier_lot="HN-1", supplier_id=plant.customer.id)
    story.screw = await floor.lot(floor.screw, 100)
    (part,) = await floor.lead.does(
        split_lot, SplitLot(lot_id=story.screw.id, parts=[SplitPart(quantity=Decimal(30), number="PART")])
    )
    merged = MergeLots(
        sources=[MergeSource(lot_id=part.id), MergeSource(lot_id=story.screw.id)], location_id=floor.store.id,
        number="MERGED",
    )  # fmt: skip
    both = await floor.lead.does(merge_lots, merged)
    await floor.issue(order, story.bar)
    await floor.issue(order, both, 40)
    await floor.report(first, 4)
    await floor.report(last, 3)
    story.output = await floor.output(order)
    line = shipping.NewShipmentLine(item_id=floor.product.id, quantity=Decimal(2))
    cmd = shipping.CreateShipment(customer_id=plant.customer.id, lines=[line])
    story.shipment = await plant.boss.does(shipping.create_shipment, cmd)
    out = [shipping.ScannedLot(lot_id=story.output.id, quantity=Decimal(2))]
    await plant.boss.does(shipping.ship, shipping.Ship(shipment_id=story.shipment.id, lots=out))
    return story


async def test_both_ways_with_what_it_adds_up_to(floor: Floor) -> None:
    # Given
    story, plant = await told(floor), floor.plant
    output, bar = story.output.number, story.bar.number
    # Then: forward from the supplier's lot, backward from what was made, and both ways from the middle
    forward = await asked(plant, lot_ids=story.bar)
    assert (numbers(forward), pairs(forward)) == ({bar, output}, {(bar, output)})
    back = await asked(plant, BACKWARD, lot_ids=story.output)
    assert numbers(back) == {bar, output, "PART", "MERGED", story.screw.number}
    assert pairs(back) == {
        (bar, output), ("MERGED", output), ("PART", "MERGED"), (story.screw.number, "MERGED"),
        (story.screw.number, "PART"),
    }  # fmt: skip
    assert numbers(await asked(plant, BOTH, lot_ids=[(await named(back, "PART"))])) == {
        story.screw.number, "PART", "MERGED", output,
    }  # fmt: skip
    assert [forward.values("number")[n] for n in forward.starts] == [bar]
    # And: the sentence above it
    figures = await plant.planner.asks(t.trace_figures, back)
    assert (figures.raw_lots, figures.orders, figures.finished_lots, figures.shipped_lots) == (2, 1, 1, 1)
    (amounts,) = figures.amounts
    assert (amounts.made, amounts.free, amounts.shipped, amounts.scrapped) == (3, 1, 2, 0)
    (recipient,) = figures.recipients
    assert [back.values("number")[n] for n in recipient.lots] == [output]
    assert figures.closes
    assert not figures.unclosed


async def named(answer: t.Answer, number: str) -> UUID:
    return UUID(answer.values("id")[answer.values("number").index(number)])


async def test_what_does_not_close_is_named(floor: Floor) -> None:
    story, plant = await told(floor), floor.plant

    async def spoil(work: Any) -> None:
        (link,) = await work.all(GenealogyLink.__table__.select().where(
            GenealogyLink.tenant_id == work.tenant_id, GenealogyLink.source_id == story.bar.id
        ))  # fmt: skip
        await work.change(await work.get(GenealogyLink, link["id"]), quantity=Decimal(1))

    await plant.within(spoil)
    figures = await plant.planner.asks(t.trace_figures, await asked(plant, lot_ids=story.bar))
    assert (figures.closes, figures.unclosed_lots, figures.unclosed_links) == (False, 0, 1)


async def test_it_begins_with_anything_that_has_a_number(floor: Floor) -> None:
    story, plant = await told(floor), floor.plant
    whole = {story.bar.number, story.output.number}
    order_id = story.output.order_id
    of_bar: list[dict[str, Any]] = [
        {"supplier_lot": "HN-1"}, {"item_id": floor.bar.id},
        {"supplier_lot": "HN-1", "since": clock.now() - timedelta(hours=1)},
        {"lot_ids": [story.bar.id], "until": clock.now() + timedelta(hours=1)},
    ]  # fmt: skip
    of_output: list[dict[str, Any]] = [
        {"order_id": order_id}, {"shipment_id": story.shipment.id}, {"item_id": floor.product.id},
    ]  # fmt: skip
    for start in of_bar:
        assert numbers(await asked(plant, **start)) | {story.bar.number} == whole, start
    for start in of_output:
        assert numbers(await asked(plant, **start)) == {story.output.number}, start
    assert numbers(await asked(plant, supplier_lot="HN-1", order_id=order_id)) == whole
    assert numbers(await asked(plant, supplier_lot="HN-2")) == set()


async def test_everything_made_by_somebody_between_two_times(floor: Floor) -> None:
    story, plant = await told(floor), floor.plant
    hour = timedelta(hours=1)
    boss = plant.boss.actor.id
    assert story.output.number in numbers(await asked(plant, since=clock.now() - hour, until=clock.now() + hour))
    assert story.output.number in numbers(await asked(plant, person_id=boss, since=clock.now() - hour))
    assert numbers(await asked(plant, person_id=boss, until=clock.now() - hour)) == set()
    assert numbers(await asked(plant, person_id=uuid4())) == set()
    assert numbers(await asked(plant, work_unit_id=plant.work_unit.id)) == set()


async def test_it_begins_with_something_and_a_span_has_a_length(floor: Floor) -> None:
    now = clock.now()
    for start in ({}, {"order_id": uuid7(), "person_id": uuid7()}, {"lot_ids": [], "supplier_lot": ""}):
        with pytest.raises(TraceWithoutStart):
            await asked(floor.plant, **start)
    with pytest.raises(TraceSpanInvalid):
        await asked(floor.plant, since=now, until=now)
    with pytest.raises(BadInput):
        await asked(floor.plant, item_id=uuid7(), most=t.SHOWN + 1)


async def chain(plant: Plant, *links: tuple[str, str, str]) -> dict[str, MaterialLot]:
    """Lots by name with links (source, target, kind) between them."""
    item = await plant.item()
    made: dict[str, MaterialLot] = {}

    async def write(work: Any) -> None:
        for name in sorted({end for source, target, _ in links for end in (source, target)}):
            made[name] = MaterialLot(
                number=name, item_id=item.id, quantity=Decimal(1), unit="pcs", state="accepted", origin="produced",
                received_at=work.now,
            )  # fmt: skip
            await work.insert(made[name])
        for source, target, kind in links:
            await work.insert(GenealogyLink(
                source_id=made[source].id, target_id=made[target].id, kind=kind, quantity=Decimal(1),
                linked_at=work.now,
            ))  # fmt: skip

    await plant.within(write)
    return made


async def test_skipped_levels_rework_splits_and_merges_are_reached_once(plant: Plant) -> None:
    lots = await chain(
        plant, ("A", "B", "consume"), ("B", "C", "consume"), ("A", "C", "consume"), ("C", "R", "rework"),
        ("R", "D", "consume"), ("C", "S1", "split"), ("C", "S2", "split"), ("S1", "M", "merge"), ("S2", "M", "merge"),
        ("M", "D", "consume"), ("X", "Y", "consume"),
    )  # fmt: skip
    forward = await asked(plant, lot_ids=lots["A"])
    assert numbers(forward) == set("ABCRDM") | {"S1", "S2"}
    assert forward.count == 8
    assert ("A", "C") in pairs(forward)
    assert len(forward.links[0]) == 10
    assert numbers(await asked(plant, BACKWARD, lot_ids=lots["M"])) == {"A", "B", "C", "S1", "S2", "M"}
    assert numbers(await asked(plant, BOTH, lot_ids=lots["S1"])) == {"A", "B", "C", "S1", "M", "D"}
    ids = await plant.planner.asks(t.reached, [lots["A"].id], FORWARD)
    assert sorted(ids) == sorted(UUID(each) for each in forward.values("id"))


async def test_what_is_more_than_shown_is_said_and_paged(plant: Plant) -> None:
    lots = await chain(plant, *((f"L{n}", f"L{n + 1}", "consume") for n in range(6)))
    answer = await asked(plant, lot_ids=lots["L0"], most=3)
    assert answer.capped
    assert numbers(answer) == {"L0", "L1", "L2", "L3"}
    assert pairs(answer) == {("L0", "L1"), ("L1", "L2"), ("L2", "L3")}
    assert await plant.planner.asks(t.reached, [lots["L0"].id], most=2) == [lots["L0"].id, lots["L1"].id]
    start, seen, after = t.Start(lot_ids=[lots["L0"].id]), [], None
    while True:
        page = await plant.planner.asks(
            t.trace_lots, start, FORWARD, first=3, after=after, wanted=t.TraceFilter(), sort=["NUMBER_ASC"]
        )
        seen += [each.number for each in page.rows]
        after = page.end
        if not page.more:
            break
    assert (seen, page.total) == ([f"L{n}" for n in range(7)], 7)
    found = await plant.planner.asks(
        t.trace_lots, start, FORWARD, first=3, after=None, wanted=t.TraceFilter(search="L6", states=["accepted"])
    )
    assert [each.number for each in found.rows] == ["L6"]


async def test_another_company_s_lot_is_no_lot(plant: Plant) -> None:
    lots = await chain(plant, ("A", "B", "consume"))
    other = await open_plant(plant.relay)
    assert (await asked(other, lot_ids=lots["A"])).count == 0
    assert not any(each.facts for each in await other.planner.asks(t.trace_evidence, [lots["A"].id]))


async def test_what_is_known_of_it_and_what_is_not(floor: Floor) -> None:
    story, plant = await told(floor), floor.plant
    sections = {each.name: each for each in await plant.planner.asks(t.trace_evidence, [story.output.id])}
    assert {name: each.gap for name, each in sections.items() if each.gap} == {
        "equipment": "no_record", "parameters": "no_record", "inspection": "no_source", "environment": "no_source",
    }  # fmt: skip
    moves = [(each.kind, each.value) for each in sections["movements"].facts]
    assert ("consume", Decimal(8)) in moves
    assert ("ship", Decimal(2)) in moves
    assert {each.who for each in sections["people"].facts if each.kind == "report"} == {plant.boss.actor.name}
    assert [each.refers_to for each in sections["documents"].facts] == [str(story.shipment.id)]
    assert [(each.was, each.now) for each in sections["status"].facts] == [(None, "accepted")]


TRACE = """query($start: TraceStart!, $direction: TraceDirection!) { trace(start: $start, direction: $direction) {
 count capped milliseconds starts lots links items { code } orders { number } suppliers { code }
 figures { rawLots closes recipients { lots customer { code } } amounts { unit shipped } } } }"""


async def test_the_answer_is_columns(floor: Floor) -> None:
    story, plant = await told(floor), floor.plant
    trace = (await ask(plant, TRACE, start={"lotIds": [str(story.bar.id)]}, direction="BOTH"))["trace"]
    lots = trace["lots"]
    assert {len(column) for column in lots.values()} == {trace["count"]} == {2}
    place = lots["id"].index(str(story.bar.id))
    item, supplier = trace["items"][lots["itemId"][place]], trace["suppliers"][lots["supplierId"][place]]
    assert (item["code"], supplier["code"], lots["supplierLot"][place]) == ("BAR", plant.customer.code, "HN-1")
    assert (lots["quantity"][place], lots["orderId"][place]) == ("50", None)
    assert trace["links"] == {"sources": [place], "targets": [1 - place]}
    assert trace["starts"] == [place]
    assert trace["figures"]["recipients"] == [{"lots": [1 - place], "customer": {"code": plant.customer.code}}]
    nothing = (await ask(plant, TRACE, start={"lotIds": [str(uuid7())]}, direction="BACKWARD"))["trace"]
    assert (nothing["count"], nothing["lots"]["id"], nothing["figures"]["closes"]) == (0, [], True)


async def ask(plant: Plant, document: str, **variables: Any) -> Mapping[str, Any]:
    person = plant.person(roles.PLANNER)
    async with reading(person.actor) as read:
        context = Context(claimed=person.actor, read=read)
        result = await schema().execute(document, variable_values=variables, context_value=context)
        assert result.errors is None, result.errors
        return orjson.loads(_encode(result))["data"]  # type: ignore[no-any-return, arg-type]
