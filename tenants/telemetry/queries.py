"""Signals, where their counters stand, and what is in quarantine."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import and_, bindparam, func, select

from infra import clock
from infra.actions import query
from infra.db import TENANT, Statement, TenantRow, among, mine, own
from infra.pages import Key, Page, paged
from infra.work import Read
from tenants.identity.models import Device, User
from tenants.masterdata.models import Area, Item, Site, WorkCenter, WorkUnit
from tenants.orders.models import Operation, ProductionOrder
from tenants.plans.models import Tenant
from tenants.reporting.models import OutputReport
from tenants.telemetry import permissions
from tenants.telemetry.models import CounterState, DeviceStream, Gap, LogRow, Quarantine, Signal, SignalMapping

R = TypeVar("R", bound=TenantRow)

BY_CODE = (Key(Signal.code, "code"), Key(Signal.id, "id"))
NEWEST = (Key(Quarantine.created_at, "created_at", descending=True), Key(Quarantine.id, "id", descending=True))
NEWEST_GAP = (Key(Gap.created_at, "created_at", descending=True), Key(Gap.id, "id", descending=True))

OPEN_MAPPING = and_(own(SignalMapping), SignalMapping.signal_id == Signal.id, SignalMapping.ended_at.is_(None))

# One device's readings wait for each other at its stream row. The counter is locked with it: after a wait PostgreSQL
# re-reads only rows that are locked, and a counter read before the wait would count the same pieces twice.
POSITION = Statement(
    select(
        Signal.id,
        Signal.code,
        Signal.active,
        Signal.device_id,
        Signal.work_unit_id,
        Signal.rolls_over_at,
        Signal.largest_step,
        Device.name.label("device_name"),
        Device.state.label("device_state"),
        DeviceStream.boot,
        DeviceStream.seq,
        DeviceStream.past_boots,
        DeviceStream.last_at,
        CounterState.count,
        SignalMapping.operation_id,
    )
    .join(Device, and_(own(Device), Device.id == Signal.device_id))
    .join(DeviceStream, and_(own(DeviceStream), DeviceStream.id == Signal.device_id))
    .join(CounterState, and_(own(CounterState), CounterState.id == Signal.id))
    .outerjoin(SignalMapping, OPEN_MAPPING)
    .where(own(Signal), Signal.id == bindparam("signal_id"))
    .with_for_update(of=[DeviceStream, CounterState])
)

ROUTES = Statement(
    select(
        Site.code.label("site"),
        WorkCenter.code.label("work_center"),
        Signal.code,
        Signal.id,
        Signal.active,
        Signal.device_id,
        Signal.work_center_id,
        Signal.work_unit_id,
        Device.name.label("device_name"),
        Device.state.label("device_state"),
    )
    .join(Device, and_(own(Device), Device.id == Signal.device_id))
    .join(WorkCenter, and_(own(WorkCenter), WorkCenter.id == Signal.work_center_id))
    .join(Area, and_(own(Area), Area.id == WorkCenter.area_id))
    .join(Site, and_(own(Site), Site.id == Area.site_id))
    .where(own(Signal))
    .order_by(Signal.code)
)


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What a screen shows beside a signal."""

    last_value: Decimal | None
    last_at: datetime | None
    missing: int
    operation_id: UUID | None
    topic: str
    state: str  # live | silent | waiting | off | revoked


SILENT_AFTER = timedelta(minutes=5)
"""A machine that sends nothing for so long is shown as silent; an idle one still repeats its count."""


@query(needs=permissions.READ_SIGNALS)
async def signals(read: Read, *, first: int, after: str | None) -> Page[Signal]:
    return await paged(read, mine(Signal), keys=BY_CODE, first=first, after=after)


async def standings(read: Read, ids: Sequence[UUID]) -> Sequence[Standing]:
    """Loader: where each signal stands."""
    slug = await read.scalar(SLUG)
    found = {row["id"]: _standing(slug, row) for row in await read.all(_standing_rows(ids))}
    return [found[id] for id in ids]


