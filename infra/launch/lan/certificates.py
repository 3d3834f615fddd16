"""A certificate authority of this installation: made once, its key 0600 in the state directory.

Phones trust it for ten years, for private addresses only; the server's certificate lives a year (Apple refuses
longer) and is renewed by itself.
"""

from __future__ import annotations

import ipaddress
import os
import socket
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from infra.launch.plan import LOCAL_NETWORKS, Plan

AUTHORITY_DAYS, SERVER_DAYS, RENEW_DAYS = 3650, 365, 30


def environment(plan: Plan) -> dict[str, str]:
    """Where the API finds its certificate, made or renewed when necessary."""
    address = urlsplit(plan.public_url).hostname or "127.0.0.1"
    home = plan.state / "tls"
    ensure(home, address)
    return {"LOTLINE_TLS_CERT": str(home / "server.pem"), "LOTLINE_TLS_KEY": str(home / "server.key")}


def ensure(home: Path, address: str) -> None:
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not (home / "authority.pem").exists():
        _make_authority(home)
    if not _still_good(home / "server.pem", address):
        _make_server(home, address)


def fingerprint(home: Path) -> str:
    digest = _read(home / "authority.pem").fingerprint(hashes.SHA256())
    return ":".join(f"{byte:02X}" for byte in digest)


def _make_authority(home: Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([
        x509.NameAttribute(NameOID.COMMON_NAME, f"Lotline {socket.gethostname()[:40]}"),
        x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Lotline (local)"),
    ])  # fmt: skip
    usage = x509.KeyUsage(
        digital_signature=False, content_commitment=False, key_encipherment=False, data_encipherment=False,
        key_agreement=False, key_cert_sign=True, crl_sign=True, encipher_only=False, decipher_only=False,
    )  # fmt: skip
    # A stolen key could otherwise impersonate any site on every phone that trusts this authority.
    inside = x509.NameConstraints(
        [x509.IPAddress(ipaddress.ip_network(net)) for net in LOCAL_NETWORKS]
        + [x509.DNSName("local"), x509.DNSName("localhost")],
        None,
    )
    certificate = (
        _builder(name, name, key.public_key(), AUTHORITY_DAYS)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(inside, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    _write(home, "authority", key, certificate)


def _make_server(home: Path, address: str) -> None:
    authority = _read(home / "authority.pem")
    authority_key = serialization.load_pem_private_key((home / "authority.key").read_bytes(), None)
    assert isinstance(authority_key, ec.EllipticCurvePrivateKey)
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, address)])
    certificate = (
        _builder(name, authority.subject, key.public_key(), SERVER_DAYS)
        .add_extension(x509.SubjectAlternativeName(_names(address)), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(authority_key.public_key()), critical=False)
        .sign(authority_key, hashes.SHA256())
    )
    _write(home, "server", key, certificate)


def _builder(
    subject: x509.Name, issuer: x509.Name, public_key: ec.EllipticCurvePublicKey, days: int
) -> x509.CertificateBuilder:
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(public_key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))  # phones whose clock is a little behind
        .not_valid_after(now + timedelta(days=days))
    )


def _names(address: str) -> list[x509.GeneralName]:
    own: list[x509.GeneralName] = [x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
    try:
        return [x509.IPAddress(ipaddress.ip_address(address)), *own]
    except ValueError:
        return [x509.DNSName(address), *own]


def _still_good(path: Path, address: str) -> bool:
    if not path.exists():
        return False
    certificate = _read(path)
    names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    good_until = certificate.not_valid_after_utc - timedelta(days=RENEW_DAYS)
    return list(names) == _names(address) and good_until > datetime.now(UTC)


def _read(path: Path) -> x509.Certificate:
    return x509.load_pem_x509_certificate(path.read_bytes())


def _write(home: Path, name: str, key: ec.EllipticCurvePrivateKey, certificate: x509.Certificate) -> None:
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    for suffix, content, mode in (
        (".key", secret, 0o600),
        (".pem", certificate.public_bytes(serialization.Encoding.PEM), 0o644),
    ):
        path = home / f"{name}{suffix}"
        path.unlink(missing_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
            file.write(content)
