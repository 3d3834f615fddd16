"""The demo plant's own fields, its lot numbers, and the material that lay there when it began."""

from decimal import Decimal
from typing import Any
from uuid import UUID

from tenants import masterdata
from tenants.masterdata import commands as do
from tenants.masterdata.models import Item, Partner
from tenants.masterdata.seeds import Seeder
from tenants.traceability.commands import open_balance

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