SLUG = Statement(select(Tenant.slug).where(own(Tenant), Tenant.id == TENANT))


def _standing_rows(ids: Sequence[UUID]) -> Any:
    return (
        select(
            Signal.id,
            Signal.code,
            Signal.active,
            CounterState.count,
            CounterState.last_at,
            DeviceStream.missing,
            Device.state.label("device_state"),
            SignalMapping.operation_id,
            Site.code.label("site"),
            WorkCenter.code.label("work_center"),
        )
        .join(Device, and_(own(Device), Device.id == Signal.device_id))
        .join(WorkCenter, and_(own(WorkCenter), WorkCenter.id == Signal.work_center_id))
        .join(Area, and_(own(Area), Area.id == WorkCenter.area_id))
        .join(Site, and_(own(Site), Site.id == Area.site_id))
        .join(DeviceStream, and_(own(DeviceStream), DeviceStream.id == Signal.device_id))
        .join(CounterState, and_(own(CounterState), CounterState.id == Signal.id))
        .outerjoin(SignalMapping, OPEN_MAPPING)
        .where(own(Signal), among(Signal.id, ids))
    )


def _standing(slug: str, row: Any) -> Standing:
    return Standing(
        last_value=row["count"],
        last_at=row["last_at"],
        missing=row["missing"],
        operation_id=row["operation_id"],
        topic=f"lotline/v1/{slug}/{row['site']}/{row['work_center']}/{row['code']}",
        state=shown_state(row["active"], row["device_state"], row["last_at"]),
    )


def shown_state(active: bool, device_state: str, last_at: datetime | None) -> str:
    if not active:
        return "off"
    if device_state != "enrolled":
        return "revoked"
    if last_at is None:
        return "waiting"
    return "silent" if clock.now() - last_at > SILENT_AFTER else "live"


@query(needs=permissions.READ_SIGNALS)
async def quarantined(read: Read, *, open_only: bool, first: int, after: str | None) -> Page[Quarantine]:
    """Input that became no report, newest first."""
    statement = mine(Quarantine)
    if open_only:
        statement = statement.where(Quarantine.state == "open")
    return await paged(read, statement, keys=NEWEST, first=first, after=after)


@query(needs=permissions.READ_SIGNALS)
async def gaps(read: Read, *, first: int, after: str | None) -> Page[Gap]:
    """Messages that never came, newest first."""
    return await paged(read, mine(Gap), keys=NEWEST_GAP, first=first, after=after)


@query(needs=permissions.SEND_READING)
async def routes(read: Read) -> Sequence[Any]:
    """Every signal with the levels of its topic and its device: what the bridge needs to know."""
    return await read.all(ROUTES)


@dataclass(frozen=True)
class Feed:
    """Where a counter's pieces went: its count, the operation it feeds, and what waits in quarantine."""

    count: Decimal | None
    order: str | None
    operation: str | None
    good: Decimal | None
    planned: Decimal | None
    aside: int


_ASIDE = (
    select(func.count())
    .select_from(Quarantine)
    .where(own(Quarantine), Quarantine.signal_id == Signal.id, Quarantine.state == "open")
    .scalar_subquery()
)
FEED = Statement(
    select(
        CounterState.count,
        ProductionOrder.number.label("order"),
        Operation.name_en.label("operation"),
        Operation.good_quantity.label("good"),
        Operation.planned_quantity.label("planned"),
        _ASIDE.label("aside"),
    )
    .select_from(Signal)
    .join(CounterState, and_(own(CounterState), CounterState.id == Signal.id))
    .outerjoin(SignalMapping, OPEN_MAPPING)
    .outerjoin(Operation, and_(own(Operation), Operation.id == SignalMapping.operation_id))
    .outerjoin(ProductionOrder, and_(own(ProductionOrder), ProductionOrder.id == Operation.order_id))
    .where(own(Signal), Signal.id == bindparam("signal_id"))
)


