"""The demo plant's own fields, its lot numbers, the material that lay there when it began, and what came since."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import UUID

from infra import clock
from infra.db import mine
from infra.ids import derived
from infra.work import Known, reading, system, working
from tenants import masterdata
from tenants.masterdata import commands as do
from tenants.masterdata.models import Item, Partner, StorageLocation
from tenants.masterdata.seeds import Seeder
from tenants.orders.demo import Calendar
from tenants.orders.story import People, Storyteller
from tenants.traceability import commands as stock
from tenants.traceability.commands import open_balance
from tenants.traceability.expiring import post_expiring
from tenants.traceability.models import MaterialLot
from tenants.traceability.udi.demo_seeds import seed_codes

FIELDS: tuple[tuple[str, str, str, str, str, dict[str, Any]], ...] = (
    ("item", "grade", "材质", "Material grade", "text", {}),
    ("order", "furnace", "热处理炉号", "Furnace charge", "text", {"printed": True}),
    ("lot", "hardness", "硬度", "Hardness", "number", {"decimals": 1, "unit": "HRC"}),
    ("lot", "certificate", "材质证明", "Certificate", "boolean", {}),
    ("report", "fixture", "夹具号", "Fixture", "text", {}),
)
LOTS = (
    ("RM-40CR-50", "862.5", "HN-2610-117", "28.5"),
    ("RM-40CR-32", "415", "HN-2610-121", "27.0"),
    ("RM-45-60", "1240", "HN-2609-088", "21.5"),
    ("RM-304-25", "96.4", "HN-2610-133", None),
    ("BP-6204", "640", None, None),
)
STOREKEEPER, QUALITY = "tianliping", "sun"


class Delivered(NamedTuple):
    """A lot of a delivery; `life`: days from today to its date, `status` what it was decided to be since."""

    item: str
    quantity: str
    supplier_lot: str
    status: str | None = None
    reason: str | None = None
    life: int | None = None
    put: str | None = None


DELIVERIES: tuple[tuple[str, str, int, str, tuple[Delivered, ...]], ...] = (
    ("DN-88213", "HN", 9, "PO-2611-014", (
        Delivered("RM-40CR-50", "520", "HN-2611-032", "accepted", "入库检验合格，硬度 28.0 HRC", put="RM-02"),
        Delivered("RM-45-20", "180", "HN-2611-033"),
        Delivered("RM-6061-80", "260", "HN-2611-035", "restricted", "表面轻微划伤，只用于夹爪座"),
    )),
    ("DN-5527", "XB", 6, "PO-2611-019", (
        Delivered("BP-OR-28", "900", "OR-2412-A", "accepted", "入库检验合格", life=21, put="RM-01"),
        Delivered("BP-OR-28", "300", "OR-2411-C", "accepted", "入库检验合格", life=-4, put="RM-01"),
        Delivered("BP-M6-20", "2400", "M6-7781"),
        Delivered("RM-QT500", "150", "QT-1102", "held", "抽检发现砂眼，等供应商答复"),
    )),
    ("DN-5561", "XB", 1, "PO-2611-023", (
        Delivered("BP-OR-28", "1200", "OR-2509-B", life=640),
        Delivered("BP-6204", "400", "6204-25K3"),
    )),
    ("DN-88260", "HN", 0, "PO-2611-030", (
        Delivered("RM-40CR-50", "610", "HN-2611-058"),
    )),
)  # fmt: skip
"""Delivery note, supplier, days ago, purchase order, lots."""


async def seed_demo(tenant_id: UUID) -> None:
    """Called once orders stand; each step runs once per tenant."""
    seed = Seeder(tenant_id)
    for position, (subject, code, zh, en, kind, more) in enumerate(FIELDS, 1):
        await seed.once(
            f"field {subject} {code}", do.create_custom_field,
            subject=subject, code=code, name_zh=zh, name_en=en, kind=kind, position=position, **more,
        )  # fmt: skip
    await seed.once("numbering lot", do.set_numbering_rule, subject="lot", pattern="L{yy}{MM}{dd}-{seq:3}")
    items, partners = await seed.ids(Item), await seed.ids(Partner)
    for code, quantity, supplier_lot, hardness in LOTS:
        values = {"hardness": hardness, "certificate": "true" if hardness else None}
        await seed.once(
            f"balance {code}", open_balance,
            item_id=items[code], quantity=Decimal(quantity), supplier_lot=supplier_lot,
            supplier_id=partners["HN"] if supplier_lot else None,
            custom=[masterdata.CustomValue(code=name, value=value) for name, value in values.items() if value],
        )  # fmt: skip
    await _deliveries(seed, Storyteller(await People.of(tenant_id)))
    await seed_codes(tenant_id)


async def _deliveries(seed: Seeder, story: Storyteller) -> None:
    """What came in the last days: received, looked at, put away; some of it waits, is held, or is about to be over."""
    await seed.once(
        "partner XB", do.create_partner,
        code="XB", name_zh="兴邦密封件", name_en="Xingbang Seals", customer=False, supplier=True,
    )  # fmt: skip
    items, partners = await seed.ids(Item), await seed.ids(Partner)
    places = await seed.ids(StorageLocation)
    calendar = Calendar(clock.now())
    today = clock.now().date()
    for note, supplier, days, purchase_order, lots in DELIVERIES:
        came = calendar.past(calendar.at(-days, "09:10"), 120)
        await story.tell(
            f"delivery {note}", STOREKEEPER, stock.receive_lots,
            supplier_id=partners[supplier], delivery_note=note, purchase_order=purchase_order, occurred_at=came,
            lots=[_lot(each, items, today) for each in lots],
        )  # fmt: skip
        await _decided(story, lots, places, came)
    screws = await _by_supplier_lot(seed.tenant_id)
    await story.tell(
        "screws to the line", STOREKEEPER, stock.transfer_lot, lot_id=screws["M6-7781"],
        to_location_id=places["LS-ASSY"], quantity=Decimal(1600), occurred_at=calendar.past(calendar.at(-6, "14:00")),
    )  # fmt: skip
    await _expiring(seed.tenant_id)


async def _expiring(tenant_id: UUID) -> None:
    """What the morning's tick would tell."""
    try:
        async with working(system(tenant_id), command="traceability.tell_expiring",
                           id=derived("seed", tenant_id, "expiring")) as work:  # fmt: skip
            await post_expiring(work, await masterdata.plant_day(work, work.now))
    except Known:
        return


