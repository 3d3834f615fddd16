"""What changes telemetry, one file per aggregate."""

from tenants.telemetry.commands.logs import RecordLogRow, record_log_row
from tenants.telemetry.commands.quarantine import (
    BookQuarantined,
    DismissQuarantined,
    QuarantineInput,
    book_quarantined,
    dismiss_quarantined,
    quarantine_input,
)
from tenants.telemetry.commands.readings import RecordReading, reading_id, record_reading
from tenants.telemetry.commands.signals import (
    ChangeSignal,
    DefineSignal,
    MapSignal,
    RebaseCounter,
    change_signal,
    define_signal,
    map_signal,
    rebase_counter,
)

__all__ = [
    "BookQuarantined",
    "ChangeSignal",
    "DefineSignal",
    "DismissQuarantined",
    "MapSignal",
    "QuarantineInput",
    "RebaseCounter",
    "RecordLogRow",
    "RecordReading",
    "book_quarantined",
    "change_signal",
    "define_signal",
    "dismiss_quarantined",
    "map_signal",
    "quarantine_input",
    "reading_id",
    "rebase_counter",
    "record_log_row",
    "record_reading",
]
