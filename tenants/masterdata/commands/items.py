"""Units, items and what items are made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from infra.actions import Command, Meaning, command
from infra.db import TenantRow, among, mine, own
from infra.errors import BadInput
from infra.ids import uuid7
from infra.quantity import exact
from infra.work import Work
from tenants.masterdata import permissions, rules
from tenants.masterdata.commands.naming import NewNamed, add, renaming
from tenants.masterdata.errors import AlreadyApproved, RecordNotFound
from tenants.masterdata.lookups import existing
from tenants.masterdata.models import Bom, BomLine, Item, Unit


@dataclass(frozen=True, kw_only=True)
class CreateUnit(NewNamed):
    """`decimals`: how fine the unit counts, 0 for pieces."""

    decimals: int = 0


@command(needs=permissions.EDIT_ITEMS)
async def create_unit(work: Work, cmd: CreateUnit) -> Unit:
    if not 0 <= cmd.decimals <= 6:
        raise BadInput(field="decimals", problem="0 to 6")
    return await add(work, Unit(**cmd.naming, decimals=cmd.decimals))


@dataclass(frozen=True, kw_only=True)
class CreateItem(NewNamed):
    unit_id: UUID
    kind: str = "product"
    item_revision: str = "A"
    drawing: str | None = None


@command(needs=permissions.EDIT_ITEMS)
async def create_item(work: Work, cmd: CreateItem) -> Item:
    await existing(work, Unit, cmd.unit_id)
    item = Item(
        **cmd.naming,
        kind=rules.check_kind(cmd.kind, rules.ITEM_KINDS),
        unit_id=cmd.unit_id,
        item_revision=rules.check_code(cmd.item_revision),
        drawing=cmd.drawing,
    )
    return await add(work, item)


@dataclass(frozen=True, kw_only=True)
class ChangeItem(Command):
    """A new drawing or revision holds for orders released from now on; released ones keep their snapshot."""

    item_id: UUID
    name_zh: str | None = None
    name_en: str | None = None
    item_revision: str | None = None
    drawing: str | None = None


@command(needs=permissions.EDIT_ITEMS)
async def change_item(work: Work, cmd: ChangeItem) -> Item:
    item = await existing(work, Item, cmd.item_id)
    changes: dict[str, Any] = renaming(cmd.name_zh, cmd.name_en)
    if cmd.item_revision is not None:
        changes["item_revision"] = rules.check_code(cmd.item_revision)
    if cmd.drawing is not None:
        changes["drawing"] = cmd.drawing
    return await work.change(item, **changes)


@dataclass(frozen=True, kw_only=True)
class NewBomLine:
    """`quantity` of the component, in its own unit, for one unit of the parent."""

    item_id: UUID
    quantity: Decimal
    position: int


@dataclass(frozen=True, kw_only=True)
class CreateBom(Command):
    """The next version of an item's BOM, as a draft."""

    item_id: UUID
    lines: list[NewBomLine]
    effective_from: date
    effective_to: date | None = None


@command(needs=permissions.EDIT_ITEMS)
async def create_bom(work: Work, cmd: CreateBom) -> Bom:
    item = await existing(work, Item, cmd.item_id)
    rules.check_positions(line.position for line in cmd.lines)
    await _check_components(work, item, cmd.lines)
    bom = Bom(
        id=uuid7(),
        item_id=item.id,
        version=await next_version(work, Bom, item.id),
        state="draft",
        effective_from=cmd.effective_from,
        effective_to=cmd.effective_to,
    )
    lines = [
        BomLine(bom_id=bom.id, position=line.position, item_id=line.item_id, quantity=exact(line.quantity))
        for line in cmd.lines
    ]
    rows: list[TenantRow] = [bom, *lines]
    await work.insert_all(rows)
    return bom


async def _check_components(work: Work, item: Item, lines: Sequence[NewBomLine]) -> None:
    wanted = {line.item_id for line in lines}
    found = await work.all(select(Item.id).where(own(Item), among(Item.id, wanted)))
    if len(found) < len(wanted):
        raise RecordNotFound(what="item")
    uses: dict[UUID, list[UUID]] = {}
    used = (
        select(Bom.item_id.label("parent"), BomLine.item_id.label("child"))
        .join(BomLine, (BomLine.bom_id == Bom.id) & own(BomLine))
        .where(own(Bom))
    )
    for each in await work.all(used):
        uses.setdefault(each["parent"], []).append(each["child"])
    rules.check_no_cycle(item.id, wanted, uses, item.code)


async def next_version(work: Work, model: Any, item_id: UUID) -> int:
    """Versions of one item are numbered under its row lock."""
    await work.lock(Item, item_id)
    latest = select(func.coalesce(func.max(model.version), 0)).where(own(model), model.item_id == item_id)
    return int(await work.scalar(latest)) + 1


@dataclass(frozen=True, kw_only=True)
class ApproveBom(Command):
    bom_id: UUID


@command(needs=permissions.APPROVE_ITEMS, signs=Meaning("approved"))
async def approve_bom(work: Work, cmd: ApproveBom) -> Bom:
    """Orders released from its effective date on are made by it."""
    bom: Bom | None = await work.one(mine(Bom).where(Bom.id == cmd.bom_id).with_for_update())
    if bom is None:
        raise RecordNotFound(what="BOM")
    if bom.state == "approved":
        raise AlreadyApproved(version=bom.version)
    return await work.change(bom, state="approved", approved_at=work.now)
