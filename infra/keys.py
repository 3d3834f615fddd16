"""Signing and MAC keys: files of mode 0600 in LOTLINE_KEYS, never in the database.

    keyring.jsonl          public: one line per key, oldest first; the last of a kind is the one in use
    sign-<key id>.key      Ed25519 seed, hex        signs the heads of the audit trail
    mac-<key id>.key       32 random bytes, hex     marks each journal line (an in-house check)

Old keys stay, because old lines name them. A new signing key is introduced by a statement signed with the old
one, so an auditor who trusts one fingerprint can follow every later key (see infra/journal/FORMAT.md).
The fingerprint is the SHA-256 of the raw public key, in hex; a key id is its first 16 digits.
"""

from __future__ import annotations

import fcntl
import hashlib
import hmac
import json
import os
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from infra import clock
from infra.settings import settings

RING = "keyring.jsonl"
SIGN, MAC = "sign", "mac"
Kind = Literal["sign", "mac"]


class KeyTrouble(RuntimeError):
    """The key directory cannot be used; the text says what to do."""


@dataclass(frozen=True, kw_only=True)
class PublicKey:
    """A line of keyring.jsonl. For MAC keys `fingerprint` is the hash of a hash: it reveals nothing."""

    kind: Kind
    key_id: str
    fingerprint: str
    public_key: str  # hex; "" for MAC keys
    since: str
    introduced_by: str = ""  # fingerprint of the key before
    signature: str = ""  # of the rotation statement, by that key


def rotation_statement(old: str, new_public_key: str, since: str) -> bytes:
    return f"LK1\n{old}\n{new_public_key}\n{since}\n".encode()


class Keyring:
    """All keys of one installation. `Keyring.open(directory)` makes the first pair when there is none."""

    def __init__(self, directory: Path, keys: list[PublicKey]) -> None:
        self.directory = directory
        self.keys = keys
        self._secrets = {key.key_id: _read_secret(directory, key) for key in keys}
        self.mac_key_id = self._last(MAC).key_id
        self._mac_key = self._secrets[self.mac_key_id]

    @classmethod
    def open(cls, directory: Path) -> Keyring:
        with _locked(directory):
            keys = _read_ring(directory)
            for kind in (SIGN, MAC):
                if not any(key.kind == kind for key in keys):
                    keys.append(_create(directory, kind, None))
        return cls(directory, keys)

    # -- journal lines -------------------------------------------------------------------------------

    def mac(self, content: bytes) -> bytes:
        """HMAC-SHA256 with the key in use; store `mac_key_id` beside it."""
        return hmac.digest(self._mac_key, content, "sha256")

    def check_mac(self, key_id: str, content: bytes, mac: bytes) -> bool | None:
        """None when the key is not in this ring (a trail restored from elsewhere)."""
        secret = self._secrets.get(key_id)
        return None if secret is None else hmac.compare_digest(hmac.digest(secret, content, "sha256"), mac)

    def derived(self, key_id: str, purpose: bytes) -> bytes | None:
        """A key for another purpose, from a MAC key: HMAC is a PRF, and no journal line reads like a purpose."""
        secret = self._secrets.get(key_id)
        return None if secret is None else hmac.digest(secret, purpose, "sha256")

    # -- heads ---------------------------------------------------------------------------------------

    @property
    def fingerprint(self) -> str:
        return self._last(SIGN).fingerprint

    @property
    def public_key(self) -> str:
        return self._last(SIGN).public_key

    def sign(self, message: bytes) -> bytes:
        return Ed25519PrivateKey.from_private_bytes(self._secrets[self._last(SIGN).key_id]).sign(message)

    def public(self) -> list[dict[str, str]]:
        """The public half of every signing key, for auditors."""
        return [asdict(key) for key in self.keys if key.kind == SIGN]

    # -- rotation ------------------------------------------------------------------------------------

    def rotate(self, kind: Kind) -> Keyring:
        """A new key of this kind; running processes use it from their next start."""
        with _locked(self.directory):
            _create(self.directory, kind, Keyring(self.directory, _read_ring(self.directory)))
        return Keyring.open(self.directory)

    def _last(self, kind: str) -> PublicKey:
        return next(key for key in reversed(self.keys) if key.kind == kind)


