"""Who is inside, who asks, who was."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import DateTime, bindparam

from infra import clock
from infra.actions import query
from infra.db import Statement, mine
from infra.errors import BadInput
from infra.pages import Key, Page, paged
from infra.work import Read
from tenants.identity.visits import permissions
from tenants.identity.visits.models import Visit

STATES = ("asked", "open", "declined", "ended")
NEWEST = (Key(Visit.id, "id", True),)
OLDEST = (Key(Visit.id, "id"),)
INSIDE = Statement(
    mine(Visit)
    .where(Visit.state == "open", Visit.until > bindparam("now", type_=DateTime(True)))
    .order_by(Visit.until, Visit.id)
    .limit(50)
)


@query(needs=permissions.READ_VISITS)
async def inside(read: Read) -> list[Visit]:
    """The visits that are open now, the one that ends first before the others."""
    return await read.all(INSIDE, now=clock.now())


@dataclass(frozen=True, kw_only=True)
class VisitFilter:
    state: str | None = None
    id: UUID | None = None


@query(needs=permissions.READ_VISITS)
async def visit_page(read: Read, first: int, after: str | None, wanted: VisitFilter, newest: bool) -> Page[Visit]:
    statement = mine(Visit)
    if wanted.state is not None:
        if wanted.state not in STATES:
            raise BadInput(field="state", problem=f"one of {', '.join(STATES)}")
        statement = statement.where(Visit.state == wanted.state)
    if wanted.id is not None:
        statement = statement.where(Visit.id == wanted.id)
    return await paged(read, statement, keys=NEWEST if newest else OLDEST, first=first, after=after)


@query(needs=None)
async def own_visit(read: Read) -> Visit | None:
    """Of a visitor: his visit."""
    return await read.get(Visit, read.actor.id) if read.actor.kind == "visitor" else None
