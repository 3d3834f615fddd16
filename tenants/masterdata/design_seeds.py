"""The demo plant's engineering: a product in three levels, bars counted in kilograms, metres and pieces, an instruction
with a critical step, and a change that waits for a decision."""

import asyncio
import hashlib
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from infra import blobs, clock
from infra.db import mine
from infra.permissions import default_permissions
from infra.print import render, render_pages
from infra.storage import storage
from infra.work import Actor, reading
from tenants.identity.models import User
from tenants.masterdata import commands as do
from tenants.masterdata.demo import SINCE
from tenants.masterdata.models import (
    Bom,
    EngineeringChange,
    Instruction,
    Item,
    OperationDefinition,
    Routing,
    Unit,
    WorkCenter,
    WorkUnit,
)
from tenants.masterdata.seeds import Seeder
from tenants.roles import PLANNER

PAPER = Path(__file__).with_name("papers") / "drawing.typ"

# π/4 · d² · 7850 kg/m³, d in metres; Φ50 is weighed lot by lot
BARS = (("RM-40CR-50", "15.413", True), ("RM-40CR-32", "6.313", False), ("RM-45-60", "22.195", False))

UNIT_CODE, KIT = "AR-5600", "KIT-SEAL"

Lines = Sequence[tuple[int, str, str, dict[str, Any]]]


async def seed_design(tenant_id: UUID) -> None:
    seed = Seeder(tenant_id)
    await _conversions(seed)
    await _drive_unit(seed)
    picture, warning = await _papers(seed)
    await _instructions(seed, picture, warning)
    await _change(seed)


async def _conversions(seed: Seeder) -> None:
    items, units = await seed.ids(Item), await seed.ids(Unit)
    for code, kilograms, per_lot in BARS:
        await seed.once(
            f"{code} by the metre", do.set_conversion,
            item_id=items[code], unit_id=units["m"], numerator=Decimal(kilograms), per_lot=per_lot,
        )  # fmt: skip
        # a bar is six metres long
        await seed.once(
            f"{code} by the bar", do.set_conversion,
            item_id=items[code], unit_id=units["pcs"], numerator=6 * Decimal(kilograms), per_lot=per_lot,
        )  # fmt: skip


async def _drive_unit(seed: Seeder) -> None:
    """Rotary drive unit → bearing unit → bearing housing → casting; the seal kit is a phantom."""
    units = await seed.ids(Unit)
    for code, zh, en, kind in (
        (UNIT_CODE, "旋转驱动单元", "Rotary drive unit", "product"),
        (KIT, "密封件包", "Seal kit", "component"),
    ):
        await seed.once(
            f"item {code}", do.create_item,
            code=code, name_zh=zh, name_en=en, kind=kind, unit_id=units["pcs"], drawing="A",
        )  # fmt: skip
    await _bom(seed, KIT, ((10, "BP-OR-28", "4", {}), (20, "BP-M6-20", "6", {})))
    await _bom(
        seed, UNIT_CODE,
        (
            (10, "AB-0933", "1", {"step_sequence": 30}),
            (20, "LT-2041-03", "1", {"step_sequence": 10}),
            (30, "LJ-2231", "2", {"step_sequence": 20, "scrap_percent": Decimal(2)}),
            (40, KIT, "1", {"step_sequence": 30, "phantom": True}),
            (50, "LP-0031-04", "2", {"step_sequence": 30}),
            (60, "LP-0031-06", "2", {"step_sequence": 30, "alternative_of": 50}),
        ),
    )  # fmt: skip
    await _routing(seed)


async def _bom(seed: Seeder, code: str, lines: Lines) -> None:
    items = await seed.ids(Item)
    given = [
        do.NewBomLine(position=position, item_id=items[part], quantity=Decimal(quantity), **more)
        for position, part, quantity, more in lines
    ]
    await seed.once(f"bom {code}", do.create_bom, item_id=items[code], effective_from=SINCE, lines=given)
    bom = await _latest(seed, Bom, items[code])
    await seed.once(f"approve bom {code}", do.approve_bom, bom_id=bom)


async def _routing(seed: Seeder) -> None:
    """Washing and milling side by side, joined at assembly; assembly may also run at the bench."""
    items, definitions, centers, units = (
        await seed.ids(Item),
        await seed.ids(OperationDefinition),
        await seed.ids(WorkCenter),
        await seed.ids(WorkUnit),
    )
    bench = do.NewAlternative(
        work_center_id=centers["BENCH"], work_unit_id=units["BN-2"], setup_seconds=900, cycle_seconds=Decimal(420)
    )
    step = partial(do.NewRoutingStep, setup_seconds=600)
    steps = [
        step(sequence=10, operation_definition_id=definitions["WASH"], cycle_seconds=Decimal(20)),
        step(sequence=20, operation_definition_id=definitions["MILL"], cycle_seconds=Decimal(150)),
        step(
            sequence=30,
            operation_definition_id=definitions["ASSEMBLE"],
            predecessors=[10, 20],
            work_unit_id=units["AS-1"],
            cycle_seconds=Decimal(360),
            alternatives=[bench],
        ),
        step(sequence=40, operation_definition_id=definitions["INSPECT"], predecessors=[30], needs_approval=True),
        step(
            sequence=50,
            operation_definition_id=definitions["PACK"],
            predecessors=[40],
            cycle_seconds=Decimal(40),
            report_mode="box",
            box_quantity=Decimal(4),
        ),
    ]
    await seed.once(
        f"routing {UNIT_CODE}", do.create_routing, item_id=items[UNIT_CODE], effective_from=SINCE, steps=steps
    )
    routing = await _latest(seed, Routing, items[UNIT_CODE])
    await seed.once(f"approve routing {UNIT_CODE}", do.approve_routing, routing_id=routing)


