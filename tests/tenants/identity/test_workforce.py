"""Skills, coming and leaving, absences: what is written, and that nothing is when a command is refused."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from infra import clock
from infra.actions import run
from infra.errors import BadInput, Missing, PermissionMissing, ReasonMissing
from infra.work import Actor, reading, working
from tenants import identity
from tenants.identity.errors import CodeTaken
from tenants.identity.models import User
from tenants.identity.workforce import commands as do
from tenants.identity.workforce import errors, queries, rules
from tenants.roles import OPERATOR, TEAM_LEAD
from tests.kit.people import Staff

TABLES = (
    "identity_skill",
    "identity_user_skill",
    "identity_attendance",
    "identity_absence",
    "journal_change",
    "outbox",
)


@asynccontextmanager
async def refused(staff: Staff, error: type[Exception]) -> AsyncIterator[None]:
    before = {table: len(await staff.rows(table)) for table in TABLES}
    with pytest.raises(error):
        yield
    assert {table: len(await staff.rows(table)) for table in TABLES} == before


async def people(staff: Staff) -> tuple[Actor, Actor, User]:
    lead = await staff.signed_in("chen", TEAM_LEAD, name="陈志强")
    worker = await staff.signed_in("wang", OPERATOR, name="王建国", badge="B1001")
    return lead, worker, await staff.row(User, worker.id)


async def stamp(actor: Actor, direction: str, **more: Any) -> Any:
    return (await run(actor, do.stamp_attendance, do.StampAttendance(direction=direction, **more))).row


async def test_somebody_comes_and_leaves_and_two_open_records_are_refused(staff: Staff) -> None:
    lead, worker, user = await people(staff)
    came = await stamp(worker, "in")
    assert (came.came_by, came.left_at, came.auto_closed) == ("self", None, False)
    async with refused(staff, errors.AttendanceOpen):
        await stamp(worker, "in")
    async with refused(staff, errors.AttendanceOpen):
        await stamp(lead, "in", user_id=user.id)
    async with reading(staff.system) as read:
        assert await identity.present(read, clock.now()) == [user.id]
    left = await stamp(worker, "out")
    assert (left.id, left.left_by) == (came.id, "self")
    async with refused(staff, errors.AttendanceNotOpen):
        await stamp(worker, "out")
    async with reading(staff.system) as read:
        assert await identity.present(read, clock.now()) == []


async def test_a_badge_at_a_terminal_and_the_leads_word(staff: Staff) -> None:
    lead, worker, user = await people(staff)
    _, terminal = await staff.phone("Gate")
    came = await stamp(terminal, "in", badge=" b1001 ")
    assert (came.user_id, came.came_by, came.device_id) == (user.id, "badge", terminal.device_id)
    assert (await stamp(lead, "out", user_id=user.id, at=clock.now())).left_by == "lead"
    async with refused(staff, PermissionMissing):
        await stamp(worker, "in", user_id=lead.id)
    async with refused(staff, PermissionMissing):
        await stamp(worker, "in", at=clock.now() - timedelta(hours=1))  # nobody dates himself back
    async with refused(staff, Missing):
        await stamp(terminal, "in", badge="B9999")
    async with refused(staff, BadInput):
        await stamp(worker, "sideways")


async def test_a_forgotten_stamp_is_closed_by_the_clock_and_corrected_by_the_lead(staff: Staff) -> None:
    lead, worker, _ = await people(staff)
    began = clock.now() - timedelta(hours=10)
    row = await stamp(lead, "in", user_id=worker.id, at=began)
    async with working(staff.system, command="test.close") as work:
        (still,) = await identity.open_attendances(work)
        await identity.close_forgotten(work, still, began + timedelta(hours=9))
    (closed,) = await staff.rows("identity_attendance")
    assert (closed["auto_closed"], closed["left_by"]) == (True, "system")
    fixed = do.CorrectAttendance(attendance_id=row.id, came_at=began, left_at=began + timedelta(hours=8))
    async with refused(staff, ReasonMissing):
        await run(lead, do.correct_attendance, fixed)
    said = do.CorrectAttendance(
        **{name: getattr(fixed, name) for name in ("attendance_id", "came_at", "left_at")}, reason="17:00 下班"
    )
    right = (await run(lead, do.correct_attendance, said)).row
    assert (right.auto_closed, right.left_by) == (False, "lead")
    async with refused(staff, errors.AttendanceOverlaps):
        await stamp(lead, "in", user_id=worker.id, at=began + timedelta(hours=1))
    reversed_ = do.CorrectAttendance(attendance_id=row.id, came_at=began, left_at=began, reason="x")
    async with refused(staff, errors.AttendanceUnlikely):
        await run(lead, do.correct_attendance, reversed_)


async def test_skills_have_levels_and_run_out(staff: Staff) -> None:
    lead, worker, user = await people(staff)
    boss = staff.system
    new = do.CreateSkill(code="weld", name_zh="焊接", name_en="Welding")
    skill = (await run(boss, do.create_skill, new)).row
    async with refused(staff, CodeTaken):
        await run(boss, do.create_skill, do.CreateSkill(code="WELD", name_zh="焊", name_en="Weld"))
    today = clock.now().date()
    give = do.GiveSkill(user_id=user.id, skill_id=skill.id, level=3, valid_to=today + timedelta(days=5))
    held = (await run(lead, do.give_skill, give)).row
    async with reading(boss) as read:
        assert await identity.qualified(read, today) == {user.id: {"WELD": 3}}
        assert await identity.qualified(read, today + timedelta(days=6)) == {}
        wanted = queries.UserSkillFilter(expires_before=today + timedelta(days=30))
        page = await queries.user_skill_page(read, first=5, after=None, wanted=wanted)
        assert [each.id for each in page.rows] == [held.id]
        after = await queries.user_skill_page(read, first=5, after=page.end, wanted=wanted)
        assert list(after.rows) == []
    for values, error in (
        ({"level": 9}, errors.LevelUnknown),
        ({"valid_to": date(2020, 1, 1)}, errors.ValidityReversed),
    ):
        async with refused(staff, error):
            await run(lead, do.give_skill, do.GiveSkill(user_id=user.id, skill_id=skill.id, **values))
    learning = (await run(lead, do.give_skill, do.GiveSkill(user_id=user.id, skill_id=skill.id, level=1))).row
    assert learning.id == held.id
    async with reading(boss) as read:
        assert await identity.qualified(read, today) == {}
    await run(lead, do.withdraw_skill, do.WithdrawSkill(user_skill_id=held.id))
    assert await staff.rows("identity_user_skill") == []
    async with refused(staff, PermissionMissing):
        await run(worker, do.give_skill, do.GiveSkill(user_id=user.id, skill_id=skill.id))


async def test_absences_are_recorded_and_cancelled(staff: Staff) -> None:
    lead, _, user = await people(staff)
    now = clock.now()
    given = {"user_id": user.id, "starts_at": now, "ends_at": now + timedelta(days=1)}
    row = (await run(lead, do.record_absence, do.RecordAbsence(kind="leave", note=" 婚假 ", **given))).row
    assert row.note == "婚假"
    async with reading(staff.system) as read:
        assert [each.id for each in await identity.absences(read, now, now + timedelta(hours=1))] == [row.id]
        assert await identity.absences(read, now + timedelta(days=1), now + timedelta(days=2)) == []
    await run(lead, do.cancel_absence, do.CancelAbsence(absence_id=row.id))
    async with refused(staff, errors.AbsenceOver):
        await run(lead, do.cancel_absence, do.CancelAbsence(absence_id=row.id))
    async with refused(staff, BadInput):
        await run(lead, do.record_absence, do.RecordAbsence(kind="holiday", **given))
    async with refused(staff, errors.AbsenceReversed):
        cmd = do.RecordAbsence(kind="sick", **given | {"ends_at": now})
        await run(lead, do.record_absence, cmd)


def test_stays_that_overlap() -> None:
    def at(hour: int) -> datetime:
        return datetime(2026, 11, 20, hour, tzinfo=UTC)

    class Stay:
        def __init__(self, came: int, left: int | None) -> None:
            self.came_at, self.left_at = at(came), at(left) if left else None

    assert rules.overlapping([Stay(8, 12)], at(11), at(13))
    assert rules.overlapping([Stay(8, None)], at(11), at(13))
    assert rules.overlapping([Stay(8, 12)], at(7), None)
    assert not rules.overlapping([Stay(8, 12)], at(12), at(13))
    assert not rules.overlapping([Stay(8, 12)], at(6), at(8))
