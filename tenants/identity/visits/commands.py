"""Asking, deciding, entering, leaving. Every line stands in the trail of the company that is visited."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar
from uuid import UUID

from infra.actions import Command, command
from infra.work import Work
from tenants.identity.inbox.posting import post_todo, settle_todo
from tenants.identity.visits import permissions, rules
from tenants.identity.visits.errors import OnlyPeople, VisitDecided, VisitorMayNot, VisitTermsInvalid, VisitUnknown
from tenants.identity.visits.events import VisitChanged
from tenants.identity.visits.models import Visit, VisitPass
from tenants.roles import ADMIN

TODO = "identity.visit"


@dataclass(frozen=True, kw_only=True)
class RequestVisit(Command):
    """`visit_id` is the same in the visitor's own company."""

    visit_id: UUID
    home_tenant_id: UUID
    home_name: str
    staff_id: UUID
    staff_name: str
    why: str
    mode: str
    minutes: int
    expires_at: datetime


@command(needs=permissions.REQUEST_VISIT, while_read_only=True)
async def request_visit(work: Work, cmd: RequestVisit) -> Visit:
    """Somebody from outside asks to be let in: the administrators get a to-do."""
    visit = await work.insert(
        Visit(
            id=cmd.visit_id,
            home_tenant_id=cmd.home_tenant_id,
            home_name=cmd.home_name,
            staff_id=cmd.staff_id,
            staff_name=cmd.staff_name,
            why=cmd.why,
            mode_asked=cmd.mode,
            minutes_asked=cmd.minutes,
            expires_at=cmd.expires_at,
        )
    )
    await post_todo(
        work,
        kind=TODO,
        subject_id=visit.id,
        params={"name": cmd.staff_name, "why": cmd.why, "mode": cmd.mode, "minutes": cmd.minutes},
        link=f"/visits?visit={visit.id}",
        role=ADMIN,
        due_at=cmd.expires_at,
        needs=permissions.DECIDE_VISIT.name,
    )
    _tell(work, visit)
    return visit


@dataclass(frozen=True, kw_only=True)
class ConsentVisit(Command):
    visit_id: UUID
    mode: str = "read"
    minutes: int = 60


@command(needs=permissions.DECIDE_VISIT, while_read_only=True)
async def consent_visit(work: Work, cmd: ConsentVisit) -> Visit:
    """Let somebody in, to read or also to write, for some minutes from now."""
    visit = await _asked(work, cmd.visit_id)
    if not rules.may_grant(visit.mode_asked, cmd.mode, cmd.minutes):
        shortest, longest = rules.MINUTES
        raise VisitTermsInvalid(shortest=shortest, longest=longest)
    await settle_todo(work, TODO, visit.id, "done")
    visit = await work.change(
        visit,
        state="open",
        mode=cmd.mode,
        until=work.now + timedelta(minutes=cmd.minutes),
        decided_by=work.actor.name,
        decided_at=work.now,
    )
    _tell(work, visit)
    return visit


@dataclass(frozen=True, kw_only=True)
class DeclineVisit(Command):
    visit_id: UUID


@command(needs=permissions.DECIDE_VISIT, while_read_only=True)
async def decline_visit(work: Work, cmd: DeclineVisit) -> Visit:
    """Let nobody in."""
    visit = await _asked(work, cmd.visit_id)
    await settle_todo(work, TODO, visit.id, "done")
    visit = await work.change(visit, state="declined", decided_by=work.actor.name, decided_at=work.now)
    _tell(work, visit)
    return visit


async def _asked(work: Work, visit_id: UUID) -> Visit:
    if work.actor.kind != "user":
        raise OnlyPeople()
    visit = await work.lock(Visit, visit_id)
    if visit is None:
        raise VisitUnknown()
    work.subject(visit.id)
    state = rules.shown_state(visit.state, visit.until, visit.expires_at, work.now)
    if state != "asked":
        raise VisitDecided(state=state)
    return visit


@dataclass(frozen=True, kw_only=True)
class EndVisit(Command):
    visit_id: UUID


@command(needs=permissions.END_VISIT, while_read_only=True)
async def end_visit(work: Work, cmd: EndVisit) -> Visit:
    """End a visit, or take its request back: it holds for the visitor's next request."""
    visit = await work.lock(Visit, cmd.visit_id)
    if visit is None or (work.actor.kind == "visitor" and work.actor.id != visit.id):
        raise VisitUnknown()
    work.subject(visit.id)
    if visit.state not in ("asked", "open"):
        return visit
    await settle_todo(work, TODO, visit.id, "done")
    visit = await work.change(visit, state="ended", ended_by=work.actor.name, ended_at=work.now)
    _tell(work, visit)
    return visit


@dataclass(frozen=True, kw_only=True)
class OpenVisit(Command):
    """By the door, for a staff member who proved himself at home by this session."""

    visit_id: UUID
    pass_id: UUID
    secret_hash: bytes
    epoch: int
    home_tenant_id: UUID
    home_session_id: UUID
    staff_id: UUID

    secret: ClassVar[frozenset[str]] = frozenset({"secret_hash"})


@command(needs=permissions.OPEN_VISIT, while_read_only=True)
async def open_visit(work: Work, cmd: OpenVisit) -> Visit:
    """Begin a visit that was consented to."""
    visit = await work.lock(Visit, cmd.visit_id)
    if visit is None or (visit.home_tenant_id, visit.staff_id) != (cmd.home_tenant_id, cmd.staff_id):
        raise VisitUnknown()
    work.subject(visit.id)
    state = rules.shown_state(visit.state, visit.until, visit.expires_at, work.now)
    if state != "open":
        raise VisitDecided(state=state)
    await work.insert(
        VisitPass(
            id=cmd.pass_id,
            visit_id=visit.id,
            secret_hash=cmd.secret_hash,
            epoch=cmd.epoch,
            home_session_id=cmd.home_session_id,
        )
    )
    return visit


@dataclass(frozen=True, kw_only=True)
class NoteLook(Command):
    """`page`: what was asked for, by the name of its query."""

    page: str


@command(needs=permissions.LOOK, while_read_only=True)
async def note_look(work: Work, cmd: NoteLook) -> None:
    """A visitor looked at a page: one line a page and day."""
    if work.actor.kind != "visitor":
        raise VisitorMayNot()
    work.subject(work.actor.id)


def _tell(work: Work, visit: Visit) -> None:
    work.emit(
        VisitChanged(
            visit_id=visit.id,
            home_tenant_id=visit.home_tenant_id,
            state=visit.state,
            mode=visit.mode,
            until=visit.until,
            decided_by=visit.decided_by,
            decided_at=visit.decided_at,
            ended_by=visit.ended_by,
            ended_at=visit.ended_at,
        )
    )
