"""Making and revoking API tokens."""

import base64
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from infra.actions import Command, CommandSpec, command, signature_demand
from infra.errors import Missing
from infra.keys import keyring
from infra.work import Work
from tenants.identity import permissions
from tenants.identity import rules as names
from tenants.identity.apitokens import rules
from tenants.identity.apitokens.models import ApiToken
from tenants.identity.errors import NotForTokens, TokenCannotSign
from tenants.identity.factors.commands import freshly_proved
from tenants.identity.tokens import Token


@dataclass(frozen=True, kw_only=True)
class IssueApiToken(Command):
    """`permissions` are some of one's own; `networks` are CIDR ranges (none: from anywhere)."""

    name: str
    permissions: list[str]
    networks: list[str] = field(default_factory=list)
    expires_at: datetime


@command(needs=permissions.ISSUE_TOKEN)
async def issue_api_token(work: Work, cmd: IssueApiToken) -> ApiToken:
    """A token that acts in one's own name with some of one's permissions, for a year at most. It outlives the session
    it was made in, so whoever finds that open must not leave with one."""
    actor = work.actor
    if actor.kind != "user" or actor.epoch is None:
        raise NotForTokens()
    await freshly_proved(work)
    rules.check_life(work.now, cmd.expires_at)
    token = ApiToken(
        id=cmd.id,
        user_id=actor.id,
        name=names.clean_name(cmd.name),
        key_hash=token_of(actor.slug, work.tenant_id, cmd.id).hash,
        permissions=rules.check_scopes(cmd.permissions, actor.permissions),
        networks=rules.clean_networks(cmd.networks),
        epoch=actor.epoch,
        expires_at=cmd.expires_at,
    )
    return await work.insert(token)


def token_of(slug: str, tenant_id: UUID, id: UUID) -> Token:
    """256 bits only our key can make: an answer that was lost on the way can be given again, and no row keeps it."""
    secret = keyring().mac(b"LT1\0" + tenant_id.bytes + id.bytes)
    return Token(slug, id, base64.urlsafe_b64encode(secret).decode().rstrip("="))


@dataclass(frozen=True, kw_only=True)
class RevokeApiToken(Command):
    token_id: UUID


@command(needs=permissions.END_SESSION, while_read_only=True)
async def revoke_api_token(work: Work, cmd: RevokeApiToken) -> ApiToken:
    """One's own, or with the permission for it anybody's. It holds for the next request of every process."""
    token = await work.lock(ApiToken, cmd.token_id)
    if token is None or (token.user_id != work.actor.id and not work.actor.may(permissions.MANAGE_TOKENS.name)):
        raise Missing(what="token")
    work.subject(token.id)
    if token.revoked_at is not None:
        return token
    return await work.change(token, revoked_at=work.now, revoked_by=work.actor.name)


@signature_demand
async def a_person_signs(work: Work, _cmd: Command, _spec: CommandSpec[Command, object]) -> None:
    """21 CFR 11.200(a)(2): a signature is its owner's own act, never that of a program in his name."""
    if work.actor.kind == "token":
        raise TokenCannotSign()
