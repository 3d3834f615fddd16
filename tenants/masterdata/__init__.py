"""Master data: what the plant is (sites, areas, work centers, work units, shifts, calendars), what it makes
(items, BOMs, routings of standard operations) and the words it uses (units, reasons, partners).

It never knows an order. Approved BOM and routing versions never change; orders keep a snapshot of theirs.
Upper modules ask through the functions below; they change nothing here.
"""

from tenants.masterdata.calendars import (
    PlantHours,
    Rostered,
    ShiftWindow,
    plant_hours,
    roster_of,
    rosters,
    shift_window,
    working_windows,
)
from tenants.masterdata.commands.rosters import put_on_roster, take_off_roster
from tenants.masterdata.custom import (
    CustomFilter,
    CustomValue,
    checked_custom,
    custom_fields,
    custom_filter,
    custom_values,
)
from tenants.masterdata.explosion import ExplodedLine, explode
from tenants.masterdata.instructions import current_instruction, steps_of, unread_steps
from tenants.masterdata.locations import default_location, first_location, line_side, yard_of
from tenants.masterdata.lookups import (
    Component,
    CurrentShift,
    Recipe,
    access_reason,
    alternatives_of,
    by_code,
    decimals_of,
    existing,
    places_of,
    plant_day,
    recipe,
    shift_at,
    site_of,
    spoken,
    work_centers_of,
)
from tenants.masterdata.numbering import dated_number, next_number, running
from tenants.masterdata.places import find_places
from tenants.masterdata.rules import check_kind
from tenants.masterdata.units import convert, converter
from tenants.masterdata.working_time import Window

__all__ = [
    "Component",
    "CurrentShift",
    "CustomFilter",
    "CustomValue",
    "ExplodedLine",
    "PlantHours",
    "Recipe",
    "Rostered",
    "ShiftWindow",
    "Window",
    "access_reason",
    "alternatives_of",
    "by_code",
    "check_kind",
    "checked_custom",
    "convert",
    "converter",
    "current_instruction",
    "custom_fields",
    "custom_filter",
    "custom_values",
    "dated_number",
    "decimals_of",
    "default_location",
    "existing",
    "explode",
    "find_places",
    "first_location",
    "line_side",
    "next_number",
    "places_of",
    "plant_day",
    "plant_hours",
    "put_on_roster",
    "recipe",
    "roster_of",
    "rosters",
    "running",
    "shift_at",
    "shift_window",
    "site_of",
    "spoken",
    "steps_of",
    "take_off_roster",
    "unread_steps",
    "work_centers_of",
    "working_windows",
    "yard_of",
]  # fmt: skip
