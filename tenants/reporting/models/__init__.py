"""Tables of reporting."""

from tenants.reporting.models.reports import ZERO, CountedLabel, OutputReport, Share
from tenants.reporting.models.runs import LaborRecord, OperationRun
from tenants.reporting.models.shifts import MissingReport, ShiftHandover
from tenants.reporting.models.stops import Andon, AndonLevel, DowntimeRecord

__all__ = [
    "ZERO", "Andon", "AndonLevel", "CountedLabel", "DowntimeRecord", "LaborRecord", "MissingReport", "OperationRun",
    "OutputReport", "Share", "ShiftHandover",
]  # fmt: skip
