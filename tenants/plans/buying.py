"""What a company does about its own subscription. All of it works for an expired company too: paying is the way out.

Each act is written here and told to the vendor's ledger by the worker; the ledger's answer comes back as `set_bill`.
"""

import base64
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import DateTime, bindparam

from infra import blobs
from infra.actions import Command, command
from infra.db import Statement, mine
from infra.errors import BadInput, Missing
from infra.work import Read, Work
from tenants.plans import invoicing, permissions, subscription
from tenants.plans.errors import BillNotOpen, OrderStillOpen, SlipMissing, UnknownPlan, WayNotOffered
from tenants.plans.events import (
    InvoiceAsked,
    OrderCancelled,
    OrderPlaced,
    PaymentChosen,
    SimulationAsked,
    SlipSubmitted,
)
from tenants.plans.models import Bill, Entitlement, InvoiceProfile, Tenant
from tenants.plans.offers import PERIODS, PLANS

PAID: Final = Statement(
    mine(Bill)
    .where(Bill.state == "paid", Bill.until > bindparam("now", type_=DateTime(True)))
    .order_by(Bill.starts_at, Bill.id)
)
WAITING: Final = Statement(
    mine(Bill).where(Bill.state != "paid", Bill.state != "cancelled").order_by(Bill.placed_at).limit(1)
)
BANK, SIMULATOR = "bank", "simulator"
SIMULATIONS: Final = (
    "paid", "twice", "wrong_amount", "wrong_currency", "wrong_merchant", "wrong_order", "tampered", "late", "stranger",
)  # fmt: skip
INVOICE_FIELDS: Final = ("kind", "title", "tax_number", "address", "phone", "bank", "account", "email")
LONGEST_TEXT: Final = 120
AHEAD: Final = timedelta(hours=14)
"""Where the day begins first, it is so much later than here."""


async def standing_of(read: Read, row: Entitlement | None, now: datetime) -> subscription.Standing | None:
    """What an order of this company is reckoned from, by its own copies."""
    if row is None:
        return None
    paid: list[Bill] = await read.all(PAID, now=now) if row.state != "trial" else []
    terms = tuple(
        subscription.Term(bill.plan, bill.list_amount, bill.starts_at, bill.until)
        for bill in paid
        if bill.starts_at is not None and bill.until is not None
    )
    return subscription.Standing(row.plan, row.until, row.next_plan, row.next_until, terms)


async def quote_for(read: Read, plan: str, period: str, now: datetime) -> tuple[subscription.Quote, str]:
    """What the order would cost this company now, and in which currency."""
    if plan not in PLANS or not PLANS[plan].online or period not in PERIODS:
        raise UnknownPlan(plan=plan[:40])
    row = await read.get(Entitlement, read.tenant_id)
    currency = row.currency if row else "CNY"
    amount = subscription.price(plan, period, currency, row.prices if row else {})
    return subscription.quote(await standing_of(read, row, now), plan, period, amount, now), currency


@dataclass(frozen=True, kw_only=True)
class PlaceOrder(Command):
    plan: str
    period: str


@command(needs=permissions.MANAGE_SUBSCRIPTION, while_read_only=True)
async def place_order(work: Work, cmd: PlaceOrder) -> Bill:
    """Order a plan for a month or a year."""
    waiting: Bill | None = await work.one(WAITING)
    if waiting is not None:
        raise OrderStillOpen(number=waiting.number)
    quote, currency = await quote_for(work, cmd.plan, cmd.period, work.now)
    tenant = await work.get(Tenant, work.tenant_id)
    if tenant is None:
        raise Missing(what="tenant")
    bill = Bill(
        id=cmd.id, number=order_number(cmd.id, work.now), plan=cmd.plan, period=cmd.period,
        list_amount=quote.list_amount, credit=quote.credit, amount=quote.amount, currency=currency, state="placed",
        placed_at=work.now, placed_by=work.actor.name, starts_at=quote.starts_at, until=quote.until, ways={},
    )  # fmt: skip
    await work.insert(bill)
    work.emit(
        OrderPlaced(
            bill_id=bill.id, slug=tenant.slug, name_zh=tenant.name_zh, name_en=tenant.name_en, number=bill.number,
            plan=cmd.plan, period=cmd.period, placed_at=work.now, by=work.actor.name,
        )
    )  # fmt: skip
    return bill