async def _latest(seed: Seeder, model: Any, item_id: UUID) -> UUID:
    async with reading(seed.actor) as read:
        rows = await read.all(mine(model).where(model.item_id == item_id).order_by(model.version.desc()).limit(1))
    return UUID(str(rows[0].id))


async def _papers(seed: Seeder) -> tuple[str, str]:
    """The drawing of the drive sleeve as PDF; two pictures of it. Returns the pictures' hashes."""
    facts = {"code": "LT-2041-03", "name": "传动轴套 Drive sleeve", "material": "40Cr", "revision": "C"}
    shapes = {"diameter": "Φ45h6 (0/−0.016)", "keyway": "8×36"}
    drawing = await asyncio.to_thread(render, PAPER, facts | shapes | {"kind": "drawing"})
    pictures = [
        (await asyncio.to_thread(partial(render_pages, ppi=96), PAPER, shapes | {"kind": "picture"} | words))[0]
        for words in ({"title": "装夹", "warn": False}, {"title": "先量 Φ45h6，再开磨", "warn": True})
    ]
    hashes = [await _keep(seed.tenant_id, data) for data in (drawing, *pictures)]
    items = await seed.ids(Item)
    await seed.once(
        "drawing LT-2041-03", do.add_drawing,
        item_id=items["LT-2041-03"], name="LT-2041-03-C.pdf", sha256=hashes[0],
    )  # fmt: skip
    await seed.once(
        "picture LT-2041-03", do.add_drawing,
        item_id=items["LT-2041-03"], name="LT-2041-03-C.png", sha256=hashes[1],
    )  # fmt: skip
    return hashes[1], hashes[2]


async def _keep(tenant_id: UUID, data: bytes) -> str:
    sha256 = hashlib.sha256(data).hexdigest()
    await storage().put(blobs.key_of(tenant_id, sha256), data, sha256=sha256)
    return sha256


async def _instructions(seed: Seeder, picture: str, warning: str) -> None:
    items, definitions = await seed.ids(Item), await seed.ids(OperationDefinition)
    steps = [
        do.NewInstructionStep(
            text_zh="工件装在两顶尖之间，鸡心夹夹紧左端。",
            text_en="Hold the part between centres, dog on the left end.",
            sha256=picture,
        ),
        do.NewInstructionStep(
            text_zh="开磨前用千分尺量 Φ45h6 余量，0.15-0.30 才能磨；超出找班组长。",
            text_en="Measure the stock on Φ45h6 first: grind only at 0.15-0.30, else call the team lead.",
            sha256=warning,
            critical=True,
        ),
        do.NewInstructionStep(
            text_zh="每磨 10 件量一次，超出 Φ45 0/−0.016 立即停。",
            text_en="Measure every 10th part; stop at once outside Φ45 0/−0.016.",
        ),
    ]
    await seed.once(
        "instruction GRIND-OD", do.create_instruction,
        operation_definition_id=definitions["GRIND-OD"], item_id=items["LT-2041-03"], steps=steps,
    )  # fmt: skip
    async with reading(seed.actor) as read:
        rows = await read.all(mine(Instruction))
    await seed.once("approve instruction GRIND-OD", do.approve_instruction, instruction_id=rows[0].id)


async def _change(seed: Seeder) -> None:
    """The planner wants the sleeve cut by the metre; its open orders wait for an answer."""
    planner = Seeder(seed.tenant_id, await _person(seed, PLANNER, "zhou"))
    if await _known(seed):
        return
    items, units = await seed.ids(Item), await seed.ids(Unit)
    since: date = clock.now().date() + timedelta(days=7)
    line = do.NewBomLine(
        position=10, item_id=items["RM-40CR-50"], quantity=Decimal("0.0325"), unit_id=units["m"],
        scrap_percent=Decimal("1.5"), step_sequence=10, note="按米下料",
    )  # fmt: skip
    await planner.once(
        "bom LT-2041-03 by the metre", do.create_bom, item_id=items["LT-2041-03"], effective_from=since, lines=[line]
    )
    bom = await _latest(seed, Bom, items["LT-2041-03"])
    await planner.once(
        "change ECN-0001", do.create_change, title="传动轴套改按米下料", effective_from=since,
        why="料长 33 毫米足够，每件省 9 克；锯口损耗单独计 1.5 %。",
        subjects=[do.NewSubject(kind="bom", subject_id=bom)],
    )  # fmt: skip
    async with reading(seed.actor) as read:
        (change,) = await read.all(mine(EngineeringChange))
    await planner.once("submit ECN-0001", do.submit_change, change_id=change.id)


async def _known(seed: Seeder) -> bool:
    """A run that was cut off leaves the change as it is: its day is counted from the day of the first run."""
    async with reading(seed.actor) as read:
        return bool(await read.all(mine(EngineeringChange).limit(1)))


async def _person(seed: Seeder, role: str, login: str) -> Actor:
    async with reading(seed.actor) as read:
        rows = await read.all(mine(User).where(User.login == login))
    if not rows:
        return seed.actor
    return Actor(
        tenant_id=seed.tenant_id,
        kind="user",
        id=rows[0].id,
        name=rows[0].name,
        permissions=dict.fromkeys(default_permissions(role)),
    )
