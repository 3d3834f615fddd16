"""Tasks on whole companies, and the databases there are."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import bindparam, func, select

from infra import placements
from infra.actions import query
from infra.db import HOME, Statement, mine
from infra.directory import DirectoryEntry
from infra.pages import Key, Page, paged
from infra.work import Read
from tenants.vendor.access import need_vendor
from tenants.vendor.custody import permissions
from tenants.vendor.custody.errors import JobUnknown
from tenants.vendor.custody.models import CustodyJob, Retention
from tenants.vendor.models import Customer

SORTS = {"NEWEST": (Key(CustodyJob.id, "id", descending=True),), "OLDEST": (Key(CustodyJob.id, "id"),)}


@dataclass(frozen=True, kw_only=True)
class CustodyFilter:
    customer_id: UUID | None = None
    kind: str | None = None
    state: str | None = None


@query(needs=permissions.READ_CUSTODY)
async def custody_jobs(
    read: Read, given: CustodyFilter, sort: str = "NEWEST", *, first: int = 50, after: str | None = None
) -> Page[CustodyJob]:
    await need_vendor(read)
    statement = mine(CustodyJob)
    for name in ("customer_id", "kind", "state"):
        if (value := getattr(given, name)) is not None:
            statement = statement.where(getattr(CustodyJob, name) == value)
    return await paged(read, statement, keys=SORTS[sort], first=first, after=after)


@query(needs=permissions.READ_CUSTODY)
async def custody_job(read: Read, job_id: UUID) -> CustodyJob | None:
    await need_vendor(read)
    return await read.get(CustodyJob, job_id)


@query(needs=permissions.ARCHIVE)
async def archive_of(read: Read, job_id: UUID) -> CustodyJob:
    """The finished archive somebody wants to take away. Raises JobUnknown."""
    await need_vendor(read)
    job = await read.get(CustodyJob, job_id)
    if job is None or job.kind != "export" or job.state != "done":
        raise JobUnknown()
    return job


@query(needs=permissions.READ_CUSTODY)
async def erasure_of(read: Read, job_id: UUID) -> CustodyJob:
    """The deletion whose certificate somebody wants. Raises JobUnknown."""
    await need_vendor(read)
    job = await read.get(CustodyJob, job_id)
    if job is None or job.kind != "erase" or job.state != "done":
        raise JobUnknown()
    return job


ERASURES = Statement(
    mine(CustodyJob)
    .where(CustodyJob.kind == "erase", CustodyJob.slug == bindparam("of_slug"))
    .order_by(CustodyJob.id.desc())
    .limit(1)
)


async def erasures_of(read: Read, slug: str) -> list[CustodyJob]:
    """The last deletion asked for under this company code, if any (control plane)."""
    found: list[CustodyJob] = await read.all(ERASURES, of_slug=slug)
    return found


@query(needs=permissions.READ_CUSTODY)
async def retention(read: Read, customer_id: UUID) -> Retention | None:
    await need_vendor(read)
    return await read.get(Retention, customer_id)


@dataclass(frozen=True)
class PlaceUse:
    key: str
    companies: int


# The directory has no rows of anybody: how many live where, and where one lives (tenancy notes §6).
LIVING = Statement(
    select(DirectoryEntry.placement, func.count().label("companies"))
    .where(DirectoryEntry.tenant_id == DirectoryEntry.tenant_id)
    .group_by(DirectoryEntry.placement)
)
LIVES = Statement(select(DirectoryEntry.placement).where(DirectoryEntry.tenant_id == bindparam("customer")))


@query(needs=permissions.READ_CUSTODY)
async def places(read: Read) -> list[PlaceUse]:
    """Home and every further database, with how many companies live there."""
    await need_vendor(read)
    living = {row["placement"]: row["companies"] for row in await read.all(LIVING)}
    return [PlaceUse(key, living.get(key, 0)) for key in (HOME, *sorted(placements.away()))]


@query(needs=permissions.READ_CUSTODY)
async def placement(read: Read, customer_id: UUID) -> str | None:
    """Of a customer in one's own books."""
    await need_vendor(read)
    if await read.get(Customer, customer_id) is None:
        return None
    found: str | None = await read.scalar(LIVES, customer=customer_id)
    return found
