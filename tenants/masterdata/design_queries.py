"""Reading how things are made: revisions, BOMs, routings, instructions, changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, any_, bindparam, func, select

from infra import clock
from infra.actions import query
from infra.db import Statement, among, mine, own
from infra.pages import Key, Page, paged
from infra.work import Read
from tenants.masterdata import boms, permissions
from tenants.masterdata.explosion import ExplodedLine, explode
from tenants.masterdata.lookups import plant_day
from tenants.masterdata.models import (
    Bom,
    BomLine,
    BomOutput,
    ChangePolicy,
    ChangeSubject,
    Drawing,
    EngineeringChange,
    Instruction,
    InstructionConfirmation,
    InstructionStep,
    ItemConversion,
    ItemRevision,
    OperationDefinition,
    Routing,
    RoutingAlternative,
    RoutingStep,
    Unit,
)
from tenants.masterdata.queries import contains

_IDS = bindparam("ids", type_=ARRAY(Uuid()))
_ITEM = bindparam("item_id", type_=Uuid())
DEEPEST = 30

UNITS = Statement(mine(Unit).order_by(Unit.dimension, Unit.code))
REVISIONS = Statement(
    mine(ItemRevision)
    .where(ItemRevision.item_id == _ITEM)
    .order_by(ItemRevision.effective_from.desc(), ItemRevision.created_at.desc())
)
CONVERSIONS = Statement(
    mine(ItemConversion)
    .join(Unit, (Unit.id == ItemConversion.unit_id) & own(Unit))
    .where(ItemConversion.item_id == _ITEM)
    .order_by(Unit.code)
)
BOMS = Statement(mine(Bom).where(Bom.item_id == _ITEM).order_by(Bom.version.desc()))
ROUTINGS = Statement(mine(Routing).where(Routing.item_id == _ITEM).order_by(Routing.version.desc()))
LINES = Statement(mine(BomLine).where(BomLine.bom_id == any_(_IDS)).order_by(BomLine.bom_id, BomLine.position))
COUNTS = Statement(
    select(BomLine.bom_id, func.count().label("n"))
    .where(own(BomLine), BomLine.bom_id == any_(_IDS))
    .group_by(BomLine.bom_id)
)
STEPS = Statement(
    mine(RoutingStep).where(RoutingStep.routing_id == any_(_IDS)).order_by(RoutingStep.routing_id, RoutingStep.sequence)
)
ALTERNATIVES = Statement(
    mine(RoutingAlternative)
    .where(RoutingAlternative.routing_step_id == any_(_IDS))
    .order_by(RoutingAlternative.routing_step_id, RoutingAlternative.preference)
)
DRAWINGS = Statement(mine(Drawing).where(Drawing.item_revision_id == any_(_IDS)).order_by(Drawing.name, Drawing.id))
INSTRUCTION_STEPS = Statement(
    mine(InstructionStep)
    .where(InstructionStep.instruction_id == any_(_IDS))
    .order_by(InstructionStep.instruction_id, InstructionStep.position)
)
SUBJECTS = Statement(mine(ChangeSubject).where(ChangeSubject.change_id == any_(_IDS)).order_by(ChangeSubject.kind))
USERS = Statement(
    select(BomLine, Bom)
    .with_only_columns(
        BomLine.id, BomLine.item_id, BomLine.quantity, BomLine.unit_id, BomLine.phantom, Bom.id.label("bom_id"),
        Bom.item_id.label("parent_id"), Bom.version, Bom.state,
    )
    .join(Bom, (Bom.id == BomLine.bom_id) & own(Bom))
    .where(own(BomLine), BomLine.item_id == any_(_IDS), (Bom.state == "approved") | (Bom.state == "draft"))
    .order_by(Bom.item_id, Bom.version.desc(), BomLine.position)
)  # fmt: skip
CONFIRMATIONS = Statement(
    mine(InstructionConfirmation)
    .where(InstructionConfirmation.operation_id == bindparam("operation_id"))
    .order_by(InstructionConfirmation.confirmed_at.desc(), InstructionConfirmation.id)
)


@query(needs=permissions.READ_MASTERDATA)
async def units(read: Read) -> Sequence[Unit]:
    return await read.all(UNITS)


@query(needs=permissions.READ_MASTERDATA)
async def item_revisions(read: Read, item_id: UUID) -> Sequence[ItemRevision]:
    return await read.all(REVISIONS, item_id=item_id)


@query(needs=permissions.READ_MASTERDATA)
async def item_conversions(read: Read, item_id: UUID) -> Sequence[ItemConversion]:
    return await read.all(CONVERSIONS, item_id=item_id)


@query(needs=permissions.READ_MASTERDATA)
async def item_boms(read: Read, item_id: UUID) -> Sequence[Bom]:
    return await read.all(BOMS, item_id=item_id)


@query(needs=permissions.READ_MASTERDATA)
async def bom(read: Read, id: UUID) -> Bom | None:
    return await read.get(Bom, id)


@query(needs=permissions.READ_MASTERDATA)
async def bom_tree(
    read: Read, *, item_id: UUID, bom_id: UUID | None, day: date | None, quantity: Decimal
) -> list[ExplodedLine]:
    """The tree of an item on a day (default: today), or of one of its versions, drafts too."""
    chosen = await read.get(Bom, bom_id) if bom_id else None
    if chosen is not None and chosen.item_id != item_id:
        chosen = None
    return await explode(read, item_id, day or await plant_day(read, clock.now()), quantity, bom=chosen)


@dataclass(frozen=True)
class Usage:
    """A version of `parent_id` uses the item, directly at level 1."""

    level: int
    item_id: UUID
    parent_id: UUID
    bom_id: UUID
    version: int
    state: str
    quantity: Decimal
    unit_id: UUID | None
    phantom: bool


@query(needs=permissions.READ_MASTERDATA)
async def where_used(read: Read, item_id: UUID) -> list[Usage]:
    """Every version that is live or a draft and contains the item, level by level up to the products."""
    found: list[Usage] = []
    seen, below = {item_id}, [item_id]
    for level in range(1, DEEPEST + 1):
        rows = await read.all(USERS, ids=below) if below else ()
        found += [_usage(level, row) for row in rows]
        below = list({row["parent_id"] for row in rows if row["state"] == "approved"} - seen)
        seen |= set(below)
    return found


def _usage(level: int, row: Any) -> Usage:
    names = ("item_id", "parent_id", "bom_id", "version", "state", "quantity", "unit_id", "phantom")
    return Usage(level=level, **{name: row[name] for name in names})


@query(needs=permissions.READ_MASTERDATA)
async def bom_differences(read: Read, before: UUID, after: UUID) -> list[boms.Difference]:
    old, new = await lines_of(read, [before, after])
    return boms.differences(_by(old, "position"), _by(new, "position"), boms.LINE_FACTS)


@query(needs=permissions.READ_MASTERDATA)
async def item_routings(read: Read, item_id: UUID) -> Sequence[Routing]:
    return await read.all(ROUTINGS, item_id=item_id)


@query(needs=permissions.READ_MASTERDATA)
async def routing(read: Read, id: UUID) -> Routing | None:
    return await read.get(Routing, id)


@query(needs=permissions.READ_MASTERDATA)
async def routing_differences(read: Read, before: UUID, after: UUID) -> list[boms.Difference]:
    old, new = await routing_steps_of(read, [before, after])
    return boms.differences(_by(old, "sequence"), _by(new, "sequence"), boms.STEP_FACTS)


def _by(rows: Sequence[object], name: str) -> dict[int, object]:
    return {getattr(row, name): row for row in rows}


@query(needs=permissions.READ_MASTERDATA)
async def operation_definitions(
    read: Read, *, first: int, after: str | None, search: str | None = None
) -> Page[OperationDefinition]:
    statement = mine(OperationDefinition)
    if search:
        model = OperationDefinition
        statement = statement.where(contains(search, model.code, model.name_zh, model.name_en))
    keys = (Key(OperationDefinition.code, "code"), Key(OperationDefinition.id, "id"))
    return await paged(read, statement, keys=keys, first=first, after=after)


@query(needs=permissions.READ_MASTERDATA)
async def operation_definition(read: Read, id: UUID) -> OperationDefinition | None:
    return await read.get(OperationDefinition, id)


@query(needs=permissions.READ_MASTERDATA)
async def instructions(
    read: Read, *, operation_definition_id: UUID | None, item_id: UUID | None
) -> Sequence[Instruction]:
    """Every version of an operation's instructions, or of an item's, newest first."""
    statement = mine(Instruction)
    if operation_definition_id is not None:
        statement = statement.where(Instruction.operation_definition_id == operation_definition_id)
    if item_id is not None:
        statement = statement.where(Instruction.item_id == item_id)
    return await read.all(
        statement.order_by(Instruction.item_id, Instruction.step_sequence, Instruction.version.desc()).limit(200)
    )


@query(needs=permissions.READ_MASTERDATA)
async def instruction(read: Read, id: UUID) -> Instruction | None:
    return await read.get(Instruction, id)


@query(needs=permissions.READ_MASTERDATA)
async def instruction_confirmations(read: Read, operation_id: UUID) -> Sequence[InstructionConfirmation]:
    """Who has read what for one operation of an order, newest first."""
    return await read.all(CONFIRMATIONS, operation_id=operation_id)


CHANGE_SORTS = {
    "NUMBER_DESC": Key(EngineeringChange.number, "number", descending=True),
    "NUMBER_ASC": Key(EngineeringChange.number, "number"),
    "EFFECTIVE_DESC": Key(EngineeringChange.effective_from, "effective_from", descending=True),
}


@query(needs=permissions.READ_MASTERDATA)
async def engineering_changes(
    read: Read,
    *,
    first: int,
    after: str | None,
    states: Sequence[str] | None = None,
    search: str | None = None,
    item_id: UUID | None = None,
    sort: Sequence[str] = (),
) -> Page[EngineeringChange]:
    """Changes, the newest first unless sorted."""
    statement = mine(EngineeringChange)
    if states is not None:
        statement = statement.where(among(EngineeringChange.state, states))
    if search:
        statement = statement.where(contains(search, EngineeringChange.number, EngineeringChange.title))
    if item_id is not None:
        about = select(ChangeSubject.change_id).where(own(ChangeSubject), ChangeSubject.item_id == item_id)
        statement = statement.where(EngineeringChange.id == any_(about.scalar_subquery()))
    keys = [CHANGE_SORTS[each] for each in sort or ("NUMBER_DESC",)]
    return await paged(read, statement, keys=[*keys, Key(EngineeringChange.id, "id")], first=first, after=after)


@query(needs=permissions.READ_MASTERDATA)
async def engineering_change(read: Read, id: UUID) -> EngineeringChange | None:
    return await read.get(EngineeringChange, id)


@query(needs=permissions.READ_MASTERDATA)
async def change_policy(read: Read) -> ChangePolicy | None:
    policy: ChangePolicy | None = await read.one(mine(ChangePolicy))
    return policy


# -- loaders: values in the order of the keys ---------------------------------------------------------


async def _grouped(read: Read, statement: Statement, ids: Sequence[UUID], column: str) -> list[list[Any]]:
    found: dict[UUID, list[Any]] = {}
    for row in await read.all(statement, ids=list(ids)):
        found.setdefault(getattr(row, column), []).append(row)
    return [found.get(id, []) for id in ids]


async def outputs_of(read: Read, ids: Sequence[UUID]) -> Sequence[Sequence[BomOutput]]:
    rows = await read.all(mine(BomOutput).where(among(BomOutput.bom_id, ids)).order_by(BomOutput.id))
    return [[row for row in rows if row.bom_id == id] for id in ids]


async def lines_of(read: Read, ids: Sequence[UUID]) -> Sequence[Sequence[BomLine]]:
    return await _grouped(read, LINES, ids, "bom_id")


async def line_counts(read: Read, ids: Sequence[UUID]) -> Sequence[int]:
    counts = {row["bom_id"]: row["n"] for row in await read.all(COUNTS, ids=list(ids))}
    return [counts.get(id, 0) for id in ids]


async def routing_steps_of(read: Read, ids: Sequence[UUID]) -> Sequence[Sequence[RoutingStep]]:
    return await _grouped(read, STEPS, ids, "routing_id")


async def alternatives_by_step(read: Read, ids: Sequence[UUID]) -> Sequence[Sequence[RoutingAlternative]]:
    return await _grouped(read, ALTERNATIVES, ids, "routing_step_id")


async def drawings_of(read: Read, ids: Sequence[UUID]) -> Sequence[Sequence[Drawing]]:
    return await _grouped(read, DRAWINGS, ids, "item_revision_id")


async def instruction_steps_of(read: Read, ids: Sequence[UUID]) -> Sequence[Sequence[InstructionStep]]:
    return await _grouped(read, INSTRUCTION_STEPS, ids, "instruction_id")


async def subjects_of(read: Read, ids: Sequence[UUID]) -> Sequence[Sequence[ChangeSubject]]:
    return await _grouped(read, SUBJECTS, ids, "change_id")


async def definitions_by_id(read: Read, ids: Sequence[UUID]) -> Sequence[OperationDefinition | None]:
    return await read.many(OperationDefinition, ids)


async def boms_by_id(read: Read, ids: Sequence[UUID]) -> Sequence[Bom | None]:
    return await read.many(Bom, ids)


async def routings_by_id(read: Read, ids: Sequence[UUID]) -> Sequence[Routing | None]:
    return await read.many(Routing, ids)


async def revisions_by_id(read: Read, ids: Sequence[UUID]) -> Sequence[ItemRevision | None]:
    return await read.many(ItemRevision, ids)
