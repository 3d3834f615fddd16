"""From a fact about a to-do to the messages it means: one in each person's mailbox, and those that leave the house."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import bindparam

from infra.db import Statement, among, mine
from infra.settings import settings
from infra.work import Read, Work
from tenants.identity.events import MessageQueued
from tenants.identity.inbox.models import Todo
from tenants.identity.models import User
from tenants.identity.notices import rules, words
from tenants.identity.notices.models import Message, NotifyChannel, NotifyPreference, PushSubscription
from tenants.plans.models import Tenant

ENABLED = Statement(mine(NotifyChannel).where(NotifyChannel.enabled))
PREFERENCES = Statement(mine(NotifyPreference).where(NotifyPreference.user_id == bindparam("user_id")))


class Told(NamedTuple):
    """What is said: the key of its second line with what fills it."""

    key: str = ""
    params: dict[str, Any] = {}


class House(NamedTuple):
    """What the company decided about channels."""

    tenant: Tenant
    channels: dict[str, NotifyChannel]

    def open(self, channel: str, kind: str, level: str) -> bool:
        """Push needs no account with anybody, so it is on until somebody switches it off."""
        found = self.channels.get(channel)
        if found is None:
            return channel == "push"
        return found.enabled and rules.passes(level, kind, from_level=found.level, kinds=found.kinds)


async def house_of(read: Read) -> House:
    tenant = await read.get(Tenant, read.tenant_id)
    assert tenant is not None
    return House(tenant, {row.channel: row for row in await read.all(mine(NotifyChannel))})


async def tell(work: Work, todo: Todo, user_ids: Sequence[UUID], told: Told, *, groups: bool) -> list[Message]:
    """Write the messages; those that may leave now are announced to the courier."""
    house = await house_of(work)
    people = [each for each in await work.many(User, user_ids) if each is not None and each.active]
    chosen = {
        row.user_id: row
        for row in await work.all(mine(NotifyPreference).where(among(NotifyPreference.user_id, user_ids)))
    }
    browsers = await work.all(mine(PushSubscription).where(among(PushSubscription.user_id, user_ids)))
    messages: list[Message] = []
    for person in people:
        own = [each for each in browsers if each.user_id == person.id]
        messages += _personal(work.now, house, todo, person, chosen.get(person.id), own, told)
    if groups:
        messages += [
            _message(todo, told, house.tenant.locale, channel=channel, state="pending", next_at=work.now)
            for channel in rules.GROUP
            if house.open(channel, todo.kind, todo.level)
        ]
    await send_off(work, messages)
    return messages


async def send_off(work: Work, messages: Sequence[Message]) -> None:
    await work.insert_all(messages)
    for each in messages:
        if each.state == "pending" and each.next_at is not None and each.next_at <= work.now:
            work.emit(MessageQueued(message_id=each.id))


def _personal(
    now: datetime,
    house: House,
    todo: Todo,
    person: User,
    chosen: NotifyPreference | None,
    browsers: Sequence[PushSubscription],
    told: Told,
) -> list[Message]:
    made = [
        _message(todo, told, person.locale, channel=rules.MAILBOX, state="delivered", user_id=person.id, sent_at=now)
    ]
    quiet = (chosen.quiet_from, chosen.quiet_to) if chosen else (None, None)
    at = rules.not_before(now, *quiet, house.tenant.time_zone, todo.level)
    for channel in rules.wanted(chosen.channels if chosen else None, todo.kind, todo.level):
        if not house.open(channel, todo.kind, todo.level):
            continue
        for address_id, address in addresses(channel, person, chosen, browsers):
            made.append(
                _message(
                    todo,
                    told,
                    person.locale,
                    channel=channel,
                    state="pending",
                    user_id=person.id,
                    next_at=at,
                    address_id=address_id,
                    address=address,
                )
            )
    return made


def addresses(
    channel: str, person: User, chosen: NotifyPreference | None, browsers: Sequence[PushSubscription]
) -> list[tuple[UUID | None, str]]:
    """(subscription, as it may be shown) of each address of a person on a channel; none: it cannot reach him."""
    if channel == "push":
        return [(each.id, each.browser) for each in browsers]
    address = person.phone if channel == "sms" else (chosen.email if chosen else None) or person.email
    return [(None, rules.shown(address))] if address else []


def _message(todo: Todo, told: Told, locale: str, **more: Any) -> Message:
    return Message(
        **{"user_id": None, "address_id": None, "address": None, "next_at": None} | more,
        todo_id=todo.id,
        kind=todo.kind,
        level=todo.level,
        title=words.say(f"todo.{todo.kind}", todo.params, locale),
        body=words.say(told.key, told.params, locale) if told.key else "",
        link=todo.link,
    )


def absolute(link: str, kind: str = "customer") -> str:
    """Where a message leads: a link in the console of that kind of company."""
    console = "v" if kind in ("vendor", "partner") else "c"
    return f"{settings().public_url}/{console}/#{link}" if link.startswith("/") else ""
