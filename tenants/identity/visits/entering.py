"""Beginning and ending a visit from its visitor's side, by the door."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from infra import directory
from infra.actions import run
from infra.ids import uuid7
from infra.work import Actor, system
from tenants.identity import tokens
from tenants.identity.errors import NotSignedIn
from tenants.identity.tokens import Token
from tenants.identity.visits import commands, permissions
from tenants.identity.visits.errors import VisitUnknown


class Entered(NamedTuple):
    visit_id: UUID
    token: Token
    until: datetime


async def begin_visit(staff: Actor, slug: str, visit_id: UUID, name: str) -> Entered:
    """A pass into the company behind `slug`, for somebody signed in at home. The visit's own row decides.

    Raises NotSignedIn for one who did not come with a session, VisitUnknown, VisitDecided.
    """
    if staff.kind != "user" or staff.session_id is None:
        raise NotSignedIn()
    entry = await directory.find(slug)
    if entry is None:
        raise VisitUnknown()
    token = tokens.issue(entry.slug, uuid7())
    door = system(entry.tenant_id, name, permissions={permissions.OPEN_VISIT.name: None})
    cmd = commands.OpenVisit(
        visit_id=visit_id,
        pass_id=token.id,
        secret_hash=token.hash,
        epoch=entry.epoch,
        home_tenant_id=staff.tenant_id,
        home_session_id=staff.session_id,
        staff_id=staff.id,
    )
    outcome = await run(door, commands.open_visit, cmd)
    return Entered(visit_id, token, outcome.row.until)


async def leave_visit(slug: str, visit_id: UUID, name: str) -> None:
    """End a visit, or take its request back, in the name of somebody of the company it came from."""
    entry = await directory.find(slug)
    if entry is None:
        raise VisitUnknown()
    door = system(entry.tenant_id, name, permissions={permissions.END_VISIT.name: None})
    await run(door, commands.end_visit, commands.EndVisit(visit_id=visit_id))


async def end_own_visit(visitor: Actor) -> None:
    """By the visitor himself, from inside."""
    await run(visitor, commands.end_visit, commands.EndVisit(visit_id=visitor.id))


__all__ = ["Entered", "begin_visit", "end_own_visit", "leave_visit"]
