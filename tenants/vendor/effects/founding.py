"""Setting up partners, and the companies somebody drafted."""

from typing import Any
from uuid import UUID

from infra.actions import run_once
from infra.db import mine
from infra.errors import Refusal
from infra.events import on
from infra.ids import derived
from infra.settings import settings
from infra.work import Work, reading, system
from tenants import onboarding, plans
from tenants.identity import tokens
from tenants.identity.commands.devices import CreateEnrollmentCode, create_enrollment_code
from tenants.identity.invitations.commands import Invite, invite
from tenants.identity.models import Badge, User
from tenants.onboarding.packages import Package, keeping
from tenants.onboarding.templates.pins import first_pin
from tenants.plans.commands import CreateTenant
from tenants.roles import ADMIN, PARTNER_ADMIN, PARTNER_STAFF
from tenants.vendor.commands import NoteFounding, NotePartner, note_founding, note_partner
from tenants.vendor.company import found_organisation
from tenants.vendor.effects.acts import tenant_named
from tenants.vendor.events import FoundingAsked, PartnerAccepted
from tenants.vendor.models import Draft

FALLBACK_INDUSTRY = "machining"
"""The vocabulary of a company whose package does not say its trade."""


@on(PartnerAccepted, seconds=120)
async def found_partner(work: Work, fact: PartnerAccepted) -> None:
    """A company of its own for the partner; its first administrator gets an invitation."""
    state, note = "active", None
    try:
        company = CreateTenant(slug=fact.slug, name_zh=fact.name_zh, name_en=fact.name_en, locale=fact.locale)
        await found_organisation(fact.partner_id, company)
        phone, email = _ways(fact.admin_contact)
        cmd = Invite(
            id=derived("vendor.partner_admin", fact.partner_id), name=fact.admin_name, locale=fact.locale,
            roles=[PARTNER_ADMIN, PARTNER_STAFF, ADMIN], phone=phone, email=email,
        )  # fmt: skip
        await run_once(system(fact.partner_id, fact.by), invite, cmd)
    except Refusal as refusal:
        state, note = "failed", refusal.code
    noted = NotePartner(
        id=derived("vendor.note_partner", fact.partner_id), partner_id=fact.partner_id, state=state, note=note
    )
    await run_once(system(work.tenant_id, fact.by), note_partner, noted)


def _ways(contact: str) -> tuple[str | None, str | None]:
    """(phone, email): one of them."""
    return (None, contact) if "@" in contact else (contact, None)


@on(FoundingAsked, seconds=120)
async def found_customer(work: Work, fact: FoundingAsked) -> None:
    """The company of a draft, and what its people need on the first day."""
    draft = await work.get(Draft, fact.draft_id)
    if draft is None or draft.state != "founding":
        return
    noted: dict[str, Any]
    try:
        founded = await onboarding.found_company(await _request(work, draft))
        if draft.plan is not None and draft.plan != plans.TRIAL_PLAN:
            why, once = "chosen when it was set up", derived("vendor.founding_plan", draft.id)
            await plans.change_plan(founded.tenant_id, draft.plan, by=draft.author, reason=why, id=once)
        noted = {"customer_id": founded.tenant_id, "result": await _result(founded, draft)}
    except Refusal as refusal:
        noted = {"problem": {"code": refusal.code, "params": refusal.params}}
    once = derived("vendor.note_founding", draft.id, draft.revision)
    cmd = NoteFounding(id=once, draft_id=draft.id, **noted)
    await run_once(system(work.tenant_id, draft.author), note_founding, cmd)


async def _request(work: Work, draft: Draft) -> onboarding.FoundRequest:
    home = await tenant_named(work.tenant_id)
    package = await _package(work, draft.package_id) if draft.package_id is not None else None
    trade = package.company.get("industry") if package is not None else None
    phone, email = _ways(draft.admin_contact)
    return onboarding.FoundRequest(
        # A second try after a failure is another founding: the first one left nothing.
        id=derived("vendor.founding", draft.id, draft.revision),
        slug=draft.slug,
        name_zh=draft.name_zh,
        name_en=draft.name_en or draft.name_zh,
        industry=draft.industry or trade or FALLBACK_INDUSTRY,
        admin_name=draft.admin_name,
        locale=draft.locale,
        partner_slug=home.slug if home.kind == "partner" else None,
        package=package.to_json().decode() if package is not None else None,
        admin_phone=phone,
        admin_email=email,
    )


async def _package(work: Work, package_id: UUID) -> Package:
    return await keeping.kept(work, await keeping.row_of(work, package_id))


async def _result(founded: onboarding.Founded, draft: Draft) -> dict[str, Any]:
    """Badges with the PINs their wearers begin with, and the QR that enrols a phone."""
    boss = system(founded.tenant_id, draft.author)
    once = derived("vendor.first_phone", founded.tenant_id)
    invited = await run_once(boss, create_enrollment_code, CreateEnrollmentCode(id=once))
    code = tokens.enrollment_code(founded.tenant_id, invited.ids[0])
    async with reading(boss) as read:
        users = {user.id: user for user in await read.all(mine(User).where(User.active))}
        badges = await read.all(mine(Badge).where(Badge.ended_at.is_(None)).order_by(Badge.code))
    founder = users.get(founded.admin_user_id)
    return {
        "slug": founded.slug,
        "login": founder.login if founder else "",
        "contact": draft.admin_contact,
        "badges": [
            {"code": badge.code, "name": users[badge.user_id].name, "pin": first_pin(founded.tenant_id, badge.code)}
            for badge in badges
            if badge.user_id in users
        ],
        "enrolment": {"code": code, "url": f"{settings().public_url}/E/{founded.slug.upper()}/{code}"},
    }
