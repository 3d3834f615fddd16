"""What a new company starts with (units, reasons), the demo plant (its data: demo.py), and a second tiny company."""

from collections.abc import Mapping, Sequence
from datetime import time
from decimal import Decimal
from typing import Any
from uuid import UUID

from infra.actions import CommandSpec, run
from infra.db import mine
from infra.ids import derived
from infra.work import Actor, reading, system
from tenants.masterdata import commands as do
from tenants.masterdata.demo import (
    APPROVED_STEPS,
    AREAS,
    CONTACTS,
    HANDLING,
    LOCATIONS,
    MATERIALS,
    OPERATIONS,
    PARTNERS,
    PRODUCTS,
    REASONS,
    SINCE,
    SITE,
    TEAM_CENTERS,
    UNITS,
    WORK_CENTERS,
    Product,
    Step,
)
from tenants.masterdata.models import (
    Area,
    Bom,
    Item,
    Named,
    OperationDefinition,
    Routing,
    Site,
    Unit,
    WorkCenter,
    WorkUnit,
)


class Seeder:
    """Runs each step once per tenant: its command id is derived from the step's name."""

    def __init__(self, tenant_id: UUID, actor: Actor | None = None) -> None:
        self.tenant_id = tenant_id
        self.actor = actor or system(tenant_id)

    async def once(self, step: str, spec: CommandSpec[Any, Any], **values: Any) -> None:
        await run(self.actor, spec, spec.type(id=derived("seed", self.tenant_id, step), **values))

    async def ids(self, model: type[Named]) -> dict[str, UUID]:
        async with reading(self.actor) as read:
            return {row.code: row.id for row in await read.all(mine(model))}


async def seed_start(tenant_id: UUID) -> None:
    """Units and reasons: what every new company starts with."""
    seed = Seeder(tenant_id)
    for code, zh, en, decimals, dimension, above, below in UNITS:
        await seed.once(
            f"unit {code}", do.create_unit, code=code, name_zh=zh, name_en=en, decimals=decimals,
            dimension=dimension, numerator=Decimal(above), denominator=Decimal(below),
        )  # fmt: skip
    for kind, code, zh, en in REASONS:
        await seed.once(
            f"reason {kind} {code}", do.create_reason_code,
            kind=kind, code=code, name_zh=zh, name_en=en,
        )  # fmt: skip


async def seed_demo(tenant_id: UUID) -> dict[str, Sequence[UUID]]:
    """The demo plant. Returns each demo team's work centers, for `identity.seeds.link_teams`."""
    await seed_start(tenant_id)
    seed = Seeder(tenant_id)
    await _plant(seed)
    await _shifts(seed)
    for code, zh, en, customer, supplier in PARTNERS:
        await seed.once(
            f"partner {code}", do.create_partner,
            code=code, name_zh=zh, name_en=en, customer=customer, supplier=supplier, **CONTACTS.get(code, {}),
        )  # fmt: skip
    await _items(seed, MATERIALS, PRODUCTS)
    await _stores(seed)
    centers = await seed.ids(WorkCenter)
    return {team: [centers[code] for code in codes] for team, codes in TEAM_CENTERS.items()}


async def _plant(seed: Seeder) -> None:
    code, zh, en = SITE
    await seed.once("site", do.create_site, code=code, name_zh=zh, name_en=en, time_zone="Asia/Shanghai")
    site = (await seed.ids(Site))[code]
    for code, zh, en in AREAS:
        await seed.once(f"area {code}", do.create_area, code=code, name_zh=zh, name_en=en, site_id=site)
    areas = await seed.ids(Area)
    for code, zh, en, area, _ in WORK_CENTERS:
        await seed.once(
            f"center {code}", do.create_work_center,
            code=code, name_zh=zh, name_en=en, area_id=areas[area],
        )  # fmt: skip
    centers = await seed.ids(WorkCenter)
    for center, _, _, _, units in WORK_CENTERS:
        for code, zh, en in units:
            await seed.once(
                f"work unit {code}", do.create_work_unit,
                code=code, name_zh=zh, name_en=en, work_center_id=centers[center],
            )  # fmt: skip
    for code, zh, en, center in OPERATIONS:
        await seed.once(
            f"operation {code}", do.create_operation_definition,
            code=code, name_zh=zh, name_en=en, work_center_id=centers[center],
        )  # fmt: skip


async def _stores(seed: Seeder) -> None:
    """Where material lies, and how some items are kept."""
    site, areas = (await seed.ids(Site))[SITE[0]], await seed.ids(Area)
    centers, items = await seed.ids(WorkCenter), await seed.ids(Item)
    for code, zh, en, kind, center, area in LOCATIONS:
        await seed.once(
            f"location {code}", do.create_location,
            code=code, name_zh=zh, name_en=en, site_id=site, kind=kind,
            work_center_id=centers[center] if center else None, area_id=areas[area] if area else None,
        )  # fmt: skip
    for code, handling in HANDLING.items():
        settings: Any = handling
        await seed.once(f"handling {code}", do.change_item, item_id=items[code], handling=do.ItemHandling(**settings))


