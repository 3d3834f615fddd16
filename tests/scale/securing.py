"""How people come in, in the three companies of the proofs: policy, second factors, codes, an identity provider."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import asyncpg

from infra.actions import run
from infra.ids import uuid7
from infra.work import Actor, system
from tenants.identity import codes
from tenants.identity.factors import challenges, commands
from tenants.identity.security import commands as security
from tenants.identity.security.rules import DEFAULT
from tenants.identity.sso import commands as sso
from tests.scale.worlds import World


async def person(w: World) -> Actor:
    """Somebody who has just signed in."""
    return await w.staff.actor(await w.staff.token((await w.user()).id))


def _passkey(w: World) -> commands.AddPasskey:
    return commands.AddPasskey(
        name=w.text("key"), credential_id=uuid7().bytes, public_key=w.text("public").encode(), sign_count=3,
        transports=["usb"], synced=False, code_hashes=[uuid7().bytes],
    )  # fmt: skip


async def passkey(w: World, by: Actor) -> UUID:
    cmd = _passkey(w)
    await run(by, commands.add_passkey, cmd)
    return cmd.id


async def provider(w: World, **more: Any) -> UUID:
    given: dict[str, Any] = {
        "kind": "oidc", "name": w.text(f"AD {w.code()}"), "issuer": f"https://{w.marker}.example.com",
        "client_id": w.text("client"), "client_secret": w.text("secret"),
    }  # fmt: skip
    row = await w.does(sso.save_sso_provider, sso.SaveSsoProvider(**given | more))
    return UUID(str(row.id))


# -- what a mutation needs ----------------------------------------------------------------------------------


async def _policy(_here: Any, _w: World) -> dict[str, Any]:
    return {
        "ways": list(DEFAULT.ways), "minLength": 11, "minClasses": 1, "history": 4, "expireDays": 300, "lockTries": 6,
        "lockMinutes": 2, "secondFactor": "nobody", "secondFactorFrom": None, "breakGlassIds": [],
    }  # fmt: skip


async def _locked(_here: Any, w: World) -> dict[str, Any]:
    return {"userId": str((await w.user()).id)}


async def _lost(_here: Any, w: World) -> dict[str, Any]:
    who = await person(w)
    await passkey(w, who)
    return {"userId": str(who.id), "reason": w.text("lost")}


async def _author(w: World) -> Actor:
    return await w.staff.actor(await w.staff.token(w.ids["author"]))


async def _own(_here: Any, w: World) -> dict[str, Any]:
    by = await _author(w)
    held = await w.staff.rows("identity_factor", "user_id = $2 AND ended_at IS NULL", by.id)
    if len(held) > 5:  # nobody has more than ten
        await run(by, commands.remove_factor, commands.RemoveFactor(factor_id=held[0]["id"]))
    return {"factorId": str(await passkey(w, by)), "name": w.text("renamed")}


async def _removable(here: Any, w: World) -> dict[str, Any]:
    await _own(here, w)
    return {"factorId": (await _own(here, w))["factorId"]}


async def _provider(_here: Any, w: World) -> dict[str, Any]:
    return {
        "kind": "oidc", "name": w.text(f"AD {w.code()}"), "issuer": f"https://{w.marker}.example.com",
        "clientId": "client", "providerId": None, "defaultRoleId": None,
    }  # fmt: skip


async def _old_provider(_here: Any, w: World) -> dict[str, Any]:
    return {"providerId": str(await provider(w))}


RECIPES: dict[str, Any] = {
    "changeSecurityPolicy": _policy,
    "unlockAccount": _locked,
    "resetFactors": _lost,
    "renameFactor": _own,
    "removeFactor": _removable,
    "saveSsoProvider": _provider,
    "removeSsoProvider": _old_provider,
}


# -- commands that only a door runs ---------------------------------------------------------------------------


async def _case(w: World, by: Actor, spec: Any, cmd: Any) -> tuple[UUID, Any]:
    async def act() -> Any:
        return await run(by, spec, cmd)

    return w.tenant_id, act


async def _start(w: World) -> Any:
    return await _case(w, await person(w), commands.start_totp, commands.StartTotp(name="App", box=b"box"))


async def _confirm(w: World) -> Any:
    by = await person(w)
    begun = commands.StartTotp(name="App", box=b"box")
    await run(by, commands.start_totp, begun)
    cmd = commands.ConfirmTotp(factor_id=begun.id, step=7, code_hashes=[b"1", b"2"])
    return await _case(w, by, commands.confirm_totp, cmd)


async def _add(w: World) -> Any:
    return await _case(w, await person(w), commands.add_passkey, _passkey(w))


async def _prove(w: World) -> Any:
    by = await person(w)
    key = await passkey(w, by)
    cmd = commands.ProveSecondFactor(by="passkey", factor_id=key, before=3, count=4)
    return await _case(w, by, commands.prove_second_factor, cmd)


async def _use(w: World) -> Any:
    by = await person(w)
    cmd = commands.UsePasskey(factor_id=await passkey(w, by), before=3, count=4)
    return await _case(w, by, commands.use_passkey, cmd)


async def _again(w: World) -> Any:
    return await _case(w, await person(w), commands.note_proof, commands.NoteProof(by="password"))


async def _renew(w: World) -> Any:
    by = await person(w)
    await passkey(w, by)
    cmd = commands.RenewRecoveryCodes(code_hashes=[b"3", b"4"])
    return await _case(w, by, commands.renew_recovery_codes, cmd)


async def _link(w: World) -> Any:
    user = await w.user()
    cmd = sso.LinkSsoIdentity(provider_id=w.ids["providerId"], subject=f"sub-{w.code()}", user_id=user.id)
    return await _case(w, system(w.tenant_id, w.text("system")), sso.link_sso_identity, cmd)


async def _tried(w: World) -> Any:
    cmd = sso.NoteSsoTest(provider_id=w.ids["providerId"], by_name=w.text("lead"))
    return await _case(w, system(w.tenant_id, w.text("system")), sso.note_sso_test, cmd)


CASES: dict[str, Any] = {
    "identity.start_totp": _start,
    "identity.confirm_totp": _confirm,
    "identity.add_passkey": _add,
    "identity.prove_second_factor": _prove,
    "identity.use_passkey": _use,
    "identity.note_proof": _again,
    "identity.renew_recovery_codes": _renew,
    "identity.link_sso_identity": _link,
    "identity.note_sso_test": _tried,
}


async def _proved_all_day(w: World) -> None:
    """The proofs last longer than a fresh proof of oneself does."""
    connection = await asyncpg.connect(w.staff.admin_dsn)
    try:
        await connection.execute(
            "UPDATE identity_session SET proved_at = now() + interval '1 day' WHERE tenant_id = $1", w.tenant_id
        )
    finally:
        await connection.close()


async def furnish(w: World) -> None:
    await _proved_all_day(w)
    given = DEFAULT._asdict() | {"ways": list(DEFAULT.ways), "break_glass_ids": [], "min_length": 9}
    await w.does(security.change_security_policy, security.ChangeSecurityPolicy(**given))
    w.ids["factorId"] = await passkey(w, await _author(w))
    w.ids["providerId"] = await provider(w)
    link = sso.LinkSsoIdentity(provider_id=w.ids["providerId"], subject=w.text("sub"), user_id=w.ids["userId"])
    await w.does(sso.link_sso_identity, link)
    await challenges.put(
        w.tenant_id, "oidc", challenges.fresh(), user_id=w.ids["author"], secret=w.text("nonce"),
        data={"to": w.text("c")},
    )  # fmt: skip
    number = f"139{int(w.number) % 100_000_000:08}" if str(w.number).isdigit() else "13900000001"
    await codes.send(w.tenant_id, purpose="test", contact=number, known=False)
