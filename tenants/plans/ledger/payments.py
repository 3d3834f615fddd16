"""Money that came: credited once, or kept as an exception until somebody says what it was.

A transaction of a provider is one command id, so a notification that is sent again (because our answer was lost, or
because the provider always sends twice) finds what the first one did.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import Uuid, bindparam

from infra.actions import Command, command
from infra.db import Statement, mine
from infra.payments import Expected, Notice, differences
from infra.work import Work
from tenants.plans import permissions
from tenants.plans.errors import (
    ApproverNotHuman,
    OrderDoesNotTake,
    PaymentNotWaiting,
    RefundTooLarge,
    SameApprover,
    TransferDiffers,
)
from tenants.plans.events import LedgerMoved, NoticeDistrusted, PaymentOdd, PaymentSettled, PaymentWaits
from tenants.plans.ledger.access import ORDER_BY_NUMBER, access_order, access_payment, access_subscription, need_ledger
from tenants.plans.ledger.terms import credit_term
from tenants.plans.models import Approval, Order, Payment, Refund, Subscription

APPROVALS = Statement(
    mine(Approval)
    .where(Approval.payment_id == bindparam("payment_id", type_=Uuid()))
    .order_by(Approval.round, Approval.step)
)
UNKNOWN, PAID_ALREADY, CANCELLED, CONTRADICTS = "unknown_order", "paid_already", "cancelled", "contradicts"
NEEDED = 2


@dataclass(frozen=True, kw_only=True)
class RecordPayment(Command):
    """What a provider's notification proved. `merchant` and `app` are its own, the expected ones come from the
    provider's settings. `contradicts`: this transaction was told of before, with other figures."""

    provider: str
    transaction_id: str
    order_number: str
    amount: int
    currency: str
    merchant: str
    app: str
    expected_merchant: str
    expected_app: str
    contradicts: bool = False
    facts: dict[str, Any] = field(default_factory=dict)

    # No secrets, but no part of what makes it the same payment: a notification that is sent again carries another time
    # of sending, and the settings may have changed since.
    secret: ClassVar[frozenset[str]] = frozenset({"facts", "expected_merchant", "expected_app"})


@command(needs=permissions.KEEP_LEDGER)
async def record_payment(work: Work, cmd: RecordPayment) -> Payment:
    """Credit the order when everything fits; otherwise keep the money as an exception."""
    await need_ledger(work)
    order: Order | None = await work.one(ORDER_BY_NUMBER, number=cmd.order_number)
    problems = _problems(cmd, order)
    payment = await work.insert(
        Payment(
            provider=cmd.provider,
            transaction_id=cmd.transaction_id,
            order_id=order.id if order else None,
            order_number=cmd.order_number,
            amount=cmd.amount,
            currency=cmd.currency,
            state="exception" if problems else "pending",
            problems=problems,
            facts=dict(cmd.facts),
            received_at=work.now,
        )
    )
    if problems or order is None:
        work.emit(
            PaymentOdd(
                payment_id=payment.id, provider=cmd.provider, number=cmd.order_number, amount=cmd.amount,
                currency=cmd.currency, problems=problems,
            )
        )  # fmt: skip
        return payment
    return await credit(work, payment, order)


def _problems(cmd: RecordPayment, order: Order | None) -> list[str]:
    found = [CONTRADICTS] if cmd.contradicts else []
    if order is None:
        return [*found, UNKNOWN]
    notice = Notice(
        provider=cmd.provider, transaction_id=cmd.transaction_id, order_number=cmd.order_number, amount=cmd.amount,
        currency=cmd.currency, merchant=cmd.merchant, app=cmd.app, state="paid",
    )  # fmt: skip
    expected = Expected(
        order_number=order.number, amount=order.amount, currency=order.currency, merchant=cmd.expected_merchant,
        app=cmd.expected_app,
    )  # fmt: skip
    found += differences(notice, expected)
    if order.state == "paid":
        found.append(PAID_ALREADY)
    elif order.state == "cancelled":
        found.append(CANCELLED)
    return found


