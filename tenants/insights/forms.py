"""The forms: 生产日报表/月报表, the order list, the cost of orders. In the reader's language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from infra import clock
from infra.errors import Missing
from infra.work import Read
from tenants.insights import costing, drawing, rules
from tenants.insights.models import ProductionReport
from tenants.insights.queries import costs, reports
from tenants.insights.scope import plant
from tenants.insights.words import words
from tenants.insights.workbooks import MONEY, PERCENT, PIECES, Column, Form, Value, day, local, number
from tenants.masterdata import custom, spoken
from tenants.masterdata.models import CustomField, Item, Partner, Shift
from tenants.orders import rules as order_rules
from tenants.orders.queries import OrderFilter, operations_of, orders
from tenants.plans.models import Tenant

MOST_ROWS = 10_000


@dataclass(frozen=True)
class Sheet:
    name: str
    content: bytes


def _shape(key: str) -> str:
    return PERCENT if rules.FIGURES[key].unit == "ratio" else PIECES


async def _company(read: Read) -> str:
    tenant = await read.get(Tenant, read.tenant_id)
    return spoken(read.actor.locale, tenant) if tenant else ""


# -- 日报, 月报 -------------------------------------------------------------------------------------------------------

SHOWN = (
    "good_quantity", "produced_quantity", "quality_ratio", "process_scrap_quantity", "material_scrap_quantity",
    "rework_quantity", "orders_due", "orders_on_time", "completion_ratio", "orders_completed", "orders_late",
    "orders_held", "wip_quantity", "people_present", "people_reporting", "downtime_seconds", "andon_calls",
)  # fmt: skip
PARTS = ("good_quantity", "process_scrap_quantity", "material_scrap_quantity", "rework_quantity", "quality_ratio")


async def production_report_sheet(read: Read, id: UUID, lang: str) -> Sheet:
    """A stored report as a form, with what was corrected since beside the old value."""
    report = await reports.production_report(read, id)
    if report is None:
        raise Missing(what="production report")
    say = words(lang)
    _, zone, _ = await plant(read, report.site_id)
    shift = await read.get(Shift, report.shift_id)
    form = Form(columns=8)
    form.title(await _company(read), say[f"title.{report.kind}"])
    period = day(report.day) if report.day == report.last_day else f"{day(report.day)} – {day(report.last_day)}"
    named = [f"{say['shift']} {spoken(_locale(lang), shift)}"] if shift else []
    form.line(f"{say['day']} {period}", *named, f"{say['as_of']} {local(report.as_of, zone)}", say["unit"])
    form.pairs(_figures(report.figures, say), per_row=2)
    _corrections(form, report, await drawing.corrected(read, report), say)
    for by in drawing.BREAKDOWNS[report.kind]:
        if report.breakdown[by]:
            _breakdown(form, by, report.breakdown[by], say, lang, zone)
    form.signatures(say["made_by"], say["checked_by"], say["approved_by"], say["date"])
    name = f"{say[f'title.{report.kind}']} {period}"
    return Sheet(name, form.finished(say[f"title.{report.kind}"], [16, 11, 11, 11, 16, 11, 11, 11]))


def _locale(lang: str) -> str:
    return "en" if lang == "en" else "zh-CN"


def _hours(key: str, value: Decimal | None) -> Decimal | None:
    """People read hours, not seconds."""
    return round(value / 3600, 2) if key == "downtime_seconds" and value is not None else value


def _figures(figures: Mapping[str, str | None], say: Mapping[str, str]) -> list[tuple[str, Value, str]]:
    return [
        (say[f"figure.{key}"], _hours(key, number(figures.get(key))), _shape(key)) for key in SHOWN if key in figures
    ]


def _corrections(
    form: Form, report: ProductionReport, now: Mapping[str, Decimal | None], say: Mapping[str, str]
) -> None:
    changed: list[Sequence[Value]] = []
    for key in SHOWN:
        before, after = number(report.figures.get(key)), now.get(key)
        if before != after:
            shown = [_percent(key, _hours(key, each)) for each in (before, after)]
            changed.append([say[f"figure.{key}"], *shown, *[""] * 5])
    if changed:
        form.heading(say["corrected"])
        titles = (say["figure"], say["before"], say["after"], *[""] * 5)
        form.table([Column(title, 11) for title in titles], changed)


def _percent(key: str, value: Decimal | None) -> Value:
    if value is None or rules.FIGURES[key].unit != "ratio":
        return value if value is None else format(value.normalize(), "f")
    return f"{value:.1%}"


def _breakdown(
    form: Form, by: str, parts: Sequence[Mapping[str, Any]], say: Mapping[str, str], lang: str, zone: str
) -> None:
    form.heading(say[f"by.{by}"])
    rows: list[Sequence[Value]] = []
    for part in parts:
        figures = part["figures"]
        values = [number(figures[key]) for key in PARTS]
        rows.append(
            [part["code"] or "", _label(by, part, say, lang, zone), *values, number(figures["produced_quantity"])]
        )
    columns = [
        Column(say["code"], 16), Column(say["name"], 16),
        *(Column(say[f"figure.{key}"], 11, _shape(key), total=key != "quality_ratio") for key in PARTS),
        Column(say["figure.produced_quantity"], 11, PIECES, total=True),
    ]  # fmt: skip
    form.table(columns, rows, total=say["total"])


def _label(by: str, part: Mapping[str, Any], say: Mapping[str, str], lang: str, zone: str) -> str:
    if by == "hour":
        return local(datetime.fromisoformat(part["key"]), zone)
    if part["zh"] is None:
        return str(part["key"]) if by == "day" else say["no_shift"]
    return str(part["en"] if lang == "en" else part["zh"])


# -- orders ---------------------------------------------------------------------------------------------------------


async def order_list_sheet(read: Read, filter: OrderFilter, lang: str) -> Sheet:
    """The order list as filtered, at most 10,000 of them, by due time."""
    say, locale = words(lang), _locale(lang)
    _, zone, _ = await plant(read)
    fields = await custom.custom_fields(read, "order")
    rows: list[Sequence[Value]] = []
    after = None
    while len(rows) < MOST_ROWS:
        page = await orders(read, filter=filter, sort=["DUE_ASC"], first=200, after=after)
        rows += await _order_rows(read, page.rows, say, locale, zone, fields)
        if not page.more:
            break
        after = page.end
    company, printed = await _company(read), local(clock.now(), zone)
    own = [custom.label(each, locale) for each in fields]
    return _order_list_form(company, printed, say, rows, own)


def _order_list_form(
    company: str, printed: str, say: Mapping[str, str], rows: Sequence[Sequence[Value]], own: Sequence[str]
) -> Sheet:
    columns = [
        Column(say["number"], 14), Column(say["item"], 14), Column(say["name"], 18), Column(say["customer"], 16),
        Column(say["po"], 14), Column(say["ordered"], 10, PIECES, total=True),
        Column(say["figure.good_quantity"], 10, PIECES, total=True),
        Column(say["figure.scrap_quantity"], 8, PIECES, total=True), Column(say["due"], 17), Column(say["state"], 10),
        *(Column(title, 14) for title in own),
    ]  # fmt: skip
    form = Form(columns=len(columns))
    form.title(company, say["title.orders"])
    form.line(f"{say['count']} {len(rows)}", f"{say['printed']} {printed}")
    form.table(columns, rows, total=say["total"])
    form.signatures(say["made_by"], say["checked_by"], say["date"])
    return Sheet(say["title.orders"], form.finished(say["title.orders"], [c.width for c in columns], landscape=True))


async def _order_rows(
    read: Read, found: Sequence[Any], say: Mapping[str, str], locale: str, zone: str, fields: Sequence[CustomField]
) -> list[Sequence[Value]]:
    items = await read.many(Item, [each.item_id for each in found])
    partners = {each.id: each for each in await read.many(Partner, {o.customer_id for o in found if o.customer_id})
                if each}  # fmt: skip
    steps = await operations_of(read, [each.id for each in found])
    rows: list[Sequence[Value]] = []
    for order, item, operations in zip(found, items, steps, strict=True):
        made = order_rules.progress(operations)
        customer = partners.get(order.customer_id)
        rows.append([
            order.number, item.code if item else "", spoken(locale, item) if item else "",
            spoken(locale, customer) if customer else "", order.customer_po or "", order.quantity, made.good,
            made.scrap, local(order.due_at, zone), say.get(f"state.{order.state}", order.state),
            *(custom.as_text(order.custom.get(each.code, "")) for each in fields),
        ])  # fmt: skip
    return rows


# -- costs ----------------------------------------------------------------------------------------------------------


async def order_costs_sheet(read: Read, filter: costs.CostFilter, lang: str) -> Sheet:
    """Actual cost against standard, one line an order, at most 10,000 of them."""
    say, locale = words(lang), _locale(lang)
    _, zone, _ = await plant(read)
    rows: list[Sequence[Value]] = []
    after = None
    while len(rows) < MOST_ROWS:
        page = await costs.order_costs(read, filter=filter, sort=["DUE_DESC"], first=200, after=after)
        items = await read.many(Item, [each.order.item_id for each in page.rows])
        rows += [_cost_row(each, item, locale) for each, item in zip(page.rows, items, strict=True)]
        if not page.more:
            break
        after = page.end
    company, printed = await _company(read), local(clock.now(), zone)
    return _order_costs_form(company, printed, say, rows)


def _order_costs_form(company: str, printed: str, say: Mapping[str, str], rows: Sequence[Sequence[Value]]) -> Sheet:
    columns = [
        Column(say["number"], 14), Column(say["name"], 18), Column(say["figure.good_quantity"], 10, PIECES, total=True),
        *(Column(say[f"cost.{kind}"], 12, MONEY, total=True) for kind in costing.KINDS),
        Column(say["cost.actual"], 13, MONEY, total=True), Column(say["cost.standard"], 13, MONEY, total=True),
        Column(say["cost.difference"], 13, MONEY, total=True), Column(say["cost.scrap"], 12, MONEY, total=True),
        Column(say["cost.missing"], 9, PIECES),
    ]  # fmt: skip
    form = Form(columns=len(columns))
    form.title(company, say["title.costs"])
    form.line(f"{say['count']} {len(rows)}", say["yuan"], f"{say['printed']} {printed}")
    form.table(columns, rows, total=say["total"])
    form.line(say["cost.note"])
    form.signatures(say["made_by"], say["checked_by"], say["date"])
    return Sheet(say["title.costs"], form.finished(say["title.costs"], [c.width for c in columns], landscape=True))


def _cost_row(found: costs.OrderCost, item: Item | None, locale: str) -> Sequence[Value]:
    sheet = found.sheet
    sums = sheet.sums(sheet.actual)
    actual, standard = costing.total(sheet.actual), costing.total(sheet.standard)
    return [
        found.order.number, spoken(locale, item) if item else "", found.good,
        *(sums[kind] for kind in costing.KINDS), actual, standard, actual - standard, costing.total(sheet.scrap),
        len(sheet.missing),
    ]  # fmt: skip
