"""The industry templates in the schema: the same in every company."""

import strawberry

from infra.graphql import Names
from tenants.onboarding.templates.reading import Template, templates


@strawberry.type(description="What a company of a trade starts with; counts of what the template brings.")
class PlantTemplate:
    industry: str
    name: Names
    about: Names
    areas: int
    work_centers: int
    operations: int
    reasons: int
    teams: int
    products: int
    orders: int

    @classmethod
    def of(cls, row: Template) -> "PlantTemplate":
        return cls(
            industry=row.industry, name=Names(zh=row.name.zh, en=row.name.en),
            about=Names(zh=row.about.zh, en=row.about.en), areas=len(row.areas), work_centers=len(row.centers),
            operations=len(row.operations), reasons=len(row.reasons), teams=len(row.teams),
            products=len(row.sample.products), orders=len(row.sample.orders),
        )  # fmt: skip


@strawberry.type
class TemplateQuery:
    @strawberry.field
    async def plant_templates(self) -> list[PlantTemplate]:
        return [PlantTemplate.of(each) for each in templates()]
