"""GraphQL for every module: commands become mutations, queries become fields, refusals become `Problem`.

class Query:
    @field
    async def order(self, info: Info, id: UUID) -> Order | None: ...

class Mutation:
    release_order = mutation(commands.release_order, Order, model=ProductionOrder)
"""

from strawberry.scalars import JSON

from infra.graphql.context import Context, Info, loader
from infra.graphql.mutations import mutation
from infra.graphql.pages import PageInfo, connection, page_type
from infra.graphql.types import Names, Problem, names

__all__ = [
    "JSON", "Context", "Info", "Names", "PageInfo", "Problem", "connection", "loader", "mutation", "names", "page_type",
]  # fmt: skip
