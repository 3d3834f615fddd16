"""What a round finds out about a customer: from its real rows, into the books of everybody who serves it."""

from datetime import timedelta

import asyncpg
import pytest

from infra import clock
from infra.ids import uuid7
from infra.work import reading
from tenants.vendor import rules
from tenants.vendor.metering import measure, round_once
from tenants.vendor.models import Detail
from tenants.vendor.queries import customers as queries
from tests.tenants.vendor.conftest import Console, new_customer

pytestmark = pytest.mark.asyncio(loop_scope="module")

LETTER = """
INSERT INTO outbox (tenant_id, id, event, actor, queue, payload, at, state, next_at, attempts, attempted_at, error)
VALUES ($1, $2, 'orders.order_released', 'test.absent', 'default', '{}', now(), 'dead', now(), 9, now(), 'ERP said no')
"""


async def dead_letter(customer, count=1):
    connection = await asyncpg.connect(customer.admin_dsn)
    for _ in range(count):
        await connection.execute(LETTER, customer.tenant_id, uuid7())
    await connection.close()


async def seen(customer, device_id, ago: timedelta, pending: int):
    connection = await asyncpg.connect(customer.admin_dsn)
    await connection.execute(
        "UPDATE identity_device_progress SET last_seen_at = $3, pending = $4 WHERE tenant_id = $1 AND id = $2",
        customer.tenant_id, device_id, clock.now() - ago, pending,
    )  # fmt: skip
    await connection.close()


async def test_each_figure_comes_from_the_customers_own_rows(console: Console):
    customer = await new_customer(console.vendor, console.partner)
    token, _ = await customer.phone()
    await seen(customer, token.id, timedelta(hours=26), 12)
    await dead_letter(customer, 7)
    await measure([customer.tenant_id])

    for books in (console.vendor, console.partner):
        health = await console.health(customer, books)
        assert (health.pending, health.silent_devices, health.dead, health.errors) == (12, 1, 7, 7)
        assert (health.seats_used, health.devices_used, health.version) == (2, 1, "0.1.0")
        assert [each["code"] for each in health.problems][:1] == ["dead_letters"] or health.problems[0]["code"] == (
            "devices_silent"
        )
        assert {each["code"]: each["params"] for each in health.problems}["devices_silent"] == {
            "devices": 1, "hours": 26, "pending": 12,
        }  # fmt: skip
        assert health.trouble >= rules.BAD
    async with reading(console.guyan) as read:
        cause = await queries.detail(read, customer.tenant_id, "letters")
        page = await queries.customer_page(read, 5, None, queries.CustomerFilter(tab="TODO"), [])
    assert isinstance(cause, Detail)
    assert (len(cause.rows), cause.rows[0]["text"]) == (7, "ERP said no")
    assert page.rows[0].id == customer.tenant_id


async def test_a_round_reaches_everybody_and_changes_what_changed(console: Console):
    customer = await new_customer(console.vendor)
    for _ in range(3):  # what is read in turns (readiness) comes to a newcomer when it is his turn
        assert await round_once() >= 3
    first = await console.health(customer)
    assert await round_once() >= 3
    again = await console.health(customer)
    assert (again.revision, again.measured_at > first.measured_at) == (first.revision, True)
    await dead_letter(customer)
    await round_once()
    assert (await console.health(customer)).revision == first.revision + 1


async def test_the_head_line_adds_up(console: Console):
    await round_once()
    async with reading(console.guyan) as read:
        found = await queries.summary(read)
        page = await queries.customer_page(read, 200, None, queries.CustomerFilter(), ["NAME"])
    assert found.total == page.total == found.trial + found.onboarding + found.live + found.grace
    assert found.measured_at is not None