async def credit(work: Work, payment: Payment, order: Order) -> Payment:
    """The order is paid by this payment: its term begins."""
    row = await access_subscription(work, order.customer_id)
    starts, until = await credit_term(work, row, order, work.now)
    payment = await work.change(payment, state="credited", order_id=order.id, credited_at=work.now)
    await work.change(
        order, state="paid", paid_at=work.now, provider=payment.provider, starts_at=starts, until=until, problem=None,
        pay_link=None,
    )  # fmt: skip
    work.emit(LedgerMoved(customer_id=order.customer_id, order_id=order.id))
    work.emit(PaymentSettled(payment_id=payment.id, outcome="credited"))
    return payment


# -- bank transfers: two people -------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class ApproveTransfer(Command):
    """`amount` is what stands on the bank's statement, as the approver reads it there."""

    payment_id: UUID
    amount: int


@command(needs=permissions.APPROVE_PAYMENT)
async def approve_transfer(work: Work, cmd: ApproveTransfer) -> Payment:
    """Say that the money is on the account. The second person's word credits it."""
    payment = await access_payment(work, cmd.payment_id)
    if work.actor.kind != "user":
        raise ApproverNotHuman()
    if payment.state != "pending":
        raise PaymentNotWaiting(state=payment.state)
    if cmd.amount != payment.amount:
        raise TransferDiffers(amount=payment.amount, seen=cmd.amount)
    given: list[Approval] = await work.all(APPROVALS, payment_id=payment.id)
    turn = rounds(payment, given)
    mine_ = [each for each in given if each.round == turn]
    if any(_same(each, work.actor.id, work.actor.name) for each in mine_):
        raise SameApprover(name=work.actor.name)
    await work.insert(
        Approval(
            payment_id=payment.id, round=turn, step=len(mine_) + 1, approver_id=work.actor.id,
            approver=work.actor.name, approved_at=work.now,
        )
    )  # fmt: skip
    if len(mine_) + 1 < NEEDED:
        return payment
    assert payment.order_id is not None, "what is pending has its order"
    order = await access_order(work, payment.order_id)
    if order.state in ("paid", "cancelled") or order.amount != payment.amount:
        raise OrderDoesNotTake(number=order.number, problem=order.state)
    return await credit(work, payment, order)


def _same(given: Approval, actor_id: UUID, name: str) -> bool:
    """One person with two accounts carries one name; that two of a vendor's staff share theirs is rarer."""
    return given.approver_id == actor_id or given.approver.strip().casefold() == name.strip().casefold()


def rounds(payment: Payment, given: list[Approval]) -> int:
    """The round that runs. One that was refused is over; what was sent in later than its approvals begins the next."""
    last = given[-1] if given else None
    if last is None:
        return 1
    return last.round if last.approved_at >= payment.received_at else last.round + 1


@dataclass(frozen=True, kw_only=True)
class RejectTransfer(Command):
    payment_id: UUID


@command(needs=permissions.SETTLE_PAYMENT)
async def reject_transfer(work: Work, cmd: RejectTransfer) -> Payment:
    """The money is not there, or is another sum. The order is open again, and the customer reads the reason."""
    payment = await access_payment(work, cmd.payment_id)
    if payment.state != "pending":
        raise PaymentNotWaiting(state=payment.state)
    payment = await work.change(payment, state="refused", note=_reason(cmd), settled_by=work.actor.name)
    if payment.order_id is not None:
        order = await access_order(work, payment.order_id)
        if order.state == "checking":
            await work.change(order, state="open", problem=f"slip_refused:{_reason(cmd)}")
            work.emit(LedgerMoved(customer_id=order.customer_id, order_id=order.id))
    work.emit(PaymentSettled(payment_id=payment.id, outcome="refused"))
    return payment


# -- exceptions -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class AssignPayment(Command):
    """The exception is meant for this order: two people then approve it as they do a transfer."""

    payment_id: UUID
    order_number: str


