"""To-dos: a person's, a role's, one that is overdue; channels, wishes, a browser and messages; sessions, invitations,
API tokens and access reviews."""

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
from tenants.identity.apitokens import commands as apitokens
from tenants.identity.commands import roles
from tenants.identity.invitations import commands as invitations
from tenants.identity.invitations import joining
from tenants.identity.invitations.rules import code_of
from tenants.identity.models import AccessReview, AccessReviewLine, AccessReviewPart, ApiTokenUse
from tenants.identity.notices import commands as notices
from tenants.identity.notices.models import Message
from tenants.insights import drawing
from tests.scale import securing
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


# -- administration ---------------------------------------------------------------------------------------------


def _number(w: World) -> str:
    w.made += 1
    return f"{w.number}{w.made:04}"


async def invitation(w: World) -> UUID:
    cmd = invitations.Invite(phone=_number(w), name=w.text("guest"), roles=["OPERATOR"], team_id=w.ids["teamId"])
    return UUID(str((await w.does(invitations.invite, cmd)).id))


async def api_token(w: World) -> UUID:
    """One of the author's."""
    author = await w.signed_in()
    cmd = apitokens.IssueApiToken(
        name=w.text("program"), permissions=["identity.user:read"], networks=["10.0.0.0/8"],
        expires_at=now() + timedelta(days=30),
    )  # fmt: skip
    row = await w.does(apitokens.issue_api_token, cmd, author)
    return UUID(str(row.id))


async def part(w: World) -> tuple[UUID, UUID, UUID]:
    """(review, part, line) of a review the author is to sign."""
    person = await w.user()
    role = await w.staff.role("PLANNER")
    await w.does(roles.grant_role, roles.GrantRole(user_id=person.id, role_id=role.id))
    (grant,) = await w.staff.rows("identity_grant", "user_id = $2 AND role_id = $3", person.id, role.id)
    async with working(system(w.tenant_id, w.text("system")), command="test.review") as work:
        due = now() + timedelta(days=9)
        review = await work.insert(
            AccessReview(label=w.code(), started_by=w.text("boss"), started_at=now(), due_at=due)
        )
        mine = await work.insert(AccessReviewPart(review_id=review.id, reviewer_id=w.ids["author"]))
        line = await work.insert(
            AccessReviewLine(
                part_id=mine.id, user_id=person.id, grant_id=grant["id"], person=person.name, login=person.login,
                seen_at=None, role={"code": role.code, "zh": role.name_zh, "en": role.name_en}, place=None,
                permissions=3, dangerous=[], decision="keep", note=w.text("note"),
            )
        )  # fmt: skip
    return review.id, mine.id, line.id


async def _session(_here: Any, w: World) -> dict[str, Any]:
    return {"sessionId": str((await w.staff.token((await w.user()).id)).id)}


async def _somebody(_here: Any, w: World) -> dict[str, Any]:
    return {"userId": str((await w.user()).id)}


async def _leaving(_here: Any, w: World) -> dict[str, Any]:
    return {"userId": str((await w.user()).id), "leavesAt": (now() + timedelta(days=30)).isoformat()}


async def _invited(_here: Any, w: World) -> dict[str, Any]:
    return {"phone": _number(w), "email": None, "locale": "en", "roles": ["OPERATOR"], "teamId": str(w.ids["teamId"]),
            "scopeKind": None, "scopeId": None}  # fmt: skip


async def _invitation(_here: Any, w: World) -> dict[str, Any]:
    return {"invitationId": str(await invitation(w))}


async def _issued(_here: Any, w: World) -> dict[str, Any]:
    until = (now() + timedelta(days=30)).isoformat()
    return {"permissions": ["identity.user:read"], "networks": [], "expiresAt": until}


async def _token(_here: Any, w: World) -> dict[str, Any]:
    return {"tokenId": str(await api_token(w))}


async def _started(_here: Any, w: World) -> dict[str, Any]:
    return {"label": w.code(), "days": 9}


async def _decided(_here: Any, w: World) -> dict[str, Any]:
    _, own, line = await part(w)
    return {"partId": str(own), "decisions": [{"lineId": str(line), "decision": "keep", "note": None}]}


async def _signed(_here: Any, w: World) -> dict[str, Any]:
    return {"partId": str((await part(w))[1])}


async def _handed(_here: Any, w: World) -> dict[str, Any]:
    return {"partId": str((await part(w))[1]), "userId": str((await w.user("TEAM_LEAD")).id)}


async def _accepted(w: World) -> Any:
    """By the public door, as the invited."""
    id = await invitation(w)
    return w.tenant_id, lambda: joining.accept(w.slug, code_of(w.tenant_id, id, 1), w.text("guest"))


RECIPES: dict[str, Any] = {
    "revokeSession": _session,
    "endSessions": _somebody,
    "scheduleLeaving": _leaving,
    "invite": _invited,
    "resendInvitation": _invitation,
    "withdrawInvitation": _invitation,
    "issueApiToken": _issued,
    "revokeApiToken": _token,
    "startReview": _started,
    "decideReview": _decided,
    "signReview": _signed,
    "handOverReview": _handed,
    "takeTodo": _given,
    "delegateTodo": _delegated,
    "closeTodo": _closed,
    "subscribePush": _subscribed,
    "setNotifyChannel": _channel,
    "testNotifyChannel": _tested,
    "setNotifyPreference": _wishes,
    "retryMessage": _retried,
    **securing.RECIPES,
}
CASES: dict[str, Any] = {"identity.accept_invitation": _accepted, **securing.CASES}


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
    w.ids["invitationId"], w.ids["tokenId"] = await invitation(w), await api_token(w)
    async with working(system(w.tenant_id), command="test.token") as work:
        await work.insert(ApiTokenUse(id=w.ids["tokenId"], used_at=now(), address=w.text("address")))
    w.ids["accessReviewId"], w.ids["partId"], w.ids["lineId"] = await part(w)
    w.ids["sessionId"] = (await w.staff.token((await w.user()).id)).id
    await securing.furnish(w)
