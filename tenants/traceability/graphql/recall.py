"""Recalls and drills in the schema."""

from datetime import datetime
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any
from uuid import UUID

import strawberry

from infra import clock
from infra.graphql import Info, Names, connection, mutation, page_type
from infra.graphql.inputs import input_type
from tenants.masterdata.graphql import Item, Partner
from tenants.orders.graphql import Order
from tenants.traceability import models
from tenants.traceability.graphql.stock import MaterialLot
from tenants.traceability.recall import commands, queries, scope
from tenants.traceability.recall.sources import RecallSource


@strawberry.type(description="Flow by name: came, stock, process, consumed, became, shipped, recovered, scrapped …")
class RecallFlow:
    name: str
    quantity: Decimal


@strawberry.type(description="Where every unit of one root lot is, or of all other affected lots of one item.")
class RecallStanding:
    item: Item
    unit: str
    lots: int
    lot: MaterialLot | None
    flows: list[RecallFlow]
    accounted: Decimal
    difference: Decimal
    unexplained: Decimal

    @classmethod
    def of(cls, row: scope.Standing) -> "RecallStanding":
        flows = row.flows
        return cls(
            item=Item.of(row.item), unit=row.unit, lots=row.lots, lot=MaterialLot.of(row.lot) if row.lot else None,
            flows=[RecallFlow(name=name, quantity=value) for name, value in vars(flows).items()],
            accounted=flows.accounted, difference=flows.difference, unexplained=flows.unexplained,
        )  # fmt: skip


@strawberry.type(description="A flow over all affected lots: how many lots have some, and how much by unit.")
class RecallTotal:
    name: str
    lots: int
    amounts: list["RecallAmount"]


@strawberry.type
class RecallAmount:
    unit: str
    quantity: Decimal


@strawberry.type
class RecallFigures:
    roots: list[RecallStanding]
    items: list[RecallStanding]
    totals: list[RecallTotal]
    difference_percent: Decimal

    @classmethod
    def of(cls, row: scope.Figures) -> "RecallFigures":
        return cls(
            roots=[RecallStanding.of(each) for each in row.roots],
            items=[RecallStanding.of(each) for each in row.items],
            totals=[
                RecallTotal(
                    name=name, lots=row.lots_by.get(name, 0),
                    amounts=[RecallAmount(unit=unit, quantity=amount) for unit, amount in sorted(by_unit.items())],
                )
                for name, by_unit in row.totals().items()
            ],
            difference_percent=row.difference_percent,
        )  # fmt: skip


@strawberry.type(description="What of one item went out with one shipment.")
class RecallSent:
    shipment_id: UUID | None
    number: str | None
    shipped_at: datetime | None
    tracking_number: str | None
    item: Item
    unit: str
    quantity: Decimal
    recovered: Decimal
    lots: int
    first_lot: str

    @classmethod
    def of(cls, row: scope.Sent) -> "RecallSent":
        return cls(**vars(row) | {"item": Item.of(row.item)})


@strawberry.type(description="A lot of a shipment, and how much of it the customer still has.")
class RecallSentLot:
    id: UUID
    number: str
    out: Decimal


@strawberry.type(description="Somebody who got some of it. Without a partner: shipments that name nobody.")
class RecallCustomer:
    partner: Partner | None
    reachable: bool
    sent: list[RecallSent]

    @classmethod
    def of(cls, row: scope.Customer) -> "RecallCustomer":
        partner = Partner.of(row.partner) if row.partner else None
        return cls(partner=partner, reachable=row.reachable, sent=[RecallSent.of(each) for each in row.sent])


@strawberry.type(description="How much of it lies at one storage location.")
class RecallPlace:
    id: UUID
    code: str
    name: Names
    kind: str
    unit: str
    quantity: Decimal
    lots: int


@strawberry.input(description="`where`: stock, process, shipped, recovered, scrapped or unheld.")
class RecallLotFilter:
    search: str | None = None
    item_id: UUID | None = None
    states: list[str] | None = None
    where: str | None = None


@strawberry.enum
class RecallLotSort(Enum):
    NUMBER_ASC = "NUMBER_ASC"
    RECEIVED_DESC = "RECEIVED_DESC"
    QUANTITY_DESC = "QUANTITY_DESC"


@strawberry.enum
class RecallSort(Enum):
    BEGAN_DESC = "BEGAN_DESC"
    BEGAN_ASC = "BEGAN_ASC"
    FOUND_DESC = "FOUND_DESC"
    NUMBER_DESC = "NUMBER_DESC"


if TYPE_CHECKING:
    RecallPage = Any
    AffectedLotPage = Any
    RecallSourceInput = Any
