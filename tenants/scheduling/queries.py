"""Dispatch lists, the start of a shift, and one's own work."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ARRAY, DateTime, Uuid, any_, bindparam, func, literal, or_, select

from infra import clock
from infra.actions import query
from infra.db import Statement, among, mine, own
from infra.pages import Key, Page, paged
from infra.work import Read
from tenants import identity, masterdata
from tenants.identity.models import User
from tenants.masterdata.models import RosterEntry
from tenants.orders.models import Operation, ProductionOrder
from tenants.scheduling import permissions
from tenants.scheduling.access import ShiftOf, the_shift
from tenants.scheduling.models import Assignment, Pin, PlanSlot, PlanState

# -- the dispatch list ------------------------------------------------------------------------------------------

FAR = datetime(9999, 1, 1, tzinfo=UTC)
STARTS: Any = func.coalesce(PlanSlot.starts_at, literal(FAR, DateTime(True)))
SORTS: Mapping[str, Sequence[Key]] = {
    "START_ASC": (Key(STARTS, "starts"), Key(ProductionOrder.due_at, "due_at")),
    "DUE_ASC": (Key(ProductionOrder.due_at, "due_at"), Key(STARTS, "starts")),
    "NUMBER_ASC": (Key(ProductionOrder.number, "number"),),
}
LAST = (Key(Operation.sequence, "sequence"), Key(PlanSlot.operation_id, "operation_id"))


@dataclass(frozen=True, kw_only=True)
class DispatchFilter:
    """`late`: the order ends after it is due by this plan. `why`: rules.loading.Slot."""

    work_center_ids: Sequence[UUID] | None = None
    area_ids: Sequence[UUID] | None = None
    order_id: UUID | None = None
    search: str | None = None
    late: bool | None = None
    why: Sequence[str] | None = None
    starts_before: datetime | None = None


ENTRIES = (
    select(
        *PlanSlot.__table__.c, STARTS.label("starts"), ProductionOrder.number, ProductionOrder.due_at,
        Operation.sequence, Pin.pinned_by, Pin.because, Pin.pinned_at,
    )
    .join(Operation, own(Operation) & (Operation.id == PlanSlot.operation_id))
    .join(ProductionOrder, own(ProductionOrder) & (ProductionOrder.id == PlanSlot.order_id))
    .outerjoin(Pin, own(Pin) & (Pin.operation_id == PlanSlot.operation_id))
    .where(own(PlanSlot), Operation.state != "completed", ProductionOrder.state == "released")
)  # fmt: skip


@query(needs=permissions.READ_DISPATCH)
async def dispatch_list(
    read: Read, *, first: int, after: str | None, wanted: DispatchFilter, sort: Sequence[str] = ()
) -> Page[Any]:
    """Open operations with their slots, by planned start or as sorted; what has no slot comes last."""
    statement = ENTRIES
    if wanted.work_center_ids is not None or wanted.area_ids is not None:
        places = [*(wanted.work_center_ids or ()), *(wanted.area_ids or ())]
        centers = await masterdata.work_centers_of(read, places)
        statement = statement.where(among(PlanSlot.work_center_id, centers))
    if wanted.order_id is not None:
        statement = statement.where(PlanSlot.order_id == wanted.order_id)
    if wanted.search:
        term = wanted.search.strip().lower()
        statement = statement.where(
            or_(func.strpos(func.lower(ProductionOrder.number), term) > 0, func.strpos(Operation.card, term) > 0)
        )
    if wanted.late is not None:
        late = PlanSlot.order_ends_at > ProductionOrder.due_at
        statement = statement.where(late if wanted.late else func.coalesce(late, False).is_(False))
    if wanted.why is not None:
        statement = statement.where(among(PlanSlot.why, wanted.why))
    if wanted.starts_before is not None:
        statement = statement.where(PlanSlot.starts_at < wanted.starts_before)
    keys = [key for each in sort or ("START_ASC",) for key in SORTS[each]]
    return await paged(read, statement, keys=[*keys, *LAST], first=first, after=after)


class PlanInfo(NamedTuple):
    planned_at: datetime | None
    milliseconds: int
    operations: int
    late: int
    without_slot: int


FIGURES = Statement(
    select(
        func.count().filter(PlanSlot.order_ends_at > ProductionOrder.due_at).label("late"),
        func.count().filter(PlanSlot.starts_at.is_(None)).label("without_slot"),
        func.count().label("operations"),
    )
    .select_from(PlanSlot)
    .join(ProductionOrder, own(ProductionOrder) & (ProductionOrder.id == PlanSlot.order_id))
    .where(own(PlanSlot))
)
STATE = Statement(select(PlanState).where(own(PlanState)))


@query(needs=permissions.READ_DISPATCH)
async def plan_info(read: Read) -> PlanInfo:
    """When the plan was made and how it looks as a whole."""
    state: PlanState | None = await read.one(STATE)
    row = await read.one(FIGURES)
    return PlanInfo(
        planned_at=state.planned_at if state else None,
        milliseconds=state.milliseconds if state else 0,
        operations=row["operations"],
        late=row["late"],
        without_slot=row["without_slot"],
    )


# -- the start of a shift -----------------------------------------------------------------------------------------

IN_SHIFT = Statement(
    select(PlanSlot)
    .join(Operation, own(Operation) & (Operation.id == PlanSlot.operation_id))  # one that has gone leaves its slot
    .where(
        own(PlanSlot),
        PlanSlot.work_center_id == any_(bindparam("centers", type_=ARRAY(Uuid()))),
        PlanSlot.starts_at < bindparam("until", type_=DateTime(True)),
        PlanSlot.ends_at > bindparam("since", type_=DateTime(True)),
    )
    .order_by(PlanSlot.starts_at, PlanSlot.operation_id)
)
ASSIGNED = Statement(
    mine(Assignment)
    .where(Assignment.day == bindparam("day", type_=Assignment.day.type), Assignment.shift_id == bindparam("shift_id"))
    .order_by(Assignment.position, Assignment.id)
)


async def slots_in(read: Read, work_center_ids: Sequence[UUID], since: datetime, until: datetime) -> list[PlanSlot]:
    """Slots at these work centers that touch the span, by their beginning."""
    return await read.all(IN_SHIFT, centers=list(work_center_ids), since=since, until=until)


class ShiftPerson(NamedTuple):
    """status: present, expected, absent, left, unplanned (here without being on a roster)."""

    user: User
    status: str
    work_center_id: UUID | None
    entry_id: UUID | None
    skills: Sequence[str]
    load_seconds: int


class ShiftOperation(NamedTuple):
    slot: PlanSlot
    assigned: Sequence[Assignment]
    proposed_id: UUID | None


class StartOfShift(NamedTuple):
    window: ShiftOf
    people: Sequence[ShiftPerson]
    operations: Sequence[ShiftOperation]


@query(needs=permissions.READ_SHIFT)
async def start_of_shift(
    read: Read, place_ids: Sequence[UUID], day: date | None = None, shift_id: UUID | None = None, *, after: bool = False
) -> StartOfShift | None:
    """Who is there and what can run at some sites, areas or work centers in one shift: the given one, or the one that
    runs (between shifts: the next), or the one after it. None where the plant has no shifts."""
    window = await the_window(read, day, shift_id)
    if window is not None and after:
        window = await the_window(read, None, None, since=window.ends_at)
    if window is None:
        return None
    centers = await masterdata.work_centers_of(read, place_ids)
    slots = await slots_in(read, centers, window.starts_at, window.ends_at)
    assigned: list[Assignment] = await read.all(ASSIGNED, day=window.day, shift_id=window.shift.id)
    people = await _people(read, window, set(centers), assigned, {slot.operation_id: slot for slot in slots})
    there = {each.user.id for each in people if each.status != "absent"}
    operations = []
    for slot in slots:
        his = [each for each in assigned if each.operation_id == slot.operation_id]
        proposed = slot.user_id if slot.user_id in there and not his else None
        operations.append(ShiftOperation(slot, his, proposed))
    return StartOfShift(window, people, operations)


async def the_window(
    read: Read, day: date | None, shift_id: UUID | None, *, since: datetime | None = None
) -> ShiftOf | None:
    """The given shift, the one that runs, or the next one."""
    if day is not None and shift_id is not None:
        return await the_shift(read, day, shift_id)
    now = since or clock.now()
    for hours in range(0, 24 * 4):  # noqa: PIE808 - a long weekend ahead
        found = await masterdata.shift_window(read, None, now + timedelta(hours=hours))
        if found is not None:
            return ShiftOf(*found)
    return None


async def _people(
    read: Read, window: ShiftOf, centers: set[UUID], assigned: Sequence[Assignment], slots: Mapping[UUID, PlanSlot]
) -> list[ShiftPerson]:
    roster = [
        each for each in await masterdata.roster_of(read, window.day, window.shift.id) if each.work_center_id in centers
    ]
    now = clock.now()
    running = window.starts_at <= now < window.ends_at
    here = set(await identity.present(read, now)) if running else set()
    left = {each.user_id for each in await identity.stays(read, window.starts_at - timedelta(hours=2)) if each.left_at}
    skills = await identity.qualified(read, window.day)
    users = {each.id: each for each in await read.many(User, {each.user_id for each in roster}) if each}
    found = []
    for each in roster:
        status = "absent" if each.absent else "present" if each.user_id in here else "expected"
        if running and status == "expected" and each.user_id in left:
            status = "left"
        load = sum(_overlap(slots.get(one.operation_id), window) for one in assigned if one.user_id == each.user_id)
        codes = sorted(skills.get(each.user_id, {}))
        found.append(ShiftPerson(users[each.user_id], status, each.work_center_id, each.entry_id, codes, load))
    return sorted(found, key=lambda each: (each.user.name, each.user.id))


def _overlap(slot: PlanSlot | None, window: ShiftOf) -> int:
    """Seconds of work a slot has inside a shift, at most."""
    if slot is None or slot.starts_at is None or slot.ends_at is None:
        return 0
    span = min(slot.ends_at, window.ends_at) - max(slot.starts_at, window.starts_at)
    return min(slot.seconds, max(0, span // timedelta(seconds=1)))


class Candidate(NamedTuple):
    """Somebody who could take an absentee's place. `lacks`: skills his work asks for."""

    user: User
    status: str  # here: same work center; elsewhere: another one in this shift; present: stamped in; free: not planned
    lacks: Sequence[str]
    load_seconds: int


