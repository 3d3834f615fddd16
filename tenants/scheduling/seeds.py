"""The demo plant's weeks: breaks, holidays, rosters of this week and the next, skills, who is here and who is not, and
the first plan. Through the same commands as in the console."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from infra import clock
from infra.actions import CommandSpec, run
from infra.db import mine
from infra.errors import IdReused
from infra.ids import derived
from infra.work import Known, Work, reading, system, working
from tenants import identity, masterdata
from tenants.identity.models import User
from tenants.identity.workforce import commands as people
from tenants.masterdata import commands as m
from tenants.masterdata.models import Shift, Site, WorkCalendar, WorkCenter, WorkUnit
from tenants.scheduling import commands, publishing, replanning
from tenants.scheduling.demo import ABSENT, HELD, ROSTER, SKILLS
from tenants.scheduling.queries import the_window

ZONE = ZoneInfo("Asia/Shanghai")


class Story:
    """One step once: its command id is derived from its name."""

    def __init__(self, tenant_id: UUID) -> None:
        self.tenant_id = tenant_id
        self.actor = system(tenant_id)

    async def tell(self, step: str, spec: CommandSpec[Any, Any], **values: Any) -> None:
        """A later run on another day keeps the first run's times."""
        with suppress(IdReused):
            await run(self.actor, spec, spec.type(id=self.id(step), **values))

    def id(self, step: str) -> UUID:
        return derived("scheduling", self.tenant_id, step)

    async def act(self, step: str, act: Callable[[Work], Awaitable[object]]) -> None:
        """What an actor would do, once."""
        with suppress(Known):
            async with working(self.actor, command=f"scheduling.{step}", id=self.id(step)) as work:
                await act(work)
                work.needs_line = True

    async def ids(self, model: Any, key: str = "code") -> dict[str, UUID]:
        async with reading(self.actor) as read:
            return {getattr(row, key): row.id for row in await read.all(mine(model))}


async def seed_demo(tenant_id: UUID) -> None:
    story = Story(tenant_id)
    users, centers = await story.ids(User, "login"), await story.ids(WorkCenter)
    today = clock.now().astimezone(ZONE).date()
    await _calendar(story, centers, today)
    await _skills(story, users, today)
    await _rosters(story, users, centers, today)
    await _attendance(story, users)
    await _plan(story, centers)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), ZONE)


async def _calendar(story: Story, centers: dict[str, UUID], today: date) -> None:
    site = next(iter((await story.ids(Site)).values()))
    shifts, calendar = await story.ids(Shift), (await story.ids(WorkCalendar, "site_id"))[site]  # type: ignore[index]
    noon = [m.ShiftBreak(starts=time(12), ends=time(13)), m.ShiftBreak(starts=time(17), ends=time(17, 30))]
    await story.tell("breaks DAY", m.change_shift, shift_id=shifts["DAY"], breaks=noon)
    night = [m.ShiftBreak(starts=time(0), ends=time(1))]
    await story.tell("breaks NIGHT", m.change_shift, shift_id=shifts["NIGHT"], breaks=night)
    await story.tell("holidays", m.copy_holidays, site_id=site, year=2026)
    for day in (date(2027, 1, 1), date(2027, 1, 2)):
        await story.tell(
            f"holiday {day}", m.set_calendar_day,
            work_calendar_id=calendar, day=day, working=False, name_zh="元旦", name_en="New Year",
        )  # fmt: skip
    await story.tell(
        "furnace", m.set_place_calendar,
        place_id=centers["HEAT"], weekdays=[1, 2, 3, 4, 5, 6, 7], through_holidays=True,
    )  # fmt: skip
    units = await story.ids(WorkUnit)
    sunday = today + timedelta(days=7 - today.isoweekday())
    for name, kind, place, day, first, last, note in (
        ("overtime", "overtime", centers["CNC"], sunday, 8, 16, "LF-1120 赶货"),
        ("maintenance", "closed", units["MC-2"], today + timedelta(days=1), 13, 17, "主轴保养"),
    ):
        await story.tell(
            name, m.add_calendar_window,
            kind=kind, place_id=place, starts_at=at(day, first), ends_at=at(day, last), note=note,
        )  # fmt: skip


async def _skills(story: Story, users: dict[str, UUID], today: date) -> None:
    for code, zh, en in SKILLS:
        await story.tell(f"skill {code}", people.create_skill, code=code, name_zh=zh, name_en=en)
    skills = await story.ids(identity.Skill)
    for login, code, level, days in HELD:
        await story.tell(
            f"gives {login} {code}", people.give_skill, user_id=users[login], skill_id=skills[code], level=level,
            valid_from=today - timedelta(days=700), valid_to=None if days is None else today + timedelta(days=days),
        )  # fmt: skip


async def _rosters(story: Story, users: dict[str, UUID], centers: dict[str, UUID], today: date) -> None:
    """The week that runs by hand, the next one as its copy."""
    shifts = await story.ids(Shift)
    monday = today - timedelta(days=today.isoweekday() - 1)
    for day in (monday + timedelta(days=n) for n in range(6)):
        for shift, places in ROSTER.items():
            for center, logins in places.items():
                await story.tell(
                    f"roster {day} {shift} {center}", m.set_roster, day=day, shift_id=shifts[shift],
                    work_center_id=centers[center], user_ids=[users[login] for login in logins],
                )  # fmt: skip
    await story.tell("next week", m.copy_roster_week, from_day=monday, to_day=monday + timedelta(days=7))


async def _attendance(story: Story, users: dict[str, UUID]) -> None:
    """One is sick in this shift (or the next); the others of a shift that runs have come before it began."""
    async with reading(story.actor) as read:
        window = await the_window(read, None, None)
        if window is None:
            return
        roster = await masterdata.roster_of(read, window.day, window.shift.id)
    absent = ABSENT[window.shift.code]
    await story.tell(
        "sick", people.record_absence, user_id=users[absent], kind="sick", starts_at=at(window.day, 0),
        ends_at=at(window.day + timedelta(days=1), 8), note="发烧，挂水",
    )  # fmt: skip
    if not window.starts_at <= clock.now() < window.ends_at:
        return
    names = {id: login for login, id in users.items()}
    for n, entry in enumerate(each for each in roster if names[each.user_id] != absent):
        came = min(window.starts_at - timedelta(minutes=12 - n % 9), clock.now() - timedelta(minutes=1))
        await story.tell(
            f"came {names[entry.user_id]}", people.stamp_attendance, direction="in", user_id=entry.user_id, at=came
        )


async def _plan(story: Story, centers: dict[str, UUID]) -> None:
    await story.act("first_plan", replanning.replan)
    await story.act("first_slots", publishing.publish)
    async with reading(story.actor) as read:
        window = await the_window(read, None, None)
    if window is not None:
        await story.tell(
            "proposal", commands.accept_proposal,
            day=window.day, shift_id=window.shift.id, work_center_ids=[centers["CNC"], centers["GRIND"]],
        )  # fmt: skip
