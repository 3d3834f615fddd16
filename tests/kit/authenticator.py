"""A passkey made of software: an ES256 key that answers WebAuthn questions the way a browser hands them on, truthfully
or as a test wants it to lie."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
from dataclasses import dataclass, field
from typing import Any

import cbor2
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40


def pack(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


@dataclass
class Authenticator:
    origin: str
    rp_id: str
    counter: int = 0
    verifies: bool = True  # asks for a finger, a face or a PIN
    credential_id: bytes = field(default_factory=lambda: secrets.token_bytes(32))

    def __post_init__(self) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())

    def create(self, options: dict[str, Any], **lies: Any) -> dict[str, Any]:
        """What `navigator.credentials.create` gives. `lies`: origin, rp_id, challenge, type."""
        told = self._told("webauthn.create", options, lies)
        numbers = self.key.public_key().public_numbers()
        cose = {1: 2, 3: -7, -1: 1, -2: numbers.x.to_bytes(32), -3: numbers.y.to_bytes(32)}
        attested = bytes(16) + len(self.credential_id).to_bytes(2) + self.credential_id + cbor2.dumps(cose)
        data = self._data(lies, ATTESTED) + attested
        attestation = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": data})
        return self._answer(
            {"clientDataJSON": pack(told), "attestationObject": pack(attestation), "transports": ["internal"]}
        )

    def get(self, options: dict[str, Any], **lies: Any) -> dict[str, Any]:
        """What `navigator.credentials.get` gives. `lies`: also `counter`, `signature`."""
        told = self._told("webauthn.get", options, lies)
        self.counter = lies.get("counter", self.counter + 1)
        data = self._data(lies, 0)
        signature = self.key.sign(data + hashlib.sha256(told).digest(), ec.ECDSA(hashes.SHA256()))
        if "signature" in lies:
            signature = signature[:-1] + bytes([signature[-1] ^ 1])
        return self._answer(
            {"clientDataJSON": pack(told), "authenticatorData": pack(data), "signature": pack(signature)}
        )

    def _told(self, kind: str, options: dict[str, Any], lies: dict[str, Any]) -> bytes:
        told = {
            "type": lies.get("type", kind),
            "challenge": lies.get("challenge", options["challenge"]),
            "origin": lies.get("origin", self.origin),
            "crossOrigin": False,
        }
        return json.dumps(told).encode()

    def _data(self, lies: dict[str, Any], more: int) -> bytes:
        flags = PRESENT | more | (VERIFIED if self.verifies else 0)
        site = hashlib.sha256(lies.get("rp_id", self.rp_id).encode()).digest()
        return site + bytes([flags]) + self.counter.to_bytes(4)

    def _answer(self, response: dict[str, Any]) -> dict[str, Any]:
        id = pack(self.credential_id)
        return {"id": id, "rawId": id, "type": "public-key", "response": response, "clientExtensionResults": {}}
