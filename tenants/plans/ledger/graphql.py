"""The vendor's books in the schema. Money: the currency's smallest unit."""

import enum
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

import strawberry
from strawberry.scalars import JSON

from infra.graphql import Info, Names, connection, loader, mutation, page_type
from tenants.plans import models
from tenants.plans.ledger import orders, payments, providers, queries

ROWS = strawberry.Private[Any]


@strawberry.type(description="Whose bill it is, and what the company has.")
class LedgerCustomer:
    id: UUID
    slug: str
    name: Names
    plan: str
    state: str
    until: datetime | None

    @classmethod
    def of(cls, row: models.Subscription) -> "LedgerCustomer":
        return cls(
            id=row.id, slug=row.slug, name=Names(zh=row.name_zh, en=row.name_en), plan=row.plan, state=row.state,
            until=row.until,
        )  # fmt: skip


@strawberry.type(description="One of the two who looked at the statement.")
class PaymentApproval:
    round: int
    step: int
    approver_id: UUID
    approver: str
    approved_at: datetime

    @classmethod
    def of(cls, row: models.Approval) -> "PaymentApproval":
        return cls(
            round=row.round, step=row.step, approver_id=row.approver_id, approver=row.approver,
            approved_at=row.approved_at,
        )  # fmt: skip


@strawberry.type(description="Money that went back.")
class PaymentRefund:
    id: UUID
    amount: int
    reference: str
    note: str
    noted_by: str
    noted_at: datetime

    @classmethod
    def of(cls, row: models.Refund) -> "PaymentRefund":
        return cls(
            id=row.id, amount=row.amount, reference=row.reference, note=row.note, noted_by=row.noted_by,
            noted_at=row.noted_at,
        )  # fmt: skip


@strawberry.type(description="What an invoice is made out with.")
class LedgerInvoice:
    kind: str
    title: str
    tax_number: str
    address: str
    phone: str
    bank: str
    account: str
    email: str
    amount: int
    currency: str
    state: str
    requested_at: datetime
    number: str | None
    issued_at: datetime | None
    issued_by: str | None

    @classmethod
    def of(cls, row: models.Invoice) -> "LedgerInvoice":
        return cls(**{name: getattr(row, name) for name in cls.__annotations__})


@strawberry.type(description="Money that came, or what says that it came. `problems`: why it fits no order.")
class LedgerPayment:
    id: UUID
    provider: str
    transaction_id: str
    order_id: UUID | None
    order_number: str
    amount: int
    currency: str
    state: str
    problems: list[str]
    received_at: datetime
    credited_at: datetime | None
    slip_sha256: str | None
    payer: str | None
    paid_on: date | None
    note: str | None
    settled_by: str | None
    row: ROWS

    @classmethod
    def of(cls, row: models.Payment) -> "LedgerPayment":
        names = [name for name in cls.__annotations__ if name != "row"]
        return cls(**{name: getattr(row, name) for name in names}, row=row)

    @strawberry.field
    async def approvals(self, info: Info) -> list[PaymentApproval]:
        """Of the running round."""
        found = await loader(info, queries.approvals_of).load(self.id)
        turn = payments.rounds(self.row, found)
        return [PaymentApproval.of(each) for each in found if each.round == turn]

    @strawberry.field
    async def refunds(self, info: Info) -> list[PaymentRefund]:
        return [PaymentRefund.of(each) for each in await loader(info, queries.refunds_of).load(self.id)]

    @strawberry.field
    async def order(self, info: Info) -> "LedgerOrder | None":
        row = await loader(info, queries.orders_of).load(self.order_id) if self.order_id else None
        return LedgerOrder.of(row) if row else None


