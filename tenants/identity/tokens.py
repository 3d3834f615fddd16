"""Bearer tokens `slug.id.secret`: the slug finds the tenant, the id the row within it, the secret proves it."""

import hashlib
import secrets
from dataclasses import dataclass, field
from uuid import UUID

from infra.keys import keyring

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford: nothing to mistake when typed from a screen
CODE_LENGTH = 10


@dataclass(frozen=True)
class Token:
    slug: str
    id: UUID
    secret: str = field(repr=False)  # stays out of logs and tracebacks

    @property
    def hash(self) -> bytes:
        return hash_of(self.secret)

    def __str__(self) -> str:
        return f"{self.slug}.{self.id}.{self.secret}"


def issue(slug: str, id: UUID) -> Token:
    return Token(slug, id, secrets.token_urlsafe(32))


def parse(text: str) -> Token | None:
    parts = text.split(".")
    if len(parts) != 3 or len(text) > 200:
        return None
    try:
        return Token(parts[0], UUID(parts[1]), parts[2])
    except ValueError:
        return None


def hash_of(secret: str) -> bytes:
    """SHA-256 is enough: these secrets are 256 random bits, not chosen by people."""
    return hashlib.sha256(secret.encode()).digest()


def enrollment_code(tenant_id: UUID, id: UUID) -> str:
    """The code of an invitation: 50 bits only our key can make, so a repeated request shows the same again."""
    number = int.from_bytes(keyring().mac(b"LE1\0" + tenant_id.bytes + id.bytes)[:8])
    return "".join(ALPHABET[(number >> 5 * place) & 31] for place in range(CODE_LENGTH))


def clean_enrollment_code(text: str) -> str:
    """As typed: any case, spaces and hyphens, O for 0 and I or L for 1."""
    kept = "".join(each for each in text.upper() if each.isalnum())
    return kept.translate(str.maketrans("OIL", "011"))
