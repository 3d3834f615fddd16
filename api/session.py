"""The session doors, and `authenticate`: from a request to the actor every other door works with.

Four proofs, all `slug.id.secret`: a session (cookie `lotline`, or `Authorization: Bearer`), a device's key
(`Authorization: Device`), the sign-in of a person on a shared device (`Authorization: Switch`) and an API token
(`Authorization: Bearer lt_…`).
"""

import ipaddress
import time
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache, partial
from typing import Any, Final
from urllib.parse import urlsplit

import msgspec
from litestar import Request, Response, delete, get, post
from litestar.datastructures import Cookie
from litestar.handlers import BaseRouteHandler
from litestar.status_codes import HTTP_200_OK

from api.fair import admit
from infra import clock, directory
from infra.db import Executor
from infra.errors import BadInput, Forbidden
from infra.settings import settings
from infra.work import Actor, database, reading
from tenants import identity, masterdata
from tenants.identity import queries, tokens
from tenants.identity.apitokens.rules import MARK
from tenants.identity.errors import DeviceUnknown, NotSignedIn
from tenants.identity.factors.commands import HELD
from tenants.identity.rules import SESSION_LIFE
from tenants.identity.tokens import Token
from tenants.identity.visits.queries import own_visit

COOKIE: Final = "lotline"
VISIT_COOKIE: Final = "lotline_visit"
SCHEMES: Final = {"bearer": "session", "device": "device", "switch": "switch", "visit": "visit"}
SAFE: Final = frozenset({"GET", "HEAD"})
FORM_TYPES: Final = frozenset({"", "text/plain", "multipart/form-data", "application/x-www-form-urlencoded"})

AnyRequest = Request[Any, Any, Any]
Json = dict[str, Any]


class ForeignOrigin(Forbidden):
    code = "api.foreign_origin"
    text = "this request did not come from Lotline's own pages"


# -- who asks ---------------------------------------------------------------------------------------------


async def authenticate(request: AnyRequest) -> Actor:
    """The actor of a request, by one statement under his own tenant (he is read anew for each request, so whatever
    was revoked is revoked now). Raises NotSignedIn, DeviceUnknown, TenantClosed or ForeignOrigin."""
    kind, token = _credential(request)
    if token is None:
        raise DeviceUnknown() if kind == "device" else NotSignedIn()
    tenant_id = await directory.tenant_of(token.slug)
    if tenant_id is None:
        raise DeviceUnknown() if kind == "device" else NotSignedIn()
    async with database().transaction(tenant_id, read_only=True) as executor:
        identified = await identity.identify(executor, kind, token, address=address_of(request))
    await identity.still_here(identified)
    await admit(request, identified.actor)
    return identified.actor


async def half(request: AnyRequest) -> tuple[Actor, str | None]:
    """Like `authenticate`, for the doors of the second factor: a session that still waits for it is let in, and its
    actor may do nothing else. With what it waits for: second | enrol, None for a whole session."""
    kind, token = _credential(request)
    tenant_id = await directory.tenant_of(token.slug) if token is not None and kind == "session" else None
    if token is None or tenant_id is None:
        raise NotSignedIn()
    async with database().transaction(tenant_id, read_only=True) as executor:
        found = await identity.identify(executor, kind, token, address=address_of(request), half=True)
    return found.actor, found.limited


REMEMBERED_FOR: Final = 60.0
REMEMBERED: Final = 20_000
_remembered: dict[tuple[str, bytes], tuple[float, Actor]] = {}


async def claim(request: AnyRequest) -> Actor:
    """Like `authenticate`, for doors whose every act begins a transaction: who this process found behind the token
    within the last minute, to be proved again inside that transaction (decisions/0002)."""
    kind, token = _credential(request)
    known = _remembered.get((kind, token.hash)) if token is not None else None
    if token is None or known is None or known[0] < time.monotonic():
        actor = await authenticate(request)
        if token is not None:
            _remember(kind, token, actor)
        return actor
    await admit(request, known[1])
    return replace(known[1], proof=partial(_prove, kind, token, address_of(request)))


