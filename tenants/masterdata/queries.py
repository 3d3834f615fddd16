"""Reading master data."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import func, or_

from infra.actions import query
from infra.db import Statement, among, mine
from infra.pages import Key, Page, paged
from infra.work import Read
from tenants.masterdata import permissions
from tenants.masterdata.custom import custom_filter
from tenants.masterdata.models import (
    Area,
    CustomField,
    Item,
    NumberingRule,
    Partner,
    ReasonCode,
    Site,
    StorageLocation,
    Unit,
    WorkCenter,
    WorkUnit,
)

BY_CODE = "CODE_ASC"


@dataclass(frozen=True)
class ItemFilter:
    search: str | None = None
    kinds: Sequence[str] | None = None
    custom: Sequence[Any] | None = None  # of CustomFilter's shape


ITEM_SORTS: dict[str, Key] = {
    "CODE_ASC": Key(Item.code, "code"),
    "CODE_DESC": Key(Item.code, "code", descending=True),
    "NAME_ASC": Key(Item.name_zh, "name_zh"),
}


def contains(term: str, *columns: Any) -> Any:
    """Whether a column holds the term, whatever its case; no wildcards, so a typed % is a %."""
    return or_(*(func.strpos(func.lower(column), term.strip().lower()) > 0 for column in columns))


@query(needs=permissions.READ_MASTERDATA)
async def items(
    read: Read, *, first: int, after: str | None, filter: ItemFilter, sort: Sequence[str] = ()
) -> Page[Item]:
    """Items by code, or as sorted."""
    statement = mine(Item)
    if filter.search:
        statement = statement.where(contains(filter.search, Item.code, Item.name_zh, Item.name_en))
    if filter.kinds is not None:
        statement = statement.where(among(Item.kind, filter.kinds))
    if filter.custom:
        statement = statement.where(await custom_filter(read, "item", Item.custom, filter.custom))
    keys = [ITEM_SORTS[each] for each in sort or (BY_CODE,)]
    return await paged(read, statement, keys=[*keys, Key(Item.id, "id")], first=first, after=after)


@query(needs=permissions.READ_MASTERDATA)
async def item(read: Read, id: UUID) -> Item | None:
    return await read.get(Item, id)


SITES = Statement(mine(Site).order_by(Site.code))
AREAS = Statement(mine(Area).order_by(Area.code))
WORK_CENTERS = Statement(mine(WorkCenter).order_by(WorkCenter.code))
ALL_REASONS = Statement(mine(ReasonCode).order_by(ReasonCode.kind, ReasonCode.code))
REASONS = Statement(mine(ReasonCode).where(ReasonCode.active.is_(True)).order_by(ReasonCode.kind, ReasonCode.code))


@query(needs=permissions.READ_MASTERDATA)
async def sites(read: Read) -> Sequence[Site]:
    return await read.all(SITES)


@query(needs=permissions.READ_MASTERDATA)
async def areas(read: Read) -> Sequence[Area]:
    return await read.all(AREAS)


@query(needs=permissions.READ_MASTERDATA)
async def work_centers(read: Read) -> Sequence[WorkCenter]:
    return await read.all(WORK_CENTERS)


@query(needs=permissions.READ_MASTERDATA)
async def reason_codes(read: Read, *, retired: bool = False) -> Sequence[ReasonCode]:
    """The active ones, by kind and code; every one when asked."""
    return await read.all(ALL_REASONS if retired else REASONS)


PARTNER_SORTS: dict[str, Key] = {
    "CODE_ASC": Key(Partner.code, "code"),
    "CODE_DESC": Key(Partner.code, "code", descending=True),
    "NAME_ASC": Key(Partner.name_zh, "name_zh"),
}


@query(needs=permissions.READ_MASTERDATA)
async def partners(
    read: Read,
    *,
    first: int,
    after: str | None,
    search: str | None = None,
    customers: bool | None = None,
    suppliers: bool | None = None,
    sort: Sequence[str] = (),
) -> Page[Partner]:
    """Partners by code, or as sorted."""
    statement = mine(Partner)
    if search:
        statement = statement.where(contains(search, Partner.code, Partner.name_zh, Partner.name_en))
    if customers is not None:
        statement = statement.where(Partner.customer.is_(customers))
    if suppliers is not None:
        statement = statement.where(Partner.supplier.is_(suppliers))
    keys = [PARTNER_SORTS[each] for each in sort or (BY_CODE,)]
    return await paged(read, statement, keys=[*keys, Key(Partner.id, "id")], first=first, after=after)


@query(needs=permissions.READ_MASTERDATA)
async def partner(read: Read, id: UUID) -> Partner | None:
    return await read.get(Partner, id)


@dataclass(frozen=True)
class LocationFilter:
    search: str | None = None
    kinds: Sequence[str] | None = None
    statuses: Sequence[str] | None = None
    area_id: UUID | None = None
    work_center_id: UUID | None = None
    active: bool | None = None


LOCATION_SORTS: dict[str, Key] = {
    "CODE_ASC": Key(StorageLocation.code, "code"),
    "CODE_DESC": Key(StorageLocation.code, "code", descending=True),
    "NAME_ASC": Key(StorageLocation.name_zh, "name_zh"),
}


@query(needs=permissions.READ_MASTERDATA)
async def storage_locations(
    read: Read, *, first: int, after: str | None, filter: LocationFilter, sort: Sequence[str] = ()
) -> Page[StorageLocation]:
    """Storage locations by code, or as sorted."""
    statement = mine(StorageLocation)
    if filter.search:
        columns = (StorageLocation.code, StorageLocation.name_zh, StorageLocation.name_en)
        statement = statement.where(contains(filter.search, *columns))
    if filter.kinds is not None:
        statement = statement.where(among(StorageLocation.kind, filter.kinds))
    if filter.statuses is not None:
        statement = statement.where(among(StorageLocation.status, filter.statuses))
    if filter.area_id is not None:
        statement = statement.where(StorageLocation.area_id == filter.area_id)
    if filter.work_center_id is not None:
        statement = statement.where(StorageLocation.work_center_id == filter.work_center_id)
    if filter.active is not None:
        statement = statement.where(StorageLocation.active.is_(filter.active))
    keys = [LOCATION_SORTS[each] for each in sort or (BY_CODE,)]
    return await paged(read, statement, keys=[*keys, Key(StorageLocation.id, "id")], first=first, after=after)


@query(needs=permissions.READ_MASTERDATA)
async def storage_location(read: Read, id: UUID) -> StorageLocation | None:
    return await read.get(StorageLocation, id)


async def locations_by_id(read: Read, ids: Sequence[UUID]) -> Sequence[StorageLocation | None]:
    return await read.many(StorageLocation, ids)


FIELDS = Statement(mine(CustomField).order_by(CustomField.subject, CustomField.position, CustomField.code))
NUMBERING = Statement(mine(NumberingRule).order_by(NumberingRule.subject))


@query(needs=permissions.READ_MASTERDATA)
async def custom_fields(read: Read, subject: str | None = None) -> Sequence[CustomField]:
    """A company's own fields of one or every kind of record."""
    return [each for each in await read.all(FIELDS) if subject in (None, each.subject)]


