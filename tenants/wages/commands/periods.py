"""Closing a month: what was paid is frozen, counted and sealed. There is no way back."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Date, bindparam, func, select

from infra.actions import Command, Meaning, command
from infra.db import Statement, own
from infra.work import Work
from tenants.plans.models import Tenant
from tenants.wages import errors, permissions
from tenants.wages.events import PeriodClosed
from tenants.wages.lines import Line, digest_text, paid
from tenants.wages.models import WageDispute, WageLine, WagePeriod
from tenants.wages.queries import ledger, sources
from tenants.wages.queries.ledger import today_of
from tenants.wages.rules import Month

DISPUTED = Statement(
    select(func.count()).where(
        own(WageDispute),
        WageDispute.state == "open",
        WageDispute.day <= bindparam("last", type_=Date()),
    )
)
HOLD = Statement(select(Tenant.id).where(own(Tenant)).with_for_update())


@dataclass(frozen=True, kw_only=True)
class ClosePeriod(Command):
    """`month`: YYYY-MM, over and the first that is still open."""

    month: str


@command(needs=permissions.CLOSE_PERIOD, signs=Meaning("approved"))
async def close_period(work: Work, cmd: ClosePeriod) -> WagePeriod:
    """Close a month's wages. Refused while a rate is missing, a report waits for approval or a dispute is open."""
    month = Month.parse(cmd.month)
    if month is None:
        raise errors.MonthInvalid(month=cmd.month)
    await work.one(HOLD)  # two closings at once would pay late reports twice
    known = await sources.books(work)
    _check_turn(known.closed, month, today_of(known))
    lines = await ledger.open_lines(work, known, month)
    await _check(work, month, lines)
    period = await work.insert(
        WagePeriod(
            month=str(month),
            first_day=month.first,
            last_day=month.last,
            closed_at=work.now,
            closed_by=work.actor.name,
            people=len({line.user_id for line in lines}),
            lines=len(lines),
            total=paid(lines),
            digest=hashlib.sha256(digest_text(lines).encode()).hexdigest(),
        )
    )
    await work.insert_all([_frozen(period, line) for line in lines])
    work.emit(PeriodClosed(month=str(month)))
    return period


def _check_turn(closed: Sequence[WagePeriod], month: Month, today: date) -> None:
    for period in closed:
        if period.month == str(month):
            raise errors.PeriodClosed(month=str(month))
    if month.last >= today:
        raise errors.PeriodNotOver(month=str(month))
    if closed:
        first = Month.of(closed[-1].last_day).next
        if month != first:
            raise errors.PeriodOutOfOrder(month=str(first))


async def _check(work: Work, month: Month, lines: Sequence[Line]) -> None:
    gaps = sorted(ledger.gaps(lines), key=lambda line: (line.day, line.source_id))
    if gaps:
        first = gaps[0]
        same = [
            line.day
            for line in gaps
            if (line.item, line.operation_definition_id, line.grade)
            == (first.item, first.operation_definition_id, first.grade)
        ]
        raise errors.RateGap(
            count=len({(line.item_id, line.operation_definition_id, line.grade) for line in gaps}),
            month=str(month),
            item=first.item,
            operation=first.operation_zh,
            grade=first.grade or "-",
            since=min(same),
            until=max(same),
        )
    pending = sum(line.state == "pending" for line in lines)
    if pending:
        raise errors.ApprovalsPending(month=str(month), count=pending)
    disputes = await work.scalar(DISPUTED, last=month.last)
    if disputes:
        raise errors.DisputesOpen(month=str(month), count=disputes)


def _frozen(period: WagePeriod, line: Line) -> WageLine:
    return WageLine(
        period_id=period.id,
        user_id=line.user_id,
        source=line.source,
        source_id=line.source_id,
        day=line.day,
        amount=line.amount,
        state=line.state,
        explanation=line.explained(),
    )
