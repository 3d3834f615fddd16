"""The lines of a month: read as they were paid when it is closed, computed from the reports while it is open.

An open month has nothing stored, so a report earns in the moment it is committed and a rate that is corrected holds at
once. Closing freezes the lines; whatever touches a closed month afterwards (a reversal, a report that came late) pays
in the first open one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from infra import clock
from infra.db import mine
from infra.work import Read
from tenants.wages import rules
from tenants.wages.lines import Line, taken_back, with_earned
from tenants.wages.models import WageAdjustment, WageLine, WagePeriod
from tenants.wages.queries import sources
from tenants.wages.queries.sources import Books
from tenants.wages.rules import Month, Person, Work


async def month_lines(read: Read, month: Month, user_id: UUID | None = None) -> list[Line]:
    """Every line of a month, of one person or of all, by time."""
    known = await sources.books(read, None if user_id is None else [user_id])
    for period in known.closed:
        if period.month == str(month):
            return await frozen_lines(read, period, user_id)
    return await open_lines(read, known, month, user_id)


async def frozen_lines(read: Read, period: WagePeriod, user_id: UUID | None = None) -> list[Line]:
    statement = mine(WageLine).where(WageLine.period_id == period.id)
    if user_id is not None:
        statement = statement.where(WageLine.user_id == user_id)
    rows = await read.all(statement)
    return sorted((Line.read(row.explanation) for row in rows), key=_by_time)


async def open_lines(read: Read, known: Books, month: Month, user_id: UUID | None = None) -> list[Line]:
    reports = await sources.reports(read, month.first, month.last, user_id)
    labour = await sources.labour(read, month.first, month.last, user_id)
    reports = [row for row in reports if month.first <= _day(known, row) <= month.last]
    labour = [row for row in labour if month.first <= _started(known, row) <= month.last]
    until = known.closed_until
    if until is not None and month.first == until + timedelta(days=1):
        reports += await _late(read, known, until, user_id)
        labour += await _late_labour(read, known, until, user_id)
    await sources.complete(read, known, reports)
    lines = [line for row in reports for line in report_lines(known, row)]
    lines += [line for row in labour for line in labour_lines(known, row)]
    decisions = await sources.adjustments(read, month.first, month.last, user_id)
    lines += [adjustment_line(row) for row in decisions]
    return sorted((line for line in lines if user_id in (None, line.user_id)), key=_by_time)


async def _late(read: Read, known: Books, until: date, user_id: UUID | None) -> list[Any]:
    rows = await sources.reports(read, until - sources.LOOK_BACK, until, user_id, unpaid=True)
    first = known.closed[0].first_day
    return [row for row in rows if first <= _day(known, row) <= until]


async def _late_labour(read: Read, known: Books, until: date, user_id: UUID | None) -> list[Any]:
    rows = await sources.labour(read, until - sources.LOOK_BACK, until, user_id, unpaid=True)
    first = known.closed[0].first_day
    return [row for row in rows if first <= _started(known, row) <= until]


async def day_lines(read: Read, user_id: UUID, day: date | None = None) -> list[Line]:
    """One person's lines of one local day: what the phone shows right after a report."""
    known = await sources.books(read, [user_id])
    today = day or today_of(known)
    rows = [row for row in await sources.reports(read, today, today, user_id) if _day(known, row) == today]
    await sources.complete(read, known, rows)
    lines = [line for row in rows for line in report_lines(known, row)]
    labour = [row for row in await sources.labour(read, today, today, user_id) if _started(known, row) == today]
    lines += [line for row in labour for line in labour_lines(known, row)]
    lines += [adjustment_line(row) for row in await sources.adjustments(read, today, today, user_id)]
    return sorted((line for line in lines if line.user_id == user_id), key=_by_time)


async def lines_of_report(read: Read, report_id: UUID) -> list[Line]:
    """What one report pays each of its people: frozen, or as of now."""
    stored: list[WageLine] = await read.all(mine(WageLine).where(WageLine.source_id == report_id))
    if stored:
        return [Line.read(row.explanation) for row in stored]
    rows = await sources.reports_by_id(read, [report_id])
    if not rows:
        return []
    known = await sources.books(read)
    await sources.complete(read, known, rows)
    return [line for row in rows for line in report_lines(known, row)]


def today_of(known: Books) -> date:
    zones = list(known.zones.values())
    return clock.now().astimezone(zones[0]).date() if zones else clock.now().date()


def _day(known: Books, row: Any) -> date:
    return known.day(row["work_center_id"], row["occurred_at"])


def _started(known: Books, row: Any) -> date:
    return known.day(row["work_center_id"], row["started_at"])


def _by_time(line: Line) -> tuple[Any, ...]:
    return line.day, line.at, line.source_id, line.user_id


# -- one source → its lines ----------------------------------------------------------------------------


def report_lines(known: Books, row: Any) -> list[Line]:
    day = _day(known, row)
    if row["reverses_id"] is None:
        return _earned(known, row, day)
    reversal = _line(row, day)
    paid = known.frozen.get(row["reverses_id"])
    if paid is not None:
        originals = [Line.read(each.explanation) for each in paid]
        return [_adjusting(taken_back(line, reversal), known.closed_month(line.day)) for line in originals]
    original = known.originals.get(row["reverses_id"])
    if original is None:
        return []
    return [taken_back(line, reversal) for line in _earned(known, original, _day(known, original))]


