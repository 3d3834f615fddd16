"""Archives, restores, moves, closings and deletions in the schema."""

import enum
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID

import strawberry

from infra.graphql import JSON, Info, connection, loader, mutation, page_type
from tenants.vendor.custody import commands, models, queries
from tenants.vendor.queries import others


@strawberry.type(
    description="A task on a whole company. `kind`: export, restore, move, clear, close, erase. `state`: waiting (for a"
    " second person), asked, running, done, failed (with `problem` {code, params}), cancelled. `steps`: {step, at,"
    " figures}, oldest first. `result`: of an archive {size, sha256, rows, files, tables}; of a restore {slug, rows,"
    " files, notes}; of a move {source, target, rows, head, pausedMs}; of a deletion the signed certificate."
    " An archive is fetched at /api/custody/{id}/archive.zip, a certificate at /api/custody/{id}/certificate.json."
)
class CustodyJob:
    id: UUID
    kind: str
    customer_id: UUID | None
    slug: str
    target: str | None
    source_id: UUID | None
    why: str
    state: str
    asked_by: str
    asked_by_id: UUID
    asked_at: datetime
    confirmed_by: str | None
    steps: JSON
    problem: JSON | None
    result: JSON | None
    ended_at: datetime | None

    @strawberry.field
    async def customer(self, info: Info) -> Annotated["Customer", strawberry.lazy("tenants.vendor.graphql")] | None:
        from tenants.vendor.graphql import Customer

        row = await loader(info, others.health_by_id).load(self.customer_id) if self.customer_id else None
        return Customer.of(row) if row else None

    @classmethod
    def of(cls, row: models.CustodyJob) -> "CustodyJob":
        return cls(
            id=row.id, kind=row.kind, customer_id=row.customer_id, slug=row.slug, target=row.target,
            source_id=row.source_id, why=row.why, state=row.state, asked_by=row.asked_by, asked_by_id=row.asked_by_id,
            asked_at=row.created_at, confirmed_by=row.confirmed_by, steps=row.steps,  # type: ignore[arg-type]
            problem=row.problem, result=row.result, ended_at=row.ended_at,  # type: ignore[arg-type]
        )  # fmt: skip


@strawberry.type(description="Until when a customer's records must be kept; a legal hold keeps them longer.")
class CustomerRetention:
    id: UUID
    keep_until: date
    legal_hold: bool
    why: str
    set_by: str
    set_at: datetime

    @classmethod
    def of(cls, row: models.Retention) -> "CustomerRetention":
        return cls(
            id=row.id, keep_until=row.keep_until, legal_hold=row.legal_hold, why=row.why, set_by=row.set_by,
            set_at=row.updated_at,
        )  # fmt: skip


@strawberry.type(description="A database companies live in. `home` is the one everybody begins in.")
class CustodyPlace:
    key: str
    companies: int


@strawberry.enum
class CustodySort(enum.Enum):
    NEWEST = "NEWEST"
    OLDEST = "OLDEST"


@strawberry.input
class CustodyFilter:
    customer_id: UUID | None = None
    kind: str | None = None
    state: str | None = None


if TYPE_CHECKING:
    from tenants.vendor.graphql import Customer

    CustodyJobPage = Any
else:
    CustodyJobPage = page_type(CustodyJob)


@strawberry.type
class CustodyQuery:
    @strawberry.field
    async def custody_jobs(
        self,
        info: Info,
        first: int = 50,
        after: str | None = None,
        filter: CustodyFilter | None = None,
        sort: list[CustodySort] | None = None,
    ) -> CustodyJobPage:
        """Tasks on whole companies. Needs `vendor.custody:read`."""
        given = filter or CustodyFilter()
        asked = queries.CustodyFilter(customer_id=given.customer_id, kind=given.kind, state=given.state)
        order = (sort or [CustodySort.NEWEST])[0].value
        page = await queries.custody_jobs(info.context.read, asked, order, first=first, after=after)
        return connection(CustodyJob, page)

    @strawberry.field
    async def custody_job(self, info: Info, id: UUID) -> CustodyJob | None:
        """One task, step by step. Needs `vendor.custody:read`."""
        row = await queries.custody_job(info.context.read, id)
        return CustodyJob.of(row) if row else None

    @strawberry.field
    async def custody_places(self, info: Info) -> list[CustodyPlace]:
        return [
            CustodyPlace(key=each.key, companies=each.companies) for each in await queries.places(info.context.read)
        ]

    @strawberry.field
    async def customer_placement(self, info: Info, customer_id: UUID) -> str | None:
        """Which database a customer lives in. Needs `vendor.custody:read`."""
        return await queries.placement(info.context.read, customer_id)

    @strawberry.field
    async def customer_retention(self, info: Info, customer_id: UUID) -> CustomerRetention | None:
        """How long a customer's records are kept. Needs `vendor.custody:read`."""
        row = await queries.retention(info.context.read, customer_id)
        return CustomerRetention.of(row) if row else None


@strawberry.type
class CustodyMutation:
    archive_customer = mutation(commands.archive_customer, CustodyJob)
    restore_archive = mutation(commands.restore_archive, CustodyJob)
    move_customer = mutation(commands.move_customer, CustodyJob)
    clear_old_place = mutation(commands.clear_old_place, CustodyJob)
    close_customer = mutation(commands.close_customer, CustodyJob)
    set_retention = mutation(commands.set_retention, CustomerRetention)
    erase_customer = mutation(commands.erase_customer, CustodyJob)
    confirm_erase = mutation(commands.confirm_erase, CustodyJob)
    cancel_custody = mutation(commands.cancel_custody, CustodyJob)
