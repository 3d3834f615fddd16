"""Tables of orders: what is wanted, what was promised, how it is made, what has been made, and what stops it."""

from tenants.orders.models.demands import Allocation, Demand
from tenants.orders.models.lineage import Recovery, Transfer
from tenants.orders.models.orders import ZERO, Counter, Operation, ProductionOrder
from tenants.orders.models.paper import TravelerPrint, TravelerTemplate
from tenants.orders.models.stops import Gate, Hold

__all__ = [
    "ZERO", "Allocation", "Counter", "Demand", "Gate", "Hold", "Operation", "ProductionOrder", "Recovery", "Transfer",
    "TravelerPrint", "TravelerTemplate",
]  # fmt: skip
