"""Doors of signing in other than by a password: by a code, by a passkey; the second factor; proving oneself again.

What a half session may do is decided by its actor's permissions, which hold nothing else (tenants/identity/access).
"""

from typing import Any
from uuid import UUID

import msgspec
from litestar import Request, Response, get, post
from litestar.handlers import BaseRouteHandler
from litestar.status_codes import HTTP_200_OK

from api.session import (
    address_of,
    agent_of,
    authenticate,
    check_origin,
    half,
    json_answer,
    next_step,
    read_body,
    signed_in_answer,
)
from infra.errors import BadInput
from infra.notify.house import has_mailbox
from infra.work import Actor
from tenants import identity
from tenants.identity import codes
from tenants.identity.errors import NotSignedIn
from tenants.identity.factors import entering, passkeys, proving
from tenants.identity.security.ways import ways_into

AnyRequest = Request[Any, Any, Any]
Json = dict[str, Any]


class AskCode(msgspec.Struct, forbid_unknown_fields=True):
    company: str
    contact: str
    locale: str = "zh-CN"


class WithCode(msgspec.Struct, forbid_unknown_fields=True):
    company: str
    contact: str
    code: str


class Company(msgspec.Struct, forbid_unknown_fields=True):
    company: str


class WithPasskey(msgspec.Struct, forbid_unknown_fields=True):
    company: str
    state: str
    credential: dict[str, Any]


class Proof(msgspec.Struct, forbid_unknown_fields=True):
    """by: totp | recovery | passkey; for proving oneself again also password | code."""

    by: str
    code: str = ""
    password: str = ""
    state: str = ""
    credential: dict[str, Any] | None = None


class Named(msgspec.Struct, forbid_unknown_fields=True):
    name: str


class Confirm(msgspec.Struct, forbid_unknown_fields=True):
    id: UUID
    code: str


class NewPasskey(msgspec.Struct, forbid_unknown_fields=True):
    state: str
    credential: dict[str, Any]
    name: str


# -- before anybody is known ----------------------------------------------------------------------------------


@get("/api/session/ways")
async def ways(company: str) -> Response[Json]:
    """Which ways into a company a page may offer."""
    found = await ways_into(company)
    providers = [{"id": each.id, "name": each.name, "kind": each.kind} for each in found.providers]
    return json_answer(
        {"ways": found.ways, "providers": providers, "ssoOnly": found.sso_only, "mailbox": has_mailbox()}
    )


@post("/api/session/code", status_code=HTTP_200_OK)
async def ask_code(request: AnyRequest) -> Response[Json]:
    """A code to a mobile number or e-mail address; the same answer whether anybody has it or not."""
    check_origin(request)
    given = await read_body(request, AskCode)
    sent = await identity.send_code(
        given.company, given.contact, locale=given.locale, address=address_of(request)
    )  # fmt: skip
    return json_answer(sent_answer(sent))


def sent_answer(sent: codes.Sent) -> Json:
    return {
        "kind": sent.contact.kind,
        "shown": sent.contact.shown,
        "expiresAt": sent.expires_at,
        "resendAfter": sent.resend_after,
    }


@post("/api/session/by-code", status_code=HTTP_200_OK)
async def sign_in_by_code(request: AnyRequest) -> Response[Json]:
    check_origin(request)
    given = await read_body(request, WithCode)
    signed_in = await identity.sign_in_by_code(
        given.company, given.contact, given.code, address=address_of(request), agent=agent_of(request)
    )
    return await signed_in_answer(signed_in)


@post("/api/session/passkey-question", status_code=HTTP_200_OK)
async def ask_passkey(request: AnyRequest) -> Response[Json]:
    check_origin(request)
    state, options = await entering.ask((await read_body(request, Company)).company)
    return json_answer({"state": state, "options": options})


@post("/api/session/by-passkey", status_code=HTTP_200_OK)
async def sign_in_by_passkey(request: AnyRequest) -> Response[Json]:
    check_origin(request)
    given = await read_body(request, WithPasskey)
    signed_in = await entering.sign_in_by_passkey(
        given.company, given.state, given.credential, address=address_of(request), agent=agent_of(request)
    )
    return await signed_in_answer(signed_in)


# -- the second factor ----------------------------------------------------------------------------------------


