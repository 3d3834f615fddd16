"""Cases of payment notifications, made with throw-away keys of the run: genuine ones, and each way of being wrong.

A case knows its verdicts: whether its signature is to be believed, and whether it may credit the order.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import random
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import quote, urlencode

from infra.payments import Expected, Notice, NoticeRefused, alipay, differences, rsa, stripe, wechat

NOW = 1_795_161_600
MCHID, APPID, SELLER, APP_ID, ACCOUNT = "1900000001", "wx0000000000000001", "2088000000000001", "2021000000000001", ""
SERIAL = "7132D72A03E93CDDF8C03BBD1F37EEDF00000001"


@lru_cache(maxsize=1)
def keys() -> dict[str, tuple[str, str]]:
    """Made once per process: a provider's pair, and a stranger's."""
    return {name: rsa.new_pair() for name in ("provider", "rolled", "stranger")}


@dataclass(frozen=True)
class Case:
    provider: str
    mutation: str
    headers: dict[str, str]
    body: bytes
    order: Expected
    settings: Any
    signed: bool
    credited: bool
    now: float = NOW

    def notice(self) -> Notice | None:
        if self.provider == "wechat":
            return wechat.notice(self.headers, self.body, self.settings, self.now)
        if self.provider == "alipay":
            return alipay.notice(self.body, self.settings)
        return stripe.notice(self.headers.get("Stripe-Signature", ""), self.body, self.settings, self.now)

    def believed(self) -> bool:
        """The signature alone, without clock or content."""
        try:
            if self.provider == "wechat":
                wechat.check_signature(self.headers, self.body, self.settings.platform_keys)
            elif self.provider == "alipay":
                alipay.check_signature(alipay.fields_of(self.body), self.settings.public_key)
            else:
                header = self.headers.get("Stripe-Signature", "")
                stripe.check_signature(header, self.body, self.settings.webhook_secret, self.now)
        except NoticeRefused:
            return False
        return True

    def credits(self) -> bool:
        try:
            notice = self.notice()
        except NoticeRefused:
            return False
        return notice is not None and differences(notice, self.order) == []


# -- WeChat Pay -----------------------------------------------------------------------------------------------------


def wechat_settings() -> wechat.Settings:
    return wechat.Settings(
        mchid=MCHID,
        appid=APPID,
        platform_keys={SERIAL: keys()["provider"][1], "PUB_KEY_ID_2": keys()["rolled"][1]},
        apiv3_key="0123456789abcdef0123456789abcdef",
    )


def wechat_case(rng: random.Random, mutation: str) -> Case:
    settings, order = wechat_settings(), _order(rng, MCHID, APPID)
    plain: dict[str, Any] = {
        "mchid": MCHID,
        "appid": APPID,
        "out_trade_no": order.order_number,
        "transaction_id": f"42{rng.randrange(10**26)}",
        "trade_state": "SUCCESS",
        "trade_type": "NATIVE",
        "attach": "",
        "payer": {"openid": secrets.token_hex(8)},
        "amount": {"total": order.amount, "payer_total": order.amount, "currency": "CNY"},
    }
    signed, credited = True, mutation.startswith("ok")
    content: dict[str, dict[str, Any]] = {
        "amount_one_fen_less": {"amount": {"total": order.amount - 1, "currency": "CNY"}},
        "amount_hundredfold": {"amount": {"total": order.amount * 100, "currency": "CNY"}},
        "amount_zero": {"amount": {"total": 0, "currency": "CNY"}},
        "amount_negative": {"amount": {"total": -order.amount, "currency": "CNY"}},
        "amount_text": {"amount": {"total": str(order.amount), "currency": "CNY"}},
        "amount_float": {"amount": {"total": float(order.amount), "currency": "CNY"}},
        "amount_true": {"amount": {"total": True, "currency": "CNY"}},
        "amount_missing": {"amount": {}},
        "amount_list": {"amount": [order.amount]},
        "currency": {"amount": {"total": order.amount, "currency": "HKD"}},
        "currency_case": {"amount": {"total": order.amount, "currency": "cny"}},
        "merchant": {"mchid": "1900000002"},
        "merchant_blank": {"mchid": ""},
        "merchant_null": {"mchid": None},
        "app": {"appid": "wx0000000000000002"},
        "order": {"out_trade_no": order.order_number + "0"},
        "order_missing": {"out_trade_no": None},
        "order_case": {"out_trade_no": order.order_number.lower()},
        "state_notpay": {"trade_state": "NOTPAY"},
        "state_refund": {"trade_state": "REFUND"},
        "state_closed": {"trade_state": "CLOSED"},
        "state_missing": {"trade_state": ""},
        "state_case": {"trade_state": "success"},
    }
    plain |= content.get(mutation, {})
    late = {"stale_301s": -301, "stale_day": -86_400, "future_301s": 301, "ok_300s_old": -300, "ok_300s_ahead": 300}
    private = keys()["stranger" if mutation == "wrong_key" else "provider"][0]
    serial = SERIAL
    if mutation == "ok_rolled_key":
        private, serial = keys()["rolled"][0], "PUB_KEY_ID_2"
    if mutation == "key_of_other_serial":
        private, signed = keys()["rolled"][0], False
    apiv3 = secrets.token_hex(16) if mutation == "other_apiv3_key" else settings.apiv3_key
    headers, body = wechat.sealed_notice(
        plain,
        private_key=private,
        serial=serial,
        apiv3_key=apiv3,
        event_id=secrets.token_hex(8),
        timestamp=NOW + late.get(mutation, 0),
        nonce=f"{rng.randrange(16**32):032x}",
    )
    headers, body, spoilt = _spoil_wechat(rng, mutation, headers, body)
    signed = signed and not spoilt and mutation != "wrong_key"
    return Case("wechat", mutation, headers, body, order, settings, signed, credited and signed)


def _spoil_wechat(
    rng: random.Random, mutation: str, headers: dict[str, str], body: bytes
) -> tuple[dict[str, str], bytes, bool]:
    """(headers, body, whether the signature no longer fits)"""
    name = {
        "unknown_serial": "Serial",
        "no_serial": "Serial",
        "no_nonce": "Nonce",
        "no_timestamp": "Timestamp",
        "no_signature": "Signature",
        "timestamp_text": "Timestamp",
        "timestamp_wide": "Timestamp",
        "timestamp_moved": "Timestamp",
        "nonce_moved": "Nonce",
        "signature_text": "Signature",
        "signature_probe": "Signature",
        "signature_cut": "Signature",
        "signature_bit": "Signature",
    }.get(mutation)
    if name is not None:
        key = f"Wechatpay-{name}"
        signature = headers["Wechatpay-Signature"]
        values = {
            "unknown_serial": "F" * 40,
            "timestamp_text": f"{NOW}x",
            "timestamp_wide": "１７９５１６１６００",
            "timestamp_moved": str(NOW + 1),
            "nonce_moved": "0" * 32,
            "signature_text": "not base64!",
            "signature_probe": f"WECHATPAY/SIGNTEST/{signature}",
            "signature_cut": signature[:-8],
            "signature_bit": _flip_base64(rng, signature),
        }
        return headers | {key: values.get(mutation, "")}, body, True
    if mutation == "body_byte":
        at = rng.randrange(len(body))
        return headers, body[:at] + bytes([body[at] ^ (1 << rng.randrange(8))]) + body[at + 1 :], True
    if mutation == "body_reserialised":
        return headers, json.dumps(json.loads(body), ensure_ascii=False).encode(), True
    if mutation == "body_newline":
        return headers, body + b"\n", True
    if mutation == "body_cut":
        return headers, body[:-1], True
    if mutation == "body_empty":
        return headers, b"", True
    if mutation == "ok_lower_case_headers":
        return {key.lower(): value for key, value in headers.items()}, body, False
    if mutation in ("gcm_tag", "gcm_nonce", "gcm_aad", "other_cipher", "no_resource"):
        outer = json.loads(body)
        resource = outer["resource"]
        resource |= {
            "gcm_tag": {"ciphertext": _flip_base64(rng, resource["ciphertext"])},
            "gcm_nonce": {"nonce": "000000000000"},
            "gcm_aad": {"associated_data": "certificate"},
            "other_cipher": {"algorithm": "AEAD_SM4_GCM"},
        }.get(mutation, {})
        if mutation == "no_resource":
            del outer["resource"]
        made = json.dumps(outer, ensure_ascii=False, separators=(",", ":")).encode()
        nonce, stamp = headers["Wechatpay-Nonce"], headers["Wechatpay-Timestamp"]
        signature = rsa.sign(keys()["provider"][0], f"{stamp}\n{nonce}\n".encode() + made + b"\n")
        return headers | {"Wechatpay-Signature": signature}, made, False
    return headers, body, False


WECHAT = (
    "ok",
    "ok_rolled_key",
    "ok_300s_old",
    "ok_300s_ahead",
    "ok_lower_case_headers",
    "amount_one_fen_less",
    "amount_hundredfold",
    "amount_zero",
    "amount_negative",
    "amount_text",
    "amount_float",
    "amount_true",
    "amount_missing",
    "amount_list",
    "currency",
    "currency_case",
    "merchant",
    "merchant_blank",
    "merchant_null",
    "app",
    "order",
    "order_missing",
    "order_case",
    "state_notpay",
    "state_refund",
    "state_closed",
    "state_missing",
    "state_case",
    "stale_301s",
    "stale_day",
    "future_301s",
    "wrong_key",
    "key_of_other_serial",
    "other_apiv3_key",
    "unknown_serial",
    "no_serial",
    "no_nonce",
    "no_timestamp",
    "no_signature",
    "timestamp_text",
    "timestamp_wide",
    "timestamp_moved",
    "nonce_moved",
    "signature_text",
    "signature_probe",
    "signature_cut",
    "signature_bit",
    "body_byte",
    "body_reserialised",
    "body_newline",
    "body_cut",
    "body_empty",
    "gcm_tag",
    "gcm_nonce",
    "gcm_aad",
    "other_cipher",
    "no_resource",
)


# -- Alipay ---------------------------------------------------------------------------------------------------------


def alipay_settings() -> alipay.Settings:
    return alipay.Settings(app_id=APP_ID, seller_id=SELLER, public_key=keys()["provider"][1])


def alipay_case(rng: random.Random, mutation: str) -> Case:
    order = _order(rng, SELLER, APP_ID)
    fields = {
        "notify_time": "2026-11-20 10:35:00",
        "notify_id": secrets.token_hex(16),
        "app_id": APP_ID,
        "charset": "utf-8",
        "version": "1.0",
        "trade_no": f"{rng.randrange(10**28):028}",
        "out_trade_no": order.order_number,
        "seller_id": SELLER,
        "trade_status": "TRADE_SUCCESS",
        "total_amount": alipay.yuan(order.amount),
        "subject": rng.choice(("MES 年费 & 增值=1", "a+b %20", "工迹·标准版", "<b>\"'")),
        "body": "",
        "sign_type": "RSA2",
    }
    before = {
        "ok_finished": {"trade_status": "TRADE_FINISHED"},
        "ok_no_kopeks": {},
        "amount": {"total_amount": "0.01"},
        "amount_three_places": {"total_amount": f"{alipay.yuan(order.amount)}0"},
        "amount_comma": {"total_amount": "2,990.00"},
        "amount_minus": {"total_amount": f"-{alipay.yuan(order.amount)}"},
        "amount_exponent": {"total_amount": "2.99E3"},
        "amount_empty": {"total_amount": ""},
        "seller": {"seller_id": "2088000000000009"},
        "seller_empty": {"seller_id": ""},
        "app": {"app_id": "2021000000000009"},
        "order": {"out_trade_no": "X" + order.order_number},
        "waiting": {"trade_status": "WAIT_BUYER_PAY"},
        "closed": {"trade_status": "TRADE_CLOSED"},
        "refunded": {"refund_fee": "1.00"},
        "status_case": {"trade_status": "trade_success"},
    }
    fields |= before.get(mutation, {})
    private = keys()["stranger" if mutation == "wrong_key" else "provider"][0]
    over = frozenset({"sign"}) if mutation == "sign_over_sign_type" else alipay.UNSIGNED
    text = alipay.signed_text(fields, without=over)
    if mutation == "sign_over_encoded":
        told = (name for name in sorted(fields) if name not in over and fields[name])
        text = "&".join(f"{name}={quote(fields[name])}" for name in told).encode()
    if mutation == "sign_over_empty":
        text = "&".join(f"{name}={fields[name]}" for name in sorted(fields) if name not in over).encode()
    fields["sign"] = rsa.sign(private, text)
    after = {
        "tampered_amount": {"total_amount": alipay.yuan(order.amount + 1)},
        "tampered_status": {"trade_no": "1"},
        "added_field": {"extra": "1"},
        "no_sign": {"sign": ""},
        "sign_bit": {"sign": _flip_base64(rng, fields["sign"])},
        "sign_type_rsa": {"sign_type": "RSA"},
    }
    fields |= after.get(mutation, {})
    body = urlencode(fields).encode()
    if mutation == "doubled_field":
        body += b"&total_amount=0.01"
    wrong = (*after, "wrong_key", "sign_over_sign_type", "sign_over_encoded", "sign_over_empty", "doubled_field")
    signed = mutation not in wrong
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    credited = signed and mutation.startswith("ok")
    return Case("alipay", mutation, headers, body, order, alipay_settings(), signed, credited)


ALIPAY = (
    "ok",
    "ok_finished",
    "amount",
    "amount_three_places",
    "amount_comma",
    "amount_minus",
    "amount_exponent",
    "amount_empty",
    "seller",
    "seller_empty",
    "app",
    "order",
    "waiting",
    "closed",
    "refunded",
    "status_case",
    "wrong_key",
    "sign_over_sign_type",
    "sign_over_encoded",
    "sign_over_empty",
    "tampered_amount",
    "tampered_status",
    "added_field",
    "no_sign",
    "sign_bit",
    "sign_type_rsa",
    "doubled_field",
)


# -- Stripe ---------------------------------------------------------------------------------------------------------

SECRET = "whsec_" + "5" * 32


def stripe_settings() -> stripe.Settings:
    return stripe.Settings(account=ACCOUNT, live=True, webhook_secret=SECRET)


def stripe_case(rng: random.Random, mutation: str) -> Case:
    order = _order(rng, ACCOUNT, "live", currency="USD")
    data: dict[str, Any] = {
        "id": f"cs_{secrets.token_hex(8)}",
        "client_reference_id": order.order_number,
        "amount_total": order.amount,
        "currency": "usd",
        "payment_status": "paid",
        "payment_intent": f"pi_{secrets.token_hex(8)}",
    }
    data |= {
        "amount": {"amount_total": order.amount + 1},
        "amount_float": {"amount_total": float(order.amount)},
        "amount_missing": {"amount_total": None},
        "currency": {"currency": "cny"},
        "order": {"client_reference_id": "X"},
        "order_missing": {"client_reference_id": None},
        "unpaid": {"payment_status": "unpaid"},
        "no_payment": {"payment_status": "no_payment_required"},
    }.get(mutation, {})
    event = {
        "id": "evt_1",
        "type": "checkout.session.completed",
        "livemode": mutation != "test_mode",
        "data": {"object": data},
    }
    event |= {
        "ok_async": {"type": "checkout.session.async_payment_succeeded"},
        "failed": {"type": "checkout.session.expired"},
        "other_event": {"type": "invoice.paid"},
        "other_account": {"account": "acct_9"},
        "no_data": {"data": {}},
    }.get(mutation, {})
    body = json.dumps(event, ensure_ascii=False).encode()
    at = NOW + {"stale_301s": -301, "future_301s": 301, "ok_300s_old": -300}.get(mutation, 0)
    secret = "whsec_" + "6" * 32 if mutation == "wrong_secret" else SECRET
    right = hmac.new(secret.encode(), f"{at}.".encode() + body, hashlib.sha256).hexdigest()
    header = {
        "ok_rolled": f"t={at},v1={'0' * 64},v1={right}",
        "ok_with_v0": f"t={at},v1={right},v0={'0' * 64}",
        "v0_only": f"t={at},v0={right}",
        "no_timestamp": f"v1={right}",
        "no_signature": f"t={at}",
        "empty": "",
        "two_timestamps": f"t={at},t={at + 1},v1={right}",
        "timestamp_moved": f"t={at + 1},v1={right}",
        "timestamp_text": f"t=soon,v1={right}",
        "signature_upper": f"t={at},v1={right.upper()}",
    }.get(mutation, f"t={at},v1={right}")
    if mutation == "body_byte":
        at = rng.randrange(len(body))
        body = body[:at] + bytes([body[at] ^ 1]) + body[at + 1 :]
    unsigned = {
        "wrong_secret",
        "v0_only",
        "no_timestamp",
        "no_signature",
        "empty",
        "two_timestamps",
        "timestamp_moved",
        "timestamp_text",
        "body_byte",
        "signature_upper",
        "stale_301s",
        "future_301s",
    }
    signed = mutation not in unsigned
    return Case(
        "stripe",
        mutation,
        {"Stripe-Signature": header},
        body,
        order,
        stripe_settings(),
        signed,
        signed and mutation.startswith("ok"),
    )


STRIPE = (
    "ok",
    "ok_async",
    "ok_rolled",
    "ok_with_v0",
    "ok_300s_old",
    "amount",
    "amount_float",
    "amount_missing",
    "currency",
    "order",
    "order_missing",
    "unpaid",
    "no_payment",
    "failed",
    "other_event",
    "other_account",
    "test_mode",
    "no_data",
    "wrong_secret",
    "v0_only",
    "no_timestamp",
    "no_signature",
    "empty",
    "two_timestamps",
    "timestamp_moved",
    "timestamp_text",
    "signature_upper",
    "stale_301s",
    "future_301s",
    "body_byte",
)
MAKERS = {"wechat": (wechat_case, WECHAT), "alipay": (alipay_case, ALIPAY), "stripe": (stripe_case, STRIPE)}


def every(rng: random.Random, rounds: int = 1) -> Iterator[Case]:
    """Each mutation of each provider, `rounds` times with other values."""
    for _ in range(rounds):
        for make, mutations in MAKERS.values():
            for mutation in mutations:
                yield make(rng, mutation)


def _order(rng: random.Random, merchant: str, app: str, currency: str = "CNY") -> Expected:
    number = "LT" + base64.b32encode(rng.randbytes(10)).decode()
    amount = rng.randrange(100, 10_000_000)
    return Expected(order_number=number, amount=amount, currency=currency, merchant=merchant, app=app)


def _flip_base64(rng: random.Random, text: str) -> str:
    raw = bytearray(base64.b64decode(text))
    raw[rng.randrange(len(raw))] ^= 1 << rng.randrange(8)
    return base64.b64encode(raw).decode()
