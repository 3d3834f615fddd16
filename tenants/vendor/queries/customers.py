"""Customers by trouble, the head line over them, and the cause behind a red cell."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import BigInteger, DateTime, Uuid, bindparam, cast, func, or_, select

from infra import clock, directory
from infra.actions import query
from infra.db import Statement, among, mine, own
from infra.pages import Key, Page, paged
from infra.work import Read
from tenants.vendor import permissions, rules
from tenants.vendor.access import kind_of
from tenants.vendor.errors import CustomerUnknown
from tenants.vendor.models import Customer, Detail, Health, StaffVisit

ID = Key(Health.id, "id")
SORTS = {
    "TROUBLE": (Key(Health.trouble, "trouble", True), Key(Health.id, "id", True)),
    "NAME": (Key(Health.name_zh, "name_zh"), ID),
    "RENEWAL": (Key(Health.renews_sort, "renews_sort"), ID),
    "LAST_REPORT": (Key(Health.last_report_sort, "last_report_sort"), ID),
}


@dataclass(frozen=True, kw_only=True)
class CustomerFilter:
    tab: str = "ALL"
    search: str | None = None
    partner_id: UUID | None = None
    direct: bool | None = None
    """Served by the vendor itself."""
    industry: str | None = None
    plan: str | None = None
    state: str | None = None
    ids: list[UUID] | None = None


async def statement_of(read: Read, wanted: CustomerFilter) -> Any:
    await kind_of(read)
    return _statement(wanted)


def _statement(wanted: CustomerFilter) -> Any:
    statement = _served(mine(Health))
    if wanted.tab == "TODO":
        statement = statement.where(Health.trouble >= rules.BAD)
    elif wanted.tab in rules.TABS:
        statement = statement.where(Health.phase == rules.TABS[wanted.tab])
    if wanted.search and (word := wanted.search.strip()):
        found = [
            column.icontains(word, autoescape=True)
            for column in (Health.name_zh, Health.name_en, Health.slug, Health.contact, Health.partner_zh)
        ]
        statement = statement.where(or_(*found))
    for column, value in (
        (Health.partner_id, wanted.partner_id), (Health.industry, wanted.industry), (Health.plan, wanted.plan),
        (Health.state, wanted.state),
    ):  # fmt: skip
        if value is not None:
            statement = statement.where(column == value)
    if wanted.direct is not None:
        statement = statement.where(Health.partner_id.is_(None) if wanted.direct else Health.partner_id.is_not(None))
    if wanted.ids is not None:
        statement = statement.where(among(Health.id, wanted.ids))
    return statement


def _served(statement: Any) -> Any:
    """Only those still served from these books."""
    current = select(Customer.id).where(own(Customer), Customer.id == Health.id, Customer.ended_at.is_(None))
    return statement.where(current.exists())


@query(needs=permissions.READ_CUSTOMERS)
async def customer_page(
    read: Read, first: int, after: str | None, wanted: CustomerFilter, sort: Sequence[str]
) -> Page[Health]:
    keys = SORTS[sort[0]] if sort else SORTS["TROUBLE"]
    return await paged(read, await statement_of(read, wanted), keys=keys, first=first, after=after)


@query(needs=permissions.READ_CUSTOMERS)
async def customer(read: Read, id: UUID) -> Health | None:
    await kind_of(read)
    found: Health | None = await read.one(_served(mine(Health).where(Health.id == id)))
    return found


class Summary(NamedTuple):
    """The head line. Money in fen."""

    total: int
    todo: int
    trial: int
    onboarding: int
    live: int
    grace: int
    reports_today: int
    renewed_this_month: int
    measured_at: datetime | None


@query(needs=permissions.READ_CUSTOMERS)
async def summary(read: Read) -> Summary:
    await kind_of(read)
    counted = [func.count().filter(Health.phase == phase) for phase in ("trial", "onboarding", "live", "grace")]
    statement = _served(
        select(
            func.count(),
            func.count().filter(Health.trouble >= rules.BAD),
            *counted,
            func.coalesce(func.sum(Health.reports_today), 0),
            cast(func.coalesce(func.sum(Health.renewed_month), 0), BigInteger),
            func.min(Health.measured_at),
        ).where(own(Health))
    )
    return Summary(*(await read.one(statement)).values())


DETAIL = Statement(
    mine(Detail).where(Detail.customer_id == bindparam("customer", type_=Uuid()), Detail.kind == bindparam("kind"))
)


@query(needs=permissions.READ_CUSTOMERS)
async def detail(read: Read, customer_id: UUID, kind: str) -> Detail | None:
    """The cause behind a cell, as it was measured. Raises CustomerUnknown."""
    if await customer.body(read, customer_id) is None:
        raise CustomerUnknown()
    found: Detail | None = await read.one(DETAIL, customer=customer_id, kind=kind)
    return found


VISITS = Statement(
    mine(StaffVisit).where(
        StaffVisit.staff_id == bindparam("staff", type_=Uuid()),
        StaffVisit.until > bindparam("now", type_=DateTime(True)),
        or_(StaffVisit.state == "asked", StaffVisit.state == "open"),
    )
)


async def own_visits_of(read: Read, customer_ids: Sequence[UUID]) -> list[StaffVisit | None]:
    """The asking person's visit at each of these customers, asked for or open."""
    rows = await read.all(VISITS, staff=read.actor.id, now=clock.now())
    found = {row.customer_id: row for row in rows}
    return [found.get(id) for id in customer_ids]


class Code(NamedTuple):
    slug: str
    valid: bool
    taken: bool


@query(needs=permissions.ONBOARD)
async def company_code(read: Read, slug: str | None, name_zh: str, name_en: str) -> Code:
    """Whether a company code is free; without one a suggestion from the names, with a number where it is taken."""
    await kind_of(read)
    if slug is not None:
        wanted = slug.strip().lower()
        valid = 3 <= len(wanted) <= 30 and directory.SLUG.fullmatch(wanted) is not None
        return Code(wanted, valid, valid and await directory.find(wanted) is not None)
    base = rules.suggested_code(name_zh, name_en)
    for number in range(1, 30) if base else ():
        code = base if number == 1 else f"{base}{number}"
        if await directory.find(code) is None:
            return Code(code, True, False)
    return Code("", False, False)
