"""The traveller card: each QR leads to its operation, in both sizes and languages, without empty boxes."""

import io
from datetime import UTC, datetime
from typing import Any

import pytest
import zxingcpp
from PIL import Image

from infra.print import missing_glyphs
from infra.work import reading
from tenants import orders, roles
from tenants.masterdata import demo as plant_data
from tenants.masterdata.commands import ChangeItem, change_item
from tenants.orders import demo as order_data
from tenants.orders.errors import OrderNotFound, OrderNotReleased
from tenants.orders.traveler import WORDS, traveler_data
from tests.kit.plant import Plant

STEPS = ((10, ()), (20, (10,)), (30, (20,)), (40, (20,)), (50, (30, 40)), (60, (50,)))
URL = "http://127.0.0.1:8000"


def texts(data: Any) -> str:
    if isinstance(data, dict):
        return "".join(texts(value) for key, value in data.items() if key != "qr")
    if isinstance(data, list):
        return "".join(map(texts, data))
    return str(data)


def scanned(page: bytes) -> set[str]:
    """What a reader finds from two distances: at one of them a module may fall between two pixels."""
    image = Image.open(io.BytesIO(page))
    nearer = image.resize((image.width * 3 // 2, image.height * 3 // 2))
    return {each.text for seen in (image, nearer) for each in zxingcpp.read_barcodes(seen)}


@pytest.mark.parametrize("size", ["A5", "A6"])
@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_each_operation_has_its_own_code(plant: Plant, size: str, lang: str) -> None:
    order, operations = await plant.released(120, steps=STEPS, due_at=datetime(2026, 11, 20, 8, tzinfo=UTC))
    async with reading(plant.planner.actor) as read:
        pages = await orders.traveler_pages(read, order.id, size, lang, URL)
        pdf = await orders.traveler_pdf(read, order.id, size, lang, URL)
        data = await traveler_data(read, order.id, size, lang, URL)
    found = {text for page in pages for text in scanned(page)}
    assert found == {f"HTTP://127.0.0.1:8000/T/{plant.slug.upper()}/{each.card}" for each in operations}
    assert pdf.startswith(b"%PDF")
    assert len(pages) == (1 if size == "A5" else 2)
    assert missing_glyphs(texts(data)) == set()
    assert (data["number"], data["drawing"]) == (order.number, "C 版" if lang == "zh" else "Version C")
    assert data["due"] == "2026-11-20 16:00"
    assert data["quantity"] == ("120 件" if lang == "zh" else "120 pcs")
    assert data["item"] == ("传动轴套" if lang == "zh" else "Drive sleeve")


async def test_the_card_belongs_to_the_snapshot(plant: Plant) -> None:
    order, _ = await plant.released(5)
    cmd = ChangeItem(item_id=order.item_id, name_zh="改名", drawing="D", item_revision="D")
    await plant.boss.does(change_item, cmd)
    data = await plant.planner.asks(traveler_data, order.id, "A5", "zh", URL)
    assert (data["item"], data["drawing"], data["item_revision"]) == ("传动轴套", "C 版", "C")


async def test_no_card_without_operations_and_none_for_a_stranger(plant: Plant, plants: Any) -> None:
    planned = await plant.order()
    with pytest.raises(OrderNotReleased):
        await plant.planner.asks(traveler_data, planned.id, "A5", "zh", URL)
    released, _ = await plant.released()
    other: Plant = await plants()
    with pytest.raises(OrderNotFound):
        await other.planner.asks(traveler_data, released.id, "A5", "zh", URL)
    assert (await plant.planner.asks(traveler_data, released.id, "A5", "zh", URL))["number"] == released.number


def test_every_word_of_the_demo_can_be_printed() -> None:
    said = str(WORDS) + str(plant_data.PRODUCTS) + str(plant_data.WORK_CENTERS) + str(plant_data.PARTNERS)
    said += str(plant_data.MATERIALS) + str(plant_data.OPERATIONS) + str(order_data.ORDERS) + str(roles.BUILT_IN)
    assert missing_glyphs(said) == set()
