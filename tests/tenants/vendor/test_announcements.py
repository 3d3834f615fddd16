"""What the vendor announces reaches its customers one company at a time; who read it comes back as a number."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
import pytest_asyncio

from infra import actors, clock, directory
from infra.errors import BadInput, Missing, PermissionMissing
from infra.ids import uuid7
from infra.work import reading, working
from tenants.identity.models import User
from tenants.listeners import load_actors
from tenants.roles import OPERATOR
from tenants.vendor.announcements import actors as _couriers  # noqa: F401
from tenants.vendor.announcements import commands, errors, models, permissions, queries
from tenants.vendor.events import CustomerRecorded
from tenants.vendor.models import Customer
from tests.kit.people import Staff

pytestmark = pytest.mark.asyncio
load_actors()
WORDS = {"title_zh": "周六停机", "title_en": "Down on Saturday", "text_zh": "停机一小时", "text_en": "For an hour"}


@dataclass
class Speaker:
    """A company that serves others, and the companies in its books."""

    staff: Staff
    customers: list[Staff]

    async def announces(self, **more: Any) -> models.Announcement:
        words = {
            "title_zh": "周六停机",
            "title_en": "Down on Saturday",
            "text_zh": "停机一小时",
            "text_en": "For an hour",
        }
        actor = self.staff.system
        cmd = commands.Announce(**(words | more))
        made: models.Announcement = await self.staff.does(commands.announce, cmd, actor)
        return made

    async def serves(self, customer: Staff, **more: Any) -> None:
        async with working(self.staff.system, command="test.customer") as work:
            await work.insert(
                Customer(id=customer.tenant_id, slug=customer.slug, **({"partner_id": None, "ended_at": None} | more))
            )
        self.customers.append(customer)

    async def page(self) -> Any:
        async with reading(self.staff.system) as read:
            page = await queries.announcement_page(read, 50, None, queries.AnnouncementFilter(), "NEWEST")
            return page.rows, await queries.reach_of(read, [row.id for row in page.rows])


async def work_off(*companies: Staff) -> None:
    """All background work of these companies, and what it leads to."""
    busy = True
    while busy:
        busy = False
        for company in companies:
            for row in await company.rows("outbox", "state = 'due' AND queue = 'announcements'"):
                assert await actors.consume(company.tenant_id, row["id"]) == "applied"
                busy = True


async def shown_to(person: User, company: Staff) -> list[str]:
    async with reading(await company.actor(await company.token(person.id))) as read:
        return [row.title_zh for row in await queries.shown_announcements(read)]


@pytest_asyncio.fixture
async def speaker(open_staff: Callable[[], Awaitable[Staff]]) -> Speaker:
    made = Speaker(await open_staff(), [])
    for _ in range(2):
        await made.serves(await open_staff())
    return made


async def test_everybody_of_every_customer_sees_it_until_he_puts_it_away(speaker):
    one, other = speaker.customers
    wang, li = await one.hire("wang", OPERATOR), await one.hire("li", OPERATOR)
    announcement = await speaker.announces()
    await work_off(speaker.staff, one, other)
    assert await shown_to(wang, one) == await shown_to(li, one) == ["周六停机"]

    actor = await one.actor(await one.token(wang.id))
    received = (await one.rows("vendor_received_announcement"))[0]
    for _ in range(2):
        await one.does(commands.read_announcement, commands.ReadAnnouncement(received_id=received["id"]), actor)
    await work_off(speaker.staff, one, other)

    assert await shown_to(wang, one) == []
    assert await shown_to(li, one) == ["周六停机"]
    rows, reach = await speaker.page()
    assert ([row.id for row in rows], reach) == (
        [announcement.id],
        [queries.Reach(told=2, readers=1, companies_read=1)],
    )
    assert len(await other.rows("vendor_received_announcement")) == 1


async def test_only_those_addressed_are_told(speaker, open_staff):
    partner, third = uuid7(), await open_staff()
    await speaker.serves(third, partner_id=partner)
    one, other, _ = speaker.customers
    await speaker.announces(audience="partner", partner_id=partner, title_zh="给伙伴的客户")
    await speaker.announces(audience="companies", company_ids=[one.tenant_id], title_zh="只给一家")
    await work_off(speaker.staff, *speaker.customers)

    told = [
        [row["title_zh"] for row in await each.rows("vendor_received_announcement")] for each in (one, other, third)
    ]
    assert told == [["只给一家"], [], ["给伙伴的客户"]]


async def test_whoever_becomes_a_customer_later_is_told_as_well(speaker, open_staff):
    await speaker.announces(ends_at=clock.now() + timedelta(days=1))
    await work_off(speaker.staff, *speaker.customers)
    late = await open_staff()
    await speaker.serves(late)
    async with working(speaker.staff.system, command="test.recorded") as work:
        work.emit(CustomerRecorded(customer_id=late.tenant_id, slug=late.slug, partner_id=None))
    await work_off(speaker.staff, late)

    assert [row["title_zh"] for row in await late.rows("vendor_received_announcement")] == ["周六停机"]


async def test_a_withdrawn_one_is_shown_no_more(speaker):
    one = speaker.customers[0]
    wang = await one.hire("wang", OPERATOR)
    announcement = await speaker.announces()
    await work_off(speaker.staff, *speaker.customers)
    withdraw = commands.WithdrawAnnouncement(announcement_id=announcement.id)
    await speaker.staff.does(commands.withdraw_announcement, withdraw)
    await work_off(speaker.staff, *speaker.customers)

    assert await shown_to(wang, one) == []
    with pytest.raises(errors.AnnouncementOver):
        again = commands.WithdrawAnnouncement(announcement_id=announcement.id)
        await speaker.staff.does(commands.withdraw_announcement, again)


async def test_before_its_time_and_after_it_nothing_is_shown(speaker):
    one = speaker.customers[0]
    wang, now = await one.hire("wang", OPERATOR), clock.now()
    await speaker.announces(starts_at=now + timedelta(hours=1))
    await speaker.announces(starts_at=now - timedelta(hours=2), ends_at=now + timedelta(milliseconds=400))
    await work_off(speaker.staff, *speaker.customers)
    assert len(await one.rows("vendor_received_announcement")) == 2

    await asyncio.sleep(0.5)
    assert await shown_to(wang, one) == []


async def test_a_suspended_company_is_told_a_closed_one_is_passed_over(speaker):
    one, other = speaker.customers
    wang = await one.hire("wang", OPERATOR)
    await directory.set_state(one.slug, "suspended")
    await directory.set_state(other.slug, "closed")
    await speaker.announces()
    await work_off(speaker.staff, one)

    assert await shown_to(wang, one) == ["周六停机"]
    assert await other.rows("vendor_received_announcement") == []
    delivered = {
        row["company_id"]: row["delivered_at"] is not None
        for row in await speaker.staff.rows("vendor_announcement_delivery")
    }
    assert delivered == {one.tenant_id: True, other.tenant_id: False}


WRONG: list[tuple[dict[str, Any], type[Exception]]] = [
    ({"title_en": " "}, BadInput),
    ({"text_zh": "长" * 2001}, BadInput),
    ({"level": "loud"}, BadInput),
    ({"audience": "everybody"}, BadInput),
    ({"audience": "companies"}, BadInput),
    ({"audience": "all", "partner_id": uuid7()}, BadInput),
    ({"audience": "companies", "company_ids": [uuid7()]}, errors.CompanyNotYours),
    ({"audience": "partner", "partner_id": uuid7()}, errors.NobodyAddressed),
    ({"ends_at": clock.now() - timedelta(days=1)}, BadInput),
]


@pytest.mark.parametrize("n", range(len(WRONG)))
async def test_what_cannot_be_announced_is_not(speaker, n):
    given, refusal = WRONG[n]
    with pytest.raises(refusal):
        await speaker.announces(**given)
    assert await speaker.staff.rows("vendor_announcement") == []
    assert await speaker.staff.rows("outbox") == []


async def test_a_customer_announces_nothing_and_reads_only_its_own(speaker):
    one, other = speaker.customers
    actor = await one.signed_in("boss", OPERATOR)
    with pytest.raises(PermissionMissing):
        await one.does(
            commands.announce, commands.Announce(title_zh="a", title_en="a", text_zh="a", text_en="a"), actor
        )
    await speaker.announces(audience="companies", company_ids=[other.tenant_id])
    await work_off(speaker.staff, other)
    foreign = (await other.rows("vendor_received_announcement"))[0]["id"]
    with pytest.raises(Missing):
        await one.does(commands.read_announcement, commands.ReadAnnouncement(received_id=foreign), actor)
    assert await one.rows("vendor_announcement_reading") == await other.rows("vendor_announcement_reading") == []
    assert permissions.RECEIVE.name in actor.permissions
