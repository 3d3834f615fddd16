"""Setting up identity providers, and who somebody there is here."""

from dataclasses import dataclass, field
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import bindparam, delete, select

from infra.actions import Command, command
from infra.db import Statement, mine, own
from infra.errors import AlreadyExists, Missing
from infra.sealed import seal
from infra.work import Work
from tenants.identity import permissions, rules
from tenants.identity.factors.commands import freshly_proved
from tenants.identity.models import Role, SsoIdentity, SsoProvider, SsoSecret, User
from tenants.identity.security.reading import policy_of
from tenants.identity.sso import saml
from tenants.identity.sso.errors import ProviderIncomplete, ProviderInUse
from tenants.identity.sso.outward import check_address

OIDC, SAML = "oidc", "saml"
CLAIMS = {
    OIDC: {"login": "preferred_username", "name": "name", "email": "email", "phone": "phone_number"},
    SAML: {"login": "uid", "name": "displayName", "email": "mail", "phone": "mobile"},
}
TESTED = ("kind", "issuer", "client_id", "sso_url", "certificates")
"""What a test was about: with another one of these it counts no more."""
BY_NAME = Statement(mine(SsoProvider).where(SsoProvider.name == bindparam("name")))
IN_USE = Statement(
    select(SsoProvider.id).where(
        own(SsoProvider), SsoProvider.enabled, SsoProvider.tested_at.is_not(None),
        SsoProvider.id != bindparam("but_id"),
    )
)  # fmt: skip
IDENTITIES = Statement(mine(SsoIdentity).where(SsoIdentity.provider_id == bindparam("provider_id")))
FORGET_SECRET = Statement(delete(SsoSecret).where(own(SsoSecret), SsoSecret.id == bindparam("provider")))
BY_SUBJECT = Statement(
    mine(SsoIdentity).where(
        SsoIdentity.provider_id == bindparam("provider_id"), SsoIdentity.subject == bindparam("sub")
    )
)


@dataclass(frozen=True, kw_only=True)
class SaveSsoProvider(Command):
    """A new provider, or (`provider_id`) a change: the whole of it is said each time, only a client secret that is not
    named stays. OIDC needs issuer and client_id; SAML needs the metadata, or issuer, sso_url and certificates.

    `claims`: ours (login, name, email, phone) → what the provider calls it; what is not named stays as usual.
    """

    kind: str
    name: str
    provider_id: UUID | None = None
    enabled: bool = False
    issuer: str = ""
    client_id: str = ""
    client_secret: str | None = None
    sso_url: str = ""
    certificates: list[str] = field(default_factory=list)
    metadata: str | None = None
    scopes: str = "openid profile email"
    claim_login: str | None = None
    claim_name: str | None = None
    claim_email: str | None = None
    claim_phone: str | None = None
    provisions: bool = False
    default_role_id: UUID | None = None
    counts_as_second: bool = False

    secret: ClassVar[frozenset[str]] = frozenset({"client_secret"})


@command(needs=permissions.CHANGE_SECURITY)
async def save_sso_provider(work: Work, cmd: SaveSsoProvider) -> SsoProvider:
    """Its addresses are looked at now, what it answers at the test."""
    await freshly_proved(work)
    if cmd.default_role_id is not None:
        work.actor.need(permissions.GRANT_ROLE.name, None)
        if await work.get(Role, cmd.default_role_id) is None:
            raise Missing(what="role")
    columns = _checked(cmd)
    row = await work.lock(SsoProvider, cmd.provider_id) if cmd.provider_id is not None else None
    if cmd.provider_id is not None and row is None:
        raise Missing(what="identity provider")
    named: SsoProvider | None = await work.one(BY_NAME, name=columns["name"])
    if named is not None and (row is None or named.id != row.id):
        raise AlreadyExists(what=cmd.name)
    if row is None:
        row = await work.insert(
            SsoProvider(
                id=cmd.id, secret_set_at=None, tested_at=None, tested_by=None, problem=None, **columns
            )
        )  # fmt: skip
    else:
        if not cmd.enabled:
            await _check_way_in(work, row)
        another = any(getattr(row, name) != columns[name] for name in TESTED)
        untested = {"tested_at": None, "tested_by": None, "problem": None} if another else {}
        if another:
            await _check_way_in(work, row)
        row = await work.change(row, **columns, **untested)
    if cmd.client_secret:
        await work.execute(FORGET_SECRET, provider=row.id)
        await work.insert(SsoSecret(id=row.id, box=seal(cmd.client_secret, work.tenant_id, row.id)))
        row = await work.change(row, secret_set_at=work.now)
    return row


