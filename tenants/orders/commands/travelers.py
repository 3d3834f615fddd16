"""The company's own traveller card, and printing it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import func, select

from infra.actions import Command, command
from infra.blobs import BlobMissing, stored_blob
from infra.db import among, mine, own
from infra.errors import BadInput
from infra.work import Work
from tenants import masterdata
from tenants.orders import permissions, traveler
from tenants.orders.errors import FactUnknown, LogoUnusable, OrderNotFound
from tenants.orders.events import TravelersPrinted
from tenants.orders.models import ProductionOrder, TravelerPrint, TravelerTemplate

MOST = 100
LARGEST_LOGO = 200_000
LOGOS = ("image/png", "image/jpeg")


@dataclass(frozen=True, kw_only=True)
class ChangeTraveler(Command):
    """The card as a whole: what is not named is not on it. `logo`: sha256 of a picture that was uploaded before."""

    size: str = "A5"
    facts: list[str] = field(default_factory=lambda: list(traveler.STANDARD))
    custom_fields: list[str] = field(default_factory=list)
    footer_zh: str = ""
    footer_en: str = ""
    logo: str | None = None


@command(needs=permissions.DESIGN_TRAVELER)
async def change_traveler(work: Work, cmd: ChangeTraveler) -> TravelerTemplate:
    """Say how the company's traveller card looks."""
    _check_size(cmd.size)
    known = {each.code for each in await masterdata.custom_fields(work, "order")}
    for fact in (*(each for each in cmd.facts if each not in traveler.FACTS), *(set(cmd.custom_fields) - known)):
        raise FactUnknown(fact=fact[:40])
    for name in ("footer_zh", "footer_en"):
        if len(getattr(cmd, name)) > 200:
            raise BadInput(field=name, problem="at most 200 characters")
    if cmd.logo is not None:
        await _check_logo(work, cmd.logo)
    values = {
        "size": cmd.size, "facts": list(dict.fromkeys(cmd.facts)), "logo": cmd.logo,
        "custom_fields": list(dict.fromkeys(cmd.custom_fields)), "footer_zh": cmd.footer_zh.strip(),
        "footer_en": cmd.footer_en.strip(),
    }  # fmt: skip
    own_row: TravelerTemplate | None = await work.one(mine(TravelerTemplate).with_for_update())
    if own_row is None:
        return await work.insert(TravelerTemplate(**values))
    return await work.change(own_row, **values)


def _check_size(size: str) -> str:
    if size not in traveler.SIZES:
        raise BadInput(field="size", problem=" | ".join(traveler.SIZES))
    return size


async def _check_logo(work: Work, sha256: str) -> None:
    try:
        blob = await stored_blob(work.tenant_id, sha256)
    except BlobMissing:
        raise LogoUnusable() from None
    if blob.media_type not in LOGOS or blob.size > LARGEST_LOGO:
        raise LogoUnusable()


@dataclass(frozen=True, kw_only=True)
class PrintTravelers(Command):
    """`size` and `lang` default to the company's card and the reader's language. The id is the print's own: what it
    printed is found under it."""

    order_ids: list[UUID]
    size: str | None = None
    lang: str | None = None


@command(needs=permissions.PRINT_TRAVELER)
async def print_travelers(work: Work, cmd: PrintTravelers) -> list[TravelerPrint]:
    """Print the cards of released orders. Each print is counted; all of them can be drawn, or none is printed."""
    wanted = list(dict.fromkeys(cmd.order_ids))
    if not 0 < len(wanted) <= MOST:
        raise BadInput(field="order_ids", problem=f"1 to {MOST}")
    size = _check_size(cmd.size or (await traveler.design_of(work)).size)
    lang = cmd.lang or ("en" if work.actor.locale.startswith("en") else "zh")
    if lang not in ("zh", "en"):
        raise BadInput(field="lang", problem="zh | en")
    copies = await _copies(work, wanted)
    for id in wanted:
        data = await traveler.traveler_data.body(work, id, size, lang, "", copies[id] + 1)
        traveler.check_glyphs(data["number"], data)
    rows = [
        TravelerPrint(
            job_id=cmd.id, order_id=id, copy=copies[id] + 1, size=size, lang=lang, printed_by_id=work.actor.id,
            printed_by=work.actor.name, printed_at=work.now,
        )
        for id in wanted
    ]  # fmt: skip
    await work.insert_all(rows)
    work.subject(wanted[0])
    work.emit(TravelersPrinted(job_id=cmd.id, order_ids=wanted))
    return rows


async def _copies(work: Work, order_ids: Sequence[UUID]) -> dict[UUID, int]:
    """How often each was printed so far; the orders are locked, so that two prints are never the same copy."""
    statement = mine(ProductionOrder).where(among(ProductionOrder.id, order_ids)).order_by(ProductionOrder.id)
    if len(await work.all(statement.with_for_update())) < len(order_ids):
        raise OrderNotFound()
    counted = (
        select(TravelerPrint.order_id, func.count().label("n"))
        .where(own(TravelerPrint), among(TravelerPrint.order_id, order_ids))
        .group_by(TravelerPrint.order_id)
    )
    found = {row["order_id"]: row["n"] for row in await work.all(counted)}
    return {id: int(found.get(id, 0)) for id in order_ids}
