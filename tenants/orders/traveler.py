"""The traveller card (流转卡) that walks with the parts: what to make, by when, and one QR per operation."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from infra import clock
from infra.actions import query
from infra.print import qr_svg, render, render_pages
from infra.quantity import plain
from infra.work import Read
from tenants import masterdata
from tenants.masterdata.models import Item, Partner, Unit, WorkCenter, WorkUnit
from tenants.orders import permissions, rules
from tenants.orders.errors import OrderNotFound, OrderNotReleased
from tenants.orders.models import Operation, ProductionOrder
from tenants.orders.queries.loaders import operations_of
from tenants.plans.models import Tenant

TEMPLATE = Path(__file__).with_name("traveler.typ")
SIZES = ("A5", "A6")

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
}


def words(lang: str) -> dict[str, str]:
    return {key: pair[lang == "en"] for key, pair in WORDS.items()}


@query(needs=permissions.READ_ORDERS)
async def traveler_data(read: Read, order_id: UUID, size: str, lang: str, public_url: str) -> dict[str, Any]:
    """Everything on the card, as plain text in one language, times in the site's zone. Refuses orders without cards."""
    order = await read.get(ProductionOrder, order_id)
    if order is None:
        raise OrderNotFound()
    (operations,) = await operations_of(read, [order.id])
    if not operations:
        raise OrderNotReleased(order=order.number)
    tenant = await read.get(Tenant, read.tenant_id)
    item = await read.get(Item, order.item_id)
    assert tenant is not None  # its first journal line made it
    assert item is not None  # a foreign key holds it
    customer = await read.get(Partner, order.customer_id)
    unit = await masterdata.by_code(read, Unit, order.unit)
    said, spoken = words(lang), partial(masterdata.spoken, lang)
    zone = ZoneInfo(tenant.time_zone)
    return {
        "size": size,
        "lang": lang,
        "words": said,
        "title": said["title"],
        "company": spoken(tenant),
        "number": order.number,
        "item": _frozen(order, lang, spoken(item)),
        "item_code": item.code,
        "item_revision": order.item_revision,
        "drawing": said["drawing_version"].format(order.drawing) if order.drawing else "–",
        "customer": spoken(customer) if customer else "–",
        "customer_po": order.customer_po or "–",
        "quantity": f"{plain(order.quantity)} {spoken(unit) if unit else order.unit}",
        "due": _at(order.due_at, zone),
        "released": _at(order.released_at, zone) if order.released_at else "–",
        "printed_at": _at(clock.now(), zone),
        "operations": await _rows(read, operations, lang, zone, rules.card_link(public_url, tenant.slug, "")),
    }


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


async def traveler_pdf(read: Read, order_id: UUID, size: str, lang: str, public_url: str) -> bytes:
    """The card as PDF; `size` A5 or A6, `lang` zh or en, `public_url` what phones can open."""
    data = await traveler_data(read, order_id, size, lang, public_url)
    return await asyncio.to_thread(render, TEMPLATE, data)


async def traveler_pages(read: Read, order_id: UUID, size: str, lang: str, public_url: str) -> list[bytes]:
    """The same card as PNG pages at 144 dpi."""
    data = await traveler_data(read, order_id, size, lang, public_url)
    return await asyncio.to_thread(render_pages, TEMPLATE, data)