else:
    AffectedLotPage = page_type(MaterialLot)
    RecallSourceInput = input_type(RecallSource)


@strawberry.type(description="What a recall reaches. `tookMs`: the search alone.")
class RecallScope:
    count: int
    root_count: int
    took_ms: int
    found: strawberry.Private[scope.Scope]
    recall: strawberry.Private[models.Recall | None]

    @classmethod
    def made(cls, found: scope.Scope, recall: models.Recall | None = None) -> "RecallScope":
        return cls(
            count=len(found.lot_ids), root_count=len(found.root_ids), took_ms=found.took_ms, found=found, recall=recall
        )

    @strawberry.field
    async def figures(self, info: Info) -> RecallFigures:
        return RecallFigures.of(await scope.figures(info.context.read, self.found))

    @strawberry.field
    async def customers(self, info: Info) -> list[RecallCustomer]:
        return [RecallCustomer.of(each) for each in await scope.customers(info.context.read, self.found)]

    @strawberry.field
    async def sent_lots(self, info: Info, shipment_id: UUID, item_id: UUID) -> list[RecallSentLot]:
        rows = await scope.sent_lots(info.context.read, self.found, shipment_id, item_id)
        return [RecallSentLot(id=row["id"], number=row["number"], out=row["out"]) for row in rows]

    @strawberry.field
    async def places(self, info: Info) -> list[RecallPlace]:
        return [
            RecallPlace(
                id=row["id"], code=row["code"], name=Names(zh=row["name_zh"], en=row["name_en"]), kind=row["kind"],
                unit=row["unit"], quantity=row["quantity"], lots=row["lots"],
            )
            for row in await scope.places(info.context.read, self.found)
        ]  # fmt: skip

    @strawberry.field
    async def orders(self, info: Info) -> list[Order]:
        return [Order.of(row) for row in await scope.orders(info.context.read, self.found)]

    @strawberry.field
    async def unheld(self, info: Info) -> int:
        if self.recall is None:
            return await queries.usable_count(info.context.read, self.found)
        return len(await queries.unheld(info.context.read, self.recall, self.found))

    @strawberry.field
    async def lots(
        self,
        info: Info,
        first: int = 50,
        after: str | None = None,
        filter: RecallLotFilter | None = None,
        sort: list[RecallLotSort] | None = None,
    ) -> AffectedLotPage:
        wanted = queries.ScopeLotFilter(**vars(filter) if filter else {})
        page = await queries.scope_lots(
            info.context.read, self.found, self.recall, first=first, after=after, filter=wanted,
            sort=[each.value for each in sort or ()],
        )  # fmt: skip
        return connection(MaterialLot, page)


@strawberry.type(description="What a recall began with.")
class RecallSourceNamed:
    kind: str
    id: UUID | None
    text: str | None
    since: datetime | None
    until: datetime | None


@strawberry.type(description="One line of a drill's result. `verdict`: good, fair or failed.")
class RecallCriterion:
    name: str
    value: Decimal | None
    good: Decimal
    bad: Decimal
    verdict: str


@strawberry.type(description="`kind`: quarantine, stop, notify or supplier.")
class RecallTask:
    id: UUID
    kind: str
    subject_id: UUID
    code: str
    name: Names
    contact: str | None
    phone: str | None
    email: str | None
    quantity: Decimal
    unit: str
    role: str
    due_at: datetime
    done_at: datetime | None
    done_by: str | None
    note: str | None

    @classmethod
    def of(cls, row: models.RecallTask) -> "RecallTask":
        label = row.label
        return cls(
            id=row.id, kind=row.kind, subject_id=row.subject_id, code=label["code"],
            name=Names(zh=label["zh"], en=label["en"]), contact=label.get("contact"), phone=label.get("phone"),
            email=label.get("email"), quantity=row.quantity, unit=row.unit, role=row.role, due_at=row.due_at,
            done_at=row.done_at, done_by=row.done_by, note=row.note,
        )  # fmt: skip


@strawberry.type(description="Lots held or let go in one act. `kind`: hold or release.")
class RecallAct:
    id: UUID
    kind: str
    lots: int
    took_ms: int
    acted_at: datetime
    acted_by: str
    reason: str | None

    @classmethod
    def of(cls, row: models.RecallAct) -> "RecallAct":
        return cls(
            id=row.id, kind=row.kind, lots=len(row.lot_ids), took_ms=row.took_ms, acted_at=row.acted_at,
            acted_by=row.acted_by, reason=row.reason,
        )  # fmt: skip


