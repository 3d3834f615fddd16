"""Starting a review, deciding its lines, signing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, select

from infra.actions import Command, Meaning, command
from infra.db import Statement, mine, own
from infra.errors import Missing
from infra.work import Work
from tenants.identity import dangers, permissions, policy
from tenants.identity.administration.queries import last_seen
from tenants.identity.commands.roles import revoke
from tenants.identity.errors import (
    AlreadyReviewing,
    DecisionUnknown,
    NothingToReview,
    NotYourReview,
    RemovalNeedsNote,
    ReviewRunning,
    ReviewSigned,
    ReviewUndecided,
)
from tenants.identity.events import ReviewSignedOff
from tenants.identity.factors.commands import freshly_proved
from tenants.identity.inbox import post_todo, settle_todo
from tenants.identity.inbox.commands import HANDS
from tenants.identity.inbox.models import Todo
from tenants.identity.inbox.posting import STANDING, assign
from tenants.identity.models import Grant, Role, RolePermission, TeamMember, User
from tenants.identity.places import find_places
from tenants.identity.review import rules
from tenants.identity.review.models import AccessReview, AccessReviewLine, AccessReviewPart
from tenants.roles import ADMIN, OWNER, TEAM_LEAD

RUNNING = Statement(
    mine(AccessReview).where(AccessReview.closed_at.is_(None), AccessReview.label == bindparam("label"))
)
PARTS = Statement(mine(AccessReviewPart).where(AccessReviewPart.review_id == bindparam("review_id")))
LINES = Statement(
    mine(AccessReviewLine).where(AccessReviewLine.part_id == bindparam("part_id")).order_by(AccessReviewLine.id)
)
GRANTS = Statement(
    mine(Grant)
    .join(User, own(User) & (User.id == Grant.user_id))
    .where(Grant.revoked_at.is_(None), User.active)
    .order_by(User.name, User.id, Grant.created_at, Grant.id)
)
MEMBERS = Statement(select(TeamMember.user_id, TeamMember.team_id).where(own(TeamMember), TeamMember.left_at.is_(None)))
PERMITTED = Statement(select(RolePermission.role_id, RolePermission.permission).where(own(RolePermission)))


@dataclass(frozen=True, kw_only=True)
class StartReview(Command):
    """`label` is the quarter's when none is given; `days` is how long the reviewers have."""

    label: str | None = None
    days: int = rules.DAYS


@command(needs=permissions.START_REVIEW)
async def start_review(work: Work, cmd: StartReview) -> AccessReview:
    """Everybody's roles as they stand, each person's with the lead who answers for him."""
    await policy.hold(work)
    label = (cmd.label or "").strip()[:40] or rules.quarter(work.now)
    if await work.one(RUNNING, label=label) is not None:
        raise ReviewRunning(label=label)
    grants: list[Grant] = await work.all(GRANTS)
    reviewers = await _reviewers(work, grants)
    if not reviewers:
        raise NothingToReview()
    review = AccessReview(
        id=cmd.id,
        label=label,
        started_by=work.actor.name,
        started_at=work.now,
        due_at=rules.due(work.now, max(1, min(cmd.days, 90))),
    )
    await work.insert(review)
    parts = {id: AccessReviewPart(review_id=review.id, reviewer_id=id) for id in dict.fromkeys(reviewers.values())}
    await work.insert_all(list(parts.values()))
    await work.insert_all(await _lines(work, grants, {user: parts[lead] for user, lead in reviewers.items()}))
    for part in parts.values():
        await _ask(work, review, part)
    work.subject(review.id)
    return review


