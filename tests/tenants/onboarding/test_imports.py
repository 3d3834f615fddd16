"""Real sheets: read, checked, brought in, marked, brought again."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
import pytest_asyncio

from infra import clock
from infra.actions import run
from infra.db import mine
from infra.errors import PermissionMissing
from infra.sheets import SheetUnreadable, xlsx_bytes
from tenants import masterdata as md
from tenants import onboarding
from tenants.identity.seeds import seed_roles
from tenants.masterdata import commands as m
from tenants.masterdata.models import Bom, BomLine, Item, Partner, Routing
from tenants.onboarding import commands as do
from tenants.onboarding.errors import ColumnsMissing, ColumnTwice, KindUnknown, OtherImportRuns
from tenants.onboarding.models import ImportRun
from tenants.orders.models import Demand, Operation, ProductionOrder
from tenants.reporting.models import OutputReport
from tenants.traceability.models import MaterialLot
from tests.kit.plant import Plant
from tests.tenants.onboarding.dirty import bom_by_parents, codes_of, items_sheet
from tests.tenants.onboarding.evening import spend
from tests.tenants.onboarding.moving import Mover

THREE = ((10, ()), (20, (10,)), (30, (20,)))


@pytest_asyncio.fixture
async def mover(plant: Plant) -> Mover:
    return Mover(plant, plant.boss.actor)


def csv(*lines: str) -> bytes:
    return "\n".join(lines).encode()


async def test_a_small_evening(plant: Plant) -> None:
    """Dirty BOM and orders: every bad row marked, a second import changes nothing, roll-back leaves nothing."""
    evening = await spend(plant, bom_rows=200, orders=30)
    assert evening.wrong == []


async def test_an_item_whose_unit_is_missing_stays_out_or_gets_it(mover: Mover) -> None:
    sheet = csv("物料编码,名称,单位", "A-1,轴,千克", "A-2,套,件")

    refused = await mover.bring("items", sheet, "items.csv")
    created = await mover.bring("items", sheet, "items.csv", create=True)

    assert await mover.codes(refused) == {2: "onboarding.not_there"}
    assert await mover.verdicts(created) == {"applied": 1, "duplicate": 1}
    assert {each.code for each in await mover.plant.rows(mine(Item))} == {"A-1", "A-2"}


async def test_a_corrected_sheet_brings_only_what_was_corrected(mover: Mover) -> None:
    await mover.bring("items", csv("物料编码,名称,单位", "A-1,轴,件", "A-2,,件", "A 3,杆,件"), "a.csv")
    before = await mover.business()

    again = await mover.bring("items", csv("料号,单位,品名", "A-1,件,轴", "A-2,件,套", "A-3,件,杆"), "b.csv")

    assert await mover.verdicts(again) == {"duplicate": 1, "applied": 2}
    assert (await mover.business())["masterdata_item"] == before["masterdata_item"] + 2


async def test_a_code_the_spreadsheet_made_a_number_of_is_warned_about_and_never_guessed(mover: Mover) -> None:
    await mover.bring("items", csv("物料编码,名称,单位", "00123,轴,件"), "a.csv")
    sheet = xlsx_bytes(("物料编码", "数量"), [(Decimal(123), Decimal(5)), (Decimal(77), Decimal(5))])

    sent = await mover.bring("lots", sheet)

    assert await mover.codes(sent) == {2: "onboarding.zeros_lost", 3: "onboarding.not_there"}
    assert all(row.warnings[0]["code"] == "onboarding.code_was_number" for row in await mover.rows(sent))
    assert await mover.plant.rows(mine(MaterialLot)) == []


async def test_a_row_that_stands_twice_goes_in_once(mover: Mover) -> None:
    sent = await mover.bring("items", csv("物料编码,名称,单位", "A-1,轴,件", "A-1,轴,件", "A-1,套,件"), "a.csv")
    assert await mover.codes(sent) == {3: "onboarding.key_repeated", 4: "onboarding.key_repeated"}
    assert len(await mover.plant.rows(mine(Item))) == 1


async def test_a_bom_as_parent_and_part_in_gbk(mover: Mover) -> None:
    await mover.bring("items", items_sheet(codes_of(3, 4)))

    sent = await mover.bring("boms", bom_by_parents(3, 4), "bom.csv")

    boms = await mover.plant.rows(mine(Bom))
    assert await mover.verdicts(sent) == {"applied": 12}
    assert [bom.state for bom in boms] == ["approved"] * 3
    assert len(await mover.plant.rows(mine(BomLine))) == 12


async def test_a_bom_may_bring_its_parts_along(mover: Mover) -> None:
    sheet = csv("层级,物料编码,名称,用量,单位", "0,P-1,泵,,件", "1,P-2,壳,1,件", "1,P-3,轴,2 件,件")

    refused = await mover.bring("boms", sheet, "bom.csv")
    created = await mover.bring("boms", sheet, "bom.csv", create=True)

    assert set((await mover.codes(refused)).values()) == {"onboarding.not_there"}
    assert await mover.verdicts(created) == {"applied": 3}
    assert {each.code: each.name_zh for each in await mover.plant.rows(mine(Item))} == {
        "P-1": "泵", "P-2": "壳", "P-3": "轴",
    }  # fmt: skip


async def test_a_bom_that_leads_back_to_itself_is_refused_at_the_row_that_closes_the_circle(mover: Mover) -> None:
    await mover.bring("items", items_sheet(["A", "B", "C"]))
    sent = await mover.bring("boms", csv("父项,子项,用量", "A,B,1", "B,C,1", "C,A,1"), "bom.csv")
    assert await mover.codes(sent) == {4: "masterdata.bom_cycle"}
    assert len(await mover.plant.rows(mine(Bom))) == 2


async def test_a_circle_with_what_stands_already_is_refused_by_the_command(mover: Mover) -> None:
    await mover.bring("items", items_sheet(["A", "B"]))
    await mover.bring("boms", csv("父项,子项,用量", "A,B,1"), "one.csv")
    sent = await mover.bring("boms", csv("父项,子项,用量", "B,A,1"), "two.csv")
    assert await mover.codes(sent) == {2: "masterdata.bom_cycle"}


async def test_routings_come_with_their_operations(mover: Mover, plant: Plant) -> None:
    await mover.bring("items", items_sheet(["A"]))
    head = "物料编码,工序号,工序名称,工作中心,准备时间(分),单件工时(秒)"
    sheet = csv(head, "A,10,镗孔,CNC,10,45", "A,20,磨外圆,GRIND,,1.5分")

    sent = await mover.bring("routings", sheet, "r.csv", create=True)

    assert await mover.verdicts(sent) == {"applied": 2}
    (routing,) = await plant.rows(mine(Routing))
    recipe = await plant.within(lambda work: md.recipe(work, routing.item_id, work.now.date()))
    assert [(step.sequence, step.setup_seconds, step.cycle_seconds, step.predecessors) for step in recipe.steps] == [
        (10, 600, Decimal(45), []), (20, 0, Decimal(90), [10]),
    ]  # fmt: skip


async def test_orders_with_a_row_per_operation(mover: Mover, plant: Plant) -> None:
    await plant.item("LT-1", steps=THREE)
    sheet = csv(
        "订单号,产品编码,数量,交期,客户,工序,完成,报废",
        "W-1,LT-1,100,2026-12-18,瑞泽液压,10,80,2",
        "W-1,,,,,20,60,",
        "W-2,LT-1,50,2026-12-19,RZ,工序1,40,",
        "W-2,LT-1,51,2026-12-19,RZ,工序2,30,",
    )

    sent = await mover.bring("orders", sheet, "wip.csv")

    (order,) = await plant.rows(mine(ProductionOrder))
    operations = (await plant.look_at(order))[1]
    assert [(each.good_quantity, each.process_scrap_quantity) for each in operations] == [(80, 2), (60, 0), (0, 0)]
    reports = await plant.rows(mine(OutputReport))
    assert [report.flags for report in reports] == [["opening"], ["opening"]]
    rows = {row.line: (row.verdict, [each["code"] for each in row.problems]) for row in await mover.rows(sent)}
    assert rows[5] == ("refused", ["onboarding.order_differs"])
    assert rows[4] == ("held", ["onboarding.held_back"])


async def test_an_order_goes_in_whole_or_not_at_all(mover: Mover, plant: Plant) -> None:
    await plant.item("LT-1", steps=THREE)
    before = await mover.business()
    head = "订单号,产品编码,数量,交期,工序1完成,工序2完成,工序9完成"

    sent = await mover.bring("orders", csv(head, "W-1,LT-1,10,2026-12-18,5,6,", "W-2,LT-1,10,2026-12-18,,,1"), "w.csv")

    assert await mover.codes(sent) == {2: "onboarding.more_than_arrived", 3: "onboarding.step_missing"}
    after = await mover.business()
    assert {table for table in before if before[table] != after[table]} == {"journal"}  # the import itself
    assert await plant.rows(mine(Operation)) == []


async def test_what_was_made_before_asks_nobody_for_boxes_or_approval(mover: Mover, plant: Plant) -> None:
    await mover.bring("items", items_sheet(["LT-1"]))
    (item,) = await plant.rows(mine(Item))
    step = m.NewRoutingStep(
        sequence=10, operation_definition_id=plant.definitions["TURN"].id, report_mode="box",
        box_quantity=Decimal(20), needs_approval=True,
    )  # fmt: skip
    routing = m.CreateRouting(item_id=item.id, effective_from=date(2020, 1, 1), steps=[step])
    made = await plant.boss.does(m.create_routing, routing)
    await plant.boss.does(m.approve_routing, m.ApproveRouting(routing_id=made.id))
    due = clock.now() + timedelta(days=9)
    counts = [do.Made(operation="10", good=Decimal(7))]

    opening = do.OpenOrder(item_id=item.id, quantity=Decimal(10), due_at=due, number="W-1", made=counts)
    await plant.person("PLANNER").does(do.open_order, opening)

    (report,) = await plant.rows(mine(OutputReport))
    assert (report.good_quantity, report.approval, report.flags) == (7, None, ["opening"])
    assert report.reporter_name == "周晓岚"


async def test_an_order_that_is_only_promised(mover: Mover, plant: Plant) -> None:
    await plant.item("LT-1", steps=THREE)
    head = "订单号,产品编码,数量,交期,状态,工序1完成"
    sheet = csv(head, "W-1,LT-1,10,2026-12-18,未下达,", "W-2,LT-1,10,2026-12-18,计划,3")
    sent = await mover.bring("orders", sheet, "w.csv")
    assert await mover.codes(sent) == {3: "onboarding.nothing_released"}
    assert [each.state for each in await plant.rows(mine(ProductionOrder))] == ["planned"]


async def test_lots_people_and_partners(mover: Mover, plant: Plant) -> None:
    await seed_roles(plant.tenant_id)
    await mover.bring("items", items_sheet(["A"]))
    partners = await mover.bring("partners", csv("编码,名称,类型", "HD,华东钢材,供应商"), "p.csv")
    lots = await mover.bring(
        "lots", csv("批号,物料编码,库存数量(件),供应商,有效期", 'L-1,A,"1,200",华东钢材,2027.3.1'), "l.csv"
    )
    people = await mover.bring(
        "people", csv("登录名,姓名,工号,角色", "zhao,赵强,B-9,操作工、班组长", "qian,钱,B-10,船长"), "u.csv"
    )

    assert [await mover.verdicts(each) for each in (partners, lots)] == [{"applied": 1}] * 2
    assert await mover.codes(people) == {3: "onboarding.not_there"}
    (lot,) = await plant.rows(mine(MaterialLot))
    supplier = next(each for each in await plant.rows(mine(Partner)) if each.code == "HD")
    assert (lot.quantity, lot.supplier_id, supplier.supplier) == (1200, supplier.id, True)


async def test_demand_lines(mover: Mover, plant: Plant) -> None:
    await plant.item("LT-1", steps=THREE)
    head = "客户,客户PO,产品编码,需求数量(pcs),交货日期"
    sheet = csv(head, "瑞泽液压,PO-7,LT-1,120,2026.12.18", ",,LT-1,50,2026.12.18", "无名,PO-8,LT-1,1,2026.12.18")

    sent = await mover.bring("demands", sheet, "d.csv")

    assert await mover.codes(sent) == {4: "onboarding.not_there"}
    found = await plant.rows(mine(Demand))
    assert sorted((each.kind, int(each.quantity), each.customer_po) for each in found) == [
        ("mto", 120, "PO-7"), ("mts", 50, None),
    ]  # fmt: skip


async def test_a_part_counted_in_another_unit_than_its_own(mover: Mover, plant: Plant) -> None:
    """A unit that the part does not convert to is the BOM command's refusal."""
    await plant.boss.does(m.create_unit, m.CreateUnit(code="kg", name_zh="千克", name_en="kg", decimals=3))
    await mover.bring("items", items_sheet(["A", "B"]))
    sent = await mover.bring("boms", csv("父项,子项,用量", "A,B,1.5 公斤"), "b.csv")
    assert set((await mover.codes(sent)).values()) == {"masterdata.unit_unrelated"}
    assert await plant.rows(mine(Bom)) == []


