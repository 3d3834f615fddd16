"""Registering equipment and following its states."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import bindparam, func, select

from infra.actions import Command, Meaning, command
from infra.db import Statement, mine, own
from infra.work import Work
from tenants import masterdata
from tenants.equipment import permissions, rules
from tenants.equipment.errors import AssetNotFound
from tenants.equipment.events import AssetStatusChanged, EquipmentStateChanged
from tenants.equipment.models import Asset, EquipmentState
from tenants.masterdata import statuses
from tenants.masterdata.errors import CodeTaken
from tenants.masterdata.models import WorkUnit
from tenants.masterdata.rules import check_code, check_names


@dataclass(frozen=True, kw_only=True)
class RegisterAsset(Command):
    code: str
    name_zh: str
    name_en: str
    work_unit_id: UUID | None = None
    model: str | None = None
    serial: str | None = None


@command(needs=permissions.EDIT_EQUIPMENT)
async def register_asset(work: Work, cmd: RegisterAsset) -> Asset:
    """A new piece of equipment; it is off until someone says otherwise."""
    check_code(cmd.code)
    check_names(cmd.name_zh, cmd.name_en)
    if cmd.work_unit_id is not None:
        await masterdata.existing(work, WorkUnit, cmd.work_unit_id)
    if await work.scalar(select(func.count()).select_from(Asset).where(own(Asset), Asset.code == cmd.code)):
        raise CodeTaken(code=cmd.code)
    asset = await work.insert(
        Asset(
            code=cmd.code,
            name_zh=cmd.name_zh.strip(),
            name_en=cmd.name_en.strip(),
            work_unit_id=cmd.work_unit_id,
            model=cmd.model,
            serial=cmd.serial,
            state="off",
        )
    )
    await _append(work, asset, "off", None)
    return asset


@dataclass(frozen=True, kw_only=True)
class ChangeEquipmentState(Command):
    """`reason_code` is one of kind `downtime`; equipment that is down needs one."""

    asset_id: UUID
    state: str
    reason_code: str | None = None


OPEN = Statement(
    mine(EquipmentState).where(EquipmentState.asset_id == bindparam("asset_id"), EquipmentState.ended_at.is_(None))
)


@command(needs=permissions.CHANGE_STATE)
async def change_equipment_state(work: Work, cmd: ChangeEquipmentState) -> Asset:
    """End the open span and begin the next; saying the same state again changes nothing."""
    rules.check_state(cmd.state, cmd.reason_code)
    asset = await work.lock(Asset, cmd.asset_id)
    if asset is None:
        raise AssetNotFound()
    if asset.state == cmd.state:
        return asset
    span: EquipmentState | None = await work.one(OPEN, asset_id=asset.id)
    rules.check_newer(asset.code, span.started_at if span else None, work.occurred_at)
    reason = await masterdata.access_reason(work, "downtime", cmd.reason_code) if cmd.reason_code else None
    if span is not None:
        await work.change(span, ended_at=work.occurred_at)
    await work.change(asset, state=cmd.state)
    await _append(work, asset, cmd.state, reason.id if reason else None)
    work.subject(asset.id)
    work.emit(
        EquipmentStateChanged(
            asset_id=asset.id, work_unit_id=asset.work_unit_id, state=cmd.state, started_at=work.occurred_at
        )
    )
    return asset


async def _append(work: Work, asset: Asset, state: str, reason_id: UUID | None) -> None:
    await work.insert(
        EquipmentState(
            asset_id=asset.id,
            state=state,
            reason_id=reason_id,
            started_at=work.occurred_at,
            started_by=work.actor.name,
        )
    )


@dataclass(frozen=True, kw_only=True)
class ChangeAssetStatus(Command):
    """May it be worked with? `status`: quarantined, accepted, rejected, held, restricted."""

    asset_id: UUID
    status: str


@command(needs=permissions.RELEASE_EQUIPMENT, signs=Meaning("status changed"))
async def change_asset_status(work: Work, cmd: ChangeAssetStatus) -> Asset:
    asset = await work.lock(Asset, cmd.asset_id)
    if asset is None:
        raise AssetNotFound()
    now = asset.status
    await work.change(asset, status=statuses.check_move(now, cmd.status))
    work.subject(asset.id)
    work.emit(AssetStatusChanged(asset_id=asset.id, was=now, status=asset.status))
    return asset
