from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from infra import clock
from infra.actions import query
from infra.db import among, mine
from infra.errors import Missing
from infra.pages import Key, Page, paged
from infra.work import Read
from tenants.plans import permissions, subscription
from tenants.plans.buying import quote_for
from tenants.plans.metering import METERS, counted, usage
from tenants.plans.models import Bill, InvoiceProfile, Tenant, UsageDay

NEWEST = (Key(Bill.placed_at, "placed_at", descending=True), Key(Bill.id, "id", descending=True))
OLDEST = (Key(Bill.placed_at, "placed_at"), Key(Bill.id, "id"))
SHOWN_DAYS = 62


@query(needs=None)
async def own_tenant(read: Read) -> Tenant:
    """The company the actor belongs to."""
    tenant = await read.get(Tenant, read.tenant_id)
    if tenant is None:
        raise Missing(what="tenant")
    return tenant


@dataclass(frozen=True, kw_only=True)
class BillFilter:
    states: Sequence[str] | None = None


@query(needs=permissions.READ_SUBSCRIPTION)
async def bill_page(read: Read, first: int, after: str | None, wanted: BillFilter, newest: bool) -> Page[Bill]:
    """What the company ordered."""
    statement = mine(Bill)
    if wanted.states:
        statement = statement.where(among(Bill.state, wanted.states))
    return await paged(read, statement, keys=NEWEST if newest else OLDEST, first=first, after=after)


@query(needs=permissions.READ_SUBSCRIPTION)
async def order_quote(read: Read, plan: str, period: str) -> tuple[subscription.Quote, str]:
    """What an order would cost now."""
    return await quote_for(read, plan, period, clock.now())


@query(needs=permissions.READ_SUBSCRIPTION)
async def invoice_profile(read: Read) -> InvoiceProfile | None:
    """To whom invoices are made out."""
    return await read.get(InvoiceProfile, read.tenant_id)


class Used(NamedTuple):
    """What is used now, and day by day; the running month's sums."""

    seats: int
    devices: int
    storage_bytes: int
    reports_month: int
    calls_month: int
    days: list[UsageDay]


@query(needs=permissions.READ_SUBSCRIPTION)
async def used(read: Read) -> Used:
    """What the company uses: levels as of now, counts of its own calendar month."""
    tenant = await own_tenant(read)
    today = usage.day_of(tenant.time_zone, clock.now())
    days: list[UsageDay] = await read.all(usage.SINCE, day=today - timedelta(days=SHOWN_DAYS))
    since, until = usage.bounds(tenant.time_zone, today)
    now = {what: await counted(read, what, since, until) for what in METERS}
    month = [each for each in days if each.day >= _first(today)]
    reports = sum(each.reports for each in month if each.day != today) + now["reports"]
    calls = sum(each.api_calls for each in month)
    return Used(now["seats"], now["devices"], await usage.stored_bytes(read), reports, calls, days)


def _first(day: date) -> date:
    return day.replace(day=1)
