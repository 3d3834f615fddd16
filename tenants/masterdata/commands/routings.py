"""Standard operations and the graphs made of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from uuid import UUID

from infra.actions import Command, Meaning, command
from infra.db import TenantRow, among, mine
from infra.errors import BadInput
from infra.ids import uuid7
from infra.quantity import ZERO, exact
from infra.work import Work
from tenants.masterdata import permissions, rules
from tenants.masterdata.commands.items import next_version
from tenants.masterdata.commands.naming import NewNamed, add
from tenants.masterdata.errors import AlreadyApproved, RecordNotFound, WrongPlace
from tenants.masterdata.lookups import existing
from tenants.masterdata.models import Item, OperationDefinition, Routing, RoutingStep, WorkCenter, WorkUnit


@dataclass(frozen=True, kw_only=True)
class CreateOperationDefinition(NewNamed):
    work_center_id: UUID


@command(needs=permissions.EDIT_ROUTINGS)
async def create_operation_definition(work: Work, cmd: CreateOperationDefinition) -> OperationDefinition:
    await existing(work, WorkCenter, cmd.work_center_id)
    return await add(work, OperationDefinition(**cmd.naming, work_center_id=cmd.work_center_id))


@dataclass(frozen=True, kw_only=True)
class NewRoutingStep:
    """`predecessors` are sequences of earlier steps; names and work center default to the operation's own."""

    sequence: int
    operation_definition_id: UUID
    predecessors: list[int] = field(default_factory=list)
    name_zh: str | None = None
    name_en: str | None = None
    work_center_id: UUID | None = None
    work_unit_id: UUID | None = None
    setup_seconds: int = 0
    cycle_seconds: Decimal = ZERO


@dataclass(frozen=True, kw_only=True)
class CreateRouting(Command):
    """The next version of an item's routing, as a draft."""

    item_id: UUID
    steps: list[NewRoutingStep]
    effective_from: date
    effective_to: date | None = None


@command(needs=permissions.EDIT_ROUTINGS)
async def create_routing(work: Work, cmd: CreateRouting) -> Routing:
    await existing(work, Item, cmd.item_id)
    rules.check_graph(cmd.steps)
    routing = Routing(
        id=uuid7(),
        item_id=cmd.item_id,
        version=await next_version(work, Routing, cmd.item_id),
        state="draft",
        effective_from=cmd.effective_from,
        effective_to=cmd.effective_to,
    )
    definitions = await _definitions(work, cmd.steps)
    steps = [_step(routing, step, definitions[step.operation_definition_id]) for step in cmd.steps]
    await _check_places(work, steps)
    rows: list[TenantRow] = [routing, *steps]
    await work.insert_all(rows)
    return routing


async def _definitions(work: Work, steps: list[NewRoutingStep]) -> Mapping[UUID, OperationDefinition]:
    wanted = {step.operation_definition_id for step in steps}
    found = await work.all(mine(OperationDefinition).where(among(OperationDefinition.id, wanted)))
    if len(found) < len(wanted):
        raise RecordNotFound(what="operation")
    return {each.id: each for each in found}


def _step(routing: Routing, step: NewRoutingStep, definition: OperationDefinition) -> RoutingStep:
    if not 0 < step.sequence < 10_000 or not 0 <= step.setup_seconds < 10**6:
        raise BadInput(field="steps", problem=f"step {step.sequence}")
    made = RoutingStep(
        routing_id=routing.id,
        sequence=step.sequence,
        operation_definition_id=definition.id,
        name_zh=(step.name_zh or definition.name_zh).strip(),
        name_en=(step.name_en or definition.name_en).strip(),
        work_center_id=step.work_center_id or definition.work_center_id,
        work_unit_id=step.work_unit_id,
        setup_seconds=step.setup_seconds,
        cycle_seconds=exact(step.cycle_seconds),
        predecessors=sorted(set(step.predecessors)),
    )
    rules.check_names(made.name_zh, made.name_en)
    return made


async def _check_places(work: Work, steps: list[RoutingStep]) -> None:
    centers = {step.work_center_id for step in steps}
    if len(await work.all(mine(WorkCenter).where(among(WorkCenter.id, centers)))) < len(centers):
        raise RecordNotFound(what="work center")
    wanted = {step.work_unit_id for step in steps if step.work_unit_id}
    units = {unit.id: unit for unit in await work.all(mine(WorkUnit).where(among(WorkUnit.id, wanted)))}
    if len(units) < len(wanted):
        raise RecordNotFound(what="work unit")
    for step in steps:
        if step.work_unit_id and units[step.work_unit_id].work_center_id != step.work_center_id:
            raise WrongPlace(work_unit=units[step.work_unit_id].code)


@dataclass(frozen=True, kw_only=True)
class ApproveRouting(Command):
    routing_id: UUID


@command(needs=permissions.APPROVE_ITEMS, signs=Meaning("approved"))
async def approve_routing(work: Work, cmd: ApproveRouting) -> Routing:
    """Orders released from its effective date on are made by it."""
    routing: Routing | None = await work.one(mine(Routing).where(Routing.id == cmd.routing_id).with_for_update())
    if routing is None:
        raise RecordNotFound(what="routing")
    if routing.state == "approved":
        raise AlreadyApproved(version=routing.version)
    return await work.change(routing, state="approved", approved_at=work.now)