async def _reviewers(work: Work, grants: Sequence[Grant]) -> dict[UUID, UUID]:
    """Who answers for each person."""
    roles: dict[UUID, Role] = {row.id: row for row in await work.all(mine(Role))}
    team_of = {row["user_id"]: row["team_id"] for row in await work.all(MEMBERS)}
    holders: dict[str, list[UUID]] = {}
    for grant in grants:
        holders.setdefault(roles[grant.role_id].code, []).append(grant.user_id)
    leads: dict[UUID, list[UUID]] = {}
    for lead in holders.get(TEAM_LEAD, ()):
        if lead in team_of:
            leads.setdefault(team_of[lead], []).append(lead)
    above = [*holders.get(OWNER, ()), *holders.get(ADMIN, ())]
    found: dict[UUID, UUID] = {}
    for user_id in dict.fromkeys(grant.user_id for grant in grants):
        own_leads = leads.get(team_of.get(user_id, UUID(int=0)), [])
        # A lead is not reviewed by a fellow lead of his own team: they would sign for each other.
        reviewer = rules.reviewer_of(user_id, [] if user_id in own_leads else own_leads, above)
        if reviewer is not None:
            found[user_id] = reviewer
    return found


async def _lines(work: Work, grants: Sequence[Grant], part_of: dict[UUID, AccessReviewPart]) -> list[AccessReviewLine]:
    people = {row.id: row for row in await work.many(User, list(part_of)) if row is not None}
    roles: dict[UUID, Role] = {row.id: row for row in await work.all(mine(Role))}
    places = await find_places(work, [each.scope_id for each in grants if each.scope_id is not None])
    seen = dict(zip(part_of, await last_seen(work, list(part_of)), strict=True))
    names: dict[UUID, list[str]] = {}
    for row in await work.all(PERMITTED):
        names.setdefault(row["role_id"], []).append(row["permission"])
    return [
        AccessReviewLine(
            part_id=part_of[grant.user_id].id,
            user_id=grant.user_id,
            grant_id=grant.id,
            person=people[grant.user_id].name,
            login=people[grant.user_id].login,
            seen_at=seen[grant.user_id],
            role=_named(roles[grant.role_id]),
            place=_place(grant, places),
            permissions=len(names.get(grant.role_id, ())),
            dangerous=sorted(name for name in names.get(grant.role_id, ()) if name in dangers.DANGEROUS),
        )
        for grant in grants
        if grant.user_id in part_of
    ]


def _named(role: Role) -> dict[str, Any]:
    return {"code": role.code, "zh": role.name_zh, "en": role.name_en}


def _place(grant: Grant, places: Any) -> dict[str, Any] | None:
    place = places.get(grant.scope_id) if grant.scope_id is not None else None
    if place is None:
        return None
    return {"kind": place.kind, "code": place.code, "zh": place.name_zh, "en": place.name_en}


async def _ask(work: Work, review: AccessReview, part: AccessReviewPart) -> None:
    await post_todo(
        work,
        kind=rules.TODO,
        subject_id=part.id,
        params={"label": review.label},
        link=f"/access-reviews/{review.id}",
        users=[part.reviewer_id],
        due_at=review.due_at,
        needs=permissions.SIGN_REVIEW.name,
    )


@dataclass(frozen=True, kw_only=True)
class ReviewDecision:
    line_id: UUID
    decision: str  # keep | remove
    note: str | None = None


@dataclass(frozen=True, kw_only=True)
class DecideReview(Command):
    """Lines that are not named stay as they are. Nothing happens to anybody before the signature."""

    part_id: UUID
    decisions: list[ReviewDecision]


@command(needs=permissions.SIGN_REVIEW)
async def decide_review(work: Work, cmd: DecideReview) -> AccessReviewPart:
    part = await _access(work, cmd.part_id)
    lines: dict[UUID, AccessReviewLine] = {row.id: row for row in await work.all(LINES, part_id=part.id)}
    for each in cmd.decisions:
        if each.line_id not in lines:
            raise Missing(what="line")
        if each.decision not in rules.DECISIONS:
            raise DecisionUnknown(decision=each.decision[:40])
        note = " ".join((each.note or "").split())[:400] or None
        if each.decision == "remove" and note is None:
            raise RemovalNeedsNote()
        await work.change(lines[each.line_id], decision=each.decision, note=note)
    return part


