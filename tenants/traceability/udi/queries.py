"""Reading device identifiers, and the file for the authority."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, select

from infra.actions import query
from infra.db import Statement, among, mine, own
from infra.pages import Key, Page, paged
from infra.sheets import xlsx_bytes
from infra.work import Read
from tenants.masterdata.models import Item
from tenants.masterdata.queries import contains
from tenants.traceability.models import CodeSetting, DeviceIdentifier
from tenants.traceability.permissions import READ_LOTS
from tenants.traceability.udi import nmpa
from tenants.traceability.udi.errors import DeviceIdentifierNotFound

SETTING = Statement(mine(CodeSetting))
OF_ITEM = Statement(
    mine(DeviceIdentifier)
    .where(DeviceIdentifier.item_id == bindparam("item_id"), DeviceIdentifier.state != "withdrawn")
    .order_by(DeviceIdentifier.created_at, DeviceIdentifier.id)
)
HOLDING = Statement(mine(DeviceIdentifier).where(DeviceIdentifier.contains_id == bindparam("id")))


@query(needs=READ_LOTS)
async def code_setting(read: Read) -> CodeSetting | None:
    """What GS1 gave the company, if anything."""
    return await read.one(SETTING)  # type: ignore[no-any-return]


@dataclass(frozen=True)
class IdentifierFilter:
    item_id: UUID | None = None
    search: str | None = None  # in the identifier, or the item's code and names
    states: Sequence[str] | None = None
    levels: Sequence[str] | None = None


SORTS = {
    "DI_ASC": Key(DeviceIdentifier.di, "di"),
    "NEWEST": Key(DeviceIdentifier.created_at, "created_at", descending=True),
}


@query(needs=READ_LOTS)
async def device_identifiers(
    read: Read, *, first: int, after: str | None, filter: IdentifierFilter, sort: Sequence[str] = ()
) -> Page[DeviceIdentifier]:
    statement = mine(DeviceIdentifier)
    if filter.item_id is not None:
        statement = statement.where(DeviceIdentifier.item_id == filter.item_id)
    if filter.search:
        named = select(Item.id).where(own(Item), contains(filter.search, Item.code, Item.name_zh, Item.name_en))
        statement = statement.where(contains(filter.search, DeviceIdentifier.di) | DeviceIdentifier.item_id.in_(named))
    if filter.levels is not None:
        statement = statement.where(among(DeviceIdentifier.level, filter.levels))
    if filter.states is not None:
        statement = statement.where(among(DeviceIdentifier.state, filter.states))
    keys = [SORTS[each] for each in sort or ("NEWEST",)]
    return await paged(read, statement, keys=[*keys, Key(DeviceIdentifier.id, "id")], first=first, after=after)


async def identifiers_of(read: Read, item_ids: Sequence[UUID]) -> Mapping[UUID, DeviceIdentifier]:
    """For each item the identifier its pieces and lots carry: of the sale unit, a published one first."""
    rows = await read.all(
        mine(DeviceIdentifier).where(
            among(DeviceIdentifier.item_id, item_ids), DeviceIdentifier.state != "withdrawn",
            DeviceIdentifier.level == "sale_unit",
        )
    )  # fmt: skip
    best = sorted(rows, key=lambda row: (row.state == "published", -row.created_at.timestamp()))
    return {row.item_id: row for row in best}


async def identifier_of(read: Read, item_id: UUID) -> DeviceIdentifier | None:
    return (await identifiers_of(read, [item_id])).get(item_id)


@dataclass(frozen=True)
class NmpaRecord:
    values: Mapping[str, str]
    packing: Sequence[Mapping[str, str]]
    missing: Sequence[str]


async def nmpa_record(read: Read, row: DeviceIdentifier, today: date) -> NmpaRecord:
    """All that the authority's database wants of a sale unit's identifier."""
    setting = await read.one(SETTING)
    inside = await read.get(DeviceIdentifier, row.contains_id)
    own: dict[str, Any] = {
        "zxxsdycpbs": row.di,
        "cpbsbmtxmc": nmpa.SYSTEMS[row.issuer],
        "cpbsfbrq": (row.published_on or today).isoformat(),
        "zxxsdyzsydydsl": str(row.contained_quantity or 1),
        "sydycpbs": inside.di if inside is not None else "",
    }
    values = {**(setting.record if setting else {}), **row.record, **own}
    return NmpaRecord(values, await _packing(read, row), nmpa.missing(values))


async def _packing(read: Read, row: DeviceIdentifier) -> list[Mapping[str, str]]:
    """The packages that hold it, and those that hold them."""
    found: list[Mapping[str, str]] = []
    inside = [row]
    while inside:
        smaller = inside.pop()
        for holder in await read.all(HOLDING, id=smaller.id):
            told = (holder.di, nmpa.LEVEL_WORDS.get(holder.level, ""), smaller.di, str(holder.contained_quantity or 1))
            found.append({key: value for (key, _), value in zip(nmpa.PACKING, told, strict=True)})
            inside.append(holder)
    return found


@query(needs=READ_LOTS)
async def nmpa_file(read: Read, identifier_ids: Sequence[UUID], today: date) -> bytes:
    """An xlsx with one row for each sale unit and package: the authority's words as titles, its field names below."""
    rows = [row for row in await read.many(DeviceIdentifier, identifier_ids) if row is not None]
    if len(rows) != len(identifier_ids):
        raise DeviceIdentifierNotFound()
    keys = [each.key for each in nmpa.FIELDS] + [key for key, _ in nmpa.PACKING]
    titles = [each.zh for each in nmpa.FIELDS] + [word for _, word in nmpa.PACKING] + [nmpa.VERIFIED]
    lines: list[list[str]] = [[*keys, ""]]
    for row in rows:
        record = await nmpa_record(read, row, today)
        for pack in record.packing or [{}]:
            lines.append([{**record.values, **pack}.get(key, "") for key in keys] + [""])
    return xlsx_bytes(titles, lines, title="UDID")


@query(needs=READ_LOTS)
async def nmpa_missing(read: Read, identifier_id: UUID, today: date) -> Sequence[str]:
    """What the record still lacks before it can be published."""
    row = await read.get(DeviceIdentifier, identifier_id)
    if row is None:
        raise DeviceIdentifierNotFound()
    return (await nmpa_record(read, row, today)).missing