def order_number(bill_id: UUID, at: datetime) -> str:
    """What stands on a bank's statement: the day and 40 random bits of the id; providers allow 32 signs."""
    return f"LT{at:%y%m%d}{base64.b32encode(bill_id.bytes[-5:]).decode()}"


@dataclass(frozen=True, kw_only=True)
class CancelBill(Command):
    bill_id: UUID


@command(needs=permissions.MANAGE_SUBSCRIPTION, while_read_only=True)
async def cancel_bill(work: Work, cmd: CancelBill) -> Bill:
    """Give up an order that is not paid."""
    bill = await _open(work, cmd.bill_id, "placed", "open")
    work.emit(OrderCancelled(bill_id=bill.id, by=work.actor.name))
    return await work.change(bill, state="cancelled")


@dataclass(frozen=True, kw_only=True)
class ChoosePayment(Command):
    bill_id: UUID
    provider: str


@command(needs=permissions.MANAGE_SUBSCRIPTION, while_read_only=True)
async def choose_payment(work: Work, cmd: ChoosePayment) -> Bill:
    """Ask the provider for its QR code or page."""
    bill = await _open(work, cmd.bill_id, "open")
    _check_way(bill, cmd.provider)
    if cmd.provider != BANK:
        work.emit(PaymentChosen(bill_id=bill.id, provider=cmd.provider, by=work.actor.name))
    return await work.change(bill, provider=cmd.provider, pay_link=None, problem=None)


@dataclass(frozen=True, kw_only=True)
class SubmitSlip(Command):
    """`sha256` names the picture or PDF sent to /api/blobs before; `reference` is the bank's serial number."""

    bill_id: UUID
    sha256: str
    reference: str
    payer: str
    paid_on: date


@command(needs=permissions.MANAGE_SUBSCRIPTION, while_read_only=True)
async def submit_slip(work: Work, cmd: SubmitSlip) -> Bill:
    """Say that the bill was paid by bank transfer, and show the slip."""
    bill = await _open(work, cmd.bill_id, "open")
    _check_way(bill, BANK)
    reference = "".join(cmd.reference.split()).upper()
    payer = cmd.payer.strip()
    if not 4 <= len(reference) <= 64 or not reference.isascii():
        raise BadInput(field="reference", problem="4 to 64 letters and digits")
    if not 1 <= len(payer) <= LONGEST_TEXT:
        raise BadInput(field="payer", problem=f"1 to {LONGEST_TEXT} signs")
    if cmd.paid_on > (work.now + AHEAD).date():
        raise BadInput(field="paidOn", problem="a day that has not come")
    try:
        await blobs.stored_blob(work.tenant_id, cmd.sha256)
    except blobs.BlobMissing:
        raise SlipMissing() from None
    work.emit(
        SlipSubmitted(
            bill_id=bill.id, sha256=cmd.sha256, reference=reference, payer=payer, paid_on=cmd.paid_on,
            by=work.actor.name,
        )
    )  # fmt: skip
    return await work.change(bill, state="checking", provider=BANK, slip_sha256=cmd.sha256, problem=None)


@dataclass(frozen=True, kw_only=True)
class SimulatePayment(Command):
    """`kind`: paid, or what is to be wrong with the notification (SIMULATIONS)."""

    bill_id: UUID
    kind: str = "paid"


@command(needs=permissions.MANAGE_SUBSCRIPTION, while_read_only=True)
async def simulate_payment(work: Work, cmd: SimulatePayment) -> Bill:
    """Have the payment simulator send its signed notification, as a real provider would."""
    bill = await _open(work, cmd.bill_id, "open", "paid")
    _check_way(bill, SIMULATOR)
    if cmd.kind not in SIMULATIONS:
        raise BadInput(field="kind", problem=f"one of {', '.join(SIMULATIONS)}")
    work.emit(SimulationAsked(bill_id=bill.id, kind=cmd.kind))
    return bill


