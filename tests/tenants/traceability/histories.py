"""Random lives of lots, lived through the real commands, and who went into whom by the movements alone.

One history is one transaction: a handful of orders and lots of its own, some twenty acts, each under a savepoint, so
that a refused one leaves nothing. Then every lot of it is asked for both ways, and the answers are compared with a walk
over the movements; the links are not looked at.
"""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from infra.actions import Command, CommandSpec
from infra.db import among, mine
from infra.errors import DomainError
from infra.ids import uuid7
from infra.work import Work, reading, working
from tenants import traceability as trace
from tenants.masterdata import commands as do
from tenants.masterdata.models import Item, StorageLocation
from tenants.orders import commands as orders
from tenants.orders.models import Operation, ProductionOrder
from tenants.reporting import commands as reporting
from tenants.traceability.flow import consume, convert, issue, receive
from tenants.traceability.models import LotBalance, MaterialLot, Movement
from tenants.traceability.trace import reached
from tests.kit.plant import Plant

D = Decimal
Edges = dict[UUID, set[UUID]]


@dataclass
class Works:
    """What all histories of a company share: two raw materials, a part of them, a product of part and raw material
    (a skip level), with a by-product; the store and a line side."""

    plant: Plant
    store: StorageLocation
    raw: Item
    screw: Item
    part: Item
    product: Item
    waste: Item


@dataclass
class Verdict:
    histories: int = 0
    acts: int = 0
    refused: int = 0
    questions: int = 0
    nodes: int = 0
    kinds: dict[str, int] = field(default_factory=dict)
    refusals: dict[str, int] = field(default_factory=dict)
    differences: list[str] = field(default_factory=list)

    def text(self) -> str:
        kinds = ", ".join(f"{n} {name}" for name, n in sorted(self.kinds.items()))
        return (
            f"{self.histories} histories, {self.acts} acts ({kinds}), {self.refused} refused; "
            f"{self.questions} traces, {self.nodes} lots reached, {len(self.differences)} differ"
        )


async def found(plant: Plant) -> Works:
    boss = plant.boss
    site = plant.site.id
    store = await boss.does(do.create_location, do.CreateLocation(code="W", name_zh="库", name_en="W", site_id=site))
    side = do.CreateLocation(
        code="L", name_zh="线边", name_en="L", kind="line_side", work_center_id=plant.centers["CNC"].id, site_id=site
    )
    await boss.does(do.create_location, side)
    raw, screw, waste = [await plant.item(code) for code in ("RAW", "SCREW", "WASTE")]
    part, product = [await plant.item(code, steps=((10, ()), (20, (10,)))) for code in ("PART", "PROD")]
    await _bom(plant, part, [(raw, 2, 10)])
    await _bom(plant, product, [(part, 1, 10), (screw, 2, 20), (raw, 1, 20)], waste)

    async def backflushed(work: Work) -> None:
        row = await work.get(Item, screw.id)
        assert row is not None
        await work.change(row, issue_method="backflush")

    await plant.within(backflushed)
    return Works(plant, store, raw, screw, part, product, waste)


async def _bom(plant: Plant, item: Item, lines: Iterable[tuple[Item, int, int]], waste: Item | None = None) -> None:
    cmd = do.CreateBom(
        item_id=item.id,
        effective_from=date(2020, 1, 1),
        lines=[
            do.NewBomLine(position=n * 10, item_id=each.id, quantity=D(quantity), step_sequence=step)
            for n, (each, quantity, step) in enumerate(lines, 1)
        ],
        outputs=[do.NewBomOutput(item_id=waste.id, quantity=D(1))] if waste else [],
    )
    draft = await plant.boss.does(do.create_bom, cmd)
    await plant.boss.does(do.approve_bom, do.ApproveBom(bom_id=draft.id))


