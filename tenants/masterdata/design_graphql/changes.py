"""Engineering changes, which make drafts live together."""

from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING, Any
from uuid import UUID

import strawberry

from infra.graphql import Info, connection, loader, mutation, page_type
from tenants.masterdata import commands, models
from tenants.masterdata import design_queries as q
from tenants.masterdata.design_graphql.boms import Bom
from tenants.masterdata.design_graphql.items import ItemRevision
from tenants.masterdata.design_graphql.lookups import of_row, the_item
from tenants.masterdata.design_graphql.routings import Routing
from tenants.masterdata.graphql_types import Item


@strawberry.type(description="A draft a change makes live. `kind`: revision, bom or routing.")
class ChangeSubject:
    id: UUID
    kind: str
    subject_id: UUID
    item_id: UUID

    @strawberry.field
    async def item(self, info: Info) -> Item:
        return await the_item(info, self.item_id)

    @strawberry.field
    async def bom(self, info: Info) -> Bom | None:
        row = await loader(info, q.boms_by_id).load(self.subject_id) if self.kind == "bom" else None
        return Bom.of(row) if row else None

    @strawberry.field
    async def routing(self, info: Info) -> Routing | None:
        row = await loader(info, q.routings_by_id).load(self.subject_id) if self.kind == "routing" else None
        return Routing.of(row) if row else None

    @strawberry.field
    async def item_revision(self, info: Info) -> ItemRevision | None:
        row = await loader(info, q.revisions_by_id).load(self.subject_id) if self.kind == "revision" else None
        return ItemRevision.of(row) if row else None

    @classmethod
    def of(cls, row: models.ChangeSubject) -> "ChangeSubject":
        return of_row(cls, row)


@strawberry.type(description="States: draft, submitted, approved, rejected, cancelled.")
class EngineeringChange:
    id: UUID
    number: str
    title: str
    why: str
    state: str
    effective_from: date
    requested_by: str
    requested_at: datetime
    submitted_at: datetime | None
    decided_by: str | None
    decided_at: datetime | None
    decision_note: str | None

    @strawberry.field
    async def subjects(self, info: Info) -> list[ChangeSubject]:
        return [ChangeSubject.of(row) for row in await loader(info, q.subjects_of).load(self.id)]

    @classmethod
    def of(cls, row: models.EngineeringChange) -> "EngineeringChange":
        return of_row(cls, row)


@strawberry.type(description="Whether further versions need a change, and another person's yes.")
class ChangePolicy:
    change_control: bool
    four_eyes: bool

    @classmethod
    def of(cls, row: models.ChangePolicy) -> "ChangePolicy":
        return of_row(cls, row)


@strawberry.enum
class EngineeringChangeSort(Enum):
    NUMBER_DESC = "NUMBER_DESC"
    NUMBER_ASC = "NUMBER_ASC"
    EFFECTIVE_DESC = "EFFECTIVE_DESC"


@strawberry.input
class EngineeringChangeFilter:
    states: list[str] | None = None
    search: str | None = None
    item_id: UUID | None = None


if TYPE_CHECKING:
    EngineeringChangePage = Any
else:
    EngineeringChangePage = page_type(EngineeringChange)


@strawberry.type
class ChangeQuery:
    @strawberry.field
    async def engineering_changes(
        self,
        info: Info,
        first: int = 50,
        after: str | None = None,
        filter: EngineeringChangeFilter | None = None,
        sort: list[EngineeringChangeSort] | None = None,
    ) -> EngineeringChangePage:
        wanted = vars(filter) if filter else {}
        order = [each.value for each in sort or ()]
        page = await q.engineering_changes(info.context.read, first=first, after=after, sort=order, **wanted)
        return connection(EngineeringChange, page)

    @strawberry.field
    async def engineering_change(self, info: Info, id: UUID) -> EngineeringChange | None:
        row = await q.engineering_change(info.context.read, id)
        return EngineeringChange.of(row) if row else None

    @strawberry.field
    async def change_policy(self, info: Info) -> ChangePolicy:
        row = await q.change_policy(info.context.read)
        return ChangePolicy.of(row) if row else ChangePolicy(change_control=False, four_eyes=False)


@strawberry.type
class ChangeMutation:
    set_change_policy = mutation(commands.set_change_policy, ChangePolicy)
    create_change = mutation(commands.create_change, EngineeringChange)
    revise_change = mutation(commands.revise_change, EngineeringChange)
    submit_change = mutation(commands.submit_change, EngineeringChange)
    approve_change = mutation(commands.approve_change, EngineeringChange)
    reject_change = mutation(commands.reject_change, EngineeringChange)
    cancel_change = mutation(commands.cancel_change, EngineeringChange)
