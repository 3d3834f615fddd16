"""Secrets that tenants give us to keep (robot addresses, gateway keys): AES-256-GCM at rest, under a key that is not in
the database. A box opens only for the row it was made for."""

import secrets
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from infra.errors import Conflict
from infra.keys import keyring

PURPOSE = b"lotline sealed box 1\n"


class BoxClosed(Conflict):
    """Another installation's box, or one that was moved to another row."""

    code = "infra.box_closed"
    text = "a stored secret cannot be opened with this installation's keys; enter it again"


def seal(text: str, tenant_id: UUID, row_id: UUID) -> bytes:
    """key id, blank, nonce, ciphertext."""
    ring = keyring()
    nonce = secrets.token_bytes(12)
    key = ring.derived(ring.mac_key_id, PURPOSE)
    assert key is not None
    content = AESGCM(key).encrypt(nonce, text.encode(), tenant_id.bytes + row_id.bytes)
    return ring.mac_key_id.encode() + b" " + nonce + content


def unseal(box: bytes, tenant_id: UUID, row_id: UUID) -> str:
    key_id, _, rest = box.partition(b" ")
    key = keyring().derived(key_id.decode("ascii", "replace"), PURPOSE)
    if key is None:
        raise BoxClosed()
    try:
        return AESGCM(key).decrypt(rest[:12], rest[12:], tenant_id.bytes + row_id.bytes).decode()
    except InvalidTag:
        raise BoxClosed() from None
