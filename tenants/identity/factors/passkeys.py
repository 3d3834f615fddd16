"""Passkeys (WebAuthn level 2): who asks is this installation's own address, who answers a browser that shows it.

`require_user_verification` only where the passkey stands alone: there a face, a finger or a PIN is the second factor.
"""

import base64
import binascii
import ipaddress
import json
from typing import Any, NamedTuple
from urllib.parse import urlsplit
from uuid import UUID

import webauthn
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    AuthenticatorTransport,
    CredentialDeviceType,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from infra.settings import settings
from tenants.identity.factors.errors import PasskeyRefused
from tenants.identity.models import Factor

TRANSPORTS = frozenset(each.value for each in AuthenticatorTransport)
LONGEST = 16_384


class Enrolled(NamedTuple):
    credential_id: bytes
    public_key: bytes
    sign_count: int
    transports: list[str]
    synced: bool


def rp_id() -> str:
    return urlsplit(settings().public_url).hostname or ""


def possible() -> bool:
    """Browsers offer passkeys to a name, over HTTPS; on one's own machine to `localhost`. Never to an address."""
    host = rp_id()
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return settings().secure or host == "localhost"
    return False


def enrol_options(challenge: bytes, user_id: UUID, login: str, name: str, held: list[Factor]) -> dict[str, Any]:
    options = webauthn.generate_registration_options(
        rp_id=rp_id(),
        rp_name="Lotline",
        user_id=user_id.bytes,
        user_name=login,
        user_display_name=name,
        challenge=challenge,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.PREFERRED, user_verification=UserVerificationRequirement.PREFERRED
        ),
        exclude_credentials=_descriptors(held),
    )
    return _plain(webauthn.options_to_json(options))


def question(challenge: bytes, held: list[Factor], *, alone: bool) -> dict[str, Any]:
    """What a browser is asked; `alone`: any passkey of this company, with its owner's finger, face or PIN."""
    wanted = UserVerificationRequirement.REQUIRED if alone else UserVerificationRequirement.PREFERRED
    options = webauthn.generate_authentication_options(
        rp_id=rp_id(), challenge=challenge, allow_credentials=_descriptors(held), user_verification=wanted
    )
    return _plain(webauthn.options_to_json(options))


def _descriptors(held: list[Factor]) -> list[PublicKeyCredentialDescriptor]:
    return [
        PublicKeyCredentialDescriptor(
            id=each.credential_id, transports=[AuthenticatorTransport(one) for one in each.transports]
        )
        for each in held
        if each.credential_id is not None
    ]


def _plain(text: str) -> dict[str, Any]:
    return json.loads(text)  # type: ignore[no-any-return]


def enrolled(credential: dict[str, Any], challenge: bytes) -> Enrolled:
    """The new passkey; raises PasskeyRefused for another challenge, origin or site, and for a broken answer."""
    _check_size(credential)
    try:
        found = webauthn.verify_registration_response(
            credential=credential, expected_challenge=challenge, expected_rp_id=rp_id(), expected_origin=_origin()
        )
    except (WebAuthnException, ValueError, KeyError, TypeError) as error:
        raise PasskeyRefused(problem=_short(error)) from error
    told = credential.get("response")
    transports = told.get("transports") if isinstance(told, dict) else None
    known = [each for each in transports if each in TRANSPORTS] if isinstance(transports, list) else []
    synced = found.credential_device_type == CredentialDeviceType.MULTI_DEVICE
    return Enrolled(found.credential_id, found.credential_public_key, found.sign_count, known, synced)


def proved(credential: dict[str, Any], challenge: bytes, factor: Factor, *, alone: bool) -> int:
    """The passkey's new counter; raises PasskeyRefused for a wrong signature, challenge, origin or site, for a counter
    that did not grow (a copied passkey), and when it stands alone without having seen its owner."""
    assert factor.public_key is not None
    try:
        found = webauthn.verify_authentication_response(
            credential=credential,
            expected_challenge=challenge,
            expected_rp_id=rp_id(),
            expected_origin=_origin(),
            credential_public_key=factor.public_key,
            credential_current_sign_count=factor.sign_count or 0,
            require_user_verification=alone,
        )
    except (WebAuthnException, ValueError, KeyError, TypeError) as error:
        raise PasskeyRefused(problem=_short(error)) from error
    return found.new_sign_count


def credential_id_of(credential: dict[str, Any]) -> bytes:
    """Which passkey answers; raises PasskeyRefused."""
    _check_size(credential)
    text = credential.get("rawId") or credential.get("id")
    try:
        return base64.urlsafe_b64decode(str(text) + "=" * (-len(str(text)) % 4))
    except (binascii.Error, ValueError) as error:
        raise PasskeyRefused(problem="id") from error


def _check_size(credential: dict[str, Any]) -> None:
    if len(json.dumps(credential)) > LONGEST:
        raise PasskeyRefused(problem="too long")


def _origin() -> str:
    parts = urlsplit(settings().public_url)
    return f"{parts.scheme}://{parts.netloc}"


def _short(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:160]
