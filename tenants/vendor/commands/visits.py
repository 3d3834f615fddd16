"""Asking to be let in at a customer's. Whether somebody may enter is written in the customer's own company; here stands
what its visitor knows of it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Text, Uuid, bindparam

from infra.actions import Command, command
from infra.db import Statement, mine
from infra.errors import BadInput
from infra.work import Work
from tenants.plans.models import Tenant
from tenants.vendor import permissions, rules
from tenants.vendor.access import access_customer, need_state
from tenants.vendor.errors import CustomerUnknown, VisitStanding
from tenants.vendor.events import VisitAsked, VisitMoved
from tenants.vendor.models import StaffVisit

STANDING = Statement(
    mine(StaffVisit).where(
        StaffVisit.customer_id == bindparam("customer_id", type_=Uuid()),
        StaffVisit.staff_id == bindparam("staff_id", type_=Uuid()),
        StaffVisit.state == bindparam("state", type_=Text()),
        StaffVisit.until > bindparam("now"),
    )
)
MOVES = {"asked": ("open", "declined", "ended"), "open": ("ended",)}


@dataclass(frozen=True, kw_only=True)
class AskVisit(Command):
    """`mode`: read, or write as well; `minutes` of it. The reason is what the customer reads."""

    customer_id: UUID
    mode: str = "read"
    minutes: int = 60


@command(needs=permissions.ASK_VISIT)
async def ask_visit(work: Work, cmd: AskVisit) -> StaffVisit:
    """Ask a customer to let one in, for a while."""
    shortest, longest = rules.VISIT_MINUTES
    if cmd.mode not in rules.MODES:
        raise BadInput(field="mode", problem=" or ".join(rules.MODES))
    if not shortest <= cmd.minutes <= longest:
        raise BadInput(field="minutes", problem=f"{shortest} to {longest}")
    customer = await access_customer(work, cmd.customer_id)
    await need_state(work, customer, "trial", "active", "grace", "read_only", "suspended")
    if work.actor.kind != "user":
        raise BadInput(field="actor", problem="a person")
    for state in MOVES:
        if await work.one(STANDING, customer_id=customer.id, staff_id=work.actor.id, state=state, now=work.now):
            raise VisitStanding()
    tenant = await work.get(Tenant, work.tenant_id)
    assert tenant is not None, "access_customer asked for it"
    visit = await work.insert(
        StaffVisit(
            customer_id=customer.id,
            staff_id=work.actor.id,
            staff_name=f"{work.actor.name} · {tenant.name_zh}",
            why=(cmd.reason or "").strip(),
            mode=cmd.mode,
            minutes=cmd.minutes,
            until=work.now + rules.ASKED_FOR,
        )
    )
    assert visit.until is not None, "just written"
    work.emit(
        VisitAsked(
            visit_id=visit.id,
            customer_id=customer.id,
            slug=customer.slug,
            staff_id=visit.staff_id,
            staff_name=visit.staff_name,
            why=visit.why,
            mode=visit.mode,
            minutes=visit.minutes,
            expires_at=visit.until,
        )
    )
    return visit


@dataclass(frozen=True, kw_only=True)
class NoteVisit(Command):
    """What the customer's row says now. Older news than what is known changes nothing."""

    visit_id: UUID
    state: str
    mode: str | None = None
    until: datetime | None = None
    decided_by: str | None = None
    decided_at: datetime | None = None
    ended_by: str | None = None
    ended_at: datetime | None = None


@command(needs=permissions.KEEP_BOOKS)
async def note_visit(work: Work, cmd: NoteVisit) -> StaffVisit:
    """A visit was let in, declined or ended."""
    visit = await work.lock(StaffVisit, cmd.visit_id)
    if visit is None:
        raise CustomerUnknown()
    work.subject(visit.customer_id)
    if cmd.state not in MOVES.get(visit.state, ()):
        return visit
    work.emit(VisitMoved(visit_id=visit.id, customer_id=visit.customer_id, state=cmd.state))
    named = ("mode", "until", "decided_by", "decided_at", "ended_by", "ended_at")
    changes = {name: getattr(cmd, name) for name in named if getattr(cmd, name) is not None}
    return await work.change(visit, state=cmd.state, **changes)


__all__ = ["AskVisit", "NoteVisit", "ask_visit", "note_visit"]
