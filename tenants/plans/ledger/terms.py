"""The terms of subscriptions: opened by a trial, moved by payments, by the vendor, and by time."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import DateTime, Uuid, bindparam, or_

from infra.actions import Command, command
from infra.db import Statement, mine
from infra.errors import BadInput
from infra.work import Work
from tenants.plans import permissions, subscription
from tenants.plans.events import LedgerMoved
from tenants.plans.granting import check_plan
from tenants.plans.ledger.access import access_subscription, need_ledger
from tenants.plans.models import Order, Subscription
from tenants.plans.offers import PERIODS, PLANS

LONGEST_EXTENSION = 730
AT_ONCE = 500
TURNING = Statement(
    mine(Subscription)
    .where(
        Subscription.until <= bindparam("now", type_=DateTime(True)),
        or_(Subscription.state != "read_only", Subscription.next_plan.is_not(None)),
    )
    .order_by(Subscription.until, Subscription.id)
    .limit(AT_ONCE)
    .with_for_update(skip_locked=True)
)
STALE_ORDERS = Statement(
    mine(Order)
    .where(Order.state == "open", Order.placed_at < bindparam("before", type_=DateTime(True)))
    .order_by(Order.placed_at, Order.id)
    .limit(AT_ONCE)
    .with_for_update(skip_locked=True)
)
PAID = Statement(
    mine(Order)
    .where(
        Order.customer_id == bindparam("customer_id", type_=Uuid()),
        Order.state == "paid",
        Order.until > bindparam("now", type_=DateTime(True)),
    )
    .order_by(Order.starts_at, Order.id)
)
ORDER_LIVES = timedelta(days=15)
"""What is left of a term was counted against the price on the day of the order; later it would be wrong."""


@dataclass(frozen=True, kw_only=True)
class OpenSubscription(Command):
    customer_id: UUID
    slug: str
    name_zh: str
    name_en: str
    plan: str
    until: datetime | None
    since: datetime
    currency: str = "CNY"


@command(needs=permissions.KEEP_LEDGER)
async def open_subscription(work: Work, cmd: OpenSubscription) -> Subscription:
    """A company has begun its first term."""
    await need_ledger(work)
    check_plan(cmd.plan)
    known = await work.lock(Subscription, cmd.customer_id)
    if known is not None:
        return known
    row = await work.insert(
        Subscription(
            id=cmd.customer_id,
            slug=cmd.slug,
            name_zh=cmd.name_zh,
            name_en=cmd.name_en,
            plan=cmd.plan,
            state=subscription.phase(False, cmd.until, work.now),
            since=cmd.since,
            until=cmd.until,
            agreed={},
            prices={},
            currency=cmd.currency,
        )
    )
    work.emit(LedgerMoved(customer_id=row.id))
    return row


@dataclass(frozen=True, kw_only=True)
class ExtendSubscription(Command):
    customer_id: UUID
    days: int


@command(needs=permissions.KEEP_LEDGER)
async def extend_subscription(work: Work, cmd: ExtendSubscription) -> Subscription:
    """More days. A term that is over is extended from today, so that the days help."""
    if not 1 <= cmd.days <= LONGEST_EXTENSION:
        raise BadInput(field="days", problem=f"1 to {LONGEST_EXTENSION}")
    row = await access_subscription(work, cmd.customer_id)
    more = timedelta(days=cmd.days)
    if row.until is None:
        return row
    until = max(row.until, work.now) + more
    following = {"next_until": row.next_until + more} if row.next_until else {}
    return await moved(work, row, until=until, **following)


@dataclass(frozen=True, kw_only=True)
class ChangeSubscriptionPlan(Command):
    """`agreed`: numbers beyond the plan (seats, devices …) and `modules`; None leaves what was agreed."""

    customer_id: UUID
    plan: str
    agreed: dict[str, Any] | None = None


@command(needs=permissions.KEEP_LEDGER)
async def change_subscription_plan(work: Work, cmd: ChangeSubscriptionPlan) -> Subscription:
    """Another plan at once, without a bill: what the vendor agreed with its customer."""
    check_plan(cmd.plan)
    row = await access_subscription(work, cmd.customer_id)
    agreed = row.agreed if cmd.agreed is None else cmd.agreed
    return await moved(work, row, plan=cmd.plan, agreed=agreed)


@dataclass(frozen=True, kw_only=True)
class PriceSubscription(Command):
    """`prices`: plan → period → amount; what is not named costs what the catalogue says. With `currency` they hold for
    whoever pays in it."""

    customer_id: UUID
    prices: dict[str, Any] = field(default_factory=dict)
    currency: str | None = None


@command(needs=permissions.KEEP_LEDGER)
async def price_subscription(work: Work, cmd: PriceSubscription) -> Subscription:
    """What its partner sells at."""
    row = await access_subscription(work, cmd.customer_id)
    if cmd.currency not in (None, row.currency):
        return row
    return await moved(work, row, prices=cmd.prices)


async def moved(work: Work, row: Subscription, **changes: Any) -> Subscription:
    """Write the change with the phase it leads to, and have the customer told."""
    paid = changes.get("paid", row.paid)
    state = subscription.phase(paid, changes.get("until", row.until), work.now)
    before = row.revision
    row = await work.change(row, **changes, state=state)
    if row.revision != before:
        work.emit(LedgerMoved(customer_id=row.id))
    return row


async def standing_of(work: Work, row: Subscription) -> subscription.Standing:
    """What an order is reckoned from. What counted against an order's price was paid as well, with the term before."""
    paid = await work.all(PAID, customer_id=row.id, now=work.now) if row.paid else []
    terms = tuple(
        subscription.Term(order.plan, order.list_amount, order.starts_at, order.until)
        for order in paid
        if order.starts_at is not None and order.until is not None
    )
    return subscription.Standing(row.plan, row.until, row.next_plan, row.next_until, terms)


