"""Skills, coming and leaving, and absences."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import DateTime, bindparam, or_

from infra.actions import Command, command
from infra.db import Statement, mine
from infra.errors import BadInput, Missing
from infra.work import Work
from tenants.identity import permissions
from tenants.identity.errors import CodeTaken
from tenants.identity.events import AbsenceChanged, AttendanceChanged, SkillsChanged
from tenants.identity.models import Absence, Attendance, Badge, Skill, User, UserSkill
from tenants.identity.rules import clean_code, clean_name
from tenants.identity.workforce import rules
from tenants.identity.workforce.errors import (
    AbsenceOver,
    AttendanceNotOpen,
    AttendanceOpen,
    AttendanceOverlaps,
)

# -- skills -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class CreateSkill(Command):
    code: str
    name_zh: str
    name_en: str


SKILL_BY_CODE = Statement(mine(Skill).where(Skill.code == bindparam("code")))


@command(needs=permissions.EDIT_SKILLS)
async def create_skill(work: Work, cmd: CreateSkill) -> Skill:
    code = clean_code(cmd.code)
    if await work.one(SKILL_BY_CODE, code=code) is not None:
        raise CodeTaken(code=code)
    names = {"name_zh": clean_name(cmd.name_zh, "nameZh"), "name_en": clean_name(cmd.name_en, "nameEn")}
    return await work.insert(Skill(code=code, **names))


@dataclass(frozen=True, kw_only=True)
class ChangeSkill(Command):
    """A skill somebody had is never deleted, only made inactive: then nobody is asked for it."""

    skill_id: UUID
    name_zh: str | None = None
    name_en: str | None = None
    active: bool | None = None


@command(needs=permissions.EDIT_SKILLS)
async def change_skill(work: Work, cmd: ChangeSkill) -> Skill:
    skill = await _skill(work, cmd.skill_id)
    changes: dict[str, Any] = {}
    if cmd.name_zh is not None:
        changes["name_zh"] = clean_name(cmd.name_zh, "nameZh")
    if cmd.name_en is not None:
        changes["name_en"] = clean_name(cmd.name_en, "nameEn")
    if cmd.active is not None:
        changes["active"] = cmd.active
        work.emit(SkillsChanged(user_ids=[]))
    return await work.change(skill, **changes)


@dataclass(frozen=True, kw_only=True)
class GiveSkill(Command):
    """Level 1 learns it, 2 does it, 3 does it alone, 4 teaches it. Given again it replaces what was there."""

    user_id: UUID
    skill_id: UUID
    level: int = 2
    valid_from: date | None = None
    valid_to: date | None = None


HELD = Statement(
    mine(UserSkill).where(UserSkill.user_id == bindparam("user_id"), UserSkill.skill_id == bindparam("skill_id"))
)


@command(needs=permissions.GIVE_SKILLS)
async def give_skill(work: Work, cmd: GiveSkill) -> UserSkill:
    user, skill = await access_user(work, cmd.user_id), await _skill(work, cmd.skill_id)
    known: UserSkill | None = await work.one(HELD, user_id=user.id, skill_id=skill.id)
    valid_from = cmd.valid_from or (known.valid_from if known else work.occurred_at.date())
    rules.check_validity(valid_from, cmd.valid_to)
    values = {"level": rules.check_level(cmd.level), "valid_from": valid_from, "valid_to": cmd.valid_to}
    work.subject(user.id)
    work.emit(SkillsChanged(user_ids=[user.id]))
    if known is not None:
        return await work.change(known, **values)
    return await work.insert(UserSkill(user_id=user.id, skill_id=skill.id, **values))


@dataclass(frozen=True, kw_only=True)
class WithdrawSkill(Command):
    user_skill_id: UUID


@command(needs=permissions.GIVE_SKILLS)
async def withdraw_skill(work: Work, cmd: WithdrawSkill) -> User:
    held = await work.lock(UserSkill, cmd.user_skill_id)
    if held is None:
        raise Missing(what="skill")
    await work.remove(held)
    work.subject(held.user_id)
    work.emit(SkillsChanged(user_ids=[held.user_id]))
    return await access_user(work, held.user_id)


async def _skill(work: Work, id: UUID) -> Skill:
    skill: Skill | None = await work.get(Skill, id)
    if skill is None:
        raise Missing(what="skill")
    return skill


async def access_user(work: Work, id: UUID) -> User:
    user = await work.lock(User, id)
    if user is None or not user.active:
        raise Missing(what="user")
    return user


# -- coming and leaving -------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class StampAttendance(Command):
    """Somebody comes (`direction` in) or leaves (out): oneself, a badge held to a terminal, or said by a lead."""

    direction: str
    user_id: UUID | None = None
    badge: str | None = None
    at: datetime | None = None


OPEN = Statement(mine(Attendance).where(Attendance.user_id == bindparam("user_id"), Attendance.left_at.is_(None)))
AROUND = Statement(
    mine(Attendance).where(
        Attendance.user_id == bindparam("user_id"),
        or_(Attendance.left_at.is_(None), Attendance.left_at > bindparam("since", type_=DateTime(True))),
        Attendance.id != bindparam("but"),
    )
)
WORN = Statement(mine(Badge).where(Badge.code == bindparam("code"), Badge.ended_at.is_(None)))


@command(needs=permissions.STAMP_ATTENDANCE)
async def stamp_attendance(work: Work, cmd: StampAttendance) -> Attendance:
    user, by = await _stamped(work, cmd)
    at = cmd.at or work.occurred_at
    if cmd.direction == "in":
        return await _come(work, user, at, by)
    if cmd.direction == "out":
        return await _leave(work, user, at, by)
    raise BadInput(field="direction", problem="in or out")


async def _stamped(work: Work, cmd: StampAttendance) -> tuple[User, str]:
    """Whose stamp it is, and who said so. Another person's takes the right to say it."""
    if cmd.badge is not None:
        badge: Badge | None = await work.one(WORN, code=cmd.badge.strip().upper())
        if badge is None:
            raise Missing(what="badge")
        return await access_user(work, badge.user_id), "badge"
    user = await access_user(work, cmd.user_id or work.actor.id)
    if user.id == work.actor.id and cmd.at is None:
        return user, "self"
    work.actor.need(permissions.RECORD_ATTENDANCE.name)
    return user, "lead"


