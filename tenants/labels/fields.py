"""What a label can show: named values of what it is stuck on, as text."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from infra import clock
from infra.quantity import plain
from infra.settings import settings
from infra.work import Read
from tenants import masterdata
from tenants.labels import rules
from tenants.labels.errors import SubjectMissing
from tenants.labels.udi import carriers_of
from tenants.masterdata.custom import as_text
from tenants.masterdata.models import Item, Partner, Site, StorageLocation, Unit, WorkCenter, WorkUnit
from tenants.orders.models import ProductionOrder
from tenants.plans.models import Tenant
from tenants.traceability.identify import thing_link
from tenants.traceability.models import MaterialLot, Pack, Receipt, Shipment

LOTS: Final = ("lot", "piece")
ITEMS: Final = ("lot", "piece", "order")


class Field(NamedTuple):
    name: str
    zh: str
    en: str
    sample: str
    subjects: Sequence[str] = rules.SUBJECTS


FIELDS: Final[Sequence[Field]] = (
    Field("code.number", "编号", "Number", "L2611-044"),
    Field("code.link", "扫码地址", "Scan link", "HTTPS://MES.EXAMPLE.COM/S/DEMO/0192F0C1A2B37C4D8E5F60718293A4B5"),
    Field("label.mark", "标签版本码", "Label version mark", "LOT@3"),
    Field("label.printed_at", "打印时间", "Printed at", "2026-11-20 08:30"),
    Field("label.print_number", "第几次打印", "Print number", "1"),
    Field("company.zh", "公司", "Company (zh)", "恒准精密"),
    Field("company.en", "公司（英文）", "Company (en)", "Hengzhun Precision"),
    Field("item.code", "物料编码", "Item code", "LT-2041-03", ITEMS),
    Field("item.zh", "物料名称", "Item name (zh)", "传动轴套", ITEMS),
    Field("item.en", "物料名称（英文）", "Item name (en)", "Drive sleeve", ITEMS),
    Field("item.revision", "版次", "Revision", "C", ITEMS),
    Field("item.drawing", "图纸", "Drawing", "D-2041-C", ITEMS),
    Field("item.gtin", "GTIN", "GTIN", "06901234567892", ITEMS),
    Field("lot.quantity", "数量", "Quantity", "120", LOTS),
    Field("lot.unit", "单位", "Unit", "件", LOTS),
    Field("lot.supplier_lot", "供应商批号", "Supplier lot", "HT-88213", LOTS),
    Field("lot.supplier", "供应商", "Supplier", "宏泰特钢", LOTS),
    Field("lot.received_on", "收货日期", "Received on", "2026-11-18", LOTS),
    Field("lot.made_on", "生产日期", "Made on", "2026-11-19", LOTS),
    Field("lot.expires_on", "有效期至", "Expires on", "2028-11-19", LOTS),
    Field("lot.grade", "等级", "Grade", "A", LOTS),
    Field("lot.receipt", "收货单", "Receipt", "RC-2611-07", LOTS),
    Field("order.number", "工单号", "Order", "MO-1012", ITEMS),
    Field("order.quantity", "工单数量", "Order quantity", "120", ("order",)),
    Field("order.due_on", "交期", "Due on", "2026-11-28", ("order",)),
    Field("order.customer", "客户", "Customer", "苏州瑞泽", ("order",)),
    Field("order.customer_po", "客户单号", "Customer PO", "RZ20261103", ("order",)),
    Field("udi.di", "产品标识 DI", "Device identifier", "06901234567892", LOTS),
    Field("udi.gs1", "GS1 数据串", "GS1 element string", "(01)06901234567892(17)281119(10)L2611-044(21)000123", LOTS),
    Field("udi.code", "UDI（按发码机构）", "UDI as its issuer writes it",
          "(01)06901234567892(17)281119(10)L2611-044(21)000123", LOTS),
    Field("pack.kind", "包装", "Packaging", "箱", ("pack",)),
    Field("pack.sscc", "SSCC 数据串", "SSCC element string", "(00)069012345678901238", ("pack",)),
    Field("pack.shipment", "发货单", "Shipment", "SH-2611-03", ("pack",)),
    Field("place.zh", "名称", "Name (zh)", "原料库一区", ("location", "work_unit")),
    Field("place.en", "名称（英文）", "Name (en)", "Raw store 1", ("location", "work_unit")),
    Field("place.within", "所在", "Within", "苏州一厂", ("location", "work_unit")),
)  # fmt: skip

SERIAL_SAMPLES: Final[Mapping[str, dict[str, str]]] = {
    "lot": dict.fromkeys(("udi.gs1", "udi.code"), "(01)06901234567892(17)281119(10)L2611-044"),
    "piece": {"code.number": "SN000123"},
    "pack": {"code.number": "069012345678901238"},
    "location": {"code.number": "RAW-01"},
    "work_unit": {"code.number": "CNC-03"},
    "order": {"code.number": "MO-1012"},
}  # fmt: skip
"""Samples that depend on what the label is for."""


@dataclass(frozen=True)
class Values:
    """What one label shows: `text` is its number, `values` everything it may bind."""

    id: UUID
    text: str
    values: dict[str, str]
    item_id: UUID | None = None


async def fields(read: Read, subject: str) -> list[Field]:
    """What a label for this subject may show, the company's own fields with it."""
    found = [each for each in FIELDS if subject in each.subjects]
    for kind, prefix in _custom_kinds(subject):
        for each in await masterdata.custom_fields(read, kind):
            found.append(Field(f"{prefix}.{each.code}", each.name_zh, each.name_en, _sample(each)))
    return found


