"""Who is served by whom: founded companies and handed-over customers, in the books of each that serves them."""

from uuid import UUID

from sqlalchemy import Uuid, bindparam, or_

from infra import directory
from infra.actions import run_once
from infra.db import Statement, mine
from infra.events import on
from infra.ids import derived
from infra.work import Work, reading, system
from tenants.identity.visits.entering import leave_visit
from tenants.onboarding.events import CompanyFounded
from tenants.vendor.commands import DropCustomer, RecordCustomer, drop_customer
from tenants.vendor.company import record
from tenants.vendor.effects.acts import tenant_named
from tenants.vendor.effects.prices import give_prices
from tenants.vendor.events import CustomerHandedOver
from tenants.vendor.metering import measure
from tenants.vendor.models import Customer, Draft, StaffVisit

DRAFTED = Statement(
    mine(Draft)
    .where(Draft.slug == bindparam("slug"), or_(Draft.state == "founding", Draft.state == "founded"))
    .limit(1)
)
OPEN_THERE = Statement(
    mine(StaffVisit).where(
        StaffVisit.customer_id == bindparam("customer_id", type_=Uuid()), StaffVisit.ended_at.is_(None)
    )
)


@on(CompanyFounded)
async def take_up(work: Work, fact: CompanyFounded) -> None:
    """A new company, in the vendor's books and in its partner's."""
    partner = await directory.tenant_of(fact.partner_slug) if fact.partner_slug else None
    drafted = await _drafted(fact.slug, work.tenant_id, partner)
    cmd = RecordCustomer(
        customer_id=fact.tenant_id,
        slug=fact.slug,
        name_zh=fact.name_zh,
        name_en=fact.name_en,
        industry=fact.industry,
        contact=fact.contact,
        partner_id=partner,
        founded_by="staff" if drafted else "sign_up",
    )
    for books in (work.tenant_id, partner):
        if books is not None:
            await record(books, cmd)
    if partner is not None:
        await give_prices(partner, [fact.tenant_id], once=work.line.id, founded=True)
    await measure([fact.tenant_id])


async def _drafted(slug: str, *books: UUID | None) -> bool:
    """Set up by somebody, not by itself."""
    for each in books:
        if each is not None:
            async with reading(system(each)) as read:
                if await read.one(DRAFTED, slug=slug) is not None:
                    return True
    return False


@on(CustomerHandedOver)
async def hand_over(work: Work, fact: CustomerHandedOver) -> None:
    """The old partner's books close first: at no moment do two partners serve one customer. Whoever of the old one is
    inside is out."""
    if fact.from_partner is not None:
        cmd = DropCustomer(id=derived("vendor.drop", work.line.id), customer_id=fact.customer_id)
        await run_once(system(fact.from_partner), drop_customer, cmd)
        await _show_out(fact.from_partner, fact.customer_id)
    if fact.to_partner is not None:
        await record(fact.to_partner, await _as_known(work, fact), again=str(work.line.id))
    await give_prices(fact.to_partner, [fact.customer_id], once=work.line.id)
    await measure([fact.customer_id])


async def _show_out(partner: UUID, customer_id: UUID) -> None:
    async with reading(system(partner)) as read:
        visits: list[StaffVisit] = await read.all(OPEN_THERE, customer_id=customer_id)
    if not visits:
        return
    tenant = await tenant_named(customer_id)
    for visit in visits:
        if visit.state in ("asked", "open"):
            await leave_visit(tenant.slug, visit.id, "Lotline")


async def _as_known(work: Work, fact: CustomerHandedOver) -> RecordCustomer:
    tenant = await tenant_named(fact.customer_id)
    customer = await work.get(Customer, fact.customer_id)
    entry = await directory.find(tenant.slug)
    return RecordCustomer(
        customer_id=tenant.id,
        slug=tenant.slug,
        name_zh=tenant.name_zh,
        name_en=tenant.name_en,
        industry=tenant.industry,
        contact=customer.contact if customer else "",
        partner_id=fact.to_partner,
        founded_by=customer.founded_by if customer else "staff",
        state=entry.state if entry else tenant.state,
    )
