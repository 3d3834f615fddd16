"""The PINs people of a new company start with."""

from uuid import UUID

from infra.keys import keyring
from tenants.identity.errors import WeakPin
from tenants.identity.rules import check_pin


def first_pin(tenant_id: UUID, badge: str) -> str:
    """Four digits only our key can make, so that the page that shows them can be opened again."""
    tries = (keyring().mac(b"LP1\0" + tenant_id.bytes + badge.encode() + bytes([turn])) for turn in range(100))
    pins = (f"{int.from_bytes(each[:8]) % 10_000:04d}" for each in tries)
    return next(pin for pin in pins if _good(pin))


def _good(pin: str) -> bool:
    try:
        check_pin(pin)
    except WeakPin:
        return False
    return True
