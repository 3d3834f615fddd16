"""The papers the floor needs: badges, cards of work units, codes that enrol a phone.

A paper is drawn from the rows as they are when it is opened; the act of printing it stands in the trail.
"""

import asyncio
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from infra.actions import query
from infra.db import among, mine, own
from infra.print import missing_glyphs, qr_svg, render, render_pages
from infra.work import Read
from tenants import masterdata
from tenants.identity import tokens
from tenants.identity.models import Badge, EnrollmentCode, Team, TeamMember, User
from tenants.masterdata.models import WorkCenter, WorkUnit
from tenants.onboarding import permissions
from tenants.onboarding.errors import PaperGlyphMissing, PrintNotFound
from tenants.onboarding.golive.models import FloorPrint
from tenants.plans.models import Tenant

TEMPLATE: Final = Path(__file__).with_name("papers.typ")
KINDS: Final = ("badges", "units", "phones")
SHEETS: Final = ("A4", "single")
LANGS: Final = ("zh", "en")

WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "badges": ("工牌", "Badge"),
    "units": ("工位卡", "Work unit"),
    "phones": ("手机注册码", "Phone enrolment"),
    "photo": ("照片", "Photo"),
    "until": ("{} 前有效，用一次", "Valid until {}, once"),
    "scan_phone": ("用手机扫码，这台手机就能报工", "Scan with the phone that is to report"),
}


def words(lang: str) -> dict[str, str]:
    return {key: pair[lang == "en"] for key, pair in WORDS.items()}


async def document(read: Read, printed: FloorPrint, public_url: str) -> dict[str, Any]:
    """What the template draws. Raises PaperGlyphMissing when a name cannot be drawn."""
    tenant = await read.get(Tenant, read.tenant_id)
    assert tenant is not None  # its first journal line made it
    said = words(printed.lang)
    draw = {"badges": _badges, "units": _units, "phones": _phones}[printed.kind]
    cards = await draw(read, printed, f"{public_url.rstrip('/')}", tenant)
    data = {
        "kind": printed.kind, "sheet": printed.sheet, "lang": printed.lang, "words": said,
        "title": said[printed.kind], "company": masterdata.spoken(printed.lang, tenant), "cards": cards,
    }  # fmt: skip
    _check_glyphs(data)
    return data


def _check_glyphs(data: Mapping[str, Any]) -> None:
    texts = [data["company"], *(card[name] for card in data["cards"] for name in ("name", "detail", "code", "note"))]
    for text in texts:
        missing = missing_glyphs(text)
        if missing:
            glyph = next(each for each in text if each in missing)
            raise PaperGlyphMissing(glyph=f"{glyph} (U+{ord(glyph):04X})", text=text[:60])


async def _badges(read: Read, printed: FloorPrint, _url: str, _tenant: Tenant) -> list[dict[str, str]]:
    """One per person who wears one, in the order they were asked for. The QR says the badge's own code, which the
    phone reads at sign-in."""
    ids = printed.subject_ids
    people = {user.id: user for user in await read.many(User, ids) if user}
    worn = {row.user_id: row.code for row in await read.all(_worn(ids))}
    teams = await _teams(read, ids, printed.lang)
    return [
        {"name": people[id].name, "detail": teams.get(id, ""), "code": worn[id], "note": "", "qr": qr_svg(worn[id])}
        for id in ids
        if id in people and id in worn
    ]


def _worn(ids: Sequence[UUID]) -> Any:
    return mine(Badge).where(among(Badge.user_id, ids), Badge.ended_at.is_(None))


async def _teams(read: Read, ids: Sequence[UUID], lang: str) -> dict[UUID, str]:
    members = await read.all(mine(TeamMember).where(among(TeamMember.user_id, ids), TeamMember.left_at.is_(None)))
    teams = {team.id: team for team in await read.many(Team, [row.team_id for row in members]) if team}
    return {row.user_id: masterdata.spoken(lang, teams[row.team_id]) for row in members if row.team_id in teams}


async def _units(read: Read, printed: FloorPrint, url: str, tenant: Tenant) -> list[dict[str, str]]:
    units = [unit for unit in await read.many(WorkUnit, printed.subject_ids) if unit]
    centers = {each.id: each for each in await read.many(WorkCenter, [unit.work_center_id for unit in units]) if each}
    return [
        {
            "name": masterdata.spoken(printed.lang, unit),
            "detail": masterdata.spoken(printed.lang, centers[unit.work_center_id]),
            "code": unit.code, "note": "", "qr": qr_svg(f"{url}/U/{tenant.slug}/{unit.code}".upper()),
        }
        for unit in units
    ]  # fmt: skip


async def _phones(read: Read, printed: FloorPrint, url: str, tenant: Tenant) -> list[dict[str, str]]:
    """Codes that still hold; one that was used or is over is not drawn again."""
    said, zone = words(printed.lang), ZoneInfo(tenant.time_zone)
    rows = [row for row in await read.many(EnrollmentCode, printed.subject_ids) if row and row.used_at is None]
    made = []
    for n, row in enumerate(rows, 1):
        code = tokens.enrollment_code(read.tenant_id, row.id)
        link = f"{url}/E/{tenant.slug}/{code}".upper()
        until = f"{row.expires_at.astimezone(zone):%m-%d %H:%M}"
        made.append(
            {
                "name": row.device_name or f"{said['phones']} {n}", "detail": said["scan_phone"],
                "code": code, "note": said["until"].format(until), "qr": qr_svg(link),
            }
        )  # fmt: skip
    return made


@query(needs=permissions.PRINT_PAPERS)
async def floor_print(read: Read, id: UUID) -> FloorPrint:
    row = await read.get(FloorPrint, id)
    if row is None:
        raise PrintNotFound()
    return row


async def papers_pdf(read: Read, id: UUID, public_url: str) -> bytes:
    """What `print_papers` printed, as PDF."""
    data = await document(read, await floor_print(read, id), public_url)
    return await asyncio.to_thread(render, TEMPLATE, data)


async def papers_pages(read: Read, id: UUID, public_url: str) -> list[bytes]:
    """The same as PNG pages at 144 dpi."""
    data = await document(read, await floor_print(read, id), public_url)
    return await asyncio.to_thread(render_pages, TEMPLATE, data)


__all__ = ["KINDS", "LANGS", "SHEETS", "document", "floor_print", "own", "papers_pages", "papers_pdf"]