class History:
    """One of them, within one transaction."""

    def __init__(self, works: Works, work: Work, seed: int, verdict: Verdict) -> None:
        self.works = works
        self.work = work
        self.dice = random.Random(seed)
        self.verdict = verdict
        self.orders: list[tuple[ProductionOrder, list[Operation]]] = []
        self.reports: list[UUID] = []
        self.lots: set[UUID] = set()
        self.serial = 0
        self.mark = f"{seed:x}"

    async def does(self, spec: CommandSpec[Any, Any], cmd: Command) -> Any:
        """None where it was refused: nothing of it stays."""
        work, connection = self.work, self.work.executor.connection
        changes, events, at = len(work.changes), len(work.events), work.occurred_at
        await connection.execute("SAVEPOINT act")
        self.verdict.acts += 1
        try:
            made = await spec.nested(work, cmd)
        except DomainError as refusal:
            why = f"{spec.body.__name__}: {refusal.code}"
            self.verdict.refusals[why] = self.verdict.refusals.get(why, 0) + 1
            await connection.execute("ROLLBACK TO SAVEPOINT act")
            del work.changes[changes:], work.events[events:]
            work.occurred_at = at
            self.verdict.refused += 1
            return None
        self.verdict.kinds[spec.body.__name__] = self.verdict.kinds.get(spec.body.__name__, 0) + 1
        return made

    async def live(self) -> None:
        for item, quantity in ((self.works.raw, 40), (self.works.raw, 25), (self.works.screw, 60)):
            await self._buy(item, quantity)
        for item in (self.works.part, self.works.product):
            await self._order(item)
        await self._backbone()
        acts: list[Callable[[], Awaitable[Any]]] = [
            self._issue, self._issue, self._issue, self._report, self._report, self._report, self._consume,
            self._reverse, self._split, self._merge, self._regrade, self._relabel, self._byproduct, self._rework,
            self._start, self._pieces, self._pieces, self._take_back,
        ]  # fmt: skip
        for _ in range(self.dice.randint(14, 26)):
            await self.dice.choice(acts)()

    async def _backbone(self) -> None:
        """Raw material into parts, parts and raw material into products: what chance then works upon."""
        for n, (order, operations) in enumerate(self.orders):
            for item in (self.works.raw,) if n == 0 else (self.works.part, self.works.raw):
                free = await self._free(item)
                if free is not None:
                    cmd = issue.IssueMaterial(order_id=order.id, lot_id=free[0].id, reason="so", override=True)
                    await self.does(issue.issue_material, cmd)
            for operation in operations:
                await self._report_on(operation, self.dice.randint(2, 4))

    async def _buy(self, item: Item, quantity: int) -> None:
        self.serial += 1
        cmd = trace.OpenBalance(
            item_id=item.id, quantity=D(quantity), number=f"{item.code}-{self.mark}-{self.serial}",
            location_id=self.works.store.id,
        )  # fmt: skip
        lot = await self.does(trace.open_balance, cmd)
        self.lots.add(lot.id)

    async def _order(self, item: Item, quantity: int = 6, **more: Any) -> None:
        due = self.work.now + timedelta(days=3)
        order = await self.does(
            orders.create_order, orders.CreateOrder(item_id=item.id, quantity=D(quantity), due_at=due)
        )
        await self.does(orders.release_order, orders.ReleaseOrder(order_id=order.id))
        self.orders.append((order, await self._operations(order)))

    async def _operations(self, order: ProductionOrder) -> list[Operation]:
        return await self.work.all(mine(Operation).where(Operation.order_id == order.id).order_by(Operation.sequence))

    async def _known(self) -> list[MaterialLot]:
        """Every lot there is of this history by now."""
        ids = {each[0].id for each in self.orders}
        rows = await self.work.all(mine(MaterialLot).where(among(MaterialLot.order_id, ids)))
        self.lots |= {each.id for each in rows}
        found = [each for each in await self.work.many(MaterialLot, sorted(self.lots)) if each]
        return sorted(found, key=lambda each: each.id)

    async def _free(self, *items: Item) -> tuple[MaterialLot, LotBalance] | None:
        """A lot with some of it lying free somewhere."""
        known = {each.id: each for each in await self._known() if not items or each.item_id in {i.id for i in items}}
        rows = await self.work.all(
            mine(LotBalance)
            .where(among(LotBalance.lot_id, known), LotBalance.order_id.is_(None))
            .order_by(LotBalance.id)
        )
        if not rows:
            return None
        row = self.dice.choice(rows)
        return known[row.lot_id], row

    def _part_of(self, quantity: Decimal) -> Decimal:
        return D(self.dice.randint(1, max(1, int(quantity))))

    async def _issue(self) -> None:
        free = await self._free()
        order, _ = self.dice.choice(self.orders)
        if free is None:
            return
        lot, there = free
        cmd = issue.IssueMaterial(
            order_id=order.id, lot_id=lot.id, quantity=self._part_of(min(there.quantity, D(8))),
            location_id=there.location_id, reason="so", override=True,
        )  # fmt: skip
        await self.does(issue.issue_material, cmd)

    async def _report(self) -> None:
        _, operations = self.dice.choice(self.orders)
        await self._report_on(self.dice.choice(operations), self.dice.randint(1, 3))

    async def _report_on(self, operation: Operation, good: int) -> None:
        serials: list[str] = []
        if operation.last and self.dice.random() < 0.3:
            serials = [f"S{self.mark}-{self.serial}-{n}" for n in range(good)]
            self.serial += 1
        cmd = reporting.ReportOutput(
            operation_id=operation.id, good_quantity=D(good), serials=serials, override=True, reason="so"
        )
        report = await self.does(reporting.report_output, cmd)
        if report is not None:
            self.reports.append(report.id)

    async def _reverse(self) -> None:
        if self.reports:
            id = self.reports.pop(self.dice.randrange(len(self.reports)))
            await self.does(reporting.reverse_output, reporting.ReverseOutput(report_id=id, reason="miscounted"))

    async def _consume(self) -> None:
        order, operations = self.dice.choice(self.orders)
        free = await self._free()
        if free is None:
            return
        lot, there = free
        serial = f"C{self.mark}-{order.id.hex[-6:]}" if self.dice.random() < 0.3 else None
        cmd = consume.ConsumeMaterial(
            operation_id=operations[0].id, lot_id=lot.id, quantity=self._part_of(min(there.quantity, D(3))),
            location_id=there.location_id, serial=serial, override=True, reason="so",
        )  # fmt: skip
        await self.does(consume.consume_material, cmd)

    async def _take_back(self) -> None:
        ids = [each[0].id for each in self.orders]
        rows = await self.work.all(
            mine(Movement).where(
                among(Movement.order_id, ids), Movement.kind == "consume", Movement.report_id.is_(None)
            )
        )
        if rows:
            movement = self.dice.choice(sorted(rows, key=lambda each: each.id))
            await self.does(
                consume.take_back_consumption, consume.TakeBackConsumption(movement_id=movement.id, reason="so")
            )

    async def _split(self) -> None:
        free = await self._free()
        if free is None:
            return
        lot, there = free
        parts = [convert.SplitPart(quantity=D(1)) for _ in range(self.dice.randint(1, 2))]
        cmd = convert.SplitLot(lot_id=lot.id, parts=parts, location_id=there.location_id)
        self.lots |= {each.id for each in await self.does(convert.split_lot, cmd) or ()}

    async def _merge(self) -> None:
        free = await self._free()
        if free is None:
            return
        lot, there = free
        others = [each for each in await self._known() if each.item_id == lot.item_id and each.id != lot.id]
        if not others:
            return
        other = self.dice.choice(others)
        into = lot.id if self.dice.random() < 0.5 else None  # often back into what it came of: a ring, refused
        sources = [convert.MergeSource(lot_id=other.id)] + (
            [] if into else [convert.MergeSource(lot_id=lot.id, location_id=there.location_id)]
        )
        cmd = convert.MergeLots(sources=sources, location_id=there.location_id, into_id=into)
        made = await self.does(convert.merge_lots, cmd)
        if made is not None:
            self.lots.add(made.id)

    async def _regrade(self) -> None:
        free = await self._free()
        if free is not None:
            lot, there = free
            cmd = convert.RegradeLot(
                lot_id=lot.id, grade=self.dice.choice("AB"), quantity=D(1), location_id=there.location_id
            )
            made = await self.does(convert.regrade_lot, cmd)
            self.lots |= {made.id} if made else set()

    async def _relabel(self) -> None:
        free = await self._free()
        if free is not None:
            made = await self.does(convert.relabel_lot, convert.RelabelLot(lot_id=free[0].id))
            self.lots |= {made.id} if made else set()

    async def _byproduct(self) -> None:
        order, _ = self.dice.choice(self.orders)
        cmd = receive.ReceiveOutput(order_id=order.id, quantity=D(1), item_id=self.works.waste.id)
        await self.does(receive.receive_output, cmd)

    async def _pieces(self) -> None:
        free = await self._free(self.works.part, self.works.product)
        if free is not None:
            self.serial += 1
            cmd = receive.SerialiseOutput(lot_id=free[0].id, serials=[f"P{self.mark}-{self.serial}"])
            await self.does(receive.serialise_output, cmd)

    async def _start(self) -> None:
        order, _ = self.dice.choice(self.orders)
        await self.does(receive.start_output, receive.StartOutput(order_id=order.id))

    async def _rework(self) -> None:
        """What was made goes once more through an order, and comes out as another lot."""
        if len(self.orders) > 4:
            return
        order, _ = self.orders[1]
        cmd = orders.RepairOrder(
            order_id=order.id, quantity=D(2), due_at=self.work.now + timedelta(days=2), release=True
        )
        repair = await self.does(orders.repair_order, cmd)
        if repair is None:
            return
        self.orders.append((repair, await self._operations(repair)))
        free = await self._free(self.works.product)
        if free is not None:
            lot, there = free
            await self.does(
                consume.consume_material,
                consume.ConsumeMaterial(
                    operation_id=self.orders[-1][1][0].id, lot_id=lot.id, quantity=D(1),
                    location_id=there.location_id, reason="so",
                ),
            )  # fmt: skip


