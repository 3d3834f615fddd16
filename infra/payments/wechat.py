"""WeChat Pay API v3, native (QR) payment. Clauses: 微信支付 API v3 签名生成/验证, 通知报文解密, Native 下单.

The signature covers the bytes as they came, so nothing may be parsed and written again before it is checked.
"""

import base64
import binascii
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from infra.payments import rsa
from infra.payments.contract import PAID, Call, Notice
from infra.payments.errors import (
    NoticeProbe,
    NoticeTooOld,
    NoticeUnreadable,
    ProviderSettingsWrong,
    SerialUnknown,
    SignatureWrong,
)

PROVIDER: Final = "wechat"
HOST: Final = "https://api.mch.weixin.qq.com"
SCHEME: Final = "WECHATPAY2-SHA256-RSA2048"
PROBE: Final = "WECHATPAY/SIGNTEST/"
WINDOW: Final = 300
"""Seconds a notification may be off the clock, either way. The SDKs leave this to us."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """`platform_keys`: serial (or public key id) → PEM; two of them stand while a key is being changed."""

    mchid: str
    appid: str
    platform_keys: Mapping[str, str]
    apiv3_key: str
    merchant_serial: str = ""
    merchant_key: str = ""

    def check(self) -> None:
        """Raises ProviderSettingsWrong naming the field."""
        if not self.mchid or not self.appid:
            raise ProviderSettingsWrong(field="mchid" if not self.mchid else "appid", problem="is missing")
        if len(self.apiv3_key.encode()) != 32:
            raise ProviderSettingsWrong(field="apiv3_key", problem="has 32 characters")
        if not self.platform_keys:
            raise ProviderSettingsWrong(field="platform_keys", problem="at least one is needed")
        for pem in self.platform_keys.values():
            rsa.public_key(pem)
        if self.merchant_key:
            rsa.private_key(self.merchant_key)


# -- notifications ----------------------------------------------------------------------------------------------------


def check_signature(headers: Mapping[str, str], body: bytes, keys: Mapping[str, str]) -> int:
    """The time the notification was signed at. Raises NoticeProbe, SerialUnknown or SignatureWrong."""
    found = {name.lower(): value for name, value in headers.items()}
    timestamp, nonce = found.get("wechatpay-timestamp", ""), found.get("wechatpay-nonce", "")
    signature, serial = found.get("wechatpay-signature", ""), found.get("wechatpay-serial", "")
    if signature.startswith(PROBE):
        raise NoticeProbe()
    if not (timestamp.isascii() and timestamp.isdigit() and len(timestamp) <= 12 and nonce and signature):
        raise SignatureWrong()
    key = keys.get(serial)
    if key is None:
        raise SerialUnknown(serial=serial[:64] or "–")
    message = f"{timestamp}\n{nonce}\n".encode() + body + b"\n"
    if not rsa.verified(key, signature, message):
        raise SignatureWrong()
    return int(timestamp)


def check_age(signed_at: int, now: float) -> None:
    off = abs(int(now) - signed_at)
    if off > WINDOW:
        raise NoticeTooOld(seconds=off, limit=WINDOW)


def decrypted(resource: Mapping[str, Any], apiv3_key: str) -> bytes:
    """The plain content of a notification's resource. Raises NoticeUnreadable."""
    try:
        if resource.get("algorithm") != "AEAD_AES_256_GCM":
            raise NoticeUnreadable(problem="another cipher")
        content = base64.b64decode(resource["ciphertext"], validate=True)
        extra = str(resource.get("associated_data") or "").encode()
        return AESGCM(apiv3_key.encode()).decrypt(str(resource["nonce"]).encode(), content, extra)
    except (KeyError, binascii.Error, InvalidTag, ValueError, TypeError) as error:
        raise NoticeUnreadable(problem="the content does not open with the APIv3 key") from error


def notice(headers: Mapping[str, str], body: bytes, settings: Settings, now: float, provider: str = PROVIDER) -> Notice:
    """What a notification proves. Raises a NoticeRefused: signature and clock first, content afterwards."""
    check_age(check_signature(headers, body, settings.platform_keys), now)
    outer = _object(body)
    resource = outer.get("resource")
    if not isinstance(resource, dict):
        raise NoticeUnreadable(problem="no resource")
    return transaction(_object(decrypted(resource, settings.apiv3_key)), provider)


