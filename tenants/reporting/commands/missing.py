"""The list of missing reports (漏报): made after each shift, answered by a late report, or dismissed with a reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from infra.actions import Command, command
from infra.db import mine
from infra.work import Work
from tenants import identity, masterdata
from tenants.masterdata.models import Shift, Site
from tenants.orders.models import Operation
from tenants.reporting import errors, permissions, rules
from tenants.reporting.commands.settling import settle
from tenants.reporting.events import ReportsMissing
from tenants.reporting.models import MissingReport
from tenants.reporting.queries.missing import Expected, ShiftOf, missing_of
from tenants.roles import TEAM_LEAD

TODO = "reporting.missing"
AFTER = timedelta(minutes=15)
"""So long after the bell the last reports come in."""
WITHIN = timedelta(hours=3)
"""A shift that ended longer ago has its list."""


@dataclass(frozen=True, kw_only=True)
class CheckShift(Command):
    shift_id: UUID
    shift_day: date


@command(needs=permissions.CHECK_SHIFT)
async def check_shift(work: Work, cmd: CheckShift) -> list[MissingReport]:
    """Look now what is missing of a shift. What was listed before stays as it is."""
    shift = await masterdata.existing(work, Shift, cmd.shift_id)
    site = await masterdata.existing(work, Site, shift.site_id)
    hours = _hours(site, [shift])
    span = hours.on(shift.id, cmd.shift_day)
    if span is None or span.starts_at is None or span.starts_at > work.now:
        raise errors.ShiftUnknown()
    return await list_missing(work, shift_of(span, site.id))


async def check_ended_shifts(work: Work) -> None:
    """Every site's shifts that ended a while ago. Run again it adds only what was not seen before."""
    shifts: list[Shift] = await work.all(mine(Shift).where(Shift.active))
    for site in await work.all(mine(Site)):
        hours = _hours(site, [each for each in shifts if each.site_id == site.id])
        for span in _ended(hours, work.now):
            await list_missing(work, shift_of(span, site.id))


def shift_of(span: rules.Worked, site_id: UUID) -> ShiftOf:
    if span.shift_id is None or span.starts_at is None or span.ends_at is None:
        raise errors.ShiftUnknown()
    return ShiftOf(span.shift_id, span.day, span.starts_at, span.ends_at, site_id)


def _hours(site: Site, shifts: Sequence[Shift]) -> rules.SiteHours:
    return rules.SiteHours(site.time_zone, [rules.ShiftHours(each.id, each.starts_at, each.ends_at) for each in shifts])


def _ended(hours: rules.SiteHours, now: datetime) -> list[rules.Worked]:
    day = now.date()
    days = [day + timedelta(days=n) for n in (-2, -1, 0, 1)]
    spans = [span for each in days for span in hours.spans(each)]
    return [span for span in spans if span.ends_at is not None and AFTER <= now - span.ends_at <= WITHIN]


async def list_missing(work: Work, shift: ShiftOf) -> list[MissingReport]:
    """The rows of a shift; new ones are told to the leads of their place."""
    statement = mine(MissingReport).where(
        MissingReport.shift_day == shift.day, MissingReport.shift_id == shift.shift_id
    )
    known: list[MissingReport] = await work.all(statement)
    seen = {(each.kind, each.subject_id) for each in known}
    found = [each for each in await missing_of(work, shift) if (each.kind, each.subject_id) not in seen]
    rows = [_row(shift, each) for each in found]
    await work.insert_all(rows)
    for row in rows:
        await _post(work, row)
    if rows:
        work.emit(ReportsMissing(shift_id=shift.shift_id, shift_day=shift.day, count=len(rows)))
    return [*known, *rows]


def _row(shift: ShiftOf, expected: Expected) -> MissingReport:
    return MissingReport(shift_id=shift.shift_id, shift_day=shift.day, state="open", **expected._asdict())


async def _post(work: Work, row: MissingReport) -> None:
    places = await masterdata.places_of(work, [row.work_center_id]) if row.work_center_id else set()
    await identity.post_todo(
        work,
        kind=TODO,
        subject_id=row.id,
        params={"name": await _name(work, row), "day": row.shift_day.isoformat()},
        link=f"/missing?row={row.id}",
        role=TEAM_LEAD,
        places=sorted(places),
        needs=permissions.CHECK_SHIFT.name,
    )


async def _name(work: Work, row: MissingReport) -> str | dict[str, str]:
    operation = await work.get(Operation, row.operation_id)
    return {"zh": operation.name_zh, "en": operation.name_en} if operation else row.user_name or ""


@dataclass(frozen=True, kw_only=True)
class DismissMissing(Command):
    missing_id: UUID


@command(needs=permissions.DISMISS_MISSING)
async def dismiss_missing(work: Work, cmd: DismissMissing) -> MissingReport:
    """There is nothing to report, and why. One's own, or anybody's for those who check shifts."""
    row = await work.lock(MissingReport, cmd.missing_id)
    if row is None:
        raise errors.MissingNotFound()
    if row.user_id != work.actor.id and not work.actor.may(permissions.CHECK_SHIFT.name):
        raise errors.MissingNotFound()
    if row.work_center_id is not None and row.user_id != work.actor.id:
        work.actor.need(permissions.CHECK_SHIFT.name, *await masterdata.places_of(work, [row.work_center_id]))
    if row.state != "open":
        raise errors.MissingSettled(by=row.settled_by or "")
    return await settle(work, row, "dismissed", reason=(cmd.reason or "").strip())
