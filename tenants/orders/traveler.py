"""The traveller card (流转卡) that walks with the parts: what to make, by when, and one QR per operation.

A company chooses what stands on it. A card is a print (counted, a reprint says so) or a preview, which says that too.
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam

from infra import clock
from infra.actions import query
from infra.blobs import key_of
from infra.db import Statement, mine
from infra.print import missing_glyphs, qr_svg, render, render_pages
from infra.quantity import plain
from infra.storage import storage
from infra.work import Read
from tenants import masterdata
from tenants.masterdata.custom import as_text
from tenants.masterdata.models import Item, Partner, Unit, WorkCenter, WorkUnit
from tenants.orders import permissions, rules
from tenants.orders.errors import GlyphMissing, OrderNotFound, OrderNotReleased, PrintNotFound
from tenants.orders.models import Operation, ProductionOrder, TravelerPrint, TravelerTemplate
from tenants.orders.queries.loaders import operations_of
from tenants.plans.models import Tenant

TEMPLATE = Path(__file__).with_name("traveler.typ")
SIZES = ("A5", "A6")
FACTS = (
    "item_code", "item_revision", "drawing", "customer", "customer_po", "due", "quantity", "released", "batch",
    "priority", "note", "parent",
)  # fmt: skip
STANDARD = FACTS[:9]
STRONG = ("drawing", "due", "quantity")

WORDS: Mapping[str, tuple[str, str]] = {
    "title": ("流转卡", "Traveller"),
    "item_code": ("物料编码", "Item"),
    "item_revision": ("版次", "Revision"),
    "drawing": ("图纸", "Drawing"),
    "drawing_version": ("{} 版", "Version {}"),
    "customer": ("客户", "Customer"),
    "customer_po": ("客户单号", "Customer PO"),
    "due": ("交期", "Due"),
    "quantity": ("数量", "Quantity"),
    "released": ("下达", "Released"),
    "batch": ("材料批号", "Material lot"),
    "sequence": ("序", "No."),
    "operation": ("工序", "Operation"),
    "scan": ("扫码报工", "Scan"),
    "planned": ("计划", "Planned"),
    "good": ("好", "Good"),
    "scrap": ("废", "Scrap"),
    "name": ("姓名", "Name"),
    "printed": ("打印于", "Printed"),
    "open": ("未排", "not planned"),
    "priority": ("优先级", "Priority"),
    "note": ("备注", "Note"),
    "parent": ("来自", "Came of"),
    "copy": ("第 {} 次打印", "Print no. {}"),
    "preview": ("预览，不得流转", "Preview, not for the floor"),
    "repair": ("返修卡", "Repair traveller"),
    "dismantle": ("拆解卡", "Dismantling traveller"),
}


def words(lang: str) -> dict[str, str]:
    return {key: pair[lang == "en"] for key, pair in WORDS.items()}


@dataclass(frozen=True)
class Design:
    """What a company's card shows."""

    size: str = "A5"
    facts: Sequence[str] = STANDARD
    custom_fields: Sequence[str] = ()
    footer_zh: str = ""
    footer_en: str = ""
    logo: str | None = None


OWN = Statement(mine(TravelerTemplate))


async def design_of(read: Read) -> Design:
    row = await read.one(OWN)
    if row is None:
        return Design()
    return Design(row.size, row.facts, row.custom_fields, row.footer_zh, row.footer_en, row.logo)


@query(needs=permissions.READ_ORDERS)
async def traveler_design(read: Read) -> Design:
    return await design_of(read)


