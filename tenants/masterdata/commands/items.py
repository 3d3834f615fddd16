"""Units, items, and how an item counts in other units."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, func, select

from infra.actions import Command, command
from infra.db import Statement, mine, own
from infra.errors import BadInput
from infra.work import Work
from tenants.masterdata import permissions, rules, units
from tenants.masterdata.commands.handling import ItemHandling, handled
from tenants.masterdata.commands.naming import NewNamed, add, renaming
from tenants.masterdata.commands.revisions import revised_at_once
from tenants.masterdata.custom import CustomValue, checked_custom
from tenants.masterdata.errors import ConversionInvalid, RecordNotFound, UnitInUse
from tenants.masterdata.lookups import existing
from tenants.masterdata.models import Item, ItemConversion, Unit

ONE = Decimal(1)


@dataclass(frozen=True, kw_only=True)
class CreateUnit(NewNamed):
    """`decimals`: how fine the unit counts, 0 for pieces. One unit is numerator/denominator of its dimension's base."""

    decimals: int = 0
    dimension: str | None = None
    numerator: Decimal = ONE
    denominator: Decimal = ONE
    rounding: str = "half_up"


@command(needs=permissions.EDIT_ITEMS)
async def create_unit(work: Work, cmd: CreateUnit) -> Unit:
    _check_decimals(cmd.decimals)
    unit = Unit(
        **cmd.naming,
        decimals=cmd.decimals,
        rounding=rules.check_kind(cmd.rounding, units.ROUNDINGS),
        **_measure(cmd.dimension, cmd.numerator, cmd.denominator),
    )
    return await add(work, unit)


def _check_decimals(decimals: int) -> None:
    if not 0 <= decimals <= 6:
        raise BadInput(field="decimals", problem="0 to 6")


def _measure(dimension: str | None, numerator: Decimal, denominator: Decimal) -> dict[str, Any]:
    if dimension is not None:
        rules.check_kind(dimension, units.DIMENSIONS)
    above, below = units.factor_of(numerator, denominator)
    return {"dimension": dimension, "numerator": above, "denominator": below}


@dataclass(frozen=True, kw_only=True)
class ChangeUnit(Command):
    """What a unit is (dimension and factor) changes only while no conversion rests on it."""

    unit_id: UUID
    name_zh: str | None = None
    name_en: str | None = None
    rounding: str | None = None
    dimension: str | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None


RESTS_ON = Statement(
    select(func.count())
    .select_from(ItemConversion)
    .join(Item, (Item.id == ItemConversion.item_id) & own(Item))
    .where(
        own(ItemConversion),
        (ItemConversion.unit_id == bindparam("unit_id")) | (Item.unit_id == bindparam("unit_id")),
    )
)


@command(needs=permissions.EDIT_ITEMS)
async def change_unit(work: Work, cmd: ChangeUnit) -> Unit:
    unit = await existing(work, Unit, cmd.unit_id)
    changes: dict[str, Any] = renaming(cmd.name_zh, cmd.name_en)
    if cmd.rounding is not None:
        changes["rounding"] = rules.check_kind(cmd.rounding, units.ROUNDINGS)
    measure = _measure(
        unit.dimension if cmd.dimension is None else cmd.dimension,
        unit.numerator if cmd.numerator is None else cmd.numerator,
        unit.denominator if cmd.denominator is None else cmd.denominator,
    )
    moved = any(getattr(unit, name) != value for name, value in measure.items())
    if moved and await work.scalar(RESTS_ON, unit_id=unit.id):
        raise UnitInUse(unit=unit.code)
    return await work.change(unit, **changes, **measure)


@dataclass(frozen=True, kw_only=True)
class CreateItem(NewNamed):
    """How it is kept in stock may be said with it: see `ItemHandling`."""

    unit_id: UUID
    kind: str = "product"
    item_revision: str = "A"
    drawing: str | None = None
    custom: list[CustomValue] = field(default_factory=list)
    handling: ItemHandling | None = None


