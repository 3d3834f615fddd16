"""What makes the plan new, and what follows from it."""

from datetime import timedelta
from typing import Any

from infra.events import Event, every, on
from infra.work import Work
from tenants import identity, masterdata
from tenants.identity.events import AbsenceChanged, AttendanceChanged, SkillsChanged
from tenants.masterdata.calendar_events import CalendarChanged, RosterChanged
from tenants.orders import events as orders
from tenants.reporting.events import OutputReported
from tenants.scheduling import publishing, replanning
from tenants.scheduling.events import SlotsWaiting, TurnChanged

QUEUE = "scheduling"
TRIGGERS: tuple[type[Event], ...] = (
    OutputReported, orders.HoldPlaced, orders.HoldLifted, orders.OrderReleased, orders.OrderChanged,
    orders.OrderCancelled, orders.OrderClosed, orders.OrderReopened, orders.OperationPaused, orders.OperationResumed,
    orders.OrderSplit, orders.OrdersMerged, AbsenceChanged, AttendanceChanged, SkillsChanged, CalendarChanged,
    RosterChanged, TurnChanged,
)  # fmt: skip
REPLANNERS: list[str] = []
FORGOTTEN_AFTER = timedelta(hours=1)


def _listen(event: type[Event]) -> None:
    async def replan(work: Work, _fact: Any) -> None:
        await replanning.replan(work, REPLANNERS)

    replan.__qualname__ = f"replan_on_{event.__name__}"
    on(event, queue=QUEUE)(replan)
    REPLANNERS.append(f"{replan.__module__}.{replan.__qualname__}")


for trigger in TRIGGERS:
    _listen(trigger)


@every("*/15 * * * *", queue=QUEUE)
async def replan_by_the_clock(work: Work) -> None:
    """Time itself moves the plan: what should have begun by now has not, and who has not come is not counted on."""
    await replanning.replan(work, REPLANNERS)


@every("*/5 * * * *", queue=QUEUE)
async def publish_by_the_clock(work: Work) -> None:
    """Orders hear of the plan every few minutes: what moved and moved back in between is no news (decisions/0009)."""
    await publishing.publish(work)


@on(SlotsWaiting, queue=QUEUE)
async def publish_waiting(work: Work, _fact: SlotsWaiting) -> None:
    await publishing.publish(work)


@every("*/10 * * * *")
async def close_forgotten_attendance(work: Work) -> None:
    """Who has not stamped out an hour after his shift ended left at its end: the record says that nobody said so."""
    for stay in await identity.open_attendances(work):
        # Somebody who comes early belongs to the shift that is about to begin.
        early = stay.came_at + timedelta(hours=1)
        shift = await masterdata.shift_window(work, None, early) or await masterdata.shift_window(
            work, None, stay.came_at
        )
        ends_at = shift.ends_at if shift else stay.came_at + timedelta(hours=12)
        if ends_at + FORGOTTEN_AFTER <= work.now:
            await identity.close_forgotten(work, stay, ends_at)
