"""Reviews, their parts and lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import func, select

from infra.actions import query
from infra.db import among, mine, own
from infra.errors import Missing
from infra.pages import Key, Page, paged
from infra.work import Read
from tenants.identity import permissions
from tenants.identity.models import User
from tenants.identity.review.models import AccessReview, AccessReviewLine, AccessReviewPart

SORTS = {
    "NEWEST": (
        Key(AccessReview.started_at, "started_at", descending=True),
        Key(AccessReview.id, "id", descending=True),
    ),
    "DUE": (Key(AccessReview.due_at, "due_at"), Key(AccessReview.id, "id")),
}


@dataclass(frozen=True, kw_only=True)
class ReviewFilter:
    """`state`: open or closed."""

    state: str | None = None
    search: str | None = None


@query(needs=permissions.SIGN_REVIEW)
async def review_page(
    read: Read, first: int, after: str | None, wanted: ReviewFilter, sort: Sequence[str]
) -> Page[AccessReview]:
    """Whoever may start reviews sees all, everybody else those he has a part in."""
    statement = mine(AccessReview)
    if not read.actor.may(permissions.START_REVIEW.name):
        part = select(AccessReviewPart.id).where(
            own(AccessReviewPart),
            AccessReviewPart.review_id == AccessReview.id,
            AccessReviewPart.reviewer_id == read.actor.id,
        )
        statement = statement.where(part.exists())
    if wanted.state == "open":
        statement = statement.where(AccessReview.closed_at.is_(None))
    elif wanted.state == "closed":
        statement = statement.where(AccessReview.closed_at.is_not(None))
    if wanted.search and wanted.search.strip():
        statement = statement.where(AccessReview.label.icontains(wanted.search.strip(), autoescape=True))
    keys = SORTS.get(sort[0] if sort else "NEWEST", SORTS["NEWEST"])
    return await paged(read, statement, keys=keys, first=first, after=after)


@query(needs=permissions.SIGN_REVIEW)
async def access_review(read: Read, id: UUID) -> AccessReview | None:
    """One that the asker has a part in, or that he may see as one who starts them."""
    found = await read.get(AccessReview, id)
    if found is None or (not read.actor.may(permissions.START_REVIEW.name) and not await visible_parts(read, id)):
        return None
    return found


async def visible_parts(read: Read, review_id: UUID) -> list[AccessReviewPart]:
    statement = mine(AccessReviewPart).where(AccessReviewPart.review_id == review_id).order_by(AccessReviewPart.id)
    if not read.actor.may(permissions.START_REVIEW.name):
        statement = statement.where(AccessReviewPart.reviewer_id == read.actor.id)
    return await read.all(statement)


async def parts_of(read: Read, review_ids: Sequence[UUID]) -> list[list[AccessReviewPart]]:
    statement = (
        mine(AccessReviewPart).where(among(AccessReviewPart.review_id, review_ids)).order_by(AccessReviewPart.id)
    )
    if not read.actor.may(permissions.START_REVIEW.name):
        statement = statement.where(AccessReviewPart.reviewer_id == read.actor.id)
    rows = await read.all(statement)
    return [[row for row in rows if row.review_id == id] for id in review_ids]


async def lines_of(read: Read, part_ids: Sequence[UUID]) -> list[list[AccessReviewLine]]:
    order = (AccessReviewLine.person, AccessReviewLine.user_id, AccessReviewLine.id)
    rows = await read.all(mine(AccessReviewLine).where(among(AccessReviewLine.part_id, part_ids)).order_by(*order))
    return [[row for row in rows if row.part_id == id] for id in part_ids]


class Count(NamedTuple):
    lines: int
    decided: int
    removed: int


async def counts_of(read: Read, part_ids: Sequence[UUID]) -> list[Count]:
    rows = await read.all(
        select(
            AccessReviewLine.part_id,
            func.count().label("lines"),
            func.count(AccessReviewLine.decision).label("decided"),
            func.count().filter(AccessReviewLine.decision == "remove").label("removed"),
        )
        .where(own(AccessReviewLine), among(AccessReviewLine.part_id, part_ids))
        .group_by(AccessReviewLine.part_id)
    )
    found = {row["part_id"]: Count(row["lines"], row["decided"], row["removed"]) for row in rows}
    return [found.get(id, Count(0, 0, 0)) for id in part_ids]


class Whole(NamedTuple):
    review: AccessReview
    parts: list[tuple[AccessReviewPart, User, list[AccessReviewLine]]]


@query(needs=permissions.SIGN_REVIEW)
async def whole_review(read: Read, id: UUID) -> Whole:
    """What the report prints: every part the asker may see, with its lines."""
    review = await read.get(AccessReview, id)
    parts = await visible_parts(read, id)
    if review is None or (not parts and not read.actor.may(permissions.START_REVIEW.name)):
        raise Missing(what="review")
    people = await read.many(User, [part.reviewer_id for part in parts])
    lines = await lines_of(read, [part.id for part in parts])
    found = [(p, u, ls) for p, u, ls in zip(parts, people, lines, strict=True) if u is not None]
    return Whole(review, found)
