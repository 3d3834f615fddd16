"""What a company's plan lets it take of one API process; asked for every request, so it is kept in memory."""

from dataclasses import replace
from uuid import UUID

from infra.fairness import Allowance
from infra.settings import settings

DEFAULT = Allowance()
REMEMBERED = 20_000
_known: dict[UUID, Allowance] = {}


def allowance(tenant_id: UUID) -> Allowance:
    """The plan's share, or the default while this process has not met the plan yet."""
    return _known.get(tenant_id, DEFAULT)


def learn(tenant_id: UUID, *, per_minute: int | None) -> None:
    """The plan's rate of requests over all API processes (None: the default)."""
    if per_minute is None:
        _known.pop(tenant_id, None)
        return
    if len(_known) >= REMEMBERED:
        _known.clear()
    share = max(1, per_minute // max(1, settings().workers))
    _known[tenant_id] = replace(DEFAULT, per_minute=share, burst=max(share, min(DEFAULT.burst, share * 2)))