def transaction(plain: Mapping[str, Any], provider: str = PROVIDER) -> Notice:
    """A transaction object: the content of a notification, or the answer to a query."""
    amount = plain.get("amount")
    amount = amount if isinstance(amount, dict) else {}
    total = amount.get("total", 0)
    if isinstance(total, bool) or not isinstance(total, int) or not isinstance(plain.get("out_trade_no"), str):
        raise NoticeUnreadable(problem="no order number or amount")
    state = str(plain.get("trade_state", ""))
    return Notice(
        provider=provider,
        transaction_id=str(plain.get("transaction_id", "")),
        order_number=plain["out_trade_no"],
        amount=total,
        currency=str(amount.get("currency") or "CNY"),
        merchant=str(plain.get("mchid", "")),
        app=str(plain.get("appid", "")),
        state=PAID if state == "SUCCESS" else state.lower() or "unknown",
        facts=dict(plain),
    )


def _object(content: bytes) -> dict[str, Any]:
    try:
        found = json.loads(content)
    except ValueError as error:
        raise NoticeUnreadable(problem="no JSON") from error
    if not isinstance(found, dict):
        raise NoticeUnreadable(problem="no JSON object")
    return found


# -- requests ---------------------------------------------------------------------------------------------------------


def request_message(method: str, path: str, timestamp: int, nonce: str, body: str) -> bytes:
    """What a request's signature covers; `path` with its query."""
    return f"{method}\n{path}\n{timestamp}\n{nonce}\n{body}\n".encode()


def authorization(settings: Settings, method: str, path: str, timestamp: int, nonce: str, body: str) -> str:
    signature = rsa.sign(settings.merchant_key, request_message(method, path, timestamp, nonce, body))
    return (
        f'{SCHEME} mchid="{settings.mchid}",nonce_str="{nonce}",signature="{signature}",'
        f'timestamp="{timestamp}",serial_no="{settings.merchant_serial}"'
    )


def native_order(
    settings: Settings, *, number: str, amount: int, currency: str, text: str, notify_url: str, expires: str,
    timestamp: int, nonce: str,
) -> Call:  # fmt: skip
    """Ask for a QR code (`code_url`). `expires` is RFC 3339."""
    body = json.dumps(
        {
            "appid": settings.appid, "mchid": settings.mchid, "description": text[:127], "out_trade_no": number,
            "time_expire": expires, "notify_url": notify_url, "amount": {"total": amount, "currency": currency},
        },
        ensure_ascii=False, separators=(",", ":"),
    )  # fmt: skip
    return _call(settings, "POST", "/v3/pay/transactions/native", body, timestamp, nonce)


def query_order(settings: Settings, *, number: str, timestamp: int, nonce: str) -> Call:
    """Ask how an order stands: for notifications that never came."""
    path = f"/v3/pay/transactions/out-trade-no/{number}?mchid={settings.mchid}"
    return _call(settings, "GET", path, "", timestamp, nonce)


def _call(settings: Settings, method: str, path: str, body: str, timestamp: int, nonce: str) -> Call:
    headers = {
        "Authorization": authorization(settings, method, path, timestamp, nonce, body),
        "Accept": "application/json",
        "Content-Type": "application/json",
        "User-Agent": "Lotline",
    }
    return Call(method=method, url=HOST + path, body=body.encode(), headers=headers)


def answer(settings: Settings, headers: Mapping[str, str], body: bytes, now: float) -> dict[str, Any]:
    """The content of an answer; it is signed as notifications are."""
    check_age(check_signature(headers, body, settings.platform_keys), now)
    return _object(body)


# -- the other side ---------------------------------------------------------------------------------------------------


def sealed_notice(
    plain: Mapping[str, Any],
    *,
    private_key: str,
    serial: str,
    apiv3_key: str,
    event_id: str,
    timestamp: int,
    nonce: str,
) -> tuple[dict[str, str], bytes]:
    """Headers and body of a notification as WeChat Pay makes it: what the payment simulator sends."""
    content = json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode()
    sealed = AESGCM(apiv3_key.encode()).encrypt(nonce[:12].encode(), content, b"transaction")
    body = json.dumps(
        {
            "id": event_id, "resource_type": "encrypt-resource", "event_type": "TRANSACTION.SUCCESS",
            "summary": "支付成功",
            "resource": {
                "original_type": "transaction", "algorithm": "AEAD_AES_256_GCM",
                "ciphertext": base64.b64encode(sealed).decode(), "associated_data": "transaction", "nonce": nonce[:12],
            },
        },
        ensure_ascii=False, separators=(",", ":"),
    ).encode()  # fmt: skip
    signature = rsa.sign(private_key, f"{timestamp}\n{nonce}\n".encode() + body + b"\n")
    headers = {
        "Content-Type": "application/json",
        "Wechatpay-Timestamp": str(timestamp),
        "Wechatpay-Nonce": nonce,
        "Wechatpay-Serial": serial,
        "Wechatpay-Signature": signature,
    }
    return headers, body
