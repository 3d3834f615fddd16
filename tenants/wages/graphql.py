"""Wages in the schema. Yuan are Decimals; whoever may not see a wage gets no type that holds one."""

import enum
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

import strawberry

from infra.graphql import Info, Names, connection, loader, mutation, names, page_type
from tenants.masterdata.graphql import Item
from tenants.wages import commands, models
from tenants.wages.lines import Line, paid
from tenants.wages.queries import pages


@strawberry.type(description="What a piece counts that is not good: 1 as a good one, 0 nothing, below 0 is deducted.")
class ScrapFactors:
    process_scrap: Decimal
    material_scrap: Decimal
    rework: Decimal


@strawberry.type(description="What one report, span of labour or decision pays one person, and why.")
class WageLine:
    user_id: UUID
    source: str
    source_id: UUID
    report_id: UUID | None
    day: date
    at: datetime
    amount: Decimal
    state: str
    kind: str
    good: Decimal
    process_scrap: Decimal
    material_scrap: Decimal
    rework: Decimal
    seconds: Decimal | None
    grade: str
    share: Decimal
    crew: int
    rate_id: UUID | None
    rate_version: int | None
    rate_from: date | None
    rate: Decimal | None
    basis: str | None
    factors: ScrapFactors | None
    reverses_id: UUID | None
    adjusts: str | None
    order: str
    item: str
    item_name: Names
    operation_id: UUID | None
    operation_name: Names
    sequence: int | None
    note: str | None

    @classmethod
    def of(cls, line: Line) -> "WageLine":
        given = line.factors
        factors = ScrapFactors(process_scrap=given[0], material_scrap=given[1], rework=given[2]) if given else None
        same = {
            name: getattr(line, name)
            for name in (
                "user_id", "source", "source_id", "report_id", "day", "at", "amount", "state", "kind", "good",
                "process_scrap", "material_scrap", "rework", "seconds", "grade", "share", "crew", "rate_id",
                "rate_version", "rate_from", "rate", "basis", "reverses_id", "adjusts", "order", "item",
                "operation_id", "sequence", "note",
            )
        }  # fmt: skip
        return cls(
            **same,
            factors=factors,
            item_name=Names(zh=line.item_zh, en=line.item_en),
            operation_name=Names(zh=line.operation_zh, en=line.operation_en),
        )


@strawberry.type(description="What one report earned, in a list.")
class ReportYuan:
    report_id: UUID
    yuan: Decimal
    state: str


@strawberry.type(description="The asking person's day. `waiting`: once approved; `gaps`: reports without a rate.")
class WageDay:
    yuan: Decimal
    waiting: Decimal
    gaps: int
    reports: list[ReportYuan]
    lines: list[WageLine]

    @classmethod
    def of(cls, found: list[Line]) -> "WageDay":
        return cls(
            yuan=paid(found),
            waiting=sum((line.amount for line in found if line.state == "pending"), Decimal(0)),
            gaps=sum(line.state == "gap" for line in found),
            reports=[
                ReportYuan(report_id=line.source_id, yuan=line.amount, state=line.state)
                for line in found
                if line.source == "report"
            ],
            lines=[WageLine.of(line) for line in found],
        )


@strawberry.type(description="A person's month: every line, and their sum.")
class WageSlip:
    user_id: UUID
    name: str
    month: str
    grade: str
    closed_at: datetime | None
    total: Decimal
    waiting: Decimal
    gaps: int
    lines: list[WageLine]

    @classmethod
    def of(cls, found: pages.Slip) -> "WageSlip":
        return cls(
            user_id=found.user_id,
            name=found.name,
            month=str(found.month),
            grade=found.grade,
            closed_at=found.closed.closed_at if found.closed else None,
            total=found.total,
            waiting=sum((line.amount for line in found.lines if line.state == "pending"), Decimal(0)),
            gaps=sum(line.state == "gap" for line in found.lines),
            lines=[WageLine.of(line) for line in found.lines],
        )


@strawberry.type(description="What an operation earns the asking person today, for an estimate without a network.")
class MyRate:
    operation_id: UUID
    yuan: Decimal | None
    basis: str | None
    factors: ScrapFactors


@strawberry.type
class OperationKind:
    id: UUID
    code: str
    name: Names


