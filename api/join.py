"""Signing up: anonymous doors under /api/join, and the first steps in a company that has just been founded.

A stranger proves his contact, gets a key of his own (cookie, good for these doors only), names his company, waits for
the worker to found it, and enters. Whatever these doors write stands in the vendor's company, in the name of the door.
"""

from dataclasses import replace
from typing import Any, Final
from uuid import UUID

import msgspec
from litestar import Request, Response, delete, get, post
from litestar.datastructures import Cookie
from litestar.handlers import BaseRouteHandler
from litestar.status_codes import HTTP_200_OK

from api.session import address_of, agent_of, authenticate, check_origin, read_body, signed_in_answer
from infra import directory
from infra.actions import run
from infra.ids import derived, uuid7
from infra.notify.house import has_mailbox
from infra.print.qr import qr_svg
from infra.quantity import plain
from infra.settings import settings
from infra.work import Actor, reading, system
from tenants import identity, onboarding, plans
from tenants.identity import codes, tokens
from tenants.identity.commands import devices
from tenants.identity.tokens import Token
from tenants.onboarding import signup

COOKIE: Final = "lotline_join"
PURPOSE: Final = "sign_up"

AnyRequest = Request[Any, Any, Any]
Json = dict[str, Any]


class AskCode(msgspec.Struct, forbid_unknown_fields=True):
    contact: str
    locale: str = "zh-CN"


class Prove(msgspec.Struct, forbid_unknown_fields=True):
    contact: str
    code: str
    terms: str
    locale: str = "zh-CN"


class Company(msgspec.Struct, forbid_unknown_fields=True):
    company: str
    industry: str
    person: str
    slug: str
    timeZone: str = "Asia/Shanghai"


class Nothing(msgspec.Struct, forbid_unknown_fields=True):
    pass


class Enter(msgspec.Struct, forbid_unknown_fields=True):
    password: str | None = None


# -- what there is to sign up for ---------------------------------------------------------------------------


@get("/api/join/offers")
async def offers(request: AnyRequest) -> Response[Json]:
    """Plans with prices and limits, the trades there are templates for, and whether codes stay on this machine."""
    trial = {"plan": plans.TRIAL_PLAN, "days": plans.TRIAL_DAYS}
    body = {
        "open": await _vendor_or_none() is not None,
        "plans": [_plan(each) for each in plans.catalogue()],
        "trial": trial,
        "industries": [
            {"code": each.industry, "name": _both(each.name), "about": _both(each.about)}
            for each in onboarding.templates()
        ],
        "terms": signup.TERMS,
        "mailbox": has_mailbox(),
    }
    return Response(body, headers={"cache-control": "no-cache"})


def _plan(plan: plans.Plan) -> Json:
    return {
        "code": plan.code,
        "name": {"zh": plan.name_zh, "en": plan.name_en},
        "text": {"zh": plan.text_zh, "en": plan.text_en},
        "prices": {currency: {"month": price.month, "year": price.year} for currency, price in plan.prices.items()},
        "modules": sorted(plan.modules),
        "limits": dict(plan.limits),
        "online": plan.online,
    }


def _both(names: Any) -> Json:
    return {"zh": names.zh, "en": names.en}


# -- who is signing up ----------------------------------------------------------------------------------------


@post("/api/join/code", status_code=HTTP_200_OK)
async def send_code(request: AnyRequest) -> Response[Json]:
    """Six digits to the contact; the same answer whether or not it is known here."""
    check_origin(request)
    given = await read_body(request, AskCode)
    vendor = await _vendor()
    sent = await codes.send(
        vendor, purpose=PURPOSE, contact=given.contact, locale=given.locale, address=address_of(request)
    )
    body = {
        "kind": sent.contact.kind,
        "shown": sent.contact.shown,
        "expiresAt": sent.expires_at,
        "resendAfter": sent.resend_after,
    }
    return _answer(body)


@post("/api/join/proof", status_code=HTTP_200_OK)
async def prove(request: AnyRequest) -> Response[Json]:
    """The contact is proved: a key for this browser, and the sign-up as it stands (a new one or an unfinished one)."""
    check_origin(request)
    given = await read_body(request, Prove)
    vendor = await _vendor()
    contact = await codes.check(vendor, purpose=PURPOSE, contact=given.contact, code=given.code)
    key = tokens.issue(plans.VENDOR_SLUG, uuid7())
    cmd = signup.BeginSignUp(
        contact_kind=contact.kind, contact=contact.value, locale=given.locale, terms_version=given.terms,
        key_hash=key.hash,
    )  # fmt: skip
    outcome = await run(_door(vendor, request), signup.begin_sign_up, cmd)
    row: signup.SignUp = outcome.row
    response = _answer(_state(row))
    response.set_cookie(_cookie(str(replace(key, id=row.id)), int(signup.RESUMED_FOR.total_seconds())))
    return response


@get("/api/join")
async def state(request: AnyRequest) -> Response[Json]:
    """Where this browser's sign-up stands, if it has one; asked again and again while the company is being founded."""
    try:
        return _answer(_state((await _mine(request))[1]))
    except signup.SignUpUnknown:
        return _answer({"state": None})


@delete("/api/join", status_code=HTTP_200_OK)
async def give_up(request: AnyRequest) -> Response[Json]:
    """Begin again with another contact. The sign-up itself stays and is found again by its contact."""
    response = _answer({})
    response.set_cookie(_cookie("", 0))
    return response


