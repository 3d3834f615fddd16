"""The mailbox, the channels, one's own wishes."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import bindparam

from infra.actions import query
from infra.db import Statement, mine
from infra.pages import Key, Page, paged
from infra.work import Read
from tenants.identity import permissions
from tenants.identity.notices.models import Message, NotifyChannel, NotifyPreference, PushSubscription
from tenants.identity.notices.telling import PREFERENCES

NEWEST = (Key(Message.id, "id", descending=True),)
OLDEST = (Key(Message.id, "id"),)
BROWSERS = Statement(
    mine(PushSubscription).where(PushSubscription.user_id == bindparam("user_id")).order_by(PushSubscription.id)
)


@dataclass(frozen=True, kw_only=True)
class MessageFilter:
    everybody: bool = False
    channel: str | None = None
    state: str | None = None
    user_id: UUID | None = None


@query(needs=permissions.ACT_ON_TODO)
async def message_page(
    read: Read, first: int, after: str | None, wanted: MessageFilter, newest_first: bool
) -> Page[Message]:
    """One's own messages; with the permission for it the whole company's, groups included."""
    statement = mine(Message)
    if wanted.everybody:
        read.actor.need(permissions.READ_MAILBOX.name)
        if wanted.user_id is not None:
            statement = statement.where(Message.user_id == wanted.user_id)
    else:
        statement = statement.where(Message.user_id == read.actor.id)
    if wanted.channel is not None:
        statement = statement.where(Message.channel == wanted.channel)
    if wanted.state is not None:
        statement = statement.where(Message.state == wanted.state)
    return await paged(read, statement, keys=NEWEST if newest_first else OLDEST, first=first, after=after)


@query(needs=permissions.MANAGE_NOTICES)
async def notify_channels(read: Read) -> Sequence[NotifyChannel]:
    return await read.all(mine(NotifyChannel).order_by(NotifyChannel.channel))


@query(needs=permissions.CHANGE_OWN)
async def notify_preference(read: Read) -> NotifyPreference | None:
    return await read.one(PREFERENCES, user_id=read.actor.id)  # type: ignore[no-any-return]


@query(needs=permissions.CHANGE_OWN)
async def push_browsers(read: Read) -> Sequence[PushSubscription]:
    return await read.all(BROWSERS, user_id=read.actor.id)
