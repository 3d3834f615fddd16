"""From a to-do to the phone: who is told by which channel, what the mailbox shows, and what happens when it fails."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from infra import clock
from infra.actions import run
from infra.errors import BadInput, PermissionMissing
from infra.events import event_from_json
from infra.ids import uuid7
from infra.notify import AddressForbidden, outward
from infra.notify.stubs import Gateway, PostOffice
from infra.settings import settings
from infra.work import Actor, reading, system, working
from tenants import identity
from tenants.identity.errors import ChannelIncomplete, MessageNotDead
from tenants.identity.inbox import actors as inbox
from tenants.identity.inbox import commands as todos
from tenants.identity.notices import actors, commands, queries, rules, words
from tenants.identity.notices.commands import KindChannels, SetNotifyChannel, SetNotifyPreference, SubscribePush
from tenants.identity.notices.queries import MessageFilter
from tenants.roles import ADMIN, OPERATOR, TEAM_LEAD
from tests.kit.people import Staff
from tests.tenants.identity.test_graphql import ask

LISTENERS = {
    "identity.todo_posted": actors.tell_of_todo,
    "identity.todo_given": actors.tell_of_delegation,
    "identity.todo_escalated": actors.tell_of_escalation,
    "identity.message_queued": actors.carry,
}


@pytest.fixture(autouse=True)
def in_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    at = replace(settings(), env="test")
    monkeypatch.setattr(outward, "settings", lambda: at)


@pytest.fixture
def there() -> Iterator[Gateway]:
    with Gateway() as gateway:
        yield gateway


class House:
    """The worker process by hand: every fact in its own transaction, in order, until nothing is left."""

    def __init__(self, staff: Staff) -> None:
        self.staff = staff
        self.heard: set[UUID] = set()

    async def settle(self) -> None:
        while rows := [
            row
            for row in await self.staff.rows("outbox", "actor LIKE '%identity.notices%'")
            if row["id"] not in self.heard
        ]:
            for row in rows:
                self.heard.add(row["id"])
                async with working(system(self.staff.tenant_id), command="test.actor") as work:
                    await LISTENERS[row["event"]](work, event_from_json(row["event"], row["payload"]))  # type: ignore[operator]

    async def tick(self) -> None:
        async with working(system(self.staff.tenant_id), command="test.tick") as work:
            await actors.carry_again(work)
        await self.settle()

    async def post(self, *users: UUID, level: str = "normal", **more: Any) -> UUID:
        subject = uuid7()
        async with working(self.staff.system, command="test.post") as work:
            await identity.post_todo(
                work, kind="test.thing", subject_id=subject, link="/x", users=users, level=level, **more
            )
        await self.settle()
        (row,) = await self.staff.rows("identity_todo", "subject_id = $2", subject)
        return UUID(str(row["id"]))

    async def messages(self, where: str = "true") -> list[tuple[str, str]]:
        rows = await self.staff.rows("identity_message", where)
        return [(row["channel"], row["state"]) for row in rows]


@pytest.fixture
def house(staff: Staff) -> House:
    return House(staff)


async def boss_of(staff: Staff) -> Actor:
    return await staff.signed_in("boss", ADMIN, name="周晓岚", phone="13900000009")


async def robot(boss: Actor, there: Gateway, **more: Any) -> None:
    cmd = SetNotifyChannel(channel="dingtalk", enabled=True, url=there.dingtalk, key=there.secret, **more)
    await run(boss, commands.set_notify_channel, cmd)


async def test_without_any_account_everything_lands_in_the_mailbox(staff: Staff, house: House) -> None:
    wang = await staff.signed_in("wang", OPERATOR)
    boss = await boss_of(staff)
    await house.post(wang.id)
    assert await house.messages() == [("mailbox", "delivered")]
    document = "{ messages { nodes { channel state title recipient link } } }"
    (told,) = (await ask(wang, document))["messages"]["nodes"]
    assert told == {
        "channel": "mailbox", "state": "delivered", "title": "todo.test.thing", "recipient": "Wang", "link": "/x",
    }  # fmt: skip
    assert (await ask(boss, document))["messages"]["nodes"] == []
    everybody = "{ messages(filter: {everybody: true}) { nodes { channel } } }"
    assert len((await ask(boss, everybody))["messages"]["nodes"]) == 1
    assert (await ask(wang, everybody)) == {"refused": PermissionMissing.code}


async def test_a_roles_to_do_reaches_its_holders_and_the_groups_robot(
    staff: Staff, house: House, there: Gateway
) -> None:
    await staff.hire("chen", TEAM_LEAD)
    await staff.hire("wu", TEAM_LEAD)
    await robot(await boss_of(staff), there)
    due = datetime(2026, 11, 20, 7, 0, tzinfo=UTC)
    await house.post(role=TEAM_LEAD, due_at=due)
    assert sorted(await house.messages()) == [
        ("dingtalk", "sent"), ("mailbox", "delivered"), ("mailbox", "delivered"),
    ]  # fmt: skip
    (got,) = there.got
    assert "11 月 20 日 15:00" in got.content["markdown"]["text"]


async def test_a_secret_is_kept_sealed_shown_to_nobody_and_in_no_journal(
    staff: Staff, house: House, there: Gateway
) -> None:
    boss = await boss_of(staff)
    await robot(boss, there)
    for table in ("identity_notify_channel", "identity_notify_secret", "journal", "journal_change"):
        text = repr([dict(row) for row in await staff.rows(table)])
        assert there.token not in text, table
        assert there.secret not in text, table
    told = await ask(boss, "{ notifyChannels { channel host secretSetAt enabled } }")
    assert told["notifyChannels"][0]["host"] == "127.0.0.1"
    cmd = SetNotifyChannel(channel="dingtalk", enabled=True, level="urgent")  # nothing secret said: it stays
    await run(boss, commands.set_notify_channel, cmd)
    await house.post(boss.id)
    await house.post(boss.id, level="urgent")
    assert len(there.got) == 1


async def test_what_is_incomplete_or_leads_elsewhere_is_refused(staff: Staff) -> None:
    boss = await boss_of(staff)
    wang = await staff.signed_in("wang", OPERATOR)
    for cmd, error in (
        (SetNotifyChannel(channel="dingtalk", enabled=True), ChannelIncomplete),
        (SetNotifyChannel(channel="email", enabled=True, host="127.0.0.1"), ChannelIncomplete),
        (SetNotifyChannel(channel="dingtalk", enabled=True, url="https://evil.example/x"), AddressForbidden),
        (SetNotifyChannel(channel="email", enabled=True, host="mail.evil.example", sender="a@b.cn"), AddressForbidden),
        (SetNotifyChannel(channel="fax", enabled=True), BadInput),
        (SetNotifyChannel(channel="sms", enabled=True, level="loud"), BadInput),
    ):
        with pytest.raises(error):
            await run(boss, commands.set_notify_channel, cmd)
    with pytest.raises(PermissionMissing):
        await run(wang, commands.set_notify_channel, SetNotifyChannel(channel="push", enabled=False))
    assert await staff.rows("identity_notify_channel") == []
    assert await staff.rows("identity_notify_secret") == []


async def test_a_person_chooses_channels_by_kind(staff: Staff, house: House, there: Gateway) -> None:
    wang = await staff.signed_in("wang", OPERATOR, phone="13900000001")
    boss = await boss_of(staff)
    with PostOffice() as office:
        for cmd in (
            SetNotifyChannel(channel="sms", enabled=True, url=there.sms, login=there.sms_key, key=there.sms_secret),
            SetNotifyChannel(
                channel="email", enabled=True, host="127.0.0.1", port=office.port, sender="mes@example.com",
                login=office.login, key=office.password,
            ),
        ):  # fmt: skip
            await run(boss, commands.set_notify_channel, cmd)
        key = there.subscription
        push = SubscribePush(endpoint=key.endpoint, p256dh=key.p256dh, auth=key.auth, browser="Pixel 8")
        await run(wang, commands.subscribe_push, push)
        await house.post(wang.id)
        assert [got.channel for got in there.got] == ["push"]  # nobody chose: push, and SMS only when urgent
        await house.post(wang.id, level="urgent")
        assert sorted(got.channel for got in there.got) == ["push", "push", "sms"]
        there.got.clear()
        chosen = [KindChannels(kind="*", channels=[]), KindChannels(kind="test.thing", channels=["email"])]
        await run(wang, commands.set_notify_preference, SetNotifyPreference(channels=chosen, email="wang@example.com"))
        await house.post(wang.id)
        assert (len(there.got), len(office.got)) == (0, 1)
    assert (await ask(wang, "{ notifyPreference { email channels { kind channels } } pushBrowsers { browser } }")) == {
        "notifyPreference": {
            "email": "wang@example.com",
            "channels": [{"kind": "*", "channels": []}, {"kind": "test.thing", "channels": ["email"]}],
        },
        "pushBrowsers": [{"browser": "Pixel 8"}],
    }


async def test_quiet_hours_wait_and_urgent_ones_do_not(staff: Staff, house: House, there: Gateway) -> None:
    wang = await staff.signed_in("wang", OPERATOR)
    key = there.subscription
    await run(wang, commands.subscribe_push, SubscribePush(endpoint=key.endpoint, p256dh=key.p256dh, auth=key.auth))
    await run(wang, commands.set_notify_preference, SetNotifyPreference(quiet_from="22:00", quiet_to="07:00"))
    night = datetime(2030, 1, 1, 15, 0, tzinfo=UTC)  # 23:00 in Shanghai
    with clock.frozen(night):
        await house.post(wang.id)
        assert there.got == []
        await house.post(wang.id, level="urgent")
        assert there.got == []  # signed for 2030: the stub knows the real time
    assert await house.messages("level = 'urgent'") == [("mailbox", "delivered"), ("push", "dead")]
    (waiting,) = await staff.rows("identity_message", "state = 'pending'")
    assert waiting["next_at"] == datetime(2030, 1, 1, 23, 0, tzinfo=UTC)


async def test_a_gateway_that_does_not_answer_is_tried_again_and_then_given_up(
    staff: Staff, house: House, there: Gateway
) -> None:
    boss = await boss_of(staff)
    await robot(boss, there)
    there.fail_with(503, times=2)
    start = clock.now()
    with clock.frozen(start):
        await house.post(boss.id)
    (row,) = await staff.rows("identity_message", "channel = 'dingtalk'")
    assert (row["state"], row["attempts"], row["next_at"] - start) == ("pending", 1, timedelta(seconds=30))
    assert "503" in row["error"]
    with clock.frozen(start + timedelta(seconds=29)):
        await house.tick()
    assert len(there.faults) == 1  # not yet
    with clock.frozen(start + timedelta(seconds=31)):
        await house.tick()
    with clock.frozen(start + timedelta(seconds=31 + 121)):
        await house.tick()
    assert await house.messages("channel = 'dingtalk'") == [("dingtalk", "sent")]
    assert len(there.got) == 1

    there.fail_with(500, times=rules.ATTEMPTS)
    at = clock.now()
    with clock.frozen(at):
        await house.post(boss.id)
    for _ in range(rules.ATTEMPTS):
        at += timedelta(hours=9)
        with clock.frozen(at):
            await house.tick()
    (row,) = await staff.rows("identity_message", "state = 'dead'")
    assert (row["attempts"], there.faults) == (rules.ATTEMPTS, type(there.faults)())
    assert "500" in row["error"]
    await run(boss, commands.retry_message, commands.RetryMessage(message_id=row["id"]))
    await house.settle()
    assert len(there.got) == 2
    with pytest.raises(MessageNotDead):
        await run(boss, commands.retry_message, commands.RetryMessage(message_id=row["id"]))


async def test_refused_for_good_is_dead_at_once_with_the_reason(staff: Staff, house: House, there: Gateway) -> None:
    boss = await boss_of(staff)
    cmd = SetNotifyChannel(channel="dingtalk", enabled=True, url=there.dingtalk, key="SECwrong")
    await run(boss, commands.set_notify_channel, cmd)
    await run(boss, commands.test_notify_channel, commands.TestNotifyChannel(channel="dingtalk"))
    await house.settle()
    (row,) = await staff.rows("identity_message", "channel = 'dingtalk'")
    assert (row["state"], row["attempts"]) == ("dead", 1)
    assert "310000" in row["error"]


async def test_a_busy_group_gets_one_message_for_many(staff: Staff, house: House, there: Gateway) -> None:
    boss = await boss_of(staff)
    await robot(boss, there)
    there.fail_with(200, {"errcode": 130101, "errmsg": "too fast"})
    start = clock.now()
    with clock.frozen(start):
        await house.post(boss.id)
        assert there.got == []
    (row,) = await staff.rows("identity_message", "channel = 'dingtalk'")
    assert row["next_at"] - start == timedelta(seconds=600)
    async with working(system(staff.tenant_id), command="test.more") as work:
        for _ in range(4):
            await identity.post_todo(work, kind="test.thing", subject_id=uuid7(), users=[boss.id])
    with clock.frozen(start + timedelta(seconds=601)):
        await house.settle()
    assert len(there.got) == 1
    assert there.got[0].content["markdown"]["text"].count("todo.test.thing") >= 2
    assert {state for _, state in await house.messages("channel = 'dingtalk'")} == {"sent"}


async def test_a_robot_never_says_more_than_it_may(staff: Staff, house: House, there: Gateway) -> None:
    boss = await boss_of(staff)
    await robot(boss, there)
    for _ in range(rules.PER_MINUTE + 3):
        await house.post(boss.id)
    assert len(there.got) == rules.PER_MINUTE
    with clock.frozen(clock.now() + timedelta(seconds=62)):
        await house.tick()
    assert len(there.got) == rules.PER_MINUTE + 1  # the rest in one
    assert {state for _, state in await house.messages("channel = 'dingtalk'")} == {"sent"}


async def test_a_browser_that_is_gone_is_forgotten(staff: Staff, house: House, there: Gateway) -> None:
    wang = await staff.signed_in("wang", OPERATOR)
    key = there.subscription
    cmd = SubscribePush(endpoint=key.endpoint, p256dh=key.p256dh, auth=key.auth)
    await run(wang, commands.subscribe_push, cmd)
    there.fail_with(410)
    await house.post(wang.id)
    assert await staff.rows("identity_push_subscription") == []
    assert await house.messages("channel = 'push'") == [("push", "dead")]
    await run(wang, commands.subscribe_push, replace(cmd, id=uuid7()))
    await run(wang, commands.unsubscribe_push, commands.UnsubscribePush(endpoint=key.endpoint))
    assert await staff.rows("identity_push_subscription") == []
    assert key.auth not in repr([dict(row) for row in await staff.rows("journal")])


async def test_handed_on_and_overdue_ones_are_told_again(staff: Staff, house: House) -> None:
    wang = await staff.signed_in("wang", OPERATOR)
    lin = await staff.signed_in("lin", OPERATOR)
    due = clock.now() + timedelta(hours=1)
    todo = await house.post(wang.id, due_at=due)
    await run(wang, todos.delegate_todo, todos.DelegateTodo(todo_id=todo, user_id=lin.id, reason="我下班了"))
    await house.settle()
    (row,) = await staff.rows("identity_message", "user_id = $2", lin.id)
    assert "我下班了" in row["body"]
    owner = await staff.hire("zhou", "PLANNER")
    with clock.frozen(due + timedelta(minutes=1)):
        async with working(system(staff.tenant_id), command="test.tick") as work:
            await inbox.escalate_overdue(work)
        await house.settle()
    assert len(await staff.rows("identity_message", "user_id = $2", owner.id)) == 1


@pytest.mark.parametrize(
    ("at", "quiet", "until"),
    [
        ("2026-11-20T15:00", ("22:00", "07:00"), "2026-11-20T23:00"),
        ("2026-11-20T22:30", ("22:00", "07:00"), "2026-11-20T23:00"),
        ("2026-11-20T23:00", ("22:00", "07:00"), "2026-11-20T23:00"),
        ("2026-11-20T05:00", ("12:00", "14:00"), "2026-11-20T06:00"),
        ("2026-11-20T06:00", ("12:00", "14:00"), "2026-11-20T06:00"),
        ("2026-11-20T15:00", (None, None), "2026-11-20T15:00"),
    ],
)
def test_quiet_hours_end_in_the_plants_own_time(at: str, quiet: tuple[str, str], until: str) -> None:
    now, wanted = (datetime.fromisoformat(each).replace(tzinfo=UTC) for each in (at, until))
    assert rules.not_before(now, *quiet, "Asia/Shanghai", "normal") == wanted
    assert rules.not_before(now, *quiet, "Asia/Shanghai", "urgent") == now


def test_words_come_from_the_apps_own_files() -> None:
    assert "11-20" in words.say("notice.due", {"due": "11-20"}, "zh-CN")
    assert words.say("notice.due", {"due": "11-20"}, "en") != words.say("notice.due", {"due": "11-20"}, "zh-CN")
    assert words.say("todo.no.such", {"name": {"zh": "甲", "en": "A"}}, "en") == "todo.no.such A"


async def test_the_mailbox_of_others_is_closed(staff: Staff, house: House) -> None:
    wang = await staff.signed_in("wang", OPERATOR)
    await house.post(wang.id)
    lin = await staff.signed_in("lin", OPERATOR)
    async with reading(lin) as read:
        assert (await queries.message_page(read, 10, None, MessageFilter(user_id=wang.id), True)).rows == []
