"""Keeping device identifiers."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from infra.actions import Command, Meaning, command
from infra.db import mine
from infra.work import Work
from tenants import masterdata
from tenants.masterdata.models import Item
from tenants.masterdata.rules import check_kind
from tenants.traceability.models import DeviceIdentifier
from tenants.traceability.udi import permissions, rules
from tenants.traceability.udi.errors import (
    DeviceIdentifierNotFound,
    DeviceIdentifierTaken,
    PackagingInvalid,
    RecordIncomplete,
)
from tenants.traceability.udi.events import DeviceIdentifierPublished
from tenants.traceability.udi.queries import nmpa_record


@dataclass(frozen=True, kw_only=True)
class RecordValue:
    """One field of the authority's record (udi.nmpa); none takes it away."""

    key: str
    value: str | None = None


@dataclass(frozen=True, kw_only=True)
class RegisterDeviceIdentifier(Command):
    """`level`: use_unit, sale_unit, inner, box, case, pallet. A package above the sale unit names what it holds."""

    item_id: UUID
    issuer: str
    di: str
    level: str = "sale_unit"
    contains_id: UUID | None = None
    contained_quantity: int | None = None
    record: list[RecordValue] = field(default_factory=list)


@command(needs=permissions.EDIT_DEVICE_IDENTIFIERS)
async def register_device_identifier(work: Work, cmd: RegisterDeviceIdentifier) -> DeviceIdentifier:
    item = await masterdata.existing(work, Item, cmd.item_id)
    di = rules.check_di(cmd.issuer, cmd.di)
    if await work.one(mine(DeviceIdentifier).where(DeviceIdentifier.di == di)) is not None:
        raise DeviceIdentifierTaken(di=di)
    level = check_kind(cmd.level, rules.LEVELS)
    await _check_packaging(work, item.id, level, cmd.contains_id, cmd.contained_quantity)
    row = DeviceIdentifier(
        item_id=item.id, issuer=cmd.issuer, di=di, level=level, contains_id=cmd.contains_id,
        contained_quantity=cmd.contained_quantity, state=rules.DRAFT, published_on=None,
        record=rules.merged({}, _pairs(cmd.record)),
    )  # fmt: skip
    return await work.insert(row)


def _pairs(values: Sequence[RecordValue]) -> list[tuple[str, str | None]]:
    return [(each.key, each.value) for each in values]


async def _check_packaging(
    work: Work, item_id: UUID, level: str, contains_id: UUID | None, quantity: int | None
) -> None:
    if contains_id is None and (quantity is None or level == "sale_unit") and (quantity or 1) > 0:
        return
    inside = await work.get(DeviceIdentifier, contains_id)
    smaller = inside is not None and rules.LEVELS.index(inside.level) < rules.LEVELS.index(level)
    if inside is None or inside.item_id != item_id or not smaller or quantity is None or quantity < 1:
        raise PackagingInvalid()


@dataclass(frozen=True, kw_only=True)
class ChangeDeviceIdentifier(Command):
    """Fields of the record; those not named stay."""

    identifier_id: UUID
    record: list[RecordValue]


@command(needs=permissions.EDIT_DEVICE_IDENTIFIERS)
async def change_device_identifier(work: Work, cmd: ChangeDeviceIdentifier) -> DeviceIdentifier:
    row = await _locked(work, cmd.identifier_id)
    if row.state == rules.WITHDRAWN:
        rules.check_record_move(row.di, row.state, row.state)
    return await work.change(row, record=rules.merged(row.record, _pairs(cmd.record)))


@dataclass(frozen=True, kw_only=True)
class PublishDeviceIdentifier(Command):
    """It stands in the authority's database now. What that needs must be filled in."""

    identifier_id: UUID


@command(needs=permissions.PUBLISH_DEVICE_IDENTIFIERS, signs=Meaning("approved"))
async def publish_device_identifier(work: Work, cmd: PublishDeviceIdentifier) -> DeviceIdentifier:
    row = await _locked(work, cmd.identifier_id)
    to = rules.check_record_move(row.di, row.state, rules.PUBLISHED)
    if row.level == "sale_unit":
        lacking = (await nmpa_record(work, row, work.occurred_at.date())).missing
        if lacking:
            raise RecordIncomplete(di=row.di, fields=lacking)
    await work.change(row, state=to, published_on=work.occurred_at.date())
    work.emit(DeviceIdentifierPublished(identifier_id=row.id, item_id=row.item_id))
    return row


@dataclass(frozen=True, kw_only=True)
class WithdrawDeviceIdentifier(Command):
    """It is used no more. The number is never given again."""

    identifier_id: UUID


@command(needs=permissions.PUBLISH_DEVICE_IDENTIFIERS)
async def withdraw_device_identifier(work: Work, cmd: WithdrawDeviceIdentifier) -> DeviceIdentifier:
    row = await _locked(work, cmd.identifier_id)
    return await work.change(row, state=rules.check_record_move(row.di, row.state, rules.WITHDRAWN))


async def _locked(work: Work, id: UUID) -> DeviceIdentifier:
    row = await work.lock(DeviceIdentifier, id)
    if row is None:
        raise DeviceIdentifierNotFound()
    return row
