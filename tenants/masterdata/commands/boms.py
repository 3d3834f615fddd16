"""What items are made of: drafts, their lines, and the moment a version goes live."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import ARRAY, Text, Uuid, any_, bindparam, select

from infra.actions import Command, Meaning, command
from infra.db import Statement, TenantRow, among, mine, own
from infra.ids import uuid7
from infra.quantity import exact
from infra.work import Work
from tenants.masterdata import boms, permissions, rules
from tenants.masterdata.commands.versions import (
    APPROVED,
    DRAFT,
    WITHDRAWN,
    check_dates,
    check_free,
    check_uncontrolled,
    locked_draft,
    next_version,
    queue_up,
    today,
)
from tenants.masterdata.errors import BomCycle, LineInvalid, OutputInvalid, RecordNotFound, UnitUnknown
from tenants.masterdata.lookups import existing
from tenants.masterdata.models import Bom, BomLine, BomOutput, Item
from tenants.masterdata.units import converter

LONGEST_NOTE = 200

EDGES = Statement(
    select(Bom.id, Bom.item_id, Bom.version, Bom.state, Bom.effective_from, Bom.effective_to).where(
        own(Bom),
        Bom.item_id == any_(bindparam("ids", type_=ARRAY(Uuid()))),
        Bom.state == any_(bindparam("states", type_=ARRAY(Text()))),
    )
)
CHILDREN = Statement(
    select(BomLine.bom_id, BomLine.item_id)
    .where(own(BomLine), BomLine.bom_id == any_(bindparam("ids", type_=ARRAY(Uuid()))))
    .distinct()
)


@dataclass(frozen=True, kw_only=True)
class NewBomLine:
    """`quantity` of the component for one unit of the parent, net of scrap, in `unit_id` (its own unit by default).

    `alternative_of`: the position of the line it may stand in for. `step_sequence`: the routing step that consumes it.
    """

    item_id: UUID
    quantity: Decimal
    position: int
    unit_id: UUID | None = None
    scrap_percent: Decimal = Decimal(0)
    phantom: bool = False
    alternative_of: int | None = None
    step_sequence: int | None = None
    note: str | None = None


@dataclass(frozen=True, kw_only=True)
class NewBomOutput:
    """What else comes out with one unit of the parent, in its own unit. `kind`: co_product | by_product; `cost_share`:
    percent of the order's cost, all of them together at most 100. `step_sequence`: where it comes out; null: the last.
    """

    item_id: UUID
    quantity: Decimal
    kind: str = "by_product"
    cost_share: Decimal = Decimal(0)
    step_sequence: int | None = None


@dataclass(frozen=True, kw_only=True)
class CreateBom(Command):
    """The next version of an item's BOM, as a draft."""

    item_id: UUID
    lines: list[NewBomLine]
    effective_from: date
    effective_to: date | None = None
    outputs: list[NewBomOutput] = field(default_factory=list)


@command(needs=permissions.EDIT_ITEMS)
async def create_bom(work: Work, cmd: CreateBom) -> Bom:
    item = await existing(work, Item, cmd.item_id)
    bom = Bom(
        id=uuid7(),
        item_id=item.id,
        version=await next_version(work, Bom, item.id),
        state=DRAFT,
        effective_from=cmd.effective_from,
        effective_to=cmd.effective_to,
    )
    lines = await _checked_lines(work, item, bom, cmd.lines)
    rows: list[TenantRow] = [bom, *lines, *await _checked_outputs(work, item, bom, cmd.outputs)]
    await work.insert_all(rows)
    return bom


@dataclass(frozen=True, kw_only=True)
class ReviseBom(Command):
    """Other lines (all of them) or dates for a draft. `outputs`: null leaves what else comes out as it is."""

    bom_id: UUID
    lines: list[NewBomLine]
    effective_from: date
    effective_to: date | None = None
    outputs: list[NewBomOutput] | None = None


@command(needs=permissions.EDIT_ITEMS)
async def revise_bom(work: Work, cmd: ReviseBom) -> Bom:
    bom = await locked_draft(work, Bom, cmd.bom_id, "BOM")
    item = await existing(work, Item, bom.item_id)
    bom = await work.change(bom, effective_from=cmd.effective_from, effective_to=cmd.effective_to)
    lines = {line.position: line for line in await _checked_lines(work, item, bom, cmd.lines)}
    old = {line.position: line for line in await work.all(mine(BomLine).where(BomLine.bom_id == bom.id))}
    for each in boms.differences(old, lines, boms.LINE_FACTS):
        if each.before is None:
            continue
        if each.after is None:
            await work.remove(each.before)
        else:
            await work.change(each.before, **{fact: getattr(each.after, fact) for fact in boms.LINE_FACTS})
    await work.insert_all([line for position, line in lines.items() if position not in old])
    if cmd.outputs is not None:
        await _rewrite_outputs(work, bom, await _checked_outputs(work, item, bom, cmd.outputs))
    return bom