async def _prove(kind: str, token: Token, address: str | None, executor: Executor) -> Actor:
    return (await identity.identify(executor, kind, token, address=address)).actor


def _remember(kind: str, token: Token, actor: Actor) -> None:
    if len(_remembered) >= REMEMBERED:
        _remembered.clear()
    _remembered[kind, token.hash] = (time.monotonic() + REMEMBERED_FOR, actor)


def _credential(request: AnyRequest) -> tuple[str, Token | None]:
    scheme, _, text = (request.headers.get("authorization") or "").partition(" ")
    if scheme.lower() == "bearer" and text.strip().startswith(MARK):
        return "token", tokens.parse(text.strip().removeprefix(MARK))
    if scheme:
        return SCHEMES.get(scheme.lower(), "session"), tokens.parse(text.strip()) if scheme.lower() in SCHEMES else None
    if request.method not in SAFE:
        check_origin(request)
    if VISIT_COOKIE in request.cookies and _in_a_console(request):
        return "visit", tokens.parse(request.cookies[VISIT_COOKIE])
    return "session", tokens.parse(request.cookies.get(COOKIE, ""))


def _in_a_console(request: AnyRequest) -> bool:
    """A visitor works in the customer's console (/c) and in his own (/v) with one browser: the page that asks decides
    which of his two proofs is meant. Whoever hides the page comes as himself."""
    return urlsplit(request.headers.get("referer", "")).path.startswith("/c/")


def check_origin(request: AnyRequest) -> None:
    """A cookie rides along with requests other sites make: what changes something must come from our own pages.

    Browsers send Origin with every POST; a request without one must at least be of a type no plain form can send.
    """
    origin = request.headers.get("origin")
    if origin is None:
        plain = (request.headers.get("content-type") or "").partition(";")[0].strip().lower()
        own_page = request.headers.get("sec-fetch-site") == "same-origin" or request.method == "DELETE"
        if plain in FORM_TYPES and not own_page:
            raise ForeignOrigin()
        return
    if urlsplit(origin).netloc not in (request.headers.get("host"), urlsplit(settings().public_url).netloc):
        raise ForeignOrigin()


def address_of(request: AnyRequest) -> str | None:
    """Where the request came from. A forwarded address is believed only from a proxy that this installation names
    (TRUSTED_PROXIES): then the last address in the list that is no such proxy."""
    here = request.client.host if request.client else None
    trusted = _networks(settings().trusted_proxies)
    if here is None or not trusted or not _within(here, trusted):
        return here
    told = [each.strip() for each in request.headers.get("x-forwarded-for", "").split(",") if each.strip()]
    for each in reversed(told):
        if not _is_address(each):
            return here
        if not _within(each, trusted):
            return each
    return here


@lru_cache(maxsize=4)
def _networks(named: tuple[str, ...]) -> tuple[ipaddress.IPv4Network | ipaddress.IPv6Network, ...]:
    return tuple(ipaddress.ip_network(each, strict=False) for each in named)


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def _within(text: str, networks: tuple[ipaddress.IPv4Network | ipaddress.IPv6Network, ...]) -> bool:
    return _is_address(text) and any(ipaddress.ip_address(text) in each for each in networks)


# -- sessions ---------------------------------------------------------------------------------------------


class SignIn(msgspec.Struct, forbid_unknown_fields=True):
    company: str
    login: str
    password: str
    newPassword: str | None = None


class Enroll(msgspec.Struct, forbid_unknown_fields=True):
    """With a code, or (one's own phone) with login and password."""

    company: str
    code: str | None = None
    name: str | None = None
    login: str | None = None
    password: str | None = None


class Switch(msgspec.Struct, forbid_unknown_fields=True):
    badge: str | None = None
    login: str | None = None
    pin: str | None = None
    password: str | None = None


