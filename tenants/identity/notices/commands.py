"""The company's channels, a person's wishes, his browsers, and trying a message again."""

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import bindparam

from infra.actions import Command, command
from infra.db import Statement, mine
from infra.errors import BadInput, Missing
from infra.notify import Subscription, check_address
from infra.notify.outward import check_host
from infra.sealed import seal, unseal
from infra.work import Work
from tenants.identity import permissions
from tenants.identity.errors import ChannelIncomplete, MessageNotDead
from tenants.identity.events import MessageQueued
from tenants.identity.models import User
from tenants.identity.notices import rules, words
from tenants.identity.notices.courier import CHANNEL
from tenants.identity.notices.models import Message, NotifyChannel, NotifyPreference, NotifySecret, PushSubscription
from tenants.identity.notices.telling import PREFERENCES, addresses, house_of, send_off

BY_ENDPOINT = Statement(mine(PushSubscription).where(PushSubscription.endpoint_hash == bindparam("hash")))
MINE = Statement(mine(PushSubscription).where(PushSubscription.user_id == bindparam("user_id")))
NEEDED = {"dingtalk": ("url",), "wecom": ("url",), "sms": ("url", "secret"), "email": (), "push": ()}


@dataclass(frozen=True, kw_only=True)
class SetNotifyChannel(Command):
    """`url` (robots, SMS) and `secret` (signing key, mail password) are kept sealed; left out they stay as they are.
    `login` is the mail account or the gateway's key id."""

    channel: str
    enabled: bool
    level: str = "normal"
    kinds: list[str] = field(default_factory=list)
    url: str | None = None
    key: str | None = None
    host: str | None = None
    port: int | None = None
    sender: str | None = None
    login: str | None = None

    secret: ClassVar[frozenset[str]] = frozenset({"url", "key"})


@command(needs=permissions.MANAGE_NOTICES)
async def set_notify_channel(work: Work, cmd: SetNotifyChannel) -> NotifyChannel:
    """How the company uses a channel: on or off, from which level, for which to-dos, with which account."""
    _check(cmd)
    row: NotifyChannel | None = await work.one(CHANNEL, channel=cmd.channel)
    values = _values(cmd)
    if row is None:
        row = await work.insert(NotifyChannel(channel=cmd.channel, secret_set_at=None, **values))
    kept = await _kept(work, row) | {
        name: value.strip() for name, value in (("url", cmd.url), ("secret", cmd.key)) if value is not None
    }
    if cmd.enabled and (any(not kept.get(name) for name in NEEDED[cmd.channel]) or not _complete(cmd)):
        raise ChannelIncomplete(channel=cmd.channel)
    if cmd.url is not None or cmd.key is not None:
        await _keep(work, row, kept)
        values |= {"secret_set_at": work.now}
    elif cmd.channel == "email" and cmd.enabled and row.secret_set_at is None:
        await _keep(work, row, kept)
    return await work.change(row, **values)


def _check(cmd: SetNotifyChannel) -> None:
    if cmd.channel not in rules.OUTWARD:
        raise BadInput(field="channel", problem=f"one of {', '.join(rules.OUTWARD)}")
    if cmd.level not in rules.LEVELS:
        raise BadInput(field="level", problem=f"one of {', '.join(rules.LEVELS)}")
    if cmd.url is not None:
        check_address(cmd.channel, cmd.url.strip())
    if cmd.channel == "email" and cmd.host:
        check_host("email", cmd.host.strip().casefold())
    if cmd.port is not None and not 1 <= cmd.port <= 65_535:
        raise BadInput(field="port", problem="1 to 65535")
    if cmd.sender is not None and not rules.is_mail(cmd.sender):
        raise BadInput(field="sender", problem="an e-mail address")


def _complete(cmd: SetNotifyChannel) -> bool:
    return cmd.channel != "email" or bool(cmd.host and cmd.sender)


def _values(cmd: SetNotifyChannel) -> dict[str, Any]:
    host = check_address(cmd.channel, cmd.url.strip()).hostname if cmd.url else cmd.host
    shown = {"host": host.strip().casefold()} if host else {}
    return shown | {
        "enabled": cmd.enabled, "level": cmd.level, "kinds": list(dict.fromkeys(cmd.kinds)), "port": cmd.port,
        "sender": cmd.sender, "login": cmd.login,
    }  # fmt: skip


async def _kept(work: Work, row: NotifyChannel) -> dict[str, str]:
    box = await work.get(NotifySecret, row.id)
    return json.loads(unseal(box.box, work.tenant_id, row.id)) if box else {}


async def _keep(work: Work, row: NotifyChannel, kept: dict[str, str]) -> None:
    sealed = seal(json.dumps(kept), work.tenant_id, row.id)
    box = await work.get(NotifySecret, row.id)
    if box is None:
        await work.insert(NotifySecret(id=row.id, box=sealed))
    else:
        await work.change(box, box=sealed)


@dataclass(frozen=True, kw_only=True)
class TestNotifyChannel(Command):
    channel: str


