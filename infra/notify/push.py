"""Web push: the message encrypted for one browser (RFC 8291 over RFC 8188, aes128gcm), the sender named by a signed
token (RFC 8292). No push service reads what it carries."""

import base64
import hashlib
import hmac
import json
import secrets
from dataclasses import dataclass
from urllib.parse import urlsplit

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from infra import clock
from infra.errors import Invalid
from infra.notify.contract import ChannelRefused, Notice
from infra.notify.outward import check_status, post
from infra.notify.vapid import application_key

RECORD = 4096
LARGEST = 3993  # octets that fit in one record after header, tag and padding delimiter
TTL = 24 * 3600
TOKEN_SECONDS = 12 * 3600


class SubscriptionInvalid(Invalid):
    code = "infra.subscription_invalid"
    text = "this is no push subscription of a browser"


@dataclass(frozen=True)
class Subscription:
    """What a browser hands out: its endpoint, its P-256 key and its secret (base64url)."""

    endpoint: str
    p256dh: str
    auth: str

    def keys(self) -> tuple[bytes, bytes]:
        try:
            public, secret = unpack(self.p256dh), unpack(self.auth)
            ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), public)
        except ValueError:
            raise SubscriptionInvalid() from None
        if len(public) != 65 or len(secret) != 16:
            raise SubscriptionInvalid()
        return public, secret

    def to_text(self) -> str:
        return json.dumps([self.endpoint, self.p256dh, self.auth])

    @classmethod
    def from_text(cls, text: str) -> "Subscription":
        return cls(*json.loads(text))


def pack(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def unpack(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def raw(key: ec.EllipticCurvePublicKey) -> bytes:
    return key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def _hkdf(salt: bytes, secret: bytes, info: bytes, size: int) -> bytes:
    """RFC 5869 for at most one block, as both RFCs use it."""
    key = hmac.digest(salt, secret, hashlib.sha256)
    return hmac.digest(key, info + b"\x01", hashlib.sha256)[:size]


def derive(shared: bytes, auth: bytes, salt: bytes, receiver: bytes, sender: bytes) -> tuple[bytes, bytes]:
    """(content key, nonce) of RFC 8291 section 3.4."""
    key = _hkdf(auth, shared, b"WebPush: info\x00" + receiver + sender, 32)
    return (
        _hkdf(salt, key, b"Content-Encoding: aes128gcm\x00", 16),
        _hkdf(salt, key, b"Content-Encoding: nonce\x00", 12),
    )


def encrypt(
    content: bytes,
    subscription: Subscription,
    *,
    key: ec.EllipticCurvePrivateKey | None = None,
    salt: bytes | None = None,
) -> bytes:
    """The request body: salt, record size, our key's length and value, one encrypted record.

    `key` and `salt` are fresh for every message; only the published vector names its own.
    """
    if len(content) > LARGEST:
        raise ChannelRefused(channel="push", problem=f"{len(content)} octets do not fit")
    receiver, auth = subscription.keys()
    key = key or ec.generate_private_key(ec.SECP256R1())
    salt = salt or secrets.token_bytes(16)
    shared = key.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), receiver))
    sender = raw(key.public_key())
    content_key, nonce = derive(shared, auth, salt, receiver, sender)
    header = salt + RECORD.to_bytes(4, "big") + bytes([len(sender)]) + sender
    return header + AESGCM(content_key).encrypt(nonce, content + b"\x02", None)


def token(key: ec.EllipticCurvePrivateKey, audience: str, subject: str, expires: int) -> str:
    """The JWT of RFC 8292: who sends, to which push service, until when."""
    head = pack(b'{"typ":"JWT","alg":"ES256"}')
    claims = pack(json.dumps({"aud": audience, "exp": expires, "sub": subject}, separators=(",", ":")).encode())
    r, s = decode_dss_signature(key.sign(f"{head}.{claims}".encode(), ec.ECDSA(hashes.SHA256())))
    return f"{head}.{claims}.{pack(r.to_bytes(32, 'big') + s.to_bytes(32, 'big'))}"


class WebPush:
    name = "push"

    def __init__(self, subject: str) -> None:
        """`subject`: a mailto: or https: address at which the push service finds whoever runs this installation."""
        self.subject = subject

    async def send(self, to: str, notice: Notice) -> None:
        """`to` is a subscription as text. ChannelRefused when the browser has withdrawn it (404, 410)."""
        subscription = Subscription.from_text(to)
        told = {"title": notice.title, "body": notice.body, "link": notice.link, "tag": str(notice.id)}
        body = encrypt(json.dumps(told, ensure_ascii=False).encode(), subscription)
        key = application_key()
        parts = urlsplit(subscription.endpoint)
        jwt = token(key, f"{parts.scheme}://{parts.netloc}", self.subject, int(clock.now().timestamp()) + TOKEN_SECONDS)
        headers = {
            "Content-Type": "application/octet-stream",
            "Content-Encoding": "aes128gcm",
            "TTL": str(TTL),
            "Urgency": "high" if notice.urgent else "normal",
            "Authorization": f"vapid t={jwt}, k={pack(raw(key.public_key()))}",
        }
        check_status(self.name, await post(self.name, subscription.endpoint, body, headers), gone=(404, 410))