def _checked(cmd: SaveSsoProvider) -> dict[str, Any]:
    if cmd.kind not in CLAIMS:
        raise ProviderIncomplete(field="kind")
    told = {"login": cmd.claim_login, "name": cmd.claim_name, "email": cmd.claim_email, "phone": cmd.claim_phone}
    claims = CLAIMS[cmd.kind] | {key: value.strip()[:200] for key, value in told.items() if value and value.strip()}
    columns: dict[str, Any] = {
        "kind": cmd.kind, "name": rules.clean_name(cmd.name), "enabled": cmd.enabled, "issuer": cmd.issuer.strip(),
        "client_id": cmd.client_id.strip(), "sso_url": cmd.sso_url.strip(), "certificates": [],
        "scopes": " ".join(cmd.scopes.split()) or "openid", "claims": claims, "provisions": cmd.provisions,
        "default_role_id": cmd.default_role_id, "counts_as_second": cmd.counts_as_second,
    }  # fmt: skip
    return _oidc(columns) if cmd.kind == OIDC else _saml(columns, cmd)


def _oidc(columns: dict[str, Any]) -> dict[str, Any]:
    check_address(columns["issuer"])
    if not columns["client_id"]:
        raise ProviderIncomplete(field="clientId")
    if "openid" not in columns["scopes"].split():
        columns["scopes"] = f"openid {columns['scopes']}"
    return columns | {"sso_url": ""}


def _saml(columns: dict[str, Any], cmd: SaveSsoProvider) -> dict[str, Any]:
    if cmd.metadata and cmd.metadata.strip():
        found = saml.described(cmd.metadata.strip()[:200_000])
        told = {"issuer": found.entity_id, "sso_url": found.sso_url, "certificates": list(found.certificates)}
    else:
        told = {"certificates": [saml.clean_certificate(each) for each in cmd.certificates if each.strip()]}
    columns |= told
    for name, shown in (("issuer", "issuer"), ("sso_url", "ssoUrl"), ("certificates", "certificates")):
        if not columns[name]:
            raise ProviderIncomplete(field=shown)
    check_address(columns["sso_url"])
    return columns | {"client_id": "", "certificates": columns["certificates"][:5]}


async def _check_way_in(work: Work, row: SsoProvider) -> None:
    """The last provider that works is not switched off where everybody must come in through it."""
    if (await policy_of(work)).sso_only and row.enabled and await work.one(IN_USE, but_id=row.id) is None:
        raise ProviderInUse()


@dataclass(frozen=True, kw_only=True)
class RemoveSsoProvider(Command):
    provider_id: UUID


@command(needs=permissions.CHANGE_SECURITY)
async def remove_sso_provider(work: Work, cmd: RemoveSsoProvider) -> None:
    """Nobody comes in through it any more; who its people were here is forgotten, the people stay."""
    await freshly_proved(work)
    row = await work.lock(SsoProvider, cmd.provider_id)
    if row is None:
        raise Missing(what="identity provider")
    await _check_way_in(work, row)
    await work.execute(FORGET_SECRET, provider=row.id)
    for each in await work.all(IDENTITIES, provider_id=row.id):
        await work.remove(each)
    work.subject(row.id)
    await work.remove(row)


@dataclass(frozen=True, kw_only=True)
class NoteSsoTest(Command):
    """What came of a try by an administrator. `problem` None: it worked."""

    provider_id: UUID
    by_name: str
    problem: str | None = None


@command(needs=permissions.CHANGE_SECURITY)
async def note_sso_test(work: Work, cmd: NoteSsoTest) -> SsoProvider:
    row = await work.lock(SsoProvider, cmd.provider_id)
    if row is None:
        raise Missing(what="identity provider")
    if cmd.problem is not None:
        return await work.change(row, problem=cmd.problem[:500], tested_by=cmd.by_name)
    return await work.change(row, tested_at=work.now, tested_by=cmd.by_name, problem=None)


@dataclass(frozen=True, kw_only=True)
class LinkSsoIdentity(Command):
    """Somebody the provider vouches for is this person here."""

    provider_id: UUID
    subject: str
    user_id: UUID


@command(needs=permissions.LINK_IDENTITY, while_read_only=True)
async def link_sso_identity(work: Work, cmd: LinkSsoIdentity) -> SsoIdentity:
    found: SsoIdentity | None = await work.one(BY_SUBJECT, provider_id=cmd.provider_id, sub=cmd.subject)
    if found is not None:
        return found
    user = await work.get(User, cmd.user_id)
    if user is None or not user.active:
        raise Missing(what="user")
    work.subject(user.id)
    return await work.insert(
        SsoIdentity(provider_id=cmd.provider_id, subject=cmd.subject, user_id=user.id, seen_at=work.now)
    )
