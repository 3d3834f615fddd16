"""Use per day and month, and the bytes a company keeps."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import BigInteger, Date, bindparam, update

from infra import clock
from infra.db import Statement, mine, own
from infra.ids import derived
from infra.rows import by_id
from infra.storage import storage
from infra.work import Read, Work, database
from tenants.plans.metering import METERS, counted
from tenants.plans.models import StorageUse, Tenant, UsageDay

MEGABYTE: Final = 1_000_000
KEPT_DAYS: Final = 800
DAY: Final = Statement(mine(UsageDay).where(UsageDay.day == bindparam("day", type_=Date())))
SINCE: Final = Statement(mine(UsageDay).where(UsageDay.day >= bindparam("day", type_=Date())).order_by(UsageDay.day))
ADD_CALLS: Final = Statement(
    update(UsageDay)
    .where(own(UsageDay), UsageDay.day == bindparam("on", type_=Date()))
    .values(api_calls=UsageDay.api_calls + bindparam("more", type_=BigInteger()))
)
ADD_BYTES: Final = Statement(
    update(StorageUse)
    .where(own(StorageUse))
    .values(stored_bytes=StorageUse.stored_bytes + bindparam("more", type_=BigInteger()))
)
INSERT_DAY: Final = (
    "INSERT INTO plans_usage_day (tenant_id, id, day, seats, devices, storage_bytes, reports, api_calls, revision,"
    " created_at, updated_at) VALUES ($1, $2, $3, 0, 0, 0, 0, $4, 1, $5, $5) ON CONFLICT DO NOTHING"
)
INSERT_BYTES: Final = (
    "INSERT INTO plans_storage_use (tenant_id, id, stored_bytes, revision, created_at, updated_at)"
    " VALUES ($1, $1, $2, 1, $3, $3) ON CONFLICT DO NOTHING"
)


def day_of(zone: str, at: datetime) -> date:
    return at.astimezone(ZoneInfo(zone)).date()


def bounds(zone: str, day: date) -> tuple[datetime, datetime]:
    """The company's day as two moments."""
    start = datetime.combine(day, time(), ZoneInfo(zone))
    end = datetime.combine(day + timedelta(days=1), time(), ZoneInfo(zone))
    return start.astimezone(UTC), end.astimezone(UTC)


async def measure(work: Work, *, yesterday: bool = True) -> UsageDay | None:
    """Count the running day, and the one before once more, which is whole by now."""
    tenant = await work.get(Tenant, work.tenant_id)
    if tenant is None:
        return None
    today = day_of(tenant.time_zone, work.now)
    stored = await recount(work)
    days = [today - timedelta(days=1), today] if yesterday else [today]
    return [await _measure_day(work, tenant.time_zone, day, stored, level=day == today) for day in days][-1]


async def _measure_day(work: Work, zone: str, day: date, stored: int, *, level: bool) -> UsageDay:
    since, until = bounds(zone, day)
    found = {what: await counted(work, what, since, until) for what in METERS}
    row: UsageDay | None = await work.one(DAY, day=day)
    values = {"reports": found["reports"]}
    if level or row is None:
        values |= {"seats": found["seats"], "devices": found["devices"], "storage_bytes": stored}
    if row is None:
        made = UsageDay(id=derived("usage", work.tenant_id, day), day=day, **values)
        if await work.insert_new(made):
            return made
        row = await work.one(DAY, day=day)  # a web process counted a request meanwhile
        assert row is not None
    return await work.change(row, **values)


async def recount(work: Work) -> int:
    """The bytes of the company's files, counted in the store itself."""
    total = sum(each.size for each in await storage().list(f"{work.tenant_id}/"))
    row = await work.one(by_id(StorageUse), id=work.tenant_id)
    if row is not None:
        await work.change(row, stored_bytes=total)
    else:
        await work.insert_new(StorageUse(id=work.tenant_id, stored_bytes=total))
    return total


async def stored_bytes(read: Read) -> int:
    row: StorageUse | None = await read.one(by_id(StorageUse), id=read.tenant_id)
    return row.stored_bytes if row else 0


async def add_bytes(tenant_id: UUID, more: int) -> None:
    """A file was kept. Counted beside the store: the next recount mends what a crash left out."""
    async with database().transaction(tenant_id) as at:
        if await at.execute(ADD_BYTES, more=more) == 0:
            await at.connection.execute(INSERT_BYTES, tenant_id, more, clock.now())


async def add_calls(tenant_id: UUID, zone: str, more: int) -> None:
    day = day_of(zone, clock.now())
    async with database().transaction(tenant_id) as at:
        if await at.execute(ADD_CALLS, on=day, more=more) == 0:
            await at.connection.execute(
                INSERT_DAY, tenant_id, derived("usage", tenant_id, day), day, more, clock.now()
            )  # fmt: skip
