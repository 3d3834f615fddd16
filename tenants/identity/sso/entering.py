"""A trip to the identity provider and back.

What is asked is kept under the answer's name (state, RelayState), once, for ten minutes and for one browser. A SAML
answer arrives as a POST from another site, where our cookie does not ride along; so what it proved waits under a
ticket, which the browser fetches by itself and only the one that set out can use.
"""

import json
import secrets
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

import structlog
from sqlalchemy import bindparam

from infra import directory
from infra.actions import run
from infra.db import Executor, Statement, mine
from infra.errors import DomainError
from infra.sealed import unseal
from infra.settings import settings
from infra.work import Actor, database, system
from tenants.identity import codes, permissions, rules, signin
from tenants.identity.commands import people
from tenants.identity.factors import challenges
from tenants.identity.factors.errors import ChallengeSpent
from tenants.identity.models import Role, SsoIdentity, SsoProvider, SsoSecret, User
from tenants.identity.sso import commands, oidc, saml
from tenants.identity.sso.commands import BY_SUBJECT, OIDC, SAML
from tenants.identity.sso.errors import SsoRefused

log = structlog.get_logger("lotline.sso")
TICKET = "ticket"
PLACES = ("c", "v", "w")
BY_ID = Statement(mine(SsoProvider).where(SsoProvider.id == bindparam("provider_id")))
SECRET = Statement(mine(SsoSecret).where(SsoSecret.id == bindparam("provider_id")))
PERSON = Statement(mine(User).where(User.id == bindparam("user_id"), User.active))
ROLE = Statement(mine(Role).where(Role.id == bindparam("role_id")))


class Trip(NamedTuple):
    """Where the browser is sent, and the cookie it takes along."""

    address: str
    browser: str