@command(needs=permissions.EDIT_ITEMS)
async def create_item(work: Work, cmd: CreateItem) -> Item:
    await existing(work, Unit, cmd.unit_id)
    item = Item(
        **cmd.naming,
        kind=rules.check_kind(cmd.kind, rules.ITEM_KINDS),
        unit_id=cmd.unit_id,
        item_revision=rules.check_code(cmd.item_revision),
        drawing=cmd.drawing,
        custom=await checked_custom(work, "item", cmd.custom),
        **handled(cmd.handling, None),
    )
    return await add(work, item)


@dataclass(frozen=True, kw_only=True)
class ChangeItem(Command):
    """A revision given here holds at once, for orders released from now on; released ones keep their snapshot.
    Where changes are controlled, `create_revision` and an engineering change take its place."""

    item_id: UUID
    name_zh: str | None = None
    name_en: str | None = None
    item_revision: str | None = None
    drawing: str | None = None
    custom: list[CustomValue] | None = None
    handling: ItemHandling | None = None


@command(needs=permissions.EDIT_ITEMS)
async def change_item(work: Work, cmd: ChangeItem) -> Item:
    item = await existing(work, Item, cmd.item_id)
    changes: dict[str, Any] = renaming(cmd.name_zh, cmd.name_en) | handled(cmd.handling, item)
    if cmd.custom is not None:
        changes["custom"] = await checked_custom(work, "item", cmd.custom, item.custom)
    revision = item.item_revision if cmd.item_revision is None else rules.check_code(cmd.item_revision)
    drawing = item.drawing if cmd.drawing is None else cmd.drawing
    if (revision, drawing) != (item.item_revision, item.drawing):
        await revised_at_once(work, item, revision, drawing)
    return await work.change(item, **changes, item_revision=revision, drawing=drawing)


@dataclass(frozen=True, kw_only=True)
class SetConversion(Command):
    """`denominator` of the unit are `numerator` of the item's own unit. `per_lot`: lots bring their own factor."""

    item_id: UUID
    unit_id: UUID
    numerator: Decimal
    denominator: Decimal = ONE
    per_lot: bool = False


CONVERSIONS = Statement(mine(ItemConversion).where(ItemConversion.item_id == bindparam("item_id")))


@command(needs=permissions.EDIT_ITEMS)
async def set_conversion(work: Work, cmd: SetConversion) -> ItemConversion:
    """State or restate one relation; there is never a second way between two units of an item."""
    item = await work.lock(Item, cmd.item_id)
    if item is None:
        raise RecordNotFound(what="item")
    unit = await existing(work, Unit, cmd.unit_id)
    above, below = units.factor_of(cmd.numerator, cmd.denominator)
    known = {each.unit_id: each for each in await work.all(CONVERSIONS, item_id=item.id)}
    await _check_only_way(work, item, unit, [item.unit_id, *(id for id in known if id != unit.id)])
    values = {"numerator": above, "denominator": below, "per_lot": cmd.per_lot}
    if unit.id in known:
        return await work.change(known[unit.id], **values)
    return await work.insert(ItemConversion(item_id=item.id, unit_id=unit.id, **values))


async def _check_only_way(work: Work, item: Item, unit: Unit, others: list[UUID]) -> None:
    measure = units.Measure.of(unit)
    for other in await work.many(Unit, others):
        if other is not None and measure.related(units.Measure.of(other)):
            raise ConversionInvalid(item=item.code, unit=unit.code, other=other.code)


@dataclass(frozen=True, kw_only=True)
class RemoveConversion(Command):
    conversion_id: UUID


@command(needs=permissions.EDIT_ITEMS)
async def remove_conversion(work: Work, cmd: RemoveConversion) -> ItemConversion:
    """BOM lines that rest on it are refused when they are next exploded, naming both units."""
    row = await existing(work, ItemConversion, cmd.conversion_id)
    await work.remove(row)
    return row
