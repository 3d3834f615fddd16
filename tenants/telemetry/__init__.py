"""What machines send: signals, samples, and counters that become reports.

Owns signals, their mapping to operations, the readings, the gaps in them, and the quarantine of input nobody could
take. Never books output itself: a machine's pieces go through `reporting.report_output` like anybody's.
"""

from tenants.telemetry import errors
from tenants.telemetry import evidence as evidence  # what a trace is told
from tenants.telemetry.commands import (
    DefineSignal,
    MapSignal,
    QuarantineInput,
    RecordLogRow,
    RecordReading,
    define_signal,
    map_signal,
    quarantine_input,
    reading_id,
    record_log_row,
    record_reading,
)
from tenants.telemetry.devices import device_actor
from tenants.telemetry.intake import take_reading, take_readings
from tenants.telemetry.models import LogRow, Quarantine, Sample, Signal
from tenants.telemetry.queries import BookedRow, booked_rows, feed, first_site, known_rows, routes

__all__ = [
    "BookedRow",
    "DefineSignal",
    "LogRow",
    "MapSignal",
    "Quarantine",
    "QuarantineInput",
    "RecordLogRow",
    "RecordReading",
    "Sample",
    "Signal",
    "booked_rows",
    "define_signal",
    "device_actor",
    "errors",
    "feed",
    "first_site",
    "known_rows",
    "map_signal",
    "quarantine_input",
    "reading_id",
    "record_log_row",
    "record_reading",
    "routes",
    "take_reading",
    "take_readings",
]
