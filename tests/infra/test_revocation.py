"""Four processes see a revocation at their next request, without being told; nobody else is denied meanwhile."""

import asyncio
import time

from infra import directory
from infra.actions import run
from tenants.identity.administration import commands as administration
from tenants.identity.apitokens import commands as apitokens
from tenants.identity.commands import devices, people, roles
from tenants.identity.models import Role
from tenants.roles import PLANNER, TEAM_LEAD
from tests.kit.crews import PERMISSION, crew
from tests.kit.people import Staff
from tests.tenants.identity.tokens import issued

OTHERS = (1, 2)


async def test_a_revocation_holds_in_four_processes_within_a_second_and_for_nobody_else(staff: Staff) -> None:
    await staff.hire("boss", "ADMIN")
    user = await staff.hire("chen", TEAM_LEAD)
    mate = await staff.hire("liu", TEAM_LEAD)
    token, mates = await staff.token(user.id), await staff.token(mate.id)
    boss = await staff.token(staff.people["boss"])
    async with crew(("session", token), ("session", mates), ("session", boss)) as here:
        await here.ready("allowed", (0, *OTHERS))
        began = time.monotonic()

        grant = (await staff.rows("identity_grant", "user_id = $2", user.id))[0]
        await staff.does(roles.revoke_grant, roles.RevokeGrant(grant_id=grant["id"]))
        assert await here.says("allowed", False, time.monotonic()) <= 1

        planner: Role = await staff.role(PLANNER)
        await staff.does(roles.grant_role, roles.GrantRole(user_id=user.id, role_id=planner.id))
        assert await here.says("allowed", True, time.monotonic()) <= 1

        kept = [row["permission"] for row in await staff.rows("identity_role_permission", "role_id = $2", planner.id)]
        fewer = [name for name in kept if name != PERMISSION]
        await staff.does(roles.change_role, roles.ChangeRole(role_id=planner.id, permissions=fewer))
        assert await here.says("allowed", False, time.monotonic()) <= 1
        assert await here.says("signed_in", True, time.monotonic()) <= 1

        await staff.does(people.deactivate_user, people.DeactivateUser(user_id=user.id))
        assert await here.says("signed_in", False, time.monotonic()) <= 1
        assert here.denied(OTHERS, began) == []


async def test_one_ended_session_ends_everywhere_and_its_owners_other_one_goes_on(staff: Staff) -> None:
    boss = await staff.signed_in("boss", "ADMIN")
    user = await staff.hire("chen", TEAM_LEAD)
    first, second = await staff.token(user.id), await staff.token(user.id)
    program = await issued(staff, boss, [PERMISSION])
    async with crew(("session", first), ("session", second), ("token", program)) as here:
        await here.ready("allowed", (0, *OTHERS))
        began = time.monotonic()

        await run(boss, administration.revoke_session, administration.RevokeSession(session_id=first.id))
        assert await here.says("signed_in", False, time.monotonic()) <= 1
        assert here.denied(OTHERS, began) == []

        await run(boss, apitokens.revoke_api_token, apitokens.RevokeApiToken(token_id=program.id))
        assert await here.says("signed_in", False, time.monotonic(), whose=2) <= 1
        assert here.denied((1,), began) == []

        await run(boss, administration.end_sessions, administration.EndSessions(user_id=user.id))
        assert await here.says("signed_in", False, time.monotonic(), whose=1) <= 1


async def test_a_revoked_phone_ends_the_turn_of_whoever_holds_it(staff: Staff) -> None:
    key, phone = await staff.phone()
    other, _ = await staff.phone("Phone 2")
    async with crew(("device", key), ("device", other)) as here:
        await here.ready("signed_in", (0, 1))

        revoke = devices.RevokeDevice(device_id=phone.id, reason="lost on the way home", lost=True)
        await staff.does(devices.revoke_device, revoke)
        since = time.monotonic()
        assert await here.says("signed_in", False, since) <= 1
        assert await here.says("signed_in", True, since, whose=1) <= 1


async def test_raising_the_epoch_ends_every_session_in_four_processes(staff: Staff) -> None:
    user = await staff.hire("chen", TEAM_LEAD)
    token = await staff.token(user.id)
    async with crew(("session", token)) as here:
        await here.ready()

        await directory.cut_sessions(staff.slug)
        assert await here.says("signed_in", False, time.monotonic()) <= 1


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
