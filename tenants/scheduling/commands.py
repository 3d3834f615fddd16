"""Putting an operation first, giving people their work for a shift, replacing who is not there."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import bindparam

from infra.actions import Command, command
from infra.db import Statement, mine
from infra.errors import BadInput, Missing
from infra.work import Work
from tenants import identity, masterdata
from tenants.identity.models import User
from tenants.identity.workforce.commands import RecordAbsence
from tenants.orders.models import Operation
from tenants.scheduling import permissions
from tenants.scheduling.access import ShiftOf, check_reach, open_operations, person, the_shift
from tenants.scheduling.errors import AlreadyFirst, NotFirst, NotOnRoster, PersonAbsent, SamePerson, SkillMissing
from tenants.scheduling.events import AssignmentsChanged, TurnChanged
from tenants.scheduling.models import Assignment, Pin
from tenants.scheduling.queries import slots_in

# -- first ----------------------------------------------------------------------------------------------------

PINNED = Statement(mine(Pin).where(Pin.operation_id == bindparam("operation_id")))


@dataclass(frozen=True, kw_only=True)
class PutFirst(Command):
    """The latest one put first goes before the others; what it waits for comes along."""

    operation_id: UUID


@command(needs=permissions.PUT_FIRST)
async def put_first(work: Work, cmd: PutFirst) -> Pin:
    """Put an operation first at its work center, for a reason."""
    operation = (await open_operations(work, [cmd.operation_id]))[cmd.operation_id]
    known: Pin | None = await work.one(PINNED, operation_id=operation.id)
    if known is not None:
        raise AlreadyFirst(operation=masterdata.spoken(work.actor.locale, operation), by=known.pinned_by)
    work.subject(operation.order_id)
    work.emit(TurnChanged(operation_id=operation.id, first=True))
    because = (cmd.reason or "").strip()[:500]
    return await work.insert(
        Pin(operation_id=operation.id, pinned_at=work.now, pinned_by=work.actor.name, because=because)
    )


@dataclass(frozen=True, kw_only=True)
class TakeTurn(Command):
    operation_id: UUID


@command(needs=permissions.PUT_FIRST)
async def take_turn(work: Work, cmd: TakeTurn) -> Operation:
    """Let an operation that was put first wait its turn again."""
    operation: Operation | None = await work.get(Operation, cmd.operation_id)
    if operation is None:
        raise Missing(what="operation")
    await check_reach(work, [operation.work_center_id])
    pin: Pin | None = await work.one(PINNED, operation_id=operation.id)
    if pin is None:
        raise NotFirst(operation=masterdata.spoken(work.actor.locale, operation))
    await work.remove(pin)
    work.subject(operation.order_id)
    work.emit(TurnChanged(operation_id=operation.id, first=False))
    return operation


# -- who does what --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class NewAssignment:
    operation_id: UUID
    user_id: UUID


@dataclass(frozen=True, kw_only=True)
class AssignOperations(Command):
    """People of a shift's roster and what they are to do, in this order. What they have already stays."""

    day: date
    shift_id: UUID
    assignments: list[NewAssignment]


@command(needs=permissions.ASSIGN)
async def assign_operations(work: Work, cmd: AssignOperations) -> list[Assignment]:
    """Give people their work for a shift."""
    if not 1 <= len(cmd.assignments) <= 200:
        raise BadInput(field="assignments", problem="1 to 200")
    wanted = [(each.operation_id, each.user_id) for each in cmd.assignments]
    return await _assign(work, await the_shift(work, cmd.day, cmd.shift_id), wanted, "lead")


OF_SHIFT = Statement(
    mine(Assignment)
    .where(Assignment.day == bindparam("day", type_=Assignment.day.type), Assignment.shift_id == bindparam("shift_id"))
    .order_by(Assignment.position, Assignment.id)
)


async def _assign(work: Work, shift: ShiftOf, wanted: Sequence[tuple[UUID, UUID]], source: str) -> list[Assignment]:
    operations = await open_operations(work, [operation_id for operation_id, _ in wanted])
    people = {id: await person(work, id) for id in dict.fromkeys(user_id for _, user_id in wanted)}
    await _check_there(work, shift, people)
    await _check_skills(work, shift.day, [(operations[a], people[b]) for a, b in wanted])
    known: list[Assignment] = await work.all(OF_SHIFT, day=shift.day, shift_id=shift.shift.id)
    have = {(each.operation_id, each.user_id): each for each in known}
    position = max((each.position for each in known), default=0)
    for operation_id, user_id in wanted:
        if (operation_id, user_id) in have:
            continue
        position += 1
        have[operation_id, user_id] = await work.insert(
            Assignment(
                operation_id=operation_id, user_id=user_id, day=shift.day, shift_id=shift.shift.id,
                work_center_id=operations[operation_id].work_center_id, source=source, position=position,
            )
        )  # fmt: skip
    work.emit(AssignmentsChanged(day=shift.day, shift_id=shift.shift.id, user_ids=sorted(people)))
    return [have[each] for each in dict.fromkeys(wanted)]


async def _check_there(work: Work, shift: ShiftOf, people: Mapping[UUID, User]) -> None:
    """On the roster of the shift and not absent, or stamped in: who is here may always be given work."""
    roster = {each.user_id: each for each in await masterdata.roster_of(work, shift.day, shift.shift.id)}
    here = set(await identity.present(work, work.now)) if shift.starts_at <= work.now < shift.ends_at else set()
    for id, user in people.items():
        if id in here:
            continue
        if id not in roster:
            raise NotOnRoster(name=user.name)
        if roster[id].absent:
            raise PersonAbsent(name=user.name)


