"""Orders in the vendor's books. They come from the customer's company by the worker, under the name of who ordered."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from infra.actions import Command, command
from infra.work import Work
from tenants.plans import permissions, subscription
from tenants.plans.errors import BillNotOpen, InvoiceNumberWrong, ReferenceUsed, UnknownPlan
from tenants.plans.events import LedgerMoved, PaymentAsked, PaymentWaits
from tenants.plans.ledger.access import BY_TRANSACTION, access_order, need_ledger
from tenants.plans.ledger.providers import ways_of
from tenants.plans.ledger.terms import standing_of
from tenants.plans.models import Invoice, Order, Payment, Subscription
from tenants.plans.offers import PERIODS, PLANS

BANK = "bank"
QUERIED = frozenset({"wechat", "alipay", "stripe"})


@dataclass(frozen=True, kw_only=True)
class RecordOrder(Command):
    order_id: UUID
    customer_id: UUID
    number: str
    plan: str
    period: str
    placed_at: datetime
    placed_by: str


@command(needs=permissions.KEEP_LEDGER)
async def record_order(work: Work, cmd: RecordOrder) -> Order:
    """Take an order into the books, at the price they say."""
    await need_ledger(work)
    row = await work.lock(Subscription, cmd.customer_id)
    if row is None or cmd.plan not in PLANS or not PLANS[cmd.plan].online or cmd.period not in PERIODS:
        raise UnknownPlan(plan=cmd.plan)
    work.subject(row.id)
    amount = subscription.price(cmd.plan, cmd.period, row.currency, row.prices)
    quote = subscription.quote(await standing_of(work, row), cmd.plan, cmd.period, amount, work.now)
    order = await work.insert(
        Order(
            id=cmd.order_id, customer_id=row.id, number=cmd.number, plan=cmd.plan, period=cmd.period,
            list_amount=quote.list_amount, credit=quote.credit, amount=quote.amount, currency=row.currency,
            state="open", placed_at=cmd.placed_at, placed_by=cmd.placed_by, starts_at=quote.starts_at,
            until=quote.until, ways=await ways_of(work, row.currency),
        )
    )  # fmt: skip
    work.emit(LedgerMoved(customer_id=row.id, order_id=order.id))
    return order


@dataclass(frozen=True, kw_only=True)
class CancelOrder(Command):
    order_id: UUID


@command(needs=permissions.KEEP_LEDGER)
async def cancel_recorded_order(work: Work, cmd: CancelOrder) -> Order:
    """The customer does not want it any more. One that is paid or being looked at stays."""
    order = await access_order(work, cmd.order_id)
    if order.state == "open":
        await work.change(order, state="cancelled")
    work.emit(LedgerMoved(customer_id=order.customer_id, order_id=order.id))
    return order


@dataclass(frozen=True, kw_only=True)
class NotePayLink(Command):
    """What the provider answered: where to pay, or why it cannot be paid there."""

    order_id: UUID
    provider: str
    pay_link: str | None = None
    provider_ref: str | None = None
    problem: str | None = None


@command(needs=permissions.KEEP_LEDGER)
async def note_pay_link(work: Work, cmd: NotePayLink) -> Order:
    order = await access_order(work, cmd.order_id)
    if order.state != "open":
        return order
    await work.change(
        order, provider=cmd.provider, pay_link=cmd.pay_link, provider_ref=cmd.provider_ref, problem=cmd.problem,
        asked_at=work.now,
    )  # fmt: skip
    if cmd.pay_link is not None and cmd.provider in QUERIED:
        work.emit(PaymentAsked(order_id=order.id, provider=cmd.provider))
    work.emit(LedgerMoved(customer_id=order.customer_id, order_id=order.id))
    return order


@dataclass(frozen=True, kw_only=True)
class RecordSlip(Command):
    order_id: UUID
    sha256: str
    reference: str
    payer: str
    paid_on: date


@command(needs=permissions.KEEP_LEDGER)
async def record_slip(work: Work, cmd: RecordSlip) -> Payment:
    """The customer says it paid by bank: two people will look. A reference proves one payment only; one that was
    refused may be sent in again for the same order."""
    order = await access_order(work, cmd.order_id)
    if order.state not in ("open", "cancelled"):
        raise BillNotOpen(number=order.number, state=order.state)
    payment: Payment | None = await work.one(BY_TRANSACTION, provider=BANK, transaction_id=cmd.reference)
    if payment is not None and (payment.order_id != order.id or payment.state != "refused"):
        raise ReferenceUsed(reference=cmd.reference)
    values = {
        "slip_sha256": cmd.sha256, "payer": cmd.payer, "paid_on": cmd.paid_on, "state": "pending", "note": None,
        "settled_by": None, "problems": [], "received_at": work.now,
    }  # fmt: skip
    if payment is None:
        payment = await work.insert(
            Payment(
                provider=BANK, transaction_id=cmd.reference, order_id=order.id, order_number=order.number,
                amount=order.amount, currency=order.currency, facts={}, **values,
            )
        )  # fmt: skip
    else:
        payment = await work.change(payment, **values)
    await work.change(order, state="checking", provider=BANK, slip_sha256=cmd.sha256, problem=None)
    row = await work.get(Subscription, order.customer_id)
    work.emit(
        PaymentWaits(
            payment_id=payment.id, number=order.number, customer=row.name_zh if row else "", amount=order.amount,
            currency=order.currency,
        )
    )  # fmt: skip
    work.emit(LedgerMoved(customer_id=order.customer_id, order_id=order.id))
    return payment


@dataclass(frozen=True, kw_only=True)
class NoteOrderProblem(Command):
    order_id: UUID
    problem: str


@command(needs=permissions.KEEP_LEDGER)
async def note_order_problem(work: Work, cmd: NoteOrderProblem) -> Order:
    """What the customer is told about its last attempt."""
    order = await access_order(work, cmd.order_id)
    await work.change(order, problem=cmd.problem)
    work.emit(LedgerMoved(customer_id=order.customer_id, order_id=order.id))
    return order


@dataclass(frozen=True, kw_only=True)
class RequestInvoice(Command):
    order_id: UUID
    kind: str
    title: str
    tax_number: str
    address: str
    phone: str
    bank: str
    account: str
    email: str


@command(needs=permissions.KEEP_LEDGER)
async def request_invoice(work: Work, cmd: RequestInvoice) -> Invoice:
    """Take the data of an invoice. As long as none was issued they may be corrected."""
    order = await access_order(work, cmd.order_id)
    if order.state != "paid":
        raise BillNotOpen(number=order.number, state=order.state)
    values = {
        name: getattr(cmd, name)
        for name in ("kind", "title", "tax_number", "address", "phone", "bank", "account", "email")
    }
    row = await work.lock(Invoice, order.id)
    if row is None:
        row = await work.insert(
            Invoice(
                id=order.id, **values, amount=order.amount, currency=order.currency, state="requested",
                requested_at=work.now,
            )
        )  # fmt: skip
    elif row.state == "requested":
        row = await work.change(row, **values)
    await work.change(order, invoice_state=row.state)
    work.emit(LedgerMoved(customer_id=order.customer_id, order_id=order.id))
    return row


@dataclass(frozen=True, kw_only=True)
class IssueInvoice(Command):
    order_id: UUID
    number: str


@command(needs=permissions.ISSUE_INVOICE)
async def issue_invoice(work: Work, cmd: IssueInvoice) -> Invoice:
    """Note the number of the invoice that was made out; the customer sees it."""
    order = await access_order(work, cmd.order_id)
    row = await work.lock(Invoice, order.id)
    if row is None or row.state != "requested":
        raise BillNotOpen(number=order.number, state=order.invoice_state or order.state)
    number = "".join(cmd.number.split())
    if not (number.isascii() and number.isdigit() and len(number) in (8, 20)):
        raise InvoiceNumberWrong(number=number[:30])
    row = await work.change(
        row, state="issued", number=number, issued_at=work.now, issued_by=work.actor.name
    )  # fmt: skip
    await work.change(order, invoice_state="issued", invoice_number=number)
    work.emit(LedgerMoved(customer_id=order.customer_id, order_id=order.id))
    return row