class Back(NamedTuple):
    """Somebody came back: to which of our pages, and his session (None: it was a test)."""

    to: str
    signed_in: signin.SignedIn | None
    provider_id: UUID | None = None
    reason: str | None = None


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What a trip is for."""

    to: str = "c"
    again: bool = False  # the provider must ask for the password anew
    tester: Actor | None = None


def service(slug: str) -> saml.Service:
    here = f"{settings().public_url}/api/sso/{slug}"
    return saml.Service(f"{here}/saml", f"{here}/acs")


def redirect_uri(slug: str) -> str:
    return f"{settings().public_url}/api/sso/{slug}/callback"


async def set_out(slug: str, provider_id: UUID, asked: Asked) -> Trip:
    """Raises SsoRefused("switched_off") for an unknown company or provider too; ProviderDown."""
    entry = await _entry(slug)
    provider, secret = await _provider(entry.tenant_id, provider_id)
    if not provider.enabled and asked.tester is None:
        raise SsoRefused(reason="switched_off")
    state, browser = challenges.fresh(), challenges.fresh()
    kept: dict[str, Any] = {"provider": str(provider.id)}
    if provider.kind == OIDC:
        kept |= {"nonce": challenges.fresh(), "verifier": secrets.token_urlsafe(48)}
        client = _client(entry.slug, provider, secret)
        address = await oidc.where_to(
            client, state=state, nonce=kept["nonce"], verifier=kept["verifier"], again=asked.again
        )
    else:
        kept |= {"request": f"_{secrets.token_hex(20)}"}
        address = saml.where_to(
            service(entry.slug), _saml(provider), request_id=kept["request"], state=state, again=asked.again
        )
    data: dict[str, Any] = {"to": asked.to if asked.to in PLACES else "c"}
    if asked.tester is not None:
        data |= {"tester": asked.tester.name}
    await challenges.put(
        entry.tenant_id, provider.kind, state, browser=browser, secret=json.dumps(kept), data=data,
        user_id=asked.tester.id if asked.tester else None,
    )  # fmt: skip
    return Trip(address, browser)


async def oidc_back(
    slug: str, *, state: str, code: str | None, error: str | None, browser: str | None, address: str | None,
    agent: str | None,
) -> Back:  # fmt: skip
    """Raises SsoRefused, ProviderDown."""
    entry = await _entry(slug)
    taken = await _take(entry.tenant_id, OIDC, state, browser)
    kept = json.loads(taken.secret)
    provider, secret = await _provider(entry.tenant_id, UUID(kept["provider"]))

    async def claims() -> dict[str, Any]:
        if not code:
            log.warning("provider refused", error=(error or "")[:200])
            raise SsoRefused(reason="denied")
        client = _client(entry.slug, provider, secret)
        return await oidc.claims_of(client, code=code, nonce=kept["nonce"], verifier=kept["verifier"])

    if "tester" in taken.data:
        return await _tested(entry, provider, taken, claims)
    return await _arrive(entry, provider, await claims(), taken.data["to"], address, agent)


async def saml_back(slug: str, *, state: str, answer: str) -> str:
    """A ticket for the browser to fetch its session with. Raises SsoRefused; what is wrong is said to that browser."""
    entry = await _entry(slug)
    try:
        taken = await challenges.take(entry.tenant_id, SAML, state)
    except ChallengeSpent:
        raise SsoRefused(reason="answered") from None
    kept = json.loads(taken.secret)
    provider, _ = await _provider(entry.tenant_id, UUID(kept["provider"]))
    told: dict[str, Any] = {"provider": kept["provider"]}
    try:
        told["claims"] = saml.claims_of(
            answer, service(entry.slug), _saml(provider), request_id=kept["request"]
        )  # fmt: skip
    except SsoRefused as refused:
        if "tester" not in taken.data:
            raise
        told["reason"] = refused.params["reason"]
    ticket = challenges.fresh()
    await challenges.put(
        entry.tenant_id, TICKET, ticket, browser_hash=taken.browser_hash, secret=json.dumps(told), data=taken.data
    )  # fmt: skip
    return ticket


async def saml_done(
    slug: str, *, ticket: str, browser: str | None, address: str | None, agent: str | None
) -> Back:  # fmt: skip
    entry = await _entry(slug)
    taken = await _take(entry.tenant_id, TICKET, ticket, browser)
    told = json.loads(taken.secret)
    provider, _ = await _provider(entry.tenant_id, UUID(told["provider"]))

    async def claims() -> dict[str, Any]:
        if "reason" in told:
            raise SsoRefused(reason=told["reason"])
        return told["claims"]  # type: ignore[no-any-return]

    if "tester" in taken.data:
        return await _tested(entry, provider, taken, claims)
    return await _arrive(entry, provider, told["claims"], taken.data["to"], address, agent)


async def _take(tenant_id: UUID, kind: str, state: str, browser: str | None) -> challenges.Taken:
    try:
        taken = await challenges.take(tenant_id, kind, state)
    except ChallengeSpent:
        raise SsoRefused(reason="answered") from None
    try:
        taken.check_browser(browser)
    except ChallengeSpent:
        raise SsoRefused(reason="browser") from None
    return taken


# -- who it is here ---------------------------------------------------------------------------------------------


async def _arrive(
    entry: directory.DirectoryEntry, provider: SsoProvider, claims: dict[str, Any], to: str, address: str | None,
    agent: str | None,
) -> Back:  # fmt: skip
    if not provider.enabled:
        raise SsoRefused(reason="switched_off")
    user = await _person(entry, provider, claims)
    whole = "provider" if provider.counts_as_second else None
    way = signin.Way(by=provider.kind, whole=whole, address=address, agent=agent)
    return Back(to, await signin.enter(entry, user, way))


async def _person(entry: directory.DirectoryEntry, provider: SsoProvider, claims: dict[str, Any]) -> User:
    """The one it was the last time; else the one with this login or contact; else, where that is allowed, a new one."""
    async with database().transaction(entry.tenant_id, read_only=True) as executor:
        known: SsoIdentity | None = await executor.one(BY_SUBJECT, provider_id=provider.id, sub=claims["sub"])
        if known is not None:
            user: User | None = await executor.one(PERSON, user_id=known.user_id)
            if user is None:
                raise SsoRefused(reason="unknown_person")
            return user
        user = await _matching(executor, provider, claims)
    if user is None and provider.provisions:
        user = await _provision(entry, provider, claims)
    if user is None or not user.active:
        raise SsoRefused(reason="unknown_person")
    door = system(entry.tenant_id, f"SSO · {provider.name}", permissions={permissions.LINK_IDENTITY.name: None})
    cmd = commands.LinkSsoIdentity(provider_id=provider.id, subject=claims["sub"], user_id=user.id)
    await run(door, commands.link_sso_identity, cmd)
    return user


def _claim(provider: SsoProvider, claims: dict[str, Any], ours: str) -> str:
    value = claims.get(provider.claims.get(ours, ""))
    return value.strip() if isinstance(value, str) else ""


def _login(provider: SsoProvider, claims: dict[str, Any]) -> str:
    return _claim(provider, claims, "login").casefold()


async def _matching(executor: Executor, provider: SsoProvider, claims: dict[str, Any]) -> User | None:
    login = _login(provider, claims)
    if login:
        user: User | None = await executor.one(people.BY_LOGIN, login=login)
        if user is not None:
            return user
    for ours, statement in (("email", signin.BY_EMAIL), ("phone", signin.BY_PHONE)):
        if ours == "email" and claims.get("email_verified") is False:
            continue
        to = _contact(_claim(provider, claims, ours), ours)
        found = await executor.all(statement, value=to) if to else []
        if len(found) == 1:
            return found[0]  # type: ignore[no-any-return]
    return None


def _contact(text: str, ours: str) -> str | None:
    try:
        to = codes.clean_contact(text)
    except codes.BadContact:
        return None
    return to.value if (to.kind == "email") == (ours == "email") else None


async def _provision(
    entry: directory.DirectoryEntry, provider: SsoProvider, claims: dict[str, Any]
) -> User | None:  # fmt: skip
    """A new person with the provider's default role; None when what the provider says is not enough."""
    login = _login(provider, claims) or _claim(provider, claims, "email").casefold()
    if not rules.LOGIN.fullmatch(login):
        return None
    async with database().transaction(entry.tenant_id, read_only=True) as executor:
        role: Role | None = await executor.one(ROLE, role_id=provider.default_role_id)
    cmd = people.CreateUser(
        login=login,
        name=_claim(provider, claims, "name") or login,
        phone=_contact(_claim(provider, claims, "phone"), "phone"),
        email=_contact(_claim(provider, claims, "email"), "email"),
        roles=[role.code] if role is not None else [],
    )
    made = await run(system(entry.tenant_id, f"SSO · {provider.name}"), people.create_user, cmd)
    return made.row  # type: ignore[no-any-return]


