"""What reporting knows."""

from tenants.reporting.queries.boards import (
    AndonFilter,
    DowntimeFilter,
    HandoverFilter,
    LaborFilter,
    MissingFilter,
    andon_levels,
    andons,
    crew,
    downtimes,
    helpers_at,
    labor_records,
    missing_now,
    missing_reports,
    my_runs,
    open_spans,
    report_forms,
    reportable_shifts,
    shift_handover,
    shift_handovers,
    shifts_by_id,
    worked_seconds,
)
from tenants.reporting.queries.missing import Expected
from tenants.reporting.queries.reports import (
    Day,
    Filter,
    corrections_of,
    labels_of,
    latest_by_order,
    my_day,
    output_report,
    output_reports,
    output_since,
    shares_of,
)

__all__ = [
    "AndonFilter", "Day", "DowntimeFilter", "Expected", "Filter", "HandoverFilter", "LaborFilter", "MissingFilter",
    "andon_levels", "andons", "corrections_of", "crew", "downtimes", "helpers_at", "labels_of", "labor_records",
    "latest_by_order", "missing_now", "missing_reports", "my_day", "my_runs", "open_spans", "output_report",
    "output_reports", "output_since", "report_forms", "reportable_shifts", "shares_of", "shift_handover",
    "shift_handovers", "shifts_by_id", "worked_seconds",
]  # fmt: skip
