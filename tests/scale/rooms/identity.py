"""To-dos: a person's, a role's, one that is overdue."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from infra.clock import now
from infra.ids import uuid7
from infra.work import system, working
from tenants import identity
from tests.scale.worlds import World

KIND = identity.todo_kind("test.room", by_hand=True, dismissable=True).name


async def todo(w: World, **more: Any) -> UUID:
    """A fresh one on the author's list."""
    subject = uuid7()
    given = {"users": [w.ids["author"]]} | more
    async with working(system(w.tenant_id, w.text("system")), command="test.todo") as work:
        await identity.post_todo(
            work, kind=KIND, subject_id=subject, params={"text": w.text("todo")}, link=w.text("/x"), **given
        )
    (row,) = await w.staff.rows("identity_todo", "subject_id = $2", subject)
    return UUID(str(row["id"]))


async def _given(_here: Any, w: World) -> dict[str, Any]:
    return {"todoId": str(await todo(w))}


async def _delegated(_here: Any, w: World) -> dict[str, Any]:
    return {"todoId": str(await todo(w)), "userId": str(w.ids["userId"])}


async def _closed(_here: Any, w: World) -> dict[str, Any]:
    return {"todoId": str(await todo(w)), "outcome": "done"}


RECIPES: dict[str, Any] = {"takeTodo": _given, "delegateTodo": _delegated, "closeTodo": _closed}
CASES: dict[str, Any] = {}


async def furnish(w: World) -> None:
    w.ids["todoId"] = await todo(w)
    await todo(w, users=(), role="TEAM_LEAD", due_at=now() - timedelta(hours=1))
