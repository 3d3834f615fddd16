"""The letter that brings an invitation: by SMS or mail, in the language the invited is to read."""

from typing import Any
from uuid import UUID

from infra.work import Read, Work
from tenants.identity.contact import shown_email, shown_phone
from tenants.identity.invitations.models import Invitation
from tenants.identity.invitations.rules import KIND, code_of
from tenants.identity.models import Message
from tenants.identity.notices import words
from tenants.identity.notices.telling import send_off
from tenants.plans.models import Tenant


def link_of(slug: str, tenant_id: UUID, invitation: Invitation) -> str:
    """The page of the console where he comes in, within the console."""
    code = code_of(tenant_id, invitation.id, invitation.round)
    return f"/invite/{slug}/{code}"


async def send(work: Work, invitation: Invitation) -> None:
    """Written here, carried a moment later (`notices.courier`)."""
    tenant = await work.get(Tenant, work.tenant_id)
    assert tenant is not None
    params = params_of(tenant, invitation)
    addresses = (("sms", invitation.phone, shown_phone), ("email", invitation.email, shown_email))
    messages = [
        Message(
            todo_id=None,
            user_id=None,
            channel=channel,
            address_id=invitation.id,
            address=shown(address),
            kind=KIND,
            level="urgent",
            title=words.say("letter.invitation.title", params, invitation.locale),
            body=words.say("letter.invitation.body", params, invitation.locale),
            link=link_of(tenant.slug, work.tenant_id, invitation),
            state="pending",
            next_at=work.now,
        )
        for channel, address, shown in addresses
        if address
    ]
    await send_off(work, messages)


def params_of(tenant: Tenant, invitation: Invitation) -> dict[str, Any]:
    return {
        "company": {"zh": tenant.name_zh, "en": tenant.name_en},
        "inviter": invitation.invited_by,
        "until": words.day(invitation.expires_at, tenant.time_zone, invitation.locale),
    }


async def address_of(read: Read, message: Message) -> str | None:
    """Where a letter goes: nowhere once it was accepted, withdrawn or sent anew."""
    found = await read.get(Invitation, message.address_id)
    if found is None or found.accepted_at is not None or found.withdrawn_at is not None:
        return None
    return found.phone if message.channel == "sms" else found.email
