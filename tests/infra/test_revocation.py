"""Four processes see a revocation at their next request, without being told."""

import asyncio
import json
import os
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from infra import directory
from infra.bootstrap.places import PROJECT
from tenants.identity.commands import people, roles
from tenants.roles import PLANNER, TEAM_LEAD
from tests.kit.people import Staff

PROCESSES = 4
PERMISSION = "identity.user:read"


@dataclass
class Server:
    process: asyncio.subprocess.Process
    answers: list[dict[str, Any]] = field(default_factory=list)
    reader: asyncio.Task[None] | None = None

    async def read(self) -> None:
        assert self.process.stdout is not None
        async for line in self.process.stdout:
            self.answers.append(json.loads(line))


@asynccontextmanager
async def servers(token: str) -> AsyncIterator[list[Server]]:
    command = [sys.executable, "-m", "tests.infra.revocation_worker", token, PERMISSION]
    made = [
        Server(await asyncio.create_subprocess_exec(
            *command, cwd=PROJECT, env=dict(os.environ), stdout=asyncio.subprocess.PIPE
        ))
        for _ in range(PROCESSES)
    ]  # fmt: skip
    for server in made:
        server.reader = asyncio.create_task(server.read())
    try:
        yield made
    finally:
        for server in made:
            with suppress(ProcessLookupError):
                server.process.kill()
            await server.process.wait()
            if server.reader:
                await server.reader


async def until(met: Callable[[], bool], seconds: float) -> None:
    end = time.monotonic() + seconds
    while not met():
        assert time.monotonic() < end, "it took too long"
        await asyncio.sleep(0.01)


async def everyone_says(crew: list[Server], key: str, value: bool, since: float) -> float:
    """Wait until each process gave this answer to a request begun after `since`; the seconds the slowest took.

    Nobody may give the other answer to any request begun after `since`.
    """

    def later(server: Server) -> list[dict[str, Any]]:
        return [each for each in server.answers if each["started"] > since]

    await until(lambda: all(len(later(server)) >= 5 for server in crew), 20)
    wrong = [each for server in crew for each in later(server) if each[key] is not value]
    assert wrong == []
    return max(later(server)[0]["started"] for server in crew) - since


async def test_a_revocation_holds_in_four_processes_within_a_second(staff: Staff) -> None:
    await staff.hire("boss", "ADMIN")
    user = await staff.hire("chen", TEAM_LEAD)
    token = await staff.token(user.id)
    async with servers(str(token)) as crew:
        await until(lambda: all(any(each["allowed"] for each in server.answers) for server in crew), 60)

        grant = (await staff.rows("identity_grant", "user_id = $2", user.id))[0]
        await staff.does(roles.revoke_grant, roles.RevokeGrant(grant_id=grant["id"]))
        assert await everyone_says(crew, "allowed", False, time.monotonic()) <= 1

        planner = await staff.role(PLANNER)
        await staff.does(roles.grant_role, roles.GrantRole(user_id=user.id, role_id=planner.id))
        assert await everyone_says(crew, "allowed", True, time.monotonic()) <= 1

        kept = [row["permission"] for row in await staff.rows("identity_role_permission", "role_id = $2", planner.id)]
        fewer = [name for name in kept if name != PERMISSION]
        await staff.does(roles.change_role, roles.ChangeRole(role_id=planner.id, permissions=fewer))
        assert await everyone_says(crew, "allowed", False, time.monotonic()) <= 1
        assert await everyone_says(crew, "signed_in", True, time.monotonic()) <= 1

        await staff.does(people.deactivate_user, people.DeactivateUser(user_id=user.id))
        assert await everyone_says(crew, "signed_in", False, time.monotonic()) <= 1


async def test_raising_the_epoch_ends_every_session_in_four_processes(staff: Staff) -> None:
    user = await staff.hire("chen", TEAM_LEAD)
    token = await staff.token(user.id)
    async with servers(str(token)) as crew:
        await until(lambda: all(any(each["signed_in"] for each in server.answers) for server in crew), 60)

        await directory.cut_sessions(staff.slug)
        assert await everyone_says(crew, "signed_in", False, time.monotonic()) <= 1


async def test_no_wrong_verdict_while_a_role_changes_all_the_time(staff: Staff) -> None:
    """A verdict asked for and given between two changes must be the one of that state."""
    await staff.hire("boss", "ADMIN")
    user = await staff.hire("chen", TEAM_LEAD)
    token = await staff.token(user.id)
    role = await staff.role(TEAM_LEAD)
    names = [row["permission"] for row in await staff.rows("identity_role_permission", "role_id = $2", role.id)]
    without = [name for name in names if name != PERMISSION]
    state = {"settled": True, "changes": 0, "allowed": True}
    verdicts: list[bool] = []

    async def change() -> None:
        for turn in range(30):
            state["settled"] = False
            wanted = without if turn % 2 == 0 else names
            await staff.does(roles.change_role, roles.ChangeRole(role_id=role.id, permissions=wanted))
            state.update(settled=True, changes=turn + 1, allowed=turn % 2 == 1)
            await asyncio.sleep(0.02)

    async def check(changing: "asyncio.Task[None]") -> None:
        while not changing.done():
            before = dict(state)
            actor = await staff.actor(token)
            if before["settled"] and before == state:
                assert actor.may(PERMISSION) is before["allowed"]
                verdicts.append(actor.may(PERMISSION))
            await asyncio.sleep(0)

    changing = asyncio.create_task(change())
    await asyncio.gather(changing, *(check(changing) for _ in range(4)))

    assert len(verdicts) > 50
    assert set(verdicts) == {True, False}
