"""Orders: what was promised, the operations it is made by, what has been made of it, and what stops it.

It never judges a report (`reporting` does) and never plans (`scheduling` does). Its operations change only through
`access_operation` + `add_output`, `set_plan` and its own commands; what must hold for the very next scan is a hold or
a gate here, never an event.
"""

from tenants.orders.access import access_operation, check_fit, check_reach
from tenants.orders.changes import affected_orders
from tenants.orders.commands.plan import PlannedSlot
from tenants.orders.commands.plan import write_plan as set_plan
from tenants.orders.gates import arm_gate, open_gate, rearm_gates
from tenants.orders.instructions import unread_steps
from tenants.orders.models import Operation
from tenants.orders.output import add_output, begin_operation
from tenants.orders.traveler import traveler_pages, traveler_pdf, travelers_pdf

__all__ = [
    "Operation",
    "PlannedSlot",
    "access_operation",
    "add_output",
    "affected_orders",
    "arm_gate",
    "begin_operation",
    "check_fit",
    "check_reach",
    "open_gate",
    "rearm_gates",
    "set_plan",
    "traveler_pages",
    "traveler_pdf",
    "travelers_pdf",
    "unread_steps",
]
