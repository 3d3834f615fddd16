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
from tenants.traceability.udi.commands import RegisterDeviceIdentifier, register_device_identifier
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


GTIN = "06901234567892"


async def test_a_code_is_looked_up_by_what_it_names(plant: Plant) -> None:
    lot = await opened(plant, "AB12321SER")
    me = plant.person(roles.QUALITY_LEAD).actor
    cmd = RegisterDeviceIdentifier(item_id=lot.item_id, issuer="GS1", di=GTIN)
    identifier = await plant.person(roles.QUALITY_LEAD).does(register_device_identifier, cmd)
    assert (identifier.state, identifier.di) == ("draft", GTIN)

    found = await asked(me, f"]d201{GTIN}17301231\x1d10AB12321SER")
    assert (found.verdict, found.only and found.only.id, found.scan and found.scan.scheme) == ("found", lot.id, "gs1")
    # its separator lost, the code can be cut in two ways; only one of them is a lot we have
    assert (await asked(me, f"01{GTIN}1730123110AB12321SER")).only == found.only
    stranger = await asked(me, f"01{GTIN}1730123110NEW")
    assert (stranger.verdict, [each.kind for each in stranger.candidates]) == ("unknown", ["item"])
    assert (await asked(me, f"01{GTIN}1730123110NEW21X1")).verdict == "ambiguous"
    assert (await asked(me, f"]d201{GTIN[:-1]}017301231")).verdict == "misread"
    assert [each.kind for each in (await asked(me, GTIN[1:])).candidates] == ["item"]
    link = await asked(me, f"https://id.gs1.org/01/{GTIN}/10/AB12321SER")
    assert link.only == found.only