@get("/api/session/step")
async def step(request: AnyRequest) -> Response[Json]:
    """What a session may do next: everything, or prove or enrol a second factor. Without one: nothing."""
    try:
        actor, limited = await half(request)
    except NotSignedIn:
        return json_answer({"me": None, "next": None})
    return json_answer(await next_step(actor, limited))


@post("/api/session/second", status_code=HTTP_200_OK)
async def prove_second(request: AnyRequest) -> Response[Json]:
    actor, _ = await half(request)
    await proving.prove(actor, _offered(await read_body(request, Proof)))
    return json_answer(await next_step(*await half(request)))


@post("/api/session/second/question", status_code=HTTP_200_OK)
async def ask_second(request: AnyRequest) -> Response[Json]:
    """The question to one's own passkeys, also for proving oneself again."""
    actor, _ = await half(request)
    state, options = await proving.question(actor)
    return json_answer({"state": state, "options": options})


@post("/api/session/prove", status_code=HTTP_200_OK)
async def prove_again(request: AnyRequest) -> Response[Json]:
    """Before a dangerous act: it is still you."""
    actor = await _whole(request)
    await proving.prove(actor, _offered(await read_body(request, Proof)), again=True)
    return json_answer({"proved": True})


@get("/api/session/prove")
async def how_to_prove(request: AnyRequest) -> Response[Json]:
    """What one can prove oneself again with."""
    return json_answer({"ways": await proving.ways_to_prove(await _whole(request))})


@post("/api/session/prove/code", status_code=HTTP_200_OK)
async def send_own_code(request: AnyRequest) -> Response[Json]:
    return json_answer(sent_answer(await proving.send_own_code(await _whole(request))))


def _offered(given: Proof) -> proving.Answer:
    return proving.Answer(
        by=given.by, code=given.code, password=given.password, state=given.state, credential=given.credential
    )


async def _whole(request: AnyRequest) -> Actor:
    actor = await authenticate(request)
    if actor.session_id is None:
        raise BadInput(field="authorization", problem="a session")
    return actor


# -- enrolling -------------------------------------------------------------------------------------------------


@post("/api/factors/totp", status_code=HTTP_200_OK)
async def start_totp(request: AnyRequest) -> Response[Json]:
    actor, _ = await half(request)
    made = await proving.start_totp(actor, (await read_body(request, Named)).name)
    return json_answer({"id": made.id, "secret": made.secret, "address": made.address, "qr": made.qr})


@post("/api/factors/totp/confirm", status_code=HTTP_200_OK)
async def confirm_totp(request: AnyRequest) -> Response[Json]:
    actor, _ = await half(request)
    given = await read_body(request, Confirm)
    fresh = await proving.confirm_totp(actor, given.id, given.code)
    return json_answer({"recoveryCodes": fresh} | await next_step(*await half(request)))


@post("/api/factors/passkey/question", status_code=HTTP_200_OK)
async def ask_new_passkey(request: AnyRequest) -> Response[Json]:
    actor, _ = await half(request)
    state, options = await proving.ask_passkey(actor)
    return json_answer({"state": state, "options": options})


@post("/api/factors/passkey", status_code=HTTP_200_OK)
async def add_passkey(request: AnyRequest) -> Response[Json]:
    actor, _ = await half(request)
    given = await read_body(request, NewPasskey)
    fresh = await proving.add_passkey(actor, given.state, given.credential, given.name)
    return json_answer({"recoveryCodes": fresh} | await next_step(*await half(request)))


@post("/api/factors/recovery-codes", status_code=HTTP_200_OK)
async def renew_codes(request: AnyRequest) -> Response[Json]:
    return json_answer({"recoveryCodes": await proving.renew_codes(await _whole(request))})


@get("/api/factors/possible")
async def possible() -> Response[Json]:
    """Whether browsers can make passkeys for this installation's address."""
    return json_answer({"passkeys": passkeys.possible(), "rpId": passkeys.rp_id()})


HANDLERS: list[BaseRouteHandler] = [
    ways, ask_code, sign_in_by_code, ask_passkey, sign_in_by_passkey, step, prove_second, ask_second, prove_again,
    how_to_prove, send_own_code, start_totp, confirm_totp, ask_new_passkey, add_passkey, renew_codes, possible,
]  # fmt: skip
