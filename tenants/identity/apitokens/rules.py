"""Pure decisions about API tokens."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, timedelta
from ipaddress import ip_address, ip_network
from typing import Final
from uuid import UUID

from infra.errors import BadInput
from infra.permissions import Allowed
from tenants.identity import permissions
from tenants.identity.errors import NotForTokens, TokenBeyondOwner, TokenTooLong

LIFE: Final = (timedelta(days=1), timedelta(days=366))
MOST_NETWORKS: Final = 20
MARK: Final = "lt_"
"""How a token's text begins: secret scanners find it, and no company's code can (they have no underscore)."""

LATER: Final = frozenset({"onboarding.import:run", "onboarding.import:roll_back", "onboarding.package:apply"})
"""What goes on after the request, with all the rights of the one who began it: a token has only some of them."""

PERSONAL: Final = LATER | frozenset(
    each.name
    for each in (
        permissions.OPEN_SESSION, permissions.END_SESSION, permissions.REVOKE_SESSION, permissions.SET_PASSWORD,
        permissions.CHANGE_OWN, permissions.ISSUE_TOKEN, permissions.MANAGE_TOKENS, permissions.SWITCH_USER,
        permissions.SIGN_REVIEW, permissions.START_REVIEW, permissions.GRANT_ROLE, permissions.MANAGE_ROLE,
        permissions.RESET_PIN, permissions.ENROLL_OWN,
    )
)  # fmt: skip
"""What asks for the person himself: who he is, what others may, and anything that would outlive the token."""


def check_life(now: datetime, expires_at: datetime) -> None:
    shortest, longest = LIFE
    if not shortest - timedelta(minutes=5) <= expires_at - now <= longest:
        raise TokenTooLong()


def check_scopes(wanted: Collection[str], owner: Mapping[str, Collection[UUID] | None]) -> list[str]:
    """Sorted; refused when empty, personal, or more than the owner may."""
    names = sorted(set(wanted))
    if not names:
        raise BadInput(field="permissions", problem="at least one")
    for name in names:
        if name in PERSONAL:
            raise NotForTokens()
        if name not in owner:
            raise TokenBeyondOwner(permission=name)
    return names


def clean_networks(given: Iterable[str]) -> list[str]:
    """CIDR notation; a bare address stands for itself."""
    found = []
    for text in given:
        try:
            found.append(str(ip_network(text.strip(), strict=False)))
        except ValueError:
            raise BadInput(field="networks", problem=f"{text[:60]} is no address range like 10.0.0.0/24") from None
    if len(found) > MOST_NETWORKS:
        raise BadInput(field="networks", problem=f"at most {MOST_NETWORKS}")
    return sorted(set(found))


def comes_from(address: str | None, networks: Collection[str]) -> bool:
    if not networks:
        return True
    try:
        here = ip_address(address or "")
    except ValueError:
        return False
    return any(here in ip_network(each) for each in networks)


def narrowed(owner: Allowed, scopes: Iterable[str]) -> Allowed:
    """What is left of the chosen permissions under what the owner may do today, with the places he may."""
    return {name: owner[name] for name in scopes if name in owner}
