"""Order costs: against hand calculation, drillable, taken back but never edited, for those who may see them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import openpyxl
import pytest

from infra import clock
from infra.db import mine
from infra.errors import PermissionMissing, Refusal
from infra.ids import uuid7
from infra.work import reading
from tenants import roles
from tenants.insights import commands as do
from tenants.insights import costing, errors, forms
from tenants.insights.models import CostEntry, HourRate, ItemPrice
from tenants.insights.queries import costs
from tenants.masterdata import commands as m
from tenants.orders.models import ProductionOrder
from tenants.wages import set_wage_rate
from tenants.wages.commands import SetWageRate
from tests.tenants.insights.conftest import MONDAY, ZONE, Floor

D = Decimal
NOVEMBER = date(2026, 11, 1)


@pytest.fixture
def boss(floor: Floor) -> Any:
    return floor.plant.boss


async def a_priced_order(floor: Floor) -> ProductionOrder:
    """One operation of 60 s a piece, half a bar at 8 yuan each; 36 and 54 yuan an hour."""
    plant, boss = floor.plant, floor.plant.boss
    bar = await boss.does(
        m.create_item, m.CreateItem(code="BAR", name_zh="圆钢", name_en="Bar", unit_id=plant.unit.id, kind="material")
    )
    item = await boss.does(m.create_item, m.CreateItem(code="PIN", name_zh="销", name_en="Pin", unit_id=plant.unit.id))
    line = m.NewBomLine(item_id=bar.id, quantity=D("2"), position=10)
    bom = await boss.does(m.create_bom, m.CreateBom(item_id=item.id, effective_from=date(2020, 1, 1), lines=[line]))
    await boss.does(m.approve_bom, m.ApproveBom(bom_id=bom.id))
    definition = plant.definitions["TURN"]
    step = m.NewRoutingStep(sequence=10, operation_definition_id=definition.id, cycle_seconds=D(60), setup_seconds=600)
    routing = await boss.does(
        m.create_routing, m.CreateRouting(item_id=item.id, effective_from=date(2020, 1, 1), steps=[step])
    )
    await boss.does(m.approve_routing, m.ApproveRouting(routing_id=routing.id))
    for day, price in ((NOVEMBER, "8"), (date(2026, 12, 1), "9.5")):
        await boss.does(do.set_item_price, do.SetItemPrice(item_id=bar.id, valid_from=day, price=D(price)))
    rate = do.SetHourRate(
        work_center_id=plant.centers["CNC"].id, valid_from=NOVEMBER, labour_rate=D(36), machine_rate=D(54)
    )
    await boss.does(do.set_hour_rate, rate)
    with clock.frozen(datetime(2026, 11, 16, 8, tzinfo=ZONE)):
        from tenants.orders import commands as orders

        order: ProductionOrder = await plant.order(20, item=item)
        await plant.planner.does(orders.release_order, orders.ReleaseOrder(order_id=order.id))
    return order


async def cost_of(floor: Floor, order: ProductionOrder) -> costs.OrderCost:
    found: costs.OrderCost = await floor.asks(costs.order_cost, order.id)
    return found


async def test_cost_against_standard_by_hand(floor: Floor, boss: Any) -> None:
    order = await a_priced_order(floor)
    _, (operation,) = await floor.plant.look_at(order)
    with clock.frozen(floor.at(MONDAY, 12)):
        await floor.report(operation, 18, at=floor.at(MONDAY, 11), process_scrap_quantity=2)
    await boss.does(do.enter_cost, do.EnterCost(order_id=order.id, kind="subcontract", amount=D("25.5"), note="镀锌"))
    found = await cost_of(floor, order)
    sums = found.sheet.sums(found.sheet.actual)
    assert (found.finished, found.good) == (True, 18)
    assert sums == {
        "material": D("320.00"),  # 20 begun × 2 × 8
        "labour": D("18.00"),  # 600 + 20 × 60 s at 36/h
        "machine": D("27.00"),
        "subcontract": D("25.50"),
        "other": D(0),
    }
    standard = found.sheet.sums(found.sheet.standard)
    assert (standard["material"], standard["labour"], standard["machine"]) == (D("288.00"), D("16.80"), D("25.20"))
    # two pieces lost: bar 16, a minute at 90/h
    assert costing.total(found.sheet.scrap) == D("35.00")
    assert found.sheet.missing == []
    assert costing.total(found.sheet.actual) == sum(sums.values())


async def test_an_order_keeps_the_prices_of_the_day_it_was_released(floor: Floor, boss: Any) -> None:
    order = await a_priced_order(floor)
    with clock.frozen(floor.at(date(2026, 12, 24), 9)):
        found = await cost_of(floor, order)
    assert {line.rate for line in found.sheet.standard if line.kind == "material"} == {D(8)}


async def test_piece_wages_are_the_labour_cost_where_there_is_a_rate(floor: Floor, boss: Any) -> None:
    order = await a_priced_order(floor)
    rate = SetWageRate(
        item_id=order.item_id, operation_definition_id=floor.plant.definitions["TURN"].id, amount=D("0.35"),
        effective_from=NOVEMBER, reason="首次定价",
    )  # fmt: skip
    await boss.does(set_wage_rate, rate)
    _, (operation,) = await floor.plant.look_at(order)
    with clock.frozen(floor.at(MONDAY, 12)):
        await floor.report(operation, 10, at=floor.at(MONDAY, 11))
    found = await cost_of(floor, order)
    labour = next(line for line in found.sheet.actual if line.kind == "labour")
    assert (labour.basis, labour.amount) == ("wages", D("3.50"))


async def test_an_entry_is_taken_back_by_its_negative_once_and_with_a_reason(floor: Floor, boss: Any) -> None:
    order = floor.orders[0]
    entry = await boss.does(do.enter_cost, do.EnterCost(order_id=order.id, kind="other", amount=D(80), note="夹具"))
    with pytest.raises(Refusal):
        await boss.does(do.reverse_cost, do.ReverseCost(entry_id=entry.id))
    await boss.does(do.reverse_cost, do.ReverseCost(entry_id=entry.id, reason="记错单"))
    with pytest.raises(errors.CostEntryReversed):
        await boss.does(do.reverse_cost, do.ReverseCost(entry_id=entry.id, reason="再来一次"))
    rows = await floor.asks(costs.cost_entries, order.id)
    assert [(row.amount, row.reverses_id) for row in rows] == [(80, None), (-80, entry.id)]
    found = await cost_of(floor, order)
    assert found.sheet.sums(found.sheet.actual)["other"] == 0


PRICE = {"valid_from": NOVEMBER, "price": D(1)}
ENTRY = {"kind": "other", "amount": D(1), "note": "x"}


def bad(floor: Floor) -> list[tuple[Any, Any, type[Refusal]]]:
    item, order, center = floor.orders[0].item_id, floor.orders[0].id, floor.plant.centers["CNC"].id
    price = lambda **more: do.SetItemPrice(**{"item_id": item} | PRICE | more)  # noqa: E731
    entry = lambda **more: do.EnterCost(**{"order_id": order} | ENTRY | more)  # noqa: E731
    rate = do.SetHourRate(work_center_id=center, valid_from=NOVEMBER, labour_rate=D(10) ** 10, machine_rate=D(1))
    return [
        (do.set_item_price, price(price=D("-1")), errors.PriceInvalid),
        (do.set_item_price, price(price=D("1.00001")), errors.PriceInvalid),
        (do.set_item_price, price(item_id=uuid7()), Refusal),
        (do.set_hour_rate, rate, errors.PriceInvalid),
        (do.enter_cost, entry(kind="gift"), errors.CostKindUnknown),
        (do.enter_cost, entry(amount=D("0.005")), errors.AmountInvalid),
        (do.enter_cost, entry(note=" "), errors.NoteMissing),
        (do.enter_cost, entry(order_id=uuid7()), Refusal),
        (do.reverse_cost, do.ReverseCost(entry_id=uuid7(), reason="x"), Refusal),
    ]


async def test_refusals_write_nothing(floor: Floor, boss: Any) -> None:
    for spec, cmd, refusal in bad(floor):
        with pytest.raises(refusal):
            await boss.does(spec, cmd)
    for model in (ItemPrice, HourRate, CostEntry):
        assert await floor.plant.rows(mine(model)) == []


async def test_a_price_set_again_for_the_same_day_changes_that_day(floor: Floor, boss: Any) -> None:
    item = floor.orders[0].item_id
    for price in ("8", "8.25"):
        await boss.does(do.set_item_price, do.SetItemPrice(item_id=item, valid_from=NOVEMBER, price=D(price)))
    rows = await floor.plant.rows(mine(ItemPrice))
    assert [(row.price, row.revision) for row in rows] == [(D("8.25"), 2)]


@pytest.mark.parametrize("role", [roles.PLANNER, roles.TEAM_LEAD, roles.OPERATOR, roles.ADMIN])
async def test_cost_is_for_those_who_may_see_cost(floor: Floor, role: str) -> None:
    person = floor.plant.person(role)
    async with reading(person.actor) as read:
        with pytest.raises(PermissionMissing):
            await costs.order_cost(read, floor.orders[0].id)
        with pytest.raises(PermissionMissing):
            await forms.order_costs_sheet(read, costs.CostFilter(), "zh")
    owner = floor.plant.person(roles.OWNER)
    async with reading(owner.actor) as read:
        assert (await costs.order_cost(read, floor.orders[0].id)).order.id == floor.orders[0].id


async def test_the_sheets_of_orders_and_costs_carry_every_row_and_their_sums(floor: Floor) -> None:
    import io

    from tenants.orders.queries import OrderFilter

    for sheet in (
        await floor.asks(forms.order_list_sheet, OrderFilter(), "zh"),
        await floor.asks(forms.order_costs_sheet, costs.CostFilter(), "zh"),
    ):
        page = openpyxl.load_workbook(io.BytesIO(sheet.content)).worksheets[0]
        numbers = [row[0].value for row in page.iter_rows(min_row=5) if row[0].value]
        assert {order.number for order in floor.orders} <= set(numbers)
        assert "合计" in numbers
        assert page.page_setup.orientation == "landscape"


async def test_a_week_of_orders_costs_the_same_number_of_statements_as_one(floor: Floor) -> None:
    asked: list[int] = []
    for count in (1, 3):
        async with reading(floor.plant.boss.actor) as read:
            n = 0
            real = read.all

            async def counting(statement: Any, _real: Any = real, **binds: Any) -> Any:
                nonlocal n
                n += 1
                return await _real(statement, **binds)

            read.all = counting  # type: ignore[method-assign]
            await costs.costs_of(read, floor.orders[:count])
            asked.append(n)
    assert asked[0] == asked[1]
