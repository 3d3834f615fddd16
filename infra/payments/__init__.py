"""Payment providers as pure adapters: what a request must carry, and what a notification proves.

    wechat   WeChat Pay v3: RSA-SHA256 over the raw bytes, key by serial, AES-256-GCM inside
    alipay   RSA2 over the decoded, sorted fields
    stripe   HMAC-SHA256 over the raw bytes

No session, no clock, no network: the caller gives settings, bytes and the time. What is proved is a `Notice`; whether
money is credited is decided by whoever knows the order (`differences` says what does not fit).
"""

from infra.payments.contract import (
    AMOUNT,
    APP,
    CURRENCY,
    MERCHANT,
    ORDER,
    STATE,
    Call,
    Expected,
    Notice,
    differences,
)  # fmt: skip
from infra.payments.errors import (
    NoticeProbe,
    NoticeRefused,
    NoticeTooOld,
    NoticeUnreadable,
    ProviderSettingsWrong,
    SerialUnknown,
    SignatureWrong,
)

__all__ = [
    "AMOUNT", "APP", "CURRENCY", "MERCHANT", "ORDER", "STATE", "Call", "Expected", "Notice", "NoticeProbe",
    "NoticeRefused", "NoticeTooOld", "NoticeUnreadable", "ProviderSettingsWrong", "SerialUnknown", "SignatureWrong",
    "differences",
]  # fmt: skip
