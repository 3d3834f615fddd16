"""Notices in the schema. What is kept secret has no field."""

import enum
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

import strawberry

from infra.graphql import Info, connection, loader, mutation, page_type
from infra.notify import push
from infra.notify.vapid import application_key
from tenants.identity import models
from tenants.identity.notices import commands, queries
from tenants.identity.notices import models as rows
from tenants.identity.queries import users_by_id


@strawberry.type(description="One thing told by one channel. `state`: delivered (mailbox), pending, sent, dead.")
class Message:
    id: UUID
    todo_id: UUID | None
    channel: str
    address: str | None
    kind: str
    level: str
    title: str
    body: str
    link: str
    state: str
    attempts: int
    next_at: datetime | None
    sent_at: datetime | None
    error: str | None
    created_at: datetime
    user_id: strawberry.Private[UUID | None]

    @strawberry.field
    async def recipient(self, info: Info) -> str | None:
        row: models.User | None = (
            await loader(info, users_by_id).load(self.user_id) if self.user_id is not None else None
        )
        return row.name if row else None

    @classmethod
    def of(cls, row: rows.Message) -> "Message":
        return cls(
            id=row.id,
            todo_id=row.todo_id,
            channel=row.channel,
            address=row.address,
            kind=row.kind,
            level=row.level,
            title=row.title,
            body=row.body,
            link=row.link,
            state=row.state,
            attempts=row.attempts,
            next_at=row.next_at,
            sent_at=row.sent_at,
            error=row.error,
            created_at=row.created_at,
            user_id=row.user_id,
        )


@strawberry.type(description="How the company uses a channel; its secret is never shown again.")
class NotifyChannel:
    id: UUID
    channel: str
    enabled: bool
    level: str
    kinds: list[str]
    host: str | None
    port: int | None
    sender: str | None
    login: str | None
    secret_set_at: datetime | None
    revision: int

    @classmethod
    def of(cls, row: rows.NotifyChannel) -> "NotifyChannel":
        return cls(
            id=row.id,
            channel=row.channel,
            enabled=row.enabled,
            level=row.level,
            kinds=list(row.kinds),
            host=row.host,
            port=row.port,
            sender=row.sender,
            login=row.login,
            secret_set_at=row.secret_set_at,
            revision=row.revision,
        )


@strawberry.type
class KindChannelsOf:
    kind: str
    channels: list[str]


@strawberry.type
class NotifyPreference:
    id: UUID
    channels: list[KindChannelsOf]
    email: str | None
    quiet_from: str | None
    quiet_to: str | None
    revision: int

    @classmethod
    def of(cls, row: rows.NotifyPreference) -> "NotifyPreference":
        chosen = [KindChannelsOf(kind=kind, channels=list(each)) for kind, each in sorted(row.channels.items())]
        return cls(
            id=row.id,
            channels=chosen,
            email=row.email,
            quiet_from=row.quiet_from,
            quiet_to=row.quiet_to,
            revision=row.revision,
        )


@strawberry.type
class PushBrowser:
    id: UUID
    browser: str
    since: datetime

    @classmethod
    def of(cls, row: rows.PushSubscription) -> "PushBrowser":
        return cls(id=row.id, browser=row.browser, since=row.created_at)


@strawberry.input
class MessageFilter:
    everybody: bool = False
    channel: str | None = None
    state: str | None = None
    user_id: UUID | None = None


@strawberry.enum
class MessageSort(enum.Enum):
    NEWEST = "NEWEST"
    OLDEST = "OLDEST"


if TYPE_CHECKING:
    MessagePage = Any
else:
    MessagePage = page_type(Message)


@strawberry.type
class NoticeQuery:
    @strawberry.field
    async def messages(
        self,
        info: Info,
        first: int = 50,
        after: str | None = None,
        filter: MessageFilter | None = None,
        sort: list[MessageSort] | None = None,
    ) -> MessagePage:
        wanted = queries.MessageFilter(**vars(filter)) if filter else queries.MessageFilter()
        newest = not sort or sort[0] is MessageSort.NEWEST
        return connection(Message, await queries.message_page(info.context.read, first, after, wanted, newest))

    @strawberry.field
    async def notify_channels(self, info: Info) -> list[NotifyChannel]:
        return [NotifyChannel.of(row) for row in await queries.notify_channels(info.context.read)]

    @strawberry.field
    async def notify_preference(self, info: Info) -> NotifyPreference | None:
        row = await queries.notify_preference(info.context.read)
        return NotifyPreference.of(row) if row else None

    @strawberry.field
    async def push_browsers(self, info: Info) -> list[PushBrowser]:
        return [PushBrowser.of(row) for row in await queries.push_browsers(info.context.read)]

    @strawberry.field
    async def push_key(self, info: Info) -> str:
        await queries.push_browsers(info.context.read)
        return push.pack(push.raw(application_key().public_key()))


@strawberry.type
class NoticeMutation:
    set_notify_channel = mutation(commands.set_notify_channel, NotifyChannel)
    test_notify_channel = mutation(commands.test_notify_channel, Message)
    set_notify_preference = mutation(commands.set_notify_preference, NotifyPreference)
    subscribe_push = mutation(commands.subscribe_push, PushBrowser)
    unsubscribe_push = mutation(commands.unsubscribe_push)
    retry_message = mutation(commands.retry_message, Message)