SHOWN = 12
ACTIVE = Statement(mine(User).where(User.active.is_(True)).order_by(User.name, User.id))
_RANKS = {"here": 0, "elsewhere": 1, "present": 0, "free": 2}


@query(needs=permissions.READ_SHIFT)
async def replacements(read: Read, day: date, shift_id: UUID, user_id: UUID) -> Sequence[Candidate]:
    """Who could stand in: who has the skills first, then who is there anyway, then who has least to do."""
    window = await the_shift(read, day, shift_id)
    roster = {each.user_id: each for each in await masterdata.roster_of(read, day, shift_id)}
    away = {each.user_id for each in await identity.absences(read, window.starts_at, window.ends_at)}
    here = set(await identity.present(read, clock.now())) if window.starts_at <= clock.now() < window.ends_at else set()
    assigned: list[Assignment] = await read.all(ASSIGNED, day=day, shift_id=shift_id)
    needed = await _needed(read, [each.operation_id for each in assigned if each.user_id == user_id])
    skills = await identity.qualified(read, day)
    slots = {each.operation_id: each for each in await _slots_of(read, [each.operation_id for each in assigned])}
    workers = await _workers(read)
    found = []
    for user in await read.all(ACTIVE):
        entry = roster.get(user.id)
        if user.id in away or user.id == user_id or (entry is None and user.id not in here and user.id not in workers):
            continue
        same = entry is not None and user_id in roster and entry.work_center_id == roster[user_id].work_center_id
        status = ("here" if same else "elsewhere") if entry else "present" if user.id in here else "free"
        load = sum(_overlap(slots.get(one.operation_id), window) for one in assigned if one.user_id == user.id)
        found.append(Candidate(user, status, sorted(needed - skills.get(user.id, {}).keys()), load))
    found.sort(key=lambda each: (len(each.lacks), _RANKS[each.status], each.load_seconds, each.user.name))
    return found[:SHOWN]


