"""Drawing up 日报 and 月报: once a shift, day or month is over, its figures are kept as they stand."""

from collections.abc import AsyncIterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from sqlalchemy import select

from infra.db import mine, own
from infra.outbox import LiveHead
from infra.work import Read, Work
from tenants import identity
from tenants.insights import rules
from tenants.insights.events import ProductionReportDrawn
from tenants.insights.models import ProductionReport
from tenants.insights.queries import figures, orders, people, stops
from tenants.insights.scope import Scope, Span, shift_span, spanned
from tenants.masterdata.models import Shift, Site
from tenants.roles import OWNER

GRACE = timedelta(minutes=15)
"""A shift's last reports come in while people change."""
SETTLED = timedelta(minutes=1)
"""A row's time is its transaction's start: what is this old has been committed, or never will be."""
BELATED = timedelta(hours=12)
"""How an order stands tells nothing of a day that is over: drawn up later, a report leaves it out."""
BACK = 3  # days that are made up for when nothing ran meanwhile
TODO = identity.todo_kind("insights.report", by_hand=True, dismissable=True).name
BREAKDOWNS = {
    "shift": ("area", "work_center", "item", "hour"),
    "day": ("shift", "area", "work_center", "item", "hour"),
    "month": ("day", "area", "work_center", "item"),
}


class Due(NamedTuple):
    kind: str
    day: date
    last_day: date
    shift: Shift | None
    since: datetime
    until: datetime


async def draw_due(work: Work, days_back: int = BACK, settled: timedelta = SETTLED) -> list[ProductionReport]:
    """Every report whose period is over and that was not drawn yet, oldest first."""
    made = []
    for site in await work.all(mine(Site).order_by(Site.code)):
        async for due in _due(work, site, days_back):
            report = await draw(work, site, due, settled)
            if report is not None:
                made.append(report)
    return made


async def _due(work: Work, site: Site, days_back: int = BACK) -> AsyncIterator[Due]:
    shifts = await work.all(mine(Shift).where(Shift.site_id == site.id).order_by(Shift.starts_at))
    start = rules.day_start(shifts)
    day = rules.production_day(work.now, start, site.time_zone)
    found: list[Due] = []
    for back in range(days_back, -1, -1):
        at = day - timedelta(days=back)
        found += [Due("shift", at, at, each, *shift_span(each, at, site.time_zone)) for each in shifts]
        found.append(Due("day", at, at, None, *rules.day_span(at, at, start, site.time_zone)))
    first, last = rules.month_of(day.replace(day=1) - timedelta(days=1))
    if day - last <= timedelta(days=days_back):
        found.append(Due("month", first, last, None, *rules.day_span(first, last, start, site.time_zone)))
    drawn = await _drawn(work, site, min(each.day for each in found))
    for each in found:
        key = (each.kind, each.day, each.shift.id if each.shift else None)
        if each.until + GRACE <= work.now and key not in drawn:
            yield each


async def _drawn(work: Work, site: Site, since: date) -> set[Any]:
    P = ProductionReport
    rows = await work.all(select(P.kind, P.day, P.shift_id).where(own(P), P.site_id == site.id, P.day >= since))
    return {(row["kind"], row["day"], row["shift_id"]) for row in rows}


async def draw(work: Work, site: Site, due: Due, settled: timedelta = SETTLED) -> ProductionReport | None:
    """None when nothing happened (no report, nobody there, no stop, no call), or when it stands already."""
    as_of = work.now - settled
    shift_id = due.shift.id if due.shift else None
    scope = Scope(first_day=due.day, last_day=due.last_day, site_id=site.id, shift_id=shift_id, as_of=as_of)
    span = await spanned(work, scope)
    values = await figures.values_of(work, span)
    if belated := work.now - due.until > BELATED:
        values |= dict.fromkeys(rules.MOMENTARY)
    if not any(values[key] for key in ("produced_quantity", "people_reporting", "people_present", "downtime_seconds",
                                       "andon_calls", "rework_quantity")):  # fmt: skip
        return None
    report = ProductionReport(
        kind=due.kind, site_id=site.id, day=due.day, last_day=due.last_day, shift_id=shift_id, since=due.since,
        until=due.until, as_of=as_of, position=await work.scalar(select(LiveHead.position).where(own(LiveHead))) or 0,
        figures=texts(values), breakdown=await _breakdown(work, span, due.kind),
        evidence=await _evidence(work, span, belated),
    )  # fmt: skip
    if not await work.insert_new(report):  # another drew it up meanwhile
        return None
    await _push(work, report, due)
    return report


def texts(values: figures.Values) -> dict[str, str | None]:
    return {key: None if value is None else format(value, "f") for key, value in values.items()}


async def _breakdown(work: Work, span: Span, kind: str) -> dict[str, list[dict[str, Any]]]:
    found = {}
    for by in BREAKDOWNS[kind]:
        found[by] = [
            {
                "key": part.key,
                "code": part.row.code if part.row is not None else None,
                "zh": part.row.name_zh if part.row is not None else None,
                "en": part.row.name_en if part.row is not None else None,
                "figures": texts(part.figures),
            }
            for part in await figures.parts(work, span, by)
        ]
    return found


async def _evidence(work: Work, span: Span, belated: bool) -> dict[str, list[list[str]]]:
    """The rows behind what cannot be counted again later: orders, people, stops and calls."""
    found = await orders.order_evidence(work, span)
    for name in ("people_reporting", "people_present"):
        found[name] = [[str(each.id), each.name] for each in await people.figure_people(work, span, name)]
    stopped = await stops.downtimes(work, span)
    found["downtime_seconds"] = [[str(each.id), format(each.seconds, "f")] for each in stopped]
    for name in ("andon_calls", "andon_open"):
        found[name] = [[str(id), "1"] for id in await stops.andon_ids(work, span, name)]
    return {key: rows for key, rows in found.items() if not (belated and key in rules.MOMENTARY)}


async def _push(work: Work, report: ProductionReport, due: Due) -> None:
    """To whoever owns the plant; the report before of the same kind is old news then."""
    P = ProductionReport
    before = await work.one(
        mine(P).where(P.kind == report.kind, P.site_id == report.site_id, P.id != report.id)
        .order_by(P.day.desc(), P.id.desc()).limit(1)
    )  # fmt: skip
    if before is not None:
        await identity.settle_todo(work, TODO, before.id, outcome="done", note="superseded")
    params = {
        "kind": report.kind, "day": report.day.isoformat()[: 7 if report.kind == "month" else 10],
        "shift": due.shift.code if due.shift else "",
        "good": report.figures["good_quantity"], "scrap": report.figures["scrap_quantity"],
        "late": report.figures["orders_late"],
    }  # fmt: skip
    await identity.post_todo(
        work, kind=TODO, subject_id=report.id, params=params, link=f"/daily/{report.id}", role=OWNER,
        places=[report.site_id],
    )  # fmt: skip
    work.emit(ProductionReportDrawn(report_id=report.id, kind=report.kind, day=report.day.isoformat()))


async def corrected(read: Read, report: ProductionReport) -> dict[str, Decimal | None]:
    """The figures of a stored report's period as the books stand now; momentary ones stay what they were."""
    span = await spanned(read, figures.stored_scope(report))
    now = await figures.values_of(read, span.narrowed(as_of=None))
    kept = {key: None if text is None else Decimal(text) for key, text in report.figures.items()}
    return {key: kept.get(key) if key in rules.MOMENTARY else value for key, value in now.items()}


__all__ = ["Due", "corrected", "draw", "draw_due"]