async def test_the_companys_own_fields_are_columns_too(mover: Mover, plant: Plant) -> None:
    field = m.CreateCustomField(subject="lot", code="HEAT", name_zh="炉次", name_en="Heat", kind="number", decimals=0)
    await plant.boss.does(m.create_custom_field, field)
    await mover.bring("items", items_sheet(["A"]))

    sent = await mover.bring("lots", csv("批号,物料编码,数量,炉次", "L-1,A,5,12", "L-2,A,5,zwölf"), "l.csv")

    assert await mover.codes(sent) == {3: "masterdata.field_value_invalid"}
    assert [each.custom for each in await plant.rows(mine(MaterialLot))] == [{"HEAT": "12"}]


async def test_how_columns_were_mapped_is_remembered_with_the_titles(mover: Mover) -> None:
    sheet = csv("一,二,三", "A-1,轴,件")
    sent = await mover.send("items", sheet, "x.csv")
    assert sent.mapping == [None, None, None]
    wanted = ["code", "name_zh", "unit"]
    await run(mover.actor, do.check_import, do.CheckImport(run_id=sent.id, mapping=wanted))
    await mover.work_off()

    again = await mover.send("items", csv("一, 二 ,三", "A-2,套,件"), "y.csv")

    assert (await mover.again(sent)).state == "checked"
    assert again.mapping == wanted


