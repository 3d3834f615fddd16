"""People, downtime and andon calls of a period, and their rows."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import func, literal, or_, select, union_all

from infra import clock
from infra.db import among, mine, own
from infra.pages import Key, Page, paged
from infra.work import Read
from tenants.identity.models import User
from tenants.insights import rules
from tenants.insights.scope import OF_OPERATION, Span, reports_in
from tenants.orders.models import Operation
from tenants.reporting.models import Andon, DowntimeRecord, OutputReport, Share

R = OutputReport


# -- people: who did the work, not who typed it in --------------------------------------------------------------------


def _workers(span: Span) -> Any:
    """One row per person and report: the crew's members, else the one who worked."""
    alone = (
        select(func.coalesce(R.worker_id, R.reporter_id).label("user_id"), R.id.label("report_id"))
        .join(Operation, OF_OPERATION)
        .where(
            *reports_in(span),
            ~select(literal(1)).where(own(Share), Share.report_id == R.id).correlate(R).exists(),
        )
    )
    crew = (
        select(Share.user_id, R.id.label("report_id"))
        .join(R, own(R) & (R.id == Share.report_id))
        .join(Operation, OF_OPERATION)
        .where(own(Share), *reports_in(span))
    )
    return union_all(alone, crew).subquery()


class Worker(NamedTuple):
    id: UUID
    name: str
    reports: int


async def people_reporting(read: Read, span: Span) -> list[Worker]:
    """Everyone whose work a standing report of the scope tells of, by name."""
    rows = _workers(span)
    found = await read.all(
        select(rows.c.user_id, User.name, func.count().label("reports"))
        .join(User, own(User) & (User.id == rows.c.user_id))
        .group_by(rows.c.user_id, User.name)
        .order_by(User.name, rows.c.user_id)
    )
    return [Worker(row["user_id"], row["name"], row["reports"]) for row in found]


# -- downtime ---------------------------------------------------------------------------------------------------------


class Stop(NamedTuple):
    """A downtime record with the part of it that lies in the period."""

    record: DowntimeRecord
    seconds: Decimal

    @property
    def id(self) -> UUID:
        return self.record.id


async def downtimes(read: Read, span: Span) -> list[Stop]:
    """Stops that reach into the period, as far as they do; an open one until now."""
    since, until = span.window
    now = clock.now()
    D = DowntimeRecord
    statement = mine(D).where(
        D.reversed_at.is_(None), D.started_at < until, or_(D.ended_at.is_(None), D.ended_at > since)
    )
    if span.scope.work_center_id is not None:
        statement = statement.where(D.work_center_id == span.scope.work_center_id)
    records = await read.all(statement.order_by(D.started_at, D.id))
    return [
        Stop(each, rules.overlap_seconds(each.started_at, min(each.ended_at or now, now), since, until))
        for each in records
    ]


async def kept_downtimes(read: Read, kept: Mapping[UUID, Decimal]) -> list[Stop]:
    """The stops a stored report counted, each with the part it counted."""
    records = [each for each in await read.many(DowntimeRecord, kept) if each is not None]
    return [Stop(each, kept[each.id]) for each in sorted(records, key=lambda each: (each.started_at, each.id))]


# -- andon ------------------------------------------------------------------------------------------------------------

A = Andon


def _calls(span: Span, figure: str) -> list[Any]:
    since, until = span.window
    found = [A.state != "resolved"] if figure == "andon_open" else [A.called_at >= since, A.called_at < until]
    if span.scope.work_center_id is not None:
        found.append(A.work_center_id == span.scope.work_center_id)
    return found


async def andon_count(read: Read, span: Span, figure: str) -> int:
    return int(await read.scalar(select(func.count()).select_from(A).where(own(A), *_calls(span, figure))))


async def figure_andons(
    read: Read, span: Span, figure: str, *, first: int, after: str | None, among_ids: Sequence[UUID] | None = None
) -> Page[Andon]:
    """The calls of the period, or those that are open."""
    statement = mine(A).where(*(_calls(span, figure) if among_ids is None else [among(A.id, among_ids)]))
    return await paged(read, statement, keys=(Key(A.called_at, "called_at"), Key(A.id, "id")), first=first, after=after)


async def open_andons(read: Read, limit: int) -> list[Andon]:
    """Open calls, the oldest first."""
    return await read.all(mine(A).where(A.state != "resolved").order_by(A.called_at, A.id).limit(limit))


async def andon_ids(read: Read, span: Span, figure: str) -> list[UUID]:
    rows = await read.all(select(A.id).where(own(A), *_calls(span, figure)).order_by(A.called_at, A.id))
    return [row["id"] for row in rows]
