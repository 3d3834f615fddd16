"""What a report takes and gives: the facade for `reporting`, called only where the operation consumes or yields.

It never refuses the operator and no balance goes below zero: what the line side lacks becomes a shortfall.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, any_, bindparam, func, select

from infra.db import Statement, among, mine, own
from infra.quantity import ZERO
from infra.work import Work
from tenants import masterdata
from tenants.masterdata import statuses
from tenants.masterdata.models import Item
from tenants.masterdata.units import rounded
from tenants.orders import Operation
from tenants.orders.models import ProductionOrder, Transfer
from tenants.traceability import genealogy, ledger
from tenants.traceability.flow import rules
from tenants.traceability.flow.consume import Taken, consume
from tenants.traceability.flow.issue import existing_order
from tenants.traceability.flow.needs import bare_needs, net_consumption
from tenants.traceability.flow.outputs import as_lots, made, note_made, open_output, output_place, serialised
from tenants.traceability.flow.rules import Line, Need
from tenants.traceability.flow.shortfalls import Lack, note_shortfalls
from tenants.traceability.genealogy import Link
from tenants.traceability.ledger import Place
from tenants.traceability.models import LotBalance, MaterialLot, Movement, Sublot
from tenants.traceability.usable import is_over


@dataclass(frozen=True, kw_only=True)
class Made:
    """What a report said. `through`: good and lost pieces, which took material; `serials`: of the good ones."""

    report_id: UUID
    good: Decimal
    through: Decimal
    serials: Sequence[str] = ()
    work_unit_id: UUID | None = None


async def follow_report(work: Work, operation: Operation, report: Made) -> None:
    """Book what a report took from the line side and from what stands issued, and what it put into stock.

    The operation is locked and has the report's counts already. Raises nothing of its own.
    """
    if report.through <= 0 and report.good <= 0:
        return
    order = await existing_order(work, operation.order_id)
    fed = await _fed(work, order, operation, report) if operation.consumes else Fed()
    if not fed.anything and not operation.yields:
        return
    output = await open_output(work, order)
    pieces = await _pieces(work, operation, report, output) if operation.yields else []
    lots = await ledger.lock_lots(work, {output.id, *fed.lot_ids, *(each.id for each in pieces)})
    output = lots[output.id]
    if fed.anything:
        await _take(work, operation, output, fed, lots, report)
    if operation.yields and report.good > 0:
        await _give(work, operation, output, [lots[each.id] for each in pieces], report)


# -- what goes in ------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Fed:
    """What the report takes: by need of the line side, and of what stands issued; the lots where it may lie."""

    flushed: Mapping[int, Sequence[Need]] = field(default_factory=dict)  # by group, the main line first
    issued: Mapping[int, Sequence[Need]] = field(default_factory=dict)
    before: Decimal = ZERO
    lot_ids: frozenset[UUID] = frozenset()
    side_id: UUID | None = None

    @property
    def anything(self) -> bool:
        return bool(self.flushed or self.issued)


_ITEMS = any_(bindparam("items", type_=ARRAY(Uuid())))
CANDIDATES = Statement(
    select(
        LotBalance.id, LotBalance.lot_id, LotBalance.location_id, LotBalance.order_id, LotBalance.pack_id,
        LotBalance.quantity, MaterialLot.item_id, MaterialLot.expires_on, MaterialLot.received_at,
        Item.pick_rule, Item.expiry_policy,
    )
    .join(MaterialLot, own(MaterialLot) & (MaterialLot.id == LotBalance.lot_id))
    .join(Item, own(Item) & (Item.id == MaterialLot.item_id))
    .where(
        own(LotBalance),
        MaterialLot.item_id == _ITEMS,
        MaterialLot.kind == "lot",
        (LotBalance.order_id == bindparam("order_id", type_=Uuid()))
        | (LotBalance.order_id.is_(None) & (LotBalance.location_id == bindparam("side_id", type_=Uuid()))),
    )
)  # fmt: skip
"""Lots that stand issued to the order, and those that lie free at the line side."""


async def _fed(work: Work, order: ProductionOrder, operation: Operation, report: Made) -> Fed:
    needs = [
        each
        for each in (await bare_needs(work, [order]))[order.id]
        if each.operation_id == operation.id and each.tracking != "serial"
    ]
    if order.kind == "repair" and not operation.predecessor_ids:
        needs.append(_itself(order, operation))
    if not needs:
        return Fed()
    side = await masterdata.line_side(work, operation.work_center_id)
    groups: dict[int, list[Need]] = {}
    for each in needs:
        groups.setdefault(each.line.group, []).append(each)
    flushed, issued = {}, {}
    for group, of in groups.items():
        of.sort(key=lambda each: (each.alternative_of is not None, each.position))
        if of[0].method == "backflush":
            flushed[group] = of
        else:
            issued[group] = of
    found = await work.all(
        CANDIDATES, items=list({each.item_id for each in needs}), order_id=order.id, side_id=side.id if side else None
    )
    return Fed(
        flushed, issued, operation.handled - report.through, frozenset(row["lot_id"] for row in found),
        side.id if side else None,
    )  # fmt: skip


def _itself(order: ProductionOrder, operation: Operation) -> Need:
    """A repair takes, piece for piece, the lots that were issued to it to be put right."""
    line = Line(
        position=0, item_id=order.item_id, code="", name_zh="", name_en="", net=Fraction(1), unit=order.unit,
        kept=Fraction(1), alternative_of=None, sequence=None,
    )  # fmt: skip
    return Need(
        line=line, operation_id=operation.id, unit=order.unit, decimals=operation.unit_decimals, each=Fraction(1),
        quantity=order.quantity, method="scan", tracking="lot",
    )  # fmt: skip


async def _take(
    work: Work, operation: Operation, output: MaterialLot, fed: Fed, lots: Mapping[UUID, MaterialLot], report: Made
) -> None:
    """Read again what lies where, now that nobody else can move it, and take of it."""
    items = {need.item_id for of in (*fed.flushed.values(), *fed.issued.values()) for need in of}
    rows = await work.all(CANDIDATES, items=list(items), order_id=operation.order_id, side_id=fed.side_id)
    rows = [row for row in rows if row["lot_id"] in lots]
    there = Shelf(rows, await _promised(work, rows, fed), lots)
    day = await masterdata.plant_day(work, work.occurred_at)
    takes: list[Taken] = []
    lacks: list[Lack] = []
    if fed.issued:
        pieces = await _uncovered(work, operation, fed)
        for group, of in fed.issued.items():
            takes += _of_issued(there, of, pieces[group])
    for of in fed.flushed.values():
        taken, lack = _flush(there, of, fed.before, operation.handled, day)
        takes += taken
        lacks += lack
    await consume(
        work, operation, output, _together(takes), report_id=report.report_id, work_unit_id=report.work_unit_id
    )
    await note_shortfalls(work, operation, output, lacks, report.report_id, fed.side_id)


class Shelf:
    """What may be taken of which lot at which place, counted down as it is taken."""

    def __init__(
        self, rows: Sequence[Any], promised: Mapping[tuple[UUID, UUID], Decimal], lots: Mapping[UUID, MaterialLot]
    ) -> None:
        self.rows = rows
        self.lots = lots
        self.left: dict[UUID, Decimal] = {row["id"]: row["quantity"] for row in rows}
        self.promised = dict(promised)

    def take(self, item_id: UUID, wanted: Decimal, *, issued: bool, day: Any = None) -> list[Taken]:
        """Up to `wanted`: issued first in, first out; free lots by the item's rule, and only what may be used."""
        found = [row for row in self.rows if row["item_id"] == item_id and (row["order_id"] is not None) == issued]
        if not issued:
            found = [row for row in found if self._usable(row, day)]
        taken = []
        for row in sorted(found, key=_turn):
            free = self._free(row, issued)
            part = min(wanted, free)
            if part <= 0:
                continue
            self.left[row["id"]] -= part
            wanted -= part
            place = Place(row["location_id"], row["order_id"], row["pack_id"])
            taken.append(Taken(self.lots[row["lot_id"]], place, part))
        return taken

    def _usable(self, row: Any, day: Any) -> bool:
        state = self.lots[row["lot_id"]].state
        fresh = row["expiry_policy"] == "warn" or not is_over(row["expires_on"], day)
        return state == statuses.ACCEPTED and fresh

    def _free(self, row: Any, issued: bool) -> Decimal:
        """What was promised to others stays: it is kept back from the last balances of its lot there."""
        if issued:
            return self.left[row["id"]]
        here = sum(
            (
                self.left[each["id"]]
                for each in self.rows
                if each["lot_id"] == row["lot_id"]
                and each["location_id"] == row["location_id"]
                and each["order_id"] is None
            ),
            ZERO,
        )
        kept = self.promised.get((row["lot_id"], row["location_id"]), ZERO)
        return min(self.left[row["id"]], max(here - kept, ZERO))