def _custom_kinds(subject: str) -> list[tuple[str, str]]:
    kinds = [("item", "item_field")] if subject in ITEMS else []
    if subject in LOTS:
        kinds.append(("lot", "lot_field"))
    return [*kinds, ("order", "order_field")] if subject in ITEMS else kinds


def _sample(field: Any) -> str:
    samples = {"number": "12.5", "date": "2026-11-20", "boolean": "true"}
    options = getattr(field, "options", None) or ()
    return str(options[0]) if options else samples.get(field.kind, "ABC123")


async def samples(read: Read, subject: str) -> dict[str, str]:
    found = {each.name: each.sample for each in await fields(read, subject)}
    return found | SERIAL_SAMPLES.get(subject, {})


async def values_of(read: Read, subject: str, ids: Sequence[UUID]) -> list[Values]:
    """In the order of the ids. Raises SubjectMissing. A handful of statements, however many labels."""
    reader = _READERS[rules.check_subject(subject)]
    tenant = await read.get(Tenant, read.tenant_id)
    assert tenant is not None  # its first journal line made it
    here = _Here(read, tenant, ZoneInfo(tenant.time_zone))
    made = {each.id: each for each in await reader(here, list(dict.fromkeys(ids)), subject)}
    if set(ids) - made.keys():
        raise SubjectMissing()
    known = [each.name for each in await fields(read, subject)]
    for each in made.values():
        each.values.update({name: each.values.get(name, "") for name in known})
    return [made[id] for id in ids]


def numbered(values: Mapping[str, str], mark: str, print_number: int) -> dict[str, str]:
    return {**values, "label.mark": mark, "label.print_number": str(print_number)}


@dataclass(frozen=True)
class _Here:
    read: Read
    tenant: Tenant
    zone: ZoneInfo

    def day(self, value: date | datetime | None) -> str:
        if isinstance(value, datetime):
            value = value.astimezone(self.zone).date()
        return value.isoformat() if value else ""

    def base(self, id: UUID, number: str) -> dict[str, str]:
        now = clock.now().astimezone(self.zone)
        return {
            "code.number": number,
            "code.link": thing_link(settings().public_url, self.tenant.slug, id),
            "company.zh": self.tenant.name_zh,
            "company.en": self.tenant.name_en,
            "label.printed_at": f"{now:%Y-%m-%d %H:%M}",
        }

    async def by_id(self, model: type[Any], ids: Iterable[UUID | None]) -> dict[UUID | None, Any]:
        wanted = sorted({each for each in ids if each is not None})
        return {row.id: row for row in await self.read.many(model, wanted) if row is not None} if wanted else {}


def _item(item: Item) -> dict[str, str]:
    own = {f"item_field.{code}": as_text(value) for code, value in item.custom.items()}
    return own | {
        "item.code": item.code,
        "item.zh": item.name_zh,
        "item.en": item.name_en,
        "item.revision": item.item_revision,
        "item.drawing": item.drawing or "",
        "item.gtin": item.gtin or "",
    }