@query(needs=permissions.SEND_READING)
async def feed(read: Read, signal_id: UUID) -> Feed | None:
    row = await read.one(FEED, signal_id=signal_id)
    return None if row is None else Feed(**row)


# -- imported logs: what was booked, read back from the rows of reporting and orders ------------------


@dataclass(frozen=True, kw_only=True)
class BookedRow:
    """A log row as it stands in the books: its report, and the names its report points at."""

    kind: str
    resource: str
    worker: str
    part: str
    order: str
    operation_id: UUID
    completed: Decimal
    rejected: Decimal
    review: Decimal
    minutes: int
    flags: Sequence[str]


_CHUNK = 1000


@query(needs=permissions.IMPORT_LOG)
async def booked_rows(read: Read, ids: Sequence[UUID]) -> list[BookedRow]:
    """These rows as they were booked.

    Read table by table and joined here: right after an import the planner knows nothing of the new rows, and the
    joins it then chooses do not end.
    """
    rows = await _by_id(read, LogRow, ids)
    reports = await _by_id(read, OutputReport, [row.report_id for row in rows.values()])
    units = await _by_id(read, WorkUnit, {each.work_unit_id for each in reports.values() if each.work_unit_id})
    orders = await _by_id(read, ProductionOrder, {each.order_id for each in reports.values()})
    items = await _by_id(read, Item, {each.item_id for each in orders.values()})
    booked = []
    for row in rows.values():
        report = reports[row.report_id]
        order = orders[report.order_id]
        unit = units[report.work_unit_id] if report.work_unit_id else None
        booked.append(_booked(row, report, unit, order, items[order.item_id]))
    return booked


async def _by_id(read: Read, model: type[R], ids: Iterable[UUID]) -> dict[UUID, R]:
    wanted = list(ids)
    found: dict[UUID, R] = {}
    for start in range(0, len(wanted), _CHUNK):
        part = await read.many(model, wanted[start : start + _CHUNK])
        found |= {row.id: row for row in part if row is not None}
    return found


def _booked(row: LogRow, report: OutputReport, unit: WorkUnit | None, order: ProductionOrder, item: Item) -> BookedRow:
    worked = report.occurred_at - report.started_at if report.started_at else timedelta(0)
    return BookedRow(
        kind=report.kind,
        resource=unit.name_en if unit else "",
        worker=report.reporter_name,
        part=item.name_en,
        order=order.customer_po or order.number,
        operation_id=report.operation_id,
        completed=report.good_quantity,
        rejected=report.process_scrap_quantity,
        review=row.review_quantity,
        minutes=int(worked.total_seconds()) // 60,
        flags=row.flags,
    )


@query(needs=permissions.IMPORT_LOG)
async def known_rows(read: Read, ids: Sequence[UUID]) -> set[UUID]:
    """Which of these log rows are booked or in quarantine already."""
    return {*await _by_id(read, LogRow, ids), *await _by_id(read, Quarantine, ids)}


@query(needs=permissions.IMPORT_LOG)
async def first_site(read: Read) -> Site | None:
    return await read.one(mine(Site).order_by(Site.created_at).limit(1))  # type: ignore[no-any-return]


@query(needs=permissions.IMPORT_LOG)
async def person_by_login(read: Read, login: str) -> User | None:
    return await read.one(mine(User).where(User.login == login))  # type: ignore[no-any-return]


@query(needs=permissions.IMPORT_LOG)
async def order_by_number(read: Read, number: str) -> ProductionOrder | None:
    return await read.one(mine(ProductionOrder).where(ProductionOrder.number == number))  # type: ignore[no-any-return]


@query(needs=permissions.IMPORT_LOG)
async def operations_by_name(read: Read, order_id: UUID) -> dict[str, UUID]:
    rows = await read.all(mine(Operation).where(Operation.order_id == order_id))
    return {row.name_en: row.id for row in rows}
