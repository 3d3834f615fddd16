"""The installation's key for web push (RFC 8292). Browsers bind their subscriptions to it, so it is made once."""

import os
from functools import lru_cache
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from infra.settings import settings

FILE = "push.pem"


def application_key() -> ec.EllipticCurvePrivateKey:
    return _opened(settings().keys)


@lru_cache(maxsize=4)
def _opened(directory: Path) -> ec.EllipticCurvePrivateKey:
    path = directory / FILE
    if not path.exists():
        _make(path)
    key = load_pem_private_key(path.read_bytes(), None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    return key


def _make(path: Path) -> None:
    """Several processes may come here at once: the first link wins, and nobody ever reads half a file."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    key = ec.generate_private_key(ec.SECP256R1())
    draft = path.with_name(f"{FILE}.{os.getpid()}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)
    except FileExistsError:
        return
    finally:
        draft.unlink()
