"""Pure decisions about invitations, and how their code is made."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from infra.keys import keyring
from tenants.identity import tokens

LIFE: Final = timedelta(days=7)
LENGTH: Final = 10
KIND: Final = "identity.invitation"
"""What the message is called in the mailbox."""


def code_of(tenant_id: UUID, id: UUID, round: int) -> str:
    """50 bits only our key can make; each sending makes another and the earlier one worthless."""
    number = int.from_bytes(keyring().mac(b"LI1\0" + tenant_id.bytes + id.bytes + round.to_bytes(4))[:8])
    return "".join(tokens.ALPHABET[(number >> 5 * place) & 31] for place in range(LENGTH))


def state_of(accepted_at: datetime | None, withdrawn_at: datetime | None, expires_at: datetime, now: datetime) -> str:
    if accepted_at is not None:
        return "accepted"
    if withdrawn_at is not None:
        return "withdrawn"
    return "open" if expires_at > now else "expired"
