"""What a company may use: the plan it has, read from one row of its own.

A company without a row (the vendor's own, a partner's, one that was never sold a plan) uses everything. The guard costs
a statement only for commands of modules a plan may lack; a report never asks.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from infra.actions import Command, CommandSpec, QuerySpec, guard, module_of, query, query_guard
from infra.actors import gate
from infra.rows import by_id
from infra.work import Read, Work, reading, system
from tenants.plans.errors import ModuleOff, PlanLimit
from tenants.plans.models import Entitlement
from tenants.plans.offers import LIMITS, PLANS, SWITCHABLE, with_limit, with_module

NO_LIMITS: Final[Mapping[str, int | None]] = MappingProxyType(dict.fromkeys(LIMITS))


@dataclass(frozen=True)
class Entitlements:
    """`state` is the subscription's: none | trial | active | grace | read_only. `until` ends it, `grace_until` is the
    last moment of writing. `modules` are the switchable ones it has."""

    plan: str | None
    state: str
    until: datetime | None
    grace_until: datetime | None
    modules: frozenset[str]
    limits: Mapping[str, int | None]
    prices: Mapping[str, Any]
    currency: str = "CNY"
    next_plan: str | None = None

    def limit(self, what: str) -> int | None:
        return self.limits.get(what)


UNLIMITED: Final = Entitlements(None, "none", None, None, frozenset(SWITCHABLE), NO_LIMITS, {})


def granted(row: Entitlement | None) -> Entitlements:
    """What a row grants. Its plan is looked up in today's catalogue; what was agreed beyond it stands in the row."""
    if row is None:
        return UNLIMITED
    plan = PLANS[row.plan]
    limits = {name: _agreed(row.agreed, name, value) for name, value in plan.limits.items()}
    more = frozenset(row.agreed.get("modules", ()))
    return Entitlements(
        row.plan, row.state, row.until, row.grace_until, plan.modules | more, limits, row.prices, row.currency,
        row.next_plan,
    )  # fmt: skip


def _agreed(agreed: Mapping[str, Any], name: str, value: int | None) -> int | None:
    """An agreed number counts where it is more than the plan's."""
    extra = agreed.get(name)
    return value if extra is None or value is None else max(value, int(extra))


@query(needs=None)
async def entitlements(read: Read) -> Entitlements:
    """What the company of the one who asks may use."""
    return await of_company(read)


async def of_company(read: Read) -> Entitlements:
    return granted(await read.one(by_id(Entitlement), id=read.tenant_id))


async def has_module(read: Read, module: str) -> bool:
    return module not in SWITCHABLE or module in (await of_company(read)).modules


async def modules_off(read: Read) -> frozenset[str]:
    return frozenset(SWITCHABLE) - (await of_company(read)).modules


async def check_limit(work: Read, what: str, would_be: int) -> None:
    """Refuse with PlanLimit when the plan allows less than `would_be` (seats, devices, storage_mb …)."""
    allowed = await of_company(work)
    limit = allowed.limit(what)
    if limit is not None and would_be > limit:
        raise off_limit(allowed, what, limit, would_be)


def off_limit(allowed: Entitlements, what: str, limit: int, would_be: int) -> PlanLimit:
    better = [code for code in with_limit(what, would_be) if code != allowed.plan]
    return PlanLimit(what=what, limit=limit, would_be=would_be, plan=allowed.plan, plans=better[:1])


@guard("*")
async def module_switched_on(work: Work, _cmd: Command, spec: CommandSpec[Any, Any]) -> None:
    module = module_of(spec.body.__module__)
    if not await has_module(work, module):
        raise off(module)


@query_guard
async def module_may_be_asked(read: Read, spec: QuerySpec[..., Any]) -> None:
    """At its own doors a module that is off answers nobody; what modules above it ask goes on."""
    module = module_of(spec.body.__module__)
    if read.actor.kind != "system" and not await has_module(read, module):
        raise off(module)


@gate
async def actors_of_modules_it_has(work: Work, actor: str) -> bool:
    """A module the plan lacks does nothing by itself either."""
    return await has_module(work, module_of(actor))


def off(module: str) -> ModuleOff:
    return ModuleOff(module=module, plans=with_module(module)[:1])


# -- for the doors: remembered for a moment, because they ask with every request --------------------------------------

KEPT_FOR: Final = 15.0
_KEPT: Final = 20_000
_known: dict[UUID, tuple[float, Entitlements]] = {}


async def remembered(tenant_id: UUID) -> Entitlements:
    """At most fifteen seconds old: good for rates and quotas, never for a command."""
    age, known = recalled(tenant_id)
    if known is not None and age < KEPT_FOR:
        return known
    async with reading(system(tenant_id)) as read:
        found = await of_company(read)
    if len(_known) >= _KEPT:
        _known.clear()
    _known[tenant_id] = (time.monotonic(), found)
    return found


def recalled(tenant_id: UUID) -> tuple[float, Entitlements | None]:
    """(seconds since it was read, what was read): without asking anybody, however old."""
    at, known = _known.get(tenant_id, (0.0, None))
    return time.monotonic() - at, known


def forget() -> None:
    """Drop what this process remembers (tests)."""
    _known.clear()
