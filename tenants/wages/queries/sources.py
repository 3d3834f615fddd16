"""What wages are computed from: reports with their shares, labour, decisions, rates, grades, rules."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import and_, select, union_all

from infra.db import Statement, among, mine, own
from infra.work import Read
from tenants.masterdata.models import Area, Item, Site, WorkCenter
from tenants.orders.models import Operation, ProductionOrder
from tenants.reporting.models import LaborRecord, OutputReport, Share
from tenants.wages import rules
from tenants.wages.models import WageAdjustment, WageGrade, WageLine, WagePeriod, WageRate, WageRule

LOOK_BACK = timedelta(days=100)
"""How far a report may lie in closed months and still be found as a late one."""

_what = (
    Operation.id.label("operation_id"),
    Operation.operation_definition_id,
    Operation.sequence,
    Operation.name_zh.label("operation_zh"),
    Operation.name_en.label("operation_en"),
    Operation.work_center_id,
    ProductionOrder.number,
    ProductionOrder.item_id,
    Item.code.label("item"),
    Item.name_zh.label("item_zh"),
    Item.name_en.label("item_en"),
)
REPORTS = (
    select(
        OutputReport.id, OutputReport.kind, OutputReport.good_quantity, OutputReport.process_scrap_quantity,
        OutputReport.material_scrap_quantity, OutputReport.rework_quantity, OutputReport.worker_id,
        OutputReport.reporter_id, OutputReport.reporter_kind, OutputReport.started_at, OutputReport.occurred_at,
        OutputReport.flags, OutputReport.reverses_id, OutputReport.reversed_by_id, OutputReport.approval,
        OutputReport.note, *_what,
    )
    .join(Operation, and_(own(Operation), Operation.id == OutputReport.operation_id))
    .join(ProductionOrder, and_(own(ProductionOrder), ProductionOrder.id == OutputReport.order_id))
    .join(Item, and_(own(Item), Item.id == ProductionOrder.item_id))
    .where(own(OutputReport))
)  # fmt: skip
LABOUR = (
    select(
        LaborRecord.id, LaborRecord.user_id, LaborRecord.started_at, LaborRecord.ended_at, LaborRecord.seconds, *_what
    )
    .join(Operation, and_(own(Operation), Operation.id == LaborRecord.operation_id))
    .join(ProductionOrder, and_(own(ProductionOrder), ProductionOrder.id == Operation.order_id))
    .join(Item, and_(own(Item), Item.id == ProductionOrder.item_id))
    .where(own(LaborRecord), LaborRecord.ended_at.is_not(None))
)
ZONES = Statement(
    select(WorkCenter.id, Site.time_zone)
    .join(Area, and_(own(Area), Area.id == WorkCenter.area_id))
    .join(Site, and_(own(Site), Site.id == Area.site_id))
    .where(own(WorkCenter))
)
RATES = Statement(mine(WageRate))
RULES = Statement(mine(WageRule).order_by(WageRule.effective_from, WageRule.version))
GRADES = Statement(mine(WageGrade).order_by(WageGrade.effective_from))
PERIODS = Statement(mine(WagePeriod).order_by(WagePeriod.month))


@dataclass
class Books:
    """Everything that decides what something is worth, read once."""

    rates: rules.Rates
    scrap_rules: Sequence[rules.Rule]
    grades: dict[UUID, list[tuple[date, str]]]
    zones: dict[UUID, ZoneInfo]
    closed: list[WagePeriod]
    shares: dict[UUID, list[Any]] = field(default_factory=dict)
    originals: dict[UUID, Any] = field(default_factory=dict)
    frozen: dict[UUID, list[WageLine]] = field(default_factory=dict)

    def grade(self, user_id: UUID, day: date) -> str:
        return rules.grade_on(self.grades.get(user_id, ()), day)

    def day(self, work_center_id: UUID, at: datetime) -> date:
        return at.astimezone(self.zones[work_center_id]).date()

    @property
    def closed_until(self) -> date | None:
        return self.closed[-1].last_day if self.closed else None

    def open_month(self, day: date) -> rules.Month:
        """The month that pays for a day: its own, or the first open one after it."""
        until = self.closed_until
        return rules.Month.of(day if until is None or day > until else until + timedelta(days=1))

    def closed_month(self, day: date) -> str | None:
        until = self.closed_until
        return str(rules.Month.of(day)) if until is not None and day <= until else None


async def books(read: Read, users: Iterable[UUID] | None = None) -> Books:
    grades: dict[UUID, list[tuple[date, str]]] = {}
    wanted = (
        GRADES
        if users is None
        else mine(WageGrade).where(among(WageGrade.user_id, users)).order_by(WageGrade.effective_from)
    )
    for row in await read.all(wanted):
        grades.setdefault(row.user_id, []).append((row.effective_from, row.grade))
    return Books(
        rates=rules.Rates(
            rules.Rate(
                row.id, row.item_id, row.operation_definition_id, row.grade, row.basis, row.amount,
                row.effective_from, row.version,
            )
            for row in await read.all(RATES)
        ),
        scrap_rules=[
            rules.Rule(row.id, row.effective_from, row.process_scrap, row.material_scrap, row.rework)
            for row in await read.all(RULES)
        ],
        grades=grades,
        zones={row["id"]: ZoneInfo(row["time_zone"]) for row in await read.all(ZONES)},
        closed=list(await read.all(PERIODS)),
    )  # fmt: skip


def around(first: date, last: date) -> tuple[datetime, datetime]:
    """UTC bounds that hold these local days in every zone of the world."""
    start = datetime.combine(first, time(), ZoneInfo("UTC")) - timedelta(hours=14)
    return start, datetime.combine(last, time(), ZoneInfo("UTC")) + timedelta(days=1, hours=12)


def _of_user(user_id: UUID, since: datetime) -> Any:
    """Ids of reports that concern one person: his, or a crew's with him."""
    worker = select(OutputReport.id).where(
        own(OutputReport), OutputReport.worker_id == user_id, OutputReport.occurred_at >= since
    )
    reporter = select(OutputReport.id).where(
        own(OutputReport),
        OutputReport.reporter_id == user_id,
        OutputReport.worker_id.is_(None),
        OutputReport.occurred_at >= since,
    )
    shared = select(Share.report_id).where(own(Share), Share.user_id == user_id, Share.created_at >= since)
    return union_all(worker, reporter, shared)