async def _check_skills(work: Work, day: date, pairs: Iterable[tuple[Operation, User]]) -> None:
    held = await identity.qualified(work, day)
    for operation, user in pairs:
        lacking = sorted(set(operation.skill_codes or ()) - held.get(user.id, {}).keys())
        if lacking:
            label = masterdata.spoken(work.actor.locale, operation)
            raise SkillMissing(name=user.name, skill=lacking, operation=label)


@dataclass(frozen=True, kw_only=True)
class AcceptProposal(Command):
    """What the plan proposes for the people of these work centers in one shift becomes their work."""

    day: date
    shift_id: UUID
    work_center_ids: list[UUID]


@command(needs=permissions.ASSIGN)
async def accept_proposal(work: Work, cmd: AcceptProposal) -> list[Assignment]:
    shift = await the_shift(work, cmd.day, cmd.shift_id)
    slots = await proposed(work, shift, cmd.work_center_ids)
    if not slots:
        await check_reach(work, cmd.work_center_ids)
        return []
    return await _assign(work, shift, slots, "plan")


async def proposed(work: Work, shift: ShiftOf, work_center_ids: Sequence[UUID]) -> list[tuple[UUID, UUID]]:
    """(operation, person) of the living plan for operations that begin in the shift and nobody is assigned to."""
    known: list[Assignment] = await work.all(OF_SHIFT, day=shift.day, shift_id=shift.shift.id)
    given = {each.operation_id for each in known}
    roster = await masterdata.roster_of(work, shift.day, shift.shift.id)
    there = {each.user_id for each in roster if not each.absent}
    return [
        (slot.operation_id, slot.user_id)
        for slot in await slots_in(work, work_center_ids, shift.starts_at, shift.ends_at)
        if slot.user_id in there and slot.operation_id not in given
    ]


@dataclass(frozen=True, kw_only=True)
class Unassign(Command):
    assignment_id: UUID


@command(needs=permissions.ASSIGN)
async def unassign(work: Work, cmd: Unassign) -> Assignment:
    """Take back what somebody was to do."""
    row = await work.lock(Assignment, cmd.assignment_id)
    if row is None:
        raise Missing(what="assignment")
    await check_reach(work, [row.work_center_id])
    await work.remove(row)
    work.emit(AssignmentsChanged(day=row.day, shift_id=row.shift_id, user_ids=[row.user_id]))
    return row


# -- somebody is not there ------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class ReplaceAbsentee(Command):
    """One gesture: he is absent for the shift, somebody else is on the roster for him and has all his work."""

    day: date
    shift_id: UUID
    absent_user_id: UUID
    replacement_user_id: UUID
    kind: str = "sick"
    note: str | None = None


@command(needs=permissions.ASSIGN)
async def replace_absentee(work: Work, cmd: ReplaceAbsentee) -> list[Assignment]:
    """Put a replacement in an absentee's place for a shift, with everything he was to do."""
    if cmd.absent_user_id == cmd.replacement_user_id:
        raise SamePerson()
    shift = await the_shift(work, cmd.day, cmd.shift_id)
    absentee, replacement = await person(work, cmd.absent_user_id), await person(work, cmd.replacement_user_id)
    roster = {each.user_id: each for each in await masterdata.roster_of(work, cmd.day, cmd.shift_id)}
    place = roster.get(absentee.id)
    if place is None:
        raise NotOnRoster(name=absentee.name)
    await check_reach(work, [place.work_center_id])
    if await _away(work, replacement.id, shift):
        raise PersonAbsent(name=replacement.name)
    if not place.absent:
        absence = RecordAbsence(
            user_id=absentee.id, kind=cmd.kind, starts_at=shift.starts_at, ends_at=shift.ends_at, note=cmd.note
        )
        await identity.note_absence(work, absence)
    await masterdata.put_on_roster(work, cmd.day, cmd.shift_id, place.work_center_id, replacement.id)
    return await _move_work(work, shift, absentee, replacement)


async def _away(work: Work, user_id: UUID, shift: ShiftOf) -> bool:
    return any(each.user_id == user_id for each in await identity.absences(work, shift.starts_at, shift.ends_at))


async def _move_work(work: Work, shift: ShiftOf, absentee: User, replacement: User) -> list[Assignment]:
    rows: list[Assignment] = await work.all(OF_SHIFT, day=shift.day, shift_id=shift.shift.id)
    his = [each for each in rows if each.user_id == absentee.id]
    found = {each.id: each for each in await work.many(Operation, [each.operation_id for each in his]) if each}
    await _check_skills(work, shift.day, [(found[each.operation_id], replacement) for each in his])
    has = {each.operation_id for each in rows if each.user_id == replacement.id}
    moved = []
    for each in his:
        if each.operation_id in has:
            await work.remove(each)
        else:
            moved.append(await work.change(each, user_id=replacement.id, source="replacement"))
    changed = AssignmentsChanged(day=shift.day, shift_id=shift.shift.id, user_ids=sorted((absentee.id, replacement.id)))
    work.subject(absentee.id)
    work.emit(changed)
    return moved
