"""What passes between a customer's company and the books: one company at a time, each under its own tenant.

Every listener here may run again after a crash; the commands it runs have ids that come from what it was told.
"""

from datetime import timedelta

from infra.actions import run_once
from infra.blobs import key_of
from infra.errors import DomainError, Refusal, Unavailable
from infra.events import on
from infra.ids import derived
from infra.log import log
from infra.storage import storage
from infra.work import Work, reading, system
from tenants.plans import buying
from tenants.plans.events import (
    InvoiceAsked,
    LedgerMoved,
    OrderCancelled,
    OrderPlaced,
    PaymentAsked,
    PaymentChosen,
    SimulationAsked,
    SlipSubmitted,
    TrialGranted,
)
from tenants.plans.ledger import asking, intake, orders, simulator, terms
from tenants.plans.ledger.access import vendor, vendor_id
from tenants.plans.ledger.providers import opened
from tenants.plans.ledger.pushing import push
from tenants.plans.models import Entitlement, Order
from tenants.plans.offers import PLANS

ASKING_FOR = timedelta(minutes=90)


class StillUnpaid(Unavailable):
    """Not a failure: the outbox asks again later, ever more slowly."""

    code = "plans.still_unpaid"
    text = "the order {number} is not paid yet"


@on(TrialGranted, while_read_only=True)
async def open_books(work: Work, fact: TrialGranted) -> None:
    cmd = terms.OpenSubscription(
        id=derived("plans.open", fact.tenant_id), customer_id=fact.tenant_id, slug=fact.slug, name_zh=fact.name_zh,
        name_en=fact.name_en, plan=fact.plan, until=fact.until, since=work.now, currency=fact.currency,
    )  # fmt: skip
    await run_once(await vendor(), terms.open_subscription, cmd)


@on(OrderPlaced, while_read_only=True)
async def take_order(work: Work, fact: OrderPlaced) -> None:
    actor = await vendor(f"{fact.by} · {fact.name_zh}")
    try:
        await _known(work, fact)
        cmd = orders.RecordOrder(
            id=derived("plans.order", fact.bill_id), order_id=fact.bill_id, customer_id=work.tenant_id,
            number=fact.number, plan=fact.plan, period=fact.period, placed_at=fact.placed_at, placed_by=fact.by,
        )  # fmt: skip
        await run_once(actor, orders.record_order, cmd)
    except Refusal as refusal:
        await buying.note_problem(work, fact.bill_id, refusal.code, state="cancelled")


async def _known(work: Work, fact: OrderPlaced) -> None:
    """A company that was never sold anything gets its page in the books with its first order."""
    own = await work.get(Entitlement, work.tenant_id)
    cmd = terms.OpenSubscription(
        id=derived("plans.open first", fact.bill_id), customer_id=work.tenant_id, slug=fact.slug,
        name_zh=fact.name_zh, name_en=fact.name_en, plan=own.plan if own else max(PLANS, key=lambda c: PLANS[c].rank),
        until=own.until if own else None, since=fact.placed_at, currency=own.currency if own else "CNY",
    )  # fmt: skip
    await run_once(await vendor(), terms.open_subscription, cmd)


@on(OrderCancelled, while_read_only=True)
async def drop_order(_work: Work, fact: OrderCancelled) -> None:
    cmd = orders.CancelOrder(id=derived("plans.cancel", fact.bill_id), order_id=fact.bill_id)
    await run_once(await vendor(fact.by), orders.cancel_recorded_order, cmd)


@on(PaymentChosen, queue="payments", while_read_only=True)
async def ask_provider(work: Work, fact: PaymentChosen) -> None:
    """A QR code or page; what the provider says no to is shown on the bill."""
    actor = await vendor(fact.by)
    async with reading(actor) as read:
        order = await read.get(Order, fact.bill_id)
        if order is None or order.state != "open":
            return
        provider = await opened(read, fact.provider)
    note = orders.NotePayLink(
        id=derived("plans.pay_link", work.line.id), order_id=fact.bill_id, provider=fact.provider
    )  # fmt: skip
    try:
        asked = await asking.ask(provider, order)
        note = orders.NotePayLink(
            id=note.id, order_id=note.order_id, provider=fact.provider, pay_link=asked.link, provider_ref=asked.ref
        )
    except Unavailable:
        raise
    except DomainError as error:
        log.warning("payments.refused", provider=fact.provider, problem=error.sentence)
        note = orders.NotePayLink(
            id=note.id, order_id=note.order_id, provider=fact.provider, problem="plans.provider_refused"
        )
    await run_once(actor, orders.note_pay_link, note)


@on(PaymentAsked, queue="payments")
async def look_after(work: Work, fact: PaymentAsked) -> None:
    """In the vendor's company: notifications get lost, so the provider is asked until the order is paid or old."""
    order = await work.get(Order, fact.order_id)
    if order is None or order.state != "open" or order.provider != fact.provider or order.asked_at is None:
        return
    provider = await opened(work, fact.provider)
    notice = await asking.state_of(provider, order)
    if notice is not None and notice.state == intake.PAID:
        await intake.take(await vendor(intake.NAMES[fact.provider]), provider, notice)
    elif work.now - order.asked_at < ASKING_FOR:
        raise StillUnpaid(number=order.number)


@on(SlipSubmitted, while_read_only=True)
async def take_slip(work: Work, fact: SlipSubmitted) -> None:
    """The slip goes to the vendor's files, where its people may look at it."""
    home = await vendor_id()
    content = await storage().get(key_of(work.tenant_id, fact.sha256), sha256=fact.sha256)
    key = key_of(home, fact.sha256)
    if await storage().stat(key) is None:
        await storage().put(key, content, sha256=fact.sha256)
    cmd = orders.RecordSlip(
        id=derived("plans.slip", work.line.id), order_id=fact.bill_id, sha256=fact.sha256, reference=fact.reference,
        payer=fact.payer, paid_on=fact.paid_on,
    )  # fmt: skip
    try:
        await run_once(system(home, fact.by), orders.record_slip, cmd)
    except Refusal as refusal:
        await buying.note_problem(work, fact.bill_id, refusal.code, state="open")


@on(SimulationAsked, queue="payments", while_read_only=True)
async def simulate(_work: Work, fact: SimulationAsked) -> None:
    async with reading(await vendor()) as read:
        order = await read.get(Order, fact.bill_id)
        if order is None:
            return
        provider = await opened(read, "simulator")
    statuses = await simulator.simulate(provider, order, fact.kind)
    log.info("payments.simulated", kind=fact.kind, order=order.number, statuses=statuses)


@on(InvoiceAsked, while_read_only=True)
async def take_invoice_data(work: Work, fact: InvoiceAsked) -> None:
    told = {name: getattr(fact, name) for name in buying.INVOICE_FIELDS}
    cmd = orders.RequestInvoice(id=derived("plans.invoice", work.line.id), order_id=fact.bill_id, **told)
    await run_once(await vendor(fact.by), orders.request_invoice, cmd)


@on(LedgerMoved)
async def tell_customer(work: Work, fact: LedgerMoved) -> None:
    """In the vendor's company: what the customer sees follows the books."""
    await push(work, fact.customer_id, fact.order_id)


async def turn_books(work: Work) -> None:
    """Once a day in the vendor's company (see plans.actors)."""
    for _ in range(20):
        if await terms.turn(work) < terms.AT_ONCE:
            return
