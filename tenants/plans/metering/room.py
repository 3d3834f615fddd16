"""Room for files: what the plan's storage limit refuses at the door, before a byte is kept."""

from typing import Final

from infra.work import Actor, reading, system
from tenants.plans import permissions
from tenants.plans.entitled import off_limit, remembered
from tenants.plans.metering import usage

SLACK_MB: Final = 50
"""Who pays may go so far beyond the limit: a full company must still be able to send in its transfer slip."""


async def check_room(actor: Actor, size: int) -> None:
    """Raises PlanLimit when the company's files would be more than its plan allows."""
    allowed = await remembered(actor.tenant_id)
    limit = allowed.limit("storage_mb")
    if limit is None:
        return
    async with reading(system(actor.tenant_id)) as read:
        would_be = await usage.stored_bytes(read) + size
    slack = SLACK_MB if actor.may(permissions.MANAGE_SUBSCRIPTION.name) else 0
    if would_be > (limit + slack) * usage.MEGABYTE:
        raise off_limit(allowed, "storage_mb", limit, -(-would_be // usage.MEGABYTE))


async def kept(actor: Actor, size: int) -> None:
    """A file was stored."""
    await usage.add_bytes(actor.tenant_id, size)
