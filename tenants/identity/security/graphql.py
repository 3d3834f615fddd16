"""Security in the schema. What is kept secret has no field."""

from datetime import datetime
from typing import Any
from uuid import UUID

import strawberry

from infra.graphql import Info, mutation
from infra.settings import settings
from tenants.identity import models
from tenants.identity.factors import commands as factors
from tenants.identity.factors import passkeys
from tenants.identity.security import commands, queries, rules
from tenants.identity.sso import commands as sso
from tenants.identity.sso import entering


@strawberry.type(description="What holds for signing in. `belowPart11`: what does not reach the Part 11 preset.")
class SecurityPolicy:
    preset: str
    ways: list[str]
    min_length: int
    min_classes: int
    history: int
    expire_days: int
    lock_tries: int
    lock_minutes: int
    second_factor: str
    second_factor_from: datetime | None
    sso_only: bool
    break_glass_ids: list[UUID]
    below_part11: list[str]

    @classmethod
    def of(cls, row: models.SecurityPolicy | rules.Policy) -> "SecurityPolicy":
        policy = rules.Policy(*(getattr(row, name) for name in rules.Policy._fields))
        lists = {"ways": list(policy.ways), "break_glass_ids": list(policy.break_glass_ids)}
        return cls(**policy._asdict() | lists, below_part11=list(rules.weaker_than_part11(policy)))


@strawberry.type(description="A second factor of a person: an authenticator app (totp) or a passkey.")
class Factor:
    id: UUID
    kind: str
    name: str
    synced: bool
    created_at: datetime
    used_at: datetime | None

    @classmethod
    def of(cls, row: models.Factor) -> "Factor":
        return cls(
            id=row.id, kind=row.kind, name=row.name, synced=row.synced, created_at=row.created_at, used_at=row.used_at
        )


@strawberry.type(description="How one signs in oneself. `due`: needed | offered, when a second factor is asked for.")
class OwnSecurity:
    factors: list[Factor]
    recovery_codes_left: int
    due: str | None
    due_from: datetime | None
    has_password: bool
    phone: str | None
    email: str | None
    phone_verified_at: datetime | None
    email_verified_at: datetime | None
    passkeys_possible: bool

    @classmethod
    def of(cls, found: queries.OwnSecurity) -> "OwnSecurity":
        values: dict[str, Any] = found._asdict()
        left = values.pop("codes_left")
        values["factors"] = [Factor.of(row) for row in found.factors]
        return cls(**values, recovery_codes_left=left, passkeys_possible=passkeys.possible())


@strawberry.type(description="How somebody's account stands.")
class AccountState:
    locked_until: datetime | None
    factors: list[Factor]


@strawberry.type(description="An identity provider of the company; its client secret is never shown again.")
class SsoProvider:
    id: UUID
    kind: str
    name: str
    enabled: bool
    issuer: str
    client_id: str
    sso_url: str
    certificates: list[str]
    scopes: str
    claim_login: str
    claim_name: str
    claim_email: str
    claim_phone: str
    provisions: bool
    default_role_id: UUID | None
    counts_as_second: bool
    secret_set_at: datetime | None
    tested_at: datetime | None
    tested_by: str | None
    problem: str | None
    revision: int

    @classmethod
    def of(cls, row: models.SsoProvider) -> "SsoProvider":
        same = (
            "id", "kind", "name", "enabled", "issuer", "client_id", "sso_url", "scopes", "provisions",
            "default_role_id", "counts_as_second", "secret_set_at", "tested_at", "tested_by", "problem", "revision",
        )  # fmt: skip
        claims: dict[str, Any] = {
            f"claim_{ours}": str(row.claims.get(ours, "")) for ours in ("login", "name", "email", "phone")
        }
        return cls(**{name: getattr(row, name) for name in same}, certificates=list(row.certificates), **claims)


@strawberry.type(description="What the provider's administrator has to know of us.")
class SsoAddresses:
    redirect_uri: str
    entity_id: str
    acs: str
    metadata: str


@strawberry.type
class SecurityQuery:
    @strawberry.field
    async def security_policy(self, info: Info) -> SecurityPolicy:
        return SecurityPolicy.of(await queries.security_policy(info.context.read))

    @strawberry.field
    async def security_presets(self, info: Info) -> list[SecurityPolicy]:
        await queries.security_policy(info.context.read)
        return [SecurityPolicy.of(each) for each in rules.PRESETS.values()]

    @strawberry.field
    async def own_security(self, info: Info) -> OwnSecurity:
        return OwnSecurity.of(await queries.own_security(info.context.read))

    @strawberry.field
    async def account_state(self, info: Info, user_id: UUID) -> AccountState:
        found = await queries.account_state(info.context.read, user_id)
        return AccountState(locked_until=found.locked_until, factors=[Factor.of(row) for row in found.factors])

    @strawberry.field
    async def sso_providers(self, info: Info) -> list[SsoProvider]:
        return [SsoProvider.of(row) for row in await queries.sso_providers(info.context.read)]

    @strawberry.field
    async def sso_provider(self, info: Info, id: UUID) -> SsoProvider | None:
        row = await queries.sso_provider(info.context.read, id)
        return SsoProvider.of(row) if row else None

    @strawberry.field
    async def sso_addresses(self, info: Info) -> SsoAddresses:
        await queries.security_policy(info.context.read)
        slug = info.context.actor.slug
        service = entering.service(slug)
        metadata = f"{settings().public_url}/api/sso/{slug}/metadata"
        return SsoAddresses(
            redirect_uri=entering.redirect_uri(slug), entity_id=service.entity_id, acs=service.acs, metadata=metadata
        )


@strawberry.type
class SecurityMutation:
    change_security_policy = mutation(commands.change_security_policy, SecurityPolicy)
    unlock_account = mutation(commands.unlock_account)
    reset_factors = mutation(factors.reset_factors)
    rename_factor = mutation(factors.rename_factor, Factor)
    remove_factor = mutation(factors.remove_factor, Factor)
    save_sso_provider = mutation(sso.save_sso_provider, SsoProvider)
    remove_sso_provider = mutation(sso.remove_sso_provider)
