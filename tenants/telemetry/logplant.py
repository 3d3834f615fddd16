"""The plant a shop-floor log speaks of, set up through the same commands a person would use.

Every command id is derived from what the log calls the thing, so a second import finds everything done.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar
from uuid import UUID

from infra import clock
from infra.actions import CommandSpec, run
from infra.errors import Refusal
from infra.ids import derived
from infra.work import Actor, reading
from tenants import masterdata
from tenants.identity.commands.people import CreateUser, create_user
from tenants.masterdata import commands as plant
from tenants.masterdata.models import (
    Area,
    Item,
    Named,
    OperationDefinition,
    ReasonCode,
    Site,
    Unit,
    WorkCenter,
    WorkUnit,
)
from tenants.orders import commands as orders
from tenants.telemetry import queries
from tenants.telemetry.rules.log import Row

N = TypeVar("N", bound=Named)

LONGEST_CODE = 30
REJECTED, REVIEW = "LOG-REJECT", "LOG-REVIEW"
_TAKEN = re.compile(r".*_taken")


def code_of(text: str, *, unsure: bool = False) -> str:
    """A code from a name: what a code cannot hold becomes a dash. `unsure` adds four digits that tell names apart."""
    code = re.sub(r"[^\w./]+", "-", text).strip("-./") or "X"
    if len(code) > LONGEST_CODE or unsure:
        code = f"{code[: LONGEST_CODE - 5].rstrip('-')}-{hashlib.sha256(text.encode()).hexdigest()[:4]}"
    return code


@dataclass
class LogPlant:
    """Where the names of a log live: ids by the log's own words."""

    actor: Actor
    area_id: UUID
    unit_id: UUID
    parts: dict[str, UUID] = field(default_factory=dict)
    workers: dict[str, UUID] = field(default_factory=dict)
    work_units: dict[str, UUID] = field(default_factory=dict)
    work_centers: dict[str, UUID] = field(default_factory=dict)
    definitions: dict[str, UUID] = field(default_factory=dict)
    operations: dict[tuple[str, str], UUID] = field(default_factory=dict)

    async def named(
        self, spec: CommandSpec[Any, Any], shape: type[Any], model: type[N], text: str, /, **more: Any
    ) -> UUID:
        """Make the thing of this name, or find the one that is there already."""
        for unsure in (False, True):
            code = code_of(text, unsure=unsure)
            id = derived("telemetry.logplant", self.actor.tenant_id, spec.name, text, unsure)
            cmd = shape(id=id, code=code, name_zh=text, name_en=text, **more)
            try:
                return (await run(self.actor, spec, cmd)).ids[0]
            except Refusal as refusal:
                if not _TAKEN.fullmatch(refusal.code):
                    raise
            async with reading(self.actor) as read:
                known = await masterdata.by_code(read, model, code)
            if known is not None and known.name_en == text:
                return known.id
        raise RuntimeError(f"two different things are called {code}")


async def set_up(actor: Actor, rows: Sequence[Row], zone: str) -> LogPlant:
    """Everything the rows name: work units by resource, items by part, people by worker id, orders by case."""
    made = await _ground(actor, zone)
    for resource in _in_order(row.resource for row in rows):
        center = await made.named(
            plant.create_work_center, plant.CreateWorkCenter, WorkCenter, resource, area_id=made.area_id
        )
        made.work_centers[resource] = center
        made.work_units[resource] = await made.named(
            plant.create_work_unit, plant.CreateWorkUnit, WorkUnit, resource, work_center_id=center
        )
    for activity, resource in _usual_places(rows).items():
        made.definitions[activity] = await made.named(
            plant.create_operation_definition,
            plant.CreateOperationDefinition,
            OperationDefinition,
            activity,
            work_center_id=made.work_centers[resource],
        )
    for part in _in_order(row.part for row in rows):
        cmd = {"unit_id": made.unit_id, "item_revision": "A", "kind": "product"}
        made.parts[part] = await made.named(plant.create_item, plant.CreateItem, Item, part, **cmd)
    for worker in _in_order(row.worker for row in rows):
        made.workers[worker] = await _worker(actor, worker)
    return made


