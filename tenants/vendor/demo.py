"""Who runs and who sells Lotline in the demo: the vendor's staff, and a partner that serves the second plant."""

from uuid import UUID

from infra import directory
from infra.actions import run
from infra.ids import derived
from infra.work import reading, system
from tenants import onboarding
from tenants.identity.seeds import DemoPerson, seed_people
from tenants.plans.commands import CreateTenant
from tenants.plans.models import Tenant
from tenants.roles import ADMIN, PARTNER_ADMIN, PARTNER_STAFF, VENDOR_ADMIN, VENDOR_STAFF
from tenants.vendor.commands import (
    AcceptPartner,
    HandOverCustomer,
    NotePartner,
    RecordCustomer,
    accept_partner,
    hand_over_customer,
    note_partner,
)
from tenants.vendor.company import adopt_companies, ensure_vendor, found_organisation, record
from tenants.vendor.models import Partner

STAFF = (
    DemoPerson("hemin", "何敏", (VENDOR_ADMIN, VENDOR_STAFF, ADMIN)),
    DemoPerson("zhaolei", "赵磊", (VENDOR_STAFF,)),
)
PARTNER = CreateTenant(slug="sunan", name_zh="苏南数智", name_en="Sunan Digital")
PARTNER_STAFF_MEMBERS = (DemoPerson("guyan", "顾岩", (PARTNER_ADMIN, PARTNER_STAFF, ADMIN)),)
ITS_CUSTOMER = "ruixing"
NEWCOMERS = (
    ("wxhw", "无锡合微电子", "Hewei Electronics", "electronics", "staff", True),
    ("czhc", "常州禾川食品", "Hechuan Foods", "food", "sign_up", False),
)
"""Code, names, trade, how it came, whether the partner serves it."""


async def seed_staff() -> None:
    """Run again it changes nothing."""
    books = await ensure_vendor()
    await seed_people(books, (), STAFF)
    partner = await _partner(books)
    await adopt_companies()
    await _serve(books, partner)
    await _newcomers(books, partner)


async def _partner(books: UUID) -> UUID:
    """As the vendor takes one on; its company is set up here and now, where no worker listens."""
    cmd = AcceptPartner(
        id=derived("vendor.demo_partner", books), slug=PARTNER.slug, name_zh=PARTNER.name_zh, name_en=PARTNER.name_en,
        admin_name="顾岩", admin_contact="guyan@sunan.example",
    )  # fmt: skip
    known = await directory.find(PARTNER.slug)
    if known is None:
        partner_id = (await run(system(books), accept_partner, cmd)).ids[0]
        await found_organisation(partner_id, PARTNER)
    else:
        partner_id = known.tenant_id
    await seed_people(partner_id, (), PARTNER_STAFF_MEMBERS)
    noted = NotePartner(id=derived("vendor.demo_partner_active", partner_id), partner_id=partner_id, state="active")
    async with reading(system(books)) as read:
        if await read.get(Partner, partner_id) is not None:
            await run(system(books), note_partner, noted)
    return partner_id


async def _serve(books: UUID, partner: UUID) -> None:
    """The second plant is the partner's customer, in both books."""
    entry = await directory.find(ITS_CUSTOMER)
    if entry is None:
        return
    over = HandOverCustomer(
        id=derived("vendor.demo_hand_over", books), customer_id=entry.tenant_id, partner_id=partner, reason="由伙伴实施"
    )
    await run(system(books), hand_over_customer, over)
    async with reading(system(entry.tenant_id)) as read:
        tenant = await read.get(Tenant, entry.tenant_id)
    assert tenant is not None, "its directory entry names it"
    await record(
        partner,
        RecordCustomer(
            customer_id=tenant.id, slug=tenant.slug, name_zh=tenant.name_zh, name_en=tenant.name_en,
            industry=tenant.industry, partner_id=partner, state=entry.state,
        ),
    )  # fmt: skip


async def _newcomers(books: UUID, partner: UUID) -> None:
    """Two companies that began lately: one the partner brings live, one that tries it by itself."""
    for slug, zh, en, trade, by, its in NEWCOMERS:
        request = onboarding.FoundRequest(
            id=derived("vendor.demo_newcomer", slug), slug=slug, name_zh=zh, name_en=en, industry=trade,
            admin_name="厂长", admin_email=f"admin@{slug}.example", partner_slug=PARTNER.slug if its else None,
        )  # fmt: skip
        founded = await onboarding.found_company(request)
        cmd = RecordCustomer(
            customer_id=founded.tenant_id, slug=slug, name_zh=zh, name_en=en, industry=trade, contact=request.contact,
            partner_id=partner if its else None, founded_by=by,
        )  # fmt: skip
        for company in (books, partner) if its else (books,):
            await record(company, cmd)