@post("/api/session", status_code=HTTP_200_OK)
async def sign_in(request: AnyRequest) -> Response[Json]:
    check_origin(request)
    given = await read_body(request, SignIn)
    signed_in = await identity.sign_in(
        given.company,
        given.login,
        given.password,
        new_password=given.newPassword,
        address=address_of(request),
        agent=agent_of(request),
    )
    return await signed_in_answer(signed_in)


async def signed_in_answer(signed_in: identity.SignedIn) -> Response[Json]:
    """Who he is and the cookie; or, while his second factor is missing, what is to be done next and the cookie that
    is good for nothing else."""
    response = json_answer(await next_step(signed_in.actor, signed_in.limited))
    # A session that has proved its second factor keeps the cookie it began with: only the server's row ends it sooner.
    life = SESSION_LIFE if signed_in.limited else signed_in.expires_at - clock.now()
    response.set_cookie(_cookie(str(signed_in.token), int(life.total_seconds())))
    response.set_cookie(visit_cookie("", 0))  # a visit that is over must not stand in his way
    return response


async def next_step(actor: Actor, limited: str | None) -> Json:
    if limited is None:
        return {"me": await _me(actor), "next": None}
    async with database().transaction(actor.tenant_id, read_only=True) as executor:
        held = await executor.all(HELD, user_id=actor.id)
    ways = list(dict.fromkeys(each.kind for each in held))
    return {"me": None, "next": limited, "name": actor.name, "ways": [*ways, "recovery"] if ways else []}


def agent_of(request: AnyRequest) -> str | None:
    """What the browser calls itself."""
    return (request.headers.get("user-agent") or "")[:200] or None


@get("/api/session")
async def who_am_i(request: AnyRequest) -> Response[Json]:
    return json_answer({"me": await _me(await authenticate(request))})


@delete("/api/session", status_code=HTTP_200_OK)
async def sign_out(request: AnyRequest) -> Response[Json]:
    """Ends the session or switch. Without one there is nothing to end: the answer is the same."""
    with suppress(NotSignedIn):
        await identity.sign_out((await half(request))[0] if _by_session(request) else await authenticate(request))
    response = json_answer({"me": None})
    response.set_cookie(_cookie("", 0))
    response.set_cookie(visit_cookie("", 0))
    return response


def _by_session(request: AnyRequest) -> bool:
    return _credential(request)[0] == "session"


def _cookie(value: str, max_age: int) -> Cookie:
    return Cookie(
        key=COOKIE, value=value, max_age=max_age, path="/", httponly=True, samesite="lax", secure=settings().secure
    )


def visit_cookie(value: str, max_age: int) -> Cookie:
    return Cookie(
        key=VISIT_COOKIE, value=value, max_age=max_age, path="/", httponly=True, samesite="lax",
        secure=settings().secure,
    )  # fmt: skip


# -- shared devices ---------------------------------------------------------------------------------------


@post("/api/devices/enroll", status_code=HTTP_200_OK)
async def enroll(request: AnyRequest) -> Response[Json]:
    given = await read_body(request, Enroll)
    where = address_of(request)
    if given.code:
        enrolled = await identity.enroll(given.company, given.code, given.name, address=where)
    elif given.login and given.password:
        enrolled = await identity.enroll_own(given.company, given.login, given.password, given.name, address=where)
    else:
        raise BadInput(field="code", problem="a code, or login and password")
    device = enrolled.device
    door = await _door(enrolled.token, where)
    async with reading(door) as read:
        places = await queries.places_by_id(read, device.work_center_ids)
    centers = [{"id": each.id, "code": each.code, "name": _names(each)} for each in places if each is not None]
    body: Json = {"device": {"id": device.id, "name": device.name, "workCenters": centers}, "key": str(enrolled.token)}
    if given.code and device.owner_id is not None:
        shift = await _shift(door)
        switched = await identity.take_own(door, device.owner_id, shift.ends_at if shift else None)
        body["switch"] = await _entered(switched, shift)
    return json_answer(body)