def _turn(row: Any) -> tuple[Any, ...]:
    dated = row["pick_rule"] == "fefo" and row["expires_on"] is not None
    return (not dated, row["expires_on"] if dated else row["received_at"].date(), row["received_at"], row["id"])


async def _promised(work: Work, rows: Sequence[Any], fed: Fed) -> dict[tuple[UUID, UUID], Decimal]:
    free = {row["lot_id"] for row in rows if row["order_id"] is None}
    if not free:
        return {}
    found = await work.all(ledger.RESERVED, ids=sorted(free), now=work.now)
    return {(row["lot_id"], row["location_id"]): row["quantity"] for row in found}


def _flush(
    shelf: Shelf, needs: Sequence[Need], before: Decimal, after: Decimal, day: Any
) -> tuple[list[Taken], list[Lack]]:
    """By the main line; what it lacks its alternatives give, and what none gives is short of the main line's item."""
    main = needs[0]
    wanted = rules.used_up(main, before, after)
    taken: list[Taken] = []
    for need in needs:
        if wanted <= 0:
            break
        asked = wanted if need is main else rounded(Fraction(wanted) / main.each * need.each, need.decimals, "up")
        got = shelf.take(need.item_id, asked, issued=True)
        got += shelf.take(need.item_id, asked - _sum(got), issued=False, day=day)
        taken += got
        covers = _sum(got)
        if need is not main:
            covers = rounded(Fraction(covers) / need.each * main.each, main.decimals)
        wanted -= min(covers, wanted)
    return taken, [Lack(main.item_id, wanted)] if wanted > 0 else []