@query(needs=permissions.READ_ORDERS)
async def traveler_data(
    read: Read, order_id: UUID, size: str, lang: str, public_url: str, copy: int | None = None
) -> dict[str, Any]:
    """Everything on one card, as plain text in one language, times in the site's zone. Refuses orders without cards.

    `copy`: which print of the order it is; None is a preview.
    """
    order = await read.get(ProductionOrder, order_id)
    if order is None:
        raise OrderNotFound()
    (operations,) = await operations_of(read, [order.id])
    if not operations:
        raise OrderNotReleased(order=order.number)
    tenant = await read.get(Tenant, read.tenant_id)
    assert tenant is not None  # its first journal line made it
    design, zone = await design_of(read), ZoneInfo(tenant.time_zone)
    said = words(lang)
    facts = await _facts(read, order, lang, zone)
    return {
        **facts,
        "size": size,
        "lang": lang,
        "words": said,
        "title": said.get(order.kind, said["title"]),
        "company": masterdata.spoken(lang, tenant),
        "footer": design.footer_en if lang == "en" else design.footer_zh,
        "mark": said["preview"] if copy is None else said["copy"].format(copy) if copy > 1 else "",
        "number": order.number,
        "printed_at": _at(clock.now(), zone),
        "facts": [{"label": said[key], "value": facts[key], "strong": key in STRONG} for key in design.facts]
        + await _custom(read, order, design, lang),
        "operations": await _rows(read, operations, lang, zone, rules.card_link(public_url, tenant.slug, "")),
    }


async def _facts(read: Read, order: ProductionOrder, lang: str, zone: ZoneInfo) -> dict[str, str]:
    said, spoken = words(lang), partial(masterdata.spoken, lang)
    item = await read.get(Item, order.item_id)
    assert item is not None  # a foreign key holds it
    customer = await read.get(Partner, order.customer_id)
    parent = await read.get(ProductionOrder, order.parent_id)
    unit = await masterdata.by_code(read, Unit, order.unit)
    line = f" / {order.customer_po_line}" if order.customer_po_line else ""
    return {
        "item": _frozen(order, lang, spoken(item)),
        "item_code": item.code,
        "item_revision": order.item_revision,
        "drawing": said["drawing_version"].format(order.drawing) if order.drawing else "–",
        "customer": spoken(customer) if customer else "–",
        "customer_po": f"{order.customer_po}{line}" if order.customer_po else "–",
        "quantity": f"{plain(order.quantity)} {spoken(unit) if unit else order.unit}",
        "due": _at(order.due_at, zone),
        "released": _at(order.released_at, zone) if order.released_at else "–",
        "batch": "",
        "priority": str(order.priority),
        "note": order.note or "–",
        "parent": parent.number if parent else "–",
    }


async def _custom(read: Read, order: ProductionOrder, design: Design, lang: str) -> list[dict[str, Any]]:
    """The company's own fields that it wants on the card."""
    if not design.custom_fields:
        return []
    fields = {each.code: each for each in await masterdata.custom_fields(read, "order")}
    shown = []
    for code in design.custom_fields:
        field = fields.get(code)
        if field is not None:
            value = order.custom.get(code)
            text = "–" if value is None else f"{as_text(value)} {field.unit or ''}".strip()
            shown.append({"label": masterdata.spoken(lang, field), "value": text, "strong": False})
    return shown


def check_glyphs(order: str, data: Mapping[str, Any]) -> None:
    """Every character of a card can be drawn, or the act is refused naming the first that cannot."""
    for where, text in _texts(data):
        missing = missing_glyphs(text)
        if missing:
            glyph = next(each for each in text if each in missing)
            raise GlyphMissing(order=order, glyph=f"{glyph} (U+{ord(glyph):04X})", where=where, text=text[:60])


def _texts(data: Mapping[str, Any]) -> list[tuple[str, str]]:
    """(where, text) of everything that is drawn as text."""
    said = data["words"]
    found = [(said.get(key, key), value) for key, value in data.items() if isinstance(value, str)]
    found += [(fact["label"], fact["label"] + fact["value"]) for fact in data["facts"]]
    found += [(f"{said['operation']} {row['sequence']}", row["name"] + row["place"]) for row in data["operations"]]
    return found


