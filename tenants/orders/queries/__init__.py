"""Orders page, operations of a team, loaders: one file each; everything is found here."""

from tenants.orders.queries.board import Blocked, blocked_by, blocks_of, my_operations, operation, operation_by_card
from tenants.orders.queries.loaders import (
    active_holds,
    closed_gates,
    holds_by_id,
    operations_by_id,
    operations_of,
    orders_by_id,
)
from tenants.orders.queries.pages import OrderFilter, Output, Summary, count_output_with, order, order_summary, orders

__all__ = [
    "Blocked", "OrderFilter", "Output", "Summary", "active_holds", "blocked_by", "blocks_of", "closed_gates",
    "count_output_with", "holds_by_id", "my_operations", "operation", "operation_by_card", "operations_by_id",
    "operations_of", "order", "order_summary", "orders", "orders_by_id",
]  # fmt: skip
