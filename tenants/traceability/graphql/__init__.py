"""Material and traceability in the schema: one file for each part."""

import strawberry

from tenants.traceability.graphql.codes import CodeQuery
from tenants.traceability.graphql.phone import PhoneQuery
from tenants.traceability.graphql.stock import MaterialLot, StockMutation, StockQuery, Sublot


@strawberry.type
class Query(StockQuery, CodeQuery, PhoneQuery): ...


@strawberry.type
class Mutation(StockMutation): ...


__all__ = ["MaterialLot", "Mutation", "Query", "Sublot"]
