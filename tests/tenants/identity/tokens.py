"""API tokens as a test needs them."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from infra import clock
from infra.actions import run
from infra.work import Actor
from tenants.identity.apitokens import commands
from tenants.identity.tokens import Token
from tests.kit.people import Staff


async def issued(staff: Staff, owner: Actor, permissions: Sequence[str], **more: Any) -> Token:
    """What its owner copies from the screen, without the mark before it."""
    life = more.pop("life", timedelta(days=90))
    cmd = commands.IssueApiToken(
        name=more.pop("name", "ERP"), permissions=list(permissions), expires_at=clock.now() + life, **more
    )
    row = (await run(owner, commands.issue_api_token, cmd)).row
    return commands.token_of(staff.slug, staff.tenant_id, row.id)
