"""Who and what a shift holds no report of (漏报).

Rule. A shift's reports are those booked to it (`shift_id`, `shift_day`), standing and not reversals.
- A person is missing when he works with his hands (operator, inspector), was on the shift's roster at a work center
  or, nobody having been rostered, was present in it, and no report names him as its worker or in its crew.
- An operation is missing when it was planned into the shift, or somebody ran it in the shift, or a machine counted
  pieces on it in the shift, and no report of a person on it is booked to the shift. A planned operation that waits for
  its predecessors, or is held, could not run and is not asked for.
A shift that is not worked that day (holiday) has no roster and no plan, so nothing is missing of it.
"""

from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Date, DateTime, Uuid, bindparam, func, or_, select

from infra.db import Statement, among, own
from infra.work import Read
from tenants import masterdata
from tenants.identity.models import Attendance, Grant, Role, User
from tenants.orders.models import Operation, ProductionOrder
from tenants.reporting.models import LaborRecord, OutputReport, Share
from tenants.roles import INSPECTOR, OPERATOR

HANDS_ON = (OPERATOR, INSPECTOR)


class Expected(NamedTuple):
    """`subject_id`: of the person or the operation. `why`: rostered, present, planned, running or counted."""

    kind: str
    subject_id: UUID
    why: str
    user_id: UUID | None = None
    user_name: str | None = None
    operation_id: UUID | None = None
    work_center_id: UUID | None = None
    work_unit_id: UUID | None = None


class ShiftOf(NamedTuple):
    shift_id: UUID
    day: date
    starts_at: datetime
    ends_at: datetime
    site_id: UUID


_DAY, _SHIFT = bindparam("day", type_=Date()), bindparam("shift_id", type_=Uuid())
_SINCE, _UNTIL = bindparam("since", type_=DateTime(True)), bindparam("until", type_=DateTime(True))
_STANDING = (
    own(OutputReport), OutputReport.shift_day == _DAY, OutputReport.shift_id == _SHIFT,
    OutputReport.reverses_id.is_(None), OutputReport.reversed_by_id.is_(None),
)  # fmt: skip
REPORTED = Statement(
    select(
        OutputReport.operation_id,
        OutputReport.reporter_kind,
        func.coalesce(OutputReport.worker_id, OutputReport.reporter_id).label("worker_id"),
    )
    .where(*_STANDING)
    .distinct()
)
SHARED = Statement(
    select(Share.user_id)
    .join(OutputReport, OutputReport.id == Share.report_id)
    .where(own(Share), *_STANDING)
    .distinct()
)
HANDS = Statement(
    select(User.id, User.name)
    .distinct()
    .join(Grant, own(Grant) & (Grant.user_id == User.id) & Grant.revoked_at.is_(None))
    .join(Role, own(Role) & (Role.id == Grant.role_id) & among(Role.code, HANDS_ON))
    .where(own(User), User.active)
)
PRESENT = Statement(
    select(User.id, User.name)
    .distinct()
    .join(Attendance, own(Attendance) & (Attendance.user_id == User.id))
    .join(Grant, own(Grant) & (Grant.user_id == User.id) & Grant.revoked_at.is_(None))
    .join(Role, own(Role) & (Role.id == Grant.role_id) & among(Role.code, HANDS_ON))
    .where(
        own(User),
        Attendance.came_at < _UNTIL,
        Attendance.came_at > bindparam("earliest", type_=DateTime(True)),
        or_(Attendance.left_at.is_(None), Attendance.left_at > _SINCE),
    )
)
PLANNED = Statement(
    select(Operation.id, Operation.work_center_id, Operation.work_unit_id)
    .join(ProductionOrder, own(ProductionOrder) & (ProductionOrder.id == Operation.order_id))
    .where(
        own(Operation),
        Operation.planned_start < _UNTIL,
        Operation.planned_end > _SINCE,
        Operation.state != "completed",
        Operation.hold_id.is_(None),
        ProductionOrder.state == "released",
        or_(Operation.state != "waiting", func.cardinality(Operation.predecessor_ids) == 0),
    )
)
RUNNING = Statement(
    select(Operation.id, Operation.work_center_id, Operation.work_unit_id)
    .distinct()
    .join(LaborRecord, own(LaborRecord) & (LaborRecord.operation_id == Operation.id))
    .where(
        own(Operation),
        LaborRecord.started_at < _UNTIL,
        or_(LaborRecord.ended_at.is_(None), LaborRecord.ended_at > _SINCE),
    )
)
COUNTED = Statement(
    select(Operation.id, Operation.work_center_id, Operation.work_unit_id)
    .distinct()
    .join(OutputReport, OutputReport.operation_id == Operation.id)
    .where(own(Operation), *_STANDING, OutputReport.reporter_kind == "device")
)


async def missing_of(read: Read, shift: ShiftOf) -> list[Expected]:
    """What is missing of a shift now, people first. Eight statements for any number of them."""
    binds = {"day": shift.day, "shift_id": shift.shift_id}
    reported = await read.all(REPORTED, **binds)
    shared = await read.all(SHARED, **binds)
    by_people = {row["operation_id"] for row in reported if row["reporter_kind"] == "user"}
    workers = {row["worker_id"] for row in reported} | {row["user_id"] for row in shared}
    people = [each for each in await _people(read, shift) if each.subject_id not in workers]
    operations = [each for each in await _operations(read, shift) if each.subject_id not in by_people]
    return [*people, *operations]


async def _people(read: Read, shift: ShiftOf) -> list[Expected]:
    rostered = await masterdata.roster_of(read, shift.day, shift.shift_id)
    if rostered:
        inside = await _centers(read, shift.site_id)
        names = {row["id"]: row["name"] for row in await read.all(HANDS)}
        return [
            Expected(
                "person", each.user_id, "rostered", user_id=each.user_id, user_name=names[each.user_id],
                work_center_id=each.work_center_id,
            )
            for each in rostered
            if each.work_center_id in inside and each.user_id in names and not each.absent
        ]  # fmt: skip
    rows = await read.all(
        PRESENT,
        since=shift.starts_at,
        until=shift.ends_at,
        earliest=shift.starts_at - (shift.ends_at - shift.starts_at),
    )
    return [Expected("person", row["id"], "present", user_id=row["id"], user_name=row["name"]) for row in rows]


async def _operations(read: Read, shift: ShiftOf) -> list[Expected]:
    inside = await _centers(read, shift.site_id)
    found: dict[UUID, Expected] = {}
    span = {"since": shift.starts_at, "until": shift.ends_at}
    for why, rows in (
        ("counted", await read.all(COUNTED, day=shift.day, shift_id=shift.shift_id)),
        ("running", await read.all(RUNNING, **span)),
        ("planned", await read.all(PLANNED, **span)),
    ):
        for row in rows:
            if row["work_center_id"] in inside and row["id"] not in found:
                found[row["id"]] = Expected(
                    "operation", row["id"], why, operation_id=row["id"], work_center_id=row["work_center_id"],
                    work_unit_id=row["work_unit_id"],
                )  # fmt: skip
    return list(found.values())


async def _centers(read: Read, site_id: UUID) -> set[UUID]:
    return set(await masterdata.work_centers_of(read, [site_id]))
