"""Partners and prices, set-ups under way, visits, and the record of acts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from infra import clock
from infra.actions import query
from infra.db import among, mine, own
from infra.errors import Missing
from infra.journal.models import JournalLine
from infra.pages import Key, Page, paged
from infra.work import Read
from tenants.vendor import permissions, rules
from tenants.vendor.access import kind_of
from tenants.vendor.models import Customer, Draft, DraftResult, Health, Partner, Price, StaffVisit

BY_TIME = (Key(JournalLine.recorded_at, "recorded_at", True), Key(JournalLine.id, "id", True))
BY_AGE = (Key(JournalLine.recorded_at, "recorded_at"), Key(JournalLine.id, "id"))
QUIET = ("vendor.save_draft", "vendor.discard_draft", "vendor.record_readers")


@dataclass(frozen=True, kw_only=True)
class ActFilter:
    customer_id: UUID | None = None
    command: str | None = None
    actor: str | None = None


@query(needs=permissions.READ_ACTS)
async def act_page(read: Read, first: int, after: str | None, wanted: ActFilter, newest: bool) -> Page[JournalLine]:
    """What was done for customers, from this company's own trail."""
    await kind_of(read)
    statement = select(JournalLine).where(own(JournalLine), JournalLine.command.startswith("vendor.", autoescape=True))
    for quiet in QUIET:
        statement = statement.where(JournalLine.command != quiet)
    if wanted.customer_id is not None:
        statement = statement.where(JournalLine.subject_id == wanted.customer_id)
    if wanted.command is not None:
        statement = statement.where(JournalLine.command == wanted.command)
    if wanted.actor and wanted.actor.strip():
        statement = statement.where(JournalLine.actor_name.icontains(wanted.actor.strip(), autoescape=True))
    return await paged(read, statement, keys=BY_TIME if newest else BY_AGE, first=first, after=after)


async def health_by_id(read: Read, ids: Sequence[UUID]) -> list[Health | None]:
    return await read.many(Health, ids)


# -- partners --------------------------------------------------------------------------------------------

PARTNERS_BY_NAME = (Key(Partner.name_zh, "name_zh"), Key(Partner.id, "id"))
PARTNERS_BY_AGE = (Key(Partner.id, "id", True),)


@dataclass(frozen=True, kw_only=True)
class PartnerFilter:
    search: str | None = None
    state: str | None = None


@query(needs=permissions.READ_PARTNERS)
async def partner_page(
    read: Read, first: int, after: str | None, wanted: PartnerFilter, by_name: bool
) -> Page[Partner]:
    statement = mine(Partner)
    if wanted.search and (word := wanted.search.strip()):
        found = Partner.name_zh.icontains(word, autoescape=True)
        statement = statement.where(
            found | Partner.name_en.icontains(word, autoescape=True) | Partner.slug.icontains(word, autoescape=True)
        )
    if wanted.state is not None:
        statement = statement.where(Partner.state == wanted.state)
    keys = PARTNERS_BY_NAME if by_name else PARTNERS_BY_AGE
    return await paged(read, statement, keys=keys, first=first, after=after)


@query(needs=permissions.READ_PARTNERS)
async def partner(read: Read, id: UUID) -> Partner | None:
    return await read.get(Partner, id)


async def counts_of(read: Read, partner_ids: Sequence[UUID]) -> list[tuple[int, int]]:
    """(customers, of them with a red cell) of each partner."""
    statement = (
        select(
            Health.partner_id, func.count().label("n"), func.count().filter(Health.trouble >= rules.BAD).label("bad")
        )
        .join(Customer, own(Customer) & (Customer.id == Health.id) & Customer.ended_at.is_(None))
        .where(own(Health), among(Health.partner_id, partner_ids))
        .group_by(Health.partner_id)
    )
    found = {row["partner_id"]: (row["n"], row["bad"]) for row in await read.all(statement)}
    return [found.get(id, (0, 0)) for id in partner_ids]


@query(needs=permissions.READ_PRICES)
async def prices(read: Read) -> list[Price]:
    """What the own organisation charges where that differs from the list price."""
    await kind_of(read)
    return await read.all(mine(Price).order_by(Price.plan, Price.period, Price.currency))


# -- set-ups ---------------------------------------------------------------------------------------------

DRAFTS = (Key(Draft.id, "id", True),)


@dataclass(frozen=True, kw_only=True)
class DraftFilter:
    state: str | None = None
    open: bool | None = None


@query(needs=permissions.ONBOARD)
async def draft_page(read: Read, first: int, after: str | None, wanted: DraftFilter) -> Page[Draft]:
    await kind_of(read)
    statement = mine(Draft)
    if wanted.state is not None:
        statement = statement.where(Draft.state == wanted.state)
    if wanted.open:
        statement = statement.where(among(Draft.state, ("draft", "founding", "failed")))
    return await paged(read, statement, keys=DRAFTS, first=first, after=after)


@query(needs=permissions.ONBOARD)
async def draft(read: Read, id: UUID) -> Draft:
    await kind_of(read)
    found = await read.get(Draft, id)
    if found is None:
        raise Missing(what="set-up")
    return found


async def results_of(read: Read, ids: Sequence[UUID]) -> list[dict[str, Any] | None]:
    """What a set-up ended with, while it is kept."""
    now = clock.now()
    rows = await read.many(DraftResult, ids)
    return [row.result if row is not None and row.expires_at > now else None for row in rows]


# -- visits ----------------------------------------------------------------------------------------------

VISITS_BY_AGE = (Key(StaffVisit.id, "id", True),)


@dataclass(frozen=True, kw_only=True)
class StaffVisitFilter:
    customer_id: UUID | None = None
    mine: bool = False
    open: bool = False


@query(needs=permissions.READ_VISITS)
async def visit_page(read: Read, first: int, after: str | None, wanted: StaffVisitFilter) -> Page[StaffVisit]:
    await kind_of(read)
    statement = mine(StaffVisit)
    if wanted.customer_id is not None:
        statement = statement.where(StaffVisit.customer_id == wanted.customer_id)
    if wanted.mine:
        statement = statement.where(StaffVisit.staff_id == read.actor.id)
    if wanted.open:
        live = among(StaffVisit.state, ("asked", "open"))
        statement = statement.where(live, StaffVisit.until > clock.now())
    return await paged(read, statement, keys=VISITS_BY_AGE, first=first, after=after)
