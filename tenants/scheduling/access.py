"""Finding what a command on the dispatch list is about, or refusing."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from infra.actions import COMMANDS
from infra.errors import Missing
from infra.work import Read, Work
from tenants import masterdata
from tenants.identity.models import User
from tenants.masterdata.models import Shift, Site
from tenants.masterdata.working_time import span
from tenants.orders.models import Operation, ProductionOrder
from tenants.scheduling.errors import OperationDone


class ShiftOf(NamedTuple):
    """One occurrence of a shift."""

    shift: Shift
    day: date
    starts_at: datetime
    ends_at: datetime


async def the_shift(read: Read, day: date, shift_id: UUID) -> ShiftOf:
    shift: Shift | None = await read.get(Shift, shift_id)
    site: Site | None = await read.get(Site, shift.site_id) if shift else None
    if shift is None or site is None:
        raise Missing(what="shift")
    return ShiftOf(shift, day, *span(shift, day, ZoneInfo(site.time_zone)))


async def open_operations(work: Work, ids: Sequence[UUID]) -> dict[UUID, Operation]:
    """The operations by id; refuses what is unknown, done, or not released, and what is out of the actor's places."""
    found = {each.id: each for each in await work.many(Operation, dict.fromkeys(ids)) if each}
    if len(found) < len(set(ids)):
        raise Missing(what="operation")
    orders = {each.id: each for each in await work.many(ProductionOrder, {o.order_id for o in found.values()}) if each}
    for operation in found.values():
        if operation.state == "completed" or orders[operation.order_id].state != "released":
            raise OperationDone(operation=masterdata.spoken(work.actor.locale, operation))
    await check_reach(work, {each.work_center_id for each in found.values()})
    return found


async def check_reach(work: Work, work_center_ids: Iterable[UUID]) -> None:
    """The permission of the running command must reach each work center, its area or its site."""
    running = COMMANDS.get(work.line.command)
    if running is None:
        return
    for id in set(work_center_ids):
        work.actor.need(running.needs.name, *await masterdata.places_of(work, [id]))


async def person(work: Read, id: UUID) -> User:
    user: User | None = await work.get(User, id)
    if user is None or not user.active:
        raise Missing(what="user")
    return user
