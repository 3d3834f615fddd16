"""Pure decisions about equipment."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from infra.quantity import exact
from tenants.equipment.errors import DowntimeReasonMissing, StateNotNewer, StateUnknown, ToolLifeInvalid

# ISO 22400-2 §6: actual production, idle (delay), set-up, down; `off` lies outside the planned time.
STATES = ("running", "idle", "setup", "down", "off")


def check_state(state: str, reason: str | None) -> None:
    if state not in STATES:
        raise StateUnknown(state=state[:40])
    if state == "down" and not reason:
        raise DowntimeReasonMissing()


def check_newer(label: str, open_since: datetime | None, at: datetime) -> None:
    """Spans follow each other without overlap; a late message about the past does not rewrite them."""
    if open_since is not None and at < open_since:
        raise StateNotNewer(asset=label)


def checked_life(limit: Decimal | None, unit: str, per_piece: Decimal, warn_percent: int) -> dict[str, Any]:
    """The columns of a tool's life; raises ToolLifeInvalid naming what cannot be."""
    facts = {
        "life_limit": limit is None or exact(limit) > 0,
        "life_unit": 0 < len(unit.strip()) <= 20,
        "per_piece": exact(per_piece) > 0,
        "warn_percent": 1 <= warn_percent <= 100,
    }
    for what, fine in facts.items():
        if not fine:
            raise ToolLifeInvalid(what=what)
    return {
        "life_limit": None if limit is None else exact(limit),
        "life_unit": unit.strip(),
        "per_piece": exact(per_piece),
        "warn_percent": warn_percent,
    }


def is_worn(used: Decimal, limit: Decimal | None) -> bool:
    return limit is not None and used >= limit


def nears_its_end(used: Decimal, limit: Decimal | None, warn_percent: int) -> bool:
    return limit is not None and used * 100 >= limit * warn_percent
