"""What a sign-up goes through; all of it in the vendor's company, except the first password."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from sqlalchemy import bindparam

from infra import directory
from infra.actions import Command, command
from infra.db import Statement, mine
from infra.errors import Missing
from infra.work import Work
from tenants.identity import credentials
from tenants.identity.commands.people import LOCALES, access_user
from tenants.identity.models import User
from tenants.onboarding import permissions
from tenants.onboarding.signup import rules
from tenants.onboarding.signup.codes import free_code
from tenants.onboarding.signup.errors import CompanyCodeTaken, ContactInUse, SignUpUnknown, TermsOutdated
from tenants.onboarding.signup.events import CompanyAskedFor
from tenants.onboarding.signup.models import SignUp
from tenants.onboarding.templates import template
from tenants.plans.rules import check_time_zone

OF_CONTACT = Statement(
    mine(SignUp).where(SignUp.contact == bindparam("contact")).order_by(SignUp.created_at.desc()).with_for_update()
)
ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))"


@dataclass(frozen=True, kw_only=True)
class BeginSignUp(Command):
    """Sent by the door once the contact was proved; `key_hash` of the key it gave the browser."""

    contact_kind: str
    contact: str
    locale: str
    terms_version: str
    key_hash: bytes

    secret: ClassVar[frozenset[str]] = frozenset({"key_hash"})


@command(needs=permissions.SIGN_UP)
async def begin_sign_up(work: Work, cmd: BeginSignUp) -> SignUp:
    """A new sign-up, or the one this contact has not finished: only the browser's key is another one then."""
    if cmd.terms_version != rules.TERMS:
        raise TermsOutdated(version=rules.TERMS)
    await work.executor.connection.execute(ONE_AT_A_TIME, f"{work.tenant_id} {cmd.contact}")
    earlier: list[SignUp] = await work.all(OF_CONTACT, contact=cmd.contact)
    for each in earlier:
        await _check_unused(each)
    values = {"key_hash": cmd.key_hash, "terms_version": cmd.terms_version, "terms_at": work.now,
              "proved_at": work.now}  # fmt: skip
    unfinished = next((each for each in earlier if each.state != "entered"), None)
    if unfinished is not None:
        return await work.change(unfinished, **values)
    locale = cmd.locale if cmd.locale in LOCALES else LOCALES[0]
    return await work.insert(
        SignUp(contact_kind=cmd.contact_kind, contact=cmd.contact, locale=locale, state="proved", asked=0, **values)
    )


async def _check_unused(sign_up: SignUp) -> None:
    """One contact, one company of its own; when that is closed for good it may begin again."""
    if sign_up.state != "entered" or sign_up.slug is None:
        return
    entry = await directory.find(sign_up.slug)
    if entry is not None and entry.state != "closed":
        raise ContactInUse(company=sign_up.company_name, slug=sign_up.slug)


@dataclass(frozen=True, kw_only=True)
class AskForCompany(Command):
    sign_up_id: UUID
    company: str
    industry: str
    person: str
    slug: str
    time_zone: str = "Asia/Shanghai"


@command(needs=permissions.SIGN_UP)
async def ask_for_company(work: Work, cmd: AskForCompany) -> SignUp:
    """Refused when the code is taken, naming a free one; who comes first while it is founded has it."""
    sign_up = await access_sign_up(work, cmd.sign_up_id)
    state = rules.after(sign_up.state, "ask")
    template(cmd.industry)
    check_time_zone(cmd.time_zone)
    slug = cmd.slug.strip().casefold()
    directory.check_slug(slug)
    if await directory.find(slug) is not None:
        raise CompanyCodeTaken(slug=slug, free=await free_code(slug))
    sign_up = await work.change(
        sign_up, state=state, company_name=rules.clean_name(cmd.company, "company"), industry=cmd.industry,
        person=rules.clean_name(cmd.person, "person"), slug=slug, time_zone=cmd.time_zone, asked=sign_up.asked + 1,
        asked_at=work.now, problem=None,
    )  # fmt: skip
    work.emit(CompanyAskedFor(sign_up_id=sign_up.id))
    return sign_up


@dataclass(frozen=True, kw_only=True)
class EnterCompany(Command):
    sign_up_id: UUID


@command(needs=permissions.SIGN_UP)
async def enter_company(work: Work, cmd: EnterCompany) -> SignUp:
    """The proof of sign-up opens the new company once; from then on he signs in."""
    sign_up = await access_sign_up(work, cmd.sign_up_id)
    return await work.change(sign_up, state=rules.after(sign_up.state, "enter"), entered_at=work.now)


async def access_sign_up(work: Work, id: UUID) -> SignUp:
    sign_up: SignUp | None = await work.lock(SignUp, id)
    if sign_up is None:
        raise SignUpUnknown()
    return sign_up


@dataclass(frozen=True, kw_only=True)
class ChooseFirstPassword(Command):
    """In the new company: whoever came by a code may also have a password."""

    user_id: UUID
    password: str

    secret: ClassVar[frozenset[str]] = frozenset({"password"})


@command(needs=permissions.SIGN_UP)
async def choose_first_password(work: Work, cmd: ChooseFirstPassword) -> User:
    user = await access_user(work, cmd.user_id)
    if user.password_digest is not None:
        raise Missing(what="user")
    return await credentials.set_password(work, user, cmd.password, temporary=False)
