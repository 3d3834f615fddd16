"""To-dos: a person's, a role's, one that is overdue; channels, wishes, a browser and messages."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric import ec

from infra.clock import now
from infra.ids import uuid7
from infra.notify import push
from infra.work import system, working
from tenants import identity
from tenants.identity.notices import commands as notices
from tenants.identity.notices.models import Message
from tenants.insights import drawing
from tests.scale.worlds import World

KIND = identity.todo_kind("test.room", by_hand=True, dismissable=True).name
BY_HAND = drawing.TODO
"""The product's processes know nothing of ours: what is closed there is of a kind they know."""


async def todo(w: World, **more: Any) -> UUID:
    """A fresh one on the author's list."""
    subject = uuid7()
    given = {"users": [w.ids["author"]], "kind": KIND} | more
    async with working(system(w.tenant_id, w.text("system")), command="test.todo") as work:
        await identity.post_todo(work, subject_id=subject, params={"text": w.text("todo")}, link=w.text("/x"), **given)
    (row,) = await w.staff.rows("identity_todo", "subject_id = $2", subject)
    return UUID(str(row["id"]))


async def _given(_here: Any, w: World) -> dict[str, Any]:
    return {"todoId": str(await todo(w))}


async def _delegated(_here: Any, w: World) -> dict[str, Any]:
    return {"todoId": str(await todo(w)), "userId": str(w.ids["userId"])}


async def _closed(_here: Any, w: World) -> dict[str, Any]:
    return {"todoId": str(await todo(w, kind=BY_HAND)), "outcome": "done"}


async def message(w: World) -> UUID:
    """One that was given up on."""
    async with working(system(w.tenant_id, w.text("system")), command="test.message") as work:
        row = Message(
            todo_id=w.ids["todoId"], user_id=w.ids["author"], channel="sms", address_id=None, address=w.text("to"),
            kind=KIND, level="normal", title=w.text("title"), body=w.text("body"), link=w.text("/x"), state="dead",
            attempts=6, next_at=None, error=w.text("why"),
        )  # fmt: skip
        return (await work.insert(row)).id


def _browser(w: World) -> dict[str, str]:
    public = push.raw(ec.generate_private_key(ec.SECP256R1()).public_key())
    return {
        "endpoint": f"https://fcm.googleapis.com/fcm/send/{w.code()}", "p256dh": push.pack(public),
        "auth": push.pack(b"0123456789abcdef"),
    }  # fmt: skip


async def _subscribed(_here: Any, w: World) -> dict[str, Any]:
    return _browser(w)


async def _channel(_here: Any, w: World) -> dict[str, Any]:
    return {"channel": "push", "enabled": True, "sender": None, "level": "normal"}


async def _tested(_here: Any, w: World) -> dict[str, Any]:
    return {"channel": "dingtalk"}


async def _wishes(_here: Any, w: World) -> dict[str, Any]:
    return {"channels": [{"kind": "*", "channels": ["push"]}], "email": None, "quietFrom": None, "quietTo": None}


async def _retried(_here: Any, w: World) -> dict[str, Any]:
    return {"messageId": str(await message(w))}


RECIPES: dict[str, Any] = {
    "takeTodo": _given,
    "delegateTodo": _delegated,
    "closeTodo": _closed,
    "subscribePush": _subscribed,
    "setNotifyChannel": _channel,
    "testNotifyChannel": _tested,
    "setNotifyPreference": _wishes,
    "retryMessage": _retried,
}
CASES: dict[str, Any] = {}


async def furnish(w: World) -> None:
    w.ids["todoId"] = await todo(w)
    await todo(w, users=(), role="TEAM_LEAD", due_at=now() - timedelta(hours=1))
    token = w.text("robot").replace(" ", "-")
    robot = notices.SetNotifyChannel(
        channel="dingtalk", enabled=True, url=f"https://oapi.dingtalk.com/robot/send?access_token={token}", key=token
    )
    await w.does(notices.set_notify_channel, robot, w.lead)
    await w.does(notices.set_notify_preference, notices.SetNotifyPreference(email=f"{w.marker}@example.com"), w.lead)
    cmd = notices.SubscribePush(**_browser(w), browser=w.text("browser"))
    await w.does(notices.subscribe_push, cmd, w.lead)
    w.ids["messageId"] = await message(w)
