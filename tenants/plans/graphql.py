from uuid import UUID

import strawberry

from infra.graphql import Info, Names, mutation, names
from tenants.plans import commands, entitled_graphql, models, queries


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
class Query(entitled_graphql.Query):
    pass


@strawberry.type
class Mutation:
    change_tenant = mutation(commands.change_tenant, Tenant)
