"""All figures of a scope, each from its one definition."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import UUID

from infra.actions import query
from infra.errors import Missing
from infra.pages import Page
from infra.quantity import ZERO
from infra.work import Read
from tenants.insights import permissions, rules
from tenants.insights.errors import FigureUnknown
from tenants.insights.models import ProductionReport
from tenants.insights.queries import orders, output, people, stops
from tenants.insights.scope import Scope, Span, spanned, today
from tenants.orders.models import ProductionOrder
from tenants.reporting.models import Andon, OutputReport

Values = Mapping[str, Decimal | None]


async def values_of(read: Read, span: Span) -> dict[str, Decimal | None]:
    """Every figure of a scope by its key; a ratio without a base is None, never zero."""
    made = await output.output(read, span)
    found = made.figures(placed=span.scope.placed)
    of_orders = await orders.order_figures(read, span)
    found |= {name: Decimal(value) for name, value in of_orders._asdict().items() if name in rules.FIGURES}
    found["completion_ratio"] = rules.completion_ratio(Decimal(of_orders.orders_on_time), Decimal(of_orders.orders_due))
    for name in ("people_reporting", "people_present"):
        found[name] = Decimal(len(await people.figure_people(read, span, name)))
    found["downtime_seconds"] = sum((each.seconds for each in await stops.downtimes(read, span)), ZERO)
    for name in ("andon_calls", "andon_open"):
        found[name] = Decimal(await stops.andon_count(read, span, name))
    return {name: found[name] for name in rules.FIGURES}


@query(needs=permissions.READ_FIGURES)
async def production_figures(read: Read, scope: Scope) -> Values:
    """The figures of production days, a shift, a place or an item."""
    return await values_of(read, await spanned(read, scope))


class Part(NamedTuple):
    """One line of a breakdown: a day, shift, hour, place or item with its output. `scope` opens its rows."""

    key: str
    row: Any  # the named row, None for days, hours and what lies outside shifts
    figures: Values
    scope: Scope


BY = ("day", "shift", "hour", "work_center", "area", "item")


@query(needs=permissions.READ_FIGURES)
async def output_breakdown(read: Read, scope: Scope, by: str) -> Sequence[Part]:
    """A scope's output split; the parts add up to the whole (places: of what their own operations passed on)."""
    if by not in BY:
        raise FigureUnknown(figure=by[:60])
    return await parts(read, await spanned(read, scope), by)


async def parts(read: Read, span: Span, by: str) -> list[Part]:
    found = await output.output_by(read, span, by)
    names = await output.names_of(read, by, [key for key in found if key is not None]) if by in output.NAMED else {}
    made = []
    for key, sums in found.items():
        scope = part_scope(span.scope, by, key)
        row = names.get(key)
        made.append(Part("" if key is None else str(key), row, sums.figures(placed=scope.placed), scope))
    return sorted(made, key=lambda part: _order(by, part))


def part_scope(scope: Scope, by: str, key: Any) -> Scope:
    """The scope of one line of a breakdown; `key` as it is or as stored text."""
    if by == "day":
        day = date.fromisoformat(key) if isinstance(key, str) else key
        return replace(scope, first_day=day, last_day=day)
    if by == "hour":
        at = datetime.fromisoformat(key) if isinstance(key, str) else key
        return replace(scope, since=at, until=rules.hour_after(at))
    if not key:
        return replace(scope, outside_shifts=True)
    named: dict[str, Any] = {f"{by}_id": UUID(key) if isinstance(key, str) else key}
    return replace(scope, **named)


def _order(by: str, part: Part) -> Any:
    if by == "shift":
        return (part.row is None, str(part.row.starts_at) if part.row else "")
    return part.row.code if part.row is not None else part.key


# -- the rows of a figure -------------------------------------------------------------------------------------------


