"""The living plan told to the orders: `orders.set_plan` for the slots that moved far enough (decisions/0009)."""

from typing import Any

from sqlalchemy import select

from infra.db import Statement, own
from infra.work import Work
from tenants import orders
from tenants.orders.models import Operation
from tenants.scheduling.events import SlotsWaiting
from tenants.scheduling.models import PlanSlot
from tenants.scheduling.rules.publishing import Planned, moved_enough

AT_ONCE = 150  # operations whose rows are locked together: a report may wait for them

LIVING = Statement(
    select(
        PlanSlot.operation_id, PlanSlot.starts_at, PlanSlot.ends_at, PlanSlot.work_unit_id, Operation.planned_start,
        Operation.planned_end, Operation.work_unit_id.label("published_unit_id"), Operation.state,
    )
    .join(Operation, own(Operation) & (Operation.id == PlanSlot.operation_id))
    .where(own(PlanSlot), PlanSlot.starts_at.is_not(None), Operation.state != "completed")
    .order_by(PlanSlot.starts_at, PlanSlot.operation_id)
)  # fmt: skip


async def publish(work: Work) -> int:
    """Tell the orders, nearest slots first; how many. What is left comes in a transaction of its own."""
    moved = [row for row in await work.all(LIVING) if _moved(work, row)]
    slots = [_slot(row) for row in moved[:AT_ONCE]]
    if slots:
        await orders.set_plan(work, slots)
    if len(moved) > AT_ONCE:
        work.emit(SlotsWaiting(count=len(moved) - AT_ONCE))
    return len(slots)


def _moved(work: Work, row: Any) -> bool:
    published = Planned(row["planned_start"], row["planned_end"], row["published_unit_id"])
    living = Planned(row["starts_at"], row["ends_at"], row["work_unit_id"])
    return moved_enough(published, living, work.now, running=row["state"] == "running")


def _slot(row: Any) -> orders.PlannedSlot:
    running = row["state"] == "running" and row["planned_start"] is not None
    return orders.PlannedSlot(
        operation_id=row["operation_id"],
        planned_start=min(row["planned_start"], row["ends_at"]) if running else row["starts_at"],
        planned_end=row["ends_at"],
        work_unit_id=row["work_unit_id"],
    )