@pytest.mark.parametrize(
    ("mapping", "refusal"),
    [(["code", "name_zh", None], ColumnsMissing), (["code", "code", "unit"], ColumnTwice),
     (["code", "name_zh", "castle"], ColumnsMissing)],
)  # fmt: skip
async def test_a_mapping_that_cannot_work_is_refused(mover: Mover, mapping: list[Any], refusal: type) -> None:
    sent = await mover.send("items", csv("物料编码,名称,单位", "A,a,件"), "x.csv")
    with pytest.raises(refusal):
        await run(mover.actor, do.check_import, do.CheckImport(run_id=sent.id, mapping=mapping))
    assert (await mover.again(sent)).state == "received"


async def test_a_check_writes_nothing_but_itself(mover: Mover) -> None:
    before = await mover.business()
    checked = await mover.check("items", items_sheet(codes_of(1, 5)))
    after = await mover.business()
    assert await mover.verdicts(checked) == {"ready": 6}
    assert {table for table in before if before[table] != after[table]} == {"journal"}


async def test_a_worker_that_dies_half_way_loses_and_repeats_nothing(
    mover: Mover, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked = await mover.check("items", items_sheet(codes_of(2, 5)))
    await run(mover.actor, do.start_import, do.StartImport(run_id=checked.id))
    monkeypatch.setattr("tenants.onboarding.jobs.BUDGET", 0.01)  # a few rows a go, each go a transaction of its own

    other = await mover.check("items", csv("物料编码,名称,单位", "Z,z,件"), "z.csv")

    assert (await mover.again(checked)).state == "imported"
    assert await mover.verdicts(checked) == {"applied": 12}
    assert await mover.verdicts(other) == {"ready": 1}
    assert len(await mover.plant.rows(mine(Item))) == 12


async def test_one_import_at_a_time(mover: Mover) -> None:
    first = await mover.check("items", items_sheet(["A"]))
    second = await mover.check("items", items_sheet(["B"]))
    await run(mover.actor, do.start_import, do.StartImport(run_id=first.id))
    with pytest.raises(OtherImportRuns):
        await run(mover.actor, do.start_import, do.StartImport(run_id=second.id))
    await mover.work_off()
    assert (await mover.again(second)).state == "checked"


async def test_whoever_may_not_may_not_send_either(plant: Plant) -> None:
    with pytest.raises(PermissionMissing):
        await onboarding.receive_sheet(plant.person("OPERATOR").actor, "items", "a.csv", b"a\n1\n")
    assert await plant.rows(mine(ImportRun)) == []


async def test_a_file_that_is_none_and_a_kind_that_is_none(mover: Mover) -> None:
    with pytest.raises(SheetUnreadable):
        await mover.send("items", b"\x00\x01", "photo.jpg")
    with pytest.raises(KindUnknown):
        await mover.send("castles", b"a\n1\n")
    assert await mover.plant.rows(mine(ImportRun)) == []


async def test_a_template_comes_back_as_an_import(mover: Mover, plant: Plant) -> None:
    """What we hand out is what we understand, in both languages."""
    await plant.item("LT-2207", steps=THREE)
    for locale in ("zh-CN", "en"):
        actor = plant.person("PLANNER", locale=locale).actor
        for kind in ("items", "boms", "routings", "demands", "orders", "lots", "partners", "people"):
            _, content = await onboarding.template_file(actor, kind)
            sent = await onboarding.receive_sheet(mover.actor, kind, "t.xlsx", content)
            assert None not in sent.mapping, (kind, locale, sent.titles, sent.mapping)
