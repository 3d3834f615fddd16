"""Facts of dispatching."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from infra.events import Event


@dataclass(frozen=True, kw_only=True)
class PlanMoved(Event):
    """The dispatch lists of these work centers differ from before."""

    name = "scheduling.plan_moved"

    work_center_ids: list[UUID]
    slots: int


@dataclass(frozen=True, kw_only=True)
class TurnChanged(Event):
    """Somebody put an operation first, or took that back."""

    name = "scheduling.turn_changed"
    subject = "operation_id"

    operation_id: UUID
    first: bool


@dataclass(frozen=True, kw_only=True)
class AssignmentsChanged(Event):
    """Who is to do what in a shift."""

    name = "scheduling.assignments_changed"

    day: date
    shift_id: UUID
    user_ids: list[UUID]


@dataclass(frozen=True, kw_only=True)
class SlotsWaiting(Event):
    """More slots have moved than are told to the orders at once."""

    name = "scheduling.slots_waiting"
    live = False

    count: int