async def _ground(actor: Actor, zone: str) -> LogPlant:
    async with reading(actor) as read:
        site = await queries.first_site(read)
        unit = await masterdata.by_code(read, Unit, "pcs")
    made = LogPlant(actor=actor, area_id=actor.tenant_id, unit_id=unit.id if unit else actor.tenant_id)
    if site is None:
        site_id = await made.named(plant.create_site, plant.CreateSite, Site, "LOG", time_zone=zone)
    else:
        site_id = site.id
    if unit is None:
        made.unit_id = await made.named(plant.create_unit, plant.CreateUnit, Unit, "pcs", decimals=0)
    made.area_id = await made.named(plant.create_area, plant.CreateArea, Area, "Shop-floor log", site_id=site_id)
    for code, kind in ((REJECTED, "process_scrap"), (REVIEW, "rework")):
        await made.named(plant.create_reason_code, plant.CreateReasonCode, ReasonCode, code, kind=kind)
    return made


async def _worker(actor: Actor, worker: str) -> UUID:
    for unsure in (False, True):
        login = code_of(worker, unsure=unsure).lower()
        async with reading(actor) as read:
            known = await queries.person_by_login(read, login)
        if known is None:
            id = derived("telemetry.logplant", actor.tenant_id, "user", worker)
            return (await run(actor, create_user, CreateUser(id=id, login=login, name=worker))).ids[0]
        if known.name == worker:
            return known.id  # type: ignore[no-any-return]
    raise RuntimeError(f"two different people sign in as {login}")


def _in_order(names: Iterable[str]) -> Iterable[str]:
    return dict.fromkeys(names)


def _usual_places(rows: Iterable[Row]) -> Mapping[str, str]:
    """Each activity with the resource it mostly runs on; single rows elsewhere name their own work unit."""
    counts: dict[str, Counter[str]] = {}
    for row in rows:
        counts.setdefault(row.activity, Counter())[row.resource] += 1
    return {activity: count.most_common(1)[0][0] for activity, count in counts.items()}


async def set_up_order(made: LogPlant, rows: Sequence[Row]) -> None:
    """The order of one case, released when its first row began, with an operation for each of its activities.

    Logs do not say what follows what (parts go back and forth), so the operations stand side by side.
    """
    actor, case, part = made.actor, rows[0].case, rows[0].part
    started = min(row.started_at for row in rows).astimezone(UTC)
    ids = [
        derived("telemetry.logplant", actor.tenant_id, act, case) for act in ("order", "routing", "approve", "release")
    ]
    order_id = await _order(made, ids[0], rows[0])
    activities = list(_in_order(row.activity for row in rows))
    known = await _operations(actor, order_id)
    if not known:
        await _release(made, ids[1:], order_id, made.parts[part], activities, started)
        known = await _operations(actor, order_id)
    missing = [activity for activity in activities if activity not in known]
    if missing:
        raise RuntimeError(f"order {case} exists without the operations {', '.join(missing)}")
    for activity in activities:
        made.operations[case, activity] = known[activity]


async def _order(made: LogPlant, id: UUID, row: Row) -> UUID:
    for unsure in (False, True):
        number = code_of(row.case, unsure=unsure)
        async with reading(made.actor) as read:
            known = await queries.order_by_number(read, number)
        if known is None:
            cmd = orders.CreateOrder(
                id=id,
                item_id=made.parts[row.part],
                quantity=row.ordered,
                due_at=_due(),
                number=number,
                customer_po=row.case[:60],
                reason="from a shop-floor log",
            )
            return (await run(made.actor, orders.create_order, cmd)).ids[0]
        if known.customer_po == row.case[:60] and known.item_id == made.parts[row.part]:
            return known.id  # type: ignore[no-any-return]
    raise RuntimeError(f"two different orders are called {number}")


def _due() -> datetime:
    """Logs name no due time, and an order needs one: the day after the import, so nothing of it counts as late."""
    return clock.now().replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)


async def _release(
    made: LogPlant, ids: Sequence[UUID], order_id: UUID, item_id: UUID, activities: Sequence[str], started: datetime
) -> None:
    actor = made.actor
    steps = [
        plant.NewRoutingStep(sequence=number * 10, operation_definition_id=made.definitions[activity])
        for number, activity in enumerate(activities, start=1)
    ]
    routing = plant.CreateRouting(id=ids[0], item_id=item_id, steps=steps, effective_from=started.date(), strands=True)
    routing_id = (await run(actor, plant.create_routing, routing)).ids[0]
    await run(actor, plant.approve_routing, plant.ApproveRouting(id=ids[1], routing_id=routing_id))
    release = orders.ReleaseOrder(id=ids[2], order_id=order_id, occurred_at=started)
    await run(actor, orders.release_order, release)


async def _operations(actor: Actor, order_id: UUID) -> dict[str, UUID]:
    async with reading(actor) as read:
        return await queries.operations_by_name(read, order_id)
