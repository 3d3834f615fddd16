"""Standard operations and the graphs made of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, any_, bindparam

from infra.actions import Command, Meaning, command
from infra.db import Statement, TenantRow, among, mine
from infra.errors import BadInput
from infra.ids import uuid7
from infra.quantity import ZERO, exact
from infra.work import Work
from tenants.masterdata import permissions, rules
from tenants.masterdata.commands.naming import NewNamed, add, renaming
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
)
from tenants.masterdata.errors import AlternativeRepeated, RecordNotFound, StepWithoutResource, WrongPlace
from tenants.masterdata.lookups import existing
from tenants.masterdata.models import (
    Item,
    OperationDefinition,
    Routing,
    RoutingAlternative,
    RoutingGate,
    RoutingStep,
    WorkCenter,
    WorkUnit,
)

LONGEST_TIME = 10**6  # seconds: eleven days


@dataclass(frozen=True, kw_only=True)
class CreateOperationDefinition(NewNamed):
    """A standard operation; times and skills are what its steps start with. Without a work center each step names
    one."""

    work_center_id: UUID | None = None
    setup_seconds: int = 0
    cycle_seconds: Decimal = ZERO
    skill_codes: list[str] = field(default_factory=list)


@command(needs=permissions.EDIT_ROUTINGS)
async def create_operation_definition(work: Work, cmd: CreateOperationDefinition) -> OperationDefinition:
    if cmd.work_center_id is not None:
        await existing(work, WorkCenter, cmd.work_center_id)
    definition = OperationDefinition(
        **cmd.naming,
        work_center_id=cmd.work_center_id,
        setup_seconds=_seconds(cmd.setup_seconds),
        cycle_seconds=exact(cmd.cycle_seconds),
        skill_codes=rules.check_skills(cmd.skill_codes),
    )
    return await add(work, definition)


@dataclass(frozen=True, kw_only=True)
class ChangeOperationDefinition(Command):
    """Holds for steps made from now on; routings that exist keep their own times and places."""

    operation_definition_id: UUID
    name_zh: str | None = None
    name_en: str | None = None
    work_center_id: UUID | None = None
    setup_seconds: int | None = None
    cycle_seconds: Decimal | None = None
    skill_codes: list[str] | None = None


@command(needs=permissions.EDIT_ROUTINGS)
async def change_operation_definition(work: Work, cmd: ChangeOperationDefinition) -> OperationDefinition:
    definition = await existing(work, OperationDefinition, cmd.operation_definition_id)
    changes: dict[str, Any] = renaming(cmd.name_zh, cmd.name_en)
    if cmd.work_center_id is not None:
        changes["work_center_id"] = (await existing(work, WorkCenter, cmd.work_center_id)).id
    if cmd.setup_seconds is not None:
        changes["setup_seconds"] = _seconds(cmd.setup_seconds)
    if cmd.cycle_seconds is not None:
        changes["cycle_seconds"] = exact(cmd.cycle_seconds)
    if cmd.skill_codes is not None:
        changes["skill_codes"] = rules.check_skills(cmd.skill_codes)
    return await work.change(definition, **changes)


@dataclass(frozen=True, kw_only=True)
class NewAlternative:
    """Another place for a step; times default to the step's. The order of the list is the order of preference."""

    work_center_id: UUID
    work_unit_id: UUID | None = None
    setup_seconds: int | None = None
    cycle_seconds: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class NewRoutingStep:
    """`predecessors` are sequences of earlier steps; what is left out is as the operation definition says."""

    sequence: int
    operation_definition_id: UUID
    predecessors: list[int] = field(default_factory=list)
    name_zh: str | None = None
    name_en: str | None = None
    work_center_id: UUID | None = None
    work_unit_id: UUID | None = None
    setup_seconds: int | None = None
    cycle_seconds: Decimal | None = None
    alternatives: list[NewAlternative] = field(default_factory=list)
    report_mode: str = "any"
    box_quantity: Decimal | None = None
    needs_approval: bool = False
    over_limit_percent: Decimal | None = None
    skip_allowed: bool = False
    skill_codes: list[str] | None = None


