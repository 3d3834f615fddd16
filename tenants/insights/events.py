"""What has happened in insights."""

from dataclasses import dataclass
from uuid import UUID

from infra.events import Event


@dataclass(frozen=True, kw_only=True)
class ProductionReportDrawn(Event):
    """日报/月报 is there to be read. `kind`: shift, day or month."""

    name = "insights.production_report_drawn"
    subject = "report_id"
    report_id: UUID
    kind: str
    day: str
