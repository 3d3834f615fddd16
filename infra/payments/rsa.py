"""RSA with SHA-256 and PKCS#1 v1.5, as WeChat Pay and Alipay sign."""

import base64
import binascii
from functools import lru_cache
from typing import Any

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)
from cryptography.x509 import load_pem_x509_certificate

from infra.payments.errors import ProviderSettingsWrong

WRONG = (ValueError, TypeError, UnsupportedAlgorithm)


@lru_cache(maxsize=64)
def public_key(pem: str) -> RSAPublicKey:
    """From a PEM public key or certificate, or the bare base64 that Alipay shows. Raises ProviderSettingsWrong."""
    try:
        if "CERTIFICATE" in pem:
            key: Any = load_pem_x509_certificate(pem.encode()).public_key()
        else:
            key = load_pem_public_key(_framed(pem, "PUBLIC KEY"))
    except WRONG as error:
        raise ProviderSettingsWrong(field="public key", problem="no PEM public key or certificate") from error
    if not isinstance(key, RSAPublicKey) or key.key_size < 2048:
        raise ProviderSettingsWrong(field="public key", problem="RSA with at least 2048 bits is needed")
    return key


@lru_cache(maxsize=64)
def private_key(pem: str) -> RSAPrivateKey:
    try:
        key = load_pem_private_key(_framed(pem, "PRIVATE KEY"), None)
    except WRONG as error:
        raise ProviderSettingsWrong(field="private key", problem="no PEM private key without a password") from error
    if not isinstance(key, RSAPrivateKey) or key.key_size < 2048:
        raise ProviderSettingsWrong(field="private key", problem="RSA with at least 2048 bits is needed")
    return key


def _framed(pem: str, kind: str) -> bytes:
    text = pem.strip()
    return (
        text.encode() if text.startswith("-----") else f"-----BEGIN {kind}-----\n{text}\n-----END {kind}-----".encode()
    )


def sign(pem: str, message: bytes) -> str:
    return base64.b64encode(private_key(pem).sign(message, PKCS1v15(), SHA256())).decode()


def verified(pem: str, signature: str, message: bytes) -> bool:
    """Whether the base64 signature is the key's; anything that is no signature is not."""
    try:
        public_key(pem).verify(base64.b64decode(signature, validate=True), message, PKCS1v15(), SHA256())
    except (InvalidSignature, binascii.Error, ValueError):
        return False
    return True


def new_pair() -> tuple[str, str]:
    """(private, public) as PEM: for what plays a provider's part."""
    key = generate_private_key(public_exponent=65_537, key_size=2048)
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    public = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    return private.decode(), public.decode()
