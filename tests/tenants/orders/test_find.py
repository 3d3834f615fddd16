"""The one search, demands in the schema, lists at depth, cards of a company's own."""

import hashlib
import io
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
import zxingcpp
from PIL import Image

from infra import clock
from infra.blobs import key_of
from infra.errors import BadInput, PermissionMissing
from infra.storage import storage
from infra.work import reading
from tenants import masterdata as lookups
from tenants import orders, roles
from tenants.masterdata import commands as masterdata
from tenants.orders import commands as do
from tenants.orders import errors, queries
from tenants.orders.models import TravelerPrint
from tenants.orders.queries.find import _finders
from tenants.orders.traveler import job_document, traveler_data
from tests.kit.plant import Plant
from tests.tenants.orders.test_commands import refused
from tests.tenants.orders.test_graphql import ask

D = Decimal
URL = "http://127.0.0.1:8000"

FIND = """query Find($text: String!) { find(text: $text) { more
  orders { by text
    order { number state goodQuantity expectedAt expectedBasis lateBy currentOperation { name { zh } } } }
  demands { number toPlanQuantity } } }"""


async def found(plant: Plant, text: str) -> list[tuple[str, str]]:
    answer = (await ask(plant.planner, FIND, text=text))["find"]
    return [(each["by"], each["order"]["number"]) for each in answer["orders"]]


async def test_an_order_is_found_by_every_name_it_has(plant: Plant) -> None:
    item = await plant.item("LV-0873")
    order = await plant.order(item=item, number="MO-26-77")
    await plant.planner.does(do.release_order, do.ReleaseOrder(order_id=order.id))
    _, (operation,) = await plant.look_at(order)
    demand = await plant.demand(5, item=item, customer_po="HT-5501")
    (made,) = await plant.planner.does(do.push_down, do.PushDown(lines=[do.PushLine(demand_id=demand.id)]))
    for text, expected in {
        "MO-26-77": [("number", "MO-26-77")], "mo-26": [("number", "MO-26-77")], "６-77": [("number", "MO-26-77")],
        "RZ20261103": [("customer_po", "MO-26-77")], "rz2026": [("customer_po", "MO-26-77")],
        operation.card: [("card", "MO-26-77")], demand.number: [("demand", made.number)],
        "HT-5501": [("customer_po", made.number)], "nowhere": [], "%": [],
    }.items():  # fmt: skip
        assert await found(plant, text) == expected, text
    by_name = {("item", "MO-26-77"), ("item", made.number)}
    assert set(await found(plant, "LV-08")) == set(await found(plant, "传动轴")) == by_name
    assert {by for by, _ in await found(plant, "瑞泽")} == {"customer"}


async def test_the_answer_says_where_and_when(plant: Plant) -> None:
    order, (operation,) = await plant.released(10, due_at=clock.now() + timedelta(hours=1))
    slot = do.PlannedSlot(
        operation_id=operation.id, planned_start=clock.now(), planned_end=clock.now() + timedelta(hours=3)
    )
    await plant.planner.does(do.set_plan, do.SetPlan(slots=[slot]))
    await plant.output(operation, 4)
    answer = (await ask(plant.planner, FIND, text=order.number))["find"]["orders"][0]["order"]
    assert (answer["expectedBasis"], answer["currentOperation"]["name"]["zh"]) == ("plan", "精车")
    assert 7000 < answer["lateBy"] < 7400
    demand = await plant.demand(7, customer_po="NEW-1")
    assert (await ask(plant.planner, FIND, text="NEW-1"))["find"]["demands"] == [
        {"number": demand.number, "toPlanQuantity": "7"}
    ]


async def test_lots_and_serials_are_found_through_the_port(plant: Plant) -> None:
    order, _ = await plant.released(10)

    async def lots(_read: Any, text: str) -> Any:
        return [("L2611-044", order.id)] if text == "L2611" else []

    queries.find_with("test_lot")(lots)
    try:
        assert await found(plant, "L2611") == [("test_lot", order.number)]
    finally:
        del _finders["test_lot"]


