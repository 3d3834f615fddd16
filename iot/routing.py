"""From a topic to the signal it belongs to, and to the device that may speak on it."""

import time
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from infra import directory
from infra.work import Actor, reading, system
from iot.topics import Topic
from tenants import telemetry

FRESH = 2.0  # seconds a company's signals are remembered; the command checks signal and device again under its lock
_companies: dict[str, tuple[float, UUID, dict[tuple[str, str, str], Any]]] = {}


@dataclass(frozen=True)
class Route:
    signal_id: UUID
    device_id: UUID
    actor: Actor


async def company(slug: str) -> UUID | None:
    return await directory.tenant_of(slug)


async def route(topic: Topic, address: str) -> Route | None:
    """None when no active signal has this topic."""
    found = (await _signals(topic.tenant)).get((topic.site, topic.work_center, topic.signal))
    if found is None or not found["active"]:
        return None
    tenant_id = _companies[topic.tenant][1]
    actor = telemetry.device_actor(tenant_id, topic.tenant, found, address)
    return Route(signal_id=found["id"], device_id=found["device_id"], actor=actor)


def forget() -> None:
    _companies.clear()


async def _signals(slug: str) -> dict[tuple[str, str, str], Any]:
    known = _companies.get(slug)
    if known is not None and time.monotonic() - known[0] < FRESH:
        return known[2]
    tenant_id = await directory.tenant_of(slug)
    if tenant_id is None:
        return {}
    async with reading(system(tenant_id, "MQTT bridge")) as read:
        rows = await telemetry.routes(read)
    signals = {(row["site"], row["work_center"], row["code"]): row for row in rows}
    _companies[slug] = (time.monotonic(), tenant_id, signals)
    return signals
