"""When orders will be done: loaders over `forecast`."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from infra import clock
from infra.db import Statement, mine
from infra.work import Read
from tenants import masterdata
from tenants.masterdata.models import Shift
from tenants.orders.forecast import UNKNOWN, WORKING_DAY, Forecast, forecast, latest
from tenants.orders.models import ProductionOrder
from tenants.orders.queries.loaders import active_holds, children_of, operations_of

SHIFTS = Statement(mine(Shift))
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
    site = await masterdata.site_of(read)
    shifts = [each for each in await read.all(SHIFTS) if site and each.site_id == site.id]
    total = sum((_length(each) for each in shifts), timedelta())
    return min(total, DAY) if total else WORKING_DAY


def _length(shift: Shift) -> timedelta:
    start, end = (datetime.combine(date.min, at) for at in (shift.starts_at, shift.ends_at))
    return end - start if end > start else end + DAY - start
