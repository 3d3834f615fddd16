"""Telemetry in the schema. Readings have no mutation: machines speak MQTT, and only their own topics."""

from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

import strawberry

from infra.graphql import JSON, Info, Names, connection, loader, mutation, names, page_type
from tenants.identity.administration.queries import devices_by_id
from tenants.masterdata.graphql import WorkUnit
from tenants.masterdata.queries import work_units_by_id
from tenants.orders.graphql import Operation
from tenants.orders.queries import operations_by_id
from tenants.telemetry import commands, models, queries


@strawberry.type(
    description="A counter. `state`: live, silent (five minutes without a word), waiting (none yet), off, revoked."
    " `missing`: messages of its device that never came. `operation`: what its pieces are booked on now."
)
class Signal:
    id: UUID
    code: str
    name: Names
    rolls_over_at: Decimal | None
    largest_step: Decimal
    active: bool
    revision: int
    row: strawberry.Private[models.Signal]

    @strawberry.field
    async def topic(self, info: Info) -> str:
        return (await self._standing(info)).topic

    @strawberry.field
    async def last_value(self, info: Info) -> Decimal | None:
        return (await self._standing(info)).last_value

    @strawberry.field
    async def last_at(self, info: Info) -> datetime | None:
        return (await self._standing(info)).last_at

    @strawberry.field
    async def missing(self, info: Info) -> int:
        return (await self._standing(info)).missing

    @strawberry.field
    async def state(self, info: Info) -> str:
        return (await self._standing(info)).state

    @strawberry.field
    async def device(self, info: Info) -> str:
        row = await loader(info, devices_by_id).load(self.row.device_id)
        assert row is not None  # a foreign key holds it
        return row.name

    @strawberry.field
    async def work_unit(self, info: Info) -> WorkUnit | None:
        row = await loader(info, work_units_by_id).load(self.row.work_unit_id) if self.row.work_unit_id else None
        return WorkUnit.of(row) if row else None

    @strawberry.field
    async def operation(self, info: Info) -> Operation | None:
        id = (await self._standing(info)).operation_id
        row = await loader(info, operations_by_id).load(id) if id else None
        return Operation.of(row) if row else None

    async def _standing(self, info: Info) -> queries.Standing:
        return await loader(info, queries.standings).load(self.id)

    @classmethod
    def of(cls, row: models.Signal) -> "Signal":
        return cls(
            id=row.id,
            code=row.code,
            name=names(row),
            rolls_over_at=row.rolls_over_at,
            largest_step=row.largest_step,
            active=row.active,
            revision=row.revision,
            row=row,
        )


@strawberry.type(description="Input that became no report, with the reason. `state`: open, booked, dismissed.")
class QuarantineEntry:
    id: UUID
    source: str
    payload: str
    code: str
    params: JSON
    quantity: Decimal | None
    signal_id: UUID | None
    occurred_at: datetime
    recorded_at: datetime
    state: str
    resolved_by: str | None
    resolved_at: datetime | None
    resolution: str | None
    report_id: UUID | None
    revision: int
    row: strawberry.Private[models.Quarantine]

    @strawberry.field
    async def operation(self, info: Info) -> Operation | None:
        row = await loader(info, operations_by_id).load(self.row.operation_id) if self.row.operation_id else None
        return Operation.of(row) if row else None

    @classmethod
    def of(cls, row: models.Quarantine) -> "QuarantineEntry":
        return cls(
            id=row.id,
            source=row.source,
            payload=row.payload,
            code=row.code,
            params=row.params,  # type: ignore[arg-type]
            quantity=row.quantity,
            signal_id=row.signal_id,
            occurred_at=row.occurred_at,
            recorded_at=row.created_at,
            state=row.state,
            resolved_by=row.resolved_by,
            resolved_at=row.resolved_at,
            resolution=row.resolution,
            report_id=row.report_id,
            revision=row.revision,
            row=row,
        )


@strawberry.type(description="Messages of one device that never came; the counter carries their pieces.")
class Gap:
    id: UUID
    boot: str
    first_seq: int
    last_seq: int
    found_at: datetime
    row: strawberry.Private[models.Gap]

    @strawberry.field
    async def device(self, info: Info) -> str:
        row = await loader(info, devices_by_id).load(self.row.device_id)
        assert row is not None  # a foreign key holds it
        return row.name

    @classmethod
    def of(cls, row: models.Gap) -> "Gap":
        return cls(
            id=row.id, boot=row.boot, first_seq=row.first_seq, last_seq=row.last_seq, found_at=row.created_at, row=row
        )


if TYPE_CHECKING:
    SignalPage = Any
    QuarantineEntryPage = Any
    GapPage = Any
else:
    SignalPage = page_type(Signal)
    QuarantineEntryPage = page_type(QuarantineEntry)
    GapPage = page_type(Gap)


@strawberry.type
class Query:
    @strawberry.field
    async def signals(self, info: Info, first: int = 50, after: str | None = None) -> SignalPage:
        return connection(Signal, await queries.signals(info.context.read, first=first, after=after))

    @strawberry.field
    async def quarantine(
        self, info: Info, first: int = 50, after: str | None = None, open_only: bool = True
    ) -> QuarantineEntryPage:
        page = await queries.quarantined(info.context.read, open_only=open_only, first=first, after=after)
        return connection(QuarantineEntry, page)

    @strawberry.field
    async def gaps(self, info: Info, first: int = 50, after: str | None = None) -> GapPage:
        return connection(Gap, await queries.gaps(info.context.read, first=first, after=after))


@strawberry.type
class Mutation:
    define_signal = mutation(commands.define_signal, Signal)
    change_signal = mutation(commands.change_signal, Signal)
    map_signal = mutation(commands.map_signal, Signal)
    rebase_counter = mutation(commands.rebase_counter, Signal)
    book_quarantined = mutation(commands.book_quarantined, QuarantineEntry)
    dismiss_quarantined = mutation(commands.dismiss_quarantined, QuarantineEntry)
