"""Through the door of a customer who let one in, and out again."""

from typing import NamedTuple
from uuid import UUID

from infra.errors import Missing
from infra.work import Actor, reading
from tenants import identity
from tenants.identity.visits.entering import Entered
from tenants.vendor import permissions
from tenants.vendor.access import kind_of
from tenants.vendor.models import Customer, StaffVisit


class _Known(NamedTuple):
    slug: str
    name: str


async def enter(actor: Actor, visit_id: UUID) -> Entered:
    """A pass into the customer's company, for one's own visit. Raises Missing for anybody else's, NotSignedIn,
    VisitDecided when it is not open (any more)."""
    known = await _own(actor, visit_id)
    return await identity.begin_visit(actor, known.slug, visit_id, known.name)


async def leave(actor: Actor, visit_id: UUID) -> None:
    """End one's own visit at once, or take the request back."""
    known = await _own(actor, visit_id)
    await identity.leave_visit(known.slug, visit_id, known.name)


async def _own(actor: Actor, visit_id: UUID) -> _Known:
    actor.need(permissions.ASK_VISIT.name)
    async with reading(actor) as read:
        await kind_of(read)
        visit = await read.get(StaffVisit, visit_id)
        customer = await read.get(Customer, visit.customer_id) if visit is not None else None
    if visit is None or customer is None or visit.staff_id != actor.id:
        raise Missing(what="visit")
    if customer.ended_at is not None:
        raise Missing(what="visit")
    return _Known(customer.slug, visit.staff_name)


def visit_id(text: str) -> UUID:
    """As a door was given it. Raises Missing for what is no id: nobody has such a visit."""
    try:
        return UUID(text)
    except ValueError:
        raise Missing(what="visit") from None


__all__ = ["enter", "leave", "visit_id"]
