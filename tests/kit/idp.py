"""An identity provider of our own on the loopback: it describes itself, signs real tokens and real assertions with keys
made when it starts, and lies in whatever way a test asks it to."""

from __future__ import annotations

import base64
import hashlib
import json
import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey
from lxml import etree
from signxml import XMLSigner
from signxml.algorithms import CanonicalizationMethod

from infra import clock

ASSERTION = "urn:oasis:names:tc:SAML:2.0:assertion"
PROTOCOL = "urn:oasis:names:tc:SAML:2.0:protocol"
Claims = dict[str, Any]


@dataclass
class Person:
    sub: str = "idp-4711"
    login: str = "wang"
    name: str = "王建国"
    email: str = "wang@hengzhun.cn"


@dataclass
class Idp:
    """`person` is who signs in next; `twist` changes the claims of an ID token before it is signed, `sign_with`
    the key; `header` goes into its header."""

    url: str = ""
    person: Person = field(default_factory=Person)
    client_id: str = "lotline"
    client_secret: str = "s3cret/with:signs"
    claims: Claims = field(default_factory=dict)
    foreign_key: bool = False
    unsigned: bool = False
    down: bool = False
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    asked: list[dict[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.key = RSAKey.generate_key(2048, {"kid": "k1", "alg": "RS256", "use": "sig"})
        self.other_key = RSAKey.generate_key(2048, {"kid": "k1", "alg": "RS256", "use": "sig"})
        self.saml_key, self.certificate = _pair("Test IdP")
        self.foreign_saml_key, self.foreign_certificate = _pair("Somebody else")

    # -- OpenID Connect ---------------------------------------------------------------------------------------

    def described(self) -> Claims:
        return {
            "issuer": self.url,
            "authorization_endpoint": f"{self.url}/authorize",
            "token_endpoint": f"{self.url}/token",
            "jwks_uri": f"{self.url}/jwks",
            "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
        }

    def authorize(self, address: str) -> dict[str, str]:
        """The person signs in: where his browser is sent back to, as the query of the callback."""
        asked = dict(parse_qsl(urlsplit(address).query))
        self.asked.append(asked)
        code = f"code-{len(self.codes)}"
        self.codes[code] = asked
        return {"state": asked["state"], "code": code}

    def token(self, form: dict[str, str], authorization: str) -> tuple[int, Claims]:
        asked = self.codes.pop(form.get("code", ""), None)
        pair = f"{self.client_id}:s3cret%2Fwith%3Asigns".encode()
        if authorization != "Basic " + base64.b64encode(pair).decode():
            return 401, {"error": "invalid_client"}
        if asked is None or asked["redirect_uri"] != form.get("redirect_uri"):
            return 400, {"error": "invalid_grant"}
        digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        if base64.urlsafe_b64encode(digest).rstrip(b"=").decode() != asked["code_challenge"]:
            return 400, {"error": "invalid_grant"}
        return 200, {"token_type": "Bearer", "access_token": "x", "id_token": self.id_token(asked["nonce"])}

    def id_token(self, nonce: str) -> str:
        now = int(clock.now().timestamp())
        claims = {
            "iss": self.url, "aud": self.client_id, "sub": self.person.sub, "iat": now, "exp": now + 300,
            "nonce": nonce, "preferred_username": self.person.login, "name": self.person.name,
            "email": self.person.email, "email_verified": True,
        } | self.claims  # fmt: skip
        claims = {key: value for key, value in claims.items() if value is not None}
        if self.unsigned:
            parts = ({"alg": "none"}, claims)
            head, body = (base64.urlsafe_b64encode(json.dumps(each).encode()).rstrip(b"=").decode() for each in parts)
            return f"{head}.{body}."
        key = self.other_key if self.foreign_key else self.key
        return jwt.encode({"alg": "RS256", "kid": "k1"}, claims, key)

    # -- SAML ---------------------------------------------------------------------------------------------------

    def request_of(self, address: str) -> dict[str, str]:
        """What an AuthnRequest in a redirect says."""
        query = {key: values[0] for key, values in parse_qs(urlsplit(address).query).items()}
        root = etree.fromstring(zlib.decompress(base64.b64decode(query["SAMLRequest"]), -15))
        issuer = root.findtext(f"{{{ASSERTION}}}Issuer")
        return {
            "id": root.get("ID"), "acs": root.get("AssertionConsumerServiceURL"), "issuer": issuer,
            "state": query["RelayState"], "force": root.get("ForceAuthn", ""),
        }  # fmt: skip

    def response(self, asked: dict[str, str], *, sign: str = "assertion", foreign: bool = False, **lies: Any) -> str:
        """A Response in base64. `sign`: assertion | response | none. `lies`: audience, recipient, in_response_to,
        issuer, not_on_or_after, name_id, status."""
        root = self.unsigned_response(asked, **lies)
        key, certificate = (self.foreign_saml_key, self.foreign_certificate) if foreign else (
            self.saml_key, self.certificate)  # fmt: skip
        if sign == "assertion":
            assertion = root.find(f"{{{ASSERTION}}}Assertion")
            root.replace(assertion, self.signed(assertion, key, certificate))
        elif sign == "response":
            root = self.signed(root, key, certificate)
        return base64.b64encode(etree.tostring(root)).decode()

    def signed(self, element: Any, key: Any = None, certificate: str = "") -> Any:
        signer = XMLSigner(c14n_algorithm=CanonicalizationMethod.EXCLUSIVE_XML_CANONICALIZATION_1_0)
        pem = (key or self.saml_key).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        return signer.sign(
            etree.fromstring(etree.tostring(element)), key=pem, cert=certificate or self.certificate,
            reference_uri=f"#{element.get('ID')}", id_attribute="ID",
        )  # fmt: skip

    def unsigned_response(self, asked: dict[str, str], **lies: Any) -> Any:
        now = clock.now()
        end = lies.get("not_on_or_after", now + timedelta(minutes=5))
        acs, issuer = lies.get("recipient", asked["acs"]), lies.get("issuer", self.url)
        answered = lies.get("in_response_to", asked["id"])
        status = lies.get("status", "urn:oasis:names:tc:SAML:2.0:status:Success")
        return etree.fromstring(
            f"""<samlp:Response xmlns:samlp="{PROTOCOL}" xmlns:saml="{ASSERTION}" ID="_r{time.time_ns()}"
 Version="2.0" IssueInstant="{_at(now)}" Destination="{acs}" InResponseTo="{answered}">
<saml:Issuer>{issuer}</saml:Issuer>
<samlp:Status><samlp:StatusCode Value="{status}"/></samlp:Status>
<saml:Assertion ID="_a{time.time_ns()}" Version="2.0" IssueInstant="{_at(now)}"><saml:Issuer>{issuer}</saml:Issuer>
<saml:Subject><saml:NameID>{lies.get("name_id", self.person.sub)}</saml:NameID>
<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">
<saml:SubjectConfirmationData InResponseTo="{answered}" Recipient="{acs}" NotOnOrAfter="{_at(end)}"/>
</saml:SubjectConfirmation></saml:Subject>
<saml:Conditions NotBefore="{_at(now - timedelta(minutes=1))}" NotOnOrAfter="{_at(end)}"><saml:AudienceRestriction>
<saml:Audience>{lies.get("audience", asked["issuer"])}</saml:Audience></saml:AudienceRestriction></saml:Conditions>
<saml:AuthnStatement AuthnInstant="{_at(now)}"/>
<saml:AttributeStatement>
<saml:Attribute Name="uid"><saml:AttributeValue>{self.person.login}</saml:AttributeValue></saml:Attribute>
<saml:Attribute Name="mail"><saml:AttributeValue>{self.person.email}</saml:AttributeValue></saml:Attribute>
<saml:Attribute Name="displayName"><saml:AttributeValue>{self.person.name}</saml:AttributeValue></saml:Attribute>
</saml:AttributeStatement></saml:Assertion></samlp:Response>""".encode()
        )

    def metadata(self) -> str:
        bare = "".join(self.certificate.splitlines()[1:-1])
        return f"""<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="{self.url}">
<IDPSSODescriptor protocolSupportEnumeration="{PROTOCOL}"><KeyDescriptor use="signing">
<KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#">
<X509Data><X509Certificate>{bare}</X509Certificate></X509Data></KeyInfo></KeyDescriptor><SingleSignOnService
 Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="{self.url}/saml"/></IDPSSODescriptor>
</EntityDescriptor>"""


def _at(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _pair(name: str) -> tuple[rsa.RSAPrivateKey, str]:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    named = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = clock.now()
    certificate = (
        x509.CertificateBuilder()
        .subject_name(named)
        .issuer_name(named)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=3650))
        .sign(key, hashes.SHA256())
    )
    return key, certificate.public_bytes(Encoding.PEM).decode()


def _handler(idp: Idp) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            if idp.down:
                self._say(503, {})
            elif parts.path == "/.well-known/openid-configuration":
                self._say(200, idp.described())
            elif parts.path == "/jwks":
                self._say(200, KeySet([idp.key]).as_dict(private=False))
            elif parts.path == "/authorize":  # a browser at the provider: signed in at once
                back = idp.authorize(self.path)
                address = f"{idp.asked[-1]['redirect_uri']}?{urlencode(back)}"
                self.send_response(302)
                self.send_header("Location", address)
                self.end_headers()
            else:
                self._say(404, {})

        def do_POST(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            form = dict(parse_qsl(self.rfile.read(length).decode()))
            self._say(*idp.token(form, self.headers.get("Authorization", "")))

        def _say(self, status: int, body: Any) -> None:
            content = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: Any) -> None:
            pass

    return Handler


@contextmanager
def identity_provider() -> Iterator[Idp]:
    idp = Idp()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(idp))
    idp.url = f"http://127.0.0.1:{server.server_address[1]}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield idp
    finally:
        server.shutdown()
        server.server_close()
