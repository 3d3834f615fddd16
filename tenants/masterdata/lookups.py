"""What upper modules ask of master data: one row or a refusal in words."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import ARRAY, Uuid, any_, bindparam, or_, select

from infra.db import Row, Statement, among, mine, own
from infra.work import Read
from tenants.masterdata import rules
from tenants.masterdata.errors import ReasonUnknown, RecordNotFound
from tenants.masterdata.explosion import Structure, blown, structure
from tenants.masterdata.models import (
    Area,
    Bom,
    BomLine,
    BomOutput,
    Item,
    ItemRevision,
    Named,
    Partner,
    ReasonCode,
    Routing,
    RoutingAlternative,
    RoutingGate,
    RoutingStep,
    Shift,
    Site,
    StorageLocation,
    Unit,
    WorkCenter,
    WorkUnit,
)

N = TypeVar("N", bound=Named)

_WORDS: dict[type[Any], str] = {
    Site: "site", Area: "area", WorkCenter: "work center", WorkUnit: "work unit", Unit: "unit", Item: "item",
    Partner: "partner", StorageLocation: "storage location",
}  # fmt: skip


async def existing(read: Read, model: type[Row], id: UUID) -> Row:
    """The row, or the same refusal for a missing one and another tenant's."""
    row = await read.get(model, id)
    if row is None:
        raise RecordNotFound(what=_WORDS.get(model, model.__name__.lower()))
    return row


async def by_code(read: Read, model: type[N], code: str) -> N | None:
    return await read.one(mine(model).where(model.code == code))  # type: ignore[no-any-return]


REASON = Statement(
    mine(ReasonCode).where(
        ReasonCode.kind == bindparam("kind"), ReasonCode.code == bindparam("code"), ReasonCode.active.is_(True)
    )
)


async def access_reason(read: Read, kind: str, code: str) -> ReasonCode:
    """An active reason of one kind; raises ReasonUnknown."""
    reason: ReasonCode | None = await read.one(REASON, kind=kind, code=code)
    if reason is None:
        raise ReasonUnknown(code=code[:40], kind=kind)
    return reason


class Component(NamedTuple):
    """A line with its quantity for one of the parent, net of scrap, in `unit` (which may not be the item's own).

    A phantom's lines stand in its place: they are rows nobody stores, numbered by its position and theirs
    (20 and 10 make 2000010).
    """

    line: BomLine
    item: Item
    unit: Unit


class Output(NamedTuple):
    """What else comes out with one of the parent, in the item's own `unit`."""

    row: BomOutput
    item: Item
    unit: Unit


class Recipe(NamedTuple):
    """How an item is made on a day: approved routing, steps in sequence, their gates; the BOM where there is one; the
    revision and drawing that hold on that day."""

    routing: Routing
    steps: Sequence[RoutingStep]
    gates: Sequence[RoutingGate]
    bom: Bom | None
    components: Sequence[Component]
    item_revision: str = ""
    drawing: str | None = None
    outputs: Sequence[Output] = ()


async def recipe(read: Read, item_id: UUID, day: date) -> Recipe | None:
    """None when no routing of the item is approved for the day."""
    routing = await read.one(ROUTING_ON, item_id=item_id, day=day)
    if routing is None:
        return None
    item = await existing(read, Item, item_id)
    revision: ItemRevision | None = await read.one(REVISION_ON, item_id=item_id, day=day)
    known = await structure(read, item_id, day, phantoms_only=True)
    return Recipe(
        routing=routing,
        steps=await read.all(STEPS, routing_id=routing.id),
        gates=await read.all(GATES, routing_id=routing.id),
        bom=known.boms.get(item_id),
        components=await _components(read, known, item_id),
        item_revision=revision.item_revision if revision else item.item_revision,
        drawing=revision.drawing if revision else item.drawing,
        outputs=await _outputs(read, known.boms.get(item_id)),
    )


async def _outputs(read: Read, bom: Bom | None) -> list[Output]:
    rows: list[BomOutput] = await read.all(OUTPUTS, bom_id=bom.id) if bom else []
    if not rows:
        return []
    items = [each for each in await read.many(Item, [row.item_id for row in rows]) if each]
    units = {each.id: each for each in await read.many(Unit, {item.unit_id for item in items}) if each}
    return [Output(row, item, units[item.unit_id]) for row, item in zip(rows, items, strict=True)]


def _on_day(model: type[Any]) -> Statement:
    day = bindparam("day", type_=model.__table__.c.effective_from.type)
    return Statement(
        mine(model)
        .where(
            model.item_id == bindparam("item_id"),
            model.state == "approved",
            model.effective_from <= day,
            or_(model.effective_to.is_(None), model.effective_to >= day),
        )
        .order_by(model.version.desc())
        .limit(1)
    )


