"""Partners and what each organisation charges."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import bindparam

from infra import directory
from infra.actions import Command, command
from infra.db import Statement, mine
from infra.errors import AlreadyExists, BadInput
from infra.ids import uuid7
from infra.work import Work
from tenants import plans
from tenants.identity.rules import clean_name
from tenants.plans.models import Tenant
from tenants.vendor import permissions, rules
from tenants.vendor.access import kind_of, need_vendor
from tenants.vendor.errors import CodeInvalid, ContactInvalid, PartnerUnknown, PriceInvalid
from tenants.vendor.events import PartnerAccepted, PricesChanged
from tenants.vendor.models import Partner, Price

OF = Statement(
    mine(Price)
    .where(
        Price.plan == bindparam("plan"), Price.period == bindparam("period"), Price.currency == bindparam("currency")
    )
    .with_for_update()
)
LOCALES = ("zh-CN", "en")
DEAREST = 2**31 - 1


@dataclass(frozen=True, kw_only=True)
class AcceptPartner(Command):
    """`admin_contact`: the mobile number or e-mail address its first administrator is invited at."""

    slug: str
    name_zh: str
    name_en: str
    admin_name: str
    admin_contact: str
    locale: str = "zh-CN"


@command(needs=permissions.ACCEPT_PARTNER)
async def accept_partner(work: Work, cmd: AcceptPartner) -> Partner:
    """Take on a partner: a company of its own is set up, and its first administrator invited."""
    await need_vendor(work)
    slug = clean_code(cmd.slug)
    contact = clean_contact(cmd.admin_contact)
    if cmd.locale not in LOCALES:
        raise BadInput(field="locale", problem=" or ".join(LOCALES))
    if await directory.find(slug) is not None:
        raise directory.SlugTaken(slug=slug)
    tenant = await work.get(Tenant, work.tenant_id)
    assert tenant is not None, "need_vendor asked for it"
    partner = await work.insert(
        Partner(
            id=uuid7(),
            slug=slug,
            name_zh=clean_name(cmd.name_zh, "nameZh"),
            name_en=clean_name(cmd.name_en, "nameEn"),
            contact=contact,
        )
    )
    work.emit(
        PartnerAccepted(
            partner_id=partner.id,
            slug=slug,
            name_zh=partner.name_zh,
            name_en=partner.name_en,
            admin_name=clean_name(cmd.admin_name, "adminName"),
            admin_contact=contact,
            locale=cmd.locale,
            by=f"{work.actor.name} · {tenant.name_zh}",
        )
    )
    return partner


def clean_code(text: str) -> str:
    slug = text.strip().lower()
    try:
        directory.check_slug(slug)
    except BadInput as error:
        raise CodeInvalid() from error
    return slug


def clean_contact(text: str) -> str:
    contact = "".join(text.split()).casefold()
    if not rules.is_contact(contact):
        raise ContactInvalid(contact=contact[:80])
    return contact


@dataclass(frozen=True, kw_only=True)
class NotePartner(Command):
    """`state`: active, or failed with a `note`."""

    partner_id: UUID
    state: str
    note: str | None = None


@command(needs=permissions.KEEP_BOOKS)
async def note_partner(work: Work, cmd: NotePartner) -> Partner:
    """Whether a partner's company stands."""
    partner = await work.lock(Partner, cmd.partner_id)
    if partner is None:
        raise PartnerUnknown()
    return await work.change(partner, state=cmd.state, note=cmd.note)


@dataclass(frozen=True, kw_only=True)
class SetPrice(Command):
    """`amount` in the currency's smallest unit; without one the list price holds again."""

    plan: str
    period: str
    amount: int | None = None
    currency: str = "CNY"


@command(needs=permissions.SET_PRICES)
async def set_price(work: Work, cmd: SetPrice) -> Price:
    """What this organisation charges its own customers for a plan."""
    await kind_of(work)
    known = cmd.plan in {plan.code for plan in plans.catalogue()} and cmd.period in ("month", "year")
    if not known or cmd.currency not in ("CNY", "USD") or (cmd.amount is not None and not 0 <= cmd.amount <= DEAREST):
        raise PriceInvalid()
    work.emit(PricesChanged(currency=cmd.currency))
    row: Price | None = await work.one(OF, plan=cmd.plan, period=cmd.period, currency=cmd.currency)
    if cmd.amount is None:
        if row is None:
            raise PriceInvalid()
        await work.remove(row)
        return row
    if row is not None:
        return await work.change(row, amount=cmd.amount)
    made = Price(plan=cmd.plan, period=cmd.period, currency=cmd.currency, amount=cmd.amount)
    if not await work.insert_new(made):
        raise AlreadyExists(what="price")
    return made