async def test_what_is_no_question(plant: Plant, plants: Any) -> None:
    for text in ("", " ", "x" * 101):
        with pytest.raises(BadInput):
            await plant.planner.asks(queries.find, text)
    with pytest.raises(PermissionMissing):
        await plant.person(roles.OPERATOR).asks(queries.find, "MO-1")
    order, _ = await plant.released()
    other: Plant = await plants()
    assert await found(other, order.number) == []


DEMANDS = """query D($filter: DemandFilter, $sort: DemandSort! = DUE_ASC, $first: Int! = 50, $after: String) {
  demands(first: $first, after: $after, filter: $filter, sort: $sort) {
    nodes { number kind toPlanQuantity goodQuantity expectedAt orders { number } customer { code } item { code } }
    pageInfo { endCursor hasNextPage total } } }"""


@pytest.mark.parametrize("sort", ["DUE_ASC", "DUE_DESC", "NUMBER_DESC", "PRIORITY_DESC"])
async def test_demands_by_page_and_tab(plant: Plant, sort: str) -> None:
    item, due = await plant.item(), clock.now() + timedelta(days=1)
    for n in range(5):
        await plant.demand(10, item=item, due_at=due + timedelta(days=n // 2), priority=n % 3,
                           kind="mts" if n == 4 else "mto")  # fmt: skip
    whole = [each["number"] for each in (await ask(plant.planner, DEMANDS, sort=sort))["demands"]["nodes"]]
    paged: list[str] = []
    after = None
    while True:
        page = (await ask(plant.planner, DEMANDS, sort=sort, first=2, after=after))["demands"]
        paged += [each["number"] for each in page["nodes"]]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break
    assert paged == whole
    assert len(set(whole)) == 5
    for wanted, count in (({"kinds": ["mts"]}, 1), ({"tab": "to_plan"}, 5), ({"tab": "planned"}, 0),
                          ({"search": "D-1001"}, 1), ({"search": "瑞泽"}, 4)):  # fmt: skip
        assert (await ask(plant.planner, DEMANDS, filter=wanted))["demands"]["pageInfo"]["total"] == count
    summary = (await ask(plant.planner, "{ demandSummary { toPlan planned late done } }"))["demandSummary"]
    assert summary == {"toPlan": 5, "planned": 0, "late": 0, "done": 0}


async def test_own_fields_of_an_order(plant: Plant) -> None:
    for code, kind in (("HEAT", "text"), ("LENGTH", "number")):
        cmd = masterdata.CreateCustomField(
            code=code, name_zh=f"字段{code}", name_en=code, subject="order", kind=kind, decimals=1, printed=True
        )
        await plant.boss.does(masterdata.create_custom_field, cmd)
    given = [lookups.CustomValue(code="HEAT", value="H-77"), lookups.CustomValue(code="LENGTH", value="12.5")]
    order = await plant.order(custom=given)
    await plant.order(item=plant.items[0])
    document = """query($filter: OrderFilter) { orders(filter: $filter) { nodes { number custom { code value } } } }"""
    for wanted in ({"code": "HEAT", "value": "H-77"}, {"code": "LENGTH", "op": "from", "value": "12"}):
        nodes = (await ask(plant.planner, document, filter={"custom": [wanted]}))["orders"]["nodes"]
        assert [each["number"] for each in nodes] == [order.number]
    assert nodes[0]["custom"] == [{"code": "HEAT", "value": "H-77"}, {"code": "LENGTH", "value": "12.5"}]
    change = [lookups.CustomValue(code="LENGTH", value="13")]
    await plant.planner.does(do.change_order, do.ChangeOrder(order_id=order.id, custom=change, reason="改长度"))
    await plant.boss.does(do.change_traveler, do.ChangeTraveler(custom_fields=["HEAT", "LENGTH"], facts=["due"]))
    await plant.planner.does(do.release_order, do.ReleaseOrder(order_id=order.id))
    card = await plant.planner.asks(traveler_data, order.id, "A5", "zh", URL)
    assert [(each["label"], each["value"]) for each in card["facts"]][1:] == [
        ("字段HEAT", "H-77"),
        ("字段LENGTH", "13"),
    ]


# -- printing -------------------------------------------------------------------------------------------


async def printed(plant: Plant, *order_ids: Any, **more: Any) -> list[TravelerPrint]:
    cmd = do.PrintTravelers(order_ids=list(order_ids), **more)
    made: list[TravelerPrint] = await plant.planner.does(do.print_travelers, cmd)
    return made


async def test_prints_are_counted_and_a_reprint_says_so(plant: Plant) -> None:
    one, (operation,) = await plant.released(10)
    two, _ = await plant.released(5)
    first = await printed(plant, one.id)
    both = await printed(plant, one.id, two.id, size="A6", lang="en")
    assert [each.copy for each in (*first, *both)] == [1, 2, 1]
    async with reading(plant.planner.actor) as read:
        document = await job_document(read, both[0].job_id, URL)
        pdf = await orders.travelers_pdf(read, both[0].job_id, URL)
    assert [card["mark"] for card in document["cards"]] == ["Print no. 2", ""]
    assert pdf.startswith(b"%PDF")
    preview = await plant.planner.asks(traveler_data, one.id, "A5", "zh", URL)
    assert preview["mark"] == "预览，不得流转"
    async with reading(plant.planner.actor) as read:
        (page,) = await orders.traveler_pages(read, one.id, "A5", "zh", URL)
    codes = {each.text: each.ec_level for each in zxingcpp.read_barcodes(Image.open(io.BytesIO(page)))}
    assert codes == {f"HTTP://127.0.0.1:8000/T/{plant.slug.upper()}/{operation.card}": "Q"}


async def test_a_glyph_nobody_can_draw_stops_the_print_by_name(plant: Plant) -> None:
    for text, drawn in (("Φ45h6 ±0.05 Ø α 25℃ 镗孔 鑫淼", True), ("检验 🙂", False), ("罕见字 𠮷", False)):
        order = await plant.order(note=text)
        await plant.planner.does(do.release_order, do.ReleaseOrder(order_id=order.id))
        await plant.boss.does(do.change_traveler, do.ChangeTraveler(facts=["note", "due"]))
        if drawn:
            assert (await printed(plant, order.id))[0].copy == 1
            continue
        async with refused(plant, errors.GlyphMissing):
            await printed(plant, order.id)
        with pytest.raises(errors.GlyphMissing) as refusal:
            await plant.planner.does(do.print_travelers, do.PrintTravelers(order_ids=[order.id]))
        assert refusal.value.params["glyph"].startswith(text[-1])
        assert refusal.value.params["where"] == "备注"


async def test_a_card_of_the_companys_own(plant: Plant) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (40, 20), "#1E4DB7").save(picture, "PNG")
    data = picture.getvalue()
    sha = hashlib.sha256(data).hexdigest()
    await storage().put(key_of(plant.tenant_id, sha), data, sha256=sha)
    cmd = do.ChangeTraveler(size="A6", facts=["due", "quantity"], footer_zh="恒准内部", logo=sha)
    await plant.boss.does(do.change_traveler, cmd)
    order, _ = await plant.released(10)
    (row,) = await printed(plant, order.id)
    async with reading(plant.planner.actor) as read:
        document = await job_document(read, row.job_id, URL)
        assert (await orders.travelers_pdf(read, row.job_id, URL)).startswith(b"%PDF")
    (card,) = document["cards"]
    assert (row.size, bytes(document["logo"]), card["footer"]) == ("A6", data, "恒准内部")
    assert [each["label"] for each in card["facts"]] == ["交期", "数量"]
    for wrong, error in (({"facts": ["price"]}, errors.FactUnknown), ({"logo": "0" * 64}, errors.LogoUnusable),
                         ({"custom_fields": ["NONE"]}, errors.FactUnknown), ({"size": "A4"}, BadInput)):  # fmt: skip
        async with refused(plant, error):
            await plant.boss.does(do.change_traveler, do.ChangeTraveler(**wrong))


async def test_nobody_prints_what_has_no_cards(plant: Plant) -> None:
    planned = await plant.order()
    async with refused(plant, errors.OrderNotReleased):
        await printed(plant, planned.id)
    async with refused(plant, PermissionMissing):
        cmd = do.PrintTravelers(order_ids=[planned.id])
        await plant.person(roles.OPERATOR).does(do.print_travelers, cmd)
    async with refused(plant, BadInput):
        await printed(plant)
