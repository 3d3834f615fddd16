"""One order of a newly founded company: released, reported through a phone's door, closed. For tests and proofs."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, cast
from uuid import UUID

import httpx
from litestar import Litestar

from api import errors as api_errors
from api.fair import fair
from api.graphql import graphql
from infra.actions import run
from infra.db import mine
from infra.quantity import plain
from infra.work import reading, system
from tenants import onboarding
from tenants.identity.models import User
from tenants.masterdata.models import Instruction
from tenants.onboarding.templates import template
from tenants.orders import commands as orders
from tenants.orders.models import Operation, ProductionOrder
from tests.kit.people import Staff
from tests.kit.phones import SYNC, Phone, switched


@asynccontextmanager
async def door() -> AsyncIterator[httpx.AsyncClient]:
    """The GraphQL door of this process."""
    app = Litestar(
        [graphql], exception_handlers=api_errors.HANDLERS, middleware=[fair], openapi_config=None, logging_config=None
    )
    transport = httpx.ASGITransport(cast(Any, app), client=("10.1.2.3", 5000))
    async with httpx.AsyncClient(transport=transport, base_url="http://lotline.test", timeout=60) as client:
        yield client


async def trade(http: httpx.AsyncClient, staff: Staff, founder_id: UUID, industry: str) -> onboarding.Readiness:
    """Raises AssertionError where a step is not taken; how ready the company is afterwards."""
    founder = await staff.actor(await staff.token(founder_id))
    order = (await rows(staff, mine(ProductionOrder).where(ProductionOrder.state == "planned")))[0]
    await run(founder, orders.release_order, orders.ReleaseOrder(order_id=order.id))
    phone = await phone_of(staff, await hand_of(staff, industry))
    verdicts = [each for operation in await operations_of(staff, order) for each in await report(
        http, staff, phone, operation
    )]  # fmt: skip
    assert set(verdicts) == {"applied"}, verdicts
    assert await state_of(staff, order) == "completed"
    await run(founder, orders.close_order, orders.CloseOrder(order_id=order.id, reason="交货完成"))
    assert await state_of(staff, order) == "closed"
    async with reading(founder) as read:
        return await onboarding.readiness(read)


async def rows(staff: Staff, statement: Any) -> list[Any]:
    async with reading(system(staff.tenant_id)) as read:
        return await read.all(statement)


async def state_of(staff: Staff, order: ProductionOrder) -> str:
    (found,) = await rows(staff, mine(ProductionOrder).where(ProductionOrder.id == order.id))
    return str(found.state)


async def operations_of(staff: Staff, order: ProductionOrder) -> list[Operation]:
    statement = mine(Operation).where(Operation.order_id == order.id).order_by(Operation.sequence)
    return await rows(staff, statement)


async def report(http: httpx.AsyncClient, staff: Staff, phone: Phone, operation: Operation) -> list[str]:
    """Reads the critical steps of the instruction, where there is one, and reports all of it."""
    about = {"operationId": str(operation.id)}
    definition = operation.operation_definition_id
    read = [
        await send(http, phone, "masterdata.confirm_instruction", about | {"instructionId": str(each.id)})
        for each in await rows(staff, mine(Instruction).where(Instruction.operation_definition_id == definition))
    ]
    quantity = plain(operation.planned_quantity)
    return [*read, await send(http, phone, "reporting.report_output", about | {"goodQuantity": quantity})]


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
    found: User = (await rows(staff, mine(User).where(User.login == login)))[0]
    return found
