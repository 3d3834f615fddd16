"""The payment simulator: it plays WeChat Pay's part with keys of this installation's own, and really sends what it
signed to our own door. What is wrong with a notification is chosen by whoever asks, to see that it is refused."""

import asyncio
import http.client
import secrets
import ssl
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlsplit

from infra import clock
from infra.errors import Unavailable
from infra.ids import derived
from infra.payments import wechat
from infra.payments.rsa import new_pair
from infra.settings import settings
from tenants.plans.ledger.asking import notify_url
from tenants.plans.ledger.providers import SIMULATOR, Opened
from tenants.plans.models import Order

SECONDS: Final = 10.0


def _spoilt(plain: dict[str, Any], kind: str) -> dict[str, Any]:
    amount = plain["amount"]
    return plain | {
        "wrong_amount": {"amount": amount | {"total": amount["total"] - 1}},
        "wrong_currency": {"amount": amount | {"currency": "HKD"}},
        "wrong_merchant": {"mchid": "1900000999"},
        "wrong_order": {"out_trade_no": f"{plain['out_trade_no'][:-1]}X"},  # a number that no order has
    }.get(kind, {})


class DoorSilent(Unavailable):
    code = "plans.door_silent"
    text = "our own payment door does not answer: {problem}"


async def simulate(provider: Opened, order: Order, kind: str) -> list[int]:
    """Send the notification (twice where that is asked); the statuses our door answered."""
    headers, body = notification(provider, order, kind)
    times = 2 if kind == "twice" else 1
    return [await asyncio.to_thread(_post, notify_url(SIMULATOR), headers, body) for _ in range(times)]


def notification(provider: Opened, order: Order, kind: str) -> tuple[dict[str, str], bytes]:
    """As a provider signs it. The same order and kind is the same transaction, however often it is asked for."""
    kept = provider.kept
    plain: dict[str, Any] = {
        "mchid": kept["mchid"], "appid": kept["appid"], "out_trade_no": order.number,
        "transaction_id": transaction_id(order, kind), "trade_type": "NATIVE", "trade_state": "SUCCESS",
        "amount": {"total": order.amount, "payer_total": order.amount, "currency": order.currency},
    }  # fmt: skip
    late = 301 if kind == "late" else 0
    key = new_pair()[0] if kind == "stranger" else kept["private_key"]
    headers, body = wechat.sealed_notice(
        _spoilt(plain, kind), private_key=key, serial=kept["serial"], apiv3_key=kept["apiv3_key"],
        event_id=secrets.token_hex(16), timestamp=int(clock.now().timestamp()) - late, nonce=secrets.token_hex(16),
    )  # fmt: skip
    if kind == "tampered":
        body = body.replace("支付成功".encode(), "支付 成功".encode())
    return headers, body


def transaction_id(order: Order, kind: str) -> str:
    plain = "paid" if kind in ("paid", "twice") else kind
    return f"420000{derived('simulated', order.id, plain).int % 10**22:022}"


def _post(url: str, headers: Mapping[str, str], body: bytes) -> int:
    parts = urlsplit(url)
    host = parts.hostname or "127.0.0.1"
    connection: http.client.HTTPConnection
    if parts.scheme == "https":
        connection = http.client.HTTPSConnection(host, parts.port, timeout=SECONDS, context=_trust())
    else:
        connection = http.client.HTTPConnection(host, parts.port, timeout=SECONDS)
    try:
        connection.request("POST", parts.path, body, dict(headers))
        answer = connection.getresponse()
        answer.read()
    except (OSError, http.client.HTTPException) as error:
        raise DoorSilent(problem=f"{type(error).__name__}: {error}"[:200]) from error
    finally:
        connection.close()
    if answer.status >= 500:
        raise DoorSilent(problem=f"HTTP {answer.status}")
    return answer.status


def _trust() -> ssl.SSLContext:
    """The public authorities and this installation's own (phones on a local network)."""
    context = ssl.create_default_context()
    own = settings().state / "tls" / "authority.pem"
    if own.exists():
        context.load_verify_locations(own)
    return context
