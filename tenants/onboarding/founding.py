"""Setting up a company: a place in the directory, then everything in it in one transaction.

    founded = await found_company(FoundRequest(slug="hengzhun", name_zh="恒准精密", …))

Runs in the worker. The request's id makes it happen once: cut off at any point it is finished by asking again, and the
company's id follows from it. What a template cannot write leaves nothing, not even the company code.
"""

from dataclasses import dataclass, field, fields
from typing import NamedTuple
from uuid import UUID

from infra import directory
from infra.actions import Command, command, run_once
from infra.errors import Unavailable
from infra.ids import derived, uuid7
from infra.work import Work, system
from tenants import plans
from tenants.identity.commands import people, roles
from tenants.identity.models import User
from tenants.identity.rules import LOGIN
from tenants.identity.seeds import load_permissions
from tenants.labels.defaults import plant_defaults
from tenants.onboarding import permissions
from tenants.onboarding.errors import FoundingFailed
from tenants.onboarding.events import CompanyFounded
from tenants.onboarding.packages.applying import apply_package
from tenants.onboarding.packages.package import Package
from tenants.onboarding.templates.pins import first_pin
from tenants.onboarding.templates.planting import Planter, PlantingFailed
from tenants.onboarding.templates.reading import template
from tenants.plans.commands import create_tenant
from tenants.plans.rules import check_time_zone
from tenants.roles import ADMIN, OWNER, PLANNER, TEAM_LEAD

FOUNDER_ROLES = (ADMIN, OWNER, PLANNER, TEAM_LEAD)
"""Whoever signs a small factory up does all of it on the first day; he takes roles off as others come."""
FOUNDER_BADGE = "A1001"
NAME = "Lotline"


@dataclass(frozen=True, kw_only=True)
class FoundRequest:
    slug: str
    name_zh: str
    name_en: str
    industry: str
    admin_name: str
    admin_phone: str | None = None
    admin_email: str | None = None
    locale: str = "zh-CN"
    time_zone: str = "Asia/Shanghai"
    partner_slug: str | None = None
    currency: str = "CNY"
    package: str | None = None
    """A configuration package (its JSON) instead of the template's plant and samples."""
    id: UUID = field(default_factory=uuid7)

    @property
    def contact(self) -> str:
        return self.admin_phone or self.admin_email or ""


class Founded(NamedTuple):
    tenant_id: UUID
    slug: str
    admin_user_id: UUID


async def found_company(request: FoundRequest) -> Founded:
    """Raises SlugTaken, BadInput, IndustryUnknown; FoundingFailed when the template could not be written (nothing of it
    remains); Unavailable when it is to be tried again."""
    directory.check_slug(request.slug)
    check_time_zone(request.time_zone)
    template(request.industry)
    tenant_id = derived("onboarding.company", request.id)
    await directory.create(request.slug, tenant_id, state="trial")
    try:
        outcome = await run_once(system(tenant_id, NAME), found_plant, FoundPlant.of(request))
    except Unavailable:
        raise  # asked again, it goes on here
    except Exception as error:  # whatever it was, the code is free again
        await directory.remove(request.slug, tenant_id)
        if isinstance(error, PlantingFailed):
            raise FoundingFailed(step=error.step, why=error.refusal.sentence) from error
        raise
    founded = Founded(tenant_id, request.slug, outcome.ids[0])
    await _tell_the_vendor(request, founded)
    return founded


async def _tell_the_vendor(request: FoundRequest, founded: Founded) -> None:
    """Its own book of customers begins with this fact. An installation without a vendor's company has no such book."""
    vendor_id = await directory.tenant_of(plans.VENDOR_SLUG)
    if vendor_id is None:
        return
    cmd = NoteFounded(
        id=derived("onboarding.founded", request.id), tenant_id=founded.tenant_id, slug=founded.slug,
        name_zh=request.name_zh, name_en=request.name_en, industry=request.industry,
        partner_slug=request.partner_slug, contact=request.contact,
    )  # fmt: skip
    await run_once(system(vendor_id, NAME), note_founded, cmd)


@dataclass(frozen=True, kw_only=True)
class FoundPlant(Command):
    slug: str
    name_zh: str
    name_en: str
    industry: str
    admin_name: str
    admin_phone: str | None
    admin_email: str | None
    locale: str
    time_zone: str
    partner_slug: str | None = None
    currency: str = "CNY"
    package: str | None = None

    @classmethod
    def of(cls, request: FoundRequest) -> "FoundPlant":
        same = {each.name: getattr(request, each.name) for each in fields(cls) if hasattr(request, each.name)}
        return cls(**same | {"id": derived("onboarding.found_plant", request.id)})


@command(needs=permissions.FOUND_COMPANY)
async def found_plant(work: Work, cmd: FoundPlant) -> User:
    """The company's first line: itself, its roles, its administrator, its trial and its trade's template."""
    known = template(cmd.industry)
    planter = Planter(work, known, cmd.time_zone)
    await planter.do(
        "company", create_tenant, slug=cmd.slug, name_zh=cmd.name_zh, name_en=cmd.name_en, time_zone=cmd.time_zone,
        locale=cmd.locale, state="trial", industry=cmd.industry,
    )  # fmt: skip
    await planter.do("roles", roles.seed_roles, offered=load_permissions())
    trial = plans.grant_trial(work, plans.TRIAL_PLAN, plans.TRIAL_DAYS, partner=cmd.partner_slug, currency=cmd.currency)
    await planter.within("trial", trial)
    founder: User = await planter.do(
        "administrator", people.create_user, login=login_of(cmd.admin_phone, cmd.admin_email), name=cmd.admin_name,
        phone=cmd.admin_phone, email=cmd.admin_email, locale=cmd.locale, badge=FOUNDER_BADGE, roles=list(FOUNDER_ROLES),
        pin=first_pin(work.tenant_id, FOUNDER_BADGE),
    )  # fmt: skip
    await planter.within("labels", plant_defaults(work))
    if cmd.package is None:
        await planter.furnish()
        await planter.try_out()
    else:
        await planter.within("package", apply_package(work, Package.of(cmd.package)))
    work.subject(work.tenant_id)
    return founder


def login_of(phone: str | None, email: str | None) -> str:
    """What he signed up with is what he signs in with; `admin` where that is not of the form of a login."""
    wanted = (phone or email or "").strip().casefold()
    return wanted if LOGIN.fullmatch(wanted) else "admin"


@dataclass(frozen=True, kw_only=True)
class NoteFounded(Command):
    tenant_id: UUID
    slug: str
    name_zh: str
    name_en: str
    industry: str
    partner_slug: str | None
    contact: str


@command(needs=permissions.FOUND_COMPANY)
async def note_founded(work: Work, cmd: NoteFounded) -> None:
    """In the vendor's company."""
    work.emit(CompanyFounded(**{each.name: getattr(cmd, each.name) for each in fields(CompanyFounded)}))
    work.subject(cmd.tenant_id)
