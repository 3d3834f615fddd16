"""What the vendor's people ask of the books."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import case, func, or_, select

from infra.actions import query
from infra.db import among, mine, own
from infra.pages import Key, Page, paged
from infra.work import Read
from tenants.plans import permissions
from tenants.plans.ledger.models import ORDER_TURN, PAYMENT_TURN
from tenants.plans.ledger.providers import ALL
from tenants.plans.models import Approval, Invoice, Order, Payment, Provider, Refund, Subscription

ORDER_KEYS = {
    "WAITING": (
        Key(case(ORDER_TURN, value=Order.state), "turn"),
        Key(Order.placed_at, "placed_at"),
        Key(Order.id, "id"),
    ),
    "NEWEST": (Key(Order.placed_at, "placed_at", True), Key(Order.id, "id", True)),
    "AMOUNT": (Key(Order.amount, "amount", True), Key(Order.id, "id", True)),
}  # fmt: skip
PAYMENT_KEYS = {
    "WAITING": (
        Key(case(PAYMENT_TURN, value=Payment.state), "turn"), Key(Payment.received_at, "received_at"),
        Key(Payment.id, "id"),
    ),
    "NEWEST": (Key(Payment.received_at, "received_at", True), Key(Payment.id, "id", True)),
    "AMOUNT": (Key(Payment.amount, "amount", True), Key(Payment.id, "id", True)),
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class LedgerFilter:
    """`search`: an order number's beginning, a transaction's, or part of a customer's name."""

    states: Sequence[str] | None = None
    customer_id: UUID | None = None
    invoice: str | None = None
    provider: str | None = None
    search: str | None = None


@query(needs=permissions.READ_LEDGER)
async def order_page(read: Read, first: int, after: str | None, wanted: LedgerFilter, sort: str) -> Page[Order]:
    """Every customer's orders."""
    statement = mine(Order)
    if wanted.states:
        statement = statement.where(among(Order.state, wanted.states))
    if wanted.customer_id is not None:
        statement = statement.where(Order.customer_id == wanted.customer_id)
    if wanted.invoice:
        statement = statement.where(Order.invoice_state == wanted.invoice)
    if wanted.provider:
        statement = statement.where(Order.provider == wanted.provider)
    if wanted.search and (text := wanted.search.strip()):
        named = _named(text, Order.customer_id)
        statement = statement.where(or_(Order.number.startswith(text.upper(), autoescape=True), named))
    return await paged(read, statement, keys=ORDER_KEYS[sort], first=first, after=after)


@query(needs=permissions.READ_LEDGER)
async def payment_page(read: Read, first: int, after: str | None, wanted: LedgerFilter, sort: str) -> Page[Payment]:
    """All money that came, and what says that it came."""
    statement = mine(Payment)
    if wanted.states:
        statement = statement.where(among(Payment.state, wanted.states))
    if wanted.provider:
        statement = statement.where(Payment.provider == wanted.provider)
    if wanted.customer_id is not None:
        statement = statement.where(_of_customer(Order.customer_id == wanted.customer_id))
    if wanted.search and (text := wanted.search.strip()):
        start = text.upper()
        statement = statement.where(
            or_(
                Payment.order_number.startswith(start, autoescape=True),
                Payment.transaction_id.startswith(start, autoescape=True),
                _of_customer(_named(text, Order.customer_id)),
            )
        )
    return await paged(read, statement, keys=PAYMENT_KEYS[sort], first=first, after=after)


def _of_customer(condition: Any) -> Any:
    return select(Order.id).where(own(Order), Order.id == Payment.order_id, condition).exists()


def _named(text: str, customer: Any) -> Any:
    name = or_(
        Subscription.name_zh.contains(text, autoescape=True),
        func.lower(Subscription.name_en).contains(text.casefold(), autoescape=True),
        Subscription.slug.startswith(text.casefold(), autoescape=True),
    )
    return select(Subscription.id).where(own(Subscription), Subscription.id == customer, name).exists()


@query(needs=permissions.READ_LEDGER)
async def order(read: Read, id: UUID) -> Order | None:
    return await read.get(Order, id)


@query(needs=permissions.READ_LEDGER)
async def payment(read: Read, id: UUID) -> Payment | None:
    return await read.get(Payment, id)


@query(needs=permissions.READ_LEDGER)
async def providers(read: Read) -> list[Provider]:
    """The ways of being paid that were set."""
    return await read.all(ALL)


async def payments_of(read: Read, order_ids: Sequence[UUID]) -> list[list[Payment]]:
    rows = await read.all(mine(Payment).where(among(Payment.order_id, order_ids)).order_by(Payment.received_at))
    return [[row for row in rows if row.order_id == id] for id in order_ids]


async def approvals_of(read: Read, payment_ids: Sequence[UUID]) -> list[list[Approval]]:
    rows = await read.all(
        mine(Approval).where(among(Approval.payment_id, payment_ids)).order_by(Approval.round, Approval.step)
    )
    return [[row for row in rows if row.payment_id == id] for id in payment_ids]


async def refunds_of(read: Read, payment_ids: Sequence[UUID]) -> list[list[Refund]]:
    rows = await read.all(mine(Refund).where(among(Refund.payment_id, payment_ids)).order_by(Refund.noted_at))
    return [[row for row in rows if row.payment_id == id] for id in payment_ids]


async def orders_of(read: Read, ids: Sequence[UUID]) -> list[Order | None]:
    return await read.many(Order, ids)


async def subscriptions_of(read: Read, ids: Sequence[UUID]) -> list[Subscription | None]:
    return await read.many(Subscription, ids)


async def invoices_of(read: Read, ids: Sequence[UUID]) -> list[Invoice | None]:
    return await read.many(Invoice, ids)
