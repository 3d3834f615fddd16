"""Papers entered, judged lot by lot and through a BOM, and what is not issued without them."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from infra.blobs import BlobMissing
from infra.db import mine
from infra.errors import BadInput
from infra.work import Work
from tenants import masterdata, roles
from tenants.identity.inbox.models import Todo
from tenants.masterdata import commands as do
from tenants.masterdata.models import Item, Partner
from tenants.traceability import commands as stock
from tenants.traceability import ledger
from tenants.traceability.models import MaterialLot, SubstanceDeclaration
from tenants.traceability.substances import actors, commands, errors, queries
from tenants.traceability.substances.commands import SubstanceAmount
from tenants.traceability.substances.report import product_file
from tests.kit.plant import Person, Plant


def lead(plant: Plant) -> Person:
    return plant.person(roles.QUALITY_LEAD)


async def day(plant: Plant) -> date:
    async def ask(work: Work) -> date:
        return await masterdata.plant_day(work, work.now)

    return await plant.within(ask)  # type: ignore[no-any-return]


async def declared(plant: Plant, item: Item, **more: Any) -> SubstanceDeclaration:
    given = {"item_id": item.id, "number": "D-1", "issued_on": date(2026, 1, 5), **more}
    made: SubstanceDeclaration = await lead(plant).does(
        commands.declare_substances, commands.DeclareSubstances(**given)
    )
    return made


async def supplier(plant: Plant, code: str) -> Partner:
    cmd = do.CreatePartner(code=code, name_zh=code, name_en=code, supplier=True)
    return await plant.boss.does(do.create_partner, cmd)  # type: ignore[no-any-return]


async def lot_of(plant: Plant, item: Item, number: str, supplier_id: Any = None) -> MaterialLot:
    cmd = stock.OpenBalance(item_id=item.id, quantity=Decimal(10), number=number, supplier_id=supplier_id)
    return await plant.planner.does(stock.open_balance, cmd)  # type: ignore[no-any-return]


async def use(plant: Plant, lot: MaterialLot, reason: str | None = None) -> None:
    async def act(work: Work) -> None:
        held = await ledger.lock_lots(work, [lot.id])
        await ledger.check_usable(work, held[lot.id], "issue", reason=reason)

    await plant.within(act)


async def policy(plant: Plant, wanted: str, item: Item | None = None) -> None:
    cmd = commands.SetSubstancePolicy(policy=wanted, item_id=item.id if item else None)
    await lead(plant).does(commands.set_substance_policy, cmd)


async def test_nothing_is_issued_that_nobody_vouches_for(plant: Plant) -> None:
    wire, other = await plant.item("W-1"), await plant.item("W-2")
    lot, free = await lot_of(plant, wire, "L-1"), await lot_of(plant, other, "L-2")
    await use(plant, lot)
    await policy(plant, "block")
    await policy(plant, "off", other)
    await use(plant, free)
    with pytest.raises(errors.SubstanceBlocked, match="undeclared"):
        await use(plant, lot, "urgent")
    await declared(plant, wire, valid_until=await day(plant))
    await use(plant, lot)
    await policy(plant, "warn", wire)
    report = {"kind": "test_report", "number": "T-9", "lot_id": lot.id}
    paper = await declared(plant, wire, **report, values=[SubstanceAmount(substance="Cd", ppm=Decimal(101))])
    with pytest.raises(errors.SubstanceNeedsReason, match="Cd 101 mg/kg"):
        await use(plant, lot)
    await use(plant, lot, "客户已书面同意")
    withdraw = commands.WithdrawDeclaration(declaration_id=paper.id)
    await lead(plant).does(commands.withdraw_declaration, withdraw)
    await use(plant, lot)
    with pytest.raises(errors.DeclarationWithdrawn):
        await lead(plant).does(commands.withdraw_declaration, commands.WithdrawDeclaration(declaration_id=paper.id))


async def test_one_suppliers_paper_does_not_cover_anothers_lot(plant: Plant) -> None:
    wire, good, bad = await plant.item("W-1"), await supplier(plant, "GOOD"), await supplier(plant, "BAD")
    covered, naked = await lot_of(plant, wire, "L-1", good.id), await lot_of(plant, wire, "L-2", bad.id)
    await declared(plant, wire, supplier_id=good.id)
    await policy(plant, "block")
    await use(plant, covered)
    with pytest.raises(errors.SubstanceBlocked):
        await use(plant, naked)


async def test_a_product_is_as_good_as_its_weakest_part(plant: Plant) -> None:
    lamp, board, wire, nut = [await plant.item(code) for code in ("LAMP", "BOARD", "WIRE", "NUT")]
    for parent, children in ((lamp, (board, nut)), (board, (wire,))):
        lines = [
            do.NewBomLine(position=10 * n, item_id=each.id, quantity=Decimal(2)) for n, each in enumerate(children, 1)
        ]
        bom = await plant.boss.does(
            do.create_bom, do.CreateBom(item_id=parent.id, effective_from=date(2020, 1, 1), lines=lines)
        )
        await plant.boss.does(do.approve_bom, do.ApproveBom(bom_id=bom.id))
    one, two = await supplier(plant, "ONE"), await supplier(plant, "TWO")
    await lot_of(plant, wire, "L-1", one.id)
    await lot_of(plant, wire, "L-2", two.id)
    await declared(plant, nut, values=[SubstanceAmount(substance="Pb", ppm=Decimal(38000), exemption="6(c)")])
    await declared(plant, wire, supplier_id=one.id)
    found = await lead(plant).asks(queries.product_compliance, lamp.id)
    assert [(p.item.code, p.supplier and p.supplier.code, p.path, p.verdict.state) for p in found.parts] == [
        ("WIRE", "ONE", "10.10", "compliant"), ("WIRE", "TWO", "10.10", "undeclared"), ("NUT", None, "20", "exempt"),
    ]  # fmt: skip
    assert [p.under and p.under.code for p in found.parts] == ["BOARD", "BOARD", None]
    assert (found.verdict.state, found.weakest.supplier.code) == ("undeclared", "TWO")
    for lang, kind, begins in (("zh", "pdf", b"%PDF"), ("en", "xlsx", b"PK")):
        code, paper = await lead(plant).asks(product_file, lamp.id, "rohs", lang, kind)
        assert (code, paper.startswith(begins)) == ("LAMP", True)
    await declared(plant, wire, supplier_id=two.id)
    again = await lead(plant).asks(queries.product_compliance, lamp.id)
    assert (again.verdict.state, again.verdict.detail, again.weakest.item.code) == ("exempt", "6(c)", "NUT")


async def test_a_paper_that_ends_is_somebodys_to_renew(plant: Plant) -> None:
    wire, today = await plant.item("W-1"), await day(plant)
    await declared(plant, wire, valid_until=today + timedelta(days=30))
    await declared(plant, wire, number="D-2", valid_until=today + timedelta(days=90))
    await plant.within(actors.look_for_ending)
    todos = [each for each in await plant.rows(mine(Todo)) if each.settled_at is None]
    assert todos == []
    other = await plant.item("W-2")
    await declared(plant, other, number="D-3", valid_until=today + timedelta(days=10))
    await plant.within(actors.look_for_ending)
    (todo,) = [each for each in await plant.rows(mine(Todo)) if each.settled_at is None]
    assert (todo.kind, todo.level, todo.params["number"]) == ("traceability.declaration_ending", "urgent", "D-3")
    await declared(plant, other, number="D-4")
    await plant.within(actors.look_for_ending)
    assert all(each.settled_at is not None for each in await plant.rows(mine(Todo)))


async def test_lists_and_exemptions_of_ones_own(plant: Plant) -> None:
    kept = {"name_zh": "某物质", "name_en": "Something", "limit_ppm": Decimal(1000)}
    await lead(plant).does(commands.keep_substance, commands.KeepSubstance(list_code="svhc", code="X-1", **kept))
    with pytest.raises(errors.SubstanceGiven):
        await lead(plant).does(commands.keep_substance, commands.KeepSubstance(list_code="rohs", code="Zn", **kept))
    later = commands.KeepExemption(
        list_code="rohs", code="6(c)", text="extended", substances=["Pb"], expires_on=date(2031, 7, 21)
    )
    await lead(plant).does(commands.keep_exemption, later)
    rohs, svhc, _own = await lead(plant).asks(queries.substance_books)
    assert (rohs.exemptions["6(c)"].expires_on, list(svhc.limits)) == (date(2031, 7, 21), ["X-1"])


@pytest.mark.parametrize(
    ("more", "refused"),
    [
        ({"list_code": "rosh"}, errors.SubstanceListUnknown),
        ({"kind": "rumour"}, BadInput),
        ({"kind": "test_report"}, errors.ReportNeedsValues),
        ({"number": " "}, BadInput),
        ({"issued_on": date(2999, 1, 1)}, errors.DeclarationDates),
        ({"values": [SubstanceAmount(substance="Zn", ppm=Decimal(1))]}, errors.SubstanceUnknown),
        ({"values": [SubstanceAmount(substance="Pb", ppm=Decimal(-1))]}, errors.ConcentrationInvalid),
        ({"values": [SubstanceAmount(substance="Cd", ppm=Decimal(1), exemption="6(c)")]}, errors.ExemptionUnknown),
        ({"sha256": "0" * 64}, BlobMissing),
    ],
    ids=["list", "kind", "values", "number", "future", "zinc", "negative", "exemption", "paper"],
)
async def test_bad_papers_are_refused_and_nothing_is_kept(
    plant: Plant, more: dict[str, Any], refused: type[Exception]
) -> None:
    wire = await plant.item("W-1")
    before = await plant.written()
    with pytest.raises(refused):
        await declared(plant, wire, **more)
    assert (await plant.written(), await plant.rows(mine(SubstanceDeclaration))) == (before, [])


async def test_a_lot_of_another_part_is_no_witness(plant: Plant) -> None:
    wire, nut = await plant.item("W-1"), await plant.item("N-1")
    lot = await lot_of(plant, nut, "L-1")
    with pytest.raises(errors.LotOfOtherItem):
        await declared(plant, wire, lot_id=lot.id)