@query(needs=permissions.READ_MASTERDATA)
async def numbering_rules(read: Read) -> Sequence[NumberingRule]:
    return await read.all(NUMBERING)


# -- loaders: values in the order of the keys ---------------------------------------------------------


async def items_by_id(read: Read, ids: Sequence[UUID]) -> Sequence[Item | None]:
    return await read.many(Item, ids)


async def units_by_id(read: Read, ids: Sequence[UUID]) -> Sequence[Unit | None]:
    return await read.many(Unit, ids)


async def areas_by_id(read: Read, ids: Sequence[UUID]) -> Sequence[Area | None]:
    return await read.many(Area, ids)


async def work_centers_by_id(read: Read, ids: Sequence[UUID]) -> Sequence[WorkCenter | None]:
    return await read.many(WorkCenter, ids)


async def work_units_by_id(read: Read, ids: Sequence[UUID]) -> Sequence[WorkUnit | None]:
    return await read.many(WorkUnit, ids)


async def partners_by_id(read: Read, ids: Sequence[UUID]) -> Sequence[Partner | None]:
    return await read.many(Partner, ids)


async def reasons_by_id(read: Read, ids: Sequence[UUID]) -> Sequence[ReasonCode | None]:
    return await read.many(ReasonCode, ids)


async def work_units_of(read: Read, work_center_ids: Sequence[UUID]) -> Sequence[Sequence[WorkUnit]]:
    """The units of each work center, by code."""
    found: dict[UUID, list[WorkUnit]] = {}
    statement = mine(WorkUnit).where(among(WorkUnit.work_center_id, work_center_ids)).order_by(WorkUnit.code)
    for unit in await read.all(statement):
        found.setdefault(unit.work_center_id, []).append(unit)
    return [found.get(id, []) for id in work_center_ids]
