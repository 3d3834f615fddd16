"""Downtime of a work unit: begun and ended, or told afterwards; put right only by taking it back."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy import DateTime, bindparam, or_

from infra.actions import Command, command
from infra.db import Statement, mine
from infra.errors import BadInput
from infra.work import Work
from tenants import masterdata, orders
from tenants.equipment.commands import ChangeEquipmentState, change_equipment_state
from tenants.equipment.errors import AssetNotFound, StateNotNewer
from tenants.equipment.models import Asset
from tenants.masterdata.models import ReasonCode, WorkUnit
from tenants.orders.models import Operation
from tenants.reporting import errors, permissions, rules
from tenants.reporting.events import DowntimeChanged
from tenants.reporting.models import DowntimeRecord

UNIT = Statement(mine(WorkUnit).where(WorkUnit.id == bindparam("id")).with_for_update(key_share=True))
ASSET_AT = Statement(mine(Asset).where(Asset.work_unit_id == bindparam("work_unit_id")).order_by(Asset.code).limit(1))
AROUND = Statement(
    mine(DowntimeRecord)
    .where(
        DowntimeRecord.work_unit_id == bindparam("work_unit_id"),
        DowntimeRecord.reversed_at.is_(None),
        or_(DowntimeRecord.ended_at.is_(None), DowntimeRecord.ended_at > bindparam("since", type_=DateTime(True))),
    )
    .order_by(DowntimeRecord.started_at)
)


@dataclass(frozen=True, kw_only=True)
class ReportDowntime(Command):
    """`reason_code` is one of kind `downtime`. Without `started_at` it begins now; without `ended_at` it goes on."""

    reason_code: str
    work_unit_id: UUID | None = None
    asset_id: UUID | None = None
    operation_id: UUID | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None
    note: str | None = None


@command(needs=permissions.REPORT_DOWNTIME)
async def report_downtime(work: Work, cmd: ReportDowntime) -> DowntimeRecord:
    """A work unit stands still, or stood still, and why."""
    unit, asset = await _place(work, cmd.work_unit_id, cmd.asset_id)
    await _check_reach(work, permissions.REPORT_DOWNTIME.name, unit)
    reason = await masterdata.access_reason(work, "downtime", cmd.reason_code)
    if cmd.note is not None and len(cmd.note) > rules.LONGEST_NOTE:
        raise errors.NoteTooLong(most=rules.LONGEST_NOTE)
    starts, ends = _aware(cmd.started_at) or work.occurred_at, _aware(cmd.ended_at)
    rules.check_not_ahead_of_now(ends or starts, work.now)
    rules.check_times(starts, ends or work.now)
    await _check_alone(work, unit, starts, ends)
    operation = await _operation(work, cmd.operation_id)
    record = await work.insert(
        DowntimeRecord(
            id=cmd.id,
            work_unit_id=unit.id,
            work_center_id=unit.work_center_id,
            asset_id=asset.id if asset else None,
            operation_id=operation.id if operation else None,
            reason_id=reason.id,
            started_at=starts,
            ended_at=ends,
            note=(cmd.note or "").strip() or None,
            reported_by_id=work.actor.id,
            reported_by=work.actor.name,
            ended_by=work.actor.name if ends else None,
        )
    )
    if ends is None:
        await _set_state(work, asset, "down", cmd.reason_code)
    if operation is not None:
        await orders.rearm_gates(work, operation, "downtime")
    _tell(work, record, "started")
    return record


@dataclass(frozen=True, kw_only=True)
class EndDowntime(Command):
    downtime_id: UUID
    ended_at: datetime | None = None


@command(needs=permissions.REPORT_DOWNTIME)
async def end_downtime(work: Work, cmd: EndDowntime) -> DowntimeRecord:
    """It runs again."""
    record = await _access(work, cmd.downtime_id, permissions.REPORT_DOWNTIME.name)
    if record.ended_at is not None:
        raise errors.DowntimeEnded()
    ends = _aware(cmd.ended_at) or work.occurred_at
    rules.check_not_ahead_of_now(ends, work.now)
    rules.check_times(record.started_at, ends)
    await _restart(work, record)
    _tell(work, record, "ended")
    return await work.change(record, ended_at=ends, ended_by=work.actor.name)


@dataclass(frozen=True, kw_only=True)
class ReverseDowntime(Command):
    downtime_id: UUID


@command(needs=permissions.REVERSE_DOWNTIME)
async def reverse_downtime(work: Work, cmd: ReverseDowntime) -> DowntimeRecord:
    """Take a wrong record back; it stays, marked, and counts no more."""
    record = await _access(work, cmd.downtime_id, permissions.REVERSE_DOWNTIME.name)
    if record.ended_at is None:
        await _restart(work, record)
    _tell(work, record, "reversed")
    return await work.change(
        record, reversed_at=work.now, reversed_by=work.actor.name, reverse_reason=(cmd.reason or "").strip()
    )


async def _place(work: Work, work_unit_id: UUID | None, asset_id: UUID | None) -> tuple[WorkUnit, Asset | None]:
    """The work unit, locked so that two reports of the same standstill meet, and what stands there."""
    asset: Asset | None = None
    if asset_id is not None:
        asset = await work.get(Asset, asset_id)
        if asset is None:
            raise AssetNotFound()
    unit_id = work_unit_id or (asset.work_unit_id if asset else None) or work.actor.work_unit_id
    if unit_id is None:
        raise errors.PlaceMissing()
    unit: WorkUnit | None = await work.one(UNIT, id=unit_id)
    if unit is None:
        unit = await masterdata.existing(work, WorkUnit, unit_id)
    return unit, asset or await work.one(ASSET_AT, work_unit_id=unit.id)


async def _check_reach(work: Work, permission: str, unit: WorkUnit) -> None:
    work.actor.need(permission, *await masterdata.places_of(work, [unit.work_center_id]))


async def _access(work: Work, id: UUID, permission: str) -> DowntimeRecord:
    record = await work.lock(DowntimeRecord, id)
    if record is None:
        raise errors.DowntimeNotFound()
    work.actor.need(permission, *await masterdata.places_of(work, [record.work_center_id]))
    if record.reversed_at is not None:
        raise errors.DowntimeReversed()
    return record


async def _check_alone(work: Work, unit: WorkUnit, starts: datetime, ends: datetime | None) -> None:
    for other in await work.all(AROUND, work_unit_id=unit.id, since=starts):
        if rules.overlaps(starts, ends, other.started_at, other.ended_at):
            reason = await masterdata.existing(work, ReasonCode, other.reason_id)
            raise errors.DowntimeOverlaps(
                work_unit=masterdata.spoken(work.actor.locale, unit),
                since=other.started_at,
                reason=masterdata.spoken(work.actor.locale, reason),
                downtime_id=other.id,
            )


async def _operation(work: Work, id: UUID | None) -> Operation | None:
    if id is None:
        return None
    operation = await work.get(Operation, id)
    if operation is None:
        raise BadInput(field="operationId", problem="no such operation")
    return operation


async def _restart(work: Work, record: DowntimeRecord) -> None:
    asset = await work.get(Asset, record.asset_id)
    if asset is not None and asset.state == "down":
        await _set_state(work, asset, "idle", None)


async def _set_state(work: Work, asset: Asset | None, state: str, reason: str | None) -> None:
    """The machine's own state follows, unless it has said something newer itself."""
    if asset is None:
        return
    cmd = ChangeEquipmentState(asset_id=asset.id, state=state, reason_code=reason)
    try:
        await change_equipment_state.nested(work, cmd)
    except StateNotNewer:
        return


def _aware(at: datetime | None) -> datetime | None:
    if at is None:
        return None
    if at.tzinfo is None:
        raise BadInput(field="at", problem="needs a time zone")
    return at.astimezone(UTC)


def _tell(work: Work, record: DowntimeRecord, state: str) -> None:
    work.subject(record.work_unit_id)
    work.emit(
        DowntimeChanged(
            downtime_id=record.id,
            work_unit_id=record.work_unit_id,
            work_center_id=record.work_center_id,
            state=state,
            occurred_at=work.occurred_at,
        )
    )