@dataclass(frozen=True, kw_only=True)
class SignReview(Command):
    part_id: UUID


@command(needs=permissions.SIGN_REVIEW, signs=Meaning("reviewed"))
async def sign_review(work: Work, cmd: SignReview) -> AccessReviewPart:
    """Sign one's part: what was to be removed is gone at the next request of every process."""
    await freshly_proved(work)
    await policy.raise_version(work)
    part = await _access(work, cmd.part_id)
    lines: list[AccessReviewLine] = await work.all(LINES, part_id=part.id)
    undecided = sum(line.decision is None for line in lines)
    if undecided:
        raise ReviewUndecided(count=undecided)
    for line in lines:
        if line.decision == "remove":
            await _remove(work, line)
    signed = rules.digest([_signed(line) for line in lines])
    await work.change(part, signed_at=work.now, signed_by=work.actor.name, digest=signed)
    await settle_todo(work, rules.TODO, part.id)
    review = await work.lock(AccessReview, part.review_id)
    assert review is not None, "a part names its review"
    done = all(each.signed_at is not None for each in await work.all(PARTS, review_id=review.id))
    if done:
        await work.change(review, closed_at=work.now)
    work.emit(ReviewSignedOff(review_id=review.id, part_id=part.id, closed=done))
    return part


async def _remove(work: Work, line: AccessReviewLine) -> None:
    grant = await work.lock(Grant, line.grant_id)
    if grant is not None and grant.revoked_at is None:
        await revoke(work, grant)
    await work.change(line, removed_at=work.now)


def _signed(line: AccessReviewLine) -> dict[str, Any]:
    return {
        "id": line.id, "login": line.login, "role": line.role["code"], "place": (line.place or {}).get("code"),
        "decision": line.decision, "note": line.note,
    }  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class HandOverReview(Command):
    part_id: UUID
    user_id: UUID


@command(needs=permissions.START_REVIEW)
async def hand_over_review(work: Work, cmd: HandOverReview) -> AccessReviewPart:
    """Somebody else answers for these people: their lead is away, or has left."""
    part = await work.lock(AccessReviewPart, cmd.part_id)
    user = await work.get(User, cmd.user_id)
    if part is None or user is None or not user.active:
        raise Missing(what="part" if part is None else "user")
    if part.signed_at is not None:
        raise ReviewSigned(name=part.signed_by or "")
    rights = await policy.allowed_now(work, work.tenant_id, user.id)
    if permissions.SIGN_REVIEW.name not in rights:
        raise NotYourReview(name=user.name)
    parts: list[AccessReviewPart] = await work.all(PARTS, review_id=part.review_id)
    if any(each.reviewer_id == user.id for each in parts):
        raise AlreadyReviewing(name=user.name)
    if user.id in {line.user_id for line in await work.all(LINES, part_id=part.id)}:
        raise NotYourReview(name=user.name)
    todo: Todo | None = await work.one(STANDING, kind=rules.TODO, subject_id=part.id)
    if todo is not None:
        for hand in await work.all(HANDS, todo_id=todo.id):
            await work.change(hand, ended_at=work.now)
        await assign(work, todo, [user.id], via="delegated", reason=cmd.reason)
    return await work.change(part, reviewer_id=user.id)


async def _access(work: Work, part_id: UUID) -> AccessReviewPart:
    part = await work.lock(AccessReviewPart, part_id)
    if part is None:
        raise Missing(what="part")
    if part.signed_at is not None:
        raise ReviewSigned(name=part.signed_by or "")
    if part.reviewer_id != work.actor.id:
        reviewer = await work.get(User, part.reviewer_id)
        raise NotYourReview(name=reviewer.name if reviewer else "")
    work.subject(part.review_id)
    return part