async def _place(read: Read, scope: Scope | None, report_id: UUID | None) -> tuple[Span, ProductionReport | None]:
    """The scope a drill is about: its own, cut down to what a stored report knew; else today."""
    if report_id is None:
        return (await today(read) if scope is None else await spanned(read, scope)), None
    report = await read.get(ProductionReport, report_id)
    if report is None:
        raise Missing(what="production report")
    return await spanned(read, stored_scope(report, scope)), report


def stored_scope(report: ProductionReport, part: Scope | None = None) -> Scope:
    """A stored report's own scope, or a part of it, as it was known when the report was drawn up."""
    limits: dict[str, Any] = {
        "first_day": report.day, "last_day": report.last_day, "site_id": report.site_id, "shift_id": report.shift_id,
        "as_of": report.as_of,
    }  # fmt: skip
    if part is None:
        return Scope(**limits)
    narrower: dict[str, Any] = {
        "first_day": max(part.first_day, report.day),
        "last_day": min(part.last_day, report.last_day),
        "shift_id": report.shift_id or part.shift_id,
        "outside_shifts": part.outside_shifts,
        "since": part.since,
        "until": part.until,
        "area_id": part.area_id,
        "work_center_id": part.work_center_id,
        "item_id": part.item_id,
    }
    return Scope(**limits | narrower)


def _kept(report: ProductionReport | None, figure: str) -> list[UUID] | None:
    if report is None:
        return None
    name = "orders_due" if figure == "completion_ratio" else figure
    return [UUID(id) for id, _ in report.evidence.get(name, [])]


def check_figure(figure: str, rows: str) -> None:
    known = rules.FIGURES.get(figure)
    if known is None or known.rows != rows:
        raise FigureUnknown(figure=figure[:60])


@query(needs=permissions.READ_FIGURES)
async def figure_reports(
    read: Read,
    figure: str,
    scope: Scope | None,
    report_id: UUID | None,
    *,
    newest_first: bool,
    first: int,
    after: str | None,
) -> tuple[Page[OutputReport], bool]:
    """The reports behind a number, and whether the scope is a part of the plant."""
    check_figure(figure, "reports")
    span, _ = await _place(read, scope, report_id)
    page = await output.figure_reports(read, span, figure, newest_first=newest_first, first=first, after=after)
    return page, span.scope.placed


@query(needs=permissions.READ_FIGURES)
async def figure_orders(
    read: Read, figure: str, scope: Scope | None, report_id: UUID | None, *, first: int, after: str | None
) -> Page[ProductionOrder]:
    """The orders behind a number."""
    check_figure(figure, "orders")
    span, report = await _place(read, scope, report_id)
    return await orders.figure_orders(read, span, figure, first=first, after=after, among_ids=_kept(report, figure))


@query(needs=permissions.READ_FIGURES)
async def figure_people(
    read: Read, figure: str, scope: Scope | None, report_id: UUID | None
) -> Sequence[people.Person]:
    """The people behind a number."""
    check_figure(figure, "people")
    span, report = await _place(read, scope, report_id)
    if report is not None:
        return [people.Person(UUID(id), name, 0, None) for id, name in report.evidence.get(figure, [])]
    return await people.figure_people(read, span, figure)


@query(needs=permissions.READ_FIGURES)
async def figure_downtimes(
    read: Read, figure: str, scope: Scope | None, report_id: UUID | None
) -> Sequence[stops.Stop]:
    """The stops behind the downtime, each with its part in the period."""
    check_figure(figure, "downtimes")
    span, report = await _place(read, scope, report_id)
    if report is None:
        return await stops.downtimes(read, span)
    kept = {UUID(id): Decimal(seconds) for id, seconds in report.evidence.get(figure, [])}
    return await stops.kept_downtimes(read, kept)


@query(needs=permissions.READ_FIGURES)
async def figure_andons(
    read: Read, figure: str, scope: Scope | None, report_id: UUID | None, *, first: int, after: str | None
) -> Page[Andon]:
    """The calls behind a number."""
    check_figure(figure, "andons")
    span, report = await _place(read, scope, report_id)
    return await stops.figure_andons(read, span, figure, first=first, after=after, among_ids=_kept(report, figure))
