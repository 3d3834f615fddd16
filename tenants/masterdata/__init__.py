"""Master data: what the plant is (sites, areas, work centers, work units, shifts, calendars), what it makes
(items, BOMs, routings of standard operations) and the words it uses (units, reasons, partners).

It never knows an order. Approved BOM and routing versions never change; orders keep a snapshot of theirs.
Upper modules ask through the functions below; they change nothing here.
"""

from tenants.masterdata.custom import (
    CustomFilter,
    CustomValue,
    checked_custom,
    custom_fields,
    custom_filter,
    custom_values,
)
from tenants.masterdata.lookups import (
    Component,
    CurrentShift,
    Recipe,
    access_reason,
    by_code,
    decimals_of,
    existing,
    places_of,
    recipe,
    shift_at,
    site_of,
    spoken,
    work_centers_of,
)
from tenants.masterdata.numbering import next_number
from tenants.masterdata.places import find_places
from tenants.masterdata.rules import check_kind

__all__ = [
    "Component",
    "CurrentShift",
    "CustomFilter",
    "CustomValue",
    "Recipe",
    "access_reason",
    "by_code",
    "check_kind",
    "checked_custom",
    "custom_fields",
    "custom_filter",
    "custom_values",
    "decimals_of",
    "existing",
    "find_places",
    "next_number",
    "places_of",
    "recipe",
    "shift_at",
    "site_of",
    "spoken",
    "work_centers_of",
]  # fmt: skip
