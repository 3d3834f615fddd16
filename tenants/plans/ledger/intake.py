"""From a notification to the books: what the door and the query of silent orders have in common."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from infra import clock
from infra.actions import run
from infra.errors import IdReused
from infra.ids import derived
from infra.log import log
from infra.payments import Notice, NoticeProbe, NoticeRefused, NoticeUnreadable, alipay, stripe, wechat
from infra.work import Actor, reading
from tenants.plans.ledger.access import vendor
from tenants.plans.ledger.payments import NoteDistrusted, RecordPayment, note_distrusted, record_payment
from tenants.plans.ledger.providers import ALIPAY, STRIPE, Opened, opened

NAMES: Final = {
    "wechat": "WeChat Pay", "alipay": "Alipay", "stripe": "Stripe", "simulator": "Payment simulator",
}  # fmt: skip
PAID: Final = "paid"


async def take_notice(code: str, headers: Mapping[str, str], body: bytes, address: str) -> None:
    """Believe a notification or refuse it. Raises a NoticeRefused (alarmed, nothing credited), ProviderOff, or
    Unavailable; after a return it is in the books, or says nothing about money that came."""
    actor = await vendor(NAMES[code])
    async with reading(actor) as read:
        provider = await opened(read, code)
    try:
        notice = read_notice(provider, headers, body)
    except NoticeProbe:
        raise
    except NoticeRefused as refused:
        await _alarm(actor, code, refused, address)
        raise
    if notice is not None and notice.state == PAID:
        await take(actor, provider, notice)


def read_notice(provider: Opened, headers: Mapping[str, str], body: bytes) -> Notice | None:
    """What it proves; None when it proves nothing about a payment."""
    now = clock.now().timestamp()
    code, adapter = provider.row.code, provider.adapter
    if code == ALIPAY:
        notice: Notice | None = alipay.notice(body, adapter)
    elif code == STRIPE:
        found = {name.lower(): value for name, value in headers.items()}
        notice = stripe.notice(found.get("stripe-signature", ""), body, adapter, now)
    else:
        notice = wechat.notice(headers, body, adapter, now, provider=code)
    if notice is not None and notice.state == PAID and not notice.transaction_id:
        raise NoticeUnreadable(problem="no transaction id")
    return notice


async def take(actor: Actor, provider: Opened, notice: Notice) -> None:
    """Into the books, once per transaction. A provider that tells another story about the same transaction is not
    believed over the first, and not forgotten either."""
    merchant, app = expected(provider.adapter)
    cmd = RecordPayment(
        id=derived("plans.payment", notice.provider, notice.transaction_id),
        provider=notice.provider,
        transaction_id=notice.transaction_id,
        order_number=notice.order_number,
        amount=notice.amount,
        currency=notice.currency,
        merchant=notice.merchant,
        app=notice.app,
        expected_merchant=merchant,
        expected_app=app,
        facts=dict(notice.facts),
    )
    try:
        await run(actor, record_payment, cmd)
    except IdReused:
        story = f"{notice.order_number}|{notice.amount}|{notice.currency}|{notice.merchant}|{notice.app}"
        digest = hashlib.sha256(story.encode()).hexdigest()[:12]
        again = f"{notice.transaction_id}#{digest}"
        other = replace(
            cmd, id=derived("plans.payment", notice.provider, again), transaction_id=again, contradicts=True
        )
        await run(actor, record_payment, other)


def expected(adapter: Any) -> tuple[str, str]:
    """(merchant, app) as the provider's settings say."""
    if isinstance(adapter, wechat.Settings):
        return adapter.mchid, adapter.appid
    if isinstance(adapter, alipay.Settings):
        return adapter.seller_id, adapter.app_id
    return adapter.account, adapter.app


async def _alarm(actor: Actor, code: str, refused: NoticeRefused, address: str) -> None:
    log.warning("payments.notice_refused", provider=code, problem=refused.code, address=address)
    hour = clock.now().replace(minute=0, second=0, microsecond=0)
    cmd = NoteDistrusted(
        id=derived("plans.notice_distrusted", code, refused.code, hour), provider=code, problem=refused.code, hour=hour,
        address=address,
    )  # fmt: skip
    await run(actor, note_distrusted, cmd)
