"""Ending sessions and switches: one, or all of a person."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import bindparam, update

from infra.actions import Command, command
from infra.db import Statement, own
from infra.errors import Missing
from infra.work import Work
from tenants.identity import leaving, permissions
from tenants.identity.commands.people import access_user
from tenants.identity.commands.sessions import END_SESSION, END_SWITCH
from tenants.identity.events import AccessEnded
from tenants.identity.models import Session, SwitchToken, User

END_OTHERS = Statement(
    update(Session)
    .where(
        own(Session),
        Session.user_id == bindparam("of_user"),
        Session.id != bindparam("kept"),
        Session.ended_at.is_(None),
    )
    .values(ended_at=bindparam("at"))
)
NOBODY = UUID(int=0)


@dataclass(frozen=True, kw_only=True)
class RevokeSession(Command):
    """A session of a browser, or somebody's turn at a shared device: they are one list."""

    session_id: UUID


@command(needs=permissions.END_SESSION, while_read_only=True)
async def revoke_session(work: Work, cmd: RevokeSession) -> None:
    """End one: one's own, or with the permission for it anybody's. It holds for the next request everywhere."""
    row = await work.get(Session, cmd.session_id) or await work.get(SwitchToken, cmd.session_id)
    if row is None or not _may_end(work, row.user_id):
        raise Missing(what="session")
    if isinstance(row, Session):
        await work.execute(END_SESSION, session=row.id, at=work.now)
    else:
        await work.execute(END_SWITCH, switch=row.id, at=work.now)
    work.subject(row.user_id)
    work.emit(AccessEnded(whose_id=row.user_id))


@dataclass(frozen=True, kw_only=True)
class EndSessions(Command):
    """All of a person; without one, one's own but the one that asks."""

    user_id: UUID | None = None


@command(needs=permissions.END_SESSION, while_read_only=True)
async def end_sessions(work: Work, cmd: EndSessions) -> User:
    """Everywhere at once: browsers and shared devices."""
    user_id = cmd.user_id or work.actor.id
    if not _may_end(work, user_id):
        raise Missing(what="user")
    user = await access_user(work, user_id)
    kept = work.actor.session_id if cmd.user_id is None else None
    await work.execute(END_OTHERS, of_user=user.id, kept=kept or NOBODY, at=work.now)
    await work.execute(leaving.END_SWITCHES, of_user=user.id, at=work.now)
    work.subject(user.id)
    work.emit(AccessEnded(whose_id=user.id))
    return user


def _may_end(work: Work, user_id: UUID) -> bool:
    """A visitor or a program ends nothing in his host's name."""
    own_ = user_id == work.actor.id and work.actor.kind == "user"
    return own_ or work.actor.may(permissions.REVOKE_SESSION.name)


__all__ = ["EndSessions", "RevokeSession", "end_sessions", "revoke_session"]