def verify(public_key: str, message: bytes, signature: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key)).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


@lru_cache(maxsize=4)
def _opened(directory: Path) -> Keyring:
    return Keyring.open(directory)


def keyring() -> Keyring:
    """This process's keys."""
    return _opened(settings().keys)


def mac(content: bytes) -> tuple[str, bytes]:
    """(key id, HMAC-SHA256) of the canonical bytes of a journal line, with the key in use."""
    ring = keyring()
    return ring.mac_key_id, ring.mac(content)


def main(arguments: list[str]) -> int:
    """`python -m infra.keys` shows the keys; `… rotate sign|mac` adds one (restart the processes afterwards)."""
    ring = keyring()
    if arguments in (["rotate", SIGN], ["rotate", MAC]):
        ring = ring.rotate("sign" if arguments[1] == SIGN else "mac")
    elif arguments:
        print(main.__doc__)
        return 2
    for key in ring.keys:
        used = "in use" if key.key_id in (ring.mac_key_id, ring.fingerprint[:16]) else "old"
        print(f"{key.kind}  {used:6}  since {key.since}  {key.fingerprint}")
    return 0


def _create(directory: Path, kind: str, before: Keyring | None) -> PublicKey:
    secret = secrets.token_bytes(32)
    since = clock.now().isoformat(timespec="seconds")
    if kind == SIGN:
        public = Ed25519PrivateKey.from_private_bytes(secret).public_key().public_bytes_raw()
        fingerprint = hashlib.sha256(public).hexdigest()
        introduced_by = before.fingerprint if before else ""
        statement = rotation_statement(introduced_by, public.hex(), since)
        signature = before.sign(statement).hex() if before else ""
        key = PublicKey(
            kind="sign", key_id=fingerprint[:16], fingerprint=fingerprint, public_key=public.hex(),
            since=since, introduced_by=introduced_by, signature=signature,
        )  # fmt: skip
    else:
        fingerprint = hashlib.sha256(hashlib.sha256(secret).digest()).hexdigest()
        key = PublicKey(kind="mac", key_id=fingerprint[:16], fingerprint=fingerprint, public_key="", since=since)
    _write_secret(directory / f"{kind}-{key.key_id}.key", secret.hex())
    with (directory / RING).open("a", encoding="utf-8") as ring:
        ring.write(json.dumps(asdict(key)) + "\n")
        ring.flush()
        os.fsync(ring.fileno())
    return key


def _write_secret(path: Path, text: str) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write(text + "\n")
        file.flush()
        os.fsync(file.fileno())


def _read_secret(directory: Path, key: PublicKey) -> bytes:
    path = directory / f"{key.kind}-{key.key_id}.key"
    try:
        if path.stat().st_mode & 0o077:
            raise KeyTrouble(f"{path} is readable by others: chmod 600 it, and rotate the key if others had access")
        return bytes.fromhex(path.read_text().strip())
    except FileNotFoundError:
        raise KeyTrouble(f"{path} is missing: restore the key directory from its backup") from None


def _read_ring(directory: Path) -> list[PublicKey]:
    path = directory / RING
    if not path.exists():
        if [*directory.glob("sign-*.key"), *directory.glob("mac-*.key")]:
            raise KeyTrouble(f"{path} is missing beside its keys: restore the key directory from its backup")
        return []
    return [PublicKey(**json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines() if line]


@contextmanager
def _locked(directory: Path) -> Iterator[None]:
    """Several processes start at once: one of them makes the keys."""
    directory.mkdir(parents=True, exist_ok=True, mode=0o700)
    if directory.stat().st_mode & 0o077:
        directory.chmod(0o700)
    with (directory / ".lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
