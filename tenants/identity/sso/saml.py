"""SAML 2.0 web browser SSO: a request by redirect, an answer by POST.

Only what was signed is read (signxml hands it back), there is exactly one assertion, and it must be the signed one:
whatever is wrapped around it or hidden in it is refused. No DTD, no comments, no encryption, nothing unasked.
"""

import base64
import binascii
import hmac
import zlib
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple
from urllib.parse import urlencode

import structlog
from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from lxml import etree
from signxml.algorithms import DigestAlgorithm, SignatureMethod
from signxml.exceptions import SignXMLException
from signxml.verifier import SignatureConfiguration, XMLVerifier

from infra import clock
from tenants.identity.sso.errors import ProviderIncomplete, SsoRefused

log = structlog.get_logger("lotline.sso")
ASSERTION: Final = "urn:oasis:names:tc:SAML:2.0:assertion"
PROTOCOL: Final = "urn:oasis:names:tc:SAML:2.0:protocol"
METADATA: Final = "urn:oasis:names:tc:SAML:2.0:metadata"
SIGNATURE: Final = "http://www.w3.org/2000/09/xmldsig#"
POST: Final = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"
REDIRECT: Final = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"
BEARER: Final = "urn:oasis:names:tc:SAML:2.0:cm:bearer"
SUCCESS: Final = "urn:oasis:names:tc:SAML:2.0:status:Success"
SKEW: Final = timedelta(minutes=2)
LONGEST: Final = 400_000
CONFIG = {
    "location": "./",
    "expect_references": 1,
    "signature_methods": frozenset(
        each for each in SignatureMethod
        if each.name.startswith(("RSA_SHA256", "RSA_SHA384", "RSA_SHA512", "ECDSA_SHA256", "ECDSA_SHA384",
                                 "ECDSA_SHA512", "SHA256_RSA_MGF1", "SHA384_RSA_MGF1", "SHA512_RSA_MGF1"))
    ),
    "digest_algorithms": frozenset({DigestAlgorithm.SHA256, DigestAlgorithm.SHA384, DigestAlgorithm.SHA512}),
}  # fmt: skip


REFUSED = (
    SignXMLException, InvalidSignature, UnsupportedAlgorithm, ValueError, TypeError, KeyError, AttributeError,
    AssertionError, etree.LxmlError,
)  # fmt: skip
"""What signxml and the libraries under it say of an answer that is not right."""


class Service(NamedTuple):
    """We, as the provider knows us."""

    entity_id: str
    acs: str


class Provider(NamedTuple):
    entity_id: str
    sso_url: str
    certificates: Sequence[str]


def _p(name: str) -> str:
    return f"{{{PROTOCOL}}}{name}"


def _a(name: str) -> str:
    return f"{{{ASSERTION}}}{name}"


# -- what we say ------------------------------------------------------------------------------------------------


def metadata(service: Service) -> bytes:
    """What is given to the provider's administrator."""
    root = etree.Element(f"{{{METADATA}}}EntityDescriptor", nsmap={None: METADATA}, entityID=service.entity_id)
    role = etree.SubElement(
        root, f"{{{METADATA}}}SPSSODescriptor", AuthnRequestsSigned="false", WantAssertionsSigned="true",
        protocolSupportEnumeration=PROTOCOL,
    )  # fmt: skip
    etree.SubElement(
        role, f"{{{METADATA}}}AssertionConsumerService", Binding=POST, Location=service.acs, index="0", isDefault="true"
    )
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return written


def where_to(service: Service, provider: Provider, *, request_id: str, state: str, again: bool) -> str:
    """The address the browser is sent to (HTTP-Redirect binding: deflated, base64, in the query)."""
    request = etree.Element(
        _p("AuthnRequest"), nsmap={"samlp": PROTOCOL, "saml": ASSERTION}, ID=request_id, Version="2.0",
        IssueInstant=_instant(clock.now()), Destination=provider.sso_url, ProtocolBinding=POST,
        AssertionConsumerServiceURL=service.acs,
    )  # fmt: skip
    if again:
        request.set("ForceAuthn", "true")
    etree.SubElement(request, _a("Issuer")).text = service.entity_id
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(etree.tostring(request)) + packer.flush()
    asked = urlencode({"SAMLRequest": base64.b64encode(packed).decode(), "RelayState": state})
    return f"{provider.sso_url}{'&' if '?' in provider.sso_url else '?'}{asked}"


