"""Custom fields and numbering rules."""

from __future__ import annotations

from typing import Any

from infra.work import working
from tenants import masterdata
from tenants.masterdata import commands as m
from tests.scale.rooms import design
from tests.scale.worlds import World


async def field(w: World, subject: str = "item") -> Any:
    return await w.does(m.create_custom_field, m.CreateCustomField(**w.named(), subject=subject, kind="text"))


async def furnish(w: World) -> None:
    w.ids["customFieldId"] = (await field(w)).id
    await w.does(m.set_numbering_rule, m.SetNumberingRule(subject="serial", pattern=f"{w.marker.upper()}-{{seq:3}}"))
    async with working(w.lead, command="orders.create_order") as work:
        assert await masterdata.next_number(work, "serial")
    await design.furnish(w)


RECIPES: dict[str, Any] = design.RECIPES | {
    "createCustomField": lambda _here, w: _values(w, code=w.code(), subject="lot", kind="number", choices=[]),
    "changeCustomField": lambda _here, w: _changed(w),
    "setNumberingRule": lambda _here, w: _values(w, subject="lot", pattern="L{yy}{seq:4}"),
}
CASES: dict[str, Any] = {}


async def _values(_w: World, **values: Any) -> dict[str, Any]:
    return values


async def _changed(w: World) -> dict[str, Any]:
    return {"customFieldId": str((await field(w)).id), "choices": None, "decimals": 2, "nameEn": w.text("new")}
