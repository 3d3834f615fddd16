"""Somebody leaves: every door he had is tried, in every process, and what was his goes to others."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest
import pytest_asyncio
from litestar import Litestar

from api import errors as api_errors
from api.live import live
from infra import clock
from infra.actions import run
from infra.db import Database
from infra.engines.roles import Dsns
from infra.ids import uuid7
from infra.relay import Relay
from infra.work import Actor, working
from tenants import identity
from tenants.identity import errors
from tenants.identity import tokens as keys
from tenants.identity.administration.actors import leave_on_time
from tenants.identity.commands import devices, people, teams
from tenants.identity.invitations import commands as invitations
from tenants.identity.notices import commands as notices
from tenants.identity.tokens import Token
from tenants.roles import ADMIN, OPERATOR, TEAM_LEAD
from tests.infra.test_relay import Notebook
from tests.kit.people import PASSWORD, PIN, Staff
from tests.kit.phones import enrolled
from tests.tenants.identity.tokens import issued

Try = Callable[[], Awaitable[Any]]
BROWSER = {
    "endpoint": "https://fcm.googleapis.com/fcm/send/abc",
    "p256dh": "BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM",
    "auth": "tBHItJI5svbpez7KI4CCXg",
}


async def doors(staff: Staff, boss: Actor) -> dict[str, Try]:
    """Everything 王建国 can come in by; each is tried once before, so that the proof has its control."""
    team = await staff.does(teams.create_team, teams.CreateTeam(code="CNC", name_zh="数控", name_en="CNC"))
    user = await staff.hire(
        "wang", ADMIN, OPERATOR, secrets=True, badge="B1", team_id=team.id, phone="13800000001", email="w@example.com"
    )
    await staff.hire("chen", TEAM_LEAD, team_id=team.id)
    session = await staff.token(user.id)
    me = await staff.actor(session)
    program = await issued(staff, me, ["identity.user:read"])
    own = await identity.enroll_own(staff.slug, "wang", PASSWORD, "own phone")
    phone = await enrolled(staff, user)
    _shared_key, shared = await staff.phone("shared")
    badge = identity.Claim(badge="B1", kind="pin", secret=PIN)
    turn = await identity.switch_user(shared, badge, None)

    def proof(kind: str, token: Token) -> Try:
        return lambda: staff.actor(token, kind)

    async def imports() -> Any:
        async with working(boss, command="test.import", id=uuid7()) as work:
            return await identity.acting_person(work.executor, user.id)

    async def pushed() -> Any:
        rows = await staff.rows("identity_push_subscription", "user_id = $2", user.id)
        if not rows:
            raise errors.NotSignedIn()

    made = [(await run(me, devices.create_enrollment_code, devices.CreateEnrollmentCode())).row for _ in range(3)]

    async def by_code() -> Any:
        return await identity.enroll(staff.slug, keys.enrollment_code(staff.tenant_id, made.pop().id))

    await run(me, notices.subscribe_push, notices.SubscribePush(**BROWSER, browser="Chrome"))
    invited = (await run(me, invitations.invite, invitations.Invite(phone="13900000002"))).row
    staff.people["invited"] = invited.id
    assert phone.switch is not None
    return {
        "session": proof("session", session),
        "token": proof("token", program),
        "turn at a shared phone": proof("switch", turn.token),
        "his own phone": proof("device", own.token),
        "password": lambda: identity.sign_in(staff.slug, "wang", PASSWORD),
        "badge and PIN": lambda: identity.switch_user(shared, badge, None),
        "login and PIN": lambda: identity.switch_user(
            shared, identity.Claim(login="wang", kind="pin", secret=PIN), None
        ),
        "a new phone": lambda: identity.enroll_own(staff.slug, "wang", PASSWORD, "another"),
        "a proof looked at before": lambda: identity.open_session_for(staff.slug, user.id, by="oidc"),
        "a code for a phone": by_code,
        "an import in his name": imports,
        "pushed notices": pushed,
    }


REFUSALS = (
    errors.NotSignedIn, errors.SignInRefused, errors.SwitchRefused, errors.DeviceUnknown, errors.LockedOut,
    errors.EnrollmentRefused,
)  # fmt: skip


async def opens(doors_: dict[str, Try]) -> set[str]:
    found = set()
    for name, attempt in doors_.items():
        try:
            await attempt()
        except REFUSALS:
            continue
        found.add(name)
    return found


async def test_no_door_opens_any_more(staff: Staff) -> None:
    boss = await staff.signed_in("boss", ADMIN)
    all_doors = await doors(staff, boss)
    assert await opens(all_doors) == set(all_doors)
    user_id = staff.people["wang"]
    todo = await _todo(staff, user_id)

    await run(boss, people.deactivate_user, people.DeactivateUser(user_id=user_id))

    assert await opens(all_doors) == set()
    assert await staff.rows("identity_secret", "user_id = $2", user_id) == []
    assert (await staff.rows("identity_badge"))[0]["ended_at"] is not None
    assert (await staff.rows("identity_invitation"))[0]["withdrawn_at"] is not None
    hands = await staff.rows("identity_todo_assignee", "todo_id = $2 AND ended_at IS NULL", todo)
    assert [hand["user_id"] for hand in hands] == [staff.people["chen"]]
    # Nobody else lost anything: his lead still signs in.
    assert (await staff.actor(await staff.token(staff.people["chen"]))).may("identity.user:read")


async def _todo(staff: Staff, user_id: Any) -> Any:
    async with working(staff.system, command="test.todo", id=uuid7()) as work:
        await identity.post_todo(work, kind="test.leaver", subject_id=user_id, users=[user_id])
    return (await staff.rows("identity_todo"))[0]["id"]


async def test_a_leaving_that_was_set_holds_to_the_moment(staff: Staff, monkeypatch: pytest.MonkeyPatch) -> None:
    boss = await staff.signed_in("boss", ADMIN)
    all_doors = await doors(staff, boss)
    user_id = staff.people["wang"]
    with pytest.raises(errors.LeavesInThePast):
        await run(boss, people.schedule_leaving, people.ScheduleLeaving(user_id=user_id, leaves_at=clock.now()))
    at = clock.now() + timedelta(minutes=30)
    await run(boss, people.schedule_leaving, people.ScheduleLeaving(user_id=user_id, leaves_at=at))
    assert "session" in await opens({"session": all_doors["session"]})

    real = clock.now
    monkeypatch.setattr(clock, "now", lambda: real() + timedelta(minutes=30, seconds=1))
    swept = ("his own phone", "a code for a phone", "pushed notices")
    personal = {name: door for name, door in all_doors.items() if name not in swept}
    assert await opens(personal) == set()  # before anything has swept

    async with working(staff.system, command="test.tick", id=uuid7()) as work:
        await leave_on_time(work)
    assert await opens(all_doors) == set()
    assert (await staff.rows("identity_user", "id = $2", user_id))[0]["active"] is False


async def test_the_last_administrator_cannot_be_set_to_leave(staff: Staff) -> None:
    boss = await staff.signed_in("boss", ADMIN)
    at = clock.now() + timedelta(days=1)
    with pytest.raises(errors.LastAdministrator):
        await run(boss, people.schedule_leaving, people.ScheduleLeaving(user_id=boss.id, leaves_at=at))


async def test_his_own_phone_that_still_holds_entries_may_send_them_first(staff: Staff) -> None:
    boss = await staff.signed_in("boss", ADMIN)
    await staff.hire("wang", OPERATOR, secrets=True)
    own = await identity.enroll_own(staff.slug, "wang", PASSWORD, "own phone")
    device = await staff.actor(own.token, "device")
    await identity.note_sync(device, device.id, pending=2)

    await run(boss, people.deactivate_user, people.DeactivateUser(user_id=staff.people["wang"]))
    assert (await staff.actor(own.token, "device")).kind == "device"

    await identity.note_sync(device, device.id, pending=0)
    async with working(staff.system, command="test.tick", id=uuid7()) as work:
        await leave_on_time(work)
    with pytest.raises(errors.DeviceUnknown):
        await staff.actor(own.token, "device")


# -- the live stream ------------------------------------------------------------------------------------------


@pytest_asyncio.fixture
async def relay(dsns: Dsns, staff: Staff) -> AsyncIterator[Relay]:
    pool = Database(dsns.relay, size=2)
    await pool.open()
    yield Relay(pool, Notebook())
    await pool.close()


async def test_an_open_stream_ends_within_a_second(staff: Staff, relay: Relay) -> None:
    boss = await staff.signed_in("boss", ADMIN)
    user = await staff.hire("wang", OPERATOR)
    hers = await staff.hire("li", OPERATOR)
    app = Litestar([live], exception_handlers=api_errors.HANDLERS, openapi_config=None, logging_config=None)
    his = asyncio.create_task(_listen(app, await staff.token(user.id)))
    other = asyncio.create_task(_listen(app, await staff.token(hers.id)))
    await asyncio.sleep(1)
    assert not his.done()
    assert not other.done()

    await run(boss, people.deactivate_user, people.DeactivateUser(user_id=user.id))
    while await relay.number_live(staff.tenant_id):
        pass
    done, _ = await asyncio.wait([his], timeout=1)
    assert done == {his}
    assert not other.done()
    other.cancel()


async def _listen(app: Any, token: Token) -> None:
    scope = {
        "type": "http", "method": "GET", "path": "/api/live", "raw_path": b"/api/live", "query_string": b"",
        "headers": [(b"authorization", f"Bearer {token}".encode()), (b"host", b"lotline.test")],
        "client": ("10.1.2.3", 1),
        "server": ("lotline.test", 80), "scheme": "http", "http_version": "1.1", "root_path": "", "extensions": {},
    }  # fmt: skip

    async def receive() -> dict[str, Any]:
        await asyncio.sleep(3600)
        return {"type": "http.disconnect"}

    async def send(_message: Any) -> None:
        return None

    try:
        await app(scope, receive, send)
    except errors.NotSignedIn:
        return