def _sum(taken: Iterable[Taken]) -> Decimal:
    return sum((each.quantity for each in taken), ZERO)


def _of_issued(shelf: Shelf, needs: Sequence[Need], pieces: Fraction) -> list[Taken]:
    taken: list[Taken] = []
    for need in needs:
        if pieces <= 0:
            break
        got = shelf.take(need.item_id, rounded(pieces * need.each, need.decimals), issued=True)
        taken += got
        pieces -= Fraction(_sum(got)) / need.each
    return taken


AT_OPERATION = Statement(
    select(MaterialLot.item_id, net_consumption().label("quantity"))
    .join(MaterialLot, own(MaterialLot) & (MaterialLot.id == Movement.lot_id))
    .where(own(Movement), Movement.operation_id == bindparam("operation_id"), Movement.kind == "consume")
    .group_by(MaterialLot.item_id)
)
_THROUGH = Transfer.good_quantity + Transfer.process_scrap_quantity + Transfer.material_scrap_quantity


def _carried(column: Any) -> Any:
    return (
        select(func.coalesce(func.sum(_THROUGH), 0))
        .where(own(Transfer), column == bindparam("operation_id", type_=Uuid()))
        .scalar_subquery()
    )


CARRIED = Statement(select((_carried(Transfer.to_operation_id) - _carried(Transfer.from_operation_id)).label("n")))
"""Pieces that came here from another order's twin, less those that went: their material was taken there."""


async def _uncovered(work: Work, operation: Operation, fed: Fed) -> dict[int, Fraction]:
    """For each group, the pieces made here that no material was taken for yet: what was said by hand counts, and what
    was issued late makes good what was made before it came."""
    used = {row["item_id"]: row["quantity"] for row in await work.all(AT_OPERATION, operation_id=operation.id)}
    here = Fraction(operation.handled) - Fraction(await work.scalar(CARRIED, operation_id=operation.id))
    return {
        group: here - sum((Fraction(used.get(each.item_id, ZERO)) / each.each for each in of), Fraction(0))
        for group, of in fed.issued.items()
    }


def _together(takes: Sequence[Taken]) -> list[Taken]:
    """One movement for each lot and place."""
    summed: dict[tuple[UUID, Place], Taken] = {}
    for each in takes:
        key = (each.lot.id, each.place)
        before = summed.get(key)
        summed[key] = Taken(each.lot, each.place, each.quantity + (before.quantity if before else ZERO))
    return list(summed.values())


# -- what comes out ----------------------------------------------------------------------------------------------


async def _pieces(work: Work, operation: Operation, report: Made, output: MaterialLot) -> list[MaterialLot]:
    if not report.serials:
        return []
    pieces = await work.all(
        mine(Sublot).where(Sublot.order_id == operation.order_id, among(Sublot.serial, report.serials))
    )
    return await as_lots(work, pieces, output)


async def _give(
    work: Work, operation: Operation, output: MaterialLot, pieces: Sequence[MaterialLot], report: Made
) -> None:
    place = await output_place(work, operation.work_center_id)
    about: dict[str, Any] = {
        "order_id": operation.order_id, "operation_id": operation.id, "report_id": report.report_id,
        "work_unit_id": report.work_unit_id,
    }  # fmt: skip
    await note_made(work, output, report.good)
    await ledger.move(work, [made(output, report.good, place, **about), *serialised(output, pieces, place, **about)])
    await genealogy.link_all(
        work,
        [
            Link(
                source=output, target=each, kind="split", quantity=Decimal(1), order_id=operation.order_id,
                operation_id=operation.id,
            )
            for each in pieces
        ],
    )  # fmt: skip
