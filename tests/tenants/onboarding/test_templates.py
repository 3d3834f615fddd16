"""Every trade's template: a company founded from it releases an order, reports it through a phone, and closes it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any, cast
from uuid import UUID, uuid4

import httpx
import pytest
import pytest_asyncio
from litestar import Litestar

from api import errors as api_errors
from api.fair import fair
from api.graphql import graphql
from infra.actions import run
from infra.db import Database, mine
from infra.engines.roles import Dsns
from infra.quantity import plain
from infra.work import Actor, reading, system
from tenants import onboarding
from tenants.identity.models import User
from tenants.masterdata.models import Instruction
from tenants.onboarding.founding import FoundRequest, found_company
from tenants.onboarding.templates import INDUSTRIES, template
from tenants.orders import commands as orders
from tenants.orders.models import Operation, ProductionOrder
from tests.kit.people import Staff
from tests.kit.phones import SYNC, Phone, switched


@pytest_asyncio.fixture
async def http(app_pool: Database) -> AsyncIterator[httpx.AsyncClient]:
    app = Litestar(
        [graphql], exception_handlers=api_errors.HANDLERS, middleware=[fair], openapi_config=None, logging_config=None
    )
    transport = httpx.ASGITransport(cast(Any, app), client=("10.1.2.3", 5000))
    async with httpx.AsyncClient(transport=transport, base_url="http://lotline.test", timeout=60) as client:
        yield client


async def founded(industry: str, dsns: Dsns) -> tuple[Staff, UUID]:
    request = FoundRequest(
        slug=f"t{uuid4().hex[:10]}", name_zh="样板厂", name_en="Sample plant", industry=industry, admin_name="赵明",
        admin_phone="13800000001",
    )  # fmt: skip
    made = await found_company(request)
    return Staff(made.tenant_id, made.slug, dsns.admin), made.admin_user_id


async def rows(staff: Staff, statement: Any) -> list[Any]:
    async with reading(system(staff.tenant_id)) as read:
        return await read.all(statement)


async def planned_order(staff: Staff) -> ProductionOrder:
    return (await rows(staff, mine(ProductionOrder).where(ProductionOrder.state == "planned")))[0]


async def operations_of(staff: Staff, order: ProductionOrder) -> list[Operation]:
    statement = mine(Operation).where(Operation.order_id == order.id).order_by(Operation.sequence)
    return await rows(staff, statement)


async def report(http: httpx.AsyncClient, staff: Staff, phone: Phone, operation: Operation) -> list[str]:
    """Reads the critical steps of the instruction, where there is one, and reports all of it."""
    about = {"operationId": str(operation.id)}
    read = [
        await send(http, phone, "masterdata.confirm_instruction", about | {"instructionId": str(each.id)})
        for each in await instructions_of(staff, operation)
    ]
    quantity = plain(operation.planned_quantity)
    return [*read, await send(http, phone, "reporting.report_output", about | {"goodQuantity": quantity})]


async def instructions_of(staff: Staff, operation: Operation) -> list[Instruction]:
    definition = operation.operation_definition_id
    return await rows(staff, mine(Instruction).where(Instruction.operation_definition_id == definition))


async def send(http: httpx.AsyncClient, phone: Phone, command: str, payload: dict[str, str]) -> str:
    body = {"query": SYNC, "variables": {"envelopes": [phone.envelope(command, payload)]}}
    answer = await http.post("/api/graphql", json=body, headers={"authorization": f"Device {phone.key}"})
    assert "data" in answer.json(), answer.text
    (verdict,) = answer.json()["data"]["sync"]["verdicts"]
    return f"{verdict['verdict']} {verdict['code'] or ''}".strip()


async def phone_of(staff: Staff, user: User) -> Phone:
    """Enrolled by the plant's code, taken over by the operator."""
    key, _ = await staff.phone()
    return Phone(key.id, str(key), await switched(staff, user, key.id))


async def hand_of(staff: Staff, industry: str) -> User:
    """Its first sample operator."""
    login = next(each.login for each in template(industry).sample.people if "OPERATOR" in each.roles)
    return (await rows(staff, mine(User).where(User.login == login)))[0]


async def readiness(actor: Actor) -> onboarding.Readiness:
    async with reading(actor) as read:
        return await onboarding.readiness(read)


@pytest.mark.parametrize("industry", INDUSTRIES)
async def test_a_company_of_this_trade_releases_reports_and_closes_an_order(industry, dsns, http):
    staff, founder_id = await founded(industry, dsns)
    founder = await staff.actor(await staff.token(founder_id))
    order = await planned_order(staff)
    await run(founder, orders.release_order, orders.ReleaseOrder(order_id=order.id))
    phone = await phone_of(staff, await hand_of(staff, industry))

    verdicts = [await report(http, staff, phone, each) for each in await operations_of(staff, order)]

    assert {each for verdict in verdicts for each in verdict} == {"applied"}, verdicts
    (done,) = await rows(staff, mine(ProductionOrder).where(ProductionOrder.id == order.id))
    assert done.state == "completed"
    await run(founder, orders.close_order, orders.CloseOrder(order_id=order.id, reason="交货完成"))
    (closed,) = await rows(staff, mine(ProductionOrder).where(ProductionOrder.id == order.id))
    assert closed.state == "closed"
    ready = await readiness(founder)
    assert ready.score >= 90, [(gap.key, gap.done, gap.total) for gap in ready.gaps]


@pytest.mark.parametrize("industry", INDUSTRIES)
def test_a_template_speaks_both_languages_and_its_codes_hold_together(industry):
    plan = template(industry)
    assert plan.industry == industry
    named = [
        *plan.units,
        *plan.areas,
        *plan.centers,
        *plan.operations,
        *plan.shifts,
        *plan.reasons,
        *plan.teams,
        *plan.roles,
        *plan.fields,
        *plan.sample.partners,
        *plan.sample.materials,
        *plan.sample.products,
    ]
    for row in named:
        assert row.zh.strip(), row
        assert row.en.strip(), row
        assert row.en.isascii() or any(sign in row.en for sign in "µΦ×°"), row
    operations = {row.code for row in plan.operations}
    centers = {row.code for row in plan.centers}
    units = {unit.code for center in plan.centers for unit in center.units}
    assert {row.center for row in plan.operations} <= centers
    assert {code for team in plan.teams for code in team.centers} == centers, "every work center has its team"
    assert {guide.operation for guide in plan.guides} <= operations
    for product in plan.sample.products:
        assert {operation for operation, _ in product.steps} <= operations
        assert {unit for _, unit in product.steps} <= units
    assert all(row.cycle > 0 for row in plan.operations)
    kinds = {row.kind for row in plan.reasons}
    assert kinds >= {"process_scrap", "material_scrap", "rework", "hold", "downtime", "correction"}


def test_each_trade_has_words_of_its_own():
    words = {
        "machining": "磨外圆", "electronics": "SMT 贴片", "food": "灭菌", "medical": "UDI", "moulding": "毛边",
    }  # fmt: skip
    for industry, word in words.items():
        plan = template(industry)
        said = " ".join(row.zh for row in (*plan.operations, *plan.reasons, *plan.centers, *plan.fields))
        assert word in said, industry
    first = [{row.code for row in template(each).reasons if row.kind == "process_scrap"} for each in INDUSTRIES]
    assert all(not (one & two) - {"SIZE", "SEAL"} for at, one in enumerate(first) for two in first[:at])