async def _lots(here: _Here, ids: Sequence[UUID], subject: str) -> list[Values]:
    lots = [lot for lot in await here.read.many(MaterialLot, ids) if lot is not None and lot.kind == subject]
    items = await here.by_id(Item, (lot.item_id for lot in lots))
    partners = await here.by_id(Partner, (lot.supplier_id for lot in lots))
    orders = await here.by_id(ProductionOrder, (lot.order_id for lot in lots))
    receipts = await here.by_id(Receipt, (lot.receipt_id for lot in lots))
    carriers = await carriers_of(here.read, lots, list(items.values()))
    found = []
    for lot in lots:
        supplier, order, receipt = partners.get(lot.supplier_id), orders.get(lot.order_id), receipts.get(lot.receipt_id)
        unit = await masterdata.by_code(here.read, Unit, lot.unit)
        values = here.base(lot.id, lot.number) | _item(items[lot.item_id]) | carriers[lot.id].fields
        values |= {f"lot_field.{code}": as_text(value) for code, value in lot.custom.items()}
        values |= {f"order_field.{code}": as_text(value) for code, value in (order.custom if order else {}).items()}
        values |= {
            "lot.quantity": plain(lot.quantity),
            "lot.unit": unit.name_zh if unit else lot.unit,
            "lot.supplier_lot": lot.supplier_lot or "",
            "lot.supplier": supplier.name_zh if supplier else "",
            "lot.received_on": here.day(lot.received_at),
            "lot.made_on": here.day(lot.manufactured_on),
            "lot.expires_on": here.day(lot.expires_on),
            "lot.grade": lot.grade or "",
            "lot.receipt": receipt.number if receipt else "",
            "order.number": order.number if order else "",
        }
        found.append(Values(lot.id, lot.number, values, lot.item_id))
    return found


async def _orders(here: _Here, ids: Sequence[UUID], _subject: str) -> list[Values]:
    orders = [row for row in await here.read.many(ProductionOrder, ids) if row is not None]
    items = await here.by_id(Item, (row.item_id for row in orders))
    partners = await here.by_id(Partner, (row.customer_id for row in orders))
    found = []
    for row in orders:
        customer = partners.get(row.customer_id)
        values = here.base(row.id, row.number) | _item(items[row.item_id])
        values |= {f"order_field.{code}": as_text(value) for code, value in row.custom.items()}
        values |= {
            "order.number": row.number,
            "order.quantity": plain(row.quantity),
            "order.due_on": here.day(row.due_at),
            "order.customer": customer.name_zh if customer else "",
            "order.customer_po": row.customer_po or "",
        }
        found.append(Values(row.id, row.number, values, row.item_id))
    return found


async def _packs(here: _Here, ids: Sequence[UUID], _subject: str) -> list[Values]:
    packs = [row for row in await here.read.many(Pack, ids) if row is not None]
    shipments = await here.by_id(Shipment, (row.shipment_id for row in packs))
    found = []
    for row in packs:
        shipment = shipments.get(row.shipment_id)
        is_sscc = len(row.number) == 18 and row.number.isascii() and row.number.isdigit()
        values = here.base(row.id, row.number) | {
            "pack.kind": {"box": "箱", "pallet": "托盘"}.get(row.kind, row.kind),
            "pack.sscc": f"(00){row.number}" if is_sscc else "",
            "pack.shipment": shipment.number if shipment else "",
        }
        found.append(Values(row.id, row.number, values))
    return found


async def _places(here: _Here, ids: Sequence[UUID], subject: str) -> list[Values]:
    model: Any = StorageLocation if subject == "location" else WorkUnit
    rows = [row for row in await here.read.many(model, ids) if row is not None]
    within: dict[UUID | None, Any] = await here.by_id(
        Site if subject == "location" else WorkCenter,
        (row.site_id if subject == "location" else row.work_center_id for row in rows),
    )
    found = []
    for row in rows:
        outer = within[row.site_id if subject == "location" else row.work_center_id]
        values = here.base(row.id, row.code) | {
            "place.zh": row.name_zh, "place.en": row.name_en, "place.within": outer.name_zh,
        }  # fmt: skip
        if subject == "work_unit":  # the phone opens its own page from this link
            link = f"{settings().public_url.rstrip('/')}/U/{here.tenant.slug}/{row.code}".upper()
            values["code.link"] = link
        found.append(Values(row.id, row.code, values))
    return found


_READERS: Final[Mapping[str, Callable[..., Any]]] = {
    "lot": _lots, "piece": _lots, "pack": _packs, "location": _places, "work_unit": _places, "order": _orders,
}  # fmt: skip