@strawberry.type(description="What a customer ordered.")
class LedgerOrder:
    id: UUID
    customer_id: UUID
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
    provider: str | None
    invoice_state: str | None
    invoice_number: str | None
    refunded: int

    @classmethod
    def of(cls, row: models.Order) -> "LedgerOrder":
        return cls(**{name: getattr(row, name) for name in cls.__annotations__})

    @strawberry.field
    async def customer(self, info: Info) -> LedgerCustomer | None:
        row = await loader(info, queries.subscriptions_of).load(self.customer_id)
        return LedgerCustomer.of(row) if row else None

    @strawberry.field
    async def payments(self, info: Info) -> list[LedgerPayment]:
        return [LedgerPayment.of(each) for each in await loader(info, queries.payments_of).load(self.id)]

    @strawberry.field
    async def invoice(self, info: Info) -> LedgerInvoice | None:
        row = await loader(info, queries.invoices_of).load(self.id)
        return LedgerInvoice.of(row) if row else None


@strawberry.type(description="A way of being paid. Keys are never shown again: `secretSetAt` says that there are some.")
class PaymentProvider:
    code: str
    enabled: bool
    settings: JSON
    secret_set_at: datetime | None

    @classmethod
    def of(cls, row: models.Provider) -> "PaymentProvider":
        return cls(code=row.code, enabled=row.enabled, settings=row.settings, secret_set_at=row.secret_set_at)  # type: ignore[arg-type]


@strawberry.enum
class LedgerSort(enum.Enum):
    WAITING = "WAITING"
    NEWEST = "NEWEST"
    AMOUNT = "AMOUNT"


@strawberry.input
class LedgerFilter:
    states: list[str] | None = None
    customer_id: UUID | None = None
    invoice: str | None = None
    provider: str | None = None
    search: str | None = None


if TYPE_CHECKING:
    LedgerOrderPage = Any
    LedgerPaymentPage = Any
else:
    LedgerOrderPage, LedgerPaymentPage = page_type(LedgerOrder), page_type(LedgerPayment)


def _wanted(filter: LedgerFilter | None) -> queries.LedgerFilter:
    return queries.LedgerFilter(**vars(filter)) if filter else queries.LedgerFilter()


def _sort(sort: list[LedgerSort] | None) -> str:
    return sort[0].value if sort else "WAITING"


@strawberry.type
class Query:
    @strawberry.field
    async def ledger_orders(
        self,
        info: Info,
        first: int = 50,
        after: str | None = None,
        filter: LedgerFilter | None = None,
        sort: list[LedgerSort] | None = None,
    ) -> LedgerOrderPage:
        found = await queries.order_page(info.context.read, first, after, _wanted(filter), _sort(sort))
        return connection(LedgerOrder, found)

    @strawberry.field
    async def ledger_payments(
        self,
        info: Info,
        first: int = 50,
        after: str | None = None,
        filter: LedgerFilter | None = None,
        sort: list[LedgerSort] | None = None,
    ) -> LedgerPaymentPage:
        found = await queries.payment_page(info.context.read, first, after, _wanted(filter), _sort(sort))
        return connection(LedgerPayment, found)

    @strawberry.field
    async def ledger_order(self, info: Info, id: UUID) -> LedgerOrder | None:
        row = await queries.order(info.context.read, id)
        return LedgerOrder.of(row) if row else None

    @strawberry.field
    async def ledger_payment(self, info: Info, id: UUID) -> LedgerPayment | None:
        row = await queries.payment(info.context.read, id)
        return LedgerPayment.of(row) if row else None

    @strawberry.field
    async def payment_providers(self, info: Info) -> list[PaymentProvider]:
        return [PaymentProvider.of(row) for row in await queries.providers(info.context.read)]


@strawberry.type
class Mutation:
    approve_transfer = mutation(payments.approve_transfer, LedgerPayment)
    reject_transfer = mutation(payments.reject_transfer, LedgerPayment)
    assign_payment = mutation(payments.assign_payment, LedgerPayment)
    settle_payment = mutation(payments.settle_payment, LedgerPayment)
    note_refund = mutation(payments.note_refund, PaymentRefund)
    issue_invoice = mutation(orders.issue_invoice, LedgerInvoice)
    set_provider = mutation(providers.set_provider, PaymentProvider)