@dataclass(frozen=True, kw_only=True)
class SetInvoiceProfile(Command):
    kind: str
    title: str
    tax_number: str
    address: str = ""
    phone: str = ""
    bank: str = ""
    account: str = ""
    email: str = ""


@command(needs=permissions.MANAGE_SUBSCRIPTION, while_read_only=True)
async def set_invoice_profile(work: Work, cmd: SetInvoiceProfile) -> InvoiceProfile:
    """To whom invoices are made out."""
    given = {name: getattr(cmd, name).strip()[:LONGEST_TEXT] for name in INVOICE_FIELDS}
    invoicing.check_profile(cmd.kind, given)
    given["tax_number"] = invoicing.clean_tax_number(cmd.tax_number)
    row = await work.lock(InvoiceProfile, work.tenant_id)
    if row is None:
        return await work.insert(InvoiceProfile(id=work.tenant_id, **given))
    return await work.change(row, **given)


@dataclass(frozen=True, kw_only=True)
class AskInvoice(Command):
    bill_id: UUID


@command(needs=permissions.MANAGE_SUBSCRIPTION, while_read_only=True)
async def ask_invoice(work: Work, cmd: AskInvoice) -> Bill:
    """Ask for the invoice of a paid bill, with the data that stand in the profile now."""
    bill = await _open(work, cmd.bill_id, "paid")
    if bill.invoice_state == "issued":
        raise BillNotOpen(number=bill.number, state="issued")
    profile = await work.get(InvoiceProfile, work.tenant_id)
    if profile is None:
        raise Missing(what="invoice data")
    told = {name: getattr(profile, name) for name in INVOICE_FIELDS}
    work.emit(InvoiceAsked(bill_id=bill.id, by=work.actor.name, **told))
    return await work.change(bill, invoice_state="requested")


async def _open(work: Work, bill_id: UUID, *states: str) -> Bill:
    bill = await work.lock(Bill, bill_id)
    if bill is None:
        raise Missing(what="bill")
    if bill.state not in states:
        raise BillNotOpen(number=bill.number, state=bill.state)
    return bill


def _check_way(bill: Bill, provider: str) -> None:
    if provider not in bill.ways:
        raise WayNotOffered(provider=provider[:40])


# -- what comes back from the ledger --------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class SetBill(Command):
    bill_id: UUID
    version: int
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
    starts_at: datetime | None = None
    until: datetime | None = None
    paid_at: datetime | None = None
    ways: dict[str, Any] = field(default_factory=dict)
    provider: str | None = None
    pay_link: str | None = None
    slip_sha256: str | None = None
    problem: str | None = None
    invoice_state: str | None = None
    invoice_number: str | None = None
    refunded: int = 0


COPIED: Final = (
    "version", "number", "plan", "period", "list_amount", "credit", "amount", "currency", "state", "placed_at",
    "placed_by", "starts_at", "until", "paid_at", "ways", "provider", "pay_link", "slip_sha256", "problem",
    "invoice_state", "invoice_number", "refunded",
)  # fmt: skip


@command(needs=permissions.SET_BILL, while_read_only=True)
async def set_bill(work: Work, cmd: SetBill) -> Bill:
    """The ledger's order as the company sees it. An older state than the one that stands changes nothing."""
    values = {name: getattr(cmd, name) for name in COPIED}
    bill = await work.lock(Bill, cmd.bill_id)
    if bill is None:
        return await work.insert(Bill(id=cmd.bill_id, **values))
    if cmd.version <= bill.version:
        return bill
    return await work.change(bill, **values)


async def note_problem(work: Work, bill_id: UUID, problem: str, *, state: str | None = None) -> None:
    """What the ledger answered when it said no (part of the worker's own line)."""
    bill = await work.lock(Bill, bill_id)
    if bill is not None and bill.state not in ("paid", "cancelled"):
        await work.change(bill, problem=problem, **({"state": state} if state else {}))
