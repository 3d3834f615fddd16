"""Skills, attendance and absences in the schema."""

from collections.abc import Sequence
from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING, Any
from uuid import UUID

import strawberry

from infra import clock
from infra.graphql import Info, Names, connection, loader, mutation, names, page_type
from tenants.identity.workforce import commands, models, queries, rules


@strawberry.type(description="Somebody, by name only.")
class Person:
    id: UUID
    name: str


async def person(info: Info, id: UUID) -> Person:
    row = await loader(info, queries.users_by_id).load(id)
    assert row is not None  # a foreign key holds it
    return Person(id=row.id, name=row.name)


@strawberry.type(description="Something not everybody may do.")
class Skill:
    id: UUID
    code: str
    name: Names
    active: bool
    revision: int

    @classmethod
    def of(cls, row: models.Skill) -> "Skill":
        return cls(id=row.id, code=row.code, name=names(row), active=row.active, revision=row.revision)


@strawberry.type(description="Level 1 learns it, 2 does it, 3 does it alone, 4 teaches it. `inForce` is as of today.")
class UserSkill:
    id: UUID
    level: int
    valid_from: date
    valid_to: date | None
    in_force: bool
    user_id: strawberry.Private[UUID]
    skill_id: strawberry.Private[UUID]

    @strawberry.field
    async def user(self, info: Info) -> Person:
        return await person(info, self.user_id)

    @strawberry.field
    async def skill(self, info: Info) -> Skill:
        row = await loader(info, queries.skills_by_id).load(self.skill_id)
        assert row is not None  # a foreign key holds it
        return Skill.of(row)

    @classmethod
    def of(cls, row: models.UserSkill) -> "UserSkill":
        return cls(
            id=row.id,
            level=row.level,
            valid_from=row.valid_from,
            valid_to=row.valid_to,
            in_force=rules.in_force(row, clock.now().date()),
            user_id=row.user_id,
            skill_id=row.skill_id,
        )


@strawberry.type(description="Somebody came, and left. `by`: self, badge, lead, system.")
class Attendance:
    id: UUID
    came_at: datetime
    left_at: datetime | None
    came_by: str
    left_by: str | None
    auto_closed: bool
    revision: int
    user_id: strawberry.Private[UUID]

    @strawberry.field
    async def user(self, info: Info) -> Person:
        return await person(info, self.user_id)

    @classmethod
    def of(cls, row: models.Attendance) -> "Attendance":
        return cls(
            id=row.id,
            came_at=row.came_at,
            left_at=row.left_at,
            came_by=row.came_by,
            left_by=row.left_by,
            auto_closed=bool(row.auto_closed),
            revision=row.revision,
            user_id=row.user_id,
        )


@strawberry.type(description="Somebody is not here. Kinds: leave, sick, training, other.")
class Absence:
    id: UUID
    kind: str
    starts_at: datetime
    ends_at: datetime
    note: str | None
    cancelled_at: datetime | None
    user_id: strawberry.Private[UUID]

    @strawberry.field
    async def user(self, info: Info) -> Person:
        return await person(info, self.user_id)

    @classmethod
    def of(cls, row: models.Absence) -> "Absence":
        return cls(
            id=row.id,
            kind=row.kind,
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            note=row.note,
            cancelled_at=row.cancelled_at,
            user_id=row.user_id,
        )


@strawberry.enum
class UserSkillSort(Enum):
    EXPIRY_ASC = "EXPIRY_ASC"
    LEVEL_DESC = "LEVEL_DESC"
    USER_ASC = "USER_ASC"


@strawberry.input(description="`expiresBefore`: what ends before that day, or has ended.")
class UserSkillFilter:
    user_id: UUID | None = None
    skill_id: UUID | None = None
    expires_before: date | None = None


@strawberry.enum
class AttendanceSort(Enum):
    CAME_DESC = "CAME_DESC"
    CAME_ASC = "CAME_ASC"


@strawberry.input
class AttendanceFilter:
    user_id: UUID | None = None
    since: datetime | None = None
    until: datetime | None = None
    open: bool | None = None
    auto_closed: bool | None = None


if TYPE_CHECKING:
    UserSkillPage = Any
    AttendancePage = Any
else:
    UserSkillPage = page_type(UserSkill)
    AttendancePage = page_type(Attendance)


def _order(sort: Sequence[Enum] | None) -> list[str]:
    return [each.value for each in sort or ()]


@strawberry.type
class WorkforceQuery:
    @strawberry.field
    async def skills(self, info: Info) -> list[Skill]:
        return [Skill.of(row) for row in await queries.skills(info.context.read)]

    @strawberry.field
    async def user_skills(
        self,
        info: Info,
        first: int = 50,
        after: str | None = None,
        filter: UserSkillFilter | None = None,
        sort: list[UserSkillSort] | None = None,
    ) -> UserSkillPage:
        wanted = queries.UserSkillFilter(**vars(filter)) if filter else queries.UserSkillFilter()
        page = await queries.user_skill_page(
            info.context.read, first=first, after=after, wanted=wanted, sort=_order(sort)
        )
        return connection(UserSkill, page)

    @strawberry.field
    async def attendances(
        self,
        info: Info,
        first: int = 50,
        after: str | None = None,
        filter: AttendanceFilter | None = None,
        sort: list[AttendanceSort] | None = None,
    ) -> AttendancePage:
        wanted = queries.AttendanceFilter(**vars(filter)) if filter else queries.AttendanceFilter()
        page = await queries.attendance_page(
            info.context.read, first=first, after=after, wanted=wanted, sort=_order(sort)
        )
        return connection(Attendance, page)

    @strawberry.field
    async def my_attendance(self, info: Info) -> Attendance | None:
        row = await queries.my_attendance(info.context.read)
        return Attendance.of(row) if row else None

    @strawberry.field
    async def absences(self, info: Info, since: datetime, until: datetime) -> list[Absence]:
        return [Absence.of(row) for row in await queries.absences_between(info.context.read, since, until)]


@strawberry.type
class WorkforceMutation:
    create_skill = mutation(commands.create_skill, Skill)
    change_skill = mutation(commands.change_skill, Skill)
    give_skill = mutation(commands.give_skill, UserSkill)
    withdraw_skill = mutation(commands.withdraw_skill)
    stamp_attendance = mutation(commands.stamp_attendance, Attendance)
    correct_attendance = mutation(commands.correct_attendance, Attendance)
    record_absence = mutation(commands.record_absence, Absence)
    cancel_absence = mutation(commands.cancel_absence, Absence)
