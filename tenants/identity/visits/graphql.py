"""Visits in the schema of the company that is visited."""

import enum
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

import strawberry

from infra import clock
from infra.graphql import Info, connection, mutation, page_type
from tenants.identity.visits import commands, models, queries, rules


@strawberry.type(
    description="Somebody from outside who asked to be let in. `state`: asked, lapsed, open, declined, ended; `mode`"
    " and `until` are what was granted."
)
class Visit:
    id: UUID
    home_name: str
    staff_name: str
    why: str
    mode_asked: str
    minutes_asked: int
    asked_at: datetime
    expires_at: datetime
    state: str
    mode: str | None
    until: datetime | None
    decided_by: str | None
    decided_at: datetime | None
    ended_by: str | None
    ended_at: datetime | None
    revision: int

    @classmethod
    def of(cls, row: models.Visit) -> "Visit":
        return cls(
            id=row.id,
            home_name=row.home_name,
            staff_name=row.staff_name,
            why=row.why,
            mode_asked=row.mode_asked,
            minutes_asked=row.minutes_asked,
            asked_at=row.created_at,
            expires_at=row.expires_at,
            state=rules.shown_state(row.state, row.until, row.expires_at, clock.now()),
            mode=row.mode,
            until=row.until,
            decided_by=row.decided_by,
            decided_at=row.decided_at,
            ended_by=row.ended_by,
            ended_at=row.ended_at,
            revision=row.revision,
        )


@strawberry.enum
class VisitSort(enum.Enum):
    NEWEST = "NEWEST"
    OLDEST = "OLDEST"


@strawberry.input
class VisitFilter:
    state: str | None = None
    id: UUID | None = None


if TYPE_CHECKING:
    VisitPage = Any
else:
    VisitPage = page_type(Visit)


@strawberry.type
class VisitQuery:
    @strawberry.field
    async def visitors(self, info: Info) -> list[Visit]:
        """Visits of the own company that are open now."""
        return [Visit.of(row) for row in await queries.inside(info.context.read)]

    @strawberry.field
    async def visits(
        self,
        info: Info,
        first: int = 50,
        after: str | None = None,
        filter: VisitFilter | None = None,
        sort: list[VisitSort] | None = None,
    ) -> VisitPage:
        """Every visit of the own company: asked for, open, over."""
        wanted = queries.VisitFilter(**vars(filter)) if filter else queries.VisitFilter()
        newest = not sort or sort[0] is VisitSort.NEWEST
        return connection(Visit, await queries.visit_page(info.context.read, first, after, wanted, newest))

    @strawberry.field
    async def own_visit(self, info: Info) -> Visit | None:
        """Of a visitor's own session: his visit."""
        row = await queries.own_visit(info.context.read)
        return Visit.of(row) if row else None


@strawberry.type
class VisitMutation:
    consent_visit = mutation(commands.consent_visit, Visit)
    decline_visit = mutation(commands.decline_visit, Visit)
    end_visit = mutation(commands.end_visit, Visit)
