"""Who is served from these books. Only the control plane writes them down: no person adds a customer by hand."""

from dataclasses import dataclass
from uuid import UUID

from infra.actions import Command, command
from infra.work import Work
from tenants.vendor import permissions, rules
from tenants.vendor.access import kind_of
from tenants.vendor.errors import CustomerUnknown
from tenants.vendor.events import CustomerRecorded
from tenants.vendor.models import Customer, Health


@dataclass(frozen=True, kw_only=True)
class RecordCustomer(Command):
    """`partner_id`: the partner's company; in a partner's own books its own. `if_missing`: who stands in the books
    already is known better there."""

    customer_id: UUID
    slug: str
    name_zh: str
    name_en: str
    industry: str = ""
    contact: str = ""
    partner_id: UUID | None = None
    founded_by: str = "staff"
    state: str = "trial"
    if_missing: bool = False


@command(needs=permissions.KEEP_BOOKS)
async def record_customer(work: Work, cmd: RecordCustomer) -> Customer:
    """A company is served from these books. One that came back is taken up again."""
    await kind_of(work)
    customer = await work.lock(Customer, cmd.customer_id)
    if customer is None:
        customer = await work.insert(
            Customer(
                id=cmd.customer_id,
                slug=cmd.slug,
                industry=cmd.industry,
                contact=cmd.contact,
                partner_id=cmd.partner_id,
                founded_by=cmd.founded_by,
            )
        )
        await work.insert(_unmeasured(work, cmd))
    elif not cmd.if_missing:
        more = {} if customer.ended_at else {"contact": cmd.contact, "founded_by": cmd.founded_by}
        await work.change(customer, partner_id=cmd.partner_id, ended_at=None, **more)
    work.subject(customer.id)
    work.emit(CustomerRecorded(customer_id=customer.id, slug=customer.slug, partner_id=customer.partner_id))
    return customer


def _unmeasured(work: Work, cmd: RecordCustomer) -> Health:
    """Until the control plane has looked, at most a minute later."""
    return Health(
        id=cmd.customer_id,
        slug=cmd.slug,
        name_zh=cmd.name_zh,
        name_en=cmd.name_en,
        industry=cmd.industry,
        contact=cmd.contact,
        partner_id=cmd.partner_id,
        state=cmd.state,
        phase=rules.phase_of(cmd.state, cmd.founded_by, None, ()),
        renews_sort=rules.NO_DATE,
        last_report_sort=rules.NEVER,
        version="",
        days=[0] * rules.DAYS,
        problems=[],
        measured_at=work.now,
    )


@dataclass(frozen=True, kw_only=True)
class DropCustomer(Command):
    """`customer_id` is served by somebody else from now on, or by nobody."""

    customer_id: UUID


@command(needs=permissions.KEEP_BOOKS)
async def drop_customer(work: Work, cmd: DropCustomer) -> Customer:
    """The books are closed for this customer; what was done for it stays in the trail."""
    customer = await work.lock(Customer, cmd.customer_id)
    if customer is None:
        raise CustomerUnknown()
    work.subject(customer.id)
    return await work.change(customer, ended_at=customer.ended_at or work.now)