ROUTING_ON = _on_day(Routing)
STEPS = Statement(
    mine(RoutingStep).where(RoutingStep.routing_id == bindparam("routing_id")).order_by(RoutingStep.sequence)
)
GATES = Statement(
    mine(RoutingGate)
    .join(RoutingStep, (RoutingStep.id == RoutingGate.routing_step_id) & own(RoutingStep))
    .where(RoutingStep.routing_id == bindparam("routing_id"))
)
OUTPUTS = Statement(mine(BomOutput).where(BomOutput.bom_id == bindparam("bom_id")).order_by(BomOutput.id))
ALTERNATIVES = Statement(
    mine(RoutingAlternative)
    .where(RoutingAlternative.routing_step_id == any_(bindparam("ids", type_=ARRAY(Uuid()))))
    .order_by(RoutingAlternative.routing_step_id, RoutingAlternative.preference)
)
REVISION_ON = Statement(
    mine(ItemRevision)
    .where(
        ItemRevision.item_id == bindparam("item_id"),
        ItemRevision.state == "approved",
        ItemRevision.effective_from <= bindparam("day", type_=ItemRevision.__table__.c.effective_from.type),
    )
    .order_by(ItemRevision.effective_from.desc(), ItemRevision.approved_at.desc())
    .limit(1)
)


async def _components(read: Read, known: Structure, item_id: UUID) -> list[Component]:
    units = {unit.id: unit for unit in await read.many(Unit, known.units.units) if unit}
    found = [(line, known.items[line.item_id]) for line in blown(known, item_id)]
    return [Component(line, item, units[line.unit_id or item.unit_id]) for line, item in found]


async def alternatives_of(read: Read, routing_step_ids: Iterable[UUID]) -> Mapping[UUID, Sequence[RoutingAlternative]]:
    """The other places of each step, best first; steps without any are left out."""
    found: dict[UUID, list[RoutingAlternative]] = {}
    for each in await read.all(ALTERNATIVES, ids=list(set(routing_step_ids))):
        found.setdefault(each.routing_step_id, []).append(each)
    return found


class CurrentShift(NamedTuple):
    shift: Shift
    day: date
    starts_at: datetime
    ends_at: datetime


async def site_of(read: Read) -> Site | None:
    """The tenant's first site: plants with one site are the rule in this issue."""
    return await read.one(mine(Site).order_by(Site.created_at, Site.id).limit(1))  # type: ignore[no-any-return]


async def plant_day(read: Read, at: datetime) -> date:
    """The calendar day of a moment where the plant stands: what is effective from today counts by it."""
    site = await site_of(read)
    return at.astimezone(ZoneInfo(site.time_zone if site else "Asia/Shanghai")).date()


async def shift_at(read: Read, at: datetime, site_id: UUID | None = None) -> CurrentShift | None:
    """The shift a moment falls into at a site (default: the first site); None between shifts."""
    site = await (read.get(Site, site_id) if site_id else site_of(read))
    if site is None:
        return None
    shifts: list[Shift] = await read.all(mine(Shift).where(Shift.site_id == site.id).order_by(Shift.code))
    span = rules.shift_at(shifts, at, site.time_zone)
    return CurrentShift(shifts[span.place], span.day, span.starts_at, span.ends_at) if span else None


async def work_centers_of(read: Read, places: Sequence[UUID]) -> list[UUID]:
    """The work centers that these sites, areas or work centers contain."""
    found = await read.all(
        select(WorkCenter.id)
        .join(Area, (Area.id == WorkCenter.area_id) & own(Area))
        .where(own(WorkCenter), _inside(places))
    )
    return [each["id"] for each in found]


def _inside(places: Sequence[UUID]) -> Any:
    return or_(among(WorkCenter.id, places), among(WorkCenter.area_id, places), among(Area.site_id, places))


PLACES = Statement(
    select(WorkCenter.id, WorkCenter.area_id, Area.site_id)
    .join(Area, (Area.id == WorkCenter.area_id) & own(Area))
    .where(own(WorkCenter), WorkCenter.id == any_(bindparam("ids", type_=ARRAY(Uuid()))))
)


async def places_of(read: Read, work_center_ids: Iterable[UUID]) -> set[UUID]:
    """The work centers with their areas and sites: where a grant may reach something that is made there."""
    rows = await read.all(PLACES, ids=list(set(work_center_ids)))
    return {place for row in rows for place in row.values()}


async def decimals_of(read: Read, item: Item) -> tuple[str, int]:
    """The unit code of an item and how fine it counts."""
    unit = await existing(read, Unit, item.unit_id)
    return unit.code, unit.decimals


def spoken(locale: str, row: Any) -> str:
    """A bilingual row's name in the language of the one who reads it."""
    return str(row.name_en if locale.startswith("en") else row.name_zh)