# -- the two answers ---------------------------------------------------------------------------------------------


def edges_of(movements: Iterable[Movement]) -> Edges:
    """What went into what by the movements: an amount that left for another lot, unless all of it came back."""
    net: dict[tuple[UUID, UUID], Decimal] = {}
    for each in movements:
        if each.target_lot_id is None:
            continue
        taken_back = each.reverses_id is not None
        beside = each.kind == "produce"  # a by-product came out beside its order's lot
        pair = (each.target_lot_id, each.lot_id) if beside else (each.lot_id, each.target_lot_id)
        net[pair] = net.get(pair, D(0)) + (-each.quantity if taken_back else each.quantity)
    edges: Edges = {}
    for (source, target), quantity in net.items():
        if quantity > 0:
            edges.setdefault(source, set()).add(target)
    return edges


def walked(edges: Edges, start: UUID) -> set[UUID]:
    seen, waiting = {start}, deque([start])
    while waiting:
        for each in edges.get(waiting.popleft(), ()):
            if each not in seen:
                seen.add(each)
                waiting.append(each)
    return seen


def turned(edges: Edges) -> Edges:
    back: Edges = {}
    for source, targets in edges.items():
        for target in targets:
            back.setdefault(target, set()).add(source)
    return back


async def live_one(works: Works, seed: int, verdict: Verdict) -> None:
    async with working(works.plant.boss.actor, command="test.history", id=uuid7()) as work:
        history = History(works, work, seed, verdict)
        await history.live()
        lots = [each.id for each in await history._known()]
    async with reading(works.plant.boss.actor) as read:
        movements = await read.all(mine(Movement).where(among(Movement.lot_id, lots)))
        balances = await read.all(mine(LotBalance).where(among(LotBalance.lot_id, lots)))
        _check_closes(verdict, seed, movements, balances)
        forward = edges_of(movements)
        for direction, edges in (("forward", forward), ("backward", turned(forward))):
            for lot_id in lots:
                told, true = set(await reached(read, [lot_id], direction)), walked(edges, lot_id)
                verdict.questions += 1
                verdict.nodes += len(true)
                if told != true:
                    verdict.differences.append(
                        f"seed {seed}: {direction} of {lot_id}: {len(told)} told, {len(true)} true"
                    )
    verdict.histories += 1


def _check_closes(verdict: Verdict, seed: int, movements: Iterable[Movement], balances: Iterable[LotBalance]) -> None:
    left: dict[UUID, Decimal] = {}
    for each in movements:
        sign = (each.to_location_id is not None) - (each.from_location_id is not None)
        left[each.lot_id] = left.get(each.lot_id, D(0)) + sign * each.quantity
    for row in balances:
        left[row.lot_id] -= row.quantity
    verdict.differences += [f"seed {seed}: {id} does not close by {rest}" for id, rest in left.items() if rest]