@get("/api/join/suggestion")
async def suggest(request: AnyRequest, name: str) -> Response[Json]:
    """A free company code made of a name. Only for somebody whose contact is proved: it tells which codes are taken."""
    await _mine(request)
    return _answer({"slug": await signup.code_for(name[: signup.LONGEST_NAME])})


@post("/api/join/company", status_code=HTTP_200_OK)
async def ask_for_company(request: AnyRequest) -> Response[Json]:
    check_origin(request)
    given = await read_body(request, Company)
    vendor, row = await _mine(request)
    cmd = signup.AskForCompany(
        sign_up_id=row.id, company=given.company, industry=given.industry, person=given.person, slug=given.slug,
        time_zone=given.timeZone,
    )  # fmt: skip
    outcome = await run(_door(vendor, request), signup.ask_for_company, cmd)
    return _answer(_state(outcome.row))


@post("/api/join/enter", status_code=HTTP_200_OK)
async def enter(request: AnyRequest) -> Response[Json]:
    """Signed in to the new company, once by this key; with a password where one was chosen."""
    check_origin(request)
    given = await read_body(request, Enter)
    vendor, row = await _mine(request)
    if row.company_id is None or row.user_id is None or row.slug is None:
        raise signup.SignUpBusy(state=row.state)
    if given.password:
        cmd = signup.ChooseFirstPassword(
            id=derived("sign-up password", row.id), user_id=row.user_id, password=given.password
        )
        await run(_door(row.company_id, request), signup.choose_first_password, cmd)
    await run(_door(vendor, request), signup.enter_company, signup.EnterCompany(sign_up_id=row.id))
    signed_in = await identity.open_session_for(
        row.slug, row.user_id, by=PURPOSE, address=address_of(request), agent=agent_of(request)
    )
    response = await signed_in_answer(signed_in)
    response.set_cookie(_cookie("", 0))
    return response


# -- the first steps ------------------------------------------------------------------------------------------


@get("/api/join/first")
async def first_steps(request: AnyRequest) -> Response[Json]:
    """The test order of the company one is signed in to, and what has become of it."""
    actor = await authenticate(request)
    async with reading(actor) as read:
        found = await signup.first_order(read)
    if found is None:
        return _answer({"order": None})
    link = f"{settings().public_url}/T/{actor.slug}/{found.operation.card}".upper()
    body = {
        "order": found.order.number,
        "item": {"zh": found.item.name_zh, "en": found.item.name_en},
        "operation": {"zh": found.operation.name_zh, "en": found.operation.name_en},
        "quantity": plain(found.order.quantity),
        "unit": found.order.unit,
        "card": found.operation.card,
        "link": link,
        "picture": qr_svg(link),
        "phones": found.phones,
        "reported": found.reported,
    }
    return _answer(body)


@post("/api/join/phone", status_code=HTTP_200_OK)
async def invite_phone(request: AnyRequest) -> Response[Json]:
    """A one-time link, as a QR code, that enrols the phone of whoever is signed in."""
    actor = await authenticate(request)
    await read_body(request, Nothing)
    outcome = await run(actor, devices.create_enrollment_code, devices.CreateEnrollmentCode(for_oneself=True))
    code = tokens.enrollment_code(actor.tenant_id, outcome.row.id)
    link = f"{settings().public_url}/E/{actor.slug}/{code}".upper()
    return _answer({"link": link, "picture": qr_svg(link), "expiresAt": outcome.row.expires_at})


# -- shared ---------------------------------------------------------------------------------------------------


async def _vendor_or_none() -> UUID | None:
    return await directory.tenant_of(plans.VENDOR_SLUG) if settings().sign_up else None


async def _vendor() -> UUID:
    vendor = await _vendor_or_none()
    if vendor is None:
        raise signup.SignUpClosed()
    return vendor


def _door(tenant_id: UUID, request: AnyRequest) -> Actor:
    """The door itself acts: nobody is known yet, and it may do nothing but this."""
    door = system(tenant_id, "sign-up", permissions={signup.SIGN_UP.name: None})
    return replace(door, address=address_of(request))


async def _mine(request: AnyRequest) -> tuple[UUID, signup.SignUp]:
    """(vendor's company, the sign-up of this browser's key)"""
    vendor = await _vendor()
    key: Token | None = tokens.parse(request.cookies.get(COOKIE, ""))
    if key is None:
        raise signup.SignUpUnknown()
    async with reading(_door(vendor, request)) as read:
        return vendor, await signup.sign_up_of(read, key.id, key.hash)


def _state(row: signup.SignUp) -> Json:
    return {
        "state": row.state,
        "contact": codes.Contact(row.contact_kind, row.contact).shown,
        "company": row.company_name,
        "industry": row.industry,
        "person": row.person,
        "slug": row.slug,
        "problem": row.problem,
    }


def _cookie(value: str, max_age: int) -> Cookie:
    return Cookie(
        key=COOKIE, value=value, max_age=max_age, path="/api/join", httponly=True, samesite="strict",
        secure=settings().secure,
    )  # fmt: skip


def _answer(body: Json) -> Response[Json]:
    return Response(body, headers={"cache-control": "no-store"})


HANDLERS: list[BaseRouteHandler] = [
    offers, send_code, prove, state, give_up, suggest, ask_for_company, enter, first_steps,
    invite_phone,
]  # fmt: skip
__all__ = ["HANDLERS"]
