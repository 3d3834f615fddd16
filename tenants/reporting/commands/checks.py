"""Checks an operation asks for: skills, and instructions that must have been read."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select

from infra.db import among, own
from infra.work import Work
from tenants import masterdata
from tenants.identity.models import Skill, UserSkill
from tenants.orders import Operation
from tenants.reporting import errors, permissions
from tenants.reporting.commands.help import Overriding, let_past, places_of

DOES_IT = 2
"""Level 1 only learns it."""


async def check_skills(work: Work, operation: Operation, cmd: Overriding, people: Mapping[UUID, str]) -> bool:
    """Everybody who worked has every skill the operation asks for, valid on that day. True: somebody let it past."""
    if not work.actor.in_person:
        return False
    day = work.occurred_at.astimezone(ZoneInfo(operation.calendar["zone"])).date()
    refusal = await _lacking(work, operation, people, day)
    if refusal is None:
        return False
    await let_past(work, cmd, refusal, permissions.OVERRIDE_CHECKS, *places_of(operation))
    return True


async def _lacking(
    work: Work, operation: Operation, people: Mapping[UUID, str], day: date
) -> errors.SkillMissing | errors.SkillExpired | None:
    rows = await work.all(
        select(Skill.code, Skill.name_zh, Skill.name_en, UserSkill.user_id, UserSkill.valid_from, UserSkill.valid_to)
        .outerjoin(
            UserSkill,
            own(UserSkill)
            & (UserSkill.skill_id == Skill.id)
            & among(UserSkill.user_id, list(people))
            & (UserSkill.level >= DOES_IT),
        )
        .where(own(Skill), Skill.active, among(Skill.code, operation.skill_codes))
    )
    for row in rows:
        for id, name in people.items():
            held = [each for each in rows if each["code"] == row["code"] and each["user_id"] == id]
            words = {
                "worker": name,
                "skill": row["name_en"] if work.actor.locale.startswith("en") else row["name_zh"],
                "helper": [],
            }
            if not held or held[0]["valid_from"] > day:
                return errors.SkillMissing(**words)
            if held[0]["valid_to"] is not None and held[0]["valid_to"] < day:
                return errors.SkillExpired(ended=held[0]["valid_to"], **words)
    return None


async def check_steps_read(work: Work, operation: Operation, cmd: Overriding) -> bool:
    """Critical steps of the instruction in force are confirmed by whoever reports. True: somebody let it past."""
    if not operation.must_read or not work.actor.in_person:
        return False
    unread = await masterdata.unread_steps(
        work,
        operation_id=operation.id,
        operation_definition_id=operation.operation_definition_id,
        item_id=operation.item_id,
        step_sequence=operation.sequence,
        user_id=work.actor.id,
    )
    if not unread:
        return False
    english = work.actor.locale.startswith("en")
    words = [(each.text_en if english else each.text_zh)[:40] for each in unread]
    refusal = errors.InstructionUnread(steps="; ".join(words[:3]), count=len(unread), helper=[])
    await let_past(work, cmd, refusal, permissions.OVERRIDE_CHECKS, *places_of(operation))
    return True
