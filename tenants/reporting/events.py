"""Facts of reporting."""

from dataclasses import dataclass
from datetime import datetime
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