def _instant(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


# -- what we are told ---------------------------------------------------------------------------------------------


def claims_of(answer: str, service: Service, provider: Provider, *, request_id: str) -> dict[str, Any]:
    """What the provider says about whoever came back: `sub`, and the attributes by name. Raises SsoRefused."""
    root = _parsed(answer)
    _check_status(root)
    assertion = _signed_assertion(root, provider.certificates)
    _check_issuer(root, assertion, provider)
    _check_confirmation(root, assertion, service, request_id)
    _check_conditions(assertion, service)
    subject = _text(assertion.find(f"./{_a('Subject')}/{_a('NameID')}"))
    if not 0 < len(subject) <= 255:
        raise SsoRefused(reason="subject")
    return _attributes(assertion) | {"sub": subject}


def _parsed(answer: str) -> Any:
    if len(answer) > LONGEST:
        raise SsoRefused(reason="broken")
    try:
        content = base64.b64decode(answer.encode(), validate=False)
        root = parse(content)
    except (binascii.Error, ValueError, etree.XMLSyntaxError) as error:
        raise SsoRefused(reason="broken") from error
    if root.tag != _p("Response"):
        raise SsoRefused(reason="broken")
    ids = [each.get("ID") for each in root.iter(etree.Element) if each.get("ID") is not None]
    if len(ids) != len(set(ids)):
        raise SsoRefused(reason="signature")
    return root


def parse(content: bytes) -> Any:
    """Strict: a DTD (and with it every entity), a comment or a processing instruction is refused. Comments have cut
    names in two before (CVE-2017-11427)."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False
    )
    root = etree.fromstring(content, parser)
    if root.getroottree().docinfo.doctype or b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise ValueError("a DTD")
    if any(not isinstance(each.tag, str) for each in root.iter()):
        raise ValueError("a comment, an entity or a processing instruction")
    return root


def _check_status(root: Any) -> None:
    code = root.find(f"./{_p('Status')}/{_p('StatusCode')}")
    if code is None or code.get("Value") != SUCCESS:
        said = [each.get("Value", "").rpartition(":")[2] for each in root.iter(_p("StatusCode"))]
        log.warning("saml status", status=said, text=_text(root.find(f".//{_p('StatusMessage')}"))[:200])
        raise SsoRefused(reason="denied")


def _signed_assertion(root: Any, certificates: Sequence[str]) -> Any:
    """The one assertion, as it was signed: by itself, or as a part of the signed response."""
    if root.find(f".//{_a('EncryptedAssertion')}") is not None:
        raise SsoRefused(reason="encrypted")
    everywhere = list(root.iter(_a("Assertion")))
    direct = root.findall(f"./{_a('Assertion')}")
    if len(everywhere) != 1 or len(direct) != 1:
        raise SsoRefused(reason="signature")
    for element, path in ((direct[0], None), (root, f"./{_a('Assertion')}")):
        if element.find(f"./{{{SIGNATURE}}}Signature") is None:
            continue
        signed = _verified(element, certificates)
        if signed.tag != element.tag or signed.get("ID") is None or signed.get("ID") != element.get("ID"):
            raise SsoRefused(reason="signature")
        found = signed if path is None else signed.find(path)
        if found is None:
            raise SsoRefused(reason="signature")
        return found
    raise SsoRefused(reason="unsigned")


def _verified(element: Any, certificates: Sequence[str]) -> Any:
    """What the signature covers, parsed from the very bytes that were hashed."""
    text = etree.tostring(element)
    problem = "no certificate"
    for certificate in certificates:
        try:
            config = SignatureConfiguration(verification_time=clock.now(), **CONFIG)  # type: ignore[arg-type]
            found = XMLVerifier().verify(text, x509_cert=certificate, expect_config=config, id_attribute="ID")
            assert not isinstance(found, list)
            return parse(found.signed_data)
        except REFUSED as error:
            problem = f"{type(error).__name__}: {error}"[:200]
    log.warning("saml signature", problem=problem)
    raise SsoRefused(reason="signature")


def _check_issuer(root: Any, assertion: Any, provider: Provider) -> None:
    told = [_text(assertion.find(f"./{_a('Issuer')}"))]
    if (outer := root.find(f"./{_a('Issuer')}")) is not None:
        told.append(_text(outer))
    if any(each != provider.entity_id for each in told):
        raise SsoRefused(reason="issuer")


def _check_confirmation(root: Any, assertion: Any, service: Service, request_id: str) -> None:
    """Meant for us, in answer to our question, and just now (SAML profiles 4.1.4.2)."""
    if root.get("Destination") not in (None, "", service.acs):
        raise SsoRefused(reason="recipient")
    if not hmac.compare_digest(root.get("InResponseTo") or "", request_id):
        raise SsoRefused(reason="answered")
    reason = "recipient"
    for each in assertion.findall(f"./{_a('Subject')}/{_a('SubjectConfirmation')}"):
        data = each.find(f"./{_a('SubjectConfirmationData')}")
        if each.get("Method") != BEARER or data is None or data.get("Recipient") != service.acs:
            continue
        if not hmac.compare_digest(data.get("InResponseTo") or "", request_id):
            reason = "answered"
        elif data.get("NotBefore") is not None or _past(data.get("NotOnOrAfter")):
            reason = "expired"
        else:
            return
    raise SsoRefused(reason=reason)


def _check_conditions(assertion: Any, service: Service) -> None:
    conditions = assertion.find(f"./{_a('Conditions')}")
    if conditions is None:
        raise SsoRefused(reason="audience")
    if conditions.get("NotOnOrAfter") is not None and _past(conditions.get("NotOnOrAfter")):
        raise SsoRefused(reason="expired")
    if conditions.get("NotBefore") is not None and _at(conditions.get("NotBefore")) > clock.now() + SKEW:
        raise SsoRefused(reason="early")
    restrictions = conditions.findall(f"./{_a('AudienceRestriction')}")
    for restriction in restrictions:
        if service.entity_id not in [_text(each) for each in restriction.findall(f"./{_a('Audience')}")]:
            raise SsoRefused(reason="audience")
    if not restrictions:
        raise SsoRefused(reason="audience")


def _past(text: str | None) -> bool:
    return text is None or _at(text) <= clock.now() - SKEW


def _at(text: str) -> datetime:
    try:
        at = datetime.fromisoformat(text)
    except ValueError as error:
        raise SsoRefused(reason="broken") from error
    if at.tzinfo is None:
        raise SsoRefused(reason="broken")
    return at


def _text(element: Any) -> str:
    return "".join(element.itertext()).strip() if element is not None else ""


def _attributes(assertion: Any) -> dict[str, Any]:
    """By name and by friendly name; the first value of each."""
    found: dict[str, Any] = {}
    for each in assertion.findall(f"./{_a('AttributeStatement')}/{_a('Attribute')}"):
        value = _text(each.find(f"./{_a('AttributeValue')}"))[:300]
        for name in (each.get("Name"), each.get("FriendlyName")):
            if name and name != "sub" and value:
                found.setdefault(name, value)
    return found


# -- what an administrator gives us -----------------------------------------------------------------------------


def described(text: str) -> Provider:
    """A provider from its metadata. Raises ProviderIncomplete."""
    try:
        root = parse(text.encode())
    except (ValueError, etree.XMLSyntaxError) as error:
        raise ProviderIncomplete(field="metadata") from error
    entity = root if root.tag == f"{{{METADATA}}}EntityDescriptor" else root.find(f".//{{{METADATA}}}EntityDescriptor")
    role = entity.find(f"./{{{METADATA}}}IDPSSODescriptor") if entity is not None else None
    if role is None:
        raise ProviderIncomplete(field="metadata")
    doors = [each for each in role.findall(f"./{{{METADATA}}}SingleSignOnService") if each.get("Binding") == REDIRECT]
    keys = [
        _text(certificate)
        for key in role.findall(f"./{{{METADATA}}}KeyDescriptor")
        if key.get("use") in (None, "signing")
        for certificate in key.iter(f"{{{SIGNATURE}}}X509Certificate")
    ]
    if not doors:
        raise ProviderIncomplete(field="ssoUrl")
    return Provider(entity.get("entityID") or "", doors[0].get("Location") or "", [clean_certificate(k) for k in keys])


def clean_certificate(text: str) -> str:
    """PEM, from PEM or from the bare base64 of metadata. Raises ProviderIncomplete."""
    bare = "".join(text.replace("-----BEGIN CERTIFICATE-----", "").replace("-----END CERTIFICATE-----", "").split())
    lines = "\n".join(bare[at : at + 64] for at in range(0, len(bare), 64))
    pem = f"-----BEGIN CERTIFICATE-----\n{lines}\n-----END CERTIFICATE-----\n"
    try:
        x509.load_pem_x509_certificate(pem.encode())
    except ValueError as error:
        raise ProviderIncomplete(field="certificates") from error
    return pem