async def reports(
    read: Read, first: date, last: date, user_id: UUID | None = None, *, unpaid: bool = False
) -> list[Any]:
    """Reports of these days (with some hours around them); `unpaid`: only those no closed month paid."""
    since, until = around(first, last)
    statement = REPORTS.where(OutputReport.occurred_at >= since, OutputReport.occurred_at < until)
    if user_id is not None:
        statement = statement.where(OutputReport.id.in_(_of_user(user_id, since)))
    if unpaid:
        statement = statement.where(~_frozen(OutputReport.id))
    return await read.all(statement.order_by(OutputReport.occurred_at, OutputReport.id))


async def reports_by_id(read: Read, ids: Sequence[UUID]) -> list[Any]:
    return await read.all(REPORTS.where(among(OutputReport.id, ids))) if ids else []


async def labour(
    read: Read, first: date, last: date, user_id: UUID | None = None, *, unpaid: bool = False
) -> list[Any]:
    since, until = around(first, last)
    statement = LABOUR.where(LaborRecord.started_at >= since, LaborRecord.started_at < until)
    if user_id is not None:
        statement = statement.where(LaborRecord.user_id == user_id)
    if unpaid:
        statement = statement.where(~_frozen(LaborRecord.id))
    return await read.all(statement.order_by(LaborRecord.started_at, LaborRecord.id))


def _frozen(source_id: Any) -> Any:
    return select(WageLine.id).where(own(WageLine), WageLine.source_id == source_id).exists()


async def adjustments(read: Read, first: date, last: date, user_id: UUID | None = None) -> list[WageAdjustment]:
    statement = mine(WageAdjustment).where(WageAdjustment.day >= first, WageAdjustment.day <= last)
    if user_id is not None:
        statement = statement.where(WageAdjustment.user_id == user_id)
    return await read.all(statement.order_by(WageAdjustment.day, WageAdjustment.id))


async def complete(read: Read, known: Books, rows: Sequence[Any]) -> None:
    """What these reports need besides themselves: originals of reversals, what was paid for them, crews' shares."""
    wanted = {row["reverses_id"] for row in rows if row["reverses_id"] is not None}
    here = {row["id"]: row for row in rows}
    missing = sorted(wanted - here.keys())
    known.originals = {id: here[id] for id in wanted & here.keys()}
    known.originals |= {row["id"]: row for row in await reports_by_id(read, missing)}
    if known.closed and wanted:
        for line in await read.all(mine(WageLine).where(among(WageLine.source_id, sorted(wanted)))):
            known.frozen.setdefault(line.source_id, []).append(line)
    ids = sorted(here.keys() | known.originals.keys())
    for share in await read.all(mine(Share).where(among(Share.report_id, ids)).order_by(Share.user_id)) if ids else ():
        known.shares.setdefault(share.report_id, []).append(share)
    people = {share.user_id for each in known.shares.values() for share in each} - known.grades.keys()
    if people:
        for row in await read.all(
            mine(WageGrade).where(among(WageGrade.user_id, sorted(people))).order_by(WageGrade.effective_from)
        ):
            known.grades.setdefault(row.user_id, []).append((row.effective_from, row.grade))