@strawberry.type(description="A recall or a drill of one. `kind`: real or drill; `state`: open or closed.")
class Recall:
    id: UUID
    number: str
    kind: str
    state: str
    level: str | None
    why: str
    sources: list[RecallSourceNamed]
    began_at: datetime
    found_at: datetime
    found_ms: int
    found: int
    opened_by: str
    held_at: datetime | None
    held_by: str | None
    held: int
    answered_at: datetime | None
    answered_by: str | None
    grade: str | None
    criteria: list[RecallCriterion]
    closed_at: datetime | None
    closed_by: str | None
    summary: str | None

    @strawberry.field
    async def scope(self, info: Info) -> RecallScope:
        recall, found = await queries.scope_of(info.context.read, self.id)
        return RecallScope.made(found, recall)

    @strawberry.field
    async def tasks(self, info: Info) -> list[RecallTask]:
        return [RecallTask.of(row) for row in await queries.recall_tasks(info.context.read, self.id)]

    @strawberry.field
    async def acts(self, info: Info) -> list[RecallAct]:
        return [RecallAct.of(row) for row in await queries.recall_acts(info.context.read, self.id)]

    @classmethod
    def of(cls, row: models.Recall) -> "Recall":
        sources = [RecallSourceNamed(**vars(RecallSource.of(each))) for each in row.sources]
        return cls(
            id=row.id, number=row.number, kind=row.kind, state=row.state, level=row.level, why=row.why,
            sources=sources, began_at=row.began_at, found_at=row.found_at, found_ms=row.found_ms, found=row.found,
            opened_by=row.opened_by, held_at=row.held_at, held_by=row.held_by, held=row.held,
            answered_at=row.answered_at, answered_by=row.answered_by, grade=row.grade,
            criteria=[_criterion(each) for each in row.criteria or ()], closed_at=row.closed_at,
            closed_by=row.closed_by, summary=row.summary,
        )  # fmt: skip


def _criterion(kept: dict[str, Any]) -> RecallCriterion:
    value = None if kept["value"] is None else Decimal(kept["value"])
    return RecallCriterion(
        name=kept["name"], value=value, good=Decimal(kept["good"]), bad=Decimal(kept["bad"]), verdict=kept["verdict"]
    )


if not TYPE_CHECKING:
    RecallPage = page_type(Recall)


@strawberry.input(description="`kinds`: real, drill. `states`: open, closed.")
class RecallFilter:
    kinds: list[str] | None = None
    states: list[str] | None = None
    search: str | None = None


@strawberry.type(description="How often drills are due and what they are measured by.")
class RecallTargets:
    interval_days: int
    ids_seconds: int
    hold_seconds: int
    tolerance_percent: Decimal

    @classmethod
    def of(cls, row: Any) -> "RecallTargets":
        return cls(
            interval_days=row.interval_days, ids_seconds=row.ids_seconds, hold_seconds=row.hold_seconds,
            tolerance_percent=row.tolerance_percent,
        )  # fmt: skip


@strawberry.type
class DrillStatus:
    targets: RecallTargets
    last: Recall | None
    due_at: datetime
    overdue: bool


@strawberry.type
class RecallQuery:
    @strawberry.field
    async def recalls(
        self,
        info: Info,
        first: int = 50,
        after: str | None = None,
        filter: RecallFilter | None = None,
        sort: list[RecallSort] | None = None,
    ) -> RecallPage:
        wanted = queries.RecallFilter(**vars(filter) if filter else {})
        order = [each.value for each in sort or ()]
        page = await queries.recalls(info.context.read, first=first, after=after, filter=wanted, sort=order)
        return connection(Recall, page)

    @strawberry.field
    async def recall(self, info: Info, id: UUID) -> Recall | None:
        row = await queries.recall(info.context.read, id)
        return Recall.of(row) if row else None

    @strawberry.field
    async def recall_scope(self, info: Info, sources: list[RecallSourceInput]) -> RecallScope:
        wanted = [RecallSource(**vars(each)) for each in sources]
        return RecallScope.made(await queries.recall_scope(info.context.read, wanted, clock.now()))

    @strawberry.field
    async def drill_status(self, info: Info) -> DrillStatus:
        found = await queries.drill_status(info.context.read)
        return DrillStatus(
            targets=RecallTargets.of(found.targets), last=Recall.of(found.last) if found.last else None,
            due_at=found.due_at, overdue=found.due_at <= clock.now(),
        )  # fmt: skip


@strawberry.type
class RecallMutation:
    open_recall = mutation(commands.open_recall, Recall)
    hold_recalled = mutation(commands.hold_recalled, Recall)
    release_recalled = mutation(commands.release_recalled, Recall)
    complete_recall_task = mutation(commands.complete_recall_task, RecallTask)
    answer_recall = mutation(commands.answer_recall, Recall)
    close_recall = mutation(commands.close_recall, Recall)
    set_recall_targets = mutation(commands.set_recall_targets, RecallTargets)
