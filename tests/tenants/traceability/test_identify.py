"""One door for every scan: what a text means here."""

from dataclasses import replace
from decimal import Decimal
from uuid import uuid4

import pytest

from infra.errors import BadInput
from infra.work import Actor, reading
from tenants import roles
from tenants import traceability as trace
from tenants.orders.rules import card_link
from tenants.traceability.identify import Identified, identify, thing_link
from tenants.traceability.models import MaterialLot
from tests.kit.plant import Plant


async def asked(actor: Actor, text: str) -> Identified:
    async with reading(actor) as read:
        return await identify(read, text)


async def opened(plant: Plant, number: str, supplier_lot: str | None = None, code: str = "LT-9") -> MaterialLot:
    item = await plant.item(code)
    cmd = trace.OpenBalance(item_id=item.id, quantity=Decimal(9), number=number, supplier_lot=supplier_lot)
    return await plant.planner.does(trace.open_balance, cmd)  # type: ignore[no-any-return]


async def test_one_text_one_thing_or_several_or_none(plant: Plant) -> None:
    lot = await opened(plant, "L-1", "HN/88")
    order, (operation, *_) = await plant.released()
    me = plant.person(roles.PLANNER).actor

    found = await asked(me, " l-1 ")
    assert found.only
    assert (found.verdict, (found.only.kind, found.only.id, found.only.by)) == (
        "found", ("lot", lot.id, "number"),
    )  # fmt: skip
    assert [each.by for each in (await asked(me, "HN/88")).candidates] == ["supplier_lot"]
    card = await asked(me, card_link("http://x", plant.slug, operation.card))
    assert (card.only and card.only.id, card.only and card.only.order_id) == (operation.id, order.id)
    assert (await asked(me, card_link("http://x", plant.slug, "10018"))).verdict == "misread"
    unit = await asked(me, f"HTTP://X/U/{plant.slug}/{plant.work_unit.code}".upper())
    assert unit.only
    assert unit.only.id == plant.work_unit.id
    assert [each.kind for each in (await asked(me, order.number)).candidates] == ["order"]
    assert (await asked(me, thing_link("http://x", plant.slug, lot.id))).only == replace(found.only, by="link")
    other = await opened(plant, "L-2", "L-1", code="LT-10")
    several = await asked(me, "Ｌ－１")
    assert (several.verdict, {each.id for each in several.candidates}) == ("several", {lot.id, other.id})
    assert (await asked(me, "nothing")).verdict == "unknown"
    assert (await asked(me, thing_link("http://x", "other", uuid4()))).verdict == "foreign"
    with pytest.raises(BadInput):
        await asked(me, "  ")