# -- trying it out ------------------------------------------------------------------------------------------------


async def _tested(entry: directory.DirectoryEntry, provider: SsoProvider, taken: challenges.Taken, claims: Any) -> Back:
    """Write down what came of it; nobody is signed in."""
    reason: str | None = None
    try:
        found = await claims()
        if not _login(provider, found) and not _claim(provider, found, "email"):
            reason = "subject"
    except DomainError as error:
        reason = str(error.params.get("reason") or error.sentence)
    cmd = commands.NoteSsoTest(provider_id=provider.id, by_name=taken.data["tester"], problem=reason)
    await run(system(entry.tenant_id, taken.data["tester"]), commands.note_sso_test, cmd)
    return Back(taken.data["to"], None, provider.id, reason)


# -- rows ---------------------------------------------------------------------------------------------------------


async def _entry(slug: str) -> directory.DirectoryEntry:
    entry = await directory.find(slug)
    if entry is None:
        raise SsoRefused(reason="switched_off")
    return entry


async def _provider(tenant_id: UUID, provider_id: UUID) -> tuple[SsoProvider, str]:
    async with database().transaction(tenant_id, read_only=True) as executor:
        row: SsoProvider | None = await executor.one(BY_ID, provider_id=provider_id)
        box: SsoSecret | None = await executor.one(SECRET, provider_id=provider_id)
    if row is None:
        raise SsoRefused(reason="switched_off")
    return row, unseal(box.box, tenant_id, row.id) if box is not None else ""


def _client(slug: str, provider: SsoProvider, secret: str) -> oidc.Client:
    return oidc.Client(provider.issuer, provider.client_id, secret, provider.scopes, redirect_uri(slug))


def _saml(provider: SsoProvider) -> saml.Provider:
    return saml.Provider(provider.issuer, provider.sso_url, provider.certificates)
