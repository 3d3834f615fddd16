"""Who was there."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import func, or_, select

from infra import clock
from infra.db import own
from infra.work import Read
from tenants.identity.models import User
from tenants.identity.workforce.models import Attendance
from tenants.insights.queries.stops import people_reporting
from tenants.insights.scope import Span


class Person(NamedTuple):
    """One person in a period: his reports, and when he came."""

    id: UUID
    name: str
    reports: int
    came_at: datetime | None


async def people_present(read: Read, since: datetime, until: datetime) -> list[Person]:
    """Everyone whose attendance reaches into the span, by name; the first coming counts."""
    A = Attendance
    rows = await read.all(
        select(A.user_id, User.name, func.min(A.came_at).label("came_at"))
        .join(User, own(User) & (User.id == A.user_id))
        .where(own(A), A.came_at < until, or_(A.left_at.is_(None), A.left_at > since))
        .group_by(A.user_id, User.name)
        .order_by(User.name, A.user_id)
    )
    return [Person(row["user_id"], row["name"], 0, row["came_at"]) for row in rows]


async def figure_people(read: Read, span: Span, figure: str) -> list[Person]:
    """Exactly the people a figure counts."""
    if figure == "people_present":
        since, until = span.window
        return await people_present(read, since, min(until, clock.now()))
    return [Person(each.id, each.name, each.reports, None) for each in await people_reporting(read, span)]
