"""What a company's plan lets it take of one API process. Asked with every request, so it is answered from memory: the
plan is read beside the first request and again every few minutes; until it is known the default holds."""

import asyncio
import time
from dataclasses import replace
from typing import Final
from uuid import UUID

from infra.errors import DomainError
from infra.fairness import Allowance
from infra.log import log
from infra.settings import settings
from tenants.plans.entitled import Entitlements, remembered

DEFAULT: Final = Allowance()
BURST: Final = 300  # a shift of phones that comes online at once
KEPT_FOR: Final = 300.0
KEPT: Final = 20_000
_known: dict[UUID, tuple[float, Allowance]] = {}
_asking: set[asyncio.Task[None]] = set()


def allowance(tenant_id: UUID) -> Allowance:
    known = _known.get(tenant_id)
    if known is not None and known[0] > time.monotonic():
        return known[1]
    held = DEFAULT if known is None else known[1]
    if len(_known) >= KEPT:
        _known.clear()
    _known[tenant_id] = (time.monotonic() + KEPT_FOR, held)
    task = asyncio.get_running_loop().create_task(_learn(tenant_id))
    _asking.add(task)
    task.add_done_callback(_asking.discard)
    return held


async def _learn(tenant_id: UUID) -> None:
    try:
        found = await remembered(tenant_id)
    except (DomainError, OSError) as error:
        log.warning("allowance.unknown", tenant=str(tenant_id), error=str(error))
        return
    _known[tenant_id] = (time.monotonic() + KEPT_FOR, share(found))


def share(found: Entitlements) -> Allowance:
    """One process's part of what the plan allows over all of them."""
    processes = max(1, settings().workers)
    minute, at_once = found.limit("requests_per_minute"), found.limit("concurrent")
    given = DEFAULT
    if minute is not None:
        each = max(60, minute // processes)
        given = replace(given, per_minute=each, burst=max(each, BURST))
    if at_once is not None:
        given = replace(given, at_once=max(1, min(DEFAULT.at_once, at_once // processes)))
    return given
