"""What every provider's notification comes down to, and how it is held against the order."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

ORDER, AMOUNT, CURRENCY, MERCHANT, APP, STATE = "order", "amount", "currency", "merchant", "app", "state"

PAID: Final = "paid"


@dataclass(frozen=True, kw_only=True)
class Notice:
    """A payment as its provider signed it. `amount` in the currency's smallest unit; `state` is `paid` when the money
    has come, else the provider's own word; `facts` is what stood in it, for people."""

    provider: str
    transaction_id: str
    order_number: str
    amount: int
    currency: str
    merchant: str
    app: str
    state: str
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Expected:
    """What the order and the provider's settings say."""

    order_number: str
    amount: int
    currency: str
    merchant: str
    app: str


def differences(notice: Notice, expected: Expected) -> list[str]:
    """What does not fit, in a fixed order; nothing: the payment may be credited."""
    pairs = (
        (ORDER, notice.order_number, expected.order_number),
        (AMOUNT, notice.amount, expected.amount),
        (CURRENCY, notice.currency, expected.currency),
        (MERCHANT, notice.merchant, expected.merchant),
        (APP, notice.app, expected.app),
        (STATE, notice.state, PAID),
    )
    return [name for name, ours, theirs in pairs if ours != theirs]


@dataclass(frozen=True, kw_only=True)
class Call:
    """A request to a provider, ready to be sent."""

    method: str
    url: str
    body: bytes
    headers: Mapping[str, str]
