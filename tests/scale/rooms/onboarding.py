"""Imports, their rows and mappings, the cut-over."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from infra.actions import run
from infra.db import among, mine
from infra.ids import uuid7
from infra.sheets import xlsx_bytes
from infra.work import Work, reading, system, working
from tenants import onboarding
from tenants.onboarding import commands as do
from tenants.onboarding.jobs import carry_on
from tenants.onboarding.models import CutOver, ImportRow, ImportRun
from tenants.onboarding.rules import RUNNING
from tests.scale import going_live, subscribing
from tests.scale.staging import on
from tests.scale.worlds import World


async def sent(w: World) -> ImportRun:
    """A sheet with one partner, mapped by its titles."""
    content = xlsx_bytes(("编码", "名称"), [(w.code(), w.text("名"))])
    return await onboarding.receive_sheet(w.lead, "partners", f"{w.text('sheet')}.xlsx", content)


async def work_off(w: World, run_id: Any) -> None:
    """What the workers would do with it, whoever sent it."""
    for _ in range(3):
        async with working(system(w.tenant_id), command="infra.actor") as work:
            await _by_the_system(work, run_id)
            await carry_on(work, run_id)


async def _by_the_system(work: Work, run_id: Any) -> None:
    found = await work.lock(ImportRun, run_id)
    if found is not None and found.sent_by_kind == "user":
        await work.change(found, sent_by_kind="system")


async def at_rest(w: World) -> None:
    """Nothing is under way: a command that only begins something left it to the workers."""
    async with reading(system(w.tenant_id)) as read:
        running = await read.all(mine(ImportRun).where(among(ImportRun.state, RUNNING)))
    for each in running:
        await work_off(w, each.id)


async def checked(w: World) -> ImportRun:
    await at_rest(w)
    made = await sent(w)
    await w.does(do.check_import, do.CheckImport(run_id=made.id, mapping=made.mapping), w.lead)
    await work_off(w, made.id)
    return made


async def imported(w: World) -> ImportRun:
    made = await checked(w)
    await w.does(do.start_import, do.StartImport(run_id=made.id), w.lead)
    await work_off(w, made.id)
    return made


async def furnish(w: World) -> None:
    w.ids["runId"] = (await checked(w)).id
    await w.does(do.declare_cut_over, do.DeclareCutOver(reason=w.text("reason")), w.lead)
    await going_live.furnish(w)
    await subscribing.furnish(w)


async def receive(w: World) -> Any:
    cmd = do.ReceiveSheet(
        run_id=uuid7(), kind="items", file_name="a.csv", size=1, sha256="0" * 64, signature="s", titles=["编码"],
        mapping=["code"], samples=["A"],
    )  # fmt: skip
    return w.tenant_id, lambda: run(w.lead, do.receive, cmd)


async def import_row(w: World) -> Any:
    made = await checked(w)
    step = do.ImportStep(
        command="masterdata.create_item",
        values={"code": w.code(), "name_zh": "件", "name_en": "piece", "unit_id": str(w.ids["unitId"])},
    )
    cmd = do.ImportRowCommand(run_id=made.id, lines=[2], steps=[step])
    return w.tenant_id, lambda: run(w.lead, do.import_row, cmd)


async def take_back_rows(w: World) -> Any:
    await before_cut_over(None)(None, w)
    made = await imported(w)
    async with working(system(w.tenant_id), command="test.look") as work:
        (row,) = await work.all(mine(ImportRow).where(ImportRow.run_id == made.id))
    cmd = do.TakeBackRows(run_id=made.id, command_ids=[row.command_id], reason="wrong sheet")
    return w.tenant_id, lambda: run(w.lead, do.take_back_rows, cmd)


async def open_order(w: World) -> Any:
    cmd = do.OpenOrder(
        item_id=w.ids["itemId"], quantity=Decimal(9), due_at=datetime.now(UTC) + timedelta(days=9), number=w.code(),
        made=[do.Made(operation="工序1", good=Decimal(4), process_scrap=Decimal(1))],
    )  # fmt: skip
    return w.tenant_id, lambda: run(w.lead, do.open_order, cmd)


def before_cut_over(recipe: Any) -> Any:
    """A company cuts over once; the proofs need it on both sides of that day."""

    async def without(here: Any, w: World) -> Any:
        async with working(system(w.tenant_id), command="test.undo") as work:
            for declared in await work.all(mine(CutOver)):
                await work.remove(declared)
        return await recipe(here, w) if recipe else {}

    return without


async def _at_rest(_here: Any, w: World) -> dict[str, Any]:
    await at_rest(w)
    return {}


RECIPES = {
    "checkImport": on("runId", sent, mapping=["code", "name_zh"], createMissing=False),
    "startImport": before_cut_over(on("runId", checked)),
    "rollBackImport": before_cut_over(on("runId", imported)),
    "declareCutOver": before_cut_over(_at_rest),
    **going_live.RECIPES,
}
CASES: dict[str, Any] = {
    "onboarding.receive": receive,
    "onboarding.import_row": import_row,
    "onboarding.take_back_rows": take_back_rows,
    "onboarding.open_order": open_order,
    **going_live.CASES,
    **subscribing.CASES,
}
