from uuid import UUID

import strawberry

from infra.graphql import Info, Names, mutation, names
from tenants.plans import buying_graphql, commands, entitled_graphql, models, queries
from tenants.plans.ledger import graphql as ledger


@strawberry.type(description="The company one is signed in to.")
class Tenant:
    id: UUID
    slug: str
    name: Names
    time_zone: str
    state: str
    kind: str

    @classmethod
    def of(cls, row: models.Tenant) -> "Tenant":
        return cls(
            id=row.id, slug=row.slug, name=names(row), time_zone=row.time_zone, state=row.state, kind=row.kind
        )  # fmt: skip


async def own_tenant(info: Info) -> Tenant:
    return Tenant.of(await queries.own_tenant(info.context.read))


@strawberry.type
class Query(entitled_graphql.Query, buying_graphql.Query, ledger.Query):
    pass


@strawberry.type
class Mutation(buying_graphql.Mutation, ledger.Mutation):
    change_tenant = mutation(commands.change_tenant, Tenant)
