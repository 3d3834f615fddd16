"""What a company's plan lets it take of one API process. Asked with every request, so it is answered from what this
process remembers of the plan; beside the first request and every few minutes it is read again. Until then what was
known holds, and before that the default."""

import asyncio
import time
from dataclasses import replace
from typing import Final
from uuid import UUID

from infra.errors import DomainError
from infra.fairness import Allowance
from infra.log import log
from infra.settings import settings
from tenants.plans.entitled import Entitlements, recalled, remembered

DEFAULT: Final = Allowance()
BURST: Final = 300  # a shift of phones that comes online at once
GOOD_FOR: Final = 300.0
PAUSE: Final = 10.0
"""Seconds until a plan that could not be read is asked for again."""
_asked: dict[UUID, float] = {}
_asking: set[asyncio.Task[None]] = set()


def allowance(tenant_id: UUID) -> Allowance:
    age, known = recalled(tenant_id)
    if known is None or age > GOOD_FOR:
        _ask(tenant_id)
    return DEFAULT if known is None else share(known)


def _ask(tenant_id: UUID) -> None:
    now = time.monotonic()
    if now < _asked.get(tenant_id, 0.0):
        return
    _asked[tenant_id] = now + PAUSE
    task = asyncio.get_running_loop().create_task(_learn(tenant_id))
    _asking.add(task)
    task.add_done_callback(_asking.discard)


async def _learn(tenant_id: UUID) -> None:
    try:
        await remembered(tenant_id)
    except (DomainError, OSError) as error:
        log.warning("allowance.unknown", tenant=str(tenant_id), error=str(error))
    else:
        _asked.pop(tenant_id, None)


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
