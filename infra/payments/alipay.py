"""Alipay: 电脑网站支付 and its asynchronous notification (RSA2). The signature covers the form's decoded values."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final
from urllib.parse import parse_qsl, urlencode

from infra.payments import rsa
from infra.payments.contract import PAID, Call, Notice
from infra.payments.errors import NoticeUnreadable, ProviderSettingsWrong, SignatureWrong

PROVIDER: Final = "alipay"
GATEWAY: Final = "https://openapi.alipay.com/gateway.do"
SUCCESS: Final = frozenset({"TRADE_SUCCESS", "TRADE_FINISHED"})
UNSIGNED: Final = frozenset({"sign", "sign_type"})
_YUAN = re.compile(r"\d{1,9}(\.\d{1,2})?")


@dataclass(frozen=True, kw_only=True)
class Settings:
    app_id: str
    seller_id: str
    public_key: str
    """Alipay's, not one's own."""
    private_key: str = ""

    def check(self) -> None:
        for name in ("app_id", "seller_id"):
            if not getattr(self, name).isdigit():
                raise ProviderSettingsWrong(field=name, problem="digits only")
        rsa.public_key(self.public_key)
        if self.private_key:
            rsa.private_key(self.private_key)


def fields_of(body: bytes) -> dict[str, str]:
    """The form as it came; a name that stands twice makes it unreadable, because two readers could differ."""
    try:
        pairs = parse_qsl(body.decode("utf-8"), keep_blank_values=True, strict_parsing=True, errors="strict")
    except ValueError as error:
        raise NoticeUnreadable(problem="no form") from error
    found = dict(pairs)
    if len(found) != len(pairs):
        raise NoticeUnreadable(problem="a field stands twice")
    return found


def signed_text(fields: Mapping[str, str], *, without: frozenset[str] = UNSIGNED) -> bytes:
    """`a=1&b=2` over the decoded values that are not empty, by name."""
    return "&".join(
        f"{name}={fields[name]}" for name in sorted(fields) if name not in without and fields[name]
    ).encode()


def check_signature(fields: Mapping[str, str], public_key: str) -> None:
    if fields.get("sign_type", "RSA2") != "RSA2" or not rsa.verified(
        public_key, fields.get("sign", ""), signed_text(fields)
    ):
        raise SignatureWrong()


def notice(body: bytes, settings: Settings) -> Notice:
    """What a notification proves. Raises a NoticeRefused."""
    fields = fields_of(body)
    check_signature(fields, settings.public_key)
    return trade(fields)


def trade(fields: Mapping[str, Any]) -> Notice:
    amount = fen(str(fields.get("total_amount", "")))
    if amount is None or not fields.get("out_trade_no"):
        raise NoticeUnreadable(problem="no order number or amount")
    state = str(fields.get("trade_status", ""))
    refunded = fen(str(fields.get("refund_fee") or "0"))
    paid = state in SUCCESS and refunded == 0
    return Notice(
        provider=PROVIDER,
        transaction_id=str(fields.get("trade_no", "")),
        order_number=str(fields["out_trade_no"]),
        amount=amount,
        currency="CNY",
        merchant=str(fields.get("seller_id", "")),
        app=str(fields.get("app_id", "")),
        state=PAID if paid else "refund" if state in SUCCESS else state.lower() or "unknown",
        facts={name: value for name, value in fields.items() if name != "sign"},
    )


def fen(yuan: str) -> int | None:
    """ "299.00" → 29900, exactly; None for anything that is no amount."""
    return int(Decimal(yuan) * 100) if _YUAN.fullmatch(yuan) else None


def yuan(amount: int) -> str:
    return f"{amount // 100}.{amount % 100:02}"


# -- requests ---------------------------------------------------------------------------------------------------------


def page_pay(
    settings: Settings, *, number: str, amount: int, text: str, notify_url: str, return_url: str, at: str
) -> str:
    """The address of Alipay's own page for this order; `at` is `2026-11-20 10:35:00` in Beijing."""
    content = {
        "out_trade_no": number, "total_amount": yuan(amount), "subject": text[:256],
        "product_code": "FAST_INSTANT_TRADE_PAY",
    }  # fmt: skip
    fields = _request(settings, "alipay.trade.page.pay", content, at) | {
        "notify_url": notify_url, "return_url": return_url,
    }  # fmt: skip
    return f"{GATEWAY}?{urlencode(_signed(settings, fields))}"


def query_order(settings: Settings, *, number: str, at: str) -> Call:
    fields = _signed(settings, _request(settings, "alipay.trade.query", {"out_trade_no": number}, at))
    headers = {"Content-Type": "application/x-www-form-urlencoded;charset=utf-8"}
    return Call(method="POST", url=GATEWAY, body=urlencode(fields).encode(), headers=headers)


def answer(settings: Settings, body: bytes, method: str = "alipay_trade_query_response") -> dict[str, Any]:
    """The content of an answer. Its signature covers the bytes of the inner object as they came."""
    try:
        text = body.decode()
        outer = json.loads(text)
        inner = _raw_object(text, method)
    except ValueError as error:
        raise NoticeUnreadable(problem="no JSON") from error
    if not rsa.verified(settings.public_key, str(outer.get("sign", "")), inner.encode()):
        raise SignatureWrong()
    found = json.loads(inner)
    if not isinstance(found, dict):
        raise NoticeUnreadable(problem="no JSON object")
    return found


def _raw_object(text: str, name: str) -> str:
    start = text.index(f'"{name}":') + len(name) + 3
    start += len(text[start:]) - len(text[start:].lstrip())
    _, end = json.JSONDecoder().raw_decode(text, start)
    return text[start:end]


def _request(settings: Settings, method: str, content: Mapping[str, str], at: str) -> dict[str, str]:
    return {
        "app_id": settings.app_id, "method": method, "format": "JSON", "charset": "utf-8", "sign_type": "RSA2",
        "timestamp": at, "version": "1.0",
        "biz_content": json.dumps(content, ensure_ascii=False, separators=(",", ":")),
    }  # fmt: skip


def _signed(settings: Settings, fields: dict[str, str]) -> dict[str, str]:
    """A request signs its `sign_type`, a notification does not."""
    text = signed_text(fields, without=frozenset({"sign"}))
    return fields | {"sign": rsa.sign(settings.private_key, text)}
