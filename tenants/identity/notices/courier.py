"""Sends one message: opens the channel's secret, says it, writes down what came of it."""

import json
from datetime import timedelta
from uuid import UUID

from sqlalchemy import DateTime, Text, Uuid, bindparam, func, select

from infra.db import Statement, mine, own
from infra.errors import DomainError
from infra.notify import (
    Channel,
    ChannelBusy,
    ChannelDown,
    DingTalkRobot,
    Mail,
    Notice,
    SmsGateway,
    Subscription,
    WebPush,
    WeComRobot,
)
from infra.notify.contract import AddressGone
from infra.notify.house import house_channel
from infra.sealed import unseal
from infra.settings import settings
from infra.work import Work
from tenants.identity.errors import ChannelIncomplete
from tenants.identity.invitations import letters
from tenants.identity.invitations.rules import KIND as INVITATION
from tenants.identity.models import User
from tenants.identity.notices import rules
from tenants.identity.notices.models import Message, NotifyChannel, NotifyPreference, NotifySecret, PushSubscription
from tenants.identity.notices.telling import PREFERENCES, absolute
from tenants.plans.models import Tenant

NOW = bindparam("now", type_=DateTime(True))
TAKE = Statement(
    mine(Message)
    .where(Message.id == bindparam("id", type_=Uuid()), Message.state == "pending", Message.next_at <= NOW)
    .with_for_update(skip_locked=True)
)
BESIDE = Statement(
    mine(Message)
    .where(
        Message.channel == bindparam("channel", type_=Text()),
        Message.state == "pending",
        Message.next_at <= NOW,
        Message.id != bindparam("id", type_=Uuid()),
    )
    .order_by(Message.id)
    .limit(rules.DIGEST - 1)
    .with_for_update(skip_locked=True)
)
SPOKEN = Statement(
    select(func.count(Message.sent_at.distinct())).where(
        own(Message),
        Message.channel == bindparam("channel", type_=Text()),
        Message.sent_at > bindparam("since", type_=DateTime(True)),
    )
)
CHANNEL = Statement(mine(NotifyChannel).where(NotifyChannel.channel == bindparam("channel")))


async def deliver(work: Work, message_id: UUID) -> None:
    """Once, whoever rings: the row is locked, and sent or put off in the same transaction."""
    message: Message | None = await work.one(TAKE, id=message_id, now=work.now)
    if message is None:
        return
    group = message.channel in rules.GROUP
    if group and await _spoken(work, message.channel) >= rules.PER_MINUTE:
        await work.change(message, next_at=work.now + timedelta(minutes=1))
        return
    beside = await work.all(BESIDE, channel=message.channel, id=message.id, now=work.now) if group else []
    everything = [message, *beside]
    try:
        channel, to = await _opened(work, message)
        company = await work.get(Tenant, work.tenant_id)
        kind = company.kind if company else "customer"
        await channel.send(to, _notice(everything, await _language(work, message, company), kind))
    except ChannelBusy as busy:
        await _failed(work, everything, busy, timedelta(seconds=int(busy.params["seconds"])))
    except ChannelDown as down:
        await _failed(work, everything, down, rules.backoff(message.attempts + 1))
    except AddressGone as gone:
        await _forget(work, message)
        await _failed(work, everything, gone, None)
    except DomainError as refused:  # refused for good, or nothing to send it with
        await _failed(work, everything, refused, None)
    else:
        for each in everything:
            await work.change(
                each, state="sent", sent_at=work.now, attempts=each.attempts + 1, error=None, next_at=None
            )


async def _spoken(work: Work, channel: str) -> int:
    return int(await work.scalar(SPOKEN, channel=channel, since=work.now - timedelta(minutes=1)))


async def _failed(work: Work, messages: list[Message], error: DomainError, wait: timedelta | None) -> None:
    for each in messages:
        attempts = each.attempts + 1
        dead = wait is None or attempts >= rules.ATTEMPTS
        await work.change(
            each,
            state="dead" if dead else "pending",
            attempts=attempts,
            error=error.sentence,
            next_at=None if dead or wait is None else work.now + wait,
        )


async def _forget(work: Work, message: Message) -> None:
    """The browser has withdrawn its subscription."""
    found = await work.get(PushSubscription, message.address_id)
    if found is not None:
        await work.remove(found)


def _notice(messages: list[Message], locale: str, kind: str = "customer") -> Notice:
    first = messages[0]
    if len(messages) == 1:
        return Notice(
            id=first.id,
            title=first.title,
            body=first.body,
            link=absolute(first.link, kind),
            urgent=first.level == "urgent",
            locale=locale,
        )
    lines = "\n".join(f"- {each.title} {each.body}".rstrip() for each in messages)
    urgent = any(each.level == "urgent" for each in messages)
    return Notice(
        id=first.id,
        title=f"{first.title} +{len(messages) - 1}",
        body=lines,
        link=absolute("/todos", kind),
        urgent=urgent,
        locale=locale,
    )


async def _language(work: Work, message: Message, company: Tenant | None) -> str:
    """The reader's; a group reads the company's."""
    person = await work.get(User, message.user_id)
    if person is not None:
        return person.locale
    assert company is not None
    return company.locale


async def _opened(work: Work, message: Message) -> tuple[Channel, str]:
    """The channel with its secret, and the address. Raises ChannelIncomplete."""
    if message.channel == "push":
        return WebPush(settings().public_url), await _browser(work, message)
    # Who is asked in is nobody's colleague yet: the installation's own gateway reaches him first.
    if message.kind == INVITATION and (own_way := house_channel(message.channel)) is not None:
        return own_way, await _address(work, message)
    row: NotifyChannel | None = await work.one(CHANNEL, channel=message.channel)
    secret = await work.get(NotifySecret, row.id) if row else None
    if row is None or not row.enabled or secret is None:
        raise ChannelIncomplete(channel=message.channel)
    kept = json.loads(unseal(secret.box, work.tenant_id, row.id))
    if message.channel == "dingtalk":
        return DingTalkRobot(kept.get("secret")), kept["url"]
    if message.channel == "wecom":
        return WeComRobot(), kept["url"]
    address = await _address(work, message)
    if message.channel == "sms":
        return SmsGateway(kept["url"], row.login or "", kept["secret"]), address
    return Mail(row.host or "", row.port or 587, row.sender or "", row.login, kept.get("secret")), address


async def _browser(work: Work, message: Message) -> str:
    found = await work.get(PushSubscription, message.address_id)
    person = await work.get(User, message.user_id)
    if found is None or person is None or not person.active:
        raise ChannelIncomplete(channel="push")
    return Subscription.from_text(unseal(found.box, work.tenant_id, found.id)).to_text()


async def _address(work: Work, message: Message) -> str:
    """Today's phone or mail address of the person, not that of when it was written; none once he has left."""
    if message.kind == INVITATION:
        address = await letters.address_of(work, message)
    else:
        address = await _own_address(work, message)
    if not address:
        raise ChannelIncomplete(channel=message.channel)
    return address


async def _own_address(work: Work, message: Message) -> str | None:
    person = await work.get(User, message.user_id)
    if person is None or not person.active:
        return None
    if message.channel == "sms":
        return person.phone
    chosen: NotifyPreference | None = await work.one(PREFERENCES, user_id=message.user_id)
    return (chosen.email if chosen else None) or person.email
