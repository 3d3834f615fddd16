"""When orders will be done: loaders over `forecast`."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from uuid import UUID

from sqlalchemy import select

from infra import clock
from infra.db import Statement, own
from infra.work import Read
from tenants.masterdata.models import Shift, Site
from tenants.orders.forecast import UNKNOWN, WORKING_DAY, Forecast, forecast, latest
from tenants.orders.models import ProductionOrder
from tenants.orders.queries.loaders import active_holds, children_of, operations_of

SHIFTS = Statement(
    select(Shift.site_id, Shift.starts_at, Shift.ends_at)
    .join(Site, own(Site) & (Site.id == Shift.site_id))
    .where(own(Shift), Shift.active)
    .order_by(Site.created_at, Site.id)
)
DAY = timedelta(days=1)


async def expectations(read: Read, order_ids: Sequence[UUID]) -> Sequence[Forecast]:
    """Loader: when each order will be done, and how we know. A kit is done with the last of its parts."""
    orders = await read.many(ProductionOrder, order_ids)
    operations = dict(zip(order_ids, await operations_of(read, order_ids), strict=True))
    holds = dict(zip(order_ids, await active_holds(read, order_ids), strict=True))
    day, now = await working_day(read), clock.now()
    found = []
    for order in orders:
        if order is None:
            found.append(UNKNOWN)
        elif order.kind == "phantom" and order.state == "released":
            found.append(await _kit(read, order))
        else:
            held = holds[order.id] is not None
            found.append(forecast(order, operations[order.id], now, held=held, working_day=day))
    return found


async def _kit(read: Read, order: ProductionOrder) -> Forecast:
    (children,) = await children_of(read, [order.id])
    parts = await expectations(read, [each.id for each in children if each.relation == "kit"])
    return latest(parts)


async def working_day(read: Read) -> timedelta:
    """The hours of all shifts of the first site, together at most a whole day."""
    rows = await read.all(SHIFTS)
    first = rows[0]["site_id"] if rows else None
    total = sum((_length(each["starts_at"], each["ends_at"]) for each in rows if each["site_id"] == first), timedelta())
    return min(total, DAY) if total else WORKING_DAY


async def working_days(read: Read, keys: Sequence[None]) -> Sequence[timedelta]:
    """Loader: `working_day`, once for whatever asks."""
    return [await working_day(read)] * len(keys)


def _length(starts_at: time, ends_at: time) -> timedelta:
    start, end = (datetime.combine(date.min, at) for at in (starts_at, ends_at))
    return end - start if end > start else end + DAY - start