@dataclass(frozen=True, kw_only=True)
class CreateRouting(Command):
    """The next version of an item's routing, as a draft.

    `strands`: steps that begin apart and never meet are meant; else such a step is taken for one that was forgotten.
    """

    item_id: UUID
    steps: list[NewRoutingStep]
    effective_from: date
    effective_to: date | None = None
    strands: bool = False


@command(needs=permissions.EDIT_ROUTINGS)
async def create_routing(work: Work, cmd: CreateRouting) -> Routing:
    await existing(work, Item, cmd.item_id)
    check_dates(cmd.effective_from, cmd.effective_to)
    routing = Routing(
        id=uuid7(),
        item_id=cmd.item_id,
        version=await next_version(work, Routing, cmd.item_id),
        state=DRAFT,
        effective_from=cmd.effective_from,
        effective_to=cmd.effective_to,
    )
    rows: list[TenantRow] = [routing, *await _checked_steps(work, routing, cmd)]
    await work.insert_all(rows)
    return routing


@dataclass(frozen=True, kw_only=True)
class ReviseRouting(Command):
    """Other steps (all of them) or dates for a draft; `strands` as in CreateRouting."""

    routing_id: UUID
    steps: list[NewRoutingStep]
    effective_from: date
    effective_to: date | None = None
    strands: bool = False


_STEPS = bindparam("ids", type_=ARRAY(Uuid()))
STEPS = Statement(mine(RoutingStep).where(RoutingStep.routing_id == bindparam("routing_id")))
OF_STEPS = tuple(
    Statement(mine(model).where(model.routing_step_id == any_(_STEPS))) for model in (RoutingAlternative, RoutingGate)
)


@command(needs=permissions.EDIT_ROUTINGS)
async def revise_routing(work: Work, cmd: ReviseRouting) -> Routing:
    routing = await locked_draft(work, Routing, cmd.routing_id, "routing")
    check_dates(cmd.effective_from, cmd.effective_to)
    rows = await _checked_steps(work, routing, cmd)
    old = await work.all(STEPS, routing_id=routing.id)
    for statement in OF_STEPS:
        for each in await work.all(statement, ids=[step.id for step in old]):
            await work.remove(each)
    for step in old:
        await work.remove(step)
    await work.insert_all(rows)
    return await work.change(routing, effective_from=cmd.effective_from, effective_to=cmd.effective_to)


@dataclass(frozen=True, kw_only=True)
class WithdrawRouting(Command):
    """Give a draft up; its number is not used again."""

    routing_id: UUID


@command(needs=permissions.EDIT_ROUTINGS)
async def withdraw_routing(work: Work, cmd: WithdrawRouting) -> Routing:
    routing = await locked_draft(work, Routing, cmd.routing_id, "routing")
    await check_free(work, routing.id)
    return await work.change(routing, state=WITHDRAWN)


@dataclass(frozen=True, kw_only=True)
class ApproveRouting(Command):
    routing_id: UUID


@command(needs=permissions.APPROVE_ITEMS, signs=Meaning("approved"))
async def approve_routing(work: Work, cmd: ApproveRouting) -> Routing:
    """Orders released from its effective date on are made by it."""
    await queue_up(work)
    routing = await locked_draft(work, Routing, cmd.routing_id, "routing")
    await check_free(work, routing.id)
    await check_uncontrolled(work, Routing, routing.item_id)
    return await routing_live(work, routing)


async def routing_live(work: Work, routing: Routing, since: date | None = None) -> Routing:
    since = since or routing.effective_from
    check_dates(since, routing.effective_to)
    return await work.change(routing, state=APPROVED, approved_at=work.now, effective_from=since)


# -- checks ------------------------------------------------------------------------------------------------


def _seconds(value: int) -> int:
    if not 0 <= value < LONGEST_TIME:
        raise BadInput(field="setup_seconds", problem=f"0 to {LONGEST_TIME}")
    return value


