"""Time-based one-time passwords (RFC 6238 over RFC 4226): SHA-1, six digits, thirty seconds, as every authenticator
app does it."""

import base64
import hmac
import secrets
from datetime import datetime
from typing import Final
from urllib.parse import quote, urlencode

PERIOD: Final = 30
DIGITS: Final = 6
DRIFT: Final = 1  # steps before and after: a phone's clock is up to half a minute off


def fresh_secret() -> str:
    """160 bits in base32, as RFC 4226 section 4 recommends."""
    return base64.b32encode(secrets.token_bytes(20)).decode()


def code_at(secret: str, step: int) -> str:
    """The code of a step (RFC 4226 section 5.3)."""
    mac = hmac.digest(base64.b32decode(secret), step.to_bytes(8), "sha1")
    at = mac[-1] & 15
    number = int.from_bytes(mac[at : at + 4]) & 0x7FFF_FFFF
    return f"{number % 10**DIGITS:0{DIGITS}d}"


def step_of(at: datetime) -> int:
    return int(at.timestamp()) // PERIOD


def matching_step(secret: str, code: str, at: datetime, last_step: int | None) -> int | None:
    """The step whose code this is, one before or after now at most, and later than the last one used; else None.

    All candidates are compared, so that the time taken tells nothing.
    """
    now = step_of(at)
    found: int | None = None
    for step in range(now - DRIFT, now + DRIFT + 1):
        same = hmac.compare_digest(code_at(secret, step), code)
        if same and (last_step is None or step > last_step):
            found = step
    return found


def address(secret: str, company: str, person: str) -> str:
    """The otpauth address an authenticator app reads from the QR code."""
    label = quote(f"{company}:{person}")
    asked = urlencode({"secret": secret, "issuer": f"Lotline {company}", "digits": DIGITS, "period": PERIOD})
    return f"otpauth://totp/{label}?{asked}"
