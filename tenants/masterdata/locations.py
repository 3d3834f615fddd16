"""Where lots lie: the storage locations upper modules ask for."""

from uuid import UUID

from sqlalchemy import bindparam

from infra.db import Statement, mine
from infra.ids import uuid7
from infra.work import Read, Work
from tenants.masterdata.errors import RecordNotFound
from tenants.masterdata.lookups import site_of
from tenants.masterdata.models import StorageLocation

FIRST = Statement(
    mine(StorageLocation)
    .where(StorageLocation.kind == bindparam("kind"), StorageLocation.active)
    .order_by(StorageLocation.created_at, StorageLocation.id)
    .limit(1)
)
LINE_SIDE = Statement(
    mine(StorageLocation)
    .where(
        StorageLocation.work_center_id == bindparam("work_center_id"),
        StorageLocation.kind == "line_side",
        StorageLocation.active,
    )
    .order_by(StorageLocation.created_at, StorageLocation.id)
    .limit(1)
)
OF_PARTNER = Statement(
    mine(StorageLocation)
    .where(
        StorageLocation.partner_id == bindparam("partner_id"),
        StorageLocation.kind == "subcontractor",
        StorageLocation.active,
    )
    .order_by(StorageLocation.created_at, StorageLocation.id)
    .limit(1)
)
OF_CODE = Statement(mine(StorageLocation).where(StorageLocation.code == bindparam("code")))

DEFAULT_CODE = "STORE"


async def default_location(work: Work) -> StorageLocation:
    """The company's first store; one is made for a company that has none. Raises RecordNotFound without a site."""
    found: StorageLocation | None = await work.one(FIRST, kind="store")
    if found is not None:
        return found
    site = await site_of(work)
    if site is None:
        raise RecordNotFound(what="site")
    new = StorageLocation(
        id=uuid7(), code=DEFAULT_CODE, name_zh="仓库", name_en="Store", site_id=site.id, kind="store",
    )  # fmt: skip
    if await work.insert_new(new):
        return new
    stood: StorageLocation | None = await work.one(OF_CODE, code=DEFAULT_CODE)
    if stood is None:
        raise RecordNotFound(what="storage location")
    return stood


async def first_location(read: Read, kind: str) -> StorageLocation | None:
    """The company's first location of a kind that is in use."""
    return await read.one(FIRST, kind=kind)  # type: ignore[no-any-return]


async def line_side(read: Read, work_center_id: UUID) -> StorageLocation | None:
    """Where material stands ready at a work center, if it has such a place."""
    return await read.one(LINE_SIDE, work_center_id=work_center_id)  # type: ignore[no-any-return]


async def yard_of(read: Read, partner_id: UUID) -> StorageLocation | None:
    """Where our material lies at a subcontractor, if there is such a place."""
    return await read.one(OF_PARTNER, partner_id=partner_id)  # type: ignore[no-any-return]