def _frozen(order: ProductionOrder, lang: str, name: str) -> str:
    """The item's name as it was at release: the card belongs to the snapshot."""
    frozen = (order.snapshot or {}).get("item", {})
    return str(frozen.get("name_en" if lang == "en" else "name_zh", name))


async def _rows(
    read: Read, operations: Sequence[Operation], lang: str, zone: ZoneInfo, link: str
) -> list[dict[str, Any]]:
    centers = await read.many(WorkCenter, [each.work_center_id for each in operations])
    units = {
        unit.id: unit
        for unit in await read.many(WorkUnit, [each.work_unit_id for each in operations if each.work_unit_id])
        if unit
    }
    said = words(lang)
    rows = []
    for operation, center in zip(operations, centers, strict=True):
        unit = units.get(operation.work_unit_id) if operation.work_unit_id else None
        place = [masterdata.spoken(lang, each) for each in (center, unit) if each]
        rows.append(
            {
                "sequence": operation.sequence,
                "name": masterdata.spoken(lang, operation),
                "place": " · ".join(place),
                "planned": _slot(operation, zone) or said["open"],
                "card": operation.card,
                "qr": qr_svg(link + operation.card),
            }
        )
    return rows


def _slot(operation: Operation, zone: ZoneInfo) -> str | None:
    if operation.planned_start is None or operation.planned_end is None:
        return None
    start, end = operation.planned_start.astimezone(zone), operation.planned_end.astimezone(zone)
    until = f"{end:%H:%M}" if start.date() == end.date() else f"{end:%m-%d %H:%M}"
    return f"{start:%m-%d %H:%M} – {until}"


def _at(at: datetime, zone: ZoneInfo) -> str:
    return f"{at.astimezone(zone):%Y-%m-%d %H:%M}"


async def _document(read: Read, cards: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Cards of one size and language as one document, with the company's logo once."""
    design = await design_of(read)
    logo = await storage().get(key_of(read.tenant_id, design.logo), sha256=design.logo) if design.logo else b""
    for card in cards:
        check_glyphs(card["number"], card)
    return {"cards": cards, "logo": list(logo), "size": cards[0]["size"], "lang": cards[0]["lang"]}


async def traveler_pdf(read: Read, order_id: UUID, size: str, lang: str, public_url: str) -> bytes:
    """A preview of the card as PDF; `size` A5 or A6, `lang` zh or en, `public_url` what phones can open."""
    data = await traveler_data(read, order_id, size, lang, public_url)
    return await asyncio.to_thread(render, TEMPLATE, await _document(read, [data]))


async def traveler_pages(read: Read, order_id: UUID, size: str, lang: str, public_url: str) -> list[bytes]:
    """The same preview as PNG pages at 144 dpi."""
    data = await traveler_data(read, order_id, size, lang, public_url)
    return await asyncio.to_thread(render_pages, TEMPLATE, await _document(read, [data]))


JOB = Statement(mine(TravelerPrint).where(TravelerPrint.job_id == bindparam("job_id")).order_by(TravelerPrint.id))


@query(needs=permissions.READ_ORDERS)
async def printed(read: Read, job_id: UUID) -> Sequence[TravelerPrint]:
    """The cards one act printed, in the order they were asked for."""
    rows: list[TravelerPrint] = await read.all(JOB, job_id=job_id)
    if not rows:
        raise PrintNotFound()
    return rows


async def job_document(read: Read, job_id: UUID, public_url: str) -> dict[str, Any]:
    rows = await printed(read, job_id)
    cards = [await traveler_data(read, row.order_id, row.size, row.lang, public_url, row.copy) for row in rows]
    return await _document(read, cards)


async def travelers_pdf(read: Read, job_id: UUID, public_url: str) -> bytes:
    """What `print_travelers` printed, as one PDF."""
    return await asyncio.to_thread(render, TEMPLATE, await job_document(read, job_id, public_url))
