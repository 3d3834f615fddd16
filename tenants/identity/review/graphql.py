"""Access reviews in the schema."""

import enum
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

import strawberry

from infra.graphql import Info, Names, connection, loader, mutation, page_type
from tenants.identity.review import commands, models, queries
from tenants.identity.workforce.graphql import Person, person


@strawberry.type(description="One role of one person as it stood when the review began. `decision`: keep or remove.")
class AccessReviewLine:
    id: UUID
    user_id: UUID
    person: str
    login: str
    seen_at: datetime | None
    role_code: str
    role_name: Names
    place: Names | None
    place_kind: str | None
    permissions: int
    dangerous: list[str]
    decision: str | None
    note: str | None
    removed_at: datetime | None

    @classmethod
    def of(cls, row: models.AccessReviewLine) -> "AccessReviewLine":
        place = row.place or {}
        return cls(
            id=row.id,
            user_id=row.user_id,
            person=row.person,
            login=row.login,
            seen_at=row.seen_at,
            role_code=row.role["code"],
            role_name=Names(zh=row.role["zh"], en=row.role["en"]),
            place=Names(zh=place["zh"], en=place["en"]) if place else None,
            place_kind=place.get("kind"),
            permissions=row.permissions,
            dangerous=list(row.dangerous),
            decision=row.decision,
            note=row.note,
            removed_at=row.removed_at,
        )


@strawberry.type(description="What one reviewer answers for.")
class AccessReviewPart:
    id: UUID
    review_id: UUID
    signed_at: datetime | None
    signed_by: str | None
    own: bool
    reviewer_id: strawberry.Private[UUID]

    @strawberry.field
    async def reviewer(self, info: Info) -> Person:
        return await person(info, self.reviewer_id)

    @strawberry.field
    async def lines(self, info: Info) -> list[AccessReviewLine]:
        return [AccessReviewLine.of(row) for row in await loader(info, queries.lines_of).load(self.id)]

    @strawberry.field
    async def line_count(self, info: Info) -> int:
        return int((await loader(info, queries.counts_of).load(self.id)).lines)

    @strawberry.field
    async def decided_count(self, info: Info) -> int:
        return int((await loader(info, queries.counts_of).load(self.id)).decided)

    @strawberry.field
    async def removed_count(self, info: Info) -> int:
        return int((await loader(info, queries.counts_of).load(self.id)).removed)

    @classmethod
    def of(cls, row: models.AccessReviewPart) -> "AccessReviewPart":
        return cls(
            id=row.id,
            review_id=row.review_id,
            signed_at=row.signed_at,
            signed_by=row.signed_by,
            own=False,
            reviewer_id=row.reviewer_id,
        )


@strawberry.type(description="One look through everybody's rights. One sees the parts one may see.")
class AccessReview:
    id: UUID
    label: str
    started_by: str
    started_at: datetime
    due_at: datetime
    closed_at: datetime | None

    @strawberry.field
    async def parts(self, info: Info) -> list[AccessReviewPart]:
        parts = [AccessReviewPart.of(row) for row in await loader(info, queries.parts_of).load(self.id)]
        for part in parts:
            part.own = part.reviewer_id == info.context.actor.id
        return parts

    @classmethod
    def of(cls, row: models.AccessReview) -> "AccessReview":
        return cls(
            id=row.id,
            label=row.label,
            started_by=row.started_by,
            started_at=row.started_at,
            due_at=row.due_at,
            closed_at=row.closed_at,
        )


@strawberry.enum
class AccessReviewSort(enum.Enum):
    NEWEST = "NEWEST"
    DUE = "DUE"


@strawberry.input(description="`state`: open or closed.")
class AccessReviewFilter:
    state: str | None = None
    search: str | None = None


if TYPE_CHECKING:
    AccessReviewPage = Any
else:
    AccessReviewPage = page_type(AccessReview)


@strawberry.type
class ReviewQuery:
    @strawberry.field
    async def access_reviews(
        self,
        info: Info,
        first: int = 50,
        after: str | None = None,
        filter: AccessReviewFilter | None = None,
        sort: list[AccessReviewSort] | None = None,
    ) -> AccessReviewPage:
        given = filter or AccessReviewFilter()
        wanted = queries.ReviewFilter(state=given.state, search=given.search)
        order = [each.value for each in sort or ()]
        return connection(AccessReview, await queries.review_page(info.context.read, first, after, wanted, order))

    @strawberry.field
    async def access_review(self, info: Info, id: UUID) -> AccessReview | None:
        row = await queries.access_review(info.context.read, id)
        return AccessReview.of(row) if row else None


@strawberry.type
class ReviewMutation:
    start_review = mutation(commands.start_review, AccessReview)
    decide_review = mutation(commands.decide_review, AccessReviewPart)
    sign_review = mutation(commands.sign_review, AccessReviewPart)
    hand_over_review = mutation(commands.hand_over_review, AccessReviewPart)


__all__ = ["ReviewMutation", "ReviewQuery"]
