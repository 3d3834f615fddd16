"""One file per aggregate; everything is found here."""

from tenants.orders.commands.demands import (
    CancelDemand,
    ChangeDemand,
    CreateDemand,
    cancel_demand,
    change_demand,
    create_demand,
)
from tenants.orders.commands.divide import (
    BackorderOrder,
    OrderPart,
    SplitOrder,
    backorder_order,
    split_order,
)
from tenants.orders.commands.endings import (
    CancelOrder,
    CloseOrder,
    ReopenOrder,
    cancel_order,
    close_order,
    reopen_order,
)
from tenants.orders.commands.gates import OpenGate, open_gate
from tenants.orders.commands.holds import (
    HoldOperation,
    HoldOrder,
    LiftHold,
    hold_operation,
    hold_order,
    lift_hold,
)
from tenants.orders.commands.lifecycle import ChangeOrder, CreateOrder, change_order, create_order
from tenants.orders.commands.merge import (
    MergeOrders,
    merge_orders,
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
from tenants.orders.commands.push import (
    OrderComponents,
    PushDown,
    PushLine,
    order_components,
    push_down,
)
from tenants.orders.commands.rebase import DecideChangeOrder, decide_change_order
from tenants.orders.commands.release import ReleaseOrder, release_order
from tenants.orders.commands.special import (
    DismantleOrder,
    OwnStep,
    RecordRecovery,
    RecoveredPart,
    RepairOrder,
    dismantle_order,
    record_recovery,
    repair_order,
)
from tenants.orders.commands.travelers import ChangeTraveler, PrintTravelers, change_traveler, print_travelers

__all__ = [
    "BackorderOrder", "CancelDemand", "CancelOrder", "ChangeDemand", "ChangeOrder", "ChangeTraveler", "CloseOrder",
    "CreateDemand", "CreateOrder", "DecideChangeOrder", "DismantleOrder", "HoldOperation", "HoldOrder", "LiftHold",
    "MergeOrders", "OpenGate", "OrderComponents", "OrderPart", "OwnStep", "PauseOperation", "PlannedSlot",
    "PrintTravelers", "PushDown", "PushLine", "RecordRecovery", "RecoveredPart", "ReleaseOrder", "ReopenOrder",
    "RepairOrder", "ResumeOperation", "SetPlan", "SplitOrder", "backorder_order", "cancel_demand", "cancel_order",
    "change_demand", "change_order", "change_traveler", "close_order", "create_demand", "create_order",
    "decide_change_order", "dismantle_order", "hold_operation", "hold_order", "lift_hold", "merge_orders",
    "open_gate", "order_components", "pause_operation", "print_travelers", "push_down", "record_recovery",
    "release_order", "reopen_order", "repair_order", "resume_operation", "set_plan", "split_order",
]  # fmt: skip