@strawberry.type(description="One version of a rate; without item, operation or grade it holds for every one of them.")
class WageRate:
    id: UUID
    grade: str | None
    basis: str
    amount: Decimal | None
    effective_from: date
    version: int
    created_at: datetime
    item_id: strawberry.Private[UUID | None]
    definition_id: strawberry.Private[UUID | None]

    @strawberry.field
    async def item(self, info: Info) -> Item | None:
        row = await loader(info, pages.items_by_id).load(self.item_id) if self.item_id else None
        return Item.of(row) if row else None

    @strawberry.field
    async def operation(self, info: Info) -> OperationKind | None:
        row = await loader(info, pages.definitions_by_id).load(self.definition_id) if self.definition_id else None
        return OperationKind(id=row.id, code=row.code, name=names(row)) if row else None

    @classmethod
    def of(cls, row: models.WageRate) -> "WageRate":
        return cls(
            id=row.id,
            grade=row.grade,
            basis=row.basis,
            amount=row.amount,
            effective_from=row.effective_from,
            version=row.version,
            created_at=row.created_at,
            item_id=row.item_id,
            definition_id=row.operation_definition_id,
        )


@strawberry.type
class WageGrade:
    id: UUID
    user_id: UUID
    grade: str
    effective_from: date

    @strawberry.field
    async def name(self, info: Info) -> str:
        row = await loader(info, pages.users_by_id).load(self.user_id)
        return row.name if row else ""

    @classmethod
    def of(cls, row: models.WageGrade) -> "WageGrade":
        return cls(id=row.id, user_id=row.user_id, grade=row.grade, effective_from=row.effective_from)


@strawberry.type
class WageRule:
    id: UUID
    effective_from: date
    version: int
    factors: ScrapFactors

    @classmethod
    def of(cls, row: models.WageRule) -> "WageRule":
        factors = ScrapFactors(process_scrap=row.process_scrap, material_scrap=row.material_scrap, rework=row.rework)
        return cls(id=row.id, effective_from=row.effective_from, version=row.version, factors=factors)


@strawberry.type
class WageAdjustment:
    id: UUID
    user_id: UUID
    day: date
    amount: Decimal
    why: str

    @classmethod
    def of(cls, row: models.WageAdjustment) -> "WageAdjustment":
        return cls(id=row.id, user_id=row.user_id, day=row.day, amount=row.amount, why=row.why)


@strawberry.type(description="What a worker disputes. `state`: open, accepted, rejected, withdrawn.")
class WageDispute:
    id: UUID
    user_id: UUID
    name: str
    report_id: UUID
    day: date
    claim: str
    amount_then: Decimal
    state: str
    opened_at: datetime
    decided_at: datetime | None
    decided_by: str | None
    answer: str | None
    correction_id: UUID | None
    adjustment_id: UUID | None

    @strawberry.field
    async def lines(self, info: Info) -> list[WageLine]:
        found = await loader(info, pages.report_lines_by_id).load(self.report_id)
        return [WageLine.of(line) for line in found if line.user_id == self.user_id]

    @classmethod
    def of(cls, row: models.WageDispute) -> "WageDispute":
        return cls(
            id=row.id,
            user_id=row.user_id,
            name=row.user_name,
            report_id=row.report_id,
            day=row.day,
            claim=row.claim,
            amount_then=row.amount_then,
            state=row.state,
            opened_at=row.created_at,
            decided_at=row.decided_at,
            decided_by=row.decided_by,
            answer=row.answer,
            correction_id=row.correction_id,
            adjustment_id=row.adjustment_id,
        )


@strawberry.type(description="A month that was closed; `digest` is the SHA-256 over its lines.")
class WagePeriod:
    id: UUID
    month: str
    closed_at: datetime
    closed_by: str
    people: int
    line_count: int
    total: Decimal
    digest: str

    @classmethod
    def of(cls, row: models.WagePeriod) -> "WagePeriod":
        return cls(
            id=row.id,
            month=row.month,
            closed_at=row.closed_at,
            closed_by=row.closed_by,
            people=row.people,
            line_count=row.lines,
            total=row.total,
            digest=row.digest,
        )


@strawberry.type
class PersonWage:
    user_id: UUID
    name: str
    login: str
    grade: str
    reports: int
    good: Decimal
    piece: Decimal
    hourly: Decimal
    adjusted: Decimal
    total: Decimal
    waiting: Decimal


@strawberry.type(description="Work that nobody said the worth of: a month with one cannot be closed.")
class RateGap:
    item_id: UUID
    operation_definition_id: UUID
    item: str
    item_name: Names
    operation_name: Names
    grade: str
    since: date
    until: date
    reports: int
    quantity: Decimal

    @classmethod
    def of(cls, gap: pages.Gap) -> "RateGap":
        return cls(
            item_id=gap.item_id,
            operation_definition_id=gap.operation_definition_id,
            item=gap.item,
            item_name=Names(zh=gap.item_zh, en=gap.item_en),
            operation_name=Names(zh=gap.operation_zh, en=gap.operation_en),
            grade=gap.grade,
            since=gap.since,
            until=gap.until,
            reports=gap.reports,
            quantity=gap.quantity,
        )


