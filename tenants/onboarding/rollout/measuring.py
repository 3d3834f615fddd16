"""The rollout's figures, from the same definitions as every other screen's."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from sqlalchemy import func, select

from infra.db import own
from infra.work import Read
from tenants.insights.queries.figures import values_of
from tenants.insights.scope import Scope, spanned, today
from tenants.onboarding.rollout import rules
from tenants.reporting.models import MissingReport, OutputReport

LATELY = 14


@dataclass(frozen=True)
class Measured:
    """Values by KPI over whole days; None where nothing could be counted."""

    first_day: date
    last_day: date
    values: dict[str, Decimal | None]


async def measure(read: Read, first_day: date, last_day: date) -> Measured:
    """on_time: orders done by their due time of those due (as `completion_ratio`). output_per_day: good pieces that
    left the last operation, by days on which any was reported. missing_rate: reports that were missed of all that
    should have been made. scrap_rate: scrap of what was produced."""
    span = await spanned(read, Scope(first_day=first_day, last_day=last_day))
    figures = await values_of(read, span)
    zero = Decimal(0)
    good, scrap = figures["good_quantity"] or zero, figures["scrap_quantity"] or zero
    days = await _days(read, span.since, span.until)
    made = await _reports(read, span.since, span.until)
    missing, late = await _missed(read, first_day, last_day)
    values = {
        "on_time": figures["completion_ratio"],
        "output_per_day": (good / days).quantize(Decimal("0.1"), ROUND_HALF_UP) if days else None,
        "missing_rate": rules.share(Decimal(missing + late), Decimal(made + missing)),
        "scrap_rate": rules.share(scrap, good + scrap),
    }
    return Measured(first_day, last_day, values)


async def plant_day(read: Read) -> date:
    """The plant's own day: at 00:30 in Suzhou it is still yesterday in UTC."""
    return (await today(read)).scope.first_day


async def lately(read: Read, since: date | None = None) -> Measured:
    """The last two weeks up to yesterday, not before the cut-over where there was one."""
    last = await plant_day(read) - timedelta(days=1)
    first = last - timedelta(days=LATELY - 1)
    return await measure(read, min(max(first, since), last) if since else first, last)


def _standing(since: datetime, until: datetime) -> list[Any]:
    report = OutputReport
    return [
        own(report), report.occurred_at >= since, report.occurred_at < until, report.reverses_id.is_(None),
        report.reversed_by_id.is_(None),
    ]  # fmt: skip


async def _reports(read: Read, since: datetime, until: datetime) -> int:
    statement = select(func.count()).select_from(OutputReport).where(*_standing(since, until))
    return int(await read.scalar(statement))


async def _days(read: Read, since: datetime, until: datetime) -> int:
    statement = select(func.count(OutputReport.shift_day.distinct())).where(*_standing(since, until))
    return int(await read.scalar(statement))


async def _missed(read: Read, first_day: date, last_day: date) -> tuple[int, int]:
    """How many are still missing, and how many came only when somebody asked (those were made, late)."""
    row = await read.one(
        select(
            func.count().filter(MissingReport.state == "open").label("missing"),
            func.count().filter(MissingReport.state == "reported").label("late"),
        ).where(own(MissingReport), MissingReport.shift_day >= first_day, MissingReport.shift_day <= last_day)
    )
    return int(row["missing"]), int(row["late"])
