"""Orders page, demands, search, operations of a team, loaders: one file each; everything is found here."""

from tenants.orders.queries.board import Blocked, blocked_by, blocks_of, my_operations, operation, operation_by_card
from tenants.orders.queries.demands import (
    DemandFilter,
    DemandSummary,
    demand,
    demand_summary,
    demands,
    demands_of,
    progress_of,
)
from tenants.orders.queries.find import Found, find, find_with
from tenants.orders.queries.forecasts import expectations, working_days
from tenants.orders.queries.loaders import (
    active_holds,
    children_of,
    closed_gates,
    gates_in,
    good_of,
    holds_by_id,
    merged_into,
    operations_by_id,
    operations_of,
    orders_by_id,
    prints_of,
    recoveries_of,
    transfers_of,
)
from tenants.orders.queries.pages import OrderFilter, Output, Summary, count_output_with, order, order_summary, orders

__all__ = [
    "Blocked", "DemandFilter", "DemandSummary", "Found", "OrderFilter", "Output", "Summary", "active_holds",
    "blocked_by", "blocks_of", "children_of", "closed_gates", "count_output_with", "demand", "demand_summary",
    "demands", "demands_of", "expectations", "find", "find_with", "gates_in", "good_of", "holds_by_id", "merged_into",
    "my_operations", "operation", "operation_by_card", "operations_by_id", "operations_of", "order", "order_summary",
    "orders", "orders_by_id", "prints_of", "progress_of", "recoveries_of", "transfers_of", "working_days",
]  # fmt: skip
