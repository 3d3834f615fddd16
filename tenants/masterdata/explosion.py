"""What an item is made of, through every level, on one day."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, any_, bindparam, or_
from sqlalchemy.dialects.postgresql import distinct_on

from infra.db import Statement, mine
from infra.quantity import DECIMALS
from infra.rows import image
from infra.work import Read
from tenants.masterdata.errors import BomTooLarge, RecordNotFound
from tenants.masterdata.models import Bom, BomLine, Item
from tenants.masterdata.units import Converter, converter, rounded

LARGEST = 50_000  # lines of one tree; a plane has more, its factory another system

_IDS = bindparam("ids", type_=ARRAY(Uuid()))
_DAY = bindparam("day", type_=Bom.__table__.c.effective_from.type)
BOMS_ON = Statement(
    mine(Bom)
    .where(
        Bom.item_id == any_(_IDS),
        Bom.state == "approved",
        Bom.effective_from <= _DAY,
        or_(Bom.effective_to.is_(None), Bom.effective_to >= _DAY),
    )
    .ext(distinct_on(Bom.item_id))
    .order_by(Bom.item_id, Bom.version.desc())
)
LINES_OF = Statement(mine(BomLine).where(BomLine.bom_id == any_(_IDS)).order_by(BomLine.bom_id, BomLine.position))


@dataclass(frozen=True, slots=True)
class ExplodedLine:
    """One line of the tree.

    `quantity` is what is needed of it for the whole, with scrap, in its own unit, rounded up at that unit's last
    decimal (less would not do); `net` is the same without its own line's scrap. Rounding never travels down: each
    level is computed from exact quotients. `alternative`: it, or something above it, only stands in for another line.
    """

    level: int
    path: tuple[int, ...]  # positions from the top
    line: BomLine
    parent: Item
    item: Item
    unit: str
    line_unit: str
    net: Decimal
    quantity: Decimal
    alternative: bool
    bom: Bom | None  # what it is made of itself on that day


@dataclass(frozen=True)
class Structure:
    """Every BOM below an item, each once, with its lines, items and units."""

    boms: Mapping[UUID, Bom]  # by item
    lines: Mapping[UUID, Sequence[BomLine]]  # by BOM
    items: Mapping[UUID, Item]
    units: Converter


async def structure(
    read: Read, item_id: UUID, day: date, *, bom: Bom | None = None, phantoms_only: bool = False
) -> Structure:
    """All that is below an item on a day, two statements per level; `bom` replaces the item's own version.

    `phantoms_only` goes no deeper than to what really has to be there.
    """
    boms: dict[UUID, Bom] = {item_id: bom} if bom else {}
    lines: dict[UUID, Sequence[BomLine]] = {}
    asked: set[UUID] = {item_id} if bom else set()
    reached: set[UUID] = {item_id}
    open_items = {item_id}
    while open_items:
        new = {each.item_id: each for each in await _boms(read, open_items - asked, day)}
        asked |= open_items
        boms |= new
        found = await _lines(read, [boms[each].id for each in open_items if each in boms])
        lines |= found
        deeper = [line for each in found.values() for line in each if line.phantom or not phantoms_only]
        reached |= {line.item_id for each in found.values() for line in each}
        open_items = {line.item_id for line in deeper} - asked
    items = {each.id: each for each in await read.many(Item, reached) if each}
    return Structure(boms, lines, items, await converter(read, items.values()))


async def _boms(read: Read, items: Iterable[UUID], day: date) -> Sequence[Bom]:
    wanted = list(items)
    return await read.all(BOMS_ON, ids=wanted, day=day) if wanted else ()


async def _lines(read: Read, boms: Sequence[UUID]) -> dict[UUID, Sequence[BomLine]]:
    grouped: dict[UUID, list[BomLine]] = {}
    for line in await read.all(LINES_OF, ids=list(boms)) if boms else ():
        grouped.setdefault(line.bom_id, []).append(line)
    return dict(grouped)


async def explode(
    read: Read, item_id: UUID, day: date, quantity: Decimal = Decimal(1), *, bom: Bom | None = None
) -> list[ExplodedLine]:
    """The tree below `quantity` of an item as it is made on a day, each line before what it is made of.

    Phantoms are listed, marked on their line, and their own lines below them. Raises BomTooLarge, UnitUnrelated.
    """
    known = await structure(read, item_id, day, bom=bom)
    top = known.items.get(item_id)
    if top is None:
        raise RecordNotFound(what="item")
    return walk(known, top, Fraction(quantity))


def walk(known: Structure, top: Item, quantity: Fraction) -> list[ExplodedLine]:
    """Depth first, in the order of positions."""
    made: list[ExplodedLine] = []
    open_lines = _opened(known, top, quantity, (), False)
    while open_lines:
        line, parent, needed, path, alternative = open_lines.pop()
        shown, gross = _shown(known, line, parent, needed, path, alternative)
        made.append(shown)
        if len(made) > LARGEST:
            raise BomTooLarge(item=top.code, limit=LARGEST)
        open_lines += _opened(known, shown.item, gross, shown.path, shown.alternative)
    return made


_Open = tuple[BomLine, Item, Fraction, tuple[int, ...], bool]


def _opened(known: Structure, item: Item, quantity: Fraction, path: tuple[int, ...], alternative: bool) -> list[_Open]:
    bom = known.boms.get(item.id)
    lines = known.lines.get(bom.id, ()) if bom else ()
    return [(line, item, quantity, path, alternative) for line in reversed(lines)]


def _shown(
    known: Structure, line: BomLine, parent: Item, needed: Fraction, path: tuple[int, ...], alternative: bool
) -> tuple[ExplodedLine, Fraction]:
    item = known.items[line.item_id]
    own = known.units.units[item.unit_id]
    given = known.units.units[line.unit_id] if line.unit_id else own
    net = needed * Fraction(line.quantity) * known.units.ratio(item.id, given, own)
    gross = net / (1 - Fraction(line.scrap_percent) / 100)
    shown = ExplodedLine(
        level=len(path) + 1,
        path=(*path, line.position),
        line=line,
        parent=parent,
        item=item,
        unit=own.code,
        line_unit=given.code,
        net=rounded(net, own.decimals, "up"),
        quantity=rounded(gross, own.decimals, "up"),
        alternative=alternative or line.alternative_of is not None,
        bom=known.boms.get(item.id),
    )
    return shown, gross


def blown(known: Structure, item_id: UUID) -> list[BomLine]:
    """An item's lines for one of it, a phantom's lines in its place: those are rows nobody stores, numbered by both
    positions, their quantity at the finest any unit has."""
    return _blown(known, item_id, Fraction(1), 0)


def _blown(known: Structure, item_id: UUID, factor: Fraction, place: int) -> list[BomLine]:
    bom = known.boms.get(item_id)
    found: list[BomLine] = []
    for line in known.lines.get(bom.id, ()) if bom else ():
        if not line.phantom or line.item_id not in known.boms:
            found.append(line if factor == 1 and not place else _standing_in(line, factor, place))
            continue
        item = known.items[line.item_id]
        own = known.units.units[item.unit_id]
        given = known.units.units[line.unit_id] if line.unit_id else own
        each = factor * Fraction(line.quantity) * known.units.ratio(item.id, given, own)
        gross = each / (1 - Fraction(line.scrap_percent) / 100)
        found += _blown(known, line.item_id, gross, (place + line.position) * BELOW)
    return found


BELOW = 100_000


def _standing_in(line: BomLine, factor: Fraction, place: int) -> BomLine:
    values = image(line) | {
        "position": place + line.position,
        "quantity": rounded(factor * Fraction(line.quantity), DECIMALS),
        "alternative_of": None if line.alternative_of is None else place + line.alternative_of,
    }
    return BomLine(**values)