def _adjusting(line: Line, month: str | None) -> Line:
    return replace(line, adjusts=month)


def _earned(known: Books, row: Any, day: date) -> list[Line]:
    people = _people(known, row, day)
    if not people or rules.UNPAID_FLAG in row["flags"]:
        return []
    work = Work(
        item_id=row["item_id"],
        operation_definition_id=row["operation_definition_id"],
        day=day,
        kind=row["kind"],
        good=row["good_quantity"],
        process_scrap=row["process_scrap_quantity"],
        material_scrap=row["material_scrap_quantity"],
        rework=row["rework_quantity"],
        seconds=_seconds(row),
    )
    line = _adjusting(_line(row, day), known.closed_month(day))
    earned = rules.earn(work, people, known.rates, rules.rule_on(known.scrap_rules, day))
    return [_waiting(with_earned(line, each, len(people)), row) for each in earned]


def _seconds(row: Any) -> Decimal | None:
    if row["kind"] not in rules.TIMED:
        return None
    if row["started_at"] is None:
        return rules.ZERO
    return Decimal(int((row["occurred_at"] - row["started_at"]).total_seconds()))


def _waiting(line: Line, row: Any) -> Line:
    """What a lead has not approved waits; what he rejected, or what was taken back before anybody priced it, is
    nothing."""
    if row["approval"] == "pending":
        return replace(line, state="pending")
    if row["approval"] == "rejected":
        return replace(line, state="nothing", amount=rules.ZERO)
    if line.state == "gap" and row["reversed_by_id"] is not None:
        return replace(line, state="nothing")
    return line


def _people(known: Books, row: Any, day: date) -> list[Person]:
    shares = known.shares.get(row["id"])
    if shares:
        return [Person(each.user_id, known.grade(each.user_id, day), each.share) for each in shares]
    worker = row["worker_id"] or row["reporter_id"]
    if row["worker_id"] is None and row["reporter_kind"] != "user":
        return []
    if row["worker_id"] == row["reporter_id"] and row["reporter_kind"] != "user":
        return []  # a counter or the product itself; nobody's work
    return [Person(worker, known.grade(worker, day))]


def _line(row: Any, day: date) -> Line:
    return Line(
        user_id=row["worker_id"] or row["reporter_id"],
        source="report",
        source_id=row["id"],
        day=day,
        at=row["occurred_at"],
        amount=rules.ZERO,
        state="nothing",
        kind=row["kind"],
        good=row["good_quantity"],
        process_scrap=row["process_scrap_quantity"],
        material_scrap=row["material_scrap_quantity"],
        rework=row["rework_quantity"],
        seconds=_seconds(row),
        reverses_id=row["reverses_id"],
        note=row["note"],
        **_about(row),
    )


def _about(row: Any) -> dict[str, Any]:
    return {
        "order": row["number"],
        "item": row["item"],
        "item_zh": row["item_zh"],
        "item_en": row["item_en"],
        "operation_zh": row["operation_zh"],
        "operation_en": row["operation_en"],
        "sequence": row["sequence"],
        "item_id": row["item_id"],
        "operation_definition_id": row["operation_definition_id"],
        "operation_id": row["operation_id"],
    }


def labour_lines(known: Books, row: Any) -> list[Line]:
    """Time is paid where the operation is paid by the hour; elsewhere its pieces are."""
    day = _started(known, row)
    grade = known.grade(row["user_id"], day)
    rate = known.rates.find(row["item_id"], row["operation_definition_id"], grade, day)
    if rate is None or rate.basis != "hour":
        return []
    work = Work(
        item_id=row["item_id"],
        operation_definition_id=row["operation_definition_id"],
        day=day,
        kind="labour",
        seconds=Decimal(row["seconds"] or 0),
    )
    (earned,) = rules.earn(work, [Person(row["user_id"], grade)], known.rates, rules.STANDARD)
    line = Line(
        user_id=row["user_id"],
        source="labour",
        source_id=row["id"],
        day=day,
        at=row["started_at"],
        amount=rules.ZERO,
        state="nothing",
        kind="labour",
        seconds=work.seconds,
        adjusts=known.closed_month(day),
        **_about(row),
    )
    return [with_earned(line, earned, 1)]


def adjustment_line(row: WageAdjustment) -> Line:
    return Line(
        user_id=row.user_id,
        source="adjustment",
        source_id=row.id,
        day=row.day,
        at=row.created_at,
        amount=row.amount,
        state="paid",
        kind="adjustment",
        note=row.why,
    )


def by_person(lines: Iterable[Line]) -> dict[UUID, list[Line]]:
    found: dict[UUID, list[Line]] = {}
    for line in lines:
        found.setdefault(line.user_id, []).append(line)
    return found


def gaps(lines: Sequence[Line]) -> list[Line]:
    return [line for line in lines if line.state == "gap"]
