"""Orders in the schema."""

import strawberry

from tenants.orders.graphql.changes import ChangeMutation, ChangeQuery
from tenants.orders.graphql.demands import Demand, DemandMutation, DemandQuery
from tenants.orders.graphql.orders import OrderFilter, OrderMutation, OrderQuery, OrderSort
from tenants.orders.graphql.types import Hold, Operation, OperationState, Order, OrderState, add_order_field, siblings


@strawberry.type
class Query(OrderQuery, DemandQuery, ChangeQuery): ...


@strawberry.type
class Mutation(OrderMutation, DemandMutation, ChangeMutation): ...


__all__ = [
    "Demand", "Hold", "Mutation", "Operation", "OperationState", "Order", "OrderFilter", "OrderSort", "OrderState",
    "Query", "add_order_field", "siblings",
]  # fmt: skip
