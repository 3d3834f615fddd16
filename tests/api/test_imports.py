"""The door for sheets: a real file in, the marked one out, and 50 MB turned away unread."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator
from typing import Any, cast

import httpx
import openpyxl
import pytest
import pytest_asyncio
from litestar import Litestar

from api import errors as api_errors
from api import imports
from api.fair import fair
from infra.db import mine
from infra.engines.roles import Dsns
from infra.sheets import LARGEST_FILE
from tenants.identity.seeds import seed_roles
from tenants.onboarding.models import ImportRun
from tenants.roles import OPERATOR, PLANNER
from tests.kit.people import Staff
from tests.kit.plant import Plant
from tests.tenants.onboarding.moving import Mover

SHEET = "编码,名称\nA 1,甲\nB2,乙\n".encode()


class Desk:
    def __init__(self, http: httpx.AsyncClient, staff: Staff, plant: Plant) -> None:
        self.http, self.staff, self.plant = http, staff, plant

    async def token(self, login: str, role: str) -> dict[str, str]:
        user = await self.staff.hire(login, role, name=login)
        return {"authorization": f"Bearer {await self.staff.token(user.id)}"}


@pytest_asyncio.fixture
async def desk(plant: Plant, dsns: Dsns) -> AsyncIterator[Desk]:
    await seed_roles(plant.tenant_id)
    doors: Any = [imports.put_sheet, imports.get_reasons, imports.get_template]
    app = Litestar(
        doors, exception_handlers=api_errors.HANDLERS, middleware=[fair], openapi_config=None, logging_config=None
    )
    transport = httpx.ASGITransport(cast(Any, app), client=("10.1.2.3", 5000))
    async with httpx.AsyncClient(transport=transport, base_url="http://lotline.test", timeout=60) as http:
        yield Desk(http, Staff(plant.tenant_id, plant.slug, dsns.admin), plant)


async def test_a_planner_sends_a_sheet_and_gets_it_back_with_the_reasons(desk: Desk) -> None:
    headers = await desk.token("zhou", PLANNER)
    sent = await desk.http.put("/api/imports/partners", params={"name": "客户.csv"}, content=SHEET, headers=headers)
    assert sent.status_code == 200, sent.text
    (run,) = await desk.plant.rows(mine(ImportRun))
    assert (str(run.id), run.file_name, run.sent_by) == (sent.json()["id"], "客户.csv", "zhou")
    mover = Mover(desk.plant, desk.plant.boss.actor)
    await mover.bring("partners", SHEET, "b.csv")
    (other,) = [each for each in await desk.plant.rows(mine(ImportRun)) if each.id != run.id]

    back = await desk.http.get(f"/api/imports/{other.id}/reasons.xlsx", headers=headers)

    assert "attachment" in back.headers["content-disposition"]
    page = openpyxl.load_workbook(io.BytesIO(back.content)).worksheets[0]
    assert [cell.value for cell in page[1]] == ["编码", "名称", "未导入原因"]
    assert "A 1" in str(page["C2"].value)
    assert page["C3"].value is None


async def test_in_the_background_the_import_acts_as_its_sender(desk: Desk) -> None:
    headers = await desk.token("zhou", PLANNER)
    await desk.http.put("/api/imports/partners", params={"name": "c.csv"}, content=SHEET, headers=headers)
    (run,) = await desk.plant.rows(mine(ImportRun))
    zhou = await desk.staff.actor(await desk.staff.token(run.sent_by_id))
    mover = Mover(desk.plant, zhou)

    sent = await mover.go_on(run)

    lines = await desk.staff.rows("journal", "command = 'onboarding.import_row'")
    assert await mover.verdicts(sent) == {"applied": 1, "refused": 1}
    assert {line["actor_name"] for line in lines} == {"zhou"}


async def test_fifty_megabytes_are_refused_before_they_are_read(desk: Desk) -> None:
    headers = await desk.token("zhou", PLANNER)
    read = 0

    async def heavy() -> AsyncIterator[bytes]:
        nonlocal read
        for _ in range(50):
            read += 2**20
            yield b"0" * 2**20

    declared = {"content-length": str(50 * 2**20)}
    refused = await desk.http.put("/api/imports/items", content=heavy(), headers=headers | declared)
    assert (refused.status_code, refused.json()["code"]) in ((413, "api.too_large"), (429, "api.sheet_too_heavy"))
    undeclared = await desk.http.put("/api/imports/items", content=heavy(), headers=headers)
    assert undeclared.status_code == 413
    assert await desk.plant.rows(mine(ImportRun)) == []
    assert LARGEST_FILE < 50 * 2**20


@pytest.mark.parametrize(("path", "status"), [("castles/template.xlsx", 422), ("items/template.xlsx", 200)])
async def test_templates(desk: Desk, path: str, status: int) -> None:
    answer = await desk.http.get(f"/api/imports/{path}", headers=await desk.token("zhou", PLANNER))
    assert answer.status_code == status


async def test_an_operator_may_not_and_a_stranger_is_nobody(desk: Desk) -> None:
    headers = await desk.token("wang", OPERATOR)
    answer = await desk.http.put("/api/imports/items", content=SHEET, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (403, "infra.permission_missing")
    assert (await desk.http.put("/api/imports/items", content=SHEET)).status_code in (401, 403)
    assert await desk.plant.rows(mine(ImportRun)) == []
