"""The training copy, in the schema."""

import enum
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

import strawberry
from strawberry.scalars import JSON

from infra.actions import query
from infra.db import mine
from infra.graphql import Info, connection, mutation, page_type
from infra.pages import Key, Page, paged
from infra.work import Read
from tenants.onboarding import permissions
from tenants.onboarding.training import commands, models
from tenants.onboarding.training.models import TrainingCopy as Row


@query(needs=permissions.ASK_TRAINING)
async def training_copies(
    read: Read, *, living: bool | None, newest_first: bool, first: int, after: str | None
) -> Page[Row]:
    statement = mine(Row)
    if living is not None:
        over = (Row.state == "closed") | (Row.state == "failed")
        statement = statement.where(~over if living else over)
    keys = (Key(Row.created_at, "created_at", newest_first), Key(Row.id, "id", newest_first))
    return await paged(read, statement, keys=keys, first=first, after=after)


@strawberry.type(description="States: asked, ready, failed, closing, closed. `pin` is everybody's PIN in there.")
class TrainingCopy:
    id: UUID
    slug: str
    state: str
    asked_by: str
    created_at: datetime
    made_at: datetime | None
    closed_at: datetime | None
    closed_by: str | None
    people: int
    rows: int
    pin: str
    problem: JSON | None

    @classmethod
    def of(cls, row: models.TrainingCopy) -> "TrainingCopy":
        return cls(
            id=row.id, slug=row.slug, state=row.state, asked_by=row.asked_by, created_at=row.created_at,
            made_at=row.made_at, closed_at=row.closed_at, closed_by=row.closed_by, people=row.people, rows=row.rows,
            pin=row.pin, problem=row.problem,  # type: ignore[arg-type]
        )  # fmt: skip


if TYPE_CHECKING:
    TrainingCopyPage = Any
else:
    TrainingCopyPage = page_type(TrainingCopy)


@strawberry.input
class TrainingCopyFilter:
    living: bool | None = None


@strawberry.enum
class TrainingCopySort(enum.Enum):
    NEWEST = "newest"
    OLDEST = "oldest"


@strawberry.type
class TrainingQuery:
    @strawberry.field
    async def training_copies(
        self, info: Info, first: int = 20, after: str | None = None, filter: TrainingCopyFilter | None = None,
        sort: list[TrainingCopySort] | None = None,
    ) -> TrainingCopyPage:  # fmt: skip
        newest = not sort or sort[0] is TrainingCopySort.NEWEST
        page = await training_copies(
            info.context.read, living=filter.living if filter else None, newest_first=newest, first=first, after=after
        )
        return connection(TrainingCopy, page)


@strawberry.type
class TrainingMutation:
    make_training_copy = mutation(commands.make_training_copy, TrainingCopy)
    close_training_copy = mutation(commands.close_training_copy, TrainingCopy)