OUTPUT_FACTS = ("kind", "quantity", "cost_share", "step_sequence")


async def _rewrite_outputs(work: Work, bom: Bom, wanted: Sequence[BomOutput]) -> None:
    old = {each.item_id: each for each in await work.all(mine(BomOutput).where(BomOutput.bom_id == bom.id))}
    for each in wanted:
        if each.item_id in old:
            await work.change(old.pop(each.item_id), **{fact: getattr(each, fact) for fact in OUTPUT_FACTS})
        else:
            await work.insert(each)
    for gone in old.values():
        await work.remove(gone)


@dataclass(frozen=True, kw_only=True)
class WithdrawBom(Command):
    """Give a draft up; its number is not used again."""

    bom_id: UUID


@command(needs=permissions.EDIT_ITEMS)
async def withdraw_bom(work: Work, cmd: WithdrawBom) -> Bom:
    bom = await locked_draft(work, Bom, cmd.bom_id, "BOM")
    await check_free(work, bom.id)
    return await work.change(bom, state=WITHDRAWN)


@dataclass(frozen=True, kw_only=True)
class ApproveBom(Command):
    bom_id: UUID


@command(needs=permissions.APPROVE_ITEMS, signs=Meaning("approved"))
async def approve_bom(work: Work, cmd: ApproveBom) -> Bom:
    """Orders released from its effective date on are made by it."""
    await queue_up(work)
    bom = await locked_draft(work, Bom, cmd.bom_id, "BOM")
    await check_free(work, bom.id)
    await check_uncontrolled(work, Bom, bom.item_id)
    return await bom_live(work, bom)


async def bom_live(work: Work, bom: Bom, since: date | None = None) -> Bom:
    """The version holds from `since` (default: its own date) on. Refuses a loop with whatever is live by now; the
    caller holds the company's queue."""
    since = since or bom.effective_from
    check_dates(since, bom.effective_to)
    item = await existing(work, Item, bom.item_id)
    components = [each["item_id"] for each in await work.all(CHILDREN, ids=[bom.id])]
    await _check_no_loop(work, item, components, boms.Span(since, bom.effective_to or boms.FOREVER), (APPROVED,))
    return await work.change(bom, state=APPROVED, approved_at=work.now, effective_from=since)


# -- checks ------------------------------------------------------------------------------------------------


async def _checked_lines(work: Work, item: Item, bom: Bom, given: Sequence[NewBomLine]) -> list[BomLine]:
    """The rows of a draft; a fixed number of statements however many lines there are."""
    check_dates(bom.effective_from, bom.effective_to)
    rules.check_positions(line.position for line in given)
    lines = [_line(bom, line) for line in given]
    _check_alternatives(lines)
    await _check_components(work, lines)
    span = boms.Span(bom.effective_from, bom.effective_to or boms.FOREVER)
    await _check_no_loop(work, item, {line.item_id for line in lines}, span, (APPROVED, DRAFT))
    return lines


def _line(bom: Bom, line: NewBomLine) -> BomLine:
    quantity = exact(line.quantity)
    facts = {
        "position": 0 < line.position < 1_000_000,
        "quantity": quantity > 0,
        "scrap_percent": 0 <= line.scrap_percent < 100,
        "step_sequence": line.step_sequence is None or 0 < line.step_sequence < 10_000,
        "note": line.note is None or len(line.note) <= LONGEST_NOTE,
    }
    for what, fine in facts.items():
        if not fine:
            raise LineInvalid(position=line.position, what=what)
    return BomLine(
        bom_id=bom.id,
        position=line.position,
        item_id=line.item_id,
        quantity=quantity,
        unit_id=line.unit_id,
        scrap_percent=exact(line.scrap_percent),
        phantom=line.phantom,
        alternative_of=line.alternative_of,
        step_sequence=line.step_sequence,
        note=(line.note or "").strip() or None,
    )


