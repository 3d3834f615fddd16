"""Readiness, papers, the test order and samples, in the schema."""

import enum
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

import strawberry
from strawberry.scalars import JSON

from infra.graphql import Info, Names, connection, mutation, page_type
from infra.graphql.types import Problem
from tenants.onboarding.golive import checks as measured
from tenants.onboarding.golive import commands, models, queries
from tenants.onboarding.samples import commands as samples


@strawberry.type(
    description="One thing a company needs to work: `done` of `total`; `fix` is the screen where it is put right, `act`"
    " the command that does it by itself, `who` some people who may."
)
class ReadinessCheck:
    key: str
    weight: int
    done: int
    total: int
    state: str
    fix: str
    needs: str
    act: str | None
    who: list[str]

    @classmethod
    def of(cls, row: measured.Check) -> "ReadinessCheck":
        return cls(
            key=row.key, weight=row.weight, done=row.done, total=row.total, state=row.state, fix=row.fix,
            needs=row.needs, act=row.act, who=list(row.who),
        )  # fmt: skip


@strawberry.type(description="0 to 100, over real rows.")
class Readiness:
    score: int
    checks: list[ReadinessCheck]


@strawberry.type(description="How many of which samples would go; `keptBy` says what real data stands on one of them.")
class SampleData:
    counts: JSON
    leaving: list[str]
    kept_by: Problem | None


@strawberry.type(description="An operation of the test order, with the number on its card.")
class TestOperation:
    id: UUID
    sequence: int
    card: str
    name: Names
    good: str
    planned: str


@strawberry.type(description="The order made to try things with, and how far somebody has taken it.")
class TestOrder:
    id: UUID
    number: str
    state: str
    reported: int
    created_at: datetime
    operations: list[TestOperation]

    @classmethod
    def of(cls, found: queries.TestOrder) -> "TestOrder":
        operations = [
            TestOperation(
                id=each.id, sequence=each.sequence, card=each.card, name=Names(zh=each.name_zh, en=each.name_en),
                good=f"{each.good_quantity.normalize():f}", planned=f"{each.planned_quantity.normalize():f}",
            )
            for each in found.operations
        ]  # fmt: skip
        order = found.order
        return cls(
            id=order.id, number=order.number, state=order.state, reported=found.reported, created_at=order.created_at,
            operations=operations,
        )  # fmt: skip


@strawberry.type(description="An act of printing: badges, units or phones. Its PDF is at /api/papers/{id}.")
class FloorPrint:
    id: UUID
    kind: str
    sheet: str
    lang: str
    cards: int
    printed_by: str
    printed_at: datetime

    @classmethod
    def of(cls, row: models.FloorPrint) -> "FloorPrint":
        return cls(
            id=row.id, kind=row.kind, sheet=row.sheet, lang=row.lang, cards=len(row.subject_ids),
            printed_by=row.printed_by, printed_at=row.printed_at,
        )  # fmt: skip


if TYPE_CHECKING:
    FloorPrintPage = Any
else:
    FloorPrintPage = page_type(FloorPrint)


@strawberry.input
class FloorPrintFilter:
    kinds: list[str] | None = None


@strawberry.enum
class FloorPrintSort(enum.Enum):
    NEWEST = "newest"
    OLDEST = "oldest"


@strawberry.type
class GoLiveQuery:
    @strawberry.field
    async def readiness(self, info: Info) -> Readiness:
        found = await queries.readiness(info.context.read)
        return Readiness(score=found.score, checks=[ReadinessCheck.of(each) for each in found.checks])

    @strawberry.field
    async def sample_data(self, info: Info) -> SampleData:
        found = await queries.samples(info.context.read)
        kept_by = Problem.of(found.kept_by) if found.kept_by else None
        return SampleData(counts=found.counts, leaving=list(found.leaving), kept_by=kept_by)  # type: ignore[arg-type]

    @strawberry.field
    async def test_order(self, info: Info) -> TestOrder | None:
        found = await queries.test_order(info.context.read)
        return TestOrder.of(found) if found else None

    @strawberry.field
    async def floor_prints(
        self, info: Info, first: int = 50, after: str | None = None, filter: FloorPrintFilter | None = None,
        sort: list[FloorPrintSort] | None = None,
    ) -> FloorPrintPage:  # fmt: skip
        newest = not sort or sort[0] is FloorPrintSort.NEWEST
        page = await queries.floor_prints(
            info.context.read, kinds=filter.kinds if filter else None, newest_first=newest, first=first, after=after
        )
        return connection(FloorPrint, page)


@strawberry.type
class GoLiveMutation:
    issue_missing_badges = mutation(commands.issue_missing_badges)
    print_papers = mutation(commands.print_papers, FloorPrint)
    make_test_order = mutation(commands.make_test_order)
    wipe_samples = mutation(samples.wipe_samples)
