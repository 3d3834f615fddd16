"""Decisions of reporting; no session, no clock."""

from tenants.reporting.rules.crew import Part, shares
from tenants.reporting.rules.labor import LONGEST_RUN, RUN_MOVES, Span, apportion, run_after, whole
from tenants.reporting.rules.modes import (
    MODES,
    agreed,
    box_quantity,
    check_labels,
    check_mode,
    counter_gap,
    counter_quantity,
)
from tenants.reporting.rules.quantities import (
    ABSURD,
    CLOCK_TOLERANCE,
    FLAGS,
    KINDS,
    LONGEST_NOTE,
    REASON_KINDS,
    UNDO_WINDOW,
    ahead,
    booked,
    check_not_ahead_of_now,
    check_photos,
    check_quantities,
    check_times,
    over,
    wanted_reason,
    within_limit,
)
from tenants.reporting.rules.shifts import GRACE, ShiftHours, SiteHours, Worked, is_late
from tenants.reporting.rules.stops import (
    ANDON_KINDS,
    CONTENTS,
    DEFAULT_LEVELS,
    HIGHEST_LEVEL,
    LONGEST_WAIT,
    Level,
    andon_after,
    check_levels,
    due,
    handover_after,
    overlaps,
)

__all__ = [
    "ABSURD", "ANDON_KINDS", "CLOCK_TOLERANCE", "CONTENTS", "DEFAULT_LEVELS", "FLAGS", "GRACE", "HIGHEST_LEVEL",
    "KINDS", "LONGEST_NOTE", "LONGEST_RUN", "LONGEST_WAIT", "MODES", "REASON_KINDS", "RUN_MOVES", "UNDO_WINDOW",
    "Level", "Part", "ShiftHours", "SiteHours", "Span", "Worked", "agreed", "ahead", "andon_after", "apportion",
    "booked", "box_quantity", "check_labels", "check_levels", "check_mode", "check_not_ahead_of_now", "check_photos",
    "check_quantities", "check_times", "counter_gap", "counter_quantity", "due", "handover_after", "is_late", "over",
    "overlaps", "run_after", "shares", "wanted_reason", "whole", "within_limit",
]  # fmt: skip
