"""Reading a shop-floor log: the columns plants export when they try process mining on their own reports.

One row is one report: a worker on one resource, from start to end, with pieces completed, rejected and before the
review board. Report types are D (production), S (set-up) and B (breakdown). The span column is not trusted: exports
carry 000:00 for hours of work and spans a spreadsheet turned into dates; minutes are end minus start.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation
from zoneinfo import ZoneInfo

from infra.sheets import Sheet, SheetUnreadable, Value

COLUMNS = (
    "Case ID",
    "Activity",
    "Resource",
    "Start Timestamp",
    "Complete Timestamp",
    "Span",
    "Work Order Qty",  # exports have two blanks here; titles are compared by words
    "Part Desc.",
    "Worker ID",
    "Report Type",
    "Qty Completed",
    "Qty Rejected",
    "Qty for MRB",
    "Rework",
)
KINDS = {"D": "production", "S": "setup", "B": "breakdown"}
STAMPS = ("%Y/%m/%d %H:%M:%S.%f", "%Y/%m/%d %H:%M:%S", "%Y/%m/%d %H:%M", "%Y-%m-%d %H:%M:%S.%f", "%Y-%m-%d %H:%M:%S")
SPAN = re.compile(r"(\d{1,4}):([0-5]\d)")
LARGEST_QUANTITY = Decimal(10**9)


@dataclass(frozen=True, kw_only=True)
class LogRow:
    """A readable row. `key` names its content, `ordinal` counts equal rows: 0 for the first, 1 for its first twin."""

    line: int
    key: str
    ordinal: int
    source: Mapping[str, str]
    case: str
    activity: str
    resource: str
    part: str
    worker: str
    kind: str
    started_at: datetime
    ended_at: datetime
    span: str
    ordered: Decimal
    completed: Decimal
    rejected: Decimal
    review: Decimal
    rework: bool

    @property
    def minutes(self) -> int:
        return int((self.ended_at - self.started_at).total_seconds()) // 60


@dataclass(frozen=True, kw_only=True)
class UnreadableRow:
    """A row that cannot become a report, with the reason in words and what stood there."""

    line: int
    key: str
    ordinal: int
    source: Mapping[str, str]
    problem: str


class _Problem(ValueError):
    pass


def read_log(sheet: Sheet, zone: ZoneInfo, name: str = "") -> Iterator[LogRow | UnreadableRow]:
    """Every row of the sheet in its order; the timestamps are wall time in `zone`."""
    missing = [column for column in COLUMNS if column not in sheet.header]
    if missing:
        raise SheetUnreadable(name=name, problem=f"the columns {', '.join(missing)} are missing")
    seen: Counter[str] = Counter()
    for line, record in sheet.records():
        source = {column: _text(record[column]) for column in COLUMNS}
        key = hashlib.sha256("\x1f".join(source.values()).encode()).hexdigest()
        ordinal = seen[key]
        seen[key] += 1
        try:
            yield _row(line, key, ordinal, source, zone)
        except _Problem as problem:
            yield UnreadableRow(line=line, key=key, ordinal=ordinal, source=source, problem=str(problem))


def _text(cell: Value) -> str:
    if isinstance(cell, datetime):
        return cell.strftime(STAMPS[0])
    if isinstance(cell, Decimal):
        return format(cell, "f")
    return str(cell).strip() if cell is not None else ""


def _row(line: int, key: str, ordinal: int, source: dict[str, str], zone: ZoneInfo) -> LogRow:
    started, ended = (_moment(source, column, zone) for column in ("Start Timestamp", "Complete Timestamp"))
    if ended < started:
        raise _Problem("it ends before it starts")
    if source["Rework"] not in ("", "Y", "N"):
        raise _Problem(f"Rework is {source['Rework']!r}, not Y, N or empty")
    ordered = _quantity(source, "Work Order Qty")
    if ordered <= 0:
        raise _Problem("Work Order Qty is not above zero")
    return LogRow(
        line=line,
        key=key,
        ordinal=ordinal,
        source=source,
        case=_named(source, "Case ID"),
        activity=_named(source, "Activity"),
        resource=_named(source, "Resource"),
        part=_named(source, "Part Desc."),
        worker=_named(source, "Worker ID"),
        kind=_kind(source["Report Type"]),
        started_at=started,
        ended_at=ended,
        span=source["Span"],
        ordered=ordered,
        completed=_quantity(source, "Qty Completed"),
        rejected=_quantity(source, "Qty Rejected"),
        review=_quantity(source, "Qty for MRB"),
        rework=source["Rework"] == "Y",
    )


def _named(source: Mapping[str, str], column: str) -> str:
    text = source[column]
    if not text:
        raise _Problem(f"{column} is empty")
    if len(text) > 200:
        raise _Problem(f"{column} is longer than 200 characters")
    return text


def _kind(text: str) -> str:
    try:
        return KINDS[text]
    except KeyError:
        raise _Problem(f"Report Type is {text!r}, not D, S or B") from None


def _moment(source: Mapping[str, str], column: str, zone: ZoneInfo) -> datetime:
    for form in STAMPS:
        try:
            return datetime.strptime(source[column], form).replace(tzinfo=zone)
        except ValueError:
            continue
    raise _Problem(f"{column} is {source[column]!r}, not a time like 2026/11/20 08:15:00.000")


def _quantity(source: Mapping[str, str], column: str) -> Decimal:
    try:
        number = Decimal(source[column] or "0")
    except InvalidOperation:
        raise _Problem(f"{column} is {source[column]!r}, not a number") from None
    if not number.is_finite() or not 0 <= number < LARGEST_QUANTITY:
        raise _Problem(f"{column} is {source[column]!r}, not a quantity")
    return number


def span_minutes(span: str) -> int | None:
    """HHH:MM in minutes; None when it is something else (a spreadsheet's idea of a date)."""
    found = SPAN.fullmatch(span)
    return int(found[1]) * 60 + int(found[2]) if found else None
