"""Facts of reporting."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from infra.events import Event


@dataclass(frozen=True, kw_only=True)
class OutputReported(Event):
    """Quantities are the report's own; negative when it reverses another."""

    name = "reporting.output_reported"
    subject = "order_id"

    report_id: UUID
    operation_id: UUID
    order_id: UUID
    work_center_id: UUID
    work_unit_id: UUID | None
    reporter_id: UUID
    reporter_name: str
    good_quantity: Decimal
    scrap_quantity: Decimal
    rework_quantity: Decimal
    occurred_at: datetime
    reverses_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class ReportDecided(Event):
    """`approval`: approved or rejected."""

    name = "reporting.report_decided"
    subject = "order_id"

    report_id: UUID
    order_id: UUID
    operation_id: UUID
    approval: str
    decided_by: str


@dataclass(frozen=True, kw_only=True)
class RunChanged(Event):
    """`state`: running, paused or ended."""

    name = "reporting.run_changed"
    subject = "order_id"

    run_id: UUID
    order_id: UUID
    operation_id: UUID
    user_id: UUID
    user_name: str
    state: str
    occurred_at: datetime


@dataclass(frozen=True, kw_only=True)
class DowntimeChanged(Event):
    """`state`: started, ended or reversed."""

    name = "reporting.downtime_changed"
    subject = "work_unit_id"

    downtime_id: UUID
    work_unit_id: UUID
    work_center_id: UUID
    state: str
    occurred_at: datetime


@dataclass(frozen=True, kw_only=True)
class AndonCalled(Event):
    name = "reporting.andon_called"
    subject = "work_center_id"

    andon_id: UUID
    work_center_id: UUID
    operation_id: UUID | None
    kind: str
    called_by: str
    called_at: datetime


@dataclass(frozen=True, kw_only=True)
class AndonEscalated(Event):
    """`level`: the one it went up to; `role` is called there."""

    name = "reporting.andon_escalated"
    subject = "work_center_id"

    andon_id: UUID
    work_center_id: UUID
    kind: str
    level: int
    role: str


@dataclass(frozen=True, kw_only=True)
class AndonAcknowledged(Event):
    name = "reporting.andon_acknowledged"
    subject = "work_center_id"

    andon_id: UUID
    work_center_id: UUID
    acknowledged_by: str


@dataclass(frozen=True, kw_only=True)
class AndonResolved(Event):
    name = "reporting.andon_resolved"
    subject = "work_center_id"

    andon_id: UUID
    work_center_id: UUID
    resolved_by: str
    cause: str


@dataclass(frozen=True, kw_only=True)
class ReportsMissing(Event):
    """A shift ended with so many people and operations without a report."""

    name = "reporting.reports_missing"
    subject = "shift_id"

    shift_id: UUID
    shift_day: date
    count: int


@dataclass(frozen=True, kw_only=True)
class MissingSettled(Event):
    """`state`: reported or dismissed."""

    name = "reporting.missing_settled"
    subject = "shift_id"

    missing_id: UUID
    shift_id: UUID
    state: str


@dataclass(frozen=True, kw_only=True)
class ShiftHandedOver(Event):
    name = "reporting.shift_handed_over"
    subject = "area_id"

    handover_id: UUID
    area_id: UUID
    outgoing_by: str


@dataclass(frozen=True, kw_only=True)
class ShiftTakenOver(Event):
    name = "reporting.shift_taken_over"
    subject = "area_id"

    handover_id: UUID
    area_id: UUID
    incoming_by: str