@command(needs=permissions.SETTLE_PAYMENT)
async def assign_payment(work: Work, cmd: AssignPayment) -> Payment:
    payment = await access_payment(work, cmd.payment_id)
    if payment.state != "exception":
        raise PaymentNotWaiting(state=payment.state)
    order: Order | None = await work.one(ORDER_BY_NUMBER, number=cmd.order_number.strip())
    if order is None:
        raise OrderDoesNotTake(number=cmd.order_number[:40], problem=UNKNOWN)
    if order.amount != payment.amount or order.currency != payment.currency or order.state in ("paid", "cancelled"):
        problem = order.state if order.amount == payment.amount and order.currency == payment.currency else "amount"
        raise OrderDoesNotTake(number=order.number, problem=problem)
    payment = await work.change(payment, state="pending", order_id=order.id, note=_reason(cmd))
    await work.change(order, state="checking")
    row = await work.get(Subscription, order.customer_id)
    work.emit(
        PaymentWaits(
            payment_id=payment.id, number=order.number, customer=row.name_zh if row else "", amount=payment.amount,
            currency=payment.currency,
        )
    )  # fmt: skip
    work.emit(LedgerMoved(customer_id=order.customer_id, order_id=order.id))
    return payment


@dataclass(frozen=True, kw_only=True)
class SettlePayment(Command):
    payment_id: UUID


@command(needs=permissions.SETTLE_PAYMENT)
async def settle_payment(work: Work, cmd: SettlePayment) -> Payment:
    """Say what an exception was; nothing is credited."""
    payment = await access_payment(work, cmd.payment_id)
    if payment.state != "exception":
        raise PaymentNotWaiting(state=payment.state)
    work.emit(PaymentSettled(payment_id=payment.id, outcome="settled"))
    return await work.change(payment, state="settled", note=_reason(cmd), settled_by=work.actor.name)


@dataclass(frozen=True, kw_only=True)
class NoteRefund(Command):
    """`amount` in the currency's smallest unit; `reference` is the provider's or the bank's."""

    payment_id: UUID
    amount: int
    reference: str


@command(needs=permissions.SETTLE_PAYMENT)
async def note_refund(work: Work, cmd: NoteRefund) -> Refund:
    """Note that money went back. The term it paid for is the vendor's to end or to leave."""
    payment = await access_payment(work, cmd.payment_id)
    before = sum(each.amount for each in await work.all(REFUNDS, payment_id=payment.id))
    left = payment.amount - before if payment.state != "pending" else 0
    if not 0 < cmd.amount <= left:
        raise RefundTooLarge(left=left)
    refund = await work.insert(
        Refund(
            payment_id=payment.id, amount=cmd.amount, reference=cmd.reference.strip()[:64], note=_reason(cmd),
            noted_by=work.actor.name, noted_at=work.now,
        )
    )  # fmt: skip
    if payment.state == "credited" and payment.order_id is not None:
        order = await access_order(work, payment.order_id)
        await work.change(order, refunded=order.refunded + cmd.amount)
        work.emit(LedgerMoved(customer_id=order.customer_id, order_id=order.id))
    elif payment.state == "exception" and cmd.amount == left:
        await work.change(payment, state="settled", note=_reason(cmd), settled_by=work.actor.name)
        work.emit(PaymentSettled(payment_id=payment.id, outcome="refunded"))
    return refund


REFUNDS = Statement(mine(Refund).where(Refund.payment_id == bindparam("payment_id", type_=Uuid())))


def _reason(cmd: Command) -> str:
    return (cmd.reason or "").strip()[:500]


# -- notifications that prove nothing -------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class NoteDistrusted(Command):
    """Its id is one per provider, reason and hour: an attacker writes one line an hour, however much he sends."""

    provider: str
    problem: str
    hour: datetime

    address: str = ""
    secret: ClassVar[frozenset[str]] = frozenset({"address"})


@command(needs=permissions.KEEP_LEDGER)
async def note_distrusted(work: Work, cmd: NoteDistrusted) -> None:
    """Tell the vendor's people that somebody sent a false payment notification."""
    await need_ledger(work)
    work.emit(NoticeDistrusted(key=cmd.id, provider=cmd.provider, problem=cmd.problem, address=cmd.address))
