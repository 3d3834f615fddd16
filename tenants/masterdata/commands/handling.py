"""How an item is kept in stock: what tells its lots apart, how it is issued and made, how long it is good."""

from dataclasses import dataclass
from typing import Any

from infra.codes.gs1 import gtin14
from infra.errors import BadInput
from tenants.masterdata import rules, statuses
from tenants.masterdata.errors import SerialNotBackflushed
from tenants.masterdata.models import Item

FIRST_STATUSES = (statuses.ACCEPTED, statuses.QUARANTINED)
LONGEST_LIFE = 36_500  # days


@dataclass(frozen=True, kw_only=True)
class ItemHandling:
    """What is left out stays as it is; an empty `gtin` and a shelf life of 0 days are taken away.

    `tracking`: lot, serial, none. `issue_method`: scan, backflush. `output_method`: report (the last report puts it in
    stock), receipt. `received_as`, `made_as`: accepted, quarantined. `expiry_policy`: warn, override, block.
    `pick_rule`: fefo, fifo.
    """

    gtin: str | None = None
    tracking: str | None = None
    issue_method: str | None = None
    output_method: str | None = None
    received_as: str | None = None
    made_as: str | None = None
    shelf_life_days: int | None = None
    expiry_policy: str | None = None
    expiry_warn_days: int | None = None
    pick_rule: str | None = None


_CHOICES = {
    "tracking": rules.TRACKING,
    "issue_method": rules.ISSUE_METHODS,
    "output_method": rules.OUTPUT_METHODS,
    "received_as": FIRST_STATUSES,
    "made_as": FIRST_STATUSES,
    "expiry_policy": rules.EXPIRY_POLICIES,
    "pick_rule": rules.PICK_RULES,
}


def handled(given: ItemHandling | None, item: Item | None) -> dict[str, Any]:
    """The given settings as columns. Raises UnknownKind, BadInput, CodeInvalid (no GTIN), SerialNotBackflushed."""
    if given is None:
        return {}
    columns: dict[str, Any] = {
        name: rules.check_kind(value, allowed)
        for name, allowed in _CHOICES.items()
        if (value := getattr(given, name)) is not None
    }
    if given.gtin is not None:
        columns["gtin"] = gtin14(given.gtin.strip()) if given.gtin.strip() else None
    if given.shelf_life_days is not None:
        columns["shelf_life_days"] = _days("shelfLifeDays", given.shelf_life_days) or None
    if given.expiry_warn_days is not None:
        columns["expiry_warn_days"] = _days("expiryWarnDays", given.expiry_warn_days)
    tracking = columns.get("tracking", item.tracking if item else "lot")
    method = columns.get("issue_method", item.issue_method if item else "scan")
    if tracking == "serial" and method == "backflush":
        raise SerialNotBackflushed()
    return columns


def _days(name: str, days: int) -> int:
    if not 0 <= days <= LONGEST_LIFE:
        raise BadInput(field=name, problem=f"0 to {LONGEST_LIFE}")
    return days