async def _come(work: Work, user: User, at: datetime, by: str) -> Attendance:
    """The person's row is locked, so two terminals cannot open two records."""
    known: Attendance | None = await work.one(OPEN, user_id=user.id)
    if known is not None:
        raise AttendanceOpen(name=user.name, came_at=known.came_at)
    row = Attendance(user_id=user.id, came_at=at, came_by=by, device_id=work.actor.device_id, auto_closed=False)
    rules.check_stay(at, None, work.now)
    await _check_alone(work, user, at, None)
    work.emit(AttendanceChanged(user_id=user.id, present=True))
    return await work.insert(row)


async def _leave(work: Work, user: User, at: datetime, by: str) -> Attendance:
    known: Attendance | None = await work.one(OPEN, user_id=user.id)
    if known is None:
        raise AttendanceNotOpen(name=user.name)
    rules.check_stay(known.came_at, at, work.now)
    work.emit(AttendanceChanged(user_id=user.id, present=False))
    return await work.change(known, left_at=at, left_by=by)


async def _check_alone(
    work: Work, user: User, came_at: datetime, left_at: datetime | None, but: UUID | None = None
) -> None:
    others: list[Attendance] = await work.all(AROUND, user_id=user.id, since=came_at, but=but or user.id)
    if rules.overlapping(others, came_at, left_at):
        raise AttendanceOverlaps(name=user.name)


@dataclass(frozen=True, kw_only=True)
class CorrectAttendance(Command):
    """A forgotten stamp put right; the earlier times stay in the journal."""

    attendance_id: UUID
    came_at: datetime
    left_at: datetime | None = None


@command(needs=permissions.CORRECT_ATTENDANCE)
async def correct_attendance(work: Work, cmd: CorrectAttendance) -> Attendance:
    row = await work.lock(Attendance, cmd.attendance_id)
    if row is None:
        raise Missing(what="attendance")
    user = await access_user(work, row.user_id)
    rules.check_stay(cmd.came_at, cmd.left_at, work.now)
    opened: Attendance | None = await work.one(OPEN, user_id=user.id)
    if cmd.left_at is None and opened is not None and opened.id != row.id:
        raise AttendanceOpen(name=user.name, came_at=opened.came_at)
    await _check_alone(work, user, cmd.came_at, cmd.left_at, row.id)
    work.emit(AttendanceChanged(user_id=user.id, present=cmd.left_at is None))
    left_by = None if cmd.left_at is None else "lead"
    return await work.change(row, came_at=cmd.came_at, left_at=cmd.left_at, left_by=left_by, auto_closed=False)


async def close_forgotten(work: Work, row: Attendance, at: datetime) -> Attendance:
    """The facade for shift ends: nobody said when he left, so the shift's end is taken and flagged."""
    work.emit(AttendanceChanged(user_id=row.user_id, present=False))
    return await work.change(row, left_at=max(at, row.came_at), left_by="system", auto_closed=True)


# -- absences -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class RecordAbsence(Command):
    """Kinds: leave, sick, training, other."""

    user_id: UUID
    kind: str
    starts_at: datetime
    ends_at: datetime
    note: str | None = None


@command(needs=permissions.RECORD_ATTENDANCE)
async def record_absence(work: Work, cmd: RecordAbsence) -> Absence:
    return await note_absence(work, cmd)


async def note_absence(work: Work, cmd: RecordAbsence) -> Absence:
    user = await access_user(work, cmd.user_id)
    if cmd.kind not in rules.ABSENCE_KINDS:
        raise BadInput(field="kind", problem=", ".join(rules.ABSENCE_KINDS))
    if cmd.note is not None and len(cmd.note) > 500:
        raise BadInput(field="note", problem="at most 500 characters")
    rules.check_absence(cmd.starts_at, cmd.ends_at)
    work.emit(AbsenceChanged(user_id=user.id, starts_at=cmd.starts_at, ends_at=cmd.ends_at))
    return await work.insert(
        Absence(
            user_id=user.id, kind=cmd.kind, starts_at=cmd.starts_at, ends_at=cmd.ends_at,
            note=(cmd.note or "").strip() or None,
        )
    )  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class CancelAbsence(Command):
    absence_id: UUID


@command(needs=permissions.RECORD_ATTENDANCE)
async def cancel_absence(work: Work, cmd: CancelAbsence) -> Absence:
    row = await work.lock(Absence, cmd.absence_id)
    if row is None:
        raise Missing(what="absence")
    if row.cancelled_at is not None or row.ends_at <= work.now:
        raise AbsenceOver()
    work.emit(AbsenceChanged(user_id=row.user_id, starts_at=row.starts_at, ends_at=row.ends_at))
    return await work.change(row, cancelled_at=work.now)
