"""Who can do what, who is here, who is away."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Date, DateTime, bindparam, or_, select

from infra.actions import query
from infra.db import Statement, among, mine, own
from infra.pages import Key, Page, paged
from infra.work import Read
from tenants.identity import permissions
from tenants.identity.models import Absence, Attendance, Skill, User, UserSkill
from tenants.identity.workforce.rules import LONGEST_STAY

# -- facade -------------------------------------------------------------------------------------------------

PRESENT = Statement(
    select(Attendance.user_id)
    .where(
        own(Attendance),
        Attendance.came_at <= bindparam("at", type_=DateTime(True)),
        or_(Attendance.left_at.is_(None), Attendance.left_at > bindparam("at", type_=DateTime(True))),
        Attendance.came_at > bindparam("earliest", type_=DateTime(True)),
    )
    .distinct()
)
AWAY = Statement(
    mine(Absence)
    .where(
        Absence.cancelled_at.is_(None),
        Absence.starts_at < bindparam("until", type_=DateTime(True)),
        Absence.ends_at > bindparam("since", type_=DateTime(True)),
    )
    .order_by(Absence.starts_at, Absence.id)
)
STAYS = Statement(
    mine(Attendance)
    .where(Attendance.came_at >= bindparam("since", type_=DateTime(True)))
    .order_by(Attendance.came_at, Attendance.id)
)
STILL_OPEN = Statement(mine(Attendance).where(Attendance.left_at.is_(None)).order_by(Attendance.came_at))


async def present(read: Read, at: datetime) -> list[UUID]:
    """The people who are here at a moment, by their attendance records; nobody stays longer than a day."""
    rows = await read.all(PRESENT, at=at, earliest=at - LONGEST_STAY)
    return [row["user_id"] for row in rows]


async def absences(read: Read, since: datetime, until: datetime) -> list[Absence]:
    """Absences in force that touch the span, by beginning."""
    return await read.all(AWAY, since=since, until=until)


async def stays(read: Read, since: datetime) -> list[Attendance]:
    """Attendance records that began since then, by beginning."""
    return await read.all(STAYS, since=since)


async def open_attendances(read: Read) -> list[Attendance]:
    """Everybody who came and has not left."""
    return await read.all(STILL_OPEN)


IN_FORCE = Statement(
    select(UserSkill.user_id, Skill.code, UserSkill.level)
    .join(Skill, own(Skill) & (Skill.id == UserSkill.skill_id))
    .where(
        own(UserSkill),
        Skill.active,
        UserSkill.level >= 2,
        UserSkill.valid_from <= bindparam("day", type_=Date()),
        or_(UserSkill.valid_to.is_(None), UserSkill.valid_to >= bindparam("day", type_=Date())),
    )
)


async def qualified(read: Read, day: date) -> dict[UUID, dict[str, int]]:
    """Who may work by himself with which skills on a day: person → skill code → level (2 and up)."""
    found: dict[UUID, dict[str, int]] = {}
    for row in await read.all(IN_FORCE, day=day):
        found.setdefault(row["user_id"], {})[row["code"]] = row["level"]
    return found


class HeldSkill(NamedTuple):
    """A skill somebody may use by himself (level 2 and up), and on which days."""

    user_id: UUID
    code: str
    valid_from: date
    valid_to: date | None


HELD = Statement(
    select(UserSkill.user_id, Skill.code, UserSkill.valid_from, UserSkill.valid_to)
    .join(Skill, own(Skill) & (Skill.id == UserSkill.skill_id))
    .where(own(UserSkill), Skill.active, UserSkill.level >= 2)
)


async def held_skills(read: Read) -> list[HeldSkill]:
    """All of them, with the days they are in force."""
    return [HeldSkill(*row.values()) for row in await read.all(HELD)]


# -- lists --------------------------------------------------------------------------------------------------

SKILLS = Statement(mine(Skill).order_by(Skill.code))


@query(needs=permissions.READ_ATTENDANCE)
async def skills(read: Read) -> Sequence[Skill]:
    """All skills by code, the inactive ones too."""
    return await read.all(SKILLS)


@dataclass(frozen=True, kw_only=True)
class UserSkillFilter:
    """`expires_before`: what ends before that day, or has ended."""

    user_id: UUID | None = None
    skill_id: UUID | None = None
    expires_before: date | None = None


USER_SKILL_SORTS = {
    "EXPIRY_ASC": (Key(UserSkill.valid_to, "valid_to"),),
    "LEVEL_DESC": (Key(UserSkill.level, "level", descending=True),),
    "USER_ASC": (Key(UserSkill.user_id, "user_id"), Key(UserSkill.skill_id, "skill_id")),
}


@query(needs=permissions.READ_ATTENDANCE)
async def user_skill_page(
    read: Read, *, first: int, after: str | None, wanted: UserSkillFilter, sort: Sequence[str] = ()
) -> Page[UserSkill]:
    """Who has which skill. Sorted by expiry only what expires is shown."""
    statement = mine(UserSkill)
    if wanted.user_id is not None:
        statement = statement.where(UserSkill.user_id == wanted.user_id)
    if wanted.skill_id is not None:
        statement = statement.where(UserSkill.skill_id == wanted.skill_id)
    if wanted.expires_before is not None:
        statement = statement.where(UserSkill.valid_to < wanted.expires_before)
    chosen = sort[0] if sort else ("EXPIRY_ASC" if wanted.expires_before else "USER_ASC")
    if chosen == "EXPIRY_ASC":
        statement = statement.where(UserSkill.valid_to.is_not(None))
    keys = USER_SKILL_SORTS[chosen]
    return await paged(read, statement, keys=[*keys, Key(UserSkill.id, "id")], first=first, after=after)


@dataclass(frozen=True, kw_only=True)
class AttendanceFilter:
    user_id: UUID | None = None
    since: datetime | None = None
    until: datetime | None = None
    open: bool | None = None
    auto_closed: bool | None = None


ATTENDANCE_SORTS = {
    "CAME_DESC": Key(Attendance.came_at, "came_at", descending=True),
    "CAME_ASC": Key(Attendance.came_at, "came_at"),
}


@query(needs=permissions.READ_ATTENDANCE)
async def attendance_page(
    read: Read, *, first: int, after: str | None, wanted: AttendanceFilter, sort: Sequence[str] = ()
) -> Page[Attendance]:
    """Who came and left, newest first or as sorted."""
    statement = mine(Attendance)
    if wanted.user_id is not None:
        statement = statement.where(Attendance.user_id == wanted.user_id)
    if wanted.since is not None:
        statement = statement.where(Attendance.came_at >= wanted.since)
    if wanted.until is not None:
        statement = statement.where(Attendance.came_at < wanted.until)
    if wanted.open is not None:
        statement = statement.where(Attendance.left_at.is_(None) if wanted.open else Attendance.left_at.is_not(None))
    if wanted.auto_closed is not None:
        statement = statement.where(Attendance.auto_closed.is_(wanted.auto_closed))
    keys = [ATTENDANCE_SORTS[each] for each in sort or ("CAME_DESC",)]
    return await paged(read, statement, keys=[*keys, Key(Attendance.id, "id")], first=first, after=after)


@query(needs=permissions.READ_ATTENDANCE)
async def absences_between(read: Read, since: datetime, until: datetime) -> Sequence[Absence]:
    return await absences(read, since, until)


@query(needs=None)
async def my_attendance(read: Read) -> Attendance | None:
    """The asker's own open record; None when he has not come."""
    found = await read.all(
        mine(Attendance).where(Attendance.user_id == read.actor.id, Attendance.left_at.is_(None)).limit(1)
    )
    return found[0] if found else None


# -- loaders: values in the order of the keys -----------------------------------------------------------------


async def users_by_id(read: Read, ids: Sequence[UUID]) -> Sequence[User | None]:
    return await read.many(User, ids)


async def skills_by_id(read: Read, ids: Sequence[UUID]) -> Sequence[Skill | None]:
    return await read.many(Skill, ids)


async def skills_of(read: Read, user_ids: Sequence[UUID]) -> list[list[UserSkill]]:
    rows: list[UserSkill] = await read.all(mine(UserSkill).where(among(UserSkill.user_id, user_ids)))
    return [[row for row in rows if row.user_id == id] for id in user_ids]
