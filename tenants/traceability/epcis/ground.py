"""What export reads before it builds events: movements, and everything they name."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select

from infra.codes import gs1
from infra.codes.problem import CodeInvalid
from infra.db import among, mine, own
from infra.work import Read
from tenants import masterdata
from tenants.masterdata.models import Item, Site, StorageLocation
from tenants.traceability.epcis.errors import EpcisTooMany
from tenants.traceability.epcis.ids import Names
from tenants.traceability.epcis.nesting import Nesting, nestings_of
from tenants.traceability.models import CodeSetting, GenealogyLink, MaterialLot, Movement, Pack, Receipt, Shipment
from tenants.traceability.trace.reach import Direction, reached
from tenants.traceability.udi.queries import identifiers_of

MOST = 5_000


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Movements of these lots (none: of all), of those they reach (`reach`: forward, backward, both), in a time."""

    lot_ids: Sequence[UUID] = ()
    reach: Direction | None = None
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True)
class Ground:
    movements: Sequence[Movement]
    lots: Mapping[UUID, MaterialLot]
    packs: Mapping[UUID, Pack]
    locations: Mapping[UUID, StorageLocation]
    receipts: Mapping[UUID, Receipt]
    shipments: Mapping[UUID, Shipment]
    zones: Mapping[UUID, ZoneInfo]  # by site
    zone: ZoneInfo
    names: Names
    nestings: Sequence[Nesting] = ()


async def ground_of(read: Read, wanted: Wanted, base: str) -> Ground:
    movements = await _movements(read, wanted)
    movements = [*movements, *await _taken_back(read, movements)]
    lots = await _by_id(read, MaterialLot, (id for each in movements for id in (each.lot_id, each.target_lot_id)))
    places = (id for each in movements for id in (each.from_location_id, each.to_location_id))
    filled = {id for each in movements for id in (each.from_pack_id, each.to_pack_id) if id is not None}
    nestings = await nestings_of(read, filled, wanted.since, wanted.until)
    packs = [*filled, *(each.parent_id for each in nestings)]
    papers = [each.document_id for each in movements]
    site = await masterdata.site_of(read)
    sites = {each.id: ZoneInfo(each.time_zone) for each in await read.all(mine(Site))}
    return Ground(
        movements, lots, await _by_id(read, Pack, packs), await _by_id(read, StorageLocation, places),
        await _by_id(read, Receipt, papers), await _by_id(read, Shipment, papers), sites,
        ZoneInfo(site.time_zone if site else "Asia/Shanghai"), await _names(read, lots.values(), base),
        nestings,
    )  # fmt: skip


async def _by_id(read: Read, model: Any, ids: Iterable[UUID | None]) -> dict[UUID, Any]:
    wanted = {id for id in ids if id is not None}
    rows = await read.many(model, wanted) if wanted else []
    return {row.id: row for row in rows if row is not None}


async def _movements(read: Read, wanted: Wanted) -> list[Movement]:
    statement = mine(Movement)
    if wanted.lot_ids:
        ids = list(wanted.lot_ids)
        if wanted.reach is not None:
            ids = list(await reached(read, ids, wanted.reach))
        links = select(GenealogyLink.source_id).where(own(GenealogyLink), among(GenealogyLink.target_id, ids))
        sources = [row["source_id"] for row in await read.all(links)]
        named = among(Movement.lot_id, ids) | among(Movement.target_lot_id, ids)
        statement = statement.where(among(Movement.lot_id, [*ids, *sources]), named)
    if wanted.since is not None:
        statement = statement.where(Movement.occurred_at >= wanted.since)
    if wanted.until is not None:
        statement = statement.where(Movement.occurred_at < wanted.until)
    rows: list[Movement] = await read.all(statement.order_by(Movement.occurred_at, Movement.id).limit(MOST + 1))
    if len(rows) > MOST:
        raise EpcisTooMany(limit=MOST)
    return rows


async def _taken_back(read: Read, movements: Sequence[Movement]) -> list[Movement]:
    """What was taken back within the time, and happened before it."""
    there = {each.id for each in movements}
    missing = {each.reverses_id for each in movements if each.reverses_id is not None} - there
    rows = await read.many(Movement, missing) if missing else []
    return [row for row in rows if row is not None]


async def _names(read: Read, lots: Iterable[MaterialLot], base: str) -> Names:
    item_ids = {each.item_id for each in lots}
    identifiers = await identifiers_of(read, list(item_ids))
    items = await _by_id(read, Item, item_ids)
    gtins = {id: row.gtin for id, row in items.items() if row.gtin}
    gtins |= {id: row.di for id, row in identifiers.items() if row.issuer == "GS1"}
    setting: CodeSetting | None = await read.get(CodeSetting, read.tenant_id)
    return Names(base.rstrip("/"), read.actor.slug, setting, _whole(gtins))


def _whole(gtins: Mapping[UUID, str]) -> dict[UUID, str]:
    """As fourteen digits; one that is no GTIN names nothing."""
    found = {}
    for id, text in gtins.items():
        try:
            found[id] = gs1.gtin14(text)
        except CodeInvalid:
            continue
    return found
