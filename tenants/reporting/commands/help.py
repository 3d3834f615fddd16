"""Refusals that name who can help, and letting a report past one of them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from decimal import Decimal
from typing import Protocol, TypeVar
from uuid import UUID

from infra.errors import Refusal
from infra.permissions import Permission
from infra.work import Work
from tenants import identity, masterdata, orders
from tenants.equipment.permissions import RELEASE_EQUIPMENT
from tenants.masterdata.permissions import RELEASE_PLACES
from tenants.orders import errors as stops
from tenants.orders import permissions as orders_permissions
from tenants.orders.models import Operation
from tenants.reporting import errors, permissions

ADOPTING = "records.adopt_intent"
MOST_HELPERS = 3

R = TypeVar("R", bound=Refusal)


class Overriding(Protocol):
    @property
    def override(self) -> bool: ...
    @property
    def reason(self) -> str | None: ...


OPENERS: dict[type[Refusal], tuple[Permission, bool]] = {
    stops.OperationOnHold: (orders_permissions.LIFT_HOLD, False),
    stops.OrderOnHold: (orders_permissions.LIFT_HOLD, False),
    stops.GateIsClosed: (orders_permissions.OPEN_GATE, False),
    stops.GateAllowsLess: (orders_permissions.OPEN_GATE, False),
    stops.OrderNotReleased: (orders_permissions.RELEASE_ORDER, False),
    stops.AreaBarred: (RELEASE_PLACES, False),
    stops.EquipmentBarred: (RELEASE_EQUIPMENT, False),
    stops.OrderIsCompleted: (permissions.OVER_REPORT, True),
}
"""Who removes what stops an operation, and whether that is done by sending the same report again with `override`."""


async def helped(work: Work, refusal: R, permission: Permission, *places: UUID, overridable: bool = True) -> R:
    """The refusal with the people who can help: `helper`, `helpers` [{name, phone}], `overridable`."""
    people = await identity.helpers(work, permission.name, *places)
    shown = people[:MOST_HELPERS]
    refusal.params |= {
        "helper": [each.name for each in shown[:2]],
        "helpers": [{"name": each.name, "phone": each.phone} for each in shown],
        "overridable": overridable,
    }
    return refusal


def places_of(operation: Operation) -> tuple[UUID, UUID, UUID]:
    return operation.work_center_id, operation.area_id, operation.site_id


@asynccontextmanager
async def naming_helpers(work: Work, operation_id: UUID) -> AsyncIterator[None]:
    """What stops an operation says who can remove it."""
    try:
        yield
    except tuple(OPENERS) as refusal:
        permission, overridable = OPENERS[type(refusal)]
        operation = await work.get(Operation, operation_id)
        places = await masterdata.places_of(work, [operation.work_center_id]) if operation else set()
        raise await helped(work, refusal, permission, *places, overridable=overridable) from None


async def let_past(work: Work, cmd: Overriding, refusal: Refusal, permission: Permission, *places: UUID) -> None:
    """Refuse, with who can help, unless whoever reports may let it past himself and says so with a reason. Adopting a
    refused report says both."""
    if not (cmd.override or work.line.command == ADOPTING):
        raise await helped(work, refusal, permission, *places)
    if not work.actor.may(permission.name):
        raise await helped(work, errors.NotAllowedToOverride(), permission, *places)
    work.actor.need(permission.name, *places)
    if not (work.line.reason or cmd.reason or "").strip():
        raise errors.OverrideReasonMissing()


async def access(
    work: Work,
    operation_id: UUID,
    quantity: Decimal | None,
    work_unit_id: UUID | None = None,
    *,
    past: bool = False,
    starting: bool = False,
) -> Operation:
    """The operation, locked; what stops it names who can help. `starting`: somebody begins there now."""
    async with naming_helpers(work, operation_id):
        operation = await orders.access_operation(
            work,
            operation_id,
            quantity,
            after_completion=work.actor.may(permissions.OVER_REPORT.name),
            work_unit_id=work_unit_id,
            past=past,
        )
        if starting:
            orders.check_fit(work, operation, work_unit_id)
        return operation
