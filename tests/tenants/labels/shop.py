"""A plant with a label for lots, one for pieces, and things to stick them on."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from uuid import UUID

from infra.db import mine
from infra.work import Actor
from tenants import roles
from tenants import traceability as trace
from tenants.identity.apitokens.rules import MARK
from tenants.identity.seeds import seed_roles
from tenants.labels import commands as do
from tenants.labels.models import IssuedSerial, LabelTemplate, LabelVersion, PrintJob, PrintLine
from tenants.masterdata.models import Item
from tenants.traceability.models import MaterialLot, Sublot
from tests.kit.people import Staff
from tests.kit.plant import Person, Plant
from tests.tenants.identity.tokens import issued

GTIN = "06901234567892"


def box(kind: str, x: float, y: float, width: float, height: float, **more: Any) -> dict[str, Any]:
    return {"kind": kind, "x": x, "y": y, "width": width, "height": height} | more


def design(*elements: dict[str, Any], **more: Any) -> dict[str, Any]:
    named = [{"id": f"e{n}"} | each for n, each in enumerate(elements)]
    return {"width": 80, "height": 50, "dpi": 203, "elements": named} | more


LOT = design(
    box("text", 3, 3, 50, 8, text="{item.zh} {lot.supplier_lot}", size=12, bold=True),
    box("text", 3, 12, 40, 6, text="{code.number}"),
    box("barcode", 50, 12, 27, 27, symbology="qr", text="{code.link}"),
    box("text", 3, 40, 40, 5, text="{label.mark}", size=7),
)
PIECE = design(
    box("text", 3, 3, 50, 6, text="{code.number}"),
    box("barcode", 3, 12, 20, 20, symbology="gs1_datamatrix", text="{udi.gs1}"),
    box("barcode", 30, 12, 18, 18, symbology="datamatrix", text="{label.mark}"),
)


@dataclass
class Shop:
    plant: Plant
    item: Item = field(init=False)
    lot_label: LabelTemplate = field(init=False)
    piece_label: LabelTemplate = field(init=False)
    made: int = 0

    @property
    def lead(self) -> Person:
        return self.plant.person(roles.TEAM_LEAD, roles.WAREHOUSE, name="陈立")

    @property
    def operator(self) -> Person:
        return self.plant.person(roles.OPERATOR, name="王芳")

    @property
    def quality(self) -> Person:
        return self.plant.person(roles.QUALITY_LEAD, roles.PLANNER, roles.ADMIN, name="周晓岚")

    async def template(self, code: str, subject: str, look: dict[str, Any]) -> LabelTemplate:
        cmd = do.CreateLabelTemplate(code=code, name_zh="标签", name_en="Label", subject=subject, design=look)
        made: LabelTemplate = await self.quality.does(do.create_label_template, cmd)
        await self.approve(made)
        return made

    async def version(self, template: LabelTemplate) -> LabelVersion:
        rows = await self.plant.rows(
            mine(LabelVersion).where(LabelVersion.template_id == template.id).order_by(LabelVersion.version.desc())
        )
        return rows[0]  # type: ignore[no-any-return]

    async def approve(self, template: LabelTemplate) -> LabelVersion:
        newest = await self.version(template)
        made: LabelVersion = await self.quality.does(do.approve_label, do.ApproveLabel(version_id=newest.id))
        return made

    async def lot(self, number: str | None = None, item: Item | None = None, **more: Any) -> MaterialLot:
        self.made += 1
        number = number or f"L26-{self.made:03}"
        cmd = trace.OpenBalance(item_id=(item or self.item).id, quantity=Decimal(9), number=number, **more)
        made: MaterialLot = await self.plant.planner.does(trace.open_balance, cmd)
        return made

    async def piece(self, serial: str, item: Item | None = None, order_id: UUID | None = None) -> MaterialLot:
        """A finished piece as serialising leaves it."""
        lot = await self.lot(serial, item)
        order = order_id or (await self.plant.order(item=item or self.item)).id

        async def make(work: Any) -> None:
            row = await work.lock(MaterialLot, lot.id)
            await work.change(row, kind="piece", quantity=Decimal(1))
            await work.insert(Sublot(id=lot.id, serial=serial, item_id=lot.item_id, order_id=order, state=lot.state))

        await self.plant.within(make)
        return await self.plant.row(MaterialLot, lot.id)  # type: ignore[no-any-return]

    async def identify(self, item: Item, gtin: str = GTIN) -> None:
        await self.change(item, gtin=gtin)

    async def change(self, row: Any, **columns: Any) -> None:
        async def change(work: Any) -> None:
            found = await work.lock(type(row), row.id)
            await work.change(found, **columns)

        await self.plant.within(change)

    async def prints(self, template: LabelTemplate, *lots: Any, by: Person | None = None, **more: Any) -> PrintJob:
        cmd = do.PrintLabels(template_id=template.id, subject_ids=[lot.id for lot in lots], **more)
        made: PrintJob = await (by or self.operator).does(do.print_labels, cmd)
        return made

    async def lines(self, job: PrintJob) -> list[PrintLine]:
        return await self.plant.rows(mine(PrintLine).where(PrintLine.job_id == job.id).order_by(PrintLine.position))

    async def job(self, job: PrintJob) -> PrintJob:
        return await self.plant.row(PrintJob, job.id)  # type: ignore[no-any-return]

    async def written(self) -> dict[str, int]:
        counts = {}
        for model in (LabelTemplate, LabelVersion, PrintJob, PrintLine, IssuedSerial):
            counts[model.__tablename__] = len(await self.plant.rows(mine(model)))
        return counts


async def built(plant: Plant) -> Shop:
    shop = Shop(plant)
    shop.item = await plant.item("LT-2041")
    await shop.identify(shop.item)
    shop.lot_label = await shop.template("LOT", "lot", LOT)
    shop.piece_label = await shop.template("UDI", "piece", PIECE)
    return shop


async def edge(plant: Plant, admin_dsn: str, name: str = "printing") -> tuple[Actor, str]:
    """An edge agent as its token makes it, and the token's text: somebody's rights to serve printers, nothing else."""
    staff = Staff(plant.tenant_id, plant.slug, admin_dsn)
    if not await staff.rows("identity_role"):
        await seed_roles(plant.tenant_id)
    owner = await staff.signed_in(name, roles.ADMIN)
    token = await issued(staff, owner, ["labels.agent:serve", "labels.label:read"], name=name)
    return await staff.actor(token, "token"), f"{MARK}{token}"