def _lot(each: Delivered, items: dict[str, UUID], today: date) -> stock.NewLot:
    return stock.NewLot(
        item_id=items[each.item], quantity=Decimal(each.quantity), supplier_lot=each.supplier_lot,
        expires_on=None if each.life is None else today + timedelta(days=each.life),
    )  # fmt: skip


async def _decided(story: Storyteller, lots: tuple[Delivered, ...], places: dict[str, UUID], came: Any) -> None:
    ids = await _by_supplier_lot(story.people.tenant_id)
    for each in lots:
        if each.status is not None:
            await story.tell(
                f"decided {each.supplier_lot}", QUALITY, stock.change_lot_status, lot_ids=[ids[each.supplier_lot]],
                status=each.status, reason=each.reason, occurred_at=came + timedelta(hours=2),
            )  # fmt: skip
        if each.put is not None:
            await story.tell(
                f"put away {each.supplier_lot}", STOREKEEPER, stock.transfer_lot, lot_id=ids[each.supplier_lot],
                to_location_id=places[each.put], occurred_at=came + timedelta(hours=3),
            )  # fmt: skip


async def _by_supplier_lot(tenant_id: UUID) -> dict[str, UUID]:
    async with reading(system(tenant_id)) as read:
        return {each.supplier_lot or each.number: each.id for each in await read.all(mine(MaterialLot))}