@strawberry.type(description="A month of everybody, and what stands in the way of closing it.")
class WageMonth:
    month: str
    closed: WagePeriod | None
    closable: bool
    total: Decimal
    people: list[PersonWage]
    gaps: list[RateGap]
    pending: int
    disputes: int

    @classmethod
    def of(cls, found: pages.Overview) -> "WageMonth":
        return cls(
            month=str(found.month),
            closed=WagePeriod.of(found.closed) if found.closed else None,
            closable=found.closable,
            total=found.total,
            people=[PersonWage(**each._asdict()) for each in found.people],
            gaps=[RateGap.of(each) for each in found.gaps],
            pending=found.pending,
            disputes=found.disputes,
        )


@strawberry.enum
class WageRateSort(enum.Enum):
    NEWEST = "NEWEST"
    OLDEST = "OLDEST"


@strawberry.input
class WageRateFilter:
    item_id: UUID | None = None
    operation_definition_id: UUID | None = None
    grade: str | None = None
    basis: str | None = None
    on: date | None = None


@strawberry.enum
class WageDisputeSort(enum.Enum):
    NEWEST = "NEWEST"
    OLDEST = "OLDEST"


@strawberry.input
class WageDisputeFilter:
    mine: bool = False
    state: str | None = None
    id: UUID | None = None


if TYPE_CHECKING:
    WageRatePage = Any
    WageDisputePage = Any
else:
    WageRatePage, WageDisputePage = page_type(WageRate), page_type(WageDispute)


@strawberry.type
class Query:
    @strawberry.field
    async def my_wages_today(self, info: Info) -> WageDay:
        return WageDay.of(await pages.my_day(info.context.read))

    @strawberry.field
    async def wage_of_report(self, info: Info, report_id: UUID) -> list[WageLine]:
        return [WageLine.of(line) for line in await pages.of_report(info.context.read, report_id)]

    @strawberry.field
    async def wage_slip(self, info: Info, user_id: UUID | None = None, month: str | None = None) -> WageSlip:
        return WageSlip.of(await pages.slip(info.context.read, user_id, month))

    @strawberry.field
    async def my_rates(self, info: Info) -> list[MyRate]:
        return [
            MyRate(
                operation_id=each.operation_id,
                yuan=each.rate.amount if each.rate else None,
                basis=each.rate.basis if each.rate else None,
                factors=ScrapFactors(
                    process_scrap=each.rule.process_scrap,
                    material_scrap=each.rule.material_scrap,
                    rework=each.rule.rework,
                ),
            )
            for each in await pages.my_rates(info.context.read)
        ]

    @strawberry.field
    async def wage_month(self, info: Info, month: str | None = None) -> WageMonth:
        return WageMonth.of(await pages.overview(info.context.read, month))

    @strawberry.field
    async def wage_rates(
        self,
        info: Info,
        first: int = 50,
        after: str | None = None,
        filter: WageRateFilter | None = None,
        sort: list[WageRateSort] | None = None,
    ) -> WageRatePage:
        wanted = pages.RateFilter(**vars(filter)) if filter else pages.RateFilter()
        newest = not sort or sort[0] is WageRateSort.NEWEST
        return connection(WageRate, await pages.rate_page(info.context.read, first, after, wanted, newest))

    @strawberry.field
    async def wage_grades(self, info: Info) -> list[WageGrade]:
        return [WageGrade.of(row) for row in await pages.grades(info.context.read)]

    @strawberry.field
    async def wage_rules(self, info: Info) -> list[WageRule]:
        return [WageRule.of(row) for row in await pages.scrap_rules(info.context.read)]

    @strawberry.field
    async def wage_periods(self, info: Info) -> list[WagePeriod]:
        return [WagePeriod.of(row) for row in await pages.periods(info.context.read)]

    @strawberry.field
    async def wage_disputes(
        self,
        info: Info,
        first: int = 50,
        after: str | None = None,
        filter: WageDisputeFilter | None = None,
        sort: list[WageDisputeSort] | None = None,
    ) -> WageDisputePage:
        wanted = pages.DisputeFilter(**vars(filter)) if filter else pages.DisputeFilter()
        newest = not sort or sort[0] is WageDisputeSort.NEWEST
        return connection(WageDispute, await pages.dispute_page(info.context.read, first, after, wanted, newest))


@strawberry.type
class Mutation:
    set_wage_rate = mutation(commands.set_wage_rate, WageRate)
    set_wage_grade = mutation(commands.set_wage_grade, WageGrade)
    set_wage_rule = mutation(commands.set_wage_rule, WageRule)
    adjust_wage = mutation(commands.adjust_wage, WageAdjustment)
    open_dispute = mutation(commands.open_dispute, WageDispute)
    withdraw_dispute = mutation(commands.withdraw_dispute, WageDispute)
    decide_dispute = mutation(commands.decide_dispute, WageDispute)
    close_period = mutation(commands.close_period, WagePeriod)
