"""Rows of a spreadsheet as commands: each with its own verdict, none twice, the bad ones handed back in red."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from infra.db import mine
from infra.errors import NotFound, UnknownCommand
from infra.imports import Column, ColumnMissing, ColumnRepeated, columns_of, import_file
from infra.sheets import RED, SheetUnreadable, xlsx_bytes
from infra.work import reading
from tenants.masterdata.models import Item, Partner

if TYPE_CHECKING:
    from tests.kit.plant import Plant

PARTNERS = columns_of(
    "masterdata.create_partner",
    {"code": ("编码", "Code"), "name_zh": ("中文名", "Chinese name"), "name_en": ("英文名", "English name")},
)


async def partners(plant: Plant) -> list[str]:
    return sorted(row.code for row in await plant.rows(mine(Partner)) if row.code != "RZ")


async def test_every_row_gets_its_own_verdict(plant: Plant) -> None:
    content = "编码,中文名,英文名\nA1,甲,First\nB 2,乙,Second\nC3,,Third\nA1,甲二,Again\n".encode()

    result = await import_file(plant.boss.actor, "masterdata.create_partner", PARTNERS, content, "p.csv", customer=True)

    assert [(row.line, row.verdict, row.code) for row in result.rows] == [
        (2, "applied", None),
        (3, "refused", "masterdata.code_invalid"),
        (4, "refused", "infra.cell_invalid"),
        (5, "refused", "masterdata.code_taken"),
    ]
    assert await partners(plant) == ["A1"]


async def test_the_same_file_again_does_nothing_twice_and_a_corrected_row_goes_in(plant: Plant) -> None:
    head = "Code,Chinese name,English name\n"
    run = lambda text: import_file(  # noqa: E731
        plant.boss.actor, "masterdata.create_partner", PARTNERS, (head + text).encode(), "p.csv", customer=True
    )
    await run("A1,甲,First\nB 2,乙,Second\n")

    again = await run("A1,甲,First\nB2,乙,Second\n")

    assert [row.verdict for row in again.rows] == ["duplicate", "applied"]
    assert await partners(plant) == ["A1", "B2"]


async def test_the_error_file_is_the_users_own_with_the_reasons_in_red(plant: Plant) -> None:
    content = xlsx_bytes(("Code", "Chinese name", "English name"), [("A1", "甲", "First"), ("B 2", "乙", "Second")])
    result = await import_file(
        plant.boss.actor, "masterdata.create_partner", PARTNERS, content, "p.xlsx", supplier=True
    )

    page = openpyxl.load_workbook(io.BytesIO(result.error_file(content, "p.xlsx"))).worksheets[0]

    assert page["D2"].value is None
    assert "B 2" in page["D3"].value
    assert page["D3"].font.color.rgb == RED


async def test_a_code_in_a_cell_becomes_the_id_it_means(plant: Plant) -> None:
    async def unit(value: Any) -> Any:
        if value != "pcs":
            raise NotFound(what=value)
        return plant.unit.id

    columns = [
        *columns_of("masterdata.create_item", {"code": ("Code",), "name_zh": ("Name",), "name_en": ("Name en",)}),
        Column(field="unit_id", titles=("Unit",), convert=unit),
    ]
    content = b"Code,Name,Name en,Unit\nX-1,x,x,pcs\nX-2,y,y,bucket\n"

    result = await import_file(plant.boss.actor, "masterdata.create_item", columns, content, "items.csv")

    assert [row.verdict for row in result.rows] == ["applied", "refused"]
    (item,) = [row for row in await plant.rows(mine(Item)) if row.code.startswith("X-")]
    assert item.unit_id == plant.unit.id


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"Code,Chinese name\nA,b\n", ColumnMissing),
        ("Code,编码,Chinese name,English name\nA,B,c,d\n".encode(), ColumnRepeated),
        (b"\x00\x01", SheetUnreadable),
    ],
)
async def test_a_file_that_does_not_fit_is_refused_as_a_whole(plant: Plant, content: bytes, refusal: type) -> None:
    with pytest.raises(refusal):
        await import_file(plant.boss.actor, "masterdata.create_partner", PARTNERS, content, "p.csv")
    assert await partners(plant) == []


async def test_whoever_may_not_may_not_by_spreadsheet_either(plant: Plant) -> None:
    content = b"Code,Chinese name,English name\nA1,a,a\n"

    result = await import_file(plant.person("OPERATOR").actor, "masterdata.create_partner", PARTNERS, content, "p.csv")

    assert [row.code for row in result.rows] == ["infra.permission_missing"]
    async with reading(plant.boss.actor) as read:
        assert len(await read.all(mine(Partner))) == 1


async def test_a_refused_row_is_judged_anew_when_the_file_comes_again(plant: Plant) -> None:
    content = b"Code,Chinese name,English name\nA1,a,a\n"
    operator = plant.person("OPERATOR").actor
    send = lambda actor: import_file(actor, "masterdata.create_partner", PARTNERS, content, "p.csv")  # noqa: E731
    for _ in range(3):
        assert [row.verdict for row in (await send(operator)).rows] == ["refused"]

    verdicts = [[row.verdict for row in (await send(plant.boss.actor)).rows] for _ in range(2)]

    assert verdicts == [["applied"], ["duplicate"]]


def test_an_unknown_command_is_said() -> None:
    with pytest.raises(UnknownCommand):
        columns_of("masterdata.create_castle", {})