async def _needed(read: Read, operation_ids: Sequence[UUID]) -> set[str]:
    return {code for each in await read.many(Operation, set(operation_ids)) if each for code in each.skill_codes or ()}


async def _slots_of(read: Read, operation_ids: Sequence[UUID]) -> list[PlanSlot]:
    return await read.all(select(PlanSlot).where(own(PlanSlot), among(PlanSlot.operation_id, set(operation_ids))))


RECENT = Statement(
    select(RosterEntry.user_id)
    .where(own(RosterEntry), RosterEntry.day > bindparam("since", type_=Assignment.day.type))
    .distinct()
)


async def _workers(read: Read) -> set[UUID]:
    """People who are on rosters at all: nobody proposes the owner for the lathe."""
    return {row["user_id"] for row in await read.all(RECENT, since=clock.now().date() - timedelta(days=60))}


# -- one's own ------------------------------------------------------------------------------------------------------

OWN = Statement(
    mine(Assignment)
    .join(Operation, own(Operation) & (Operation.id == Assignment.operation_id))
    .outerjoin(PlanSlot, own(PlanSlot) & (PlanSlot.operation_id == Assignment.operation_id))
    .where(
        Assignment.user_id == bindparam("user_id"),
        Assignment.day >= bindparam("since", type_=Assignment.day.type),
        Operation.state != "completed",
    )
    .order_by(Assignment.day, PlanSlot.starts_at.asc().nulls_last(), Assignment.position, Assignment.id)
    .limit(100)
)


@query(needs=permissions.READ_OWN)
async def my_assignments(read: Read) -> Sequence[Assignment]:
    """What the asker is to do from the running shift on, in its order; what is completed is gone."""
    shift = await masterdata.shift_window(read, None, clock.now())
    return await read.all(OWN, user_id=read.actor.id, since=shift.day if shift else clock.now().date())


# -- loaders: values in the order of the keys -------------------------------------------------------------------------


async def operations_by_id(read: Read, ids: Sequence[UUID]) -> Sequence[Operation | None]:
    return await read.many(Operation, ids)


async def assignments_of(read: Read, operation_ids: Sequence[UUID]) -> list[list[Assignment]]:
    """Assignments from yesterday on, by operation."""
    since = clock.now().date() - timedelta(days=1)
    rows = await read.all(
        mine(Assignment)
        .where(among(Assignment.operation_id, operation_ids), Assignment.day >= since)
        .order_by(Assignment.day, Assignment.position)
    )
    return [[row for row in rows if row.operation_id == id] for id in operation_ids]