async def _shifts(seed: Seeder) -> None:
    site = (await seed.ids(Site))[SITE[0]]
    for code, zh, en, starts, ends in (
        ("DAY", "白班", "Day shift", time(8), time(20)),
        ("NIGHT", "夜班", "Night shift", time(20), time(8)),
    ):
        await seed.once(
            f"shift {code}", do.create_shift,
            code=code, name_zh=zh, name_en=en, site_id=site, starts_at=starts, ends_at=ends,
        )  # fmt: skip
    await seed.once("calendar", do.set_work_calendar, site_id=site, weekdays=[1, 2, 3, 4, 5, 6])


async def _items(
    seed: Seeder, materials: Sequence[tuple[str, str, str, str]], products: Sequence[Product]
) -> None:  # fmt: skip
    units = await seed.ids(Unit)
    for code, zh, en, unit in materials:
        await seed.once(
            f"item {code}", do.create_item,
            code=code, name_zh=zh, name_en=en, kind="material", unit_id=units[unit],
        )  # fmt: skip
    for code, zh, en, kind, revision, _, _ in products:
        await seed.once(
            f"item {code}", do.create_item,
            code=code, name_zh=zh, name_en=en, kind=kind, unit_id=units["pcs"],
            item_revision=revision, drawing=revision,
        )  # fmt: skip
    items = await seed.ids(Item)
    definitions, work_units = await seed.ids(OperationDefinition), await seed.ids(WorkUnit)
    for code, *_, steps, components in products:
        await seed.once(
            f"bom {code}", do.create_bom, item_id=items[code], effective_from=SINCE,
            lines=[
                do.NewBomLine(item_id=items[component], quantity=Decimal(quantity), position=10 * n)
                for n, (component, quantity) in enumerate(components, 1)
            ],
        )  # fmt: skip
        await seed.once(
            f"routing {code}", do.create_routing, item_id=items[code], effective_from=SINCE,
            steps=_steps(code, steps, definitions, work_units),
        )  # fmt: skip
    await _approve(seed, {id: code for code, id in items.items()})


def _steps(
    item: str, steps: Sequence[Step], definitions: Mapping[str, UUID], work_units: Mapping[str, UUID]
) -> list[do.NewRoutingStep]:
    return [
        do.NewRoutingStep(
            sequence=10 * n,
            operation_definition_id=definitions[step.operation],
            predecessors=list(step.after) if step.after is not None else [10 * (n - 1)] if n > 1 else [],
            name_zh=step.zh,
            name_en=step.en,
            work_unit_id=work_units[step.unit] if step.unit else None,
            setup_seconds=60 * step.setup,
            cycle_seconds=Decimal(step.cycle),
            needs_approval=(item, 10 * n) in APPROVED_STEPS,
        )
        for n, step in enumerate(steps, 1)
    ]


async def _approve(seed: Seeder, codes: Mapping[UUID, str]) -> None:
    async with reading(seed.actor) as read:
        boms, routings = [await read.all(mine(model).where(model.version == 1)) for model in (Bom, Routing)]
    for bom in boms:
        await seed.once(f"approve bom {codes[bom.item_id]}", do.approve_bom, bom_id=bom.id)
    for routing in routings:
        await seed.once(f"approve routing {codes[routing.item_id]}", do.approve_routing, routing_id=routing.id)


# -- the second company, for isolation: tiny, and nothing of it resembles the first ---------------------


async def seed_second(tenant_id: UUID) -> dict[str, Sequence[UUID]]:
    """瑞兴塑胶: one area, one work center, two items."""
    await seed_start(tenant_id)
    seed = Seeder(tenant_id)
    await seed.once(
        "site", do.create_site,
        code="KS", name_zh="昆山厂", name_en="Kunshan plant", time_zone="Asia/Shanghai",
    )  # fmt: skip
    site = (await seed.ids(Site))["KS"]
    await seed.once("area", do.create_area, code="M1", name_zh="注塑车间", name_en="Moulding", site_id=site)
    area = (await seed.ids(Area))["M1"]
    await seed.once(
        "center", do.create_work_center,
        code="MOULD", name_zh="注塑", name_en="Injection moulding", area_id=area,
    )  # fmt: skip
    center = (await seed.ids(WorkCenter))["MOULD"]
    await seed.once(
        "work unit", do.create_work_unit,
        code="IM-1", name_zh="注塑机 1", name_en="Press 1", work_center_id=center,
    )  # fmt: skip
    await seed.once(
        "operation", do.create_operation_definition,
        code="MOULD", name_zh="注塑", name_en="Moulding", work_center_id=center,
    )  # fmt: skip
    await seed.once(
        "partner", do.create_partner,
        code="LY", name_zh="联越电器", name_en="Lianyue Appliances", customer=True,
    )  # fmt: skip
    moulding = (Step("MOULD", "IM-1", 30, 25),)
    await _items(
        seed,
        (("RM-PP", "PP 粒料", "PP granulate", "kg"),),
        (
            ("P-101", "面板", "Front panel", "product", "A", moulding, (("RM-PP", "0.12"),)),
            ("P-102", "旋钮", "Knob", "product", "B", moulding, (("RM-PP", "0.02"),)),
        ),
    )
    return {"MOULD": [center]}