async def _cut(work: Work, row: Subscription) -> None:
    """The paid terms end here: what was left of them has counted against another order."""
    for order in await work.all(PAID, customer_id=row.id, now=work.now):
        await work.change(order, until=max(work.now, order.starts_at))
        work.emit(LedgerMoved(customer_id=row.id, order_id=order.id))


async def credit_term(work: Work, row: Subscription, order: Order, now: datetime) -> tuple[datetime, datetime]:
    """Begin what was paid: (from, until). The days count from the payment, whenever the order was placed."""
    months = PERIODS[order.period]
    if row.next_plan is not None and row.next_until is not None and order.plan == row.next_plan:
        begins = row.next_until
        await moved(work, row, next_until=subscription.add_months(begins, months), paid=True)
        return begins, subscription.add_months(begins, months)
    running = row.paid and row.until is not None and row.until > now
    larger = PLANS[order.plan].rank > PLANS[row.plan].rank
    if not running or row.until is None or larger:
        until = subscription.add_months(now, months)
        await _cut(work, row)
        await moved(
            work, row, plan=order.plan, paid=True, since=now, until=until, next_plan=None, next_until=None
        )  # fmt: skip
        return now, until
    begins, until = row.until, subscription.add_months(row.until, months)
    if order.plan == row.plan:
        await moved(work, row, until=until, paid=True)
    else:
        await moved(work, row, next_plan=order.plan, next_until=until)
    return begins, until


async def turn(work: Work) -> int:
    """What time has changed in the books: terms that are over, plans that follow, orders nobody paid; how many."""
    turning = await work.all(TURNING, now=work.now)
    for row in turning:
        if row.next_plan is not None:
            await moved(
                work, row, plan=row.next_plan, since=row.until, until=row.next_until, next_plan=None, next_until=None
            )  # fmt: skip
        else:
            await moved(work, row)
    stale = await work.all(STALE_ORDERS, before=work.now - ORDER_LIVES)
    for order in stale:
        await work.change(order, state="cancelled", problem="plans.order_too_old")
        work.emit(LedgerMoved(customer_id=order.customer_id, order_id=order.id))
    return len(turning) + len(stale)
