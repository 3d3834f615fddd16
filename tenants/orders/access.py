"""The way to an operation: one statement that locks it and knows everything that could forbid work on it."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Text, any_, bindparam, cast, func, lateral, literal_column, select, true

from infra.actions import COMMANDS
from infra.db import Statement, hydrate, own
from infra.errors import OutOfScope
from infra.quantity import plain
from infra.work import EVERYWHERE, Work
from tenants.equipment.models import Asset, Tool
from tenants.masterdata import places_of, spoken, statuses
from tenants.masterdata.models import (
    Area,
    CustomField,
    Instruction,
    InstructionStep,
    ReasonCode,
    Shift,
    Site,
    Unit,
    WorkCenter,
    WorkUnit,
)
from tenants.orders import rules
from tenants.orders.errors import (
    AreaBarred,
    EquipmentBarred,
    GateAllowsLess,
    GateIsClosed,
    OperationNotFound,
    OperationOnHold,
    OrderOnHold,
)
from tenants.orders.models import Gate, Hold, Operation, ProductionOrder
from tenants.roles import BUILT_IN

_Predecessor = Operation.__table__.alias("predecessor")


def supply(operation: Any) -> Any:
    """What all predecessors have delivered (null where there are none), and whether all of them are completed."""
    return lateral(
        select(
            func.min(_Predecessor.c.good_quantity).label("delivered"),
            func.coalesce(func.bool_and(_Predecessor.c.state == "completed"), true()).label("supplied"),
        ).where(own(_Predecessor), _Predecessor.c.id == any_(operation.predecessor_ids))
    ).alias("supply")


_supply = supply(Operation)
_gates = (
    select(
        func.json_agg(
            func.json_build_object(
                literal_column("'kind'"), Gate.kind,
                literal_column("'opener'"), Gate.opener,
                literal_column("'closes_after_quantity'"), cast(Gate.closes_after_quantity, Text),
                literal_column("'closes_at'"), Gate.closes_at,
                literal_column("'armed_quantity'"), cast(Gate.armed_quantity, Text),
            )
        )
    )
    .where(own(Gate), Gate.operation_id == Operation.id, Gate.opened_at.is_(None))
    .scalar_subquery()
)  # fmt: skip

_shifts = (
    select(
        func.json_agg(
            func.json_build_object(
                literal_column("'id'"), Shift.id,
                literal_column("'starts_at'"), Shift.starts_at,
                literal_column("'ends_at'"), Shift.ends_at,
            )
        )
    )
    .where(own(Shift), Shift.site_id == Site.id, Shift.active)
    .correlate(Site)
    .scalar_subquery()
)  # fmt: skip
_calendar = func.json_build_object(literal_column("'zone'"), Site.time_zone, literal_column("'shifts'"), _shifts)

_must_read = (
    select(literal_column("1"))
    .select_from(Instruction)
    .join(InstructionStep, own(InstructionStep) & (InstructionStep.instruction_id == Instruction.id))
    .where(
        own(Instruction),
        Instruction.operation_definition_id == Operation.operation_definition_id,
        Instruction.state == "approved",
        InstructionStep.critical,
    )
    .correlate(Operation)
    .exists()
)

_asks_more = (
    select(literal_column("1"))
    .select_from(CustomField)
    .where(
        own(CustomField),
        CustomField.subject == literal_column("'report'"),
        CustomField.required,
        CustomField.active,
    )
    .exists()
)

_barred = (
    select(
        func.json_agg(
            func.json_build_object(
                literal_column("'work_unit_id'"), Asset.work_unit_id,
                literal_column("'code'"), Asset.code,
                literal_column("'status'"), Asset.status,
            )
        )
    )
    .join(WorkUnit, own(WorkUnit) & (WorkUnit.id == Asset.work_unit_id))
    .where(
        own(Asset),
        WorkUnit.work_center_id == Operation.work_center_id,
        *(Asset.status != literal_column(f"'{usable}'") for usable in sorted(statuses.USABLE)),
    )
    .correlate(Operation)
    .scalar_subquery()
)  # fmt: skip

_tools = (
    select(
        func.json_agg(
            func.json_build_object(
                literal_column("'id'"), Tool.id,
                literal_column("'work_unit_id'"), Tool.work_unit_id,
                literal_column("'code'"), Tool.code,
                literal_column("'used'"), cast(Tool.used, Text),
                literal_column("'limit'"), cast(Tool.life_limit, Text),
                literal_column("'unit'"), Tool.life_unit,
            )
        )
    )
    .join(WorkUnit, own(WorkUnit) & (WorkUnit.id == Tool.work_unit_id))
    .where(own(Tool), WorkUnit.work_center_id == Operation.work_center_id)
    .correlate(Operation)
    .scalar_subquery()
)  # fmt: skip

ACCESS = Statement(
    select(
        *Operation.__table__.c,
        func.coalesce(_supply.c.delivered, Operation.planned_quantity).label("available"),
        _supply.c.supplied.label("supplied"),
        ProductionOrder.number.label("order_number"),
        ProductionOrder.state.label("order_state"),
        ProductionOrder.unit.label("unit"),
        Unit.decimals.label("unit_decimals"),
        WorkCenter.area_id.label("area_id"),
        Area.site_id.label("site_id"),
        Area.code.label("area_code"),
        Area.status.label("area_status"),
        _barred.label("barred"),
        _tools.label("tools"),
        _calendar.label("calendar"),
        _must_read.label("must_read"),
        _asks_more.label("asks_more"),
        ProductionOrder.item_id.label("item_id"),
        Hold.subject_kind.label("hold_kind"),
        ReasonCode.name_zh.label("hold_zh"),
        ReasonCode.name_en.label("hold_en"),
        _gates.label("gates"),
    )
    .join(ProductionOrder, own(ProductionOrder) & (ProductionOrder.id == Operation.order_id))
    .join(Unit, own(Unit) & (Unit.code == ProductionOrder.unit))
    .join(WorkCenter, own(WorkCenter) & (WorkCenter.id == Operation.work_center_id))
    .join(Area, own(Area) & (Area.id == WorkCenter.area_id))
    .join(Site, own(Site) & (Site.id == Area.site_id))
    .join(_supply, true())
    .outerjoin(Hold, own(Hold) & (Hold.id == Operation.hold_id))
    .outerjoin(ReasonCode, own(ReasonCode) & (ReasonCode.id == Hold.reason_id))
    .where(own(Operation), Operation.id == bindparam("operation_id"))
    .with_for_update(of=Operation)
)


async def access_operation(
    work: Work,
    operation_id: UUID,
    quantity: Decimal | None = None,
    *,
    after_completion: bool = False,
    work_unit_id: UUID | None = None,
    past: bool = False,
) -> Operation:
    """The operation, locked, for output of `quantity` pieces (good, lost and to rework together).

    Refuses what is not found, out of the actor's places, on hold, not released or closed, behind a closed gate, or in
    an area or with equipment (at `work_unit_id`, else where the actor or the plan is) that may not be used.
    None or a negative quantity is no new output (a correction, a pause): it passes gates, and completed orders take it.
    `past`: what is booked happened before, under the statuses of that time. `after_completion`: the caller may also add
    to a completed order (over-production is known only once it is full).
    The row also carries `available` (what predecessors delivered), `supplied`, `order_number`, `order_state`, `unit`,
    `unit_decimals`, `area_id`, `site_id`, `item_id`, `calendar` (the site's zone
    and shifts), `tools` (mounted at its work center, with their lives), `must_read` (an instruction of its operation
    has critical steps) and `asks_more` (a report must bring values of the company's own fields).
    """
    found = await work.one(ACCESS, operation_id=operation_id)
    if found is None:
        raise OperationNotFound()
    operation: Operation = hydrate(Operation, found)
    check_reach(work, operation.work_center_id, operation.area_id, operation.site_id)
    if operation.hold_id is not None:
        _refuse_hold(work.actor.locale, operation, found)
    rules.check_accepts(
        operation.order_state, operation.order_number, operation.accepts_output, None if after_completion else quantity
    )
    if found["gates"] and quantity is not None and quantity >= 0:
        _check_gates(work, operation, found["gates"], quantity)
    if quantity is not None and quantity >= 0 and not past:
        check_fit(work, operation, work_unit_id)
    work.subject(operation.order_id)
    return operation


def check_fit(work: Work, operation: Operation, work_unit_id: UUID | None = None) -> None:
    """The area and the equipment may be used (masterdata.statuses). Raises AreaBarred, EquipmentBarred."""
    if operation.area_status not in statuses.USABLE:
        raise AreaBarred(area=operation.area_code, status=operation.area_status)
    if not operation.barred:
        return
    place = work_unit_id or work.actor.work_unit_id or operation.work_unit_id
    for asset in operation.barred:
        if asset["work_unit_id"] == str(place):
            raise EquipmentBarred(asset=asset["code"], status=asset["status"])


def check_reach(work: Work, *places: UUID) -> None:
    """The permission of the running command must reach one of these places."""
    running = COMMANDS.get(work.line.command)
    if running is not None:
        work.actor.need(running.needs.name, *places)


def unlimited(work: Work) -> bool:
    """Whether the permission of the running command reaches everywhere."""
    running = COMMANDS.get(work.line.command)
    return running is None or work.actor.permissions.get(running.needs.name) is EVERYWHERE


async def check_reach_at(work: Work, work_center_ids: Iterable[UUID]) -> None:
    """The permission of the running command must reach one of these work centers, their areas or sites."""
    running = COMMANDS.get(work.line.command)
    if running is None or unlimited(work):
        return
    places = await places_of(work, work_center_ids)
    if not places:
        raise OutOfScope(permission=running.needs.name)
    work.actor.need(running.needs.name, *places)


def _refuse_hold(locale: str, operation: Operation, found: Mapping[str, Any]) -> None:
    english = locale.startswith("en")
    reason = (found["hold_en"] if english else found["hold_zh"]) or ""
    if found["hold_kind"] == "operation":
        raise OperationOnHold(operation=spoken(locale, operation), reason=reason)
    raise OrderOnHold(order=operation.order_number, reason=reason)


def _check_gates(work: Work, operation: Operation, gates: list[dict[str, Any]], quantity: Decimal) -> None:
    touched = rules.counts_of(operation).touched
    for gate in gates:
        allowance = rules.gate_allowance(_terms(gate), touched, work.now)
        if allowance is None or (allowance > 0 and quantity <= allowance):
            continue
        words = gate_words(work.actor.locale, operation, gate["kind"], gate["opener"])
        if allowance > 0:
            raise GateAllowsLess(allowed=plain(allowance), **words)
        raise GateIsClosed(**words)


def _terms(gate: dict[str, Any]) -> dict[str, Any]:
    """A gate's terms out of JSON, where numbers travel as text to stay exact."""
    after, at = gate["closes_after_quantity"], gate["closes_at"]
    return {
        "closes_after_quantity": None if after is None else Decimal(after),
        "closes_at": None if at is None else datetime.fromisoformat(at),
        "armed_quantity": Decimal(gate["armed_quantity"]),
        "opened_at": None,
    }


def gate_words(locale: str, operation: Operation, kind: str, opener: str) -> dict[str, str]:
    english = locale.startswith("en")
    zh, en = rules.GATE_NAMES.get(kind, (kind, kind))
    role = next((each for each in BUILT_IN if each.code == opener), None)
    who = opener if role is None else role.en if english else role.zh
    return {
        "operation": spoken(locale, operation),
        "gate": en if english else zh,
        "who": who,
        "kind": kind,
        "role": opener,
    }
