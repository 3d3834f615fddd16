"""What has been made: output reports and their reversals.

Owns the reports; never the counts of an operation, which belong to `orders` and are changed through its facade.
Whether the very next report is allowed is decided by `orders` (holds, gates); this module only asks.
"""

from tenants.reporting import evidence as evidence  # what a trace is told
from tenants.reporting.commands import ReportOutput, ReverseOutput, report_output, reverse_output
from tenants.reporting.models import OutputReport

__all__ = ["OutputReport", "ReportOutput", "ReverseOutput", "report_output", "reverse_output"]
