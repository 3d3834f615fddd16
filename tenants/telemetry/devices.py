"""The device as an actor: what it may do, and where."""

from typing import Any
from uuid import UUID

from infra.permissions import default_permissions
from infra.work import Actor
from tenants.roles import DEVICE


def device_actor(tenant_id: UUID, slug: str, route: Any, address: str | None = None) -> Actor:
    """A machine as one row of `queries.routes` knows it: the rights of a device, at its own work center only."""
    place = frozenset({route["work_center_id"]})
    return Actor(
        tenant_id=tenant_id,
        slug=slug,
        kind="device",
        id=route["device_id"],
        device_id=route["device_id"],
        name=route["device_name"],
        work_unit_id=route["work_unit_id"],
        permissions=dict.fromkeys(default_permissions(DEVICE), place),
        address=address,
    )