@command(needs=permissions.MANAGE_NOTICES)
async def test_notify_channel(work: Work, cmd: TestNotifyChannel) -> Message:
    """Send a test message: to the group, or to oneself. The mailbox shows what came of it."""
    if cmd.channel not in rules.OUTWARD:
        raise BadInput(field="channel", problem=f"one of {', '.join(rules.OUTWARD)}")
    house = await house_of(work)
    to: list[tuple[UUID | None, str | None]] = [(None, None)]
    if cmd.channel in rules.PERSONAL:
        person = await work.get(User, work.actor.id)
        chosen = await work.one(PREFERENCES, user_id=work.actor.id)
        browsers = await work.all(MINE, user_id=work.actor.id)
        to = [*addresses(cmd.channel, person, chosen, browsers)] if person else []
    if not to:
        raise ChannelIncomplete(channel=cmd.channel)
    message = Message(
        todo_id=None,
        user_id=work.actor.id if cmd.channel in rules.PERSONAL else None,
        channel=cmd.channel,
        address_id=to[0][0],
        address=to[0][1],
        kind="test",
        level="urgent",
        title=words.say("notice.test", {}, work.actor.locale),
        body=house.tenant.name_en if work.actor.locale == "en" else house.tenant.name_zh,
        link="",
        state="pending",
        next_at=work.now,
    )
    await send_off(work, [message])
    return message


@dataclass(frozen=True, kw_only=True)
class KindChannels:
    """`kind` `*` means every kind without a choice of its own."""

    kind: str
    channels: list[str]


@dataclass(frozen=True, kw_only=True)
class SetNotifyPreference(Command):
    """The whole of one's wishes; what is left out is unset."""

    channels: list[KindChannels] = field(default_factory=list)
    email: str | None = None
    quiet_from: str | None = None
    quiet_to: str | None = None


@command(needs=permissions.CHANGE_OWN)
async def set_notify_preference(work: Work, cmd: SetNotifyPreference) -> NotifyPreference:
    """Which to-dos one hears of by which channel, and when one wants quiet."""
    for each in cmd.channels:
        for channel in each.channels:
            if channel not in rules.PERSONAL:
                raise BadInput(field="channels", problem=f"some of {', '.join(rules.PERSONAL)}")
    email = (cmd.email or "").strip() or None
    if email is not None and not rules.is_mail(email):
        raise BadInput(field="email", problem="an e-mail address")
    quiet = (cmd.quiet_from or None, cmd.quiet_to or None)
    if (quiet[0] is None) != (quiet[1] is None) or any(each and not rules.is_clock(each) for each in quiet):
        raise BadInput(field="quietFrom", problem="HH:MM to HH:MM")
    values: dict[str, Any] = {
        "channels": {each.kind: list(dict.fromkeys(each.channels)) for each in cmd.channels},
        "email": email,
        "quiet_from": quiet[0],
        "quiet_to": quiet[1],
    }
    row: NotifyPreference | None = await work.one(PREFERENCES, user_id=work.actor.id)
    if row is None:
        return await work.insert(NotifyPreference(user_id=work.actor.id, **values))
    return await work.change(row, **values)


@dataclass(frozen=True, kw_only=True)
class SubscribePush(Command):
    """A browser's PushSubscription: endpoint and keys, base64url."""

    endpoint: str
    p256dh: str
    auth: str
    browser: str = ""

    secret: ClassVar[frozenset[str]] = frozenset({"endpoint", "p256dh", "auth"})


@command(needs=permissions.CHANGE_OWN)
async def subscribe_push(work: Work, cmd: SubscribePush) -> PushSubscription:
    """This browser may be written to; before it may have been somebody else's."""
    given = Subscription(cmd.endpoint, cmd.p256dh, cmd.auth)
    check_address("push", given.endpoint)
    given.keys()
    digest = hashlib.sha256(given.endpoint.encode()).digest()
    row: PushSubscription | None = await work.one(BY_ENDPOINT, hash=digest)
    browser = cmd.browser.strip()[:80]
    if row is None:
        row = await work.insert(PushSubscription(user_id=work.actor.id, endpoint_hash=digest, box=b"", browser=browser))
    box = seal(given.to_text(), work.tenant_id, row.id)
    return await work.change(row, user_id=work.actor.id, box=box, browser=browser)


@dataclass(frozen=True, kw_only=True)
class UnsubscribePush(Command):
    endpoint: str

    secret: ClassVar[frozenset[str]] = frozenset({"endpoint"})


@command(needs=permissions.CHANGE_OWN)
async def unsubscribe_push(work: Work, cmd: UnsubscribePush) -> None:
    """This browser hears no more. Unknown ones already do not."""
    row: PushSubscription | None = await work.one(BY_ENDPOINT, hash=hashlib.sha256(cmd.endpoint.encode()).digest())
    if row is not None and row.user_id == work.actor.id:
        await work.remove(row)


@dataclass(frozen=True, kw_only=True)
class RetryMessage(Command):
    message_id: UUID


@command(needs=permissions.READ_MAILBOX)
async def retry_message(work: Work, cmd: RetryMessage) -> Message:
    """Send a message again that was given up on."""
    message = await work.lock(Message, cmd.message_id)
    if message is None:
        raise Missing(what="message")
    if message.state != "dead":
        raise MessageNotDead()
    work.emit(MessageQueued(message_id=message.id))
    return await work.change(message, state="pending", attempts=0, next_at=work.now)
