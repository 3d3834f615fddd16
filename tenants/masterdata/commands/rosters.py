"""Rosters: who works which shift of which day at which work center."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import bindparam

from infra.actions import Command, command
from infra.db import Statement, among, mine
from infra.errors import Missing
from infra.work import Work
from tenants.identity.models import User
from tenants.masterdata import permissions
from tenants.masterdata.calendar_events import RosterChanged
from tenants.masterdata.errors import RosterEmpty, RosterTaken
from tenants.masterdata.lookups import existing
from tenants.masterdata.models import RosterEntry, Shift, WorkCenter

WEEK = timedelta(days=7)
OF_SHIFT = Statement(
    mine(RosterEntry).where(
        RosterEntry.day == bindparam("day", type_=RosterEntry.day.type), RosterEntry.shift_id == bindparam("shift_id")
    )
)


def roster_changed(work: Work, entries: Iterable[tuple[date, UUID]]) -> None:
    found = list(entries)
    work.emit(
        RosterChanged(days=sorted({day for day, _ in found}), work_center_ids=sorted({center for _, center in found}))
    )


@dataclass(frozen=True, kw_only=True)
class SetRoster(Command):
    """Everybody who works one shift of one day at one work center; who was there and is not named no longer is."""

    day: date
    shift_id: UUID
    work_center_id: UUID
    user_ids: list[UUID]


@command(needs=permissions.EDIT_ROSTER)
async def set_roster(work: Work, cmd: SetRoster) -> list[RosterEntry]:
    """Put people on the roster of a shift. Nobody works at two work centers in the same shift."""
    await existing(work, Shift, cmd.shift_id)
    center = await existing(work, WorkCenter, cmd.work_center_id)
    wanted = await _people(work, cmd.user_ids)
    entries: list[RosterEntry] = await work.all(OF_SHIFT, day=cmd.day, shift_id=cmd.shift_id)
    elsewhere = next((each for each in entries if each.user_id in wanted and each.work_center_id != center.id), None)
    if elsewhere is not None:
        other = await existing(work, WorkCenter, elsewhere.work_center_id)
        raise RosterTaken(name=wanted[elsewhere.user_id].name, place=other.code)
    here = {each.user_id: each for each in entries if each.work_center_id == center.id}
    for entry in here.values():
        if entry.user_id not in wanted:
            await work.remove(entry)
    for user_id in wanted:
        if user_id not in here:
            entry = RosterEntry(day=cmd.day, shift_id=cmd.shift_id, user_id=user_id, work_center_id=center.id)
            here[user_id] = await work.insert(entry)
    work.subject(center.id)
    roster_changed(work, [(cmd.day, center.id)])
    return [here[user_id] for user_id in wanted]


async def _people(work: Work, ids: Sequence[UUID]) -> dict[UUID, User]:
    wanted = list(dict.fromkeys(ids))
    found = await work.many(User, wanted)
    if any(user is None or not user.active for user in found):
        raise Missing(what="user")
    return {user.id: user for user in found if user is not None}


@dataclass(frozen=True, kw_only=True)
class CopyRosterWeek(Command):
    """The seven days from `from_day` again from `to_day`; a shift that has a roster there keeps it."""

    from_day: date
    to_day: date
    work_center_ids: list[UUID] | None = None


@command(needs=permissions.EDIT_ROSTER)
async def copy_roster_week(work: Work, cmd: CopyRosterWeek) -> list[RosterEntry]:
    """Copy a week's rosters to another week."""
    source = await _week(work, cmd.from_day, cmd.work_center_ids)
    if not source:
        raise RosterEmpty()
    taken = await _week(work, cmd.to_day, None)
    kept = {(each.day, each.shift_id, each.work_center_id) for each in taken}
    busy = {(each.day, each.shift_id, each.user_id) for each in taken}
    people = {user.id for user in await work.many(User, {each.user_id for each in source}) if user and user.active}
    shift = cmd.to_day - cmd.from_day
    made = [
        RosterEntry(
            day=each.day + shift, shift_id=each.shift_id, user_id=each.user_id, work_center_id=each.work_center_id
        )
        for each in source
        if each.user_id in people
        and (each.day + shift, each.shift_id, each.work_center_id) not in kept
        and (each.day + shift, each.shift_id, each.user_id) not in busy
    ]
    await work.insert_all(made)
    roster_changed(work, [(each.day, each.work_center_id) for each in made])
    return made


async def _week(work: Work, first: date, centers: Sequence[UUID] | None) -> list[RosterEntry]:
    statement = mine(RosterEntry).where(RosterEntry.day >= first, RosterEntry.day < first + WEEK)
    if centers is not None:
        statement = statement.where(among(RosterEntry.work_center_id, centers))
    return await work.all(statement.order_by(RosterEntry.day, RosterEntry.id))


@dataclass(frozen=True, kw_only=True)
class SwapRoster(Command):
    """Two people change places: each works the other's shift at the other's work center."""

    entry_id: UUID
    other_id: UUID


@command(needs=permissions.EDIT_ROSTER)
async def swap_roster(work: Work, cmd: SwapRoster) -> list[RosterEntry]:
    one, other = await existing(work, RosterEntry, cmd.entry_id), await existing(work, RosterEntry, cmd.other_id)
    for mine_, theirs in ((one, other), (other, one)):
        await _check_free(work, mine_.user_id, theirs, but={one.id, other.id})
    await work.remove(one)
    await work.remove(other)
    swapped = [
        await work.insert(
            RosterEntry(day=each.day, shift_id=each.shift_id, user_id=user_id, work_center_id=each.work_center_id)
        )
        for each, user_id in ((one, other.user_id), (other, one.user_id))
    ]
    roster_changed(work, [(each.day, each.work_center_id) for each in swapped])
    return swapped


async def _check_free(work: Work, user_id: UUID, entry: RosterEntry, but: set[UUID]) -> None:
    taken: list[RosterEntry] = await work.all(OF_SHIFT, day=entry.day, shift_id=entry.shift_id)
    clash = next((each for each in taken if each.user_id == user_id and each.id not in but), None)
    if clash is not None:
        user = await existing(work, User, user_id)
        raise RosterTaken(name=user.name, place=(await existing(work, WorkCenter, clash.work_center_id)).code)


async def put_on_roster(work: Work, day: date, shift_id: UUID, work_center_id: UUID, user_id: UUID) -> RosterEntry:
    """The facade for replacing an absentee: the replacement works here in this shift, wherever he was meant to."""
    entries: list[RosterEntry] = await work.all(OF_SHIFT, day=day, shift_id=shift_id)
    known = next((each for each in entries if each.user_id == user_id), None)
    if known is not None and known.work_center_id == work_center_id:
        return known
    moved = [(day, work_center_id)]
    if known is not None:
        await work.remove(known)
        moved.append((day, known.work_center_id))
    roster_changed(work, moved)
    return await work.insert(RosterEntry(day=day, shift_id=shift_id, user_id=user_id, work_center_id=work_center_id))


async def take_off_roster(work: Work, day: date, shift_id: UUID, user_id: UUID) -> None:
    """The facade for replacing an absentee: he is not expected in this shift any more."""
    entries: list[RosterEntry] = await work.all(OF_SHIFT, day=day, shift_id=shift_id)
    for each in entries:
        if each.user_id == user_id:
            await work.remove(each)
            roster_changed(work, [(day, each.work_center_id)])