async def _checked_outputs(work: Work, item: Item, bom: Bom, given: Sequence[NewBomOutput]) -> list[BomOutput]:
    """Never the parent, never twice, and no more than the whole cost is shared."""
    if not given:
        return []
    units = await converter(work, [each for each in await work.many(Item, {g.item_id for g in given}) if each])
    if len(units.items) < len({each.item_id for each in given}):
        raise RecordNotFound(what="item")
    if sum((each.cost_share for each in given), Decimal(0)) > 100:
        raise OutputInvalid(item=item.code, what="cost_share")
    seen: set[UUID] = {item.id}
    rows = []
    for each in given:
        measured = units.items[each.item_id]
        facts = {
            "item": each.item_id not in seen,
            "kind": each.kind in rules.OUTPUT_KINDS,
            "quantity": exact(each.quantity, decimals=6) > 0,
            "cost_share": 0 <= each.cost_share <= 100,
            "step_sequence": each.step_sequence is None or 0 < each.step_sequence < 10_000,
        }
        for what, fine in facts.items():
            if not fine:
                raise OutputInvalid(item=measured.item, what=what)
        seen.add(each.item_id)
        rows.append(
            BomOutput(
                bom_id=bom.id, item_id=each.item_id, kind=each.kind, quantity=exact(each.quantity),
                cost_share=exact(each.cost_share), step_sequence=each.step_sequence,
            )
        )  # fmt: skip
    return rows


def _check_alternatives(lines: Sequence[BomLine]) -> None:
    """A line stands in for a main line of the same BOM, and nothing stands in for a stand-in."""
    main = {line.position for line in lines if line.alternative_of is None}
    for line in lines:
        if line.alternative_of is not None and line.alternative_of not in main:
            raise LineInvalid(position=line.position, what="alternative_of")


async def _check_components(work: Work, lines: Sequence[BomLine]) -> None:
    wanted = {line.item_id for line in lines}
    items = {each.id: each for each in await work.all(mine(Item).where(among(Item.id, wanted)))}
    if len(items) < len(wanted):
        raise RecordNotFound(what="item")
    odd = [line for line in lines if line.unit_id is not None and line.unit_id != items[line.item_id].unit_id]
    if not odd:
        return
    known = await converter(work, {items[line.item_id].id: items[line.item_id] for line in odd}.values())
    for line in odd:
        given = known.units.get(line.unit_id) if line.unit_id else None
        if given is None:
            raise UnitUnknown(unit=str(line.unit_id))
        known.ratio(line.item_id, given, known.units[items[line.item_id].unit_id])


async def _check_no_loop(
    work: Work, item: Item, components: Iterable[UUID], span: boms.Span, states: Sequence[str]
) -> None:
    """Raises BomCycle naming the loop; walks down only what the components are made of, level by level."""
    ahead = span.meet(boms.Span(await today(work), boms.FOREVER))
    if ahead is None:
        return  # what is over cannot be made any more
    uses = await _uses(work, components, item.id, states)
    loop = boms.find_loop(item.id, components, ahead, uses)
    if loop is not None:
        codes = {each.id: each.code for each in await work.many(Item, loop) if each}
        raise BomCycle(item=item.code, loop=" → ".join(codes[each] for each in loop))


async def _uses(
    work: Work, components: Iterable[UUID], top: UUID, states: Sequence[str]
) -> Mapping[UUID, Sequence[boms.Use]]:
    uses: dict[UUID, list[boms.Use]] = {}
    open_items = set(components) - {top}
    asked: set[UUID] = {top}
    while open_items:
        versions: dict[UUID, list[_Version]] = {}
        for row in await work.all(EDGES, ids=list(open_items), states=list(states)):
            versions.setdefault(row["item_id"], []).append(_Version(**row))
        spans = {each.id: (each.item_id, boms.span_of(each, of)) for of in versions.values() for each in of}
        asked |= open_items
        open_items = set()
        for row in await work.all(CHILDREN, ids=list(spans)) if spans else ():
            parent, span = spans[row["bom_id"]]
            if span is not None:
                uses.setdefault(parent, []).append(boms.Use(row["item_id"], span))
                open_items.add(row["item_id"])
        open_items -= asked
    return uses


@dataclass(frozen=True)
class _Version:
    id: UUID
    item_id: UUID
    version: int
    state: str
    effective_from: date
    effective_to: date | None


__all__ = [
    "ApproveBom",
    "CreateBom",
    "NewBomLine",
    "NewBomOutput",
    "ReviseBom",
    "WithdrawBom",
    "approve_bom",
    "bom_live",
    "create_bom",
    "revise_bom",
    "withdraw_bom",
]