async def _checked_steps(work: Work, routing: Routing, cmd: CreateRouting | ReviseRouting) -> list[TenantRow]:
    """The steps of a draft with their alternatives; a fixed number of statements."""
    given: Sequence[NewRoutingStep] = cmd.steps
    rules.check_graph(given)
    if not cmd.strands:
        rules.check_connected(given)
    definitions = await _definitions(work, given)
    steps = [_step(routing, step, definitions[step.operation_definition_id]) for step in given]
    others = [_alternatives(row, step) for row, step in zip(steps, given, strict=True)]
    alternatives = [each for of in others for each in of]
    await _check_places(work, [*steps, *alternatives])
    return [*steps, *alternatives]


async def _definitions(work: Work, steps: Sequence[NewRoutingStep]) -> Mapping[UUID, OperationDefinition]:
    wanted = {step.operation_definition_id for step in steps}
    found = await work.all(mine(OperationDefinition).where(among(OperationDefinition.id, wanted)))
    if len(found) < len(wanted):
        raise RecordNotFound(what="operation")
    return {each.id: each for each in found}


def _step(routing: Routing, step: NewRoutingStep, definition: OperationDefinition) -> RoutingStep:
    if not 0 < step.sequence < 10_000 or not 0 <= (step.setup_seconds or 0) < LONGEST_TIME:
        raise BadInput(field="steps", problem=f"step {step.sequence}")
    work_center_id = step.work_center_id or definition.work_center_id
    if work_center_id is None:
        raise StepWithoutResource(sequence=step.sequence)
    made = RoutingStep(
        id=uuid7(),
        routing_id=routing.id,
        sequence=step.sequence,
        operation_definition_id=definition.id,
        name_zh=(step.name_zh or definition.name_zh).strip(),
        name_en=(step.name_en or definition.name_en).strip(),
        work_center_id=work_center_id,
        work_unit_id=step.work_unit_id,
        setup_seconds=definition.setup_seconds if step.setup_seconds is None else step.setup_seconds,
        cycle_seconds=exact(definition.cycle_seconds if step.cycle_seconds is None else step.cycle_seconds),
        predecessors=sorted(set(step.predecessors)),
        **_reporting(step),
        skill_codes=rules.check_skills(definition.skill_codes if step.skill_codes is None else step.skill_codes),
    )
    rules.check_names(made.name_zh, made.name_en)
    return made


def _reporting(step: NewRoutingStep) -> dict[str, Any]:
    box = None if step.box_quantity is None else exact(step.box_quantity)
    over = None if step.over_limit_percent is None else exact(step.over_limit_percent)
    if box == ZERO or (over is not None and over > 100):
        raise BadInput(field="steps", problem=f"step {step.sequence}")
    return {
        "report_mode": rules.check_kind(step.report_mode, rules.REPORT_MODES),
        "box_quantity": box,
        "needs_approval": step.needs_approval,
        "over_limit_percent": over,
        "skip_allowed": step.skip_allowed,
    }


def _alternatives(row: RoutingStep, step: NewRoutingStep) -> list[RoutingAlternative]:
    places = [(row.work_center_id, row.work_unit_id), *((a.work_center_id, a.work_unit_id) for a in step.alternatives)]
    if len(set(places)) < len(places):
        raise AlternativeRepeated(sequence=step.sequence)
    return [
        RoutingAlternative(
            routing_step_id=row.id,
            preference=preference,
            work_center_id=each.work_center_id,
            work_unit_id=each.work_unit_id,
            setup_seconds=row.setup_seconds if each.setup_seconds is None else _seconds(each.setup_seconds),
            cycle_seconds=row.cycle_seconds if each.cycle_seconds is None else exact(each.cycle_seconds),
        )
        for preference, each in enumerate(step.alternatives, 1)
    ]


async def _check_places(work: Work, steps: Sequence[RoutingStep | RoutingAlternative]) -> None:
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