async def _door(token: Token, address: str | None) -> Actor:
    tenant_id = await directory.tenant_of(token.slug)
    async with database().transaction(tenant_id, read_only=True) as executor:
        return (await identity.identify(executor, "device", token, address=address)).actor


@post("/api/switch", status_code=HTTP_200_OK)
async def switch(request: AnyRequest) -> Response[Json]:
    """A person takes over the device: badge or login, and PIN or password."""
    device = await authenticate(request)
    if device.kind != "device":
        raise DeviceUnknown()
    claim = _claim(await read_body(request, Switch))
    shift = await _shift(device)
    return json_answer(
        await _entered(await identity.switch_user(device, claim, shift.ends_at if shift else None), shift)
    )


async def _shift(device: Actor) -> masterdata.CurrentShift | None:
    async with reading(device) as read:
        return await masterdata.shift_at(read, clock.now())


async def _entered(switched: identity.Switched, shift: masterdata.CurrentShift | None) -> Json:
    return {
        "token": str(switched.token),
        "switchId": switched.token.id,
        "user": await _person(switched.actor),
        "shift": {"name": _names(shift.shift), "endsAt": shift.ends_at} if shift else None,
        "expiresAt": switched.switch.expires_at,
        "serverTime": clock.now(),
    }


def _claim(given: Switch) -> identity.Claim:
    secret = given.pin or given.password
    if (given.badge is None) == (given.login is None) or not secret:
        raise BadInput(field="badge", problem="badge or login, and PIN or password")
    kind = "pin" if given.pin else "password"
    return identity.Claim(badge=given.badge, login=given.login, kind=kind, secret=secret)


# -- answers ----------------------------------------------------------------------------------------------


async def _me(actor: Actor) -> Json:
    """The same words as the GraphQL field `me`."""
    async with reading(actor) as read:
        found = await queries.profile(read)
        visit = await own_visit(read)
    tenant = found.tenant
    return {
        "visit": {"id": visit.id, "company": visit.home_name, "mode": visit.mode, "until": visit.until}
        if visit
        else None,
        "id": actor.id,
        "name": actor.name,
        "login": found.user.login if found.user else "",
        "locale": found.user.locale if found.user else tenant.locale,
        "kind": actor.kind,
        "tenant": {
            "id": tenant.id,
            "slug": tenant.slug,
            "name": _names(tenant),
            "timeZone": tenant.time_zone,
            "state": tenant.state,
            "kind": tenant.kind,
        },
        "team": {"id": found.team.id, "name": _names(found.team)} if found.team else None,
        "roles": found.roles,
        "permissions": found.permissions,
    }


async def _person(actor: Actor) -> Json:
    async with reading(actor) as read:
        found = await queries.profile(read)
    return {
        "id": actor.id,
        "name": actor.name,
        "initial": actor.name[:1],
        "locale": actor.locale,
        "team": {"id": found.team.id, "name": _names(found.team)} if found.team else None,
        "roles": found.roles,
        "permissions": found.permissions,
    }


def _names(row: Any) -> Json:
    return {"zh": row.name_zh, "en": row.name_en}


def json_answer(body: Json) -> Response[Json]:
    return Response(body, headers={"cache-control": "no-store"})


async def read_body(request: AnyRequest, kind: type[Any]) -> Any:
    content_type = (request.headers.get("content-type") or "").partition(";")[0].strip().lower()
    if content_type != "application/json":
        raise BadInput(field="content-type", problem="application/json")
    try:
        return msgspec.json.decode(await request.body(), type=kind)
    except msgspec.DecodeError as error:
        raise BadInput(field="body", problem=str(error)) from error


HANDLERS: list[BaseRouteHandler] = [sign_in, who_am_i, sign_out, enroll, switch]
__all__ = [
    "HANDLERS", "address_of", "agent_of", "authenticate", "check_origin", "half", "json_answer", "next_step",
    "read_body", "signed_in_answer", "visit_cookie",
]  # fmt: skip
