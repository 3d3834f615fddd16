"""Stripe: Checkout and its webhook (scheme v1: HMAC-SHA256 over `timestamp.body`, five minutes)."""

import hashlib
import hmac
import json
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote, urlencode

from infra.payments.contract import PAID, Call, Notice
from infra.payments.errors import NoticeTooOld, NoticeUnreadable, ProviderSettingsWrong, SignatureWrong

PROVIDER: Final = "stripe"
API: Final = "https://api.stripe.com/v1"
TOLERANCE: Final = 300
COMPLETED: Final = frozenset({"checkout.session.completed", "checkout.session.async_payment_succeeded"})


@dataclass(frozen=True, kw_only=True)
class Settings:
    account: str
    """Whose account is paid; "" when the endpoint belongs to one account only."""
    live: bool
    webhook_secret: str
    api_key: str = ""

    def check(self) -> None:
        if not self.webhook_secret.startswith("whsec_"):
            raise ProviderSettingsWrong(field="webhook_secret", problem="begins with whsec_")
        if self.api_key and not self.api_key.startswith(("sk_", "rk_")):
            raise ProviderSettingsWrong(field="api_key", problem="begins with sk_ or rk_")

    @property
    def app(self) -> str:
        return "live" if self.live else "test"


def check_signature(header: str, body: bytes, secret: str, now: float) -> None:
    """Raises SignatureWrong or NoticeTooOld. Several v1 stand while a secret is changed; v0 counts nothing."""
    stamps, signatures = [], []
    for part in header.split(","):
        name, _, value = part.strip().partition("=")
        if name == "t":
            stamps.append(value)
        elif name == "v1":
            signatures.append(value)
    if len(stamps) != 1 or not (stamps[0].isascii() and stamps[0].isdigit() and len(stamps[0]) <= 12):
        raise SignatureWrong()
    made = hmac.new(secret.encode(), stamps[0].encode() + b"." + body, hashlib.sha256).hexdigest()
    right = [hmac.compare_digest(made.encode(), each.encode()) for each in signatures]
    if not any(right):
        raise SignatureWrong()
    off = abs(int(now) - int(stamps[0]))
    if off > TOLERANCE:
        raise NoticeTooOld(seconds=off, limit=TOLERANCE)


def notice(header: str, body: bytes, settings: Settings, now: float) -> Notice | None:
    """What an event proves; None for events that say nothing about a payment. Raises a NoticeRefused."""
    check_signature(header, body, settings.webhook_secret, now)
    try:
        event = json.loads(body)
        kind, data = event["type"], event["data"]["object"]
    except (ValueError, KeyError, TypeError) as error:
        raise NoticeUnreadable(problem="no event") from error
    if kind not in COMPLETED:
        return None
    return session(data, account=str(event.get("account") or ""), live=bool(event.get("livemode")))


def session(data: dict[str, Any], *, account: str, live: bool) -> Notice:
    """A Checkout session: the content of an event, or the answer to a query."""
    amount = data.get("amount_total")
    if isinstance(amount, bool) or not isinstance(amount, int) or not isinstance(data.get("client_reference_id"), str):
        raise NoticeUnreadable(problem="no order number or amount")
    status = str(data.get("payment_status", ""))
    return Notice(
        provider=PROVIDER,
        transaction_id=str(data.get("payment_intent") or data.get("id") or ""),
        order_number=data["client_reference_id"],
        amount=amount,
        currency=str(data.get("currency", "")).upper(),
        merchant=account,
        app="live" if live else "test",
        state=PAID if status == "paid" else status or "unknown",
        facts={name: data.get(name) for name in ("id", "payment_intent", "payment_status", "amount_total", "currency")},
    )


def checkout(
    settings: Settings, *, number: str, amount: int, currency: str, text: str, success_url: str, cancel_url: str
) -> Call:
    """Ask for a Checkout page (`url`). The order number is the idempotency key: asked twice it is one session."""
    form = {
        "mode": "payment", "client_reference_id": number, "success_url": success_url, "cancel_url": cancel_url,
        "line_items[0][quantity]": "1", "line_items[0][price_data][currency]": currency.lower(),
        "line_items[0][price_data][unit_amount]": str(amount),
        "line_items[0][price_data][product_data][name]": text[:250],
    }  # fmt: skip
    headers = _headers(settings) | {
        "Content-Type": "application/x-www-form-urlencoded", "Idempotency-Key": f"lotline-{number}",
    }  # fmt: skip
    return Call(method="POST", url=f"{API}/checkout/sessions", body=urlencode(form).encode(), headers=headers)


def query_session(settings: Settings, session_id: str) -> Call:
    url = f"{API}/checkout/sessions/{quote(session_id, safe='')}"
    return Call(method="GET", url=url, body=b"", headers=_headers(settings))


def _headers(settings: Settings) -> dict[str, str]:
    return {"Authorization": f"Bearer {settings.api_key}", "Stripe-Version": "2025-09-30.clover"}
