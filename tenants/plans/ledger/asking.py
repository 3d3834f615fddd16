"""What providers are asked: a QR code or page for an order, and how an order stands when no notification came."""

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from infra import clock
from infra.errors import DomainError, Unavailable
from infra.notify.contract import ChannelBusy, ChannelDown
from infra.notify.outward import call
from infra.payments import Call, Notice, NoticeUnreadable, alipay, stripe, wechat
from infra.settings import settings
from tenants.plans.ledger.providers import ALIPAY, SIMULATOR, STRIPE, WECHAT, Opened
from tenants.plans.models import Order

BEIJING: Final = ZoneInfo("Asia/Shanghai")
LIVES: Final = timedelta(hours=2)
"""How long a QR code can be paid."""
SIMULATED: Final = "simulator:"


class ProviderSilent(Unavailable):
    code = "plans.provider_silent"
    text = "{provider} does not answer: {problem}"


class ProviderRefused(DomainError):
    code = "plans.provider_refused"
    text = "{provider} refused: {problem}"


@dataclass(frozen=True)
class Asked:
    """Where to pay, and the provider's own name of it."""

    link: str
    ref: str | None = None


async def ask(provider: Opened, order: Order) -> Asked:
    """Raises ProviderSilent (ask again) or ProviderRefused."""
    code, adapter = provider.row.code, provider.adapter
    text = f"Lotline {order.plan} {order.period} {order.number}"
    if code == SIMULATOR:
        return Asked(f"{SIMULATED}{order.number}")
    if code == ALIPAY:
        link = alipay.page_pay(
            adapter, number=order.number, amount=order.amount, text=text, notify_url=notify_url(code),
            return_url=f"{settings().public_url}/c/#/plan", at=_beijing(),
        )  # fmt: skip
        return Asked(link)
    if code == STRIPE:
        found = (await _send(code, _checkout(adapter, order, text))).json()
        return Asked(_text(code, found, "url"), _text(code, found, "id"))
    request = wechat.native_order(
        adapter, number=order.number, amount=order.amount, currency=order.currency, text=text,
        notify_url=notify_url(code), expires=(clock.now() + LIVES).astimezone(BEIJING).isoformat(timespec="seconds"),
        timestamp=_seconds(), nonce=secrets.token_hex(16),
    )  # fmt: skip
    reply = await _send(code, request)
    found = wechat.answer(adapter, reply.headers, reply.body, clock.now().timestamp())
    return Asked(_text(code, found, "code_url"))


async def state_of(provider: Opened, order: Order) -> Notice | None:
    """How the order stands at its provider, by its signed answer; None when it knows of no payment."""
    code, adapter = provider.row.code, provider.adapter
    if code == WECHAT:
        request = wechat.query_order(adapter, number=order.number, timestamp=_seconds(), nonce=secrets.token_hex(16))
        reply = await _send(code, request, missing=(404,))
        if reply.status == 404:
            return None
        return wechat.transaction(wechat.answer(adapter, reply.headers, reply.body, clock.now().timestamp()))
    if code == ALIPAY:
        reply = await _send(code, alipay.query_order(adapter, number=order.number, at=_beijing()))
        found = alipay.answer(adapter, reply.body)
        if found.get("code") != "10000":
            return None
        return alipay.trade({**found, "app_id": adapter.app_id, "seller_id": adapter.seller_id})
    if code == STRIPE and order.provider_ref:
        found = (await _send(code, stripe.query_session(adapter, order.provider_ref))).json()
        return stripe.session(found, account=adapter.account, live=bool(found.get("livemode")))
    return None


def notify_url(code: str) -> str:
    return f"{settings().public_url}/api/pay/{code}/notify"


def _checkout(adapter: stripe.Settings, order: Order, text: str) -> Call:
    back = f"{settings().public_url}/c/#/plan"
    return stripe.checkout(
        adapter, number=order.number, amount=order.amount, currency=order.currency, text=text, success_url=back,
        cancel_url=back,
    )  # fmt: skip


async def _send(code: str, request: Call, missing: tuple[int, ...] = ()) -> Any:
    try:
        reply = await call(code, request.method, request.url, request.body, request.headers)
    except (ChannelDown, ChannelBusy) as error:
        raise ProviderSilent(provider=code, problem=error.sentence) from error
    if reply.status >= 500 or reply.status in (408, 429):
        raise ProviderSilent(provider=code, problem=f"HTTP {reply.status}")
    if not 200 <= reply.status < 300 and reply.status not in missing:
        said = reply.body[:200].decode("utf-8", "replace")
        raise ProviderRefused(provider=code, problem=f"HTTP {reply.status} {said}")
    return reply


def _text(code: str, found: dict[str, Any], name: str) -> str:
    value = found.get(name)
    if not isinstance(value, str) or not value:
        raise NoticeUnreadable(problem=f"no {name} in the answer of {code}")
    return value


def _seconds() -> int:
    return int(clock.now().timestamp())


def _beijing() -> str:
    return f"{clock.now().astimezone(BEIJING):%Y-%m-%d %H:%M:%S}"
