"""`prove revocation`: people, phones and programs lose their access in every way there is, while four processes ask
about them and about others all the time. No process may let one in to a request begun after the commit (the limit of
the issue is one second), and nobody else may be kept out of any request meanwhile."""

import asyncio
import itertools
import json
import os
import time
from collections.abc import Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any
from uuid import uuid4

from infra import directory
from infra.actions import run as act
from infra.work import Actor
from tenants.identity.administration import commands as administration
from tenants.identity.apitokens import commands as apitokens
from tenants.identity.commands import devices, people, roles
from tenants.identity.seeds import seed_roles
from tenants.plans import CreateTenant, provision
from tenants.roles import ADMIN, TEAM_LEAD
from tests.kit.crews import PERMISSION, Crew, Proof, crew, until
from tests.kit.people import Staff
from tests.scale.stand import stand
from tests.tenants.identity.tokens import issued

ROUNDS = int(os.environ.get("ROUNDS", "200"))
OTHERS = 5
ANSWERS = 3
Act = Callable[[], Awaitable[Any]]
Way = Callable[[Staff, Actor, int], Awaitable[tuple[Proof, Act, str]]]


async def _person(staff: Staff, n: int) -> Any:
    return await staff.hire(f"v{n}-{uuid4().hex[:6]}", TEAM_LEAD)


async def _grant(staff: Staff, _boss: Actor, n: int) -> tuple[Proof, Act, str]:
    user = await _person(staff, n)
    row = (await staff.rows("identity_grant", "user_id = $2", user.id))[0]
    cmd = roles.RevokeGrant(grant_id=row["id"])
    return ("session", await staff.token(user.id)), lambda: staff.does(roles.revoke_grant, cmd), "allowed"


async def _role(staff: Staff, _boss: Actor, n: int) -> tuple[Proof, Act, str]:
    made = roles.CreateRole(code=f"R{n}-{uuid4().hex[:6]}", name_zh="组", name_en="Group", permissions=[PERMISSION])
    role = await staff.does(roles.create_role, made)
    user = await staff.hire(f"v{n}-{uuid4().hex[:6]}")
    await staff.does(roles.grant_role, roles.GrantRole(user_id=user.id, role_id=role.id))
    cmd = roles.ChangeRole(role_id=role.id, permissions=[])
    return ("session", await staff.token(user.id)), lambda: staff.does(roles.change_role, cmd), "allowed"


async def _session(staff: Staff, boss: Actor, n: int) -> tuple[Proof, Act, str]:
    token = await staff.token((await _person(staff, n)).id)
    cmd = administration.RevokeSession(session_id=token.id)
    return ("session", token), lambda: act(boss, administration.revoke_session, cmd), "signed_in"


async def _all_sessions(staff: Staff, boss: Actor, n: int) -> tuple[Proof, Act, str]:
    user = await _person(staff, n)
    cmd = administration.EndSessions(user_id=user.id)
    proof = ("session", await staff.token(user.id))
    return proof, lambda: act(boss, administration.end_sessions, cmd), "signed_in"


async def _leaver(staff: Staff, boss: Actor, n: int) -> tuple[Proof, Act, str]:
    user = await _person(staff, n)
    cmd = people.DeactivateUser(user_id=user.id)
    return ("session", await staff.token(user.id)), lambda: act(boss, people.deactivate_user, cmd), "signed_in"


async def _token(staff: Staff, boss: Actor, n: int) -> tuple[Proof, Act, str]:
    token = await issued(staff, boss, [PERMISSION], name=f"program {n}")
    cmd = apitokens.RevokeApiToken(token_id=token.id)
    return ("token", token), lambda: act(boss, apitokens.revoke_api_token, cmd), "signed_in"


async def _owner_of_a_token(staff: Staff, boss: Actor, n: int) -> tuple[Proof, Act, str]:
    owner = await staff.signed_in(f"v{n}-{uuid4().hex[:6]}", ADMIN)
    token = await issued(staff, owner, [PERMISSION])
    cmd = people.DeactivateUser(user_id=owner.id)
    return ("token", token), lambda: act(boss, people.deactivate_user, cmd), "signed_in"


async def _phone(staff: Staff, _boss: Actor, n: int) -> tuple[Proof, Act, str]:
    key, phone = await staff.phone(f"Phone {n}")
    cmd = devices.RevokeDevice(device_id=phone.id, reason="lost", lost=True)
    return ("device", key), lambda: staff.does(devices.revoke_device, cmd), "signed_in"


WAYS: tuple[Way, ...] = (
    _grant, _role, _session, _all_sessions, _leaver, _token, _owner_of_a_token, _phone,
)  # fmt: skip


@asynccontextmanager
async def _company(admin: str) -> Any:
    slug = f"c{uuid4().hex[:12]}"
    tenant_id = await provision(CreateTenant(slug=slug, name_zh="恒准精密", name_en="Hengzhun Precision"))
    await seed_roles(tenant_id)
    directory.forget()
    yield Staff(tenant_id, slug, admin)


async def _round(staff: Staff, boss: Actor, here: Crew, way: Way, n: int) -> dict[str, Any]:
    proof, end, key = await way(staff, boss, n)
    here.forget()
    here.put(0, proof)
    began = time.monotonic()
    await here.ready(key, (0, *range(1, OTHERS + 1)), id=str(proof[1].id))
    await end()
    since = time.monotonic()
    await until(lambda: all(len(server.later(0, since)) >= ANSWERS for server in here.servers), 30)
    wrong = [each["started"] - since for server in here.servers for each in server.later(0, since) if each[key]]
    late = max([0.0, *wrong])
    kept_out = list(here.denied(range(1, OTHERS + 1), began))
    asked = sum(len(server.answers) for server in here.servers)
    return {"late": late, "wrong": late > 0, "kept_out": len(kept_out), "asked": asked}


async def prove(rounds: int = ROUNDS) -> dict[str, Any]:
    began = time.monotonic()
    async with stand() as here, _company(here.dsns.admin) as staff:
        boss = await staff.signed_in("boss", ADMIN)
        standing = [("session", await staff.token(boss.id))]
        for n in range(OTHERS - 2):
            standing.append(("session", await staff.token((await staff.hire(f"o{n}", TEAM_LEAD)).id)))
        standing.append(("token", await issued(staff, boss, [PERMISSION], name="bystander")))
        async with crew(standing[0], *standing) as asking:
            ways = itertools.islice(itertools.cycle(WAYS), rounds)
            found = [await _round(staff, boss, asking, way, n) for n, way in enumerate(ways)]
    return {
        "prove": "revocation",
        "rounds": len(found),
        "ways": len(WAYS),
        "processes": len(asking.servers),
        "requests": sum(each["asked"] for each in found),
        "allowed_after": sum(each["wrong"] for each in found),
        "latest_s": round(max(each["late"] for each in found), 3),
        "others_denied": sum(each["kept_out"] for each in found),
        "seconds": round(time.monotonic() - began),
        "ok": not any(each["late"] > 1 or each["kept_out"] for each in found),
    }


def main() -> None:
    found = asyncio.run(prove())
    print(json.dumps(found))
    raise SystemExit(0 if found["ok"] else 1)


if __name__ == "__main__":
    main()
