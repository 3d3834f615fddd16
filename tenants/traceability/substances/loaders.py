"""Rows a declaration names, many at a time."""

from collections.abc import Sequence
from uuid import UUID

from infra.work import Read
from tenants.masterdata.models import Item, Partner
from tenants.traceability.models import MaterialLot, SubstanceValue
from tenants.traceability.substances.access import values_of


async def items(read: Read, ids: Sequence[UUID]) -> Sequence[Item | None]:
    return await read.many(Item, ids)


async def partners(read: Read, ids: Sequence[UUID]) -> Sequence[Partner | None]:
    return await read.many(Partner, ids)


async def lots(read: Read, ids: Sequence[UUID]) -> Sequence[MaterialLot | None]:
    return await read.many(MaterialLot, ids)


async def values(read: Read, ids: Sequence[UUID]) -> Sequence[list[SubstanceValue]]:
    found = await values_of(read, ids)
    return [found.get(id, []) for id in ids]
