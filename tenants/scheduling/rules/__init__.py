"""Pure decisions of dispatching; no session, no clock."""

from tenants.scheduling.rules.loading import (
    Choice,
    Hand,
    Place,
    Plant,
    ShiftKey,
    Slot,
    Span,
    Stretch,
    Task,
    completions,
    in_turn,
    load,
)

__all__ = [
    "Choice",
    "Hand",
    "Place",
    "Plant",
    "ShiftKey",
    "Slot",
    "Span",
    "Stretch",
    "Task",
    "completions",
    "in_turn",
    "load",
]
