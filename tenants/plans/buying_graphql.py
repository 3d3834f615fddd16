"""The company's own subscription in the schema: bills, invoice data, use. Money: the currency's smallest unit."""

import enum
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

import strawberry
from strawberry.scalars import JSON

from infra.graphql import Info, connection, mutation, page_type
from tenants.plans import buying, models, queries
from tenants.plans.metering.usage import MEGABYTE


@strawberry.type(description="An order of this company. `ways`: how it can be paid, with what is to be shown.")
class Bill:
    id: UUID
    number: str
    plan: str
    period: str
    list_amount: int
    credit: int
    amount: int
    currency: str
    state: str
    placed_at: datetime
    placed_by: str
    starts_at: datetime | None
    until: datetime | None
    paid_at: datetime | None
    ways: JSON
    provider: str | None
    pay_link: str | None
    slip_sha256: str | None
    problem: str | None
    invoice_state: str | None
    invoice_number: str | None
    refunded: int

    @classmethod
    def of(cls, row: models.Bill) -> "Bill":
        same = {name: getattr(row, name) for name in buying.COPIED if name != "version"}
        return cls(id=row.id, **same)


@strawberry.type(description="What an order would cost now: `amount` = `listAmount` − `credit`.")
class OrderQuote:
    list_amount: int
    credit: int
    amount: int
    currency: str
    starts_at: datetime
    until: datetime
    replaces: bool


@strawberry.type(description="To whom invoices are made out.")
class InvoiceProfile:
    kind: str
    title: str
    tax_number: str
    address: str
    phone: str
    bank: str
    account: str
    email: str

    @classmethod
    def of(cls, row: models.InvoiceProfile) -> "InvoiceProfile":
        return cls(**{name: getattr(row, name) for name in buying.INVOICE_FIELDS})


@strawberry.type(description="One day of the company's own calendar.")
class UsedDay:
    day: date
    seats: int
    devices: int
    storage_mb: int
    reports: int
    api_calls: int

    @classmethod
    def of(cls, row: models.UsageDay) -> "UsedDay":
        return cls(
            day=row.day, seats=row.seats, devices=row.devices, storage_mb=row.storage_bytes // MEGABYTE,
            reports=row.reports, api_calls=row.api_calls,
        )  # fmt: skip


@strawberry.type(description="What the company uses: levels now, counts of the running month, and the last days.")
class PlanUse:
    seats: int
    devices: int
    storage_mb: int
    reports_month: int
    api_calls_month: int
    days: list[UsedDay]

    @classmethod
    def of(cls, found: queries.Used) -> "PlanUse":
        return cls(
            seats=found.seats, devices=found.devices, storage_mb=-(-found.storage_bytes // MEGABYTE),
            reports_month=found.reports_month, api_calls_month=found.calls_month,
            days=[UsedDay.of(row) for row in found.days],
        )  # fmt: skip


@strawberry.enum
class BillSort(enum.Enum):
    NEWEST = "NEWEST"
    OLDEST = "OLDEST"


@strawberry.input
class BillFilter:
    states: list[str] | None = None


if TYPE_CHECKING:
    BillPage = Any
else:
    BillPage = page_type(Bill)


@strawberry.type
class Query:
    @strawberry.field
    async def bills(
        self,
        info: Info,
        first: int = 50,
        after: str | None = None,
        filter: BillFilter | None = None,
        sort: list[BillSort] | None = None,
    ) -> BillPage:
        wanted = queries.BillFilter(states=filter.states if filter else None)
        newest = not sort or sort[0] is BillSort.NEWEST
        return connection(Bill, await queries.bill_page(info.context.read, first, after, wanted, newest))

    @strawberry.field
    async def order_quote(self, info: Info, plan: str, period: str) -> OrderQuote:
        found, currency = await queries.order_quote(info.context.read, plan, period)
        return OrderQuote(
            list_amount=found.list_amount, credit=found.credit, amount=found.amount, currency=currency,
            starts_at=found.starts_at, until=found.until, replaces=found.replaces,
        )  # fmt: skip

    @strawberry.field
    async def invoice_profile(self, info: Info) -> InvoiceProfile | None:
        row = await queries.invoice_profile(info.context.read)
        return InvoiceProfile.of(row) if row else None

    @strawberry.field
    async def plan_use(self, info: Info) -> PlanUse:
        return PlanUse.of(await queries.used(info.context.read))


@strawberry.type
class Mutation:
    place_order = mutation(buying.place_order, Bill)
    cancel_bill = mutation(buying.cancel_bill, Bill)
    choose_payment = mutation(buying.choose_payment, Bill)
    submit_slip = mutation(buying.submit_slip, Bill)
    simulate_payment = mutation(buying.simulate_payment, Bill)
    set_invoice_profile = mutation(buying.set_invoice_profile, InvoiceProfile)
    ask_invoice = mutation(buying.ask_invoice, Bill)
