"""One file per aggregate; everything is found here."""

from tenants.orders.commands.gates import OpenGate, open_gate
from tenants.orders.commands.holds import (
    HoldOperation,
    HoldOrder,
    LiftHold,
    hold_operation,
    hold_order,
    lift_hold,
)
from tenants.orders.commands.lifecycle import (
    CancelOrder,
    ChangeOrder,
    CloseOrder,
    CreateOrder,
    cancel_order,
    change_order,
    close_order,
    create_order,
)
from tenants.orders.commands.plan import (
    PauseOperation,
    PlannedSlot,
    ResumeOperation,
    SetPlan,
    pause_operation,
    resume_operation,
    set_plan,
)
from tenants.orders.commands.release import ReleaseOrder, release_order

__all__ = [
    "CancelOrder", "ChangeOrder", "CloseOrder", "CreateOrder", "HoldOperation", "HoldOrder", "LiftHold", "OpenGate",
    "PauseOperation", "PlannedSlot", "ReleaseOrder", "ResumeOperation", "SetPlan", "cancel_order", "change_order",
    "close_order", "create_order", "hold_operation", "hold_order", "lift_hold", "open_gate", "pause_operation",
    "release_order", "resume_operation", "set_plan",
]  # fmt: skip
