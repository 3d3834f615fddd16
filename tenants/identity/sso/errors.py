from typing import ClassVar

from infra.errors import Conflict, Forbidden, Invalid, Unavailable


class SsoRefused(Forbidden):
    """`reason` is one of `REASONS`; the words stand in the apps. What the provider said in detail is in the log and
    in the provider's last test."""

    code = "identity.sso_refused"
    text = "single sign-on failed: {reason}"
    status: ClassVar[int] = 401


REASONS = (
    "denied", "provider", "issuer", "audience", "recipient", "expired", "early", "signature", "unsigned", "nonce",
    "answered", "browser", "broken", "subject", "unknown_person", "switched_off", "encrypted",
)  # fmt: skip


class ProviderDown(Unavailable):
    code = "identity.provider_down"
    text = "the identity provider does not answer: {problem}"


class ProviderAddressForbidden(Invalid):
    code = "identity.provider_address_forbidden"
    text = "{address} cannot be used: an https address of a public host is needed, or one this installation allows"


class ProviderIncomplete(Invalid):
    code = "identity.provider_incomplete"
    text = "the provider is not complete: {field}"


class ProviderInUse(Conflict):
    code = "identity.provider_in_use"
    text = "single sign-on is required here and this is the last provider that works; allow another way first"
